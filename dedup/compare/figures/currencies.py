"""Which currency a word of money is: by the land before it, by what stands near its coins."""

from __future__ import annotations

from dedup.compare.figures.lexicon.lookup import Match, find
from dedup.compare.figures.lexicon.tables import Tables, bag
from dedup.compare.figures.scan import Scan


def of_land(scan: Scan, tables: Tables, at: int) -> Match | None:
    """``82 billion Malagasy francs``, ``64 Canadian cts``: a form the tables do not have.

    A bare dollar is the American one: behind an unknown land it has no code.
    """
    if tables.primary.code != "en" or not scan.is_word(at):
        return None
    for behind in (at + 1, at + 2):
        if not (scan.is_word(behind) and scan.raw_word(behind - 1)[:1].isupper()):
            return None
        money = find(tables.tails, scan, behind)
        if money and money.entry.role in ("money", "cents"):
            return _named(scan, tables, at, money)
    return None


def _named(scan: Scan, tables: Tables, at: int, money: Match) -> Match | None:
    """The currency that the words from the land at ``at`` to ``money`` name."""
    for rest, entry in tables.tails.get(scan.words[at], ()):
        lands, names = list(rest[:-1]), tables.tails.get(rest[-1], ()) if rest else ()
        same = any(other.value == money.entry.value for _, other in names)
        if entry.role == "money" and same and lands == scan.words[at + 1 : money.first]:
            return Match(money.entry._replace(value=entry.value), money.first, money.stop)
    generic = money.entry.role == "money" and not str(money.entry.value).isupper()
    return money if generic else None


_PRICES = frozenset(
    "مبلغ بمبلغ قيمه قيمته قيمتها بقيمه سعر سعره بسعر راتب رواتب تكلفه بتكلفه كلفه دفع يدفع"
    " ثمن غرامه يعادل تعادل دولار دولارا دولارات فديه ميزانيه رسوم قيمت حقوق".split()
)
_BESIDE_A_PRICE = 8


_PERSONS = bag(
    "کشته زخمی مجروح شهید جان مصدوم مفقود بازداشت دستگیر اسیر آزاد اعضا اعضای نیروهای سربازان"
    " مأموران کارگران مسافران شهروندان معترضان غیرنظامیان نمایندگان آنها آنان ایشان افراد"
)
"""Persian: words of persons; «تن» counts them as well as tonnes."""


def is_people(scan: Scan, match: Match) -> bool:
    """«500 أفغاني»: Afghans, unless a price is spoken of, which is in their money; «۱۵ تن کشته»:
    persons."""
    if match.entry.code == "fa" and match.entry.value == "t":
        return not _PERSONS.isdisjoint(scan.words[match.stop : match.stop + 3])
    if match.entry.value != "AFN":
        return False
    near = scan.words[max(match.first - _BESIDE_A_PRICE, 0) : match.stop + _BESIDE_A_PRICE]
    return _PRICES.isdisjoint(near)


MILLS = frozenset("dinar KWD BHD IQD JOD LYD TND OMR".split())
"""Currencies of a thousand coins (ISO 4217: three digits of minor unit)."""
_NEAR = 40
"""Tokens on either side in which a dirham makes fils coins of the Emirates."""


def coins(currency: str) -> int:
    """Coins in one of the currency."""
    return 1000 if currency in MILLS else 100


def whole_of(scan: Scan, coin: Match) -> str:
    """The currency of a coin: fils are of a dinar, beside dirhams of the dirham."""
    currency = str(coin.entry.value)
    if currency == "dinar":
        near = scan.words[max(coin.first - _NEAR, 0) : coin.stop + _NEAR]
        if any("درهم" in word or "دراهم" in word for word in near):
            return "AED"
    return currency
