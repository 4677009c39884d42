"""Web pages (.html): the main text without furniture, and the metadata, through trafilatura."""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from dedup.errors import MissingExtra
from dedup.model import Article, Origin, Skip
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, read_bytes
from dedup.text.decode import decode

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s{0,9}=\s{0,9}["']?([\w-]{2,30})""", re.I)
_HEAD_BYTES = 4096
"""Browsers look for the charset in the first 1,024 bytes; pages are less careful."""
MAX_TAGS = 50_000
MAX_CHARACTERS = 8 << 20
"""Heavy news pages have 10,000 tags and 2 MB; parsing time grows with the square of the tags, and
50,000 of them in one paragraph take 5 s."""


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
    page = _extract(decoded.text)
    origin = replace(
        origin,
        encoding=decoded.encoding,
        repairs=decoded.repairs,
        reader=origin.reader or reader_name("html", "trafilatura"),
    )
    if page is None or not page.text:
        return Skip(origin, "no main text found in the page")
    found = {
        "outlet": page.sitename or page.hostname or "",
        "title": page.title or "",
        "published": page.date or "",
        "url": page.url or "",
        "language": page.language or "",
    }
    return make_article(page.text, origin, {**found, **fields}, name)


def _extract(html: str) -> Any:
    """trafilatura's document, or None."""
    if html.count("<") > MAX_TAGS or len(html) > MAX_CHARACTERS:
        raise Unreadable(f"over {MAX_TAGS:,} tags or {MAX_CHARACTERS:,} characters, no news page")
    try:
        from trafilatura import bare_extraction  # noqa: PLC0415  a second to import
    except ImportError as error:
        raise Unreadable(str(MissingExtra("reading .html", "html"))) from error
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # the Skip says it
    try:
        return bare_extraction(
            html,
            with_metadata=True,
            include_comments=False,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception as error:  # a page from a stranger may break any parser
        raise Unreadable(f"the page cannot be parsed: {type(error).__name__}") from error
