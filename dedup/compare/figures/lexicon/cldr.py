"""A language without a file of its own: what CLDR says of its digits, dates, money and units.

Number words are not read, only digits with their separators, their scale words (3,5 miljoen) and
what stands behind them; a language file may add to it with :func:`known`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, Literal

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import exists
from babel.numbers import get_currency_name, get_territory_currencies
from babel.units import format_unit, get_unit_name

from dedup.compare.figures.lexicon.common import SYMBOLS, add, table
from dedup.compare.figures.lexicon.entry import Lexicon, Names
from dedup.text.language import main_script

_COUNTS = (1, 2, 3, 5, 21, 100)
"""Numbers that between them call for every plural form of CLDR."""
_MONEY = ("USD", "EUR", "GBP", "JPY", "CNY", "RUB", "CHF", "TRY", "INR", "SAR", "AED", "ILS", "EGP")
_MEASURES = table(
    "km = length-kilometer; m = length-meter; cm = length-centimeter; mm = length-millimeter;"
    " mi = length-mile; ft = length-foot; yd = length-yard; km2 = area-square-kilometer;"
    " m2 = area-square-meter; ha = area-hectare; acre = area-acre; m3 = volume-cubic-meter;"
    " L = volume-liter; bbl = volume-barrel; kg = mass-kilogram; g = mass-gram;"
    " mg = mass-milligram; t = mass-tonne; Cel = temperature-celsius;"
    " degF = temperature-fahrenheit; km/h = speed-kilometer-per-hour; kW = power-kilowatt;"
    " MW = power-megawatt; GW = power-gigawatt; kWh = energy-kilowatt-hour"
)
_DURATIONS = {
    name: f"duration-{name}"
    for name in ("year", "month", "week", "day", "hour", "minute", "second", "decade", "century")
}
_SCRIPTS = {"Arabic": "arabic", "Cyrillic": "cyrillic", "Han": "han", "Kana": "han"}
_DIGITS = re.compile(r"[\d.,\s\u00a0\u200f\u200e\u202f٠-٩۰-۹०-९]+")
_SPACES = ("\u00a0", "\u202f", " ")
_AROUND = ".\u200f\u200e "
"""Signs around a word in a pattern."""
SHORTEST = 3
"""Letters of a scale word in short: *M*, *T* and the Swedish *bn* (a million million) mislead."""


@cache
def from_cldr(code: str) -> Lexicon | None:
    """The lexicon of a language that CLDR knows; None where it does not, or knows no months."""
    if not exists(code):  # Locale.parse knows other names of languages too
        return None
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None
    script = script_of(" ".join(locale.months["format"]["wide"].values()))
    if not script:
        return None
    symbols = locale.number_symbols.get("latn", {})
    pattern = locale.date_formats["short"].pattern
    long = locale.date_formats["long"].pattern
    return Lexicon(
        code=code,
        script=script,
        locales=(code,),
        comma_decimal=symbols.get("decimal") == ",",
        space_groups=symbols.get("group") in _SPACES,
        month_first=0 <= pattern.lower().find("m") < pattern.find("d") and "y" not in pattern[:2],
        month_leads=0 <= long.find("MMM") < long.find("d"),
        day_point="d." in pattern,
        of="|".join(dict.fromkeys(re.findall(r"(?<= ')[^\W\d_]+(?=' )", long))),
        scales=(scales := _scales(locale)),
        scale_first=_million(locale)[:1].isalpha(),
        plural_scales="|".join(scales.values()),
        percent=_cell(["%", "٪", *_unit_words(locale, "concentr-percent")]),
        currencies=currencies(code, {}),
        measures=measures(code, {}),
        durations=durations(code, {}),
        tos="-|–|—|~",
        versus="-|–|:",
    )


def known(code: str, **own: Any) -> Lexicon:
    """The lexicon of a language that CLDR certainly knows, with the fields of its file in it.

    Words of percent, money, measures and times come to those of CLDR; scale words take the place
    of those of their size, and count nothing alone unless ``plural_scales`` says which do not.
    """
    found = from_cldr(code)
    if found is None:
        raise LookupError(f"CLDR has no language {code!r}")
    own["percent"] = f"{found.percent}|{own['percent']}"
    for name in ("currencies", "measures", "durations"):
        own[name] = add(getattr(found, name), own.get(name, {}))
    own["scales"] = {**found.scales, **own.get("scales", {})}
    return replace(found, **{"plural_scales": "|".join(own["scales"].values()), **own})


def script_of(text: str) -> str:
    """The script of a text, by the names that lexicons use."""
    script = main_script(text)
    return _SCRIPTS.get(script, script.lower())


UNKNOWN = Lexicon(
    code="und",
    comma_decimal=None,
    percent="%",
    measures=SYMBOLS,
    tos="-|–|—",
    versus="-|–|:",
)
"""A language nobody named and nothing tells: a sign before three digits stays open."""


def _cell(words: Iterable[str]) -> str:
    return "|".join(dict.fromkeys(word for word in words if word))


def _scales(locale: Locale) -> dict[int, str]:
    """Scale words, from the patterns that shorten round numbers: *00 milionów* is of 10 million."""
    found: dict[int, list[str]] = {}
    for form in ("long", "short"):
        for patterns in locale.compact_decimal_formats.get(form, {}).values():
            for power, pattern in patterns.items():
                sign = pattern.pattern.partition(";")[0]
                scale = int(power) * 10 // 10 ** sign.count("0")
                word = " ".join(sign.replace("0", " ").replace("'", "").split()).strip(_AROUND)
                if scale > 1 and word[:1].isalpha() and (form == "long" or len(word) >= SHORTEST):
                    found.setdefault(scale, []).append(word)
    every = {value: _cell(words) for value, words in sorted(found.items())}
    return add(every, _OF_THE_PRESS.get(locale.language, {}))


_OF_THE_PRESS = {
    "el": {10**6: "εκατ.", 10**9: "δισ.", 10**12: "τρισ."},
    "ta": {10**5: "லட்சம்", 10**7: "கோடி"},
    "te": {10**5: "లక్ష|లక్షల|లక్షలు", 10**7: "కోటి|కోట్ల|కోట్లు"},
    "kn": {10**5: "ಲಕ್ಷ", 10**7: "ಕೋಟಿ"},
    "ml": {10**5: "ലക്ഷം", 10**7: "കോടി"},
    "ckb": {10**3: "هەزار", 10**6: "ملیۆن", 10**9: "ملیار"},
    "ps": {10**3: "زره", 10**6: "میلیونه|ملیونه|میلیون", 10**9: "میلیارده|ملیارده|میلیارد"},
}
"""Scale words that newspapers print and CLDR does not have."""


def _million(locale: Locale) -> str:
    """The pattern of a few million in full: *00 million*, *milioni 00*."""
    patterns = locale.compact_decimal_formats.get("long", {}).get("other", {})
    return patterns["1000000"].pattern if "1000000" in patterns else ""


def _unit_words(locale: Locale, unit: str) -> Iterator[str]:
    """The names of a unit in all numbers; what CLDR lacks comes back as the unit's own key.

    Of a time short names are taken where there is no long one, for *m* and *s* are no months; of
    a measure those of some letters, for *in* and *ac* are words of another kind.
    """
    long = list(_forms(locale, unit, "long"))
    yield from long
    for name in _forms(locale, unit, "short"):
        if not long or not (
            unit.startswith("duration") or (name.isascii() and len(name) < SHORTEST)
        ):
            yield name
    yield get_unit_name(unit, "long", locale=locale) or ""


def _forms(locale: Locale, unit: str, length: Literal["short", "long"]) -> Iterator[str]:
    for count in _COUNTS:
        name = _DIGITS.sub(" ", format_unit(count, unit, length, locale=locale)).strip()
        if name != unit:
            yield name


def _units(locale: Locale, names: Names) -> dict[str, str]:
    return {name: _cell(_unit_words(locale, unit)) for name, unit in names.items()}


def measures(code: str, more: Names) -> Names:
    """The measures of a language: symbols, what CLDR calls them, and ``more`` words for them."""
    return add(add(SYMBOLS, _units(Locale.parse(code), _MEASURES)), more)


def durations(code: str, more: Names) -> Names:
    """Years to seconds by their names in CLDR, and ``more`` words for them."""
    return add(_units(Locale.parse(code), _DURATIONS), more)


def currencies(code: str, more: Names, also: str = "") -> dict[str, str]:
    """The great currencies, the language's own and those of ``also``, and ``more`` words for them.

    A plain name (*yen*, *rouble*) is taken where no other currency has it, a name of several
    (*dinar*) where it is one of `_FAMILIES`.
    """
    locale = Locale.parse(code)
    names = _names_in_use(code)
    owners: dict[str, set[str]] = {}
    for name, spelled in names.items():
        for word in " ".join(spelled).split():
            owners.setdefault(word, set()).add(name)
    territory = _territory(locale)
    own = get_territory_currencies(territory) if territory else []
    found = {name: names[name] for name in (*_MONEY, *own, *also.split())}
    shared = {"TRY", *" ".join(_FAMILIES.values()).split()}.difference(own)
    for name, spelled in found.items():
        land = locale.territories.get(name[:2], "")
        plain = {_without_land(word, land) for word in spelled if name not in shared}
        mine = {word for word in plain if owners.get(word) == {name} or name in own}
        found[name] = spelled | mine - {""}
    for family, members in _FAMILIES.items():
        for count in _COUNTS:
            alike = [set(_name(locale, member, count).split()) for member in members.split()]
            found[family] = found.get(family, set()) | set.intersection(*alike)
    return add({name: _cell(sorted(spelled)) for name, spelled in found.items()}, more)


_FAMILIES = {
    **{"USD": "USD CAD AUD", "RUB": "RUB BYN", "pound": "EGP LBP SYP", "franc": "CHF XAF RWF"},
    **{"dinar": "KWD IQD JOD", "riyal": "SAR QAR", "rupee": "INR PKR LKR", "dirham": "AED MAD"},
    **{"peso": "MXN ARS CLP", "krone": "SEK NOK DKK", "shilling": "KES TZS UGX"},
}
"""What a name without a land stands for, and currencies that share it."""


@cache
def money_names(code: str) -> Names:
    """Every currency in use, by its full name in the language: Canadian dollars, dollars canadiens.

    A single word may be another word of the language (lev, real), and is the language file's to say.
    """
    return {
        name: _cell(sorted(word for word in words if " " in word))
        for name, words in _names_in_use(code).items()
    }


@cache
def _names_in_use(code: str) -> dict[str, set[str]]:
    """Every currency that some land uses, and its names in the language."""
    lands = get_global("territory_currencies")
    used = {name for land in lands for name in get_territory_currencies(land)}
    locale = Locale.parse(code)
    return {
        name: {_name(locale, name, count) for count in _COUNTS} - {name} for name in sorted(used)
    }


def _name(locale: Locale, code: str, count: int) -> str:
    return get_currency_name(code, count=count, locale=locale)


def _without_land(name: str, land: str) -> str:
    """*złoty* of *złoty polski*: the one word that does not begin as the land's name does.

    Where no space parts the two, what is left of them: บาท of บาทไทย.
    """
    if land and " " not in name and land in name:
        return name.replace(land, "").strip("\u200b")
    heads = {word[:3].lower() for word in land.split()}
    plain = [word for word in name.split() if word[:3].lower() not in heads]
    return plain[0] if len(plain) == 1 else ""


def _territory(locale: Locale) -> str:
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    territory = likely.rpartition("_")[2]
    return territory if len(territory) == 2 else ""
