"""What must hold for any bytes whatever: one function a target, shared by tests and the fuzzer."""

from __future__ import annotations

import io
import itertools
import re
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import chdir
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import duckdb

from dedup.compare.figures.draft import plain
from dedup.compare.reading import read_article
from dedup.compare.rebuild import rebuild_right
from dedup.model import Article, Skip, Span
from dedup.pipeline import compare
from dedup.read.reader import FAULT, READERS, read
from dedup.text.decode import decode
from dedup.text.segment import split, tokenise

MOST = 4096
"""Bytes of an input that are used: longer ones find the same more slowly."""
_FORBIDDEN = re.compile("[\0\r\ud800-\udfff]")
_NUMBER_KINDS = ("count", "percent", "percentage_points", "money", "measure", "age")


def check_decode(data: bytes) -> None:
    """Bytes become text without NUL, CR and surrogates, and never an error."""
    decoded = decode(data)
    assert not _FORBIDDEN.search(decoded.text)
    assert "".encode(decoded.encoding) is not None


def check_segment(data: bytes) -> None:
    """Words, sentences and paragraphs lie in the text, in order, none over another."""
    text = _text(data)
    tokens = tokenise(text)
    words, starts, ends, _ = split([text])
    assert len(words) == len(starts) == len(ends)
    _in_order([Span(int(a), int(b)) for a, b in zip(starts, ends, strict=True)], text)
    _in_order(list(tokens.sentences), text)
    _in_order([paragraph.span for paragraph in tokens.paragraphs], text)


def check_figures(data: bytes) -> None:
    """Figures and quotations lie in the text; a number that is told is a number."""
    text = _text(data)
    reading = read_article(Article("a", text, published="2024-05-01"))
    for figure in reading.figures:
        assert text[figure.span.start : figure.span.end] == figure.text
        assert figure.text.strip()
        if figure.kind in _NUMBER_KINDS and figure.value is not None:
            # What no decimal says exactly (1 2/3) is n/d; all else is a decimal.
            is_decimal = "/" not in figure.value
            assert is_decimal or plain(Fraction(figure.value)) == figure.value
            assert not is_decimal or Decimal(figure.value).is_finite()
    for quote in reading.quotes:
        assert 0 <= quote.span.start < quote.span.end <= len(text)


def check_compare(data: bytes) -> None:
    """The edits turn the one half of the input into the other, character for character."""
    text = _text(data)
    left, _, right = text.partition("\x1e")
    if not left.strip() or not right.strip():
        return
    found = compare(Article("left", left), Article("right", right))
    assert rebuild_right(left, right, found.blocks) == right
    for share in (found.left_share, found.right_share):
        parts = (share.verbatim, share.moved, share.edited, share.own)
        assert all(0 <= part <= 1 for part in parts)
        assert not share.words or abs(sum(parts) - 1) < 1e-9


def _reader(family: str, wrap: Callable[[bytes], bytes] = bytes) -> Callable[[bytes], None]:
    def check(data: bytes) -> None:
        """Whatever a file holds, its reader gives articles and reasons, and never an error."""
        with tempfile.TemporaryDirectory() as folder, chdir(folder):
            Path(f"a{family}").write_bytes(wrap(data[:MOST]))
            items = list(read(f"a{family}"))
        assert items, "a file is neither read nor named"
        for item in items:
            if isinstance(item, Skip):
                assert item.reason
                assert FAULT not in item.reason, item.reason
                assert "\n" not in item.reason
            else:
                assert item.text.strip()
                assert not _FORBIDDEN.search(item.text)

    return check


def _word_document(data: bytes) -> bytes:
    """A package whose document is ``data``: no damaged zip would ever come so far."""
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as file:
        for name, content in (*_PACKAGE.items(), ("word/document.xml", data)):
            file.writestr(name, content)
    return package.getvalue()


def small_table() -> bytes:
    """A Parquet file, where the fuzzer of its reader starts."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        path = Path(folder, "a.parquet")
        rows = "SELECT 'a' AS id, ['The board', 'said so.'] AS text, {'day': 1} AS date"
        connection.sql(rows).write_parquet(str(path), compression="uncompressed")
        return path.read_bytes()


def _text(data: bytes) -> str:
    return decode(data[:MOST]).text


def _in_order(spans: list[Span], text: str) -> None:
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end <= two.start for one, two in itertools.pairwise(spans))


_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PACKAGE = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{_TYPE}"/></Types>'
    ),
    "_rels/.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="a" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships/officeDocument"/></Relationships>'
    ),
}
"""The files that make a zip a Word document."""

TARGETS: dict[str, Callable[[bytes], None]] = {
    "decode": check_decode,
    "segment": check_segment,
    "figures": check_figures,
    "compare": check_compare,
    **{
        family[1:]: _reader(family)
        for family in READERS
        if family not in ("", ".htm", ".ndjson", ".atom", ".pdf")  # twins; a process for each PDF
    },
    "document": _reader(".docx", _word_document),
}
"""Name → check: raises AssertionError for what must never be, and nothing else."""

SEEDS = (
    "قال رئيس البلدية إن 150 مليون دولار و12.5% من «الموازنة» أُنفقت في 21 مايو 2019.\n",
    "وأضاف أن ثلاثة آلاف شخص، بينهم 41 طفلا، حضروا عند الساعة 8:30 مساءً (نحو ٢٫٥ كم).\x1e",
    'The board "said" $3.5bn, or a third of 1,250 tonnes, rose by 2-3 per cent on Feb. 12-14.\n',
    '{"id": "1", "text": "words of one", "title": "t", "date": "2024-05-01"}\n',
    "id,text\n1,\"words, and 'more'\"\n",
    "<html><body><p>The board said so.</p></body></html>",
    '<rss version="2.0"><channel><item><description>&lt;p&gt;so&lt;/p&gt;</description></item>'
    "</channel></rss>",
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    "<w:p><w:r><w:t>The board said so.</w:t><w:br/></w:r></w:p></w:body></w:document>",
    "<nitf><body><body.content><p>so</p></body.content></body></nitf>",
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
    "WARC-Target-URI: http://a.example/\r\nContent-Type: application/http; msgtype=response\r\n"
    "Content-Length: 82\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    "<body><p>The board said so.</p></body>\r\n\r\n",
    "The mayor said 40 families left on Monday.\nNobody was hurt.\x1eForty-one families left on"
    " Sunday, the mayor said.\nNobody was hurt.\nSchools stay shut.\n",
    "十二万三千人参加了2024年5月1日的会议。В 2019 году 3,5 млн человек.",
)
"""Where the fuzzer starts: a little of every kind."""
