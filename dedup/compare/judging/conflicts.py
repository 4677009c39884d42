"""What cannot be true inside one article: figures a power of ten apart, dates that do not fit.

Only what can be checked by arithmetic is reported: the same digits in another scale for the same
fact, a weekday against a calendar date, «the day before yesterday, Monday» against «today,
Tuesday», a stated number of parts against the list that follows it, the headline against the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations, pairwise

from dedup.compare.figures.when import WEEKDAYS, when
from dedup.compare.judging.facts import Fact, Rarity, in_content
from dedup.compare.judging.headline import headline_slips
from dedup.compare.judging.kinship import kinship
from dedup.compare.judging.ledger import LEDGER_KINDS, story_facts
from dedup.compare.judging.slips import word_slip
from dedup.compare.judging.values import number
from dedup.compare.reading import Reading
from dedup.model import Figure, Message, Span

# «اليوم (الاثنين)», «الاثنين أمس»: so many characters may stand between a day and its name.
_BESIDE = 3
# Days between the day a text speaks of and the day its source gives: clocks and presses differ.
_CLOCK_DAYS = 1
_RELATIVE_DAYS = re.compile(r"([+-]?\d)d")
# Articles with more figures are tables; their rows differ by nature.
_MOST_FACTS = 120


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of one article that cannot all be true."""

    kind: str
    """figure_conflict or date_mismatch."""
    text: Message
    spans: tuple[Span, ...]


def conflicts(reading: Reading) -> tuple[Conflict, ...]:
    """All conflicts inside one article, in reading order."""
    found = [*_scale_slips(reading), *_date_slips(reading), *_list_slips(reading)]
    found += [Conflict("figure_conflict", *slip) for slip in headline_slips(reading)]
    return tuple(sorted(found, key=lambda item: (item.spans, item.kind)))


def _scale_slips(reading: Reading) -> Iterable[Conflict]:
    if not _digits_met_twice(reading.figures):
        return
    facts = story_facts(reading)
    rarity = Rarity(facts)
    seen: set[frozenset[str | None]] = set()
    for left, right in combinations(facts[:_MOST_FACTS], 2):
        values = frozenset((left.figure.value, right.figure.value))
        if values not in seen and _slipped(left, right, rarity):
            seen.add(values)
            yield Conflict(
                "figure_conflict",
                Message(
                    "%(left)s and %(right)s for the same thing",
                    {"left": left.figure.text, "right": right.figure.text},
                ),
                (left.figure.span, right.figure.span),
            )


def _digits_met_twice(figures: Sequence[Figure]) -> bool:
    """Whether two figures of one kind have the same digits and another scale: a quick look."""
    values = {(figure.kind, figure.value) for figure in figures if figure.kind in LEDGER_KINDS}
    digits = {(kind, (value or "").rstrip("0")) for kind, value in values}
    return len(digits) < len(values)


def _slipped(left: Fact, right: Fact, rarity: Rarity) -> bool:
    """The same digits in another scale, for the same fact, in different sentences."""
    ours, theirs = number(left.figure), number(right.figure)
    if left.sentence == right.sentence or ours is None or theirs is None:
        return False
    return word_slip(ours, theirs) and kinship(left, right, rarity) is not None


def _date_slips(reading: Reading) -> Iterable[Conflict]:
    figures = [f for f in reading.figures if in_content(f, reading.tokens.paragraphs)]
    yield from _wrong_weekdays(reading.article.text, figures)
    yield from _two_todays(reading, figures)


def _wrong_weekdays(text: str, figures: Sequence[Figure]) -> Iterable[Conflict]:
    """A full date beside the name of another weekday."""
    for figure in figures:
        fixed = when(figure)
        if figure.kind != "date" or fixed.day is None or figure.calendar == "hijri":
            continue
        named, span = _weekday_beside(text, figure, figures)
        if named and named != WEEKDAYS[fixed.day.weekday()]:
            values = {"printed": span.cut(text), "weekday": WEEKDAYS[fixed.day.weekday()]}
            yield Conflict(
                "date_mismatch", Message("%(printed)s was a %(weekday)s", values), (span,)
            )


