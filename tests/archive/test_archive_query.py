"""A query says of a new article what the archive would hold after adding it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from archive.news import collection, dump
from dedup.archive.query import Answer, query
from dedup.archive.store import open_archive
from dedup.engine.local import find_pairs
from dedup.errors import InputError
from dedup.match import keys
from dedup.model import Article, Pair
from dedup.options import ScanOptions

AddTo = Callable[..., Any]


def ask(path: Path, *articles: Article) -> list[Answer]:
    with open_archive(str(path)) as archive:
        return list(query(archive, articles))


def partners(article: str, pairs: tuple[Pair, ...]) -> dict[str, tuple[Any, ...]]:
    """What an article is paired with: the figures that do not depend on which side it is."""
    return {
        pair.right if pair.left == article else pair.left: (
            pair.relation,
            pair.resemblance,
            *(
                (pair.left_containment, pair.right_containment)
                if pair.left == article
                else (pair.right_containment, pair.left_containment)
            ),
            pair.longest_run,
            pair.found_by,
        )
        for pair in pairs
        if article in (pair.left, pair.right)
    }


@pytest.mark.parametrize("small", [0, 2_000_000], ids=["sampled", "small"])
@pytest.mark.parametrize(("seed", "most"), [(1, 10), (2, 200)])
def test_the_answer_is_what_an_add_would_pair(
    seed: int, most: int, small: int, add_to: AddTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "SMALL_WORDS", small)
    articles = collection(seed, 160)
    known, new = articles[:130], articles[130:]
    add_to(tmp_path / "a", known, max_bucket=most)
    before = dump(tmp_path / "a")
    matches = 0
    for answer, article in zip(ask(tmp_path / "a", *new), new, strict=True):
        wanted = find_pairs([*known, article], ScanOptions(max_bucket=most)).pairs
        got = {match.pair.right: match.pair for match in answer.matches}
        assert partners(article.id, tuple(got.values())) == partners(article.id, wanted)
        for pair in wanted:
            if pair.left == article.id:
                assert got[pair.right].shared_words == pair.shared_words
        matches += len(got)
    assert matches > 20
    assert dump(tmp_path / "a") == before


def test_an_article_that_is_there_is_named_with_its_prints(add_to: AddTo, tmp_path: Path) -> None:
    articles = collection(3, 80)
    add_to(tmp_path / "a", articles)
    found = find_pairs(articles).pairs
    for answer, article in zip(ask(tmp_path / "a", *articles[:30]), articles, strict=False):
        if answer.too_short:
            continue
        named = {match.pair.right for match in answer.matches}
        assert named == {article.id, *partners(article.id, found)}


def test_those_that_share_most_come_first(add_to: AddTo, tmp_path: Path) -> None:
    articles = collection(4, 100)
    add_to(tmp_path / "a", articles)
    answers = ask(tmp_path / "a", *articles)
    assert max(len(answer.matches) for answer in answers) > 2
    for answer in answers:
        words = [match.pair.shared_words for match in answer.matches]
        assert words == sorted(words, reverse=True)


def test_a_stopped_add_is_told_until_it_is_finished(
    add_to: AddTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = collection(7, 120)
    add_to(tmp_path / "whole", articles[:100])
    add_to(tmp_path / "a", articles[:50])
    before = dump(tmp_path / "a")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("dedup.archive.add.write_results", stopped)
        with pytest.raises(KeyboardInterrupt):
            add_to(tmp_path / "a", articles[50:100])
    with pytest.raises(InputError, match="an add was interrupted before it had decided"):
        ask(tmp_path / "a", *articles[100:])
    left = dump(tmp_path / "a")
    assert len(left["main.articles"]) == 100
    assert left["main.pairs"] == before["main.pairs"]
    add_to(tmp_path / "a", [])
    assert dump(tmp_path / "a") == dump(tmp_path / "whole")


def test_short_texts_and_an_empty_archive(add_to: AddTo, tmp_path: Path) -> None:
    add_to(tmp_path / "a", [])
    short, long = ask(
        tmp_path / "a",
        Article("s", "Too short to say."),
        Article("l", "Long enough to be looked for in an archive that holds nothing at all."),
    )
    assert (short.too_short, short.words, short.matches) == (True, 4, ())
    assert (long.too_short, long.words, long.matches) == (False, 14, ())
    assert long.to_dict() == {"left": "l", "words": 14, "too_short": False, "matches": []}
