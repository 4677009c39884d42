"""Which of two articles had the shared text first: a ladder of evidence, never a bare arrow.

The rungs, strongest first; a lower one is told too, and lowers the confidence where it disagrees:

1. *credit*: one names the other's outlet as its source («told the Courier», «بحسب سكاي نيوز»); or
   both credit one agency, and neither has it from the other.
2. *notice*: one says that it corrects the text, so that it follows it.
3. *day*: where one prints «today», the other prints «yesterday» in the same copied passage.
4. *time*: stated times of publication, by a clock that is not that of fetching.

What only looks like evidence is no rung. That one text holds all of the other is a cut as often as
an addition: of versions of one encyclopaedia article the later holds the earlier. That a passage
fits the words around it better on one side tells planted passages, but of news no more than a coin.
`benchmarks/direction.py` measures each rung where the truth is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dedup.compare.published import calendar_day, moment_of
from dedup.compare.reading import Reading, Readings
from dedup.compare.relation import COPIES
from dedup.compare.stems import words_of
from dedup.compare.stories.outlets import attribution, names_of
from dedup.compare.stories.timing import fetch_clocks, stated_time
from dedup.model import Comparison, Direction, Figure, Ground, Message, Span, StoryTime
from dedup.text.fold import fold, fold_word

RUNGS = ("credit", "notice", "day", "time")
_CONFIDENCE = {"credit": "high", "notice": "high", "day": "high", "time": "medium"}
_LOWER = {"high": "medium", "medium": "low", "low": "low"}
# Clocks nearer than this say little: pages are dated by the minute, and set by hand.
_SECONDS_APART = 60.0
# Share of a headline's words that stand in that of its correction.
_HEADLINE = 0.5
# A correction says so before anything else.
_NOTICE_CHARS = 60
_NOTICE = re.compile(
    r"^\W{0,3}(?:corrected|correction|corrects|تصحيح|تصويب)\s{0,3}[:\-–—)\]]", re.IGNORECASE
)
_DAYS = re.compile(r"([+-]?\d+)d")


@dataclass(frozen=True, slots=True)
class _Side:
    """One article as the ladder looks at it."""

    reading: Reading
    time: StoryTime | None


class Directions:
    """The direction of pair after pair, by the clocks of all ``readings``."""

    def __init__(self, readings: Readings) -> None:
        self._readings = readings
        self._fetched = fetch_clocks(readings)

    def of(self, comparison: Comparison) -> Direction:
        """What evidence tells of the two articles of a comparison; nothing of a common quotation,
        which both have from the speaker."""
        if comparison.pair.relation not in (*COPIES, "partial"):
            return Direction()
        left, right = self._side(comparison.pair.left), self._side(comparison.pair.right)
        grounds = [
            *_by_credit(left, right),
            *_by_notice(left, right, comparison),
            *_by_day(comparison),
            *_by_time(left, right),
        ]
        return weighed(grounds)

    def _side(self, name: str) -> _Side:
        reading = self._readings[name]
        return _Side(reading, stated_time(reading, self._fetched))


def weighed(grounds: Iterable[Ground]) -> Direction:
    """The source that the strongest rung names; unknown where that rung is divided."""
    ranked = tuple(sorted(grounds, key=lambda ground: RUNGS.index(ground.rung)))
    if not ranked:
        return Direction()
    top = [ground for ground in ranked if ground.rung == ranked[0].rung]
    sources = {ground.source for ground in top}
    if len(sources) > 1:
        return Direction(grounds=ranked)
    (source,) = sources
    confidence = _CONFIDENCE[top[0].rung]
    if source != "common" and any(g.source not in (source, "common") for g in ranked):
        confidence = _LOWER[confidence]
    return Direction(source, confidence, ranked)


def _by_credit(left: _Side, right: _Side) -> Iterator[Ground]:
    """Who names whom as the source; an agency that both credit is the source of both."""
    for source, ours, theirs in (("left", left, right), ("right", right, left)):
        if span := _names_outlet(theirs, ours):
            values = {"article": theirs.reading.article.id, "words": _cut(theirs, span)}
            reason = Message("%(article)s names the other as its source: “%(words)s”", values)
            yield _ground("credit", source, reason, theirs is right, span)
    if outlet_of(left) == outlet_of(right):
        return
    own = {credit.agency: credit.span for credit in left.reading.credits}
    houses = names_of(left.reading.article.outlet) | names_of(right.reading.article.outlet)
    for credit in right.reading.credits:
        if credit.agency in own and fold_word(credit.agency) not in houses:
            yield Ground(
                "credit",
                "common",
                Message("both credit %(agency)s", {"agency": credit.agency}),
                (own[credit.agency],),
                (credit.span,),
            )


def outlet_of(side: _Side) -> str:
    """The outlet's name, folded; empty where it is not known."""
    return fold_word(side.reading.article.outlet).strip()


