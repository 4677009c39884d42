"""Web archives (.warc): the pages that a crawler kept, through warcio."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr
from types import SimpleNamespace
from typing import Any

from dedup.model import Article, Skip
from dedup.read import streams
from dedup.read.fields import Columns, reader_name
from dedup.read.html import page_article
from dedup.read.plain import text_article
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, any_fault, extra

_PAGES = ("text/html", "application/xhtml+xml")
_WEB = ("http:", "https:", "ftp:", "file:")
"""Where documents are; a crawler files its own log under ``metadata:`` or ``urn:``."""
_KEPT = ("response", "resource", "conversion")
"""Records that hold a document; a ``revisit`` says that it is an earlier record's again."""


def read_warc(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """Each page or plain text that was served with success, as an article.

    Pictures, scripts, error pages, redirects, requests and metadata are no articles and are passed
    over. ``record`` counts all records of the file.
    """
    with streams.open_bytes(source) as stream:
        records = _opened(stream)
        for number, record in enumerate(_each(records)):
            item = _document(record, number, source)
            if _is_longer(records):
                item = source.skip("longer than its header says; the rest is not read", number)
            if item is not None:
                yield item


MAX_LINE_BYTES = 1 << 16
MAX_HEADER_BYTES = 4 << 20
"""Of all header lines of one record; servers allow 8 to 64 KiB."""


class _HeaderLines:
    """``readline`` of warcio's reader within bounds: it would join a line of gigabytes, in 16 KiB
    pieces, and keep headers by the million."""

    def __init__(self, readline: Callable[[int], bytes]) -> None:
        self._readline = readline
        self.seen = 0
        """Bytes since the last record."""

    def __call__(self, length: int | None = None) -> bytes:
        line = self._readline(min(length or MAX_LINE_BYTES, MAX_LINE_BYTES))
        self.seen += len(line)
        endless = len(line) == MAX_LINE_BYTES and not line.endswith(b"\n")
        if endless or self.seen > MAX_HEADER_BYTES:
            raise Unreadable("damaged: headers without end; the rest of the file is not read")
        return line


def _opened(stream: io.BufferedReader) -> Any:
    """warcio's iterator over the records, within bounds."""
    with extra("warc", "reading .warc"):
        from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - an extra
    with _damage():
        records = ArchiveIterator(SimpleNamespace(read=stream.read1))  # no more than is sound
    records.INC_RECORD = ""  # it would print what it passes over
    records.reader.readline = _HeaderLines(records.reader.readline)
    return records


def _each(records: Any) -> Iterator[Any]:
    with _damage():
        for record in records:
            records.reader.readline.seen = 0
            yield record


def _is_longer(records: Any) -> bool:
    """Whether something else than the next record follows what is said to be all of this one."""
    with _damage():
        records.read_to_end()
    passed_over, records.err_count = records.err_count, 0
    return bool(passed_over)


@contextmanager
def _damage() -> Iterator[None]:
    try:
        yield
    except (Unreadable, OSError):
        raise
    except Exception as error:  # an archive from a stranger may break any parser
        raise Unreadable(
            f"damaged: {type(error).__name__}: {' '.join(str(error).split())[:200]}"
        ) from error


def _document(record: Any, number: int, source: Source) -> Article | Skip | None:
    """The article of a record, or None where a record holds no document of ours."""
    kind, charset = _content_type(record)
    if not _address(record).startswith(_WEB):
        return None
    served = record.http_headers is None or record.http_headers.get_statuscode() == "200"
    if record.rec_type not in _KEPT or not served or kind not in (*_PAGES, "text/plain"):
        return None
    try:
        return _article(record, number, source, kind, charset)
    except Unreadable as reason:
        return source.skip(f"record {number}: {reason}", number)


def _address(record: Any) -> str:
    return str(record.rec_headers.get_header("WARC-Target-URI") or "").strip("<>")


def _article(record: Any, number: int, source: Source, kind: str, charset: str) -> Article | Skip:
    packing = _packing(record)
    with _damage(), redirect_stderr(io.StringIO()) as told:  # where warcio says that it gave up
        raw = record.content_stream().read(streams.MAX_RECORD_BYTES + 1)
    origin = source.origin(raw, reader_name("warc", "warcio"), number)
    if len(raw) > streams.MAX_RECORD_BYTES:
        return Skip(origin, streams.over_size())
    if getattr(record.raw_stream, "limit", 0) > 0:
        return Skip(origin, "cut short: the archive ends within the record")
    if told.getvalue():
        return Skip(origin, _CUT)
    if packing == _BROTLI:
        raw = _from_brotli(raw)
    streams.check_is_text(raw)
    fields = {"url": _address(record)}  # the record's own date is the crawl's
    name = f"{source.id}#{number}"
    if kind == "text/plain":
        return text_article(raw, origin, name, fields)
    return page_article(raw, origin, name, fields, charset)


_BROTLI = "br"
_PACKINGS = ("identity", "gzip", "deflate", _BROTLI)
_CUT = "damaged: it cannot be unpacked to its end"


def _packing(record: Any) -> str:
    """How the server packed a page, or Unreadable where it is a way that warcio passes over.

    warcio 1.8 breaks on brotli 1.2, so it is not told of brotli.
    """
    stated = record.http_headers and record.http_headers.get_header("Content-Encoding")
    packing = str(stated or "identity").strip().lower()
    if packing not in _PACKINGS:
        raise Unreadable(f"packed with {packing[:40]!r}, which is not read")
    if packing == _BROTLI:
        record.http_headers.remove_header("Content-Encoding")
    return packing


def _from_brotli(packed: bytes) -> bytes:
    """What a page was before it was packed; Unreadable where that is over the bound."""
    with extra("warc", "reading a page packed with brotli"):
        import brotli  # noqa: PLC0415 - an extra
    unpacker = brotli.Decompressor()
    with any_fault("damaged brotli"):
        raw: bytes = unpacker.process(packed, output_buffer_limit=streams.MAX_RECORD_BYTES)
    if not unpacker.is_finished():
        raise Unreadable(_CUT if unpacker.can_accept_more_data() else streams.over_size())
    return raw


_CHARSET = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?([\w:.-]{2,40})", re.I)


def _content_type(record: Any) -> tuple[str, str]:
    """``("text/html", "utf-8")`` of the document's own header; the charset may be missing."""
    headers = record.http_headers or record.rec_headers
    stated = str(headers.get_header("Content-Type") or "")
    charset = _CHARSET.search(stated)
    return stated.partition(";")[0].strip().lower(), charset[1] if charset else ""
