"""Writing what was found: HTML, JSON, CSV and terminal, all from the frozen types alone."""

from __future__ import annotations

from dedup.report.folder import MANIFEST, refuse_foreign, write_report
from dedup.report.json import dumps, pairs_jsonl, report_json
from dedup.report.load import load_document, load_report
from dedup.report.markdown import markdown_pair
from dedup.report.schema import schema
from dedup.report.tables import csv_text, figures_table, open_xlsx
from dedup.report.terminal import find_pair, find_story, show_pair, show_story, summary

__all__ = [
    "MANIFEST",
    "csv_text",
    "dumps",
    "figures_table",
    "find_pair",
    "find_story",
    "load_document",
    "load_report",
    "markdown_pair",
    "open_xlsx",
    "pairs_jsonl",
    "refuse_foreign",
    "report_json",
    "schema",
    "show_pair",
    "show_story",
    "summary",
    "write_report",
]
