"""``dedup schema``: the JSON Schema of report.json and pairs.jsonl."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import json

import click

from dedup.commands.command import Command
from dedup.commands.console import Console


@click.command(cls=Command, examples=("dedup schema > dedup.schema.json",))
@click.pass_obj
def schema(console: Console) -> None:
    """Print the JSON Schema of report.json and of a line of pairs.jsonl."""
    from dedup.report.schema import schema as of_report

    click.echo(json.dumps(of_report(), indent=2, ensure_ascii=False))
