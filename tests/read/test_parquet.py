"""Tables of Parquet: every type of column, nested ones, damaged files and strings."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest
from needs import needed
from read.reading import articles, reasons


def test_parquet_of_every_type() -> None:
    duckdb.execute(
        "COPY (SELECT 12.50::DECIMAL(6, 2) AS id, 'words'::ENUM('words') AS text,"
        " TIMESTAMP_NS '2024-05-01 10:00:00.5' AS date, {'day': 1} AS title,"
        " ['A', NULL, 'B'] AS author, MAP {1: 2} AS outlet, uuid() AS url, true AS lang"
        " UNION ALL SELECT 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL) TO 'a.parquet'"
    )
    (article,) = articles("a.parquet")
    assert (article.id, article.text, article.published) == (
        "12.50",
        "words",
        "2024-05-01 10:00:00.5",
    )
    assert (article.title, article.author, article.outlet) == ("", "A, B", "")
    assert reasons("a.parquet") == ["empty text"]
    duckdb.execute(
        "COPY (SELECT 7 AS id, encode('نص') AS text, TIMESTAMPTZ '2024-05-01 10:00:00+03' AS date)"
        " TO '[a]*.parquet' (FORMAT parquet)"
    )
    (article,) = articles("[a]*.parquet")
    assert (article.id, article.text, article.published) == ("7", "نص", "2024-05-01 07:00:00+00:00")


@pytest.mark.parametrize("text", ["text", "[text, 'more']", "{'body': text}"])
def test_a_string_that_is_no_utf8_costs_its_row(text: str) -> None:
    """DuckDB itself gives up the whole file."""
    duckdb.execute(
        f"COPY (SELECT i::VARCHAR AS id, {text} AS said, 'Why? ' || i AS text FROM (SELECT i, "  # noqa: S608
        "'Article ' || if(i IN (7, 2500), 'xyz', 'of ' || i) AS text FROM range(5000) t(i)))"
        " TO 'a.parquet' (COMPRESSION uncompressed)"
    )
    table = Path("a.parquet")
    table.write_bytes(table.read_bytes().replace(b"xyz", b"x\xff\xfe"))
    assert [article.id for article in articles("a.parquet")] == [
        str(number) for number in range(5000) if number not in (7, 2500)
    ]
    assert reasons("a.parquet") == [
        f"row {number}: a string in it is not UTF-8" for number in (8, 2501)
    ]


def test_what_is_nested_in_parquet_is_no_text() -> None:
    """Structs, maps and lists of lists give a reason; only text and its kin give articles."""
    for number, text in enumerate(
        ("{'body': 'words'}", "MAP {'p': 'words'}", "[{'p': 'words'}]", "[['words']]",
         "[encode('words')]")
    ):  # fmt: skip
        Path(f"{number}").mkdir()
        duckdb.execute(f"COPY (SELECT 1 AS id, {text} AS text) TO '{number}/a.parquet'")
        assert reasons(f"{number}/a.parquet") == ["the column 'text' holds no text"]
        assert articles(f"{number}/a.parquet") == []


def test_text_in_a_dictionary_of_arrow() -> None:
    arrow = needed("pyarrow", "spark")
    table = arrow.table({"id": ["a", "b"], "text": ["words", "more words"]})
    needed("pyarrow.parquet", "spark").write_table(
        arrow.table([column.dictionary_encode() for column in table.columns], table.column_names),
        "a.parquet",
    )
    assert [article.text for article in articles("a.parquet")] == ["words", "more words"]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"x" * 50 + b"PAR1"])
def test_broken_parquet_is_named(content: bytes) -> None:
    Path("a.parquet").write_bytes(content)
    (reason,) = reasons("a.parquet")
    assert reason.startswith("damaged: ")
    assert "\n" not in reason
