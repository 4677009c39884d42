"""Formats behind extras: feeds, agencies' XML, web archives, Word and PDF; and hostile ones."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
from needs import needed
from read.pages import bomb_pdf, pdf, printed, warc

from dedup.model import Article, Skip
from dedup.read import read

SENTENCE = "قال رئيس البلدية في الفقرة {} إن الجسر الجديد سيفتح أمام الناس بعد عامين."


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def read_one(name: str, content: str | bytes) -> list[Article | Skip]:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(name))


def article(name: str, content: str | bytes) -> Article:
    (found,) = read_one(name, content)
    assert isinstance(found, Article), found
    return found


def reason(name: str, content: str | bytes) -> str:
    (found,) = read_one(name, content)
    assert isinstance(found, Skip), found
    return found.reason


# ------------------------------------------------------------------------------------------- feeds

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>وكالة المدينة</title>
<language>ar</language>
<item><guid>n1</guid><title>افتتاح &lt;b&gt;الجسر&lt;/b&gt;</title><link>https://example.org/1</link>
<author>news@example.org (نجلاء حداد)</author>
<pubDate>Wed, 01 May 2024 11:00:00 +0300</pubDate>
<description>&lt;p&gt;الفقرة الأولى&lt;br&gt;بعدها.&lt;/p&gt;
&lt;p&gt;الثانية.&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;</description></item>
<item><guid>n2</guid><title>بلا نص</title></item></channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>City wire</title>
<entry><id>tag:1</id><title>Bridge</title><author><name>N. Haddad</name></author>
<author><name>S. Qasim</name></author><link href="https://example.org/a"/>
<updated>2024-05-01T08:00:00Z</updated><summary>Short.</summary>
<content type="html">&lt;p&gt;The bridge opens.&lt;/p&gt;&lt;p&gt;It is new.&lt;/p&gt;</content>
</entry></feed>"""


@pytest.mark.parametrize("name", ["a.rss", "a.xml"])
def test_rss(name: str) -> None:
    needed("feedparser", "feeds")
    first, second = read_one(name, RSS)
    assert isinstance(first, Article)
    assert first.text == "الفقرة الأولى\nبعدها.\nالثانية."
    assert (first.id, first.title, first.outlet) == ("n1", "افتتاح الجسر", "وكالة المدينة")
    assert (first.published, first.url) == ("2024-05-01T08:00:00+00:00", "https://example.org/1")
    assert (first.author, first.origin.record) == ("نجلاء حداد", 0)
    assert first.origin.reader.startswith("feed (feedparser ")
    assert isinstance(second, Skip)
    assert (second.origin.record, second.reason) == (1, "an entry without text")


def test_atom_prefers_the_whole_text() -> None:
    needed("feedparser", "feeds")
    found = article("a.atom", ATOM)
    assert found.text == "The bridge opens.\nIt is new."
    assert (found.id, found.url, found.published) == (
        "tag:1",
        "https://example.org/a",
        "2024-05-01T08:00:00+00:00",
    )
    assert found.author == "N. Haddad, S. Qasim"


@pytest.mark.parametrize("content", ["", "words only", "<html><p>a page</p></html>", RSS[:200]])
def test_what_is_no_feed_is_a_skip(content: str) -> None:
    needed("feedparser", "feeds")
    assert "in the file" in reason("a.rss", content) or "entry" in reason("a.rss", content)


# --------------------------------------------------------------------------------- NewsML-G2, NITF

NITF = """<?xml version="1.0" encoding="windows-1256"?><nitf xml:lang="ar"><head><title>x</title>
<docdata><doc-id id-string="w77"/><date.issue norm="20240501T080000Z"/></docdata>
<pubdata name="وكالة المدينة"/></head><body><body.head><hedline><hl1>افتتاح الجسر</hl1></hedline>
<byline>كاتب</byline></body.head><body.content><p>قال <person>الرئيس</person> إن
 الجسر جاهز.</p><p>وأضاف.</p></body.content></body></nitf>"""

