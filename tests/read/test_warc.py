"""Web archives: pages and texts that were served, and archives that are damaged."""

from __future__ import annotations

import gzip
import re

import pytest
from needs import needed
from read.pages import warc
from read.reading import SENTENCE, article, read_one, reason

from dedup.model import Article, Skip


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


def test_pages_before_the_cut_of_a_packed_archive_are_read() -> None:
    needed("warcio", "warc")
    words = [" ".join(f"{page}word{number}" for number in range(400)) for page in range(6)]
    whole = warc([(f"https://example.org/{n}", "text/plain", words[n].encode()) for n in range(6)])
    *found, last = read_one("a.warc.gz", whole[: len(whole) * 2 // 3])
    assert [item.text for item in found if isinstance(item, Article)] == words[: len(found)]
    assert len(found) > 2
    assert isinstance(last, Skip)
    assert last.reason.endswith("; the rest is not read")


def test_what_is_no_record_ends_an_archive_and_that_is_told() -> None:
    needed("warcio", "warc")
    first, second = (
        gzip.decompress(warc([(f"https://example.org/{n}", "text/plain", b"words")]))
        for n in range(2)
    )
    page, last = read_one("a.warc", first + b"JUNK JUNK\r\n\r\n" + second)
    assert isinstance(page, Article)
    assert isinstance(last, Skip)
    assert last.reason.endswith("JUNK JUNK; the rest is not read")


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
    told = "record 0: packed with 'xz', which is not read"
    assert reason("a.warc", served(b"abc", "xz")) == told
    assert capfd.readouterr() == ("", "")


def test_a_page_packed_with_brotli() -> None:
    needed("warcio", "warc")
    brotli = needed("brotli", "warc")
    text = b"".join(b"words of number %d " % number for number in range(20_000))
    packed = brotli.compress(text)
    assert article("a.warc", served(packed, "br")).text == text.decode()
    cut = "record 0: damaged: it cannot be unpacked to its end"
    assert reason("a.warc", served(packed[:-900], "br")) == cut
    assert reason("a.warc", served(b"words not packed", "br")) == "record 0: damaged brotli: error"
    bomb = served(brotli.compress(bytes(1 << 28)), "br")
    assert reason("a.warc", bomb).startswith("record 0: over 67,108,864 bytes")
