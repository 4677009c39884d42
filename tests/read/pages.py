"""Documents for the tests of the readers: a PDF glyph by glyph, a Word package, a web archive."""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Sequence
from typing import Any


def pdf(lines: Sequence[Sequence[tuple[str, float]]], *, height: int = 12) -> bytes:
    """A page with each line's glyphs ``(text, x)`` in the order of the file.

    Every glyph is 5 points wide; a mark (a glyph named with a leading space) takes no room.
    """
    glyphs = sorted({text for line in lines for text, _ in line})
    codes = {text: number + 1 for number, text in enumerate(glyphs)}
    shown = []
    for number, line in enumerate(lines):
        for text, x in line:
            place = f"1 0 0 1 {x:.1f} {700 - number * height * 1.2:.1f} Tm"
            shown.append(f"{place} <{codes[text]:04X}> Tj")
    content = ("BT /F 10 Tf\n" + "\n".join(shown) + "\nET").encode()
    names = "\n".join(
        f"<{code:04X}> <{text.encode('utf-16-be').hex()}>" for text, code in codes.items()
    )
    to_unicode = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{names}\nendbfchar\nendcmap end end"
    ).encode()
    return _pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
            b" /Resources << /Font << /F 5 0 R >> >> >>",
            stream(content),
            b"<< /Type /Font /Subtype /Type0 /BaseFont /Test /Encoding /Identity-H"
            b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
            b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Test /DW 500 /CIDSystemInfo"
            b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor"
            b" << /Type /FontDescriptor /FontName /Test /Flags 4 /Ascent 800 /Descent -200"
            b" /FontBBox [0 -200 1000 800] >> >>",
            stream(to_unicode),
        ]
    )


def stream(content: bytes, packed: bytes = b"") -> bytes:
    """A stream object: ``content`` packed, or bytes that are packed already."""
    packed = packed or zlib.compress(content)
    head = b"<< /Length %d /Filter /FlateDecode >>\nstream\n" % len(packed)
    return head + packed + b"\nendstream"


def bomb_pdf(size: int) -> bytes:
    """A PDF whose page unpacks to ``size`` zeros."""
    packer = zlib.compressobj(9)
    head = packer.compress(b"0") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(bytes(16 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = head + block * (size >> 24) + packer.flush()  # after a full flush blocks may repeat
    return _pdf_file(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
            stream(b"", packed),
        ]
    )


def _pdf_file(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    about = b"/Info << /Title (Bridge opens) /Author (N. Haddad) >>"
    out += b"trailer << /Size %d /Root 1 0 R %s >>\n" % (len(objects) + 1, about)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % table)


def printed(line: str, *, left: float = 50.0) -> list[tuple[str, float]]:
    """A line of glyphs from left to right, 5 points each."""
    return [(char, left + 5.0 * number) for number, char in enumerate(line)]


def warc(documents: Sequence[tuple[str, str, bytes]]) -> bytes:
    """A packed web archive of responses: ``(url, content type, body)``, one gzip member each."""
    return b"".join(gzip.compress(_response(*document)) for document in documents)


def _response(url: str, kind: str, body: bytes) -> bytes:
    status = "404 Not Found" if "missing" in url else "200 OK"
    head = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n"
    if "packed" in url:  # as many servers send it
        body = gzip.compress(body)
        head += "Content-Encoding: gzip\r\n"
    http = head.encode() + b"\r\n" + body
    return (
        (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
            "WARC-Date: 2024-06-09T08:00:00Z\r\nWARC-Record-ID: <urn:x:1>\r\n"
            "Content-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(http)}\r\n\r\n"
        ).encode()
        + http
        + b"\r\n\r\n"
    )


def docx(*paragraphs: str, table: tuple[str, ...] = ()) -> bytes:
    from docx import Document

    document: Any = Document()
    document.core_properties.title = "افتتاح الجسر"
    document.core_properties.author = "نجلاء حداد"
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        for cell, text in zip(document.add_table(1, len(table)).rows[0].cells, table, strict=True):
            cell.text = text
    document.add_paragraph("النهاية.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
