"""``dedup find``: only the verified pairs."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
from dedup.commands.console import Console, only_articles
from dedup.commands.output import write_whole
from dedup.commands.pair_forms import FORMS, encoded, form_of
from dedup.commands.params import (
    engine_options,
    inputs_argument,
    made_options,
    made_resources,
    map_option,
    output_option,
    resource_options,
    scan_options,
)
from dedup.model import Article, Skip
from dedup.report.words import in_one_line

if TYPE_CHECKING:
    from dedup.text.segment import Laid


@click.command(
    cls=Command,
    compiled=True,
    examples=(
        "dedup find articles.jsonl.gz > pairs.jsonl",
        "dedup find seeds -o pairs.csv",
        "dedup find archive/ -o pairs.parquet --min-run 12",
        "dedup find s3a://news/2024/ --engine spark -o s3a://news/pairs/",
    ),
)
@inputs_argument
@output_option("; with --engine spark also a new folder: DIR/")
@map_option
@click.option(
    "--format",
    type=click.Choice(FORMS),
    help="Form of the pairs.  [default: by the suffix of FILE, else jsonl]",
)
@engine_options
@resource_options
@scan_options()
@click.pass_obj
def find(console: Console, /, inputs: tuple[str, ...], output: str, **values: Any) -> None:
    """Write the verified pairs of articles that share text, without comparing them.

    One pair a line: left, right, relation, resemblance, containments, shared words, longest run.
    """
    if values["engine"] == "spark":
        from dedup.commands.on_spark import find_on_spark

        find_on_spark(console, inputs, output, values)
        return
    from dedup.engine.local import find_pairs
    from dedup.read.laid import read_laid

    options, resources = made_options(values), made_resources(values)
    form = form_of(output, values["format"])
    skips: list[Skip] = []
    with console.progress() as progress:
        articles: Iterator[Article | Laid] = only_articles(
            read_laid(inputs, columns=values["map"], progress=progress), skips
        )
        found = find_pairs(articles, options, resources, progress, stock=False)
    write_whole(output, encoded(found.pairs, form, output))
    for notice in found.notices:
        console.note(in_one_line(str(notice)))
    console.done(skips)
