"""A quotation that others print in other words: one finding, as serious as it is certain."""

from __future__ import annotations

import pytest
from compare.found import BODY, HARBOUR, found, kinds

from dedup.model import Article
from dedup.options import ScanOptions
from dedup.pipeline import report_pair


def test_a_quotation_altered_between_many_outlets_is_one_finding() -> None:
    ways = {"a": "في الربيع", "b": "في الربيع", "c": "في الصيف", "d": "في الصيف", "e": "في الصيف"}
    texts = {name: BODY.format("45 مليون دولار", way) for name, way in ways.items()}
    (item,) = [f for f in found(texts) if f.kind == "quote_altered"]
    assert item.text.values == {"first_articles": "a, b", "second_articles": "c, d, e"}
    assert {proof.article for proof in item.evidence} == set(ways)
    assert [ways[proof.article] in proof.text for proof in item.evidence] == [True] * 5
    assert item.evidence[0].text != item.evidence[1].text  # what differs is seen at once


def test_three_wordings_of_one_quotation_are_one_finding() -> None:
    ways = {"a": "في الربيع", "b": "في الصيف", "c": "في الخريف"}
    texts = {name: BODY.format("45 مليون دولار", way) for name, way in ways.items()}
    (item,) = [f for f in found(texts) if f.kind == "quote_altered"]
    assert item.text.values == {"articles": "a, b, c", "wordings": "3"}
    assert (item.severity, len(item.evidence)) == ("high", 3)


@pytest.mark.parametrize(
    ("said", "day", "severity"),
    [
        ("we shall close the old quay to heavy ships in spring", "2021-03-05", "high"),
        ("we shall close the old quay to heavy ships in spring", "2021-03-09", "medium"),
        ("heavy ships will find that old quay closed once spring has come", "2021-03-04", "medium"),
    ],
)
def test_what_may_be_two_statements_is_less_serious(said: str, day: str, severity: str) -> None:
    frame = HARBOUR + '\n"{}", Hale told the rowers of the town.'
    left = frame.format("we shall close the old quay to heavy ships in autumn")
    pair = (("a", left, "2021-03-04"), ("b", frame.format(said), day))
    articles = [Article(name, text, published=at, language="en") for name, text, at in pair]
    told = report_pair(*articles, ScanOptions()).findings
    assert [f.severity for f in told if f.kind == "quote_altered"] == [severity]


def test_two_quotations_of_one_text_are_two_findings() -> None:
    other = "وأضاف: «لن نرفع أجرة {} على القوارب الصغيرة مهما طال العمل في المرفأ القديم».\n"
    texts = {
        "a": BODY.format("45 مليون دولار", "في الربيع") + other.format("الرسو"),
        "b": BODY.format("45 مليون دولار", "في الصيف") + other.format("العبور"),
    }
    assert kinds(found(texts)).count("quote_altered") == 2


def test_prints_that_were_compared_with_no_other_wording_are_listed_too() -> None:
    ways = {"a": "في الربيع", "b": "في الصيف", "c": "في الربيع", "d": "في الربيع"}
    texts = {name: BODY.format("45 مليون دولار", way) for name, way in ways.items()}
    items = found(texts, (("a", "b"), ("a", "c"), ("a", "d")))
    (item,) = [f for f in items if f.kind == "quote_altered"]
    assert item.text.values == {"first_articles": "a, c, d", "second_articles": "b"}
