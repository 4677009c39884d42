"""Passages of two articles laid side by side: same, edited, moved, split, merged, one-sided."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dedup.compare.anchors import ANCHOR_WORDS, Link, Run, find_links
from dedup.compare.passages import Passage, apart
from dedup.compare.reworded import equal_words, reworded_links
from dedup.compare.sides import Side
from dedup.model import Span

# Words between two linked sentences that may stay inside one block as a drop or an addition;
# a longer stretch is a passage of its own.
_BRIDGE_WORDS = 30
# A paragraph that corresponds to more than so many others is cut where they end.
_MOST_PARAGRAPHS = 3
# Passages that a further link may still go on with: those just before it.
_OPEN_PIECES = 8
# Copied runs of one sentence closer than this belong to one passage.
_RUN_GAP = 5
# So few equal words with so many changed ones on both sides, by how many of them are content
# words, are chance: the edit reads better as one (cf. the clean-up of diff-match-patch).
_ISLAND_WORDS = 2
_REWRITTEN = (2, 4, 7)
# Below this a word diff is confetti, and two paragraphs read better one by one; a passage that
# stands elsewhere must show more, because its place says nothing for it. Sentences that answer one
# another in a row are evidence together where each alone is none: of .15, .2 and .25 tried on
# PAN-2013 (benchmarks/pan.py) .2 finds translated passages (.25: plagdet .873 for .886), and
# unlike news (BASIL) gains none by it.
_COMMON = 0.3
_COMMON_IN_A_ROW = 0.2
_COMMON_ELSEWHERE = 0.4


def unbroken(runs: Iterable[Run]) -> Iterator[Run]:
    """Rising runs, those that touch on both sides as one."""
    last: Run | None = None
    for run in runs:
        if last and run[:2] == (last[0] + last[2], last[1] + last[2]):
            last = (*last[:2], last[2] + run[2])
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def find_passages(left: Side, right: Side, min_run: int) -> tuple[Passage, ...]:
    """All passages that two articles share, in left's order; no word is in two of them."""
    links = find_links(left, right, min_run)
    links = (*links, *reworded_links(left, right, links))
    if links:
        links = (*links, *_equal_lines(left, right, links))
    pieces = apart(
        left,
        right,
        [*_join_sentences(left, right, links), *_cut_runs(left, right, links, min_run)],
        min_run,
    )
    passages = sorted((_fill(left, right, piece) for piece in pieces), key=lambda p: p.left)
    held = [
        passage
        for passage in passages
        if _holds(
            passage, _COMMON_IN_A_ROW if _in_a_row(left, right, passage) else _COMMON, min_run
        )
    ]
    return tuple(
        passage
        for passage in _mark_moved(held)
        if not passage.moved or _holds(passage, _COMMON_ELSEWHERE, min_run)
    )


def _equal_lines(left: Side, right: Side, links: Sequence[Link]) -> Iterator[Link]:
    """Lines too short for an anchor that both sides have: «خلفية», ``REUTER``."""
    linked = {link.left for link in links}, {link.right for link in links}
    mates: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for mate, words in _short_lines(right, linked[1]):
        mates[words].append(mate)
    for sentence, words in _short_lines(left, linked[0]):
        if mates[words]:
            mate = mates[words].pop(0)
            run = left.bounds[sentence][0], right.bounds[mate][0], len(words)
            yield Link(sentence, mate, True, (run,))


def _short_lines(side: Side, linked: Container[int]) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Sentences without a link that are a line of their own, with their words."""
    lines = Counter(side.paragraph)
    for sentence, (first, last) in enumerate(side.bounds):
        alone = sentence not in linked and lines[side.paragraph[sentence]] == 1
        if alone and 0 < last - first < ANCHOR_WORDS:
            yield sentence, side.ids[first:last]


def _holds(passage: Passage, least: float, min_run: int) -> bool:
    """Whether enough of the shorter side is common, or a long run is: else two texts, not one."""
    if any(length >= min_run for _, _, length in passage.runs):
        return True
    shorter = min(passage.left[1] - passage.left[0], passage.right[1] - passage.right[0])
    return passage.matched >= least * shorter


def _in_a_row(left: Side, right: Side, passage: Passage) -> bool:
    """Whether the passage is made of two or more whole sentences of each side."""
    rows = left.owner[slice(*passage.left)], right.owner[slice(*passage.right)]
    return passage.whole and all(len(set(row.tolist())) > 1 for row in rows)


@dataclass(slots=True)
class _Piece:
    """A passage being joined, in sentence numbers (inclusive)."""

    first_left: int
    last_left: int
    first_right: int
    last_right: int
    links: list[Link]
    ends: tuple[int, int] = (0, 0)
    """Where the equal words of the links end, on both sides."""

    def goes_back(self, link: Link) -> bool:
        """Whether most of a link's equal words stand, on a side, before the end of the last one."""
        back = sum(run[2] for run in link.runs if run[0] < self.ends[0] or run[1] < self.ends[1])
        return back * 2 > sum(run[2] for run in link.runs)

    def add(self, link: Link) -> None:
        """Go on with a link."""
        self.last_left = max(self.last_left, link.left)
        self.last_right = max(self.last_right, link.right)
        self.links.append(link)
        for start, mate, length in link.runs:
            self.ends = max(self.ends[0], start + length), max(self.ends[1], mate + length)


