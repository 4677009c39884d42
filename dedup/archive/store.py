"""Opening an archive file: made in one step, refused with the reason where it is not ours."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path

import duckdb

from dedup.archive.method import fingerprints
from dedup.archive.rows import counted, single
from dedup.archive.tables import FORMAT, TABLES, definitions, full
from dedup.errors import InputError, OptionError, OutputError
from dedup.options import Resources, ScanOptions
from dedup.read.archived import MAGIC, attached, tables_of
from dedup.workspace import workspace

SHARE_OF_TABLES = 0.5
"""Of the memory that a run may use, what DuckDB may hold before it spills."""

COUNTS = ("words", "window", "settled_texts", "settled_articles")
"""Lines of `about` that change: words of all texts; the winnowing window of the keys; texts that
are among the candidates and the counts; articles that are among the pairs."""

_CHANGED = {
    "fold": "folds letters otherwise (the fold table or the Unicode version of Python changed)",
    "keys": "makes other keys",
    "rules": "has other thresholds",
}


@dataclass(frozen=True, slots=True)
class Archive:
    """An open archive: its connection, in which the file is the database ``archive``."""

    path: str
    connection: duckdb.DuckDBPyConnection
    options: ScanOptions
    about: Mapping[str, str]
    folder: Path
    """For temporary files; gone when the archive is closed."""
    resources: Resources


@contextmanager
def open_archive(
    path: str, resources: Resources | None = None, *, write: bool = False
) -> Iterator[Archive]:
    """An existing archive, checked. Raises InputError where it cannot be used, with the reason."""
    _check_file(path)
    resources = resources or Resources()
    with workspace(resources.temp_dir) as folder:
        try:
            with _connect(path, folder, resources, write=write) as connection:
                about = _about(path, connection)
                yield Archive(path, connection, _options(path, about), about, folder, resources)
        except (duckdb.InterruptException, RuntimeError) as error:
            if "interrupted" in str(error).lower():  # Ctrl-C inside a query, as DuckDB tells it
                raise KeyboardInterrupt from error
            raise
        except duckdb.Error as error:
            raise _in_words(path, error, write=write) from error


def ensure_archive(path: str, asked: Mapping[str, int]) -> None:
    """Make an empty archive with the options ``asked`` where there is none.

    It is linked into its place from a file beside it, so that there is a whole archive or none; of
    two processes one makes it and both find it. Raises OptionError where there is one with other
    options than those asked.
    """
    place = Path(path)
    prefix = f".dedup.{hashlib.sha256(os.fsencode(place.name)).hexdigest()[:16]}."
    try:
        _remove_left(place, prefix)
        if os.path.lexists(path):
            return
        with workspace("") as folder:
            empty = folder / "empty"
            with _connect(str(empty), folder, Resources(), write=True) as connection:
                _define(connection, replace(ScanOptions(), **asked))
            raw = empty.read_bytes()
        while not _put(raw, place, prefix):
            continue
    except duckdb.Error as error:
        raise _in_words(path, error, write=True) from error
    except OSError as error:
        raise OutputError(f"cannot make {path}: {error.strerror or error}") from error


def _put(raw: bytes, place: Path, prefix: str) -> bool:
    """Make a file of these bytes, whole from the first; whether there now is one.

    There is none where another process took the file beside it, in the moment before it was
    locked, for one that a dead process left.
    """
    fresh = place.with_name(f"{prefix}{secrets.token_hex(8)}")
    try:
        with fresh.open("xb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)  # until it is closed, or its process is dead
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())
            os.link(fresh, place)
    except FileExistsError:  # another process was quicker
        return True
    except FileNotFoundError:
        if not place.parent.exists():
            raise
        return False
    finally:
        fresh.unlink(missing_ok=True)
    return True


def _remove_left(place: Path, prefix: str) -> None:
    """Take away what processes that were killed left of making this archive."""
    for left in place.parent.glob(f"{prefix}*"):
        with suppress(OSError), left.open("rb") as file:  # in use by a live one, or gone
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def check_options(archive: Archive, asked: Mapping[str, int]) -> None:
    """Raise OptionError where an option that the user set differs from the archive's."""
    for name, value in asked.items():
        if (own := getattr(archive.options, name)) != value:
            option = f"--{name.replace('_', '-')}"
            raise OptionError(
                f"{archive.path} was made with {option} {own}, not {value}: leave the option out, "
                "or add the articles to a new archive"
            )


