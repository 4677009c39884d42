"""``dedup explain``: why two articles were or were not paired, in words."""

# ruff: noqa: PLC0415 - heavy rooms load when the command runs

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import click

from dedup.commands.command import Command
from dedup.commands.console import Console
from dedup.commands.params import HELP, made_options, map_option, scan_options
from dedup.commands.sources import by_id, two_articles
from dedup.model import Article, Comparison, Skip
from dedup.options import ScanOptions
from dedup.report.words import counted, in_one_line

if TYPE_CHECKING:
    from dedup.match.texts import Texts


@click.command(
    cls=Command,
    compiled=True,
    examples=(
        "dedup explain a.txt b.txt",
        "dedup explain 001 003 --articles seeds    weighed as a scan of seeds does",
    ),
)
@click.argument("left", type=click.Path())
@click.argument("right", type=click.Path())
@click.option(
    "--articles",
    multiple=True,
    type=click.Path(),
    metavar="INPUT",
    help="The collection that runs are weighed in; LEFT and RIGHT may be ids of it.",
)
@map_option
@scan_options(name for name in HELP if name != "max_bucket")
@click.pass_obj
def explain(console: Console, /, left: str, right: str, **values: Any) -> None:
    """Say why two articles are a pair or not: the keys that met, the scores, what decided.

    How surprising a common run is depends on the other articles: name them with --articles.
    """
    skips: list[Skip] = []
    known = by_id(values["articles"], values["map"], skips)
    one, two = two_articles(left, right, known, values["map"])
    console.tell(explained(one, two, tuple(known.values()), made_options(values)))
    console.done(skips)


@dataclass(frozen=True, slots=True)
class Scores:
    """What a scan knows of one pair when it decides."""

    words: tuple[int, int]
    bands: int
    """Band keys in common."""
    passages: int
    """Passage keys in common."""
    weight: int
    """What they weigh: a rare one counts twice."""
    resemblance: float
    containments: tuple[float, float]
    coverage: float
    """The larger share of the two texts that lies in common runs."""
    longest_run: int
    evidence: float
    """Bits of the common runs beyond formulas."""
    needed: float
    """Bits that make a pair in a collection of this size."""
    is_pair: bool
    """What a scan decides once it looks at the pair."""


def explained(
    left: Article, right: Article, collection: Sequence[Article], options: ScanOptions
) -> Iterator[str]:
    """The lines of the explanation."""
    from dedup.pipeline import compare

    others = [article for article in collection if article.id not in (left.id, right.id)]
    texts = [left.text, right.text, *dict.fromkeys(article.text for article in others)]
    scores = _scores(texts, options)
    yield f"left   {in_one_line(left.id)}  {counted(scores.words[0], 'word')}"
    yield f"right  {in_one_line(right.id)}  {counted(scores.words[1], 'word')}"
    weighed = (
        counted(len(others), "other article") if others else "no other articles (see --articles)"
    )
    yield f"weighed among {weighed}"
    yield from _keys(scores, options)
    yield from _measures(scores, options)
    yield from _decision(scores, compare(left, right, options), options)


def _keys(scores: Scores, options: ScanOptions) -> Iterator[str]:
    yield "\nkeys"
    yield f"  bands         {scores.bands} of {options.bands} met; 1 makes a candidate"
    yield (
        f"  passages      {scores.passages} met, of weight {scores.weight} (rare ones count twice);"
        f" weight {options.min_passage_keys} makes a candidate"
    )


def _measures(scores: Scores, options: ScanOptions) -> Iterator[str]:
    from dedup.match.verify import EDITED, MOST, PLAIN_WORDS, SAME_TEXT

    left, right = scores.containments
    yield "\nmeasures"
    yield (
        f"  resemblance   {scores.resemblance:.3f}; {SAME_TEXT:.3f} and {PLAIN_WORDS} common words"
        f" alone make a pair, {EDITED:.3f} with evidence"
    )
    yield f"  containment   {left:.3f} of left, {right:.3f} of right"
    yield (
        f"  coverage      {scores.coverage:.3f} of one text in common runs of 5 words;"
        f" {MOST:.3f} and {PLAIN_WORDS} words alone make a pair"
    )
    run = counted(scores.longest_run, "word")
    yield f"  longest run   {run}; {options.min_run} with evidence make a pair"
    if scores.is_pair and scores.evidence < scores.needed:
        yield "  evidence      not weighed: so much text in common makes a pair without it"
        return
    yield (
        f"  evidence      {scores.evidence:.0f} bits beyond formulas;"
        f" {scores.needed:.0f} are needed in a collection of this size"
    )


