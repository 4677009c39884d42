"""What cannot be true inside one article: totals and parts, days, the headline's small numbers."""

from __future__ import annotations

import pytest

from dedup.compare.judging.conflicts import conflicts
from dedup.compare.published import published_day
from dedup.compare.reading import read_article
from dedup.model import Article


def told(text: str, published: str = "", title: str = "") -> list[str]:
    article = Article("a", text, title=title, published=published)
    return [conflict.text.template for conflict in conflicts(read_article(article))]


@pytest.mark.parametrize(
    "text",
    [
        "أسفر الانهيار عن مقتل 14 شخصا: 9 مدنيين و6 جنود.",
        "أسفر الانهيار عن مقتل 12 شخصا (7 نساء و4 أطفال) في القرية.",
        "The collapse killed 14 people: nine civilians and six soldiers.",
        "Twelve ships called at the port: seven tankers and four ferries.",
        "Le séisme a tué 14 personnes : 9 civils et 6 soldats.",
        "ترأست اللقاء خمس جهات، هي بلدية صور، وبلدية جبيل، ونادي البحارة، واتحاد الصيادين.",
        "Five towns won prizes: Tyre, Byblos, Tripoli and Sidon.",
        "بلغ عدد الغرقى 25 بينهم 12 امرأة و18 رجلا.",
        "أسفر الانهيار عن مقتل 15 شخصا، بينهم 8 نساء و9 أطفال و4 رجال في القرية.",
        "The toll reached 25, including 12 women and 18 men.",
        "L'effondrement a tué 15 personnes, dont huit femmes et neuf enfants.",
        "خمس بلديات ستشارك في اللقاء هي صور وجبيل وطرابلس وصيدا.",
        "تبلغ الموازنة 211 مليون دينار (نحو 70 مليون دولار)، منها 165 مليون دينار للأجور"
        " و55 مليون دينار للطرق.",
        "L'hôpital recevra 412 millions d'euros et le port 908 millions d'euros,"
        " soit un total de 1 392 millions d'euros.",
        "The port sold 40 ships and 25 boats, a total of 75 vessels.",
    ],
)
def test_parts_that_do_not_make_the_total(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "أسفر الانهيار عن مقتل 14 شخصا: 9 مدنيين و5 جنود.",
        "أسفر الانهيار عن مقتل 12 شخصا، 7 نساء و4 أطفال، في القرية.",
        "أسفر الانهيار عن مقتل 12 شخصا بينهم: 7 نساء و4 أطفال.",
        "The collapse killed 14 people: nine civilians, four soldiers and a driver.",
        "توفي في الانهيار 10 أشخاص (4 أبناء و4 بنات وأمهم وأبوهم) في القرية.",
        "The collapse killed 14 people, injured nine guards and trapped four miners.",
        "About 12 ships called at the port: seven tankers and four ferries.",
        "Five towns won prizes: Tyre, Byblos, Tripoli, Batroun and Sidon.",
        "أسفر الانهيار عن مقتل 15 شخصا، بينهم 8 نساء و4 أطفال في القرية.",
        "The collapse killed 15 people, including nine children and ten foreigners.",
        "خمس بلديات ستشارك في اللقاء هي صور وجبيل وطرابلس وصيدا ووادي خالد.",
        "ثلاث بلديات ستشارك في اللقاء هي صور ووادي خالد ووادي شحرور.",
        "Five towns won prizes, including: Tyre, Byblos and Sidon.",
        "وعلى المحامين الثلاثة، وهم: نبيل هير، وسامي شتال، وليلى رستم، مواصلة الدفاع عنه.",
        "استمع القاضي إلى ثلاثة من المتهمين، وهم: نبيل هير، 32 عاما، حارس المرفأ، وسامي رستم.",
        "يتعلق الاتفاق بثلاثة ملفات: أولها المرفأ، ويخص السفن، وزوارق الصيد، والرافعات.",
        "تبلغ الموازنة 211 مليون دينار، منها 150 مليون دينار للأجور و55 مليون دينار للطرق.",
        "The two ports sold 40 ships and 25 boats, a total of 65 vessels.",
        "The port sold 40 ships. The town has 25 boats and 3 cranes, a total of 28 machines.",
        "ترأست اللقاء خمس جهات، هي بلدية صور، وبلدية جبيل، ونادي البحارة، واتحاد الصيادين"
        " وغرفة التجارة.",
    ],
)
def test_a_list_that_may_be_whole_or_is_none_is_not_told(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("إن 1200 بيت هدمت كليا", "أن 12 ألف بيت هدمت كليا في السيل", 1),
        ("إن 14 عاملا لقوا مصرعهم في حريق المصنع", "أن 41 عاملا لقوا مصرعهم في حريق المصنع", 1),
        (
            "14 workers were killed in a factory fire",
            "41 workers were killed in the factory fire",
            1,
        ),
        ("إن 200 بيت هدمت كليا", "أن ألفي بيت هدمت كليا في السيل", 0),
        ("إن 1200 بيت هدمت كليا", "أن 1300 بيت هدمت كليا في السيل", 0),
        ("إن أكثر من 1200 بيت هدمت كليا", "أن 12 ألف بيت هدمت كليا في السيل", 0),
        ("إن 1200 بيت هدمت كليا و300 بيت جزئيا", "أن 12 ألف بيت هدمت كليا في السيل", 0),
        ("قتل 12 شخصا في مدينة السد", "تقع مدينة السد التي يسكنها 120 ألف شخص", 0),
        ("سقط 14 شهيدا في حريق المصنع", "أن 41 شهيدا سقطوا في حريق المصنع", 1),
        ("استمعت الشرطة إلى 14 شاهدا في حريق المصنع", "استمعت إلى 41 شاهدا في حريق المصنع", 0),
        ("قتل 12 شخصا في مدينة السد", "رأى 120 شخصا السيل في مدينة السد", 0),
        ("24 banks in the west belong to it", "42 banks in the west belong to it", 0),
    ],
)
def test_digits_of_one_fact_are_held_against_each_other(
    first: str, second: str, count: int
) -> None:
    assert len(told(f"{first}.\n\n{second}.")) == count


