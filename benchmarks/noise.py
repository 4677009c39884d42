"""The same planted pairs told by dedup, redlines, diff-match-patch and difflib: noise and time.

    python benchmarks/noise.py --data ../shared/data --pairs 40

A peer that is not installed is left out and named. Of each: how many changes it reports a pair,
how many of them it calls cosmetic, how many are content noise (told as a change although both
sides fold to the same words: spelling, marks, a moved line break), and CPU time a pair, reading
included. The row "dedup, words" reads no figures and no quotations.

The last table is the bare diff: the words of both sides are given, passages are known, and only
the words that both have in the same order are asked for. redlines takes no words, but its diff is
the standard library's: both of them are the row "difflib".
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher
from importlib.util import find_spec
from pathlib import Path

from compare import BLANK, MIN_RUN
from planting import Planted, long_articles, plant
from rapidfuzz.distance import Indel

from dedup.compare.align import find_passages
from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article
from dedup.compare.sides import read_sides
from dedup.model import Article
from dedup.text.segment import folded_words, tokenise

Change = tuple[str, str, bool]
"""Left words, right words, and whether the tool calls the change cosmetic."""
Tool = Callable[[str, str], list[Change]]


def dedup_words(left: str, right: str) -> list[Change]:
    """Passages and word edits alone: no figures and no quotations are read."""
    sides = (Reading(Article(n, t), tokenise(t), (), ()) for n, t in (("l", left), ("r", right)))
    return _told(left, right, *sides)


def dedup_all(left: str, right: str) -> list[Change]:
    """The whole comparison, figures and quotations included."""
    return _told(
        left, right, *(read_article(Article(n, t)) for n, t in (("l", left), ("r", right)))
    )


def _told(left: str, right: str, ours: Reading, theirs: Reading) -> list[Change]:
    changes: list[Change] = []
    for block in compare_articles(ours, theirs, BLANK, MIN_RUN).blocks:
        if not (block.left and block.right):
            lines = [[s.cut(left) for s in block.left], [s.cut(right) for s in block.right]]
            changes.append(("\n".join(lines[0]), "\n".join(lines[1]), False))
        for edit in block.edits:
            cosmetic = edit.weight == "cosmetic"
            changes.append((edit.left.cut(left), edit.right.cut(right), cosmetic))
    return changes


def difflib_words(left: str, right: str) -> list[Change]:
    """The standard library, on words, without its junk heuristic."""
    ours, theirs = left.split(), right.split()
    blocks = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
    return [
        (" ".join(ours[a:b]), " ".join(theirs[c:d]), False)
        for tag, a, b, c, d in blocks
        if tag != "equal"
    ]


def redlines_words(left: str, right: str) -> list[Change]:
    """redlines: tokens of words with their marks."""
    from redlines import Redlines  # type: ignore[import-not-found]

    return [
        (change.source_text or "", change.test_text or "", False)
        for change in Redlines(left, right).changes
    ]


def dmp_chars(left: str, right: str) -> list[Change]:
    """diff-match-patch on characters, with its semantic clean-up; a deletion and an insertion
    side by side are one change."""
    from diff_match_patch import diff_match_patch  # type: ignore[import-not-found]

    tool = diff_match_patch()
    diffs = tool.diff_main(left, right)
    tool.diff_cleanupSemantic(diffs)
    changes: list[Change] = []
    sides = ["", ""]
    for kind, text in [*diffs, (0, "")]:
        if kind:
            sides[kind > 0] += text
        elif any(sides):
            changes.append((sides[0], sides[1], False))
            sides = ["", ""]
    return changes


TOOLS: dict[str, tuple[Tool, str]] = {
    "dedup": (dedup_all, "dedup"),
    "dedup, words": (dedup_words, "dedup"),
    "redlines": (redlines_words, "redlines"),
    "diff-match-patch": (dmp_chars, "diff_match_patch"),
    "difflib": (difflib_words, "difflib"),
}


def is_noise(change: Change) -> bool:
    """Told as a change of the text although both sides say the same words."""
    left, right, cosmetic = change
    return not cosmetic and _folded(left) == _folded(right)


def _folded(text: str) -> tuple[str, ...]:
    return folded_words(text, tokenise(text))


def bare(cases: Sequence[Planted]) -> Iterator[tuple[str, float]]:
    """CPU milliseconds a pair for what remains once words and passages are known."""
    aligned = []
    for case in cases:
        sides = read_sides((case.left, tokenise(case.left)), (case.right, tokenise(case.right)))
        passages = find_passages(*sides, MIN_RUN)
        aligned.append((sides, passages))
    started = time.process_time()
    for (left, right), passages in aligned:
        for passage in passages:
            Indel.opcodes(left.ids[slice(*passage.left)], right.ids[slice(*passage.right)])
    yield "dedup, in each passage", _milliseconds(started, len(cases))
    started = time.process_time()
    for (left, right), _ in aligned:
        Indel.opcodes(left.ids, right.ids)
    yield "dedup, the whole text", _milliseconds(started, len(cases))
    started = time.process_time()
    for (left, right), _ in aligned:
        SequenceMatcher(None, left.ids, right.ids, autojunk=False).get_opcodes()
    yield "difflib", _milliseconds(started, len(cases))


def _milliseconds(started: float, count: int) -> float:
    return 1000 * (time.process_time() - started) / count


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", default="saudi_ar")
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    bodies = [b for b in long_articles(args.data, args.corpus, 4) if 400 < len(b.split()) < 800]
    chance = random.Random(args.seed)
    cases = [plant(body, bodies[at - 1], chance) for at, body in enumerate(bodies[: args.pairs])]
    print(f"{len(cases)} pairs; a pair:     changes  cosmetic  noise   CPU ms")
    for name, (tool, module) in TOOLS.items():
        if find_spec(module) is None:
            print(f"{name:22} left out: {module} is not installed")
            continue
        tool(cases[0].left, cases[0].right)
        started = time.process_time()
        told = [change for case in cases for change in tool(case.left, case.right)]
        spent = _milliseconds(started, len(cases))
        counts = len(told), sum(c[2] for c in told), sum(map(is_noise, told))
        row = "".join(f"{count / len(cases):9.2f}" for count in counts)
        print(f"{name:22}{row} {spent:8.2f}")
    print("the bare diff                                      CPU ms")
    for name, spent in bare(cases):
        print(f"{name:49} {spent:8.3f}")


if __name__ == "__main__":
    main()
