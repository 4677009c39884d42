"""Web pages: the main text, what the page says of itself, and what it hides."""

from __future__ import annotations

from pathlib import Path

import pytest
from needs import needed
from read.reading import SENTENCE, article, articles, reasons

PAGE = """<html lang="ar"><head><title>افتتاح الجسر</title>
<meta charset="windows-1256"><meta property="og:site_name" content="وكالة المدينة">
<meta property="article:published_time" content="2024-05-01T08:00:00Z">
<meta name="author" content="نجلاء حداد"><link rel="canonical" href="https://example.org/1"></head>
<body><nav>الرئيسية الأخبار</nav><article><h1>افتتاح الجسر</h1>{}</article>
<footer>حقوق النشر محفوظة</footer></body></html>"""


def test_a_web_page() -> None:
    needed("trafilatura", "html")
    paragraph = "<p>قال رئيس البلدية في الفقرة {} إن الجسر الجديد سيفتح أمام الناس بعد عامين.</p>"
    body = "".join(paragraph.format(number) for number in range(8))
    Path("a.html").write_bytes(PAGE.format(body).encode("cp1256"))
    (article,) = articles("a.html")
    assert article.text.count("رئيس البلدية") == 8
    assert "حقوق" not in article.text
    assert (article.outlet, article.title) == ("وكالة المدينة", "افتتاح الجسر")
    assert article.author == "نجلاء حداد"
    assert (article.published, article.url) == ("2024-05-01T08:00:00Z", "https://example.org/1")
    assert (article.origin.encoding, article.language) == ("cp1256", "ar")


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ('<script type="application/ld+json">{"datePublished":"2024-05-01T23:30:00+03:00"}'
         "</script>",
         "2024-05-01T23:30:00+03:00"),
        ('<meta content="2024-05-01T08:00:00.5-0400" property="article:published_time">',
         "2024-05-01T08:00:00.5-0400"),
        ('<meta property="article:published_time" content="2024-05-01">', "2024-05-01"),
        ('<meta property="article:published_time" content="2024-05-01">'
         '<meta property="article:modified_time" content="2024-05-01T09:00:00Z">', "2024-05-01"),
    ],
)  # fmt: skip
def test_a_page_is_published_at_the_moment_it_states(said: str, published: str) -> None:
    needed("trafilatura", "html")
    body = "<p>قال رئيس البلدية إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل.</p>" * 4
    Path("a.html").write_text(f"<head>{said}</head><body><article>{body}</article></body>", "utf-8")
    assert articles("a.html")[0].published == published


def test_what_a_page_hides_is_kept_and_counted() -> None:
    """trafilatura drops it: ZWNJ, which Persian is spelt with, and overrides that turn a figure."""
    needed("trafilatura", "html")
    persian = "کتاب\u200cهای تازه می&zwnj;رسند و خوانندگان آن\u200cها را امانت می\u200cگیرند."
    turned = "بلغت الكلفة \u202e84\u202c مليونا، ورمز الخط \ue001 في الصفحة."
    body = f"<p>\u200f{persian}</p><p>⠀ {turned}</p>" + f"<p>{turned}</p>" * 3
    Path("a.html").write_text(f"<body><article>{body}</article></body>", "utf-8")
    (article,) = articles("a.html")
    lines = article.text.split("\n")
    assert lines[0] == "\u200f" + persian.replace("&zwnj;", "\u200c")
    assert lines[1:] == [f"⠀ {turned}", *[turned] * 3]
    assert article.origin.repairs == tuple(
        f"hidden U+{code} kept: {count}" for code, count in (("200F", 1), ("202C", 4), ("202E", 4))
    )


def test_a_page_nested_too_deep_is_a_skip_never_an_empty_article() -> None:
    needed("trafilatura", "html")
    Path("a.html").write_text("<div>" * 3000 + "some words here " * 99 + "</div>" * 3000)
    assert articles("a.html") == []
    assert len(reasons("a.html")) == 1


def test_a_page_may_leave_out_the_tags_that_html_lets_it() -> None:
    needed("trafilatura", "html")
    body = "".join(f"<p>{SENTENCE.format(number)}</p>" for number in range(6))
    found = article("a.html", f"<title>افتتاح الجسر</title>{body}")
    assert len(found.text.split("\n")) == 6
    assert article("b.html", body).text == found.text
