"""Two numbers that are no range: scores (``2-1``, ``3:1``), odds, swaps, formations.

Scores in words too: «بثلاثية نظيفة» 3-0, «بهدفين مقابل هدف» 2-1, «بثلاثة أهداف لهدفين» 3-2.
"""

from __future__ import annotations

from typing import NamedTuple

from dedup.compare.figures.amounts import Amount
from dedup.compare.figures.draft import Draft, draft_of, plain
from dedup.compare.figures.lexicon.lookup import Match, find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.nouns import may_be_counted
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
    chained = scan.word(number.first - 1) in DASHES and scan.is_number(number.first - 2)
    worded = link.entry.code == "fa" and not dash  # «۲ بر یک»
    small = all(_is_side(item, worded=worded) for item in (number, other))
    if not small or (dash and (chained or high.kind != "count")):
        return None
    if dash and number.value < other.value and high.unit is not None and not told:
        return None
    if dash and scan.word(other.stop) in DASHES and scan.is_number(other.stop + 1):
        return _chain(scan, number, other)
    return _pair(number, other)


_TALLIES = frozenset(
    "vote win defeat loss victory draw lead decision majority margin aggregate scoreline".split()
)
"""What a pair of numbers is a tally of: *a 99 to 0 vote*, *a 1-2 defeat*."""
_CONTESTS = frozenset(
    "vinto vince vinta battuto perso pareggiato gano vencio perdio empato gewann siegte verlor"
    " victoire victoires defaite victoria derrota vittoria sconfitta vitoria empate sieg niederlage"
    " gagne battu impose imposes imposee imposent perdu goleou derrotou bateu goleo"
    " vencio derroto sconfitto travolto unterlag besiegte venceu vence ganhou perdeu empatou"
    " победил победила выиграл проиграл"
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
    joined = scan.words[at : at + 3] == ["-", "for", "-"]
    other = read_number(scan, tables, at + 3) if joined else None
    return _pair(number, other) if other else None


def score_with_zero(scan: Scan, tables: Tables, number: Number) -> Draft | None:
    """«2-صفر», «صفر - 3»: a side in words is no date and no duration («صفر يوم الأحد»)."""
    joined = scan.word(number.stop) in DASHES or scan.word(number.stop) == "/"
    other = read_number(scan, tables, number.stop + 1) if joined else None
    if other is None or (other.numeral and number.numeral):
        return None
    return _pair(number, other) if _is_side(number) and _is_side(other) else None


def _is_side(number: Number, *, worded: bool = False) -> bool:
    """Whether the number can be one side of a score: up to three digits, or *nil*."""
    spelled = number.spelled and (worded or number.value == 0)
    return spelled or (number.numeral.isdecimal() and len(number.numeral) <= 3)


def _chain(scan: Scan, number: Number, other: Number) -> Draft:
    """``4-2-3-1``: neither a score nor a range; shown without a value."""
    stop = other.stop
    while scan.word(stop) in DASHES and scan.is_number(stop + 1):
        stop += 2
    return draft_of(scan, "vague", None, number.first, stop, start=number.start)


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
    linked = link.entry.role == "tos" and not is_dash(scan, link)
    falls = opened and link.stop - link.first != _HYPHENED
    to_one = linked and not falls and number.value > other.value == 1
    if not plain_counts or not (to_one or scan.word(number.first - 1) in _ODDS):
        return None
    return _pair(number, other)


def _pair(number: Number, other: Number) -> Draft:
    value = f"{plain(number.value)}-{plain(other.value)}"
    return Draft("ratio", value, number.first, other.stop, number.start, other.end)


# In words


_GOAL = ("هدف", "هدفا")
"""Of sets and games a winner has two or more; «مجموعة دون مقابل» is no score."""
_WORDS = 5
"""Tokens of the longest number of goals with its noun («ثلاثة وعشرين هدفا»)."""
_HIGHEST = 100
"""Goals, sets and points of one side."""


class _Side(NamedTuple):
    """The tally of one side, at tokens ``first`` to ``stop``."""

    tally: int
    first: int
    stop: int
    start: int


def read_score(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """The score that begins at token ``at`` with a goal, a pair of sets or a count of them."""
    near = scan.words[at + 1 : at + _WORDS]
    if scan.words[at] not in tables.goals and tables.tallied.keys().isdisjoint(near):
        return None
    left = _side(scan, tables, at)
    if left is None or (left.tally == 1 and not scan.words[at].endswith(_GOAL)):
        return None
    if told := find(tables.tallies, scan, left.stop):
        right = 0 if told.entry.role == "to_nil" else left.tally
        return _tally(scan, left, right, told.stop)
    versus = find(tables.links, scan, left.stop, "versus")
    worded = scan.word(left.stop).isalpha()  # a hyphen or a colon joins no words
    other = _side(scan, tables, versus.stop, bare=True) if versus and worded else None
    # «لهدفين»: the preposition is a part of the word.
    other = other or (None if versus else _joined(scan, tables, left.stop))
    return _tally(scan, left, other.tally, other.stop) if other else None


def _side(scan: Scan, tables: Tables, at: int, *, bare: bool = False) -> _Side | None:
    """«هدفين», «ثلاثية», «3 أهداف»; behind *against* the number alone."""
    if goals := find(tables.goals, scan, at):
        stop = goals.stop + (scan.word(goals.stop) in _ONLY)
        return _Side(goals.entry.number, at, stop, scan.starts[at] + goals.entry.skip)
    known = scan.is_number(at) or scan.word(at) in tables.numbers
    number = read_number(scan, tables, at) if known else None
    if number is None or number.value.denominator != 1 or not 0 <= number.value < _HIGHEST:
        return None
    named = find(tables.tallied, scan, number.stop)
    if named is None and (not bare or may_be_counted(scan, tables, number.stop)):
        return None  # «3 أهداف مقابل 20 مليونا»: behind *against* stands what is no tally
    stop = named.stop if named else number.stop
    return _Side(int(number.value), number.first, stop, number.start)


_ONLY = frozenset("وحيد وحيده واحد واحده يتيم اثنين اثنان".split())


def _joined(scan: Scan, tables: Tables, at: int) -> _Side | None:
    word = scan.word(at)
    if word[:1] != "ل":
        return None
    side = _side(scan, tables, at)
    return side if side and side.start > scan.starts[at] else None


def _tally(scan: Scan, left: _Side, right: int, stop: int) -> Draft:
    value = f"{left.tally}-{right}"
    return draft_of(scan, "ratio", value, left.first, stop, start=left.start)
