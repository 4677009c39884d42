"""Lines of JSON: what is no record is named by its line, and the rest is read."""

from __future__ import annotations

from pathlib import Path

from read.reading import article, articles, reasons, write_jsonl

from dedup.model import Article, Skip
from dedup.read.laid import read_laid
from dedup.read.reader import read


def test_bad_lines_are_named_and_the_rest_is_read() -> None:
    rows = [
        {"id": 1, "text": "sound"},
        "{broken",
        "[1, 2]",
        '{"text": ' + "[" * 200_000,
        '{"text": ' + "9" * 6000 + "}",
        {"id": 2, "text": 5},
        {"id": 3, "text": " \n "},
        '{"id": NaN, "text": "not a number"}',
    ]
    write_jsonl("a.jsonl", rows)
    assert [item.id for item in articles("a.jsonl")] == ["1", "a#7"]
    found = [item for item in read(["a.jsonl"]) if isinstance(item, Skip)]
    assert [item.origin.record for item in found] == [1, 2, 3, 4, 5, 6]
    assert [item.reason.split(" at ")[0] for item in found] == [
        "line 2: not JSON: Expecting property name enclosed in double quotes",
        "line 3: not a JSON object",
        "line 4: JSON nested too deep",
        "line 5: not JSON: a number of thousands of digits",
        "the column 'text' holds no text",
        "empty text",
    ]


def test_lone_surrogates_of_json_are_replaced_in_every_field() -> None:
    record = '{"id": "\\ud800", "title": "\\udc00t", "text": "word \\ud83d end"}'
    write_jsonl("a.jsonl", [record])
    (article,) = articles("a.jsonl")
    assert (article.id, article.title, article.text) == ("\ufffd", "\ufffdt", "word \ufffd end")
    assert article.origin.repairs == ("lone surrogates replaced by U+FFFD: 1",)


def test_numbers_that_fit_no_float_are_ids() -> None:
    Path("a.jsonl").write_text(
        f'{{"id": 1{"0" * 400}, "text": "words", "title": 1e999}}\n{{"id": 2, "text": "more"}}\n'
    )
    first, second = articles("a.jsonl")
    assert (len(first.id), first.title, second.id) == (401, "", "2")


def test_numbers_that_are_none_are_no_ids() -> None:
    assert article("a.jsonl", '{"text": "words", "id": 1e999, "date": NaN}').id == "a#0"


def test_files_of_lines_put_together_keep_their_marks() -> None:
    Path("a.jsonl").write_bytes(('\ufeff{"id": "a", "text": "words"}\n' * 2).encode() * 2)
    assert [article.id for article in articles("a.jsonl")] == ["a"]
    assert len(reasons("a.jsonl")) == 3
    assert all("counted once" in reason for reason in reasons("a.jsonl"))


def test_an_object_with_one_key_twice_is_a_skip(tmp_path: Path) -> None:
    """One of the two texts would be lost; in an object inside the record nothing of ours is."""
    path = tmp_path / "a.jsonl"
    lines = [
        '{"id": "a", "text": "first", "text": "second"}',
        '{"id": "b", "\\u0074ext": "first", "text": "second"}',
        '{"id": "c", "text": "words of one", "more": {"x": 1, "x": 2}}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    one, two, three = read(path)
    for number, item in enumerate((one, two), 1):
        assert isinstance(item, Skip)
        assert item.reason == f"line {number}: the key 'text' stands twice"
    assert isinstance(three, Article)
    found = list(read_laid([path]))
    assert [getattr(item, "reason", "") for item in found][:2] == [one.reason, two.reason]
