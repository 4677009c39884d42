"""What stands behind a number and says what it is: %, a currency, a measure, a duration, a noun."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from dedup.compare.figures.currencies import MILLS, coins, is_people, of_land, whole_of
from dedup.compare.figures.lexicon.lookup import Match, Phrase, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import behind_partitive, counted_noun, may_be_noun
from dedup.compare.figures.numbers.groups import AND_MORE
from dedup.compare.figures.numbers.mixed import and_fraction
from dedup.compare.figures.numbers.number import Number, is_enclosed, read_number
from dedup.compare.figures.scan import Scan

_KINDS = {"points": "percentage_points", "sign": "money", "cents": "money", "millions": "money"}
"""Roles of a unit that are no kind of their own."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it measures."""

    kind: str
    value: Fraction
    unit: str | None
    first: int
    stop: int
    start: int
    end: int


def read_amount(scan: Scan, tables: Tables, number: Number) -> Amount:
    """The number with its sign, unit or counted noun."""
    if money := _sign_before(scan, tables, number):
        return money
    match = _tail(scan, tables, behind_partitive(scan, tables, number))
    match = match or of_land(scan, tables, number.stop)
    if match and number.value != 1 and _is_other_time(scan, match):
        return _amount(number, "count", None, number.stop, number.end)
    enclosed = bool(number.numeral) and is_enclosed(scan, number.first, number.stop)
    if match is None and enclosed:
        match = _tail(scan, tables, number.stop + 1)
    if match:
        made = _of_tail(scan, tables, number, match)
        return _age_in_brackets(scan, tables, made) if made.kind == "duration" else made
    if scan.word(number.first - 1) in ("%", "٪") and not scan.is_number(number.first - 2):
        first, start = number.first - 1, scan.starts[number.first - 1]
        return Amount("percent", number.value, "%", first, number.stop, start, number.end)
    if age := _age(scan, tables, number):
        return age
    noun = counted_noun(scan, tables, number)
    return _amount(number, "count", noun, number.stop, number.end)


def _amount(number: Number, kind: str, unit: str | None, stop: int, end: int) -> Amount:
    return Amount(kind, number.value, unit, number.first, stop, number.start, end)


_STEADY = AND_MORE | frozenset("consecutive straight successive full whole solid calendar".split())
"""What may stand before a counted unit: *three straight days*, *one full percentage point*."""
_HYPHENED = frozenset("measure duration age percent money cents".split())
"""What a hyphen may join to its number: *a 12-cent dividend*."""


def _tail(scan: Scan, tables: Tables, at: int) -> Match | None:
    """The unit behind a number; a hyphen may join them (a 5-kilometre run)."""
    match = find(tables.tails, scan, at + (scan.word(at) in _STEADY))
    if match is None and scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1):
        match = find(tables.tails, scan, at + 1)
        if match and match.entry.role not in _HYPHENED:
            return None
    if match and (is_people(scan, match) or is_elided(scan, match) or _is_letter(scan, match)):
        return None
    if match and match.entry.role == "duration":
        # «إلى 12 الشهر الجاري», «قتل اثنان اليوم»: a definite period is none that is counted.
        counts = scan.is_number(at - 1) or scan.word(at - 1) in tables.numbers
        definite = scan.words[match.first].startswith("ال") and counts
        definite = definite and not scan.word(at - 1).startswith("ال")
        if definite or (match.entry.value == "decade" and not _decade(scan, match)):
            return None
    return match


def is_elided(scan: Scan, match: Match) -> bool:
    """*nel 2023 l'utile*: the letter of an article is no litre."""
    short = len(scan.words[match.stop - 1]) == 1 and scan.word(match.stop) in ("'", "’")
    return short and scan.glued(match.stop) and scan.is_word(match.stop + 1)


_HEAT = frozenset(
    "temperature temperatures degrees celsius fahrenheit heat heatwave hot hotter hottest warm"
    " warmer warmest warming cold colder coldest freezing weather climate mercury fever".split()
)
_NEAR_HEAT = 40


def _is_letter(scan: Scan, match: Match) -> bool:
    """*grade 9C*, *flight 40F*: 35C is a temperature below zero or where heat is spoken of."""
    if scan.words[match.first : match.stop] not in (["c"], ["f"]):
        return False
    below = scan.word(match.first - 2) in ("-", "−", "minus")
    near = scan.words[max(match.first - _NEAR_HEAT, 0) : match.stop + _NEAR_HEAT]
    capital = scan.raw_word(match.first).isupper() and scan.glued(match.first)
    return not (capital and (below or not _HEAT.isdisjoint(near)))


