"""Two numbers that are no range: scores (``2-1``, ``3:1``), odds, swaps, formations."""

from __future__ import annotations

from dedup.compare.figures.amounts import Amount
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.lookup import Match
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.number import Number, read_number
from dedup.compare.figures.scan import Scan

DASHES = frozenset("-–—―‑")


def is_dash(scan: Scan, link: Match) -> bool:
    """Whether the link is a dash alone; ``10-to-15`` is linked by its word."""
    return link.stop == link.first + 1 and scan.word(link.first) in DASHES


def score(
    scan: Scan, number: Number, other: Number, low: Amount, high: Amount, link: Match
) -> Draft | None:
    """``2-1``, «3 مقابل 1», ``3:1``, ``voted 220 to 213``."""
    dash = is_dash(scan, link)
    if link.entry.code == "ko" and high.unit is not None:
        return None  # 버스 3대 1명: of 3대 the counter
    told = high.unit in _TALLIES or _is_contest(scan, low, high)
    if not dash and link.entry.role != "versus" and not told:
        return None
    small = all(item.numeral.isdecimal() and len(item.numeral) <= 3 for item in (number, other))
    if not small or (
        dash and (high.kind != "count" or (number.first > 0 and _chained(scan, number)))
    ):
        return None
    if dash and number.value < other.value and high.unit is not None and not told:
        return None
    if dash and scan.word(other.stop) in DASHES and scan.is_number(other.stop + 1):
        return _chain(scan, number, other)
    value = f"{number.value}-{other.value}"
    return Draft("ratio", value, number.first, other.stop, number.start, other.end)


_TALLIES = frozenset(
    "vote win defeat loss victory draw lead decision majority margin aggregate scoreline".split()
)
"""What a pair of numbers is a tally of: *a 99 to 0 vote*, *a 1-2 defeat*."""
_CONTESTS = frozenset(
    "vinto vince vinta battuto perso pareggiato gano vencio perdio empato gewann siegte verlor"
    " gagne battu impose perdu goleou derrotou bateu goleo vencio derroto sconfitto travolto"
    " unterlag besiegte venceu vence ganhou perdeu empatou победил победила выиграл проиграл"
    " vote votes voted voting passed approved rejected defeated ruled score scored beat beaten won"
    " lost lead led leading trailing فاز فازت الفوز بفوز بالفوز بفوزه خسر خساره الخساره بخسارته"
    " تغلب تغلبه هزم تعادل التعادل بالتعادل نتيجه بنتيجه النتيجه المباراه مباراه اللقاء".split()
)
_BEFORE_A_TALLY = 4
"""Words before the first number in which a contest is looked for."""


def _is_contest(scan: Scan, low: Amount, high: Amount) -> bool:
    """``approved on a vote of 26 to 15``, ``by 26 votes to 15``: two bare numbers of a contest."""
    repeated = scan.word(high.stop) == "times"
    voted = is_vote(low)
    if high.unit is not None or repeated or not (voted or low.unit is None):
        return False
    return voted or is_contested(scan, low.first, _BEFORE_A_TALLY)


_VOTES = frozenset("votes voix votos voti stimmen stemmen голосами голосов голоса".split())


def is_vote(amount: Amount) -> bool:
    """``26 votes``, *289 voix*: the first side of a vote, with its noun."""
    return (amount.unit or "").lower() in _VOTES


def is_contested(scan: Scan, at: int, near: int) -> bool:
    """Whether one of the ``near`` words before token ``at`` speaks of a vote or a match."""
    return not _CONTESTS.isdisjoint(scan.words[max(at - near, 0) : at])


def swap(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """``a two-for-one split``."""
    at = number.stop
    if [scan.word(at + k) for k in range(3)] != ["-", "for", "-"]:
        return None
    other = read_number(scan, tables, at + 3)
    if other is None:
        return None
    value = f"{number.value}-{other.value}"
    return Draft("ratio", value, number.first, other.stop, number.start, other.end)


def score_with_zero(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """«2-صفر», «صفر - 3»: a side in words is no date and no duration («صفر يوم الأحد»)."""
    sign = scan.word(number.stop)
    if sign not in DASHES and sign != "/":
        return None
    other = read_number(scan, tables, number.stop + 1)
    if other is None or not (_is_side(number) and _is_side(other)):
        return None
    if other.numeral and number.numeral:
        return None
    value = f"{number.value}-{other.value}"
    return Draft("ratio", value, number.first, other.stop, number.start, other.end)


def _is_side(number: Number) -> bool:
    """Whether the number can be one side of a score: up to three digits, or *nil*."""
    zero = number.spelled and number.value == 0
    return zero or (number.numeral.isdecimal() and len(number.numeral) <= 3)


def _chain(scan: Scan, number: Number, other: Number) -> Draft:
    """``4-2-3-1``: neither a score nor a range; shown without a value."""
    stop = other.stop
    while scan.word(stop) in DASHES and scan.is_number(stop + 1):
        stop += 2
    return draft_of(scan, "vague", None, number.first, stop, start=number.start)


def _chained(scan: Scan, number: Number) -> bool:
    return scan.word(number.first - 1) in DASHES and scan.is_number(number.first - 2)


_ODDS = frozenset("بنسبه نسبه باحتمال احتمال رهان برهان باحتمالات احتمالات بمعدل".split())
_HYPHENED = 3
"""Tokens of ``-to-``."""


def odds(
    scan: Scan,
    number: Number,
    low: Amount,
    other: Number,
    high: Amount,
    link: Match,
    *,
    opened: bool,
) -> Draft | None:
    """«بنسبة 1 إلى 5», ``1,000-to-1``, ``10 to 1``: with a unit behind it would be a range.

    What falls *from 10 to 1* is none.
    """
    plain_counts = low.kind == high.kind == "count" and low.unit is None and high.unit is None
    to_one = (
        link.entry.role == "tos" and not is_dash(scan, link) and number.value > other.value == 1
    )
    to_one = to_one and (not opened or link.stop - link.first == _HYPHENED)
    if not plain_counts or not (to_one or scan.word(number.first - 1) in _ODDS):
        return None
    value = f"{plain(number.value)}-{plain(other.value)}"
    return Draft("ratio", value, number.first, other.stop, number.start, other.end)
