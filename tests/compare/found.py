"""Findings of a few texts, and two texts that may be changed in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import combinations

from dedup.compare.comparison import compare_articles
from dedup.compare.findings.ranked import findings
from dedup.compare.reading import Reading, read_article
from dedup.compare.stories.instalments import instalments
from dedup.compare.stories.story import build_stories
from dedup.model import Article, Comparison, Finding, Pair

BODY = (
    "أعلنت هيئة الموانئ أن الرصيف الجديد كلف {} وأن العمل فيه استمر عامين كاملين دون توقف.\n"
    "وقال مدير الهيئة كمال رستم: «سنفتح الرصيف أمام السفن {} بعد فحص السلامة الأخير».\n"
    "ويشكو أصحاب القوارب من ضيق المدخل ويطالبون بتوسيعه قبل أن تبدأ عواصف الشتاء القادم.\n"
)


def read(name: str, text: str) -> Reading:
    return read_article(Article(name, text))


def found(
    texts: Mapping[str, str], chosen: tuple[tuple[str, str], ...] = ()
) -> tuple[Finding, ...]:
    """Findings of all pairs that share text, or of the pairs that a scan would choose."""
    readings = {name: read(name, text) for name, text in texts.items()}
    names = chosen or combinations(sorted(readings), 2)
    pairs = [pair for pair in map(compared(readings), names) if pair]
    held = {name for pair in pairs for name in (pair.pair.left, pair.pair.right)}
    groups = [tuple(sorted(held))] if held else []
    stories = build_stories(groups, pairs, readings, 8)
    return findings(readings, pairs, stories, instalments(readings, pairs))


def compared(
    readings: Mapping[str, Reading],
) -> Callable[[tuple[str, str]], Comparison | None]:
    def run(names: tuple[str, str]) -> Comparison | None:
        left, right = names
        pair = Pair(left, right, "partial", 0.0, 0.0, 0.0, 0, 0, ())
        comparison = compare_articles(readings[left], readings[right], pair, 8)
        return comparison if comparison.left_share.shared else None

    return run


def kinds(items: tuple[Finding, ...]) -> list[str]:
    return [item.kind for item in items]


HARBOUR = (
    "\nThe town council extended repairs in the old harbour by two more months after a delay."
    "\nFive local firms from the town and its suburbs take part in the work until December."
    "\nThe statement said that ship traffic would not be affected and the quay would stay open."
)
