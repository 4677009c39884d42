"""Markup inside other formats: hardened XML, and the text of HTML fragments as paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.entities import html5
from typing import Any

from dedup.read.streams import Unreadable, extra

_BLOCKS = frozenset(
    "address article aside blockquote body caption dd div dl dt figcaption figure footer form h1 "
    "h2 h3 h4 h5 h6 header hl1 hl2 hr li main media nav ol p pre section table td th tr ul".split()
)
"""Elements that begin a new paragraph; ``br`` is asked apart."""
_SILENT = frozenset(("script", "style", "template", "noscript", "head"))
_SPACES = re.compile(r"[ \t\r\n\f]+")
_HTML_ENTITY = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
"""Entities that only HTML names; a DTD that would name them is never fetched."""
MAX_TAGS = 50_000
MAX_CHARACTERS = 8 << 20
"""Heavy news pages have 10,000 tags and 2 MB; parsing time grows with the square of the tags, and
50,000 of them in one paragraph take 5 s."""
MAX_ATTRIBUTES = 200
"""Of one tag: the time grows with their square, and 100,000 take minutes."""
_TAG = re.compile(
    r"""<[a-zA-Z][^\s/>]*+(?:[\s/]++[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)*+"""
)
_ATTRIBUTE = re.compile(
    r"""[\s/]++(?:([^\s/>=])[^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)?+"""
)
"""Spaces are taken with or without an attribute: else each of a million would be tried."""
MAX_DEPTH = 200
"""libxml2's own bound is 256, and Python's for recursion not far."""


def parse_xml(raw: bytes) -> Any:
    """The root element of an XML document; Unreadable where it is damaged or hostile.

    No network, no external entities; libxml2 stops entity bombs and deep nesting itself.
    """
    etree = _lxml("etree")
    parser = etree.XMLParser(
        resolve_entities="internal", no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        return etree.fromstring(_HTML_ENTITY.sub(_as_number, raw), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(f"damaged XML: {str(error).splitlines()[0]}") from error


def _as_number(entity: re.Match[bytes]) -> bytes:
    """``&eacute;`` as ``&#233;``; one that HTML does not know as it stands."""
    meaning = html5.get(f"{entity[1].decode('ascii')};", "")
    return b"".join(b"&#%d;" % ord(char) for char in meaning) or entity[0]


def check_markup(html: str) -> None:
    """Unreadable for a page, or a part of one, that would take a parser more than some seconds."""
    if html.count("<") > MAX_TAGS or len(html) > MAX_CHARACTERS:
        raise Unreadable(f"over {MAX_TAGS:,} tags or {MAX_CHARACTERS:,} characters, no news page")
    check_attributes(html)


def check_attributes(markup: str) -> None:
    """Unreadable where one tag has more attributes than any writer gives it."""
    for tag in _TAG.finditer(markup):
        # The shortest attribute takes two characters.
        is_long = tag.end() - tag.start() > 2 * MAX_ATTRIBUTES
        if is_long and sum(map(bool, _ATTRIBUTE.findall(tag[0]))) > MAX_ATTRIBUTES:
            raise Unreadable(f"a tag with over {MAX_ATTRIBUTES} attributes")


def text_of_html(markup: str) -> str:
    """The words of an HTML fragment, one paragraph a line; text without tags as it is."""
    if not markup.strip():
        return ""
    check_markup(markup)
    html = _lxml("html")
    try:
        return text_of(html.fragment_fromstring(markup, create_parent="div"))
    except (_lxml("etree").LxmlError, ValueError, AssertionError) as error:
        raise Unreadable(f"damaged markup: {error}") from error


def text_of(element: Any) -> str:
    """The words of a parsed element, one paragraph a line, without scripts."""
    lines = "".join(_pieces(element, 0)).split("\n")
    return "\n".join(line for line in (_SPACES.sub(" ", line).strip() for line in lines) if line)


def _pieces(element: Any, depth: int) -> Iterator[str]:
    """The text in reading order; a line end around every block, never one of the source."""
    if depth > MAX_DEPTH:
        raise Unreadable(f"markup nested over {MAX_DEPTH} deep")
    name = local_name(element)
    if name and name not in _SILENT:  # a comment or an instruction has no name
        edge = "\n" if name in _BLOCKS or name == "br" else ""
        yield edge
        yield _inline(element.text)
        for child in element:
            yield from _pieces(child, depth + 1)
        yield edge
    if depth:
        yield _inline(element.tail)


def _inline(text: str | None) -> str:
    return _SPACES.sub(" ", text or "")


def local_name(element: Any) -> str:
    """``"p"`` of ``{http://www.w3.org/1999/xhtml}P``; ``""`` of a comment."""
    return element.tag.rsplit("}", 1)[-1].lower() if isinstance(element.tag, str) else ""


def _lxml(part: str) -> Any:
    with extra("feeds", "reading markup"):
        from lxml import etree, html  # noqa: PLC0415 - an extra
    return {"etree": etree, "html": html}[part]