G2 = """<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:n:1" version="2"><itemMeta><provider literal="City wire"/>
<versionCreated>2024-05-01T08:00:00Z</versionCreated></itemMeta>
<contentMeta><by>By N. Haddad</by><headline>Bridge opens</headline><language tag="en"/>
</contentMeta>
<contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head><body><h1>Bridge opens</h1>
<p>The mayor spoke of <b>12</b> years.</p></body></html></inlineXML></contentSet></newsItem>
<newsItem guid="urn:n:2"><contentSet><remoteContent href="a.jpg"/></contentSet></newsItem>
<newsItem guid="urn:n:3"><contentMeta><creator literal="Desk"/>
<headline>Plain</headline></contentMeta>
<contentSet><inlineData contenttype="text/plain">Words of the third.</inlineData></contentSet>
</newsItem></itemSet></newsMessage>"""


def test_nitf() -> None:
    needed("lxml", "feeds")
    found = article("a.xml", NITF.encode("cp1256"))
    assert found.text == "قال الرئيس إن الجسر جاهز.\nوأضاف."
    assert (found.id, found.title, found.outlet) == ("w77", "افتتاح الجسر", "وكالة المدينة")
    assert (found.published, found.language) == ("2024-05-01T08:00:00Z", "ar")
    assert found.author == "كاتب"
    assert found.origin.encoding == "windows-1256"


def test_newsml_g2() -> None:
    needed("lxml", "feeds")
    first, third = read_one("a.xml", G2)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert first.text == "Bridge opens\nThe mayor spoke of 12 years."
    assert (first.id, first.title, first.outlet) == ("urn:n:1", "Bridge opens", "City wire")
    assert (first.published, first.language) == ("2024-05-01T08:00:00Z", "en")
    assert (third.id, third.text) == ("urn:n:3", "Words of the third.")
    assert (first.author, third.author) == ("By N. Haddad", "Desk")


def test_plain_text_in_newsml_keeps_its_lines() -> None:
    needed("lxml", "feeds")
    inline = '<inlineData contenttype="text/plain">\nfirst\nsecond\n\nthird </inlineData>'
    assert article("a.xml", f"<newsItem>{inline}</newsItem>").text == "first\nsecond\n\nthird"


def test_xml_of_another_kind_is_named() -> None:
    needed("lxml", "feeds")
    assert "XML of <svg>" in reason("a.xml", "<svg><text>words</text></svg>")


def test_xml_cannot_read_files_or_explode() -> None:
    needed("lxml", "feeds")
    Path("secret").write_text("the secret words")
    outside = f'<!DOCTYPE nitf [<!ENTITY x SYSTEM "file://{Path("secret").absolute()}">]>'
    found = read_one("a.xml", f"{outside}<nitf><body.content><p>a &x; b</p></body.content></nitf>")
    assert all("secret words" not in getattr(item, "text", "") for item in found)
    laughs = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE nitf [<!ENTITY a0 "ha">{laughs}]><nitf><p>&a9;</p></nitf>'
    assert reason("a.xml", bomb).startswith("damaged XML: ")
    deep = "<p>" * 5000 + "words" + "</p>" * 5000
    assert reason("a.xml", f"<nitf><body.content>{deep}</body.content></nitf>")


# ----------------------------------------------------------------------------------- web archives


def page(number: int) -> bytes:
    body = "".join(f"<p>{SENTENCE.format(number * 10 + part)}</p>" for part in range(8))
    return (
        f'<html><head><meta charset="utf-8"><title>{number}</title></head>'
        f"<body><article>{body}</article></body></html>"
    ).encode()


def test_warc() -> None:
    needed("warcio", "warc")
    needed("trafilatura", "html")
    content = warc(
        [
            ("https://example.org/1", "text/html; charset=utf-8", page(1)),
            ("https://example.org/a.png", "image/png", b"\x89PNG"),
            ("https://example.org/missing", "text/html", page(2)),
            ("https://example.org/packed", "text/html", page(3)),
            ("https://example.org/b.txt", "text/plain; charset=utf-8", "نص قصير".encode()),
            ("https://example.org/empty", "text/html", b"<html></html>"),
            ("metadata://example.org/arguments.txt", "text/plain", b"crawl --all"),
        ]
    )
    found = read_one("crawl.warc.gz", content)
    first, packed, text, empty = found
    assert isinstance(first, Article)
    assert isinstance(packed, Article)
    assert isinstance(text, Article)
    assert isinstance(empty, Skip)
    assert first.text.count("رئيس البلدية") == packed.text.count("رئيس البلدية") == 8
    assert (first.id, first.url) == ("crawl#0", "https://example.org/1")
    assert (packed.origin.record, text.text) == (3, "نص قصير")
    assert first.origin.reader.startswith("warc (warcio ")
    assert first.published == ""  # the crawl's date is not the article's
    assert empty.origin.record == 5