def _is_other_time(scan: Scan, match: Match) -> bool:
    """``130,000 week ago``: a single week behind a number that counts something else."""
    single = match.entry.code == "en" and not scan.words[match.stop - 1].endswith("s")
    return single and match.entry.role == "duration" and scan.word(match.stop) in ("ago", "earlier")


_TIME_WORDS = frozenset(
    "منذ خلال قبل مدي مدار امتداد طوال بعد لمده عبر نحو حوالي قرابه لاكثر".split()
)


def _decade(scan: Scan, match: Match) -> bool:
    """عقود are decades where time is spoken of, else contracts."""
    if not scan.words[match.first].startswith("ع"):
        return True
    near = [scan.word(match.first - k) for k in range(2, 6)]
    return scan.word(match.stop) in ("من", "علي", "كامله") or not _TIME_WORDS.isdisjoint(near)


def _of_tail(scan: Scan, tables: Tables, number: Number, match: Match) -> Amount:
    role, unit, stop = match.entry.role, match.entry.value, match.stop
    if role == "points" and stop == match.first + 1 and number.value > _MOST_POINTS:
        return _amount(number, "count", scan.raw_word(match.first), number.stop, number.end)
    name = {"percent": "%", "points": "pp", "age": "year"}.get(role) or str(unit)
    made = _amount(number, _KINDS.get(role, role), name, stop, scan.ends[stop - 1])
    if role == "cents":
        whole = whole_of(scan, match)
        made = replace(made, unit=whole, value=made.value / coins(whole))
        return _behind_one(scan, tables, made) or made
    if role == "millions":
        return replace(made, value=made.value * 10**6)
    if role in ("duration", "measure", "money", "percent"):
        made = with_half(scan, tables, made)
    if role == "money":
        return with_cents(scan, tables, made)
    if role != "duration":
        return made
    age = find(tables.tails, scan, made.stop, "age")
    stop = age.stop if age else _old(scan, made.stop)
    lived = unit == "year" or "عمر" in scan.word(number.first - 1)  # «عمره 8 أشهر»
    if not stop and not (lived and age_head(scan, tables, number.first)):
        return made
    stop = stop or made.stop
    return replace(made, kind="age", stop=stop, end=scan.ends[stop - 1])


_MOST_POINTS = 100
"""Of percent: more *points* are those of an index."""


def _old(scan: Scan, at: int) -> int:
    """Where the *old* of ``a 3-month-old``, ``two weeks old`` ends; 0 where there is none."""
    at += scan.word(at) == "-" and scan.glued(at) and scan.glued(at + 1)
    return at + 1 if scan.word(at) in ("old", "olds") else 0


def with_half(scan: Scan, tables: Tables, amount: Amount) -> Amount:
    """«3 ساعات ونصف الساعة», ``two years and a half``, «أربعة مقاعد ونصف المقعد»."""
    if scan.word(amount.stop) in ("半", "반"):
        end = scan.ends[amount.stop]
        return replace(amount, value=amount.value + Fraction(1, 2), stop=amount.stop + 1, end=end)
    if scan.word(amount.stop - 1) == "秒" and (tail := scan.word(amount.stop)).isdecimal():
        value, end = Fraction(f"{amount.value}.{tail}"), scan.ends[amount.stop]  # 9秒58
        return replace(amount, value=value, stop=amount.stop + 1, end=end)
    _, half = and_fraction(scan, tables, amount.stop)
    stop = _said_again(scan, tables, amount, half) if half else None
    if half is None or stop is None:
        return amount
    value = amount.value + Fraction(str(half.entry.value))
    return replace(amount, value=value, stop=stop, end=scan.ends[stop - 1])


def _said_again(scan: Scan, tables: Tables, amount: Amount, half: Match) -> int | None:
    """Where the unit behind its half ends, if it is said again; None where another noun owns it."""
    again, whole = bare_unit(scan, tables, half.stop), scan.word(half.stop)
    if again and str(again.entry.value) == amount.unit:
        return again.stop
    counted = amount.kind in ("count", "percent")
    definite = whole.startswith("ال") and whole not in tables.common  # but «إلى»
    if counted and definite and set(whole[2:].rstrip("ه")) <= set(scan.words[half.first - 1]):
        return half.stop + 1
    owned = definite or (counted and may_be_noun(scan, tables, half.stop))
    return None if owned or find(tables.words, scan, half.first, "blocked") else half.stop


def bare_unit(scan: Scan, tables: Tables, at: int) -> Match | None:
    """The unit at token ``at``, also with its article («المتر ونصف المتر»)."""
    if unit := find(tables.tails, scan, at):
        return unit
    for rest, entry in tables.tails.get(scan.word(at).removeprefix("ال"), ()):
        if not rest:
            return Match(entry, at, at + 1)
    return None


