"""The plan of :mod:`dedup.match.plan` on one machine: sorted arrays, in files where they are many.

Rows of keys that memory cannot hold are parted by their key, sorted a part at a time, and kept in
files that the system pages. Links are never kept: those of a range of left texts are made, summed
and gone before the next.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from dedup.errors import InputError
from dedup.match.keys import BAND, PASSAGE, Ints, Keys
from dedup.match.pairs import Candidates
from dedup.match.plan import FIRSTS, RARE
from dedup.match.texts import Texts, paged
from dedup.options import ScanOptions

ROW_BYTES = 40
"""What a row of keys takes at most: as it came, end to end, and sorted."""
LINK_BYTES = 40
"""What a link takes: as such, and as the candidate that it may be, as it is found and copied."""
PARTS = 64
"""Files that rows are parted into: a run in the 4 GB that are the default joins three billion rows,
those of thirty million articles."""
MOST_TEXTS = 1 << 30
"""What the ranks in a link have room for."""


_COLUMNS: dict[str, DTypeLike] = {"keys": np.int64, "texts": np.int32, "kinds": np.uint8}


@dataclass(frozen=True, slots=True)
class Joined:
    """What keys bring together."""

    crowded: int
    """Keys that more than ``max_bucket`` texts hold."""
    parts: Generator[Candidates]
    """By the digest of left, the smaller one, then by that of right; made as they are asked for."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Who holds the keys of one kind: ranks end to end, with the bounds of each key."""

    kind: int
    ranks: NDArray[np.int32]
    bounds: Ints
    crowded: int


def join(
    texts: Texts, batches: Iterable[Keys], options: ScanOptions, folder: Path, room: int
) -> Joined:
    """The candidates among ``texts`` by the keys of all ``batches``.

    Rows and links are held in as many parts as it takes to need no more than ``room`` bytes;
    ``folder``, which is made, is for what lies in files meanwhile. The links of one left text are
    never parted.
    """
    from dedup.kernels.join import count_links  # noqa: PLC0415 - compiled code loads slowly

    if len(texts.digests) > MOST_TEXTS:
        raise InputError(f"more than {MOST_TEXTS:,} different texts: use --engine spark")
    order = np.argsort(texts.digests)
    ranks = np.empty(len(order), dtype=np.int32)
    ranks[order] = np.arange(len(order), dtype=np.int32)
    folder.mkdir()
    groups = list(_groups(ranks, _parted(batches, folder, room), options, folder))
    counts = np.zeros(len(order), dtype=np.int64)
    for group in groups:
        count_links(group.ranks, group.bounds, options.max_bucket, FIRSTS, counts)
    part = np.cumsum(counts) // max(room // LINK_BYTES, 1)
    edges = [0, *(np.flatnonzero(np.diff(part)) + 1).tolist(), len(order)]

    def made() -> Generator[Candidates]:
        for low, high in pairwise(edges):
            lefts, rights, kinds = _met(groups, (low, high), int(counts[low:high].sum()), options)
            yield Candidates(order[lefts], order[rights], kinds)

    return Joined(sum(group.crowded for group in groups), made())


def _parted(batches: Iterable[Keys], folder: Path, room: int) -> Iterator[Keys]:
    """All rows, those of one key together: in one part, if they need at most ``room`` bytes."""
    held: list[Keys] = []
    rows = 0
    is_parted = False
    for batch in batches:
        held.append(batch)
        rows += len(batch.keys)
        if rows * ROW_BYTES > room:
            _part(_as_one(held), folder)
            held, rows, is_parted = [], 0, True
    if not is_parted:
        yield _as_one(held)
        return
    _part(_as_one(held), folder)
    held = []
    for part in range(PARTS):
        yield taken(folder, str(part))


def _as_one(batches: Sequence[Keys]) -> Keys:
    none = np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.uint8)
    columns = ((batch.keys, batch.texts, batch.kinds) for batch in batches)
    return Keys(*map(np.concatenate, zip(none, *columns, strict=True)))


def _part(rows: Keys, folder: Path) -> None:
    """Add rows to the files of their parts."""
    parts = rows.keys.view(np.uint64) // np.uint64((1 << 64) // PARTS)
    order = np.argsort(parts, kind="stable")
    edges = np.searchsorted(parts[order], np.arange(PARTS + 1)).tolist()
    for part, (begin, stop) in enumerate(pairwise(edges)):
        put(rows.only(order[begin:stop]), folder, str(part))


def put(rows: Keys, folder: Path, name: str) -> None:
    """Append rows to files of this name, a file a column."""
    for column, kind in _COLUMNS.items():
        with (folder / f"{name}-{column}").open("ab") as file:
            file.write(getattr(rows, column).astype(kind).data)


def taken(folder: Path, name: str) -> Keys:
    """The rows that were `put` there; their files go."""
    keys, texts, kinds = (
        np.fromfile(folder / f"{name}-{column}", kind) for column, kind in _COLUMNS.items()
    )
    for column in _COLUMNS:
        (folder / f"{name}-{column}").unlink()
    return Keys(keys, texts.astype(np.int64), kinds)


def _groups(
    ranks: NDArray[np.int32], parts: Iterable[Keys], options: ScanOptions, folder: Path
) -> Iterator[_Held]:
    from dedup.kernels.join import hold_shared  # noqa: PLC0415 - compiled code loads slowly

    for part, rows in enumerate(parts):
        for kind in (BAND, PASSAGE):
            held, bounds, crowded = hold_shared(
                rows.keys, rows.texts, rows.kinds, kind, ranks, options.max_bucket
            )
            place = folder / f"{part}-{kind}"
            held, bounds = _paged(held, place), _paged(bounds, place.with_suffix(".bounds"))
            yield _Held(kind, held, bounds, crowded)


def _paged(column: NDArray[Any], path: Path) -> NDArray[Any]:
    """The same, in a file that the system pages in and out."""
    column.tofile(path)
    return paged(path, column.dtype)


Met = tuple[Ints, Ints, NDArray[np.uint8]]


def _met(groups: list[_Held], part: tuple[int, int], size: int, options: ScanOptions) -> Met:
    """The pairs whose smaller rank is in ``part``: ranks of left and right, kinds that met.

    ``size`` is how many links they have.
    """
    from dedup.kernels.join import link, met  # noqa: PLC0415

    links = np.empty(size, dtype=np.uint64)
    count = 0
    for group in groups:
        cap = options.max_bucket
        code = group.kind, cap if group.kind == BAND else min(RARE, cap)
        count = link(group.ranks, group.bounds, cap, FIRSTS, code, part, links, count)
    links.sort()
    return met(links, options.min_passage_keys)