@pytest.mark.parametrize("content", [b"no archive", b"WARC/1.0\r\nContent-Length: x\r\n\r\n"])
def test_a_damaged_web_archive_is_named(content: bytes) -> None:
    needed("warcio", "warc")
    assert reason("a.warc", content)


# -------------------------------------------------------------------------------------------- Word


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


# --------------------------------------------------------------------------------------------- PDF

WIDE = "The port said on Monday it would spend 150 million on two piers"


def test_pdf_lines_become_paragraphs() -> None:
    needed("pdfminer", "pdf")
    lines = [WIDE, "and a wall, a plan that fishermen have fought for some ye-", "ars."]
    found = article("a.pdf", pdf([printed(line) for line in lines]))
    assert found.text == f"{WIDE} and a wall, a plan that fishermen have fought for some years."
    assert (found.title, found.author) == ("Bridge opens", "N. Haddad")
    assert found.origin.reader.startswith("pdf (pdfminer.six ")


@pytest.mark.parametrize("backward", [False, True])
def test_arabic_in_visual_order_is_read_as_it_is_read(backward: bool) -> None:
    """The file's glyphs run from left to right, or from right to left: the page is the same."""
    needed("pdfminer", "pdf")
    shown = "(Acme) 2019 ﻮﻳﺎﻣ 21 ﻲﻓ %96 ﺔﻴﻨﺑ"  # as it stands on the page, from the left
    glyphs = printed(shown)
    found = article("a.pdf", pdf([glyphs[::-1] if backward else glyphs]))
    assert found.text == "بنية 96% في 21 مايو 2019 (Acme)"
    assert [repair.split(":")[0] for repair in found.origin.repairs] == [
        "lines in visual order put in reading order",
        "presentation forms made plain letters",
    ]


def test_a_vowel_sign_goes_with_its_letter() -> None:
    needed("pdfminer", "pdf")
    line = [("م", 50.0), ("\u0651", 55.2), ("د", 55.0), ("ق", 60.0), ("ت", 65.0)]
    assert article("a.pdf", pdf([line])).text == "تقد\u0651م"


@pytest.mark.parametrize("aside", [-6.0, -2.5, 0.0, 2.5, 4.0])
@pytest.mark.parametrize("as_read", [False, True])
def test_vocalised_arabic_wherever_its_font_draws_the_signs(as_read: bool, aside: float) -> None:
    """From left to right a sign comes before its letter, as browsers print; else behind it."""
    needed("pdfminer", "pdf")
    text = "قَالَ رَئِيسُ المَجْلِسِ إِنَّ 150 مُهَنْدِسًا وَصَلُوا"
    clusters = re.findall("[^\u064b-\u0652][\u064b-\u0652]*", text)[::-1]
    begin = clusters.index("0")
    clusters[begin : begin + 3] = "150"  # a number runs from left to right
    glyphs = []
    for number, cluster in enumerate(clusters):
        place = 50.0 + 5.0 * number
        signs = [(sign, place + aside) for sign in cluster[1:]]
        glyphs.append(
            [*signs[::-1], (cluster[0], place)] if not as_read else [(cluster[0], place), *signs]
        )
    line = [glyph for cluster in (glyphs[::-1] if as_read else glyphs) for glyph in cluster]
    assert article("a.pdf", pdf([line])).text == text


def test_two_columns_are_read_one_after_the_other() -> None:
    needed("pdfminer", "pdf")
    left = ["One column begins here and", "goes on in its second line", "until its end is short."]
    right = ["Another column stands to", "the right of it and it is", "read after the first."]
    lines = [
        printed(one) + printed(other, left=320.0) for one, other in zip(left, right, strict=True)
    ]
    assert article("a.pdf", pdf(lines)).text == "\n".join((" ".join(left), " ".join(right)))


def test_a_scanned_page_is_a_skip() -> None:
    needed("pdfminer", "pdf")
    assert "character recognition" in reason("a.pdf", pdf([]))


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing", b"%PDF-1.7" + bytes(range(256)) * 40])
def test_a_damaged_pdf_is_named(content: bytes) -> None:
    needed("pdfminer", "pdf")
    assert reason("a.pdf", content)
    assert reason("b.pdf", b"words") == "the content is no PDF"


