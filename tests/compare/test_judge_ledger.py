"""The ledger of a story and the conflicts inside one article."""

from __future__ import annotations

from itertools import combinations

import pytest

from dedup.compare.comparison import compare_articles
from dedup.compare.judging.conflicts import conflicts
from dedup.compare.judging.ledger import ledger
from dedup.compare.reading import Reading, read_article
from dedup.model import Article, Comparison, LedgerRow, Pair


def reading(name: str, text: str, published: str = "") -> Reading:
    return read_article(Article(name, text, published=published))


def rows(texts: dict[str, str], pairs: tuple[tuple[str, str], ...] = ()) -> list[LedgerRow]:
    readings = {name: reading(name, text) for name, text in texts.items()}
    compared = [compare(readings[left], readings[right]) for left, right in pairs]
    return [row.row for row in ledger([readings[name] for name in sorted(readings)], compared)]


def compare(left: Reading, right: Reading) -> Comparison:
    pair = Pair(left.article.id, right.article.id, "partial", 0.0, 0.0, 0.0, 0, 0, ())
    return compare_articles(left, right, pair, 8)


def told(row: LedgerRow) -> dict[str, list[str]]:
    return {cell.article: [figure.text for figure in cell.figures] for cell in row.cells}


PLEDGE = "وقال الوزير إن بلاده ستقدم {} لدعم جهود الاستقرار في المناطق الجبلية المحررة من الألغام."
OTHER = "وأشار المتحدث إلى دعم بلاده لجهود الاستقرار في المناطق الجبلية بمبلغ {} هذا الأسبوع."


TWO_SCALES = PLEDGE.format("200 مليار دولار") + "\n" + OTHER.format("200 مليون دولار")


def test_one_article_that_gives_two_scales_contradicts_itself() -> None:
    (row,) = rows(
        {
            "a": TWO_SCALES,
            "b": OTHER.format("200 مليون دولار"),
        }
    )
    assert row.verdict == "self_conflict"
    assert told(row) == {"a": ["200 مليار دولار", "200 مليون دولار"], "b": ["200 مليون دولار"]}


@pytest.mark.parametrize(
    ("amounts", "odd"),
    [
        (("200 مليار دولار", "200 مليون دولار", "200 مليون دولار"), "a"),
        (("200 مليون دولار", "200 مليون دولار", "200 مليار دولار"), "c"),
        (("200 مليون دولار", "200 مليار دولار"), None),
        (("200 مليون دولار", "200 مليون دولار", "200 مليون دولار"), None),
        (("200 مليون دولار", "200 مليار دولار", "20 مليون دولار"), None),
    ],
)
def test_the_article_alone_with_its_figure_is_the_odd_one(
    amounts: tuple[str, ...], odd: str | None
) -> None:
    texts = {name: PLEDGE.format(amount) for name, amount in zip("abc", amounts, strict=False)}
    pairs = tuple(combinations(texts, 2))
    assert {row.odd for row in rows(texts, pairs)} == {odd}


def test_spellings_of_one_value_agree() -> None:
    share = "وقالت الهيئة إن الفرق أزالت الألغام من {} من الأراضي التي كانت تسيطر عليها الميليشيا."
    (row,) = rows({"a": share.format("98%"), "b": share.format("98 في المائة")})
    assert row.verdict == "agrees"
    assert row.label
    assert row.label in share


def test_shares_of_two_wholes_are_two_rows_with_the_reason() -> None:
    text = (
        "وقالت الهيئة إن الفرق أزالت الألغام من 98% من الأراضي التي كانت تسيطر عليها الميليشيا"
        "، وفتحت 95 في المائة من أراضي الوادي والساحل أمام الرعاة."
    )
    found = rows({"a": text})
    assert [row.verdict for row in found] == ["only_here", "only_here"]
    assert all(row.note is not None and "whole" in str(row.note) for row in found)


def test_members_and_states_stand_side_by_side() -> None:
    (row,) = rows(
        {
            "a": "وحرص أعضاء اتحاد الموانئ الدولي، البالغ عددهم 74 عضوا، على حضور الجلسة الأولى.",
            "b": "ويضم اتحاد الموانئ الدولي 68 دولة تشارك كلها في الجلسة.",
        }
    )
    assert row.verdict == "differs"
    assert row.note is not None
    assert "unit" in str(row.note)


