"""The output folder: written beside its place and renamed at the end, old or new, never half."""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from dedup.errors import OutputError
from dedup.model import Json, Report, Run
from dedup.options import Progress, RenderOptions, silent
from dedup.report.html import html_files
from dedup.report.json import MANIFEST, manifest_json, pairs_jsonl, report_json
from dedup.report.sarif import sarif as sarif_json
from dedup.report.tables import csv_rows, tables, xlsx_parts
from dedup.report.view import plan

NO_RUN = Run()
"""Of a report that no command has made."""
DATA_FILES = 5
"""Files of every report beside its pages: two of JSON, three tables."""


def write_report(
    report: Report,
    folder: Path,
    options: RenderOptions,
    run: Run = NO_RUN,
    *,
    xlsx: bool = False,
    sarif: bool = False,
    progress: Progress = silent,
) -> None:
    """Write ``report`` into ``folder``, in place of an older report there.

    ``xlsx`` adds the tables as one workbook; without the package for it MissingExtra is raised.
    ``sarif`` adds the findings for a code host. ``run`` is recorded in the manifest.
    Raises OutputError, and leaves what stood there, if anything cannot be written or if
    ``folder`` holds something that is not a report.
    """
    folder = Path(folder)
    try:
        refuse_foreign(folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = folder.parent / f".dedup.{secrets.token_hex(8)}"
        fresh.mkdir()
        try:
            written: list[Json] = []
            files = DATA_FILES + xlsx + sarif + len(plan(report, options.inline_pairs))
            for name, parts in _files(report, options, xlsx=xlsx, sarif=sarif):
                written.append({"path": name} | _write(fresh / name, parts))
                progress("write", len(written), files)
            _write(fresh / MANIFEST, [manifest_json(report, options, run, written)])
            _put(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise OutputError(f"cannot write {folder}: {error.strerror or error}") from error


def _files(
    report: Report, options: RenderOptions, *, xlsx: bool, sarif: bool
) -> Iterator[tuple[str, Iterable[str | bytes]]]:
    """Name and content of every file, made one at a time."""
    yield "report.json", report_json(report)
    yield "pairs.jsonl", pairs_jsonl(report)
    for name, table in tables(report).items():
        yield f"{name}.csv", chain(["\ufeff"], csv_rows(table))
    if xlsx:
        yield "report.xlsx", xlsx_parts(report)
    if sarif:
        yield "findings.sarif", sarif_json(report)
    yield from html_files(report, options)


def _write(path: Path, parts: Iterable[str | bytes]) -> Json:
    """Write a file through to the disk; its size and hash."""
    path.parent.mkdir(exist_ok=True)
    digest = hashlib.sha256()
    size = 0
    with path.open("wb") as stream:
        for part in parts:
            raw = part if isinstance(part, bytes) else part.encode()
            size += stream.write(raw)
            digest.update(raw)
        stream.flush()
        os.fsync(stream.fileno())
    return {"bytes": size, "sha256": digest.hexdigest()}


def refuse_foreign(folder: Path) -> None:
    """What is no report of ours is never replaced; one of ours is, whatever its format.

    Raises OutputError; nothing has been touched then.
    """
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise OutputError(f"cannot write {folder}: it is not a folder; choose another with -o")
    if folder.is_dir() and any(folder.iterdir()) and _maker(folder) != "dedup":
        raise OutputError(
            f"cannot write {folder}: it holds files and is not a report of dedup;"
            " choose another with -o"
        )


def _maker(folder: Path) -> object:
    """The program that report.json names; None where there is none to be read."""
    try:
        return json.loads((folder / "report.json").read_bytes())["tool"]["name"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def _put(fresh: Path, folder: Path) -> None:
    """Move the finished folder into place; ``fresh`` may then hold the old report."""
    if not folder.exists():
        fresh.rename(folder)
    elif not _exchanged(fresh, folder):
        aside = fresh.with_name(f"{fresh.name}.old")
        folder.rename(aside)
        try:
            fresh.rename(folder)
        except OSError:
            aside.rename(folder)
            raise
        shutil.rmtree(aside, ignore_errors=True)


def _exchanged(one: Path, two: Path) -> bool:
    """Swap two folders in one step, where the system can: at no moment is there no report."""
    here, exchange = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of Linux
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    return rename is not None and not rename(
        here, os.fsencode(one), here, os.fsencode(two), exchange
    )
