"""A report that comes out every day copies its sentences and changes its figures, rightly."""

from __future__ import annotations

import pytest

from dedup import scan
from dedup.compare.stories.instalments import related_series, told_by_instalments
from dedup.model import Article, Figure, LedgerCell, LedgerRow, Span, Story

CLOSE = (
    "The harbour exchange closed at {} points on {}, after {} shares changed hands that day.\n"
    "Traders counted {} deals worth {} million dollars, while {} companies rose and {} companies"
    " fell by the end of the day, the exchange said in its daily note.\n"
    "Shipping shares led the market as they usually do at this time of the year."
)
NAMES = ("الشمالي", "الجنوبي", "الشرقي", "الغربي", "الأوسط", "الصغير")
MONDAY = CLOSE.format("9,337", "Monday", "4,120", "812", "77", "61", "14")
TUESDAY = CLOSE.format("9,269", "Tuesday", "3,905", "640", "58", "22", "49")


def test_instalments_are_told_once_and_quietly() -> None:
    report = scan([Article("monday", MONDAY), Article("tuesday", TUESDAY)])
    changed = [f for f in report.findings if f.kind.startswith("figure")]
    assert [(f.kind, f.severity) for f in changed] == [("figure_changed", "low")]
    assert "instalments" in str(changed[0].text)
    assert changed[0].evidence
    assert [f.severity for f in report.findings if f.kind == "near_copy"] == ["info"]


def test_two_fires_in_one_formula_are_two_fires() -> None:
    fire = (
        "The fire brigade of the harbour town was called at {} on {} to a house in the old quarter,"
        " put the fire out before it could spread and left {} guards behind, the brigade said."
    )
    report = scan(
        [
            Article("one", fire.format("3:15 pm", "Monday", "four")),
            Article("two", fire.format("9:45 am", "Friday", "seven")),
        ]
    )
    changed = [f for f in report.findings if f.kind.startswith("figure")]
    assert [f.severity for f in changed] == ["low"]


def test_one_changed_figure_is_a_changed_figure() -> None:
    other = MONDAY.replace("812", "821")
    report = scan([Article("one", MONDAY), Article("two", other)])
    first = report.findings[0]
    assert (first.kind, first.severity) == ("figure_changed", "high")
    assert any("812" in item.text for item in first.evidence)
    assert any("821" in item.text for item in first.evidence)


def test_a_wrong_clock_is_one_finding() -> None:
    lines = (
        "قال مدير الميناء اليوم الجمعة إن العمل في الرصيف {} الجديد"
        " يسير وفق الخطة المعلنة منذ شهور طويلة."
    )
    articles = [
        Article(name, lines.format(name), published="2015-07-21", language="ar") for name in NAMES
    ]
    dated = [f for f in scan(articles).findings if f.kind == "date_mismatch"]
    assert len(dated) == 1
    assert len({item.article for item in dated[0].evidence}) == 6


def row(one: str, other: str, verdict: str = "differs") -> LedgerRow:
    cells = [
        LedgerCell(name, (Figure(Span(0, 1), value, "count", value),))
        for name, value in (("a", one), ("b", other))
    ]
    return LedgerRow("points of the league", "count", verdict, tuple(cells))


def test_two_matches_of_one_league_are_no_difference_between_outlets() -> None:
    rows = (row("60", "91"), row("7", "11"), row("25", "39"), row("4", "4", "agrees"))
    pairs = related_series([Story("S0001", ("a", "b"), "a", related=True, ledger=rows)])
    assert pairs == {frozenset("ab"): (3, 1)}
    assert [told_by_instalments(item, pairs) for item in rows] == [True, True, True, False]


def test_one_difference_among_agreeing_facts_stays_one() -> None:
    rows = (row("60", "91"), row("4", "4", "agrees"))
    assert related_series([Story("S0001", ("a", "b"), "a", related=True, ledger=rows)]) == {}


PIER = (
    "The harbour board said on the quay that {} would be spent on the new pier before the winter"
    " storms arrive next to the old town."
)


@pytest.mark.parametrize(
    ("left", "right", "words"),
    [
        ("10 million dollars", "10 million euros", "currency"),
        ("5 percent of sales", "5 percentage points of sales", "Percent"),
        ("4 days of work", "4 weeks of work", "unit"),
    ],
)
def test_the_same_number_in_another_unit_is_no_instalment(
    left: str, right: str, words: str
) -> None:
    report = scan([Article("one", PIER.format(left)), Article("two", PIER.format(right))])
    (changed,) = [f for f in report.findings if f.kind == "figure_changed"]
    assert changed.severity == "high"
    assert words in str(changed.text)


