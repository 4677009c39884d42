"""Word edits of one passage: what differs, said once, of the cheapest kind that explains it.

The edits rebuild the other side: outside them the raw text of both sides is equal, code point
for code point. Every edit covers whole words as printed, with the punctuation that clings to
them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dedup.compare.kinds import WEIGHTS, Hints, form_kind, same_value, weight_of_wording
from dedup.compare.passages import Passage
from dedup.compare.sides import Range, Side, read_words, span_of
from dedup.compare.steps import Step, cut_steps
from dedup.model import Edit, Figure, Span


def word_edits(
    left: Side, right: Side, passage: Passage, frame: tuple[Span, Span], hints: Hints
) -> tuple[Edit, ...]:
    """The edits that turn the passage of left into that of right, in order.

    ``frame`` is the raw extent of the passage on each side; ``hints`` knows the figures and
    quotations of both articles.
    """
    steps = list(cut_steps(left, right, passage, hints))
    edits = list(_join_touching(left.text, right.text, _printed(left, right, steps, frame)))
    texts = left.text, right.text
    return tuple(_trimmed(*texts, e) for e in _join_restated(texts, edits, hints))


def _join_restated(texts: tuple[str, str], edits: Sequence[Edit], hints: Hints) -> Iterator[Edit]:
    """All that differs inside one figure of the same value is one edit of its form."""
    joined: list[Edit] = []
    forms: list[tuple[Figure, Figure] | None] = []
    for edit in edits:
        form = _restated(texts, edit, hints)
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


def _restated(texts: tuple[str, str], edit: Edit, hints: Hints) -> tuple[Figure, Figure] | None:
    """The figures of equal value that the edit lies in, unless only marks or spelling differ."""
    if edit.kind in ("spelling", "quote_marks"):
        return None
    # What one side alone has begins at the white space before it, so on the other side its place
    # is just before the figure.
    for ours in hints.left.touching(edit.left, before=1):
        for theirs in hints.right.touching(edit.right, before=1):
            if ours.text != theirs.text and same_value(ours, theirs):
                # A clause that holds the figure again is no form of it.
                sides = zip(texts, (edit.left, edit.right), (ours, theirs), strict=True)
                if all(_inside(text, span, figure) for text, span, figure in sides):
                    return ours, theirs
    return None


def _inside(text: str, edit: Span, figure: Figure) -> bool:
    """Whether the edit has no word outside the figure; marks and white space may cling to it."""
    before = text[edit.start : min(edit.end, figure.span.start)]
    after = text[max(edit.start, figure.span.end) : edit.end]
    return not any(map(str.isalnum, _CLINGS_BEFORE.sub("", before) + _CLINGS_AFTER.sub("", after)))


# «و» of «و12», the full stop of «12.»: printed as one word with the figure.
_CLINGS_BEFORE, _CLINGS_AFTER = re.compile(r"(?<!\S)\S+$"), re.compile(r"^\S+")


@dataclass(slots=True)
class _Cursor:
    """How far the raw text of both sides has been told."""

    left: int
    right: int


def _printed(
    left: Side, right: Side, steps: Sequence[Step], frame: tuple[Span, Span]
) -> list[Edit]:
    """Raw edits from word steps: the text between words is compared too, and given a kind."""
    edits: list[Edit] = []
    cursor = _Cursor(frame[0].start, frame[1].start)
    pending: list[Step] = []
    for step in steps:
        if not step.two_sided:
            pending.append(step)
            continue
        ours, theirs = span_of(left, step.left), span_of(right, step.right)
        starts = ours.start, theirs.start
        if pending or left.text[cursor.left : starts[0]] != right.text[cursor.right : starts[1]]:
            edits += _between_words(left, right, cursor, pending, starts)
            pending = []
        if step.kind:
            edits.append(_edit(left, right, step, ours, theirs))
        cursor.left, cursor.right = ours.end, theirs.end
    edits += _between_words(left, right, cursor, pending, (frame[0].end, frame[1].end))
    return edits


def _edit(left: Side, right: Side, step: Step, left_span: Span, right_span: Span) -> Edit:
    weight = WEIGHTS.get(step.kind) or weight_of_wording(
        read_words(left, step.left), read_words(right, step.right)
    )
    return Edit(step.kind, left_span, right_span, weight)


def _between_words(
    left: Side, right: Side, cursor: _Cursor, pending: Sequence[Step], stops: tuple[int, int]
) -> Iterator[Edit]:
    """Edits between two matched words: the one-sided steps, and punctuation that differs.

    A one-sided stretch takes the gap before it or the gap after it: whichever leaves a gap that is
    equal on both sides, and more of the punctuation in place.
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
    trailing = _cost(marks_left[::-1], marks_right[::-1]) < _cost(marks_left, marks_right)
    if trailing:
        yield from _punctuation(left.text, right.text, gaps_left[0], gaps_right[0])
        cursor.left, cursor.right = gaps_left[0].end, gaps_right[0].end
    for step in pending:
        starts = cursor.left, cursor.right
        if step.left[0] < step.left[1]:
            end = left.ends[step.left[1] - 1]
            cursor.left = _stop(left, gaps_left, starts[0], end, trailing)
            cursor.right += _sign(step, right.text, starts[1], stops[1])
        else:
            end = right.ends[step.right[1] - 1]
            cursor.right = _stop(right, gaps_right, starts[1], end, trailing)
            cursor.left += _sign(step, left.text, starts[0], stops[0])
        yield _edit(left, right, step, Span(starts[0], cursor.left), Span(starts[1], cursor.right))
    if not trailing:
        yield from _punctuation(
            left.text, right.text, Span(cursor.left, stops[0]), Span(cursor.right, stops[1])
        )


