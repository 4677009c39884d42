"""The figures of a story: one row a fact, one column an outlet.

Figures are first united along copied passages, then where different sentences tell the same fact
(:mod:`~dedup.compare.judging.kinship`), and last set side by side, with the reason, where outlets
count the same body in different units (74 members, 68 states).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import combinations

from dedup.compare.judging.facts import (
    Fact,
    Label,
    Rarity,
    labels_of,
    noun_class,
    tells_membership,
)
from dedup.compare.judging.kinship import kinship
from dedup.compare.judging.slips import ROUNDED
from dedup.compare.judging.subjects import Setting
from dedup.compare.judging.units import number, same_noun
from dedup.compare.judging.values import (
    compare_values,
    denies_nothing,
    is_slip,
    opposite,
    said_by,
    units,
    within,
)
from dedup.compare.reading import Reading
from dedup.model import Comparison, Figure, LedgerCell, LedgerRow, Message, Span

LEDGER_KINDS = frozenset(
    {
        *("count", "percent", "percentage_points", "money", "measure", "fraction"),
        *("date", "date_range", "duration", "age"),
    }
)
"""Kinds that are facts by themselves; ranks, scores, years and vague amounts need their words."""

# A stem that more facts than this share tells none of them apart (and pairs grow as its square).
_MOST_HOLDERS = 40
# Two counts of one body in different units are worth setting side by side only when they are near.
_NEAR = 1.5
# «More than 50» is said of what is at most so many times as much.
_MOST_OVER = 2
_AS_GOOD_AS = Fraction(1, 10)
"""«About 3,000» may be told of 3,188."""
_APART = ("changed", "conflict")
_VERDICTS = ("self_conflict", "differs", "agrees", "only_here")

_Key = tuple[str, Span, str]


@dataclass(frozen=True, slots=True)
class Row:
    """A ledger row with the facts it was made of."""

    row: LedgerRow
    facts: tuple[Fact, ...]


def ledger(readings: Sequence[Reading], comparisons: Iterable[Comparison]) -> tuple[Row, ...]:
    """The rows of one story, most serious verdict first, then in the order of the articles."""
    told = [(reading, story_facts(reading)) for reading in readings]
    facts = [fact for _, own in told for fact in own]
    labels = {
        _key(fact.article, fact.figure): label
        for reading, own in told
        for fact, label in zip(own, labels_of(reading, own), strict=True)
    }
    groups = _Groups(facts)
    groups.unite_aligned(tuple(comparisons))
    rarity = Rarity(facts)
    settings = {reading.article.id: reading.setting for reading in readings}
    groups.unite_kin(rarity, settings)
    groups.unite_units()
    rows = _with_notes([_row(members, rarity, labels) for members in groups.members()])
    order = {reading.article.id: at for at, reading in enumerate(readings)}
    return tuple(sorted(rows, key=lambda row: _rank(row, order)))


def story_facts(reading: Reading) -> tuple[Fact, ...]:
    """The facts of an article that a ledger holds."""
    return tuple(
        fact
        for fact in reading.facts
        if fact.figure.kind in LEDGER_KINDS and not _is_article(fact.figure)
    )


def _is_article(figure: Figure) -> bool:
    """«اليد الواحدة», ``one of them``: a one in letters counts nothing."""
    one = figure.kind == "count" and figure.value == "1" and figure.high is None
    return one and not any(map(str.isdigit, figure.text))


def _rank(row: Row, order: Mapping[str, int]) -> tuple[int, int, int, Span]:
    first = row.facts[0]
    return (
        _VERDICTS.index(row.row.verdict),
        -len(row.row.cells),
        order[first.article],
        first.figure.span,
    )


def _key(article: str, figure: Figure) -> _Key:
    return article, figure.span, figure.kind


class _Groups:
    """Facts united step by step (union-find; the smaller number is the root)."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = facts
        self._parent = list(range(len(facts)))
        self._held = {at: [at] for at in range(len(facts))}
        self._at = {_key(fact.article, fact.figure): at for at, fact in enumerate(facts)}

    def _root(self, at: int) -> int:
        while self._parent[at] != at:
            self._parent[at] = self._parent[self._parent[at]]
            at = self._parent[at]
        return at

    def _unite(self, one: int, other: int) -> None:
        low, high = sorted((self._root(one), self._root(other)))
        if low != high:
            self._parent[high] = low
            self._held[low] += self._held.pop(high)

    def members(self) -> list[list[Fact]]:
        """The groups, each in the order of the facts."""
        return [self._group(root) for root in sorted(self._held)]

    def _group(self, at: int) -> list[Fact]:
        return [self._facts[place] for place in sorted(self._held[self._root(at)])]

    def unite_aligned(self, comparisons: Sequence[Comparison]) -> None:
        """Figures that stand in the same place of a copied passage are one fact.

        Values that agree come first; where prints differ, a row must not take in two figures of
        one sentence («fell 28 cents to 54.99»), as it would through a third print.
        """
        for agreeing in (True, False):
            for comparison in comparisons:
                for one, other in self._answers(comparison, agreeing):
                    if agreeing or not self._share_sentence(one, other):
                        self._unite(one, other)

    def _answers(self, comparison: Comparison, agreeing: bool) -> Iterator[tuple[int, int]]:
        for change in comparison.figures:
            if change.left is None or change.right is None:
                continue
            left = self._at.get(_key(comparison.pair.left, change.left))
            right = self._at.get(_key(comparison.pair.right, change.right))
            if left is not None and right is not None and agreeing != (change.verdict in _APART):
                yield left, right

    def unite_kin(self, rarity: Rarity, settings: Mapping[str, Setting]) -> None:
        """Facts told in other sentences, the surest first; never two figures of one sentence."""
        scored = []
        for one, other in self._candidates():
            a, b = self._facts[one], self._facts[other]
            if kin := kinship(a, b, rarity, (settings[a.article], settings[b.article])):
                scored.append((not kin.verdict.agrees, -kin.likeness, one, other))
        for apart, _, one, other in sorted(scored):
            two_facts = apart and self._told_by_one(one, other)
            if not two_facts and not self._share_sentence(one, other):
                self._unite(one, other)

    def _told_by_one(self, one: int, other: int) -> bool:
        """Whether an article gives both values, or as good as that: then they are two facts."""
        left, right = self._facts[one], self._facts[other]
        verdict = compare_values(left.figure, right.figure)
        if is_slip(left.figure, right.figure) or verdict.reason.template == ROUNDED:
            return False
        names = [{fact.article for fact in self._group(place)} for place in (one, other)]
        if names[0] & names[1]:
            return True
        return self._answered(left, right) or self._answered(right, left)

    def _answered(self, fact: Fact, differing: Fact) -> bool:
        """«نحو 3 آلاف جريح» against «12 ألف جريح» of an article that tells of 3188 as well: what
        the other has as good as said answers it, not what differs more."""
        value, apart = number(fact.figure), number(differing.figure)
        if value is None or apart is None or abs(apart - value) <= _AS_GOOD_AS * value:
            return False
        return any(
            abs((number(near.figure) or 0) - value) <= _AS_GOOD_AS * value
            for near in self._facts
            if near.article == differing.article
            and (near.dimension, near.fate) == (fact.dimension, fact.fate)
            and same_noun(near.figure, fact.figure)
        )

    def _candidates(self) -> list[tuple[int, int]]:
        """Pairs of facts that share a telling word or a value, one fact a group and context."""
        holders: dict[tuple[str, str], list[int]] = defaultdict(list)
        for at in self._distinct(range(len(self._facts))):
            fact = self._facts[at]
            for stem in fact.context:
                holders[fact.dimension, stem].append(at)
            holders[fact.dimension, f"={fact.figure.value}"].append(at)
        pairs: set[tuple[int, int]] = set()
        for held in holders.values():
            if len(held) <= _MOST_HOLDERS:
                pairs.update(combinations(held, 2))
        return sorted(pair for pair in pairs if self._root(pair[0]) != self._root(pair[1]))

    def _distinct(self, places: Iterable[int]) -> list[int]:
        """Copies of one sentence count once, so that work follows the texts, not the outlets."""
        first: dict[tuple[int, frozenset[str], str | None], int] = {}
        for at in places:
            fact = self._facts[at]
            first.setdefault((self._root(at), fact.context, fact.figure.value), at)
        return sorted(first.values())

    def _share_sentence(self, one: int, other: int) -> bool:
        if self._root(one) == self._root(other):
            return False
        ours, theirs = (
            {(fact.article, fact.sentence) for fact in self._group(place)} for place in (one, other)
        )
        return not ours.isdisjoint(theirs)

    def unite_units(self) -> None:
        """Counts of one body in different units, near in value, among the same words."""
        counted = [at for at, fact in enumerate(self._facts) if noun_class(fact.noun)]
        for one, other in combinations(self._distinct(counted)[:_MOST_HOLDERS], 2):
            same_body = _same_body(self._facts[one], self._facts[other])
            if same_body and not self._told_by_one(one, other):
                self._unite(one, other)


