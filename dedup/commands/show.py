"""``dedup show``: read a finished report in the terminal."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
from dedup.commands.completion import complete_name
from dedup.commands.console import Console
from dedup.commands.params import map_option
from dedup.commands.sources import Columns, columns_of, read_again
from dedup.errors import InputError
from dedup.model import Comparison, Report, Story
from dedup.options import ScanOptions

if TYPE_CHECKING:
    from rich.text import Text

QUICK = 32_000_000
"""Bytes of a source that is read again, in a second or two, only to mark words in a summary."""


@click.command(
    cls=Command,
    examples=(
        "dedup show reports/seeds             the summary again",
        "dedup show reports/seeds 000-001     one pair, passage by passage",
        "dedup show reports/seeds S0001       one story, outlet by outlet",
        "dedup show reports/seeds S0001 --json | jq .ledger",
    ),
)
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("name", required=False, metavar="[PAIR|STORY]", shell_complete=complete_name)
@click.option("--json", "as_json", is_flag=True, help="As in report.json and pairs.jsonl.")
@click.option("--pager/--no-pager", default=True, help="Page on a terminal. Default: yes.")
@map_option
@click.pass_obj
def show(
    console: Console, /, report: Path, name: str | None, as_json: bool, pager: bool, **values: Any
) -> None:
    """Show a finished report: its summary, one pair (LEFT-RIGHT) or one story.

    The articles are read again from where they were; where they have changed or gone, only their
    places are shown.
    """
    folder = folder_of(report)
    columns = columns_of(folder, values["map"])
    if as_json:
        data = _data(folder, name, columns)
        click.echo(json.dumps(data, ensure_ascii=False, indent=2))
    else:
        console.show(_text(folder, name, columns), paged=pager)


def _data(folder: Path, name: str | None, columns: Columns) -> Any:
    """The report, the pair or the story as the data files have it."""
    from dedup.report.load import load_document, load_report

    if name is None:
        return load_document(folder)
    return _named(folder, load_report(folder), name, columns).to_dict()


def _text(folder: Path, name: str | None, columns: Columns) -> Text:
    from dedup.report.load import load_report
    from dedup.report.terminal import show_pair, show_story, summary

    plain = load_report(folder)
    if name is None:
        quoted = _quoted(plain)
        return summary(_with_texts(folder, quoted, columns) if quoted else plain, folder)
    found = _named(folder, plain, name, columns)
    if isinstance(found, Story):
        return show_story(plain, found)
    two = {found.pair.left, found.pair.right}
    return show_pair(_with_texts(folder, two, columns), found)


def _named(folder: Path, report: Report, name: str, columns: Columns) -> Story | Comparison:
    """The story with this id, else the pair."""
    from dedup.report.terminal import find_pair

    story = next((story for story in report.stories if story.id == name), None)
    return story or find_pair(_with_pair(folder, report, name, columns), name)


def _quoted(report: Report) -> frozenset[str]:
    """The articles that grave findings quote, to mark the words in which they differ."""
    graves = (finding for finding in report.findings if finding.severity == "high")
    quoted = {item.article for finding in graves for item in finding.evidence}
    paths = {record.article.id: Path(record.article.origin.path) for record in report.articles}
    return frozenset(
        name for name in quoted if paths[name].is_file() and paths[name].stat().st_size <= QUICK
    )


def _with_texts(folder: Path, articles: Collection[str], columns: Columns) -> Report:
    """The report with the texts of these articles, as far as their sources are as they were."""
    from dedup.report.load import load_document, load_report

    found = read_again(load_document(folder), articles, columns)
    return load_report(folder, {id_: article.text for id_, article in found.items()})


def _with_pair(folder: Path, report: Report, name: str, columns: Columns) -> Report:
    """The report with the named pair of a large story compared, if the scan left that out.

    Raises InputError where its articles cannot be read again.
    """
    from dedup.pipeline import compare
    from dedup.report.load import load_document
    from dedup.report.terminal import find_uncompared

    pair = find_uncompared(report, name)
    if pair is None:
        return report
    articles = read_again(load_document(folder), {pair.left, pair.right}, columns)
    if len(articles) < 2:
        raise InputError(
            f"{name} was not compared by the scan, and its articles cannot be read again: "
            "run it where the sources are"
        )
    options = ScanOptions(**report.options)
    left, right = (replace(articles[id_], id=id_) for id_ in (pair.left, pair.right))
    comparison = compare(left, right, options)
    return replace(report, comparisons=(*report.comparisons, comparison))


def folder_of(path: Path) -> Path:
    """The report folder, given itself or a file in it."""
    return path.parent if (path.parent / "report.json").is_file() and path.is_file() else path
