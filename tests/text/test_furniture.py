"""Roles of lines: what is the article and what is the page around it."""

from __future__ import annotations

from dedup.text.segment import tokenise

PROSE = (
    "وقالت الهيئة إن الأعمال في الميناء الجديد تسير وفق الجدول المعلن"
    " منذ مطلع العام، وإن السفن ستصل إليه قريبا."
)
ENGLISH = (
    "The harbour board said on Monday that work on the new quay"
    " would go on through the winter as planned."
)


def roles(*lines: str, title: str = "") -> list[str]:
    return [line.role for line in tokenise("\n".join(lines), title).paragraphs]


def test_dateline_and_comment_prompt() -> None:
    assert roles("المرفأ – سلمى الزهراني", PROSE, PROSE, "أرسل تعليقك") == [
        "byline",
        "body",
        "body",
        "furniture",
    ]


def test_page_above_the_article() -> None:
    assert roles(
        "الاثنين 9 يونيو 2025 رأس الياقوت البر الشرقي",
        "مواقيت الصلاة",
        "بيئة ومناخ",
        "الميناء الجديد يستقبل أولى السفن",
        "الميناء الجديد يستقبل أولى السفن",
        "15 مارس 2022 01:56",
        PROSE,
        "جميع الحقوق محفوظة 2025©",
    ) == [
        "furniture",
        "furniture",
        "furniture",
        "headline",
        "headline",
        "furniture",
        "body",
        "furniture",
    ]


def test_print_link_and_cut_off_kicker() -> None:
    assert roles(
        "بوابة البحر : الميناء الجديد يستقبل أولى السفن (طباعة)",
        "الميناء الجديد يستقبل أولى السفن",
        "آخر تحديث: الثلاثاء 15/03/2022 02:16 م",
        "الميناء الجديد",
        PROSE,
    ) == ["furniture", "headline", "furniture", "furniture", "body"]


def test_subheads_between_paragraphs() -> None:
    assert roles(PROSE, "كلمة الوزير", PROSE, "عودة الصيادين", PROSE) == [
        "body",
        "headline",
        "body",
        "headline",
        "body",
    ]


def test_items_of_a_list_head_nothing() -> None:
    assert roles(PROSE, "- كلمة الوزير", "• عودة الصيادين", PROSE) == ["body"] * 4


def test_english_page() -> None:
    assert roles(
        "Harbour work goes on",
        "By Jane Smith",
        "Last updated: 3 March 2022",
        ENGLISH,
        "Share this article",
        "Copyright 2022 The Quay Times",
    ) == ["headline", "byline", "furniture", "body", "furniture", "furniture"]


def test_title_of_the_record_is_the_headline() -> None:
    assert roles(ENGLISH, "Harbour work goes on", ENGLISH, title="Harbour Work Goes On") == [
        "body",
        "headline",
        "body",
    ]


def test_prose_is_never_furniture() -> None:
    assert roles(PROSE, ENGLISH, PROSE) == ["body"] * 3
    assert roles("خبر قصير بلا نقطة") == ["body"]
    assert roles("One line only") == ["body"]


def test_short_closed_sentences_stay_body() -> None:
    assert roles(PROSE, "ثم صمت.", "ومضى.", PROSE) == ["body"] * 4


def test_real_furniture(real_seeds: dict[str, str]) -> None:
    found = {
        number: [line.role for line in tokenise(text).paragraphs]
        for number, text in real_seeds.items()
    }
    assert found["000"] == ["byline", *["body"] * 9, "furniture"]
    assert found["001"] == ["body"] * 9
    assert found["002"] == [
        *["furniture"] * 6,
        "headline",
        "headline",
        "furniture",
        "body",
        "furniture",
    ]
    assert found["003"] == ["furniture", "headline", "furniture", "furniture", *["body"] * 13]
    assert [at for at, role in enumerate(found["004"]) if role == "headline"] == [5, 9, 12, 15]
    assert found["004"][20] == "furniture"


def test_what_hangs_onto_the_last_sentence_is_furniture() -> None:
    for sentence, tail in (
        (PROSE, "رابط الخبر بصحيفة المرفأ: الميناء الجديد يستقبل أولى السفن.. والصيادون يحتفلون"),
        (PROSE, "سمات الميناء السفن"),
        (ENGLISH, "Read more: The old quay closes"),
    ):
        lines = tokenise(f"{PROSE}\n{sentence} {tail}").paragraphs
        assert [line.role for line in lines] == ["body", "body", "furniture"]
        assert lines[2].span.start == len(PROSE) + 1 + len(sentence) + 1
    assert roles(PROSE, f"{ENGLISH} Read more books, she said.") == ["body", "body"]


def test_a_long_notice_of_rights_is_furniture_and_news_of_rights_is_not() -> None:
    notice = (
        "Copyright 2031 The Harbour Agency. All rights reserved. Nobody may print this, send it out"
        " or write it anew without asking the agency first."
    )
    arabic = (
        "جميع الحقوق محفوظة لوكالة المرفأ، فلا يجوز لأحد نسخ هذا الخبر أو بعضه أو إعادة نشره في أي"
        " مكان قبل أن يستأذنها كتابة."
    )
    news = (
        "The union said that the water rights reserved for farmers of the north had been sold to"
        " three firms by the council without a vote."
    )
    assert roles(ENGLISH, news, notice, arabic) == ["body", "body", "furniture", "furniture"]
