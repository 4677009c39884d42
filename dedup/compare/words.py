"""Word edits of one passage: what differs, said once, of the cheapest kind that explains it.

The edits rebuild the other side: outside them the raw text of both sides is equal, code point
for code point. Every edit covers whole words as printed, with the punctuation that clings to
them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dedup.compare.align import Passage
from dedup.compare.kinds import (
    Hints,
    Words,
    classify,
    form_kind,
    near_kind,
    same_value,
    touching,
    weight_of,
)
from dedup.compare.sides import Side
from dedup.model import Edit, Figure, Span

Range = tuple[int, int]

# In a passage with fewer common words, a single word found elsewhere is chance, not a move.
_MOSTLY = 0.7


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of words on each side: equal words, one edit, or (one side empty) a one-sided one."""

    kind: str
    left: Range
    right: Range

    @property
    def two_sided(self) -> bool:
        return self.left[0] < self.left[1] and self.right[0] < self.right[1]


def word_edits(
    left: Side, right: Side, passage: Passage, frame: tuple[Span, Span], hints: Hints
) -> tuple[Edit, ...]:
    """The edits that turn the passage of left into that of right, in order.

    ``frame`` is the raw extent of the passage on each side; ``hints`` knows the figures and
    quotations of both articles.
    """
    steps = list(_steps(left, right, passage, hints))
    edits = list(_join_touching(left.text, right.text, _printed(left, right, steps, frame)))
    return tuple(_join_restated(edits, hints))


def _join_restated(edits: Sequence[Edit], hints: Hints) -> Iterator[Edit]:
    """All that differs inside one figure of the same value is one edit of its form."""
    joined: list[Edit] = []
    forms: list[tuple[Figure, Figure] | None] = []
    for edit in edits:
        form = _restated(edit, hints)
        if form and forms and form == forms[-1]:
            joined[-1] = Edit(
                form_kind(form[0]),
                Span(joined[-1].left.start, edit.left.end),
                Span(joined[-1].right.start, edit.right.end),
                "cosmetic",
            )
        else:
            kind, weight = (form_kind(form[0]), "cosmetic") if form else (edit.kind, edit.weight)
            joined.append(Edit(kind, edit.left, edit.right, weight))
        forms.append(form)
    yield from joined


def _restated(edit: Edit, hints: Hints) -> tuple[Figure, Figure] | None:
    """The figures of equal value that the edit lies in, unless only marks or spelling differ."""
    if edit.kind in ("spelling", "quote_marks", "moved"):
        return None
    for ours in touching(hints.left_figures, edit.left):
        for theirs in touching(hints.right_figures, edit.right):
            if same_value(ours, theirs) and ours.text != theirs.text:
                return ours, theirs
    return None


def _steps(left: Side, right: Side, passage: Passage, hints: Hints) -> Iterator[_Step]:
    """Equal words one by one, and the unequal stretches between them cut into edits."""
    moved = _moved_words(left, right, passage)
    last = (passage.left[0] - 1, passage.right[0] - 1)
    ends = (passage.left[1], passage.right[1])
    for pair in (*passage.matches, ends):
        stretch = _Step("", (last[0] + 1, pair[0]), (last[1] + 1, pair[1]))
        yield from _cut_moved(left, right, stretch, moved, hints)
        if pair != ends:
            yield _equal(left, right, *pair)
        last = pair


def _equal(left: Side, right: Side, at: int, mate: int) -> _Step:
    """A matched pair of words: equal as printed, or equal but for spelling."""
    kind = ""
    if _word(left, at) != _word(right, mate):
        if left.folded[at] != right.folded[mate]:
            kind = "name_variant"
        elif left.folded[at][:1].isdigit():
            kind = "number_form"
        else:
            kind = "spelling"
    return _Step(kind, (at, at + 1), (mate, mate + 1))


def _word(side: Side, at: int) -> str:
    return side.text[side.tokens.starts[at] : side.tokens.ends[at]]