def _same_body(left: Fact, right: Fact) -> bool:
    ours, theirs = number(left.figure), number(right.figure)
    if not ours or not theirs or noun_class(left.noun) != noun_class(right.noun):
        return False
    near = max(ours, theirs) <= _NEAR * min(ours, theirs)
    others = (left.context & right.context) - left.noun - right.noun
    made_up = tells_membership(left.context) and tells_membership(right.context)
    # Small counts are near one another by chance; the body itself must be named on both sides.
    return near and min(ours, theirs) > 10 and len(others) >= (1 if made_up else 2)


def _row(members: list[Fact], rarity: Rarity, labels: Mapping[_Key, Label]) -> Row:
    by_article: dict[str, list[Figure]] = defaultdict(list)
    for fact in members:
        by_article[fact.article].append(fact.figure)
    cells = tuple(LedgerCell(name, tuple(by_article[name])) for name in by_article)
    label = _label(members, rarity, labels)
    verdict = _verdict(members)
    note = _unit_note(members) if verdict != "agrees" else None
    odd = _odd_one(cells) if verdict == "differs" else None
    row = LedgerRow(label, members[0].figure.kind, verdict, cells, odd=odd, note=note)
    return Row(row, tuple(members))


def _odd_one(cells: Sequence[LedgerCell]) -> str | None:
    """The article that shares no value with the others, where these, two or more, have one in
    common."""
    said = {cell.article: frozenset(map(statement, cell.figures)) for cell in cells}
    for name, own in said.items():
        others = [values for other, values in said.items() if other != name]
        agreed = len(others) > 1 and frozenset.intersection(*others)
        if agreed and own.isdisjoint(frozenset().union(*others)):
            return name
    return None


