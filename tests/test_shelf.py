"""Comparisons beyond the first few thousand lie in a file: nothing is told otherwise for it."""

from __future__ import annotations

import gc
import random
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dedup import shelf
from dedup.errors import OutputError
from dedup.model import Article, Block, Report
from dedup.options import RenderOptions, Resources
from dedup.pipeline import scan
from dedup.report.folder import write_report
from dedup.report.load import load_report
from dedup.shelf import Shelf, comparison_of, line_of

ARTICLES = 8
LEAST, MOST = 8_000, 700
"""Bytes of a comparison in memory, at least, and of one in the file, at most."""


def news(outlets: int) -> Iterator[Article]:
    """`ARTICLES` articles in stories of so many outlets, each with words and figures of its own."""
    chance = random.Random(outlets)  # noqa: S311 - words, not secrets
    words = [f"w{number}x" for number in range(4_000)]
    for story in range(ARTICLES // outlets):
        lines = [[*chance.choices(words, k=12), f"{20 + n}", "houses", "stand"] for n in range(20)]
        for outlet in range(outlets):
            told = [list(line) for line in lines]
            for line in chance.sample(told, 10):
                line[chance.randrange(12)] = chance.choice(words)
            text = "\n".join(" ".join(line) + "." for line in told)
            yield Article(f"{story}-{outlet}", text, f"outlet {outlet}")


@pytest.fixture(scope="module")
def report() -> Report:
    return scan(news(4))


@pytest.mark.parametrize("in_file", [True, False])
def test_a_comparison_more_costs_little_memory(
    report: Report, monkeypatch: pytest.MonkeyPatch, in_file: bool
) -> None:
    monkeypatch.setattr(shelf, "IN_MEMORY", 0 if in_file else 10**9)
    line, pair = line_of(report.comparisons[0]), report.comparisons[0].pair
    sizes = []
    for count in (10, 60):
        gc.collect()
        tracemalloc.start()
        try:
            place = Shelf()
            kept = [place.keep(replace(comparison_of(line), pair=pair)) for _ in range(count)]
            gc.collect()  # Python's own lists of freed tuples too
            sizes.append(tracemalloc.get_traced_memory()[0])
            assert len(kept) == count
        finally:
            tracemalloc.stop()
    one = (sizes[1] - sizes[0]) / 50
    assert one < MOST if in_file else one > LEAST


def passages_made(articles: Iterator[Article]) -> tuple[int, int]:
    """Pairs of a scan, and the passages that memory holds when it has ended."""

    def alive() -> int:
        gc.collect()
        return sum(type(item) is Block for item in gc.get_objects())

    before = alive()
    found = scan(articles)
    return len(found.comparisons), alive() - before


def test_a_scan_of_more_pairs_holds_no_more_passages(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many articles, in larger stories: more pairs, which are on the shelf or in memory."""
    monkeypatch.setattr(shelf, "_READ_BACK", 4)
    held = [passages_made(news(outlets)) for outlets in (2, 8)]
    monkeypatch.setattr(shelf, "IN_MEMORY", 0)
    shelved = [passages_made(news(outlets)) for outlets in (2, 8)]
    assert [pairs for pairs, _ in held] == [pairs for pairs, _ in shelved] == [4, 28]
    assert held[1][1] > 28 * 5
    assert shelved[1][1] <= shelved[0][1] + 4 * 20


def test_a_report_from_the_shelf_is_the_same_to_the_byte(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def files(report: Report, name: str) -> dict[Path, bytes]:
        write_report(report, tmp_path / name, RenderOptions(title="t", inline_pairs=0))
        paths = (path for path in (tmp_path / name).rglob("*") if path.is_file())
        return {path.relative_to(tmp_path / name): path.read_bytes() for path in paths}

    expected = files(report, "a")
    monkeypatch.setattr(shelf, "IN_MEMORY", 5)
    monkeypatch.setattr(shelf, "_READ_BACK", 2)
    assert files(scan(news(4)), "b") == expected
    read_back = load_report(tmp_path / "a")
    lines = [item.to_dict() for item in read_back.comparisons]
    assert lines == [item.to_dict() for item in report.comparisons]
    assert read_back.comparisons[5].blocks == report.comparisons[5].blocks


def test_the_file_has_no_name_and_a_folder_without_room_is_told(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "IN_MEMORY", 0)
    told = Shelf(str(tmp_path)).keep(report.comparisons[0])
    assert told.figures == report.comparisons[0].figures
    assert not list(tmp_path.iterdir())
    with pytest.raises(OutputError, match="choose another folder with --temp-dir"):
        Shelf(str(tmp_path / "none")).keep(report.comparisons[0])
    short = tmp_path / "short"
    short.touch()
    with pytest.raises(OutputError, match="temporary files"):
        scan(news(2), resources=Resources(temp_dir=str(short)))
