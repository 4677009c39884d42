"""``dedup explain``: why two articles were or were not paired, in words."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
from dedup.commands.console import SKIPPED, Console, only_articles, open_items
from dedup.commands.params import made_options, map_option, scan_options
from dedup.commands.sources import by_id, two_articles

if TYPE_CHECKING:
    from dedup.model import Article, Comparison, Skip
    from dedup.options import ScanOptions


@click.command(
    cls=Command,
    examples=(
        "dedup explain a.txt b.txt",
        "dedup explain 001 003 --articles seeds    weighed as a scan of seeds does",
    ),
)
@click.argument("left")
@click.argument("right")
@click.option(
    "--articles",
    multiple=True,
    metavar="INPUT",
    help="The collection that runs are weighed in; LEFT and RIGHT may be ids of it.",
)
@map_option
@scan_options
@click.pass_obj
def explain(console: Console, /, left: str, right: str, **values: Any) -> None:
    """Say why two articles are a pair or not: the keys that met, the scores, what decided.

    How surprising a common run is depends on the other articles: name them with --articles.
    """
    skips: list[Skip] = []
    known = by_id(only_articles(open_items(values["articles"], values["map"]), skips))
    one, two = two_articles(left, right, known, values["map"])
    for line in explained(one, two, tuple(known.values()), made_options(values)):
        click.echo(line)
    console.skipped(skips)
    if skips:
        raise click.exceptions.Exit(SKIPPED)


@dataclass(frozen=True, slots=True)
class Scores:
    """What a scan knows of one pair when it decides."""

    words: tuple[int, int]
    bands: int
    """Band keys in common."""
    passages: int
    """Distinct 5-word runs in common, each a passage key of a small collection."""
    sampled: int
    """Those of them that winnowing keeps in a large one."""
    resemblance: float
    containments: tuple[float, float]
    longest_run: int
    evidence: float
    """Bits of the common runs beyond formulas."""


def explained(
    left: Article, right: Article, collection: Sequence[Article], options: ScanOptions
) -> Iterator[str]:
    """The lines of the explanation."""
    from dedup.pipeline import compare
    from dedup.report.words import visible

    scores = _scores(left, right, collection, options)
    others = len([a for a in collection if a.id not in (left.id, right.id)])
    yield f"left   {visible(left.id)}  {scores.words[0]} words"
    yield f"right  {visible(right.id)}  {scores.words[1]} words"
    weighed = f"{others} other articles" if others else "no other articles (see --articles)"
    yield f"weighed among {weighed}"
    yield from _keys(scores, options)
    yield from _measures(scores, options)
    yield from _decision(scores, compare(left, right, options), options)


def _keys(scores: Scores, options: ScanOptions) -> Iterator[str]:
    yield "\nkeys"
    yield f"  bands      {scores.bands} of {options.bands} met; 1 makes a candidate"
    yield (
        f"  passages   {scores.passages} runs of 5 words in common, {scores.sampled} of them kept"
        f" by winnowing; {options.min_passage_keys} make a candidate"
    )


def _measures(scores: Scores, options: ScanOptions) -> Iterator[str]:
    from dedup.match.verify import EVIDENCE_BITS, SAME_TEXT

    left, right = scores.containments
    yield "\nmeasures"
    yield f"  resemblance   {scores.resemblance:.3f}; {SAME_TEXT:.3f} alone makes a pair"
    yield f"  containment   {left:.3f} of left, {right:.3f} of right"
    yield f"  longest run   {scores.longest_run} words; {options.min_run} are needed"
    least = f"{EVIDENCE_BITS:.0f} are needed"
    yield f"  evidence      {scores.evidence:.0f} bits beyond formulas; {least}"


def _decision(scores: Scores, comparison: Comparison, options: ScanOptions) -> Iterator[str]:
    yield "\ndecision"
    reason, is_pair = _reason(scores, options)
    shares = comparison.left_share.shared, comparison.right_share.shared
    if is_pair and not any(shares):
        reason, is_pair = "what they share is furniture, stock text or headlines", False
    yield f"  {'a pair' if is_pair else 'no pair'}: {reason}"
    if is_pair:
        yield f"  {comparison.summary}"


def _reason(scores: Scores, options: ScanOptions) -> tuple[str, bool]:
    """The threshold that decided, and whether it makes a pair; in the order of a scan."""
    from dedup.match.verify import EVIDENCE_BITS, SAME_TEXT

    if min(scores.words) < options.min_words:
        return f"one has fewer than {options.min_words} words (--min-words)", False
    if not scores.bands and scores.passages < options.min_passage_keys:
        return "too few keys in common to be looked at (--bands, --min-passage-keys)", False
    if scores.resemblance >= SAME_TEXT:
        return f"versions of one text, resemblance {scores.resemblance:.3f}", True
    if scores.longest_run < options.min_run:
        return f"no common run of {options.min_run} words (--min-run)", False
    if scores.evidence < EVIDENCE_BITS:
        return "the common runs are formulas: names, titles, phrases that others use too", False
    return f"a run of {scores.longest_run} words with {scores.evidence:.0f} bits of evidence", True


def _scores(
    left: Article, right: Article, collection: Sequence[Article], options: ScanOptions
) -> Scores:
    import numpy as np

    from dedup.match.texts import Texts
    from dedup.match.verify import FORMULA_BITS, measure_all, weigh
    from dedup.text.segment import word_hashes

    others = [article.text for article in collection if article.id not in (left.id, right.id)]
    words, bounds = word_hashes([left.text, right.text, *others])
    texts = Texts(words, bounds, np.arange(len(bounds) - 1), ())
    lefts, rights = np.array([0]), np.array([1])
    measures = measure_all(texts, lefts, rights)
    weights = weigh(texts, lefts, measures, options)
    pair = words[: bounds[2]], bounds[:3]
    bands, passages = _met(*pair, options, 1)
    return Scores(
        words=(int(bounds[1]), int(bounds[2] - bounds[1])),
        bands=bands,
        passages=passages,
        sampled=_met(*pair, options, options.window)[1],
        resemblance=float(measures.resemblance[0]),
        containments=(
            float(measures.left_containment[0]),
            float(measures.right_containment[0]),
        ),
        longest_run=int(measures.longest_run[0]),
        evidence=float(np.maximum(weights.bits - FORMULA_BITS, 0).sum()),
    )


def _met(words: Any, bounds: Any, options: ScanOptions, window: int) -> tuple[int, int]:
    """How many keys of each kind both texts have."""
    from dedup.match.keys import BAND, PASSAGE, extract

    keys = extract(words, bounds, options, window)
    rows = zip(keys.kinds.tolist(), keys.keys.tolist(), keys.texts.tolist(), strict=True)
    held: tuple[set[tuple[int, int]], set[tuple[int, int]]] = (set(), set())
    for kind, key, text in rows:
        held[text].add((kind, key))
    met = [kind for kind, _ in held[0] & held[1]]
    return met.count(BAND), met.count(PASSAGE)
