"""Invented collections to add in batches, and an archive as plain rows to compare."""

# ruff: noqa: S608 - statements name tables of ours

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dedup.archive.store import open_archive
from dedup.archive.tables import TABLES, full
from dedup.model import Article

SYLLABLES = "ba ri so tu ne mo ka li du fe gha qi ru wa ze".split()
Dump = dict[str, list[str]]


def prose(chance: random.Random, words: int) -> str:
    """Words of an invented language, a few of them everywhere."""
    vocabulary = [one + two for one in SYLLABLES for two in SYLLABLES]
    weights = [1 / (rank + 5) for rank in range(len(vocabulary))]
    return " ".join(chance.choices(vocabulary, weights, k=words))


def collection(seed: int, size: int = 200) -> list[Article]:
    """Originals, identical texts, near copies, borrowed runs, short and empty texts, a footer."""
    chance = random.Random(seed)  # noqa: S311 - invented news, not a secret
    footer = prose(chance, 30)
    texts: list[str] = []
    for _ in range(size):
        kind, source = chance.random(), chance.choice(texts or ["none"])
        if kind < 0.1:
            text = source
        elif kind < 0.3:
            text = " ".join(
                prose(chance, 1) if chance.random() < 0.1 else word for word in source.split()
            )
        elif kind < 0.4:
            words = source.split()
            at = chance.randrange(len(words) + 1)
            run = " ".join(words[at : at + chance.randrange(6, 25)])
            text = f"{prose(chance, 40)} {run} {prose(chance, 40)}"
        elif kind < 0.45:
            text = prose(chance, chance.randrange(12))
        else:
            text = prose(chance, chance.randrange(20, 150))
        texts.append(f"{text} {footer}" if chance.random() < 0.3 else text)
    articles = [Article(f"{number:04}", text) for number, text in enumerate(texts)]
    chance.shuffle(articles)
    return articles


def dump(path: Path) -> Dump:
    """Every table as sorted rows, without what depends on the clock or on the order of adding."""
    with open_archive(str(path)) as archive:
        fetched = {name: _rows(archive, f"SELECT * FROM {full(name)}") for name in TABLES}
        fetched["matcher.texts"] = _rows(
            archive, f"SELECT digest, words FROM {full('matcher.texts')}"
        )
        fetched["matcher.grams"] = _rows(
            archive, f"SELECT gram, max(count) FROM {full('matcher.grams')} GROUP BY gram"
        )
    return {name: rows for name, rows in fetched.items() if name != "main.batches"}


def _rows(archive: Any, query: str) -> list[str]:
    return sorted(map(repr, archive.connection.execute(query).fetchall()))


def rows(path: Path, table: str) -> Sequence[tuple[Any, ...]]:
    """The rows of a table, in their order."""
    with open_archive(str(path)) as archive:
        return archive.connection.execute(f"SELECT * FROM {full(table)} ORDER BY ALL").fetchall()
