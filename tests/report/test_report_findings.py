"""How a page tells findings: by whom, in which words, with what beside them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dedup.model import (
    Block,
    Direction,
    Edit,
    Evidence,
    Finding,
    Ground,
    Message,
    Paragraph,
    Span,
)  # fmt: skip
from dedup.options import RenderOptions
from dedup.report.html import html_files
from report.page import index, told, written
from report.sample import FINDINGS, LEFT, REPORT, RIGHT, SECOND, crowd


def test_a_finding_of_two_articles_links_to_their_comparison() -> None:
    html = index(REPORT)
    (card,) = re.findall(r'<li class="card" id="F0002">.*?</li>', html, re.DOTALL)
    assert '<a class="ref" href="#p1">Compare the paragraphs</a>' in card
    (lone,) = re.findall(r'<li class="card" id="F0004">.*?</li>', html, re.DOTALL)
    assert "Compare the paragraphs" not in lone


def test_the_same_words_in_two_articles_are_quoted_once() -> None:
    one, two = FINDINGS[0].evidence[1], Evidence("al-madina-001", SECOND[0].span, SECOND[0].text)
    finding = replace(FINDINGS[0], evidence=(one, two))
    (card,) = re.findall(
        r'<li class="card" id="F0001">.*?</li>',
        index(replace(REPORT, findings=(finding,))),
        re.DOTALL,
    )
    assert card.count("<q ") == 1
    assert 'href="#p1A2"' in card
    assert 'href="#p1B2"' in card


def test_a_finding_of_many_values_names_the_outlets_of_each_and_folds_its_pairs() -> None:
    places = (("al-madina-000", 5, LEFT), ("copy-000", 6, RIGHT), ("copy-001", 6, RIGHT))
    shown = tuple(Evidence(name, Span(0, end), text[:end]) for name, end, text in places)
    several = Message(
        "Outlets differ on “%(label)s”, in %(count)s values: %(values)s.",
        {"label": "x", "count": "8", "values": "5 in al-madina-000; 6 in copy-000, copy-001 +2 +6"},
    )
    finding = Finding("figure_differs", "medium", several, shown, id="F0001")
    page = index(replace(crowd(3), findings=(finding,)))
    assert (
        "in 8 values: 5 in صحيفة المدينة; 6 in إذاعة المدينة والقرى رقم 0,"
        " إذاعة المدينة والقرى رقم 1 and 2 more; 6 more." in told(page)
    )
    assert "<summary>2 pairs</summary>" in page


def test_several_stories_are_told_at_a_glance_the_gravest_first() -> None:
    _, _, glance = index(REPORT).partition('<ol class="card glance"')
    first, second = glance.partition("</ol>")[0].split("</li>")[:2]
    assert 'href="#s1"' in first
    assert "Figures conflict" in first
    assert 'href="#s2"' in second
    assert "Told in own words: no text is copied." in told(second)
    assert 'class="card glance"' not in index(replace(REPORT, stories=REPORT.stories[:1]))


@pytest.mark.parametrize("pairs", [200, 0])
def test_where_not_every_story_stands_at_a_glance_their_number_does(pairs: int) -> None:
    story = REPORT.stories[1]
    crowded = replace(REPORT, stories=(*REPORT.stories, *[story] * 4))
    page = written(html_files(crowded, RenderOptions(inline_pairs=pairs)))["index.html"]
    target = re.search(r'<p class="cut"><a href="#(\w+)">All stories: ', page)
    assert target
    assert f'<section id="{target[1]}"' in page
    assert "All stories" not in index(REPORT)


def test_the_page_of_a_story_begins_with_its_findings() -> None:
    pages = written(html_files(REPORT, RenderOptions(inline_pairs=0)))
    told_of = {n: set(re.findall(r'id="(F\d+)"', pages[f"stories/000{n}.html"])) for n in (1, 2)}
    assert "F0001" in told_of[1]
    assert told_of[1] | told_of[2] <= set(re.findall(r'id="(F\d+)"', pages["index.html"]))
    quiet = written(html_files(replace(REPORT, findings=()), RenderOptions(inline_pairs=0)))
    assert 'id="h-f"' not in quiet["stories/0001.html"]


def test_a_figure_inside_an_altered_quotation_is_not_what_the_finding_is_about() -> None:
    words = REPORT.findings[0]
    hero = lambda kind: index(replace(REPORT, findings=(replace(words, kind=kind),)))  # noqa: E731
    assert "SAR 12,000,000,000" in hero("figure_conflict").split("</dl>")[0]
    assert "SAR 12,000,000,000" not in hero("quote_altered").split("</dl>")[0]


def test_sentences_call_articles_by_their_outlets() -> None:
    assert "صحيفة المدينة gives two amounts for one thing." in told(index(REPORT))
    nameless = "al-madina-001"
    same = tuple(
        replace(record, article=replace(record.article, outlet="البلاد"))
        for record in REPORT.articles
    )
    assert "البلاد gives two amounts" in told(index(replace(REPORT, articles=same)))
    near = told(index(replace(REPORT, articles=same)))
    assert "البلاد al-madina-000 is near to البلاد al-madina-001." in near
    assert f"صحيفة المدينة is near to {nameless}." in told(index(REPORT))


def test_an_outlet_never_stands_for_a_number_that_is_an_id_too() -> None:
    articles = tuple(
        replace(record, article=replace(record.article, id=name, outlet=f"paper {name}"))
        for record, name in zip(REPORT.articles, ("12", "40", "7"), strict=True)
    )
    message = Message(
        "%(article)s contradicts itself: %(left)s and %(right)s for the same thing.",
        {"article": "12", "left": "40", "right": "12 مليون"},
    )
    finding = replace(FINDINGS[0], text=message, evidence=())
    page = index(
        replace(REPORT, articles=articles, comparisons=(), stories=(), findings=(finding,))
    )
    assert "paper 12 contradicts itself: 40 and 12 مليون for the same thing." in told(page)


def test_a_near_copy_says_whose_text_it_is() -> None:
    ground = Ground("credit", "left", Message("%(article)s names the other", {"article": "x"}))
    comparison = replace(REPORT.comparisons[0], direction=Direction("right", "high", (ground,)))
    page = index(replace(REPORT, comparisons=(comparison,)))
    card = told(page[page.index('id="F0003"') : page.index("</li>", page.index('id="F0003"'))])
    assert "al-madina-001 had the text first, by what they say: x names the other" in card


def test_one_value_in_several_wordings_is_drawn_once() -> None:
    again = Evidence("al-madina-001", SECOND[0].span, "12 مليونًا من الريالات")
    finding = replace(FINDINGS[0], evidence=(*FINDINGS[0].evidence, again))
    hero = index(replace(REPORT, findings=(finding,))).split("</dl>")[0]
    assert hero.count('class="num') == hero.count('class="bar"') == 2
    assert hero.count("<dt>") == 3


def test_a_list_of_articles_is_joined_as_the_interface_joins() -> None:
    names = {"first_articles": "al-madina-001, gazette-002"}
    finding = replace(FINDINGS[1], text=Message("x %(first_articles)s", names))
    report = replace(REPORT, findings=(finding,))
    assert "al-madina-001 and The Gazette" in told(index(report))
    assert "al-madina-001 وThe Gazette" in told(index(report, ui_lang="ar"))


def test_two_amounts_are_put_as_a_question() -> None:
    page = index(REPORT)
    hero = page[page.index('class="card hero"') : page.index('<dl class="big">')]
    assert "<h3>" in hero
    assert "12 مليار ريال or 12 مليون ريال?" in told(hero)


def test_a_long_quotation_is_cut_around_what_differs_in_it_and_marks_it() -> None:
    long = "كلام طويل " * 40
    left, right = f"{long}ثم قال نعم للمشروع كله {long}", f"{long}ثم قال لا للمشروع كله {long}"
    at = [text.index(word) + 1 for text, word in ((left, " نعم "), (right, " لا "))]
    spans = Span(at[0], at[0] + 3), Span(at[1], at[1] + 2)
    articles = tuple(
        replace(
            record,
            article=replace(record.article, text=text),
            paragraphs=(Paragraph(Span(0, len(text)), "body"),),
            figures=(),
        )
        for record, text in zip(REPORT.articles, (left, right), strict=False)
    )
    block = Block(
        "edited", "one", (Span(0, len(left)),), (Span(0, len(right)),),
        edits=(Edit("wording", *spans, "content"),),
    )  # fmt: skip
    comparison = replace(REPORT.comparisons[0], blocks=(block,), figures=(), quotes=())
    finding = replace(
        FINDINGS[2],
        kind="quote_altered",
        evidence=tuple(
            Evidence(record.article.id, Span(0, len(text)), text)
            for record, text in zip(articles, (left, right), strict=True)
        ),
    )
    sample = replace(
        REPORT, articles=articles, comparisons=(comparison,), stories=(), findings=(finding,),
        stock=(),
    )  # fmt: skip
    page = index(sample)
    card = page[page.index('id="F0003"') : page.index("</li>", page.index('id="F0003"'))]
    assert re.search(r"<del [^>]*>نعم</del>", card)
    assert re.search(r"<ins [^>]*>لا</ins>", card)
    quotations = re.findall(r"<q [^>]*>(.*?)</q>", card)
    assert len(quotations) == 2
    for quotation in quotations:
        assert told(quotation).startswith("… ")
        assert told(quotation).endswith(" …")
        assert len(told(quotation)) < 200
