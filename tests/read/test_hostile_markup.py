"""Markup from strangers: pages without an article, and documents made to cost time or memory."""

from __future__ import annotations

import io
import json
import time
import zipfile
from pathlib import Path

import pytest
from needs import needed

from dedup.model import Article, Skip
from dedup.read.reader import read

SECONDS = 20.0
"""Of the processor for one hostile document: the slowest takes 7, unbounded they took minutes."""
NEWS = [
    "قال رئيس البلدية في مؤتمر صحفي إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل.",
    "وأضاف المهندس المشرف أن الميزانية بلغت 150 مليون دولار، وأن نصف الأعمدة قد اكتمل.",
    "وانتقد سكان الضفة الشرقية التأخير، وقالوا إن الطريق القديم لم يعد يكفي للسيارات.",
]
BODY = "".join(f"<p>{line}</p>" for line in NEWS)
LINKS = "".join(
    f"<a href='/s{n}'>{word}</a> " for n, word in enumerate("سياسة رياضة صحة صور".split())
)
NAV, MENU = f"<nav><ul><li>{LINKS}</ul></nav>", f"<div class=menu>{LINKS}</div>"
FOOT = "<footer><p>جميع الحقوق محفوظة 2024.</p></footer>"


def only(name: str, content: str | bytes) -> Article | Skip:
    """The one item of a file, in bounded time."""
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    begun = time.process_time()
    (found,) = read(name)
    assert time.process_time() - begun < SECONDS
    return found


def page(inside: str) -> Article | Skip:
    needed("trafilatura", "html")
    html = f"<html><head><title>الجسر</title></head><body>{inside}</body></html>"
    return only("a.html", html)


# ------------------------------------------------------------------- pages: an article, or none


@pytest.mark.parametrize("menu", [NAV, MENU])
@pytest.mark.parametrize("depth", [10, 254, 260, 450])
def test_a_page_nested_deep_is_read_whole(menu: str, depth: int) -> None:
    """libxml2 drops what is more than 255 deep: the menu would be left, as the article."""
    found = page(f"{menu}{'<div>' * depth}{BODY}{'</div>' * depth}{FOOT}")
    assert isinstance(found, Article), found
    assert found.text.split("\n") == NEWS


@pytest.mark.parametrize("tag", ["div", "span", "font"])
@pytest.mark.parametrize("depth", [600, 3_000, 20_000])
def test_a_page_nested_deeper_is_a_skip(tag: str, depth: int) -> None:
    found = page(f"{MENU}{f'<{tag}>' * depth}{BODY}{f'</{tag}>' * depth}{FOOT}")
    assert isinstance(found, Skip), found
    assert found.reason == "markup nested over 500 deep"


@pytest.mark.parametrize(
    "inside",
    [
        f"{NAV}<div id=root></div><script>window.x = {{'text': '{NEWS[0]}'}}</script>{FOOT}",
        f"{MENU}{FOOT}",
        f"{MENU}{''.join(f'<h3><a href=/{n}>{line}</a></h3>' for n, line in enumerate(NEWS * 4))}",
        "<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>",
        f"{MENU}<div id=app></div><noscript>يرجى تفعيل جافا سكريبت لعرض هذه الصفحة</noscript>",
    ],
    ids=["script", "menu", "headlines", "noscript", "noscript-ar"],
)
def test_a_page_of_menus_and_scripts_is_no_article(inside: str) -> None:
    found = page(inside)
    assert isinstance(found, Skip), found
    assert found.reason.startswith("no main text")


NOTICE = (
    "<h1>نحن نهتم بخصوصيتك</h1><p>نستخدم وشركاؤنا ملفات تعريف الارتباط لحفظ معلومات على جهازك"
    " وقراءتها منه، ويمكنك أن تقبل ذلك أو ترفضه أو تغير رأيك في أي وقت.</p><button>أوافق</button>"
)


