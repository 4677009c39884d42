"""``dedup scan``: the folder it writes, what it prints, and how it ends."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from needs import needed

from dedup.commands.scan import default_folder

Run = Callable[..., Any]
Spawn = Callable[..., "subprocess.CompletedProcess[bytes]"]
ROOT = Path(__file__).parents[2]
DEMO = "seeds/*.txt"
SAME_BYTES = (
    "report.json",
    "pairs.jsonl",
    "index.html",
    "figures.csv",
    "findings.csv",
    "pairs.csv",
)


def _report(folder: Path) -> Any:
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))


def test_the_report_holds_what_the_demonstration_articles_were_written_for(scanned: Path) -> None:
    report = _report(scanned)
    assert {(p["left"], p["right"]): p["relation"] for p in report["pairs"]} == {
        ("000", "001"): "near_copy",
        ("001", "003"): "partial",
    }
    assert report["counts"]["read"] == 5
    assert report["findings"][0]["kind"] == "figure_conflict"
    assert {item["article"] for item in report["findings"][0]["evidence"]} >= {"000"}
    assert all((scanned / name).is_file() for name in SAME_BYTES)


def test_every_quoted_span_cuts_the_words_shown(scanned: Path) -> None:
    report = _report(scanned)
    paths = {item["id"]: ROOT / item["path"] for item in report["articles"]}
    texts = {name: path.read_text(encoding="utf-8") for name, path in paths.items()}
    evidence = [item for finding in report["findings"] for item in finding["evidence"]]
    assert evidence
    for item in evidence:
        assert texts[item["article"]][item["start"] : item["end"]] == item["text"]


def test_summary_on_stdout_and_nothing_on_stderr(run: Run, tmp_path: Path) -> None:
    result = run("scan", DEMO, "-o", tmp_path / "r")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("5 articles, ")
    assert "000 001" in result.out
    assert f"wrote {tmp_path}/r/index.html" in result.out
    assert "\x1b" not in result.out


def test_json_on_stdout_is_report_json(run: Run, scanned: Path, tmp_path: Path) -> None:
    result = run("scan", DEMO, "-o", tmp_path / "r", "--format", "json")
    assert result.out == (scanned / "report.json").read_text(encoding="utf-8")


def test_quiet_prints_nothing(run: Run, tmp_path: Path) -> None:
    result = run("scan", DEMO, "-o", tmp_path / "r", "-q")
    assert (result.code, result.out, result.err) == (0, "", "")


@pytest.mark.parametrize(
    ("kinds", "code"),
    [
        ("near_copy", 1),
        ("near-copy", 1),
        ("identical,figure_conflict", 1),
        ("high", 1),
        ("identical", 0),
        ("excerpt,quotation", 0),
    ],
)
def test_fail_on(run: Run, tmp_path: Path, kinds: str, code: int) -> None:
    result = run("scan", DEMO, "-o", tmp_path / "r", "--fail-on", kinds)
    assert result.code == code
    assert (tmp_path / "r" / "report.json").is_file(), "the report is written all the same"


def test_fail_on_counts_although_the_reader_left(tmp_path: Path) -> None:
    scan = f"{sys.executable} -m dedup scan '{DEMO}' -o {tmp_path}/r --fail-on near_copy"
    done = subprocess.run(
        ["bash", "-c", f"({scan}; echo code $? >&2) | true"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b"code 1\n"


def test_skipped_inputs_are_grouped_on_stderr_and_end_with_3(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for number in range(5):
        (folder / f"empty{number}.txt").write_text("", encoding="utf-8")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    shutil.copy(next(ROOT.glob(DEMO)), folder)
    result = run("scan", folder, "-o", tmp_path / "r")
    assert result.code == 3
    assert "6 inputs skipped:" in result.err
    assert "empty text (5): " in result.err
    assert "and 2 more (-v lists all)" in result.err
    assert "the content is PNG, not text (1): " in result.err
    assert run("scan", folder, "-o", tmp_path / "r", "-v").err.count("empty4.txt") == 1
    assert _report(tmp_path / "r")["counts"]["skipped"] == 6


def test_fail_on_is_told_before_skips(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    shutil.copytree(ROOT / "seeds", folder, ignore=shutil.ignore_patterns("*.md"))
    (folder / "empty.txt").write_text("", encoding="utf-8")
    assert run("scan", folder, "-o", tmp_path / "r").code == 3
    assert run("scan", folder, "-o", tmp_path / "r", "--fail-on", "near_copy").code == 1


def test_a_folder_of_others_is_never_overwritten(run: Run, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = run("scan", DEMO, "-o", tmp_path)
    assert (result.code, result.out) == (2, "")
    assert result.err.count("\n") == 1
    assert "not a report of dedup" in result.err
    (tmp_path / "report.json").write_text('{"tool": {"name": "other"}}', encoding="utf-8")
    assert run("scan", DEMO, "-o", tmp_path).code == 2
    assert sorted(path.name for path in tmp_path.iterdir()) == ["report.json", "thesis.txt"]


def test_a_report_of_another_format_is_replaced(run: Run, tmp_path: Path) -> None:
    old = {"format": 0, "tool": {"name": "dedup"}}
    (tmp_path / "report.json").write_text(json.dumps(old), encoding="utf-8")
    assert run("scan", DEMO, "-o", tmp_path, "-q").code == 0
    assert _report(tmp_path)["counts"]["read"] == 5


def test_a_report_of_ours_is_replaced_whole(run: Run, tmp_path: Path) -> None:
    assert run("scan", DEMO, "-o", tmp_path / "r").code == 0
    (tmp_path / "r" / "left-over.html").write_text("", encoding="utf-8")
    assert run("scan", DEMO, "-o", tmp_path / "r").code == 0
    assert not (tmp_path / "r" / "left-over.html").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["r"], "nothing is left beside it"


def test_files_have_the_rights_that_the_umask_gives(run: Run, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        run("scan", DEMO, "-o", tmp_path / "r", "-q")
        run("find", DEMO, "-o", tmp_path / "pairs.csv")
    finally:
        os.umask(before)
    rights = {"r": 0o750, "r/report.json": 0o640, "pairs.csv": 0o640}
    assert {name: (tmp_path / name).stat().st_mode & 0o777 for name in rights} == rights


@pytest.mark.parametrize(
    ("inputs", "name"),
    [
        (("seeds",), "seeds"),
        (("seeds/",), "seeds"),
        (("./seeds/../seeds",), "seeds"),
        (("seeds/*.txt",), "seeds"),
        (("a/day.jsonl.gz",), "day"),
        (("-",), "stdin"),
        (("a/x.txt", "a/y.txt"), "a"),
        (("a/b/x.txt", "a/c/y.txt", "-"), "a"),
    ],
)
def test_default_folder(
    inputs: tuple[str, ...], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    assert default_folder(inputs) == Path("reports") / name


def test_the_default_folder_is_used(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "seeds", tmp_path / "news", ignore=shutil.ignore_patterns("*.md"))
    monkeypatch.chdir(tmp_path)
    assert run("scan", "news", "-q").code == 0
    assert (tmp_path / "reports" / "news" / "index.html").is_file()


def test_names_in_any_script_with_spaces_and_quotes(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "أخبار اليوم"
    folder.mkdir()
    names = ["وكالة 'أ'.txt", 'صحيفة "ب".txt']
    for path, name in zip(sorted(ROOT.glob(DEMO)), names, strict=False):
        shutil.copy(path, folder / name)
    result = run("scan", folder, "-o", tmp_path / "تقرير")
    assert (result.code, result.err) == (0, "")
    assert str(tmp_path / "تقرير" / "index.html") in result.out
    pair = _report(tmp_path / "تقرير")["pairs"][0]
    assert {pair["left"], pair["right"]} == {"وكالة 'أ'", 'صحيفة "ب"'}
    shown = run("show", tmp_path / "تقرير", f"{pair['left']}-{pair['right']}")
    assert (shown.code, shown.err) == (0, "")


def test_columns_are_mapped(run: Run, tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(ROOT.glob(DEMO))[:2]]
    lines = [
        json.dumps({"nr": str(number), "copy": text, "desk": f"Desk {number}"})
        for number, text in enumerate(texts)
    ]
    table = tmp_path / "t.jsonl"
    table.write_text("\n".join(lines), encoding="utf-8")
    columns = "id=nr,text=copy,outlet=desk"
    assert run("scan", table, "-o", tmp_path / "r", "-q", "--map", columns).code == 0
    report = _report(tmp_path / "r")
    assert [item["outlet"] for item in report["articles"]] == ["Desk 0", "Desk 1"]
    assert report["pairs"][0]["relation"] == "near_copy"


def test_title_and_interface_language(run: Run, tmp_path: Path) -> None:
    assert (
        run("scan", DEMO, "-o", tmp_path / "r", "--ui-lang", "ar", "--title", "يوم <b>").code == 0
    )
    page = (tmp_path / "r" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="ar" dir="rtl"' in page
    assert "<title>يوم &lt;b&gt;" in page


def test_xlsx_adds_a_workbook_with_the_same_bytes_every_time(run: Run, tmp_path: Path) -> None:
    needed("xlsxwriter", "xlsx")
    for name in ("a", "b"):
        assert run("scan", DEMO, "-o", tmp_path / name, "-q", "--xlsx").code == 0
    books = [(tmp_path / name / "report.xlsx").read_bytes() for name in ("a", "b")]
    assert books[0] == books[1]
    assert books[0].startswith(b"PK")


def test_xlsx_without_its_extra_names_the_command_that_installs_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    result = run("scan", DEMO, "-o", tmp_path / "r", "--xlsx")
    assert (result.code, result.out) == (2, "")
    assert result.err == "dedup: report.xlsx needs an extra: pip install 'dedup[xlsx]'\n"
    assert not (tmp_path / "r").exists()


def test_the_same_bytes_for_any_order_hash_seed_and_locale(
    spawn: Spawn, scanned: Path, tmp_path: Path
) -> None:
    ordered = [str(path.relative_to(ROOT)) for path in sorted(ROOT.glob(DEMO))]
    for seed, files in ((1, ordered[::-1]), (2, ordered[2:] + ordered[:2])):
        folder = tmp_path / str(seed)
        done = spawn(
            "scan", *files, "-o", folder, "-q", PYTHONHASHSEED=str(seed), LC_ALL="C", TZ="Asia/Aden"
        )
        assert (done.returncode, done.stderr) == (0, b"")
        for name in SAME_BYTES:
            assert (folder / name).read_bytes() == (scanned / name).read_bytes(), name
