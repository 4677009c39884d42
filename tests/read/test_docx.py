"""Word documents: paragraphs, tables, boxes, changes; bombs and damage."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from needs import needed
from read.pages import docx
from read.reading import article, reason


def test_docx() -> None:
    needed("docx", "docx")
    found = article("a.docx", docx("الأولى.", "الثانية.", table=("باب", "12")))
    assert found.text == "الأولى.\nالثانية.\nباب | 12\nالنهاية."
    assert (found.title, found.author) == ("افتتاح الجسر", "نجلاء حداد")
    assert found.published == ""  # the file's date is not the article's


def test_a_word_bomb_is_refused_before_it_unpacks() -> None:
    needed("docx", "docx")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", bytes(200 << 20))
    assert reason("a.docx", out.getvalue()).startswith("unpacks to over 16,777,216 bytes of text")


@pytest.mark.parametrize("content", [b"", b"words", b"PK\x03\x04 cut"])
def test_a_damaged_document_is_named(content: bytes) -> None:
    needed("docx", "docx")
    assert reason("a.docx", content).startswith("damaged: ")


def docx_with(more: bytes, was: bytes = b"", now: bytes = b"") -> bytes:
    """The document with ``more`` at its end, and every ``was`` in it as ``now``."""
    package = io.BytesIO(docx("الأولى.", table=("باب", "12")))
    out = io.BytesIO()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml":
                part = part.replace(b"<w:sectPr", more + b"<w:sectPr", 1).replace(
                    was or more, now or more
                )
            new.writestr(name, part)
    return out.getvalue()


def test_docx_with_odd_tables_inserted_words_and_controls() -> None:
    needed("docx", "docx")
    more = (
        b'<w:sdt><w:sdtContent><w:p><w:ins w:id="1"><w:r><w:t>9,999 new</w:t></w:r>'
        b'</w:ins><w:del w:id="2"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
        b"</w:sdtContent></w:sdt>"
    )
    wide = b'<w:tcPr><w:gridSpan w:val="200000000"/>'
    found = article("a.docx", docx_with(more, b"<w:tcPr>", wide))
    assert found.text == "الأولى.\nباب | 12\nالنهاية.\n9,999 new"


def test_a_document_that_says_nothing_of_itself_has_no_title() -> None:
    """python-docx would call it "Word Document", by "python-docx"."""
    needed("docx", "docx")
    document = docx("words")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "_rels/.rels":
                part = re.sub(rb"<Relationship [^>]*core-properties[^>]*/>", b"", part)
            if name != "docProps/core.xml":
                after.writestr(name, part)
    found = article("a.docx", out.getvalue())
    assert (found.text, found.title, found.author) == ("words\nالنهاية.", "", "")


def test_docx_with_hyphens_that_are_elements() -> None:
    """Word keeps a hyphen at which no line may end as an element: 10-12 is no 1012."""
    needed("docx", "docx")
    more = (
        b"<w:p><w:r><w:t>10</w:t><w:noBreakHyphen/><w:t>12 dead, per</w:t><w:softHyphen/>"
        b"<w:t>haps</w:t></w:r></w:p>"
    )
    found = article("a.docx", docx_with(more))
    assert found.text.endswith("\n10-12 dead, per\u00adhaps")
    assert found.origin.repairs == ("hidden U+00AD kept: 1",)


def test_docx_says_boxes_and_moved_words_once() -> None:
    needed("docx", "docx")
    box = b"<w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent>"
    more = (
        b'<w:p xmlns:mc="urn:mc"><w:r><w:t>be</w:t><mc:AlternateContent>'
        b"<mc:Choice>" + box + b"</mc:Choice><mc:Fallback>" + box + b"</mc:Fallback>"
        b"</mc:AlternateContent><w:t>fore</w:t></w:r></w:p>"
        b'<w:p><w:moveFrom w:id="1"><w:r><w:t>moved</w:t></w:r></w:moveFrom></w:p>'
        b'<w:p><w:moveTo w:id="2"><w:r><w:t>moved</w:t></w:r></w:moveTo></w:p>'
    )
    assert article("a.docx", docx_with(more)).text.endswith("\nbefore\nboxed\n\nmoved")
