"""``dedup verify``: a true report passes; every changed source and doctored claim is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with its own copy of the articles (news) and a report of them (r)."""
    shutil.copytree(ROOT / "seeds", tmp_path / "news", ignore=shutil.ignore_patterns("*.md"))
    monkeypatch.chdir(tmp_path)
    assert run("scan", "news", "-o", "r", "-q").code == 0
    return tmp_path


def _doctor(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def _forge(report: Path) -> None:
    """Make the manifest fit again, as a careful forger would."""
    path = report / "manifest.json"
    manifest = json.loads(path.read_text(encoding="utf-8"))
    for item in manifest["files"]:
        item["sha256"] = sha256((report / item["path"]).read_bytes()).hexdigest()
    path.write_text(json.dumps(manifest), encoding="utf-8")


def test_a_true_report_holds(run: Run, place: Path) -> None:
    result = run("verify", "r")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("5 sources and ")
    assert run("verify", "r", "--recompute").code == 0


def test_a_changed_source_and_a_lost_one_are_named(run: Run, place: Path) -> None:
    first, second, *_ = sorted((place / "news").iterdir())
    _doctor(first, "150", "160")
    second.unlink()
    result = run("verify", "r")
    assert result.code == 1
    assert f"000: news/{first.name} has changed\n" in result.out
    assert f"001: news/{second.name} is gone\n" in result.out


def test_other_bytes_of_the_same_text_are_named(run: Run, place: Path) -> None:
    first = min((place / "news").iterdir())
    first.write_bytes(b"\xef\xbb\xbf" + first.read_bytes())
    result = run("verify", "r")
    assert result.code == 1
    assert result.out.startswith(f"000: news/{first.name} has other bytes: sha256 ")


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("report.json", "150 مليار دولار", "150 مليون دولار"),
        ("pairs.jsonl", '"text": "150 مليار دولار"', '"text": "250 مليار دولار"'),
        ("figures.csv", "150 مليار دولار", "250 مليار دولار"),
        ("findings.csv", "150 مليار دولار إضافي", "250 مليار دولار إضافي"),
    ],
)
def test_doctored_words_are_named(run: Run, place: Path, name: str, old: str, new: str) -> None:
    path = place / "r" / name
    document = path.read_text(encoding="utf-8-sig")
    where = document.rindex(old)  # report.json: not in a sentence, which only --recompute checks
    path.write_text(document[:where] + new + document[where + len(old) :], encoding="utf-8")
    result = run("verify", "r")
    assert result.code == 1
    assert "not “" in result.out
    assert "مليار" in result.out


def test_a_doctored_page_a_lost_file_and_a_foreign_one_are_named(run: Run, place: Path) -> None:
    _doctor(place / "r" / "index.html", "150", "160")
    (place / "r" / "pairs.csv").unlink()
    (place / "r" / "extra.html").write_text("<p>by another hand", encoding="utf-8")
    result = run("verify", "r")
    assert result.code == 1
    assert result.out.splitlines() == [
        "extra.html is no file of the report",
        "index.html is not as it was written",
        "pairs.csv is gone",
    ]
    (place / "r" / "manifest.json").unlink()
    assert run("verify", "r").out == "manifest.json is gone\n"


def test_an_article_lost_from_the_list_is_named(run: Run, place: Path) -> None:
    path = place / "r" / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    del report["articles"][4], report["stories"][:]
    path.write_text(json.dumps(report), encoding="utf-8")
    _forge(place / "r")
    assert "5 articles came in; 4 are compared, 0 skipped" in run("verify", "r").out


def test_a_span_outside_its_article_is_named(run: Run, place: Path) -> None:
    path = place / "r" / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    report["findings"][0]["evidence"][0]["end"] = 99_999
    path.write_text(json.dumps(report), encoding="utf-8")
    assert "000 has no characters" in run("verify", "r").out


def test_an_edit_left_out_is_named(run: Run, place: Path) -> None:
    path = place / "r" / "pairs.jsonl"
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    edited = next(block for block in lines[0]["blocks"] if block["edits"])
    edited["edits"].pop()
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    result = run("verify", "r")
    assert result.code == 1
    assert "do not add up" in result.out


