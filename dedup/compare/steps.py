"""A passage cut into steps: equal words, and unequal stretches, each an edit of one kind."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import Prefix

from dedup.compare.anchors import Run
from dedup.compare.forms import halves, near_kind, one_particle, same_but_hamza
from dedup.compare.kinds import Hints, Told, classify, form_kind, same_amount, same_value
from dedup.compare.passages import Passage
from dedup.compare.sides import Range, Side, read_words, same_clause
from dedup.model import Figure
from dedup.text.segment import folded_word

# In a passage with fewer common words, a single word found elsewhere is chance, not a move.
_MOSTLY = 0.7
# One word found so far from its place is chance too, unless its neighbour went with it.
_NEAR = 12
# Words of the other side in which a form of a word is looked for.
_ALIKE_REACH = 8
# Words compared as printed at once: long enough for most runs, short enough that a run with a
# difference in every word is not read again from each of them to its end.
_STRIDE = 64


class Step(NamedTuple):
    """A stretch of words on each side: equal words (no kind), or one edit; one may be empty."""

    kind: str
    left: Range
    right: Range

    @property
    def two_sided(self) -> bool:
        """Whether both sides have words in it."""
        return self.left[0] < self.left[1] and self.right[0] < self.right[1]


def cut_steps(left: Side, right: Side, passage: Passage, hints: Hints) -> Iterator[Step]:
    """Equal stretches, and the unequal stretches between them cut into edits."""
    passage = replace(passage, runs=tuple(_slid(left, right, passage.runs, hints)))
    cutter = _Cutter(left, right, hints, *_moved_words(left, right, passage, hints))
    done = passage.left[0], passage.right[0]
    ends = passage.left[1], passage.right[1]
    for start, mate, length in (*passage.runs, (*ends, 0)):
        stretch = Step("", (done[0], start), (done[1], mate))
        if start > done[0] or mate > done[1]:
            yield from cutter.cut(stretch)
        yield from _equal(left, right, start, mate, length)
        done = start + length, mate + length


def _slid(left: Side, right: Side, runs: Sequence[Run], hints: Hints) -> Iterator[Run]:
    """Runs between which only one side has words, those words moved to where they are a figure's.

    «8% في» against «8 في المائة في»: what right has more is «في المائة», not «المائة في».
    """
    sides = (left, hints.left.figured), (right, hints.right.figured)
    ahead = list(runs[1:])
    last = runs[0] if runs else (0, 0, 0)
    for following in ahead:
        ends = last[0] + last[2], last[1] + last[2]
        gaps = following[0] - ends[0], following[1] - ends[1]
        back = 0
        if last[2] > 1 and min(gaps) == 0 < max(gaps):
            side, figured = sides[gaps[1] > 0]
            start = ends[gaps[1] > 0]
            back = _steps_back(side, figured, start, max(gaps), last[2] - 1)
        yield (*last[:2], last[2] - back)
        last = following[0] - back, following[1] - back, following[2] + back
    if runs:
        yield last


def _steps_back(side: Side, figured: Container[int], start: int, size: int, most: int) -> int:
    """How far a stretch that only one side has can go back, word for equal word, into a figure."""
    for back in range(most + 1):
        if all(at in figured for at in range(start - back, start - back + size)):
            return back
        if side.ids[start - back - 1] != side.ids[start - back - 1 + size]:
            break
    return 0


def _equal(left: Side, right: Side, at: int, mate: int, length: int) -> Iterator[Step]:
    """A run of matched words: steps of those equal as printed, and one for each that is not."""
    stop = at + length
    while at < stop:
        size = _printed_alike(left, right, at, mate, min(stop - at, _STRIDE))
        kind = "" if size else _spelling_kind(left, right, at, mate)
        size = size or 1
        yield Step(kind, (at, at + size), (mate, mate + size))
        at, mate = at + size, mate + size


def _printed_alike(left: Side, right: Side, at: int, mate: int, length: int) -> int:
    """How many of so many matched words, with what is printed between them, are equal."""
    ours = left.text[left.starts[at] : left.ends[at + length - 1]]
    theirs = right.text[right.starts[mate] : right.ends[mate + length - 1]]
    if ours == theirs:
        return length
    alike = left.starts[at] + Prefix.similarity(ours, theirs)
    words = bisect_right(left.ends, alike, at, at + length) - at
    shift = right.starts[mate] - left.starts[at]
    while words and right.ends[mate + words - 1] - left.ends[at + words - 1] != shift:
        words -= 1  # the word goes on in right
    return words


def _printed(side: Side, word: int) -> str:
    return side.text[side.starts[word] : side.ends[word]]


def _spelling_kind(left: Side, right: Side, at: int, mate: int) -> str:
    """What a matched pair of words differs in."""
    ours, theirs = folded_word(_printed(left, at)), folded_word(_printed(right, mate))
    if ours != theirs:
        return "name_variant"
    return "number_form" if ours[:1].isdigit() else "spelling"


def _moved_words(
    left: Side, right: Side, passage: Passage, hints: Hints
) -> tuple[dict[int, int], dict[int, int]]:
    """Unmatched words that stand unmatched elsewhere in the passage: place -> place.

    A figure that stands elsewhere counts something else there: it is never moved.
    """
    lefts = list(_unmatched(passage.left, [(at, length) for at, _, length in passage.runs]))
    rights = list(_unmatched(passage.right, [(mate, length) for _, mate, length in passage.runs]))
    places: dict[int, list[int]] = {}
    for mate in rights:
        if not right.function[mate] and mate not in hints.right.figured:
            places.setdefault(right.ids[mate], []).append(mate)
    forth: dict[int, int] = {}
    if not places:
        return forth, {}
    for at in lefts:
        mates = places.get(left.ids[at])
        if mates and at not in hints.left.figured:
            mate = min(mates, key=partial(_displacement, passage, at))
            mates.remove(mate)
            forth[at] = mate
    doubtful = _by_chance(passage, forth, lefts, rights)
    forth = {
        at: mate
        for at, mate in forth.items()
        if at not in doubtful or _goes_with_neighbour(forth, at, mate)
    }
    return forth, {mate: at for at, mate in forth.items()}


def _by_chance(
    passage: Passage, forth: dict[int, int], lefts: Iterable[int], rights: Iterable[int]
) -> set[int]:
    """Words that stand elsewhere, but far away, or among other changes on both sides."""
    if not _mostly_equal(passage):
        return set(forth)
    others = set(lefts).difference(forth), set(rights).difference(forth.values())
    return {
        at
        for at, mate in forth.items()
        if _displacement(passage, at, mate) > _NEAR
        or (_beside(others[0], at) and _beside(others[1], mate))
    }


def _beside(words: Container[int], word: int) -> bool:
    return word - 1 in words or word + 1 in words


def _displacement(passage: Passage, at: int, mate: int) -> int:
    """Words between where a word of left would stand in right, unmoved, and where it stands."""
    run = bisect_right(passage.runs, at, key=itemgetter(0)) - 1
    start, there, length = (
        passage.runs[run] if run >= 0 else (*(passage.left[0], passage.right[0]), 0)
    )
    expected = there + min(at - start, length)
    return abs(mate - expected)


def _unmatched(words: Range, runs: Iterable[tuple[int, int]]) -> Iterator[int]:
    """The words of a stretch that no run (first word, length) covers."""
    for start, length in (*runs, (words[1], 0)):
        yield from range(words[0], start)
        words = start + length, words[1]


def _mostly_equal(passage: Passage) -> bool:
    shorter = min(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0])
    return passage.matched >= _MOSTLY * shorter


def _goes_with_neighbour(forth: dict[int, int], at: int, mate: int) -> bool:
    return forth.get(at - 1) == mate - 1 or forth.get(at + 1) == mate + 1


@dataclass(frozen=True, slots=True)
class _Cutter:
    """What cuts the unequal stretches of one passage into steps."""

    left: Side
    right: Side
    hints: Hints
    forth: Mapping[int, int]
    """The words of left that moved, and where each stands in right."""
    back: Mapping[int, int]

    def cut(self, stretch: Step) -> Iterator[Step]:
        """Steps of one unequal stretch: words that are forms of one another are paired first.

        Words of figures are left to the figures: «مليون» and «مليار» are no forms of one word.
        """
        if form := (
            self._form_of_figure(stretch)
            or self._other_figure(stretch)
            or self._drawn_together(stretch)
        ):
            before = Step("", (stretch.left[0], form.left[0]), (stretch.right[0], form.right[0]))
            after = Step("", (form.left[1], stretch.left[1]), (form.right[1], stretch.right[1]))
            yield from self.cut(before)
            yield form
            yield from self.cut(after)
            return
        figured = self.hints.left.figured, self.hints.right.figured
        ours = [at for at in range(*stretch.left) if at not in self.forth and at not in figured[0]]
        theirs = [
            at for at in range(*stretch.right) if at not in self.back and at not in figured[1]
        ]
        at, mate = stretch.left[0], stretch.right[0]
        ends = stretch.left[1], stretch.right[1], ""
        for next_at, next_mate, kind in (*_alike(self.left, self.right, ours, theirs), ends):
            if at < next_at or mate < next_mate:
                yield from self._between((at, next_at), (mate, next_mate))
            if kind:
                yield Step(kind, (next_at, next_at + 1), (next_mate, next_mate + 1))
            at, mate = next_at + 1, next_mate + 1

    def _form_of_figure(self, stretch: Step) -> Step | None:
        """The words of one figure that both sides have, in two forms: an edit of their own.

        Of «8%» and «8 في المائة», whose numbers are equal words before the stretch, one side has
        words.
        """
        theirs = list(_parts_of_figures(self.hints.right, stretch.right))
        for figure, words in _parts_of_figures(self.hints.left, stretch.left) if theirs else ():
            for other, mates in theirs:
                lone = words[0] == words[1] or mates[0] == mates[1]
                if lone and (words[0], mates[0]) != (stretch.left[0], stretch.right[0]):
                    continue
                if (words[1] > words[0] or mates[1] > mates[0]) and (
                    same_value(figure, other)
                    or (same_amount(figure, other) and self._forms(words, mates))
                ):
                    return Step(form_kind(figure), words, mates)
        return None

    def _other_figure(self, stretch: Step) -> Step | None:
        """The one figure of each side among other words, an edit of its own: «12 حارسا»."""
        ours, theirs = self.hints.left.parts(stretch.left), self.hints.right.parts(stretch.right)
        if len(ours) != 1 or len(theirs) != 1 or ours[0][0].kind != theirs[0][0].kind:
            return None
        words, mates = ours[0][1], theirs[0][1]
        return None if (words, mates) == stretch[1:] else self._step(words, mates)

    def _drawn_together(self, stretch: Step) -> Step | None:
        """Two words of one side that the other writes as one: «لا سيما», «لاسيما»."""
        if not stretch.two_sided:
            return None
        ours, theirs = self.left.folded(*stretch.left), self.right.folded(*stretch.right)
        at, mate = stretch.left[0], stretch.right[0]
        for one, two in halves(ours, theirs):
            return Step("spelling", (at + one, at + one + 1), (mate + two, mate + two + 2))
        for two, one in halves(theirs, ours):
            return Step("spelling", (at + one, at + one + 2), (mate + two, mate + two + 1))
        return None

    def _forms(self, words: Range, mates: Range) -> bool:
        """Whether the stretches are one word each, in two forms."""
        ours, theirs = self.left.folded(*words), self.right.folded(*mates)
        return len(ours) == len(theirs) == 1 and bool(near_kind(ours[0], theirs[0]))

    def _between(self, words: Range, mates: Range) -> Iterator[Step]:
        """A replacement, with moved words and unanswered figures beside it as one-sided steps."""
        told = self.hints.left, self.hints.right
        lefts = _parts(words, self.forth, told[0].lone(words, mates, told[1]))
        rights = _parts(mates, self.back, told[1].lone(mates, words, told[0]))
        plain = next((at for at, part in enumerate(lefts) if part.label == "plain"), None)
        other = next((at for at, part in enumerate(rights) if part.label == "plain"), None)
        place = words[0], mates[0]
        if plain is not None and other is not None:
            yield from self._lone_steps(lefts[:plain], rights[:other], place)
            yield from self._replacement(lefts[plain].words, rights[other].words)
            place = lefts[plain].words[1], rights[other].words[1]
            lefts, rights = lefts[plain + 1 :], rights[other + 1 :]
        yield from self._lone_steps(lefts, rights, place)

    def _replacement(self, words: Range, mates: Range) -> Iterator[Step]:
        """Words for words; of the clauses that one side alone has, those without an answer go.

        «(Reuters) - Rebels seized» against «- Troops seized»: a credit less, and another label.
        """
        ours = same_clause(self.left, words, self.right, mates)
        theirs = same_clause(self.right, mates, self.left, words)
        ends = (words[0], mates[0]), *zip(ours, theirs, strict=True), (words[1], mates[1])
        for (at, mate), (stop, end) in pairwise(ends):
            if at < stop or mate < end:
                yield self._step((at, stop), (mate, end))

    def _lone_steps(
        self, lefts: Sequence[_Part], rights: Sequence[_Part], place: tuple[int, int]
    ) -> Iterator[Step]:
        """One-sided steps: first what left alone has at this place, then what right alone has."""
        at, mate = place
        for part in lefts:
            yield self._step(part.words, (mate, mate), part.label)
            at = part.words[1]
        for part in rights:
            yield self._step((at, at), part.words, part.label)

    def _step(self, words: Range, mates: Range, label: str = "") -> Step:
        sides = read_words(self.left, words), read_words(self.right, mates)
        return Step("moved" if label == "moved" else classify(*sides, self.hints), words, mates)


def _parts_of_figures(told: Told, stretch: Range) -> Iterator[tuple[Figure, Range]]:
    """The figures that have words in a stretch, or end just before it, and those words."""
    for figure, (first, last) in told.parts((max(0, stretch[0] - 1), stretch[1])):
        yield figure, (max(first, stretch[0]), max(last, stretch[0]))


def _alike(
    left: Side, right: Side, left_words: Sequence[int], right_words: Sequence[int]
) -> list[tuple[int, int, str]]:
    """Words of both sides that are forms of one another, rising on both sides."""
    found: list[tuple[int, int, str]] = []
    printed = [_printed(right, mate) for mate in right_words] if left_words else []
    theirs = [folded_word(word) for word in printed]
    begin = 0
    for at in left_words if right_words else ():
        shown = _printed(left, at)
        ours = folded_word(shown)
        for place in range(begin, min(begin + _ALIKE_REACH, len(theirs))):
            mate = right_words[place]
            last = (at, mate) == (left_words[-1], right_words[-1])
            kind = near_kind(ours, theirs[place])
            if same_but_hamza(shown, printed[place]):
                kind = "spelling"
            elif last and one_particle(ours, theirs[place]):
                kind = "function_word"
            if kind:
                found.append((at, mate, kind))
                begin = place + 1
                break
    return found


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of unequal words of one side: part of a replacement, moved, or a figure on its own."""

    words: Range
    label: str


def _parts(words: Range, moved: Container[int], lone: Container[int]) -> list[_Part]:
    parts: list[_Part] = []
    for at in range(*words):
        label = "moved" if at in moved else "lone" if at in lone else "plain"
        if parts and parts[-1].label == label:
            parts[-1] = _Part((parts[-1].words[0], at + 1), label)
        else:
            parts.append(_Part((at, at + 1), label))
    return parts
