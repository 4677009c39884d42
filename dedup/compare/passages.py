"""A passage of two articles, and passages taken apart so that no word is in two of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from dedup.compare.anchors import Run
from dedup.compare.sides import Side

# A sentence is cut out of another passage if a copied run's length is equal, or so many words and
# so much of it.
_CUT_WORDS = 5
_CUT_SHARE = 0.8

Owners = NDArray[np.int64]
"""For each word of a side the number of the passage that has it, -1 for none."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of left and a stretch of right that are the same copy, in word numbers."""

    left: tuple[int, int]
    right: tuple[int, int]
    runs: tuple[Run, ...]
    """Equal words, rising on both sides; no run goes on where another ends."""
    whole: bool = True
    """Made of whole sentences; otherwise a run cut out of them."""
    moved: bool = False

    @property
    def matched(self) -> int:
        """How many words are equal."""
        return sum(length for _, _, length in self.runs)


def apart(left: Side, right: Side, passages: Sequence[Passage], min_run: int) -> Iterator[Passage]:
    """Passages that share no word: of two that do, the lighter is cut out of the heavier, or goes.

    Where one side has a long sentence, or no full stops, a sentence moved into it stands inside
    another passage.
    """
    owners = np.full(len(left.ids), -1), np.full(len(right.ids), -1)
    kept: list[Passage] = []

    def settle(passage: Passage, number: int) -> None:
        owners[0][slice(*passage.left)] = owners[1][slice(*passage.right)] = number

    def place(passage: Passage) -> bool:
        core, clashing = passage, _owners(owners, passage)
        if clashing:
            if not (passage.whole and _stands_alone(passage, min_run)):
                return False
            core = _core(owners, passage)
            clashing = _owners(owners, core)
        parts = [_around(kept[number], core) for number in clashing]
        if all(parts):
            for number in clashing:
                settle(kept[number], -1)
            for part in (core, *(part for pieces in parts for part in pieces)):
                settle(part, len(kept))
                kept.append(part)
        return all(parts)

    for passage in sorted(passages, key=lambda p: (not p.whole, -p.matched, p.left, p.right)):
        if not place(passage) and passage.whole:
            for piece in _by_sentence(left, right, passage):
                place(piece)
    for number in np.unique(owners[0]).tolist():
        if number >= 0:
            yield kept[number]


def _by_sentence(left: Side, right: Side, passage: Passage) -> Iterator[Passage]:
    """The passage sentence by sentence of left: where not all of it is free, some may be."""
    sentences = [int(left.owner[run[0]]) for run in passage.runs]
    for number in sorted(set(sentences)):
        runs = tuple(r for r, s in zip(passage.runs, sentences, strict=True) if s == number)
        bounds = (_whole_sentences(side, runs, n) for n, side in enumerate((left, right)))
        yield Passage(next(bounds), next(bounds), runs)


def _whole_sentences(side: Side, runs: Sequence[Run], number: int) -> tuple[int, int]:
    """The words of a side's sentences, from that of the first run to that of the last."""
    first, last = side.owner[runs[0][number]], side.owner[runs[-1][number] + runs[-1][2] - 1]
    return side.bounds[first][0], side.bounds[last][1]


def _owners(owners: tuple[Owners, Owners], passage: Passage) -> list[int]:
    """The passages that have words of this one."""
    lefts, rights = owners[0][slice(*passage.left)], owners[1][slice(*passage.right)]
    return sorted({*lefts.tolist(), *rights.tolist()} - {-1})


def _stands_alone(passage: Passage, min_run: int) -> bool:
    """Whether enough is equal to cut another passage for it."""
    shorter = min(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0])
    return passage.matched >= min_run or (
        passage.matched >= _CUT_WORDS and passage.matched >= _CUT_SHARE * shorter
    )


def _core(owners: tuple[Owners, Owners], passage: Passage) -> Passage:
    """The passage from its first equal word to its last on a side where others have words."""
    first, last = passage.runs[0], passage.runs[-1]
    sides = [passage.left, passage.right]
    for side, words in enumerate(sides):
        if (owners[side][slice(*words)] >= 0).any():
            sides[side] = first[side], last[side] + last[2]
    return replace(passage, left=sides[0], right=sides[1])


def _around(passage: Passage, core: Passage) -> list[Passage]:
    """What is left of a passage without the words of ``core``; nothing if they are its own."""
    parts = [passage]
    for side, words in enumerate((core.left, core.right)):
        cut = [_without_words(part, side, words) for part in parts]
        if not all(cut):
            return []
        parts = [part for pieces in cut for part in pieces]
    return parts


def _without_words(passage: Passage, side: int, words: tuple[int, int]) -> list[Passage]:
    """The passage without some words of a side: shortened, or cut in two; nothing if any is equal
    on the other."""
    start, stop = (passage.left, passage.right)[side]
    if words[1] <= start or stop <= words[0]:
        return [passage]
    before = [run for run in passage.runs if run[side] + run[2] <= words[0]]
    after = [run for run in passage.runs if run[side] >= words[1]]
    if len(before) + len(after) < len(passage.runs) or not passage.runs:
        return []
    parts = []
    turn = after[0][1 - side] if after else (passage.right, passage.left)[side][1]
    own, other = (start, stop), (passage.right, passage.left)[side]
    for runs, mine, theirs in (
        (before, (own[0], words[0]), (other[0], turn)),
        (after, (words[1], own[1]), (turn if before else other[0], other[1])),
    ):
        if runs:
            ranges = (mine, theirs) if side == 0 else (theirs, mine)
            parts.append(replace(passage, left=ranges[0], right=ranges[1], runs=tuple(runs)))
    return parts
