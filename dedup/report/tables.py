"""The tables for spreadsheets: figures.csv, findings.csv, pairs.csv and, when asked, report.xlsx.

CSV is UTF-8 with a byte order mark, which Excel needs. A cell that a spreadsheet would take for a
formula gets an apostrophe in front, unless it is a plain number.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from tempfile import TemporaryFile
from typing import Any

from dedup.errors import MissingExtra
from dedup.model import Figure, Report, Span
from dedup.report.lookup import Lookup, open_lookup
from dedup.report.pairs import one_sided
from dedup.report.words import direction, paragraph_number, printable, sound

Cell = str | int | float | None
Table = Iterator[Sequence[Cell]]

LARGEST_CELL = 32_767
"""Characters a spreadsheet cell can hold; longer text goes on in cells to the right."""

BUFFER = 1 << 20
"""Bytes of a workbook that are handed on at a time."""

LONGEST_SHEET = 1_048_576
"""Rows a sheet can hold."""

CREATED = datetime(1980, 1, 1, tzinfo=UTC)
"""The date in every workbook, that of its parts: the same report gives the same bytes."""

FIGURE_COLUMNS = (
    "article", "paragraph", "start", "end", "text", "kind", "value", "high", "unit", "qualifier",
    "resolved", "calendar",
)  # fmt: skip
SENTENCES = frozenset({"text", "quotation", "summary", "reason"})
OURS = {"findings": "text", "pairs": "summary", "skipped": "reason"}
"""The column of a sheet that is in English, whatever its sentences quote."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?%?")


def safe(cell: Cell) -> Cell:
    """``cell`` so that no spreadsheet runs it: ``safe("=1+1") == "'=1+1"``; ``-5`` stays."""
    if not isinstance(cell, str) or not cell.startswith(_FORMULA) or _NUMBER.fullmatch(cell):
        return cell
    return "'" + cell


def figures_table(figures: Iterable[tuple[str, int, Figure]]) -> Table:
    """The header, then one row a figure: its article, its paragraph from 1, and the figure."""
    yield FIGURE_COLUMNS
    for article, paragraph, figure in figures:
        record = figure.to_dict()
        yield (article, paragraph, *(record.get(name) for name in FIGURE_COLUMNS[2:]))


def read_figures_table(lines: Iterable[str]) -> Iterator[tuple[str, Figure]]:
    """The figures of figures.csv, each with its article: what :func:`figures_table` wrote.

    Raises ValueError for a row that is no figure.
    """
    _, *rows = csv.reader(lines)
    after = len(FIGURE_COLUMNS) - FIGURE_COLUMNS.index("kind")
    for row in rows:
        article, _, start, end, *text = row[:-after]
        span = Span(int(start), int(end))
        kind, *rest = (_unsafe(cell) or None for cell in row[-after:])
        if kind is None:
            raise ValueError(f"a figure without a kind in figures.csv: {row}")
        yield _unsafe(article), Figure(span, _printed(text, span), kind, *rest)


def _printed(parts: Sequence[str], span: Span) -> str:
    """The printed words, of a cell or of several, without the apostrophe that defused them."""
    text = "".join(parts)
    return text if len(text) == span.end - span.start else "".join(map(_unsafe, parts))


def _unsafe(cell: str) -> str:
    """``cell`` as it was before :func:`safe`."""
    bare = cell.removeprefix("'")
    return bare if safe(bare) == cell else cell


def report_figures(report: Report) -> Table:
    """Every figure of every article."""
    return figures_table(
        (record.article.id, paragraph_number(record.paragraphs, figure.span.start), figure)
        for record in report.articles
        for figure in record.figures
    )


def findings_table(look: Lookup) -> Table:
    """One row a piece of evidence; a finding without evidence has one row too."""
    yield (
        "finding", "kind", "severity", "text", "article", "paragraph", "start", "end", "outlet",
        "quotation",
    )  # fmt: skip
    for finding in look.report.findings:
        head = (finding.id, finding.kind, finding.severity, str(finding.text))
        for item in finding.evidence:
            place = look.paragraph(item.article, item.span.start)
            span, outlet = item.span, look.outlet(item.article)
            yield (*head, item.article, place, span.start, span.end, outlet, item.text)
        if not finding.evidence:
            yield (*head, None, None, None, None, None, None)


