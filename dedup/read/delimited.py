"""Tables as text (.csv, .tsv): one article a row, the header names the columns."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from dedup.model import Article, Origin, Skip
from dedup.read import streams
from dedup.read.fields import Columns, article_of, missing_column
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, as_text, check_is_text, open_bytes, over_size
from dedup.text.clean import REPLACEMENT
from dedup.text.decode import (
    UNDECODABLE,
    WIDE,
    codec_of,
    counted,
    find_encoding,
    join_surrogates,
    without_bom,
)

_DETECT_BYTES = 8 << 20
"""The encoding of a table is judged by the first 8 MiB that are not plain ASCII."""
_SNIFF_BYTES = 1 << 19
"""How a table is written shows in as many: some hundred rows, or a few long articles."""
_UNCLOSED = "a quote opened on line {} or later is never closed; what follows it is not read"
_ESCAPED = re.compile("[\udc80-\udcff]")


def read_delimited(source: Source, columns: Columns) -> Iterator[Article | Skip]:
    """Every row; a row that does not fit the header is a Skip with its line."""
    encoding, head = _encoding_and_head(source)
    csv.field_size_limit(streams.MAX_RECORD_BYTES)  # the module refuses 131,073 characters
    dialect: Any = _dialect(head, source.family, columns)
    with open_bytes(source) as stream:
        mark = stream.peek(4)[:4]
        stream.read(len(mark) - len(without_bom(mark)))
        errors = "replace" if encoding in WIDE else "surrogateescape"
        # newline="" leaves line ends inside quotes to the csv module
        with as_text(stream, codec_of(encoding), errors=errors, newline="") as text:
            rows = csv.reader(_lines(text), strict=True, **dialect)
            yield from _articles(rows, source, columns, encoding)


def _encoding_and_head(source: Source) -> tuple[str, list[str]]:
    """The encoding of a table, and its first lines, enough to see how it is written."""
    with open_bytes(source) as stream:
        head = chunk = _first_bytes(stream)
        check_is_text(head)
        found = find_encoding(chunk)
        while found == "utf-8" and chunk.isascii() and (chunk := _first_bytes(stream)):
            found = find_encoding(chunk)
    sample = without_bom(head[:_SNIFF_BYTES]).decode(codec_of(found), "replace")
    lines = list(io.StringIO(sample, newline=""))
    return found, lines[:-1] if len(head) > _SNIFF_BYTES else lines


def _first_bytes(stream: io.BufferedReader) -> bytes:
    """The next bytes, enough to judge; where damage follows, those before: their rows are read."""
    parts: list[bytes] = []
    left = _DETECT_BYTES
    with suppress(Unreadable):  # told when the rows are read up to there
        while left and (part := stream.read1(min(left, 1 << 18))):
            parts.append(part)
            left -= len(part)
    return b"".join(parts)


def _lines(text: io.TextIOWrapper) -> Iterator[str]:
    while line := text.readline(streams.MAX_RECORD_BYTES + 1):
        if len(line) > streams.MAX_RECORD_BYTES:
            raise Unreadable(f"a line is {over_size()}; the rest of the file is not read")
        yield line


def _dialect(sample: list[str], family: str, columns: Columns) -> Mapping[str, object]:
    """Delimiter and quoting: spreadsheets write ``;`` into .csv, and much .tsv has no quoting."""
    if family == ".tsv":
        return {"delimiter": "\t", "quoting": _tsv_quoting(sample)}
    for delimiter in ",;\t|":
        try:
            header = tuple(next(csv.reader(sample[:1], delimiter=delimiter)))
        except (csv.Error, StopIteration):
            continue
        if not missing_column(header, columns):
            return {"delimiter": delimiter}
    return {"delimiter": ","}


def _tsv_quoting(sample: list[str]) -> int:
    """Quoted where all rows fit the header so; where that is open, if they do not without."""
    fits, ends = _reads(sample, csv.QUOTE_MINIMAL)
    if fits and (ends or not _reads(sample, csv.QUOTE_NONE)[0]):
        return csv.QUOTE_MINIMAL
    return csv.QUOTE_NONE


def _reads(sample: list[str], quoting: Any) -> tuple[bool, bool]:
    """Whether all rows but the last are as wide as the first, and whether no quote stays open."""
    widths: list[int] = []
    try:
        for row in csv.reader(sample, delimiter="\t", strict=True, quoting=quoting):
            widths += [len(row)] if row else []
    except csv.Error as error:
        if "unexpected end" not in str(error):
            return False, False
        return len(set(widths)) == 1, False
    return len(set(widths[:-1])) <= 1, True


def _articles(
    rows: Iterator[list[str]], source: Source, columns: Columns, encoding: str
) -> Iterator[Article | Skip]:
    sound = _sound_rows(rows)
    first = next(sound, "empty file")
    if isinstance(first, str):
        raise Unreadable(first)
    header = tuple(_ESCAPED.sub(REPLACEMENT, name.strip()) for name in first)
    if reason := missing_column(header, columns):
        raise Unreadable(reason)
    for number, row in enumerate(sound):
        if isinstance(row, str):
            yield source.skip(row, number)
        elif len(row) != len(header):
            reason = f"row {number + 1} has {len(row)} columns, the header {len(header)}"
            yield source.skip(reason, number)
        else:
            yield _record(dict(zip(header, row, strict=True)), number, encoding, source, columns)


def _sound_rows(rows: Iterator[list[str]]) -> Iterator[list[str] | str]:
    """Rows that are not blank; the reason in place of one that is malformed."""
    while True:
        line = rows.line_num + 1  # type: ignore[attr-defined]
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            if "field larger" in str(error):
                raise Unreadable(f"line {line}: {over_size()}; the rest is not read") from error
            if "unexpected end" in str(error):
                yield _UNCLOSED.format(line)
                return
            yield f"line {line}: {error}"
            continue
        if any(row):
            yield row


def _record(
    row: dict[str, str], number: int, encoding: str, source: Source, columns: Columns
) -> Article | Skip:
    damage: Counter[str] = Counter()
    row = {name: _mended(value, damage) for name, value in row.items()}
    digest, reader = row_sha256(row), source.family[1:]
    origin = Origin(source.name, number, digest, encoding, counted(damage), reader)
    return article_of(row, columns, origin, f"{source.id}#{number}")


def _mended(value: str, damage: Counter[str]) -> str:
    """The value without bytes that were not decoded; what became of them is added to ``damage``."""
    if not _ESCAPED.search(value):
        return value
    raw, found = join_surrogates(value.encode("utf-8", "surrogateescape"))
    value = raw.decode("utf-8", "surrogateescape")
    damage.update(found)
    damage[UNDECODABLE] += len(_ESCAPED.findall(value))
    return _ESCAPED.sub(REPLACEMENT, value)


def row_sha256(row: Mapping[str, object]) -> str:
    """SHA-256 of a table's row as JSON with sorted keys, UTF-8, without spaces."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
