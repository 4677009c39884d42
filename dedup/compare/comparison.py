"""Two articles compared: passages, word edits, shares, and the relation they add up to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, groupby
from operator import attrgetter

from dedup.compare.align import find_passages, spans
from dedup.compare.anchors import MOST_ANCHORS, runs_left_out
from dedup.compare.judging.judge import judge
from dedup.compare.kinds import Hints, Told
from dedup.compare.measures import Compared, altered_words, measures_of, shares_of
from dedup.compare.passages import Passage
from dedup.compare.reading import Reading
from dedup.compare.relation import (
    OWN_RUN,
    UNRELATED,
    again,
    body_words,
    copied,
    one_form,
    outlets_words,
    relation_of,
)
from dedup.compare.sides import Side, read_sides
from dedup.compare.speech.changes import compare_quotes
from dedup.compare.words import word_edits
from dedup.model import (
    CONTENT_ROLES,
    Block,
    Comparison,
    Edit,
    Message,
    Pair,
    Paragraph,
    Share,
    Span,
)
from dedup.text.segment import folded_words, words_from


def compare_articles(left: Reading, right: Reading, pair: Pair, min_run: int) -> Comparison:
    """Compare two articles passage by passage; the relation of ``pair`` is settled by it."""
    sides = read_sides((left.article.text, left.tokens), (right.article.text, right.tokens))
    passages = find_passages(*sides, min_run)
    quoted = tuple(q.span for q in left.quotes), tuple(q.span for q in right.quotes)
    hints = Hints(Told(sides[0], left.figures, quoted[0]), Told(sides[1], right.figures, quoted[1]))
    blocks = _blocks(left, right, sides, passages, hints)
    figures = judge(left, right, blocks)
    quotes = compare_quotes(
        left.article.text, right.article.text, left.quotes, right.quotes, blocks
    )
    bodies = body_words(sides[0]), body_words(sides[1])
    altered = altered_words(sides[0], 0, blocks), altered_words(sides[1], 1, blocks)
    shares = shares_of(passages, bodies, altered)
    words = outlets_words(sides, (left, right), passages, bodies)
    own = shares_of(passages, words.counted, altered)
    longer = OWN_RUN if again(left.article, right.article) else 1
    run = copied(sides[0], words, min_run, longer)
    cut = runs_left_out(*sides)
    form = one_form(left.article, right.article, pair, figures)
    told = relation_of(blocks, *own, own_run=run, quoted=words.quoted)
    relation = UNRELATED if form else told
    return Comparison(
        replace(pair, relation=relation),
        blocks,
        figures,
        quotes,
        *shares,
        _summary(pair, _LEFT_OUT if cut else _ONE_FORM if form else relation, *shares),
        *measures_of(Compared(sides, bodies, quoted, passages, blocks, figures, quotes)),
    )


def _blocks(
    left: Reading,
    right: Reading,
    sides: tuple[Side, Side],
    passages: Sequence[Passage],
    hints: Hints,
) -> tuple[Block, ...]:
    """Both articles as blocks in left's order; what only right has stands where it stands there."""
    shared = [_shared_block(sides, passage, hints) for passage in passages]
    shared += _equal_furniture(left, right)
    left_only = list(_one_sided(left, [span for block in shared for span in block.left], 0))
    right_only = list(_one_sided(right, [span for block in shared for span in block.right], 1))
    ordered = sorted([*shared, *left_only], key=lambda block: block.left)
    return tuple(_grouped(_woven(ordered, right_only)))


def _shared_block(sides: tuple[Side, Side], passage: Passage, hints: Hints) -> Block:
    left_spans = spans(sides[0], passage.left, passage.whole)
    right_spans = spans(sides[1], passage.right, passage.whole)
    frame = (
        Span(left_spans[0].start, left_spans[-1].end),
        Span(right_spans[0].start, right_spans[-1].end),
    )
    edits = word_edits(*sides, passage, frame, hints)
    return Block(
        "same" if all(edit.weight == "cosmetic" for edit in edits) else "edited",
        _shape(len(left_spans), len(right_spans)),
        left_spans,
        right_spans,
        edits,
        moved=passage.moved,
        role=_role(sides[0], passage),
    )


def _shape(left: int, right: int) -> str:
    if left == 1:
        return "one" if right == 1 else "split"
    return "merge" if right == 1 else "many"


def _role(side: Side, passage: Passage) -> str:
    sentence = int(side.owner[passage.left[0]])
    return side.tokens.paragraphs[side.paragraph[sentence]].role


def _equal_furniture(left: Reading, right: Reading) -> list[Block]:
    """Bylines, credits and page furniture that both sides print alike, paired in order."""
    mates: dict[tuple[str, tuple[str, ...]], list[Paragraph]] = {}
    for line in right.tokens.paragraphs:
        if line.role not in CONTENT_ROLES:
            mates.setdefault(_furniture_key(right, line), []).append(line)
    blocks = []
    for line in left.tokens.paragraphs:
        same = mates.get(_furniture_key(left, line)) if line.role not in CONTENT_ROLES else None
        if same:
            mate = same.pop(0)
            edits = _whole_line_edit(left, right, line.span, mate.span)
            blocks.append(Block("same", "one", (line.span,), (mate.span,), edits, role=line.role))
    return blocks


