"""What makes two articles a pair: copied words that say something, in the body, unquoted."""

from __future__ import annotations

from dedup import scan
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
