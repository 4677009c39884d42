"""Comparisons kept where a scan has room for them: the first in memory, the others in a file.

One comparison is some 20 KB of objects, and 5 KB as the line of JSON that it becomes here.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from dataclasses import fields
from functools import cache, lru_cache
from os import SEEK_END
from types import UnionType
from typing import Any, BinaryIO, cast, get_args, get_origin, get_type_hints

from dedup.errors import OutputError
from dedup.model import Comparison, Span

IN_MEMORY = 4_096
"""Comparisons of a scan that never go to the file: 90 MB."""
# Fields read back that stay for a while: findings and pages go through a story several times, and
# few stories have so many pairs. 20 MB.
_READ_BACK = 2_048


def line_of(comparison: Comparison) -> str:
    """A comparison as one line for `comparison_of`: its fields as JSON, parted by tabs.

    A tab inside a field is escaped. Most who look into a comparison need one field of it.
    """
    return "\t".join(_encoded(getattr(comparison, name)) for name in Comparison.__slots__)


def comparison_of(line: str) -> Comparison:
    """The comparison of a line that `line_of` made."""
    return Comparison(*map(_field, Comparison.__slots__, line.split("\t")))


def _field(name: str, data: str | bytes) -> Any:
    return _maker(fields_of(Comparison)[name])(json.loads(data))


def _values(item: Any) -> list[Any]:
    """What JSON has no form for: a dataclass, by the values of its fields."""
    return [getattr(item, name) for name in item.__slots__]


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_values).encode


@cache
def fields_of(kind: Any) -> dict[str, Any]:
    """The fields of a type of the model in order, and their types."""
    hints = get_type_hints(kind)
    return {each.name: hints[each.name] for each in fields(kind)}


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of type ``kind`` from its JSON."""
    if get_origin(kind) is UnionType:  # X | None
        made = _maker(get_args(kind)[0])
        return lambda data: None if data is None else made(data)
    if get_origin(kind) is tuple:
        made = _maker(get_args(kind)[0])
        return lambda data: tuple(map(made, data))
    if kind is Span:
        return Span._make
    if not hasattr(kind, "__dataclass_fields__"):
        return lambda data: data
    makers = [(name, _maker(hint)) for name, hint in fields_of(kind).items()]
    return lambda data: kind(
        **{name: made(part) for (name, made), part in zip(makers, data, strict=True)}
    )


_PLACES = {name: place for place, name in enumerate(Comparison.__slots__)}


class Shelf:
    """Where the comparisons of one scan lie; the file has no name and goes when the shelf does."""

    def __init__(self, folder: str = "") -> None:
        """``folder`` is for the temporary file; empty: that of the system."""
        self._folder = folder
        self._file: BinaryIO | None = None
        self._count = 0
        # a cache of this shelf alone: one of the method would keep every shelf alive
        self.read = lru_cache(_READ_BACK)(self._read)

    def keep(self, comparison: Comparison) -> Comparison:
        """``comparison``, or from `IN_MEMORY` on one like it that lies in the file.

        Raises OutputError where the file finds no room.
        """
        self._count += 1
        if self._count <= IN_MEMORY:
            return comparison
        try:
            return _Shelved(comparison, self, self._written(line_of(comparison)))
        except OSError as error:
            where = self._folder or tempfile.gettempdir()
            raise OutputError(
                f"temporary files in {where}: {error}; choose another folder with --temp-dir"
            ) from error

    def _written(self, line: str) -> int:
        """Where in the file the line begins."""
        if self._file is None:
            self._file = cast(BinaryIO, tempfile.TemporaryFile(dir=self._folder or None))  # noqa: SIM115 - it lives as long as the shelf
        place = self._file.seek(0, SEEK_END)
        self._file.write(line.encode("utf-8", "surrogatepass") + b"\n")
        return place

    def _read(self, place: int, name: str) -> Any:
        file = cast(BinaryIO, self._file)
        file.seek(place)
        return _field(name, file.readline().split(b"\t")[_PLACES[name]])

    def __del__(self) -> None:
        if self._file:
            self._file.close()


class _Shelved(Comparison):
    """A comparison of which memory holds what pairs are sorted by; the rest is in the file."""

    __slots__ = ("_place", "_shelf")

    def __init__(self, whole: Comparison, shelf: Shelf, place: int) -> None:
        for name in ("pair", "left_share", "right_share"):
            object.__setattr__(self, name, getattr(whole, name))
        object.__setattr__(self, "_shelf", shelf)
        object.__setattr__(self, "_place", place)

    def __getattr__(self, name: str) -> Any:
        """A field that memory does not hold: Python asks for no other here."""
        return self._shelf.read(self._place, name)
