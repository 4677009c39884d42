"""News agencies' XML: NewsML-G2 and NITF (IPTC's standards), and feeds that are called .xml."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from dedup.model import Article, Skip
from dedup.read.feeds import feed_items
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.markup import local_name, parse_xml, text_of, text_of_html
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, read_bytes

_FEED = re.compile(rb"<(?:rss|(?:\w{1,20}:)?RDF|feed)[\s>]")
_FEED_ROOTS = ("rss", "rdf", "feed")
_HEAD_BYTES = 4096
"""A feed's root stands behind the declaration and some comments."""


def read_xml(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """The articles of a feed, a NewsML-G2 message or item, or a NITF document."""
    raw = read_bytes(source)
    if _FEED.search(raw[:_HEAD_BYTES]):
        yield from feed_items(raw, source)
        return
    root = parse_xml(raw)
    name = local_name(root)
    if name in _FEED_ROOTS:  # in UTF-16, or behind a long comment
        yield from feed_items(raw, source)
        return
    if name not in _FORMATS:
        raise Unreadable(f"XML of <{name[:40]}>; known are RSS, Atom, NewsML-G2 and NITF")
    items = _FORMATS[name](root)
    if not items:
        raise Unreadable("no text item in the message")
    reader = reader_name("newsml" if name != "nitf" else "nitf", "lxml")
    encoding = root.getroottree().docinfo.encoding or "utf-8"
    origin = source.origin(raw, reader, encoding=encoding)
    for number, fields in enumerate(items):
        record = number if len(items) > 1 else None
        place = replace(origin, record=record)
        fallback = source.id if record is None else f"{source.id}#{number}"
        text = fields.pop("text")
        if text:
            yield make_article(text, place, fields, fallback)
        else:
            yield Skip(place, fields.get("reason", "an empty item"))


def _newsml(root: Any) -> list[dict[str, str]]:
    """The fields of each ``newsItem`` that is, or has inside it, a text.

    Pictures, planning items and packages are no articles. Of an item with several renditions the
    longest text counts; a text that is only pointed at is told with its address.
    """
    items = [root] if local_name(root) == "newsitem" else _outermost(root, "newsitem")
    read = ((item, list(_outermost(item, "inlinexml", "inlinedata"))) for item in items)
    return [_item_or_reason(item, inline) for item, inline in read if inline or _is_text(item)]


_ELSEWHERE = "the text is not in the message but elsewhere: {}"
_TEXT_TYPES = ("text/", "application/nitf", "application/xhtml")


def _is_text(item: Any) -> bool:
    """Whether an item without a text in it says that it is one, or points at one."""
    classes = [str(each.get("qcode", "")) for each in _all(item, "itemclass")]
    if classes:
        return any(name.rpartition(":")[2] == "text" for name in classes)
    remote = _all(item, "remotecontent")
    return any(str(each.get("contenttype", "")).startswith(_TEXT_TYPES) for each in remote)


def _href(item: Any) -> str:
    remote = (each.get("href") or each.get("residref") for each in _all(item, "remotecontent"))
    return next((repr(str(place)[:200]) for place in remote if place), "no address given")


def _item_or_reason(item: Any, inline: list[Any]) -> dict[str, str]:
    if not inline:
        return {"text": "", "reason": _ELSEWHERE.format(_href(item))}
    try:
        return _news_item(item, inline)
    except Unreadable as reason:
        return {"text": "", "reason": str(reason)}


def _news_item(item: Any, texts: list[Any]) -> dict[str, str]:
    found = {
        "id": item.get("guid", ""),
        "title": _words(item, "headline"),
        "outlet": _party(item, "provider", "infosource"),
        "author": _words(item, "by") or _party(item, "creator"),
        "published": _words(item, "versioncreated") or _words(item, "firstcreated"),
        "language": next((tag.get("tag", "") for tag in _all(item, "language")), ""),
        "text": "",
    }
    for inline in texts:
        documents = _all(inline, "nitf")
        inner = _nitf_fields(documents[0]) if documents else {"text": _inline_text(inline)}
        if len(inner["text"]) > len(found["text"]):
            found |= {name: value for name, value in inner.items() if not found[name]}
            found["text"] = inner["text"]
    return found


def _inline_text(inline: Any) -> str:
    """The words of ``inlineXML``, or of ``inlineData``: a page as characters, or text in lines."""
    if len(inline):
        return text_of(_body(inline))
    is_page = "html" in inline.get("contenttype", "")
    return text_of_html(inline.text or "") if is_page else (inline.text or "").strip()


def _party(item: Any, *roles: str) -> str:
    """Who stands in the first element of these that names somebody."""
    for party in _all(item, *roles):
        if named := _words(party, "name") or party.get("literal") or party.get("qcode"):
            return str(named).rsplit(":", 1)[-1]
    return ""


def _nitf_fields(root: Any) -> dict[str, str]:
    """The text of ``body.content``; headline, date, source and id from their own elements."""
    bodies = _all(root, "body.content") or _all(root, "body")
    return {
        "id": next((each.get("id-string", "") for each in _all(root, "doc-id")), ""),
        "title": _words(root, "hl1") or _words(root, "title"),
        "author": _words(root, "byline"),
        "outlet": next((each.get("name", "") for each in _all(root, "pubdata")), "")
        or _words(root, "distributor"),
        "published": _iso(next((each.get("norm", "") for each in _all(root, "date.issue")), "")),
        "language": root.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
        "text": text_of(bodies[0]) if bodies else "",
    }


_BASIC_DATE = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?", re.ASCII)


def _iso(norm: str) -> str:
    """``20240501T1030Z`` → ``2024-05-01T10:30Z``; anything else as it is."""
    match = _BASIC_DATE.fullmatch(norm)
    if not match:
        return norm
    year, month, day, hour, minute, second, zone = match.groups()
    if hour is None:
        return f"{year}-{month}-{day}"
    zone = f"{zone[:3]}:{zone[3:]}" if zone and zone != "Z" else zone or ""
    return f"{year}-{month}-{day}T{hour}:{minute}" + (f":{second}" if second else "") + zone


def _all(element: Any, *names: str) -> list[Any]:
    """The elements below ``element`` that are called so, whatever their namespace."""
    return [each for each in element.iterdescendants() if local_name(each) in names]


def _outermost(element: Any, *names: str) -> Iterator[Any]:
    """As `_all`, but for elements inside one that is given: each text is looked at once."""
    for child in element:
        if local_name(child) in names:
            yield child
        else:
            yield from _outermost(child, *names)


def _words(element: Any, name: str) -> str:
    """The text of the first element of that name, on one line."""
    found = _all(element, name)
    return text_of(found[0]).replace("\n", " ") if found else ""


def _body(inline: Any) -> Any:
    """The body of an HTML page, or the element itself."""
    return next(iter(_all(inline, "body")), inline)


_FORMATS: dict[str, Callable[[Any], list[dict[str, str]]]] = {
    "newsitem": _newsml,
    "newsmessage": _newsml,
    "nitf": lambda root: [_nitf_fields(root)],
}
