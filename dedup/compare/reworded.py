"""Sentences reworded throughout: linked by the words they share, then by what stands beside them.

Two sentences that share most of their words but no run of three are linked where the words in
common weigh enough and stand in the same order. Beside a link less is enough, for a neighbour
follows its neighbour: the extension step of Sanchez-Perez et al. (PAN 2014), sentence by sentence.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, compress
from operator import sub

from rapidfuzz.distance import Indel

from dedup.compare.anchors import Link, Run
from dedup.compare.places import each_once
from dedup.compare.sides import Side

# A sentence reworded throughout must hold this share of the shorter one's word weight, and this
# share of its words in the same order. Tried at .5/.4, .35/.25 and .3/.25 on PAN-2013
# (benchmarks/pan.py): lower finds more obfuscated passages, and more chance ones in unlike news.
_REWORDED = 0.35
_REWORDED_IN_ORDER = 0.25
_REWORDED_WORDS = 6
# Words that more sentences than this hold propose no pairs; they count once one is proposed.
_RARE_WORD = 12
# Beside a link: how far on both sides, and what is enough there. Tried on two samples of PAN-2013
# at 1 and 2 sentences, .15 to .35, 4 and 6 words, 2 and 3 content words: the plagdet of
# translations is .887 and .882 (without this step .844 and .846). With fewer words or content
# words it is no better, and the lines of Reuters' tables of bond issues find one another.
_BESIDE = 2
_BESIDE_WEIGHT = 0.3
_BESIDE_CONTENT = 3

Cell = tuple[int, int]
"""A sentence of left and one of right."""
_Scored = tuple[float, int, int]
"""Less what they share, and the sentences."""


def reworded_links(left: Side, right: Side, links: Sequence[Link]) -> Iterator[Link]:
    """Links between sentences that share most of their words but no run of three."""
    bags = _Bags(left, right)
    linked = {link.left for link in links}, {link.right for link in links}
    found = _taken(_alike(bags, linked), linked)
    frontier = [(link.left, link.right) for link in links if link.whole] + found
    seen: set[Cell] = set()
    while frontier:
        yield from (Link(*cell, True, ()) for cell in found)
        frontier = found = _taken(_beside(bags, frontier, linked, seen), linked)


def _taken(scored: Iterator[_Scored], linked: tuple[set[int], set[int]]) -> list[Cell]:
    """The best pairs of open sentences first, each sentence once; they are added to ``linked``."""
    taken = each_once(scored)
    linked[0].update(sentence for sentence, _ in taken)
    linked[1].update(mate for _, mate in taken)
    return taken


class _Bags:
    """The words of each sentence of both sides, whatever their order, and what they weigh."""

    def __init__(self, left: Side, right: Side) -> None:
        self.sides = left, right
        self._bags: tuple[dict[int, _Bag], dict[int, _Bag]] = {}, {}

    def _bag(self, number: int, sentence: int) -> _Bag:
        known = self._bags[number].get(sentence)
        if known is None:
            known = self._bags[number][sentence] = _bag(self.sides[number], sentence)
        return known

    def words(self, number: int, sentence: int) -> Mapping[int, float]:
        """The words of a sentence of one side (0 or 1)."""
        return self._bag(number, sentence).weights

    def common(self, cell: Cell) -> float:
        """What two sentences share: weight in that of the lighter one."""
        ours, theirs = self._bag(0, cell[0]), self._bag(1, cell[1])
        shared = sum([ours.weights[word] for word in ours.weights if word in theirs.weights])
        return shared / min(ours.weight, theirs.weight)

    def content(self, cell: Cell) -> int:
        """How many content words two sentences share."""
        ours, theirs = self._bag(0, cell[0]), self._bag(1, cell[1])
        return sum(word in theirs.weights and word not in ours.function for word in ours.weights)

    def length(self, cell: Cell) -> int:
        """Words of the shorter of two sentences."""
        ours, theirs = self.sides[0].bounds[cell[0]], self.sides[1].bounds[cell[1]]
        return min(ours[1] - ours[0], theirs[1] - theirs[0])


@dataclass(frozen=True, slots=True)
class _Bag:
    weights: dict[int, float]
    """What each word weighs where it stands last."""
    function: frozenset[int]
    weight: float
    """Of the whole sentence."""


def _bag(side: Side, sentence: int) -> _Bag:
    first, last = side.bounds[sentence]
    sums = side.weights[first : last + 1].tolist()
    weights = map(sub, sums[1:], sums)
    words = side.ids[first:last]
    function = compress(words, side.function[first:last])
    return _Bag(dict(zip(words, weights, strict=True)), frozenset(function), sums[-1] - sums[0])


def _alike(bags: _Bags, linked: tuple[set[int], set[int]]) -> Iterator[_Scored]:
    """Unlinked sentences anywhere that share most of their words, in order."""
    for cell in _sharing_rare_words(bags, linked):
        weight = bags.common(cell)
        if weight >= _REWORDED and _in_order(*bags.sides, *cell):
            yield -weight, *cell


def _beside(
    bags: _Bags, frontier: Sequence[Cell], linked: tuple[set[int], set[int]], seen: set[Cell]
) -> Iterator[_Scored]:
    """Unlinked sentences a step or two from a link, to the same side of it, that share enough."""
    sizes = len(bags.sides[0].bounds), len(bags.sides[1].bounds)
    near = range(1, _BESIDE + 1)
    steps = [(way * i, way * j) for way in (-1, 1) for i in near for j in near]
    for sentence, mate in frontier:
        for step, other in steps:
            cell = sentence + step, mate + other
            if not (0 <= cell[0] < sizes[0] and 0 <= cell[1] < sizes[1]) or cell in seen:
                continue
            seen.add(cell)
            if cell[0] in linked[0] or cell[1] in linked[1] or bags.length(cell) < _REWORDED_WORDS:
                continue
            weight = bags.common(cell)
            if weight >= _BESIDE_WEIGHT and bags.content(cell) >= _BESIDE_CONTENT:
                yield -weight, *cell


def _sharing_rare_words(bags: _Bags, linked: tuple[set[int], set[int]]) -> Iterator[Cell]:
    """Pairs of sentences with two words in common that few sentences hold."""
    holders: dict[int, list[int]] = defaultdict(list)
    for mate in _open_sentences(bags.sides[1], linked[1]):
        for word in bags.words(1, mate):
            holders[word].append(mate)
    rare = {word: mates for word, mates in holders.items() if len(mates) <= _RARE_WORD}
    for sentence in _open_sentences(bags.sides[0], linked[0]):
        common = bags.words(0, sentence).keys() & rare.keys()
        mates = Counter(chain.from_iterable(map(rare.__getitem__, common)))
        yield from ((sentence, mate) for mate, count in sorted(mates.items()) if count > 1)


def _open_sentences(side: Side, linked: Container[int]) -> Iterator[int]:
    """Sentences without a link that say enough."""
    for sentence, (first, last) in enumerate(side.bounds):
        if sentence not in linked and last - first >= _REWORDED_WORDS:
            yield sentence


def _in_order(left: Side, right: Side, sentence: int, mate: int) -> bool:
    """Whether enough common words stand in the same order, spread over the sentence.

    A formula (a name with its title) is one run and nothing else.
    """
    first, last = left.bounds[sentence]
    start, end = right.bounds[mate]
    found = equal_words(left.ids[first:last], right.ids[start:end], first, start)
    runs = [length for _, _, length in found]
    enough = sum(runs) >= _REWORDED_IN_ORDER * min(last - first, end - start)
    return enough and max(runs) <= sum(runs) / 2


def equal_words(ours: Sequence[int], theirs: Sequence[int], start: int, mate: int) -> list[Run]:
    """What two stretches have in common in the same order; the stretches begin at the places."""
    return [
        (start + block.src_start, mate + block.dest_start, block.src_end - block.src_start)
        for block in Indel.opcodes(ours, theirs)
        if block.tag == "equal"
    ]
