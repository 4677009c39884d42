"""Recall and precision of `find_pairs` against an exhaustive join of all folded word 5-grams.

    python benchmarks/retrieval.py --data FOLDER

FOLDER holds the corpora as gzipped JSON lines (id, outlet, body). Truth is every pair of articles
that shares 4 or more distinct 5-grams, counted by DuckDB without any sampling or cap. Recall is
given for all such pairs and, since formulas are no reuse, for own words: pairs that keep their
count when only 5-grams in at most ``OWN_CARRIERS`` articles are counted.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from dedup.engine.duckdb import Found, find_pairs
from dedup.match.keys import passage_keys
from dedup.model import Article
from dedup.options import ScanOptions
from dedup.text.segment import word_hashes

CORPORA = ("saudi_ar", "ant_multi_ar", "reuters_en", "asprout_en")
HARD_NEGATIVES = "basil_en_hardneg"
OWN_CARRIERS = 20
"""More articles carry titles and formulas; so many is the largest story."""


@dataclass(frozen=True)
class Truth:
    """Pairs of article rows that share 5-grams, with exact counts."""

    pairs: NDArray[np.int64]
    """One number a pair: left row * articles + right row; sorted."""
    shared: NDArray[np.int64]
    own: NDArray[np.int64]
    resemblance: NDArray[np.float64]
    containment: NDArray[np.float64]
    smaller: NDArray[np.int64]
    """Distinct 5-grams of the smaller article."""


def load(folder: Path, names: tuple[str, ...]) -> list[Article]:
    """Bodies of the corpora as articles, ids made unique by the name of their corpus."""
    articles = []
    for name in names:
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                article_id = f"{name}/{record['id']}"
                body, outlet = record["body"] or "", record.get("outlet") or ""
                articles.append(Article(article_id, body, outlet=outlet))
    return sorted(articles, key=lambda article: article.id)


def exhaustive(articles: list[Article]) -> Truth:
    """Join all distinct 5-grams of all articles."""
    words, bounds = word_hashes([article.text for article in articles])
    grams, gram_bounds = passage_keys(words, bounds, window=1)
    sizes = np.diff(gram_bounds)
    rows = np.repeat(np.arange(len(articles)), sizes)
    connection = duckdb.connect()
    connection.register("batch", {"gram": grams.view(np.int64), "article": rows})
    connection.execute(
        """CREATE TABLE grams AS SELECT gram, article, carriers FROM batch
        JOIN (SELECT gram, count(*) AS carriers FROM batch GROUP BY gram HAVING count(*) > 1)
        USING (gram)"""
    )
    found = connection.execute(
        f"""SELECT a.article * {len(articles)} + b.article AS pair, count(*) AS shared,
               count(*) FILTER (a.carriers <= {OWN_CARRIERS}) AS own
        FROM grams a JOIN grams b ON a.gram = b.gram AND a.article < b.article
        GROUP BY pair HAVING count(*) >= 4 ORDER BY pair"""
    ).fetchnumpy()
    pairs, shared, own = (np.asarray(found[name]) for name in ("pair", "shared", "own"))
    left, right = sizes[pairs // len(articles)], sizes[pairs % len(articles)]
    smaller = np.minimum(left, right)
    resemblance = shared / (left + right - shared)
    return Truth(pairs, shared, own, resemblance, shared / smaller, smaller)


def numbers(articles: list[Article], found: Found) -> dict[str, NDArray[np.int64]]:
    """Reported pairs as numbers of `Truth.pairs`: all, and those that each kind of key met."""
    row = {article.id: at for at, article in enumerate(articles)}
    kept: dict[str, list[int]] = {"bands": [], "passages": [], "both": []}
    for pair in found.pairs:
        number = row[pair.left] * len(articles) + row[pair.right]
        kept["both"].append(number)
        for kind in pair.found_by:
            kept[kind].append(number)
    return {kind: np.array(sorted(values), dtype=np.int64) for kind, values in kept.items()}


def strata(truth: Truth, articles: list[Article]) -> dict[str, NDArray[np.bool_]]:
    """Named parts of the truth."""
    count = len(articles)
    outlets = np.array([article.outlet for article in articles])
    cross = outlets[truth.pairs // count] != outlets[truth.pairs % count]
    smaller = truth.smaller
    parts = {f"shared >= {least}": truth.shared >= least for least in (24, 12, 4)}
    parts |= {f"own words >= {least}": truth.own >= least for least in (24, 12, 8, 4)}
    parts |= {
        "resemblance >= .5": truth.resemblance >= 0.5,
        "containment >= .5": (truth.containment >= 0.5) & (truth.shared >= 12),
        "under 40 words, containment >= .5": (smaller < 36) & (truth.containment >= 0.5),
        "own >= 24, cross-outlet": (truth.own >= 24) & cross,
        "own >= 24, one outlet": (truth.own >= 24) & ~cross,
        "own >= 24, containment < .2": (truth.own >= 24) & (truth.containment < 0.2),
    }
    return parts


def noisy(text: str, share: float, source: random.Random) -> str:
    """``text`` with this share of its letters replaced, as bad character recognition does."""
    letters = sorted({char for char in text if char.isalpha()})
    return "".join(
        source.choice(letters) if char.isalpha() and source.random() < share else char
        for char in text
    )


def noise_recall(articles: list[Article], share: float, least: int, most: int) -> tuple[int, float]:
    """How many noisy copies of 500 articles of ``least`` to ``most`` words are found again."""
    source = random.Random(1)
    fitting = [article for article in articles if least <= len(article.text.split()) <= most]
    chosen = source.sample(fitting, min(500, len(fitting)))
    copies = [Article(f"~{one.id}", noisy(one.text, share, source)) for one in chosen]
    found = {(pair.left, pair.right) for pair in find_pairs([*articles, *copies]).pairs}
    return len(chosen), float(
        np.mean([(one.id, copy.id) in found for one, copy in zip(chosen, copies, strict=True)])
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    arguments = parser.parse_args()
    articles = load(arguments.data, CORPORA)
    options = ScanOptions()
    clock = time.process_time()
    found = find_pairs(articles, options)
    seconds = time.process_time() - clock
    truth = exhaustive(articles)
    reported = numbers(articles, found)
    print(f"{len(articles)} articles, {found.looked_at} pairs looked at, {len(found.pairs)} pairs")
    print(f"{seconds:.1f} CPU s, {len(found.stock)} formulas listed as stock")
    print(f"{'stratum':34s}{'pairs':>9s}{'bands':>9s}{'passages':>9s}{'both':>9s}")
    for name, part in strata(truth, articles).items():
        recalls = (np.isin(truth.pairs[part], reported[kind]).mean() for kind in reported)
        print(f"{name:34s}{part.sum():9d}" + "".join(f"{recall:9.4f}" for recall in recalls))
    for least in (4, 8, 12):
        real = truth.pairs[truth.shared >= least]
        precisions = (np.isin(reported[kind], real).mean() for kind in reported)
        print(f"{f'of reported, shared >= {least}':43s}" + "".join(f"{x:9.4f}" for x in precisions))
    saudi = [article for article in articles if article.id.startswith("saudi")]
    for least, most in ((12, 40), (41, 200), (201, 1000)):
        count, recall = noise_recall(saudi, 0.05, least, most)
        print(f"{count} copies with 5 % of letters changed, {least}-{most} words: {recall:.3f}")
    negatives = find_pairs(load(arguments.data, (HARD_NEGATIVES,)), options)
    print(f"one event in own words: {len(negatives.pairs)} pairs, for `compare` to call quotations")


if __name__ == "__main__":
    main()
