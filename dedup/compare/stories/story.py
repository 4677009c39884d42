"""One story across outlets: its base, who carries which passage, and the ledger of its figures."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from dedup.compare.comparison import compare_articles
from dedup.compare.judging.ledger import ledger
from dedup.compare.published import calendar_day, moment_of
from dedup.compare.reading import Readings
from dedup.compare.stories.outlets import attribution, named_in, names_of
from dedup.compare.stories.related import join_related
from dedup.compare.stories.timing import fetch_clocks, story_times
from dedup.model import CONTENT_ROLES, Comparison, MatrixCell, MatrixRow, Pair, Span, Story
from dedup.text.fold import fold

# A passage of which less than this share stands in the other article is absent from it.
_CARRIED = 0.2
# Less than this share carried is an edited passage, however exact the part that is.
_WHOLE = 0.85

# Outlets of a story among whose names a source is looked for: the work grows with them.
_MOST_OUTLETS = 100

_Carried = tuple[tuple[str, Span, tuple[Span, ...], bool], ...]
"""Kind, base span, other spans and whether moved, of each shared block, in order of the base."""


def build_stories(
    groups: Iterable[Sequence[str]],
    comparisons: Sequence[Comparison],
    readings: Readings,
    min_run: int,
    uncompared: Iterable[Pair] = (),
) -> tuple[Story, ...]:
    """All stories: copied groups, with own-words reports of the same facts joined to them.

    ``uncompared`` are pairs that share text too: they tell which article is the most central.
    """
    joined = join_related(groups, readings)
    fetched = fetch_clocks(readings)
    home = {name: number for number, (names, _) in enumerate(joined) for name in names}
    own: dict[int | None, list[Comparison]] = defaultdict(list)
    pairs: dict[int | None, list[Pair]] = defaultdict(list)
    for comparison in comparisons:
        own[_home(comparison.pair, home)].append(comparison)
    for pair in (*(comparison.pair for comparison in comparisons), *uncompared):
        pairs[_home(pair, home)].append(pair)
    return tuple(
        build_story(
            f"S{number + 1:04d}",
            names,
            own[number],
            readings,
            min_run,
            related,
            pairs[number],
            fetched,
        )
        for number, (names, related) in enumerate(joined)
    )


def _home(pair: Pair, home: Mapping[str, int]) -> int | None:
    """The number of the story that holds both articles of the pair, if one does."""
    number = home.get(pair.left)
    return number if number == home.get(pair.right) else None


def build_story(
    story_id: str,
    names: Sequence[str],
    comparisons: Sequence[Comparison],
    readings: Readings,
    min_run: int,
    related: bool = False,
    pairs: Sequence[Pair] | None = None,
    fetched: Collection[str] = (),
) -> Story:
    """One story of the articles ``names``; ``comparisons`` are those between two of them.

    ``pairs`` are all pairs between two of them, compared or not; left out, those compared.
    ``fetched`` are the outlets dated by whoever collected them.
    """
    names = tuple(sorted(names))
    pairs = [c.pair for c in comparisons] if pairs is None else pairs
    base = choose_base(names, pairs, readings, fetched)
    rows = ledger([readings[name] for name in names], comparisons)
    return Story(
        id=story_id,
        articles=names,
        base=base.article,
        related=related,
        ledger=tuple(row.row for row in rows),
        matrix=_matrix(base.article, names, comparisons, readings, min_run),
        times=story_times(names, readings, fetched),
        base_basis=base.basis,
    )


@dataclass(frozen=True, slots=True)
class Base:
    """The article that the others are held against, and why that one."""

    article: str
    basis: str
    """credited, earliest or central."""


def choose_base(
    names: Sequence[str],
    pairs: Iterable[Pair],
    readings: Readings,
    fetched: Collection[str] = (),
) -> Base:
    """The article that others name as their source; else the earliest where all state their times
    (``fetched``: the outlets that do not); else the one with most text in others."""
    if credited := _credited(names, readings):
        return Base(credited, "credited")
    if earliest := _earliest(names, readings, fetched):
        return Base(earliest, "earliest")
    carried = dict.fromkeys(names, 0)
    for pair in pairs:
        carried[pair.left] += pair.shared_words
        carried[pair.right] += pair.shared_words
    words = {name: len(readings[name].tokens.words) for name in names}
    central = min(names, key=lambda name: (-carried[name], -words[name], name))
    return Base(central, "central")


def _credited(names: Sequence[str], readings: Readings) -> str:
    """The one article of the outlet that most others name as their source, if they do."""
    by_outlet: dict[str, list[str]] = {}
    for name in names:
        by_outlet.setdefault(readings[name].article.outlet, []).append(name)
    single = {
        told: own[0] for outlet, own in by_outlet.items() if len(own) == 1
        for told in names_of(outlet)
    }  # fmt: skip
    pattern = attribution(tuple(sorted(by_outlet)))
    if pattern is None or len(by_outlet) > _MOST_OUTLETS:
        return ""
    votes: Counter[str] = Counter()
    for name in names:
        match = pattern.search(fold(readings[name].article.text).text)
        source = single.get(named_in(match)) if match else None
        if source and source != name:
            votes[source] += 1
    ranked = votes.most_common(2)
    clear = ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1])
    return ranked[0][0] if clear else ""


def _earliest(names: Sequence[str], readings: Readings, fetched: Collection[str]) -> str:
    """The article that was published before all others by what they state; empty where unsure.

    A day is no clock: of one that states the day alone and others of that day none is the first.
    Times count within a day only where all of that day state them in one way, with a zone or
    without. When an article was fetched tells nothing.
    """
    known = story_times(names, readings, fetched)
    stated = {t.article: moment_of(t.at) for t in known if t.basis in ("published", "printed")}
    if len(stated) < len(names):
        return ""
    days = {name: calendar_day(moment) for name, moment in stated.items() if moment}
    if len(days) < len(names):
        return ""
    first_day = min(days.values())
    of_day = [name for name in names if days[name] == first_day]
    if len(of_day) == 1:
        return of_day[0]
    clocks = {name: moment for name in of_day if isinstance(moment := stated[name], datetime)}
    if len(clocks) < len(of_day) or len({m.tzinfo is None for m in clocks.values()}) > 1:
        return ""
    first = min(clocks.values())
    earliest = [name for name, moment in clocks.items() if moment == first]
    return earliest[0] if len(earliest) == 1 else ""


def _matrix(
    base: str,
    names: Sequence[str],
    comparisons: Sequence[Comparison],
    readings: Readings,
    min_run: int,
) -> tuple[MatrixRow, ...]:
    """Each passage of the base against each other article: one comparison an article."""
    copied = {name for c in comparisons for name in (c.pair.left, c.pair.right)}
    if base not in copied:
        return ()
    carried = _carried_by_article(base, names, comparisons, readings, copied, min_run)
    passages = [p.span for p in readings[base].tokens.paragraphs if p.role in CONTENT_ROLES]
    others = [name for name in names if name != base]
    return tuple(
        MatrixRow(span, tuple(_cell(name, span, carried[name]) for name in others))
        for span in passages
    )


def _carried_by_article(
    base: str,
    names: Sequence[str],
    comparisons: Iterable[Comparison],
    readings: Readings,
    copied: set[str],
    min_run: int,
) -> dict[str, _Carried]:
    known: dict[str, _Carried] = {}
    for comparison in comparisons:
        if comparison.pair.left == base:
            known[comparison.pair.right] = _carried(comparison, "left")
        elif comparison.pair.right == base:
            known[comparison.pair.left] = _carried(comparison, "right")
    by_text = {readings[name].article.text: known[name] for name in names if name in known}
    for name in names:
        if name == base or name in known:
            continue
        text = readings[name].article.text
        if name in copied and text not in by_text:
            pair = Pair(base, name, "partial", 0.0, 0.0, 0.0, 0, 0, ())
            found = compare_articles(readings[base], readings[name], pair, min_run)
            by_text[text] = _carried(found, "left")
        known[name] = by_text.get(text, ()) if name in copied else ()
    return known


def _carried(comparison: Comparison, side: str) -> _Carried:
    found = []
    for block in comparison.blocks:
        if block.left and block.right and block.role in CONTENT_ROLES:
            own, other = block.left, block.right
            if side == "right":
                own, other = other, own
            found.append((block.kind, Span(own[0].start, own[-1].end), other, block.moved))
    return tuple(sorted(found, key=itemgetter(1)))


def _cell(name: str, passage: Span, carried: _Carried) -> MatrixCell:
    first = bisect_right(carried, passage.start, key=lambda item: item[1].end)
    met = carried[first : bisect_left(carried, passage.end, key=lambda item: item[1].start)]
    inside = sum(
        min(span.end, passage.end) - max(span.start, passage.start) for _, span, _, _ in met
    )
    share = inside / max(1, passage.end - passage.start)
    if share < _CARRIED:
        return MatrixCell(name, "absent", ())
    spans = tuple(sorted({span for _, _, others, _ in met for span in others}))
    if share < _WHOLE or any(kind == "edited" for kind, *_ in met):
        return MatrixCell(name, "edited", spans)
    return MatrixCell(name, "moved" if any(moved for *_, moved in met) else "same", spans)
