"""What the user named, as a sorted list of files: folders walked, globs spread, traps named."""

from __future__ import annotations

import glob
import hashlib
import os
import re
import stat
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dedup.errors import InputError
from dedup.model import Origin, Skip
from dedup.options import Progress

STDIN = "-"
PACKINGS = (".gz", ".zst")
FAMILIES = (
    ".txt", ".html", ".htm", ".jsonl", ".ndjson", ".csv", ".tsv", ".parquet",
    ".duckdb", ".rss", ".atom", ".xml", ".warc", ".docx", ".pdf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read: ``Source("a/b.jsonl.gz", "a/b.jsonl.gz", ".jsonl", ".gz", "b")``.

    A run holds one for each of its files, of which there may be a million: strings, no paths.
    """

    place: str
    """The path as the system takes it."""
    name: str
    """The path as it is told: printable whatever its bytes, so the same in every output."""
    family: str
    packing: str = ""
    id: str = ""
    """Id of its article, or the beginning of its records' ids."""
    inode: int = 0
    """Device and number of the file in one; 0: not known."""
    size: int = 0
    on_bytes: Callable[[int], None] | None = None
    """Told how many bytes of the file are read."""

    def skip(self, reason: str, record: int | None = None) -> Skip:
        """The skip of this file, or of one record in it."""
        return Skip(Origin(path=self.name, record=record), reason)

    def origin(
        self,
        raw: bytes,
        reader: str,
        record: int | None = None,
        encoding: str = "utf-8",
        repairs: tuple[str, ...] = (),
    ) -> Origin:
        """Where an article came from whose bytes, as they lie in this file, are ``raw``."""
        digest = hashlib.sha256(raw).hexdigest()
        return Origin(self.name, record, digest, encoding, repairs, reader)


def find_sources(inputs: Sequence[str | Path]) -> list[Source | Skip]:
    """Every file behind ``inputs``, sorted by name, with a Skip for each that is no regular file.

    Raises InputError for a path that does not exist and a glob that matches nothing.
    """
    found = {
        (item.name if isinstance(item, Source) else item.origin.path): item
        for given in inputs
        for item in _named(str(given))
    }
    return list(with_ids(_each_file_once(found[name] for name in sorted(found))))


def watched(items: Sequence[Source | Skip], progress: Progress) -> Iterator[Source | Skip]:
    """The items, each asked for when the one before it is read; ``progress`` hears of their bytes.

    How many there are in all is known unless standard input is among them.
    """
    sources = [item for item in items if isinstance(item, Source)]
    is_known = all(source.name != STDIN for source in sources)
    total = sum(source.size for source in sources) if is_known else 0
    before = 0
    for item in items:
        size = item.size if isinstance(item, Source) else 0

        def heard(count: int, before: int = before, size: int = size) -> None:
            progress("read", before + min(count, size), total)

        yield replace(item, on_bytes=heard) if isinstance(item, Source) else item
        before += size
        progress("read", before, total)


def _named(given: str) -> Iterator[Source | Skip]:
    if given == STDIN:
        yield Source(STDIN, STDIN, "", id="stdin")
        return
    if given and "\0" not in given and os.path.lexists(given):
        yield from _entry(str(Path(given)))
        return
    has_magic = glob.has_magic(given)
    # Path.glob takes no absolute pattern and finds hidden files
    matches = glob.glob(given, recursive=True) if has_magic else []  # noqa: PTH207
    if not matches:
        what = "matches nothing" if has_magic else "no such file or folder"
        raise InputError(f"{given!r}: {what}; check the path, or give - for standard input")
    for match in sorted(matches):
        yield from _entry(str(Path(match)))


def _entry(place: str) -> Iterator[Source | Skip]:
    """A path that exists: the files of a folder, one file, or why it cannot be read."""
    try:
        status = os.stat(place)  # noqa: PTH116 - a Path for each of a million files
    except OSError as error:  # a link to nothing, a loop of links, no permission
        yield _skip(place, f"cannot be read: {error.strerror}")
        return
    if stat.S_ISDIR(status.st_mode):
        yield from list(_walk(place)) or [_skip(place, "no article in it")]
    elif not stat.S_ISREG(status.st_mode):
        kind = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket"}
        told = kind.get(stat.S_IFMT(status.st_mode), "a device")
        yield _skip(place, f"{told}, not a file; pipe it in with -")
    else:
        inode = status.st_dev << 64 | status.st_ino
        yield known_source(place, _shown(place), inode=inode, size=status.st_size)


def known_source(place: str, name: str, **more: Any) -> Source | Skip:
    """The file as a source, if its suffix is known."""
    family, packing = split_suffix(name.rpartition("/")[2])
    if family in FAMILIES:
        return Source(place, name, sys.intern(family), packing, **more)
    known = " ".join(FAMILIES)
    return Skip(Origin(path=name), f"unknown suffix {family or 'none'}; known: {known}")


def split_suffix(name: str) -> tuple[str, str]:
    """``("a.JSONL.gz")`` → ``(".jsonl", ".gz")``."""
    stem, suffix = _split(name)
    return (_split(stem)[1], suffix) if suffix in PACKINGS else (suffix, "")


def _split(name: str) -> tuple[str, str]:
    stem, dot, suffix = name.rpartition(".")
    return (stem, f".{suffix}".lower()) if stem.strip(".") and dot and suffix else (name, "")


def _walk(root: str) -> Iterator[Source | Skip]:
    """The files under a folder; links to folders are named, never followed, so no loop can hang.

    Hidden folders and hidden files are passed over as by ``ls``, except that a hidden file with an
    article's suffix is named: it may be an article. A README with another suffix is passed over
    too: it tells of the folder.
    """
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: os.fsencode(entry.name))
        except OSError as error:
            yield _skip(folder, f"cannot be read: {error.strerror}")
            continue
        for entry in listed:
            place = entry.path.removeprefix("./")
            family, _ = split_suffix(entry.name)
            if entry.name.startswith("."):
                is_resource_fork = entry.name.startswith("._")  # macOS: beside every file
                if family in FAMILIES and not is_resource_fork and not entry.is_dir():
                    yield _skip(place, "a hidden file; name it to read it")
            elif entry.is_dir(follow_symlinks=False):
                folders.append(place)
            elif entry.is_symlink() and os.path.isdir(place):  # noqa: PTH112 - False for a loop
                yield _skip(place, "a link to a folder is not followed; name it to read it")
            elif _split(entry.name)[0].upper() != "README" or family in FAMILIES:
                yield from _entry(place)


