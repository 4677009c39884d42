"""Stories: the base, who carries which passage, and reports that only tell the same facts."""

from __future__ import annotations

from itertools import combinations

import pytest

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article
from dedup.compare.stories.related import join_related
from dedup.compare.stories.story import Base, build_stories, build_story, choose_base
from dedup.match.verify import measure
from dedup.model import Article, Comparison, Story

PARAGRAPHS = [
    "افتتح حاكم الجزيرة صباح اليوم رصيفا جديدا للعبارات بعد ثلاث سنوات من العمل في المرفأ.",
    "ويبلغ طول الرصيف الجديد نحو كيلومتر واحد ويتسع لست سفن كبيرة في وقت واحد بحسب مهندس المشروع.",
    "وشكا الصيادون من ارتفاع رسوم الرسو التي قالوا إنها تضاعفت مرتين منذ الصيف دون سابق إنذار.",
    "ووعدت البلدية بمراجعة الرسوم في جلسة علنية تعقد قبل بداية موسم الصيد في الخريف القادم.",
]


def read(name: str, text: str, published: str = "") -> Reading:
    return read_article(Article(name, text, published=published))


def comparison(readings: dict[str, Reading], left: str, right: str) -> Comparison:
    pair = measure(readings[left].article, readings[right].article)
    return compare_articles(readings[left], readings[right], pair, 8)


def compared(readings: dict[str, Reading], names: list[str] | None = None) -> list[Comparison]:
    return [comparison(readings, *two) for two in combinations(names or sorted(readings), 2)]


def story_of(texts: dict[str, str], published: dict[str, str] | None = None) -> Story:
    dates = published or {}
    readings = {name: read(name, text, dates.get(name, "")) for name, text in texts.items()}
    return build_story("S0001", tuple(texts), compared(readings), readings, 8)


TEXTS = {
    "a": "\n".join(PARAGRAPHS[:2]),
    "b": "\n".join(PARAGRAPHS),
    "c": "\n".join([PARAGRAPHS[0].replace("صباح اليوم", "ظهر أمس"), PARAGRAPHS[3]]),
}


def test_the_earliest_article_is_the_base() -> None:
    dates = {"a": "2019-05-03", "b": "2019-05-02", "c": "2019-05-01"}
    assert story_of(TEXTS, dates).base == "c"


def test_without_all_dates_the_most_central_article_is() -> None:
    assert story_of(TEXTS, {"a": "2019-05-01"}).base == "b"
    assert story_of(TEXTS).base == "b"


def test_equal_claims_go_to_the_first_id() -> None:
    readings = {name: read(name, PARAGRAPHS[0]) for name in "xyz"}
    assert choose_base(["z", "y", "x"], [], readings) == Base("x", "central")


def test_the_matrix_tells_who_carries_which_passage() -> None:
    matrix = story_of(TEXTS).matrix
    states = [{cell.article: cell.state for cell in row.cells} for row in matrix]
    assert states[0] == {"a": "same", "c": "edited"}
    assert states[1] == {"a": "same", "c": "absent"}
    assert states[2] == {"a": "absent", "c": "absent"}
    assert states[3] == {"a": "absent", "c": "same"}
    assert [row.base.cut(TEXTS["b"]) for row in matrix] == PARAGRAPHS


def test_an_article_that_is_no_pair_of_the_base_is_still_compared_with_it() -> None:
    readings = {name: read(name, text) for name, text in {**TEXTS, "d": TEXTS["a"]}.items()}
    known = compared(readings, ["a", "b", "c"])
    chain = [comparison(readings, "a", "d")]
    story = build_story("S0001", tuple(sorted(readings)), [*known, *chain], readings, 8)
    assert {cell.state for cell in story.matrix[0].cells if cell.article == "d"} == {"same"}


