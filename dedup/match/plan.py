"""The relational plan from keys to candidates: plain SQL, the same for every engine.

Table ``keys(key, article, kind)`` in, table ``candidates(a, b, bands, passages)`` out. ``article``
is a 64-bit digest of the folded text, so that neither the order of the input nor the number of
workers can change anything.
"""

from __future__ import annotations

from dedup.match.keys import BAND, PASSAGE
from dedup.options import ScanOptions

RARE = 8
"""A passage key of up to so many holders counts twice: swept 1-20 on 41,450 articles, 8 finds 97 %
of the pairs that share 12 rare 5-grams (one key sufficing always: 97.0, at four times the pairs
to measure; two always: 95)."""

FIRSTS = 8
"""Holders of a crowded key, by digest, that all its others are linked to. With one, 500 versions of
a story with each 17th word changed fell apart; with 12, large stories cost half as much again."""

SHARED = """
SELECT kind, key, article, holders
FROM keys
JOIN (
    SELECT kind AS held_kind, key AS held_key, count(*) AS holders
    FROM keys GROUP BY kind, key HAVING count(*) > 1
) ON kind = held_kind AND key = held_key
"""
"""Keys that two articles or more hold, with the number of holders."""

_LINKS = """
SELECT l.kind, l.article AS a, r.article AS b,
       CASE WHEN l.kind = {band} THEN {enough} WHEN l.holders <= {rare} THEN 2 ELSE 1 END AS weight
FROM {shared} l JOIN {shared} r ON l.kind = r.kind AND l.key = r.key
WHERE l.holders <= {cap} AND l.article < r.article
UNION ALL
SELECT l.kind, l.article AS a, r.article AS b, 1 AS weight
FROM ({placed}) l JOIN {shared} r ON l.kind = r.kind AND l.key = r.key
WHERE l.place <= {firsts} AND l.article < r.article
UNION ALL
SELECT kind, a, b, 1 AS weight FROM (
    SELECT kind, place, article AS b,
           lag(article) OVER (PARTITION BY kind, key ORDER BY article) AS a
    FROM ({placed})
) WHERE place > {firsts} + 1
"""
_PLACED = """
SELECT kind, key, article, row_number() OVER (PARTITION BY kind, key ORDER BY article) AS place
FROM {shared} WHERE holders > {cap}
"""


def links(options: ScanOptions, shared: str = "shared") -> str:
    """The query for links ``(kind, a, b, weight)``: one for each key that links two articles.

    The holders of a key with more than ``options.max_bucket`` of them are linked as a chain and to
    the `FIRSTS`, so that a footer of 100,000 articles costs a million links and no holder is lost:
    the chain finds other prints of a story, the first holders are those of most of its keys and so
    the anchors that a group is held against.
    """
    placed = _PLACED.format(cap=options.max_bucket, shared=shared)
    return _LINKS.format(
        cap=options.max_bucket,
        band=BAND,
        enough=options.min_passage_keys,
        rare=RARE,
        firsts=FIRSTS,
        shared=shared,
        placed=placed,
    )


def candidates(options: ScanOptions, linked: str = "") -> str:
    """The query for pairs worth measuring, from table ``shared`` or from the query ``linked``.

    Common keys must weigh ``options.min_passage_keys``. A band key alone weighs so much, a rare
    passage key two. A crowded key of either kind weighs one: its first holders are as good as drawn
    by lot, and a story in thousands of versions has ever more keys that some fifty of them share.
    """
    return f"""
SELECT a, b, bands, passages FROM (
    SELECT a, b,
           sum(CASE WHEN kind = {BAND} THEN weight ELSE 0 END) AS bands,
           sum(CASE WHEN kind = {PASSAGE} THEN weight ELSE 0 END) AS passages
    FROM ({linked or links(options)}) GROUP BY a, b
) WHERE bands + passages >= {options.min_passage_keys}
"""  # noqa: S608 - whole numbers of checked options only


LARGE_STAR = """
SELECT DISTINCT other AS node, lowest AS root FROM (
    SELECT node, other, LEAST(node, min(other) OVER (PARTITION BY node)) AS lowest FROM (
        SELECT node, root AS other FROM links UNION ALL SELECT root, node FROM links
    )
) WHERE other > node
"""
"""From ``links(node, root)``, root the smaller: every larger neighbour of a node is linked to the
node's smallest neighbour (Kiveris et al., Connected Components in MapReduce and Beyond, 2014)."""

SMALL_STAR = """
SELECT DISTINCT node, lowest AS root FROM (
    SELECT node, min(root) OVER (PARTITION BY node) AS lowest FROM links
    UNION ALL
    SELECT root AS node, min(root) OVER (PARTITION BY node) AS lowest FROM links
) WHERE node <> lowest
"""
"""Every smaller neighbour of a node, and the node, are linked to the smallest of them. Both by
turns, until neither changes a link, leave each node of a group linked to the smallest of it: some
log2(n) turns, however long the chains are."""
