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


@pytest.mark.parametrize(("sentences", "relation"), [(3, "partial"), (1, "quotation")])
def test_sentences_touched_up_beside_common_speech_are_copied(
    sentences: int, relation: str
) -> None:
    texts = [
        "The old lighthouse {} shut its heavy doors {} visitors climbed narrow stairs.",
        "Dockers {} unloaded crates of oranges {} slept beside warm engines until {} evening.",
        "Nobody {} repaired broken lamps along {} quay after storms tore away wooden fences.",
    ][:sentences]
    said = f"The mayor said: “{SPEECH}.”"
    one, two = (
        f"{own}\n{said}\n{' '.join(texts).replace('{}', word)}\n{own[::-1]} {own[5:][::-1]}"
        for own, word in zip(OWN.values(), ("never", "always"), strict=True)
    )
    assert relations(one, two) == [relation]


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


FORM = (
    "The harbour bank lent the fishing fleet {} million crowns at {} per cent in the morning round,"
    " took {} million back by noon and closed its books with {} million still to be placed."
)
MONDAY, TUESDAY = FORM.format(312, "4.25", 57, 119), FORM.format(455, "4.5", 83, 240)


def of_days(one: str, two: str, outlets: tuple[str, str], days: tuple[str, str]) -> str:
    left, right = (
        read_article(Article(name, text, outlet=outlet, published=day))
        for name, text, outlet, day in zip("ab", (one, two), outlets, days, strict=True)
    )
    pair = measure(left.article, right.article)
    return compare_articles(left, right, pair, 8).pair.relation


@pytest.mark.parametrize(
    ("other", "days", "relation"),
    [
        (TUESDAY, ("2021-03-01", "2021-03-02"), "none"),
        (TUESDAY, ("1-MAR-1987 10:35:22.27", "2-MAR-1987 09:20:00.00"), "none"),
        (TUESDAY, ("2021-03-01T09:00", "2021-03-01T17:00"), "near_copy"),
        (TUESDAY, ("2021-03-01", ""), "near_copy"),
        (FORM.format(312, "4.25", 75, 119), ("2021-03-01", "2021-03-02"), "near_copy"),
    ],
    ids=["another day", "days of telex", "the same day", "day unknown", "one figure mended"],
)
def test_a_form_filled_in_again_is_no_copy(
    other: str, days: tuple[str, str], relation: str
) -> None:
    for outlets in (("Gazette", "Gazette"), ("Gazette", "Courier")):
        assert of_days(MONDAY, other, outlets, days) == relation


@pytest.mark.parametrize(
    ("outlet", "day", "relation"),
    [
        ("Gazette", "2021-03-03", "none"),
        ("Gazette", "2021-03-02", "near_copy"),
        ("Courier", "2021-03-03", "near_copy"),
    ],
)
def test_of_one_outlet_days_later_two_other_figures_tell(
    outlet: str, day: str, relation: str
) -> None:
    form = "Pilots took {} ships through the {}-mile narrows this week, against {} in the last one."
    one, two = form.format(312, 14, 298), form.format(287, 14, 312)
    assert of_days(one, two, ("Gazette", outlet), ("2021-03-01", day)) == relation


def test_prose_too_long_for_a_form_is_a_copy_whatever_its_figures() -> None:
    days, outlets = ("2021-03-01", "2021-03-02"), ("Gazette", "Courier")
    prose = f"{COPIED} after {SPEECH} as they had done before"
    assert of_days(f"{MONDAY} {prose}.", f"{TUESDAY} {prose}.", outlets, days) == "near_copy"


@pytest.mark.parametrize(
    ("outlets", "days", "relation"),
    [
        (("Gazette", "Gazette"), ("2021-03-01", "2021-03-05"), "none"),
        (("Gazette", "Gazette"), ("2021-03-01", "2021-03-02"), "partial"),
        (("Gazette", "Courier"), ("2021-03-01", "2021-03-05"), "partial"),
        (("", ""), ("2021-03-01", "2021-03-05"), "partial"),
    ],
)
def test_a_phrase_of_one_outlet_is_no_copy_days_later(
    outlets: tuple[str, str], days: tuple[str, str], relation: str
) -> None:
    phrase = "the brigade put the fire out before spreading flames reached houses"
    one = f"{OWN['one']}\nBut at dawn {phrase}.\n{OWN['one'][::-1]}"
    two = f"{OWN['two']}\nYesterday {phrase} nearby.\n{OWN['two'][::-1]}"
    assert of_days(one, two, outlets, days) == relation
