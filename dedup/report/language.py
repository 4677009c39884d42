"""The interface language: sentences through gettext, numbers and dates through Babel.

Article text never passes through here. A value inside a sentence is isolated with ``<bdi>``,
because an id, a range or a hash that stands in Arabic prose is otherwise reordered.
"""

from __future__ import annotations

import gettext
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale
from babel.dates import format_date, get_day_names
from babel.lists import format_list
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from markupsafe import Markup, escape

from dedup.errors import OptionError
from dedup.model import Figure, Message
from dedup.report.words import direction, visible

LANGUAGES = ("en", "ar")

QUALIFIERS = {
    "more_than": "> ",
    "less_than": "< ",
    "about": "≈ ",
    "at_least": "≥ ",
    "at_most": "≤ ",
    "up_to": "≤ ",
}
"""Signs a reader of any language knows, before the value as read."""

DURATIONS = {
    "century": ("%(n)s century", "%(n)s centuries"),
    **{
        unit: (f"%(n)s {unit}", f"%(n)s {unit}s")
        for unit in "second minute hour day week month year decade night fortnight quarter".split()
    },
}
"""Units of time; Babel's own words lack the Arabic dual."""

COUNTED = {
    "date shifted by %(days)s days: %(left)s / %(right)s": (
        "date shifted by %(days)s day: %(left)s / %(right)s",
        "days",
    ),
}
"""Sentences of the analysis that count something: what each is for one, and which value counts."""

WHOLE = 24
"""Characters of a run against the direction of its sentence that no line break may cut: cut, its
first words stand on the upper line at the far side, and an amount reads as two."""
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\S+\Z")
_QUOTED = re.compile(r"([“«])%\((\w+)\)s([”»])")
_TOKEN = re.compile(r"[^\s,;:()،؛]+?(?=\.?(?:[\s,;:()،؛]|$))")
"""What may be an id in a sentence: up to a space or a mark, without a full stop at its end."""


class Listing(str):
    """Names in a sentence, ``a, b and c``: as a page writes it, each name is isolated."""

    __slots__ = ("markup",)
    markup: Markup


