"""Parameters that several commands share: inputs, columns, one option a field of ScanOptions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import Field, fields
from typing import Any, TypeVar

import click

from dedup.commands.output import STDOUT
from dedup.options import LEAST_MEMORY, Resources, ScanOptions

F = TypeVar("F", bound=Callable[..., Any])

HELP = {
    "bands": "Bands of the MinHash signature: more find looser copies, and cost time.",
    "rows": "Hash values a band: more find closer copies only.",
    "seed": "Seed of the MinHash permutations.",
    "window": "Winnowing window: a common run of WINDOW + 4 words is certain to be found.",
    "min_passage_keys": "Passage keys in common that make two articles worth measuring.",
    "max_bucket": "A key held by more articles links them as a chain, not all with all.",
    "min_run": "Words of the shortest copied passage that makes a pair.",
    "min_words": "Shorter articles are listed and never paired.",
}
"""A line for each field of ScanOptions; a test holds the two in step."""


def all_of(*options: Callable[[F], F]) -> Callable[[F], F]:
    """Several options as one decorator; help lists them in this order."""

    def add_all(command: F) -> F:
        for option in reversed(options):
            command = option(command)
        return command

    return add_all


def scan_options(names: Iterable[str] = tuple(HELP)) -> Callable[[F], F]:
    """One option for each of these fields of ScanOptions; without names, for all."""
    wanted = set(names)
    return all_of(*(_scan_option(item) for item in fields(ScanOptions) if item.name in wanted))


def _scan_option(item: Field[Any]) -> Callable[[F], F]:
    return click.option(
        f"--{item.name.replace('_', '-')}",
        item.name,
        default=item.default,
        show_default=True,
        type=type(item.default),
        metavar="N",
        help=HELP[item.name],
    )


def made_options(values: Mapping[str, Any]) -> ScanOptions:
    """The ScanOptions in the values of a command's parameters; other values are left alone."""
    names = (item.name for item in fields(ScanOptions))
    return ScanOptions(**{name: values[name] for name in names if name in values})


def _settings(
    _ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]
) -> dict[str, str]:
    settings = {}
    for value in values:
        key, equals, setting = value.partition("=")
        if not (key.strip() and equals):
            raise click.BadParameter(f"{value!r} is not KEY=VALUE")
        settings[key.strip()] = setting
    return settings


def made_resources(values: Mapping[str, Any]) -> Resources:
    """The Resources in the values of a command's parameters."""
    return Resources(values["jobs"], values["memory_limit"], values["temp_dir"] or "")


_UNITS = {"": 1, "K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40}


def _bytes(_ctx: click.Context, _param: click.Parameter, value: str) -> int:
    """``4GB``, ``4g`` or ``512 MiB`` as bytes: powers of 1024, however written."""
    size = re.fullmatch(
        r"([0-9]{1,9})(?:\.([0-9]{1,3}))? ?([KMGT]?)(?:I?B)?", value.strip().upper()
    )
    if not size:
        raise click.BadParameter(f"{value!r} is no size; write 4GB or 512MB")
    whole, part, unit = size.groups()
    wanted = int(float(f"{whole}.{part or 0}") * _UNITS[unit])
    if wanted < LEAST_MEMORY:
        raise click.BadParameter(f"{value!r} is too little; give {LEAST_MEMORY >> 20}MB or more")
    return wanted


inputs_argument = click.argument(
    "inputs", nargs=-1, required=True, type=click.Path(), metavar="INPUT..."
)
"""Files, folders, globs or ``-``."""


def output_option(more: str = "") -> Callable[[F], F]:
    """``-o FILE``, by default stdout; ``more`` is what else FILE may be."""
    return click.option(
        "-o",
        "--output",
        default=STDOUT,
        type=click.Path(),
        metavar="FILE",
        help=f"Where to; - is stdout{more}.",
    )


def _columns(
    _ctx: click.Context, _param: click.Parameter, value: str | None
) -> dict[str, str] | None:
    """``text=content,outlet=source`` as a mapping of fields to column names."""
    columns = {}
    for part in (value or "").split(","):
        field, equals, column = (piece.strip() for piece in part.partition("="))
        if part.strip() and not (field and equals and column):
            raise click.BadParameter(f"{part!r} is not FIELD=COLUMN")
        if field:
            columns[field] = column
    return columns or None


resource_options = all_of(
    click.option(
        "--jobs",
        type=click.IntRange(min=0),
        default=0,
        metavar="N",
        help="Threads at work.  [default: one for each processor]",
    ),
    click.option(
        "--memory-limit",
        callback=_bytes,
        default=f"{Resources().memory >> 30}GB",
        show_default=True,
        metavar="SIZE",
        help="What tables and batches may hold before they go to disk.",
    ),
    click.option(
        "--temp-dir",
        type=click.Path(exists=True, file_okay=False, writable=True),
        metavar="DIR",
        help="Where temporary files go.  [default: the system's folder]",
    ),
)
"""What a run may use of the machine."""

engine_options = all_of(
    click.option(
        "--engine",
        type=click.Choice(["duckdb", "spark"]),
        default="duckdb",
        show_default=True,
        help="What finds the pairs: this machine alone (duckdb), or Spark here or on a cluster.",
    ),
    click.option(
        "--spark-master",
        default="",
        metavar="URL",
        help="The cluster: yarn, spark://host:7077, …  [default: this machine]",
    ),
    click.option(
        "--spark-conf",
        multiple=True,
        callback=_settings,
        metavar="KEY=VALUE",
        help="A setting of Spark's; may be given again.",
    ),
)
"""Where the work is done."""

map_option = click.option(
    "--map",
    callback=_columns,
    metavar="FIELD=COLUMN,…",
    help="Columns of tables where guessing fails: text=content,outlet=source.",
)
"""The columns of tables."""
