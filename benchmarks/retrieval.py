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
OWN_CARRIERS = 25
"""More articles carry titles and formulas; the largest mass-run story of the corpora has 20."""


@dataclass(frozen=True)
class Truth:
    """Pairs of article rows that share 5-grams, with exact counts."""

    pairs: NDArray[np.int64]
    """One number a pair: left row * articles + right row; sorted."""
    shared: NDArray[np.int64]
    own: NDArray[np.int64]
    resemblance: NDArray[np.float64]
    containment: NDArray[np.float64]


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
    return Truth(
        pairs, shared, own, shared / (left + right - shared), shared / np.minimum(left, right)
    )


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
    parts = {f"shared >= {least}": truth.shared >= least for least in (24, 12, 4)}
    parts |= {f"own words >= {least}": truth.own >= least for least in (24, 12, 8, 4)}
    parts |= {
        "resemblance >= .5": truth.resemblance >= 0.5,
        "containment >= .5": (truth.containment >= 0.5) & (truth.shared >= 12),
        "own >= 24, cross-outlet": (truth.own >= 24) & cross,
        "own >= 24, one outlet": (truth.own >= 24) & ~cross,
        "own >= 24, containment < .2": (truth.own >= 24) & (truth.containment < 0.2),
    }
    return parts


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
    print(f"{'stratum':30s}{'pairs':>9s}{'bands':>9s}{'passages':>9s}{'both':>9s}")
    for name, part in strata(truth, articles).items():
        recalls = (np.isin(truth.pairs[part], reported[kind]).mean() for kind in reported)
        print(f"{name:30s}{part.sum():9d}" + "".join(f"{recall:9.4f}" for recall in recalls))
    for least in (4, 8, 12):
        real = truth.pairs[truth.shared >= least]
        precisions = (np.isin(reported[kind], real).mean() for kind in reported)
        print(f"{f'of reported, shared >= {least}':39s}" + "".join(f"{x:9.4f}" for x in precisions))
    negatives = find_pairs(load(arguments.data, (HARD_NEGATIVES,)), options)
    print(f"hard negatives: {len(negatives.pairs)} pairs")
    for pair in negatives.pairs:
        print(f"  {pair.relation} longest run {pair.longest_run}, shared {pair.shared_words}")


if __name__ == "__main__":
    main()
