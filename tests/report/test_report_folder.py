"""The folder: old or new, never half; the same bytes every time."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

import dedup.report.folder as folder_module
from dedup.errors import OutputError
from dedup.options import RenderOptions
from dedup.report import findings, method
from dedup.report.folder import write_report
from report.sample import REPORT, many

OPTIONS = RenderOptions()
A_PAIR = 5000
"""Bytes that writing may hold for a pair: where it is shown. All of it as JSON takes 45,000."""
FILES = {
    "index.html",
    "report.json",
    "pairs.jsonl",
    "figures.csv",
    "findings.csv",
    "pairs.csv",
    "manifest.json",
}


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_all_files_and_nothing_beside_them(tmp_path: Path) -> None:
    write_report(REPORT, tmp_path / "deep" / "new", OPTIONS)
    assert set(content(tmp_path / "deep" / "new")) == FILES
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["new"]


def peak_of_writing(pairs: int) -> int:
    """Bytes that the data files and the index take beyond the report itself."""
    report = replace(many(pairs), findings=REPORT.findings * pairs)
    files = folder_module._files(report, RenderOptions(inline_pairs=1), xlsx=True, sarif=True)
    gc.collect()  # what an earlier test left would be collected, or not, inside the measure
    tracemalloc.start()
    try:
        for name, parts in files:
            assert all(len(part) < 200_000 for part in parts)
            if name == "index.html":
                return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    raise AssertionError("no index")


def test_writing_more_pairs_takes_hardly_more_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter")
    for part in (findings, method):  # what a page lists of all is reached by few pairs
        monkeypatch.setattr(part, "LISTED", 4)
    peak_of_writing(1)
    few, more = map(peak_of_writing, (10, 110))
    assert (more - few) / 100 < A_PAIR


def test_a_new_report_replaces_the_old_one_whole(tmp_path: Path) -> None:
    target = tmp_path / "r"
    write_report(many(3), target, RenderOptions(inline_pairs=1))
    assert (target / "stories").is_dir()
    write_report(REPORT, target, OPTIONS)
    assert set(content(target)) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("swap", [True, False])
def test_without_the_swap_of_linux_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swap: bool
) -> None:
    if not swap:
        monkeypatch.setattr(folder_module, "_exchanged", lambda one, two: False)
    for _ in range(2):
        write_report(REPORT, tmp_path / "r", OPTIONS)
    assert set(content(tmp_path / "r")) == FILES
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("at", range(len(FILES)))
def test_a_failed_write_leaves_the_old_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    target = tmp_path / "r"
    write_report(REPORT, target, OPTIONS)
    before, write, calls = content(target), folder_module._write, []

    def failing(path: Path, lines: object) -> object:
        calls.append(path)
        if len(calls) > at:
            raise OSError(28, "No space left on device")
        return write(path, lines)  # type: ignore[arg-type]

    monkeypatch.setattr(folder_module, "_write", failing)
    with pytest.raises(OutputError, match="No space left") as failure:
        write_report(replace(REPORT, findings=()), target, OPTIONS)
    assert "\n" not in str(failure.value)
    assert content(target) == before
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_what_is_not_a_report_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    (tmp_path / "file").write_text("x")
    for name in ("mine", "file"):
        with pytest.raises(OutputError, match="choose another"):
            write_report(REPORT, tmp_path / name, OPTIONS)
    assert (tmp_path / "mine" / "thesis.txt").read_text() == "years of work"


@pytest.mark.parametrize(
    ("document", "ours"),
    [
        ('{"format": 99, "tool": {"name": "dedup"}}', True),
        ('{"tool": {"name": "dedup"}}', True),
        ('{"format": 1, "tool": {"name": "other"}}', False),
        ('{"format": 1}', False),
        ('["tool"]', False),
        ("[" * 100_000, False),
        ("no json", False),
    ],
)
def test_a_report_is_ours_by_its_maker_whatever_its_format(
    tmp_path: Path, document: str, ours: bool
) -> None:
    (tmp_path / "report.json").write_text(document)
    if ours:
        write_report(REPORT, tmp_path, OPTIONS)
        assert set(content(tmp_path)) == FILES
        return
    with pytest.raises(OutputError, match="not a report of dedup"):
        write_report(REPORT, tmp_path, OPTIONS)
    assert (tmp_path / "report.json").read_text() == document


def test_names_come_from_ordinals_never_from_ids(tmp_path: Path) -> None:
    sample = many(2)
    evil = "../../../etc/" + "ب" * 300
    articles = (
        replace(sample.articles[0], article=replace(sample.articles[0].article, id=evil)),
        *sample.articles[1:],
    )
    first = sample.comparisons[0]
    comparisons = (replace(first, pair=replace(first.pair, left=evil)), *sample.comparisons[1:])
    story = replace(sample.stories[0], articles=(evil, first.pair.right), base=evil)
    report = replace(
        sample, articles=articles, comparisons=comparisons, stories=(story, *sample.stories[1:])
    )
    write_report(report, tmp_path / "r", RenderOptions(inline_pairs=1))
    assert set(content(tmp_path / "r")) - FILES == {"stories/0001.html", "stories/0002.html"}


SCRIPT = """
from pathlib import Path
import sys
from report.sample import REPORT
from dedup.options import RenderOptions
from dedup.report import findings, method
from dedup.report.folder import write_report
write_report(REPORT, Path(sys.argv[1]), RenderOptions(ui_lang=sys.argv[2]))
"""


@pytest.mark.parametrize("ui_lang", ["en", "ar"])
def test_the_same_bytes_under_any_hash_seed_and_locale(tmp_path: Path, ui_lang: str) -> None:
    found = []
    for number, extra in enumerate(
        ({"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
         {"PYTHONHASHSEED": "77", "LC_ALL": "C.UTF-8", "TZ": "Asia/Riyadh"})
    ):  # fmt: skip
        target = tmp_path / str(number)
        path = os.pathsep.join([str(Path(__file__).parents[1]), str(Path(__file__).parents[2])])
        subprocess.run(
            [sys.executable, "-c", SCRIPT, target, ui_lang],
            env={**os.environ, **extra, "PYTHONPATH": path},
            check=True,
        )
        found.append(content(target))
    assert found[0] == found[1]