def _behind_one(scan: Scan, tables: Tables, cents: Amount) -> Amount | None:
    """«دينار و500 فلس», «ريالا وخمسين هللة»: a currency without a number is one of it."""
    apart = scan.word(cents.first - 1) == "و"
    if not apart and cents.start == scan.starts[cents.first]:
        return None
    stop = cents.first - apart
    found = (find(tables.tails, scan, first, "money") for first in (stop - 2, stop - 1))
    money = next((match for match in found if match and match.stop == stop), None)
    if money is None or scan.words[money.first].startswith("ال") or cents.value >= 1:
        return None
    before = scan.word(money.first - 1)
    unit = str(money.entry.value)
    other_coins = coins(unit) != coins(str(cents.unit)) and cents.unit != "AED"
    if other_coins or scan.is_number(money.first - 1) or before in tables.numbers:
        return None
    start, value = scan.starts[money.first], 1 + cents.value
    return replace(cents, unit=unit, value=value, first=money.first, start=start)


def with_cents(scan: Scan, tables: Tables, amount: Amount) -> Amount:
    """«7 دولارات و50 سنتا», «3 دنانير كويتية و250 فلسا»: a thousand fils make a dinar."""
    link = find(tables.links, scan, amount.stop, "ands")
    number = read_number(scan, tables, link.stop if link else amount.stop)
    if number is None:
        return amount
    cents = find(tables.tails, scan, number.stop, "cents")
    if cents is None or amount.unit is None:
        return amount
    whole = whole_of(scan, cents)
    told = cents.stop > cents.first + 1 and amount.unit in ("dinar", "dirham", "pound", "riyal")
    size = coins(amount.unit if amount.unit.isupper() else whole)
    if not 0 < number.value < size or (size == 1000) != (whole in MILLS):
        return amount
    value = amount.value + number.value / size
    unit, end = whole if told else amount.unit, scan.ends[cents.stop - 1]
    return replace(amount, value=value, unit=unit, stop=cents.stop, end=end)


def _sign(scan: Scan, tables: Tables, at: int) -> Match | None:
    """The sign that ends at ``at``; the letter of ``A$5`` touches it, *a $5 fee* is no currency."""
    for rest, entry in tables.signs.get(scan.word(at), ()):
        loose = len(rest) == 1 and not scan.glued(at) and not scan.word(at).isalpha()
        sign = find_back({scan.word(at): (Phrase(rest, entry),)}, scan, at)
        if sign and not (loose and rest != ("us",)):
            return sign
    return None


def _sign_before(scan: Scan, tables: Tables, number: Number) -> Amount | None:
    """``$3.5bn``, ``US$ 200 million``, ``SAR 500``."""
    sign = _sign(scan, tables, number.first - 1)
    if sign is None or scan.is_number(sign.first - 1):
        return None
    kind = "percent" if sign.entry.role == "percent" else "money"
    named = find(tables.tails, scan, number.stop) if kind == "money" else None
    loose = kind == "money" and not scan.glued(number.first)
    if kind == "money" and (number.spelled or (loose and _tail(scan, tables, number.stop))):
        return None
    stop, end, unit = number.stop, number.end, str(sign.entry.value)
    if named and named.entry.role in ("money", "sign"):
        stop, end = named.stop, scan.ends[named.stop - 1]
    return Amount(kind, number.value, unit, sign.first, stop, scan.starts[sign.first], end)


def age_head(scan: Scan, tables: Tables, at: int) -> bool:
    """Behind ``aged``, also as one of a list: ``ages 3, 5 and 8``."""
    at = _first_listed(scan, tables, at)
    before = at - 1 - (scan.word(at - 1) == "ال")
    return any(find_back(tables.ages, scan, end) for end in (at - 1, before)) or _died_at(scan, at)


def _first_listed(scan: Scan, tables: Tables, at: int) -> int:
    """The first of the numbers that are listed up to ``at``: 3, 5 and 8."""
    first = at - 2 * _MOST_LISTED
    while at > first and _is_listed(scan, tables, at - 1) and scan.word(at - 2).isdecimal():
        at -= 2
    return at


_MOST_LISTED = 12
"""Ages of one list: a longer walk back from each of them would take the square of its length."""


def _is_listed(scan: Scan, tables: Tables, at: int) -> bool:
    return scan.word(at) == "," or find(tables.links, scan, at, "ands") is not None


_DEATHS = frozenset("توفي توفيت رحل رحلت وفاه رحيل وفاته وفاتها توفى".split())
_NEAR_DEATH = 40


def _died_at(scan: Scan, at: int) -> bool:
    """«توفي الفنان أمس عن 78 عاما»."""
    if scan.word(at - 1) != "عن":
        return False
    return not _DEATHS.isdisjoint(scan.words[max(at - _NEAR_DEATH, 0) : at - 1])


