"""What languages share: currency signs and codes, unit symbols, and a way to add to them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from dedup.compare.figures.lexicon.entry import Cells, Names

SIGNS: Names = {
    "USD": "$|us$|usd|us $",
    "EUR": "€|eur",
    "GBP": "£|gbp",
    "JPY": "¥|jpy",
    "CNY": "cny|rmb",
    "INR": "₹|inr",
    "RUB": "₽|rub",
    "TRY": "₺|tl",
    "ILS": "₪",
    "UAH": "₴|uah",
    "BRL": "r$|brl",
    "CHF": "chf",
    "SAR": "sar",
    "AED": "aed",
    "KWD": "kwd",
    "EGP": "egp",
    "CAD": "cad|c$",
    "AUD": "aud|a$",
    "MXN": "mxn",
    "SEK": "sek",
    "NOK": "nok",
    "DKK": "dkk",
    "PLN": "pln",
}
SYMBOLS: Names = {
    "km": "km|㎞",
    "m": "m",
    "cm": "cm|㎝",
    "mm": "mm|㎜",
    "km2": "km2|km²|㎢",
    "m2": "m2|m²|㎡",
    "m3": "m3|m³",
    "ha": "ha",
    "kg": "kg|㎏",
    "g": "g",
    "mg": "mg",
    "t": "t",
    "L": "l",
    "mL": "ml",
    "Cel": "°c|° c|℃|ºc|º c",
    "degF": "°f|° f|℉",
    "deg": "°",
    "km/h": "km/h",
    "kW": "kw",
    "MW": "mw",
    "GW": "gw",
    "kWh": "kwh",
    "GB": "gb",
    "MB": "mb",
    "Hz": "hz",
}


def forms(stems: str, endings: str) -> str:
    """A cell of every stem with every ending: ``forms("trigésim", "o a os as")``."""
    return "|".join(stem + ending for stem in stems.split() for ending in endings.split())


def row(words: str, first: int = 0, step: int = 1) -> Cells:
    """A row of a table: ``row("ten eleven twelve", 10)`` is {10: "ten", 11: "eleven", …}."""
    return {first + step * at: word for at, word in enumerate(words.split())}


Key = TypeVar("Key", int, str)


def add(base: Mapping[Key, str], more: Mapping[Key, str]) -> dict[Key, str]:
    """Both tables; cells of the same key are joined."""
    return {key: "|".join(filter(None, (base.get(key), more.get(key)))) for key in {**base, **more}}
