"""What makes two articles a pair: copied words that say something, in the body, unquoted."""

from __future__ import annotations

import pytest

from dedup import scan
from dedup.compare.comparison import compare_articles
from dedup.compare.reading import read_article
from dedup.match.verify import measure
from dedup.model import Article

OWN = {
    "one": "Pilots complained that the channel was still too narrow for large vessels this year.",
    "two": "Farmers in the hills meanwhile celebrated an unusually generous harvest of olives.",
}
HEADLINE = "Northern harbour opens its new quay after three years of slow building work this spring"
SPEECH = "we shall build the quay again and we shall not ask anybody for money to do it"
COPIED = "engineers put the final cost of the project at twice the sum first voted by the council"


def relations(one: str, two: str) -> list[str]:
    report = scan([Article("one", one), Article("two", two)])
    return [comparison.pair.relation for comparison in report.comparisons]


def test_a_common_headline_is_no_pair() -> None:
    assert relations(*(f"{HEADLINE}\n{own}\n{own[::-1]}" for own in OWN.values())) == []


def test_common_speech_is_a_quotation() -> None:
    one = f"{OWN['one']}\nThe mayor said: “{SPEECH}.”\n{OWN['one'][::-1]}"
    two = f"{OWN['two']}\n“{SPEECH},” the mayor told reporters.\n{OWN['two'][::-1]}"
    assert relations(one, two) == ["quotation"]


def test_a_copied_sentence_is_a_partial_copy() -> None:
    one = f"{OWN['one']}\nBut {COPIED}.\n{OWN['one'][::-1]}"
    two = f"{OWN['two']}\nYesterday {COPIED} of the town.\n{OWN['two'][::-1]}"
    assert relations(one, two) == ["partial"]


def test_names_and_offices_are_no_pair() -> None:
    office = "Harbour Secretary General Lina Maria Haddad of the Northern Coast Union"
    one = f"{OWN['one']}\nThe visit of {office} was short.\n{OWN['one'][::-1]}"
    two = f"{OWN['two']}\nLetters to {office} went unread.\n{OWN['two'][::-1]}"
    assert relations(one, two) == []


def test_a_long_quotation_makes_no_near_copy() -> None:
    speech = ". ".join([SPEECH, COPIED, HEADLINE, SPEECH[::-1]])
    one = f"{OWN['one']}\nThe mayor said: “{speech}.”"
    two = f"{OWN['two']}\n“{speech},” the mayor told reporters."
    assert relations(one, two) == ["quotation"]


def test_what_both_tell_around_a_quotation_is_a_copy() -> None:
    one = f"{OWN['one']} {COPIED}.\nThe mayor said: “{SPEECH}.”"
    two = f"{OWN['one']} {COPIED}.\n“{SPEECH},” the mayor told reporters."
    assert relations(one, two) == ["near_copy"]


def test_a_figure_and_its_noun_are_no_copy() -> None:
    figure = "won just seven of thirty two seats in the north"
    one = f"{OWN['one']}\nThe list {figure}, it was said.\nThe mayor said: “{SPEECH}.”"
    two = f"{OWN['two']}\nHers {figure} of the bay.\n“{SPEECH},” the mayor told reporters."
    assert relations(one, two) == ["quotation"]


TITLE = "the keeper of the inner harbour and warden of the outer lights and chairman for the tides"
OTHER = "the deputy keeper of all the northern moles and spokesman of the guild of pilots"


@pytest.mark.parametrize(("stock", "relation"), [((), "partial"), ((TITLE, OTHER), "none")])
def test_stock_text_is_no_copy_even_if_chained(stock: tuple[str, ...], relation: str) -> None:
    formulas = tuple(f" {formula} " for formula in stock)
    left, right = (
        read_article(
            Article(name, f"{own}\n{own[::-1]} {own[::-1]}\nA visit by {TITLE} {OTHER} was short."),
            formulas,
        )
        for name, own in OWN.items()
    )
    pair = measure(left.article, right.article)
    assert compare_articles(left, right, pair, 8).pair.relation == relation


LINK = "رابط الخبر بصحيفة المرفأ: افتتاح رصيف جديد في الميناء الشمالي"


def test_the_link_line_of_a_site_changes_nothing() -> None:
    text = (
        "افتتح مدير الميناء الشمالي أمس رصيفا جديدا للسفن الصغيرة بعد سنوات من العمل.\n"
        "وأوضح المدير أن الرصيف يتسع لأربعين قاربا وأن الصيادين سيستعملونه من غير رسوم."
    )
    assert relations(text, f"{text}\n{LINK}") == ["identical"]
