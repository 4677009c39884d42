"""report.json, pairs.jsonl (one comparison a line) and manifest.json, the hashes of both."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from functools import cache
from typing import Any

from dedup.model import FORMAT_VERSION, Json, Pair, Report, Run
from dedup.options import RenderOptions
from dedup.report.words import sound_json

MANIFEST = "manifest.json"
"""The last file of a report: what was asked for, what came of it, and the hash of every other."""
_encoded = json.JSONEncoder(ensure_ascii=False).encode
_string = json.encoder.encode_basestring


def report_json(report: Report) -> Iterator[str]:
    """The text of report.json in pieces, keys in the order of the contract."""
    yield from laid_out(report.parts())
    yield "\n"


def laid_out(value: Any, margin: str = "\n") -> Iterator[str]:
    """JSON as ``json.dumps`` with ``indent=1`` has it, in pieces; in memory is one of them alone.

    An iterator in ``value`` is a list whose items are made while they are written. ``margin`` is
    a line feed and what each line begins with.
    """
    parts: Iterable[tuple[str, Any]]
    if isinstance(value, Iterator):
        first, last, parts = "[", "]", (("", item) for item in value)
    elif isinstance(value, dict) and any(isinstance(part, Iterator) for part in value.values()):
        first, last, parts = "{", "}", ((f"{_string(key)}: ", part) for key, part in value.items())
    else:
        told = json.dumps(value, ensure_ascii=False, indent=1)
        yield sound_json(told.replace("\n", margin))
        return
    before = first
    for name, part in parts:
        yield f"{before}{margin} {name}"
        yield from laid_out(part, f"{margin} ")
        before = ","
    yield first + last if before == first else margin + last


def manifest_json(report: Report, options: RenderOptions, run: Run, files: Sequence[Json]) -> str:
    """The text of manifest.json: what was asked for, what came of it, the hash of every file.

    ``files`` are records of ``path``, ``bytes`` and ``sha256``.
    """
    manifest = {
        "format": FORMAT_VERSION,
        "tool": dict(report.tool),
        "options": dict(report.options),
        "look": asdict(options),
        "run": run.to_dict(),
        "counts": report.counts(),
        "status": "inputs skipped" if report.skipped else "complete",
        "files": list(files),
    }
    return "".join(laid_out(manifest)) + "\n"


def pairs_jsonl(report: Report) -> Iterator[str]:
    """The lines of pairs.jsonl, each with its line feed."""
    for comparison in report.comparisons:
        yield dumps(comparison.to_dict()) + "\n"


def dumps(record: Json) -> str:
    """One JSON line, Arabic as Arabic."""
    return sound_json(_encoded(record))


def pair_line(pair: Pair) -> str:
    """`dumps` of a pair, in a tenth of the time: a collection may have millions."""
    line = (
        f'{{"left": {_string(pair.left)}, "right": {_string(pair.right)}, '
        f'"relation": "{pair.relation}", "resemblance": {round(pair.resemblance, 4)!r}, '
        f'"left_containment": {round(pair.left_containment, 4)!r}, '
        f'"right_containment": {round(pair.right_containment, 4)!r}, '
        f'"shared_words": {pair.shared_words}, "longest_run": {pair.longest_run}, '
        f'"found_by": {_strings(pair.found_by)}}}'
    )
    return sound_json(line)


@cache
def _strings(kinds: tuple[str, ...]) -> str:
    return _encoded(kinds)
