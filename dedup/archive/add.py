"""Adding articles: each batch is kept in one transaction, and one more settles what follows.

After that the tables hold what one ``dedup find`` of all articles would give. An archive whose
last add was stopped in between has articles that wait: the next add settles them too.
"""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from dedup.archive.grams import count_grams
from dedup.archive.results import write_results
from dedup.archive.rows import append, counted, insert, notices, object_column, single
from dedup.archive.store import Archive, get_about, is_pending, set_about
from dedup.archive.tables import full
from dedup.archive.texts import fetch, load
from dedup.match.keys import Ints, extract, passage_window
from dedup.model import Article, Skip
from dedup.options import Progress, silent
from dedup.read.archived import FIELDS
from dedup.text.segment import word_hashes

ARTICLES, TEXTS, KEYS = map(full, ("main.articles", "matcher.texts", "matcher.keys"))
BATCH_CHARS = 40_000_000
"""Characters of a batch: some 15,000 articles, 80 MB in memory."""
SLICE_CHARS = 4_000_000
"""Characters tokenised at a time, as in :mod:`dedup.engine.local`."""
KEYS_OF = 2000
"""Texts whose keys are made at a time: some 20 MB."""
WORDS = "coalesce(sum(octet_length(words)) // 8, 0)"
# Stands for the record of a file of one article: it has none.
_NO_RECORD = -1


@dataclass(frozen=True, slots=True)
class Added:
    """What became of the articles that were given."""

    added: int
    known: int
    """The same id with the same text was there: no change."""
    skipped: tuple[Skip, ...]
    """What could not be read, and ids that are there with another text."""
    articles: int
    """In the archive now."""
    pairs: tuple[int, int]
    """Pairs in the archive before and after."""
    notices: tuple[str, ...]
    """What was not paired with all, or not listed, and why: of the whole archive."""


def add(archive: Archive, items: Iterable[Article | Skip], progress: Progress) -> Added:
    """Add articles; those that are there already are passed over, so that a stopped add goes on.

    ``archive`` must be open for writing. Whatever is raised, the batches before it are intact.
    """
    before = counted(archive.connection, "main.pairs")
    added = known = 0
    skipped: list[Skip] = []
    for batch in _lists(_articles(items, skipped), BATCH_CHARS):
        new, conflicts = _sorted_out(archive, batch)
        skipped += conflicts
        known += len(batch) - len(new) - len(conflicts)
        added += len(new)
        if new:
            with _transaction(archive):
                _store(archive, new)
    if is_pending(archive):
        progress("pair", 0, 0)
        with _transaction(archive):
            _settle(archive)
    return Added(
        added,
        known,
        tuple(skipped),
        counted(archive.connection, "main.articles"),
        (before, counted(archive.connection, "main.pairs")),
        notices(archive.connection),
    )


def _articles(items: Iterable[Article | Skip], skipped: list[Skip]) -> Iterator[Article]:
    """The articles among ``items``; skips are put aside on the way."""
    for item in items:
        if isinstance(item, Skip):
            skipped.append(item)
        else:
            yield item


def _lists(articles: Iterable[Article], most_chars: int) -> Iterator[list[Article]]:
    """The articles in lists of about ``most_chars`` characters."""
    part: list[Article] = []
    size = 0
    for article in articles:
        part.append(article)
        size += len(article.text)
        if size >= most_chars:
            yield part
            part, size = [], 0
    if part:
        yield part


def _sorted_out(archive: Archive, batch: Sequence[Article]) -> tuple[list[Article], list[Skip]]:
    """The articles that the archive has not, by id, and a Skip for each id with another text."""
    known = _known(archive, batch)
    new: dict[str, Article] = {}
    conflicts = []
    for article in batch:
        digest = article.text_sha256
        there, place = known.get(article.id, ("", ""))
        if not there:
            new[article.id] = article
            known[article.id] = digest, _place(article.origin.path, article.origin.record)
        elif there != digest:
            reason = f"same id {article.id!r} as {place} in the archive but another text"
            conflicts.append(Skip(article.origin, reason))
    return [new[name] for name in sorted(new)], conflicts


def _place(path: str, record: int | None) -> str:
    return path if record is None else f"{path} record {record}"


def _known(archive: Archive, batch: Sequence[Article]) -> dict[str, tuple[str, str]]:
    """Of the ids of a batch that the archive has: SHA-256 of the text, and where it was read."""
    connection = archive.connection
    connection.execute("CREATE TEMP TABLE given(id VARCHAR)")
    append(connection, "given", [{"id": article.id} for article in batch])
    rows = connection.execute(
        f"SELECT id, text_sha256, path, record FROM {ARTICLES} SEMI JOIN given USING (id)"
    ).fetchall()
    connection.execute("DROP TABLE given")
    return {name: (digest, _place(path, record)) for name, digest, path, record in rows}


@contextmanager
def _transaction(archive: Archive) -> Iterator[None]:
    """All that is done inside, or nothing."""
    run = archive.connection.execute
    run("BEGIN")
    try:
        yield
        run("COMMIT")
    except BaseException:
        with suppress(duckdb.Error):  # what failed may have ended the transaction already
            run("ROLLBACK")
        raise


