"""When the articles of a story were written: only from what they state, and what says so."""

from __future__ import annotations

from datetime import date

import pytest

from dedup.compare.reading import read_article
from dedup.compare.stories.timing import story_times
from dedup.model import Article, StoryTime

BODY = "\nافتتح المجلس البلدي حديقة النخيل في الحي الشرقي، وتضم ملعبا ومكتبة وممشى طويلا للسكان."


def times(**texts: str | tuple[str, str]) -> dict[str, StoryTime]:
    """Times by article; a text alone, or with the date it came with."""
    readings = {}
    for name, given in texts.items():
        text, published = (given, "") if isinstance(given, str) else given
        language = "en" if text.isascii() else "ar"
        article = Article(name, text, published=published, language=language)
        readings[name] = read_article(article)
    return {time.article: time for time in story_times(list(texts), readings)}


def test_the_date_that_came_with_the_article_is_published() -> None:
    found = times(a=("اليوم الأربعاء 17 مارس 2021" + BODY, "2022-03-15T09:30"))["a"]
    assert (found.at, found.basis, found.span) == ("2022-03-15T09:30", "published", None)


def test_a_stamp_with_a_clock_time_outweighs_the_day_the_page_was_printed() -> None:
    text = "الاثنين 9 يونيو 2025\nآخر تحديث: 17 مارس 2022 00:48" + BODY
    found = times(a=text)["a"]
    assert (found.at, found.basis) == ("2022-03-17T00:48", "printed")
    assert found.span and found.span.cut(text) == "17 مارس 2022 00:48"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("استقبلت المدينة اليوم الأربعاء 17 مارس 2021 ضيوفها." + BODY, "2021-03-17"),
        ("The council met today, 17 March 2021, in the old hall near the river.", "2021-03-17"),
        ("The council met today. The hall opened on 17 March 2021 and is full.", ""),
        ("The hall opened on 17 March 2021 and holds nine hundred people.", ""),
    ],
)
def test_a_full_date_beside_today_is_the_day_of_writing(text: str, day: str) -> None:
    found = times(a=text)
    assert found["a"].at == day if day else not found


def test_today_tuesday_is_the_tuesday_nearest_to_another_stated_date() -> None:
    text = "اجتمع المجلس اليوم الثلاثاء في القاعة." + BODY
    found = times(a=text, b=("خبر" + BODY, "2022-03-17"))
    assert date(2022, 3, 15).weekday() == 1
    assert (found["a"].at, found["a"].basis, found["a"].beside) == ("2022-03-15", "inferred", "b")
    assert found["a"].span and found["a"].span.cut(text) == "اليوم الثلاثاء"


def test_no_day_is_inferred_where_the_evidence_is_silent_or_divided() -> None:
    dated = ("خبر" + BODY, "2022-03-17")
    other = ("خبر" + BODY, "2021-03-17")
    bare = "اجتمع المجلس الثلاثاء في القاعة." + BODY
    today = "اجتمع المجلس اليوم الثلاثاء في القاعة." + BODY
    both = "اجتمع المجلس اليوم الثلاثاء، وكان قد دعا أمس الأول الاثنين إلى ذلك." + BODY
    assert "a" not in times(a=today)
    assert "a" not in times(a=bare, b=dated)
    assert "a" not in times(a=both, b=dated)
    assert "a" not in times(a=today, b=dated, c=other)


def test_dates_by_the_thousand_cost_no_square() -> None:
    line = "اليوم الثلاثاء 15 مارس 2022، "
    assert times(a=line * 2000 + BODY)["a"].at == "2022-03-15"
