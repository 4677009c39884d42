"""Writing what was found: HTML, JSON, CSV and terminal, all from the frozen types alone.

Each name is loaded when it is first asked for: lines of JSON need no templates and no locale.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dedup.report.folder import refuse_foreign, write_report
    from dedup.report.json import MANIFEST, dumps, pairs_jsonl, report_json
    from dedup.report.load import load_document, load_manifest, load_report
    from dedup.report.markdown import markdown_pair
    from dedup.report.tables import csv_rows, figures_table, open_xlsx
    from dedup.report.terminal import (
        find_pair,
        find_story,
        find_uncompared,
        show_pair,
        show_story,
        summary,
    )

_NAMES = {
    "folder": "refuse_foreign write_report",
    "json": "MANIFEST dumps pairs_jsonl report_json",
    "load": "load_document load_manifest load_report",
    "markdown": "markdown_pair",
    "tables": "csv_rows figures_table open_xlsx",
    "terminal": "find_pair find_story find_uncompared show_pair show_story summary",
}
_HOME = {name: module for module, names in _NAMES.items() for name in names.split()}
"""Name → the module that has it."""

__all__ = [
    "MANIFEST",
    "csv_rows",
    "dumps",
    "figures_table",
    "find_pair",
    "find_story",
    "find_uncompared",
    "load_document",
    "load_manifest",
    "load_report",
    "markdown_pair",
    "open_xlsx",
    "pairs_jsonl",
    "refuse_foreign",
    "report_json",
    "show_pair",
    "show_story",
    "summary",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
