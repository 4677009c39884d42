"""Who ran this text: a new article held against the archive, decided as an add would decide."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dedup.archive.grams import weigh_known
from dedup.archive.rows import counted, single
from dedup.archive.store import Archive, is_pending
from dedup.archive.tables import full
from dedup.errors import InputError
from dedup.match import plan
from dedup.match.keys import KINDS, NAMES_MET, Hashes, Ints, extract
from dedup.match.texts import Texts
from dedup.match.verify import as_pair, decide, doubtful_runs, measure_all, rows_of
from dedup.model import Article, Json, Pair
from dedup.text.segment import bounds_of, word_hashes

ARTICLES, PAIRS = map(full, ("main.articles", "main.pairs"))
TEXTS, KEYS = map(full, ("matcher.texts", "matcher.keys"))
KINDS_MET = "(bands > 0)::UTINYINT + 2 * (passages > 0)::UTINYINT"


@dataclass(frozen=True, slots=True)
class Match:
    """An article of the archive that shares text with the one asked about."""

    pair: Pair
    """left is the article asked about, right the one in the archive."""
    outlet: str
    title: str
    published: str
    url: str

    def to_dict(self) -> Json:
        """The fields of a pair but ``left``, with what names the other article."""
        told = {name: getattr(self, name) for name in ("outlet", "title", "published", "url")}
        measures = self.pair.to_dict()
        del measures["left"]
        return {"right": measures.pop("right"), **told, **measures}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the archive has of one article; the matches that share most words come first."""

    article: str
    words: int
    matches: tuple[Match, ...]
    too_short: bool = False
    """Fewer words than are ever paired."""

    def to_dict(self) -> Json:
        return {
            "left": self.article,
            "words": self.words,
            "too_short": self.too_short,
            "matches": [match.to_dict() for match in self.matches],
        }


@dataclass(frozen=True, slots=True)
class _Asked:
    """A text that is asked about."""

    id: str
    words: Hashes
    digest: int


@dataclass(frozen=True, slots=True)
class _Others:
    """Texts of the archive, by digest, and the kinds of key that each has in common."""

    digests: Ints
    kinds: NDArray[np.uint8]


def query(archive: Archive, articles: Iterable[Article]) -> Iterator[Answer]:
    """Who ran each text, each by itself; the archive may be open for reading only.

    An article is decided as if it alone were added, with the keys that the archive has now (at the
    very size from which keys are sampled an add would make all of them anew). One that is in the
    archive already is named among its own prints. Raises InputError where an add was interrupted.
    """
    from dedup.kernels.keys import digests  # noqa: PLC0415 - compiled code loads slowly

    if is_pending(archive):
        raise InputError(
            f"{archive.path}: an add was interrupted before it had decided what is a pair: run it "
            "again to finish it"
        )
    for article in articles:
        words, bounds = word_hashes([article.text])
        if len(words) < archive.options.min_words:
            yield Answer(article.id, len(words), (), too_short=True)
            continue
        asked = _Asked(article.id, words, int(digests(words, bounds).view(np.int64)[0]))
        prints = _of_known(archive, asked) or _of_new(archive, asked)
        yield Answer(article.id, len(words), _told(archive, asked, prints))


Prints = dict[int, Pair]
"""Digest of a text of the archive → its pair with the text asked about, on the right no id."""


def _of_known(archive: Archive, asked: _Asked) -> Prints:
    """Of a text that the archive has: itself, and the texts it is paired with."""
    run = archive.connection.execute
    first = single(
        archive.connection, f"SELECT min(id) FROM {ARTICLES} WHERE digest = ?", [asked.digest]
    )
    if first is None:
        return {}
    partners = run(
        f"""
        SELECT DISTINCT digest, found_by FROM (
            SELECT "right" AS id, found_by FROM {PAIRS} WHERE "left" = ?
            UNION ALL SELECT "left" AS id, found_by FROM {PAIRS} WHERE "right" = ?
        ) JOIN {ARTICLES} USING (id) WHERE digest <> ?
        """,
        [first, first, asked.digest],
    ).fetchall()
    kinds = [sum(1 << KINDS.index(kind) for kind in found_by) for _, found_by in partners]
    others = _Others(np.array([digest for digest, _ in partners], np.int64), np.array(kinds, "u1"))
    size = len(asked.words)
    itself = Pair(asked.id, "", "identical", 1.0, 1.0, 1.0, size, size, KINDS)
    return {asked.digest: itself} | _measured(archive, asked, others, in_doubt=False)


