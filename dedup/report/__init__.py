"""Writing what was found: HTML, JSON, CSV and terminal, all from the frozen types alone."""

from __future__ import annotations

from dedup.report.folder import write_report
from dedup.report.schema import schema

__all__ = ["schema", "write_report"]
