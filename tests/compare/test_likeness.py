"""What makes two articles that share text one story: their own matter, not a form or background."""

from __future__ import annotations

from dedup.compare.reading import read_article
from dedup.compare.stories.likeness import Likeness
from dedup.match.group import stories
from dedup.match.verify import measure
from dedup.model import Article, Pair

STORY = (
    "A ferry with ninety passengers ran aground off Marsh Point on Tuesday night. The coast guard"
    " brought everyone ashore in two lifeboats before dawn, and a crane barge is under way from"
    " the capital to lift the hull. The captain told inspectors that the radar had failed."
)
BACKGROUND = (
    "The Marsh Point channel was dredged eleven years ago and has seen four groundings since,"
    " three of them at night and all of them in winter."
)


def held(first: Article, second: Article, *others: str) -> tuple[float, float]:
    articles = [first, second, *(Article(f"x{at}", text) for at, text in enumerate(others))]
    readings = {article.id: read_article(article) for article in articles}
    return Likeness(readings).held(measure(first, second))


def test_prints_of_one_report_hold_one_another() -> None:
    cut = STORY[: STORY.index(" The captain")]
    left, right = held(Article("a", STORY), Article("b", cut))
    assert right > 0.95 > left > 0.6


def test_a_paragraph_of_background_makes_no_story() -> None:
    own = (
        "The harbour board elected a new chair yesterday. Ingrid Solheim, who ran the fish market"
        " for a decade, promised cheaper berths for small boats and a new ice plant by spring."
    )
    assert held(Article("a", f"{STORY} {BACKGROUND}"), Article("b", f"{own} {BACKGROUND}")) == (
        0.0,
        0.0,
    )


def test_days_apart_ask_for_more() -> None:
    first = Article("a", f"{STORY} {BACKGROUND}", published="2021-03-02")
    same = f"{STORY[: STORY.index(' The captain')]} {BACKGROUND}"
    update = f"{same} Divers found a gash of two metres in the bow and the fuel was pumped out."
    near = Article("b", update, published="2021-03-03T08:00")
    later = Article("b", update, published="2021-03-09")
    assert min(held(first, near)) > 0
    assert held(first, later) == (0.0, 0.0)


def test_the_words_of_a_story_weigh_where_all_articles_tell_it() -> None:
    prints = [f"{STORY} Outlet number {at} adds a line of its own here." for at in range(40)]
    left, right = held(Article("a", prints[0]), Article("b", prints[1]), *prints[2:])
    assert min(left, right) > 0.8


def pair(left: str, right: str) -> Pair:
    return Pair(*sorted((left, right)), "partial", 0, 0.3, 0.3, 60, 60, ())


def test_a_digest_is_no_bridge_between_two_stories() -> None:
    shares = {frozenset(two): (0.9, 0.9) for two in ("ab", "bc", "ac", "pq", "qr", "pr")}
    shares |= {frozenset((name, "z")): (0.95, 0.4) for name in "abcpqr"}
    groups = stories(
        [pair(*sorted(two)) for two in shares],
        lambda item: shares[frozenset((item.left, item.right))],
    )
    assert groups in (
        (("a", "b", "c", "z"), ("p", "q", "r")),
        (("a", "b", "c"), ("p", "q", "r", "z")),
    )


def test_telegrams_of_one_form_to_two_states_are_two_stories() -> None:
    form = (
        "بعث رئيس الاتحاد برقية تهنئة إلى رئيس جمهورية {0} بمناسبة ذكرى اليوم الوطني لبلاده، وأعرب"
        " عن أصدق التهاني وأطيب التمنيات بالصحة لفخامته ولشعب {0} الشقيق المزيد من التقدم."
    )
    articles = [
        Article(f"{at}", form.format(state), title=f"الرئيس يهنئ {adjective}")
        for at, (state, adjective) in enumerate(
            [("تونس", "الشعب التونسي"), ("تونس", "رئيس تونس"), ("بلجيكا", "ملك بلجيكا")]
        )
    ]
    assert min(held(articles[0], articles[1])) > 0.8
    assert held(articles[0], articles[2]) == (0.0, 0.0)
