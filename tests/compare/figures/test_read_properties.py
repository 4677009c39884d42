"""What holds for any text: exact spans, order, linear time; and values that survive being spelled.

The spellers here are written apart from the tables: what they write must be read back.
"""

from __future__ import annotations

import gc
import subprocess
import sys
import time
from itertools import pairwise

import pytest
from babel.core import get_global
from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.figures import read_figures

LETTERS = "0123456789٠٣٩۵,.،٫٬/-:%٪$()\n ـًوبالمنخسةتعشر١هصف\u200f aefghinotwy½²年百分之万三и"
WORDS = (
    "خمسة وعشرون ألف مليون ونصف الثاني من إلى بين و12 فبراير شباط 2018 14:30 98% دولار الاثنين"
    " أمس السنوات الماضية قبل عام $3.5bn two hundred and a half third quarter May 12-14 to between"
    " percent 1,000 1.000 3 000 هـ 1439 رمضان / ( ) - \n رقم و عشر مئتان بـ الـ صفر"
    " 3ر60 الشهر الجاري ذاته هذا الساعة مساء والنصف دقيقة جزء مئة أعمارهم سنة ـ الماضي قبل"
    " الميلاد م د 5+1 عمره الخامسة"
).split(" ")


@given(st.text(LETTERS, max_size=60) | st.text(max_size=40))
def test_spans_are_exact_sorted_and_apart(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join))
def test_spans_hold_for_running_figures(text: str) -> None:
    check(text)


def check(text: str) -> None:
    figures = read_figures(text, published="2018-02-15")
    for figure in figures:
        assert figure.text == figure.span.cut(text)
        assert figure.text
    for left, right in pairwise(figures):
        assert left.span.end <= right.span.start


@pytest.mark.parametrize("published", ["", "garbage", "2018-02-15", "2018-02-15T10:00:00+03:00"])
def test_any_day_of_publication(published: str) -> None:
    (figure,) = read_figures("وصل أمس", published=published)
    assert figure.resolved == ("2018-02-14" if published.startswith("2018") else None)


@pytest.mark.parametrize("published", ["0001-01-01", "0999-12-31", "9999-12-31T23:59:59Z"])
def test_a_clock_that_was_never_set_resolves_nothing(published: str) -> None:
    found = read_figures("on 18 January, yesterday, 5 رمضان", published=published)
    assert found
    assert not any(figure.resolved for figure in found)


@given(st.integers(1, 999_999_999))
def test_arabic_spelled_numbers_are_read_back(number: int) -> None:
    spelled = spell_arabic(number)
    (figure,) = read_figures(f"بلغ العدد {spelled}.")
    assert figure.value == str(number), spelled


@given(st.integers(2, 999_999_999))
def test_english_spelled_numbers_are_read_back(number: int) -> None:
    spelled = spell_english(number)
    (figure,) = read_figures(f"They counted {spelled} votes.", language="en")
    assert figure.value == str(number), spelled


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_digits_are_read_back_in_three_scripts(whole: int, cents: int) -> None:
    western = f"{whole:,}.{cents:02d}"
    eastern = western.translate(str.maketrans("0123456789,.", "٠١٢٣٤٥٦٧٨٩٬٫"))
    persian = western.translate(str.maketrans("0123456789,.", "۰۱۲۳۴۵۶۷۸۹٬٫"))
    values = {read_figures(f"{text} دولار")[0].value for text in (western, eastern, persian)}
    assert values == {f"{whole}.{cents:02d}".rstrip("0").rstrip(".")}


UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
TENS = ["", "عشرة", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون"]
HUNDREDS = ["", "مائة", "مائتان", "ثلاثمئة", "أربعمائة", "خمسمئة", "ستمائة", "سبعمئة", "ثمانمائة"]
HUNDREDS += ["تسعمئة"]
SCALES = [("", "", ""), ("ألف", "ألفان", "آلاف"), ("مليون", "مليونان", "ملايين")]


def spell_arabic(number: int) -> str:
    groups = []
    for scale, (single, dual, plural) in enumerate(SCALES):
        group = number // 1000**scale % 1000
        if not group:
            continue
        if scale == 0 or group > 2:
            noun = plural if 3 <= group % 100 <= 10 else single
            groups.append(f"{spell_arabic_group(group)} {noun}".strip())
        else:
            groups.append(single if group == 1 else dual)
    return " و".join(reversed(groups))


def spell_arabic_group(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    tens, unit = divmod(rest, 10)
    if rest in (11, 12):
        low = ["أحد عشر", "اثنا عشر"][rest - 11]
    elif 13 <= rest <= 19:
        low = f"{UNITS[unit]} عشر"
    else:
        low = " و".join(word for word in (UNITS[unit], TENS[tens]) if word)
    return " و".join(word for word in (HUNDREDS[hundreds], low) if word)


SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
).split()
ROUND = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell_english(number: int) -> str:
    for size, name in ((10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            tail = joint + spell_english(rest) if rest else ""
            return f"{spell_english(number // size)} {name}{tail}"
    if number >= 100:
        rest = f" and {spell_english(number % 100)}" if number % 100 else ""
        return f"{SMALL[number // 100]} hundred{rest}"
    if number < 20:
        return SMALL[number]
    unit = number % 10
    return ROUND[number // 10 - 2] + (f"-{SMALL[unit]}" if unit else "")


ALPHABETS = "1 و ا ـ . , / : - ( % ٪ ١ 万 x \n خ ' @ + ½".split(" ")
PHRASES = [
    "1 ",
    "1/",
    "1-",
    "1:",
    "و1 ",
    "خمسة و",
    "مئة و",
    "من 1 إلى ",
    "12 و",
    "1ر",
    "1 - ",
    "ـ 1",
    "3 من الشهر ",
    "twenty-",
    "a@b.c ",
    "20世纪",
    "5又",
]


def is_linear(text: str, count: int, floor: float) -> bool:
    """Whether ten times as much takes less than twenty times as long to read, at the best of three
    tries; what takes less than ``floor`` CPU seconds counts as that."""
    read_figures("1")
    short = max(floor, min(spent(text * (count // 10)) for _ in range(3)))
    return any(spent(text * count) < 20 * short for _ in range(3))


def spent(text: str) -> float:
    """CPU seconds of reading: other tests' garbage is not collected here."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    try:
        read_figures(text)
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("letter", ALPHABETS)
def test_long_runs_of_one_letter_take_linear_time(letter: str) -> None:
    assert is_linear(letter, 100_000, floor=0.05)


@pytest.mark.parametrize("phrase", PHRASES)
def test_long_runs_of_a_phrase_take_linear_time(phrase: str) -> None:
    assert is_linear(phrase, 4_000, floor=0.02)


@pytest.mark.parametrize("run", ["1:\u202e", "2\u202e", "3 \u2066", "\u202e4\u202c"])
def test_long_runs_of_numbers_and_overrides_take_linear_time(run: str) -> None:
    assert is_linear(run, 10_000, floor=0.02)


def test_a_number_of_5000_digits_is_shown_without_a_value() -> None:
    (figure,) = read_figures("7" * 5000)
    assert figure.kind == "identifier" or figure.value is None


@given(st.sampled_from(sorted(get_global("language_aliases"))) | st.text("abcz-_Ω/.", max_size=5))
def test_any_declared_language_is_read(tag: str) -> None:
    assert [f.value for f in read_figures("12 345", language=tag)] != []


def test_a_language_may_have_a_code_of_three_letters() -> None:
    (figure,) = read_figures("twenty-seven", language="eng")
    assert figure.value == "27"


def test_no_language_lends_its_weekdays_to_one_read_after_it() -> None:
    """Babel's data of locales share what they inherit; Hebrew read after Urdu had Urdu weekdays."""
    program = """
from dedup.compare.figures import read_figures
assert [f.value for f in read_figures("اجلاس پیر کو ہوا", language="ur")] == ["MON"]
assert read_figures("הישיבה ביום پیر נדחתה", language="he") == ()
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