def test_what_is_made_up_of_members_needs_only_its_name_in_common() -> None:
    (row,) = rows(
        {
            "a": "وسعت أطراف الرابطة، وعددها 46 عضوا، إلى شراء مضخات جديدة قبل الصيف.",
            "b": "ومر على الرابطة عهد طويل فباتت تضم 41 دولة منها اليونان ومالطا وقبرص.",
        }
    )
    assert row.verdict == "differs"
    assert row.note is not None


def test_what_one_article_counts_twice_is_two_facts() -> None:
    text = (
        "وأمر الملك بترقية وتعيين 100 قاض في مختلف الدرجات القضائية بوزارة العدل أمس.\n"
        "وأمر الملك بترقية وتعيين 25 قاضيا في مختلف الدرجات القضائية بديوان المظالم أمس."
    )
    assert {row.verdict for row in rows({"a": text, "b": text}, (("a", "b"),))} == {"agrees"}


def test_a_row_takes_in_one_figure_of_a_sentence() -> None:
    frame = "وقال تجار الميناء إن سعر القمح في البورصة المحلية هبط {} إلى {} للطن عند الإغلاق."
    texts = {
        "a": frame.format("28 دولارا", "210 دولارات"),
        "b": frame.format("65 دولارا", "173 دولارا"),
        "c": "وقال تجار الميناء إن سعر القمح في البورصة المحلية هبط إلى 173 دولارا للطن أمس.",
    }
    for row in rows(texts, (("a", "b"), ("a", "c"), ("b", "c"))):
        assert all(len(figures) == 1 for figures in told(row).values())


def test_a_few_of_one_thing_and_as_many_of_another_are_two_rows() -> None:
    found = rows(
        {
            "a": "وفتح الجيش ثلاث جبهات في الجبال الشرقية قرب الحدود مع فجر اليوم.",
            "b": "وقصف الجيش ثلاثة مواقع في الجبال الشرقية قرب الحدود مع فجر اليوم.",
        }
    )
    assert [row.verdict for row in found] == ["only_here", "only_here"]


def test_two_digits_swapped_inside_one_print_are_its_own_contradiction() -> None:
    head = "تخريج {} ملاحا من مركز التدريب في المدينة الساحلية بعد عام من الدراسة والعمل معا."
    body = "وقال المدير إن {} ملاحا أنهوا الدورة الأولى التي نظمها مركز التدريب مع نقابة البحارة."
    texts = {
        "a": head.format(63) + "\n" + body.format(36),
        "b": head.format(63) + "\n" + body.format(63),
    }
    assert "self_conflict" in {row.verdict for row in rows(texts, (("a", "b"),))}


def test_the_same_digits_of_another_thing_are_another_row() -> None:
    found = rows(
        {
            "a": "وقع المصرف مذكرة تفاهم بقيمة 3 مليارات دولار لتمويل قطاع النفط والغاز.",
            "b": "عاد أكثر من 3 ملايين شخص إلى ديارهم بعد أن هجرتهم الفيضانات.",
        }
    )
    assert [row.verdict for row in found] == ["only_here", "only_here"]


def test_the_dead_are_one_row_by_whatever_noun_and_the_hurt_another() -> None:
    found = rows(
        {
            "a": "ارتفاع حصيلة حريق المعمل إلى 17 قتيلا\n"
            "قال مدير المشفى إن 17 عاملا لقوا مصرعهم وأصيب 43 آخرون في حريق المعمل.",
            "b": "لقي 17 شخصا حتفهم في حريق المعمل، وجرح 43 شخصا.",
        }
    )
    assert [told(row) for row in found] == [
        {"a": ["17", "17"], "b": ["17"]},
        {"a": ["43"], "b": ["43"]},
    ]


def test_a_rounded_amount_is_the_same_fact() -> None:
    text = "ستسجل موازنة الجزيرة عجزا قدره {} دينار في السنة المقبلة."
    (row,) = rows({"a": text.format("645.6 مليون"), "b": "في العام، " + text.format("646 مليون")})
    assert row.verdict == "agrees"


