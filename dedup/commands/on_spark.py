"""What the commands do with ``--engine spark``."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.console import Console
from dedup.commands.output import STDOUT, write_whole
from dedup.commands.pair_forms import encoded, form_of
from dedup.commands.params import made_options, made_resources
from dedup.errors import DedupError, InputError, OutputError
from dedup.model import Report
from dedup.options import Progress, ScanOptions
from dedup.report.words import in_one_line

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@contextmanager
def session_for(
    console: Console, inputs: Sequence[str], values: Mapping[str, Any]
) -> Iterator[SparkSession]:
    """The session that the options ask for; Spark's own errors in one line."""
    from dedup.engine.spark.session import fit_shuffles, open_session

    settings = values["spark_conf"]
    with open_session(
        values["spark_master"], settings, made_resources(values), verbose=console.verbose
    ) as session:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException

        from dedup.read.spark import size_of

        fit_shuffles(session, size_of(inputs), settings)
        try:
            yield session
        except (PySparkException, Py4JError) as error:
            if console.verbose or isinstance(error, DedupError):
                raise
            raise InputError(f"Spark gave up: {_line(error)} (-v shows where)") from error


def _line(error: Exception) -> str:
    """The line of a long complaint that says what went wrong: a trace ends in its cause."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    causes = [line for line in lines if "Error: " in line and not line.startswith("at ")]
    return (causes or lines or [type(error).__name__])[-1 if causes else 0][:300]


def find_on_spark(
    console: Console, inputs: tuple[str, ...], output: str, values: Mapping[str, Any]
) -> None:
    """``dedup find --engine spark``: to one file through the driver, or by all into a folder."""
    from dedup.cluster import find, sorted_pairs, write_pairs

    folder = folder_of(output)
    form = values["format"] or ("parquet" if folder else form_of(output, None))
    if folder and form == "csv":
        raise click.UsageError("a folder is written as parquet or jsonl; csv goes to a file")
    with session_for(console, inputs, values) as session:
        with console.progress() as progress:
            found, skipped = find(
                session, inputs, made_options(values), progress, columns=values["map"]
            )
            progress("write", 0, 0)
            if folder:
                write_pairs(found, folder, form)
            else:
                write_whole(output, encoded(sorted_pairs(found), form, output))
        for notice in found.notices:
            console.note(in_one_line(str(notice)))
    console.done(skipped.first, skipped.count)


def scan_on_spark(
    console: Console,
    inputs: tuple[str, ...],
    values: Mapping[str, Any],
    options: ScanOptions,
    progress: Progress,
) -> Report:
    """``dedup scan --engine spark``: pairs found and compared there, the report made here."""
    from dedup.cluster import scan

    every = values["all_pairs"]
    if every and not folder_of(every):
        raise click.UsageError("--all-pairs names a new folder: DIR/ or an address")
    with session_for(console, inputs, values) as session:
        return scan(
            session,
            inputs,
            options,
            progress,
            columns=values["map"],
            write_to=folder_of(every) if every else "",
            temp_dir=made_resources(values).temp_dir,
        )


def folder_of(output: str) -> str:
    """The folder that ``DIR/`` or an address names, for Spark; empty for a file."""
    if "://" in output:
        return output
    if output == STDOUT or not output.endswith("/"):
        return ""
    path = Path(output).absolute()
    if path.exists():
        raise OutputError(f"{output} exists; Spark writes a new folder")
    return f"file://{path}"  # as Hadoop wants it: nothing is encoded
