"""After every batch an archive holds what one find of all its articles gives: the same rows."""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.news import collection, dump, prose, rows
from dedup.archive.store import ensure_archive, open_archive
from dedup.engine.local import Found, find_pairs
from dedup.errors import InputError
from dedup.match import keys
from dedup.model import Article, Origin, Skip
from dedup.options import ScanOptions

AddTo = Callable[..., Any]


def holds(path: Path, found: Found) -> None:
    """Fail where the archive has other pairs, stock text or notices, in any figure."""
    fields = ("left", "right", "relation", "resemblance", "left_containment", "right_containment",
              "shared_words", "longest_run")  # fmt: skip
    assert rows(path, "main.pairs") == [
        (*(getattr(pair, name) for name in fields), list(pair.found_by)) for pair in found.pairs
    ]
    assert rows(path, "main.stock") == sorted(
        (item.article, item.span.start, item.span.end, item.text, item.articles)
        for item in found.stock
    )
    assert [text for _, text in rows(path, "main.notices")] == list(map(str, found.notices))


@pytest.mark.parametrize(
    ("seed", "most", "small"),
    [(1, 5, 0), (2, 20, 6000), (3, 200, 2_000_000), (4, 5, 2_000_000), (5, 20, 0)],
)
def test_random_batches_end_as_one_find_of_all(
    seed: int, most: int, small: int, add_to: AddTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "SMALL_WORDS", small)
    articles = collection(seed)
    cuts = sorted(random.Random(seed).sample(range(1, len(articles)), 4))  # noqa: S311
    options = ScanOptions(max_bucket=most)
    for begin, stop in zip([0, *cuts], [*cuts, len(articles)], strict=True):
        add_to(tmp_path / "a", articles[begin:stop], max_bucket=most)
        holds(tmp_path / "a", find_pairs(articles[:stop], options))
    add_to(tmp_path / "b", reversed(articles), max_bucket=most)
    assert dump(tmp_path / "a") == dump(tmp_path / "b")


TEXTS = ["", "one two three", *(prose(random.Random(seed), 12 + seed) for seed in range(6))]  # noqa: S311
TEXTS += [f"{TEXTS[2]} {TEXTS[3]}", f"{TEXTS[4]}\n{TEXTS[3]}", TEXTS[5].upper()]


