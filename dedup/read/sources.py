"""What the user named, as a sorted list of files: folders walked, globs spread, traps named."""

from __future__ import annotations

import glob
import os
import re
import stat
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
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
    """One file to read: ``Source(Path("a/b.jsonl.gz"), "a/b.jsonl.gz", ".jsonl", ".gz", "b")``."""

    path: Path
    name: str
    """The path as the user gave it, with ``/`` and printable: the same on every machine."""
    family: str
    packing: str = ""
    id: str = ""
    """Id of its article, or the beginning of its records' ids."""
    inode: tuple[int, int] = (0, 0)
    size: int = 0
    on_bytes: Callable[[int], None] | None = None
    """Told how many bytes of the file are read."""

    def skip(self, reason: str, record: int | None = None) -> Skip:
        """The skip of this file, or of one record in it."""
        return Skip(Origin(path=self.name, record=record), reason)


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
        yield Source(Path(STDIN), STDIN, "", id="stdin")
        return
    path = Path(given)
    if given and "\0" not in given and os.path.lexists(path):
        yield from _entry(path)
        return
    has_magic = glob.has_magic(given)
    # Path.glob takes no absolute pattern and finds hidden files
    matches = glob.glob(given, recursive=True) if has_magic else []  # noqa: PTH207
    if not matches:
        what = "matches nothing" if has_magic else "no such file or folder"
        raise InputError(f"{given!r}: {what}; check the path, or give - for standard input")
    for match in sorted(matches):
        yield from _entry(Path(match))


def _entry(path: Path) -> Iterator[Source | Skip]:
    """A path that exists: the files of a folder, one file, or why it cannot be read."""
    name = _shown(path)
    try:
        status = path.stat()
    except OSError as error:  # a link to nothing, a loop of links, no permission
        yield Skip(Origin(path=name), f"cannot be read: {error.strerror}")
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk(path)
    elif not stat.S_ISREG(status.st_mode):
        kind = {stat.S_IFIFO: "a FIFO", stat.S_IFSOCK: "a socket"}
        told = kind.get(stat.S_IFMT(status.st_mode), "a device")
        yield Skip(Origin(path=name), f"{told}, not a file; pipe it in with -")
    else:
        inode = status.st_dev, status.st_ino
        yield known_source(path, name, inode=inode, size=status.st_size)


def known_source(path: Path, name: str, **more: Any) -> Source | Skip:
    """The file as a source, if its suffix is known."""
    family, packing = split_suffix(path.name)
    if family in FAMILIES:
        return Source(path, name, family, packing, **more)
    known = " ".join(FAMILIES)
    return Skip(Origin(path=name), f"unknown suffix {family or 'none'}; known: {known}")


def split_suffix(name: str) -> tuple[str, str]:
    """``("a.JSONL.gz")`` → ``(".jsonl", ".gz")``."""
    path = PurePath(name)
    packing = path.suffix.lower() if path.suffix.lower() in PACKINGS else ""
    return (PurePath(path.stem) if packing else path).suffix.lower(), packing


def _walk(root: Path) -> Iterator[Source | Skip]:
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
            yield Skip(Origin(path=_shown(folder)), f"cannot be read: {error.strerror}")
            continue
        for entry in listed:
            path = folder / entry.name
            if entry.name.startswith("."):
                yield from _hidden(path)
            elif _is_readme(entry.name):
                continue
            elif entry.is_dir(follow_symlinks=False):
                folders.append(path)
            elif entry.is_symlink() and path.is_dir():  # False for a loop of links
                reason = "a link to a folder is not followed; name it to read it"
                yield Skip(Origin(path=_shown(path)), reason)
            else:
                yield from _entry(path)


def _hidden(path: Path) -> Iterator[Skip]:
    is_resource_fork = path.name.startswith("._")  # macOS puts one beside every file of an archive
    if split_suffix(path.name)[0] in FAMILIES and not is_resource_fork and not path.is_dir():
        yield Skip(Origin(path=_shown(path)), "a hidden file; name it to read it")


def _is_readme(name: str) -> bool:
    return PurePath(name).stem.upper() == "README" and split_suffix(name)[0] not in FAMILIES


def _shown(path: Path) -> str:
    """The path as text that any output can hold; bytes that are no UTF-8 become ``\\xNN``."""
    return os.fsencode(path.as_posix()).decode("utf-8", "backslashreplace")


def _each_file_once(items: Iterable[Source | Skip]) -> Iterator[Source | Skip]:
    """Links and hard links to a file that is already listed under another name are skipped."""
    first: dict[tuple[int, int], str] = {}
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
    names = [item.name for item in listed if isinstance(item, Source)]
    stems = [_stem(name) for name in names]
    shorts = [_HASH_TAIL.sub(r"\1", stem) for stem in stems]
    short_count, stem_count = Counter(shorts), Counter(stems)
    ids = {}
    for name, stem, short in zip(names, stems, shorts, strict=True):
        is_own = stem_count[stem] == 1 and not short_count[stem]
        ids[name] = short if short_count[short] == 1 else stem if is_own else name
    for item in listed:
        yield replace(item, id=item.id or ids[item.name]) if isinstance(item, Source) else item


def _stem(name: str) -> str:
    base = name.rsplit("/", 1)[-1]
    family, packing = split_suffix(base)
    return base[: len(base) - len(family) - len(packing)] or base
