"""What measured candidates come to: pairs, stock text and notices; they may come in pieces."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dedup.match.keys import Ints, passage_window
from dedup.match.mass import not_implied
from dedup.match.notices import left_apart, left_out
from dedup.match.pairs import Judged, alike, identical
from dedup.match.stock import MOST_LISTED, Formula, connected, each_once, formulas, stock_runs
from dedup.match.texts import Texts
from dedup.match.verify import decide, near_copies
from dedup.model import Message, Pair
from dedup.options import ScanOptions

Pieces = Callable[[], Iterable[Judged]]
"""All candidates that may be pairs, piece by piece, as often as it is called."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Pairs of articles by left and right id, the stock text to list, what was capped."""

    pairs: tuple[Pair, ...]
    stock: tuple[Formula, ...]
    notices: tuple[Message, ...]


def outcome(
    names: Sequence[str],
    texts: Texts,
    pieces: Pieces,
    short: int,
    crowded: int,
    options: ScanOptions,
    *,
    stock: bool = True,
) -> Outcome:
    """Decide, and tell what is a pair, what is stock and what was left out.

    ``names`` are ids by the rows in ``texts.carriers``; ``short`` articles carry no text,
    ``crowded`` keys are held by too many. Of each candidate a few bytes are held, of a pair more.
    """
    accepted, lefts, rights, is_listed = _decided(texts, pieces, options)
    story = connected(lefts, rights, len(texts.digests)) if stock else lefts
    pairs = list(identical(names, texts, options))
    runs = np.empty((0, 5), dtype=np.int64)
    begin = 0
    for piece, rows in zip(pieces(), accepted, strict=True):
        listed = rows[is_listed[begin : begin + len(rows)]]
        begin += len(rows)
        pairs += alike(names, texts, piece.found, piece.measures, listed, options)
        if stock:
            runs = each_once(texts, np.concatenate([runs, stock_runs(piece, story, options)]))
    pairs.sort(key=lambda pair: (pair.left, pair.right))
    stocked = formulas(texts, runs)
    prints = np.fromiter(map(len, texts.carriers), dtype=np.int64, count=len(texts.carriers))
    masses = sorted(prints[prints > options.max_bucket].tolist(), reverse=True)
    many = (prints[lefts] * prints[rights])[is_listed] > options.max_bucket
    window = passage_window(len(texts.words), options)
    notices = (
        *left_apart(window, short, masses, crowded, options),
        *left_out(int(many.sum()), int((~is_listed).sum()), len(stocked) - MOST_LISTED, options),
    )
    return Outcome(tuple(pairs), stocked[:MOST_LISTED], notices)


def _decided(
    texts: Texts, pieces: Pieces, options: ScanOptions
) -> tuple[list[Ints], Ints, Ints, NDArray[np.bool_]]:
    """The rows of each piece that are pairs; of all of these left, right and which are listed."""
    rows, columns = [], []
    for piece in pieces():
        accepted = decide(len(texts.digests), piece.measures, piece.weights, options)
        rows.append(np.flatnonzero(accepted))
        sides = piece.found.lefts, piece.found.rights
        measures = near_copies(piece.measures), piece.measures.resemblance
        columns.append([column[accepted] for column in (*sides, *measures)])
    none = [np.empty(0, kind) for kind in (np.int64, np.int64, np.bool_, np.float64)]
    lefts, rights, near, resemblance = map(np.concatenate, zip(none, *columns, strict=True))
    is_listed = not_implied(lefts, rights, near, resemblance, texts.digests, options.max_bucket)
    return rows, lefts, rights, is_listed
