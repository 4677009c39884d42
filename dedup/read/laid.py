"""Articles of JSON lines laid end to end as code points, without a string for each.

Plain lines are read by compiled code and any other as always, so that the articles are those of
:func:`dedup.read.read`, which a test holds this against.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dedup.model import Article, Origin, Skip
from dedup.options import Progress, silent
from dedup.read import streams
from dedup.read.fields import Columns, check_columns, choose
from dedup.read.jsonl import UTF8, line_item, read_encoded, read_records, stream_encoding
from dedup.read.reader import Place, accounted, once, read_source
from dedup.read.sources import Source, find_sources, watched
from dedup.read.streams import check_is_text, open_bytes
from dedup.text import clean
from dedup.text.segment import Laid, code_points

CHUNK = 1 << 18
"""Bytes read at a time: as many as the reader of single lines does, so that both read as much of a
damaged file."""
TRIED, MOST_REFUSED = 1000, 0.5
"""Lines read, and the share of them that are not plain, from which the rest of a file is read line
by line: the first lines never are, as they tell what plain ones have in common."""

Item = Article | Laid | Skip
Codes = NDArray[np.uint32]
Ints = NDArray[np.int64]


def read_laid(
    inputs: Sequence[str | Path],
    *,
    columns: Mapping[str, str] | None = None,
    progress: Progress = silent,
) -> Iterator[Item]:
    """The articles and skips of `dedup.read.read` in their order, plain JSON lines laid together.

    Languages are told only where the source tells them.
    """
    chosen = check_columns(columns)
    sources = watched(find_sources(inputs), progress)
    return _each_id_once(item for source in sources for item in _read_source(source, chosen))


def _read_source(source: Source | Skip, columns: Columns) -> Iterator[Item]:
    if isinstance(source, Skip) or source.family not in (".jsonl", ".ndjson"):
        return read_source(source, columns)
    return accounted(_read_file(source, columns), source)


def _read_file(source: Source, columns: Columns) -> Iterator[Item]:
    with open_bytes(source) as stream:
        check_is_text(stream.peek(16)[:16])
        yield from _read_lines(stream, source, columns)


def _read_lines(stream: io.BufferedReader, source: Source, columns: Columns) -> Iterator[Item]:
    encoding = stream_encoding(stream)
    if encoding not in UTF8 or streams.MAX_TEXT < CHUNK:
        yield from read_encoded(stream, encoding, source, columns)
        return
    lines = _Lines(source, columns, encoding)
    rest = b""
    while data := stream.read1(CHUNK):
        data = rest + data
        cut = data.rfind(b"\n") + 1
        rest = data[cut:]
        yield from lines.read(data[:cut])
        if lines.refused or len(rest) + CHUNK > streams.MAX_TEXT:
            readline = _after(rest, stream)
            yield from read_records(readline, encoding, source, columns, lines.number)
            return
    yield from lines.read(rest)


def _after(head: bytes, stream: io.BufferedReader) -> Callable[[int], bytes]:
    """``readline`` of a stream whose next bytes, ``head``, have been read already."""
    buffer = io.BytesIO(head)

    def readline(size: int) -> bytes:
        line = buffer.readline(size)
        whole = line.endswith(b"\n") or len(line) == size
        return line if whole else line + stream.readline(size - len(line))

    return readline


class _Lines:
    """The lines of one file, read in pieces."""

    def __init__(self, source: Source, columns: Columns, encoding: str) -> None:
        self._source = source
        self._columns = columns
        self._encoding = encoding
        self._plan = Plan()
        self._odd = 0
        self.number = 0
        """Number of the next line."""
        self.refused = False
        """Whether the lines of this file are not worth trying."""

    def read(self, raw: bytes) -> Iterator[Item]:
        """The items of these whole lines, in their order."""
        if not raw:
            return
        codes, lines = self._plan.lay(raw)
        others = np.flatnonzero(lines[:, 4] < 0).tolist()
        begin = at = 0
        for other in (*others, len(lines)):
            if begin < other:
                yield self._laid(raw, codes, at, lines[begin:other])
                at = int(lines[other - 1, 4])
            if other < len(lines):
                yield from self._other(raw[lines[other, 0] : lines[other, 1]], other == others[0])
            begin = other + 1
        self._odd += len(others)
        self.refused = self._odd > TRIED + MOST_REFUSED * self.number

    def _laid(self, raw: bytes, codes: Codes, at: int, lines: Ints) -> Laid:
        """Plain lines, the texts of which begin at ``at`` of ``codes``."""
        records = list(range(self.number, self.number + len(lines)))
        self.number += len(lines)
        ids = [
            raw[begin:end].decode("ascii") or f"{self._source.id}#{number}"
            for number, (begin, end) in zip(records, lines[:, 2:4].tolist(), strict=True)
        ]
        offsets = np.concatenate([[at], lines[:, 4]])
        return Laid(ids, codes[at : offsets[-1]], offsets - at, self._source.name, records)

    def _other(self, line: bytes, first: bool) -> Iterator[Item]:
        """A line that is not plain, or blank; the ``first`` of a piece tells what plain is."""
        number, self.number = self.number, self.number + 1
        if not line.strip():
            return
        if first:
            self._plan = _plan_of(line, self._columns) or self._plan
        yield line_item(line, number, self._encoding, self._source, self._columns)


@dataclass(frozen=True, slots=True)
class Plan:
    """The keys of a plain record in their order, and which of them hold its id and its text."""

    keys: tuple[str, ...] = ()
    id_at: int = -1
    text_at: int = -1

    def lay(self, raw: bytes) -> tuple[Codes, Ints]:
        """Texts of the plain lines among ``raw``, and the rows of `dedup.kernels.lines`."""
        from dedup.kernels.lines import lay_lines  # noqa: PLC0415 - compiled code loads slowly

        codes = np.empty(len(raw), dtype=np.uint32)
        data = np.frombuffer(raw, dtype=np.uint8)
        rows = np.empty((np.count_nonzero(data == ord("\n")) + 1, 5), dtype=np.int64)
        count = lay_lines(
            data,
            np.frombuffer("".join(self.keys).encode(), dtype=np.uint8),
            np.cumsum([0, *map(len, self.keys)]),
            self.id_at,
            self.text_at,
            _marks(),
            codes,
            rows,
        )
        return codes, rows[:count]


def _plan_of(line: bytes, columns: Columns) -> Plan | None:
    """What plain lines are if this is one but for its values."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return None
    names = tuple(record) if isinstance(record, dict) else ()
    chosen = choose(names, columns)
    if not chosen["text"] or chosen["text"][0] not in names:
        return None
    if not all(
        name.isascii() and name.isprintable() and not set(name) & set('"\\') for name in names
    ):
        return None
    id_at = names.index(chosen["id"][0]) if set(chosen["id"][:1]) & set(names) else -1
    return Plan(names, id_at, names.index(chosen["text"][0]))


