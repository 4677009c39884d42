"""Folding: one code point to one or none, spelling united, meaning kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.text.fold import CharClass, char_class, fold, fold_char, fold_word, tables


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("حذّر", "حذر"),
        ("إعمار", "أعمار"),
        ("الآن", "الان"),
        ("على", "علي"),
        ("مدرسة", "مدرسه"),
        ("شؤون", "شوون"),
        ("نظرًا", "نظرا"),
        ("الـــعراق", "العراق"),
        ("٢٠١٨", "2018"),
        ("۲۰۱۸", "2018"),
        ("کتاب", "كتاب"),
        ("می‌رود", "میرود"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
        ("Résumé", "resume"),
        ("Ångström", "angstrom"),
        ("ＡＢＣ", "abc"),
        ("Κόσμος", "κοσμοσ"),
    ],
)
def test_spellings_that_are_one_word(left: str, right: str) -> None:
    assert fold_word(left) == fold_word(right)


@pytest.mark.parametrize(
    ("left", "right"), [("قال", "قام"), ("10²", "102"), ("ﷺ", "صلى"), ("कु", "के"), ("10", "١٠٠")]
)
def test_words_that_stay_apart(left: str, right: str) -> None:
    assert fold_word(left) != fold_word(right)


@given(st.text())
def test_offsets_never_move(text: str) -> None:
    folded = fold(text)
    assert len(folded.index) == len(folded.text) + 1
    assert folded.index[-1] == len(text)
    for char, at in zip(folded.text, folded.index, strict=False):
        assert fold_char(text[at]) == char


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold_word(text)
    assert fold_word(once) == once


@given(st.characters())
def test_tables_say_what_the_functions_say(char: str) -> None:
    folded, classes = tables()
    kind = char_class(char)
    if unicodedata.category(char) in ("Cn", "Co", "Cs"):
        return
    assert classes[ord(char)] == kind
    if kind is not CharClass.SEPARATOR:
        assert folded[ord(char)] == ord(fold_char(char) or char)
