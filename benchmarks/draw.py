"""Draw pairs to label by stratum, without asking `dedup` what it thinks of them.

    python benchmarks/draw.py --data FOLDER > to_read.txt

The strata are parts of the exhaustive join of `retrieval.py`: counts of common 5-grams decide, no
relation and no decision of ours, so that what we miss is drawn as well. The same seed draws the
same pairs. A passage that both have is printed in full on the left and cut short on the right.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from retrieval import Truth, exhaustive, load

from dedup.match.keys import GRAM
from dedup.model import Article
from dedup.text.segment import split, word_hashes

CORPORA = (
    "saudi_ar",
    "ant_multi_ar",
    "reuters_en",
    "ant_jawhara_ar",
    "asprout_en",
    "basil_en_hardneg",
)
SEED = 20
LONGEST = 450
"""Words of the longest article drawn: both are read from beginning to end."""

Mask = NDArray[np.bool_]


def strata(name: str, truth: Truth, articles: list[Article]) -> dict[str, tuple[Mask, int]]:
    """Parts of one corpus, each with how many pairs to draw from it."""
    j, c, own, shared = truth.resemblance, truth.containment, truth.own, truth.shared
    at = truth.pairs // len(articles), truth.pairs % len(articles)
    outlets = np.array([article.outlet for article in articles])
    cross = outlets[at[0]] != outlets[at[1]]
    sabq = (outlets[at[0]] == "sabq") | (outlets[at[1]] == "sabq")
    bands = {
        "j .95-1": (j >= 0.95, (3, 1, 1, 1)),
        "j .8-.95": ((j >= 0.8) & (j < 0.95), (4, 2, 2, 1)),
        "j .5-.8": ((j >= 0.5) & (j < 0.8), (6, 3, 4, 1)),
        "holds another": ((c >= 0.7) & (j < 0.4), (7, 3, 3, 0)),
        "c .5-.7": ((c >= 0.5) & (c < 0.7) & (j < 0.5), (7, 3, 4, 1)),
        "c .3-.5": ((c >= 0.3) & (c < 0.5), (8, 5, 5, 1)),
        "c .1-.3, own >= 12": ((c >= 0.1) & (c < 0.3) & (own >= 12), (8, 5, 4, 2)),
        "c < .1, own >= 8": ((c < 0.1) & (own >= 8), (8, 5, 4, 2)),
        "common formulas": ((own < 4) & (shared >= 20), (6, 2, 3, 0)),
        "own 4-8": ((own >= 4) & (own < 8) & (c < 0.5), (6, 3, 3, 2)),
        "shared 4": ((shared == 4) & (c < 0.3), (4, 2, 2, 1)),
        "one outlet": (~cross & (own >= 12) & (c < 0.7), (5, 2, 0, 0)),
        "no paragraphs": (sabq & (own >= 12) & (c < 0.8), (5, 0, 0, 0)),
        "short": ((truth.smaller < 40) & (own >= 8), (5, 2, 3, 0)),
    }
    column = {"saudi_ar": 0, "ant_multi_ar": 1, "reuters_en": 2}.get(name, 3)
    return {stratum: (mask, counts[column]) for stratum, (mask, counts) in bands.items()}


def draw(name: str, articles: list[Article]) -> Iterator[tuple[str, Article, Article]]:
    """Stratum and two articles, each pair and each article once."""
    truth = exhaustive(articles)
    source = random.Random(SEED)
    long = {row for row, article in enumerate(articles) if len(article.text.split()) > LONGEST}
    taken: set[int] = set()
    for stratum, (mask, count) in strata(name, truth, articles).items():
        rows = truth.pairs[mask].tolist()
        source.shuffle(rows)
        free = (both for number in rows if not (both := set(divmod(number, len(articles)))) & long)
        drawn = 0
        for both in free:
            if drawn < count and not both & taken:
                taken |= both
                drawn += 1
                one, other = sorted(both)
                yield stratum, articles[one], articles[other]


def shown(left: Article, right: Article) -> tuple[str, str]:
    """Both texts: common runs in brackets, on the right with their first and last words only."""
    spans = [split([article.text])[1:3] for article in (left, right)]
    words = [word_hashes([article.text])[0].tolist() for article in (left, right)]
    marked = [_common(words[0], words[1]), _common(words[1], words[0])]
    return (
        _bracketed(left.text, spans[0], marked[0], 10**6),
        _bracketed(right.text, spans[1], marked[1], 8),
    )


def _common(words: list[int], others: list[int]) -> list[bool]:
    known = {tuple(others[at : at + GRAM]) for at in range(len(others) - GRAM + 1)}
    common = [False] * len(words)
    for at in range(len(words) - GRAM + 1):
        if tuple(words[at : at + GRAM]) in known:
            common[at : at + GRAM] = [True] * GRAM
    return common


def _bracketed(text: str, spans: list[NDArray[np.int64]], common: list[bool], most: int) -> str:
    starts, ends = spans
    parts, last, at = [], 0, 0
    while at < len(common):
        stop = at + 1
        while stop < len(common) and common[stop] == common[at]:
            stop += 1
        if common[at]:
            parts.append(text[last : starts[at]])
            run = text[starts[at] : ends[stop - 1]]
            if stop - at > most:
                opening, closing = text[starts[at] : ends[at + 2]], text[starts[stop - 3] :]
                run = f"{opening} …{stop - at}… {closing[: ends[stop - 1] - starts[stop - 3]]}"
            parts.append(f"[{run}]")
            last = ends[stop - 1]
        at = stop
    return "".join([*parts, text[last:]])


def main() -> None:
    """Print the pairs to read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    number = 0
    for name in (
        "saudi_ar",
        "ant_multi_ar",
        "reuters_en",
        "ant_jawhara_ar",
        "asprout_en",
        "basil_en_hardneg",
    ):
        for stratum, left, right in draw(name, load(data, (name,))):
            number += 1
            print(
                f"\n=== {number} | {left.id} | {right.id}"
                f" | {left.outlet} | {right.outlet} | {stratum}"
            )
            for text in shown(left, right):
                print("--", text.replace("\n\n", "\n"))


if __name__ == "__main__":
    main()
