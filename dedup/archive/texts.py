"""The texts of an archive as the matcher sees them: words in a file, carriers by article id."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import numpy as np

from dedup.archive.store import Archive
from dedup.archive.tables import full
from dedup.match.keys import Hashes, Ints
from dedup.match.texts import Texts, paged
from dedup.text.segment import bounds_of

ROWS = 10_000
"""Texts fetched at a time: some 25 MB."""


@dataclass(frozen=True, slots=True)
class Stored:
    """All distinct texts of an archive, and the ids of the articles that ``carriers`` number."""

    texts: Texts
    names: tuple[str, ...]
    short: int
    """Articles of fewer words than the option ``min_words``: they carry no text."""


def load(archive: Archive) -> Stored:
    """Read the words of all texts into a file that the system pages, and who carries them."""
    digests, bounds = _write_words(archive)
    rows = archive.connection.execute(
        f"SELECT id, digest, words < ? FROM {full('main.articles')} ORDER BY id",
        [archive.options.min_words],
    ).fetchall()
    carriers: dict[int, list[int]] = defaultdict(list)
    names: list[str] = []
    for name, digest, is_short in rows:
        if not is_short:
            carriers[digest].append(len(names))
            names.append(name)
    texts = Texts(
        paged(archive.folder / "words"),
        bounds,
        digests,
        tuple(tuple(carriers[digest]) for digest in digests.tolist()),
    )
    return Stored(texts, tuple(names), len(rows) - len(names))


def fetch(archive: Archive, begin: int, stop: int) -> tuple[Ints, Hashes, Ints]:
    """Digests, words and bounds of the texts numbered ``begin`` to ``stop``."""
    rows = archive.connection.execute(
        f"SELECT digest, words FROM {full('matcher.texts')} "
        f"WHERE number >= {begin} AND number < {stop} ORDER BY number"
    ).fetchall()
    words = np.frombuffer(b"".join(words for _, words in rows), "<u8").astype(np.uint64)
    bounds = bounds_of([len(words) // 8 for _, words in rows])
    return np.array([digest for digest, _ in rows], dtype=np.int64), words, bounds


def _write_words(archive: Archive) -> tuple[Ints, Ints]:
    """Digests and bounds of all texts, by their number; their words go to a file."""
    cursor = archive.connection.execute(
        f"SELECT digest, words FROM {full('matcher.texts')} ORDER BY number"
    )
    digests: list[int] = []
    sizes: list[int] = []
    with (archive.folder / "words").open("wb") as file:
        while rows := cursor.fetchmany(ROWS):
            digests.extend(digest for digest, _ in rows)
            sizes.extend(len(words) // 8 for _, words in rows)
            file.writelines(words for _, words in rows)
    return np.array(digests, dtype=np.int64), bounds_of(sizes)
