"""Finding pairs on a cluster: the plan of `dedup.match`, as tables that Spark keeps on its disks.

The driver holds counts, the stock text that is listed, and a sieve of fixed size; nothing there
grows with the collection. Every sum is of whole numbers, and what is summed in floating point (the
bits of one run, of one pair) is summed in one place in one order: so neither the partitions nor the
order of the input change a bit of the result, which is that of `dedup.engine.local`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np

from dedup.engine.spark import batches
from dedup.engine.spark.components import roots
from dedup.engine.spark.tables import Tables
from dedup.match import plan
from dedup.match.keys import passage_window
from dedup.match.mass import CLOSEST
from dedup.match.notices import left_apart, left_out
from dedup.match.stock import MOST_LISTED, Formula, as_stock, novel
from dedup.match.verify import HOLDS, NEAR
from dedup.model import Article, Message, Stock
from dedup.options import Progress, ScanOptions, silent

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

SIEVE_BITS = 27
"""The sieve of wanted grams has 2^27 bits, 16 MB, sent to every executor: of a million wanted grams
one foreign gram in a hundred slips through, and is left out later."""
BUCKET_BITS = 15
"""Bits of one bitmap of Spark's ``bitmap_construct_agg``."""
MOST_FORMULAS = 100_000
"""Runs that the driver reads to choose the stock text to list, by falling carriers: 20 MB. What
lies behind them is carried by fewer and would hardly be listed; a notice counts it."""
MOST_MASSES = 200
"""Texts of too many prints that are told one by one."""


@dataclass(frozen=True, slots=True)
class ClusterFound:
    """What :class:`dedup.engine.local.Found` tells, with the pairs where they were made."""

    pairs: DataFrame
    """The fields of :class:`dedup.model.Pair`, in no order."""
    stock: tuple[Stock, ...]
    notices: tuple[Message, ...]
    looked_at: int


def find_pairs(
    articles: DataFrame,
    options: ScanOptions | None = None,
    progress: Progress = silent,
    *,
    stock: bool = True,
) -> ClusterFound:
    """Every pair of articles that share text, measured exactly.

    ``articles`` has the string columns ``id`` (unique) and ``text``. Without ``stock``, stock text
    is neither looked for nor listed.
    """
    tables = Tables(articles.sparkSession)
    return _find(tables, articles, options or ScanOptions(), progress, stock=stock)


def _find(
    tables: Tables, articles: DataFrame, options: ScanOptions, progress: Progress, *, stock: bool
) -> ClusterFound:
    """The route of `dedup.engine.local.find_pairs`, step by step."""
    progress("tokenise", 0, 0)
    count, words, short = _texts(tables, articles, options)
    window = passage_window(words, options)
    progress("join", 0, 0)
    looked_at, crowded = _candidates(tables, options, window)
    progress("measure", 0, 0)
    _measure(tables, options)
    progress("weigh", 0, 0)
    _weigh(tables, words)
    _decide(tables, options, count)
    formulas, unlisted = _stock(tables, articles) if stock else ((), 0)
    implied = _list(tables, options)
    pairs = _pairs(tables, options)
    masses = tables.sql(_MASSES.format(cap=options.max_bucket)).limit(MOST_MASSES).collect()
    (mass,) = tables.row("SELECT count(*) FROM accepted_prints WHERE mass")
    return ClusterFound(
        pairs,
        formulas,
        (
            *left_apart(window, short, (row[0] for row in masses), crowded, options),
            *left_out(mass, implied, unlisted, options),
        ),
        looked_at,
    )


def _texts(tables: Tables, articles: DataFrame, options: ScanOptions) -> tuple[int, int, int]:
    """Tables ``prints`` and ``texts``; the number of texts, of their words, of short articles."""
    tokens = articles.select("id", "text").mapInArrow(batches.token_rows, batches.TOKENS)
    tables.name("tokens", tokens)
    tables.name("texts", tables.sql(_TEXTS.format(least=options.min_words)), keep=True)
    tables.name("prints", tables.sql(_PRINTS.format(least=options.min_words)), keep=True)
    count, words = tables.row("SELECT count(*), coalesce(sum(size), 0) FROM texts")
    (prints,) = tables.row("SELECT count(*) FROM prints")
    return count, words, articles.count() - prints


