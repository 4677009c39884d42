"""What two articles have of each other in numbers: whole, symmetric, of body words only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import read_article
from dedup.model import Article, Pair

LINES = (
    "افتتحت البلدية جسرا جديدا فوق النهر بعد عامين من العمل المتواصل في الضفة الشرقية",
    'وقال المهندس سالم الحداد: "انتهينا قبل الموعد بثلاثة أسابيع ولم نتجاوز الميزانية"',
    "وبلغت كلفة الجسر 12 مليون دولار وعمل فيه 340 عاملا من سبع شركات محلية",
    "The harbour board voted on Monday to close the old ferry terminal before the winter storms",
    'The chairwoman said: "We have no money left for repairs and nobody is willing to lend us any"',
    "About 1,200 commuters use the terminal every day and most of them will have to take a bus",
    "Opponents of the plan gathered outside the town hall with banners and a brass band",
)
SHARES = ("verbatim", "moved", "edited", "own")


def measured(left: str, right: str) -> dict[str, dict[str, float]]:
    readings = [read_article(Article(name, text)) for name, text in (("a", left), ("b", right))]
    pair = Pair("a", "b", "partial", 0.0, 0.0, 0.0, 0, 0, ())
    measures: dict[str, dict[str, float]] = compare_articles(*readings, pair, 8).to_dict()[
        "measures"
    ]
    return measures


texts = st.lists(st.sampled_from(LINES), min_size=1, max_size=6, unique=True).map("\n".join)
changes = st.lists(st.tuples(st.integers(0, 80), st.sampled_from(("", "شيء", "other", "77"))))


def altered(text: str, edits: list[tuple[int, str]]) -> str:
    """The text with some of its words replaced or dropped."""
    lines = [line.split(" ") for line in text.split("\n")]
    for at, word in edits:
        line = lines[at % len(lines)]
        line[at % len(line)] = word
    return "\n".join(" ".join(filter(None, line)) for line in lines)


@given(texts, texts, changes)
def test_shares_are_the_whole_body(left: str, right: str, edits: list[tuple[int, str]]) -> None:
    for side in measured(left, altered(right, edits)).values():
        assert sum(side[key] for key in SHARES) == pytest.approx(1, abs=1e-5)
        assert side["figures_kept"] <= side["figures"]
        assert side["quotes_kept"] <= side["quotes"]
        assert side["longest_run"] <= side["words"]


@given(texts)
def test_a_text_against_itself_is_verbatim(text: str) -> None:
    measures = measured(text, text)
    side = measures["left"]
    assert side == measures["right"]
    assert side["verbatim"] == 1.0
    assert side["longest_run"] == side["words"]
    assert side["content_edits"] == side["content_edits_per_100"] == 0
    assert side["figures_kept"] == side["figures"]
    assert side["quotes_kept"] == side["quotes"]


@given(texts, changes)
def test_swapped_sides_swap_the_measures(text: str, edits: list[tuple[int, str]]) -> None:
    other = altered(text, edits)
    forth, back = measured(text, other), measured(other, text)
    for one, two in (("left", "right"), ("right", "left")):
        for key in ("words", "figures", "quotes"):
            assert forth[one][key] == back[two][key]
        for key in SHARES:
            assert forth[one][key] == pytest.approx(back[two][key], abs=1e-5)


def test_every_number_of_a_small_pair() -> None:
    left = "\n".join(LINES[:3])
    right = "\n".join(
        (LINES[0], LINES[1].replace("بثلاثة", "بأربعة"), LINES[2].replace("340", "430"))
    )
    measures = measured(left, right)["left"]
    words = measures["words"]
    assert measures["verbatim"] == pytest.approx((words - 2) / words, abs=1e-5)
    assert measures["edited"] == pytest.approx(2 / words, abs=1e-5)
    assert measures["content_edits"] == 2
    assert measures["content_edits_per_100"] == pytest.approx(200 / words, abs=1e-3)
    assert (measures["quotes_kept"], measures["quotes"]) == (0, 1)
    assert measures["figures"] - measures["figures_kept"] == 2


def test_furniture_is_in_no_number() -> None:
    left = "\n".join(LINES[3:6])
    right = f"{left}\nCopyright 2019 The Harbour Times. All rights reserved."
    plain, dressed = measured(left, left), measured(left, right)
    assert dressed["left"] == plain["left"]
    assert dressed["right"] == plain["right"]
