"""Writing data out whole: to stdout, or to a file that is there complete or not at all."""

from __future__ import annotations

import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path

from dedup.errors import OutputError

STDOUT = "-"


def write_whole(output: str, parts: Iterable[str | bytes]) -> None:
    """Write ``parts`` to stdout (``-``) or to the file ``output``, replaced in one step.

    Raises OutputError, with the old file intact, where it cannot be written.
    """
    encoded = (part.encode() if isinstance(part, str) else part for part in parts)
    if output == STDOUT:
        stream = sys.stdout.buffer
        for part in encoded:
            stream.write(part)
        stream.flush()
        return
    path = Path(os.path.realpath(output))
    try:
        if path.exists() and not path.is_file():  # a device or a pipe: written to, never replaced
            path.write_bytes(b"".join(encoded))
        else:
            _replace(path, encoded)
    except OSError as error:
        raise OutputError(f"cannot write {output}: {error.strerror or error}") from error


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    """Through a new file beside ``path``."""
    fresh = path.with_name(f".dedup.{secrets.token_hex(8)}")
    try:
        with fresh.open("xb") as stream:
            stream.writelines(parts)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)
