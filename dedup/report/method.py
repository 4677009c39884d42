"""The view of the method: options, inputs and hashes, what was skipped, capped or set aside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from dedup.model import ArticleRecord
from dedup.report.lookup import Lookup, Quotation, Ref
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
class StockView:
    """A text that many articles carry without copying one another."""

    quotation: Quotation
    articles: str
    ref: Ref


@dataclass(frozen=True, slots=True)
class MethodView:
    """How the report was made and what it leaves out."""

    tool: str
    options: tuple[tuple[str, str], ...]
    inputs: tuple[Input, ...]
    inputs_title: Markup
    inputs_cut: Markup
    skipped: tuple[tuple[str, str], ...]
    skipped_title: Markup
    skipped_cut: Markup
    stock: tuple[StockView, ...]
    stock_title: Markup
    stock_cut: Markup
    notices: tuple[Markup, ...]


def method_view(look: Lookup, file: str) -> MethodView:
    """The method part of the page ``file``."""
    report, say = look.report, look.language
    cut = partial(say.cut, _("%(shown)s of %(all)s are listed; all are in report.json."), LISTED)
    return MethodView(
        " ".join(visible(f"{name} {value}") for name, value in sorted(report.tool.items())),
        tuple((str(name), visible(_shown(value))) for name, value in report.options.items()),
        tuple(_input(look, record) for record in report.articles[:LISTED]),
        say.count("%(n)s article compared", "%(n)s articles compared", len(report.articles)),
        cut(len(report.articles)),
        tuple((_source(skip.origin.path, skip.origin.record), visible(skip.reason))
              for skip in report.skipped[:LISTED]),
        say.count("%(n)s input skipped", "%(n)s inputs skipped", len(report.skipped)),
        cut(len(report.skipped)),
        tuple(
            StockView(
                look.words(stock.article, excerpt(stock.text, 140)),
                say.number(stock.articles),
                look.ref(stock.article, stock.span, file),
            )
            for stock in report.stock[:LISTED]
        ),
        say.count(
            "%(n)s stock text set aside", "%(n)s stock texts set aside", len(report.stock)
        ),
        cut(len(report.stock)),
        tuple(say.message(notice) for notice in report.notices),
    )  # fmt: skip


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
