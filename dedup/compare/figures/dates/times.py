"""Clock times: ``14:30``, ``2.30 p.m.``, «الساعة العاشرة والنصف مساء»."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.lookup import Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import ARTICLES, may_be_noun
from dedup.compare.figures.numbers.number import Number, read_number
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.tallies import is_dash

_ZONES = frozenset("gmt utc bst edt غرينتش جرينتش غرينيتش جرينيتش قرينتش تغ".split())
_CAPITAL_ZONES = frozenset(("EST", "CET"))
"""In small letters *est* is short for estimated, and *cet* a word of French."""
_MINUTE = frozenset("دقيقه دقائق دقايق".split())
_BY_THE_TIME = "بتوقيت"
_NIGHT = frozenset("ليلا".split())


HALVES = frozenset(("half", "quarter"))


def read_time(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The time at token ``at``, or a range of times («من 9 إلى 11 صباحا»)."""
    if scan.words[at] in HALVES:
        return _past(scan, tables, at)
    if long := _lasting(scan, tables, at):
        return long
    low = _one_time(scan, tables, at)
    if low is None:
        return _shared_half(scan, tables, at)
    link = find(tables.links, scan, low.stop, "tos")
    if link is None:
        return low
    hour = find_back(tables.clock, scan, link.stop)  # «من الساعة 12.00 إلى الساعة 20.00»
    high = _one_time(scan, tables, hour.stop if hour else link.stop)
    if high is None:
        return low
    value = low.value
    if not _half_at(scan, tables, low.stop) and _half_at(scan, tables, high.stop) == "pm":
        value = _later(value, high.value)
    return replace(low, value=value, high=high.value, stop=high.stop, end=high.end)


