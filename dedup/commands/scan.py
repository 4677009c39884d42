"""``dedup scan``: the main job, from inputs to a report folder."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import difflib
import os
import time
from pathlib import Path
from typing import Any

import click

from dedup.commands.command import Command
from dedup.commands.console import FAILED_ON, SKIPPED, Console, open_items
from dedup.commands.custody import lost, software
from dedup.commands.params import (
    engine_options,
    inputs_argument,
    made_options,
    made_resources,
    map_option,
    resource_options,
    scan_options,
)
from dedup.model import InputFile, Report, Run
from dedup.options import Progress, RenderOptions, ScanOptions

LOOK = RenderOptions()
NEVER = ("none", "stock")
"""In no report of a scan: articles that are no pair, and stock text, which is listed apart."""


def _kinds() -> list[str]:
    """What --fail-on may name: relations, findings and severities."""
    from dedup.report.phrases import FINDINGS, RELATIONS, SEVERITIES

    names = dict.fromkeys([*RELATIONS, *FINDINGS, *SEVERITIES])
    return [name for name in names if name not in NEVER]


def _complete_kind(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The last name of a list that is being typed."""
    before, comma, begun = incomplete.rpartition(",")
    return [before + comma + name for name in _kinds() if name.startswith(begun)]


def _fail_on(_ctx: click.Context, _param: click.Parameter, value: str) -> tuple[str, ...]:
    """``near-copy,high`` as names of relations, findings and severities."""
    names = tuple(part.strip().replace("-", "_") for part in value.split(",") if part.strip())
    known = _kinds() if names else []
    for name in names:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1)
            guess = f"did you mean {close[0]}?" if close else "choose " + ", ".join(known)
            raise click.BadParameter(f"nothing is called {name!r}; {guess}")
    return names


@click.command(
    cls=Command,
    compiled=True,
    examples=(
        "dedup scan seeds",
        "dedup scan 2024/*.jsonl.gz -o reports/2024 --map text=content",
        "dedup scan seeds --fail-on near_copy,figure_conflict",
        "zcat day.jsonl.gz | dedup scan - --ui-lang ar --title 'اليوم'",
    ),
)
@inputs_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Folder of the report.  [default: reports/<name of the input>]",
)
@map_option
@click.option(
    "--format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="What goes to stdout: the summary, or report.json.",
)
@click.option(
    "--fail-on",
    callback=_fail_on,
    shell_complete=_complete_kind,
    metavar="KIND,…",
    default="",
    help="Exit 1 if a pair, finding or severity so named is found: near_copy, high, …",
)
@click.option(
    "--ui-lang",
    type=click.Choice(["en", "ar"]),
    default=LOOK.ui_lang,
    show_default=True,
    help="Language of the report's own words.",
)
@click.option("--title", default=LOOK.title, help="Heading of the report.")
@click.option(
    "--inline-pairs",
    type=click.IntRange(min=0),
    default=LOOK.inline_pairs,
    show_default=True,
    metavar="N",
    help="Pairs up to which the report is one file.",
)
@click.option("--sarif", is_flag=True, help="Write the findings for a code host: findings.sarif.")
@click.option("--xlsx", is_flag=True, help="Write the tables as one workbook too: report.xlsx.")
@engine_options
@click.option(
    "--all-pairs",
    default="",
    metavar="DIR/",
    help="With --engine spark: a new folder for every pair, beyond what the report holds.",
)
@resource_options
@scan_options()
@click.pass_obj
def scan(console: Console, /, inputs: tuple[str, ...], **values: Any) -> None:
    """Find articles that share text, compare them, and write a report.

    INPUT is a file, a folder, a glob or - for standard input: .txt .html .jsonl .ndjson .csv .tsv
    .parquet .rss .atom .xml .warc .docx .pdf, each also .gz or .zst.
    """
    from dedup.report.folder import refuse_foreign, write_report
    from dedup.report.tables import open_xlsx

    started = time.monotonic()
    options = made_options(values)
    folder = values["output"] or default_folder(inputs)
    refuse_foreign(folder)
    if values["xlsx"]:
        open_xlsx()  # missing, it is told before a long scan
    if values["all_pairs"] and values["engine"] != "spark":
        raise click.UsageError("--all-pairs is for --engine spark; pairs.jsonl has all others")
    render = RenderOptions(values["ui_lang"], values["title"], values["inline_pairs"])
    with console.progress() as progress:
        report, files = _report(console, inputs, values, options, progress)
        if lack := lost(report, files):
            raise AssertionError(lack)
        run = _run(report, inputs, values, files)
        extra = {name: values[name] for name in ("xlsx", "sarif")}
        write_report(report, folder, render, run, **extra, progress=progress)
    console.skipped(report.skipped)
    try:
        _tell(console, report, folder, values["format"], time.monotonic() - started)
    finally:  # a reader of stdout that has gone does not change what was found
        if code := run.exit_code:
            raise click.exceptions.Exit(code)


def _report(
    console: Console,
    /,
    inputs: tuple[str, ...],
    values: dict[str, Any],
    options: ScanOptions,
    progress: Progress,
) -> tuple[Report, tuple[InputFile, ...]]:
    """What the chosen engine finds, and the files it was found in; a cluster tells of no files."""
    if values["engine"] == "spark":
        from dedup.commands.on_spark import scan_on_spark

        return scan_on_spark(console, inputs, values, options, progress), ()
    from dedup.pipeline import scan as run

    files: list[InputFile] = []
    items = open_items(inputs, values["map"], on_file=files.append, progress=progress)
    report = run(items, options, progress, made_resources(values))
    return report, tuple(files)


def _run(
    report: Report, inputs: tuple[str, ...], values: dict[str, Any], files: tuple[InputFile, ...]
) -> Run:
    return Run(
        inputs=tuple(sorted(set(inputs))),
        map=dict(sorted((values["map"] or {}).items())),
        fail_on=tuple(sorted(values["fail_on"])),
        exit_code=exit_code(report, values["fail_on"]),
        software=software(),
        files_read=files,
    )


def _tell(console: Console, /, report: Report, folder: Path, form: str, seconds: float) -> None:
    from dedup.report.json import report_json
    from dedup.report.terminal import summary

    if form == "json":
        for part in report_json(report):
            click.echo(part, nl=False)
    elif not console.quiet:
        console.show(summary(report, folder, seconds))


def exit_code(report: Report, fail_on: tuple[str, ...]) -> int:
    """1 where something that ``fail_on`` names was found, else 3 where inputs were skipped."""
    found = {comparison.pair.relation for comparison in report.comparisons}
    found |= {finding.kind for finding in report.findings}
    found |= {finding.severity for finding in report.findings}
    if found.intersection(fail_on):
        return FAILED_ON
    return SKIPPED if report.skipped else 0


def default_folder(inputs: tuple[str, ...]) -> Path:
    """``reports/<name of the input>``: of one input its name, of many their deepest folder."""
    places = [Path(_without_glob(name)).absolute() for name in inputs if name != "-"]
    if not places:
        return Path("reports/stdin")
    shared = places[0] if len(set(places)) == 1 else Path(os.path.commonpath(places))
    name = Path(os.path.normpath(shared)).name
    stem = name.split(".")[0] if not shared.is_dir() else name
    return Path("reports") / (stem or name or "articles")


def _without_glob(name: str) -> str:
    """``a/b/*.txt`` → ``a/b``: the folder that a glob starts from."""
    parts = Path(name).parts
    plain = next((at for at, part in enumerate(parts) if set(part) & set("*?[")), len(parts))
    return name if Path(name).exists() else str(Path(*parts[:plain]))
