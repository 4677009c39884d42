"""Every kind of edit, in Arabic and in English, with its weight."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dedup.compare.kinds import WEIGHTS
from dedup.model import Comparison

Compare = Callable[[str, str], Comparison]

# A frame that holds the two versions together: what stands in the braces differs.
ARABIC = (
    "وذكرت الهيئة في بيانها الصادر من مقرها أن {} قرب الميناء القديم بعد أشهر من العمل المتواصل"
)
ENGLISH = (
    "The harbour board noted in its yearly statement that {} near the old quay"
    " after long months of work"
)

CASES = [
    ("spelling", "cosmetic", ARABIC, "إعادة البناء بدأت", "اعادة البناء بدأت"),
    ("spelling", "cosmetic", ARABIC, "المدير عبدالله وصل", "المدير عبد الله وصل"),
    ("spelling", "cosmetic", ENGLISH, "the Café reopened", "the cafe reopened"),
    ("punctuation", "cosmetic", ARABIC, "السفن، والقوارب عادت", "السفن والقوارب عادت"),
    ("punctuation", "cosmetic", ENGLISH, "ships, and boats came", "ships and boats came"),
    ("quote_marks", "cosmetic", ARABIC, 'سفينة "الأمل" عادت', "سفينة «الأمل» عادت"),
    ("quote_marks", "cosmetic", ENGLISH, 'the "Hope" returned', "the Hope returned"),
    ("name_variant", "cosmetic", ARABIC, "السفير الأميركي وصل", "السفير الأمريكي وصل"),
    ("name_variant", "cosmetic", ENGLISH, "a ship from Kiev came", "a ship from Kyiv came"),
    ("number_form", "cosmetic", ARABIC, "98% من السفن عادت", "98 في المائة من السفن عادت"),
    ("number_form", "cosmetic", ENGLISH, "98% of ships returned", "98 per cent of ships returned"),
    (
        "date_form",
        "cosmetic",
        ARABIC,
        "السفن عادت في 11 ايلول/سبتمبر 2014",
        "السفن عادت في 11 سبتمبر 2014",
    ),
    (
        "date_form",
        "cosmetic",
        ENGLISH,
        "ships came on 11 September 2014",
        "ships came on 11 Sept. 2014",
    ),
    ("inflection", "style", ARABIC, "تشكيل اللجنة تم", "تشكل اللجنة تم"),
    ("inflection", "style", ENGLISH, "the report appeared", "the reports appeared"),
    ("function_word", "style", ARABIC, "الحفل أقيم في قصر الضيافة", "الحفل أقيم بقصر الضيافة"),
    ("function_word", "style", ENGLISH, "work on the crane began", "work at the crane began"),
    ("wording", "style", ARABIC, "الأعمال انطلقت فعلا", "الأعمال بدأت فعلا"),
    ("wording", "style", ENGLISH, "the work started again", "the work commenced again"),
    ("wording", "content", ARABIC, "المسلحون وصلوا فعلا", "الإرهابيون وصلوا فعلا"),
    ("wording", "content", ENGLISH, "the rebels came again", "the terrorists came again"),
    ("wording", "content", ARABIC, "الوزير سمير الحداد وصل", "الرئيس سمير الحداد وصل"),
    ("wording", "content", ENGLISH, "then minister Hale spoke", "then president Hale spoke"),
    ("figure", "content", ARABIC, "74 سفينة عادت", "68 سفينة عادت"),
    ("figure", "content", ENGLISH, "74 ships returned", "68 ships returned"),
    ("negation", "content", ARABIC, "السفن عادت كلها", "السفن لم تعد كلها"),
    ("negation", "content", ENGLISH, "the ships will return", "the ships will not return"),
    ("attribution", "content", ARABIC, "المدير قال ذلك", "المدير زعم ذلك"),
    ("attribution", "content", ENGLISH, "the captain said so", "the captain claimed so"),
    ("attribution", "content", ARABIC, "أعلنت وزارة الأشغال ذلك", "أعلنت وزارة المالية ذلك"),
    ("attribution", "content", ENGLISH, "the ministry said so", "the embassy said so"),
    ("number_form", "cosmetic", ARABIC, "كلفت مليار ونصف المليار دولار", "كلفت 1.5 مليار دولار"),
    ("figure", "content", ARABIC, "كلفت 200 مليون دولار", "كلفت 200 مليار دولار"),
    ("figure", "content", ENGLISH, "cost 200 million dollars", "cost 200 billion dollars"),
    ("added", "content", ARABIC, "السفن عادت", "السفن الشراعية عادت"),
    ("added", "content", ENGLISH, "the ships returned", "the damaged ships returned"),
    ("dropped", "content", ARABIC, "السفن الشراعية عادت", "السفن عادت"),
    ("dropped", "content", ENGLISH, "the damaged ships returned", "the ships returned"),
    (
        "quote",
        "content",
        ARABIC,
        'المدير أكد قائلا: "سنبني رصيفا جديدا قبل الشتاء"',
        'المدير أكد قائلا: "سنبني رصيفا متواضعا قبل الشتاء"',
    ),
    (
        "quote",
        "content",
        ENGLISH,
        'the captain said: "We shall build a splendid quay before winter"',
        'the captain said: "We shall build a modest quay before winter"',
    ),
    # What decides between two kinds: the neighbour of each of these is another kind.
    ("spelling", "cosmetic", ARABIC, "مسؤول كبير وصل", "مسئول كبير وصل"),
    ("name_variant", "cosmetic", ARABIC, "مرفأ هامبورغ عاد", "مرفأ هامبورج عاد"),
    ("name_variant", "cosmetic", ARABIC, "من شنغهاي عادت", "من شانغهاي عادت"),
    ("name_variant", "cosmetic", ARABIC, "القائد ماسكيرانو عاد", "القائد ماسشيرانو عاد"),
    ("spelling", "cosmetic", ARABIC, "الناس يلجأون إليها", "الناس يلجؤون إليها"),
    # The place of a dateline is no synonym, with capitals or without.
    ("wording", "content", "{}, May 3 - " + ENGLISH.format("ships"), "HALDEN", "KORVAN"),
    (
        "wording",
        "content",
        "{}: عادت السفن الكبيرة كلها. " + ARABIC.format("ها"),
        "هلدان",
        "كورفان",
    ),
    ("wording", "content", ARABIC, "المخالفات كثرت فعلا", "المخلفات كثرت فعلا"),
    ("spelling", "cosmetic", ARABIC, "الطقس السيئ عاد", "الطقس السيء عاد"),
    ("date_form", "cosmetic", ARABIC, "عادت يوم الجمعة", "عادت الجمعة"),
    ("added", "content", ARABIC, "عادت الجمعة", "عادت اليوم الجمعة"),
    ("inflection", "style", ARABIC, "ودانت الهيئة ذلك", "أدانت الهيئة ذلك"),
    ("inflection", "style", ARABIC, "ويرى المدير ذلك", "ورأى المدير ذلك"),
    ("name_variant", "cosmetic", ENGLISH, "then Mohammed Hale spoke", "then Muhammad Hale spoke"),
    ("spelling", "cosmetic", ARABIC, "لاسيما السفن الصغيرة", "لا سيما السفن الصغيرة"),
    ("spelling", "cosmetic", ARABIC, "الأعمال اللاإنسانية توقفت", "الأعمال اللا إنسانية توقفت"),
    ("spelling", "cosmetic", ENGLISH, "the nonstarter failed", "the non starter failed"),
    ("spelling", "cosmetic", ENGLISH, "the harbour centre opened", "the harbor center opened"),
    ("spelling", "cosmetic", ENGLISH, "they organised a feast", "they organized a feast"),
    ("date_form", "cosmetic", ARABIC, "عادت في 4 تموز (يوليو) 2015", "عادت في 4 يوليو (تموز) 2015"),
    ("inflection", "style", ARABIC, "المدنيون عادوا فعلا", "المدنيين عادوا فعلا"),
    ("inflection", "style", ARABIC, "المدير أكد ذلك", "المديرة أكدت ذلك"),
    ("inflection", "style", ENGLISH, "the committee stopped work", "the committee stops work"),
    ("wording", "content", ARABIC, "الحاكم السيسي وصل", "الحاكم السبسي وصل"),
    ("wording", "content", ARABIC, "المهندس محمد وصل", "المهندس محمود وصل"),
    ("wording", "content", ARABIC, "المهندس علي بن راشد وصل", "المهندس علي بن جابر وصل"),
    ("wording", "content", ENGLISH, "a ship from Iran came", "a ship from Iraq came"),
    ("wording", "content", ENGLISH, "Class A licences expired", "Class B licences expired"),
    ("wording", "content", ARABIC, "الأسعار ارتفعت فعلا", "الأسعار انخفضت فعلا"),
    ("wording", "content", ENGLISH, "the prices rose again", "the prices fell again"),
    ("wording", "content", ARABIC, "عادت قبل الفجر", "عادت بعد الفجر"),
    ("wording", "content", ENGLISH, "it sank before dawn", "it sank after dawn"),
    ("function_word", "style", ARABIC, "يجب أن لا تعود", "يجب ألا تعود"),
    ("function_word", "style", ENGLISH, "ships did not return", "ships didn't return"),
    ("wording", "style", ARABIC, "السفن ما زالت غائبة", "السفن لا تزال غائبة"),
    ("negation", "content", ENGLISH, "ships have returned", "ships never returned"),
    ("attribution", "content", ARABIC, "الرصيف قد يغلق غدا", "الرصيف يغلق غدا"),
    ("attribution", "content", ARABIC, "ستعود السفن غدا", "قد تعود السفن غدا"),
    ("attribution", "content", ENGLISH, "the quay might close", "the quay would close"),
    ("attribution", "content", ENGLISH, "the quay allegedly sank", "the quay sank"),
    ("attribution", "content", ARABIC, "السفن غرقت بحسب الشرطة", "السفن غرقت بحسب الأهالي"),
    ("function_word", "style", ARABIC, "الرصيف قد أغلق أمس", "الرصيف أغلق أمس"),
    ("figure", "content", ARABIC, "ما لا يقل عن 74 سفينة عادت", "نحو 74 سفينة عادت"),
    ("figure", "content", ENGLISH, "more than 74 ships returned", "about 74 ships returned"),
    ("figure", "content", ARABIC, "فاز في 9 وخسر في 14", "فاز في 14 وخسر في 9"),
    ("figure", "content", ENGLISH, "won 9 and lost 14", "won 14 and lost 9"),
    ("moved", "style", ARABIC, "السفن عادت الثلاثاء إلى المرفأ", "السفن الثلاثاء عادت إلى المرفأ"),
    ("moved", "style", ENGLISH, "ships yesterday returned again", "yesterday ships returned again"),
    # The same preposition before and inside a figure; a figure's unit in another case.
    (
        *("number_form", "cosmetic", ARABIC),
        *("عادت 8% في عام واحد", "عادت 8 في المائة في عام واحد"),
    ),
    ("number_form", "cosmetic", ARABIC, "كلفت 80.5 دولار فعلا", "كلفت 80.5 دولارا فعلا"),
    ("wording", "content", ARABIC, "السفينة التونسية عادت", "السفينة الجزائرية عادت"),
    ("added", "content", ARABIC, "السفن عادت", "السفن والكشف الطبي عادت"),
    ("wording", "content", ARABIC, "الرياح شمالية هناك", "الرياح شرقية هناك"),
    ("inflection", "style", ARABIC, "شمال شرق المدينة", "شمال شرقي المدينة"),
    ("name_variant", "cosmetic", ARABIC, "رحبت الميليشيات بها", "رحبت المليشيات بها"),
    ("name_variant", "cosmetic", ENGLISH, "then Khaled Hale spoke", "then Khalid Hale spoke"),
    (
        *("wording", "style", ARABIC),
        *("أعلن النادي المشارك ذلك", "أعلن النادي الذي شارك ذلك"),
    ),
]


@pytest.mark.parametrize(("kind", "weight", "frame", "left", "right"), CASES)
def test_kind(compare: Compare, kind: str, weight: str, frame: str, left: str, right: str) -> None:
    result = compare(frame.format(left), frame.format(right))
    edits = [edit for block in result.blocks for edit in block.edits]
    assert (kind, weight) in {(edit.kind, edit.weight) for edit in edits}
    # The cheapest reason explains it all: nothing heavier is reported beside it.
    order = ("cosmetic", "style", "content")
    assert max(order.index(edit.weight) for edit in edits) == order.index(weight)


def test_every_kind_has_a_case_in_both_languages() -> None:
    for frame in (ARABIC, ENGLISH):
        assert {case[0] for case in CASES if case[2] is frame} == {*WEIGHTS, "wording"}


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("the agency returned", "the agency (AP) returned", [("", " (AP)")]),
        (
            "bought 3,620 Wright shares there",
            "bought 2,630 Calmer shares there",
            [("3,620", "2,630"), ("Wright", "Calmer")],
        ),
        (
            "عاد 12 حارسا قديما",
            "عاد 15 عاملا جديدا",
            [("12", "15"), ("حارسا قديما", "عاملا جديدا")],
        ),
        ("Hale <HALE.L> returned", "Hale returned", [(" <HALE.L>", "")]),
        (
            "أبلغ وكالة الصحافة، بأن السفن عادت",
            "أبلغ أن السفن عادت",
            [("وكالة الصحافة، ", ""), ("بأن", "أن")],
        ),
        # A credit goes with its brackets; the word behind the dash is replaced by itself.
        (
            "rose in May (AP) - Rebels came",
            "rose in May - Terrorists came",
            [(" (AP)", ""), ("Rebels", "Terrorists")],
        ),
        (
            "1.2 per cent by noon",
            "1.2% and again by noon",
            [(" per cent", "%"), ("", " and again")],
        ),
        ("Hale won in June", "Hale (25 years old), the best, won in June", None),
        (
            "8% أثناء العام عادت",
            "8 في المائة خلال العام عادت",
            [("%", " في المائة"), ("أثناء", "خلال")],
        ),
    ],
)
def test_an_edit_is_cut_where_a_reader_would(
    compare: Compare, left: str, right: str, told: list[tuple[str, str]] | None
) -> None:
    frame = ENGLISH if left.isascii() else ARABIC
    left, right = frame.format(left), frame.format(right)
    edits = [edit for block in compare(left, right).blocks for edit in block.edits]
    cut = [(edit.left.cut(left), edit.right.cut(right)) for edit in edits]
    if told is not None:
        assert cut == told
    for one in (side for pair in cut for side in pair):
        assert one.count("(") == one.count(")")


def test_whole_words_only(compare: Compare) -> None:
    left, right = ARABIC.format("المتحدثون وصلوا"), ARABIC.format("المتحدثين وصلوا")
    for block in compare(left, right).blocks:
        for edit in block.edits:
            for text, span in ((left, edit.left), (right, edit.right)):
                assert span.start == 0 or not text[span.start - 1 : span.start + 1].isalpha()
