"""Finding pairs on one machine: keys in DuckDB, which spills to disk, then exact measures."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from dedup.match import plan
from dedup.match.keys import Keys, extract, passage_window
from dedup.match.notices import cut_short, not_paired
from dedup.match.pairs import Candidates, article_pairs
from dedup.match.stock import MOST_LISTED, as_stock, formulas
from dedup.match.texts import Texts
from dedup.match.verify import decide, measure_all, weigh
from dedup.model import Article, Message, Pair, Stock
from dedup.options import ScanOptions
from dedup.text.segment import word_hashes

BATCH_CHARS = 4_000_000
"""Characters tokenised at a time: 1,000 to 2,000 articles, some 100 MB of arrays."""
CELLS_A_KEY = 2
"""Cells of the filter that holds back keys of one text: at most one key in three slips through,
and a million articles need 256 MB."""
MEMORY = "2GB"
"""What DuckDB may hold before it spills: the articles need the rest of a small machine."""

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found: pairs sorted by left and right id, stock text, and what was capped."""

    pairs: tuple[Pair, ...]
    stock: tuple[Stock, ...]
    notices: tuple[Message, ...]
    looked_at: int
    """Pairs of different texts that were measured."""


def find_pairs(articles: Iterable[Article], options: ScanOptions | None = None) -> Found:
    """Every pair of articles that share text, measured exactly.

    Identical folded texts are united first. Articles below ``options.min_words`` words are never
    paired. The result does not depend on the order of ``articles``; ids must be unique.
    """
    options = options or ScanOptions()
    rows = articles if isinstance(articles, Sequence) else list(articles)
    with tempfile.TemporaryDirectory(prefix="dedup-") as folder:
        texts, short = _read(rows, options, Path(folder))
        found = _candidates(texts, options, Path(folder))
        return _measured(rows, texts, found, short, options)


def _read(articles: Sequence[Article], options: ScanOptions, folder: Path) -> tuple[Texts, int]:
    """Tokenise, drop what is too short, unite identical texts. Words go to a file."""
    from dedup.kernels.keys import digests  # noqa: PLC0415 - compiled code loads slowly

    carriers: dict[int, list[int]] = {}
    lengths: list[int] = []
    short = 0
    path = folder / "words"
    with path.open("wb") as file:
        for first, batch in _batches(articles):
            words, bounds = word_hashes([article.text for article in batch])
            marks = digests(words, bounds).view(np.int64).tolist()
            sizes = np.diff(bounds)
            kept = np.zeros(len(batch), dtype=np.bool_)
            for at, (digest, size) in enumerate(zip(marks, sizes.tolist(), strict=True)):
                if size < options.min_words:
                    short += 1
                elif digest in carriers:
                    carriers[digest].append(first + at)
                else:
                    carriers[digest] = [first + at]
                    lengths.append(size)
                    kept[at] = True
            words[np.repeat(kept, sizes)].tofile(file)
    bounds = np.zeros(len(lengths) + 1, dtype=np.int64)
    np.cumsum(lengths, out=bounds[1:])
    by_id = (tuple(sorted(group, key=lambda row: articles[row].id)) for group in carriers.values())
    digest_row = np.fromiter(carriers, dtype=np.int64, count=len(carriers))
    return Texts(_mapped(path), bounds, digest_row, tuple(by_id)), short


def _mapped(path: Path) -> NDArray[np.uint64]:
    """The words of a file as an array that the system pages in and out."""
    if not path.stat().st_size:
        return np.empty(0, dtype=np.uint64)
    return np.asarray(np.memmap(path, dtype=np.uint64, mode="r+"))


def _batches(articles: Sequence[Article]) -> Iterator[tuple[int, list[Article]]]:
    """The articles in lists of about ``BATCH_CHARS`` characters, each with its first row."""
    batch: list[Article] = []
    size = 0
    for row, article in enumerate(articles):
        batch.append(article)
        size += len(article.text)
        if size >= BATCH_CHARS or row == len(articles) - 1:
            yield row + 1 - len(batch), batch
            batch, size = [], 0


