"""The one door for articles: every input family behind one iterator of Article or Skip."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from dedup.model import Article, Skip
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
from dedup.read.sources import Source, find_sources
from dedup.read.streams import Unreadable
from dedup.read.warc import read_warc

Reader = Callable[[Source, Columns], Iterator[Article | Skip]]

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
    ".rss": read_feed,
    ".atom": read_feed,
    ".xml": read_xml,
    ".warc": read_warc,
    ".docx": read_docx,
    ".pdf": read_pdf,
}
"""Suffix → reader; each file may also be packed (.gz, .zst)."""


def read(
    inputs: str | Path | Sequence[str | Path], *, columns: Mapping[str, str] | None = None
) -> Iterator[Article | Skip]:
    """Every article of ``inputs`` in the order of their paths, and a Skip for each thing unread.

    ``inputs`` are files, folders, globs or ``-``; ``columns`` maps fields to column names
    (``{"text": "content"}``) where guessing is not enough. The order in which inputs are given
    changes nothing. One bad item is a Skip; InputError is raised, before anything is read, for a
    path that does not exist and for a field that articles have not.
    """
    chosen = check_columns(columns)
    sources = find_sources([inputs] if isinstance(inputs, str | Path) else inputs)
    return _each_id_once(item for source in sources for item in _read_source(source, chosen))


def _read_source(source: Source | Skip, columns: Columns) -> Iterator[Article | Skip]:
    if isinstance(source, Skip):
        yield source
        return
    try:
        yield from READERS[source.family](source, columns)
    except Unreadable as reason:
        yield source.skip(str(reason))


def _each_id_once(items: Iterable[Article | Skip]) -> Iterator[Article | Skip]:
    """A later article with a known id is a Skip that says whether its text is the same."""
    known: dict[str, tuple[bytes, str, int | None]] = {}
    for item in items:
        if isinstance(item, Skip):
            yield item
            continue
        digest = hashlib.blake2b(item.text.encode(), digest_size=16).digest()
        first, path, record = known.setdefault(
            item.id, (digest, item.origin.path, item.origin.record)
        )
        if (path, record) == (item.origin.path, item.origin.record):
            yield item
            continue
        place = path if record is None else f"{path} record {record}"
        if digest == first:
            yield Skip(item.origin, f"same id and text as {place}: counted once")
        else:
            yield Skip(item.origin, f"same id {item.id!r} as {place} but another text")
