"""Feeds: RSS and Atom; one bad entry costs no other."""

from __future__ import annotations

import pytest
from needs import needed
from read.reading import article, read_one, reason

from dedup.model import Article, Skip

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


def test_what_a_feed_says_is_no_text_is_none() -> None:
    needed("feedparser", "feeds")
    entry = '<entry><id>1</id><content type="{}">d29yZHM=</content></entry>'
    feed = '<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
    assert reason("a.atom", feed.format(entry.format("image/png"))) == "an entry without text"
    assert article("b.atom", feed.format(entry.format("text"))).text == "d29yZHM="


def test_a_feed_in_utf16_behind_a_long_comment_is_a_feed() -> None:
    needed("feedparser", "feeds")
    content = RSS.replace('<?xml version="1.0"?>', f"<!--{'x' * 9000}-->")
    assert isinstance(read_one("a.xml", content)[0], Article)
    assert isinstance(read_one("b.xml", RSS.encode("utf-16"))[0], Article)