def _verdict(members: Sequence[Fact]) -> str:
    """What the articles' values amount to; the work follows the values, not the articles."""
    said: dict[Fact, set[str]] = {
        fact: {other.article for other in members if said_by(other.figure) == said_by(fact.figure)}
        for fact in _different(members)
    }
    apart = [(a, b) for a, b in combinations(said, 2) if contradict(a.figure, b.figure)]
    if any(said[a] & said[b] and is_slip(a.figure, b.figure) for a, b in apart):
        return "self_conflict"
    if len({fact.article for fact in members}) == 1:
        return "only_here"
    return "differs" if apart and _some_deny(members) else "agrees"


def _some_deny(members: Sequence[Fact]) -> bool:
    """Whether two articles have no value in common: where all give two («three groups», then «two
    groups») no outlet denies another."""
    said: dict[str, dict[tuple[str | None, ...], Figure]] = defaultdict(dict)
    for fact in members:
        said[fact.article].setdefault(said_by(fact.figure), fact.figure)
    distinct = {frozenset(values): tuple(values.values()) for values in said.values()}
    return any(
        all(contradict(a, b) for a in ours for b in theirs)
        for ours, theirs in combinations(distinct.values(), 2)
    )


def _different(members: Sequence[Fact]) -> list[Fact]:
    """The first fact of each value and unit."""
    seen: dict[tuple[str | None, ...], Fact] = {}
    for fact in members:
        seen.setdefault(said_by(fact.figure), fact)
    return list(seen.values())