def test_a_pdf_bomb_is_stopped() -> None:
    needed("pdfminer", "pdf")
    assert "bounded memory" in reason("a.pdf", bomb_pdf(4 << 30))


def test_a_module_beside_the_articles_is_never_run() -> None:
    needed("pdfminer", "pdf")
    Path("json.py").write_text("raise SystemExit('imported from the folder of articles')")
    assert article("a.pdf", pdf([printed("Words on a page.")])).text == "Words on a page."


# ------------------------------------------------------------------------------------------ extras


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("feedparser", "a.rss", "feeds"),
        ("lxml", "a.xml", "feeds"),
        ("warcio.archiveiterator", "a.warc", "warc"),
        ("docx", "a.docx", "docx"),
    ],
)
def test_a_missing_extra_names_its_command(
    module: str, name: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    needed("docx", "docx")
    content = docx("words") if name == "a.docx" else b"<nitf/>"
    monkeypatch.setitem(sys.modules, module, None)
    assert reason(name, content).endswith(f"pip install 'dedup[{extra}]'")


# ------------------------------------------------------------------- one bad item among good ones


def test_a_date_outside_all_years_costs_no_entry() -> None:
    needed("feedparser", "feeds")
    dates = ("9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00", "2024-05-01T08:00:00Z")
    entries = "".join(
        f"<item><pubDate>{date}</pubDate><title>&#xD800;</title>"
        f"<description>words {number}</description></item>"
        for number, date in enumerate(dates)
    )
    found = read_one("a.rss", f"<rss version='2.0'><channel>{entries}</channel></rss>")
    assert [getattr(item, "text", "") for item in found] == ["words 0", "words 1", "words 2"]
    assert isinstance(found[2], Article)
    assert found[2].published == "2024-05-01T08:00:00+00:00"


def test_a_heavy_page_costs_no_other_page_of_the_archive() -> None:
    needed("warcio", "warc")
    needed("trafilatura", "html")
    heavy = b"<html><body>" + b"<p>a</p>" * 60_000
    urls = [f"https://example.org/{number}" for number in range(3)]
    pages = zip(urls, (page(1), heavy, page(2)), strict=True)
    content = warc([(url, "text/html", body) for url, body in pages])
    first, second, third = read_one("a.warc.gz", content)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert isinstance(second, Skip)
    assert second.origin.record == 1


def test_an_archive_cut_within_a_record_says_so() -> None:
    needed("warcio", "warc")
    whole = gzip.decompress(warc([("https://example.org/b.txt", "text/plain", b"words " * 500)]))
    assert "cut short" in reason("a.warc", whole[:-900])


def test_a_record_longer_than_it_says_is_no_article(capfd: pytest.CaptureFixture[str]) -> None:
    """Its end would be missing, and warcio prints it to the terminal."""
    needed("warcio", "warc")
    texts = [(f"https://example.org/{n}", "text/plain", b"words of one " * 9) for n in range(2)]
    whole = gzip.decompress(warc(texts))
    length = re.search(rb"Content-Length: (\d+)", whole)
    assert length
    short = whole.replace(length[0], b"Content-Length: %d" % (int(length[1]) - 20), 1)
    first, second = read_one("a.warc", short)
    assert isinstance(first, Skip)
    assert (first.origin.record, first.reason) == (
        0,
        "longer than its header says; the rest is not read",
    )
    assert isinstance(second, Article)
    assert capfd.readouterr() == ("", "")


def served(body: bytes, packing: str) -> bytes:
    """A web archive of one text, packed as its server says."""
    plain = gzip.decompress(warc([("https://example.org/a", "text/plain", body)]))
    told = f"Content-Type: text/plain\r\nContent-Encoding: {packing}\r\n".encode()
    whole = plain.replace(b"Content-Type: text/plain\r\n", told)
    more = len(whole) - len(plain)
    length = re.search(rb"Content-Length: (\d+)", whole)
    assert length
    return whole.replace(length[0], b"Content-Length: %d" % (int(length[1]) + more))


def test_how_a_page_was_packed_is_never_taken_for_its_text(
    capfd: pytest.CaptureFixture[str],
) -> None:
    needed("warcio", "warc")
    text = b"".join(b"words of number %d " % number for number in range(20_000))
    packed = gzip.compress(text)
    assert article("a.warc", served(packed, "gzip")).text == text.decode()
    damaged = packed[:40_000] + b"damage" + packed[40_006:]
    assert reason("a.warc", served(damaged, "gzip")) == "damaged: it cannot be unpacked to its end"
    assert "gzip, not text" in reason("a.warc", served(b"\x1f\x8b\x08 no packing", "gzip"))
    for packing in ("xz", "br"):
        told = f"record 0: packed with {packing!r}, which is not read"
        assert reason("a.warc", served(b"abc", packing)) == told
    assert capfd.readouterr() == ("", "")


def test_what_a_feed_says_is_no_text_is_none() -> None:
    needed("feedparser", "feeds")
    entry = '<entry><id>1</id><content type="{}">d29yZHM=</content></entry>'
    feed = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
    assert reason("a.atom", feed.format(entry.format("image/png"))) == "an entry without text"
    assert article("b.atom", feed.format(entry.format("text"))).text == "d29yZHM="


def test_a_page_may_leave_out_the_tags_that_html_lets_it() -> None:
    needed("trafilatura", "html")
    body = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(6))
    found = article("a.html", f"<title>افتتاح الجسر</title>{body}")
    assert len(found.text.split("\n")) == 6
    assert article("b.html", body).text == found.text


