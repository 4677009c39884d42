"""Figures of two articles: paired by place, then by the fact they tell; each told once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.judging.judge import judge
from dedup.compare.judging.ledger import LEDGER_KINDS
from dedup.compare.reading import Reading
from dedup.model import Article, Block, Comparison, Edit, Figure, FigureChange, Paragraph, Span
from dedup.text.segment import tokenise

Compare = Callable[[str, str], Comparison]

FRAME = (
    "أعلنت بلدية المدينة الساحلية أن {} من سكان الحي القديم حصلوا على بيوت جديدة قرب "
    "الميناء خلال الصيف."
)
ENGLISH = (
    "The harbour board said on the quay that {} would be spent on the new pier before "
    "the winter storms arrive."
)


def verdicts(comparison: Comparison) -> list[tuple[str, str | None, str | None]]:
    return [
        (c.verdict, c.left.text if c.left else None, c.right.text if c.right else None)
        for c in comparison.figures
    ]


@pytest.mark.parametrize(
    ("frame", "left", "right", "verdict"),
    [
        (FRAME, "140 عائلة", "140 عائلة", "same"),
        (FRAME, "98%", "98 في المائة", "restated"),
        (FRAME, "3 آلاف عائلة", "3,000 عائلة", "restated"),
        (FRAME, "140 عائلة", "١٤٠ عائلة", "same"),
        (FRAME, "140 عائلة", "410 عائلة", "changed"),
        (FRAME, "45 في المئة", "54 في المئة", "changed"),
        (FRAME, "140 عائلة", "أكثر من 140 عائلة", "changed"),
        (ENGLISH, "$3 million", "$3 billion", "conflict"),
        (ENGLISH, "$3.5 million", "$3,500,000", "restated"),
        (ENGLISH, "$45 million", "$54 million", "changed"),
    ],
)
def test_a_figure_in_a_copied_passage(
    compare: Compare, frame: str, left: str, right: str, verdict: str
) -> None:
    assert [v for v, *_ in verdicts(compare(frame.format(left), frame.format(right)))] == [verdict]


def test_a_mistaken_unit_beside_its_conversion(compare: Compare) -> None:
    frame = "قال خفر السواحل إن المركب جنح على بعد {} من الميناء القديم للجزيرة فجر الأربعاء."
    found = verdicts(compare(frame.format("31 كيلومترا (19 ميلا)"), frame.format("31 ميلا")))
    assert ("changed", "31 كيلومترا", "31 ميلا") in found


def test_a_slip_in_a_sentence_written_anew_between_copied_ones(compare: Compare) -> None:
    frame = FRAME.format("140 عائلة") + "\n{}\n" + FRAME.replace("بيوت", "قوارب").format("98%")
    found = verdicts(
        compare(
            frame.format("وتابع الحفل أكثر من 25 ألف متفرج."),
            frame.format("وحضره على المدرجات نحو 52 ألف متفرج."),
        )
    )
    assert ("changed", "25 ألف", "52 ألف") in found


def test_a_line_too_short_to_be_aligned_is_paired_by_what_stands_around_its_figure(
    compare: Compare,
) -> None:
    frame = (
        FRAME.format("140 عائلة")
        + "\nالقيمة: {} دولار.\n"
        + FRAME.replace("بيوت", "قوارب").format("98%")
    )
    found = verdicts(compare(frame.format("400 مليون"), frame.format("730 مليون")))
    assert ("changed", "400 مليون دولار", "730 مليون دولار") in found


def test_figures_that_changed_places_are_two_changes(compare: Compare) -> None:
    frame = (
        "قال مدير المستشفى إن العاصفة خلفت {} قتيلا و{} جريحا في القرى الواقعة على سفح "
        "الجبل الشمالي."
    )
    found = verdicts(compare(frame.format(14, 35), frame.format(35, 14)))
    assert [v for v, *_ in found] == ["changed", "changed"]


def test_figures_in_rewritten_words_are_two_facts(compare: Compare) -> None:
    head = "وفي سوق المعادن بالمدينة الساحلية قال تجار الميناء القديم في رسالتهم الأسبوعية إن "
    left = head + "البلاديوم صعد بعد هبوط طويل إلى 634 دولارا مع عودة المصانع"
    right = head + "البلاتين هبط من غير سبب ظاهر ليبلغ 959 دولارا قبيل الإغلاق"
    assert {v for v, *_ in verdicts(compare(left, right))} == {"left_only", "right_only"}


def test_a_slip_is_told_even_in_rewritten_words(compare: Compare) -> None:
    head = "وفي سوق المعادن بالمدينة الساحلية قال تجار الميناء القديم في رسالتهم الأسبوعية إن "
    left = head + "الصادرات بلغت بعد هبوط طويل 634 مليون دولار مع عودة المصانع"
    right = head + "الصادرات وصلت من غير سبب ظاهر 634 مليار دولار قبيل الإغلاق"
    assert [v for v, *_ in verdicts(compare(left, right))] == ["conflict"]


def test_another_unit_is_not_a_change(compare: Compare) -> None:
    left = FRAME.format("74 عضوا")
    right = FRAME.format("68 دولة")
    assert {v for v, *_ in verdicts(compare(left, right))} == {"left_only", "right_only"}


def test_two_shares_of_one_sentence_stay_apart(compare: Compare) -> None:
    text = (
        "وقالت الوزارة إنها رممت 98% من الطرق الجبلية وفتحت 95 في المائة من مدارس الساحل "
        "والوادي معا أيضا."
    )
    assert [v for v, *_ in verdicts(compare(text, text))] == ["same", "same"]


def test_the_same_fact_in_other_words_is_paired(compare: Compare) -> None:
    shared = (
        "وكان المجلس قد ناقش خطة المرفأ في جلسة علنية حضرها ممثلون عن الصيادين وأصحاب "
        "القوارب الصغيرة."
    )
    left = f"وافق المجلس على صرف 320 مليون دولار لتوسيع المرفأ القديم وبناء رصيف للسفن.\n{shared}"
    right = f"{shared}\nويبلغ ما خصص لتوسيع المرفأ وبناء رصيف السفن 320 مليار دولار بحسب المجلس."
    found = [c for c in compare(left, right).figures if c.left and c.left.kind == "money"]
    assert [c.verdict for c in found] == ["conflict"]


def test_round_numbers_of_other_things_are_not_paired(compare: Compare) -> None:
    shared = (
        "وكان المجلس قد ناقش خطة المرفأ في جلسة علنية حضرها ممثلون عن الصيادين وأصحاب "
        "القوارب الصغيرة."
    )
    left = f"{shared}\nوسجلت دائرة الأرصاد 20 زلزالا خفيفا في أعماق البحر خلال أسبوع واحد."
    right = f"{shared}\nووزعت جمعية خيرية 20 حاسوبا على تلاميذ مدرسة ريفية في أقصى الجنوب."
    assert {v for v, *_ in verdicts(compare(left, right))} <= {"left_only", "right_only"}


def test_a_date_on_the_page_is_no_statement(compare: Compare) -> None:
    body = FRAME.format("140 عائلة")
    comparison = compare(f"{body}\nآخر تحديث: الثلاثاء 13/02/2018 02:16 م", body)
    assert [v for v, *_ in verdicts(comparison)] == ["same"]


def test_the_seeds_keep_their_figures(real_seeds: dict[str, str], compare: Compare) -> None:
    changes = compare(real_seeds["000"], real_seeds["001"]).figures
    assert not [c for c in changes if c.verdict in ("changed", "conflict")]
    restated = [c.left for c in changes if c.verdict == "restated"]
    assert [c.kind for c in restated if c] == ["date", "date_range"]
    told = [c.left for c in changes if c.verdict == "left_only" and c.left]
    assert len([f for f in told if f.kind in LEDGER_KINDS]) == 8
    same = {c.left.text for c in changes if c.verdict == "same" and c.left}
    assert {"74", "خمس"} <= same


# Random figures in random blocks: what must hold whatever the texts are.

values = st.integers(1, 40).map(str)
kinds = st.sampled_from(["count", "percent", "ordinal", "year"])


@st.composite
def sides(draw: st.DrawFn) -> tuple[str, tuple[Figure, ...]]:
    text, figures = "", []
    for kind, value in draw(st.lists(st.tuples(kinds, values), max_size=6)):
        text += draw(st.sampled_from(["north ", "river bank ", "of the old town. ", "\n"]))
        figures.append(Figure(Span(len(text), len(text) + len(value)), value, kind, value))
        text += value + " "
    return text + "end", tuple(figures)


def one_block(left: str, right: str) -> Block:
    whole = Edit("wording", Span(0, len(left)), Span(0, len(right)), "content")
    return Block("edited", "one", (whole.left,), (whole.right,), edits=(whole,))


def swap(block: Block) -> Block:
    edits = tuple(Edit(e.kind, e.right, e.left, e.weight) for e in block.edits)
    return Block(block.kind, block.shape, block.right, block.left, edits=edits)


def all_body(name: str, text: str, figures: tuple[Figure, ...]) -> Reading:
    tokens = replace(tokenise(text), paragraphs=(Paragraph(Span(0, len(text))),))
    return Reading(Article(name, text), tokens, figures, ())


def mirrored(change: FigureChange) -> tuple[str, Figure | None, Figure | None]:
    names = {"left_only": "right_only", "right_only": "left_only"}
    return names.get(change.verdict, change.verdict), change.right, change.left


@given(sides(), sides())
def test_every_figure_is_told_exactly_once(
    left: tuple[str, tuple[Figure, ...]], right: tuple[str, tuple[Figure, ...]]
) -> None:
    block = one_block(left[0], right[0])
    changes = judge(all_body("l", *left), all_body("r", *right), [block])
    assert sorted(c.left.span for c in changes if c.left) == [f.span for f in left[1]]
    assert sorted(c.right.span for c in changes if c.right) == [f.span for f in right[1]]


@given(sides(), sides())
def test_swapping_the_sides_swaps_the_verdicts(
    left: tuple[str, tuple[Figure, ...]], right: tuple[str, tuple[Figure, ...]]
) -> None:
    block = one_block(left[0], right[0])
    ours, theirs = all_body("l", *left), all_body("r", *right)
    there, back = judge(ours, theirs, [block]), judge(theirs, ours, [swap(block)])
    assert sorted(((c.verdict, c.left, c.right) for c in there), key=str) == sorted(
        map(mirrored, back), key=str
    )


def test_a_figure_that_stands_elsewhere_is_not_said_to_be_missing(compare: Compare) -> None:
    body = ENGLISH.format("32 million dollars")
    left, right = (f"{head}\n\n{body}" for head in ("32 million dollars for a pier", "A new pier"))
    reasons = {c.verdict: str(c.reason) for c in compare(left, right).figures}
    assert "the same in another" in reasons["left_only"]
    apart = compare(left.replace("32", "47", 1), right).figures
    assert "answers this one" in {c.verdict: str(c.reason) for c in apart}["left_only"]