def _join_sentences(left: Side, right: Side, links: Iterable[Link]) -> Iterator[Passage]:
    """Join links of whole sentences that follow one another inside shared paragraphs."""
    whole = sorted((link for link in links if link.whole), key=lambda k: (k.left, k.right))
    joinable = _Joinable(left, right, whole)
    pieces: list[_Piece] = []
    for link in whole:
        piece = next((p for p in pieces[: -_OPEN_PIECES - 1 : -1] if joinable.holds(p, link)), None)
        if piece is None:
            piece = _Piece(link.left, link.left, link.right, link.right, [])
            pieces.append(piece)
        piece.add(link)
    for piece in pieces:
        yield Passage(
            (left.bounds[piece.first_left][0], left.bounds[piece.last_left][1]),
            (right.bounds[piece.first_right][0], right.bounds[piece.last_right][1]),
            tuple(unbroken(_rising(piece.links))),
        )


def _rising(links: Iterable[Link]) -> Iterator[Run]:
    """The anchors' runs, cut where they would not rise on both sides."""
    ends = 0, 0
    for start, mate, length in sorted(run for link in links for run in link.runs):
        cut = max(ends[0] - start, ends[1] - mate, 0)
        if cut < length:
            ends = start + length, mate + length
            yield start + cut, mate + cut, length - cut


class _Joinable:
    """Whether a link goes on with a piece: near, in order, and inside a shared paragraph."""

    def __init__(self, left: Side, right: Side, links: Sequence[Link]) -> None:
        self._left, self._right = left, right
        self._linked_left = {link.left for link in links}
        self._linked_right = {link.right for link in links}
        lefts: dict[int, set[int]] = defaultdict(set)
        rights: dict[int, set[int]] = defaultdict(set)
        for link in links:
            lefts[right.paragraph[link.right]].add(left.paragraph[link.left])
            rights[left.paragraph[link.left]].add(right.paragraph[link.right])
        self._wide_left = {p for p, others in rights.items() if len(others) > _MOST_PARAGRAPHS}
        self._wide_right = {p for p, others in lefts.items() if len(others) > _MOST_PARAGRAPHS}

    def holds(self, piece: _Piece, link: Link) -> bool:
        """Whether ``link``, which comes later in left, may join ``piece``."""
        same_left = link.left <= piece.last_left
        same_right = piece.first_right <= link.right <= piece.last_right
        if not (same_right or link.right > piece.last_right) or piece.goes_back(link):
            return False
        if not self._bridged(self._left, self._linked_left, piece.last_left, link.left):
            return False
        if not self._bridged(self._right, self._linked_right, piece.last_right, link.right):
            return False
        return same_left or same_right or self._share_paragraph(piece, link)

    def _share_paragraph(self, piece: _Piece, link: Link) -> bool:
        lefts, rights = self._left.paragraph, self._right.paragraph
        left_on = lefts[link.left] - lefts[piece.last_left]
        right_on = rights[link.right] - rights[piece.last_right]
        if left_on == 0:
            wide = lefts[link.left] in self._wide_left
            return right_on == 0 or (right_on == 1 and not wide)
        return right_on == 0 and left_on == 1 and rights[link.right] not in self._wide_right

    @staticmethod
    def _bridged(side: Side, linked: set[int], old: int, new: int) -> bool:
        """Whether nothing but a short unlinked stretch lies between two sentences."""
        between = range(old + 1, new)
        if any(sentence in linked for sentence in between):
            return False
        words = sum(last - first for first, last in side.bounds[old + 1 : max(new, old + 1)])
        return words <= _BRIDGE_WORDS


def _cut_runs(left: Side, right: Side, links: Sequence[Link], min_run: int) -> Iterator[Passage]:
    """Copied runs of sentences that are otherwise each outlet's own."""
    taken_left = {link.left for link in links if link.whole}
    taken_right = {link.right for link in links if link.whole}
    runs = sorted(
        run
        for link in links
        if not link.whole and link.left not in taken_left and link.right not in taken_right
        for run in link.runs
    )
    groups: list[list[Run]] = []
    for run in runs:
        if groups and _near(left, right, groups[-1][-1], run):
            groups[-1].append(run)
        else:
            groups.append([run])
    passages = map(_run_passage, groups)
    return (passage for passage in passages if passage.matched >= min_run)