def _furniture_key(reading: Reading, line: Paragraph) -> tuple[str, tuple[str, ...]]:
    tokens = reading.tokens
    own = words_from(tokens, line.span)
    inside = replace(tokens, starts=tokens.starts[own], ends=tokens.ends[own])
    return line.role, folded_words(reading.article.text, inside)


def _whole_line_edit(left: Reading, right: Reading, ours: Span, theirs: Span) -> tuple[Edit, ...]:
    if ours.cut(left.article.text) == theirs.cut(right.article.text):
        return ()
    return (Edit("spelling", ours, theirs, "cosmetic"),)


def _one_sided(reading: Reading, taken: Iterable[Span], side: int) -> Iterator[Block]:
    """What no shared block covers, one block a stretch of a paragraph."""
    taken = sorted(taken)
    kind = ("left_only", "right_only")[side]
    for line in reading.tokens.paragraphs:
        for rest in _uncovered(line.span, taken):
            span = _worded(reading, rest, whole=rest == line.span)
            if span:
                own, other = ((span,), ()) if side == 0 else ((), (span,))
                yield Block(kind, "one", own, other, role=line.role)


def _uncovered(line: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """The stretches of a line that none of the sorted, disjoint spans covers."""
    start = line.start
    for at in range(bisect_right(taken, line.start, key=attrgetter("end")), len(taken)):
        span = taken[at]
        if span.start >= line.end:
            break
        if span.start > start:
            yield Span(start, span.start)
        start = span.end
    if start < line.end:
        yield Span(start, line.end)


def _worded(reading: Reading, span: Span, *, whole: bool) -> Span | None:
    """The span from its first word on, without the white space at its end; without words only a
    whole line."""
    words = words_from(reading.tokens, span)
    if words.start == words.stop:
        return span if whole else None
    text = span.cut(reading.article.text)
    start = span.start + len(text) - len(text.lstrip(" \t\u00a0.,;:!?،؛؟"))
    first = int(reading.tokens.starts[words.start])
    return Span(min(start, first), span.start + len(text.rstrip()))


def _woven(ordered: Sequence[Block], right_only: Sequence[Block]) -> Iterator[Block]:
    """Right's own blocks put before the first in-order passage that follows them in right."""
    waiting = list(right_only)
    for block in ordered:
        if block.right and not block.moved:
            while waiting and waiting[0].right < block.right:
                yield waiting.pop(0)
        yield block
    yield from waiting


def _grouped(blocks: Iterable[Block]) -> Iterator[Block]:
    """Whole paragraphs that only one side has, one after the other, are one block."""
    for (kind, _), group in groupby(blocks, key=attrgetter("kind", "role")):
        if kind in ("left_only", "right_only"):
            lone = list(group)
            lefts = chain.from_iterable(block.left for block in lone)
            rights = chain.from_iterable(block.right for block in lone)
            yield replace(lone[0], left=tuple(lefts), right=tuple(rights))
        else:
            yield from group


def _summary(pair: Pair, what: str, left: Share, right: Share) -> Message:
    template = _SUMMARIES[what]
    if what == "excerpt" and left.shared < right.shared:
        template = _RIGHT_IN_LEFT
    return Message(
        template,
        {
            "left": pair.left,
            "right": pair.right,
            "left_share": f"{left.shared:.0%}",
            "right_share": f"{right.shared:.0%}",
            **({"most": f"{MOST_ANCHORS:,}"} if what == _LEFT_OUT else {}),
        },
    )


_ONE_FORM, _LEFT_OUT = "one form", "runs left out"
_SUMMARIES = {
    "identical": "%(left)s and %(right)s are the same text.",
    "near_copy": (
        "%(left)s and %(right)s are one text in two versions: %(left_share)s of %(left)s"
        " and %(right_share)s of %(right)s stand in the other."
    ),
    "excerpt": (
        "Most of %(left)s stands in %(right)s: %(left_share)s of it,"
        " which is %(right_share)s of %(right)s."
    ),
    "partial": (
        "%(left)s and %(right)s share a copied passage: %(left_share)s of %(left)s"
        " and %(right_share)s of %(right)s."
    ),
    "quotation": "%(left)s and %(right)s have only quoted words in common.",
    UNRELATED: "%(left)s and %(right)s share no copied passage.",
    _LEFT_OUT: (
        "By the longest %(most)s of their common runs of words, %(left_share)s of %(left)s and"
        " %(right_share)s of %(right)s stand in the other; shorter runs were not looked at."
    ),
    _ONE_FORM: "%(left)s and %(right)s are one form, filled in on two days with other figures.",
}
_RIGHT_IN_LEFT = (
    "Most of %(right)s stands in %(left)s: %(right_share)s of it,"
    " which is %(left_share)s of %(left)s."
)
"""Of an excerpt, where right is the shorter."""