@settings(max_examples=12)
@given(
    batches=st.lists(st.lists(st.sampled_from(TEXTS), max_size=12), min_size=1, max_size=4),
    most=st.sampled_from([1, 2, 3, 200]),
)
def test_few_texts_many_times_in_any_batches(
    batches: list[list[str]], most: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from dedup.archive.add import add
    from dedup.options import silent

    path = tmp_path_factory.mktemp("any") / "a"
    ensure_archive(str(path), {"max_bucket": most})
    articles: list[Article] = []
    for batch in batches:
        new = [Article(f"{len(articles) + n:03}", text) for n, text in enumerate(batch)]
        articles += new
        with open_archive(str(path), write=True) as archive:
            add(archive, new, silent)
    holds(path, find_pairs(articles, ScanOptions(max_bucket=most)))


def test_what_is_there_already_is_no_change(add_to: AddTo, tmp_path: Path) -> None:
    articles = collection(4, 60)
    add_to(tmp_path / "a", articles)
    before = dump(tmp_path / "a")
    again = add_to(tmp_path / "a", articles)
    assert (again.added, again.known, again.skipped) == (0, 60, ())
    assert again.pairs[0] == again.pairs[1] > 0
    assert dump(tmp_path / "a") == before


def test_an_id_with_another_text_is_refused_by_name_and_the_rest_goes_on(
    add_to: AddTo, tmp_path: Path
) -> None:
    first = Article("a", "The ferry to Sella sails at nine.", origin=Origin("one.jsonl", 3))
    add_to(tmp_path / "a", [first])
    other = Article("a", "The ferry to Sella does not sail.", origin=Origin("two.jsonl", 0))
    unread = Skip(Origin("two.jsonl", 1), "empty text")
    done = add_to(tmp_path / "a", [other, unread, Article("b", "Another text.")])
    assert (done.added, done.known) == (1, 0)
    assert [(skip.origin.record, skip.reason) for skip in done.skipped] == [
        (1, "empty text"),
        (0, "same id 'a' as one.jsonl record 3 in the archive but another text"),
    ]
    assert [row[0] for row in rows(tmp_path / "a", "main.articles")] == ["a", "b"]


def test_an_article_is_kept_as_it_was_read(add_to: AddTo, tmp_path: Path) -> None:
    origin = Origin("a.jsonl", 7, "ff", "cp1256", ("1 character replaced", "two"), "jsonl")
    place = ("Sella Post", "ع", "2024-02-03", "http://x", "ar", origin)
    article = Article("x", "نص\0 قصير", *place, author="N. H.")
    plain = Article("y", "'; DROP TABLE articles; --")
    add_to(tmp_path / "a", [article, plain])
    (one, two) = rows(tmp_path / "a", "main.articles")
    assert one[:5] == ("x", "Sella Post", "ع", "N. H.", "2024-02-03")
    assert one[5:9] == ("http://x", "ar", "نص\0 قصير", 2)
    assert one[10:13] == ("a.jsonl", 7, "ff")
    assert one[14:] == ("cp1256", ["1 character replaced", "two"], "jsonl")
    assert (two[7], two[11], two[15]) == ("'; DROP TABLE articles; --", None, [])


def test_large_adds_are_committed_in_batches(
    add_to: AddTo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dedup.archive.add.BATCH_CHARS", 10_000)
    articles = collection(5, 80)
    add_to(tmp_path / "a", articles)
    assert len(rows(tmp_path / "a", "main.batches")) > 2
    holds(tmp_path / "a", find_pairs(articles))


def test_stories_are_named_by_their_first_article(add_to: AddTo, tmp_path: Path) -> None:
    text = prose(random.Random(1), 60)  # noqa: S311
    add_to(tmp_path / "a", [Article(name, text) for name in ("c", "b")])
    assert rows(tmp_path / "a", "main.stories") == [("b", "b"), ("b", "c")]
    add_to(tmp_path / "a", [Article("a", text)])
    assert rows(tmp_path / "a", "main.stories") == [("a", "a"), ("a", "b"), ("a", "c")]


def test_counts_of_grams_are_those_of_the_words(add_to: AddTo, tmp_path: Path) -> None:
    from dedup.archive.texts import load
    from dedup.kernels.surprise import run_grams

    articles = collection(6, 80)
    for begin in range(0, 80, 16):
        add_to(tmp_path / "a", articles[begin : begin + 16])
    with open_archive(str(tmp_path / "a")) as archive:
        texts = load(archive).texts
        counts: dict[int, int] = {}
        for begin, stop in zip(texts.bounds, texts.bounds[1:], strict=False):
            for size in (1, 2, 3):
                for at in range(begin, stop - size + 1):
                    (gram,) = _longest(run_grams, texts.words, at, size)
                    counts[gram] = counts.get(gram, 0) + 1
        found = archive.connection.execute(
            "SELECT gram, max(count) FROM archive.matcher.grams GROUP BY gram"
        ).fetchall()
    repeated = {gram: count for gram, count in counts.items() if count > 1}
    assert {gram % 2**64: count for gram, count in found} == repeated


def _longest(run_grams: Any, words: Any, at: int, size: int) -> set[int]:
    """The hash of the one gram of ``size`` words at a place."""
    import numpy as np

    whole = set(run_grams(words, np.array([at]), np.array([size])).tolist())
    parts = [
        set(run_grams(words, np.array([at + skip]), np.array([size - 1])).tolist())
        for skip in (0, 1)
        if size > 1
    ]
    return whole.difference(*parts)


def test_real_news_in_five_adds(add_to: AddTo, tmp_path: Path, shared: Path) -> None:
    with gzip.open(shared / "data" / "saudi_ar.jsonl.gz", "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for _, line in zip(range(5000), lines, strict=False)]
    articles = [Article(record["id"], record["body"]) for record in records]
    for begin in range(0, 5000, 1000):
        add_to(tmp_path / "a", articles[begin : begin + 1000])
    found = find_pairs(articles)
    assert len(found.pairs) > 500
    holds(tmp_path / "a", found)


def test_an_archive_that_is_not_there_is_told(tmp_path: Path) -> None:
    with (
        pytest.raises(InputError, match="no such archive"),
        open_archive(str(tmp_path / "none")),
    ):
        pass
