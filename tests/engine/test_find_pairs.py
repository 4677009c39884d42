"""What is found, what is not, and that neither order nor copies nor hash seeds change it."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from dedup.engine import intake
from dedup.engine import local as engine
from dedup.engine.local import find_pairs
from dedup.match import keys, notices, outcome
from dedup.match.group import stories
from dedup.match.mass import CLOSEST
from dedup.match.verify import measure
from dedup.model import Article
from dedup.options import LEAST_MEMORY, Resources, ScanOptions

Make = Callable[[int], Any]


def grams(text: str) -> set[tuple[str, ...]]:
    words = text.split()
    return {tuple(words[at : at + 5]) for at in range(len(words) - 4)}


def collection(make: Make, seed: int = 1) -> list[Article]:
    """40 originals; near copies, copies edited everywhere, excerpts and borrowed passages of 20."""
    news = make(seed)
    originals = [news.prose(150) for _ in range(40)]
    texts = list(originals)
    for text in originals[:20]:
        words = text.split()
        start = news.random.randrange(100)
        passage = " ".join(words[start : start + 30])
        texts += [
            f"{news.prose(12)} {text}",
            news.edited(text, 0.1),
            f"{news.prose(60)} {passage} {news.prose(60)}",
            " ".join(words[:60]),
        ]
    return [Article(f"{number:03}", text) for number, text in enumerate(texts)]


@pytest.fixture
def sampled(monkeypatch: pytest.MonkeyPatch) -> None:
    """Treat the small collections of these tests as large ones: keys are sampled."""
    monkeypatch.setattr(keys, "SMALL_WORDS", 0)


def own_words(articles: list[Article]) -> dict[tuple[str, str], int]:
    """Distinct 5-grams in common of every pair, joined exhaustively in plain Python."""
    sets = {article.id: grams(article.text) for article in articles}
    shared = {pair: len(sets[pair[0]] & sets[pair[1]]) for pair in combinations(sorted(sets), 2)}
    return {pair: count for pair, count in shared.items() if count}


def test_small_collections_are_joined_exhaustively(newsroom: Make) -> None:
    articles = collection(newsroom)
    found = {(pair.left, pair.right) for pair in find_pairs(articles).pairs}
    truth = own_words(articles)
    assert {pair for pair, count in truth.items() if count >= 12} <= found
    assert found <= {pair for pair, count in truth.items() if count >= 4}


def test_sampled_keys_find_every_shared_passage_of_24_words(newsroom: Make, sampled: None) -> None:
    articles = collection(newsroom)
    found = {(pair.left, pair.right): pair for pair in find_pairs(articles).pairs}
    truth = {pair for pair, count in own_words(articles).items() if count >= 20}
    assert len(truth) >= 80
    assert truth <= set(found)
    assert {kind for pair in found.values() for kind in pair.found_by} == {"bands", "passages"}


def test_band_keys_alone_find_copies_edited_everywhere(newsroom: Make, sampled: None) -> None:
    news = newsroom(3)
    originals = [news.prose(120) for _ in range(30)]
    articles = [Article(f"a{number:02}", text) for number, text in enumerate(originals)]
    articles += [
        Article(f"b{number:02}", news.edited(text, 0.08)) for number, text in enumerate(originals)
    ]
    options = ScanOptions(min_passage_keys=1000)
    found = find_pairs(articles, options).pairs
    assert [(pair.left, pair.right) for pair in found] == [
        (f"a{number:02}", f"b{number:02}") for number in range(30)
    ]
    assert {pair.found_by for pair in found} <= {("bands",), ("bands", "passages")}


def test_order_of_the_input_changes_nothing(newsroom: Make) -> None:
    articles = collection(newsroom)
    found = find_pairs(articles)
    shuffled = list(articles)
    random.Random(5).shuffle(shuffled)  # noqa: S311
    assert find_pairs(iter(shuffled)) == found


def test_batches_change_nothing(newsroom: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    articles = collection(newsroom)
    found = find_pairs(articles)
    monkeypatch.setattr(intake, "BATCH_CHARS", 3000)
    monkeypatch.setattr(engine, "BATCH_WORDS", 700)
    assert find_pairs(articles) == found


def test_no_resource_changes_anything(
    newsroom: Make, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    articles = collection(newsroom)
    found = find_pairs(articles)
    monkeypatch.setattr(intake, "BATCH_CHARS", 3000)
    monkeypatch.setattr(engine, "BATCH_WORDS", 700)
    few = Resources(jobs=1, memory=LEAST_MEMORY, temp_dir=str(tmp_path))
    for resources in (few, Resources(jobs=4)):
        assert find_pairs(articles, resources=resources) == found


def test_of_a_stream_no_text_is_held_and_stock_is_still_cut_from_it(newsroom: Make) -> None:
    news = newsroom(8)
    footer = news.prose(45) + " \ud83d"  # half a pair, as broken pages have it
    texts = [f"{news.prose(60)}\n{footer}" for _ in range(40)]
    articles = [Article(f"{number:02}", text) for number, text in enumerate(texts)]
    found = find_pairs(articles)
    assert found.stock
    assert find_pairs(iter(articles)) == found
    assert find_pairs(iter(articles), stock=False) == replace(found, stock=())
    assert find_pairs(articles, stock=False).stock == ()


def test_temporary_files_lie_where_told_and_go_whatever_happens(
    newsroom: Make, tmp_path: Path
) -> None:
    articles = collection(newsroom)
    resources = Resources(temp_dir=str(tmp_path))
    seen: list[str] = []

    def stopped(step: str, done: int, total: int) -> None:
        seen.extend(path.name for path in tmp_path.rglob("*"))
        if step == "join":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        find_pairs(articles, resources=resources, progress=stopped)
    assert {"words", "keys"} <= set(seen)
    assert list(tmp_path.iterdir()) == []


def test_progress_tells_the_steps_and_how_far_each_is(newsroom: Make) -> None:
    told: list[tuple[str, int, int]] = []
    articles = collection(newsroom)
    find_pairs(articles, progress=lambda *what: told.append(what))
    assert list(dict.fromkeys(step for step, _, _ in told)) == ["words", "keys", "join", "measure"]
    last = {step: (done, total) for step, done, total in told}
    assert last["words"] == (len(articles), len(articles))
    assert all(done == total > 0 for done, total in last.values())


def test_the_same_bytes_under_any_hash_seed(tmp_path: Path) -> None:
    script = tmp_path / "scan.py"
    script.write_text(
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from conftest import Newsroom\n"
        "from dedup.engine.local import find_pairs\n"
        "from dedup.match.group import stories\n"
        "from dedup.model import Article\n"
        "news = Newsroom(4)\n"
        "texts = [news.prose(60) for _ in range(30)]\n"
        "texts += [news.edited(text, 0.1) for text in texts]\n"
        "found = find_pairs([Article(str(n), text) for n, text in enumerate(texts)])\n"
        "print(found, stories(found.pairs))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, script, Path(__file__).parent],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(outputs) == 1
    assert b"near_copy" in outputs.pop()


def test_identical_texts_cost_one_pair_each(newsroom: Make) -> None:
    news = newsroom(6)
    text = news.prose(30)
    articles = [Article(f"{number:04}", text) for number in range(3000)]
    articles.append(Article("original", f"{text} {news.prose(10)}"))
    found = find_pairs(articles)
    assert len(found.pairs) == 3000
    assert {pair.left for pair in found.pairs} == {"0000"}
    assert stories(found.pairs) == (tuple(article.id for article in articles),)
    assert "3000 articles have one and the same text" in str(found.notices[0])


def test_two_texts_of_many_prints_are_paired_once_and_that_is_told(newsroom: Make) -> None:
    news = newsroom(13)
    text = news.prose(40)
    articles = [Article(f"a{number:02}", text) for number in range(4)]
    articles.append(Article("b00", f"{text} {news.prose(5)}"))
    articles += [Article(f"c{number:02}", articles[4].text) for number in range(2)]

    def across(most: int) -> tuple[int, list[str]]:
        found = find_pairs(articles, ScanOptions(max_bucket=most))
        pairs = [pair for pair in found.pairs if pair.relation != "identical"]
        return len(pairs), [str(notice) for notice in found.notices]

    assert across(12) == (12, [])
    count, notices = across(11)
    assert count == 1
    assert notices == [
        "pairs of texts that could be paired in more than 11 ways each, as many articles have the "
        "very same text, so that only the first article of each is paired: 1"
    ]


def test_few_identical_texts_are_all_paired(newsroom: Make) -> None:
    text = newsroom(7).prose(20)
    found = find_pairs([Article(name, text) for name in "dbca"])
    assert [(pair.left, pair.right) for pair in found.pairs] == list(combinations("abcd", 2))
    assert {pair.relation for pair in found.pairs} == {"identical"}


def test_a_footer_of_many_articles_is_stock_and_pairs_none(newsroom: Make) -> None:
    news = newsroom(8)
    footer = news.prose(45)
    articles = [Article(f"{number:03}", f"{news.prose(120)}\n{footer}") for number in range(400)]
    copied = Article("copy", f"{articles[0].text.split(chr(10))[0]}\n{footer}")
    found = find_pairs([*articles, copied])
    assert [(pair.left, pair.right) for pair in found.pairs] == [("000", "copy")]
    assert [(stock.text, stock.articles) for stock in found.stock] == [(footer, 400)]


def test_stock_formulas_beyond_the_list_are_counted(
    newsroom: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    news = newsroom(12)
    footers = [news.prose(45) for _ in range(3)]
    articles = [
        Article(f"{number:03}", f"{news.prose(60)}\n{footers[min(2, number // 100)]}")
        for number in range(330)
    ]
    whole = find_pairs(articles)
    assert whole.stock[0].text == footers[2]
    assert {stock.text for stock in whole.stock} == set(footers)
    assert not any("stock" in str(notice) for notice in whole.notices)
    for module in (outcome, notices):
        monkeypatch.setattr(module, "MOST_LISTED", 1)
    cut = find_pairs(articles)
    assert cut.stock == whole.stock[:1]
    assert str(cut.notices[-1]) == (
        "stock formulas not listed beside the 1 that most articles carry: 2"
    )


def test_a_story_that_hundreds_printed_is_no_stock(newsroom: Make) -> None:
    news = newsroom(9)
    story = news.prose(150)
    articles = [Article(f"own{number:03}", news.prose(150)) for number in range(300)]
    articles += [
        Article(f"run{number:03}", f"{news.prose(20)} {news.edited(story, 0.06)}")
        for number in range(500)
    ]
    found = find_pairs(articles)
    groups = stories(found.pairs)
    assert groups == (tuple(f"run{number:03}" for number in range(500)),)
    assert found.stock == ()
    assert any("more than 50 texts" in str(notice) for notice in found.notices)


def test_a_story_in_many_variants_stays_whole_and_its_cost_linear(newsroom: Make) -> None:
    """What is measured of one variant does not grow with their number: each key of more than
    ``max_bucket`` links to a few alone, and one such link in common is not enough."""

    def run(count: int) -> int:
        news = newsroom(14)
        story = news.prose(120)
        articles = [
            Article(f"v{number:04}", f"{news.prose(10)} {news.edited(story, 0.06)}")
            for number in range(count)
        ]
        found = find_pairs(articles, ScanOptions(max_bucket=20))
        assert stories(found.pairs) == (tuple(article.id for article in articles),)
        assert {measure(Article("base", story), one).relation for one in articles} == {"near_copy"}
        partners = Counter(name for pair in found.pairs for name in (pair.left, pair.right))
        assert len(partners) == count
        assert len(found.pairs) <= (1 + CLOSEST) * count < found.looked_at
        assert any("pairs left out of stories" in str(notice) for notice in found.notices)
        return found.looked_at

    few, many = run(300), run(1200)
    assert many < 4.2 * few, "four times the variants, four times the pairs"


def test_an_early_version_of_a_mass_run_story_finds_its_way_home(newsroom: Make) -> None:
    """One that shares much with many, but no key with the version that the others hang on."""
    news = newsroom(1)
    story = news.prose(300)
    articles = [Article(f"v{number:03}", news.edited(story, 1 / 12)) for number in range(500)]
    assert list(map(len, stories(find_pairs(articles).pairs))) == [500]


def test_short_articles_are_counted_and_never_paired() -> None:
    short = [Article(name, "Seven words are too few to judge.") for name in "abc"]
    empty = Article("e", "")
    found = find_pairs([*short, empty])
    assert found.pairs == ()
    assert [str(notice) for notice in found.notices] == [
        "articles of fewer than 8 words, not paired: 4"
    ]
    assert len(find_pairs(short, ScanOptions(min_words=1)).pairs) == 3


def test_nothing_in_nothing_out() -> None:
    found = find_pairs([])
    assert (found.pairs, found.stock, found.notices, found.looked_at) == ((), (), (), 0)


def test_an_edited_short_item_is_found_below_twelve_words() -> None:
    left = Article("a", "Ferry to Sella cancelled until Friday because of high waves")
    right = Article("b", "Ferry to Sella cancelled until Friday because of high winds")
    other = Article("c", "Library of Sella closed until Monday because of broken pipes")
    assert [(pair.left, pair.right) for pair in find_pairs([left, right, other]).pairs] == [
        ("a", "b")
    ]


def test_an_edited_headline_is_found_in_the_article_it_opens(
    newsroom: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where keys are sampled."""
    monkeypatch.setattr(keys, "SMALL_WORDS", 0)
    news = newsroom(21)
    articles = [Article(f"a{number:02}", news.prose(300)) for number in range(60)]
    headlines = []
    for number, article in enumerate(articles[:20]):
        words = article.text.split()[:12]
        words[4 + number % 4] = "ninguno"
        headlines.append(Article(f"h{number:02}", " ".join(words)))
    found = {(pair.left, pair.right) for pair in find_pairs([*articles, *headlines]).pairs}
    assert found == {(f"a{number:02}", f"h{number:02}") for number in range(20)}


def test_the_options_reach_the_result(newsroom: Make) -> None:
    news = newsroom(10)
    passage = news.prose(9)
    articles = [
        Article(name, f"{news.prose(70)} {passage} {news.prose(70)}") for name in ("a", "b")
    ]
    assert len(find_pairs(articles).pairs) == 1
    assert find_pairs(articles, ScanOptions(min_run=10)).pairs == ()
    assert find_pairs(articles, ScanOptions(min_words=200)).pairs == ()
    assert find_pairs(articles, ScanOptions(min_passage_keys=50)).pairs == ()


def test_the_real_seeds_make_exactly_two_pairs(real_seeds: dict[str, str]) -> None:
    found = find_pairs([Article(name, text) for name, text in real_seeds.items()])
    first, second = found.pairs
    assert (first.left, first.right, first.relation) == ("000", "001", "near_copy")
    assert (second.left, second.right, second.relation) == ("001", "003", "partial")
    assert second.longest_run == 11
    assert found.stock == ()
    # eleven words of a communiqué make 003 no print of the two: it joins by its facts (`related`)
    assert stories(found.pairs) == (("000", "001"),)
