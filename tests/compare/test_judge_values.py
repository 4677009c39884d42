"""Two figures of one fact: the verdict and the slip that is named."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.figures.dates.when import weekday_in, when
from dedup.compare.judging.slips import scale_slip
from dedup.compare.judging.values import compare_values, same_value
from dedup.model import Figure, Span


def figure(text: str, kind: str, value: str | None, unit: str | None = None, **more: Any) -> Figure:
    return Figure(Span(0, len(text)), text, kind, value, unit=unit, **more)


def usd(text: str, value: str | None, **more: Any) -> Figure:
    return figure(text, "money", value, "USD", **more)


RESTATED = [
    (figure("98%", "percent", "98", "%"), figure("98 في المائة", "percent", "98", "%")),
    (figure("3 ملايين", "count", "3000000"), figure("3,000,000", "count", "3000000")),
    (figure("half", "fraction", "1/2"), figure("50%", "percent", "50", "%")),
    (figure("11 ايلول/سبتمبر 2014", "date", "2014-09-11"),
     figure("11 سبتمبر 2014", "date", "2014-09-11")),
    (figure("12 فبراير", "date", "XXXX-02-12"), figure("12 فبراير 2018", "date", "2018-02-12")),
    (figure("الاثنين", "weekday", "MON"), figure("12 فبراير 2018", "date", "2018-02-12")),
    (figure("5 كم", "measure", "5", "km"), figure("5000 متر", "measure", "5000", "m")),
    (figure("عام", "duration", "1", "year"), figure("12 شهرا", "duration", "12", "month")),
    (figure("90 يوما", "duration", "90", "day"), figure("3 أشهر", "duration", "3", "month")),
    (usd("200 million", "200000000"), usd("additional", "200000000", qualifier="additional")),
    (figure("20", "count", "20", "شخصا"), figure("20", "count", "20", "رجلا")),
    (figure("5 ريال", "money", "5", "riyal"), figure("5 ريال سعودي", "money", "5", "SAR")),
    (figure("100 كم", "measure", "100", "km"), figure("62 ميلا", "measure", "62", "mi")),
    (figure("80 كم في الساعة", "measure", "80", "km/h"),
     figure("50 ميلا في الساعة", "measure", "50", "mi/h")),
    (figure("3 ملايين برميل", "measure", "3000000", "bbl"),
     figure("3 ملايين برميل يوميا", "measure", "3000000", "bbl/d")),
    (figure("16:00", "time", "16:00"), figure("4:00", "time", "04:00")),
    (figure("72,837 مترا", "measure", "72837", "m"),
     figure("72.837 مترا", "measure", "72.837", "m")),
    (figure("85 مليون سنتيم", "money", "85000000", "centime"),
     figure("850 ألف درهم", "money", "850000", "MAD")),
    (figure("۱۵۰ ریال", "money", "150", "IRR"), figure("۱۵ تومان", "money", "15", "toman")),
    (figure("5 ذي الحجة 1439هـ", "date", "2018-08-16", calendar="hijri"),
     figure("5 ذو الحجة", "date", "XXXX-12-05", calendar="hijri", resolved="2018-08-16")),
    (figure("25 basis points", "measure", "25", "bp"),
     figure("a quarter of a percentage point", "percentage_points", "0.25", "pp")),
    (figure("14 degrees Fahrenheit", "measure", "14", "degF"),
     figure("minus 10 degrees Celsius", "measure", "-10", "Cel")),
    (figure("67.70", "vague", None), figure("70.67", "count", "70.67")),
    (usd("952.\u200f1", None), usd("1.952", None)),
    (figure("20-21 أغسطس", "date_range", "XXXX-08-20", high="XXXX-08-21"),
     figure("20-21 أغسطس 2015", "date_range", "2015-08-20", high="2015-08-21")),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right"), RESTATED)
def test_the_same_value_in_another_form_is_restated(left: Figure, right: Figure) -> None:
    assert compare_values(left, right).agrees
    assert compare_values(right, left).agrees


CHANGED = [
    (usd("200 مليار دولار", "200000000000"), usd("200 مليون دولار", "200000000"), "1,000 times"),
    (figure("980", "count", "980"), figure("890", "count", "890"), "changed places"),
    (figure("1987", "count", "1987"), figure("1937", "count", "1937"), "one digit"),
    (figure("1,234", "count", "1234"), figure("1,200", "count", "1200"), "rounded"),
    (figure("3 ملايين برميل", "measure", "3000000", "bbl"),
     figure("3 مليارات برميل يوميا", "measure", "3000000000", "bbl/d"), "1,000 times"),
    (usd("$5m", "5000000"), figure("€5m", "money", "5000000", "EUR"), "another currency"),
    (figure("5%", "percent", "5", "%"), figure("5 points", "percentage_points", "5"), "points"),
    (figure("10-20", "count", "10", high="20"),
     figure("12-15", "count", "12", high="15"), "narrowed"),
    (figure("10-20", "count", "10", high="20"), figure("10", "count", "10"), "narrowed"),
    (figure("12-15", "count", "12", high="15"),
     figure("10-20", "count", "10", high="20"), "widened"),
    (usd("2 to 3 million", "2000000", high="3000000"),
     usd("2 to 3 billion", "2000000000", high="3000000000"), "1,000 times"),
    (figure("98%", "percent", "98", "%"),
     figure("98%", "percent", "98", "%", qualifier="more_than"), "gained"),
    (figure("12 May 2019", "date", "2019-05-12"),
     figure("14 May 2019", "date", "2019-05-14"), "2 days"),
    (figure("12 May", "date", "XXXX-05-12"), figure("14 May", "date", "XXXX-05-14"), "2 days"),
    (figure("12 May", "date", "2019-05-12"), figure("12 June", "date", "2019-06-12"), "month"),
    (figure("12 May", "date", "2019-05-12"), figure("12 May", "date", "2018-05-12"), "year"),
    (figure("عام 1985", "year", "1985"), figure("عام 1958", "year", "1958"), "changed places"),
    (figure("8 ذو الحجة", "date", "XXXX-12-08", calendar="hijri"),
     figure("9 ذي الحجة", "date", "XXXX-12-09", calendar="hijri"), "1 day"),
    (figure("8 ذو الحجة", "date", "XXXX-12-08", calendar="hijri"),
     figure("8 ديسمبر", "date", "XXXX-12-08"), "no part"),
    (figure("4-15 August", "date_range", "XXXX-08-04", high="XXXX-08-15"),
     figure("15 August", "date", "XXXX-08-15"), "both ends"),
    (figure("March 20, 1828–May 23, 1906", "date_range", "1828-03-20", high="1906-05-23"),
     figure("1906", "year", "1906"), "both ends"),
    (figure("2011-2015", "date_range", "2011", high="2015"),
     figure("2013-2015", "date_range", "2013", high="2015"), "year"),
    (figure("1436/1437", "date_range", "2014", high="2016"),
     figure("1437", "year", "2015", high="2016"), "both ends"),
    (figure("04.30", "time", "04:30"), figure("16.30", "time", "16:30"), "another time"),
    (figure("9 am", "time", "09:00"), figure("10 am", "time", "10:00"), "another time"),
    (figure("9 am", "time", "09:00"), figure("9 pm", "time", "21:00"), "another time"),
    (figure("5 كم", "measure", "5", "km"), figure("5 أميال", "measure", "5", "mi"), "another unit"),
    (figure("5 أطنان", "measure", "5", "t"), figure("5 كغ", "measure", "5", "kg"), "another unit"),
    (figure("3 سنوات", "duration", "3", "year"),
     figure("3 أشهر", "duration", "3", "month"), "another unit"),
    (figure("4 أسابيع", "duration", "4", "week"),
     figure("شهر", "duration", "1", "month"), "against"),
    (figure("10 أطنان", "measure", "10", "t"), figure("20 طنا", "measure", "20", "t"), "against"),
    (usd("3.094 million", "3094000"), usd("3.094 billion", "3094000000"), "1,000 times"),
    (usd("$3.094 million", "3094000"), usd("$3,094 million", "3094000000"), "1,000 times"),
    (figure("الاثنين", "weekday", "MON"), figure("الثلاثاء", "weekday", "TUE"), "weekday"),
    (figure("5 كم", "measure", "5", "km"), figure("5 كغ", "measure", "5", "kg"), "another unit"),
    (figure("thousands", "vague", None), figure("2,000", "count", "2000"), "vague"),
    (figure("14", "count", "14"), figure("17", "count", "17"), "14 against 17"),
    (figure("۲۵ آذر", "date", None), figure("۱۵ آذر", "date", None), "another date"),
    (figure("午後9時", "time", "21:00"), figure("午前9時", "time", "09:00"), "another time"),
    (figure("40X", "vague", None), figure("50X", "vague", None), "40X against 50X"),
    (figure("۱۵ ریال", "money", "15", "IRR"),
     figure("۱۵ تومان", "money", "15", "toman"), "another unit"),
]  # fmt: skip


@pytest.mark.parametrize(("left", "right", "slip"), CHANGED)
def test_each_slip_is_named(left: Figure, right: Figure, slip: str) -> None:
    verdict = compare_values(left, right)
    assert not verdict.agrees
    assert slip in str(verdict.reason)


def test_another_scale_is_a_conflict_and_not_a_small_change() -> None:
    assert compare_values(CHANGED[0][0], CHANGED[0][1]).name == "conflict"


def test_equal_words_are_the_same() -> None:
    assert compare_values(usd("5 دولار", "5"), usd("5 دولار", "5")).name == "same"
    assert compare_values(usd("٥ دولار", "5"), usd("5 دولار", "5")).name == "same"


def test_figures_of_different_dimension_are_no_readings_of_one_fact() -> None:
    assert not same_value(figure("98", "count", "98"), figure("98%", "percent", "98", "%"))


def test_hostile_values_are_not_read() -> None:
    long = figure("9" * 5000, "count", "9" * 5000)
    assert not compare_values(long, figure("9", "count", "9")).agrees
    assert not compare_values(figure("x", "count", "1/0"), figure("9", "count", "9")).agrees


def test_a_weekday_inside_a_date_is_found_in_many_languages() -> None:
    assert weekday_in("أمس الأول الاثنين") == "MON"
    assert weekday_in("Tuesday, 3 May") == weekday_in("mardi 3 mai") == "TUE"
    assert weekday_in("الاثنين والثلاثاء") is None
    assert when(figure("30 فبراير 2018", "date", "2018-02-30")).day is None


numbers = st.integers(1, 10**12).map(str)


@given(numbers, numbers)
def test_the_verdict_does_not_depend_on_the_side(left: str, right: str) -> None:
    ours, theirs = figure(left, "count", left), figure(right, "count", right)
    assert compare_values(ours, theirs).name == compare_values(theirs, ours).name


@given(st.integers(1, 10**9), st.integers(1, 6))
def test_a_power_of_ten_is_always_a_conflict(value: int, power: int) -> None:
    ours, theirs = str(value), str(value * 10**power)
    assert compare_values(usd(ours, ours), usd(theirs, theirs)).name == "conflict"


@given(st.fractions(min_value=1), st.fractions(min_value=1))
def test_a_scale_slip_is_a_power_of_ten(left: Any, right: Any) -> None:
    times = scale_slip(left, right)
    assert times == 0 or max(left, right) == times * min(left, right)