def _moved_words(
    left: Side, right: Side, passage: Passage
) -> tuple[dict[int, int], dict[int, int]]:
    """Unmatched words that stand unmatched elsewhere in the passage: place -> place."""
    matched_left = {at for at, _ in passage.matches}
    matched_right = {mate for _, mate in passage.matches}
    places: dict[int, list[int]] = {}
    for mate in range(*passage.right):
        if mate not in matched_right and not right.is_function(mate):
            places.setdefault(int(right.words[mate]), []).append(mate)
    forth: dict[int, int] = {}
    for at in range(*passage.left):
        mates = places.get(int(left.words[at]))
        if at not in matched_left and mates:
            forth[at] = mates.pop(0)
    if not _mostly_equal(passage):
        forth = {at: mate for at, mate in forth.items() if _goes_with_neighbour(forth, at, mate)}
    return forth, {mate: at for at, mate in forth.items()}


def _mostly_equal(passage: Passage) -> bool:
    shorter = min(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0])
    return len(passage.matches) >= _MOSTLY * shorter


def _goes_with_neighbour(forth: dict[int, int], at: int, mate: int) -> bool:
    return forth.get(at - 1) == mate - 1 or forth.get(at + 1) == mate + 1


def _cut_moved(
    left: Side,
    right: Side,
    stretch: _Step,
    moved: tuple[dict[int, int], dict[int, int]],
    hints: Hints,
) -> Iterator[_Step]:
    """Moved words as steps of their own; the rest paired word by word where words are alike."""
    left_parts = _split_at(stretch.left, set(moved[0]))
    right_parts = _split_at(stretch.right, set(moved[1]))
    plain_left = [at for part, is_moved in left_parts if not is_moved for at in range(*part)]
    plain_right = [at for part, is_moved in right_parts if not is_moved for at in range(*part)]
    cuts = _alike(left, right, plain_left, plain_right)
    yield from _interleave(left, right, stretch, left_parts, right_parts, cuts, hints)


def _split_at(words: Range, moved: set[int]) -> list[tuple[Range, bool]]:
    """The stretch cut into runs of moved and of other words."""
    parts: list[tuple[Range, bool]] = []
    for at in range(*words):
        is_moved = at in moved
        if parts and parts[-1][1] == is_moved:
            parts[-1] = ((parts[-1][0][0], at + 1), is_moved)
        else:
            parts.append(((at, at + 1), is_moved))
    return parts


def _alike(
    left: Side, right: Side, left_words: Sequence[int], right_words: Sequence[int]
) -> list[tuple[int, int, str]]:
    """Words of both sides that are forms of one another, rising on both sides."""
    found: list[tuple[int, int, str]] = []
    begin = 0
    for at in left_words:
        for place in range(begin, min(begin + 8, len(right_words))):
            kind = near_kind(left.folded[at], right.folded[right_words[place]])
            if kind:
                found.append((at, right_words[place], kind))
                begin = place + 1
                break
    return found


def _interleave(
    left: Side,
    right: Side,
    stretch: _Step,
    left_parts: Sequence[tuple[Range, bool]],
    right_parts: Sequence[tuple[Range, bool]],
    cuts: Sequence[tuple[int, int, str]],
    hints: Hints,
) -> Iterator[_Step]:
    """Steps of one unequal stretch, in order on both sides."""
    moved_left = {at for part, is_moved in left_parts if is_moved for at in range(*part)}
    moved_right = {at for part, is_moved in right_parts if is_moved for at in range(*part)}
    at, mate = stretch.left[0], stretch.right[0]
    for next_at, next_mate, kind in (*cuts, (stretch.left[1], stretch.right[1], "")):
        yield from _between(
            left, right, (at, next_at), (mate, next_mate), moved_left, moved_right, hints
        )
        if kind:
            yield _Step(kind, (next_at, next_at + 1), (next_mate, next_mate + 1))
        at, mate = next_at + 1, next_mate + 1


def _between(
    left: Side,
    right: Side,
    left_words: Range,
    right_words: Range,
    moved_left: set[int],
    moved_right: set[int],
    hints: Hints,
) -> Iterator[_Step]:
    """A replacement, with moved words and unanswered figures beside it as one-sided steps."""
    lone_left = moved_left | hints.lone_left(left, left_words, right_words)
    lone_right = moved_right | hints.lone_right(right, right_words, left_words)
    left_runs = _split_at(left_words, lone_left)
    right_runs = _split_at(right_words, lone_right)
    plain_left = [part for part, lone in left_runs if not lone]
    plain_right = [part for part, lone in right_runs if not lone]
    replaced = bool(plain_left and plain_right)
    done_left, done_right = left_words[0], right_words[0]
    for part, lone in left_runs:
        if replaced and not lone and part == plain_left[0]:
            for other, other_lone in right_runs:
                if other == plain_right[0]:
                    yield _replacement(left, right, part, other, hints)
                else:
                    kind = _lone_kind(moved_right, other, other_lone)
                    at = part[0] if other[1] <= plain_right[0][0] else part[1]
                    yield _one_sided(left, right, (at, at), other, kind, hints)
                done_right = other[1]
        else:
            kind = _lone_kind(moved_left, part, lone)
            yield _one_sided(left, right, part, (done_right, done_right), kind, hints)
        done_left = part[1]
    if not replaced:
        for other, other_lone in right_runs:
            kind = _lone_kind(moved_right, other, other_lone)
            yield _one_sided(left, right, (done_left, done_left), other, kind, hints)


