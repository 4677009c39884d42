"""find, compare, figures, explain, show and schema on the demonstration articles."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
DEMO = "seeds/*.txt"
LEFT, RIGHT, INTERVIEW, OTHER, _ = sorted(str(path.relative_to(ROOT)) for path in ROOT.glob(DEMO))


def _lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def _text(name: str) -> str:
    return next(ROOT.glob(f"seeds/{name}_*.txt")).read_text(encoding="utf-8")


# find


def test_find_prints_the_verified_pairs(run: Run) -> None:
    result = run("find", DEMO)
    assert (result.code, result.err) == (0, "")
    pairs = _lines(result.out)
    assert [(pair["left"], pair["right"]) for pair in pairs] == [("000", "001"), ("001", "003")]
    assert pairs[1]["longest_run"] == 11
    assert list(pairs[0]) == [
        "left", "right", "relation", "resemblance", "left_containment", "right_containment",
        "shared_words", "longest_run", "found_by",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["jsonl", "csv", "parquet"])
def test_find_writes_the_form_of_the_suffix(run: Run, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pairs.{suffix}"
    result = run("find", DEMO, "-o", path)
    assert (result.code, result.out) == (0, "")
    read = {"jsonl": duckdb.read_json, "csv": duckdb.read_csv, "parquet": duckdb.read_parquet}
    rows = read[suffix](str(path)).project('"left", "right", longest_run').fetchall()
    assert [int(row[2]) for row in rows] == [64, 11]
    assert [path.name for path in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("size", ["256MB", "1.5g", "2 GiB", "300000000"])
def test_find_says_the_same_whatever_it_may_use(run: Run, tmp_path: Path, size: str) -> None:
    means = ("--jobs", "4", "--memory-limit", size, "--temp-dir", tmp_path)
    assert run("find", DEMO, *means).out == run("find", DEMO, "--jobs", "1").out
    assert list(tmp_path.iterdir()) == []


def test_find_without_pairs_is_an_empty_table(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "none.parquet"
    assert run("find", INTERVIEW, "-o", path).code == 0
    assert duckdb.read_parquet(str(path)).fetchall() == []
    assert run("find", INTERVIEW).out == ""


def test_find_refuses_a_form_it_does_not_write(run: Run) -> None:
    result = run("find", DEMO, "-o", "pairs.xml")
    assert result.code == 2
    assert "give --format" in result.err


def test_find_leaves_the_old_file_where_it_cannot_write(run: Run, tmp_path: Path) -> None:
    result = run("find", DEMO, "-o", tmp_path / "no" / "pairs.csv")
    assert result.code == 2
    assert "No such file or directory" in result.err


# compare


def test_compare_json_is_a_line_of_pairs_jsonl(run: Run, scanned: Path) -> None:
    compared = json.loads(run("compare", LEFT, RIGHT, "--format", "json").out)
    scanned_pair = _lines((scanned / "pairs.jsonl").read_text(encoding="utf-8"))[0]
    compared.pop("found_by"), scanned_pair.pop("found_by")
    assert compared == scanned_pair


def test_compare_keeps_the_order_asked_for(run: Run) -> None:
    forth = json.loads(run("compare", LEFT, RIGHT, "--format", "jsonl").out)
    back = json.loads(run("compare", RIGHT, LEFT, "--format", "jsonl").out)
    assert (forth["left"], back["left"]) == ("000", "001")
    assert forth["left_share"] == pytest.approx(back["right_share"], abs=0.05)


def test_compare_rebuilds_right_from_left(run: Run) -> None:
    comparison = json.loads(run("compare", LEFT, RIGHT, "--format", "json").out)
    left, right = _text("000"), _text("001")
    shared = [block for block in comparison["blocks"] if block["left"] and block["right"]]
    assert shared
    for block in shared:
        (start, end), (goal, stop) = (
            (block[side][0][0], block[side][-1][1]) for side in ("left", "right")
        )
        rebuilt, at = "", start
        for edit in sorted(block["edits"], key=lambda edit: edit["left"]):
            rebuilt += left[at : edit["left"][0]] + right[slice(*edit["right"])]
            at = edit["left"][1]
        assert rebuilt + left[at:end] == right[goal:stop]


@pytest.mark.parametrize("form", ["text", "md"])
def test_compare_for_people_names_both_and_the_figures(run: Run, form: str) -> None:
    result = run("compare", LEFT, RIGHT, "--format", form)
    assert (result.code, result.err) == (0, "")
    assert "near copy" in result.out
    assert "150 مليار دولار" in result.out


def test_compare_of_articles_that_are_no_pair(run: Run) -> None:
    result = run("compare", INTERVIEW, OTHER, "--format", "json")
    assert result.code == 0
    assert not any(json.loads(result.out)[side] for side in ("left_share", "right_share"))
    assert run("compare", INTERVIEW, OTHER).code == 0


def test_compare_html_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "pair.html"
    result = run("compare", LEFT, RIGHT, "--format", "html", "-o", path)
    assert (result.code, result.out) == (0, "")
    assert path.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_compare_tells_files_of_one_name_apart(run: Run, tmp_path: Path) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "x.txt").write_text(_text("000"), encoding="utf-8")
    one, two = tmp_path / "a" / "x.txt", tmp_path / "b" / "x.txt"
    found = json.loads(run("compare", one, two, "--format", "json").out)
    assert (found["left"], found["right"]) == (str(one), str(two))
    assert found["relation"] == "identical"
    assert "not compared with itself" in run("compare", one, one).err


def test_compare_without_two_articles_shows_help_and_ends_with_2(run: Run) -> None:
    for words in ([], [LEFT]):
        result = run("compare", *words)
        assert (result.code, result.out) == (2, "")
        assert "Usage: dedup compare" in result.err
    assert result.err.startswith("dedup: RIGHT is missing")


def test_pairs_by_path_and_by_id(run: Run, tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        '{"left": "000", "right": "001", "note": "ours"}\n\n'
        + json.dumps({"left": INTERVIEW, "right": "003"}),
        encoding="utf-8",
    )
    result = run("compare", "--pairs", pairs, "--articles", DEMO)
    assert (result.code, result.err) == (0, "")
    assert [(c["left"], c["right"]) for c in _lines(result.out)] == [("000", "001"), ("002", "003")]


def test_pairs_that_cannot_be_compared_are_skipped_with_their_reason(
    run: Run, tmp_path: Path
) -> None:
    pairs = tmp_path / "pairs.jsonl"
    pairs.write_text(
        '{"left": "000", "right": "009"}\nnot json\n{"left": "000"}\n{"left": 0, "right": 1}\n'
        '{"left": "000", "right": "001"}\n',
        encoding="utf-8",
    )
    result = run("compare", "--pairs", pairs, "--articles", DEMO)
    assert result.code == 3
    assert [c["right"] for c in _lines(result.out)] == ["001"]
    assert "4 inputs skipped:" in result.err
    assert f"'009' is neither an id among the articles nor a file (1): {pairs} #0" in result.err
    assert f'not an object with "left" and "right" (2): {pairs} #1, {pairs} #2' in result.err


def test_pairs_writes_lines_only(run: Run) -> None:
    assert run("compare", "--pairs", "x.jsonl", "--format", "html").code == 2
    assert run("compare", "a.txt", "--pairs", "x.jsonl").code == 2
    assert "cannot be read" in run("compare", "--pairs", "no/x.jsonl").err


# figures


def test_figures_as_lines(run: Run) -> None:
    result = run("figures", DEMO, "--format", "jsonl")
    figures = _lines(result.out)
    texts = {figure["article"]: _text(figure["article"]) for figure in figures}
    assert sorted(texts) == ["000", "001", "002", "003", "004"]
    for figure in figures:
        assert texts[figure["article"]][figure["start"] : figure["end"]] == figure["text"]
    money = {f["text"]: f["value"] for f in figures if f["kind"] == "money"}
    assert money["150 مليار دولار"] == "150000000000"
    assert money["150 مليون دولار"] == "150000000"


def test_figures_as_csv(run: Run) -> None:
    rows = list(csv.DictReader(io.StringIO(run("figures", DEMO, "--format", "csv").out)))
    assert {"article", "paragraph", "text", "kind", "value", "unit"} <= rows[0].keys()
    assert any(row["paragraph"] == "6" and row["unit"] == "USD" for row in rows)


def test_figures_as_a_table(run: Run) -> None:
    shown = run("figures", LEFT).out
    assert re.search(r"¶6 +money +.*150,000,000,000 +150 مليار دولار", shown)


def test_figures_of_standard_input(spawn: Callable[..., Any], tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"id": "n", "text": "It cost 12 percent more."}', encoding="utf-8")
    assert run_lines(spawn("figures", path, "--format", "jsonl"))[0]["value"] == "12"


def run_lines(done: Any) -> list[Any]:
    return _lines(done.stdout.decode("utf-8"))


def test_figures_names_what_it_could_not_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("", encoding="utf-8")
    result = run("figures", tmp_path, LEFT)
    assert result.code == 3
    assert "empty text (1)" in result.err
    assert "مليار" in result.out


# explain


def test_explain_says_what_decided(run: Run) -> None:
    copy = run("explain", LEFT, RIGHT)
    assert copy.code == 0
    assert "  a pair: " in copy.out
    assert "64 words" in copy.out
    none = run("explain", INTERVIEW, OTHER)
    assert "  no pair: " in none.out


def test_explain_agrees_with_the_scan(run: Run, scanned: Path) -> None:
    report = json.loads((scanned / "report.json").read_text(encoding="utf-8"))
    ids = [item["id"] for item in report["articles"]]
    paired = {(pair["left"], pair["right"]) for pair in report["pairs"]}
    for place, left in enumerate(ids):
        for right in ids[place + 1 :]:
            told = run("explain", left, right, "--articles", DEMO).out
            assert ("  a pair: " in told) is ((left, right) in paired), (left, right)


def test_explain_names_the_option_that_decided(run: Run) -> None:
    assert "--min-run" in run("explain", "001", "003", "--articles", DEMO, "--min-run", "12").out
    assert "--min-words" in run("explain", LEFT, RIGHT, "--min-words", "9999").out


# show


def test_show_tells_the_summary_again(run: Run, scanned: Path) -> None:
    result = run("show", scanned)
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("5 articles, ")
    assert run("show", scanned / "report.json").out == result.out


@pytest.mark.parametrize("prefix", ["", "gulf-desk_2024-05-01_", "مكتب-"])
def test_show_tells_what_scan_told_but_for_the_clock(run: Run, tmp_path: Path, prefix: str) -> None:
    lines = [
        json.dumps({"id": prefix + path.name[:3], "text": path.read_text(encoding="utf-8")})
        for path in sorted(ROOT.glob(DEMO))
    ]
    table = tmp_path / "t.jsonl"
    table.write_text("\n".join(lines), encoding="utf-8")
    told = run("scan", table, "-o", tmp_path / "r").out
    assert re.search(r"[1-9]\d* / [1-9]\d*  near copy", told), "figures of both sides are counted"
    assert run("show", tmp_path / "r").out == re.sub(r" +\d+\.\d s$", "", told, flags=re.M)


def test_show_calls_articles_by_their_outlets_as_scan_does(run: Run, tmp_path: Path) -> None:
    outlets = dict(
        zip(("000", "001", "003"), ("The Coast", "مرصد الساحل", "The Coast"), strict=True)
    )
    lines = [
        json.dumps({"id": path.name[:3], "outlet": outlets.get(path.name[:3], ""),
                    "text": path.read_text(encoding="utf-8")})
        for path in sorted(ROOT.glob(DEMO))
    ]  # fmt: skip
    table = tmp_path / "t.jsonl"
    table.write_text("\n".join(lines), encoding="utf-8")
    told = run("scan", table, "-o", tmp_path / "r").out
    assert "The Coast 000 contradicts itself" in told
    assert run("show", tmp_path / "r").out == re.sub(r" +\d+\.\d s$", "", told, flags=re.M)


def test_show_trusts_no_template_of_a_file(run: Run, tmp_path: Path, scanned: Path) -> None:
    folder = tmp_path / "r"
    shutil.copytree(scanned, folder)
    document = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    one, other, *_ = document["findings"]
    one["message"]["template"] = "%(article)999999999999s"
    other["message"]["values"] = {}
    (folder / "report.json").write_text(json.dumps(document), encoding="utf-8")
    whole = run("show", scanned).out
    listed, stored = "000 and 001, 41 دولة in 003 and 004.", "000, 001, 41 دولة in 003, 004."
    assert listed in whole
    assert other["text"].endswith(stored)  # what is told in place of a message that says nothing
    assert run("show", folder).out.replace(str(folder), str(scanned)) == whole.replace(
        listed, stored
    )


def test_show_marks_the_words_in_which_quotations_differ(run: Run, tmp_path: Path) -> None:
    body = 'Nadia Farr said on the quay: "We will {} open the gate in {} when the tide is low."\n'
    body += "The harbour board met for three hours and heard eleven owners of small boats speak.\n"
    for name, words in {"a": ("surely", "March"), "b": ("never", "July")}.items():
        (tmp_path / f"{name}.txt").write_text(body.format(*words), encoding="utf-8")
    told = run("scan", tmp_path / "a.txt", tmp_path / "b.txt", "-o", tmp_path / "r").out
    assert "{+never+}" in told
    assert run("show", tmp_path / "r").out == re.sub(r" +\d+\.\d s$", "", told, flags=re.M)
    for name in "ab":
        (tmp_path / f"{name}.txt").unlink()
    assert "We will never open the gate" in run("show", tmp_path / "r").out


@pytest.mark.parametrize("name", ["000-001", "001-000"])
def test_show_one_pair_with_its_words(run: Run, scanned: Path, name: str) -> None:
    shown = run("show", scanned, name).out
    assert "near copy" in shown
    assert "[-" in shown
    assert "{+" in shown


def test_show_one_story(run: Run, scanned: Path) -> None:
    shown = run("show", scanned, "S0001").out
    assert shown.startswith("S0001  ")
    assert "150 مليار دولار" in shown


def test_show_names_what_there_is(run: Run, scanned: Path) -> None:
    result = run("show", scanned, "000-009")
    assert (result.code, result.out) == (2, "")
    assert "000-001" in result.err


def test_show_says_when_a_source_is_gone(
    run: Run, scanned: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "the source was not found" in run("show", scanned, "000-001").out


# schema


def test_schema_describes_what_scan_and_compare_write(run: Run, scanned: Path) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(run("schema").out))
    validator.validate(json.loads((scanned / "report.json").read_text(encoding="utf-8")))
    for line in _lines((scanned / "pairs.jsonl").read_text(encoding="utf-8")):
        validator.validate(line)
    validator.validate(json.loads(run("compare", INTERVIEW, OTHER, "--format", "json").out))


@pytest.mark.parametrize(
    ("text", "calendar"),
    [
        ("این قرارداد در ۱۲ فروردین ۱۴۰۳ امضا شد.", "jalali"),
        ("بدأ العمل في 10 رمضان 1445 هـ في القرية.", "hijri"),
    ],
)
def test_schema_names_the_calendar_of_a_printed_date(
    run: Run, tmp_path: Path, text: str, calendar: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    schema = json.loads(run("schema").out)
    figures = _lines(run("figures", path, "--format", "jsonl").out)
    assert calendar in {figure.get("calendar") for figure in figures}
    for figure in figures:
        jsonschema.validate(figure, schema | {"oneOf": [{"$ref": "#/$defs/figure"}]})
        with pytest.raises(jsonschema.ValidationError):
            wrong = figure | {"calendar": "mayan"}
            jsonschema.validate(wrong, schema | {"oneOf": [{"$ref": "#/$defs/figure"}]})
