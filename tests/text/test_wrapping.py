"""Lines that a fixed width has cut are one paragraph; a line of any other text is one."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dedup.compare.reading import read_article
from dedup.model import Article
from dedup.text.segment import split_paragraphs, tokenise
from dedup.text.wrapping import unwrapped, wraps

ENGLISH = [
    "The harbour council voted on Tuesday to widen the northern channel so that larger grain"
    " ships can reach the silos. Work begins in spring. The port of Vell has asked for quieter"
    " machines at night and for a wall along the fishing quay.",
    'Mayor Ines Bruck said the plan "would bring ships that now pass us by and that our silos'
    ' have been waiting for since the last dredging". She gave no price.',
    "Fishermen who moor along the eastern bank fear for the beds of mussels below it, and eleven"
    " of them have written to the ministry.",
]
ARABIC = [
    "صوت مجلس الميناء يوم الثلاثاء على توسيع القناة الشمالية كي تصل سفن الحبوب الكبيرة إلى الصوامع."
    " ويبدأ العمل في الربيع المقبل بعد أن يفرغ المهندسون من قياس عمق المياه عند المدخل الشرقي.",
    "وأضاف رئيس البلدية أن الخطة ستجلب سفنا تمر اليوم بعيدا عن المدينة، وأن الصوامع تنتظرها منذ آخر"
    " تعميق للقناة قبل أعوام طويلة. ولم يذكر ثمنا لذلك.",
    "ويخشى الصيادون الذين ترسو قواربهم على الضفة الشرقية على مصائدهم القريبة منها، وقد كتب عدد منهم"
    " إلى الوزارة يطلبون تأجيل العمل حتى ينتهي الموسم.",
]


def laid_out(paragraphs: list[str], width: int, style: str) -> str:
    """The paragraphs wrapped at a width, marked off by a blank line, an indent, or by nothing."""
    indent = "    " if style == "indent" else ""
    return ("\n\n" if style == "blank" else "\n").join(
        textwrap.fill(line, width, initial_indent=indent, break_long_words=False)
        for line in paragraphs
    )


def read_back(text: str) -> list[str]:
    return [" ".join(span.cut(text).split()) for span in split_paragraphs(text)]


@pytest.mark.parametrize("style", ["blank", "indent"])
@pytest.mark.parametrize("width", [60, 72, 80])
@pytest.mark.parametrize("paragraphs", [ENGLISH, ARABIC], ids=["english", "arabic"])
def test_wrapped_paragraphs_are_found_again(paragraphs: list[str], width: int, style: str) -> None:
    assert read_back(laid_out(paragraphs, width, style)) == paragraphs


@pytest.mark.parametrize(("paragraphs", "width"), [(ENGLISH, 70), (ARABIC, 70)])
def test_unmarked_paragraphs_end_where_a_line_had_room(paragraphs: list[str], width: int) -> None:
    text = laid_out(paragraphs, width, "none")
    ends = [line for line in text.split("\n") if any(p.endswith(line) for p in paragraphs)]
    assert all(len(line) < width - 10 for line in ends)
    assert read_back(text) == paragraphs


@pytest.mark.parametrize("paragraphs", [ENGLISH, ARABIC], ids=["english", "arabic"])
def test_one_paragraph_a_line_stays_so(paragraphs: list[str]) -> None:
    assert not wraps("\n".join(paragraphs))


@pytest.mark.parametrize(
    "text",
    [
        # A menu, a table, verse, results, a bulleted list, an address: lines of one length, none
        # of which goes on in the next.
        "\n".join(f"Oyster soup with saffron and bread number {n}" for n in range(12)),
        "\n".join(f"Shr profit {n} cts vs profit {n + 3} cts in the old year" for n in range(12)),
        "\n".join(["يا ليل طال على المسافر دربه وتباعدت", "عنه الديار فلا صديق ولا خبر"] * 6),
        "\n".join(f"{n}. Vell Rovers beat Marl Athletic on the road" for n in range(1, 13)),
        "\n".join(f"- كيلوغرام من الدقيق الأبيض المنخول جيدا رقم {n}" for n in range(12)),
        "The Harbour Council\nNorthern Quay 12\nVell\nPhone and fax on request",
    ],
    ids=["menu", "table", "verse", "numbered", "bulleted", "address"],
)
def test_lists_and_verse_are_not_joined(text: str) -> None:
    assert not wraps(text)


def test_a_heading_list_and_signature_stay_apart_in_wrapped_text() -> None:
    body = laid_out(ENGLISH, 70, "none").split("\n")
    text = "\n".join(["Port to be widened", *body, "", "- more ships", "- more grain", "", "Vell"])
    assert read_back(text) == [
        "Port to be widened", *ENGLISH, "- more ships", "- more grain", "Vell"
    ]  # fmt: skip


@given(st.text(alphabet="aB نو.،\n\t -", max_size=400), st.integers(36, 100))
def test_no_offset_moves_and_no_word_is_lost(text: str, width: int) -> None:
    text = textwrap.fill(text, width) if width % 2 else text
    plain = unwrapped(text)
    assert len(plain) == len(text)
    assert {(a, b) for a, b in zip(text, plain, strict=True) if a != b} <= {("\n", " ")}
    covered = [place for span in split_paragraphs(text) for place in range(span.start, span.end)]
    assert len(covered) == len(set(covered))
    assert set(covered) >= {at for at, char in enumerate(text) if not char.isspace()}


@given(st.lists(st.sampled_from(ENGLISH + ARABIC), min_size=1, max_size=4), st.integers(101, 400))
def test_lines_longer_than_any_telex_are_paragraphs(lines: list[str], width: int) -> None:
    wide = [line * 3 for line in lines]
    assume(all(len(line) > width for line in wide))
    assert read_back("\n".join(wide)) == wide


def test_sentences_and_quotations_run_over_the_wrap() -> None:
    text = laid_out(ENGLISH, 64, "indent")
    reading = read_article(Article("a", text, language="en"))
    assert len(reading.tokens.paragraphs) == 3
    assert len(tokenise(text).sentences) == 6
    quoted = [" ".join(quote.span.cut(text).split()) for quote in reading.quotes]
    assert quoted == [ENGLISH[1].split('"')[1]]


def test_a_million_line_breaks_cost_no_more_than_their_number() -> None:
    for piece in ("\n", "a\n", "a b.\n", " \n", "ab " * 13 + "\n"):
        assert sum(len(s.cut(piece * 20_000)) for s in split_paragraphs(piece * 20_000)) >= 0
