"""The pages: templates filled, under a content policy that allows our style and script only."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from collections.abc import Callable, Iterator
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from dedup.model import Report
from dedup.options import RenderOptions
from dedup.report.language import Language, open_language
from dedup.report.marks import Mark
from dedup.report.phrases import EDIT_KINDS, ICONS, SHAPES
from dedup.report.view import OPEN_PARTS, pages
from dedup.report.words import excerpt, legible, visible

PARTS = 1000
"""Pieces of a filled template that are written at once."""
MANY_PLACES = 12
"""References in one cell that stand open; the sixty of a story of sixty outlets are folded."""


def html_files(report: Report, options: RenderOptions) -> Iterator[tuple[str, Iterator[str]]]:
    """Name of every HTML file of the report, one at a time, and its text in parts.

    None of its characters works unseen.
    """
    template = _template(open_language(options.ui_lang))
    for page in pages(report, options):
        stream = template.stream(page=page)
        stream.enable_buffering(PARTS)
        yield page.file, map(legible, stream)


def _template(language: Language) -> Template:
    """The compiled template of a page, with its style, script and policy."""
    environment = Environment(
        loader=PackageLoader("dedup.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    style, script = _static("report.css"), _static("report.js")
    environment.globals.update(
        _=language.text,
        isolate=language.isolated,
        icons=ICONS,
        shapes=SHAPES,
        opened=OPEN_PARTS,
        many=MANY_PLACES,
        notes=_tooltips(language),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        policy=f"default-src 'none'; style-src '{_digest(style)}'; "
        f"script-src '{_digest(script)}'; base-uri 'none'; form-action 'none'",
    )
    return environment.get_template("page.html")


def _static(name: str) -> str:
    return (files("dedup.report") / "static" / name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    """The hash source of an inline block, over exactly the text between its tags."""
    return "sha256-" + b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _tooltips(language: Language) -> Callable[[Mark, str], str]:
    """What a mark's tooltip says: the kind of change and the other side's words."""

    def tooltip(mark: Mark, side: str) -> str:
        kind = language.text(EDIT_KINDS.get(mark.kind, mark.kind))
        if not mark.other.strip():
            return kind
        return f"{kind} · {'B' if side == 'A' else 'A'}: {visible(excerpt(mark.other))}"

    return tooltip
