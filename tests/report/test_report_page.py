"""The HTML: what it shows is the raw text, and nothing from an article works as markup."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from dedup.model import (
    Block,
    Direction,
    Edit,
    Evidence,
    Finding,
    Ground,
    Message,
    Origin,
    Pair,
    Paragraph,
    Report,
    Skip,
    Span,
    Stock,
)  # fmt: skip
from dedup.options import RenderOptions
from dedup.report.html import html_files
from report.sample import FINDINGS, LEFT, REPORT, RIGHT, SECOND, crowd, many

VOID = {"meta", "input", "br", "path", "rect", "circle", "line"}


class Page(HTMLParser):
    """The elements of a page, and the text of each paragraph of an article by its anchor."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.paragraphs: dict[str, str] = {}
        self.rows: list[str] = []
        self._open = ""
        self._label = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if tag == "p" and re.fullmatch(r"p\d+[AB]\d+|t\d+P\d+", found.get("id") or ""):
            self._open = found["id"] or ""
            self.paragraphs[self._open] = ""
        elif tag == "span" and "pn" in (found.get("class") or "").split():
            self._label = 1
        elif self._label and tag == "bdi":
            self._label = 2

    def handle_endtag(self, tag: str) -> None:
        if tag == "p":
            self._open = ""
        if tag == "span" and self._label:
            self._label = 0

    def handle_data(self, data: str) -> None:
        if self._open and not self._label:
            self.paragraphs[self._open] += data

    def shape(self) -> list[tuple[str, tuple[str, ...]]]:
        """Every element with the names of its attributes, values left out."""
        return [(tag, tuple(sorted(attrs))) for tag, attrs in self.elements]


def written(files: Iterable[tuple[str, Iterable[str]]]) -> dict[str, str]:
    return {name: "".join(parts) for name, parts in files}


def index(report: Report, **options: object) -> str:
    return written(html_files(report, RenderOptions(**options)))["index.html"]  # type: ignore[arg-type]


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


PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "</script><!--",
    "javascript:alert(1)",
)


def poisoned(payload: str) -> Report:
    """The sample with a payload in every field that comes from outside."""
    articles = tuple(
        replace(
            record,
            article=replace(
                record.article,
                title=payload,
                outlet=payload,
                published=payload,
                url=payload if payload.startswith("java") else f"http://e.example/{payload}",
                origin=Origin(payload, 1, payload, payload, (payload,), payload),
            ),
        )
        for record in REPORT.articles
    )
    finding = Finding(
        "only_in", "high", Message("%(x)s and more", {"x": payload}),
        (Evidence(articles[0].article.id, Span(0, 5), payload),), "F9",
    )  # fmt: skip
    story = replace(
        REPORT.stories[0],
        ledger=tuple(replace(row, label=payload) for row in REPORT.stories[0].ledger),
    )
    return replace(
        REPORT,
        articles=articles,
        findings=(*REPORT.findings, finding),
        stories=(story, REPORT.stories[1]),
        options={payload: payload},
        tool={"name": payload},
        stock=(Stock(articles[0].article.id, Span(0, 3), payload, 3),),
        skipped=(Skip(Origin(payload), payload),),
        notices=(Message("%(x)s", {"x": payload}),),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_adds_an_element_or_an_attribute(payload: str) -> None:
    harmless = re.sub(r"[^\w\s]", "x", payload)
    poisonous = Page(index(poisoned(payload), title=payload)).shape()
    plain = Page(index(poisoned(harmless), title=harmless)).shape()
    addresses = [item for item in plain if item == ("a", ("href", "rel"))]
    assert [item for item in poisonous if item not in addresses] == [
        item for item in plain if item not in addresses
    ]
    assert not any(
        name.startswith("on") or name == "style" for _, names in poisonous for name in names
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "http://a b/", "file:///etc"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    articles = (replace(REPORT.articles[0], article=replace(REPORT.articles[0].article, url=url)),)
    html = index(replace(REPORT, articles=(*articles, *REPORT.articles[1:])))
    assert f'href="{url}"' not in html
    assert 'href="https://gazette.example/park"' in html


def test_an_article_text_with_markup_is_shown_as_text() -> None:
    record = REPORT.articles[2]
    text = record.article.text.replace("council", "<b>&amp;")
    changed = replace(record, article=replace(record.article, text=text))
    page = Page(index(replace(REPORT, articles=(*REPORT.articles[:2], changed))))
    assert any("<b>&amp;" in shown for shown in page.paragraphs.values())


def test_the_policy_allows_exactly_our_style_and_script() -> None:
    html = index(REPORT)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]  # type: ignore[index]
    for tag in ("style", "script"):
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(blocks) == 1
        digest = b64encode(hashlib.sha256(blocks[0].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy or f"'sha256-{digest}'" in policy
    assert "default-src" in policy
    assert "unsafe" not in policy
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_nothing_is_loaded_from_outside() -> None:
    html = index(REPORT)
    tags = {tag for tag, _ in Page(html).elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "form", "base", "audio", "video"}
    style = (Path(__file__).parents[2] / "dedup/report/static/report.css").read_text()
    assert "url(" not in style
    assert "@import" not in style


def test_the_stylesheet_knows_no_left_and_right() -> None:
    style = (Path(__file__).parents[2] / "dedup/report/static/report.css").read_text()
    physical = (
        r"(margin|padding|border)-(left|right)|[;{\s](left|right)\s*:|text-align:\s*(left|right)"
    )
    assert not re.search(physical, style)
    marks = re.findall(r"(?:^|[},])\s*(?:del|ins|\.o|\.fg)(?![\w-])[^{]*\{([^}]*)\}", style)
    inside = [rule for rule in marks if not rule.startswith("position:absolute")]
    assert inside
    assert not any(
        re.search(r"padding|margin|border|display|isolat|spacing", rule) for rule in inside
    )


def test_every_anchor_is_one_of_a_kind_and_every_link_leads_somewhere() -> None:
    page = Page(index(REPORT))
    ids = [attrs["id"] for _, attrs in page.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    targets = [attrs["href"] or "" for tag, attrs in page.elements if tag == "a"]
    inner = [target[1:] for target in targets if target.startswith("#")]
    assert inner
    assert set(inner) <= set(ids)


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


def told(page: str) -> str:
    """The text of a page without its tags."""
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_what_came_in_is_what_was_compared_and_what_was_skipped() -> None:
    assert "4 articles came in: 3 compared, 1 skipped." in told(index(REPORT))


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


def test_the_first_lines_name_who_has_whose_text() -> None:
    lede = lambda report: told(index(report).split('<p class="lede">')[1].split("</p>")[0])  # noqa: E731
    assert "1 pair shares text: صحيفة المدينة and al-madina-001 (near copy)." in lede(REPORT)
    assert "4 pairs share text: near copy (4)." in lede(many(4))
    assert '<p class="lede">' in index(REPORT)
    assert '<a href="#p1">' in index(REPORT).split('<p class="lede">')[1].split("</p>")[0]


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
