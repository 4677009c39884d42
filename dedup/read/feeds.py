"""Feeds (.rss, .atom): every entry as an article, through feedparser."""

from __future__ import annotations

import calendar
import hashlib
import io
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from dedup.errors import MissingExtra
from dedup.model import Article, Origin, Skip
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.markup import text_of_html
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, read_bytes


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
    origin = Origin(
        path=source.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=feed.get("encoding") or "utf-8",
        reader=reader_name("feed", "feedparser"),
    )
    for number, entry in enumerate(feed.entries):
        place = Origin(origin.path, number, origin.sha256, origin.encoding, (), origin.reader)
        yield _article(entry, common, place, f"{source.id}#{number}")


def _parsed(raw: bytes) -> Any:
    try:
        import feedparser  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise Unreadable(str(MissingExtra("reading feeds", "feeds"))) from error
    try:
        return feedparser.parse(io.BytesIO(raw), resolve_relative_uris=False)
    except Exception as error:  # a feed from a stranger may break any parser
        raise Unreadable(f"the feed cannot be parsed: {type(error).__name__}") from error


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
        "url": str(entry.get("link", "")),
        "published": _date(entry),
    }
    return make_article(text, origin, fields, name)


def _body(entry: Any) -> str:
    """The whole text where the feed has it, else the summary."""
    contents = [str(part.get("value", "")) for part in entry.get("content", ())]
    return max([*contents, str(entry.get("summary", ""))], key=len)


def _date(entry: Any) -> str:
    """The entry's date in ISO 8601 and UTC, as feedparser read it."""
    stated = entry.get("published_parsed") or entry.get("updated_parsed")
    if stated is None:
        return str(entry.get("published", ""))
    return datetime.fromtimestamp(calendar.timegm(stated), UTC).isoformat()
