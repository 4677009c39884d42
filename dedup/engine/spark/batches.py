"""What executors do: functions from Arrow batches to Arrow batches, around the compiled loops.

Each is handed to ``mapInArrow`` with the columns named beside it; the constants are the schemas of
what they yield. They are the functions that one machine runs, on as many rows as a batch holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
import pyarrow as pa

from dedup.engine.spark.columns import Ints, batch, numbers, packed, unpacked
from dedup.kernels.keys import digests
from dedup.kernels.surprise import run_grams, sifted_grams, weigh_counted
from dedup.match.keys import NAMES_MET, extract
from dedup.match.stock import of_stock
from dedup.match.texts import Texts
from dedup.match.verify import (
    Measures,
    as_pair,
    as_weights,
    decide,
    doubtful_runs,
    measure_all,
    plain,
    rows_of,
)
from dedup.options import ScanOptions
from dedup.text.segment import bounds_of, word_hashes

Batches = Iterable[Any]

TOKENS = "id string, digest long, size long, words binary"


def token_rows(batches: Batches) -> Iterator[Any]:
    """id, text -> the folded words of each article, and the digest that names its text."""
    for rows in batches:
        words, bounds = word_hashes(rows.column("text").to_pylist())
        yield batch(
            id=rows.column("id"),
            digest=digests(words, bounds).view(np.int64),
            size=np.diff(bounds),
            words=packed(words, bounds),
        )


KEYS = "key long, article long, kind byte"


def key_rows(batches: Batches, options: ScanOptions, window: int) -> Iterator[Any]:
    """digest, words -> table ``keys`` of :mod:`dedup.match.plan`."""
    for rows in batches:
        words, bounds = unpacked(rows.column("words"), np.uint64)
        keys = extract(words, bounds, options, window)
        yield batch(
            key=keys.keys,
            article=numbers(rows.column("digest"))[keys.texts],
            kind=keys.kinds.astype(np.int8),
        )


_MEASURES = (
    "resemblance double, left_containment double, right_containment double, left_shared long, "
    "right_shared long, coverage double, longest_run long"
)
MEASURED = (
    f"a long, b long, kinds byte, sure boolean, {_MEASURES}, hashes binary, starts binary, "
    "lengths binary, marks binary, run_words binary"
)
MEASURE_NAMES = tuple(part.split()[0] for part in _MEASURES.split(", "))
_CLOSING, _REPEATED = 1, 2


def measured_rows(batches: Batches, options: ScanOptions) -> Iterator[Any]:
    """a, b, kinds, left_words, right_words -> measures of what is a pair or may be one.

    With the runs in doubt, whose words must be weighed among those of the whole collection.
    """
    for rows in batches:
        if rows.num_rows:
            yield _measured(rows, options)


def _measured(rows: Any, options: ScanOptions) -> Any:
    texts, lefts, rights = _texts_of(rows)
    order = np.lexsort((rights, lefts))
    lefts, rights = lefts[order], rights[order]
    measures = measure_all(texts, lefts, rights)
    runs = doubtful_runs(texts, lefts, rights, measures, options)
    sizes = np.bincount(measures.runs[runs.rows, 0], minlength=len(order))
    sure = plain(measures)
    kept = np.flatnonzero(sure | (sizes > 0))
    bounds = bounds_of(sizes[kept])
    word_bounds = bounds_of(runs.lengths)
    places = np.arange(word_bounds[-1]) - np.repeat(word_bounds[:-1] - runs.begins, runs.lengths)
    marks = runs.closing * _CLOSING + runs.repeated * _REPEATED
    return batch(
        a=texts.digests[lefts[kept]],
        b=texts.digests[rights[kept]],
        kinds=numbers(rows.column("kinds"))[order][kept],
        sure=sure[kept],
        **{name: getattr(measures, name)[kept] for name in MEASURE_NAMES},
        hashes=packed(runs.hashes, bounds),
        starts=packed(measures.runs[runs.rows, 1], bounds),
        lengths=packed(runs.lengths, bounds),
        marks=packed(marks.astype(np.uint8), bounds),
        run_words=packed(texts.words[places], word_bounds[bounds]),
    )


def _texts_of(rows: Any) -> tuple[Texts, Ints, Ints]:
    """The distinct texts of a batch of candidates, and their rows as left and right."""
    names = np.concatenate([numbers(rows.column("a")), numbers(rows.column("b"))])
    sides = [unpacked(rows.column(name), np.uint64) for name in ("left_words", "right_words")]
    digest, first, which = np.unique(names, return_index=True, return_inverse=True)
    count = rows.num_rows
    pieces = []
    for at in first.tolist():
        words, bounds = sides[at >= count]
        pieces.append(words[bounds[at % count] : bounds[at % count + 1]])
    bounds = bounds_of(np.array([len(piece) for piece in pieces], dtype=np.int64))
    texts = Texts(np.concatenate(pieces), bounds, digest, ())
    return texts, which[:count].astype(np.int64), which[count:].astype(np.int64)


RUNS = "hash long, words binary"


def run_rows(batches: Batches) -> Iterator[Any]:
    """lengths, hashes, run_words -> the distinct runs of a batch."""
    for rows in batches:
        hashes, _ = unpacked(rows.column("hashes"), np.int64)
        lengths, _ = unpacked(rows.column("lengths"), np.int64)
        words, _ = unpacked(rows.column("run_words"), np.uint64)
        bounds = bounds_of(lengths)
        hashes, first = np.unique(hashes, return_index=True)
        pieces = [words[bounds[at] : bounds[at + 1]] for at in first.tolist()]
        joined = np.concatenate([np.empty(0, np.uint64), *pieces])
        yield batch(hash=hashes, words=packed(joined, bounds_of(lengths[first])))


GRAMS = "gram long"


def gram_rows(batches: Batches) -> Iterator[Any]:
    """words of runs -> their grams of one to three words, each once a batch."""
    for rows in batches:
        words, bounds = unpacked(rows.column("words"), np.uint64)
        grams = run_grams(words, bounds[:-1].copy(), np.diff(bounds))
        yield batch(gram=grams.view(np.int64))


RUN_GRAMS = "hash long, gram long"


def run_gram_rows(batches: Batches) -> Iterator[Any]:
    """hash, words of runs -> which run has which grams."""
    for rows in batches:
        words, bounds = unpacked(rows.column("words"), np.uint64)
        begins, lengths = bounds[:-1].copy(), np.diff(bounds)
        grams = [
            run_grams(words, begins[at : at + 1], lengths[at : at + 1]) for at in range(len(begins))
        ]
        sizes = np.array([len(own) for own in grams], dtype=np.int64)
        joined = np.concatenate([np.empty(0, np.uint64), *grams])
        yield batch(hash=np.repeat(numbers(rows.column("hash")), sizes), gram=joined.view(np.int64))


COUNTS = "gram long, seen long"


def count_rows(batches: Batches, sieve: Any) -> Iterator[Any]:
    """words of texts -> how often a batch has each gram that the (broadcast) sieve lets through."""
    cells = np.frombuffer(sieve.value, dtype=np.uint8)
    for rows in batches:
        words, bounds = unpacked(rows.column("words"), np.uint64)
        grams, seen = np.unique(sifted_grams(words, bounds, cells), return_counts=True)
        yield batch(gram=grams.view(np.int64), seen=seen)


WEIGHTS = "hash long, bits double, carriers long"


def weight_rows(batches: Batches, total: int) -> Iterator[Any]:
    """hash, words, counts of runs -> what their words weigh in a collection of ``total`` words."""
    for rows in batches:
        words, bounds = unpacked(rows.column("words"), np.uint64)
        counts = rows.column("counts").flatten()
        grams, first = np.unique(numbers(counts.field("gram")).view(np.uint64), return_index=True)
        seen = numbers(counts.field("seen"))[first]
        bits, carriers = weigh_counted(
            words, bounds[:-1].copy(), np.diff(bounds), grams, seen, total
        )
        yield batch(hash=rows.column("hash"), bits=bits, carriers=carriers)


PAIR_RUNS = "a long, b long, place long, hash long"


def pair_run_rows(batches: Batches) -> Iterator[Any]:
    """a, b, hashes -> one row a run in doubt, with its place among those of its pair."""
    for rows in batches:
        hashes, bounds = unpacked(rows.column("hashes"), np.int64)
        sizes = np.diff(bounds)
        yield batch(
            a=np.repeat(numbers(rows.column("a")), sizes),
            b=np.repeat(numbers(rows.column("b")), sizes),
            place=np.arange(len(hashes)) - np.repeat(bounds[:-1], sizes),
            hash=hashes,
        )


DECIDED = (
    "a long, b long, accepted boolean, "
    "stock array<struct<hash: long, start: long, length: long, carriers: long>>"
)


def decided_rows(batches: Batches, options: ScanOptions, count: int) -> Iterator[Any]:
    """Measured rows with ``weights`` -> whether they are pairs; their runs that may be stock."""
    for rows in batches:
        if rows.num_rows:
            yield _decided(rows, options, count)


def _decided(rows: Any, options: ScanOptions, count: int) -> Any:
    hashes, bounds = unpacked(rows.column("hashes"), np.int64)
    starts, lengths = (unpacked(rows.column(name), np.int64)[0] for name in ("starts", "lengths"))
    marks, _ = unpacked(rows.column("marks"), np.uint8)
    pairs = np.repeat(np.arange(rows.num_rows), np.diff(bounds))
    runs = np.column_stack([pairs, starts, np.zeros_like(starts), lengths])
    bits, carriers = _in_place(rows.column("weights"), bounds)
    weights = as_weights(
        np.arange(len(runs)), marks & _CLOSING > 0, marks & _REPEATED > 0, bits, carriers
    )
    measures = Measures(**{name: numbers(rows.column(name)) for name in MEASURE_NAMES}, runs=runs)
    formulas = np.flatnonzero(of_stock(measures, weights, options))
    offsets = np.searchsorted(pairs[formulas], np.arange(rows.num_rows + 1)).astype(np.int32)
    columns = {"hash": hashes, "start": starts, "length": lengths, "carriers": carriers}
    return batch(
        a=rows.column("a"),
        b=rows.column("b"),
        accepted=decide(count, measures, weights, options),
        stock=pa.ListArray.from_arrays(
            pa.array(offsets),
            pa.StructArray.from_arrays(
                [pa.array(column[formulas]) for column in columns.values()], list(columns)
            ),
        ),
    )


def _in_place(weights: Any, bounds: Ints) -> tuple[Any, Any]:
    """Bits and carriers of the runs in their order: they come as SQL gathered them."""
    items = weights.flatten()
    first = np.repeat(bounds[:-1], np.diff(bounds))
    order = np.argsort(first + numbers(items.field("place")))
    return numbers(items.field("bits"))[order], numbers(items.field("carriers"))[order]


PAIRS = (
    "left string, right string, relation string, resemblance double, left_containment double, "
    "right_containment double, shared_words long, longest_run long, found_by array<string>"
)
PAIR_NAMES = tuple(part.split()[0] for part in PAIRS.split(", "))


def pair_rows(batches: Batches) -> Iterator[Any]:
    """one, other, kinds and measures -> pairs of articles, left the one with the smaller id."""
    for rows in batches:
        measures = Measures(
            **{name: numbers(rows.column(name)) for name in MEASURE_NAMES},
            runs=np.empty((0, 4), dtype=np.int64),
        )
        sides = (rows.column(name).to_pylist() for name in ("one", "other", "kinds"))
        every = rows_of(measures, np.arange(rows.num_rows))
        pairs = [
            as_pair(row, *sorted((one, other)), found_by=NAMES_MET[kinds], swapped=other < one)
            for one, other, kinds, row in zip(*sides, every, strict=True)
        ]
        yield batch(
            **{
                name: pa.array([getattr(pair, name) for pair in pairs], type=kind)
                for name, kind in zip(PAIR_NAMES, _PAIR_TYPES, strict=True)
            }
        )


_PAIR_TYPES = (
    pa.string(), pa.string(), pa.string(), pa.float64(), pa.float64(), pa.float64(), pa.int64(),
    pa.int64(), pa.list_(pa.string()),
)  # fmt: skip