_TEXTS = """
SELECT digest, max(size) AS size, min_by(words, id) AS words
FROM tokens WHERE size >= {least} GROUP BY digest
"""
_PRINTS = """
SELECT digest, id, size,
       row_number() OVER (PARTITION BY digest ORDER BY id) AS place,
       count(*) OVER (PARTITION BY digest) AS prints
FROM tokens WHERE size >= {least}
"""
_MASSES = "SELECT prints FROM prints WHERE place = 1 AND prints > {cap} ORDER BY prints DESC"


def _candidates(tables: Tables, options: ScanOptions, window: int) -> tuple[int, int]:
    """Table ``candidates`` by the shared plan; how many there are, and how many crowded keys."""
    keys = tables.sql("SELECT digest, words FROM texts").mapInArrow(
        partial(batches.key_rows, options=options, window=window), batches.KEYS
    )
    # Both the count of holders and the join want the rows of one key together: moved once.
    tables.name("keys", keys.repartition("kind", "key"))
    tables.name("shared", tables.sql(plan.SHARED), keep=True)
    (crowded,) = tables.row(
        f"SELECT count(DISTINCT key) FROM shared WHERE holders > {options.max_bucket}"  # noqa: S608
    )
    kinds = "CAST(if(bands > 0, 1, 0) + if(passages > 0, 2, 0) AS BYTE) AS kinds"
    query = f"SELECT a, b, {kinds} FROM ({plan.candidates(options)})"  # noqa: S608 - whole numbers
    tables.name("candidates", tables.sql(query), keep=True)
    (looked_at,) = tables.row("SELECT count(*) FROM candidates")
    return looked_at, crowded


def _measure(tables: Tables, options: ScanOptions) -> None:
    """Table ``measured``: sure pairs, and what the weight of its runs must decide."""
    tables.name(
        "measured",
        tables.sql(_BOTH_TEXTS).mapInArrow(
            partial(batches.measured_rows, options=options), batches.MEASURED
        ),
        keep=True,
    )


# The words of the right text travel, those of the left stand sorted where the measuring is done.
_BOTH_TEXTS = """
SELECT a, b, kinds, l.words AS left_words, right_words
FROM (
    SELECT a, b, kinds, words AS right_words FROM candidates JOIN texts ON b = digest
) JOIN texts l ON a = l.digest
"""


def _weigh(tables: Tables, total: int) -> None:
    """Table ``weights``: what each distinct run in doubt weighs in the whole collection."""
    tables.name("doubtful", tables.sql("SELECT * FROM measured WHERE NOT sure"))
    found = tables.sql("SELECT hashes, lengths, run_words FROM doubtful")
    tables.name("found_runs", found.mapInArrow(batches.run_rows, batches.RUNS))
    tables.name(
        "runs",
        tables.sql("SELECT hash, min(words) AS words FROM found_runs GROUP BY hash"),
        keep=True,
    )
    words = tables.sql("SELECT words FROM runs")
    tables.name("wanted", words.mapInArrow(batches.gram_rows, batches.GRAMS))
    sieve = tables.session.sparkContext.broadcast(_sieve(tables))
    texts = tables.sql("SELECT words FROM texts")
    seen = texts.mapInArrow(partial(batches.count_rows, sieve=sieve), batches.COUNTS)
    tables.name("seen_grams", seen)
    runs = tables.sql("SELECT hash, words FROM runs")
    tables.name("run_grams", runs.mapInArrow(batches.run_gram_rows, batches.RUN_GRAMS))
    tables.name(
        "weights",
        tables.sql(_COUNTED_RUNS).mapInArrow(
            partial(batches.weight_rows, total=total), batches.WEIGHTS
        ),
    )


def _sieve(tables: Tables) -> bytes:
    """A bit for each value of the upper bits of the wanted grams, eight to a byte."""
    cells = bytearray(1 << (SIEVE_BITS - 3))
    size = 1 << (BUCKET_BITS - 3)
    for bucket, bitmap in tables.sql(_BITMAPS.format(shift=64 - SIEVE_BITS)).toLocalIterator():
        cells[(bucket - 1) * size : bucket * size] = bitmap
    return bytes(cells)


