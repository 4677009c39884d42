"""What a program that imports dedup may rely on: the manual's part on Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import dedup
from dedup import Article, compare, find, read, read_figures, scan

SEEDS = Path(__file__).parents[1] / "seeds"
SIX = "The ferry to the island was closed on Monday for repairs that cost $2 million"


def test_articles_tell_what_the_report_says_of_them() -> None:
    listed = scan(read([SEEDS / "000*.txt"])).to_dict()["articles"][0]
    (article,) = (item for item in read([SEEDS / "000*.txt"]) if isinstance(item, Article))
    assert article.to_dict().items() <= listed.items()
    assert set(listed) - set(article.to_dict()) == {"words", "paragraphs"}


def test_what_is_named_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SEEDS.parent)
    pairs = [pair.to_dict() for pair in find(read("seeds"))]
    assert [(pair["left"], pair["right"]) for pair in pairs] == [("000", "001"), ("001", "003")]
    assert [pair.to_dict() for pair in find("seeds")] == pairs
    assert [pair.to_dict() for pair in find(["seeds/00[0-2]*.txt", Path("seeds")])] == pairs
    assert scan("seeds/001*.txt").read == 1


def test_two_articles_of_one_id_are_never_taken_for_one() -> None:
    once, more = (
        Article("a", SIX + " dollars."),
        Article("a", SIX + " dollars. It said so."),
    )
    other = Article("b", SIX + " dollars.")
    told = [
        scan(items).to_dict() for items in ([once, more, other, once], [other, once, once, more])
    ]
    assert told[0] == told[1], "in any order"
    assert told[0]["counts"] | {"candidates": 0} == {
        "read": 4, "compared": 2, "skipped": 2, "candidates": 0, "uncompared": 0
    }  # fmt: skip
    assert [skip["reason"] for skip in told[0]["skipped"]] == [
        "same id 'a' as another article but another text",
        "same id and text as another article: counted once",
    ]
    assert [(pair.left, pair.right) for pair in find(iter([once, more, other]))] == [("a", "b")]


def test_every_type_tells_itself_as_json() -> None:
    left, right = Article("a", SIX + " dollars."), Article("b", SIX + " dollars, it said.")
    told = compare(left, right).to_dict()
    assert json.loads(json.dumps(told))["relation"] == "near_copy"
    assert scan([left, right]).to_dict()["counts"]["compared"] == 2
    assert read_figures("over 5 million euros")[0].to_dict()["unit"] == "EUR"


def test_the_names_are_sorted_and_there() -> None:
    assert dedup.__all__ == sorted(dedup.__all__)
    assert all(hasattr(dedup, name) for name in dedup.__all__)
