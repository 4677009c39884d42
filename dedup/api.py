"""The public functions: they load the rooms they need when they are first called."""

# ruff: noqa: PLC0415 - that is what this file is for

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dedup.engine.local import Found
    from dedup.model import Article, Comparison, Figure, Report, Skip
    from dedup.options import ScanOptions


Inputs = str | Path | Sequence[str | Path]
"""A path or glob, or several."""


def read(inputs: Inputs, *, columns: Mapping[str, str] | None = None) -> Iterator[Article | Skip]:
    """Articles of files, folders and globs; an item that cannot be read is a Skip.

    ``columns`` names the columns of tables: ``{"text": "content", "outlet": "source"}``.
    Raises InputError for a path that does not exist.
    """
    from dedup.read.reader import read as read_inputs

    return read_inputs(inputs, columns=columns)


def scan(items: Iterable[Article | Skip] | Inputs, options: ScanOptions | None = None) -> Report:
    """Find the articles that share text, compare them, and rank what an editor should see.

    ``items`` are articles, or paths and globs, which are read as by `read`. The same items in any
    order give the same report; ``report.to_dict()`` is report.json.
    """
    from dedup.pipeline import scan as run

    return run(_read(items), options)


def find(items: Iterable[Article | Skip] | Inputs, options: ScanOptions | None = None) -> Found:
    """Only the verified pairs, with the stock text and what was capped; ``items`` as of `scan`."""
    from dedup.pipeline import find as run

    return run(_read(items), options)


def compare(left: Article, right: Article, options: ScanOptions | None = None) -> Comparison:
    """Compare two articles, whether or not a scan would have paired them."""
    from dedup.pipeline import compare as run

    return run(left, right, options)


def read_figures(text: str, *, language: str = "", published: str = "") -> tuple[Figure, ...]:
    """Every figure of a text with its exact span, value, unit and qualifier."""
    from dedup.compare.figures import read_figures as run

    return run(text, language=language, published=published)


def _read(items: Iterable[Article | Skip] | Inputs) -> Iterable[Article | Skip]:
    """Articles as they are, of one id the first by place; what is named is read before."""
    from dedup.read.reader import each_id_once

    named = [items] if isinstance(items, str | Path) else items
    if isinstance(named, Sequence) and any(isinstance(item, str | Path) for item in named):
        return read(cast("Sequence[str | Path]", named))
    given = cast("Iterable[Article | Skip]", named)
    if not isinstance(given, Sequence):
        return each_id_once(given)
    return tuple(each_id_once(sorted(given, key=_place)))


def _place(item: Article | Skip) -> tuple[str, int, str]:
    return item.origin.path, item.origin.record or 0, getattr(item, "text", "")
