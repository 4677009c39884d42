"""A folder for temporary files that goes with its run, or with the next one."""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from dedup.errors import OutputError

PREFIX = "dedup-"
_LOCK = "in-use"


@contextmanager
def workspace(place: str) -> Iterator[Path]:
    """A new folder in ``place``, or in that of the system; gone at the end.

    Those that processes left that were killed, or lost their power, go first: a live one holds the
    lock on a file of its folder. OutputError where files find no room.
    """
    where = place or tempfile.gettempdir()
    _remove_left(Path(where))
    try:
        with tempfile.TemporaryDirectory(
            prefix=PREFIX, dir=where, ignore_cleanup_errors=True
        ) as name:
            fresh = Path(name, "fresh")
            with fresh.open("wb") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                fresh.rename(fresh.with_name(_LOCK))  # nobody sees it before it is locked
                yield Path(name)
    except OSError as error:
        # numpy tells of a short write without its reason
        reason = str(error) if error.strerror else "no room left"
        raise OutputError(
            f"temporary files in {where}: {reason}; choose another folder with --temp-dir"
        ) from error


def _remove_left(place: Path) -> None:
    for lock in place.glob(f"{PREFIX}*/{_LOCK}"):
        with suppress(OSError), lock.open("rb") as file:  # in use, gone, or another user's
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(lock.parent, ignore_errors=True)