def _near(left: Side, right: Side, run: Run, following: Run) -> bool:
    """Whether two runs stand close together, in order, in the same paragraphs."""
    gaps = (following[0] - run[0] - run[2], following[1] - run[1] - run[2])
    if not all(0 <= gap <= _RUN_GAP for gap in gaps):
        return False
    return all(
        side.paragraph[side.owner[a]] == side.paragraph[side.owner[b]]
        for side, a, b in ((left, run[0], following[0]), (right, run[1], following[1]))
    )


def _run_passage(runs: Sequence[Run]) -> Passage:
    first, last = runs[0], runs[-1]
    return Passage(
        (first[0], last[0] + last[2]),
        (first[1], last[1] + last[2]),
        tuple(unbroken(runs)),
        whole=False,
    )


def _fill(left: Side, right: Side, passage: Passage) -> Passage:
    """Find the equal words between anchors, then give up those that only make confetti."""
    found: list[Run] = []
    start, mate = passage.left[0], passage.right[0]
    for run in (*passage.runs, (passage.left[1], passage.right[1], 0)):
        if start < run[0] and mate < run[1]:
            found += equal_words(left.ids[start : run[0]], right.ids[mate : run[1]], start, mate)
        found.append(run)
        start, mate = run[0] + run[2], run[1] + run[2]
    found.pop()
    islands = tuple(unbroken(found))
    return replace(passage, runs=tuple(_without_confetti(left, passage, islands)))


def _without_confetti(side: Side, passage: Passage, islands: Sequence[Run]) -> Iterator[Run]:
    """Drop lone equal words between long rewritings: an edit should read as one."""
    before = passage.left[0], passage.right[0]
    following = (*islands[1:], (passage.left[1], passage.right[1], 0))
    for (at, mate, length), after in zip(islands, following, strict=False):
        end = at + length, mate + length
        if length <= _ISLAND_WORDS:
            content = length - sum(side.function[at : at + length])
            if min(_gap(before, (at, mate)), _gap(end, after)) >= _REWRITTEN[content]:
                continue
        before = end
        yield at, mate, length


def _gap(end: tuple[int, int], start: Sequence[int]) -> int:
    """Words of the longer side from the end of one run to the start of the next."""
    return max(start[0] - end[0], start[1] - end[1])


def _mark_moved(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The heaviest rising chain of passages is in order; the others moved."""
    back: list[int] = []
    ends = sorted({passage.right[1] for passage in passages})
    best = _HeaviestBefore(len(ends))
    for at, passage in enumerate(passages):
        score, before = best.up_to(bisect_right(ends, passage.right[0]))
        back.append(-before)
        best.add(bisect_left(ends, passage.right[1]), (score + passage.matched, -at))
    in_order = set()
    at = -best.up_to(len(ends))[1] if passages else -1
    while at >= 0:
        in_order.add(at)
        at = back[at]
    return tuple(p if at in in_order else replace(p, moved=True) for at, p in enumerate(passages))


class _HeaviestBefore:
    """The heaviest chain that ends at or before a place (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._heaviest = [(0, 1)] * (size + 1)

    def add(self, place: int, chain: tuple[int, int]) -> None:
        """A chain that ends at ``place``: its weight, and minus the number of its last passage."""
        at = place + 1
        while at < len(self._heaviest):
            self._heaviest[at] = max(self._heaviest[at], chain)
            at += at & -at

    def up_to(self, stop: int) -> tuple[int, int]:
        """The heaviest that ends before ``stop``, the first of equals; (0, 1) where none does."""
        found = 0, 1
        while stop:
            found = max(found, self._heaviest[stop])
            stop -= stop & -stop
        return found


def spans(side: Side, words: tuple[int, int], whole: bool) -> tuple[Span, ...]:
    """The raw spans of a stretch of words, one a paragraph."""
    first, last = words
    if not whole:
        return (Span(side.starts[first], side.ends[last - 1]),)
    found: dict[int, Span] = {}
    begin = bisect_right(side.bounds, (first, len(side.ids))) - 1
    for sentence in range(begin, len(side.bounds)):
        start, stop = side.bounds[sentence]
        if start >= last:
            break
        span, paragraph = side.sentences[sentence], side.paragraph[sentence]
        span = Span(
            span.start if first <= start else side.starts[first],
            span.end if stop <= last else side.ends[last - 1],
        )
        known = found.get(paragraph, span)
        found[paragraph] = Span(known.start, span.end)
    return tuple(found.values())
