"""``dedup show``: read a finished report in the terminal."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
from dedup.commands.completion import complete_name
from dedup.commands.console import Console
from dedup.commands.params import map_option
from dedup.commands.sources import read_again

if TYPE_CHECKING:
    from rich.text import Text


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
    if as_json:
        click.echo(json.dumps(_data(folder, name), ensure_ascii=False, indent=2))
    else:
        console.show(_text(folder, name, values["map"]), paged=pager)


def _data(folder: Path, name: str | None) -> Any:
    """The report, the pair or the story as the data files have it."""
    from dedup.report import find_pair, find_story, load_document, load_report

    document = load_document(folder)
    if name is None:
        return document
    report = load_report(folder, {})
    if any(story["id"] == name for story in document["stories"]):
        return find_story(report, name).to_dict()
    return find_pair(report, name).to_dict()


def _text(folder: Path, name: str | None, columns: Mapping[str, str] | None) -> Text:
    from dedup.report import (
        find_pair,
        find_story,
        load_document,
        load_manifest,
        load_report,
        show_pair,
        show_story,
        summary,
    )

    plain = load_report(folder, {})
    if name is None:
        return summary(plain, folder)
    if any(story.id == name for story in plain.stories):
        return show_story(plain, find_story(plain, name))
    pair = find_pair(plain, name).pair
    columns = columns or load_manifest(folder).get("run", {}).get("map") or None
    articles = read_again(load_document(folder), {pair.left, pair.right}, columns)
    report = load_report(folder, {id_: article.text for id_, article in articles.items()})
    return show_pair(report, find_pair(report, name))


def folder_of(path: Path) -> Path:
    """The report folder, given itself or a file in it."""
    return path.parent if path.is_file() else path
