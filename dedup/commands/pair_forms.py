"""The forms in which a list of pairs is written: JSON Lines, CSV, Parquet."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from dedup.commands.output import STDOUT
from dedup.model import Pair
from dedup.rows import PAIR_COLUMNS

FORMS = ("jsonl", "csv", "parquet")


def form_of(output: str, form: str | None) -> str:
    """The form that is given, or that the suffix of a file asks for."""
    if form == "parquet" and output == STDOUT and sys.stdout.isatty():
        raise click.UsageError("parquet is not for a terminal; give a file with -o")
    if form:
        return form
    suffix = Path(output).suffix.lower().lstrip(".")
    if output == STDOUT or suffix in ("jsonl", "ndjson"):
        return "jsonl"
    if suffix in FORMS:
        return suffix
    raise click.BadParameter(f"{output!r} ends in none of .jsonl .csv .parquet; give --format")


def encoded(pairs: Iterable[Pair], form: str, output: str) -> Iterator[str | bytes]:
    """The pairs in a form, as the parts of a file; of lines and rows none is held."""
    from dedup.report.json import pair_line

    if form == "jsonl":
        yield from (pair_line(pair) + "\n" for pair in pairs)
    elif form == "csv":
        from dedup.report.tables import csv_rows

        yield "" if output == STDOUT else "\ufeff"  # Excel knows UTF-8 by this mark
        yield from csv_rows(_rows(pairs))
    else:
        yield _parquet(pairs)


def _rows(pairs: Iterable[Pair]) -> Iterator[list[Any]]:
    yield list(PAIR_COLUMNS)
    for pair in pairs:
        yield list((pair.to_dict() | {"found_by": "+".join(pair.found_by)}).values())


def _parquet(pairs: Iterable[Pair]) -> bytes:
    import duckdb

    from dedup.report.json import pair_line

    with tempfile.TemporaryDirectory(prefix="dedup-") as folder:
        lines, table = Path(folder) / "pairs.jsonl", Path(folder) / "pairs.parquet"
        with lines.open("w", encoding="utf-8") as stream:
            stream.writelines(pair_line(pair) + "\n" for pair in pairs)
        with duckdb.connect() as connection:
            connection.read_json(
                str(lines), columns=PAIR_COLUMNS, format="newline_delimited"
            ).write_parquet(str(table))
        return table.read_bytes()