def _decision(scores: Scores, comparison: Comparison, options: ScanOptions) -> Iterator[str]:
    yield "\ndecision"
    refusal = _refusal(scores, comparison, options)
    yield f"  no pair: {refusal}" if refusal else f"  a pair: {_reason(scores, options)}"
    if not refusal:
        yield f"  {in_one_line(str(comparison.summary))}"


def _refusal(scores: Scores, comparison: Comparison, options: ScanOptions) -> str:
    """Why a scan does not pair the two, in the order in which it decides; ``""`` if it does."""
    from dedup.compare.relation import UNRELATED

    if min(scores.words) < options.min_words:
        return f"one has fewer than {counted(options.min_words, 'word')} (--min-words)"
    if not scores.bands and scores.weight < options.min_passage_keys:
        return "too few keys in common to be looked at (--bands, --min-passage-keys)"
    if scores.is_pair:
        shares = comparison.left_share.shared, comparison.right_share.shared
        is_copy = comparison.pair.relation != UNRELATED and any(shares)
        return "" if is_copy else "they share furniture, headlines, set phrases or a form only"
    if scores.longest_run < options.min_run:
        return f"no common run of {counted(options.min_run, 'word')} (--min-run)"
    return "the common runs are formulas: names, titles, phrases that others use too"


def _reason(scores: Scores, options: ScanOptions) -> str:
    """What made the pair."""
    from dedup.match.verify import HELD, SAME_TEXT

    if scores.resemblance >= SAME_TEXT:
        return f"versions of one text, resemblance {scores.resemblance:.3f}"
    bits = f"{scores.evidence:.0f} bits of evidence"
    if scores.evidence < scores.needed:
        return f"one text holds {scores.coverage:.0%} of the other"
    if scores.longest_run < options.min_run:
        if max(scores.containments) >= HELD:
            return f"one text holds most of the other, with {bits}"
        return f"one text edited everywhere, resemblance {scores.resemblance:.3f} with {bits}"
    return f"runs of up to {counted(scores.longest_run, 'word')} with {bits}"


def _scores(texts: Sequence[str], options: ScanOptions) -> Scores:
    """The scores of the first two texts, weighed among all."""
    import numpy as np

    from dedup.match import verify
    from dedup.match.texts import Texts
    from dedup.text.segment import word_hashes

    words, bounds = word_hashes(texts)
    hashed = Texts(words, bounds, np.arange(len(texts)), ())
    lefts, rights = np.array([0]), np.array([1])
    measures = verify.measure_all(hashed, lefts, rights)
    weights = verify.weigh(hashed, lefts, rights, measures, options)
    bands, passages, weight = _met(hashed, options)
    return Scores(
        words=(int(bounds[1]), int(bounds[2] - bounds[1])),
        bands=bands,
        passages=passages,
        weight=weight,
        resemblance=float(measures.resemblance[0]),
        containments=(
            float(measures.left_containment[0]),
            float(measures.right_containment[0]),
        ),
        coverage=float(measures.coverage[0]),
        longest_run=int(measures.longest_run[0]),
        evidence=float(verify.evidence(measures, weights)[0]),
        needed=float(verify.needed_bits(len(texts), measures, options)[0]),
        is_pair=bool(verify.decide(len(texts), measures, weights, options)[0]),
    )


def _met(texts: Texts, options: ScanOptions) -> tuple[int, int, int]:
    """Band keys and passage keys that the first two texts share, and what the latter weigh."""
    import numpy as np

    from dedup.match.keys import BAND, PASSAGE, extract, passage_window
    from dedup.match.plan import RARE

    window = passage_window(len(texts.words), options)
    keys = extract(texts.words, texts.bounds, options, window)

    def held(kind: int, text: int) -> Any:
        return keys.keys[(keys.kinds == kind) & (keys.texts == text)]

    bands = np.intersect1d(held(BAND, 0), held(BAND, 1))
    passages = np.intersect1d(held(PASSAGE, 0), held(PASSAGE, 1))
    every = keys.keys[keys.kinds == PASSAGE]
    _, holders = np.unique(every[np.isin(every, passages)], return_counts=True)
    return len(bands), len(passages), int(np.where(holders <= RARE, 2, 1).sum())