def _candidates(texts: Texts, options: ScanOptions, folder: Path) -> Candidates:
    """Run the relational plan of :mod:`dedup.match.plan` over the keys of all texts."""
    with duckdb.connect(
        config={
            "temp_directory": str(folder / "spill"),
            "memory_limit": MEMORY,
            "preserve_insertion_order": False,
        }
    ) as connection:
        connection.execute("CREATE TABLE keys(key BIGINT, article BIGINT, kind UTINYINT)")
        for keys in _shared_keys(texts, options, folder / "keys"):
            rows = {"key": keys.keys, "article": texts.digests[keys.texts], "kind": keys.kinds}
            connection.register("batch", rows)
            connection.execute("INSERT INTO keys SELECT key, article, kind FROM batch")
            connection.unregister("batch")
        connection.execute(f"CREATE TABLE shared AS {plan.SHARED}")
        connection.execute("DROP TABLE keys")
        crowded = connection.execute(
            f"SELECT count(DISTINCT key) FROM shared WHERE holders > {options.max_bucket}"  # noqa: S608
        ).fetchall()[0][0]
        query = plan.candidates(options)
        found = connection.execute(
            "SELECT a, b, (bands > 0)::UTINYINT + 2 * (passages > 0)::UTINYINT AS kinds FROM "  # noqa: S608 - the plan holds whole numbers only
            f"({query})"
        ).fetchnumpy()
    return _in_rows(texts, found, crowded)


def _shared_keys(texts: Texts, options: ScanOptions, folder: Path) -> Iterator[Keys]:
    """The keys of all texts, in batches, without those that surely one text alone holds.

    Four keys of five are such: a filter finds most of them before they cost a row of a table. All
    keys wait in ``folder`` until the filter has seen the last.
    """
    from dedup.kernels.keys import mark_twice, seen_twice  # noqa: PLC0415

    folder.mkdir()
    window = passage_window(len(texts.words), options)
    rows = len(texts.digests) * options.bands + 2 * len(texts.words) // (window + 1)
    seen = np.zeros(1 << max(16, (rows * CELLS_A_KEY).bit_length()), dtype=np.uint8)
    slices = list(_slices(texts.bounds))
    for number, (begin, stop) in enumerate(slices):
        at = texts.bounds[begin : stop + 1]
        keys = extract(texts.words[at[0] : at[-1]], at - at[0], options, window)
        mark_twice(keys.keys, seen)
        np.save(folder / f"{number}-keys.npy", keys.keys)
        np.save(folder / f"{number}-texts.npy", (keys.texts + begin).astype(np.int32))
        np.save(folder / f"{number}-kinds.npy", keys.kinds)
    for number in range(len(slices)):
        rows, row_texts, kinds = (
            np.load(folder / f"{number}-{part}.npy", allow_pickle=False)
            for part in ("keys", "texts", "kinds")
        )
        kept = seen_twice(rows, seen)
        yield Keys(rows[kept], row_texts[kept].astype(np.int64), kinds[kept])


def _in_rows(texts: Texts, found: dict[str, NDArray[np.int64]], crowded: int) -> Candidates:
    """Candidates as rows of texts, left the one with the smaller digest, sorted by row."""
    order = np.argsort(texts.digests)
    ranked = texts.digests[order]
    lefts, rights = (order[np.searchsorted(ranked, np.asarray(found[side]))] for side in "ab")
    by_row = np.lexsort((rights, lefts))
    kinds = np.asarray(found["kinds"]).astype(np.uint8)
    return Candidates(lefts[by_row], rights[by_row], kinds[by_row], crowded)


def _slices(bounds: Ints, words: int = BATCH_CHARS // 4) -> Iterator[tuple[int, int]]:
    """Ranges of texts of about ``words`` words."""
    begin = 0
    while begin < len(bounds) - 1:
        stop = int(np.searchsorted(bounds, bounds[begin] + words))
        stop = min(max(stop, begin + 1), len(bounds) - 1)
        yield begin, stop
        begin = stop


def _measured(
    articles: Sequence[Article],
    texts: Texts,
    found: Candidates,
    short: int,
    options: ScanOptions,
) -> Found:
    """Measure the candidates, decide, and write out pairs, stock text and notices."""
    measures = measure_all(texts, found.lefts, found.rights)
    weights = weigh(texts, found.lefts, found.rights, measures, options)
    accepted = decide(len(texts.digests), measures, weights, options)
    rows = np.flatnonzero(accepted).tolist()
    names = [article.id for article in articles]
    stock = formulas(texts, found.lefts, found.rights, measures, weights, accepted, options)
    first = (articles[texts.carriers[formula.text][0]] for formula in stock)
    return Found(
        pairs=tuple(article_pairs(names, texts, found, measures, rows, options)),
        stock=tuple(map(as_stock, first, stock[:MOST_LISTED])),
        notices=(
            *not_paired(texts, found, short, options),
            *cut_short(texts, found, rows, len(stock) - MOST_LISTED, MOST_LISTED, options),
        ),
        looked_at=len(found.lefts),
    )
