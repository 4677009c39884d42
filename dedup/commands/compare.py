"""``dedup compare``: two articles, or a list of pairs."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
from dedup.commands.console import Console
from dedup.commands.output import STDOUT, write_whole
from dedup.commands.params import made_options, map_option, output_option, scan_options
from dedup.commands.sources import by_id, two_articles
from dedup.errors import InputError
from dedup.model import Article, Origin, Report, Skip
from dedup.options import RenderOptions

if TYPE_CHECKING:
    from rich.text import Text


@click.command(
    cls=Command,
    compiled=True,
    examples=(
        "dedup compare a.txt b.txt",
        "dedup compare a.txt b.txt --format html -o a-b.html",
        "dedup compare --pairs pairs.jsonl --articles articles.jsonl.gz > compared.jsonl",
    ),
)
@click.argument("left", required=False, type=click.Path())
@click.argument("right", required=False, type=click.Path())
@click.option(
    "--pairs",
    type=click.Path(),
    metavar="FILE",
    help='Many pairs: lines of {"left": path-or-id, "right": path-or-id}; - is stdin.',
)
@click.option(
    "--articles",
    multiple=True,
    type=click.Path(),
    metavar="INPUT",
    help="Where ids are looked up; may be given again.",
)
@output_option()
@map_option
@click.option(
    "--format",
    type=click.Choice(["text", "json", "jsonl", "html", "md"]),
    help="[default: text; jsonl with --pairs]",
)
@scan_options(["min_run"])
@click.pass_obj
def compare(console: Console, /, left: str | None, right: str | None, **values: Any) -> None:
    """Compare two articles passage by passage, whether or not a scan would pair them.

    LEFT and RIGHT are files that hold one article each, or ids among --articles.
    """
    skips: list[Skip] = []
    known = by_id(values["articles"], values["map"], skips)
    if values["pairs"]:
        if left or values["format"] not in (None, "jsonl"):
            raise click.UsageError("--pairs takes no LEFT and RIGHT, and writes jsonl only")
        lines = _compared(values["pairs"], known, skips, values)
        write_whole(values["output"], lines)
    elif left and right:
        articles = two_articles(left, right, known, values["map"])
        _write_one(console, *articles, values)
    else:
        raise click.UsageError("RIGHT is missing: give two articles, or --pairs FILE")
    console.done(skips)


def _write_one(
    console: Console, /, left: Article, right: Article, values: Mapping[str, Any]
) -> None:
    from dedup.pipeline import report_pair

    report = report_pair(left, right, made_options(values))
    form = values["format"] or "text"
    if form == "text" and values["output"] == STDOUT:
        console.show(_terminal(report))
    else:
        write_whole(values["output"], _parts(report, form))


def _terminal(report: Report) -> Text:
    from dedup.report.terminal import show_pair

    return show_pair(report, report.comparisons[0])


def _parts(report: Report, form: str) -> Iterator[str]:
    """A report of one pair in a form; one pair is always one page of HTML."""
    from dedup.report.json import laid_out, pairs_jsonl
    from dedup.report.markdown import markdown_pair

    if form == "text":
        yield f"{_terminal(report).plain}\n"
    elif form == "json":
        yield from laid_out(report.comparisons[0].to_dict())
        yield "\n"
    elif form == "jsonl":
        yield from pairs_jsonl(report)
    elif form == "md":
        yield markdown_pair(report, report.comparisons[0])
    else:
        from dedup.report.html import html_files

        for _, parts in html_files(report, RenderOptions()):
            yield from parts


def _compared(
    path: str, known: Mapping[str, Article], skips: list[Skip], values: Mapping[str, Any]
) -> Iterator[str]:
    """One line a pair that could be compared; the others become skips."""
    from dedup.pipeline import compare_each
    from dedup.report.json import dumps

    pairs = _named(path, known, skips, values["map"])
    for comparison in compare_each(pairs, made_options(values)):
        yield dumps(comparison.to_dict()) + "\n"


def _named(
    path: str, known: Mapping[str, Article], skips: list[Skip], columns: Mapping[str, str]
) -> Iterator[tuple[Article, Article]]:
    """The articles of each line; a line whose articles cannot be had becomes a skip."""
    for number, line in enumerate(_lines(path)):
        try:
            yield two_articles(*_names(line), known, columns)
        except InputError as error:
            skips.append(_skip(path, number, str(error)))


def _lines(path: str) -> Iterable[bytes]:
    """The lines that are not blank; bytes, because JSON is UTF-8 whatever the locale."""
    try:
        with click.open_file(path, "rb") as stream:
            yield from (line for line in stream if line.strip())
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}") from error


def _names(line: bytes) -> tuple[str, str]:
    """``left`` and ``right`` of a line of --pairs. Raises InputError where it has not both."""
    try:
        record = json.loads(line)
        names = record["left"], record["right"]
    except (ValueError, KeyError, TypeError) as error:
        raise InputError('not an object with "left" and "right"') from error
    if not all(isinstance(name, str) and name for name in names):
        raise InputError('"left" and "right" must be paths or ids')
    return names


def _skip(path: str, number: int, reason: str) -> Skip:
    return Skip(Origin(path=path, record=number), reason)
