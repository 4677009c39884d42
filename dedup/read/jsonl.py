"""One JSON object a line (.jsonl, .ndjson), read line by line in bounded memory."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from dedup.model import Article, Skip
from dedup.read.fields import Columns, article_of
from dedup.read.sources import Source
from dedup.read.streams import as_text, check_is_text, open_bytes, over_size, read_lines
from dedup.text.decode import BOMS, codec_of, decode, wide_encoding, without_bom

UTF8 = ("utf-8", "utf-8-sig")


def read_jsonl(source: Source, columns: Columns) -> Iterator[Article | Skip]:
    """Every record of the file; a line that is no JSON object is a Skip with its number."""
    with open_bytes(source) as stream:
        check_is_text(stream.peek(16)[:16])
        yield from read_encoded(stream, stream_encoding(stream), source, columns)


def read_encoded(
    stream: io.BufferedReader, encoding: str, source: Source, columns: Columns
) -> Iterator[Article | Skip]:
    """Every record of a stream whose byte order mark has been read."""
    if encoding in UTF8:
        yield from read_records(stream.readline, encoding, source, columns)
        return
    with as_text(stream, codec_of(encoding)) as text:  # UTF-16 and UTF-32 are recoded on the way

        def readline(size: int) -> bytes:
            return text.readline(size).encode("utf-8", "replace")

        yield from read_records(readline, encoding, source, columns)


def stream_encoding(stream: io.BufferedReader) -> str:
    """UTF-8 unless the first bytes say otherwise; the byte order mark is read off."""
    head = stream.peek(1 << 12)
    stream.read(len(head) - len(without_bom(head)))
    marked = next((name for bom, name in BOMS if head.startswith(bom)), "")
    return marked or wide_encoding(head) or "utf-8"


def read_records(
    readline: Callable[[int], bytes],
    encoding: str,
    source: Source,
    columns: Columns,
    first: int = 0,
) -> Iterator[Article | Skip]:
    """The records of lines, of which the first has the number ``first``."""
    for number, line in enumerate(read_lines(readline), first):
        if line is None:
            yield source.skip(f"line {number + 1}: {over_size()}", number)
        elif line.strip():
            yield line_item(line, number, encoding, source, columns)


class _Object(dict[str, Any]):
    """A JSON object that knows which key, if any, stands in it twice: one of two values is lost."""

    __slots__ = ("twice",)

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        names = Counter(name for name, _ in pairs) if len(self) < len(pairs) else {}
        self.twice = next((name for name, count in names.items() if count > 1), "")[:40]


def line_item(
    line: bytes, number: int, encoding: str, source: Source, columns: Columns
) -> Article | Skip:
    """The article of one line, ``number`` counted from 0, or why it is none."""
    repairs: tuple[str, ...] = ()
    line = line.rstrip(b"\r\n")
    try:
        text = line.decode("utf-8-sig")  # files put together have a mark at each beginning
    except UnicodeDecodeError:
        decoded = decode(line)
        text, encoding, repairs = decoded.text, decoded.encoding, decoded.repairs
    origin = source.origin(line, "jsonl", number, encoding, repairs)
    try:
        record = json.loads(text, object_pairs_hook=_Object)
    except RecursionError:
        return Skip(origin, f"line {number + 1}: JSON nested too deep")
    except json.JSONDecodeError as error:
        return Skip(origin, f"line {number + 1}: not JSON: {error.msg} at column {error.colno}")
    except ValueError:
        return Skip(origin, f"line {number + 1}: not JSON: a number of thousands of digits")
    if not isinstance(record, _Object):
        return Skip(origin, f"line {number + 1}: not a JSON object")
    if record.twice:
        return Skip(origin, f"line {number + 1}: the key {record.twice!r} stands twice")
    return article_of(record, columns, origin, f"{source.id}#{number}")
