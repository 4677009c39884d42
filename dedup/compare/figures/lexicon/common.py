"""What languages share: currency signs and codes, unit symbols, and a way to add to them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from itertools import product
from typing import TypeVar

from dedup.compare.figures.lexicon.entry import Cells, Names

_CODES = "USD EUR GBP JPY CNY INR RUB UAH BRL CHF SAR AED KWD EGP CAD AUD MXN SEK NOK DKK PLN"


def codes(names: str) -> dict[str, str]:
    """Codes of currencies as their own signs: SEK 500."""
    return {code: code.lower() for code in names.split()}


def table(text: str) -> dict[str, str]:
    """A table of words: ``table("kg = kilo|kilos; t = ton")`` is {"kg": "kilo|kilos", "t": "ton"}."""
    return dict(re.split(r"\s*=\s*", line.strip(), maxsplit=1) for line in text.split(";"))


SYMBOLS: Names = table(
    "km = km|㎞; m = m; cm = cm|㎝; mm = mm|㎜; km2 = km2|km²|㎢; m2 = m2|m²|㎡; m3 = m3|m³; ha = ha;"
    " kg = kg|㎏; g = g; mg = mg; t = t; L = l; mL = ml; Cel = °c|° c|℃|ºc|º c; degF = °f|° f|℉;"
    " deg = °; km/h = km/h; kW = kw; MW = mw; GW = gw; kWh = kwh; GB = gb; MB = mb; Hz = hz"
)
"""Signs of units that are read in every language."""


def forms(stems: str, endings: str) -> str:
    """A cell of every stem with every ending: ``forms("trigésim", "o a os as")``."""
    every = product(stems.replace("|", " ").split(), endings.split())
    return "|".join(stem + ending for stem, ending in every)


def pairs(heads: str, tails: str) -> str:
    """A cell of every head before every tail: ``pairs("en|por", "un|una")``."""
    return "|".join(map(" ".join, product(heads.split("|"), tails.split("|"))))


BRANDS = "boeing|airbus|iphone|ipad|windows|galaxy|playstation|xbox|apollo"
"""Names in every language whose number counts nothing."""


def one_word(
    number: int, small: list[str], tens: list[str], hundred: str, joined: Callable[[str, str], str]
) -> str:
    """1 to 999 in one word, from the words to 19, the tens from 20 and how ten and unit join."""
    if number >= 100:
        times = small[number // 100] if number >= 200 else ""
        rest = one_word(number % 100, small, tens, hundred, joined) if number % 100 else ""
        return times + hundred + rest
    if number < 20:
        return small[number]
    ten, unit = tens[number // 10 - 2], number % 10
    return joined(ten, small[unit]) if unit else ten


def contracted(cells: Names, joints: str) -> Names:
    """The cells with their last word and an article in one: ``contracted(…, "de = del")`` adds
    *más del* to *más de*."""
    found = {}
    for name, cell in cells.items():
        forms_ = cell.split("|")
        for last, ends in table(joints).items():
            stems = [
                form.removesuffix(last) for form in cell.split("|") if form.endswith(" " + last)
            ]
            forms_ += [stem + end for stem in stems for end in ends.split()]
        found[name] = "|".join(forms_)
    return found


def row(words: str, first: int = 0, step: int = 1) -> Cells:
    """A row of a table: ``row("ten eleven twelve", 10)`` is {10: "ten", 11: "eleven", …}."""
    return {first + step * at: word for at, word in enumerate(words.split())}


Key = TypeVar("Key", int, str)


def add(base: Mapping[Key, str], more: Mapping[Key, str]) -> dict[Key, str]:
    """Both tables; cells of the same key are joined."""
    return {key: "|".join(filter(None, (base.get(key), more.get(key)))) for key in {**base, **more}}


SIGNS: Names = add(
    codes(_CODES),
    table(
        "USD = $|us$; EUR = €; GBP = £; JPY = ¥; CNY = rmb; INR = ₹; RUB = ₽; TRY = ₺|tl; ILS = ₪;"
        " UAH = ₴; BRL = r$; CAD = c$; AUD = a$"
    ),
)
"""Signs and codes that are read in every language."""

HIJRI: Cells = {
    1: "محرم|المحرم|محرم الحرام",
    2: "صفر|صفر الخير",
    3: "ربيع الأول|ربيع أول|ربيعالأول",
    4: "ربيع الآخر|ربيع الثاني|ربيع ثاني|ربيع آخر|ربيعالثاني",
    5: "جمادى الأولى|جمادى الأول|جماد الأول|جماد أول|جمادى أول|جماد الأولى|جمادىالأول",
    6: "جمادى الآخرة|جمادى الثانية|جمادى الثاني|جماد الثاني|جماد ثاني|جمادى الآخر|جماد الآخر|جمادىالثاني",
    **{7: "رجب", 8: "شعبان", 9: "رمضان|رمضان المبارك", 10: "شوال"},
    11: "ذو القعدة|ذي القعدة|ذوالقعدة|ذيالقعدة|ذيقعدة",
    12: "ذو الحجة|ذي الحجة|ذوالحجة|ذيالحجة|ذيحجة",
}
"""The months of the Hijri year, as Arabic, Persian and Urdu papers write them."""
