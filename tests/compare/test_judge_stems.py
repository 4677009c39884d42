"""Stems unite the forms of a noun, and words keep their place in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.stems import stem, words_of
from dedup.model import Span
from dedup.text.fold import fold_word


@pytest.mark.parametrize(
    "forms",
    [
        "أعضاء عضو عضوا العضوية",
        "دولة دول الدول للدولة",
        "نازح نازحين النازحين للنازحين",
        "أراضي الأراضي أراضيهم",
        "يسيطر سيطرت سيطرة",
        "قتيل قتلى القتلى",
        "member members Members",
        "country countries",
        "killed kills killing",
    ],
)
def test_forms_of_one_word_have_one_stem(forms: str) -> None:
    assert len({stem(fold_word(form)) for form in forms.split()}) == 1


@pytest.mark.parametrize("words", ["نازح مقاتل", "member state", "قتيل جريح"])
def test_other_words_have_other_stems(words: str) -> None:
    assert len({stem(fold_word(word)) for word in words.split()}) == 2


@pytest.mark.parametrize("word", ["من", "وإذا", "الذي", "the", "98", "٩٨"])
def test_particles_and_numbers_say_nothing(word: str) -> None:
    assert stem(fold_word(word)) == ""


@given(st.text(alphabet="ابتةـًَ ّأن the98٩'’_-،.\n日本ß", max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    last = 0
    for word in words_of(text, Span(0, len(text))):
        assert last <= word.span.start < word.span.end <= len(text)
        assert word.folded == fold_word(word.span.cut(text))
        last = word.span.end


@pytest.mark.parametrize("text", ["नदी में बाढ़ है", "ஆற்றில் வெள்ளம்", "cafe\u0301 fermé", "שָׁלוֹם עולם"])
def test_vowel_signs_and_accents_are_inside_words(text: str) -> None:
    words = words_of(text, Span(0, len(text)))
    assert [text[word.start : word.end] for word in words] == text.split()
