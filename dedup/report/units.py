"""Units of measure as a reader of the interface's language writes them, through CLDR."""

from __future__ import annotations

from functools import cache

from babel.units import format_unit

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