def test_a_story_of_sixty_compares_each_with_the_base_once() -> None:
    readings = {f"n{i:02d}": read(f"n{i:02d}", TEXTS["abc"[i % 3]]) for i in range(60)}
    pairs = [comparison(readings, "n01", name) for name in sorted(readings) if name > "n01"]
    pairs.append(comparison(readings, "n00", "n01"))
    story = build_story("S0001", tuple(sorted(readings)), pairs, readings, 8)
    assert len(story.matrix) == 4
    assert all(len(row.cells) == 59 for row in story.matrix)


OWN_WORDS = {
    "x": "قتل 127 شخصا في غرق العبارة الزرقاء قبالة جزيرة النورس، وقال خفر السواحل إن المحرك تعطل"
    " وسط العاصفة. وكانت العبارة تقل 342 راكبا من الحجاج العائدين إلى مرفأ السلام.",
    "y": "أعلن خفر السواحل انتهاء البحث عن ناجين من العبارة الزرقاء التي غرقت قرب جزيرة النورس وعلى"
    " متنها 342 راكبا. وارتفعت حصيلة غرق العبارة إلى 127 شخصا بينهم حجاج، ولا تزال العاصفة مستمرة.",
    "z": "حقق فريق المدينة فوزه الثاني عشر هذا الموسم أمام جمهور كبير، وسجل المهاجم هدفين في الشوط"
    " الأول. وحضر المباراة 342 مشجعا من أنصار الفريق الضيف.",
}


def test_own_words_reports_of_one_event_are_a_story() -> None:
    readings = {name: read(name, text) for name, text in OWN_WORDS.items()}
    assert join_related([], readings) == ((("x", "y"), True),)
    (story,) = build_stories([], [], readings, 8)
    assert story.related
    assert story.matrix == ()
    assert {row.verdict for row in story.ledger} == {"agrees"}


def test_two_events_a_month_apart_are_two_stories() -> None:
    dates = {"x": "2019-05-01", "y": "2019-06-01"}
    readings = {name: read(name, OWN_WORDS[name], dates[name]) for name in "xy"}
    assert join_related([], readings) == ()


def test_a_copied_group_stays_whole_and_takes_in_reports() -> None:
    readings = {name: read(name, OWN_WORDS[name]) for name in "xyz"}
    readings["w"] = read("w", OWN_WORDS["x"])
    assert join_related([("w", "x")], readings) == ((("w", "x", "y"), True),)
    assert join_related([("x", "z")], {n: readings[n] for n in "xz"}) == ((("x", "z"), False),)


def test_the_five_seeds_are_one_story(real_seeds: dict[str, str]) -> None:
    readings = {name: read(name, text) for name, text in real_seeds.items()}
    pairs = [c for c in compared(readings) if c.left_share.shared > 0]
    (story,) = build_stories([("000", "001", "003")], pairs, readings, 8)
    assert story.articles == ("000", "001", "002", "003", "004")
    assert story.related
    shuffled = ["003", "001", "004", "000", "002"]
    again = build_stories(
        [("003", "000", "001")], pairs[::-1], {n: readings[n] for n in shuffled}, 8
    )
    assert again == (story,)


@pytest.mark.parametrize(
    ("times", "base"),
    [
        (("2021-03-15", "2021-03-14", "2021-03-16"), "b"),
        (("2021-03-14T09:30", "2021-03-14T08:10", "2021-03-15"), "b"),
        (("2021-03-14T09:30+03:00", "2021-03-14T07:10+00:00", "2021-03-15"), "a"),
        # A day alone is no clock, a local hour none beside a zone, and months are no alphabet.
        (("2021-03-14", "2021-03-14T08:10", "2021-03-15"), "c"),
        (("2021-03-14T09:30", "2021-03-14T07:10+00:00", "2021-03-15"), "c"),
        (("3-MAR-1987", "26-FEB-1987", "27-FEB-1987"), "c"),
    ],
)
def test_the_base_is_the_first_by_what_is_stated(times: tuple[str, ...], base: str) -> None:
    texts = {"a": "نص قصير", "b": "نص قصير جدا", "c": "نص أطول قليلا من النصين"}
    readings = {
        name: read(name, text, time)
        for (name, text), time in zip(texts.items(), times, strict=True)
    }
    assert choose_base(list(texts), [], readings).article == base