def _store(archive: Archive, articles: Sequence[Article]) -> None:
    """Keep one batch, with its texts and their keys."""
    first = counted(archive.connection, "matcher.texts")
    _insert_articles(archive, articles)
    _insert_keys(archive, first)
    insert_one = f"INSERT INTO {full('main.batches')} VALUES (?, ?)"
    archive.connection.execute(insert_one, [datetime.now(UTC).replace(tzinfo=None), len(articles)])


def _settle(archive: Archive) -> None:
    """Bring all that follows from the articles up to date."""
    from dedup.engine.local import candidates  # noqa: PLC0415 - compiled code loads slowly
    from dedup.engine.measure import measured  # noqa: PLC0415

    stored = load(archive)
    texts, options, resources = stored.texts, archive.options, archive.resources
    found = candidates(texts, options, resources, archive.folder, silent)
    with closing(found.parts) as parts:
        _, pieces = measured(texts, parts, options, resources, archive.folder / "measured", silent)
    count_grams(archive, texts, int(get_about(archive, "settled_texts")))
    write_results(archive, stored, pieces, found.crowded)
    set_about(archive, "settled_texts", str(len(stored.texts.digests)))
    set_about(archive, "settled_articles", str(counted(archive.connection, "main.articles")))


def _insert_articles(archive: Archive, articles: Sequence[Article]) -> None:
    """The articles, and the texts among them that the archive has not."""
    from dedup.kernels.keys import digests  # noqa: PLC0415 - compiled code loads slowly

    run = archive.connection.execute
    run(f"CREATE TEMP TABLE heard AS SELECT digest FROM {TEXTS}")
    for part in _lists(articles, SLICE_CHARS):
        words, bounds = word_hashes([article.text for article in part])
        names = digests(words, bounds).view(np.int64)
        _insert_rows(archive, part, names, np.diff(bounds))
        _insert_texts(archive, words, bounds, names)
    run("DROP TABLE heard")


def _insert_rows(archive: Archive, articles: Sequence[Article], names: Ints, sizes: Ints) -> None:
    columns = {
        "digest": names,
        "words": sizes,
        # DuckDB guesses the type of an object column from a sample: only text is safe.
        "record": np.array([_record(article) for article in articles], dtype=np.int64),
        "repairs": object_column("\x1f".join(article.origin.repairs) for article in articles),
        "text_sha256": object_column(article.text_sha256 for article in articles),
    }
    for name in FIELDS:
        columns[name] = object_column(getattr(article, name) for article in articles)
    for name in ("path", "sha256", "encoding", "reader"):
        columns[name] = object_column(getattr(article.origin, name) for article in articles)
    connection = archive.connection
    connection.register("rows", columns)
    connection.execute(f"""
        INSERT INTO {ARTICLES} BY NAME SELECT * REPLACE (
            NULLIF(record, {_NO_RECORD}) AS record,
            CASE WHEN repairs = '' THEN [] ELSE string_split(repairs, chr(31)) END AS repairs
        ) FROM rows
    """)
    connection.unregister("rows")


def _record(article: Article) -> int:
    record = article.origin.record
    return _NO_RECORD if record is None else record


def _insert_texts(archive: Archive, words: NDArray[np.uint64], bounds: Ints, names: Ints) -> None:
    """Texts long enough to be paired, once each, numbered on."""
    long_enough = np.flatnonzero(np.diff(bounds) >= archive.options.min_words)
    _, first = np.unique(names[long_enough], return_index=True)
    rows = long_enough[np.sort(first)]
    raw = np.empty(len(rows), dtype=object)
    raw[:] = [words[bounds[row] : bounds[row + 1]].astype("<u8").tobytes() for row in rows]
    if not len(rows):
        return
    connection = archive.connection
    connection.register("rows", {"digest": names[rows], "words": raw})
    connection.execute("""
        CREATE TEMP TABLE unheard AS
        SELECT digest, words FROM rows ANTI JOIN heard USING (digest)
    """)
    connection.unregister("rows")
    connection.execute(f"""
        INSERT INTO {TEXTS}
        SELECT (SELECT count(*) FROM heard) + row_number() OVER (ORDER BY digest) - 1, digest, words
        FROM unheard
    """)
    connection.execute("INSERT INTO heard SELECT digest FROM unheard")
    connection.execute("DROP TABLE unheard")


def _insert_keys(archive: Archive, first: int) -> None:
    """Keys of the texts from number ``first`` on; of all, where keys are sampled from now on."""
    new = single(archive.connection, f"SELECT {WORDS} FROM {TEXTS} WHERE number >= {first}")
    count = int(get_about(archive, "words")) + int(new)
    window = passage_window(count, archive.options)
    set_about(archive, "words", str(count))
    if str(window) != get_about(archive, "window"):
        archive.connection.execute(f"DELETE FROM {KEYS}")
        set_about(archive, "window", str(window))
        first = 0
    last = counted(archive.connection, "matcher.texts")
    for begin in range(first, last, KEYS_OF):
        digests, words, bounds = fetch(archive, begin, begin + KEYS_OF)
        keys = extract(words, bounds, archive.options, window)
        order = np.argsort(keys.texts, kind="stable")  # runs of one text take next to no room
        columns: dict[str, NDArray[Any]] = {
            "kind": keys.kinds[order],
            "key": keys.keys[order],
            "article": digests[keys.texts[order]],
        }
        insert(archive.connection, KEYS, columns)
