"""Edits rebuild the other article, code point for code point, and blocks cover every word."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading
from dedup.compare.rebuild import rebuild_block, rebuild_right
from dedup.model import Article, Block, Edit, Pair, Span
from dedup.text.segment import tokenise

PAIR = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
WORDS = (
    "وقال المتحدث إن الهيئة ستفتح الميناء في المدينة يوم الثلاثاء بعد أن أنهت العمل"
    " و قد بلغ عدد السفن 74 سفينة the board said that new quay would open on Monday"
    " after work ended and 1,250 ships had called there last year"
).split()
JOINTS = (*[" "] * 4, "، ", ". ", " «", "» ", '"', ".\n", "\n", " ,", " – ", "ـ", "\u064b ")


@st.composite
def edited_pairs(draw: st.DrawFn) -> tuple[str, str]:
    """A text and an edited version of it: words and sentences changed, dropped, moved, repeated."""
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
    size = draw(st.integers(5, 120))
    parts = [chance.choice(WORDS) + chance.choice(JOINTS) for _ in range(size)]
    other = list(parts)
    for _ in range(draw(st.integers(0, 12))):
        at = chance.randrange(len(other) + 1)
        stop = min(len(other), at + chance.randrange(1, 12))
        match chance.randrange(5):
            case 0:
                del other[at:stop]
            case 1:
                other.insert(at, chance.choice(WORDS) + chance.choice(JOINTS))
            case 2:
                cut, other[at:stop] = other[at:stop], []
                place = chance.randrange(len(other) + 1)
                other[place:place] = cut
            case 3:
                other[at:stop] = [part.strip() + chance.choice(JOINTS) for part in other[at:stop]]
            case _:
                other[at:at] = other[at:stop]
    return "".join(parts), "".join(other)


def plain(name: str, text: str) -> Reading:
    return Reading(Article(name, text), tokenise(text), (), ())


@settings(max_examples=300)
@given(edited_pairs())
def test_edits_rebuild_right_from_left(pair: tuple[str, str]) -> None:
    left, right = pair
    result = compare_articles(plain("left", left), plain("right", right), PAIR, min_run=5)
    assert rebuild_right(left, right, result.blocks) == right
    for block in result.blocks:
        if block.left and block.right:
            frame = Span(block.right[0].start, block.right[-1].end)
            assert rebuild_block(left, right, block) == frame.cut(right)


@settings(max_examples=300)
@given(edited_pairs())
def test_blocks_cover_every_word_once(pair: tuple[str, str]) -> None:
    left, right = pair
    result = compare_articles(plain("left", left), plain("right", right), PAIR, min_run=5)
    for text, side in ((left, 0), (right, 1)):
        tokens = tokenise(text)
        covered = [span for block in result.blocks for span in (block.left, block.right)[side]]
        for start, end in zip(tokens.starts.tolist(), tokens.ends.tolist(), strict=True):
            assert sum(span.start <= start and end <= span.end for span in covered) == 1


@settings(max_examples=200)
@given(edited_pairs())
def test_shares_sum_to_one(pair: tuple[str, str]) -> None:
    left, right = pair
    result = compare_articles(plain("left", left), plain("right", right), PAIR, min_run=5)
    for share in (result.left_share, result.right_share):
        parts = (share.verbatim, share.moved, share.edited, share.own)
        assert all(part >= 0 for part in parts)
        assert abs(sum(parts) - (1 if share.words else 0)) < 1e-9


def test_equal_texts_are_one_relation() -> None:
    text = "The board said the quay would open on Monday.\nIt had taken three years to build it."
    result = compare_articles(plain("left", text), plain("right", text), PAIR, 8)
    assert result.pair.relation == "identical"
    assert result.left_share.verbatim == 1.0


def test_furniture_inside_a_passage_is_rebuilt_once() -> None:
    left, right = "Share this\nOne. Two.", "One.\nShare this\nTwo."
    passage = Block(
        "edited", "split", (Span(11, 20),), (Span(0, 4), Span(16, 20)),
        (Edit("added", Span(15, 16), Span(4, 16), "content"),),
    )  # fmt: skip
    line = Block("same", "one", (Span(0, 10),), (Span(5, 15),), role="furniture")
    assert rebuild_right(left, right, [line, passage]) == right
