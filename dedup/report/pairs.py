"""The view of one comparison: its head, paragraph map, rows, figures and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dedup.model import Block, Comparison, Message, Pair, Share
from dedup.report.lookup import Lookup
from dedup.report.maps import ParagraphMap, paragraph_map
from dedup.report.measures import MEASURES_NOTE, MeasureRow, measure_rows
from dedup.report.phrases import CONFIDENCES, RELATIONS
from dedup.report.rows import FURNITURE, SHARED, SIDES, Row, Sides, open_sides, rows_of
from dedup.report.verdicts import Changes, changes


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """One article above its column."""

    side: str
    label: str
    name: str
    facts: Markup


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything the report shows of one pair."""

    anchor: str
    title: str
    heading: Markup
    """The title as a heading shows it: each name in its own direction."""
    outlets: Markup
    relation: str
    shares: Markup
    summary: Markup
    direction: Markup
    open: bool
    heads: tuple[ArticleHead, ArticleHead]
    map: ParagraphMap
    key: tuple[tuple[str, str], ...]
    tally: Markup
    measures: tuple[MeasureRow, ...]
    measures_note: str
    rows: tuple[Row, ...]
    changes: tuple[Changes, ...]


def pair_view(
    look: Lookup, comparison: Comparison, anchor: str, file: str, opened: bool
) -> PairView:
    """The view of one comparison, anchored at ``anchor`` in ``file``."""
    pair, say = comparison.pair, look.language
    sides = open_sides(look, comparison, anchor)
    counts = [one_sided(share) for share in (comparison.left_share, comparison.right_share)]
    return PairView(
        anchor,
        say.text("%(left)s and %(right)s", left=pair.left, right=pair.right),
        say.say("%(left)s and %(right)s", left=pair.left, right=pair.right),
        outlets(look, pair),
        say.text(RELATIONS.get(pair.relation, pair.relation)),
        share_line(look, comparison),
        say.message(look.sentence(comparison.summary)),
        direction_line(look, comparison),
        opened,
        (_head(sides, 0, comparison.left_share), _head(sides, 1, comparison.right_share)),
        paragraph_map(sides, comparison, share_line(look, comparison).striptags()),
        _key(look, comparison, counts),
        tally(look, comparison.blocks),
        tuple(measure_rows(say, comparison)),
        say.text(MEASURES_NOTE),
        rows_of(sides, comparison.blocks),
        tuple(changes(look, comparison, file)),
    )


def ranked(comparisons: Iterable[Comparison]) -> list[Comparison]:
    """The most shared first."""
    return sorted(
        comparisons,
        key=lambda c: (-max(c.left_share.shared, c.right_share.shared), c.pair.left, c.pair.right),
    )


def outlets(look: Lookup, pair: Pair) -> Markup:
    """Who printed the two articles, where both are known: ``The Gazette · The Herald``."""
    names = [look.outlet(name) for name in (pair.left, pair.right)]
    return Markup(" · ").join(map(look.language.isolated, names)) if all(names) else Markup()


def one_sided(share: Share) -> int:
    """Body words of a side that the other side does not print."""
    return round(share.words * (share.edited + share.own))


def share_line(look: Lookup, comparison: Comparison) -> Markup:
    """``53% of A stands in B, 84% of B in A.``"""
    say = look.language
    return say.say(
        "%(left)s of A stands in B, %(right)s of B in A.",
        left=say.percent(comparison.left_share.shared),
        right=say.percent(comparison.right_share.shared),
    )


_OWNED = "%(base)s had the text first, by what they say: %(grounds)s (%(confidence)s)."
_FIRST = {
    "left": _OWNED,
    "right": _OWNED,
    "common": "Both have the text from a third: %(grounds)s.",
    "unknown": "Who had the text first is not clear: %(grounds)s.",
}


def direction_line(look: Lookup, comparison: Comparison) -> Markup:
    """Who had the shared text first, and every piece of evidence; or that there is none."""
    say, direction, pair = look.language, comparison.direction, comparison.pair
    if not direction.grounds:
        return say.say("Nothing in the two texts shows which was first.")
    reasons = (say.message(look.sentence(ground.reason)) for ground in direction.grounds)
    first, other = pair.left, pair.right
    if direction.source == "right":
        first, other = other, first
    named = look.sentence(Message("", {"base": first, "against": other}))
    return say.say(
        _FIRST[direction.source],
        base=named.values["base"],
        grounds=Markup("; ").join(reasons),
        confidence=say.text(CONFIDENCES.get(direction.confidence, direction.confidence)),
    )


def _head(sides: Sides, place: int, share: Share) -> ArticleHead:
    look, name = sides.look, sides.ids[place]
    say, article = look.language, look.records[name].article
    facts = [say.count("%(n)s word", "%(n)s words", share.words)]
    if article.published:
        facts.append(say.isolated(say.published(article.published)))
    full = look.name(name)
    return ArticleHead(
        SIDES[place][1], look.label(name), full if full != look.label(name) else "",
        Markup(" · ").join(facts),
    )  # fmt: skip


def _key(
    look: Lookup, comparison: Comparison, counts: Sequence[int]
) -> tuple[tuple[str, str], ...]:
    say = look.language
    cosmetic = sum(edit.weight == "cosmetic" for block in comparison.blocks for edit in block.edits)
    return (
        ("same", say.text("same words")),
        ("orth", say.text("spelling or punctuation only (%(n)s)", n=say.number(cosmetic))),
        ("a", say.text("only in A (%(n)s)", n=say.number(counts[0]))),
        ("b", say.text("only in B (%(n)s)", n=say.number(counts[1]))),
        ("fig", say.text("a figure")),
        ("boil", say.text("page furniture, stock text")),
    )


def tally(look: Lookup, blocks: Sequence[Block]) -> Markup:
    """What kinds of passage there are, zero counts stated."""
    both = [block for block in blocks if block.kind in SHARED]
    number = look.language.number
    return look.language.say(
        "Passages in both: %(both)s (%(split)s split, %(merged)s merged, %(moved)s moved, "
        "%(repeated)s repeated). Passages with no counterpart: %(left)s in A, %(right)s in B.",
        both=number(len(both)),
        split=number(sum(block.shape == "split" for block in both)),
        merged=number(sum(block.shape in {"merge", "many"} for block in both)),
        moved=number(sum(block.moved for block in both)),
        repeated=number(_repeated(both)),
        left=number(_alone(blocks, "left")),
        right=number(_alone(blocks, "right")),
    )


def _alone(blocks: Sequence[Block], side: str) -> int:
    return sum(
        len(getattr(block, side))
        for block in blocks
        if block.kind == f"{side}_only" and block.role not in FURNITURE
    )


def _repeated(both: Sequence[Block]) -> int:
    """Shared passages whose words, on either side, an earlier shared passage holds too."""
    again: set[int] = set()
    for side in ("left", "right"):
        spans = sorted((s, place) for place, block in enumerate(both) for s in getattr(block, side))
        end = holder = -1
        for span, place in spans:
            if span.start < end:
                again.add(max(place, holder))
            end, holder = max((end, holder), (span.end, place))
    return len(again)
