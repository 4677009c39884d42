"""report.json and pairs.jsonl, one comparison a line; schema.py describes both."""

from __future__ import annotations

import json
from collections.abc import Iterator

from dedup.model import Json, Report
from dedup.report.words import sound


def report_json(report: Report) -> str:
    """The text of report.json, keys in the order of the contract."""
    return sound(json.dumps(report.to_dict(), ensure_ascii=False, indent=1)) + "\n"


def pairs_jsonl(report: Report) -> Iterator[str]:
    """The lines of pairs.jsonl, each with its line feed."""
    for comparison in report.comparisons:
        yield dumps(comparison.to_dict()) + "\n"


def dumps(record: Json) -> str:
    """One JSON line, Arabic as Arabic."""
    return sound(json.dumps(record, ensure_ascii=False))