@pytest.mark.parametrize(
    ("text", "published", "count"),
    [
        ("وقال المدير أمس السبت 12 أبريل إن الميناء مغلق.", "2014-04-20", 1),
        ("وقال المدير أمس السبت 12 أبريل إن الميناء مغلق.", "2014-04-13", 0),
        ("وقال المدير أمس الأحد 12 أبريل إن الميناء مغلق.", "2014-04-13", 1),
        ("The port closed yesterday, April 12, after a storm, and reopens today, April 14.", "", 1),
        ("The port closed yesterday, April 12, after a storm, and reopens today, April 13.", "", 0),
        ("The port closed yesterday, April 12, after a storm.", "20 Apr 2014", 1),
        ("The port closed on Friday, April 12, after a storm.", "2014-04-14", 1),
        ("The port closed on Saturday, April 12, after a storm.", "2014-04-14", 0),
        ("The port closed on Friday, April 12, after a storm.", "", 0),
        ("Le port a fermé hier, dimanche 12 avril, après la tempête.", "2014-04-13", 1),
    ],
)
def test_days_are_held_against_each_other_and_the_publication(
    text: str, published: str, count: int
) -> None:
    assert len(told(text, published)) == count


@pytest.mark.parametrize(
    ("title", "text", "count"),
    [
        ("مقتل 3 في انهيار جسر بالوادي",
         "قتل 4 أشخاص في انهيار جسر قديم بالوادي الشمالي صباح الثلاثاء، بحسب الشرطة.", 1),
        ("مقتل وإصابة 7 في انهيار جسر بالوادي",
         "قتل 4 أشخاص في انهيار جسر قديم بالوادي الشمالي صباح الثلاثاء، وأصيب 6 آخرون.", 0),
        ("مقتل 4 في انهيار جسر بالوادي",
         "قتل شرطيان ومسلحان في انهيار جسر قديم بالوادي الشمالي صباح الثلاثاء.", 0),
        ("مقتل 3 في انهيار جسر بالوادي",
         "أصيب 4 أشخاص في انهيار جسر قديم بالوادي الشمالي صباح الثلاثاء، بحسب الشرطة.", 0),
        ("مقتل 2 في انهيار جسر بالوادي",
         "قتل 3 أشخاص في انهيار جسر قديم بالوادي الشمالي، وكان ثاني القتلى حارس الجسر.", 0),
        ("Three killed as bridge collapses in valley",
         "Four people were killed when an old bridge collapsed in the northern valley.", 1),
        ("3 killed as bridge collapses in valley",
         "A bridge collapse killed 3 people and injured 4 in the northern valley.", 0),
        ("مقتل 89 في انهيار جسر بالوادي",
         "قتل 98 شخصا في انهيار جسر قديم بالوادي الشمالي صباح الثلاثاء، بحسب الشرطة.", 1),
        ("Bank of Norland raises rate to 4.75%",
         "The Bank of Norland raised its rate by 0.25% to 4.57% on Thursday, and bonds fell.", 1),
        ("Bank of Norland raises rate to 4.5%",
         "The Bank of Norland raised its rate by 0.25% to 4.54% on Thursday, and bonds fell.", 0),
        ("«رمال» تربح 412 مليون ريال",
         "بلغ صافي أرباح شركة رمال 412.5 مليار ريال، وأغلق السهم عند 41.20 ريال.", 1),
        ("سجن الوادي احتجز 12 ألف صياد",
         "احتجز سجن الوادي صيادين من كل القرى، من بينهم 1200 صياد اعتقلوا في الصيف.", 0),
        ("12 جريحا في انهيار جسر بالوادي",
         "قتل 15 شخصا في انهيار جسر قديم بالوادي الشمالي صباح الثلاثاء، بحسب الشرطة.", 0),
    ],
)  # fmt: skip
def test_a_small_number_of_the_headline_is_held_against_the_text(
    title: str, text: str, count: int
) -> None:
    assert len(told(text, title=title)) == count


def test_money_that_is_more_than_its_whole_is_told_sum_by_sum() -> None:
    text = "The quay costs $50m, including $30m for walls and $25m for two cranes."
    (conflict,) = conflicts(read_article(Article("a", text)))
    assert conflict.text.values["sum"] == "$30m + $25m"


@pytest.mark.parametrize(("again", "count"), [("25 مليار", 1), ("2 مليار", 0), ("25 مليون", 0)])
def test_a_sum_in_two_scales_contradicts_itself(again: str, count: int) -> None:
    text = (
        "ارتفعت أرباح الهيئة الصافية إلى 25 مليون دينار خلال النصف الأول من العام.\n"
        "وجاءت النتائج أفضل من المتوقع بفضل السفن الكبيرة التي دخلت الميناء.\n"
        f"وستوزع الأرباح الصافية البالغة {again} دينار على البحارة مطلع الشهر المقبل."
    )
    assert len(told(text)) == count


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2015-07-21T10:00:00", "2015-07-21"),
        ("9-MAR-1987 15:21:09.52", "1987-03-09"),
        ("Mon, 13 Jul 2015 10:00:00 +0300", "2015-07-13"),
        ("", "None"),
        ("yesterday", "None"),
        ("9999-12-31", "None"),
        ("0001-01-01T00:00:00", "None"),
    ],
)
def test_the_day_of_a_stamp(stamp: str, day: str) -> None:
    assert str(published_day(stamp)) == day
