"""Who had a text first: each rung on invented pairs, and silence where nothing speaks."""

from __future__ import annotations

import pytest

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import read_article
from dedup.compare.stories.direction import Directions
from dedup.compare.stories.outlets import attribution, names_of
from dedup.compare.stories.timing import fetch_clocks, story_times
from dedup.match.verify import measure
from dedup.model import Article, Direction
from dedup.text.fold import fold

BODY = (
    "The harbour board voted to close the old lighthouse and to sell its lamp to a museum. Two"
    " members opposed the sale and asked for a public hearing before the end of the month."
)
TODAY = "افتتح مدير المرفأ اليوم رصيف الصيادين الجديد بعد ثلاث سنوات من العمل في حوض السفن الكبير."


def direction(left: Article, right: Article) -> Direction:
    readings = {article.id: read_article(article) for article in (left, right)}
    found = compare_articles(readings[left.id], readings[right.id], measure(left, right), 8)
    return Directions(readings).of(found)


def test_where_nothing_speaks_nothing_is_claimed() -> None:
    assert direction(Article("a", BODY), Article("b", f"{BODY} More follows.")) == Direction()


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("skynews", "وقال لسكاي نيوز عربية إن المزاد قريب."),
        ("okaz", "وأوضح الوزير في حديثه لـ«عكاظ» أن المزاد قريب."),
        ("www.nytimes.com", "The sale was first reported by The New York Times."),
        ("CNN", "A spokesman told CNN that the lamp weighs nine tons."),
        ("Tidewater Courier", "The keeper told the Tidewater Courier that he would stay."),
    ],
)
def test_one_that_names_the_other_as_its_source_follows_it(outlet: str, words: str) -> None:
    right = Article("b", f"{BODY} {words}", outlet="Evening Bell")
    found = direction(Article("a", BODY, outlet=outlet), right)
    assert (found.source, found.confidence) == ("left", "high")
    (ground,) = found.grounds
    assert ground.rung == "credit"
    assert ground.left == ()
    assert ground.right[0].cut(right.text) in words
    turned = direction(right, Article("c", BODY, outlet=outlet))
    assert turned.source == "right"


@pytest.mark.parametrize(
    ("outlet", "words"),
    [
        ("alarabiya", "وأكدت الدول العربية أن المزاد قريب."),
        ("alyaum", "وقال المدير اليوم إن المزاد قريب."),
        ("Bell", "The bell told them that dawn was near."),
        ("", "A spokesman told reporters that the lamp weighs nine tons."),
        ("CNN", "The lamp was shown on CNN years ago."),
    ],
)
def test_a_common_word_is_no_source(outlet: str, words: str) -> None:
    left = Article("a", BODY, outlet=outlet)
    assert direction(left, Article("b", f"{BODY} {words}", outlet="Echo")).source == "unknown"


def test_an_agency_that_both_credit_is_the_source_of_both() -> None:
    found = direction(
        Article("a", f"PARIS (AFP) - {BODY}", outlet="Echo"),
        Article("b", f"PARIS, May 3 (AFP) - {BODY} More.", outlet="Bell"),
    )
    assert (found.source, found.confidence) == ("common", "high")
    assert [ground.rung for ground in found.grounds] == ["credit"]


def test_a_correction_follows_what_it_corrects() -> None:
    old = Article("a", BODY)
    found = direction(old, Article("b", BODY.replace("Two", "Three"), title="CORRECTED - Lamp"))
    assert (found.source, [ground.rung for ground in found.grounds]) == ("left", ["notice"])
    assert direction(Article("b", f"تصحيح: {TODAY}"), Article("c", TODAY)).source == "right"


def test_a_common_quotation_has_no_direction() -> None:
    said = '"We shall not sell the lamp of this old house to anybody, and never to the museum"'
    texts = (
        f"The keeper climbed the tower at noon. {said}, she shouted from the gallery.",
        f"At the meeting tempers rose before lunch. {said}, read a banner in the hall.",
    )
    first, second = (
        Article(name, text, published=f"2021-03-0{at}")
        for at, (name, text) in enumerate(zip("ab", texts, strict=True), 1)
    )
    assert direction(first, second) == Direction()