def _lone_kind(moved: set[int], part: Range, lone: bool) -> str:
    return "moved" if lone and part[0] in moved else ""


def _one_sided(
    left: Side, right: Side, left_words: Range, right_words: Range, kind: str, hints: Hints
) -> _Step:
    words = Words(left, left_words), Words(right, right_words)
    return _Step(kind or classify(*words, hints), left_words, right_words)


def _replacement(
    left: Side, right: Side, left_words: Range, right_words: Range, hints: Hints
) -> _Step:
    words = Words(left, left_words), Words(right, right_words)
    return _Step(classify(*words, hints), left_words, right_words)


@dataclass(slots=True)
class _Cursor:
    """How far the raw text of both sides has been told."""

    left: int
    right: int


def _printed(
    left: Side, right: Side, steps: Sequence[_Step], frame: tuple[Span, Span]
) -> list[Edit]:
    """Raw edits from word steps: the text between words is compared too, and given a kind."""
    edits: list[Edit] = []
    cursor = _Cursor(frame[0].start, frame[1].start)
    pending: list[_Step] = []
    for step in steps:
        if not step.two_sided:
            pending.append(step)
            continue
        starts = _start(left, step.left), _start(right, step.right)
        edits += _between_words(left, right, cursor, pending, starts)
        pending = []
        ends = _end(left, step.left), _end(right, step.right)
        if step.kind:
            edits.append(
                _edit(left, right, step, Span(starts[0], ends[0]), Span(starts[1], ends[1]))
            )
        cursor.left, cursor.right = ends
    edits += _between_words(left, right, cursor, pending, (frame[0].end, frame[1].end))
    return edits


def _edit(left: Side, right: Side, step: _Step, left_span: Span, right_span: Span) -> Edit:
    words = Words(left, step.left), Words(right, step.right)
    return Edit(step.kind, left_span, right_span, weight_of(step.kind, *words))


def _start(side: Side, words: Range) -> int:
    return int(side.tokens.starts[words[0]])


def _end(side: Side, words: Range) -> int:
    return int(side.tokens.ends[words[1] - 1])


def _between_words(
    left: Side, right: Side, cursor: _Cursor, pending: Sequence[_Step], stops: tuple[int, int]
) -> Iterator[Edit]:
    """Edits between two matched words: the one-sided steps, and punctuation that differs.

    A one-sided stretch takes the gap before it or the gap after it: whichever leaves more of the
    punctuation in place.
    """
    lefts = [step.left for step in pending if step.left[0] < step.left[1]]
    rights = [step.right for step in pending if step.right[0] < step.right[1]]
    gaps_left = _gaps(left, cursor.left, lefts, stops[0])
    gaps_right = _gaps(right, cursor.right, rights, stops[1])
    marks_left = [_bare(gap.cut(left.text)) for gap in gaps_left]
    marks_right = [_bare(gap.cut(right.text)) for gap in gaps_right]
    trailing = _cost(marks_left[1:], marks_right[1:]) < _cost(marks_left[:-1], marks_right[:-1])
    if trailing:
        yield from _punctuation(left.text, right.text, gaps_left[0], gaps_right[0])
        cursor.left, cursor.right = gaps_left[0].end, gaps_right[0].end
    for step in pending:
        starts = cursor.left, cursor.right
        if step.left[0] < step.left[1]:
            cursor.left = _stop(gaps_left, _end(left, step.left), trailing)
        else:
            cursor.right = _stop(gaps_right, _end(right, step.right), trailing)
        yield _edit(left, right, step, Span(starts[0], cursor.left), Span(starts[1], cursor.right))
    if not trailing:
        yield from _punctuation(
            left.text, right.text, Span(cursor.left, stops[0]), Span(cursor.right, stops[1])
        )


