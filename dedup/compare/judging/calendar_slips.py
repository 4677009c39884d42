"""Days that do not fit inside one article: a weekday and its date, «yesterday» and the day named.

«أمس السبت 12 أبريل» says three things of one day: how far it is from the day of writing, its
weekday and its date. Two of them can be checked with each other, then with the other places of the
text that name the day of writing, and last with the day of publication.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from dedup.compare.figures.dates.when import WEEKDAYS, When, when
from dedup.compare.judging.totals import Slip
from dedup.compare.published import published_day
from dedup.model import Figure, Message, Span

DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
OTHER_WEEKDAY = "%(article)s: “%(printed)s” was another weekday (%(weekday)s)."
TWO_TODAYS = (
    "Dates in %(article)s do not fit: “%(first)s” and “%(second)s” were not written"
    " on the same day."
)
NOT_PUBLISHED = "%(article)s: “%(printed)s” does not fit the date of publication, %(published)s."
"""Message templates; the findings name the article."""

# «اليوم (الاثنين)», «الاثنين أمس»: so many characters may stand between a day and its name.
_BESIDE = 3
# Days between the day a text speaks of and the day its source gives: clocks and presses differ.
_CLOCK_DAYS = 1
# A date without a year is of the year of publication where that puts it so near.
_NEAR = 60
# Two dates without a year are held against each other in one; a leap year has every day.
_ANY_YEAR = date(2000, 7, 1)
_RELATIVE_DAYS = re.compile(r"([+-]?\d)d")
_MOST_RELATIVE = 2


@dataclass(frozen=True, slots=True)
class _Named:
    """Figures side by side that name one day: its distance from today, its weekday, its date."""

    relative: int | None
    weekday: str | None
    printed: When | None
    span: Span

    def day(self, near: date | None, within: int = _NEAR) -> date | None:
        """The calendar day; without a printed year, the one nearest to the publication."""
        if self.printed is None or self.printed.day or near is None:
            return self.printed.day if self.printed else None
        if self.printed.year or not self.printed.month or not self.printed.day_of_month:
            return None
        days = []
        for year in (near.year - 1, near.year, near.year + 1):
            try:
                days.append(date(year, int(self.printed.month), int(self.printed.day_of_month)))
            except ValueError:
                continue
        best = min(days, key=lambda day: abs((day - near).days), default=None)
        return best if best and abs((best - near).days) <= within else None


def calendar_slips(text: str, figures: Sequence[Figure], published: str) -> Iterator[Slip]:
    """What cannot be true of the days that an article names, the printed dates first."""
    near = published_day(published)
    named = list(_named(text, figures))
    yield from _wrong_weekdays(text, named, near)
    written = [item for item in named if item.relative is not None]
    if twice := _two_todays(text, written, near):
        yield twice
    elif near and (slip := _not_of_its_day(text, written, near)):
        yield slip


def todays(text: str, figures: Sequence[Figure]) -> Iterable[tuple[int, Span]]:
    """The weekday of the day of writing, as each relative date with a weekday beside it tells."""
    for item in _named(text, figures):
        if item.relative is not None and item.weekday:
            yield (WEEKDAYS.index(item.weekday) - item.relative) % 7, item.span


def _named(text: str, figures: Sequence[Figure]) -> Iterator[_Named]:
    """The days named, each with all the figures that stand side by side to name it."""
    group: list[Figure] = []
    for figure in sorted(figures, key=lambda item: item.span):
        if figure.kind not in ("relative_date", "weekday", "date") or figure.calendar:
            continue
        if group and not _beside(text, group[-1], figure):
            yield from _one_day(group)
            group = []
        group.append(figure)
    yield from _one_day(group)


def _beside(text: str, one: Figure, other: Figure) -> bool:
    between = text[one.span.end : other.span.start]
    return len(between) <= _BESIDE and not re.search(r"\w|\n", between)


def _one_day(group: Sequence[Figure]) -> Iterator[_Named]:
    """The day of a group; a group with two dates or two weekdays names more than one."""
    relative = [
        int(found[1])
        for figure in group
        if figure.kind == "relative_date"
        and (found := _RELATIVE_DAYS.fullmatch(figure.value or ""))
        and abs(int(found[1])) <= _MOST_RELATIVE
    ]
    weekdays = [name for figure in group if (name := when(figure).weekday)]
    dates = [figure for figure in group if figure.kind == "date"]
    if not group or max(len(relative), len(weekdays), len(dates)) > 1:
        return
    span = Span(group[0].span.start, group[-1].span.end)
    printed = when(dates[0]) if dates else None
    yield _Named(
        relative[0] if relative else None, weekdays[0] if weekdays else None, printed, span
    )


def _wrong_weekdays(text: str, named: Iterable[_Named], near: date | None) -> Iterator[Slip]:
    for item in named:
        day = item.day(near)
        if day and item.weekday and item.weekday != WEEKDAYS[day.weekday()]:
            values = {"printed": item.span.cut(text), "weekday": DAY_NAMES[day.weekday()]}
            yield Message(OTHER_WEEKDAY, values), (item.span,)


def _two_todays(text: str, written: Sequence[_Named], near: date | None) -> Slip | None:
    """«Today, Tuesday» and «the day before yesterday, Monday» name two days of writing."""
    apart = [pair for pair in combinations(written, 2) if _written_apart(*pair, near)]
    if not apart:
        return None
    one, other = min(apart, key=lambda pair: (pair[1].span.start - pair[0].span.end, pair[0].span))
    values = {"first": one.span.cut(text), "second": other.span.cut(text)}
    return Message(TWO_TODAYS, values), (one.span, other.span)


def _written_apart(one: _Named, other: _Named, near: date | None) -> bool:
    days = _written(one, near), _written(other, near)
    if not any(days):
        days = _written(one, _ANY_YEAR, 366), _written(other, _ANY_YEAR, 366)
    if days[0] and days[1]:
        return days[0] != days[1]
    days = _written(one, near), _written(other, near)
    told = _weekday_written(one, days[0]), _weekday_written(other, days[1])
    return None not in told and told[0] != told[1]


def _written(item: _Named, near: date | None, within: int = _NEAR) -> date | None:
    """The day of writing that «yesterday, 12 April» tells."""
    day = item.day(near, within)
    return day - timedelta(days=item.relative or 0) if day else None


def _weekday_written(item: _Named, day: date | None) -> int | None:
    if day is not None:
        return day.weekday()
    if item.weekday is None:
        return None
    return (WEEKDAYS.index(item.weekday) - (item.relative or 0)) % 7


def _not_of_its_day(text: str, written: Iterable[_Named], near: date) -> Slip | None:
    clock = [near + timedelta(days=n) for n in range(-_CLOCK_DAYS, _CLOCK_DAYS + 1)]
    for item in written:
        day = _written(item, near)
        weekday = _weekday_written(item, day)
        fits = day in clock if day else weekday in {None, *(each.weekday() for each in clock)}
        if not fits:
            values = {"printed": item.span.cut(text), "published": near.isoformat()}
            return Message(NOT_PUBLISHED, values), (item.span,)
    return None