def _weekday_beside(
    text: str, figure: Figure, figures: Sequence[Figure]
) -> tuple[str | None, Span]:
    """The weekday that a figure names or that stands right beside it, and their joint span."""
    if inside := when(figure).weekday:
        return inside, figure.span
    for other in figures:
        if other.kind != "weekday":
            continue
        first, second = sorted((other.span, figure.span))
        between = text[first.end : second.start]
        if len(between) <= _BESIDE and not re.search(r"\w|\n", between):
            return other.value, Span(first.start, second.end)
    return None, figure.span


def _two_todays(reading: Reading, figures: Sequence[Figure]) -> Iterable[Conflict]:
    """«Today, Tuesday» and «the day before yesterday, Monday» name two days of writing."""
    text = reading.article.text
    told = list(todays(text, figures))
    for (day, span), (other, beside) in pairwise(told):
        if day != other:
            yield Conflict(
                "date_mismatch",
                Message(
                    "“%(first)s” and “%(second)s” were not written on the same day",
                    {"first": span.cut(text), "second": beside.cut(text)},
                ),
                (span, beside),
            )
            return
    first = told[0] if told else None
    if first and (printed := _published(reading.article.published)):
        near = {
            WEEKDAYS[(printed + timedelta(days=n)).weekday()]
            for n in range(-_CLOCK_DAYS, _CLOCK_DAYS + 1)
        }
        if WEEKDAYS[first[0]] not in near:
            values = {"printed": first[1].cut(text), "published": printed.isoformat()}
            template = "“%(printed)s” does not fit the date of publication, %(published)s"
            yield Conflict("date_mismatch", Message(template, values), (first[1],))


def todays(text: str, figures: Sequence[Figure]) -> Iterable[tuple[int, Span]]:
    """The weekday of the day of writing, as each relative date with a weekday beside it tells."""
    for figure in figures:
        distance = _RELATIVE_DAYS.fullmatch(figure.value or "")
        if figure.kind == "relative_date" and distance and abs(int(distance[1])) <= 2:
            named, span = _weekday_beside(text, figure, figures)
            if named:
                yield (WEEKDAYS.index(named) - int(distance[1])) % 7, span


def _published(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


_LIST_OPENS = re.compile(r"\s*(?:[،,:]\s*)?(?:و?(?:هي|هم|هما)|namely)\s*:?\s+")
_LIST_STOPS = re.compile(r"[.;؛:!?؟\n()]")
_COMMA = re.compile(r"\s*[،,]\s*")


def _list_slips(reading: Reading) -> Iterable[Conflict]:
    """«خمس جهات، هي ...»: a number of parts against the list that names them."""
    text = reading.article.text
    for fact in story_facts(reading):
        figure, stated = fact.figure, number(fact.figure)
        if figure.kind != "count" or stated is None or not 3 <= stated <= 12 or not figure.unit:
            continue
        least, most, span = _listed(text, figure)
        if span is not None and not least <= stated <= most:
            values = {"stated": f"{figure.text} {figure.unit}", "listed": str(most)}
            yield Conflict(
                "figure_conflict",
                Message("%(stated)s are announced, %(listed)s are listed", values),
                (Span(figure.span.start, span.end),),
            )


def _listed(text: str, figure: Figure) -> tuple[int, int, Span | None]:
    """Least and most items of the list after a counted noun; no span where there is none.

    Between commas an item may hold «و» that joins two items or belongs to one name: both
    readings are counted.
    """
    at = text.find(figure.unit or "", figure.span.start)
    at += len(figure.unit or "")
    opened = _LIST_OPENS.match(text, at)
    if not opened or at - figure.span.end > len(figure.unit or "") + 2:
        return 0, 0, None
    stop = _LIST_STOPS.search(text, opened.end())
    span = Span(opened.end(), stop.start() if stop else len(text))
    items = _COMMA.split(span.cut(text).strip())
    # The list ends with its last item; what follows a long item is the rest of the sentence.
    if len(items) < 3 or any(len(item.split()) > 5 for item in items):
        return 0, 0, None
    joined = sum(len(re.findall(r"\s(?:و|and\s|or\s)", item)) for item in items)
    return len(items), len(items) + joined, span
