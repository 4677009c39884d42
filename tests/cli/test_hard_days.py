"""Full disks, devices, kills: the old result or the new one, and one line that says why."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dedup import pipeline
from dedup.engine.local import Found

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
DEMO = "seeds/*.txt"
FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("words", [["figures", DEMO], ["schema"], ["find", DEMO]])
def test_a_full_disk_under_stdout_is_one_line_and_2(words: list[str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "dedup", *words],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == 2
    assert done.stderr.startswith(b"dedup: No space left on device: ")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("words", [["find", DEMO], ["schema"], ["--version"]])
def test_a_stdout_that_is_closed_is_one_line_and_2(words: list[str]) -> None:
    command = ["sh", "-c", '"$@" >&-', "sh", sys.executable, "-m", "dedup", *words]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.count(b"\n")) == (2, 1)
    assert done.stderr.startswith(b"dedup: Bad file descriptor: ")


def test_what_prints_nothing_needs_neither_stream(tmp_path: Path) -> None:
    page = [sys.executable, "-m", "dedup", "scan", DEMO, "-q", "-o", tmp_path / "r"]
    done = subprocess.run(["sh", "-c", '"$@" >&- 2>&-', "sh", *page], cwd=ROOT, check=False)
    assert done.returncode == 0
    assert (tmp_path / "r" / "index.html").exists()


def test_a_device_is_written_to_and_never_replaced(run: Run, tmp_path: Path) -> None:
    link = tmp_path / "null"
    link.symlink_to("/dev/null")
    assert run("find", DEMO, "-o", link, "--format", "jsonl").code == 0
    assert link.is_symlink()
    assert Path("/dev/null").is_char_device()


def test_a_link_keeps_leading_to_its_file(run: Run, tmp_path: Path) -> None:
    target, link = tmp_path / "pairs.jsonl", tmp_path / "latest.jsonl"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    assert run("find", DEMO, "-o", link).code == 0
    assert link.is_symlink()
    assert len(target.read_text(encoding="utf-8").splitlines()) == 2


def test_names_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    evil = tmp_path / "a\x1b[31m\nb.txt"
    evil.write_text("", encoding="utf-8")
    for words in (["compare", evil, evil], ["figures", evil], ["figures", f"{evil}2"]):
        result = run(*words)
        assert "\x1b" not in result.out + result.err
        assert "\nb.txt" not in result.err


def test_what_hides_in_a_quotation_is_shown(run: Run, tmp_path: Path) -> None:
    """An override shows 84 as 48, a space without width parts what looks like one word."""
    sentence = "The mayor of Sella said {} families left the old {} on the river in the night. "
    rest = "Nobody was hurt, the schools stay shut until spring and the road is closed."
    pair = (tmp_path / "a.txt", tmp_path / "b.txt")
    pair[0].write_text(sentence.format("\u202e84\u202c", "quar\u200bter") + rest)
    pair[1].write_text(sentence.format("48", "quarter") + rest)
    assert run("scan", *pair, "-o", tmp_path / "r", "-q").code == 0
    page = (tmp_path / "r" / "index.html").read_text(encoding="utf-8")
    told = [run("compare", *pair, "--format", form).out for form in ("text", "md", "html")]
    for shown in (page, *told):
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\ufeff]", shown)
        assert re.search(r"\[RLO\W+84\W+PDF\W*]", shown)
        assert re.search(r"quar\W+ZWSP\W+ter", shown)
    assert run("verify", tmp_path / "r").code == 0


def test_a_file_is_no_place_for_a_report(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r").write_text("mine", encoding="utf-8")
    assert run("scan", DEMO, "-o", tmp_path / "r").code == 2
    assert (tmp_path / "r").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_stopped_at_any_moment_the_old_report_stands_or_the_new(
    run: Run, tmp_path: Path, stop: signal.Signals
) -> None:
    folder = tmp_path / "r"
    assert run("scan", DEMO, "-o", folder, "-q", "--title", "old").code == 0
    workplace = tmp_path / "temporary"
    workplace.mkdir()
    for delay in (0.6, 1.2, 1.8, 2.4):
        child = subprocess.Popen(
            [sys.executable, "-m", "dedup", "scan", DEMO, "-o", str(folder), "--title", "new"],
            cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            env={**os.environ, "TMPDIR": str(workplace)},
        )  # fmt: skip
        time.sleep(delay)
        child.send_signal(stop)
        child.communicate(timeout=60)
        assert child.returncode in (0, 2, -stop)
        report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
        assert len(report["articles"]) == 5
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert page.rstrip().endswith("</html>")
        assert "<title>old" in page or "<title>new" in page
    if stop != signal.SIGKILL:
        left = sorted(path.name for path in tmp_path.iterdir())
        assert left == ["r", "temporary"], "nothing is left beside it"
        assert not list(workplace.iterdir())


def test_a_file_of_damaged_lines_does_not_flood_the_terminal(run: Run, tmp_path: Path) -> None:
    same, other = tmp_path / "a.jsonl", tmp_path / "b.jsonl"
    same.write_text("{nothing}\n" * 500)
    other.write_text("".join(f"{' ' * number}nothing\n" for number in range(500)))
    told = run("find", same, other, DEMO)
    assert told.code == 3
    lines = told.err.splitlines()
    assert len(lines) < 30
    assert lines[0] == "1000 inputs skipped:"
    assert lines[1].startswith("  not JSON: Expecting property name enclosed in double quotes at")
    assert "(500): " in lines[1]
    assert lines[-1] == "  481 more for 481 other reasons (-v lists all)"
    assert len(run("find", "-v", same, other, DEMO).err.splitlines()) > 500


ODD = (
    *(
        "9999-12-31",
        "0001-01-01",
        "10000-01-01",
        "2021-02-30T25:61",
        "1 Jan 2021 10:00 +99999999999",
    ),
    *("eng", "tl", "i-klingon", "=1+1", "http://[::1", "javascript:x", "../..", "\0", "\ud83d"),
    *(None, 0, 1.5, True, [], {}, ["a", "b"], {"a": 1}),
)


@pytest.mark.parametrize("field", ["published", "language", "outlet", "title", "author", "url"])
def test_no_value_of_a_field_costs_an_article(run: Run, tmp_path: Path, field: str) -> None:
    text = "On Monday the council approved the bridge, and {} people signed against it, it said. "
    records = [{"text": text.format(27 + n) * 6, field: value} for n, value in enumerate(ODD)]
    source = tmp_path / "in.jsonl"
    source.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    assert run("scan", source, "-o", tmp_path / "report").code == 0
    report = json.loads((tmp_path / "report" / "report.json").read_text(encoding="utf-8"))
    assert len(report["articles"]) == len(ODD)


def test_a_scan_that_has_lost_an_article_writes_no_report(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came in at the door is held against what the report lists, in all and file by file."""
    whole = pipeline.read_all

    def leaky(articles: Any, *rest: Any) -> Any:
        return whole(articles[1:], *rest)

    monkeypatch.setattr(pipeline, "read_all", leaky)
    monkeypatch.setattr(pipeline, "_find", lambda *_: Found((), (), (), 0))
    result = run("scan", DEMO, "-o", tmp_path / "r", "-q")
    assert result.code == 2
    assert "5 articles came in; 4 are compared, 0 skipped" in result.err
    assert not (tmp_path / "r").exists()