def _sign(step: Step, text: str, place: int, stop: int) -> int:
    """Code points of the sign that says in one form of a figure what words say in the other."""
    sign = _SIGN.match(text, place, stop) if step.kind == "number_form" else None
    return sign.end() - place if sign else 0


def _bare(gap: str) -> str:
    return "".join(gap.split())


def _unquoted(gap: str) -> str:
    return "".join(mark for mark in gap if mark not in _QUOTE_MARKS)


def _cost(left: Sequence[str], right: Sequence[str]) -> tuple[bool, int]:
    """What it costs to leave the last gap of each side in place.

    Whether those two differ but for quotation marks, and the marks that go with the edits.
    """
    taken = "".join((*left[:-1], *right[:-1]))
    return _unquoted(left[-1]) != _unquoted(right[-1]), len(taken)


def _gaps(side: Side, begin: int, stretches: Sequence[Range], stop: int) -> list[Span]:
    """The raw text between the words of ``stretches``, from ``begin`` to ``stop``."""
    gaps = []
    for words in stretches:
        span = span_of(side, words)
        gaps.append(Span(begin, span.start))
        begin = span.end
    return [*gaps, Span(begin, stop)]


def _stop(side: Side, gaps: Sequence[Span], start: int, end: int, trailing: bool) -> int:
    """Where a one-sided edit ends: after its words, or after the gap that follows them.

    After its words comes the bracket that closes one opened in it: «(AP)».
    """
    if trailing:
        return next(gap.end for gap in gaps if gap.start == end)
    closer = side.text[end : end + 1]
    opener = _BRACKETS.get(closer)
    edit = side.text[start:end]
    return end + bool(opener and edit.count(opener) > edit.count(closer))


_SIGN = re.compile(r"\s?[%٪‰]")
_BRACKETS = {")": "(", "]": "[", ">": "<", "»": "«", "”": "“"}
_QUOTE_MARKS = frozenset("\"'«»‹›“”„‟‘’‚‛`´′″")


def _punctuation(left: str, right: str, left_gap: Span, right_gap: Span) -> Iterator[Edit]:
    """At most one edit for the text between two words."""
    ours, theirs = left_gap.cut(left), right_gap.cut(right)
    if ours == theirs:
        return
    has_quotes = any(char in _QUOTE_MARKS for char in ours + theirs)
    same = _unquoted(_bare(ours)) == _unquoted(_bare(theirs))
    kind = "quote_marks" if has_quotes and same else "punctuation"
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
    if not (start or stop):
        return edit
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