def test_what_is_as_good_as_said_answers_before_what_differs_more() -> None:
    found = rows(
        {
            "a": "أصيب منذ مطلع الشهر نحو 12 ألفا آخرين في السيول، وجرح 3188 آخرين"
            " يومي الاثنين والثلاثاء في السيول قرب الحدود.",
            "b": "أدت السيول قرب الحدود إلى إصابة نحو 3 آلاف آخرين يومي الاثنين والثلاثاء.",
        }
    )
    assert not [row for row in found if row.verdict == "differs"]


def test_ledger_of_the_seeds(real_seeds: dict[str, str]) -> None:
    found = rows(real_seeds, (("000", "001"), ("001", "003")))
    first, second = found[:2]
    assert first.verdict == "self_conflict"
    assert told(first) == {
        "000": ["200 مليار دولار", "200 مليون دولار"],
        "003": ["200 مليون دولار"],
    }
    assert second.verdict == "differs"
    assert second.note is not None
    assert {name: set(said) for name, said in told(second).items()} == {
        "000": {"74"}, "001": {"74"}, "003": {"68"}, "004": {"68"},
    }  # fmt: skip
    assert len([row for row in found if row.verdict in ("self_conflict", "differs")]) == 2
    shares = [told(row) for row in found if row.kind == "percent" and row.verdict == "agrees"]
    assert shares == [{"000": ["98%", "98 %"], "002": ["98%"]}]
    dates = [told(row) for row in found if row.kind == "date" and row.verdict == "agrees"]
    assert [sorted(cells) for cells in dates] == [["000", "001", "003"]]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (TWO_SCALES, "figure_conflict"),
        ("بدأت الجلسة اليوم الثلاثاء ووصل الوفد أمس الأول الاثنين إلى المرفأ.", "date_mismatch"),
        ("The hall opened on Monday, 13 February 2018 in the old harbour.", "date_mismatch"),
    ],
)  # fmt: skip
def test_what_cannot_be_true_inside_one_article(text: str, kind: str) -> None:
    assert [conflict.kind for conflict in conflicts(reading("a", text))] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "بدأت الجلسة اليوم الثلاثاء بعد أن وصل الوفد أمس الاثنين إلى المرفأ.",
        "The hall opened on Tuesday, 13 February 2018 in the old harbour.",
        "ترأست اللقاء خمس جهات، هي الاتحاد الأوروبي، والأردن، وتونس، والأمم المتحدة والبنك الدولي.",
        PLEDGE.format("200 مليار دولار") + "\n" + OTHER.format("200 مليار دولار"),
        "وصرفت 5 ملايين دولار للمدارس.\nوباع النادي لاعبه مقابل 5 آلاف دولار لفريق آخر.",
    ],
)  # fmt: skip
def test_what_fits_is_not_reported(text: str) -> None:
    assert conflicts(reading("a", text)) == ()


@pytest.mark.parametrize(
    ("title", "text", "count"),
    [
        ("400 بحارة يقدن قوارب المرفأ", "بلغ عدد من يقدن قوارب المرفأ 4000 بحارة أمس.", 1),
        ("134 مليون دولار لمدارس الوادي",
         "خصصت الوزارة لمدارس الوادي 134.2 مليار دولار للعام المقبل.", 1),
        ("الجزيرة تستقبل 12.3 مليون سائح",
         "زار 13.2 مليون سائح شواطئ الجزيرة، والهدف 20 مليون سائح.", 1),
        ("وفاة وإصابة 5 من عائلة في انهيار", "لقي شخص مصرعه وأصيب 4 في انهيار سقف البيت.", 0),
        ("خفض الإنتاج 1.2 مليون برميل",
         "اتفق المنتجون على خفض الإنتاج بمقدار 1.2 مليار برميل يوميا.", 1),
        ("400 بحارة يقدن قوارب المرفأ", "بلغ عدد من يقدن قوارب المرفأ 396 بحارة هذا الصيف.", 0),
        ("18 قتيلا في انهيار سدين", "قتل 12 شخصا في انهيار السد الأول و6 قتلى في السد الثاني.", 0),
        ("أكثر من 50 جريحا في المرفأ", "أصيب في المرفأ 53 جريحا نقلوا إلى المستشفى.", 0),
    ],
)  # fmt: skip
def test_the_headline_is_held_against_the_text(title: str, text: str, count: int) -> None:
    article = Article("a", text, title=title, language="ar")
    found = [c for c in conflicts(read_article(article)) if "headline" in c.text.template]
    assert len(found) == count


