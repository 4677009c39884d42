"""``dedup archive``: a collection that grows, in one DuckDB file."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from dedup.commands.command import Command, Door, Failure
from dedup.commands.console import Console, only_articles, open_items
from dedup.commands.params import (
    HELP,
    inputs_argument,
    made_resources,
    map_option,
    resource_options,
    scan_options,
)
from dedup.model import Skip
from dedup.report.words import counted, in_one_line

if TYPE_CHECKING:
    from dedup.archive.add import Added
    from dedup.archive.info import Info
    from dedup.archive.query import Answer, Match

SHOWN = 20
"""Matches of a text in the terminal; --limit shows others."""


@click.group(cls=Door)
def archive() -> None:
    """Keep a collection in one file: add to it, ask who ran a text, query it in SQL.

    \b
    Examples:
      dedup archive add news.duckdb 2024/*.jsonl.gz
      dedup archive query news.duckdb draft.txt
      dedup archive info news.duckdb
    """


_file_argument = click.argument("file", type=click.Path(), metavar="FILE")


@archive.command(
    cls=Command,
    compiled=True,
    examples=(
        "dedup archive add news.duckdb monday.jsonl.gz      made if it is not there",
        "dedup archive add news.duckdb tuesday.jsonl.gz     costs what is new, not what is there",
        "dedup archive add news.duckdb articles/ --min-run 12",
    ),
)
@_file_argument
@inputs_argument
@map_option
@resource_options
@scan_options()
@click.pass_context
def add(ctx: click.Context, /, file: str, inputs: tuple[str, ...], **values: Any) -> None:
    """Add articles to an archive, and find what they share with those that are there.

    Afterwards its pairs are those that dedup find would give of all its articles. An article that
    is there already is passed over, and an add that was stopped is finished by running it again.
    The options of the method are those the archive was made with.
    """
    from dedup.archive.add import add as run
    from dedup.archive.store import check_options, ensure_archive, open_archive

    console: Console = ctx.obj
    asked = {name: values[name] for name in HELP if _is_given(ctx, name)}
    resources = made_resources(values)
    try:
        with console.progress() as progress:
            items = open_items(inputs, values["map"], progress=progress)
            ensure_archive(file, asked)  # for inputs that are there
            with open_archive(file, resources, write=True) as opened:
                check_options(opened, asked)
                added = run(opened, items, progress)
    except KeyboardInterrupt as stop:
        raise Failure(
            f"interrupted; what was added to {file} before is kept; run it again to go on"
        ) from stop
    if not console.quiet:
        click.echo(_told(added))
    for notice in added.notices:
        console.note(in_one_line(notice))
    console.done(added.skipped)


def _is_given(ctx: click.Context, name: str) -> bool:
    """Whether the user set an option, on the command line, in the environment or in a file."""
    return ctx.get_parameter_source(name) is not ParameterSource.DEFAULT


def _told(added: Added) -> str:
    before, now = added.pairs
    there = f", {added.known:,} were there already" if added.known else ""
    return (
        f"{counted(added.added, 'article')} added{there}; "
        f"now {counted(added.articles, 'article')}, {counted(now, 'pair')} ({now - before:+,})"
    )


@archive.command(
    cls=Command,
    compiled=True,
    examples=(
        "dedup archive query news.duckdb draft.txt",
        "dedup archive query news.duckdb today.jsonl.gz --json > who-ran-it.jsonl",
        "pbpaste | dedup archive query news.duckdb -",
    ),
)
@_file_argument
@inputs_argument
@click.option("--json", "as_json", is_flag=True, help="One object for each article asked about.")
@click.option(
    "--limit",
    type=click.IntRange(min=0),
    default=SHOWN,
    show_default=True,
    metavar="N",
    help="Matches shown of each article; 0 shows all. --json has all.",
)
@map_option
@click.pass_obj
def query(console: Console, /, file: str, inputs: tuple[str, ...], **values: Any) -> None:
    """Say who ran a text: the archive's articles that share text with each given one.

    Decided as if the article were added, but the archive is not changed. Those that share most
    words come first.
    """
    from dedup.archive.query import query as run
    from dedup.archive.store import open_archive

    skips: list[Skip] = []
    articles = only_articles(open_items(inputs, values["map"], languages=False), skips)
    with open_archive(file) as opened:
        for answer in run(opened, articles):
            if values["as_json"]:
                click.echo(json.dumps(answer.to_dict(), ensure_ascii=False))
            else:
                console.tell(_answered(answer, values["limit"]))
    console.done(skips)


def _answered(answer: Answer, limit: int) -> Iterator[str]:
    """The matches of one article; what may run right to left stands alone on its line."""
    name = in_one_line(answer.article)
    if answer.too_short:
        yield f"{name}: {counted(answer.words, 'word')}, too short to be paired"
        return
    found = len(answer.matches)
    share = counted(found, "article shares", "articles share")
    yield f"{name}: {counted(answer.words, 'word')}, {share} text with it"
    for match in answer.matches[: limit or None]:
        yield from _match(match)
    if limit and found > limit:
        yield f"  and {found - limit:,} more (--limit 0 shows all)"


def _match(match: Match) -> Iterator[str]:
    pair = match.pair
    yield (
        f"  {pair.relation.replace('_', ' '):<9}  {pair.left_containment:.0%} of it, "
        f"{pair.right_containment:.0%} of theirs; {counted(pair.shared_words, 'word')} in common, "
        f"{pair.longest_run:,} in a row"
    )
    told = (pair.right, match.outlet, match.published)
    yield f"    {' · '.join(in_one_line(part) for part in told if part)}"
    if match.title:
        yield f"    {in_one_line(match.title)}"


@archive.command(cls=Command, examples=("dedup archive info news.duckdb",))
@_file_argument
@click.option("--json", "as_json", is_flag=True, help="As one JSON object.")
@click.pass_obj
def info(console: Console, /, file: str, as_json: bool) -> None:
    """Say what an archive holds: articles, pairs, stock text, options, dates, size."""
    from dedup.archive.info import info as run
    from dedup.archive.store import open_archive

    with open_archive(file) as opened:
        found = run(opened)
    if as_json:
        click.echo(json.dumps(found.to_dict(), ensure_ascii=False, indent=1))
        return
    console.tell(map(in_one_line, _described(found)))
    for notice in found.notices:
        console.note(in_one_line(notice))


def _described(found: Info) -> Iterator[str]:
    outlets = f" of {counted(found.outlets, 'outlet')}" if found.outlets else ""
    yield (
        f"articles  {found.articles:,}{outlets}; "
        f"{counted(found.words, 'word')}, {counted(found.texts, 'different text')}, "
        f"{found.too_short:,} too short to be paired"
    )
    relations = ", ".join(
        f"{count:,} {name.replace('_', ' ')}" for name, count in found.relations.items()
    )
    yield f"pairs     {found.pairs:,}{f': {relations}' if relations else ''}"
    yield f"stories   {found.stories:,}"
    yield f"stock     {counted(found.stock, 'formula')}"
    if found.published[0]:
        yield f"published {found.published[0]} to {found.published[1]}"
    if found.batches:
        batches = counted(found.batches, "batch", "batches")
        yield f"added     {found.added[0]} to {found.added[1]}, in {batches}"
    options = " ".join(f"--{name.replace('_', '-')} {n}" for name, n in found.options.items())
    yield f"options   {options}"
    yield f"file      {found.bytes / 1e6:,.1f} MB, made by {found.program}"
    if found.interrupted:
        yield (
            "an add was interrupted: pairs, stories and stock are those of the articles before it; "
            "run it again to finish it"
        )
