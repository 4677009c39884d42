"""Persian numbers written by num2words, and the fractions of Urdu scales, are read back."""

from __future__ import annotations

import pytest

from dedup.compare.figures import read_figures

num2words = pytest.importorskip("num2words").num2words
LARGE = [base**power for base in (3, 7) for power in range(3, 27) if base**power < 10**13]
THIRTIES = frozenset(number for number in range(1000) if number % 100 == 30)
"""num2words writes 30th as سیم; Persian writes سی‌ام."""


@pytest.mark.parametrize("number", [*range(2, 131), *LARGE])
def test_persian_numbers(number: int) -> None:
    (figure,) = read_figures(f"{num2words(number, lang='fa')} نفر", language="fa")
    assert (figure.kind, figure.value, figure.unit) == ("count", str(number), "نفر")


@pytest.mark.parametrize("number", sorted({*range(2, 200)} - THIRTIES))
def test_persian_ordinals(number: int) -> None:
    text = num2words(number, lang="fa", to="ordinal")
    (figure,) = read_figures(f"دوره {text}", language="fa")
    assert (figure.kind, figure.value) == ("ordinal", str(number))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ڈیڑھ لاکھ", "150000"),
        ("ڈھائی کروڑ", "25000000"),
        ("ساڑھے سات ہزار", "7500"),
        ("سوا تین ارب", "3250000000"),
        ("پونے دو لاکھ", "175000"),
        ("دو ارب تیس کروڑ پانچ لاکھ", "2300500000"),
    ],
)
def test_urdu_scales(text: str, value: str) -> None:
    (figure,) = read_figures(f"{text} روپے", language="ur")
    assert (figure.kind, figure.value, figure.unit) == ("money", value, "rupee")