def _skip(place: str, reason: str) -> Skip:
    return Skip(Origin(path=_shown(place)), reason)


def _shown(place: str) -> str:
    """The path as text that any output can hold; bytes that are no UTF-8 become ``\\xNN``."""
    if place.isascii():
        return place
    return os.fsencode(place).decode("utf-8", "backslashreplace")


def _each_file_once(items: Iterable[Source | Skip]) -> Iterator[Source | Skip]:
    """Links and hard links to a file that is already listed under another name are skipped."""
    first: dict[int, str] = {}
    for item in items:
        if isinstance(item, Skip) or item.name == STDIN:
            yield item
        elif (known := first.setdefault(item.inode, item.name)) != item.name:
            yield item.skip(f"the same file as {known}")
        else:
            yield item


_HASH_TAIL = re.compile(r"\A(.+)_(?:[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})\Z", re.I)


def with_ids(items: Iterable[Source | Skip]) -> Iterator[Source | Skip]:
    """Give each file the shortest id that is its own.

    The file's stem without a trailing content hash (``000_c0a0520da7d0b7ed.txt`` → ``000``: 16, 32,
    40 or 64 hex digits are a 64-bit hash, MD5, SHA-1, SHA-256); where two files would share it, the
    stem; where they share that too, the whole path.
    """
    listed = list(items)
    stems = [_stem(item.name) for item in listed if isinstance(item, Source)]
    shorts = [_HASH_TAIL.sub(r"\1", stem) for stem in stems]
    short_count, stem_count = Counter(shorts), Counter(stems)
    named = zip(stems, shorts, strict=True)
    for item in listed:
        if isinstance(item, Skip):
            yield item
            continue
        stem, short = next(named)
        is_own = stem_count[stem] == 1 and not short_count[stem]
        own = short if short_count[short] == 1 else stem if is_own else item.name
        yield replace(item, id=item.id or own)


def _stem(name: str) -> str:
    base = name.rsplit("/", 1)[-1]
    family, packing = split_suffix(base)
    return base[: len(base) - len(family) - len(packing)] or base
