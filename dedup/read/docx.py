"""Word documents (.docx), through python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from dedup.model import Article, Skip
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.markup import local_name
from dedup.read.sources import Source
from dedup.read.streams import MAX_RECORD_BYTES, MAX_TEXT, Unreadable, any_fault, extra, read_binary

MAX_PARTS = 10_000
"""Files in the package; each picture is one."""
MAX_PACKAGE_BYTES = 4 * MAX_RECORD_BYTES
"""Of all files unpacked, pictures too: python-docx holds them all."""
MAX_TEXT_BYTES = MAX_TEXT
"""Of all files but the pictures. A book of a thousand pages has some 10 MB of marked-up text."""


def read_docx(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """The paragraphs and table rows of the document's body, in their order, as one article."""
    raw = read_binary(source)
    _check_package(raw)
    fields, body = _opened(raw)
    origin = source.origin(raw, reader_name("docx", "python-docx"))
    yield make_article("\n".join(_lines(body)), origin, fields, source.id)


_KEPT = {
    "t": None, "tab": "\t", "br": " ", "cr": " ", "nobreakhyphen": "-", "softhyphen": "\u00ad",
}  # fmt: skip
"""Elements of a paragraph that are text: their own, or what they stand for."""
_BOX = "txbxcontent"
_SAID_ELSEWHERE = ("fallback", "movefrom", _BOX)
"""The same again for old programs, words that stand where they were moved to, and text boxes."""


def _lines(element: Any) -> Iterator[str]:
    """Paragraphs, each with its text boxes behind it, and rows of tables with their cells parted by
    a bar; also in content controls.

    Inserted words that nobody has accepted yet are text, deleted ones are not.
    """
    for child in element:
        match local_name(child):
            case "p":
                yield "".join(_words(child))
                yield from _boxed(child)
            case "tr":
                cells = (cell for cell in child if local_name(cell) == "tc")
                yield " | ".join(" ".join(_lines(cell)).strip() for cell in cells)
            case _:
                yield from _lines(child)


def _words(element: Any) -> Iterator[str]:
    for part in element:
        name = local_name(part)
        if name in _KEPT:
            yield _KEPT[name] or part.text or ""
        elif name not in _SAID_ELSEWHERE:
            yield from _words(part)


def _boxed(element: Any) -> Iterator[str]:
    for part in element:
        name = local_name(part)
        if name == _BOX:
            yield from _lines(part)
        elif name not in _SAID_ELSEWHERE:
            yield from _boxed(part)


def _check_package(raw: bytes) -> None:
    """Refuse what is no package, and one that unpacks to more than an article may hold."""
    try:
        parts = zipfile.ZipFile(io.BytesIO(raw)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable(f"damaged: {error}") from error
    texts = [part for part in parts if not part.filename.startswith("word/media/")]
    if (
        len(parts) > MAX_PARTS
        or sum(part.file_size for part in parts) > MAX_PACKAGE_BYTES
        or sum(part.file_size for part in texts) > MAX_TEXT_BYTES
    ):
        raise Unreadable(
            f"unpacks to over {MAX_TEXT_BYTES:,} bytes of text, {MAX_PACKAGE_BYTES:,} in all or"
            f" {MAX_PARTS:,} files"
        )


def _opened(raw: bytes) -> tuple[dict[str, str], Any]:
    """Title and author, and the body without python-docx's slow classes."""
    with extra("docx", "reading .docx"):
        from docx import Document  # noqa: PLC0415 - an extra
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415
        from lxml import etree  # noqa: PLC0415 - comes with python-docx
    with any_fault("the document cannot be read"):
        document = Document(io.BytesIO(raw))
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        body = etree.fromstring(etree.tostring(document.element.body), parser)
        kinds = {each.reltype for each in document.part.package.rels.values()}
        if RELATIONSHIP_TYPE.CORE_PROPERTIES not in kinds:
            return {}, body  # asked, python-docx would make some up
        about = document.core_properties  # its dates are the file's
        return {"title": about.title or "", "author": about.author or ""}, body
