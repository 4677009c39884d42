"""From a record of named columns to an Article: columns guessed by their usual names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from importlib.metadata import version
from math import isfinite

from dedup.errors import InputError
from dedup.model import Article, Origin, Skip
from dedup.read import streams
from dedup.text.clean import KEPT, clean

USUAL_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("id", "articleid", "docid", "documentid", "_id", "guid", "uuid"),
    "text": ("text", "body", "content", "article", "articletext", "articlebody", "fulltext",
             "maintext", "contenttext", "rawtext", "plaintext"),
    "title": ("title", "headline", "articletitle"),
    "author": ("author", "authors", "byline", "creator"),
    "outlet": ("outlet", "source", "publisher", "sitename", "site", "sourcename", "newspaper",
               "sourcedomain", "hostname", "domain"),
    "published": ("published", "date", "datepublished", "publishedat", "publishdate",
                  "publisheddate", "publicationdate", "publishedtime", "pubdate", "dateextracted",
                  "datepublish", "datetime", "timestamp"),
    "url": ("url", "link", "sourceurl", "permalink", "canonicalurl"),
    "language": ("language", "lang"),
}  # fmt: skip
"""Field → column names in order of preference; case, ``_``, ``-`` and spaces are ignored."""

Columns = tuple[tuple[str, str], ...]
"""``(field, column)`` pairs that the user set, sorted."""

MAX_ID = 8_192
"""Characters of an id, as of the longest address that servers take. Every output repeats it, and
past 32,767 no cell of a spreadsheet holds it."""
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*", re.I)


def check_columns(columns: Mapping[str, str] | None) -> Columns:
    """The user's mapping, or InputError where it names a field that an article has not."""
    for field in columns or {}:
        if field not in USUAL_NAMES:
            known = ", ".join(USUAL_NAMES)
            raise InputError(f"--map {field}=…: an article has no field {field!r}; choose {known}")
    return tuple(sorted((columns or {}).items()))


@lru_cache(maxsize=1024)
def choose(names: tuple[str, ...], columns: Columns) -> dict[str, tuple[str, ...]]:
    """Field → the columns among ``names`` that may hold it, best first.

    Where a record has not the column that the user named for a field, others are guessed; for the
    text itself they are not.
    """
    plain = {name: re.sub(r"[\s_-]", "", name).lower() or name for name in names}
    chosen = {
        field: tuple(name for want in usual for name in names if plain[name] == want)
        for field, usual in USUAL_NAMES.items()
    }
    return chosen | {f: (column,) for f, column in columns if column in names or f == "text"}


def missing_column(names: tuple[str, ...], columns: Columns) -> str:
    """Why a table with these columns cannot give articles, or ``""``."""
    has = ", ".join(" ".join(clean(name[:40])[0].split()) for name in names[:20])
    for field, column in columns:
        if column not in names:
            return f"no column {column!r} for {field}; it has {has}"
    chosen = choose(names, columns)
    if not chosen["text"]:
        return f"no text column; it has {has}; say which with --map text=NAME"
    twice = (name for used in chosen.values() for name in used if names.count(name) > 1)
    return next((f"the column {name!r} stands twice: which counts?" for name in twice), "")


def article_of(
    record: Mapping[str, object], columns: Columns, origin: Origin, fallback_id: str
) -> Article | Skip:
    """The article in ``record``, or a Skip with the reason."""
    names = tuple(record)
    if not any(record.get(name) is not None for name in choose(names, columns)["text"]):
        reason = missing_column(names, columns) or "empty text"
        return Skip(origin, reason)
    chosen = choose(names, columns)
    text = _text(record, chosen["text"])
    if text is None:
        return Skip(origin, f"the column {chosen['text'][0]!r} holds no text")
    fields = {field: _line(record, chosen[field]) for field in USUAL_NAMES if field != "text"}
    return make_article(text, origin, fields, fallback_id)


def make_article(
    text: str, origin: Origin, fields: Mapping[str, str], fallback_id: str
) -> Article | Skip:
    """An article with cleaned text, or a Skip where the text is empty or huge."""
    text, repairs = clean(text)
    fields = {name: value if name == "id" else _one_line(value) for name, value in fields.items()}
    if not text.strip():
        return Skip(origin, "empty text")
    if len(text) > streams.MAX_TEXT:
        return Skip(origin, streams.over_length())
    name = fields.get("id") or fallback_id
    if len(name) > MAX_ID:
        return Skip(origin, f"an id of over {MAX_ID:,} characters")
    return Article(
        id=name,
        text=text,
        outlet=fields.get("outlet", ""),
        title=fields.get("title", ""),
        published=fields.get("published", ""),
        url=fields.get("url", ""),
        language=_language(fields.get("language", "")),
        author=fields.get("author", ""),
        origin=_with_repairs(origin, repairs),
    )


def _one_line(value: str) -> str:
    """A field without what no output could hold; controls become U+FFFD, line ends spaces."""
    if value.isascii() and value.isprintable():
        return value
    return _CONTROLS.sub("\ufffd", " ".join(clean(value)[0].split()))


@lru_cache
def reader_name(name: str, package: str) -> str:
    """``"feed (feedparser 6.0.11)"``: which reader made an article, for the chain of custody."""
    return f"{name} ({package} {version(package)})"


def _with_repairs(origin: Origin, repairs: tuple[str, ...]) -> Origin:
    """What was done before, then what was done now; what was kept is counted in this text only."""
    if not (repairs or origin.repairs):
        return origin
    done = tuple(repair for repair in origin.repairs if KEPT not in repair)
    return replace(origin, repairs=(*done, *repairs))


def _text(record: Mapping[str, object], names: tuple[str, ...]) -> str | None:
    """The first column that holds text; a list of paragraphs is joined by line ends."""
    found = None
    for name in names:
        value = _joined(record.get(name), "\n")
        if isinstance(value, str):
            found = value if found is None else found
            if value.strip():
                return value
    return found


def _joined(value: object, mark: str) -> object:
    """A list of strings, of which some may be missing, as one; any other value as it is."""
    if isinstance(value, list) and all(isinstance(item, str | None) for item in value):
        return mark.join(filter(None, value))
    return value


def _line(record: Mapping[str, object], names: tuple[str, ...]) -> str:
    """The first column that holds words or a number, else ``""``."""
    for name in names:
        value = _joined(record.get(name), ", ")
        if isinstance(value, str) and (text := value.strip()):
            return text if text.isascii() and text.isprintable() else clean(text)[0]
        if type(value) is int or (isinstance(value, float) and isfinite(value)):
            return str(value)
    return ""


def _language(given: str) -> str:
    """``"ar_EG"`` → ``"ar-EG"``; a word such as ``"Arabic"`` says less than the text itself."""
    code = given.replace("_", "-")
    return code if _LANGUAGE.fullmatch(code) else ""