_AROUND = frozenset((("(", ")"), ("،", "،"), (",", ","), ("-", "-"), ("–", "–")))


_GROWN = 16
"""From here on *le chanteur, 57 ans,* tells an age; *le bail, 3 ans,* a term."""


def _age_in_brackets(scan: Scan, tables: Tables, amount: Amount) -> Amount:
    """«"أم علي" (35 عاما)», «محمد، 35 عاما، موظف», ``María, de 35 años, dijo``."""
    at = _first_listed(scan, tables, amount.first)
    at -= scan.word(at - 1) in ("de", "di")
    bracketed = (scan.word(at - 1), scan.word(amount.stop)) in _AROUND
    whole = amount.value.denominator == 1
    name = at - 2 - (scan.word(at - 2) in ('"', "»", "”", "'"))
    named = whole and scan.is_word(name) and not scan.raw_word(name)[0].islower()
    between = scan.word(at - 1) == "," and amount.value >= _GROWN
    before = scan.word(name - 1)
    named = named or (whole and between and (before in tables.common or before in tables.numbers))
    accused = scan.word(at - 1) == "," and scan.word(amount.stop).startswith("ب")
    bracketed = bracketed or (accused and scan.words[amount.stop - 1] == "عاما")
    if amount.unit == "year" and bracketed and named and amount.value < 120:
        return replace(amount, kind="age")
    return amount


def _age(scan: Scan, tables: Tables, number: Number) -> Amount | None:
    """``aged 35``; ``Ann Lee, 35, said``."""
    if number.value.denominator != 1 or not 0 < number.value.numerator < 120:
        return None
    headed = age_head(scan, tables, number.first) and number.scale == 1
    if number.code == "ar" or _is_listed(scan, tables, number.first - 1):
        # «البالغ 22 ضعفا», ``aged 12, 14 people`` count what follows.
        headed = headed and not may_be_noun(scan, tables, number.stop)
    older = scan.word(number.stop) in ("and", "or") and scan.word(number.stop + 1) in _OLDER
    headed = headed or (older and bool(number.numeral)) or _behind_name(scan, tables, number)
    if headed or _apposition(scan, tables, number):
        return _amount(number, "age", "year", number.stop, number.end)
    return None


def _behind_name(scan: Scan, tables: Tables, number: Number) -> bool:
    """男(45), 김모(45)씨: how Japanese and Korean news tell an age."""
    enclosed = is_enclosed(scan, number.first, number.stop) and scan.glued(number.first - 1)
    named = enclosed and scan.is_word(number.first - 2) and len(number.numeral) == _AGE_DIGITS
    return named and tables.primary.code in ("ja", "ko")


_AGE_DIGITS = 2
_OLDER = frozenset("older younger".split())
_BALLOTS = frozenset("vote votes tally ballots".split())
"""In a list of names the numbers behind them are then no ages: *Ann Lee, 87; Bob Ray, 78*."""
_SOMEBODY = frozenset(
    "man woman boy girl suspect driver victim gunman teenager husband wife son daughter brother"
    " sister mother father defendant student teacher".split()
)
_TITLES = frozenset("Mr Mrs Ms Dr Sen Rep Gov".split())


def _apposition(scan: Scan, tables: Tables, number: Number) -> bool:
    """A number between commas behind a name or a person: ``Ann Lee, 35, said``, ``the man, 35,``.

    Behind one word alone («Malia, 16, was») the sentence must go on in small letters: in a list
    of clubs or towns with their numbers the next name follows.
    """
    if not number.numeral or scan.word(number.first - 1) != "," or scan.glued(number.first):
        return False
    name = scan.raw_word(number.first - 2) if number.first > 1 else ""
    if name in _SOMEBODY:
        return scan.word(number.stop) == "," and len(number.numeral) == _AGE_DIGITS
    if not (name[:1].isupper() and name[1:].islower() and len(number.numeral) == 2):
        return False
    before = scan.raw_word(number.first - 3) if number.first > 2 else ""
    follower = scan.word(number.stop)
    listed = ";" in (follower, scan.word(number.first - 4), scan.word(number.first - 5))
    votes = listed and not _BALLOTS.isdisjoint(scan.words[max(number.first - 60, 0) : number.first])
    if votes or scan.word(number.first - 2) in tables.dates:
        return False
    full = before[:1].isupper() and scan.word(number.first - 3) not in tables.common
    if full or (before == "." and scan.raw_word(number.first - 4) in _TITLES):
        return follower in (",", ";", ")") or (follower == "." and not scan.glued(number.stop + 1))
    after = scan.raw_word(number.stop + 1) if number.stop + 1 < scan.count else ""
    return follower == "," and after.islower()
