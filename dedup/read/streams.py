"""Bytes of one source, unpacked, never more than a bound, never from anything that can hang."""

from __future__ import annotations

import gzip
import hashlib
import importlib
import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from dedup.errors import MissingExtra
from dedup.read.sources import STDIN, Source

MAX_RECORD_BYTES = 64 << 20
"""One file of one article, with its pictures, or one record; more is not an article."""
MAX_TEXT = 16 << 20
"""Characters of one text. The longest book has half as many; to compare one takes 50 times as many
bytes of memory."""
MAX_SKIPPED_BYTES = 16 * MAX_RECORD_BYTES
"""A record over the bound is passed over up to here; then the rest of the file is given up."""
FREE_BYTES = 1 << 30
MAX_RATIO = 200
"""Past FREE_BYTES, unpacked over packed: news packs 4 to 20 times, gzip bombs 1,000 times."""

_FOREIGN = {
    b"\x1f\x8b": "gzip",
    b"\x28\xb5\x2f\xfd": "zstd",
    b"%PDF": "PDF",
    b"PK\x03\x04": "ZIP (or DOCX, EPUB, XLSX)",
    b"PAR1": "Parquet",
    b"\x89PNG": "PNG",
    b"GIF8": "GIF",
    b"\xff\xd8\xff": "JPEG",
    b"\x7fELF": "ELF",
    b"\xd0\xcf\x11\xe0": "old Office",
    b"{\\rtf": "RTF",
    b"SQLite format 3": "SQLite",
}


class Unreadable(Exception):
    """A source, or the rest of it, cannot be read; the text becomes the reason of its Skip."""


@contextmanager
def extra(name: str, doing: str) -> Iterator[None]:
    """Imports of an optional package, which is the extra ``name``; an Unreadable without it."""
    try:
        yield
    except ImportError as error:
        raise Unreadable(str(MissingExtra(doing, name))) from error


