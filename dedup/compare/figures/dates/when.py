"""What a date figure fixes: year, month, day, weekday, distance from today; and whether two fit.

A printed date fixes only a part: «الثلاثاء» a weekday, «12 فبراير» month and day, «أمس» a distance
from the day of writing. Two dates agree where no part contradicts the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from dedup.model import Figure
from dedup.text.fold import fold_word

WEEKDAYS = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
# Languages whose day names are looked for inside a date («أمس الأول الاثنين»).
_LOCALES = ("ar", "en", "fr", "es", "de", "it", "pt", "tr", "fa", "ur", "ru")
_ISO = re.compile(r"(\d{4}|XXXX)(?:-(\d\d|XX))?(?:-(\d\d|XX))?")
_RELATIVE = re.compile(r"([+-]?\d{1,4})([dwmy])")
_CLITICS = "وفبل"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class When:
    """The parts of a date that a figure fixes; None where it leaves a part open."""

    year: str | None = None
    month: str | None = None
    day_of_month: str | None = None
    weekday: str | None = None
    relative: str | None = None
    """Distance from the day of writing, in days where it is in days: ``-1d``."""
    end: str | None = None
    """The last day of a range."""

    @property
    def day(self) -> date | None:
        """The calendar day, where all of it is fixed and it exists."""
        try:
            return date(int(self.year or ""), int(self.month or ""), int(self.day_of_month or ""))
        except ValueError:
            return None

    def clash(self, other: When) -> str:
        """The first part that both fix and fix differently; empty where none does."""
        if self.day and other.day and self.day == other.day and self.end == other.end:
            return ""  # «today» in one edition is «yesterday» in the next
        for part in ("year", "month", "day_of_month", "weekday", "relative", "end"):
            ours, theirs = getattr(self, part), getattr(other, part)
            if ours is not None and theirs is not None and not _fits(part, ours, theirs):
                return part
        for one, two in ((self, other), (other, self)):
            if one.day and two.weekday and WEEKDAYS[one.day.weekday()] != two.weekday:
                return "weekday"
        return ""

    def meets(self, other: When) -> bool:
        """Whether some part is fixed by both, so that their agreement means something."""
        parts = ("month", "day_of_month", "weekday", "relative", "end")
        if any(getattr(self, part) and getattr(other, part) for part in parts):
            return True
        if (self.day and other.weekday) or (other.day and self.weekday):
            return True
        return bool(self.year and other.year)


def _fits(part: str, ours: str, theirs: str) -> bool:
    """Whether two parts are the same; the end of a range may leave its year open."""
    if part == "end" and len(ours) == len(theirs):
        return all(a == b or "X" in (a, b) for a, b in zip(ours, theirs, strict=True))
    return ours == theirs


def when(figure: Figure) -> When:
    """The parts that a date, range, year, weekday or relative date fixes."""
    value = figure.value or ""
    if figure.kind == "weekday":
        return When(weekday=value)
    weekday = weekday_in(figure.text)
    if figure.kind == "relative_date":
        resolved = _ISO.fullmatch(figure.resolved or "")
        if resolved:
            return When(*_parts(resolved), weekday=weekday, relative=_relative(value))
        return When(weekday=weekday, relative=_relative(value))
    match = _ISO.match(value)
    if not match:
        return When(weekday=weekday)
    return When(*_parts(match), weekday=weekday, end=figure.high)


def _parts(match: re.Match[str]) -> tuple[str | None, str | None, str | None]:
    year, month, day = (None if part is None or "X" in part else part for part in match.groups())
    return year, month, day


def _relative(value: str) -> str | None:
    match = _RELATIVE.fullmatch(value)
    if not match:
        return None
    size, unit = int(match[1]), match[2]
    return f"{size * 7}d" if unit == "w" else f"{size}{unit}"


def weekday_in(text: str) -> str | None:
    """The one weekday named in the text; None where there is none or more than one."""
    names = _day_names()
    words = _WORD.findall(fold_word(text))
    forms = [*words, *(word[1:] for word in words if word[0] in _CLITICS)]
    found = {names[form] for form in forms if form in names}
    return found.pop() if len(found) == 1 else None


@cache
def _day_names() -> dict[str, str]:
    """Folded full day names of `_LOCALES` and the code of each; from CLDR, plus plain Arabic."""
    from babel.dates import get_day_names  # noqa: PLC0415 - half of the time of an import of ours

    names = {}
    for locale in reversed(_LOCALES):
        for number, name in get_day_names("wide", locale=locale).items():
            names[fold_word(name)] = WEEKDAYS[number]
    return {name: code for name, code in names.items() if _WORD.fullmatch(name)}
