"""Arabic number words in every spelling, gender and case are read back.

The speller draws among all forms of each word, apart from the reader's tables and grammar.
"""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.figures import read_figures

UNITS = {
    1: ("واحد", "واحدة", "واحدا"),
    2: ("اثنان", "اثنين", "اثنتان", "اثنتين", "إثنان", "إثنين"),
    3: ("ثلاثة", "ثلاث", "ثلاثا"),
    4: ("أربعة", "أربع", "اربعة"),
    5: ("خمسة", "خمس"),
    6: ("ستة", "ست"),
    7: ("سبعة", "سبع"),
    8: ("ثمانية", "ثماني", "ثمان"),
    9: ("تسعة", "تسع"),
}
TEENS = {
    10: ("عشرة", "عشر"),
    11: ("أحد عشر", "احد عشر", "إحدى عشرة"),
    12: ("اثنا عشر", "اثني عشر", "اثنتا عشرة", "اثنتي عشرة", "إثني عشر"),
}
TENS = {20: "عشر", 30: "ثلاث", 40: "أربع", 50: "خمس", 60: "ست", 70: "سبع", 80: "ثمان", 90: "تسع"}
STEMS = {3: "ثلاث", 4: "أربع", 5: "خمس", 6: "ست", 7: "سبع", 8: "ثمان", 9: "تسع"}
DUAL_HUNDREDS = ("مئتان", "مئتين", "مائتان", "مائتين")
SCALES = {
    10**9: (("مليار", "ملياراً", "بليون"), ("ملياران", "مليارين"), ("مليارات", "بلايين")),
    10**6: (("مليون", "مليوناً"), ("مليونان", "مليونين"), ("ملايين",)),
    10**3: (("ألف", "ألفاً", "الف"), ("ألفان", "ألفين"), ("آلاف", "الاف")),
}


class Speller:
    """Writes a number, each word in a form that ``draw`` chooses."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one_of(self, forms: tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(forms))

    def join(self, words: list[str]) -> str:
        return self.one_of((" و", " و ")).join(words)

    def number(self, value: int) -> str:
        words = []
        for scale, (single, dual, plural) in SCALES.items():
            count, value = divmod(value, scale)
            if count == 1:
                words.append(self.one_of(single))
            elif count == 2:
                words.append(self.one_of(dual))
            elif count:
                few = 3 <= count % 100 <= 10
                words.append(f"{self.group(count)} {self.one_of(plural if few else single)}")
        if value:
            words.append(self.group(value))
        return self.join(words)

    def group(self, value: int) -> str:
        hundreds, low = divmod(value, 100)
        return self.join([word for word in (self.hundreds(hundreds), self.low(low)) if word])

    def hundreds(self, count: int) -> str:
        hundred = self.one_of(("مئة", "مائة"))
        if count < 2:
            return hundred * count
        if count == 2:
            return self.one_of(DUAL_HUNDREDS)
        return STEMS[count] + self.one_of(("", " ")) + hundred

    def low(self, value: int) -> str:
        if value in TEENS:
            return self.one_of(TEENS[value])
        tens, unit = divmod(value, 10)
        if tens == 1:
            return self.one_of((f"{UNITS[unit][0]} عشر", f"{UNITS[unit][1]} عشرة"))
        ten = TENS[tens * 10] + self.one_of(("ون", "ين")) if tens else ""
        return self.join([word for word in (self.one_of(UNITS[unit]) if unit else "", ten) if word])


@st.composite
def spelled(draw: st.DrawFn) -> tuple[int, str]:
    value = draw(st.integers(3, 999) | st.integers(1000, 10**12 - 1))
    return value, Speller(draw).number(value)


@given(spelled(), st.sampled_from(["", "و", "ب", "ل"]))
def test_every_form_is_read_back(case: tuple[int, str], clitic: str) -> None:
    value, words = case
    (figure,) = read_figures(f"قالت الهيئة {clitic}{words}.", language="ar")
    assert figure.value == str(value), words


@given(spelled(), st.sampled_from([("دولارا", "USD"), ("دينارا كويتيا", "KWD"), ("يورو", "EUR")]))
def test_with_a_currency_the_value_is_the_same(
    case: tuple[int, str], currency: tuple[str, str]
) -> None:
    value, words = case
    (figure,) = read_figures(f"بلغت الكلفة {words} {currency[0]}", language="ar")
    assert (figure.value, figure.unit) == (str(value), currency[1])
