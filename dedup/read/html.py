"""Web pages (.html): the main text without furniture, and the metadata, through trafilatura."""

from __future__ import annotations

import hashlib
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from unicodedata import category

from dedup.model import Article, Origin, Skip
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.markup import check_markup
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, any_fault, extra, read_bytes
from dedup.text.decode import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,30})""", re.I)
_HEAD_BYTES = 4096
"""Browsers look for the charset in the first 1,024 bytes; pages are less careful."""
MAX_DEPTH = 500
"""Elements inside one another. Old pages that close no tag are some hundreds deep; the time to find
the main text grows with the depth of every element."""
_MOMENT = r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:\.\d{1,9})?(?:Z|[+-]\d\d:?\d\d))"
_PUBLISHED = re.compile(
    rf"""(?:published_time|datePublished)["'](?:\s*+:|\s[^<>]{{0,40}}?=)\s*+["']{_MOMENT}"""
    rf"""|content=["']{_MOMENT}["']\s[^<>]{{0,40}}?(?:published_time|datePublished)["']"""
)
"""The moment of publication in a page's own data; other dates in it are of changes and comments."""
_WORD = re.compile(r"\w+")
_CHROME = frozenset(
    ("a", "button", "footer", "label", "nav", "noscript", "option", "script", "style")
)
"""Elements whose words are a page's controls, or shown to nobody."""
_NOTICE = re.compile(
    r"consent|cookie|gdpr|onetrust|didomi|usercentrics|sp_message|\bq?cmp\d?\b|privacy.?(?:banner|notice|pop)",
    re.I,
)
"""What programs that ask for consent call their boxes."""
_PAGE_PARTS = "boolean(.//article | .//main | .//nav | .//footer)"
"""A box with one of these in it is the page, which was only told of the answer."""
_STAND_INS = [chr(code) for code in (*range(0x2800, 0x2900), *range(0x1D000, 0x1D0F6))]
"""Braille and Byzantine notes: printed, and no letters, like what they stand for."""
LEAST_OWN = 0.4
"""Share of the words found that must stand outside such elements. Of 141 pages (the manuals on a
Linux machine, and news pages of our own) lists of links have .36 at most and prose .79 at least;
nearer to the lists, because to lose an article is worse."""


def read_html(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """The page as one article; a page without main text is a Skip, never an empty article."""
    raw = read_bytes(source)
    digest = hashlib.sha256(raw).hexdigest()
    yield page_article(raw, Origin(source.name, sha256=digest), source.id, {})


def page_article(
    raw: bytes, origin: Origin, name: str, fields: Mapping[str, str], charset: str = ""
) -> Article | Skip:
    """The article in the bytes of a page; ``fields`` and ``charset`` are known from outside it."""
    declared = _CHARSET.search(raw[:_HEAD_BYTES])
    decoded = decode(raw, charset or (declared[1].decode("ascii") if declared else ""))
    page, is_article, way_back = _extract(decoded.text)
    origin = replace(
        origin,
        encoding=decoded.encoding,
        repairs=decoded.repairs,
        reader=origin.reader or reader_name("html", "trafilatura"),
    )
    if page is None or not page.text:
        return Skip(origin, "no main text found in the page")
    if not is_article:
        return Skip(origin, "no main text in the page, only menus, links and notices")
    found = {
        "outlet": (page.sitename or page.hostname or "").translate(way_back),
        "title": (page.title or "").translate(way_back),
        "author": (page.author or "").replace("; ", ", ").translate(way_back),
        "published": _moment(decoded.text, page.date or ""),
        "url": page.url or "",
        "language": page.language or "",
    }
    return make_article(page.text.translate(way_back), origin, {**found, **fields}, name)


def _extract(html: str) -> tuple[Any, bool, dict[int, str]]:
    """trafilatura's document, or None; whether more of it than menus and links was found; and what
    the stand-ins in it stand for."""
    check_markup(html)
    if "<" not in html:
        return None, False, {}
    with extra("html", "reading .html"):
        from trafilatura import bare_extraction  # noqa: PLC0415  a second to import
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the Skip says it
    with any_fault("the page cannot be parsed"):
        tree = _parsed(html)
        way_back = _stand_in(tree)
        own = _own_words(tree)
        for menu in tree.findall(".//nav"):  # of a page of few words all are taken
            menu.drop_tree()
        page: Any = bare_extraction(
            tree,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
        return page, page is None or _is_own(page.text or "", own), way_back


def _parsed(html: str) -> Any:
    """The page, also where it is deeper than libxml2 keeps unasked, or has no body of its own."""
    from lxml.html import HTMLParser, document_fromstring  # noqa: PLC0415 - an extra

    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    tree = document_fromstring(html.encode(), parser=parser)
    if tree.xpath(f"boolean({'/*' * MAX_DEPTH})"):
        raise Unreadable(f"markup nested over {MAX_DEPTH:,} deep")
    return tree


def _stand_in(tree: Any) -> dict[int, str]:
    """Put a printed sign for each character that is not printed; the way back.

    trafilatura leaves them out without a word: the joiners that Persian is spelt with, the controls
    of direction by which a page shows another number than it holds.
    """
    seen = set("".join(tree.itertext()))
    hidden = (char for char in sorted(seen) if category(char)[0] == "C" and char not in "\t\n\r")
    pairs = list(zip(hidden, (sign for sign in _STAND_INS if sign not in seen), strict=False))
    there = str.maketrans(dict(pairs))
    for element in tree.iter() if pairs else ():
        element.text = element.text and element.text.translate(there)
        element.tail = element.tail and element.tail.translate(there)
    return {ord(sign): char for char, sign in pairs}


def _moment(html: str, day: str) -> str:
    """The day with the time of publication that the page states for it, or the day alone."""
    stated = (match[1] or match[2] for match in _PUBLISHED.finditer(html))
    return next((moment for moment in stated if day and moment.startswith(day)), day)


def _own_words(tree: Any) -> Counter[str] | None:
    """The words of a page outside its controls; None where a script holds the article as data."""
    from lxml.etree import iterwalk  # noqa: PLC0415 - an extra

    found: Counter[str] = Counter()
    notices = {
        element for element in tree.iter("div", "section", "aside", "form") if _asks(element)
    }
    outside = 0  # depth inside such an element
    for event, element in iterwalk(tree, events=("start", "end")):
        is_control = element.tag in _CHROME or element in notices
        outside += is_control if event == "start" else -is_control
        text = element.text if event == "start" else element.tail
        if element.tag == "script" and event == "start" and "articleBody" in (element.text or ""):
            return None
        if text and not outside:
            found.update(_WORD.findall(text))
    return found


def _asks(element: Any) -> bool:
    """Whether an element is a notice that asks for consent."""
    names = f"{element.get('id', '')} {element.get('class', '')}"
    return bool(_NOTICE.search(names)) and not element.xpath(_PAGE_PARTS)


def _is_own(text: str, own: Counter[str] | None) -> bool:
    """Whether enough of the words found stand in the page's own text."""
    if own is None:
        return True
    words = Counter(_WORD.findall(text))
    return (words & own).total() >= LEAST_OWN * words.total()