# Spark counts positions from one.
_BITMAPS = """
SELECT bitmap_bucket_number(cell) AS bucket, bitmap_construct_agg(bitmap_bit_position(cell))
FROM (SELECT 1 + shiftrightunsigned(gram, {shift}) AS cell FROM wanted)
GROUP BY bitmap_bucket_number(cell)
"""
_COUNTED_RUNS = """
SELECT hash, words, counts FROM runs JOIN (
    SELECT hash, collect_list(named_struct('gram', gram, 'seen', seen)) AS counts
    FROM run_grams JOIN (
        SELECT gram, sum(seen) AS seen FROM seen_grams GROUP BY gram
    ) USING (gram)
    GROUP BY hash
) USING (hash)
"""


def _decide(tables: Tables, options: ScanOptions, count: int) -> None:
    """Table ``accepted``: the measures of the pairs of texts; ``decided``, with stock runs."""
    runs = tables.sql("SELECT a, b, hashes FROM doubtful")
    tables.name("pair_runs", runs.mapInArrow(batches.pair_run_rows, batches.PAIR_RUNS))
    tables.name(
        "decided",
        tables.sql(_WEIGHED).mapInArrow(
            partial(batches.decided_rows, options=options, count=count), batches.DECIDED
        ),
        keep=True,
    )
    columns = ", ".join(batches.MEASURE_NAMES)
    tables.name("accepted", tables.sql(_ACCEPTED.format(columns=columns)))


_WEIGHED = """
SELECT * FROM doubtful JOIN (
    SELECT a, b,
           collect_list(named_struct('place', place, 'bits', bits, 'carriers', carriers)) AS weights
    FROM pair_runs JOIN weights USING (hash) GROUP BY a, b
) USING (a, b)
"""
_ACCEPTED = """
SELECT a, b, kinds, {columns} FROM measured WHERE sure
UNION ALL
SELECT a, b, kinds, {columns} FROM doubtful
JOIN (SELECT a, b FROM decided WHERE accepted) USING (a, b)
"""


def _stock(tables: Tables, articles: DataFrame) -> tuple[tuple[Stock, ...], int]:
    """The formulas that most articles carry, and how many more there are."""
    tables.name("stock_runs", tables.sql(_STOCK_RUNS))
    if not tables.sql("SELECT 1 FROM stock_runs LIMIT 1").collect():
        return (), 0
    edges = tables.sql("SELECT b AS node, a AS root FROM accepted")
    tables.name("linked", roots(edges))
    tables.name("formulas", tables.sql(_FORMULAS), keep=True)
    rows = tables.sql(_FORMULAS_IN_ORDER).limit(MOST_FORMULAS).toLocalIterator()
    listed: list[Any] = []
    unlisted = 0
    words, kept = [], []
    for row in rows:
        kept.append(row)
        words.append(np.frombuffer(row.words, dtype=np.uint64).tolist())
    for row, new in zip(kept, novel(words), strict=True):
        if new and len(listed) < MOST_LISTED:
            listed.append(row)
        else:
            unlisted += new
    return tuple(_listed(tables, articles, listed)), unlisted


_STOCK_RUNS = "SELECT a, b, inline(stock) FROM decided"
_FORMULAS = """
SELECT hash, max(carriers) AS carriers, max(length) AS length,
       min(named_struct('digest', a, 'start', start)) AS place
FROM stock_runs
LEFT JOIN (SELECT node AS a, root AS left_root FROM linked) USING (a)
LEFT JOIN (SELECT node AS b, root AS right_root FROM linked) USING (b)
WHERE coalesce(left_root, a) <> coalesce(right_root, b)
GROUP BY hash
"""
_FORMULAS_IN_ORDER = """
SELECT carriers, length, place.digest AS digest, place.start AS start, words
FROM formulas JOIN runs USING (hash)
ORDER BY carriers DESC, length DESC, digest, start
"""


def _listed(tables: Tables, articles: DataFrame, rows: list[Any]) -> Iterator[Stock]:
    """Each formula with its place in the first article that carries it."""
    if not rows:
        return
    digests = ", ".join(str(row.digest) for row in rows)
    firsts = tables.sql(f"SELECT digest, id FROM prints WHERE place = 1 AND digest IN ({digests})")  # noqa: S608 - whole numbers
    texts = {
        row.digest: Article(row.id, row.text)
        for row in articles.select("id", "text").join(firsts, "id").collect()
    }
    for row in rows:
        formula = Formula(0, row.start, row.start + row.length, row.carriers)
        yield as_stock(texts[row.digest], formula)


