"""Finding pairs on one machine: keys, which texts hold them, then exact measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dedup.engine.intake import Intake, take_in
from dedup.engine.join import Joined, join, put, taken
from dedup.engine.measure import measured
from dedup.engine.threads import mapped
from dedup.match.keys import Ints, Keys, extract, passage_window
from dedup.match.outcome import outcome
from dedup.match.stock import Formula, as_stock
from dedup.match.texts import Texts
from dedup.model import Article, Message, Pair, Stock
from dedup.options import Progress, Resources, ScanOptions, silent
from dedup.text.segment import Laid
from dedup.workspace import workspace

BATCH_WORDS = 500_000
"""Words whose keys are made at a time: some 2,000 articles, and arrays of 20 MB."""
CELLS_A_KEY = 2
"""Cells of the filter that holds back keys of one text: at most one key in three slips through,
and a million articles need 256 MB."""
SHARE_OF_JOIN = 0.5
"""Of the memory that a run may use, what joining keys may hold before they go to files."""


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found: pairs sorted by left and right id, stock text, and what was capped."""

    pairs: tuple[Pair, ...]
    stock: tuple[Stock, ...]
    notices: tuple[Message, ...]
    looked_at: int
    """Pairs of different texts that were measured."""

    def __iter__(self) -> Iterator[Pair]:
        return iter(self.pairs)


def find_pairs(
    articles: Iterable[Article | Laid],
    options: ScanOptions | None = None,
    resources: Resources | None = None,
    progress: Progress = silent,
    *,
    stock: bool = True,
) -> Found:
    """Every pair of articles that share text, measured exactly.

    Identical folded texts are united first. Articles below ``options.min_words`` words are never
    paired. The result does not depend on the order of ``articles``; ids must be unique. Of an
    iterator no text is held; without ``stock``, stock text is neither looked for nor listed.
    """
    options, resources = options or ScanOptions(), resources or Resources()
    with workspace(resources.temp_dir) as folder:
        intake = take_in(articles, options, folder, resources.threads, progress, keep=stock)
        texts = intake.texts
        found = candidates(texts, options, resources, folder, progress)
        with closing(found.parts) as parts:
            looked_at, pieces = measured(
                texts, parts, options, resources, folder / "measured", progress
            )
        told = outcome(intake.ids, texts, pieces, intake.short, found.crowded, options, stock=stock)
        return Found(told.pairs, tuple(_cut(intake, told.stock)), told.notices, looked_at)


def candidates(
    texts: Texts, options: ScanOptions, resources: Resources, folder: Path, progress: Progress
) -> Joined:
    """The texts that keys bring together, with files in ``folder`` meanwhile."""
    batches = _shared_keys(texts, options, folder / "keys", resources.threads, progress)
    room = int(resources.memory * SHARE_OF_JOIN)
    found = join(texts, batches, options, folder / "join", room)
    progress("join", 1, 1)
    return found


def _shared_keys(
    texts: Texts, options: ScanOptions, folder: Path, threads: int, progress: Progress
) -> Iterator[Keys]:
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

    def made(piece: tuple[int, int]) -> Keys:
        begin, stop = piece
        at = texts.bounds[begin : stop + 1]
        return extract(texts.words[at[0] : at[-1]], at - at[0], options, window)

    for number, keys in enumerate(mapped(made, slices, threads)):
        mark_twice(keys.keys, seen)
        put(replace(keys, texts=keys.texts + slices[number][0]), folder, str(number))
        progress("keys", slices[number][1], len(texts.digests))
    progress("join", 0, 0)
    for number in range(len(slices)):
        batch = taken(folder, str(number))
        yield batch.only(seen_twice(batch.keys, seen))


def _slices(bounds: Ints) -> Iterator[tuple[int, int]]:
    """Ranges of texts of about ``BATCH_WORDS`` words."""
    begin = 0
    while begin < len(bounds) - 1:
        stop = int(np.searchsorted(bounds, bounds[begin] + BATCH_WORDS))
        stop = min(max(stop, begin + 1), len(bounds) - 1)
        yield begin, stop
        begin = stop


def _cut(intake: Intake, stock: Sequence[Formula]) -> Iterator[Stock]:
    """Formulas, each cut from the first article that has it."""
    if intake.originals is None:
        return
    for formula in stock:
        row = intake.texts.carriers[formula.text][0]
        yield as_stock(Article(intake.ids[row], intake.originals(row)), formula)
