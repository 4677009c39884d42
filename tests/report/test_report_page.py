"""The HTML: what it shows is the raw text, every part of it in its place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from dedup.model import (
    Pair,
)  # fmt: skip
from dedup.options import RenderOptions
from dedup.report.html import html_files
from report.page import Page, index, told, written
from report.sample import LEFT, REPORT, RIGHT, crowd, many


def test_the_shown_passages_are_the_raw_text() -> None:
    shown = Page(index(REPORT)).paragraphs
    left, right = LEFT.split("\n"), RIGHT.split("\n")
    for number, line in enumerate(left, 1):
        assert shown[f"p1A{number}"] == line
    for number, line in enumerate(right[:5], 1):
        assert shown[f"p1B{number}"] == line
    assert shown["p1B6"] == right[5]
    assert [text for name, text in shown.items() if name.startswith("t")] == (
        REPORT.articles[2].article.text.split("\n")
    )


def test_marks_cover_whole_words() -> None:
    html = index(REPORT)
    assert re.search(r'<del title="figure · B: 45">(<b class="fg">)?40(</b>)?</del>', html)
    assert re.search(r'<span class="o" title="spelling · B: الشرقى">الشرقي</span>', html)
    assert "&#34;النخيل&#34;" in html
    letters = r"[^\W\d_]"
    for tag in ("del", "ins", "b", "span"):
        inside_word = re.findall(
            rf'{letters}<{tag}(?: class="(?:o|fg)"| title)[^>]*>{letters}', html
        )
        assert not inside_word


def test_every_anchor_is_one_of_a_kind_and_every_link_leads_somewhere() -> None:
    page = Page(index(REPORT))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] or "" for tag, attrs in page.elements if tag == "a"]
    inner = [target[1:] for target in targets if target.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


def test_counts_of_zero_are_stated() -> None:
    text = re.sub(r"<[^>]+>", "", index(REPORT))
    assert "1 split, 1 merged, 1 moved, 0 repeated" in text
    assert "2 in A, 1 in B" in text


def test_many_pairs_make_an_index_and_a_page_a_story() -> None:
    files = written(html_files(many(5), RenderOptions(inline_pairs=4)))
    assert set(files) == {"index.html", *(f"stories/{n:04d}.html" for n in range(1, 6))}
    ids = {
        (name, attrs["id"])
        for name, html in files.items()
        for _, attrs in Page(html).elements
        if "id" in attrs
    }
    for name, html in files.items():
        folder = name.rpartition("/")[0]
        for tag, attrs in Page(html).elements:
            if tag != "a" or (attrs["href"] or "").startswith("http"):
                continue
            file, _, anchor = (attrs["href"] or "").partition("#")
            target = (Path(folder) / file).as_posix() if file else name
            target = re.sub(r"^[^/]+/\.\./", "", target)
            assert target in files, (name, attrs["href"])
            assert not anchor or (target, anchor) in ids, (name, attrs["href"])


def test_a_story_of_many_pairs_goes_on_over_several_files() -> None:
    sample = many(7)
    whole = replace(
        sample.stories[0], articles=tuple(record.article.id for record in sample.articles)
    )
    files = written(html_files(replace(sample, stories=(whole,)), RenderOptions(inline_pairs=3)))
    assert list(files) == [
        "index.html", "stories/0001.html", "stories/0001-2.html", "stories/0001-3.html",
    ]  # fmt: skip
    assert sum(html.count('class="pair"') for html in files.values()) == 7


def test_a_story_of_sixty_outlets_tells_what_many_do_alike_once() -> None:
    html = written(html_files(crowd(60), RenderOptions(inline_pairs=60)))["index.html"]
    passages = html[html.index('<table class="led pass tall">') :]
    row = passages[: passages.index("</table>")]
    assert re.findall(r'data-o="(\d+ articles)" class="m-(\w+)"', row) == [
        ("20 articles", "same"), ("20 articles", "edited"), ("20 articles", "absent"),
    ]  # fmt: skip
    assert len(re.findall(r'href="#p\d+B2"', row)) == 40
    assert row.count('<details class="refs">') == 3
    assert "60 of 61 articles are shown here" in re.sub(r"<[^>]+>", "", html)
    matrix = html[html.index('<table class="heat') :].split("</table>")[0]
    assert matrix.count('scope="col"') == matrix.count('scope="row"') == 60
    assert "<a " not in matrix  # too small to be hit; the pairs are listed below


def test_keys_are_offered_only_where_there_are_passages_to_walk() -> None:
    assert 'id="t-keys"' in index(REPORT)
    assert 'id="t-keys"' not in index(many(5), inline_pairs=2)


def test_the_index_comes_in_blocks_and_says_what_it_cuts() -> None:
    html = written(html_files(many(250), RenderOptions(inline_pairs=10)))["index.html"]
    assert html.count('<table class="hs ix">') == 3
    assert len(re.findall(r'<a href="stories/\d{4}\.html#p\d+">', html)) == 250


def test_arabic_interface_mirrors_and_speaks_arabic() -> None:
    html = index(REPORT, ui_lang="ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert ">النتائج<" in html
    assert "كلمة" in html
    shown = Page(html).paragraphs
    assert shown["p1A2"] == LEFT.split("\n")[1]
    english = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", html, flags=re.DOTALL)
    left = set(re.findall(r">([A-Z][a-z]+ [a-z ]+)<", english))
    own = {"A park for the eastern quarter", "The Gazette"}
    messages = {str(message.text) for message in REPORT.findings}
    assert not {word for word in left if not any(word in text for text in own | messages)}


def test_an_empty_report_says_so() -> None:
    empty = replace(REPORT, articles=(), comparisons=(), stories=(), findings=(), stock=())
    text = index(empty)
    assert "Nothing to report" in text
    assert "No shared text" in text


def test_a_report_of_stock_text_alone_does_not_say_that_nothing_is_shared() -> None:
    text = index(replace(REPORT, comparisons=(), stories=(), findings=()))
    assert "Nothing shared but stock text" in text
    assert "beside stock text, which is set aside below" in text
    assert "No shared text" not in text
    assert REPORT.stock[0].text in text


def test_directions_follow_the_article_not_the_interface() -> None:
    html = index(REPORT)
    assert re.search(r'<div class="cell A[^"]*" dir="rtl"><p lang="ar"', html)
    assert re.search(r'<div class="cell" dir="ltr"><p lang="en"', html)
    nameless = tuple(
        replace(record, article=replace(record.article, language="")) for record in REPORT.articles
    )
    assert re.search(
        r'<div class="cell A[^"]*" dir="rtl"><p lang=""', index(replace(REPORT, articles=nameless))
    )


def test_what_came_in_is_what_was_compared_and_what_was_skipped() -> None:
    assert "4 articles came in: 3 compared, 1 skipped." in told(index(REPORT))


def test_the_first_lines_name_who_has_whose_text() -> None:
    lede = lambda report: told(index(report).split('<p class="lede">')[1].split("</p>")[0])  # noqa: E731
    assert "1 pair shares text: صحيفة المدينة and al-madina-001 (near copy)." in lede(REPORT)
    assert "4 pairs share text: near copy (4)." in lede(many(4))
    assert '<p class="lede">' in index(REPORT)
    assert '<a href="#p1">' in index(REPORT).split('<p class="lede">')[1].split("</p>")[0]


def test_a_pair_that_was_not_compared_is_no_dash_in_the_matrix() -> None:
    sample = crowd(3)
    measured = Pair("copy-000", "copy-001", "near_copy", 0.9, 0.91, 0.83, 40, 20, ("bands",))
    page = index(replace(sample, uncompared=(measured,)))
    heat = page[page.index('<table class="heat') :]
    heat = heat[: heat.index("</table>")]
    assert "≈91%" in heat
    assert "≈83%" in heat
    assert heat.count("–") == 4
    assert heat.count("≈") == 2
