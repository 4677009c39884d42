"""The careful labels of the real near-copy pair 000–001 (../shared/gold), edit by edit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dedup.api import compare
from dedup.model import Article, Block, Comparison, Edit, Span

Label = dict[str, object]


@pytest.fixture(scope="module")
def pair(real_seeds: dict[str, str]) -> Comparison:
    return compare(Article("000", real_seeds["000"]), Article("001", real_seeds["001"]))


@pytest.fixture(scope="module")
def edits(pair: Comparison) -> list[Edit]:
    return [edit for block in pair.blocks for edit in block.edits]


@pytest.fixture(scope="module")
def labels(shared: Path) -> list[Label]:
    lines = (shared / "gold" / "edits_000_001.jsonl").read_text(encoding="utf-8").splitlines()
    return [row for row in map(json.loads, lines) if row["type"] == "edit"]


def touches(label: Label, edit: Edit) -> bool:
    """Whether the edit lies where the label does, on either side."""
    left = Span(int(str(label["a_doc_start"])), int(str(label["a_doc_end"])))
    right = Span(int(str(label["b_doc_start"])), int(str(label["b_doc_end"])))
    return left.overlaps(edit.left) or right.overlaps(edit.right)


def test_all_content_edits_are_content(labels: list[Label], edits: list[Edit]) -> None:
    for label in labels:
        if label["severity"] == "content":
            assert any(e.weight == "content" and touches(label, e) for e in edits), label["id"]


def test_cosmetic_edits_are_cosmetic(labels: list[Label], edits: list[Edit]) -> None:
    cosmetic = [label for label in labels if label["severity"] == "none"]
    right = [
        label
        for label in cosmetic
        if {e.weight for e in edits if touches(label, e)} == {"cosmetic"}
    ]
    assert len(right) >= 0.9 * len(cosmetic), [k["id"] for k in cosmetic if k not in right]


def test_nothing_heavier_than_the_labels_say(labels: list[Label], edits: list[Edit]) -> None:
    order = ("cosmetic", "style", "content")
    names = {"none": "cosmetic", "style": "style", "content": "content"}
    false = []
    for edit in edits:
        allowed = [order.index(names[str(k["severity"])]) for k in labels if touches(k, edit)]
        if order.index(edit.weight) > max(allowed, default=0):
            false.append(edit)
    assert len(false) <= 3, false


def test_doubled_months_are_date_forms(labels: list[Label], edits: list[Edit]) -> None:
    for label in labels:
        if label["cls"] == "date-format":
            assert {e.kind for e in edits if touches(label, e)} == {"date_form"}


def test_no_figure_changed(pair: Comparison, edits: list[Edit]) -> None:
    assert not [change for change in pair.figures if change.verdict in ("changed", "conflict")]
    assert not [edit for edit in edits if edit.kind == "figure"]


def paragraphs(text: str, spans: tuple[Span, ...]) -> list[int]:
    """Numbers of the non-empty lines that the spans lie in, from 0."""
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return sorted({sum(start <= span.start for start in starts) - 1 for span in spans})


def test_paragraph_map(pair: Comparison, real_seeds: dict[str, str]) -> None:
    def row(block: Block) -> tuple[list[int], list[int], str, str]:
        return (
            paragraphs(real_seeds["000"], block.left),
            paragraphs(real_seeds["001"], block.right),
            block.shape,
            block.role,
        )

    assert [row(block) for block in pair.blocks] == [
        ([0], [], "one", "byline"),
        ([], [0, 1], "one", "body"),
        ([1], [2], "one", "body"),
        ([2], [3, 4], "split", "body"),
        ([3, 4, 5, 6], [], "one", "body"),
        ([7], [5], "one", "body"),
        ([8], [6], "one", "body"),
        ([9], [7, 8], "split", "body"),
        ([10], [], "one", "furniture"),
    ]
    assert not any(block.moved for block in pair.blocks)


def test_relation_and_shares(pair: Comparison) -> None:
    assert pair.pair.relation == "near_copy"
    assert pair.left_share.shared == pytest.approx(0.53, abs=0.02)
    assert pair.right_share.shared == pytest.approx(0.84, abs=0.02)


def test_eight_figures_only_in_000(pair: Comparison) -> None:
    dropped = [c.left.text for c in pair.figures if c.verdict == "left_only" and c.left]
    numeric = [text for text in dropped if any(char.isdigit() for char in text)]
    assert len(numeric) == 8
    assert sum("200" in text for text in numeric) == 2
    assert sum("98" in text for text in numeric) == 3
