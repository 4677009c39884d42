"""``dedup show``: read a finished report in the terminal."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
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
    ),
)
@click.argument("report", type=click.Path(path_type=Path))
@click.argument("name", required=False, metavar="[PAIR|STORY]")
@map_option
@click.pass_obj
def show(console: Console, /, report: Path, name: str | None, **values: Any) -> None:
    """Show a finished report: its summary, one pair (LEFT-RIGHT) or one story.

    The articles are read again from where they were; where they have changed or gone, only their
    places are shown.
    """
    console.show(_text(folder_of(report), name, values["map"]))


def _text(folder: Path, name: str | None, columns: Mapping[str, str] | None) -> Text:
    from dedup.report import (
        find_pair,
        find_story,
        load_document,
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
    articles = read_again(load_document(folder), {pair.left, pair.right}, columns)
    report = load_report(folder, {id_: article.text for id_, article in articles.items()})
    return show_pair(report, find_pair(report, name))


def folder_of(path: Path) -> Path:
    """The report folder, given itself or a file in it."""
    return path.parent if path.is_file() else path