@dataclass(frozen=True, slots=True)
class Language:
    """How the interface speaks: ``open_language("ar").direction == "rtl"``."""

    code: str
    direction: str
    catalogue: gettext.NullTranslations
    labels: Mapping[str, str] = field(default_factory=dict)
    """Short names of article ids, used wherever an id stands in a sentence."""

    def text(self, template: str, **values: object) -> str:
        """A translated sentence as plain text, for attributes and titles."""
        translated = self._translated(template, values)
        own = self._own_words(values)
        shown = {name: self.shorten(str(value)) for name, value in own.items()}
        return translated % shown if values else translated

    def say(self, template: str, **values: object) -> Markup:
        """A translated sentence as HTML: every value escaped and isolated."""
        translated = self._translated(template, values)
        if translated == template and self.code != "en" and any(map(str.isalpha, template)):
            return Markup('<bdi lang="en" dir="ltr">{}</bdi>').format(self._fill(template, values))
        return self._fill(translated, values)

    def count(self, one: str, many: str, n: int, **values: object) -> Markup:
        """As :meth:`say`, in the plural form that ``n`` takes; the sentence names it ``%(n)s``."""
        return self._fill(self.catalogue.ngettext(one, many, n), {**values, "n": self.number(n)})

    def count_text(self, one: str, many: str, n: int, **values: object) -> str:
        """As :meth:`count`, as plain text."""
        template = self.catalogue.ngettext(one, many, n)
        return template % {**values, "n": self.number(n)}

    def cut(self, template: str, shown: int, total: int) -> Markup:
        """The sentence that says how many of how many are shown; empty where all are."""
        if total <= shown:
            return Markup()
        return self.say(template, shown=self.number(shown), all=self.number(total))

    def message(self, message: Message) -> Markup:
        """A sentence of the analysis; its template is the key of the catalogue."""
        return self.say(message.template, **message.values)

    def message_text(self, message: Message) -> str:
        """As :meth:`message`, as plain text."""
        return self.text(message.template, **message.values)

    def _own_words(self, values: Mapping[str, object]) -> Mapping[str, object]:
        """The values with days, hours and weekdays as the interface writes them."""
        values = {
            name: self.published(value) if isinstance(value, str) and _TIME.match(value) else value
            for name, value in values.items()
        }
        if self.code == "en" or "weekday" not in values:
            return values
        days = {name: day for day, name in get_day_names("wide", locale="en").items()}
        day = days.get(str(values["weekday"]))
        own = get_day_names("wide", locale=self.code)
        return values if day is None else {**values, "weekday": own[day]}

    def _translated(self, template: str, values: Mapping[str, object]) -> str:
        """The sentence of the catalogue; one that counts, in the plural form of its number."""
        for many, (one, name) in COUNTED.items():
            if template in (one, many):
                return self.catalogue.ngettext(one, many, int(str(values[name])))
        return self.catalogue.gettext(template) if template else ""

    def shorten(self, value: str) -> str:
        """``value`` with each article id in it replaced by its short name, controls visible."""
        if value in self.labels:
            return self.labels[value]
        return visible(_TOKEN.sub(lambda found: self.labels.get(found[0], found[0]), value))

    def _fill(self, template: str, values: Mapping[str, object]) -> Markup:
        safe = escape(template)
        if not values:
            return safe
        values = self._own_words(values)
        shown = {name: self.isolated(value) for name, value in values.items()}
        for _, name, _ in _QUOTED.findall(template):
            shown[f"q:{name}"] = self._quoted(values[name])
        return Markup(_QUOTED.sub(r"%(q:\2)s", str(safe))) % shown  # noqa: S704 - escaped above

    def listing(self, names: Iterable[str], more: int = 0) -> Listing:
        """``names`` as the language lists them: ``a and b``, ``a, b and 3 more``."""
        shown = [self.shorten(name) for name in names]
        marked = [self._run(name) for name in shown]
        self._add_rest(shown, marked, more)
        places = [f"{{{place}}}" for place in range(len(shown))]
        pattern = format_list(places, locale="en_GB" if self.code == "en" else self.code)
        listing = Listing(pattern.format(*shown))
        listing.markup = Markup(pattern).format(*marked)  # noqa: S704 - commas and "and" alone
        return listing

    def values(self, found: Sequence[tuple[str, Listing]], more: int = 0) -> Listing:
        """Values with who prints each: ``62 in a and b; 26 in c; 3 more``."""
        each, comma = "%(value)s in %(articles)s", self.text("; ")
        shown = [self.text(each, value=value, articles=names) for value, names in found]
        marked = [self.say(each, value=value, articles=names) for value, names in found]
        self._add_rest(shown, marked, more)
        listing = Listing(comma.join(shown))
        listing.markup = Markup(comma).join(marked)  # noqa: S704 - a mark of the catalogue
        return listing

    def _add_rest(self, shown: list[str], marked: list[Markup], more: int) -> None:
        if more:
            shown.append(self.text("%(n)s more", n=self.number(more)))
            marked.append(self.say("%(n)s more", n=self.number(more)))

    def isolated(self, value: object) -> Markup:
        """A value as HTML that keeps its own direction inside any sentence."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Listing):
            return value.markup
        return self._run(self.shorten(str(value)))

    def _quoted(self, value: object) -> Markup:
        """Quoted words with their marks inside the isolate, as their own script quotes.

        Outside it the marks would follow the sentence, and where the words run the other way and
        break over two lines each mark would stand at the wrong end.
        """
        shown = self.shorten(str(value))
        return self._run(f"«{shown}»" if direction(shown) == "rtl" else f"“{shown}”")

    def _run(self, shown: str) -> Markup:
        """``shown`` isolated; a short run against the sentence's direction stays on one line."""
        way = direction(shown)
        if way != self.direction and len(shown) <= WHOLE:
            return Markup('<bdi dir="{}" class="w">{}</bdi>').format(way, shown)
        return Markup('<bdi dir="{}">{}</bdi>').format(way, shown)

    def number(self, value: int | Decimal) -> str:
        """``1234`` → ``1,234``; Western digits in every language, as in the Arab press online."""
        return _decimal(value, self.code)

    def percent(self, share: float) -> str:
        """``0.534`` → ``53%``; a share above nothing never shows as 0%."""
        if 0 < share < 0.005:
            return "<1%"
        if 0.995 <= share < 1:
            return "99%"
        return str(format_percent(share, format="#,##0%", locale="en"))

    def day(self, day: date) -> str:
        """``13 Feb 2018``"""
        return str(format_date(day, "d MMM y", locale=self.code))

    def published(self, stamp: str) -> str:
        """A publication date as the reader writes it, or as given where it is no ISO date."""
        moment = parse_time(stamp)
        if moment is None:
            return visible(stamp)
        shown = self.day(moment)
        return f"{shown} {moment:%H:%M}" if isinstance(moment, datetime) else shown

    def value(self, figure: Figure) -> str:
        """A figure's value as read: ``> 3,000,000``, ``USD 200,000,000``, ``02-12 – 02-14``."""
        if figure.value is None:
            return self.text("no exact value")
        low = self._value(figure.value, figure.kind)
        high = f" – {self._value(figure.high, figure.kind)}" if figure.high else ""
        if figure.kind in {"duration", "age"} and figure.unit in DURATIONS:
            return QUALIFIERS.get(figure.qualifier or "", "") + self._duration(figure, low + high)
        shown = QUALIFIERS.get(figure.qualifier or "", "") + self._with_unit(low + high, figure)
        return f"{shown} ({figure.resolved})" if figure.resolved else shown

    def _duration(self, figure: Figure, shown: str) -> str:
        """``7 years``, in the plural of the interface; a broken number takes that of 11."""
        number = decimal(figure.high or figure.value)
        whole = number is not None and number == number.to_integral_value()
        one, many = DURATIONS[figure.unit or ""]
        n = int(number) if number is not None and whole and not figure.high else 11
        return self.catalogue.ngettext(one, many, n) % {"n": shown}

    def _with_unit(self, shown: str, figure: Figure) -> str:
        if figure.kind == "percent":
            return f"{shown}%"
        if figure.kind == "money" and figure.unit:
            coded = figure.unit.isupper()
            return f"{figure.unit} {shown}" if coded else f"{shown} {self.text(figure.unit)}"
        if figure.kind == "measure" and figure.unit:
            named = measured(shown, figure.unit, self.code)
            return named or f"{shown} {self.text(figure.unit)}"
        return shown

    def _value(self, value: str, kind: str) -> str:
        if kind in {"year", "identifier", "ratio", "time", "ordinal"}:
            return value
        if kind.startswith("date"):
            return value.removeprefix("XXXX-")
        number = decimal(value)
        return value if number is None else self.number(number)


