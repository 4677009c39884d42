"""Every option changes what is found or what is written, not just the record of the options."""

from __future__ import annotations

import random
import sys
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import pytest

from dedup.engine.local import Found, find_pairs
from dedup.match import keys
from dedup.model import Article
from dedup.options import RenderOptions, ScanOptions
from dedup.report.folder import write_report

sys.path.insert(0, str(Path(__file__).parent))  # the sample of the report's tests
from report.sample import many

# Few keys, so that a test of one kind is not answered by the other.
FEW_BANDS = ScanOptions(bands=4, rows=3, min_passage_keys=1000)
NO_BANDS = ScanOptions(bands=1, rows=40)


@dataclass(frozen=True)
class Case:
    """One field set to another value, and the part of the result that must differ for it."""

    base: ScanOptions
    changed: int
    part: str
    sampled: bool = False
    """Whether the collection is treated as a large one, whose passage keys are sampled."""


SCAN_CASES = {
    "bands": Case(FEW_BANDS, 42, "pairs"),
    "rows": Case(FEW_BANDS, 1, "pairs"),
    "seed": Case(FEW_BANDS, 2, "pairs"),
    "window": Case(NO_BANDS, 60, "pairs", sampled=True),
    "min_passage_keys": Case(NO_BANDS, 60, "pairs", sampled=True),
    "max_bucket": Case(ScanOptions(), 10, "looked_at"),
    "min_run": Case(ScanOptions(), 25, "pairs"),
    "min_words": Case(ScanOptions(), 40, "pairs"),
}

RENDER_CASES: dict[str, Any] = {
    "ui_lang": "ar",
    "title": "Ferries of the week",
    "inline_pairs": 1,
}


def newsroom() -> list[Article]:
    """Originals, each with a copy edited everywhere and an article that borrows 20 words of it.

    All carry one footer, and the first is also printed short. The words are invented.
    """
    chance = random.Random(11)  # noqa: S311 - invented news, not a secret
    vocabulary = [
        one + two + three
        for one in ("ba", "ri", "so", "tu", "ne", "mo", "ka", "li")
        for two in ("du", "fe", "ga", "pi", "ru", "wa", "ze", "ho")
        for three in ("n", "ma", "s", "te", "lo", "r", "ki", "vu")
    ]

    def prose(count: int) -> list[str]:
        return chance.choices(vocabulary, k=count)

    footer = prose(12)
    texts = []
    for _ in range(15):
        original = prose(100)
        edited = [prose(1)[0] if chance.random() < 0.15 else word for word in original]
        texts += [original, edited, prose(60) + original[40:60] + prose(60)]
    texts = [text + footer for text in texts]
    texts.append(texts[0][:30])
    return [Article(f"{number:02}", " ".join(text)) for number, text in enumerate(texts)]


@pytest.fixture(scope="module")
def articles() -> list[Article]:
    return newsroom()


def test_every_option_has_a_case() -> None:
    assert set(SCAN_CASES) == {item.name for item in fields(ScanOptions)}
    assert set(RENDER_CASES) == {item.name for item in fields(RenderOptions)}


@pytest.mark.parametrize("name", SCAN_CASES)
def test_every_scan_option_changes_what_is_found(
    name: str, articles: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    case = SCAN_CASES[name]
    if case.sampled:
        monkeypatch.setattr(keys, "SMALL_WORDS", 0)
    changed: Found = find_pairs(articles, replace(case.base, **{name: case.changed}))
    base = find_pairs(articles, case.base)
    assert base == find_pairs(articles, case.base)
    assert getattr(changed, case.part) != getattr(base, case.part)


def written(options: RenderOptions, folder: Path) -> dict[str, str]:
    """Every file of a report of three pairs, by its path."""
    write_report(many(3), folder, options)
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("name", RENDER_CASES)
def test_every_render_option_changes_the_written_pages_only(name: str, tmp_path: Path) -> None:
    base = written(RenderOptions(), tmp_path / "base")
    assert base == written(RenderOptions(), tmp_path / "again")
    changed = written(replace(RenderOptions(), **{name: RENDER_CASES[name]}), tmp_path / "changed")
    differing = {path for path in base | changed if base.get(path) != changed.get(path)}
    assert "index.html" in differing
    assert differing - {"manifest.json"} == {path for path in differing if path.endswith(".html")}
