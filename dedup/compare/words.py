"""Word edits of one passage: what differs, said once, of the cheapest kind that explains it.

The edits rebuild the other side: outside them the raw text of both sides is equal, code point
for code point. Every edit covers whole words as printed, with the punctuation that clings to
them.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from dedup.compare.align import Passage, runs_of
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
# Words of the other side in which a form of a word is looked for.
_ALIKE_REACH = 8


@dataclass(frozen=True, slots=True)
class _Step:
    """A stretch of words on each side: equal words (no kind), or one edit; one may be empty."""

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
    return tuple(_trimmed(left.text, right.text, e) for e in _join_restated(edits, hints))


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
    # What one side alone has begins at the white space before it, so on the other side its place
    # is just before the figure.
    for ours in touching(hints.left_figures, edit.left, before=1):
        for theirs in touching(hints.right_figures, edit.right, before=1):
            if same_value(ours, theirs) and ours.text != theirs.text:
                return ours, theirs
    return None


def _steps(left: Side, right: Side, passage: Passage, hints: Hints) -> Iterator[_Step]:
    """Equal stretches, and the unequal stretches between them cut into edits."""
    moved = _moved_words(left, right, passage)
    done = passage.left[0], passage.right[0]
    ends = passage.left[1], passage.right[1]
    for start, mate, length in (*runs_of(passage.matches), (*ends, 0)):
        stretch = _Step("", (done[0], start), (done[1], mate))
        if start > done[0] or mate > done[1]:
            yield from _cut_moved(left, right, stretch, moved, hints)
        yield from _equal(left, right, start, mate, length)
        done = start + length, mate + length


def _equal(left: Side, right: Side, at: int, mate: int, length: int) -> Iterator[_Step]:
    """A run of matched words: one step where it is equal as printed, else halved until it is."""
    if not length:
        return
    ours, theirs = (at, at + length), (mate, mate + length)
    if _printed_words(left, ours) == _printed_words(right, theirs):
        yield _Step("", ours, theirs)
    elif length == 1:
        yield _Step(_spelling_kind(left, right, at, mate), ours, theirs)
    else:
        half = length // 2
        yield from _equal(left, right, at, mate, half)
        yield from _equal(left, right, at + half, mate + half, length - half)


def _printed_words(side: Side, words: Range) -> str:
    return side.text[_start(side, words) : _end(side, words)]


def _spelling_kind(left: Side, right: Side, at: int, mate: int) -> str:
    """What a matched pair of words differs in."""
    if left.folded[at] != right.folded[mate]:
        return "name_variant"
    return "number_form" if left.folded[at][:1].isdigit() else "spelling"


def _moved_words(
    left: Side, right: Side, passage: Passage
) -> tuple[dict[int, int], dict[int, int]]:
    """Unmatched words that stand unmatched elsewhere in the passage: place -> place."""
    matched_left = {at for at, _ in passage.matches}
    matched_right = {mate for _, mate in passage.matches}
    places: dict[int, list[int]] = {}
    for mate in range(*passage.right):
        if mate not in matched_right and not right.is_function(mate):
            places.setdefault(right.ids[mate], []).append(mate)
    forth: dict[int, int] = {}
    for at in range(*passage.left):
        mates = places.get(left.ids[at])
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
    """Steps of one unequal stretch: words that are forms of one another are paired first.

    Words of figures are left to the figures: «مليون» and «مليار» are no forms of one word.
    """
    figured = hints.figured(left, right, stretch.left, stretch.right)
    plain_left = [at for at in range(*stretch.left) if at not in moved[0] and at not in figured[0]]
    plain_right = [
        mate for mate in range(*stretch.right) if mate not in moved[1] and mate not in figured[1]
    ]
    cuts = _alike(left, right, plain_left, plain_right)
    at, mate = stretch.left[0], stretch.right[0]
    for next_at, next_mate, kind in (*cuts, (stretch.left[1], stretch.right[1], "")):
        between = (at, next_at), (mate, next_mate)
        yield from _between(left, right, *between, moved, hints)
        if kind:
            yield _Step(kind, (next_at, next_at + 1), (next_mate, next_mate + 1))
        at, mate = next_at + 1, next_mate + 1


def _alike(
    left: Side, right: Side, left_words: Sequence[int], right_words: Sequence[int]
) -> list[tuple[int, int, str]]:
    """Words of both sides that are forms of one another, rising on both sides."""
    found: list[tuple[int, int, str]] = []
    begin = 0
    for at in left_words:
        for place in range(begin, min(begin + _ALIKE_REACH, len(right_words))):
            kind = near_kind(left.folded[at], right.folded[right_words[place]])
            if kind:
                found.append((at, right_words[place], kind))
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


def _between(
    left: Side,
    right: Side,
    left_words: Range,
    right_words: Range,
    moved: tuple[dict[int, int], dict[int, int]],
    hints: Hints,
) -> Iterator[_Step]:
    """A replacement, with moved words and unanswered figures beside it as one-sided steps."""
    lefts = _parts(left_words, moved[0], hints.lone_left(left, left_words, right_words))
    rights = _parts(right_words, moved[1], hints.lone_right(right, right_words, left_words))
    plain_left = next((part for part in lefts if part.label == "plain"), None)
    plain_right = next((part for part in rights if part.label == "plain"), None)
    at, mate = left_words[0], right_words[0]
    if plain_left and plain_right:
        before = _before(lefts, plain_left), _before(rights, plain_right)
        yield from _lone_steps(left, right, *before, (at, mate), hints)
        yield _step(left, right, plain_left.words, plain_right.words, hints)
        at, mate = plain_left.words[1], plain_right.words[1]
        lefts, rights = lefts[len(before[0]) + 1 :], rights[len(before[1]) + 1 :]
    yield from _lone_steps(left, right, lefts, rights, (at, mate), hints)


def _before(parts: Sequence[_Part], stop: _Part) -> Sequence[_Part]:
    return parts[: parts.index(stop)]


def _lone_steps(
    left: Side,
    right: Side,
    lefts: Sequence[_Part],
    rights: Sequence[_Part],
    place: tuple[int, int],
    hints: Hints,
) -> Iterator[_Step]:
    """One-sided steps: first what left alone has at this place, then what right alone has."""
    at, mate = place
    for part in lefts:
        yield _step(left, right, part.words, (mate, mate), hints, part.label)
        at = part.words[1]
    for part in rights:
        yield _step(left, right, (at, at), part.words, hints, part.label)


def _step(
    left: Side, right: Side, left_words: Range, right_words: Range, hints: Hints, label: str = ""
) -> _Step:
    words = Words(left, left_words), Words(right, right_words)
    kind = "moved" if label == "moved" else classify(*words, hints)
    return _Step(kind, left_words, right_words)


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
    if not pending:
        gaps = Span(cursor.left, stops[0]), Span(cursor.right, stops[1])
        yield from _punctuation(left.text, right.text, *gaps)
        return
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
        trimmed = _trimmed(left, right, edit)
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
    """The edit, less what both sides begin and end with alike.

    That is white space; where only the spacing differs, the marks beside it too.
    """
    ours, theirs = edit.left.cut(left), edit.right.cut(right)
    spacing = edit.kind == "punctuation" and _bare(ours) == _bare(theirs)
    start = _alike_before(ours, theirs, spacing)
    stop = _alike_before(ours[start:][::-1], theirs[start:][::-1], spacing)
    return Edit(
        edit.kind,
        Span(edit.left.start + start, edit.left.end - stop),
        Span(edit.right.start + start, edit.right.end - stop),
        edit.weight,
    )


def _alike_before(ours: str, theirs: str, any_mark: bool) -> int:
    """How many characters the two begin with alike: white space, or ``any_mark``."""
    count = 0
    for one, other in zip(ours, theirs, strict=False):
        if one != other or not (any_mark or one.isspace()):
            break
        count += 1
    return count
