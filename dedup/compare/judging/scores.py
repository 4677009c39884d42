"""A score and the two sides it is of: «X beat Y 2-1», «Y beat X 2-1», «Y lost to X 1-2»."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import product

from dedup.compare.judging.labels import CLAUSE_END, COORDINATORS
from dedup.compare.judging.values import Verdict, printed
from dedup.compare.places import line_at
from dedup.compare.stems import Word, words_of
from dedup.model import Figure, Message, Span

SIDES = "the sides of the score exchanged: %(left)s / %(right)s"
TURNED = "the score turned round: %(left)s / %(right)s"
"""Message templates; the findings tell them as sentences."""

# Words before and after a score that name its sides, and words of the longest name.
_BEFORE, _AFTER, _NAME = 14, 5, 5
_SCORE = "<score>"


def score_verdict(left: tuple[str, Figure], right: tuple[str, Figure], verdict: Verdict) -> Verdict:
    """What became of a score, with the sides that it is of; others keep their verdict."""
    ours, theirs = left[1], right[1]
    if ours.kind != "ratio" or theirs.kind != "ratio":
        return verdict
    turned = is_turned(ours, theirs)
    if not turned and not verdict.agrees:
        return verdict
    if not _sides_exchanged(_around(*left), _around(*right)):
        return Verdict("changed", Message(TURNED, printed(ours, theirs))) if turned else verdict
    if turned:
        return Verdict("restated", Message("the same score, its sides in another order"))
    return Verdict("changed", Message(SIDES, printed(ours, theirs)))


def is_turned(left: Figure, right: Figure) -> bool:
    """Whether two scores have the same two numbers, the other first."""
    if left.kind != "ratio" or right.kind != "ratio":
        return False
    ours, theirs = (left.value or "").split("-"), (right.value or "").split("-")
    return len(ours) == 2 and ours == theirs[::-1] and ours != theirs


def _around(text: str, figure: Figure) -> list[str]:
    """The clause of the score, each word as what it is in any form, the score as one of them."""
    line, span = line_at(text, figure.span.start), figure.span
    marks = [match.end() for match in CLAUSE_END.finditer(text, line.start, span.start)]
    before = words_of(text, Span(marks[-1] if marks else line.start, span.start))
    stop = CLAUSE_END.search(text, span.end, line.end)
    after = words_of(text, Span(span.end, stop.start() if stop else line.end))
    return [*_forms(before[-_BEFORE:]), _SCORE, *_forms(after[:_AFTER])]


def _forms(words: Sequence[Word]) -> list[str]:
    return [word.stem or word.folded for word in words]


def _sides_exchanged(left: list[str], right: list[str]) -> bool:
    """Whether two names, and nothing else, have changed places around what stands between them."""
    if len(left) != len(right) or left == right:
        return False
    first = next(at for at, pair in enumerate(zip(left, right, strict=True)) if pair[0] != pair[1])
    while left[-1] == right[-1]:
        left, right = left[:-1], right[:-1]
    ours, theirs = left[first:], right[first:]
    for one, other in product(range(1, _NAME + 1), repeat=2):
        between = ours[one : len(ours) - other]
        said = not COORDINATORS.issuperset(between)  # and something stands between
        if not said or between != theirs[other : len(theirs) - one]:
            continue
        if ours[:one] == theirs[-one:] and ours[-other:] == theirs[:other]:
            return True
    return False