BOND = (
    "{} said it will sell {} million dollars of ten year notes to pay for the new pier and for"
    " the two ferries that cross the bay.\nThe notes are sold through the bank of the harbour."
)


@pytest.mark.parametrize(
    ("other", "outlet", "published", "severity"),
    [
        (BOND.format("Norland Ferries", 75), "herald", "2014-05-02", "medium"),
        (BOND.format("Norland Ferries", 75), "courier", "2014-05-02", "high"),
        (BOND.format("Norland Ferries", 75), "courier", "2014-05-01", "high"),
        (BOND.format("Sudland Lines", 75), "courier", "2014-05-01", "low"),
    ],
)
def test_another_day_of_one_outlet_or_another_firm_is_another_report(
    other: str, outlet: str, published: str, severity: str
) -> None:
    first = Article(
        "one", BOND.format("Norland Ferries", 60), outlet="herald", published="2014-05-01"
    )
    second = Article("two", other, outlet=outlet, published=published)
    told = [f.severity for f in scan([first, second]).findings if f.kind.startswith("figure")]
    assert told == [severity]


def test_a_qualifier_alone_makes_no_other_report() -> None:
    texts = BOND.format("Norland Ferries", 75), BOND.format("Sudland Lines", "about 75")
    report = scan([Article(name, text) for name, text in zip("ab", texts, strict=True)])
    (told,) = [str(f.text) for f in report.findings if f.kind == "figure_changed"]
    assert "about 75" in told


def test_a_toll_brought_up_to_date_is_no_other_report_and_hides_no_slip() -> None:
    told = (
        "لقي {toll} عاملا حتفهم وأصيب 32 آخرون بجروح فجر الأربعاء إثر انهيار رصيف مكون من"
        " {floors} طوابق في ميناء مرسى النخيل، بحسب ما أفاد مسؤول في البلدية.\n"
        "وقال مدير الحماية إن الفرق انتشلت {toll} جثة من تحت الأنقاض ولا يزال البحث جاريا عن"
        " {missing} مفقودين، وإن الرصيف شيد عام {year} وصدر بحقه قرار إزالة لم ينفذ.\n"
        "وصرفت البلدية تعويضات قدرها {paid} ألف جنيه لأسرة كل متوفى و10 آلاف جنيه لكل مصاب، وأخلت"
        " خمسة أرصفة مجاورة تعمل فيها ستون أسرة من أهل المدينة."
    )
    first = told.format(toll=14, floors="سبعة", missing="ستة", year=1985, paid=40)
    second = told.format(toll=17, floors="ستة", missing="ثلاثة", year=1958, paid=400)
    report = scan([Article("first", first), Article("second", second)])
    high = [f for f in report.findings if f.kind == "figure_changed" and f.severity == "high"]
    assert any("400" in item.text for finding in high for item in finding.evidence)
    assert not any("instalments" in str(finding.text) for finding in report.findings)


TOLL = (
    "{}A gust tore the roof off the rope works on {}, hurting {} workers and {} passers-by; the"
    " owners put the loss at {} of last year's sales, said a guard who has been there for long.\n"
    "The harbour paid {} dollars to the families and sent {} lorries to clear the quay by {}."
)


def test_two_agencies_are_no_two_subjects() -> None:
    """Each dateline names another agency: what differs below is a misprint all the same."""
    told = ("Monday", "12", "30", "5 percent", "4.5 million", "17", "noon")
    other = (*told[:2], "30", "5 percent", "4.5 billion", "71", "noon")
    report = scan(
        [
            Article("one", TOLL.format("SEAHAM, May 3 (Reuters) - ", *told)),
            Article("two", TOLL.format("SEAHAM (AFP) - ", *other)),
        ]
    )
    high = [str(f.text) for f in report.findings if f.kind == "figure_changed"]
    assert [f.severity for f in report.findings if f.kind == "figure_changed"] == ["high"] * 2
    assert "scale" in "".join(high)


def test_a_misprint_among_instalments_is_told() -> None:
    first = CLOSE.format("9,337", "Monday", "4,120", "812", "77", "61", "14")
    second = CLOSE.format("9,269", "Tuesday", "3,905", "640", "58", "610", "49")
    report = scan([Article("monday", first), Article("tuesday", second)])
    changed = [f for f in report.findings if f.kind == "figure_changed"]
    assert [f.severity for f in changed] == ["high", "low"]
    assert "61 companies" in str(changed[0].text)
