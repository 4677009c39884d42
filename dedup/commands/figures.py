"""``dedup figures``: every figure read, with its value."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import click

from dedup.commands.command import Command
from dedup.commands.console import Console, only_articles, open_items
from dedup.commands.params import inputs_argument, map_option
from dedup.model import Article, Figure, Paragraph, Skip
from dedup.report.words import in_one_line, paragraph_number


@click.command(
    cls=Command,
    examples=(
        "dedup figures seeds/000*.txt",
        "dedup figures seeds --format jsonl",
        "echo 'أكثر من 3 ملايين دولار' | dedup figures -",
    ),
)
@inputs_argument
@map_option
@click.option(
    "--format",
    type=click.Choice(["text", "jsonl", "csv"]),
    default="text",
    show_default=True,
    help="A table to read, one JSON object a figure, or CSV.",
)
@click.pass_obj
def figures(console: Console, /, inputs: tuple[str, ...], **values: Any) -> None:
    """List every number, amount, date and time of the articles, as printed and as read.

    Offsets are code points of the article's text, half-open.
    """
    skips: list[Skip] = []
    articles = only_articles(open_items(inputs, values["map"]), skips)
    for text in FORMS[values["format"]](articles):
        click.echo(text, nl=False)
    console.done(skips)


def _found(articles: Iterable[Article]) -> Iterator[tuple[Article, int, Figure]]:
    """Every figure with its article and the number of its paragraph, from 1."""
    from dedup.api import read_figures
    from dedup.text.segment import split_paragraphs

    for article in articles:
        paragraphs = [Paragraph(span) for span in split_paragraphs(article.text)]
        found = read_figures(article.text, language=article.language, published=article.published)
        for figure in found:
            yield article, paragraph_number(paragraphs, figure.span.start), figure


def _text(articles: Iterable[Article]) -> Iterator[str]:
    """A heading an article; the printed words stand last on their line in any direction."""
    from dedup.report.language import open_language

    say = open_language("en")
    last = None
    for article, paragraph, figure in _found(articles):
        if article is not last:
            yield ("\n" if last else "") + in_one_line(article.id) + "\n"
            last = article
        place = f"¶{paragraph}"
        read = f"{figure.kind:<13} {say.value(figure):<24}"
        yield f"  {place:<4} {read}  {in_one_line(figure.text)}\n"


def _jsonl(articles: Iterable[Article]) -> Iterator[str]:
    from dedup.report.json import dumps

    for article, _, figure in _found(articles):
        yield dumps({"article": article.id, **figure.to_dict()}) + "\n"


def _csv(articles: Iterable[Article]) -> Iterator[str]:
    from dedup.report.tables import csv_rows, figures_table

    rows = ((article.id, paragraph, figure) for article, paragraph, figure in _found(articles))
    yield from csv_rows(figures_table(rows))


FORMS = {"text": _text, "jsonl": _jsonl, "csv": _csv}