def _of_new(archive: Archive, asked: _Asked) -> Prints:
    """Of a text that is new: what it would be paired with."""
    return _measured(archive, asked, _candidates(archive, asked), in_doubt=True)


def _candidates(archive: Archive, asked: _Asked) -> _Others:
    """Texts that the plan would link with this one."""
    window = int(archive.about["window"])
    if not window:  # nothing was ever added
        return _Others(np.empty(0, np.int64), np.empty(0, np.uint8))
    keys = extract(asked.words, np.array([0, len(asked.words)]), archive.options, window)
    connection = archive.connection
    connection.register("asked", {"kind": keys.kinds, "key": keys.keys})
    connection.execute(f"""
        CREATE OR REPLACE TEMP TABLE shared AS
        SELECT kind, key, article, count(*) OVER (PARTITION BY kind, key) AS holders FROM (
            SELECT kind, key, article FROM {KEYS} SEMI JOIN asked USING (kind, key)
            UNION ALL SELECT kind, key, {asked.digest} FROM asked
        )
    """)
    connection.unregister("asked")
    linked = (
        f"SELECT kind, a, b, weight FROM ({plan.links(archive.options)}) "
        f"WHERE a = {asked.digest} OR b = {asked.digest}"
    )
    found = connection.execute(
        f"SELECT CASE WHEN a = {asked.digest} THEN b ELSE a END AS digest, {KINDS_MET} AS kinds "
        f"FROM ({plan.candidates(archive.options, linked)})"
    ).fetchnumpy()
    return _Others(np.asarray(found["digest"]).astype(np.int64), np.asarray(found["kinds"]))


def _measured(archive: Archive, asked: _Asked, others: _Others, *, in_doubt: bool) -> Prints:
    """The pairs with other texts; of those ``in_doubt`` only what is decided to be one."""
    if not len(others.digests):
        return {}
    texts = _texts(archive, asked, others)
    mine = np.full(len(others.digests), len(others.digests))
    theirs = np.arange(len(others.digests))
    is_left = asked.digest < others.digests
    lefts, rights = np.where(is_left, mine, theirs), np.where(is_left, theirs, mine)
    order = np.lexsort((rights, lefts))
    lefts, rights = lefts[order], rights[order]
    measures = measure_all(texts, lefts, rights)
    rows = np.arange(len(order))
    if in_doubt:
        runs = doubtful_runs(texts, lefts, rights, measures, archive.options)
        own = Texts(asked.words, np.array([0, len(asked.words)]), texts.digests[-1:], ())
        weights = weigh_known(archive, texts, runs, own)
        number = counted(archive.connection, "matcher.texts") + 1
        rows = np.flatnonzero(decide(number, measures, weights, archive.options))
    prints = {}
    for other, row in zip(order[rows].tolist(), rows_of(measures, rows), strict=True):
        kinds = NAMES_MET[others.kinds[other]]
        swapped = not is_left[other]
        prints[int(others.digests[other])] = as_pair(
            row, asked.id, "", found_by=kinds, swapped=swapped
        )
    return prints


def _texts(archive: Archive, asked: _Asked, others: _Others) -> Texts:
    """The words of the others, in their order, and of the text asked about, the last."""
    connection = archive.connection
    connection.register("wanted", {"digest": others.digests})
    rows = connection.execute(
        f"SELECT digest, words FROM {TEXTS} SEMI JOIN wanted USING (digest)"
    ).fetchall()
    connection.unregister("wanted")
    raw = dict(rows)
    words = [np.frombuffer(raw[digest], dtype="<u8") for digest in others.digests.tolist()]
    words.append(asked.words)
    bounds = bounds_of([len(text) for text in words])
    digests = np.append(others.digests, asked.digest)
    return Texts(np.concatenate(words).astype(np.uint64), bounds, digests, ())


def _told(archive: Archive, asked: _Asked, prints: Prints) -> tuple[Match, ...]:
    """Every article that carries one of these texts; those that share most words first."""
    connection = archive.connection
    connection.register("wanted", {"digest": np.array(list(prints), np.int64)})
    rows = connection.execute(
        "SELECT digest, id, outlet, title, published, url "
        f"FROM {ARTICLES} SEMI JOIN wanted USING (digest)"
    ).fetchall()
    connection.unregister("wanted")
    matches = [Match(replace(prints[digest], right=name), *told) for digest, name, *told in rows]
    matches.sort(
        key=lambda match: (-match.pair.shared_words, -match.pair.resemblance, match.pair.right)
    )
    return tuple(matches)
