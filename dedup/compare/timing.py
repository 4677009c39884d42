"""When each article of a story was written, as far as stated evidence tells.

Three kinds of evidence, the strongest first: the date that came with the article; a date printed in
the text as its own (a stamp in the furniture or byline, «today, Wednesday 17 March 2021»); and a
weekday that the text calls today, which names one day of the week around another article's stated
date. A weekday without «today» may be the day before, so it tells nothing; nor do two weekdays that
do not agree.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from dedup.compare.figures.when import when
from dedup.compare.judging.calendar_slips import todays
from dedup.compare.reading import Reading
from dedup.model import CONTENT_ROLES, Figure, Span, StoryTime

# Outlets tell one story within so many days of each other: more, and a weekday comes twice.
_WEEK_EITHER_SIDE = 3
# «اليوم الثلاثاء 15 مارس», «today, 15 March»: a date within so many characters is today's.
_BESIDE_TODAY = 12


def story_times(names: Sequence[str], readings: Mapping[str, Reading]) -> tuple[StoryTime, ...]:
    """What is known of the articles ``names``, in their order; some tell nothing."""
    known = {name: time for name in names if (time := _stated(readings[name]))}
    stated = [(name, date.fromisoformat(time.at[:10])) for name, time in known.items()]
    for name in names:
        if name not in known and (time := _inferred(readings[name], stated)):
            known[name] = time
    return tuple(known[name] for name in names if name in known)


def _stated(reading: Reading) -> StoryTime | None:
    """The date given with the article, else the one that the text prints as its own."""
    article = reading.article
    if _day(article.published):
        return StoryTime(article.id, article.published.strip(), "published")
    return _stamp(reading) or _today_in_full(reading)


def _day(stamp: str) -> date | None:
    try:
        return date.fromisoformat(stamp.strip()[:10])
    except ValueError:
        return None


def _stamp(reading: Reading) -> StoryTime | None:
    """The one date in lines about the page; where several stand there, the one with a clock time.

    A page names the day it was printed, and others; only a publication stamp says the minute.
    """
    found = list(_page_dates(reading))
    for candidates in ([item for item in found if item[1]], found):
        days = {f"{day}{clock}" for day, clock, _ in candidates}
        if len(days) == 1:
            return StoryTime(reading.article.id, days.pop(), "printed", candidates[0][2])
        if days:
            return None
    return None


def _page_dates(reading: Reading) -> Iterator[tuple[date, str, Span]]:
    """Day, clock time (``T13:37`` or empty), place of each full date outside the text proper."""
    starts = [figure.span.start for figure in reading.figures]
    for line in reading.tokens.paragraphs:
        if line.role in CONTENT_ROLES:
            continue
        first = bisect_left(starts, line.span.start)
        inside = reading.figures[first : bisect_left(starts, line.span.end)]
        times = [f for f in inside if f.kind == "time" and _CLOCK.fullmatch(f.value or "")]
        for figure in inside:
            day = when(figure).day if figure.kind == "date" else None
            if day:
                clock = times[0] if len(times) == 1 else figure
                said = f"T{clock.value}" if clock is not figure else ""
                ends = (figure.span.end, clock.span.end)
                yield day, said, Span(min(figure.span, clock.span).start, max(ends))


_CLOCK = re.compile(r"\d\d:\d\d(?::\d\d)?")


def _today_in_full(reading: Reading) -> StoryTime | None:
    """«today, Wednesday 17 March 2021»: a full date right beside «today», the same throughout."""
    found = list(_dated_todays(reading.article.text, reading.figures))
    if len({day for day, _ in found}) != 1:
        return None
    return StoryTime(reading.article.id, found[0][0].isoformat(), "printed", found[0][1])


def _dated_todays(text: str, figures: Sequence[Figure]) -> Iterable[tuple[date, Span]]:
    for place, figure in enumerate(figures):
        if figure.kind == "relative_date" and figure.value in {"0d", "+0d", "-0d"}:
            for other in figures[place + 1 : place + 3]:  # a weekday may stand between
                day = when(other).day if other.kind == "date" else None
                between = text[figure.span.end : other.span.start]
                if day and len(between) <= _BESIDE_TODAY and not _STOPS.search(between):
                    yield day, Span(figure.span.start, other.span.end)


_STOPS = re.compile(r"[.;؛:!?؟\n]")


def _inferred(reading: Reading, stated: Sequence[tuple[str, date]]) -> StoryTime | None:
    """The day of that weekday in the week around the dates that other articles state."""
    said = list(todays(reading.article.text, reading.figures))
    if not stated or len({weekday for weekday, _ in said}) != 1:
        return None
    weekday, span = said[0]
    days = {_nearest(day, weekday): name for name, day in reversed(stated)}
    if len(days) != 1:
        return None
    day, beside = days.popitem()
    return StoryTime(reading.article.id, day.isoformat(), "inferred", span, beside)


def _nearest(day: date, weekday: int) -> date:
    """The day of that weekday at most three days from ``day``; there is just one."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead <= _WEEK_EITHER_SIDE else ahead - 7)