def _bare(gap: str) -> str:
    return "".join(gap.split())


def _cost(left: Sequence[str], right: Sequence[str]) -> int:
    """Punctuation marks that one-sided edits would take away from between the other words."""
    return sum(map(len, left)) + sum(map(len, right))


def _gaps(side: Side, begin: int, stretches: Sequence[Range], stop: int) -> list[Span]:
    """The raw text between the words of ``stretches``, from ``begin`` to ``stop``."""
    gaps = []
    for words in stretches:
        gaps.append(Span(begin, _start(side, words)))
        begin = _end(side, words)
    return [*gaps, Span(begin, stop)]


def _stop(gaps: Sequence[Span], end: int, trailing: bool) -> int:
    """Where a one-sided edit ends: after its words, or after the gap that follows them."""
    return next(gap.end for gap in gaps if gap.start == end) if trailing else end


_QUOTE_MARKS = frozenset("\"'«»‹›“”„‟‘’‚‛`´′″")


def _punctuation(left: str, right: str, left_gap: Span, right_gap: Span) -> Iterator[Edit]:
    """At most one edit for the text between two words."""
    ours, theirs = left_gap.cut(left), right_gap.cut(right)
    if ours == theirs:
        return
    bare = [
        "".join(char for char in gap if not char.isspace() and char not in _QUOTE_MARKS)
        for gap in (ours, theirs)
    ]
    has_quotes = any(char in _QUOTE_MARKS for char in ours + theirs)
    kind = "quote_marks" if has_quotes and bare[0] == bare[1] else "punctuation"
    yield Edit(kind, left_gap, right_gap, "cosmetic")


def _join_touching(left: str, right: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """One edit for what the eye sees as one: edits of a kind with only white space between.

    Marks around one unchanged word are one edit too.
    """
    joined: list[Edit] = []
    for edit in edits:
        trimmed = _trimmed(left, right, edit) if edit.weight == "cosmetic" else edit
        if joined and _one_change(left, right, joined[-1], trimmed):
            joined[-1] = _joined(joined[-1], trimmed)
        else:
            joined.append(trimmed)
    yield from joined


def _one_change(left: str, right: str, first: Edit, second: Edit) -> bool:
    between = left[first.left.end : second.left.start], right[first.right.end : second.right.start]
    if first.kind == second.kind and first.weight == second.weight:
        blank = not any(text.strip() for text in between)
        return (blank and first.kind != "moved") or _is_wrapped(between, first)
    return first.weight == second.weight == "cosmetic" and (
        between == ("", "") or _is_wrapped(between, first)
    )


def _is_wrapped(between: tuple[str, str], first: Edit) -> bool:
    """Whether one unchanged word stands between two changes of the marks around it."""
    return (
        first.kind == "quote_marks"
        and between[0] == between[1] != ""
        and not any(map(str.isspace, between[0]))
    )


def _joined(first: Edit, second: Edit) -> Edit:
    kinds = [kind for kind in _BY_WEIGHT if kind in (first.kind, second.kind)]
    return Edit(
        kinds[0] if kinds else first.kind,
        Span(first.left.start, second.left.end),
        Span(first.right.start, second.right.end),
        first.weight,
    )


# What a joined cosmetic edit is called: by its most telling part.
_BY_WEIGHT = ("name_variant", "number_form", "date_form", "spelling", "quote_marks", "punctuation")


def _trimmed(left: str, right: str, edit: Edit) -> Edit:
    """The edit, less the white space that both sides begin and end with alike."""
    start, stop = 0, 0
    ours, theirs = edit.left.cut(left), edit.right.cut(right)
    shorter = min(len(ours), len(theirs))
    while start < shorter and ours[start] == theirs[start] and ours[start].isspace():
        start += 1
    while (
        stop < shorter - start
        and ours[len(ours) - 1 - stop] == theirs[len(theirs) - 1 - stop]
        and ours[len(ours) - 1 - stop].isspace()
    ):
        stop += 1
    return Edit(
        edit.kind,
        Span(edit.left.start + start, edit.left.end - stop),
        Span(edit.right.start + start, edit.right.end - stop),
        edit.weight,
    )
