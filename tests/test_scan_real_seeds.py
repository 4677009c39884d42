"""What a scan of the five real articles must show (issue by issue, label by label)."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from dedup import read, scan
from dedup.model import Article, Finding, Report
from dedup.report.json import pairs_jsonl, report_json


@pytest.fixture(scope="module")
def report(shared: Path) -> Report:
    return scan(read([shared / "seeds"]))


def texts(report: Report) -> dict[str, str]:
    return {record.article.id: record.article.text for record in report.articles}


def of_kind(report: Report, kind: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.kind == kind]


def test_pairs(report: Report) -> None:
    pairs = {(c.pair.left, c.pair.right): c for c in report.comparisons}
    assert set(pairs) == {("000", "001"), ("001", "003")}
    copy, reuse = pairs["000", "001"], pairs["001", "003"]
    assert copy.pair.relation == "near_copy"
    assert copy.left_share.shared == pytest.approx(0.53, abs=0.02)
    assert copy.right_share.shared == pytest.approx(0.84, abs=0.02)
    assert reuse.pair.relation == "partial"
    assert reuse.pair.longest_run == 11


def test_evidence_is_cut_from_the_texts(report: Report) -> None:
    bodies = texts(report)
    for finding in report.findings:
        assert finding.evidence
        for item in finding.evidence:
            assert item.span.cut(bodies[item.article]) == item.text


def test_the_worst_comes_first(report: Report) -> None:
    first = report.findings[0]
    assert (first.kind, first.severity) == ("figure_conflict", "high")
    told = [(item.article, item.text) for item in first.evidence]
    assert any(article == "000" and "200 مليار دولار" in text for article, text in told)
    assert any(article == "000" and "200 مليون دولار" in text for article, text in told)
    assert any(article == "003" and "200 مليون دولار" in text for article, text in told)


def test_members_and_states_side_by_side(report: Report) -> None:
    rows = [
        row
        for story in report.stories
        for row in story.ledger
        if {f.value for cell in row.cells for f in cell.figures} == {"74", "68"}
    ]
    assert [row.verdict for row in rows] == ["differs"]
    assert rows[0].note is not None
    cells = {cell.article: {f.value for f in cell.figures} for cell in rows[0].cells}
    assert cells["000"] == cells["001"] == {"74"}
    assert cells["003"] == cells["004"] == {"68"}
    assert not [c for c in report.comparisons for f in c.figures if f.verdict == "changed"]


def test_two_percentages_of_one_sentence_are_no_change(report: Report) -> None:
    for kind in ("figure_conflict", "figure_changed", "figure_differs"):
        for finding in of_kind(report, kind):
            told = " ".join(item.text for item in finding.evidence)
            assert not ("98" in told and "95" in told)


def test_self_contradicting_dates(report: Report) -> None:
    dated = of_kind(report, "date_mismatch")
    assert [{item.article for item in finding.evidence} for finding in dated] == [{"001"}]
    assert any("أمس الاول الاثنين" in item.text for item in dated[0].evidence)


def test_what_only_one_has(report: Report) -> None:
    only = [str(finding.text) for finding in of_kind(report, "only_in")]
    assert any("000" in text and "8 figures" in text for text in only)
    assert any("Only in 001" in text for text in only)


def test_furniture_never_becomes_a_finding(report: Report) -> None:
    page = {
        (record.article.id, line.span.start, line.span.end)
        for record in report.articles
        for line in record.paragraphs
        if line.role in ("furniture", "byline")
    }
    for finding in report.findings:
        for item in finding.evidence:
            assert not any(
                item.article == article and start <= item.span.start < end
                for article, start, end in page
            )


def test_one_related_story_of_all_five(report: Report) -> None:
    assert [story.articles for story in report.stories] == [("000", "001", "002", "003", "004")]
    assert report.stories[0].related


def test_any_order_gives_the_same_bytes(shared: Path) -> None:
    items = list(read([shared / "seeds"]))
    outputs = set()
    for seed in range(3):
        random.Random(seed).shuffle(items)  # noqa: S311
        result = scan(items)
        outputs.add(("".join(report_json(result)), "".join(pairs_jsonl(result))))
    assert len(outputs) == 1


@pytest.mark.parametrize("seed", ["1", "77"])
def test_any_hash_seed_gives_the_same_bytes(shared: Path, tmp_path: Path, seed: str) -> None:
    names = ("index.html", "report.json", "pairs.jsonl", "findings.csv", "figures.csv", "pairs.csv")
    written = []
    for folder, value in ((tmp_path / "one", "0"), (tmp_path / "two", seed)):
        subprocess.run(
            [sys.executable, "-m", "dedup", "scan", str(shared / "seeds"), "-o", str(folder)],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": value, "LC_ALL": "C", "TZ": f"UTC+{seed[0]}"},
        )
        written.append({name: (folder / name).read_bytes() for name in names})
    assert written[0] == written[1]


def test_counts_balance(report: Report) -> None:
    counts = json.loads("".join(report_json(report)))["counts"]
    assert counts["read"] == counts["compared"] + counts["skipped"] == 5


def test_three_hundred_saudi_articles(shared: Path, tmp_path: Path) -> None:
    """Natural wire copy: every pair has text behind it, and every span cuts what it says."""
    source = shared / "data" / "saudi_ar.jsonl.gz"
    articles = [item for item, _ in zip(read([source]), range(300), strict=False)]
    report = scan(articles)
    bodies = {item.id: item.text for item in articles if isinstance(item, Article)}
    assert len(report.comparisons) > 20
    for comparison in report.comparisons:
        assert max(comparison.left_share.shared, comparison.right_share.shared) > 0
        for change in comparison.figures:
            for side, figure in (("left", change.left), ("right", change.right)):
                if figure:
                    body = bodies[getattr(comparison.pair, side)]
                    assert figure.span.cut(body) == figure.text
    for finding in report.findings:
        for item in finding.evidence:
            assert item.span.cut(bodies[item.article]) == item.text
