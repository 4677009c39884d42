"""The view of the method: options, inputs and hashes, what was skipped, capped or set aside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dedup.model import ArticleRecord
from dedup.report.lookup import Listed, Lookup, Quotation, Ref
from dedup.report.phrases import _
from dedup.report.words import excerpt, visible

LISTED = 1000
"""Inputs, skipped inputs and stock texts listed on a page; all are in report.json."""


@dataclass(frozen=True, slots=True)
class Input:
    """One article read: what it is called, where it came from, the hash that proves it."""

    label: str
    id: str
    source: str
    url: str
    sha256: str
    encoding: str


@dataclass(frozen=True, slots=True)
class MethodView:
    """How the report was made and what it leaves out."""

    tool: str
    options: tuple[tuple[str, str], ...]
    inputs: Listed[Input]
    skipped: Listed[tuple[str, str]]
    """Source and reason."""
    stock: Listed[tuple[Quotation, str, Ref]]
    """Texts that many articles carry without copying one another, and how many do."""
    notices: tuple[Markup, ...]


def method_view(look: Lookup, file: str) -> MethodView:
    """The method part of the page ``file``."""
    report, say = look.report, look.language
    cut = partial(say.cut, _("%(shown)s of %(all)s are listed; all are in report.json."), LISTED)
    articles, skipped, stock = report.articles, report.skipped, report.stock
    return MethodView(
        " ".join(visible(f"{name} {value}") for name, value in sorted(report.tool.items())),
        tuple((str(name), visible(_shown(value))) for name, value in report.options.items()),
        Listed(
            say.count("%(n)s article compared", "%(n)s articles compared", len(articles)),
            tuple(_input(look, record) for record in articles[:LISTED]),
            cut(len(articles)),
        ),
        Listed(
            say.count("%(n)s input skipped", "%(n)s inputs skipped", len(skipped)),
            tuple(
                (_source(skip.origin.path, skip.origin.record), visible(skip.reason))
                for skip in skipped[:LISTED]
            ),
            cut(len(skipped)),
        ),
        Listed(
            say.count("%(n)s stock text set aside", "%(n)s stock texts set aside", len(stock)),
            tuple(
                (
                    look.words(item.article, excerpt(item.text, 140)),
                    say.number(item.articles),
                    look.ref(item.article, item.span, file),
                )
                for item in stock[:LISTED]
            ),
            cut(len(stock)),
        ),
        tuple(say.message(notice) for notice in report.notices),
    )


def _shown(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _input(look: Lookup, record: ArticleRecord) -> Input:
    article = record.article
    return Input(
        look.label(article.id),
        visible(article.id),
        _source(article.origin.path, article.origin.record),
        safe_url(article.url),
        article.origin.sha256 or record.text_sha256,
        ", ".join([article.origin.encoding, *article.origin.repairs]),
    )


def _source(path: str, record: int | None) -> str:
    return visible(path if record is None else f"{path} #{record}")


def safe_url(url: str) -> str:
    """``url`` if it is a plain web address, else nothing: a link may not run code."""
    plain = url.strip()
    printable = all(char.isprintable() and not char.isspace() for char in plain)
    return plain if printable and plain.lower().startswith(("http://", "https://")) else ""
