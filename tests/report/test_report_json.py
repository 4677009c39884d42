"""report.json and pairs.jsonl against their schema, and read back."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, ValidationError

from dedup.errors import InputError
from dedup.model import Pair, Report
from dedup.report.json import dumps, pair_line, pairs_jsonl, report_json
from dedup.report.load import load_document, load_report
from dedup.report.schema import schema
from report.sample import LEFT, REPORT, RIGHT

VALIDATOR = Draft202012Validator(schema())


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(schema())


def test_report_and_pairs_follow_the_schema() -> None:
    VALIDATOR.validate(json.loads("".join(report_json(REPORT))))
    lines = list(pairs_jsonl(REPORT))
    assert len(lines) == len(REPORT.comparisons)
    for line in lines:
        VALIDATOR.validate(json.loads(line))


@pytest.mark.parametrize("report", [REPORT, replace(REPORT, skipped=(), stories=(), articles=())])
def test_the_pieces_make_what_the_library_would_write(report: Report) -> None:
    whole = json.dumps(report.to_dict(), ensure_ascii=False, indent=1)
    assert "".join(report_json(report)) == whole + "\n"


@pytest.mark.parametrize("broken", [{"relation": "copy"}, {"left_share": 1.2}, {"surplus": 1}])
def test_the_schema_refuses_what_the_contract_does_not_have(broken: dict[str, object]) -> None:
    line = json.loads(next(iter(pairs_jsonl(REPORT)))) | broken
    with pytest.raises(ValidationError):
        VALIDATOR.validate(line)


def test_arabic_stays_arabic_and_lone_surrogates_do_not_break_the_file() -> None:
    text = "".join(report_json(replace(REPORT, options={"note": "نص \ud83d"})))
    assert "نص \ufffd" in text
    text.encode("utf-8")
    assert "صحيفة المدينة" in text


def test_a_report_read_back_is_the_same(written: Path) -> None:
    texts = {record.article.id: record.article.text for record in REPORT.articles}
    again = load_report(written, texts)
    assert list(report_json(again)) == list(report_json(REPORT))
    assert list(pairs_jsonl(again)) == list(pairs_jsonl(REPORT))
    assert [record.article.text for record in again.articles][:2] == [LEFT, RIGHT]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "no report"),
        ("{", "cannot read"),
        ('{"format": 99}', "format 99"),
        ("[]", "format None"),
        ('{"format": 1}', "figures.csv: No such file"),
    ],
)
def test_what_is_no_report_is_refused(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "report.json").write_text(content)
        (tmp_path / "pairs.jsonl").write_text("")
    with pytest.raises(InputError, match=said):
        load_report(tmp_path)


def test_the_document_alone(written: Path, report: Report) -> None:
    assert load_document(written)["counts"]["compared"] == len(report.articles)


@pytest.mark.parametrize("name", ["a", "بلد/١", 'q"\\\n\x01\x7f', "half \ud83d", "\u2028<b>"])
def test_a_pair_line_is_the_line_of_its_record(name: str) -> None:
    for kinds in ((), ("bands",), ("bands", "passages")):
        for share in (1.0, 1 / 3, 0.00004, 0.5):
            pair = Pair(name, f"{name}2", "partial", share, share / 7, 1e-9, 12, 9, kinds)
            assert pair_line(pair) == dumps(pair.to_dict())


def test_what_turns_lines_is_escaped_in_json_and_the_same_when_read() -> None:
    """An id with an override would show another id in every program that prints the file."""
    evil = "\u202edetalosi\u2066"
    line = dumps({"left": evil, "right": "\u200fعربي"})
    assert "\u202e" not in line
    assert "\u2066" not in line
    assert "\u200f" in line, "marks of Arabic spelling stay"
    assert json.loads(line)["left"] == evil
