"""Articles that a command needs one by one: named on the command line, or by a finished report."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from dedup.commands.console import only_articles, open_items
from dedup.errors import InputError
from dedup.model import Article, InputFile, Json, Skip

Columns = Mapping[str, str] | None


def one_article(path: str, columns: Columns) -> Article:
    """The one article of a file. Raises InputError where it holds none, or several."""
    items = list(open_items([path], columns))
    if len(items) == 1 and isinstance(items[0], Skip):
        raise InputError(f"{path}: {items[0].reason}")
    if len(items) != 1 or isinstance(items[0], Skip):
        raise InputError(
            f"{path} holds {len(items)} articles; give one, or name them by id with --articles"
        )
    return items[0]


def two_articles(
    left: str, right: str, known: Mapping[str, Article], columns: Columns
) -> tuple[Article, Article]:
    """Two articles by id among ``known``, else by path, told apart by their ids.

    Raises InputError where a name is neither, and where both are the same article.
    """
    one, two = (known.get(name) or _by_path(name, known, columns) for name in (left, right))
    if one.id == two.id:
        one, two = replace(one, id=left), replace(two, id=right)
    if one.id == two.id:
        raise InputError(f"{left} twice: a text is not compared with itself")
    return one, two


def _by_path(name: str, known: Mapping[str, Article], columns: Columns) -> Article:
    if known and name != "-" and not os.path.lexists(name):
        raise InputError(f"{name!r} is neither an id among the articles nor a file")
    return one_article(name, columns)


def columns_of(folder: Path, given: Columns) -> Columns:
    """The columns that were given, else those of the scan that made the report."""
    from dedup.report.load import load_manifest

    return given or load_manifest(folder).get("run", {}).get("map") or None


def by_id(inputs: Sequence[str], columns: Columns, skips: list[Skip]) -> dict[str, Article]:
    """The articles of the inputs by their id; the skips are added to ``skips``."""
    return {article.id: article for article in only_articles(open_items(inputs, columns), skips)}


def read_again(
    document: Json,
    wanted: Collection[str] | None = None,
    columns: Columns = None,
    on_file: Callable[[InputFile], None] | None = None,
) -> dict[str, Article]:
    """Articles of a report, read again from its sources, by their id in the report.

    Only those of ``wanted`` (None: all) that can still be found; an article is known by its file,
    its record and the hash of its text, because ids depend on what else was read. ``on_file`` is
    told of each file, as by :func:`dedup.read.read`.
    """
    places = {
        (item["path"], item["record"]): item
        for item in document["articles"]
        if wanted is None or item["id"] in wanted
    }
    paths = sorted({path for path, _ in places if path != "-" and os.path.lexists(path)})
    found = {}
    for item in open_items(paths, columns, on_file=on_file) if paths else ():
        record = places.get((item.origin.path, item.origin.record))
        if record and isinstance(item, Article) and item.text_sha256 == record["text_sha256"]:
            found[str(record["id"])] = item
    return found