def _connect(
    path: str, folder: Path, resources: Resources, *, write: bool
) -> duckdb.DuckDBPyConnection:
    """A connection that can reach the archive and nothing else."""
    config = {
        "memory_limit": f"{int(resources.memory * SHARE_OF_TABLES) >> 20}MiB",
        "threads": resources.threads,
        "temp_directory": str(folder / "spill"),
    }
    return attached(path, config, write=write)


def _define(connection: duckdb.DuckDBPyConnection, options: ScanOptions) -> None:
    """The empty tables, and what made them."""
    connection.execute("BEGIN")
    for statement in definitions():
        connection.execute(statement)
    about = {
        "format": str(FORMAT),
        "program": f"dedup {version('dedup')}",
        "options": json.dumps(asdict(options)),
        **dict.fromkeys(COUNTS, "0"),
        **fingerprints(),
    }
    for name, value in about.items():
        connection.execute(f"INSERT INTO {full('main.about')} VALUES (?, ?)", [name, value])
    connection.execute("COMMIT")


def get_about(archive: Archive, name: str) -> str:
    """What the archive knows of itself now; ``about`` is what it did when it was opened."""
    return str(
        single(archive.connection, f"SELECT value FROM {full('main.about')} WHERE name = ?", [name])
    )


def set_about(archive: Archive, name: str, value: str) -> None:
    """Change one line of what the archive knows of itself."""
    archive.connection.execute(
        f"UPDATE {full('main.about')} SET value = ? WHERE name = ?", [value, name]
    )


def is_pending(archive: Archive) -> bool:
    """Whether articles wait to be paired: an add was stopped after a batch of them."""
    articles = counted(archive.connection, "main.articles")
    return int(get_about(archive, "settled_articles")) != articles


def _check_file(path: str) -> None:
    """Say what is wrong with a file before DuckDB does, in its own words."""
    try:
        with open(path, "rb") as file:  # noqa: PTH123 - bytes of any name
            head = file.read(12)
    except FileNotFoundError as error:
        raise InputError(f"{path}: no such archive; make one with dedup archive add") from error
    except (OSError, ValueError) as error:
        raise InputError(f"{path}: {getattr(error, 'strerror', None) or error}") from error
    if head[8:12] != MAGIC:
        raise InputError(f"{path} is no archive of dedup: not a DuckDB file")


def _about(path: str, connection: duckdb.DuckDBPyConnection) -> dict[str, str]:
    """What the archive says of itself, if this version can go on with it; else InputError."""
    found = tables_of(connection)
    if found.get("main.about") != TABLES["main.about"].columns:
        raise InputError(f"{path} is a DuckDB file, but no archive of dedup")
    rows = connection.execute(f"SELECT name, value FROM {full('main.about')}").fetchall()
    about: dict[str, str] = dict(rows)
    if about.get("format") != str(FORMAT):
        raise InputError(
            f"{path} has format {about.get('format')!r}, this version of dedup reads {FORMAT}: "
            "use the version that made it, or add its articles to a new archive"
        )
    for name, table in TABLES.items():
        if found.get(name) != table.columns:
            raise InputError(f"{path} is damaged: the table {name} is not as dedup made it")
    for name in COUNTS:
        if not about.get(name, "").isdecimal():
            raise InputError(f"{path} is damaged: {name!r} is no number")
    for name, own in fingerprints().items():
        if about.get(name) != own:
            raise InputError(
                f"{path} was made by {about.get('program')}, and this version {_CHANGED[name]}: "
                "its pairs would not fit together; add its articles to a new archive"
            )
    return about


def _options(path: str, about: Mapping[str, str]) -> ScanOptions:
    try:
        return ScanOptions(**json.loads(about["options"]))
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path} is damaged: its options cannot be read") from error


_BROKEN = (
    "No space left on device", "Disk quota exceeded", "File too large", "Input/output error",
    "fsync failed",
)  # fmt: skip
"""What DuckDB says of a disk that is full or broken."""


def _in_words(path: str, error: duckdb.Error, *, write: bool) -> InputError | OutputError:
    """One line of ours for what DuckDB says on many."""
    line = " ".join(str(error).split())
    if ("lock" in line and "Conflicting" in line) or "Could not set lock" in line:
        return InputError(f"{path} is in use by another process: wait until it is done")
    if write and (reason := next((each for each in _BROKEN if each in line), "")):
        return OutputError(f"{path}: {reason.lower()}; what was added before is intact")
    if "version number" in line:
        return InputError(f"{path} was written by another version of DuckDB: {line[:200]}")
    if write and ("Permission denied" in line or "read-only" in line.lower()):
        return OutputError(f"cannot write {path}: permission denied")
    return InputError(f"{path}: {line[:300]}")
