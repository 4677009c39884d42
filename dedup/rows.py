"""Articles and skips as plain rows, for engines that move them between processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

from dedup.model import Article, Origin, Skip, Span

SCHEMA = (
    "id string, text string, outlet string, title string, author string, published string, "
    "url string, language string, path string, record long, sha256 string, encoding string, "
    "repairs array<string>, reader string, reason string"
)
"""The columns of a row, as Spark writes types: ``reason`` is null for an article, and an article's
own fields for a skip."""

_FIELDS = ("id", "text", "outlet", "title", "author", "published", "url", "language")


def to_row(item: Article | Skip) -> dict[str, Any]:
    """An article or a skip as a row of `SCHEMA`, in the order of its columns."""
    origin = item.origin
    row: dict[str, Any] = dict.fromkeys(_FIELDS)
    row |= {
        "path": origin.path,
        "record": origin.record,
        "sha256": origin.sha256,
        "encoding": origin.encoding,
        "repairs": list(origin.repairs),
        "reader": origin.reader,
        "reason": None,
    }
    if isinstance(item, Skip):
        return row | {"reason": item.reason}
    return row | {name: getattr(item, name) for name in _FIELDS}


def to_item(row: Mapping[str, Any]) -> Article | Skip:
    """The article or skip of a row: the inverse of `to_row`."""
    origin = Origin(
        row["path"],
        row["record"],
        row["sha256"],
        row["encoding"],
        tuple(row["repairs"]),
        row["reader"],
    )
    if row["reason"] is not None:
        return Skip(origin, row["reason"])
    return Article(**{name: row[name] for name in _FIELDS}, origin=origin)


def pack(value: Any) -> Any:
    """A frozen type of `dedup.model` as lists, dicts, strings and numbers: what JSON can hold."""
    if is_dataclass(value):
        return [pack(getattr(value, item.name)) for item in fields(value)]
    if isinstance(value, tuple):
        return [pack(item) for item in value]
    return dict(value) if isinstance(value, Mapping) else value


def unpack(kind: Any, data: Any) -> Any:
    """The value of type ``kind`` that `pack` took apart."""
    parts = get_args(kind)
    if get_origin(kind) is UnionType:  # X | None
        return None if data is None else unpack(parts[0], data)
    if get_origin(kind) is tuple:
        return tuple(unpack(parts[0], item) for item in data)
    if kind is Span:
        return Span(*data)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(*map(unpack, _kinds(kind), data))
    return data


@cache
def _kinds(kind: Any) -> tuple[Any, ...]:
    """The types of a dataclass's fields, in order."""
    hints = get_type_hints(kind)
    return tuple(hints[item.name] for item in fields(kind))
