"""When each article of a story was written, as far as stated evidence tells.

Three kinds of evidence, the strongest first: the date that came with the article, unless it is that
of whoever fetched it; a date printed in the text as its own (a stamp in the furniture or byline,
«today, Wednesday 17 March 2021»); and a weekday that the text calls today, which names one day of
the week around another article's stated date. A weekday without «today» may be the day before, so
it tells nothing; nor do two weekdays that do not agree.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from dedup.compare.figures.dates.when import when
from dedup.compare.judging.calendar_slips import todays
from dedup.compare.published import day_of, moment_of
from dedup.compare.reading import Reading, Readings
from dedup.model import CONTENT_ROLES, Article, Figure, Span, StoryTime

# Outlets tell one story within so many days of each other: more, and a weekday comes twice.
_WEEK_EITHER_SIDE = 3
# An outlet of so many dated articles, of which this share is so near in time to another article.
_LEAST_DATED = 6
_IN_BURSTS = 0.5
_BURST_SECONDS = 10.0
# «اليوم الثلاثاء 15 مارس», «today, 15 March»: a date within so many characters is today's.
_BESIDE_TODAY = 12


def story_times(
    names: Sequence[str],
    readings: Readings,
    fetched: Collection[str] = (),
) -> tuple[StoryTime, ...]:
    """What is known of the articles ``names``, in their order; some tell nothing.

    ``fetched`` are the outlets whose dates are those of fetching (`fetch_clocks`).
    """
    known = {name: time for name in names if (time := stated_time(readings[name], fetched))}
    stated = [(name, day_of(time.at)) for name, time in known.items()]
    dated = [(name, day) for name, day in stated if day]
    for name in names:
        if name not in known and (time := _inferred(readings[name], dated)):
            known[name] = time
    return tuple(known[name] for name in names if name in known)


def fetch_clocks(readings: Readings) -> frozenset[str]:
    """The outlets whose articles are dated seconds apart: no newsroom publishes so, a crawler does.

    Of twelve crawled papers 67-99 % of the articles are within ten seconds of another, of five
    dated by their own feeds at most 2 % (`benchmarks/direction.py` prints the shares).
    """
    clocks: dict[str, list[tuple[float, Article]]] = defaultdict(list)
    for reading in readings.values():
        moment = moment_of(reading.article.published)
        if isinstance(moment, datetime) and moment.second + moment.minute + moment.hour:
            clocks[reading.article.outlet].append((_seconds(moment), reading.article))
    return frozenset(outlet for outlet, dated in clocks.items() if _in_bursts(dated))


def _in_bursts(dated: Sequence[tuple[float, Article]]) -> bool:
    if len(dated) < _LEAST_DATED:
        return False
    times = sorted((seconds, article.text_sha256) for seconds, article in dated)
    close = sum(
        later - earlier <= _BURST_SECONDS and text != other
        for (earlier, text), (later, other) in pairwise(times)
    )
    return close >= _IN_BURSTS * (len(times) - 1)


def _seconds(moment: datetime) -> float:
    """A clock to compare within one outlet, whether it states a zone or not."""
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()


def stated_time(reading: Reading, fetched: Collection[str] = ()) -> StoryTime | None:
    """The date given with the article, else the one that the text prints as its own.

    A page's own stamp with the minute outweighs a later given date, which may be that of an update
    or of fetching.
    """
    article = reading.article
    given = day_of(article.published)
    printed = _stamp(reading) or _today_in_full(reading)
    by_fetching = article.outlet in fetched
    if printed and given and not by_fetching:
        earlier = "T" in printed.at and printed.at[:10] < given.isoformat()
        printed = printed if earlier and printed.basis == "printed" else None
    if printed:
        return printed
    if given is None:
        return None
    basis = "fetched" if by_fetching else "published"
    return StoryTime(article.id, _iso(article.published), basis)


def _iso(stamp: str) -> str:
    """A given date as ISO 8601: as it was given where it is that already."""
    try:
        datetime.fromisoformat(stamp.strip())
    except ValueError:
        moment = moment_of(stamp)
        return moment.isoformat() if moment else stamp.strip()
    return stamp.strip()


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
