"""From the columns of a record to the fields of an article."""

from __future__ import annotations

from pathlib import Path

import pytest
from read.reading import ARABIC, article, articles, reasons, write_jsonl

from dedup.errors import InputError
from dedup.read.reader import read


def test_columns_are_guessed_in_order_and_set_by_hand() -> None:
    record = {"id": 7, "text": " ", "body": "the body", "summary": "the summary", "lang": "ar_EG"}
    write_jsonl("a.jsonl", [record])
    (guessed,) = articles("a.jsonl")
    assert (guessed.id, guessed.text, guessed.language) == ("7", "the body", "ar-EG")
    (chosen,) = articles("a.jsonl", columns={"text": "summary", "outlet": "lang"})
    assert (chosen.text, chosen.outlet) == ("the summary", "ar_EG")


def test_a_record_without_the_column_set_by_hand_is_guessed_but_for_its_text() -> None:
    columns = {"outlet": "source", "text": "story"}
    records = [
        {"story": "one", "source": "Wire", "outlet": "Desk"},
        {"story": "two", "outlet": "Sun"},
    ]
    write_jsonl("a.jsonl", records)
    assert [item.outlet for item in articles("a.jsonl", columns=columns)] == ["Wire", "Sun"]
    write_jsonl("b.jsonl", [{"text": "three", "outlet": "Sun"}])
    assert reasons("b.jsonl", columns={"text": "story"}) == [
        "no column 'story' for text; it has text, outlet"
    ]


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    Path("a.csv").write_text("id,content,date_extracted\n1,words,2024-05-01\n")
    (reason,) = reasons("a.csv", columns={"text": "story"})
    assert reason == "no column 'story' for text; it has id, content, date_extracted"
    write_jsonl("b.jsonl", [{"x": 1}])
    assert reasons("b.jsonl") == ["no text column; it has x; say which with --map text=NAME"]


def test_a_field_that_articles_have_not_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no field 'txt'"):
        read([], columns={"txt": "content"})


def test_records_without_id_get_file_and_number() -> None:
    write_jsonl("news.jsonl", [{"text": "one"}, "", {"text": "two", "id": ""}])
    assert [item.id for item in articles("news.jsonl")] == ["news#0", "news#2"]


def test_a_list_of_authors_is_one_line() -> None:
    write_jsonl("a.jsonl", [{"text": ARABIC, "authors": ["N. Haddad", "S. Qasim"]}])
    assert articles("a.jsonl")[0].author == "N. Haddad, S. Qasim"


def test_paragraph_lists_are_joined() -> None:
    write_jsonl("a.jsonl", [{"text": ["first", "second"]}])
    assert articles("a.jsonl")[0].text == "first\nsecond"


def test_titles_hold_no_control_characters() -> None:
    write = '{"text": "words", "title": "a\\u0000b\\u001b[31mc\\nd", "id": "x"}'
    assert article("a.jsonl", write).title == "a\ufffdb\ufffd[31mc d"