def contradict(left: Figure, right: Figure) -> bool:
    """Whether the values cannot both hold; «more than» denies neither the number nor a greater."""
    if opposite(left, right):
        return True
    verdict = compare_values(left, right)
    if verdict.agrees or denies_nothing(verdict.reason.template, left, right):
        return False
    if left.unit == right.unit and within(left, right) and _near(left, right):
        return False
    return statement(left) != statement(right)


def statement(figure: Figure) -> tuple[str | None, ...]:
    """What a figure says, its unit included: as many euros are not as many dollars."""
    unit = None if figure.kind == "count" else figure.unit
    return figure.kind, figure.value, figure.high, unit


def _near(left: Figure, right: Figure) -> bool:
    ours, theirs = number(left) or 0, number(right) or 0
    return max(ours, theirs) <= _MOST_OVER * min(ours, theirs)


def _unit_note(members: Sequence[Fact]) -> Message | None:
    """Why values that differ are no contradiction: they count different things."""
    if members[0].dimension != "count":
        return None
    for a, b in combinations(_different(members), 2):
        one_fate = a.fate == b.fate != 0
        if contradict(a.figure, b.figure) and not (one_fate or same_noun(a.figure, b.figure)):
            text = "not the same unit: %(left)s / %(right)s"
            return Message(text, units(a.figure, b.figure))
    return None


def _label(members: Sequence[Fact], rarity: Rarity, labels: Mapping[_Key, Label]) -> str:
    """The members' own words that most of the others use too."""
    shared: dict[str, int] = defaultdict(int)
    for fact in members:
        for stem in fact.context:
            shared[stem] += 1

    units = {fact.figure.unit for fact in members}
    nouns = frozenset().union(*(fact.noun for fact in members))

    def score(fact: Fact) -> tuple[bool, bool, bool, bool, float, int, str, Span]:
        label = labels[_key(fact.article, fact.figure)]
        words = label.stems
        common = sum(rarity.weight(word) for word in sorted(words) if shared[word] > 1)
        # What follows a figure names it for sure; what has a gap for it names it last.
        led = label.span.start < fact.figure.span.end
        # Where outlets count by different units, the unit of one is no name for the row.
        by_unit = len(units) > 1 and not led and label.text.startswith(fact.figure.unit or "\n")
        unnamed = bool(nouns) and not words & nouns
        around = led and label.span.end > fact.figure.span.start
        return (by_unit, around, led, unnamed, -common, -len(words), fact.article, label.span)

    best = min(members, key=score)
    return labels[_key(best.article, best.figure)].text


def _with_notes(rows: Sequence[Row]) -> list[Row]:
    """Shares of different wholes in one article are close figures, not contradictory ones."""
    shares: dict[str, list[tuple[int, Fact]]] = defaultdict(list)
    for at, row in enumerate(rows):
        for fact in row.facts:
            if fact.basis:
                shares[fact.article].append((at, fact))
    noted = list(rows)
    for told in shares.values():
        for (one, fact), (other, beside) in combinations(told, 2):
            if one != other and set(fact.basis) & set(beside.basis):
                noted[one] = _beside(noted[one], beside)
                noted[other] = _beside(noted[other], fact)
    return noted


def _beside(row: Row, other: Fact) -> Row:
    if row.row.note is not None:
        return row
    note = Message("another whole than that of %(other)s", {"other": other.figure.text})
    return Row(replace(row.row, note=note), row.facts)