def pairs_table(look: Lookup) -> Table:
    """One row a pair."""
    yield (
        "left", "right", "left_outlet", "right_outlet", "relation", "left_share", "right_share",
        "left_words", "right_words", "words_only_in_left", "words_only_in_right", "resemblance",
        "shared_words", "longest_run", "summary",
    )  # fmt: skip
    for comparison in look.report.comparisons:
        pair, left, right = comparison.pair, comparison.left_share, comparison.right_share
        yield (
            pair.left, pair.right, look.name(pair.left), look.name(pair.right), pair.relation,
            round(left.shared, 4), round(right.shared, 4), left.words, right.words,
            one_sided(left), one_sided(right), round(pair.resemblance, 4), pair.shared_words,
            pair.longest_run, str(comparison.summary),
        )  # fmt: skip


def skipped_table(report: Report) -> Table:
    """One row an input that was skipped."""
    yield "source", "record", "reason"
    for skip in report.skipped:
        yield skip.origin.path, skip.origin.record, skip.reason


def csv_rows(table: Table) -> Iterator[str]:
    """The rows of a table as CSV, without the byte order mark."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    for row in table:
        writer.writerow([part for cell in row for part in _parts(safe(cell))])
        yield sound(printable(stream.getvalue()))
        stream.seek(0)
        stream.truncate()


def _parts(cell: Cell) -> list[Cell]:
    if not isinstance(cell, str) or len(cell) <= LARGEST_CELL:
        return [cell]
    return [safe(cell[start : start + LARGEST_CELL]) for start in range(0, len(cell), LARGEST_CELL)]


def tables(report: Report) -> dict[str, Table]:
    """The tables of a report by the name of their sheet."""
    look = open_lookup(report, "en")
    return {
        "figures": report_figures(report),
        "findings": findings_table(look),
        "pairs": pairs_table(look),
    }


def open_xlsx() -> Any:
    """The package that writes workbooks. Raises MissingExtra where it is not installed."""
    try:
        import xlsxwriter  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise MissingExtra("report.xlsx", "xlsx") from error
    return xlsxwriter


def xlsx_parts(report: Report) -> Iterator[bytes]:
    """The same tables, and what was skipped, as sheets of one workbook, texts written as text.

    A table longer than a sheet goes on in the next. Raises MissingExtra as :func:`open_xlsx`.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with TemporaryFile() as stream:
        _fill(open_xlsx().Workbook(stream, options), report)
        stream.seek(0)
        yield from iter(lambda: stream.read(BUFFER), b"")


def _fill(workbook: Any, report: Report) -> None:
    with workbook as book:
        book.set_properties({"created": CREATED})
        # A spreadsheet goes by how a cell begins: with a digit, or with an Arabic name in English.
        forms = {way: book.add_format({"reading_order": n}) for way, n in (("ltr", 1), ("rtl", 2))}
        sheets = tables(report) | {"skipped": skipped_table(report)}
        for name, table in sheets.items():
            ours = None
            for number, cells in enumerate(table):
                part, row = divmod(number, LONGEST_SHEET)
                if not number and name in OURS:
                    ours = cells.index(OURS[name])
                if not row:
                    sheet = book.add_worksheet(f"{name} {part + 1}" if part else name)
                    if not part:
                        _lay_out(sheet, cells, book.add_format({"bold": True}))
                _write_row(sheet, row, cells, forms if number else {}, ours)


def _lay_out(sheet: Any, names: Sequence[Cell], bold: Any) -> None:
    """The names of the columns stay in sight, and those of sentences are wide."""
    sheet.freeze_panes(1, 0)
    sheet.set_row(0, None, bold)
    for column, name in enumerate(names):
        sheet.set_column(column, column, 60 if name in SENTENCES else 14)


def _write_row(
    sheet: Any, row: int, cells: Sequence[Cell], forms: Mapping[str, Any], ours: int | None
) -> None:
    for column, cell in enumerate(part for item in cells for part in _parts(item)):
        if isinstance(cell, str):
            way = "ltr" if column == ours else direction(cell)
            sheet.write_string(row, column, sound(cell), forms.get(way))
        elif cell is not None:
            sheet.write_number(row, column, cell)