def test_a_list_shorter_than_its_number() -> None:
    text = "وفازت أربع مدن، هي صور، وجبيل، وطرابلس؛ بجوائز النظافة."
    (conflict,) = conflicts(reading("a", text))
    assert conflict.kind == "figure_conflict"


def test_the_day_of_writing_is_held_against_the_day_of_publication() -> None:
    text = "بدأت الجلسة اليوم الثلاثاء في قاعة المرفأ القديم."
    assert conflicts(reading("a", text, "2018-02-13T10:00:00")) == ()
    (conflict,) = conflicts(reading("a", text, "2018-02-17"))
    assert conflict.kind == "date_mismatch"


@pytest.mark.parametrize(
    "text",
    [
        "Firms of more than 100 million dollars in assets may bid for the harbour of the island."
        " The fund, with 100 billion dollars in assets, may bid for the harbour of the island.",
        "وتشارك شركات تتعدى أصولها 100 مليون دولار في مناقصة الميناء الشمالي الجديد للجزيرة."
        " ويشارك صندوق أصوله 100 مليار دولار في مناقصة الميناء الشمالي الجديد للجزيرة.",
    ],
)
def test_a_bound_is_not_contradicted_by_what_keeps_it(text: str) -> None:
    assert conflicts(reading("a", text)) == ()
    plain = text.replace("more than ", "").replace("تتعدى أصولها", "أصولها")
    assert conflicts(reading("a", plain)) != ()


def test_two_facts_that_all_outlets_give_are_no_difference() -> None:
    text = (
        "وقسم المدرب لاعبيه إلى ثلاث مجموعات تدربت على التمرير أمام المرمى القديم صباح أمس.\n"
        "ثم قسم المدرب لاعبيه إلى مجموعتين تدربتا على التمرير أمام المرمى القديم مساء أمس."
    )
    assert "differs" not in {row.verdict for row in rows({"a": text, "b": text}, (("a", "b"),))}


def test_a_rounded_figure_differs_from_nothing() -> None:
    text = "وهبط مؤشر الميناء للشحن البحري {} في المئة عند إغلاق الأسواق مساء الخميس بحسب التجار."
    (row,) = [
        row
        for row in rows({"a": text.format("1.12"), "b": text.format("1.1")}, (("a", "b"),))
        if row.kind == "percent"
    ]
    assert row.verdict == "agrees"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("وسجلت الفرق 8 حالات وفاة و133 إصابة و184 حالة مرضية في المنطقة.", "حالات وفاة"),
        ("وقال المدير إن صافي أرباح الشركة قفز إلى 68 مليون دولار.", "صافي أرباح الشركة"),
        ("وبدأ الهجوم الكيمياوي الذي استهدف البلدة في 7 أبريل.", "وبدأ الهجوم الكيمياوي"),
        ("وغرقت 9 قوارب وستة زوارق بعد أن ضربت العاصفة الميناء.", "غرقت … قوارب"),
        ("وفرضت المحكمة غرامة مالية لا تقل عن 500 ألف درهم.", "فرضت المحكمة غرامة مالية"),
    ],
)
def test_a_row_is_named_by_its_head_noun(text: str, label: str) -> None:
    assert label in {row.label for row in rows({"a": text})}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("بين 80 و120 مليون دولار", "بين 90 و100 مليون دولار", "differs"),
        ("بين 80 و120 مليون دولار", "120 مليون دولار", "agrees"),
        ("أكثر من 80 مليون دولار", "أقل من 80 مليون دولار", "differs"),
        ("أكثر من 80 مليون دولار", "80 مليون دولار", "agrees"),
    ],
)
def test_what_cannot_both_hold_differs(left: str, right: str, verdict: str) -> None:
    texts = {"a": PLEDGE.format(left), "b": PLEDGE.format(right)}
    (row,) = rows(texts, (("a", "b"),))
    assert row.verdict == verdict
