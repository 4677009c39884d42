"""Candidates measured a piece at a time, and kept in files until it is known what they weigh."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from math import comb
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from dedup.engine.threads import mapped
from dedup.match.keys import Ints
from dedup.match.outcome import Pieces
from dedup.match.pairs import Candidates, Judged
from dedup.match.texts import Texts
from dedup.match.verify import (
    Doubtful,
    Measures,
    distinct,
    doubtful_runs,
    measure_all,
    once,
    possible,
    weighed,
    weights_of,
)
from dedup.options import Progress, Resources, ScanOptions

BATCH_PAIRS = 20_000
"""Candidates measured at a time: a tenth of a second, and some 5 MB."""
WORD_BYTES = 128
"""What a word of the runs in doubt may take in the table that weighs them, twice over."""

Part = TypeVar("Part")


def measured(
    texts: Texts,
    parts: Iterable[Candidates],
    options: ScanOptions,
    resources: Resources,
    folder: Path,
    progress: Progress,
) -> tuple[int, Pieces]:
    """How many candidates there were, and those that may be pairs, as pieces in ``folder``.

    Of all of them only the distinct runs in doubt are held.
    """
    folder.mkdir()

    def made(task: tuple[int, Candidates]) -> tuple[Candidates, Ints]:
        number, found = task
        piece = _measured(texts, found, options)
        columns = {item.name: getattr(part, item.name) for part in piece for item in fields(part)}
        np.savez(_place(folder, number), **columns)
        return found, distinct(piece[2])

    ranked = np.sort(texts.digests)
    every = comb(len(ranked), 2)
    looked_at = pieces = 0
    runs, fresh = np.empty((0, 3), dtype=np.int64), [np.empty((0, 3), dtype=np.int64)]
    for found, new in mapped(made, enumerate(_cut(parts)), resources.threads):
        pieces += 1
        looked_at += len(found.lefts)
        fresh.append(new)
        if sum(map(len, fresh)) > len(runs):
            runs, fresh = once(np.concatenate([runs, *fresh])), []
        after = len(ranked) - int(np.searchsorted(ranked, texts.digests[found.lefts[-1]]))
        progress("measure", every - comb(after, 2), every)
    progress("measure", every, every)
    known = weighed(texts, once(np.concatenate([runs, *fresh])), resources.memory // WORD_BYTES)

    def judged() -> Iterator[Judged]:
        for number in range(pieces):
            path = _place(folder, number)
            with np.load(path, allow_pickle=False) as file:
                own = _read(file, Doubtful)
                weights = weights_of(own, known)
                yield Judged(_read(file, Candidates), _read(file, Measures), own, weights)

    return looked_at, judged


def _read(file: Mapping[str, NDArray[Any]], kind: type[Part]) -> Part:
    return kind(**{item.name: file[item.name] for item in fields(kind)})  # type: ignore[arg-type]


def _place(folder: Path, number: int) -> Path:
    return folder / f"{number}.npz"


def _cut(parts: Iterable[Candidates]) -> Iterator[Candidates]:
    """The same candidates, `BATCH_PAIRS` at a time."""
    for part in parts:
        for begin in range(0, len(part.lefts), BATCH_PAIRS):
            yield part.only(slice(begin, begin + BATCH_PAIRS))


def _measured(
    texts: Texts, found: Candidates, options: ScanOptions
) -> tuple[Candidates, Measures, Doubtful]:
    """Those that may be pairs, measured, and of their runs those in doubt."""
    measures = measure_all(texts, found.lefts, found.rights)
    rows = np.flatnonzero(possible(measures, options))
    found, measures = found.only(rows), _only(measures, rows)
    runs = doubtful_runs(texts, found.lefts, found.rights, measures, options)
    measures = replace(measures, runs=measures.runs[runs.rows])
    return found, measures, replace(runs, rows=np.arange(len(runs.rows)))


def _only(measures: Measures, rows: Ints) -> Measures:
    """The measures of these rows, which must rise, with their runs."""
    columns = {item.name: getattr(measures, item.name)[rows] for item in fields(Measures)[:-1]}
    runs = measures.runs[np.isin(measures.runs[:, 0], rows)]
    runs[:, 0] = np.searchsorted(rows, runs[:, 0])
    return Measures(**columns, runs=runs)