def _list(tables: Tables, options: ScanOptions) -> int:
    """Table ``listed``: `dedup.match.mass` on tables; how many accepted pairs are not in it."""
    tables.name("versions", tables.sql(_VERSIONS.format(holds=HOLDS, near=NEAR)))
    tables.name("degrees", tables.sql(_DEGREES), keep=True)
    tables.name("listed", tables.sql("SELECT * FROM accepted"))
    (largest,) = tables.row("SELECT coalesce(max(degree), 0) FROM degrees")
    if largest <= options.max_bucket:
        return 0
    tables.name("hubs", tables.sql(_HUBS.format(cap=options.max_bucket)), keep=True)
    tables.name("implied", tables.sql(_IMPLIED.format(closest=CLOSEST)), keep=True)
    tables.name("listed", tables.sql("SELECT * FROM accepted ANTI JOIN implied USING (a, b)"))
    (implied,) = tables.row("SELECT count(*) FROM implied")
    return int(implied)


_VERSIONS = """
SELECT a, b, inline(array(named_struct('one', a, 'other', b), named_struct('one', b, 'other', a))),
       resemblance
FROM accepted
WHERE greatest(left_containment, right_containment) >= {holds}
  AND least(left_containment, right_containment) >= {near}
"""
_DEGREES = "SELECT one AS digest, count(*) AS degree FROM versions GROUP BY one"
# Of hubs with as many versions the smaller digest: its complement is the larger number.
_HUBS = """
SELECT digest, ~best.turned AS hub FROM (
    SELECT digest, max(named_struct('degree', degree, 'turned', ~near)) AS best FROM (
        SELECT one AS digest, degree, other AS near FROM versions JOIN degrees ON other = digest
        UNION ALL
        SELECT digest, degree, digest AS near FROM degrees
    ) GROUP BY digest
) WHERE best.degree > {cap}
"""
_IMPLIED = """
SELECT a, b FROM (
    SELECT a, b, row_number() OVER (
        PARTITION BY one ORDER BY resemblance DESC, other
    ) AS place
    FROM versions JOIN hubs l ON one = l.digest JOIN hubs r ON other = r.digest
    WHERE l.hub = r.hub AND one <> l.hub AND other <> l.hub
) GROUP BY a, b HAVING min(place) > {closest}
"""


def _pairs(tables: Tables, options: ScanOptions) -> DataFrame:
    """The pairs of articles that print accepted pairs of texts, and those of one text."""
    heads = "(SELECT digest, id, prints FROM prints WHERE place = 1)"
    tables.name(
        "accepted_prints",
        tables.sql(_ACCEPTED_PRINTS.format(heads=heads, cap=options.max_bucket)),
        keep=True,
    )
    copied = tables.sql(_COPIED).mapInArrow(batches.pair_rows, batches.PAIRS)
    return copied.unionByName(tables.sql(_IDENTICAL.format(cap=options.max_bucket)))


_ACCEPTED_PRINTS = """
SELECT listed.*, l.id AS left_id, r.id AS right_id, l.prints * r.prints > {cap} AS mass
FROM listed JOIN {heads} l ON a = l.digest JOIN {heads} r ON b = r.digest
"""
# Of two mass-run texts the first prints alone are paired: told apart before the join, so that no
# text of 100,000 prints is multiplied by its links.
_COPIED = """
SELECT left_id AS one, right_id AS other, * FROM accepted_prints WHERE mass
UNION ALL
SELECT l.id AS one, r.id AS other, accepted_prints.* FROM accepted_prints
JOIN prints l ON a = l.digest JOIN prints r ON b = r.digest WHERE NOT mass
"""
_SAME = """
       'identical' AS relation, 1.0D AS resemblance, 1.0D AS left_containment,
       1.0D AS right_containment, size AS shared_words, size AS longest_run,
       array('bands', 'passages') AS found_by
"""
_IDENTICAL = f"""
SELECT l.id AS left, r.id AS right, {_SAME.replace("size", "l.size")}
FROM prints l JOIN prints r ON l.digest = r.digest AND l.place < r.place
WHERE l.prints <= {{cap}} AND r.prints <= {{cap}}
UNION ALL
SELECT first AS left, id AS right, {_SAME} FROM (
    SELECT id, place, prints, size,
           first_value(id) OVER (PARTITION BY digest ORDER BY place) AS first
    FROM prints WHERE prints > {{cap}}
) WHERE place > 1
"""  # noqa: S608 - whole numbers and names of ours
