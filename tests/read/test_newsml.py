"""News agencies' XML: NewsML-G2, NITF, and XML that is hostile or of another kind."""

from __future__ import annotations

from pathlib import Path

from needs import needed
from read.reading import article, read_one, reason

from dedup.model import Article, Skip

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