def test_recompute_finds_a_doctored_sentence_and_a_doctored_number(run: Run, place: Path) -> None:
    path = place / "r" / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    report["findings"][0]["text"] = "Nothing to see here."
    report["pairs"][0]["left_share"] = 0.01
    path.write_text(json.dumps(report), encoding="utf-8")
    assert "report.json is not as it was written" in run("verify", "r").out
    _forge(place / "r")
    said = run("verify", "r").out
    assert "pairs: 1 is not what pairs.jsonl has" in said
    assert "findings.csv: 3 are not what report.json has" in said
    result = run("verify", "r", "--recompute")
    assert result.code == 1
    assert "findings: 1 is not what a scan gives" in result.out
    assert "pairs: 1 is not what a scan gives" in result.out


@pytest.mark.parametrize(
    ("name", "old", "new", "named"),
    [
        ("index.html", "150", "160", ""),
        ("pairs.jsonl", '"relation": "near_copy"', '"relation": "partial"', "pairs: 1 is not what"),
        ("figures.csv", ",150000000000,", ",150000000,", "000 is 150000000000 there, and not in"),
        ("findings.csv", ",high,", ",info,", "findings.csv: 1 is not what report.json has"),
        ("pairs.csv", "near_copy", "quotation", "pairs.csv: 1 is not what pairs.jsonl has"),
    ],
)
def test_recompute_finds_a_doctored_file_whose_hash_was_forged(
    run: Run, place: Path, name: str, old: str, new: str, named: str
) -> None:
    """What another file of the report tells too is named at once; a page, by a new scan alone."""
    _doctor(place / "r" / name, old, new)
    _forge(place / "r")
    first = run("verify", "r")
    assert (first.code, named in first.out) == (bool(named), True)
    result = run("verify", "r", "--recompute")
    assert result.code == 1
    assert f"{name} is not what a scan gives" in result.out


@pytest.mark.parametrize(
    ("name", "named"),
    [("pairs.jsonl", "pairs: 1 is not what pairs.jsonl has"), ("findings.csv", ", 1 missing: ")],
)
def test_a_pair_or_a_finding_left_out_of_one_file_is_named(
    run: Run, place: Path, name: str, named: str
) -> None:
    path = place / "r" / name
    *lines, _ = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines), encoding="utf-8")
    _forge(place / "r")
    assert named in run("verify", "r").out


def test_recompute_checks_the_pages_of_a_report_whose_notices_were_doctored(
    run: Run, place: Path
) -> None:
    path = place / "r" / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    report["notices"].append({"text": "All is well.", "message": {"template": "", "values": {}}})
    path.write_text(json.dumps(report), encoding="utf-8")
    _doctor(place / "r" / "index.html", "150", "160")
    _forge(place / "r")
    result = run("verify", "r", "--recompute")
    assert result.code == 1
    assert "notices: 1 is not what a scan gives" in result.out
    assert "index.html is not what a scan gives" in result.out


def test_recompute_of_a_report_with_skipped_inputs_and_other_looks_holds(
    run: Run, place: Path
) -> None:
    (place / "news" / "empty.txt").write_text("", encoding="utf-8")
    assert run("scan", "news", "-o", "r", "--ui-lang", "ar", "--sarif", "-q").code == 3
    result = run("verify", "r", "--recompute")
    assert (result.code, result.out.split(" ")[0]) == (0, "5")


def test_what_came_from_standard_input_is_not_checked(run: Run, place: Path) -> None:
    path = place / "r" / "report.json"
    report = json.loads(path.read_text(encoding="utf-8"))
    report["articles"][4]["path"] = "-"
    path.write_text(json.dumps(report), encoding="utf-8")
    manifest = place / "r" / "manifest.json"
    _doctor(manifest, f'"path": "news/{min((place / "news").glob("004*")).name}"', '"path": "-"')
    _forge(place / "r")
    result = run("verify", "r")
    assert result.code == 3
    assert result.err == "not checked, from standard input: 004\n"


