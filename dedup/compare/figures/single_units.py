"""A unit without a number: *for an hour*, «لمدة شهر», «قبل نحو عام», «ساعة ونصف»."""

from __future__ import annotations

from fractions import Fraction

from dedup.compare.figures.amounts import Amount, with_half
from dedup.compare.figures.dates.ago import ago, is_one
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.lookup import Entry, Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.mixed import LESS
from dedup.compare.figures.scan import Scan

_PLURALS = frozenset(
    "اعوام سنوات سنين اشهر شهور اسابيع ايام ساعات دقائق دقايق ثوان ثواني عقود قرون"
    " ليال ليالي".split()
)
_SAID_ONCE_MORE = frozenset(("واحد", "واحدا", "واحده"))
_GOES_ON = frozenset(("earlier", "before", "-"))
_LONGEST_ABOUT = 4
_ROLES = frozenset(("duration", "measure", "money"))
"""Of such units one may stand without its number."""


def _is_one_of_it(scan: Scan, tables: Tables, unit: Match) -> bool:
    """«قبل شهر», but «قبل عام 2015», «بعد شهر رمضان», «منذ يوم الجمعة», «قبل عام واحد»."""
    if scan.word(unit.stop).startswith("ال"):
        return False
    known = any(
        find(index, scan, unit.stop) for index in (tables.dates, tables.words, tables.numbers)
    )
    named = scan.word(unit.stop) in ('"', "«", "“", "(")  # «عام "الحزم"»
    return not (known or named or scan.is_number(unit.stop))


def unit_word(scan: Scan, tables: Tables, at: int) -> tuple[int, Entry | None]:
    """The unit that is the word at ``at``, and the letters of the clitic before it (بيوم)."""
    word = scan.word(at)
    whole = word in tables.common or word[:1] not in ("ب", "ل", "و", "ف", "ك")
    double = word[:2] in ("وب", "ول")
    for skip in (0,) if whole else (0, 1 + double):  # «بين الـ16»: no yen
        bare = "ا" + word[1:] if skip and word.startswith("لل") else word[skip:]  # «للسنوات العشر»
        for rest, entry in tables.tails.get(bare, ()):
            if not rest and entry.role in _ROLES:
                return skip, entry
    return 0, None


def one_of_it(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The unit at token ``at``, which no number counts, as one of it."""
    skip, unit = unit_word(scan, tables, at)
    counted = scan.is_number(at - 1) or scan.word(at - 1) in tables.numbers
    if unit is None or counted or scan.word(at) in _PLURALS:
        return None
    start = scan.starts[at] + skip
    return draft_of(scan, unit.role, "1", at, at + 1, start=start, unit=str(unit.value))


def unit_behind(scan: Scan, tables: Tables, head: Match) -> Match | None:
    """The unit behind *for*, «لمدة» or «قبل», where it stands for one of it."""
    moment = head.entry.role == "moments"
    near = range(head.stop, head.stop + _LONGEST_ABOUT * moment)
    if tables.tails.keys().isdisjoint(scan.words[head.stop : near.stop + 1]):
        return None
    # «قبل نحو شهر», «منذ أكثر من عام»: what bends the one stands between.
    between = (find_back(tables.before, scan, at) for at in near)
    bent = (match.stop for match in between if match and match.first == head.stop)
    unit = find(tables.tails, scan, next(bent, head.stop), "duration")
    if unit is None or scan.words[unit.first].startswith("ال") or unit.entry.value == "second":
        return None  # in un secondo momento
    if scan.words[unit.first] in _PLURALS or scan.word(unit.stop) in _SAID_ONCE_MORE:
        return None  # «طوال أيام العيد»; «لمدة عام واحد» has its number
    if scan.word(unit.stop) in _GOES_ON and scan.words[head.first] != "for":
        return None  # higher than a year earlier, over a year-end deal
    return None if moment and not _is_one_of_it(scan, tables, unit) else unit


def and_half(scan: Scan, tables: Tables, match: Match, share: Fraction) -> Draft | None:
    """«ساعة ونصف», «ساعة إلا ربعا»: one and a half, or less, of a unit that stands alone."""
    article = scan.word(match.first - 1) in ("a", "an")
    if match.entry.code == "en" and not (article and share == Fraction(1, 2)):
        return None  # a week and a third of the voters
    first = match.first - 1 - article
    if scan.word(first) in (LESS, "و") or find(tables.links, scan, first, "ands"):
        first -= 1
    elif not match.entry.conj:
        return None
    one = one_hour(scan, tables, first) or one_of_it(scan, tables, first)
    if one is None or one.stop > match.first:
        return None
    amount = Amount(one.kind, Fraction(1), one.unit, one.first, one.stop, one.start, one.end)
    made = with_half(scan, tables, amount)
    if made.value == 1:
        return None
    back = ago(scan, tables, made.first, made.stop, made.value, str(made.unit))
    return back or draft_of(
        scan, made.kind, plain(made.value), made.first, made.stop, start=made.start, unit=made.unit
    )


def one_hour(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The unit of time at token ``at`` whose article is the one: ``una hora``, ``un'ora``."""
    one = at - 1 - (scan.word(at - 1) in ("'", "’"))
    unit = find(tables.tails, scan, at, "duration")
    if unit is None or not is_one(scan, tables, one):
        return None
    return draft_of(scan, "duration", "1", one, unit.stop, unit=str(unit.entry.value))
