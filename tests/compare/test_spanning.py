"""Large stories: few pairs are compared, and what is told of them is what all pairs would tell."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import combinations

import pytest

from dedup.compare.reading import read_article
from dedup.compare.stories import spanning
from dedup.model import Article, Report
from dedup.pipeline import scan

WORDS = [
    f"{first}{second}"
    for first in ("mar", "tel", "sor", "bin", "kal", "dor", "pes", "lun", "vig", "ham")
    for second in ("ona", "ipe", "uth", "esk", "alo", "irm", "ogan", "ebu", "ysti", "orr")
]


def prose(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def outlets(count: int, seed: int = 3) -> list[Article]:
    """Prints of one report: some cut, those with a paragraph that no other has, own ends."""
    rng = random.Random(seed)  # noqa: S311 - invented news, not a secret
    lines = [prose(rng, 40) for _ in range(6)]
    extra = prose(rng, 40)
    articles = []
    for number in range(count):
        kept = lines if number % 4 else lines[:4]
        body = [kept[0], *([] if number % 4 else [extra]), *kept[1:]]
        words = "\n".join(body).split(" ")
        words[rng.randrange(5, len(words))] = "harbour"
        text = " ".join(words) + (f"\n{prose(rng, 16)}" if number % 5 == 1 else "")
        articles.append(Article(f"n{number:03}", text, outlet=f"outlet {number}"))
    return articles


def told(report: Report) -> object:
    """What a story says, without how it was found out."""
    (story,) = report.stories
    ledger = [(row.label, row.verdict, row.cells) for row in story.ledger]
    return story.articles, story.base, story.base_basis, story.matrix, ledger, story.times


def test_few_pairs_tell_what_all_pairs_tell(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = outlets(16)
    few = scan(articles)
    monkeypatch.setattr(spanning, "ALL_PAIRS", 100)
    every = scan(articles)
    assert not every.uncompared
    assert len(few.comparisons) < len(every.comparisons) / 3
    assert told(few) == told(every)
    compared = {(c.pair.left, c.pair.right) for c in few.comparisons}
    left = {(pair.left, pair.right) for pair in few.uncompared}
    assert not compared & left
    assert compared | left == {(c.pair.left, c.pair.right) for c in every.comparisons}


def test_a_passage_that_the_base_lacks_is_compared_where_it_stands() -> None:
    articles = outlets(16)
    report = scan(articles)
    (story,) = report.stories
    holders = {article.id for article in articles if int(article.id[1:]) % 4 == 0}
    assert story.base not in holders
    linked = {
        name
        for comparison in report.comparisons
        if {comparison.pair.left, comparison.pair.right} <= holders
        for name in (comparison.pair.left, comparison.pair.right)
    }
    assert linked == holders


def test_the_work_grows_with_the_outlets_not_their_square() -> None:
    counts = {size: len(scan(outlets(size)).comparisons) for size in (15, 30, 60)}
    assert counts[60] <= 2.3 * counts[30] <= 5.3 * counts[15]
    assert counts[60] < 3 * 60


def test_a_reading_that_two_outlets_share_against_the_base_is_told() -> None:
    articles = outlets(14)
    for number in (3, 9):
        words = articles[number].text.split(" ")
        words[60] = "lanternfish"
        articles[number] = replace(articles[number], text=" ".join(words))
    report = scan(articles)
    told = [finding for finding in report.findings if finding.kind == "common_source"]
    (found,) = [f for f in told if any("lanternfish" in item.text for item in f.evidence)]
    assert {item.article for item in found.evidence} == {"n003", "n009", report.stories[0].base}
    assert len(told) <= 6


def test_the_order_of_the_input_changes_nothing() -> None:
    articles = outlets(14)
    report = scan(articles)
    shuffled = list(articles)
    random.Random(5).shuffle(shuffled)  # noqa: S311
    assert scan(shuffled) == report


def test_nothing_is_left_out_in_silence() -> None:
    report = scan(outlets(16))
    rest = len(report.uncompared)
    assert report.to_dict()["counts"]["uncompared"] == rest > 0
    assert any(str(rest) in str(notice) for notice in report.notices)


def test_a_small_story_is_compared_whole() -> None:
    report = scan(outlets(spanning.ALL_PAIRS))
    names = [article.id for article in outlets(spanning.ALL_PAIRS)]
    assert [(c.pair.left, c.pair.right) for c in report.comparisons] == list(combinations(names, 2))


def test_runs_do_not_reach_into_furniture() -> None:
    body = prose(random.Random(1), 30)  # noqa: S311
    reading = read_article(Article("a", f"{body}\nCopyright 2021. All rights reserved."))
    other = read_article(Article("b", body))
    size = 8
    assert set(spanning._runs(reading, size).tolist()) - {0} == set(
        spanning._runs(other, size).tolist()
    )
