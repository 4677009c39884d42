"""The terminal: the shape of the summary, no right-to-left text in columns, nothing that acts."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from dedup.errors import InputError
from dedup.model import Article, Message
from dedup.pipeline import scan
from dedup.report.load import load_report
from dedup.report.markdown import markdown_pair
from dedup.report.terminal import find_pair, has_rtl, show_pair, show_story, summary
from report.sample import LEFT, REPORT

PAIR = REPORT.comparisons[0]


def test_the_summary(written: Path) -> None:
    lines = summary(REPORT, written, 0.41).plain.split("\n")
    assert lines[0].startswith("3 articles, 3 pairs looked at, 1 pair, 2 stories")
    assert lines[0].endswith("0.4 s")
    head = next(line for line in lines if line.split()[:1] == ["pair"])
    names, row = lines[lines.index(head) + 1 :][:2]
    assert names == "  al-madina-000 al-madina-001"  # too long to stand beside the numbers
    assert " ".join(row.split()) == "67% 76% 19 / 12 5 / 3 near copy"
    assert max(map(len, (head, names, row))) <= 80
    assert row.index("67%") + 3 == head.index("share of A") + len("share of A")
    assert "note: 2 keys were capped." in lines
    assert lines[1] == "4 articles in = 3 compared + 1 skipped"
    assert lines[-2].startswith(f"wrote {written}/index.html (")
    assert lines[-1] == f"next: dedup show {written} al-madina-000-al-madina-001"
    short = summary(REPORT, Path("r"), 0.41).plain.split("\n")[-1]
    assert short == "wrote r/index.html      next: dedup show r al-madina-000-al-madina-001"


def test_right_to_left_text_stands_alone_on_its_line() -> None:
    for line in summary(REPORT, Path("r"), 1.0).plain.split("\n"):
        if has_rtl(line):
            assert line.startswith("    ")
            assert "  " not in line.strip()


def test_ids_that_run_right_to_left_stand_as_ordinals() -> None:
    ids = {"al-madina-000": "المدينة"}
    articles = tuple(
        replace(
            record,
            article=replace(record.article, id=ids.get(record.article.id, record.article.id)),
        )
        for record in REPORT.articles
    )
    pair = replace(PAIR, pair=replace(PAIR.pair, left="المدينة"))
    report = replace(REPORT, articles=articles, comparisons=(pair,), findings=(), stories=())
    lines = summary(report, Path("r")).plain.split("\n")
    assert any(line.split()[:2] == ["#1", "al"] for line in lines)
    assert "  المدينة" in lines


def test_escapes_and_overrides_are_shown_not_obeyed() -> None:
    nasty = "\x1b[2J\u202eevil\x07"
    finding = replace(REPORT.findings[2], text=Message("%(x)s", {"x": nasty}))
    shown = summary(replace(REPORT, findings=(finding,)), Path("r")).plain
    assert not any(char in shown for char in "\x1b\u202e\x07")
    assert "␛[2J[RLO]evil␇" in shown


def test_a_pair_passage_by_passage() -> None:
    shown = show_pair(REPORT, PAIR).plain
    assert "A ¶3 ↔ B ¶4 + ¶5  One passage in A, 2 in B" in shown
    assert "أكثر من [-40-] ألف ساكن" in shown
    assert "أكثر من {+45+} ألف ساكن" in shown
    assert "In both, word for word, in another place" in shown
    assert "changed: 40000 became 45000." in shown


def test_a_pair_without_its_sources(written: Path) -> None:
    report = load_report(written)
    shown = show_pair(report, report.comparisons[0]).plain
    assert "the source was not found" in shown
    texts = {record.article.id: record.article.text for record in REPORT.articles}
    again = load_report(written, texts)
    assert LEFT.split("\n")[3] in show_pair(again, again.comparisons[0]).plain


@pytest.mark.parametrize("name", ["al-madina-000-al-madina-001", "al-madina-001-al-madina-000"])
def test_a_pair_is_found_by_its_name(name: str) -> None:
    assert find_pair(REPORT, name) is PAIR


def test_what_is_not_there_is_named_with_what_is() -> None:
    with pytest.raises(
        InputError, match="no pair or story x-y in this report; it has al-madina-000"
    ):
        find_pair(REPORT, "x-y")


def test_a_story() -> None:
    shown = show_story(REPORT, REPORT.stories[0]).plain
    assert "money, self conflict:" in shown
    assert "al-madina-000 ¶4  SAR 12,000,000,000" in shown


def test_markdown_shows_marks_and_runs_nothing() -> None:
    text = markdown_pair(REPORT, PAIR)
    assert "أكثر من ~~40~~ ألف ساكن" in text
    assert "أكثر من **45** ألف ساكن" in text
    record = REPORT.articles[0]
    article = Article(record.article.id, LEFT.replace("المدينة", "<b>*x*"), language="ar")
    hostile = replace(REPORT, articles=(replace(record, article=article), *REPORT.articles[1:]))
    assert r"\<b\>\*x\*" in markdown_pair(hostile, PAIR)


def test_stock_text_is_told_and_counted(tmp_path: Path) -> None:
    told = str(summary(REPORT, tmp_path))
    assert f"note: {len(REPORT.stock)} stock text is set aside" in told
    assert "set aside" not in str(summary(replace(REPORT, stock=()), tmp_path))


def test_a_quotation_that_many_print_is_marked_against_another_wording(tmp_path: Path) -> None:
    body = 'Nadia Farr said on the quay: "We will open the gate in {} when the tide is low."\n'
    body += "The harbour board met for three hours and heard eleven owners of small boats speak.\n"
    months = {"a": "March", "b": "March", "c": "July", "d": "May"}
    report = scan([Article(name, body.format(month)) for name, month in months.items()])
    told = str(summary(report, tmp_path))
    assert "One quotation is worded in 3 ways: a, b, c and d." in told
    assert all(f"[-{month}-]" in told or f"{{+{month}+}}" in told for month in months.values())
