"""Pages of a report as tests read them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html.parser import HTMLParser

from dedup.model import (
    Report,
)  # fmt: skip
from dedup.options import RenderOptions
from dedup.report.html import html_files

VOID = {"meta", "input", "br", "path", "rect", "circle", "line"}


class Page(HTMLParser):
    """The elements of a page, and the text of each paragraph of an article by its anchor."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: dict[str, str] = {}
        self.rows: list[str] = []
        self._open = ""
        self._label = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag == "p" and re.fullmatch(r"p\d+[AB]\d+|t\d+P\d+", found.get("id") or ""):
            self._open = found["id"] or ""
            self.paragraphs[self._open] = ""
        elif tag == "span" and "pn" in (found.get("class") or "").split():
            self._label = 1
        elif self._label and tag == "bdi":
            self._label = 2

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._open = ""
        if tag == "span" and self._label:
            self._label = 0

    def handle_data(self, data: str) -> None:
        if self._open and not self._label:
            self.paragraphs[self._open] += data

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element with the names of its attributes, values left out."""
        return [(tag, tuple(sorted(attrs))) for tag, attrs in self.elements]


def written(files: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {name: "".join(parts) for name, parts in files}


def index(report: Report, **options: object) -> str:
    return written(html_files(report, RenderOptions(**options)))["index.html"]  # type: ignore[arg-type]


def told(page: str) -> str:
    """The text of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))