def test_an_item_nested_too_deep_costs_no_other_item() -> None:
    needed("lxml", "feeds")
    deep = "<p>" * 220 + "words" + "</p>" * 220
    items = "".join(
        f'<newsItem guid="{guid}"><contentSet><inlineXML><body>{body}</body></inlineXML>'
        "</contentSet></newsItem>"
        for guid, body in (("a", "<p>first</p>"), ("b", deep), ("c", "<p>third</p>"))
    )
    first, second, third = read_one("a.xml", f"<newsMessage>{items}</newsMessage>")
    assert (getattr(first, "text", ""), getattr(third, "text", "")) == ("first", "third")
    assert isinstance(second, Skip)


def test_a_page_as_characters_and_entities_of_html_are_read() -> None:
    needed("lxml", "feeds")
    data = '<inlineData contenttype="text/html">&lt;p&gt;a&lt;/p&gt;&lt;script&gt;b&lt;/script&gt;'
    item = f'<newsItem guid="1"><contentSet>{data}</inlineData></contentSet></newsItem>'
    assert article("a.xml", item).text == "a"
    nitf = (
        "<nitf><body><body.content><p>caf&eacute;&nbsp;&amp; bar</p></body.content></body></nitf>"
    )
    assert article("b.xml", nitf).text == "café\u00a0& bar"


def test_a_feed_in_utf16_behind_a_long_comment_is_a_feed() -> None:
    needed("feedparser", "feeds")
    content = RSS.replace('<?xml version="1.0"?>', f"<!--{'x' * 9000}-->")
    assert isinstance(read_one("a.xml", content)[0], Article)
    assert isinstance(read_one("b.xml", RSS.encode("utf-16"))[0], Article)


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


def test_ranges_and_scores_of_a_pdf_keep_their_order() -> None:
    needed("pdfminer", "pdf")
    shown = "3-1 ﺔﺠﻴﺘﻨﺑ"  # what a browser prints for «بنتيجة 1-3»
    assert article("a.pdf", pdf([printed(shown)])).text == "بنتيجة 1-3"


@pytest.mark.parametrize("drawn", ["(2019) «ﻡﻼﺳ» 3-1", ")2019( »ﻡﻼﺳ« 3-1"])
def test_brackets_of_a_pdf_face_what_they_enclose(drawn: str) -> None:
    """A file names the bracket that is drawn, or the one that is meant."""
    needed("pdfminer", "pdf")
    assert article("a.pdf", pdf([printed(drawn)])).text == "1-3 «سلام» (2019)"


def test_titles_hold_no_control_characters() -> None:
    write = '{"text": "words", "title": "a\\u0000b\\u001b[31mc\\nd", "id": "x"}'
    assert article("a.jsonl", write).title == "a\ufffdb\ufffd[31mc d"


def test_numbers_that_are_none_are_no_ids() -> None:
    assert article("a.jsonl", '{"text": "words", "id": 1e999, "date": NaN}').id == "a#0"