@contextmanager
def any_fault(told: str) -> Iterator[None]:
    """A parser of strangers' files, which may break it in any way: that is an Unreadable."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(f"{told}: {type(error).__name__}") from error


@contextmanager
def open_bytes(source: Source) -> Iterator[io.BufferedReader]:
    """The unpacked bytes of ``source``, buffered; every failure to read is an Unreadable."""
    with _reasons(), _raw(source, source.on_bytes) as raw:
        if not source.packing:
            yield raw
            return
        packed = os.fstat(raw.fileno()).st_size
        unpacker, errors = _unpacker(source.packing)
        with unpacker(raw) as unpacked:
            yield io.BufferedReader(_Bounded(unpacked, packed, errors), 1 << 18)


def size_and_hash(source: Source, most: int | None = None) -> tuple[int | None, str | None]:
    """The bytes of a file as it lies on the disk, and their SHA-256.

    No hash of one over ``most`` bytes, and neither of one that can no longer be read.
    """
    try:
        with _raw(source) as raw:
            size = os.fstat(raw.fileno()).st_size
            if most is not None and size > most:
                return size, None
            return size, hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError:
        return None, None


def read_bytes(source: Source) -> bytes:
    """All bytes of a source that is one text."""
    raw = read_binary(source)
    check_is_text(raw)
    return raw


def read_binary(source: Source) -> bytes:
    """All bytes of a source that is one document of any format."""
    with open_bytes(source) as stream:
        return read_rest(stream)


def read_rest(stream: io.BufferedReader) -> bytes:
    """What is left of a stream, or Unreadable where it is over the bound."""
    raw = stream.read(MAX_RECORD_BYTES + 1)
    if len(raw) > MAX_RECORD_BYTES:
        raise Unreadable(over_size())
    return raw


def over_size() -> str:
    """The reason of a Skip for size."""
    return f"over {MAX_RECORD_BYTES:,} bytes, the bound for one article"


def over_length() -> str:
    """The reason of a Skip for the length of a text."""
    return f"over {MAX_TEXT:,} characters, the bound for one text"


def check_is_text(head: bytes) -> None:
    """Raise Unreadable where the first bytes are those of a known binary format."""
    for magic, name in _FOREIGN.items():
        if head.startswith(magic):
            raise Unreadable(f"the content is {name}, not text")


def read_lines(readline: Callable[[int], bytes]) -> Iterator[bytes | None]:
    """Lines with their ends; None for one that is over the bound and was passed over."""
    while line := readline(MAX_RECORD_BYTES + 1):
        if len(line) <= MAX_RECORD_BYTES:
            yield line
            continue
        skipped = len(line)
        while not line.endswith(b"\n") and (line := readline(1 << 20)):
            skipped += len(line)
            if skipped > MAX_SKIPPED_BYTES:
                raise Unreadable("a line without end; the rest of the file is not read")
        yield None


@contextmanager
def as_text(
    stream: io.BufferedReader, codec: str, *, errors: str = "replace", newline: str = "\n"
) -> Iterator[io.TextIOWrapper]:
    """``stream`` decoded; it stays open, so that standard input outlives its reader."""
    text = io.TextIOWrapper(stream, codec, errors=errors, newline=newline)
    try:
        yield text
    finally:
        text.detach()


@contextmanager
def _reasons() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Unreadable(f"cannot be read: {error.strerror or error}") from error


@contextmanager
def _raw(source: Source, on_bytes: Callable[[int], None] | None = None) -> Iterator[Any]:
    if source.name == STDIN:
        stdin: Any = sys.stdin.buffer
        yield stdin if isinstance(stdin, io.BufferedReader) else io.BufferedReader(stdin)
        return
    descriptor = _open_regular(source.place)
    with io.BufferedReader(Watched(descriptor, on_bytes), 1 << 18) as stream:
        yield stream


class Watched(io.FileIO):
    """A file that tells how far it is read, and says so where it would be waited for (/proc)."""

    def __init__(self, descriptor: int, on_bytes: Callable[[int], None] | None) -> None:
        super().__init__(descriptor)
        self._on_bytes = on_bytes

    def readinto(self, buffer: Any) -> int:
        count = super().readinto(buffer)
        if count is None:
            raise OSError("it has nothing yet and no end")
        if self._on_bytes:
            self._on_bytes(self.tell())
        return count


def _open_regular(place: str) -> int:
    """Open without waiting for a writer: the file may have become a FIFO since it was listed."""
    descriptor = os.open(place, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("no longer a regular file")
    return descriptor


def _unpacker(packing: str) -> tuple[Callable[[BinaryIO], Any], tuple[type[Exception], ...]]:
    """How to unpack, and the errors of damaged data."""
    if packing == ".gz":
        return lambda raw: gzip.GzipFile(fileobj=raw), (OSError, EOFError, zlib.error)
    zstd = _zstd()
    return zstd.ZstdFile, (OSError, EOFError, zstd.ZstdError)


def _zstd() -> Any:
    """``compression.zstd`` of Python 3.14, or the same module from PyPI before."""
    with extra("zstd", "reading .zst"):
        newest = sys.version_info >= (3, 14)
        return importlib.import_module("compression.zstd" if newest else "backports.zstd")


class _Bounded(io.RawIOBase):
    """Unpacked bytes, with a stop for bombs.

    What is sound before damage comes before the error of the damage.
    """

    def __init__(self, stream: Any, packed: int, errors: tuple[type[Exception], ...]) -> None:
        self._stream = stream
        self._errors = errors
        self._packed = packed
        self._seen = 0
        self._damage = ""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._fill(memoryview(buffer))
        if self._damage and not count:
            raise Unreadable(self._damage)
        self._seen += count
        if self._seen > FREE_BYTES and self._seen > MAX_RATIO * self._packed:
            raise Unreadable(f"a decompression bomb: over {MAX_RATIO} times its packed size")
        return count

    def _fill(self, buffer: memoryview) -> int:
        count = 0
        try:
            while not self._damage and (data := self._stream.read1(len(buffer) - count)):
                buffer[count : count + len(data)] = data
                count += len(data)
        except self._errors as error:
            self._damage = f"damaged: {error}"
        return count


def packed_copy(source: Source, folder: Path) -> Path:
    """``source`` under a plain name in ``folder``: unpacked where packed, else a link to it.

    For readers that open files themselves and would take ``*`` in a name for a glob.
    """
    target = folder / f"source{source.family}"
    if not source.packing:
        target.symlink_to(Path(source.place).absolute())
        return target
    with open_bytes(source) as stream, target.open("wb") as copy:
        while chunk := stream.read(1 << 20):
            copy.write(chunk)
    return target