@pytest.mark.parametrize("text", ["{}", '{"left": "000"}', "no json"])
def test_a_damaged_report_is_one_line_and_2(run: Run, place: Path, text: str) -> None:
    (place / "r" / "pairs.jsonl").write_text(text, encoding="utf-8")
    result = run("verify", "r")
    assert (result.code, result.out) == (2, "")
    assert "the report in r is damaged" in result.err


def _listed(report: Path, name: str, document: Any) -> None:
    """Put ``document`` in place of a file of the report, and forge the manifest."""
    (report / name).write_text(json.dumps(document), encoding="utf-8")
    _forge(report)


def test_an_article_lost_from_one_file_and_added_to_another_is_named(run: Run, place: Path) -> None:
    """The sums still fit; what was counted at the door of each file does not."""
    report = json.loads((place / "r" / "report.json").read_text(encoding="utf-8"))
    gone = report["articles"].pop()
    report["skipped"] = [{"path": "news/other.txt", "record": None, "reason": "empty text"}]
    report["stories"] = []
    _listed(place / "r", "report.json", report)
    said = run("verify", "r").out
    assert f"{gone['path']}: 1 article came in, 0 are listed" in said


def test_a_skip_without_a_reason_is_named(run: Run, place: Path) -> None:
    (place / "news" / "empty.txt").write_text("", encoding="utf-8")
    assert run("scan", "news", "-o", "r", "-q").code == 3
    assert run("verify", "r").code == 0
    report = json.loads((place / "r" / "report.json").read_text(encoding="utf-8"))
    report["skipped"][0]["reason"] = ""
    _listed(place / "r", "report.json", report)
    assert run("verify", "r").out == "news/empty.txt: skipped without a reason\n"


def test_the_columns_of_the_scan_are_those_of_verify_and_show(run: Run, place: Path) -> None:
    story = "قال رئيس البلدية أمس إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل المتواصل."
    rows = [{"id": name, "story": f"{story} {name}", "body": "another column"} for name in "ab"]
    lines = "".join(json.dumps(row) + "\n" for row in rows)
    (place / "news.jsonl").write_text(lines, encoding="utf-8")
    assert run("scan", "news.jsonl", "-o", "m", "-q", "--map", "text=story").code == 0
    manifest = json.loads((place / "m" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["run"]["map"] == {"text": "story"}
    assert manifest["run"]["inputs"] == ["news.jsonl"]
    assert run("verify", "m").code == 0
    assert run("verify", "m", "--map", "text=body").code == 1
    assert "رئيس البلدية" in run("show", "m", "a-b").out


def test_a_file_that_has_grown_is_named(run: Run, place: Path) -> None:
    """Every article of the report is there as it was, and one more that it does not tell of."""
    news = place / "news.jsonl"
    news.write_text('{"id": "a", "text": "one line of news, no more"}\n', encoding="utf-8")
    assert run("scan", "news.jsonl", "-o", "g", "-q").code == 0
    with news.open("a", encoding="utf-8") as stream:
        stream.write('{"id": "b", "text": "and one that came later"}\n')
    result = run("verify", "g")
    assert result.code == 1
    digest = sha256(news.read_bytes()).hexdigest()
    assert result.out == f"news.jsonl has other bytes: sha256 {digest}\n"


def test_the_manifest_has_every_file_with_its_hash(run: Run, place: Path) -> None:
    (place / "news" / "pipe.txt").symlink_to("nowhere")
    (place / "news" / "empty.txt").write_text("", encoding="utf-8")
    assert run("scan", "news", "-o", "r", "-q").code == 3
    run_ = json.loads((place / "r" / "manifest.json").read_text(encoding="utf-8"))["run"]
    assert run_["exit_code"] == 3
    assert run_["software"]["python"].startswith("3.")
    assert {"duckdb", "numpy"} <= run_["software"].keys()
    for file in run_["files_read"]:
        assert file["items"] == 1
        path = place / file["path"]
        there = path.read_bytes() if path.exists() else None
        assert file["sha256"] == (None if there is None else sha256(there).hexdigest())
        assert file["bytes"] == (None if there is None else len(there))
    assert len(run_["files_read"]) == 7
