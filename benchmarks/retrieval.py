"""Recall and precision of `find_pairs` against an exhaustive join of all folded word 5-grams.

    python benchmarks/retrieval.py --data FOLDER [--sweep [NAME ...]] [--prior N]

FOLDER holds the corpora as gzipped JSON lines (id, outlet, body). Truth is every pair of articles
that shares 4 or more distinct 5-grams, counted by DuckDB without any sampling or cap. Recall is
given for all such pairs and, since formulas are no reuse, for own words: pairs that keep their
count when only 5-grams in at most ``OWN_CARRIERS`` articles are counted. Of 80 pairs that were read
among those that share 12 and more 5-grams of 21 to 100 carriers and are not found, all had titles,
market and missile bulletins, bond terms, disclaimers or form letters in common.

Then copies are planted: with letters changed as by bad character recognition, cut to a headline, to
a few lines, and without marks. ``--sweep`` varies each constant alone, or those named; ``--prior``
that of the language model, which is compiled in and needs a run of its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from dedup.engine.local import Found, find_pairs
from dedup.match import verify
from dedup.match.keys import passage_keys
from dedup.model import Article
from dedup.options import ScanOptions
from dedup.pipeline import compare
from dedup.text.segment import word_hashes

CORPORA = ("saudi_ar", "ant_multi_ar", "reuters_en", "asprout_en")
# A program that is installed has its compiled modules beside it: every process that a benchmark
# starts, ours or a peer's, may read and keep them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
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
                published = record.get("date") or ""
                articles.append(Article(article_id, body, outlet=outlet, published=published))
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
    own24, smaller = truth.own >= 24, truth.smaller
    parts = {f"shared >= {least}": truth.shared >= least for least in (24, 12, 4)}
    parts |= {f"own words >= {least}": truth.own >= least for least in (24, 12, 8, 4)}
    parts |= {
        "resemblance >= .5": truth.resemblance >= 0.5,
        "resemblance .3-.5": (truth.resemblance >= 0.3) & (truth.resemblance < 0.5),
        "containment >= .5": (truth.containment >= 0.5) & (truth.shared >= 12),
        "under 40 words, containment >= .5": (smaller < 36) & (truth.containment >= 0.5),
        "own >= 24, cross-outlet": own24 & cross,
        "own >= 24, one outlet": own24 & ~cross,
    }
    for low, high in ((0.0, 0.1), (0.1, 0.2), (0.2, 0.5), (0.5, 0.8), (0.8, 1.01)):
        inside = (truth.containment >= low) & (truth.containment < high)
        parts[f"own >= 24, containment {low:.1f}-{min(high, 1):.1f}"] = own24 & inside
    for low, high in ((0, 100), (100, 300), (300, 10**9)):
        inside = (smaller >= low) & (smaller < high)
        parts[f"own >= 12, shorter {low}-{high if high < 10**9 else ''}"] = (
            truth.own >= 12
        ) & inside
    return parts


def noisy(text: str, share: float, source: random.Random) -> str:
    """``text`` with this share of its letters replaced, as bad character recognition does."""
    letters = sorted({char for char in text if char.isalpha()})
    return "".join(
        source.choice(letters) if char.isalpha() and source.random() < share else char
        for char in text
    )


@dataclass(frozen=True)
class Plant:
    """One way of copying an article."""

    name: str
    least: int
    most: int
    """Words of the articles that are copied."""
    copy: Callable[[str, random.Random], str]


def headline(text: str, source: random.Random) -> str:
    """The first twelve words, one of them replaced."""
    words = text.split()[:12]
    words[source.randrange(4, 8)] = "###"
    return " ".join(words)


def opening(text: str, source: random.Random) -> str:
    """The first thirty words, two of them replaced."""
    words = text.split()[:30]
    for at in (source.randrange(6, 12), source.randrange(18, 26)):
        words[at] = "###"
    return " ".join(words)


def bare(text: str, _: random.Random) -> str:
    """All words without marks, in capitals where the script has them."""
    return "".join(char if char.isalnum() else " " for char in text).upper()


PLANTS = (
    Plant("5 % of letters changed", 12, 40, lambda text, source: noisy(text, 0.05, source)),
    Plant("5 % of letters changed", 41, 200, lambda text, source: noisy(text, 0.05, source)),
    Plant("5 % of letters changed", 201, 1000, lambda text, source: noisy(text, 0.05, source)),
    Plant("2 % of letters changed", 41, 200, lambda text, source: noisy(text, 0.02, source)),
    Plant("headline of 12 words, one changed", 12, 1000, headline),
    Plant("30 words, two changed", 30, 1000, opening),
    Plant("no marks, capitals", 12, 1000, bare),
)


def planted(articles: list[Article], plant: Plant, count: int = 300) -> str:
    """How many copies of ``count`` articles are found again, and what their pairs are called."""
    source = random.Random(1)
    fitting = [one for one in articles if plant.least <= len(one.text.split()) <= plant.most]
    chosen = source.sample(fitting, min(count, len(fitting)))
    copies = [Article(f"~{one.id}", plant.copy(one.text, source)) for one in chosen]
    found = {(pair.left, pair.right) for pair in find_pairs([*articles, *copies]).pairs}
    again = [
        (one, copy) for one, copy in zip(chosen, copies, strict=True) if (one.id, copy.id) in found
    ]
    names = Counter(compare(one, copy).pair.relation for one, copy in again)
    told = ", ".join(f"{name} {number}" for name, number in sorted(names.items()))
    size = f"{plant.name}, {plant.least}-{plant.most} words"
    return f"{size:52s}{len(chosen):5d}{len(again) / max(1, len(chosen)):8.3f}   {told}"


SWEPT: dict[str, tuple[float, ...]] = {
    "bands": (21, 32, 42, 63),
    "rows": (2, 3, 4),
    "window": (4, 8, 12, 16),
    "min_passage_keys": (1, 2, 3),
    "max_bucket": (50, 200, 1000),
    "min_run": (6, 8, 10, 12),
}
"""Options, each varied while the others keep their defaults."""
WEIGHTS: dict[str, tuple[float, ...]] = {
    "MOST_RUN": (0, 18, 24, 32),
    "FORMULA_BITS": (15, 18, 20, 25),
    "FORMULA_WORD": (0, 0.25, 0.5, 0.75, 1),
    "EVIDENCE_BITS": (15, 20, 25, 30),
    "COINCIDENCE": (2, 2.5, 3),
    "FOOTER_CARRIERS": (3, 6, 12, 50),
}
"""Constants of `dedup.match.verify`."""


def sweep(articles: list[Article], truth: Truth, names: list[str]) -> Iterator[str]:
    """Each constant alone, or those of ``names``.

    Pairs looked at and reported, recall of own words, pairs with nothing but formulas in common.
    """
    few_own = truth.pairs[truth.own < 4]
    titles = "".join(f"{name:>10s}" for name in ("looked at", "pairs", ">= 24", ">= 12", ">= 8"))
    yield f"{'':26s}{titles}{'own < 4':>10s}"
    for name, values in _named(SWEPT, names):
        for value in values:
            found = find_pairs(articles, ScanOptions(**{name: int(value)}), stock=False)
            yield f"{name:18s}{value:8g}{_swept(articles, truth, found, few_own)}"
    for name, values in _named(WEIGHTS, names):
        kept = getattr(verify, name)
        for value in values:
            setattr(verify, name, value)
            found = find_pairs(articles, stock=False)
            yield f"{name:18s}{value:8g}{_swept(articles, truth, found, few_own)}"
        setattr(verify, name, kept)


def _named(
    swept: dict[str, tuple[float, ...]], names: list[str]
) -> Iterator[tuple[str, tuple[float, ...]]]:
    return ((name, values) for name, values in swept.items() if not names or name in names)


def _swept(articles: list[Article], truth: Truth, found: Found, few_own: NDArray[np.int64]) -> str:
    reported = numbers(articles, found)["both"]
    recalls = [np.isin(truth.pairs[truth.own >= least], reported).mean() for least in (24, 12, 8)]
    counts = f"{found.looked_at:10d}{len(found.pairs):10d}"
    formulas = int(np.isin(few_own, reported).sum())
    return counts + "".join(f"{recall:10.4f}" for recall in recalls) + f"{formulas:10d}"


def table(articles: list[Article], found: Found, truth: Truth) -> Iterator[str]:
    """Recall by stratum and precision, for each kind of key and for both."""
    reported = numbers(articles, found)
    yield f"{'stratum':36s}{'pairs':>9s}{'bands':>9s}{'passages':>9s}{'both':>9s}"
    for name, part in strata(truth, articles).items():
        if part.any():
            recalls = (np.isin(truth.pairs[part], reported[kind]).mean() for kind in reported)
            yield f"{name:36s}{part.sum():9d}" + "".join(f"{recall:9.4f}" for recall in recalls)
    for least in (4, 8, 12):
        real = truth.pairs[truth.shared >= least]
        precisions = (np.isin(reported[kind], real).mean() for kind in reported)
        yield f"{f'of reported, shared >= {least}':45s}" + "".join(f"{x:9.4f}" for x in precisions)
    formulas = truth.pairs[truth.own < 4]
    shares = (np.isin(reported[kind], formulas).mean() for kind in reported)
    yield f"{'of reported, only formulas (own < 4)':45s}" + "".join(f"{x:9.4f}" for x in shares)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--sweep", nargs="*", metavar="NAME", help="vary each constant instead")
    parser.add_argument("--prior", type=float, help="prior of the language model")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as cache:
        if arguments.prior:
            # Compiled code holds the constant: it is compiled anew, and kept apart.
            os.environ["NUMBA_CACHE_DIR"] = cache
            from dedup.kernels import surprise

            surprise._PRIOR = arguments.prior
        articles = load(arguments.data, CORPORA)
        truth = exhaustive(articles)
        if arguments.sweep is not None:
            for line in sweep(articles, truth, arguments.sweep):
                print(line, flush=True)
            return
        clock = time.process_time()
        found = find_pairs(articles)
        seconds = time.process_time() - clock
        looked, pairs = found.looked_at, len(found.pairs)
        print(f"{len(articles)} articles, {looked} pairs looked at, {pairs} pairs")
        print(f"{seconds:.1f} CPU s, {len(found.stock)} formulas listed as stock")
        print(*table(articles, found, truth), sep="\n")
        _small(arguments.data)
        saudi = [article for article in articles if article.id.startswith("saudi")]
        print("\ncopies planted among the Saudi articles: how many, found, and called")
        for plant in PLANTS:
            print(planted(saudi, plant), flush=True)


def _small(data: Path) -> None:
    """A small collection about two events, and one of reports in own words."""
    few = load(data, ("asprout_en",))
    found, truth = find_pairs(few), exhaustive(few)
    reported = numbers(few, found)["both"]
    for least in (24, 12):
        recall = np.isin(truth.pairs[truth.shared >= least], reported).mean()
        print(f"asprout_en alone, shared >= {least}: {recall:.4f}")
    negatives = load(data, (HARD_NEGATIVES,))
    by_id = {article.id: article for article in negatives}
    pairs = find_pairs(negatives).pairs
    names = Counter(compare(by_id[p.left], by_id[p.right]).pair.relation for p in pairs)
    print(f"one event in own words: {len(pairs)} pairs, {dict(sorted(names.items()))}")


if __name__ == "__main__":
    main()
