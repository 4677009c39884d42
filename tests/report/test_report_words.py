"""Marks, short names and readings of raw text."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.model import Block, Edit, Span
from dedup.report.labels import short_names
from dedup.report.marks import marks_of, runs
from dedup.report.words import (
    direction,
    excerpt,
    joins,
    legible,
    sound,
    visible,
    whole_words,
    word_count,
)
from report.sample import BLOCKS, LEFT, RIGHT

TEXTS = st.text(alphabet='ابتسحّـ كي abc12,."«»،٪漢字ไทย\n', max_size=60)


@given(TEXTS, st.data())
def test_runs_put_together_are_the_passage(text: str, data: st.DataObject) -> None:
    def spans(count: int) -> list[Span]:
        edges = sorted(
            data.draw(st.lists(st.integers(0, len(text)), min_size=2 * count, max_size=2 * count))
        )
        return [Span(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]

    passage = spans(1)[0]
    weights = st.sampled_from(["cosmetic", "content"])
    edits = tuple(Edit("wording", span, span, data.draw(weights)) for span in spans(3))
    block = Block("edited", "one", (passage,), (passage,), edits=edits)
    marks = marks_of(block, "left", text, text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(marks))
    shown = "".join(p.text for run in runs(text, passage, marks, spans(2)) for p in run.pieces)
    assert shown == passage.cut(text)


@given(TEXTS, st.data())
def test_a_widened_span_cuts_no_word(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    wide = whole_words(text, Span(start, end))
    assert wide.start <= start
    assert wide.end >= end
    if start < end:
        for edge in (wide.start, wide.end):
            assert not (0 < edge < len(text) and joins(text[edge - 1]) and joins(text[edge]))


def test_two_edits_of_one_word_are_one_mark() -> None:
    text, other = 'قال "زيد"، نعم', "قال زيد نعم"
    edits = (
        Edit("quote_marks", Span(4, 5), Span(4, 4), "cosmetic"),
        Edit("quote_marks", Span(8, 10), Span(7, 7), "cosmetic"),
    )
    block = Block("same", "one", (Span(0, 14),), (Span(0, 11),), edits=edits)
    (mark,) = marks_of(block, "left", text, other)
    assert mark.span.cut(text) == '"زيد"،'
    assert mark.other == "زيد"
    (mark,) = marks_of(block, "right", other, text)
    assert (mark.span.cut(other), mark.other) == ("زيد", '"زيد"،')


def test_marks_of_the_sample_lie_on_their_words() -> None:
    found = {
        mark.span.cut(LEFT): (mark.look, mark.other)
        for block in BLOCKS
        for mark in marks_of(block, "left", LEFT, RIGHT)
    }
    assert found["40"] == ("only", "45")
    assert found["الشرقي"] == ("spelling", "الشرقى")


@pytest.mark.parametrize(
    ("ids", "names"),
    [
        (["000_99ca", "001_ec03"], ["000", "001"]),
        (["a-1", "a-2", "b"], ["a-1", "a-2", "b"]),
        (["same", "same_2"], ["same", "same_2"]),
        (["../x", "…"], ["../x", "…"]),
        ([], []),
    ],
)
def test_short_names(ids: list[str], names: list[str]) -> None:
    assert [short_names(ids)[name] for name in ids] == names


def test_a_name_forges_no_line_with_line_breaks_of_its_own() -> None:
    names = ["1 a\nwrote /elsewhere", "1 a\nwrote\r2", "1 a\n"]
    assert not re.search(r"[\n\r]", " ".join(short_names(names).values()))
    assert set(short_names(["a\n", "a\r"]).values()) == {"a␊", "a␍"}


@given(st.lists(st.text(max_size=40), max_size=20))
def test_short_names_stay_apart(ids: list[str]) -> None:
    names = short_names(ids)
    assert set(names) == set(ids)
    shown = [names[name] for name in set(ids)]
    assert len(set(shown)) == len({visible(name) for name in set(ids)})


def test_direction_and_counts() -> None:
    assert direction("FTF WG مجموعة العمل المعنية بالمقاتلين") == "rtl"
    assert direction("98%") == "ltr"
    assert word_count("بغداد – نجلاء الطائي") == 3
    assert word_count("漢字 ok") == 3
    assert excerpt("one two three", 8) == "one two …"


def test_controls_are_shown_and_surrogates_replaced() -> None:
    assert visible("a\u202eb\x1b[31m\x00") == "a[RLO]b␛[31m␀"
    assert sound("a\ud800") == "a\ufffd"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("8\u200f4 8\u00ad4", "8[RLM]4 8[SHY]4"),
        ("\u200f84\u200f، 12\u200f/5", None),
        ("Donau\u00addampf", None),
        ("a\ufe01b \U000e0101", "a[U+FE01]b [U+E0101]"),
        ("\u2764\ufe0f 1\ufe0f\u20e3 \u8fbb\U000e0100", None),  # a heart, a keycap, a name in kanji
        ("\u2764\ufe0f\ufe01\U000e0102", "\u2764\ufe0f[U+FE01][U+E0102]"),
    ],
)
def test_what_hides_in_words_and_numbers_is_shown_and_what_belongs_there_is_not(
    text: str, shown: str | None
) -> None:
    assert legible(text) == (text if shown is None else shown)
