"""Feeds (.rss, .atom): every entry as an article, through feedparser."""

from __future__ import annotations

import calendar
import io
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from dedup.model import Article, Origin, Skip
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.markup import check_attributes, text_of_html
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, any_fault, extra, read_bytes
from dedup.text.decode import WIDE, decode, find_encoding

_DECLARATION = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_SURROGATE = re.compile(
    rb"&#(?:[xX][dD][89a-fA-F][0-9a-fA-F]{2}|5(?:529[6-9]|5[3-9]\d{2}|6\d{3}|7[0-2]\d{2}|73[0-3]\d|734[0-3]));"
)
"""Half a character as a reference: it would cost the whole feed."""


def read_feed(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """The entries of an RSS or Atom feed; one that has only a headline is a Skip."""
    yield from feed_items(read_bytes(source), source)


def feed_items(raw: bytes, source: Source) -> Iterator[Article | Skip]:
    """The entries of a feed's bytes, in their order."""
    feed = _parsed(raw)
    if not feed.entries:
        reason = "no entries" if feed.get("version") else "no RSS or Atom feed"
        raise Unreadable(f"{reason} in the file")
    common = {
        "outlet": str(feed.feed.get("title", "")),
        "language": str(feed.feed.get("language", "")),
    }
    encoding = feed.get("encoding") or "utf-8"
    origin = source.origin(raw, reader_name("feed", "feedparser"), encoding=encoding)
    for number, entry in enumerate(feed.entries):
        yield _article(entry, common, replace(origin, record=number), f"{source.id}#{number}")


def _parsed(raw: bytes) -> Any:
    with extra("feeds", "reading feeds"):
        import feedparser  # noqa: PLC0415 - an extra
    with any_fault("the feed cannot be parsed"):
        sound = _SURROGATE.sub(b"&#xFFFD;", _as_utf8(raw))
        check_attributes(sound.decode("latin-1"))
        return feedparser.parse(io.BytesIO(sound), resolve_relative_uris=False)


def _as_utf8(raw: bytes) -> bytes:
    """A feed in UTF-16 or UTF-32 recoded, without its declaration; any other as it is."""
    encoding = find_encoding(raw)
    if encoding not in WIDE:
        return raw
    return _DECLARATION.sub("", decode(raw).text).encode()


def _article(entry: Any, common: dict[str, str], origin: Origin, name: str) -> Article | Skip:
    try:
        text = text_of_html(_body(entry))
    except Unreadable as reason:
        return Skip(origin, str(reason))
    if not text:
        return Skip(origin, "an entry without text")
    title = text_of_html(str(entry.get("title", ""))).replace("\n", " ")
    fields = common | {
        "id": str(entry.get("id", "")),
        "title": title,
        "author": _author(entry),
        "url": str(entry.get("link", "")),
        "published": _date(entry),
    }
    return make_article(text, origin, fields, name)


_TEXTS = ("text/", "application/xhtml", "application/xml")


def _body(entry: Any) -> str:
    """The whole text where the feed has it, else the summary."""
    contents = [
        str(part.get("value", ""))
        for part in entry.get("content", ())
        if str(part.get("type", "text/")).startswith(_TEXTS)
    ]
    return max([*contents, str(entry.get("summary", ""))], key=len)


def _author(entry: Any) -> str:
    """The names of those who wrote it, without their addresses where both are told."""
    names = [one.get("name") or one.get("email", "") for one in entry.get("authors", ())]
    return ", ".join(filter(None, names)) or str(entry.get("author", ""))


def _date(entry: Any) -> str:
    """The entry's date in ISO 8601 and UTC, as feedparser read it."""
    stated = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return datetime.fromtimestamp(calendar.timegm(stated), UTC).isoformat()
    except (TypeError, ValueError, OverflowError, OSError):  # none, or of no year there is
        return str(entry.get("published", ""))