def _lasting(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``dure 3h20``, ``en 2h05``, ``48h``, ``1h 23m``, ``1h30 de retard``: how long, not when."""
    hours, minutes = scan.words[at], scan.word(at + 2)
    if scan.word(at + 1) != "h" or not hours.isdecimal() or find_back(tables.clock, scan, at - 1):
        return None
    unit_follows = scan.word(at + 3) in _OF_AN_HOUR and scan.glued(at + 3)
    near = unit_follows or scan.glued(at + 1) == scan.glued(at + 2)
    joined = near and _MINUTES.fullmatch(minutes) is not None
    told = joined and unit_follows
    stop = at + 2 + joined + told
    of = scan.word(stop) in tables.partitive and find(tables.marks, scan, stop) is None
    of = of and may_be_noun(scan, tables, stop + 1) and scan.raw_word(stop + 1)[0].islower()
    if not (told or of or int(hours[:3]) >= _DAY or find_back(tables.lasting, scan, at - 1)):
        return None
    value, unit = (60 * int(hours[:3]) + int(minutes), "minute") if joined else (hours, "hour")
    return draft_of(scan, "duration", str(value), at, stop, unit=unit)


_MINUTES = re.compile(r"[0-5]\d")
_OF_AN_HOUR = frozenset("m min mins mn".split())
_DAY = 24


def read_lap(scan: Scan, at: int) -> Draft | None:
    """``3:58.21``, the time of a race: minutes, seconds and their parts."""
    minutes, seconds = scan.words[at], scan.word(at + 2)
    if not (scan.word(at + 1) == ":" and scan.glued(at + 2) and _SECONDS.fullmatch(seconds)):
        return None
    value = plain(60 * Fraction(minutes) + Fraction(seconds)) if minutes.isdecimal() else None
    return draft_of(scan, "duration" if value else "vague", value, at, at + 3, unit="second")


_SECONDS = re.compile(r"[0-5]\d\.\d{1,3}")


def _half_at(scan: Scan, tables: Tables, stop: int) -> str:
    """The half of the day that a time before ``stop`` ends in: am or pm; empty where none."""
    for back in range(1, _LONGEST_MARK + 1):
        mark = find(tables.marks, scan, stop - back)
        if mark and mark.stop == stop and (half := _half(mark)):
            return half
    return ""


def _half(mark: Match | None) -> str:
    """The half of the day that a mark names; a mark of minutes names none."""
    return mark.entry.role if mark and mark.entry.role in ("am", "pm") else ""


_LONGEST_MARK = 4
"""Tokens of ``p.m.``."""


def _later(low: str | None, high: str | None) -> str | None:
    """«الساعة 5-7 مساء» begins in the afternoon too."""
    hour, _, minute = (low or "").partition(":")
    later = f"{int(hour) + 12}:{minute}" if hour.isdecimal() and int(hour) < 12 else ""
    return later if later and high and later < high else low


_AT = frozenset("at about around by until till before after from since".split())
"""Words before *quarter to five*; «cut by a quarter to five» has its article there."""


def _past(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``half past six``, ``at a quarter to five``."""
    sign = scan.word(at + 1)
    minute = _PAST.get((scan.words[at], sign))
    hour = read_number(scan, tables, at + 2) if minute else None
    if hour is None or minute is None or hour.value not in range(1, 13):
        return None
    mark = find(tables.marks, scan, hour.stop)
    article = scan.word(at - 1) == "a"
    before = scan.word(at - 1 - article)
    led = before in _AT and not (article and before == "by")
    if not (mark or led or sign == "past") or find(tables.tails, scan, hour.stop):
        return None
    value = _clock(int(hour.value), minute, _half(mark), "")
    return draft_of(scan, "time", value, at, mark.stop if mark else hour.stop) if value else None


_PAST = {
    ("half", "past"): 30,
    ("quarter", "past"): 15,
    ("quarter", "after"): 15,
    ("quarter", "to"): -15,
}
"""Minutes before or behind the hour that follows."""


def _shared_half(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``9-11 am``, ``9-5 pm``: the half of the day stands behind the second hour.

    «فاز 3-1 مساء الجمعة» is a score: of a dash in Arabic a word must tell that it joins hours.
    """
    if _hour(scan.word(at)) is None:
        return None
    link = find(tables.links, scan, at + 1, "tos")
    arabic = tables.primary.code == "ar" and not find_back(tables.froms, scan, at - 1)
    if arabic and link and is_dash(scan, link):
        return None
    high = _one_time(scan, tables, link.stop) if link else None
    if high is None or high.value is None:
        return None
    half = _half_at(scan, tables, high.stop)
    last = find(tables.marks, scan, high.stop - 1)
    told = last is not None and _tells_hour(scan, tables, last, told=False)
    if not half and not told and ":" not in scan.words[at : high.stop]:
        return None
    low = _clock(int(scan.words[at]), 0, half, "")
    if low and half and low >= high.value:
        low = _clock(int(scan.words[at]), 0, "am" if half == "pm" else "pm", "")
    return draft_of(scan, "time", low, at, high.stop, high=high.value) if low else None


def _one_time(scan: Scan, tables: Tables, at: int) -> Draft | None:
    if scan.is_number(at):
        return _digital(scan, tables, at)
    return _spoken(scan, tables, at)


def _digital(scan: Scan, tables: Tables, at: int) -> Draft | None:
    told = find_back(tables.clock, scan, at - 1) is not None
    # «الساعة 12,30 ظهرا»: behind «الساعة» and before «ظهرا» the comma parts no decimals.
    hour, minute, stop = _digits(scan, at, told or _half_follows(scan, tables, at + 1))
    if hour is None:
        return _military(scan, tables, at)
    exact = stop > at + 1
    if exact and scan.word(stop) in _MINUTE and find(tables.marks, scan, stop + 1):
        stop += 1  # «8:40 دقيقة مساء»
    named = told and tables.lexicons[tables.primary.code].hours != {}
    if named and not exact:
        spoken_minute, stop = _minutes(scan, tables, stop)
        minute = minute or spoken_minute
    mark = find(tables.marks, scan, stop)
    half, night = "", ""
    long = mark is not None and (mark.stop > mark.first + 1 or len(scan.words[mark.first]) > 1)
    long = long and scan.word(at + 1) not in _DAYTIMES  # «طائرة إف 16 فجر السبت»
    hourly = mark is not None and mark.entry.role == "minutes"
    if mark and (exact or named or long or hourly or _is_pointed(scan, mark)):
        if mark.entry.role == "minutes":
            # o'clock and Uhr name no minutes: 14.30 Uhr keeps its own.
            spoken = str(mark.entry.value)
            named = named or (spoken == "00" and _tells_hour(scan, tables, mark, told=told))
            # «3 ونصف» alone is three and a half, no hour.
            if named:
                minute, stop = minute or int(spoken), mark.stop
                minute, stop = _minutes_behind(scan, tables, minute, stop)
            mark = find(tables.marks, scan, stop) if named else None
        if mark and _half(mark):
            half, night, stop = _half(mark), scan.words[mark.first], mark.stop
    elif mark:
        mark = None
    # «شام 6 بجے»: in some languages the half of the day stands first.
    half = half or _half(find(tables.marks, scan, at - 1) if tables.primary.half_first else None)
    written = exact and not {":", "h"}.isdisjoint(scan.words[at:stop])
    if not written and not mark and not named:
        dotted = not scan.words[at].isdecimal()
        pointed = dotted and told and tables.primary.code in _POINTED_CLOCKS
        zoned = (exact or dotted) and _is_zone(scan, stop)
        fits = pointed or zoned
        return draft_of(scan, "time", f"{hour:02d}:{minute:02d}", at, stop) if fits else None
    if written and not (mark or told) and scan.word(stop) in _MINUTE:
        # «مدته 2:14 دقيقة»: minutes and seconds, no time of day.
        return draft_of(scan, "vague", None, at, stop)
    value = _clock(hour, minute or 0, half, night)
    return draft_of(scan, "time", value + _seconds(scan, at), at, stop) if value else None


def _tells_hour(scan: Scan, tables: Tables, mark: Match, *, told: bool) -> bool:
    """*Uhr* and *o'clock* do; *heures* also counts hours, and names one only behind *à*."""
    if find(tables.tails, scan, mark.first, "duration") is None:
        return True
    half = find(tables.marks, scan, mark.stop)
    if scan.word(mark.first - 2) == "h":
        return False  # 5h47 heure locale
    return told and (half is not None or scan.word(mark.stop) not in ("de", "des", "par", "por"))


def _minutes_behind(scan: Scan, tables: Tables, minute: int, at: int) -> tuple[int, int]:
    """``10 heures 30``, «в 5 часов 47 минут»: the minute behind the word for the hour."""
    word = scan.word(at)
    if minute or not (word.isdecimal() and len(word) <= 2 and int(word) < 60):
        return minute, at
    unit = find(tables.tails, scan, at + 1, "duration")
    if unit and unit.entry.value == "minute":
        return int(word), unit.stop
    other = unit or len(word) == 1 or may_be_noun(scan, tables, at + 1)
    return (minute, at) if other else (int(word), at + 1)


_POINTED_CLOCKS = frozenset(("it", "es", "pt", "tr", "id"))
"""Languages whose words before an hour stand before nothing else: alle 20.30, a las 20.30."""


def _seconds(scan: Scan, at: int) -> str:
    """The ``:05`` of 14:30:05; whole minutes are written without."""
    second = scan.word(at + 4) if scan.word(at + 3) == scan.word(at + 1) == ":" else ""
    told = second.isdecimal() and len(second) == 2 and second != "00" and scan.glued(at + 4)
    return f":{second}" if told else ""


def _half_follows(scan: Scan, tables: Tables, at: int) -> bool:
    """«ظهرا», «مساء»; a single letter may as well be a metre."""
    mark = find(tables.marks, scan, at)
    return bool(_half(mark)) and len(scan.word(at)) > 1


def _is_pointed(scan: Scan, mark: Match) -> bool:
    """``p.m.``: its points tell it from two letters."""
    pointed = scan.word(mark.stop) == "." and scan.glued(mark.stop)
    return pointed or "." in scan.words[mark.first : mark.stop]


def _digits(scan: Scan, at: int, clock: bool) -> tuple[int | None, int, int]:
    """Hour, minute and the token behind: 14:30, 14:30:05, 2.30, 5; 12,30 beside ``clock`` words."""
    word = scan.words[at]
    sign = "," if "," in word and (clock or _is_zone(scan, at + 1)) else "."
    if sign in word and word.count(sign) == 1:
        head, _, tail = word.partition(sign)
        if _hour(head) is not None and len(tail) == 2 and int(tail) < 60:
            return int(head), int(tail), at + 1
        return None, 0, at
    hour = _hour(word)
    if hour is None:
        return None, 0, at
    sign, minute = scan.word(at + 1), scan.word(at + 2)
    told, glued = _MINUTES.fullmatch(minute) is not None, scan.glued(at + 1)
    if sign == "h" and told and glued == scan.glued(at + 2):
        return hour, int(minute), at + 3  # 15h45, 15 h 45
    if sign == ":" and told:
        second = scan.word(at + 4)
        seconds = scan.word(at + 3) == ":" and second.isdecimal() and len(second) == 2
        return hour, int(minute), at + (5 if seconds else 3)
    return hour, 0, at + (2 if sign == "h" and glued else 1)


def _hour(word: str) -> int | None:
    return int(word) if word.isdecimal() and len(word) <= 2 and int(word) <= 24 else None


def _is_zone(scan: Scan, at: int) -> bool:
    """GMT and its like; «ت غ», «ت.غ» and «تغ» are the Arabic letters of it."""
    at += scan.word(at) == _BY_THE_TIME
    if scan.word(at) == "ت":
        return scan.word(at + 1 + (scan.word(at + 1) == ".")) == "غ"
    named = scan.word(at) in _ZONES or (at < scan.count and scan.raw_word(at) in _CAPITAL_ZONES)
    return named or (scan.word(at), scan.word(at + 1)) == ("local", "time")


def _military(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``1430 GMT``, «الساعة 1430 بتوقيت غرينتش»."""
    word = scan.words[at]
    if not (word.isdecimal() and len(word) == 4 and int(word[:2]) <= 24 and int(word[2:]) < 60):
        return None
    local = scan.word(at + 1) == _BY_THE_TIME
    hours = scan.word(at + 1) == "hrs" or (
        scan.word(at + 1) == "hours" and scan.word(at - 1) in _AT and word[:1] in "012"
    )
    zoned = _is_zone(scan, at + 1 + local) or (local and find_back(tables.clock, scan, at - 1))
    told = draft_of(scan, "time", f"{word[:2]}:{word[2:]}", at, at + 1 + hours)
    return told if hours or zoned else None


def _spoken(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """An hour in words behind «الساعة», with its half, quarter or minutes; *halb drei Uhr*."""
    hour = find(tables.hours, scan, at)
    if hour is None:
        return None
    start = scan.starts[at] + hour.entry.skip
    if hour.entry.role == "noon":
        return draft_of(scan, "time", f"{hour.entry.number:02d}:00", at, hour.stop, start=start)
    if hour.entry.role == "half":
        number, minute, stop = *map(int, str(hour.entry.value).split(":")), hour.stop
    else:
        number = hour.entry.number
        minute, stop = _minutes(scan, tables, hour.stop)
        told = find_back(tables.clock, scan, at - 1) or _is_hour(scan, tables, at, hour.stop)
        if not told and not _is_hour(scan, tables, at, stop):
            return None
    half, night = "", ""
    while mark := find(tables.marks, scan, stop):
        stop = mark.stop
        if mark.entry.role == "minutes":
            minute = minute or int(str(mark.entry.value))
        else:
            half, night = mark.entry.role, scan.words[mark.first]
            break
    value = _clock(number, minute, half, night)
    return draft_of(scan, "time", value, at, stop, start=start) if value else None


def hour_in_words(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """*a las nueve y media*, *alle otto di sera*: a number in words behind the word for *at*."""
    minute = number.value % 1 * 60
    known = number.spelled and number.code in _POINTED_CLOCKS and minute.denominator == 1
    if not known or number.value > 24 or not find_back(tables.clock, scan, number.first - 1):
        return None
    mark = find(tables.marks, scan, number.stop)
    half = _half(mark)
    if not (half or minute or number.code in ("es", "pt")):
        return None  # alle due is also *to the two of them*
    value = _clock(int(number.value), int(minute), half, "")
    stop = mark.stop if mark and half else number.stop
    return draft_of(scan, "time", value, number.first, stop) if value else None


def _is_hour(scan: Scan, tables: Tables, first: int, at: int) -> bool:
    """«منذ الثامنة مساء», «في الحادية عشرة والنصف»: what follows tells the hour.

    «الجلسة الثانية مساء» is the second of its kind; «ظهر» without a day behind it is a verb.
    """
    mark = find(tables.marks, scan, at)
    noun = scan.word(first - 1).startswith(ARTICLES)
    placed = noun and scan.raw_word(first - 1).endswith("ة")
    if mark is None or placed:
        return False
    word = scan.words[mark.first]
    if word in _DAYTIMES:
        return scan.word(mark.stop) in tables.words or scan.word(mark.stop) in tables.dates
    return (mark.entry.role != "minutes" and len(word) > 1) or word[-3:] in _PARTS_OF_HOUR


_DAYTIMES = frozenset("صباح فجر ظهر عصر".split())
_PARTS_OF_HOUR = frozenset(("نصف", "ربع", "ثلث", "الا"))


def _minutes(scan: Scan, tables: Tables, at: int) -> tuple[int, int]:
    """«وخمس وأربعين دقيقة» behind an hour."""
    number = read_number(scan, tables, at + (scan.word(at) == "و"))
    unit = find(tables.tails, scan, number.stop, "duration") if number else None
    if number is None or unit is None or unit.entry.value != "minute":
        return 0, at
    joined = number.conj or scan.word(at) == "و"
    return (int(number.value), unit.stop) if joined and number.value < 60 else (0, at)


def _clock(hour: int, minute: int, half: str, night: str) -> str | None:
    """Hour and half of the day as HH:MM; minutes before the hour are negative."""
    if hour > 12 or not half:
        pass
    elif night in _NIGHT:
        hour = 0 if hour == 12 else hour + 12 if hour >= 6 else hour
    else:
        hour = hour % 12 + (12 if half == "pm" else 0)
    total = hour * 60 + minute
    return f"{total // 60:02d}:{total % 60:02d}" if 0 <= total <= 24 * 60 else None