@pytest.mark.parametrize(
    "box", ["div id=onetrust-banner-sdk", "section class='fc-consent-root'", "div class=cookie-bar"]
)
def test_a_notice_that_asks_for_consent_is_no_article(box: str) -> None:
    end = f"</{box.partition(' ')[0]}>"
    found = page(f"<{box}>{NOTICE}{end}")
    assert isinstance(found, Skip), found
    assert found.reason == "no main text in the page, only menus, links and notices"
    beside = page(f"<{box}>{NOTICE}{end}{NAV}<article>{BODY}</article>{FOOT}")
    assert isinstance(beside, Article)
    assert beside.text.split("\n") == NEWS
    around = page(f"<{box}>{NAV}<div>{BODY}</div>{FOOT}{end}")
    assert isinstance(around, Article)


def test_of_a_page_of_few_words_the_menu_is_left_out() -> None:
    found = page(f"{NAV}<article><p>{NEWS[0][:39]}</p></article>")
    assert isinstance(found, Article)
    assert found.text == NEWS[0][:39]


def test_an_article_among_links_is_one() -> None:
    """Names as links, a block that is one link, and the whole text in a script for machines."""
    linked = NEWS[0].replace("رئيس البلدية", "<a href=/m>رئيس البلدية</a>")
    found = page(f"{NAV}<article><p>{linked}</p>{BODY}</article>{FOOT}")
    assert isinstance(found, Article), found
    assert "سياسة" not in found.text
    assert isinstance(page(f"{MENU}<div><p>{NEWS[0]}</p>{FOOT}"), Article)
    data = json.dumps({"@type": "NewsArticle", "articleBody": "\n".join(NEWS)})
    found = page(f"<script type='application/ld+json'>{data}</script>{NAV}<div id=root></div>")
    assert isinstance(found, Article)
    assert NEWS[1] in found.text


# ------------------------------------------------------------------------ pages made to cost time


@pytest.mark.parametrize(
    "inside",
    [
        "<p " + " ".join(f"a{n}=1" for n in range(300_000)) + ">" + NEWS[0],
        "<p " + " ".join(f"a{n}" for n in range(300_000)) + ">" + NEWS[0],
        "<p " + "/".join(f"a{n}='<p>'" for n in range(16_000)) + ">" + NEWS[0],
    ],
    ids=["values", "names", "slashes"],
)
def test_endless_attributes_are_refused_before_parsing(inside: str) -> None:
    """Parsers compare each with all before it: 500,000 take minutes."""
    found = page(inside)
    assert isinstance(found, Skip)
    assert found.reason == "a tag with over 200 attributes"


@pytest.mark.parametrize(
    "inside",
    [
        "<a/b=" * 49_000,
        "<a b=\"'" * 49_000,
        "<a b='" + '<a b="' * 49_000,
        "<a " * 49_000 + "b " * 190,
        "<p class='" + "a " * 3_000_000 + f"'>{NEWS[0]}",
        "<div>" * 480 + BODY * 7_000,
        ("<p " + " ".join(f"a{n}" for n in range(190)) + f">{NEWS[0]}") * 4_000,
        "<p>" + " \n\t" * 2_500_000 + "x",
        "<!--" + "-" * 8_000_000 + f"--><p>{NEWS[0]}",
        "<a" + " " * 4_000_000 + "/ " * 2_000_000 + f">{NEWS[0]}",
    ],
    ids="slashes quotes mixed open class deep attributes blanks comment spaces".split(),
)
def test_the_worst_pages_within_the_bounds_take_seconds(inside: str) -> None:
    page(inside)


# ---------------------------------------------------------------------------------- XML and feeds


def newsml(items: str) -> str:
    return f"<newsMessage><itemSet>{items}</itemSet></newsMessage>"


def item(inside: str, kind: str = "text") -> str:
    meta = f"<itemMeta><itemClass qcode='ninat:{kind}'/></itemMeta>" if kind else ""
    return f"<newsItem guid='g'>{meta}<contentSet>{inside}</contentSet></newsItem>"


