"""What holds for every alignment: spans in order and apart, both ways round, bounded time."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading
from dedup.compare.rebuild import rebuild_right
from dedup.compare.sides import read_sides
from dedup.compare.variants import canonical, variant_forms
from dedup.compare.vocabulary import FUNCTION_WORDS
from dedup.model import Article, Comparison, Pair
from dedup.text.segment import folded_words, tokenise

PAIR = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
SYLLABLES = ("سا", "مر", "كو", "بن", "لي", "دا", "رو", "تم", "حا", "شي", "نو", "قل")


def compared(left: str, right: str) -> Comparison:
    sides = (
        Reading(Article(n, t), tokenise(t), (), ()) for n, t in (("left", left), ("right", right))
    )
    return compare_articles(*sides, PAIR, 8)


def made_up(chance: random.Random, sentences: int) -> list[str]:
    """Sentences of made-up words, so that two of them share words by chance only."""
    return [
        " ".join("".join(chance.choices(SYLLABLES, k=4)) for _ in range(chance.randrange(7, 20)))
        + "."
        for _ in range(sentences)
    ]


def made_up_once(seed: int, sentences: int) -> list[str]:
    return made_up(random.Random(seed), sentences)  # noqa: S311


@st.composite
def versions(draw: st.DrawFn) -> tuple[str, str]:
    """An article and another version: sentences dropped, added, repeated, moved, broken anew."""
    chance = random.Random(draw(st.integers(0, 2**32)))  # noqa: S311
    left = made_up(chance, draw(st.integers(3, 14)))
    right = list(left)
    for _ in range(draw(st.integers(0, 5))):
        at = chance.randrange(len(right))
        match chance.randrange(4):
            case 0 if len(right) > 2:
                del right[at]
            case 1:
                right.insert(at, made_up(chance, 1)[0])
            case 2:
                right.insert(chance.randrange(len(right)), right.pop(at))
            case _:
                words = right[at].split()
                words[len(words) // 2] = "كلمة"
                right[at] = " ".join(words)
    return broken(chance, left), broken(chance, right)


def broken(chance: random.Random, sentences: list[str]) -> str:
    """The sentences as paragraphs: all in one, one each, or broken anywhere."""
    breaks = chance.choice((0.0, 0.4, 1.0))
    return "".join(s + ("\n" if chance.random() < breaks else " ") for s in sentences).strip()


@settings(max_examples=150)
@given(versions())
def test_spans_stand_in_order_and_apart(pair: tuple[str, str]) -> None:
    result = compared(*pair)
    assert rebuild_right(*pair, result.blocks) == pair[1]
    for side in (0, 1):
        covered = []
        for block in result.blocks:
            spans = (block.left, block.right)[side]
            assert list(spans) == sorted(spans)
            covered += spans
        covered.sort()
        assert all(a.end <= b.start for a, b in pairwise(covered))


@settings(max_examples=150)
@given(versions())
def test_the_other_way_round_is_the_mirror_image(pair: tuple[str, str]) -> None:
    """Where no sentence repeats another, the passages do not depend on which side is left."""
    forth, back = compared(*pair), compared(*pair[::-1])
    there = {(block.left, block.right) for block in forth.blocks if block.left and block.right}
    assert there == {(b.right, b.left) for b in back.blocks if b.left and b.right}
    assert forth.left_share.shared == pytest.approx(back.right_share.shared)


@settings(max_examples=50)
@given(versions())
def test_every_kept_sentence_is_found(pair: tuple[str, str]) -> None:
    """Moved, or in a paragraph broken elsewhere: a sentence of both stands in a shared block."""
    result = compared(*pair)
    shared = [span for block in result.blocks if block.right for span in block.left]
    for sentence in (part.strip() + "." for part in pair[0].split(".") if part.strip()):
        if sentence in pair[1]:
            at = pair[0].index(sentence)
            assert any(s.start <= at and at + len(sentence) <= s.end for s in shared), sentence


def test_a_paragraph_printed_twice_is_matched_once() -> None:
    lines = made_up_once(5, 4)
    result = compared("\n".join(lines), "\n".join([*lines, lines[1]]))
    assert [block.kind for block in result.blocks] == ["same"] * 4 + ["right_only"]


def test_split_and_merged_at_once() -> None:
    one, two, three, four = made_up_once(6, 4)
    left, right = f"{one} {two}\n{three}\n{four}", f"{one}\n{two} {three} {four}"
    result = compared(left, right)
    assert result.left_share.shared == result.right_share.shared == 1.0
    assert {block.kind for block in result.blocks} == {"same"}
    assert not any(block.moved for block in result.blocks)


def test_two_languages_in_one_article() -> None:
    english = "The ministry of transport opened the northern quay after three years of slow work."
    arabic = made_up_once(7, 2)
    left = f"{arabic[0]}\n{english}\n{arabic[1]}"
    right = f"{english}\n{arabic[0]} {arabic[1]}"
    result = compared(left, right)
    assert result.left_share.shared == 1.0
    assert [block.moved for block in result.blocks].count(True) == 1


REPEATS = {
    "one word": ("word " * 20_000, "word " * 20_000),
    "two words in turn": ("alpha beta " * 10_000, "beta alpha " * 10_000),
    "short lines in turn": ("alpha beta gamma.\n" * 5000, "beta alpha gamma.\n" * 5000),
    "one sentence": ("The old crane fell into the water.\n" * 3000,) * 2,
}


@pytest.mark.parametrize("name", REPEATS)
def test_repeats_take_bounded_time(name: str) -> None:
    left, right = REPEATS[name]
    compared("warm up the kernels", "warm up the kernels")
    started = time.process_time()
    result = compared(left, right)
    assert time.process_time() - started < 10
    assert rebuild_right(left, right, result.blocks) == right


def test_ids_agree_with_folded_words() -> None:
    """Two words have one id just where they fold alike or are spellings of one name."""
    forms = variant_forms()
    words = sorted({*forms, *forms.values(), *FUNCTION_WORDS, "سفينة", "سفينه", "74", "٧٤", "Kiev"})
    text = " / ".join(words)
    tokens = tokenise(text)
    sides = read_sides((text, tokens), ("", tokenise("")))
    folded = folded_words(text, tokens)
    for side_id, function, word in zip(sides[0].ids, sides[0].function, folded, strict=True):
        first = next(at for at, other in enumerate(folded) if canonical(other) == canonical(word))
        assert side_id == sides[0].ids[first]
        assert function == (canonical(word) in FUNCTION_WORDS)
    assert len(set(sides[0].ids)) == len(set(map(canonical, folded)))