def _names_outlet(side: _Side, other: _Side) -> Span | None:
    """Where an article gives the other's outlet as its source."""
    outlet = other.reading.article.outlet
    if outlet_of(side) == outlet_of(other):
        return None
    for credit in side.reading.credits:
        if fold_word(_cut(side, credit.span)) in names_of(outlet):
            return credit.span
    folded = fold(side.reading.article.text)
    # Few texts name the other outlet at all, and looking at what stands around a name takes long.
    named = any(name in folded.text for name in names_of(outlet))
    pattern = attribution((outlet,)) if named else None
    match = pattern.search(folded.text) if pattern else None
    if match is None:
        return None
    return Span(folded.index[match.start()], folded.index[match.end() - 1] + 1)


def _by_notice(left: _Side, right: _Side, comparison: Comparison) -> Iterator[Ground]:
    """A correction follows what it corrects."""
    if comparison.pair.relation not in COPIES or not _one_headline(left, right):
        return
    for source, side, other in (("right", left, right), ("left", right, left)):
        if (notice := _notice(side)) and not _notice(other):
            words, span = notice
            values = {"article": side.reading.article.id, "words": words}
            reason = Message("%(article)s says that it is a correction: “%(words)s”", values)
            yield _ground("notice", source, reason, side is right, span)


def _one_headline(left: _Side, right: _Side) -> bool:
    """Whether the titles are alike, where both have one: else another item was corrected."""
    ours, theirs = (
        {word.folded for word in words_of(title, Span(0, len(title)))}
        for title in (left.reading.article.title, right.reading.article.title)
    )
    least = min(len(ours), len(theirs))
    return least == 0 or len(ours & theirs) >= _HEADLINE * least


def _notice(side: _Side) -> tuple[str, Span | None] | None:
    """The words that open the title or the text and say that it is a correction."""
    article = side.reading.article
    if match := _NOTICE.match(article.title):
        return article.title[: match.end()].strip(), None
    if match := _NOTICE.match(article.text[:_NOTICE_CHARS]):
        return match[0].strip(), Span(match.start(), match.end())
    return None


def _by_day(comparison: Comparison) -> Iterator[Ground]:
    """«Today» on one side and «yesterday» on the other: the first was written a day before."""
    if comparison.pair.relation not in COPIES:
        return  # two reports with a passage in common speak of several days
    found = []
    for change in comparison.figures:
        days = _offset(change.left), _offset(change.right)
        if change.left and change.right and None not in days and days[0] != days[1]:
            source = "left" if (days[0] or 0) > (days[1] or 0) else "right"
            values = {"left": change.left.text, "right": change.right.text}
            reason = Message("of one day: “%(left)s” / “%(right)s”", values)
            spans = (change.left.span,), (change.right.span,)
            found.append(Ground("day", source, reason, *spans))
    # One passage may tell of two days; that says nothing, and no more is needed than one.
    if len({ground.source for ground in found}) == 1:
        yield found[0]


def _offset(figure: Figure | None) -> int | None:
    """Days from the day of writing: 0 of «today», -1 of «yesterday»."""
    if figure is None or figure.kind != "relative_date":
        return None
    match = _DAYS.fullmatch(figure.value or "")
    return int(match[1]) if match else None


def _by_time(left: _Side, right: _Side) -> Iterator[Ground]:
    """The earlier of two stated times, where both are of publication and comparable."""
    ours, theirs = left.time, right.time
    if ours is None or theirs is None or "fetched" in (ours.basis, theirs.basis):
        return
    earlier = _earlier(moment_of(ours.at), moment_of(theirs.at))
    if earlier is None:
        return
    reason = Message("published %(left)s / %(right)s", {"left": ours.at, "right": theirs.at})
    spans = [(time.span,) if time.span else () for time in (ours, theirs)]
    yield Ground("time", earlier, reason, spans[0], spans[1])


def _earlier(ours: date | datetime | None, theirs: date | datetime | None) -> str | None:
    """left or right; None where the two moments cannot be told apart."""
    if ours is None or theirs is None:
        return None
    clocks = [moment for moment in (ours, theirs) if isinstance(moment, datetime)]
    if len(clocks) == 2 and len({clock.tzinfo is None for clock in clocks}) == 1:
        seconds = (clocks[1] - clocks[0]).total_seconds()
        return None if abs(seconds) < _SECONDS_APART else "left" if seconds > 0 else "right"
    days = (calendar_day(theirs) - calendar_day(ours)).days
    # Without a common zone one's day may be the other's night.
    least = 2 if len(clocks) == 2 else 1
    return None if abs(days) < least else "left" if days > 0 else "right"


def _ground(rung: str, source: str, reason: Message, on_right: bool, span: Span | None) -> Ground:
    spans = (span,) if span else ()
    return Ground(rung, source, reason, () if on_right else spans, spans if on_right else ())


def _cut(side: _Side, span: Span) -> str:
    return span.cut(side.reading.article.text)
