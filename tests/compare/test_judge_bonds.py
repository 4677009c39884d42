"""Each figure with its own verb, noun or name: exchanged, in another order, of two subjects."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dedup.model import Comparison

Compare = Callable[[str, str], Comparison]

QUAKE = "قال مدير المستشفى إن الزلزال الذي ضرب الجزيرة فجر الاثنين أسفر عن {} في القرى الجبلية."
STORM = "The storm that struck the northern coast on Monday {}, the harbour office said in a note."
TEMPETE = "Selon la préfecture, la tempête qui a frappé la côte lundi soir a {} dans les villages."
SHARE = "أظهر تقرير الميناء السنوي أن حصة الشحن البحري ارتفعت {} خلال موسم الشتاء وحده."
TRADE = "The annual report of the port shows that the number of ships rose {} in a single winter."
GAMES = "At the regional games that closed on Sunday in the old capital {} after a long week."
RATES = "وفي تعاملات البنوك المحلية صباح الاثنين بلغ سعر {} بحسب نشرة المصرف المركزي الأسبوعية."


def amounts(comparison: Comparison) -> set[str]:
    told = [c for c in comparison.figures if (c.left or c.right) and not _of_the_day(c)]
    return {change.verdict for change in told}


def _of_the_day(change: object) -> bool:
    figure = getattr(change, "left", None) or getattr(change, "right", None)
    return figure.kind in ("weekday", "relative_date")


@pytest.mark.parametrize(
    ("frame", "left", "right"),
    [
        (QUAKE, "مقتل 89 وإصابة 340", "مقتل 340 وإصابة 89"),
        (QUAKE, "مقتل ثلاثة أشخاص وإصابة سبعة", "مقتل سبعة أشخاص وإصابة ثلاثة"),
        (QUAKE, "سقوط 89 قتيلا و340 جريحا", "سقوط 340 قتيلا و89 جريحا"),
        (STORM, "killed 89 people and injured 340", "killed 340 people and injured 89"),
        (STORM, "killed 89 and injured 340", "killed 340 and injured 89"),
        (STORM, "left 14 killed and 35 injured", "left 35 killed and 14 injured"),
        (TEMPETE, "tué 89 personnes et blessé 340", "tué 340 personnes et blessé 89"),
        (SHARE, "من 32 في المئة إلى 42 في المئة", "من 42 في المئة إلى 32 في المئة"),
        (SHARE, "من 32 في المئة إلى 42", "من 42 في المئة إلى 32"),
        (TRADE, "from 320 to 410", "from 410 to 320"),
        (TRADE, "from 32 percent to 42 percent", "from 42 percent to 32 percent"),
        (GAMES, "Norland won 3 gold medals and Sudland won 5 gold medals",
         "Norland won 5 gold medals and Sudland won 3 gold medals"),
        (RATES, "الدولار 48.5 ليرة واليورو 52.1 ليرة", "الدولار 52.1 ليرة واليورو 48.5 ليرة"),
        (QUAKE, "مقتل 89 وإصابة 340 وفقدان 25", "مقتل 340 وإصابة 25 وفقدان 89"),
        (TRADE, "to 14 at Tyre, 35 at Jbeil and 72 at Acre",
         "to 35 at Tyre, 72 at Jbeil and 14 at Acre"),
    ],
)  # fmt: skip
def test_figures_exchanged_are_told(compare: Compare, frame: str, left: str, right: str) -> None:
    comparison = compare(frame.format(left), frame.format(right))
    assert amounts(comparison) == {"changed"}
    reasons = [str(change.reason) for change in comparison.figures if change.verdict == "changed"]
    assert all("exchanged" in reason for reason in reasons)


@pytest.mark.parametrize(
    ("frame", "left", "right"),
    [
        (QUAKE, "مقتل 89 وإصابة 340", "إصابة 340 ومقتل 89"),
        (QUAKE, "مقتل ثلاثة أشخاص وإصابة سبعة", "إصابة سبعة ومقتل ثلاثة أشخاص"),
        (QUAKE, "سقوط 89 قتيلا و340 جريحا", "سقوط 340 جريحا و89 قتيلا"),
        (STORM, "killed 14 and injured 35", "injured 35 and killed 14"),
        (STORM, "left 14 killed and 35 injured", "left 35 injured and 14 killed"),
        (STORM, "left 89 people killed and 340 injured", "left 340 people injured and 89 killed"),
        (TEMPETE, "fait 14 morts et 35 blessés", "fait 35 blessés et 14 morts"),
        (TRADE, "from 32 percent to 42 percent", "to 42 percent from 32 percent"),
        (GAMES, "Norland won 3 gold medals and Sudland won 5 gold medals",
         "Sudland won 5 gold medals and Norland won 3 gold medals"),
        (RATES, "الدولار 48.5 ليرة واليورو 52.1 ليرة", "اليورو 52.1 ليرة والدولار 48.5 ليرة"),
        (RATES, "المستشفى بسعة 400 سرير والمركز (بيت العيون) السعة 200 سرير",
         "المستشفى السعة 400 سرير والمركز (بيت العيون) بسعة 200 سرير"),
    ],
)  # fmt: skip
def test_the_same_facts_in_another_order_are_no_change(
    compare: Compare, frame: str, left: str, right: str
) -> None:
    comparison = compare(frame.format(left), frame.format(right))
    assert amounts(comparison) <= {"same", "restated"}


@pytest.mark.parametrize(
    ("frame", "left", "right"),
    [
        (GAMES, "Norland won 3 gold medals", "Sudland won 5 gold medals"),
        (RATES, "الدولار 48.5 ليرة", "اليورو 52.1 ليرة"),
    ],
)
def test_one_formula_of_two_subjects_is_no_change(
    compare: Compare, frame: str, left: str, right: str
) -> None:
    comparison = compare(frame.format(left), frame.format(right))
    assert amounts(comparison) == {"left_only", "right_only"}


MATCH = "In the last match of the summer cup on the island {} in front of a large crowd."
CUP = "وفي ختام كأس الصيف على ملعب الجزيرة {} أمام جمهور كبير من الأهالي والصيادين القدامى."


@pytest.mark.parametrize(
    ("frame", "left", "right", "verdict", "reason"),
    [
        (MATCH, "the Sailors beat the Fishermen 2-1", "the Fishermen beat the Sailors 2-1",
         "changed", "sides"),
        (MATCH, "the Sailors beat the Fishermen 2-1", "the Sailors beat the Fishermen 1-2",
         "changed", "turned round"),
        (MATCH, "Sailors against Fishermen ended 2-1", "Fishermen against Sailors ended 1-2",
         "restated", "another order"),
        (CUP, "فاز البحارة على الصيادين 2-1", "فاز الصيادون على البحارة 2-1", "changed", "sides"),
        (CUP, "فاز فريق البحارة على فريق الصيادين 2-1",
         "فاز فريق البحارة على فريق الصيادين 1-2", "changed", "turned round"),
    ],
)  # fmt: skip
def test_a_score_is_a_score_of_its_sides(
    compare: Compare, frame: str, left: str, right: str, verdict: str, reason: str
) -> None:
    (change,) = compare(frame.format(left), frame.format(right)).figures
    assert change.verdict == verdict
    assert reason in str(change.reason)


def test_a_score_told_after_its_place_is_the_same(compare: Compare) -> None:
    left = "In the summer cup on the island the Sailors beat the Fishermen 2-1 before a crowd."
    right = "The Sailors beat the Fishermen 2-1 in the summer cup on the island before a crowd."
    assert [change.verdict for change in compare(left, right).figures] == ["same"]
