"""A date whose year is told beside it is resolved by that, not by what is nearest."""

from __future__ import annotations

import pytest

from dedup.compare.figures import read_figures


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("وقع الاتفاق في 5 تشرين الثاني/نوفمبر الماضي بجوبا", "2015-11-05"),
        ("أغلق المصنع في 28 حزيران المنصرم", "2015-06-28"),
        ("يفتتح الجسر في 3 مارس المقبل", "2017-03-03"),
        ("زار المدينة في 12 أيلول من العام الماضي", "2015-09-12"),
        ("بدأت الورشة في 4 مايو الماضي", "2016-05-04"),
        ("هطل الثلج في نوفمبر الماضي", "2015-11"),
        ("يصوم الناس يوم 10 محرم", "2016-10-11"),
        ("التقوا في 27 رمضان الماضي", "2015-07-14"),
        ("روز ۱۷ شهریور در تهران برگزار شد", "2016-09-07"),
        ("The court sits next March 3 in Lagos.", "2017-03-03"),
        ("The mill shut on March 3 of last year.", "2015-03-03"),
        ("The mill shut last December 5.", "2015-12-05"),
        ("The bridge opens on February 29 next year.", None),
        ("The bridge opened on March 3.", "2016-03-03"),
    ],
)
def test_the_year_told_beside_a_date(text: str, resolved: str | None) -> None:
    figures = read_figures(text, published="2016-05-20")
    assert figures[0].resolved == resolved


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("نقلت الشاحنات 2.500 طن من القمح", None),
        ("نقلت الشاحنات 2.500 طن من القمح و7.5 طن من الأرز", "2.5"),
        ("نقلت الشاحنات 2.500 طن من القمح بكلفة 1.250.000 دينار", "2500"),
        ("نقلت الشاحنات 3.500 جندي", "3500"),
        ("The trucks moved 1.500 people.", None),
        ("The trucks burned 3.459 gallons.", "3.459"),
    ],
)
def test_a_point_before_three_digits_is_read_by_what_the_text_shows(
    text: str, value: str | None
) -> None:
    assert read_figures(text)[0].value == value


@pytest.mark.parametrize(
    ("language", "text", "resolved"),
    [
        ("es", "El jueves 19, dijo el juez.", "2016-05-19"),
        ("it", "Il tribunale decide lunedì 30.", "2016-05-30"),
        ("en", "It opened on Friday the 13th.", "2016-05-13"),
        ("es", "El jueves 20, dijo el juez.", None),
    ],
)
def test_a_weekday_tells_the_month_of_its_day(
    language: str, text: str, resolved: str | None
) -> None:
    _, day = read_figures(text, language=language, published="2016-05-20")
    assert (day.kind, day.resolved) == ("date", resolved)