REMOTE = "<remoteContent href='https://example.org/full.xml' contenttype='application/nitf+xml'/>"


@pytest.mark.parametrize("kind", ["text", ""])
def test_a_text_that_is_only_pointed_at_is_named(kind: str) -> None:
    needed("lxml", "feeds")
    text = item(f"<inlineXML>{BODY}</inlineXML>")
    Path("a.xml").write_text(newsml(text + item(REMOTE, kind)), encoding="utf-8")
    article, skip = read("a.xml")
    assert isinstance(article, Article)
    assert isinstance(skip, Skip)
    expected = "the text is not in the message but elsewhere: 'https://example.org/full.xml'"
    assert (skip.origin.record, skip.reason) == (1, expected)


def test_a_picture_that_is_pointed_at_is_no_text() -> None:
    needed("lxml", "feeds")
    photo = item("<remoteContent href='p.jpg' contenttype='image/jpeg'/>", "picture")
    unnamed = item("<remoteContent href='p.jpg' contenttype='image/jpeg'/>", "")
    text = item(f"<inlineXML>{BODY}</inlineXML>")
    assert isinstance(only("a.xml", newsml(photo + text + unnamed)), Article)
    found = only("b.xml", newsml(photo))
    assert isinstance(found, Skip)
    assert found.reason == "no text item in the message"


@pytest.mark.parametrize("nested", [item("<inlineXML>{}</inlineXML>"), "<inlineXML>{}</inlineXML>"])
def test_texts_inside_texts_are_read_once(nested: str) -> None:
    """Each level read anew would take an hour."""
    needed("lxml", "feeds")
    before, _, after = nested.partition("{}")
    depth = 60
    inside = before * depth + BODY * 30_000 + after * depth
    only("a.xml", newsml(item(inside) if "newsItem" not in nested else inside))


def test_a_feed_of_endless_attributes_is_refused() -> None:
    needed("feedparser", "feeds")
    attributes = " ".join(f"a{n}='1'" for n in range(300_000))
    feed = f"<rss version='2.0'><channel><item {attributes}><description>x</description></item>"
    found = only("a.rss", feed)
    assert isinstance(found, Skip)
    assert found.reason == "a tag with over 200 attributes"


# ------------------------------------------------------------------------------------------- Word


def package(body: str = "", extra: tuple[str, int] | None = None) -> bytes:
    """A Word document with this body, and with one more file of so many megabytes of zeros."""
    from docx import Document

    made, target = io.BytesIO(), io.BytesIO()
    Document().save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data = old.read(info)
            if info.filename == "word/document.xml":
                data = data.replace(b"<w:body>", b"<w:body>" + body.encode())
            new.writestr(info.filename, data)
        if extra:
            with new.open(extra[0], "w") as file:
                for _ in range(extra[1]):
                    file.write(bytes(1 << 20))
    return target.getvalue()


@pytest.mark.parametrize(("name", "size"), [("word/media/a.png", 257), ("word/b.xml", 17)])
def test_a_word_package_is_bounded_with_its_pictures(name: str, size: int) -> None:
    """python-docx holds every picture: one of gigabytes would take as much memory."""
    needed("docx", "docx")
    found = only("a.docx", package(extra=(name, size)))
    assert isinstance(found, Skip)
    assert found.reason.startswith("unpacks to over 16,777,216 bytes of text, 268,435,456 in all")


@pytest.mark.parametrize("depth", [1, 60])
def test_a_long_word_document_is_read_in_seconds(depth: int) -> None:
    needed("docx", "docx")
    inside = f"<w:p><w:r><w:t>{NEWS[0]}</w:t></w:r></w:p>" * 80_000
    before, after = "<w:tbl><w:tr><w:tc>" * depth, "</w:tc></w:tr></w:tbl>" * depth
    found = only("a.docx", package(f"{before}{inside}{after}"))
    assert isinstance(found, Article)
    assert found.text.count("الجسر") == 80_000