@lru_cache(maxsize=4096)
def _decimal(value: int | Decimal, code: str) -> str:
    return str(format_decimal(value, locale=code, format="#,##0.######"))


def decimal(value: str | None) -> Decimal | None:
    """A decimal string as a number, or None for fractions, dates and other forms."""
    try:
        number = Decimal(value) if value is not None else None
    except InvalidOperation:
        return None
    return number if number is not None and number.is_finite() else None


def parse_time(stamp: str) -> date | datetime | None:
    """An ISO date or time; a midnight without anything finer counts as the day alone."""
    try:
        moment = datetime.fromisoformat(stamp.strip())
    except ValueError:
        return None
    return moment.date() if moment.time() == time.min else moment


def open_language(code: str, labels: Mapping[str, str] | None = None) -> Language:
    """The interface language ``code``, with its catalogue read from ``locale/``."""
    if code not in LANGUAGES:
        raise OptionError(f"no interface language {code!r}: choose {' or '.join(LANGUAGES)}")
    way = "rtl" if Locale.parse(code).character_order == "right-to-left" else "ltr"
    return Language(code, way, _catalogue(code), labels or {})


def _catalogue(code: str) -> gettext.NullTranslations:
    source = files("dedup.report") / "locale" / code / "LC_MESSAGES" / "dedup.po"
    if not source.is_file():
        return gettext.NullTranslations()
    compiled = io.BytesIO()
    with source.open("rb") as stream:
        write_mo(compiled, read_po(stream, locale=code))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


_CLDR = {
    "angle": "deg=degree",
    "area": "km2=square-kilometer m2=square-meter ha=hectare acre=acre dunam=dunam ft2=square-foot"
    " mi2=square-mile",
    "digital": "kB=kilobyte MB=megabyte GB=gigabyte TB=terabyte",
    "electric": "V=volt",
    "energy": "kWh=kilowatt-hour cal=calorie",
    "frequency": "Hz=hertz MHz=megahertz GHz=gigahertz",
    "length": "km=kilometer m=meter cm=centimeter mm=millimeter nm=nanometer mi=mile yd=yard"
    " ft=foot in=inch nmi=nautical-mile ly=light-year",
    "mass": "kg=kilogram g=gram mg=milligram ug=microgram t=tonne lb=pound oz=ounce",
    "power": "W=watt kW=kilowatt MW=megawatt GW=gigawatt hp=horsepower",
    "speed": "km/h=kilometer-per-hour m/s=meter-per-second mi/h=mile-per-hour kn=knot",
    "temperature": "Cel=celsius degF=fahrenheit",
    "volume": "L=liter mL=milliliter m3=cubic-meter cm3=cubic-centimeter ft3=cubic-foot gal=gallon"
    " bbl=barrel bu=bushel [foz_us]=fluid-ounce",
}
"""Our codes of units by what they measure, each with its name in CLDR."""
_NAMES = {
    code: f"{kind}-{name}"
    for kind, pairs in _CLDR.items()
    for code, name in (pair.split("=") for pair in pairs.split())
}
_ANY = "100"
"""A number whose short form every other may take: Arabic writes one and two without digits."""


def measured(shown: str, unit: str, language: str) -> str:
    """``measured("12.5", "km2", "en") == "12.5 km²"``; empty for a unit that CLDR lacks."""
    return _pattern(_NAMES[unit], language).replace(_ANY, shown) if unit in _NAMES else ""


@cache
def _pattern(name: str, language: str) -> str:
    return format_unit(int(_ANY), name, "short", locale=language)