@cache
def _marks() -> NDArray[np.uint8]:
    """What each character may be a sign of, where `dedup.text.clean.clean` looks closer."""
    from dedup.kernels.lines import ACCENTED, LEAD, SUSPECT, TAIL  # noqa: PLC0415

    table = np.zeros(0x110000, dtype=np.uint8)
    for low, high in ((0, 0x3000), (0xD800, 0x10000), (0xE0000, 0xE1000)):
        for found in clean.ALTERED.finditer("".join(map(chr, range(low, high)))):
            table[low + found.start()] = SUSPECT
    accented = slice(0xC0, 0x100)
    table[accented] = ACCENTED
    for chars, mark in ((clean.LATIN_LEADS, LEAD), (clean.LATIN_TAILS, TAIL)):
        table[list(map(ord, chars))] |= mark
    return table


def _each_id_once(items: Iterable[Item]) -> Iterator[Item]:
    """As in `dedup.read.reader`, for articles laid together too."""
    from dedup.kernels.lines import text_marks  # noqa: PLC0415

    known: dict[str, Place] = {}
    for item in items:
        if isinstance(item, Skip):
            yield item
        elif isinstance(item, Article):
            yield once(item, int(text_marks(*code_points([item.text]))[0]), known)
        else:
            yield from _new_ids(item, text_marks(item.codes, item.offsets).tolist(), known)


def _new_ids(laid: Laid, marks: Sequence[int], known: dict[str, Place]) -> Iterator[Item]:
    """The articles whose ids are new, and a Skip for each other."""
    if known.keys().isdisjoint(laid.ids) and len(set(laid.ids)) == len(laid.ids):
        known.update(zip(laid.ids, zip(marks, repeat(laid.path), laid.records), strict=False))
        yield laid
        return
    begin = 0
    for row, (name, record, mark) in enumerate(zip(laid.ids, laid.records, marks, strict=True)):
        item = once(Article(name, "", origin=Origin(laid.path, record)), mark, known)
        if isinstance(item, Skip):
            if begin < row:
                yield laid.part(begin, row)
            yield item
            begin = row + 1
    if begin < len(laid.ids):
        yield laid.part(begin, len(laid.ids)) if begin else laid
