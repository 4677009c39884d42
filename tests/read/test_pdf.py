"""PDF: lines, columns, visual order and vowel signs; bombs and damage."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from needs import needed
from read.pages import bomb_pdf, pdf, printed
from read.reading import article, reason

WIDE = "The port said on Monday it would spend 150 million on two piers"


def test_pdf_lines_become_paragraphs() -> None:
    needed("pdfminer", "pdf")
    lines = [WIDE, "and a wall, a plan that fishermen have fought for some ye-", "ars."]
    found = article("a.pdf", pdf([printed(line) for line in lines]))
    assert found.text == f"{WIDE} and a wall, a plan that fishermen have fought for some years."
    assert (found.title, found.author) == ("Bridge opens", "N. Haddad")
    assert found.origin.reader.startswith("pdf (pdfminer.six ")


@pytest.mark.parametrize("backward", [False, True])
def test_arabic_in_visual_order_is_read_as_it_is_read(backward: bool) -> None:
    """The file's glyphs run from left to right, or from right to left: the page is the same."""
    needed("pdfminer", "pdf")
    shown = "(Acme) 2019 ﻮﻳﺎﻣ 21 ﻲﻓ %96 ﺔﻴﻨﺑ"  # as it stands on the page, from the left
    glyphs = printed(shown)
    found = article("a.pdf", pdf([glyphs[::-1] if backward else glyphs]))
    assert found.text == "بنية 96% في 21 مايو 2019 (Acme)"
    assert [repair.split(":")[0] for repair in found.origin.repairs] == [
        "lines in visual order put in reading order",
        "presentation forms made plain letters",
    ]


def test_a_vowel_sign_goes_with_its_letter() -> None:
    needed("pdfminer", "pdf")
    line = [("م", 50.0), ("\u0651", 55.2), ("د", 55.0), ("ق", 60.0), ("ت", 65.0)]
    assert article("a.pdf", pdf([line])).text == "تقد\u0651م"


@pytest.mark.parametrize("aside", [-6.0, -2.5, 0.0, 2.5, 4.0])
@pytest.mark.parametrize("as_read", [False, True])
def test_vocalised_arabic_wherever_its_font_draws_the_signs(as_read: bool, aside: float) -> None:
    """From left to right a sign comes before its letter, as browsers print; else behind it."""
    needed("pdfminer", "pdf")
    text = "قَالَ رَئِيسُ المَجْلِسِ إِنَّ 150 مُهَنْدِسًا وَصَلُوا"
    clusters = re.findall("[^\u064b-\u0652][\u064b-\u0652]*", text)[::-1]
    begin = clusters.index("0")
    clusters[begin : begin + 3] = "150"  # a number runs from left to right
    glyphs = []
    for number, cluster in enumerate(clusters):
        place = 50.0 + 5.0 * number
        signs = [(sign, place + aside) for sign in cluster[1:]]
        glyphs.append(
            [*signs[::-1], (cluster[0], place)] if not as_read else [(cluster[0], place), *signs]
        )
    line = [glyph for cluster in (glyphs[::-1] if as_read else glyphs) for glyph in cluster]
    assert article("a.pdf", pdf([line])).text == text


def test_two_columns_are_read_one_after_the_other() -> None:
    needed("pdfminer", "pdf")
    left = ["One column begins here and", "goes on in its second line", "until its end is short."]
    right = ["Another column stands to", "the right of it and it is", "read after the first."]
    lines = [
        printed(one) + printed(other, left=320.0) for one, other in zip(left, right, strict=True)
    ]
    assert article("a.pdf", pdf(lines)).text == "\n".join((" ".join(left), " ".join(right)))


def test_ranges_and_scores_of_a_pdf_keep_their_order() -> None:
    needed("pdfminer", "pdf")
    shown = "3-1 ﺔﺠﻴﺘﻨﺑ"  # what a browser prints for «بنتيجة 1-3»
    assert article("a.pdf", pdf([printed(shown)])).text == "بنتيجة 1-3"


@pytest.mark.parametrize("drawn", ["(2019) «ﻡﻼﺳ» 3-1", ")2019( »ﻡﻼﺳ« 3-1"])
def test_brackets_of_a_pdf_face_what_they_enclose(drawn: str) -> None:
    """A file names the bracket that is drawn, or the one that is meant."""
    needed("pdfminer", "pdf")
    assert article("a.pdf", pdf([printed(drawn)])).text == "1-3 «سلام» (2019)"


def test_letters_without_a_name_in_the_file_are_no_words() -> None:
    """Glyphs of a font that does not say what they are: few are told, of many nothing is left."""
    needed("pdfminer", "pdf")
    nameless = pdf([printed(WIDE)]).replace(b"/ToUnicode", b"/ToUnknown")
    assert reason("a.pdf", nameless).startswith("the file does not say which letters")
    some = article("b.pdf", pdf([printed(WIDE.replace("w", "\0"))]))
    assert some.text == WIDE.replace("w", "\ufffd")
    assert some.origin.repairs == ("letters without a name in the file, shown as U+FFFD: 2",)


def test_arabic_laid_out_backwards_is_refused() -> None:
    """Some programs print Arabic from left to right as it is typed: the page itself is no text."""
    needed("pdfminer", "pdf")
    typed = "قالت الوزيرة إن المدينة الجديدة جاهزة قبل نهاية السنة"
    assert "from left to right" in reason("a.pdf", pdf([printed(typed)]))
    assert article("b.pdf", pdf([printed(typed[::-1])])).text == typed


def test_a_scanned_page_is_a_skip() -> None:
    needed("pdfminer", "pdf")
    assert "character recognition" in reason("a.pdf", pdf([]))


@pytest.mark.parametrize("content", [b"%PDF-1.7\nnothing", b"%PDF-1.7" + bytes(range(256)) * 40])
def test_a_damaged_pdf_is_named(content: bytes) -> None:
    needed("pdfminer", "pdf")
    assert reason("a.pdf", content)
    assert reason("b.pdf", b"words") == "the content is no PDF"


def test_a_pdf_bomb_is_stopped() -> None:
    needed("pdfminer", "pdf")
    assert "bounded memory" in reason("a.pdf", bomb_pdf(4 << 30))


def test_a_module_beside_the_articles_is_never_run() -> None:
    needed("pdfminer", "pdf")
    Path("json.py").write_text("raise SystemExit('imported from the folder of articles')")
    assert article("a.pdf", pdf([printed("Words on a page.")])).text == "Words on a page."