def test_to_correct_something_is_no_correction_notice() -> None:
    status = Article("b", TODAY, title="تصحيح أوضاع العمال")
    assert direction(Article("a", TODAY), status).source == "unknown"
    other = Article("a", BODY, title="Quay to be dredged in spring")
    assert direction(other, Article("b", BODY, title="CORRECTED - Lamp sold")) == Direction()


def test_today_was_written_before_yesterday() -> None:
    left = Article("a", TODAY.replace("اليوم", "أمس"))
    right = Article("b", TODAY)
    found = direction(left, right)
    assert (found.source, found.confidence) == ("right", "high")
    (ground,) = found.grounds
    assert ground.rung == "day"
    assert ground.left[0].cut(left.text) == "أمس"
    assert ground.right[0].cut(right.text) == "اليوم"


@pytest.mark.parametrize(
    ("left", "right", "source"),
    [
        ("2021-03-04T09:00", "2021-03-04T10:00", "left"),
        ("2021-03-04T09:00+03:00", "2021-03-04T07:30+00:00", "left"),
        ("2021-03-05", "2021-03-04", "right"),
        ("Thu, 04 Mar 2021 10:00:00 +0000", "2021-03-04T09:00:00+00:00", "right"),
        ("4-MAR-2021 10:00:01", "2021-03-06T09:00", "left"),
        ("2021-03-04T09:00", "2021-03-04", "unknown"),
        ("2021-03-04T09:00", "2021-03-05T07:30+00:00", "unknown"),
        ("2021-03-04T09:00:10", "2021-03-04T09:00:30", "unknown"),
        ("recently", "2021-03-04", "unknown"),
    ],
)
def test_times_count_where_they_can_be_compared(left: str, right: str, source: str) -> None:
    articles = Article("a", BODY, published=left), Article("b", BODY, published=right)
    assert direction(*articles).source == source


def test_a_lower_rung_that_disagrees_lowers_the_confidence() -> None:
    left = Article("a", TODAY, published="2021-03-09")
    right = Article("b", TODAY.replace("اليوم", "أمس"), published="2021-03-04")
    found = direction(left, right)
    assert (found.source, found.confidence) == ("left", "medium")
    assert [(ground.rung, ground.source) for ground in found.grounds] == [
        ("day", "left"),
        ("time", "right"),
    ]


def test_the_clock_of_a_crawler_tells_nothing() -> None:
    crawled = {
        f"x{second}": read_article(
            Article(
                f"x{second}", f"{BODY} {second}", outlet="Echo",
                published=f"2021-03-04 10:00:{second:02}",
            )
        )
        for second in range(0, 40, 4)
    }  # fmt: skip
    assert fetch_clocks(crawled) == {"Echo"}
    (time,) = story_times(["x8"], crawled, fetch_clocks(crawled))
    assert time.basis == "fetched"
    slow = {
        name: read_article(Article(name, f"{BODY} {name}", "Bell", "", f"2021-03-04 1{at}:00:07"))
        for at, name in enumerate("abcdefgh")
    }
    assert fetch_clocks(slow) == frozenset()


def test_a_stamp_with_the_minute_outweighs_a_later_given_date() -> None:
    text = f"Posted: 7:37 PM, May 30, 2019\n{BODY}"
    reading = read_article(Article("a", text, published="2019-05-31T06:25:16", language="en"))
    (time,) = story_times(["a"], {"a": reading})
    assert (time.at, time.basis) == ("2019-05-30T19:37", "printed")


def test_searching_for_sources_is_linear() -> None:
    pattern = attribution(("CNN", "okaz", "Tidewater Courier"))
    assert pattern is not None
    for piece in ("told ", "قال ", "according to (", "CNN ", "قال ا ا ا ا "):
        assert pattern.search(fold(piece * 20_000).text) is None or "CNN" in piece


def test_names_are_not_guessed_from_short_words() -> None:
    assert names_of("Sun") == frozenset()
    assert names_of("") == frozenset()
    assert "cnn" in names_of("edition.cnn.com") | names_of("cnn.com")
