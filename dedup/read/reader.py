"""The one door for articles: every input family behind one iterator of Article or Skip."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from dedup.model import Article, InputFile, Skip
from dedup.options import Progress, silent
from dedup.read.archived import read_archive
from dedup.read.delimited import read_delimited
from dedup.read.docx import read_docx
from dedup.read.feeds import read_feed
from dedup.read.fields import Columns, check_columns
from dedup.read.html import read_html
from dedup.read.jsonl import read_jsonl
from dedup.read.newsml import read_xml
from dedup.read.parquet import read_parquet
from dedup.read.pdf import read_pdf
from dedup.read.plain import read_stdin, read_txt
from dedup.read.sources import STDIN, Source, find_sources, watched
from dedup.read.streams import MAX_RECORD_BYTES, Unreadable, size_and_hash
from dedup.read.warc import read_warc
from dedup.text.language import detect_language

T = TypeVar("T")
Reader = Callable[[Source, Columns], Iterator[Article | Skip]]
OnFile = Callable[[InputFile], None]

FAULT = "the reader of this file failed"
"""What no input may bring about, and the fuzzer looks for."""

READERS: dict[str, Reader] = {
    "": read_stdin,
    ".txt": read_txt,
    ".html": read_html,
    ".htm": read_html,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
    ".csv": read_delimited,
    ".tsv": read_delimited,
    ".parquet": read_parquet,
    ".duckdb": read_archive,
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_xml,
    ".warc": read_warc,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Suffix → reader; each file may also be packed (.gz, .zst)."""


def read(
    inputs: str | Path | Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    languages: bool = True,
    on_file: OnFile | None = None,
    progress: Progress = silent,
) -> Iterator[Article | Skip]:
    """Every article of ``inputs`` in the order of their paths, and a Skip for each thing unread.

    ``inputs`` are files, folders, globs or ``-``; ``columns`` maps fields to column names
    (``{"text": "content"}``) where guessing is not enough. The order in which inputs are given
    changes nothing. One bad item is a Skip; InputError is raised, before anything is read, for a
    path that does not exist and for a field that articles have not. Without ``languages``, only
    what the source itself says of its language is kept: to find pairs, nobody asks, and telling
    the language of an article costs more than reading it. ``on_file`` is told of each file behind
    its last item: what it held, to be held against what became of it. ``progress`` hears how many
    bytes of all files are read.
    """
    chosen = check_columns(columns)
    sources = find_sources([inputs] if isinstance(inputs, str | Path) else inputs)
    counted = (
        item
        for source in watched(sources, progress)
        for item in (
            _counted(read_source(source, chosen), source, on_file)
            if on_file
            else read_source(source, chosen)
        )
    )
    items = each_id_once(counted)
    return map(with_language, items) if languages else items


def _counted(
    items: Iterable[Article | Skip], source: Source | Skip, on_file: OnFile
) -> Iterator[Article | Skip]:
    """The items as they are; when all have passed, ``on_file`` hears how many, and of which file.

    A file that was given up is hashed only where it is small: nobody reads a hole of terabytes.
    """
    count = 0
    last: Article | Skip | None = None
    for item in items:
        count += 1
        last = item
        yield item
    if isinstance(source, Skip):
        on_file(InputFile(source.origin.path, count))
    elif source.name == STDIN:
        on_file(InputFile(STDIN, count))
    else:
        given_up = isinstance(last, Skip) and last.origin.record is None
        size, digest = size_and_hash(source, MAX_RECORD_BYTES if given_up else None)
        on_file(InputFile(source.name, count, size, digest))


def with_language(item: Article | Skip) -> Article | Skip:
    """The article with the language of its text, where the source has not told it."""
    if isinstance(item, Skip) or item.language:
        return item
    return replace(item, language=detect_language(item.text))


def read_source(source: Source | Skip, columns: Columns) -> Iterator[Article | Skip]:
    """What one file holds; what stops its reading is its last Skip."""
    if isinstance(source, Skip):
        return iter((source,))
    return accounted(READERS[source.family](source, columns), source)


def accounted(items: Iterable[T], source: Source) -> Iterator[T | Skip]:
    """The items of one source, and a Skip where its reading stops or where there are none.

    At least one comes, so that no file is passed over in silence.
    """
    empty = True
    try:
        for item in items:
            empty = False
            yield item
    except Unreadable as reason:
        behind = "" if empty or str(reason).endswith("not read") else "; the rest is not read"
        yield source.skip(f"{reason}{behind}")
    except Exception as error:  # a fault of ours: it costs this file, and is told
        what = " ".join(f"{type(error).__name__}: {error}".split())
        yield source.skip(f"{FAULT}, and the rest is not read: {what[:200]}")
    else:
        if empty:
            yield source.skip("no article in it")


Place = tuple[int, str, int | None]
"""A hash of a raw text, and the path and record it was read from."""


def each_id_once(items: Iterable[Article | Skip]) -> Iterator[Article | Skip]:
    """A later article with a known id is a Skip that says whether its text is the same."""
    known: dict[str, Place] = {}
    for item in items:
        yield item if isinstance(item, Skip) else once(item, hash(item.text), known)


def once(item: Article, mark: int, known: dict[str, Place]) -> Article | Skip:
    """The article, if its id is not among the ``known``; ``mark`` tells its text from others."""
    place = (mark, item.origin.path, item.origin.record)
    first = known.setdefault(item.id, place)
    return item if first is place else repeated(item, *first[1:], same=mark == first[0])


def repeated(item: Article, path: str, record: int | None, *, same: bool) -> Skip:
    """The Skip of an article whose id was read before at this place, with the same text or not."""
    name = (path or "another article") if record is None else f"{path} record {record}"
    if same:
        return Skip(item.origin, f"same id and text as {name}: counted once")
    return Skip(item.origin, f"same id {item.id!r} as {name} but another text")
