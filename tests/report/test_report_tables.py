"""CSV and XLSX: complete, readable by Excel, and never a formula."""

from __future__ import annotations

import csv
import io
import re
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from needs import needed

from dedup.model import Evidence, Figure, Finding, Message, Span
from dedup.report.tables import (
    LARGEST_CELL,
    csv_rows,
    figures_table,
    read_figures_table,
    safe,
    tables,
    xlsx_parts,
)
from report.sample import FIGURES, REPORT


def rows(name: str, report: object = REPORT) -> list[list[str]]:
    return list(csv.reader(csv_rows(tables(report)[name])))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "cell", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＠SUM(A1)"]
)
def test_formulas_are_defused(cell: str) -> None:
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-5", "+1.5", "-3%", "12", "text", "", None, -4, 0.5])
def test_numbers_and_words_are_left_alone(cell: object) -> None:
    assert safe(cell) == cell  # type: ignore[arg-type]


def test_every_figure_is_listed_with_its_paragraph() -> None:
    head, *found = rows("figures")
    assert len(found) == sum(map(len, FIGURES.values()))
    first = dict(zip(head, found[0], strict=True))
    assert (first["article"], first["paragraph"], first["value"]) == (
        "al-madina-000",
        "2",
        "12000000",
    )


FIRST = FIGURES["al-madina-000"][0]


@pytest.mark.parametrize(
    "figure",
    [
        FIRST,
        Figure(Span(0, 5), "أمس 1", "relative_date", "-1d", resolved="2024-05-01"),
        Figure(Span(0, 4), "-5 C", "measure", "-5", "+2w", "Cel", "about", calendar="jalali"),
        Figure(Span(0, 4), "+5 C", "count", None, unit="'C"),
        Figure(Span(0, LARGEST_CELL + 9), "=" + "-" * (LARGEST_CELL + 8), "count", "1"),
    ],
)
@pytest.mark.parametrize("article", ["a", "=a", "-1", "'"])
def test_figures_come_back_from_their_table(article: str, figure: Figure) -> None:
    text = "".join(csv_rows(figures_table([(article, 1, figure)])))
    (back,) = read_figures_table(io.StringIO(text, newline=""))
    assert back == (article, figure)


def test_a_figure_without_a_kind_is_an_error() -> None:
    with pytest.raises(ValueError, match="without a kind"):
        list(read_figures_table(["head\n", "a,1,0,1,x,,,,,,,\n"]))


def test_every_finding_and_pair_is_listed() -> None:
    assert {row[0] for row in rows("findings")[1:]} == {finding.id for finding in REPORT.findings}
    head, *found = rows("pairs")
    assert len(found) == 1
    assert dict(zip(head, found[0], strict=True))["left_share"] == "0.67"


def test_a_quotation_cannot_become_a_formula() -> None:
    evidence = Evidence("al-madina-000", Span(0, 3), "=HYPERLINK(1)")
    finding = Finding("only_in", "low", Message("@x"), (evidence,), "F1")
    (row,) = rows("findings", replace(REPORT, findings=(finding,)))[1:]
    assert row[3] == "'@x"
    assert row[-1] == "'=HYPERLINK(1)"


def test_a_cell_too_long_for_a_spreadsheet_goes_on_in_the_next() -> None:
    evidence = Evidence("al-madina-000", Span(0, 3), "x" * (LARGEST_CELL + 5))
    finding = Finding("only_in", "low", Message("long"), (evidence,), "F1")
    (row,) = rows("findings", replace(REPORT, findings=(finding,)))[1:]
    assert [len(cell) for cell in row[-2:]] == [LARGEST_CELL, 5]


def test_csv_opens_in_excel(written: Path) -> None:
    for name in ("figures", "findings", "pairs"):
        assert (written / f"{name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def sheets(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        names = [name for name in parts.namelist() if re.match(r"xl/worksheets/sheet\d", name)]
        return {name: parts.read(name) for name in names}


def test_the_workbook_holds_text_and_no_formula() -> None:
    needed("xlsxwriter", "xlsx")
    evidence = Evidence("al-madina-000", Span(0, 3), "=1+1")
    finding = Finding("only_in", "low", Message("text"), (evidence,), "F1")
    found = sheets(b"".join(xlsx_parts(replace(REPORT, findings=(finding,)))))
    assert len(found) == 4
    assert REPORT.skipped[0].reason.encode() in found["xl/worksheets/sheet4.xml"]
    assert not any(b"<f>" in part for part in found.values())
    assert b"=1+1" in found["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize(
    ("sentence", "quotation", "ways"),
    [
        ("«رصيف» is counted.", "640 قاربا في الحوض", (b"1", b"2")),
        ("12 words", "12 boats", (b"1", b"1")),
    ],
)
def test_a_cell_of_the_workbook_runs_as_its_words_do(
    sentence: str, quotation: str, ways: tuple[bytes, bytes]
) -> None:
    """Not as its first character does: a digit, or an Arabic name in an English sentence."""
    needed("xlsxwriter", "xlsx")
    evidence = Evidence("al-madina-000", Span(0, len(quotation)), quotation)
    finding = Finding("only_in", "low", Message(sentence), (evidence,), "F1")
    book = b"".join(xlsx_parts(replace(REPORT, findings=(finding,))))
    row = re.search(rb'<row r="2".*?</row>', sheets(book)["xl/worksheets/sheet2.xml"])
    assert row
    used = [int(row_style) for row_style in re.findall(rb'r="[DJ]2" s="(\d+)"', row[0])]
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        _, forms = parts.read("xl/styles.xml").split(b"<cellXfs", 1)
    orders = re.findall(rb'<xf [^>]*?(?:/>|>.*?readingOrder="(\d)".*?</xf>)', forms)
    assert tuple(orders[style] for style in used) == ways


def test_a_table_too_long_for_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    needed("xlsxwriter", "xlsx")
    whole = sum(part.count(b"<row ") for part in sheets(b"".join(xlsx_parts(REPORT))).values())
    monkeypatch.setattr("dedup.report.tables.LONGEST_SHEET", 3)
    found = sheets(b"".join(xlsx_parts(REPORT)))
    assert len(found) > 4
    assert max(part.count(b"<row ") for part in found.values()) == 3
    assert sum(part.count(b"<row ") for part in found.values()) == whole


def test_the_workbook_has_the_same_bytes_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    needed("xlsxwriter", "xlsx")
    first = b"".join(xlsx_parts(REPORT))
    monkeypatch.setattr("time.time", lambda: 2e9)
    monkeypatch.setenv("TZ", "Asia/Aden")
    time.tzset()
    try:
        assert b"".join(xlsx_parts(REPORT)) == first
    finally:
        monkeypatch.undo()
        time.tzset()
    with zipfile.ZipFile(io.BytesIO(first)) as book:
        assert {part.date_time[0] for part in book.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")


def test_ids_in_csv_keep_direction_marks_and_lose_controls() -> None:
    """They must match the ids of the other files; a control would steer the terminal."""
    (row,) = csv.reader(csv_rows(iter([["\u202eid\u2069", "a\x1b[31mb\x9bc"]])))
    assert row == ["\u202eid\u2069", "a␛[31mb[U+009B]c"]
