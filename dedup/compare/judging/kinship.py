"""Whether two figures in different sentences tell the same fact: one rule for pairs and ledger."""

from __future__ import annotations

from dataclasses import dataclass

from dedup.compare.judging.facts import MEMBERS, Fact, Rarity, bases_meet, noun_class
from dedup.compare.judging.slips import ROUNDED, pen_slip, scale_slip, word_slip
from dedup.compare.judging.subjects import Setting, of_two_facts
from dedup.compare.judging.units import number, rate_left_out, same_noun
from dedup.compare.judging.values import Verdict, compare_values, only_qualified
from dedup.model import Figure

# Least likeness of the contexts, and least number of words they share, before two figures are
# one fact. The less the values say by themselves, the more the words must.
_SAME_NAMED = (0.0, 1)
"""A full date, of which a story has few; two digits of one noun or whole: 68 states twice."""
_SAME_RARE = (0.15, 1)
"""Three digits that count."""
_SAME = (0.25, 2)
_SAME_OTHER_NOUN = (0.4, 3)
_SMALL = 12
"""Up to a dozen of one thing and as many of another are two facts: three fronts, three sites."""
_SLIP = (0.3, 3)
"""Digits that a slip explains, or a rounding (645.6 million and 646 million) that leaves two, so
that two facts hardly have them by chance."""
_DIFFERENT = (0.62, 4)
"""Another value altogether: nearly the same sentence is needed."""
_DIFFERENT_SHARE = (0.8, 5)
"""«By 1.3%» and «by 0.8%» of nothing that is named: every market report has its own."""


@dataclass(frozen=True, slots=True)
class Kinship:
    """Two figures of one fact, how like their contexts are, and what became of the value."""

    likeness: float
    verdict: Verdict


def kinship(
    left: Fact, right: Fact, rarity: Rarity, settings: tuple[Setting, Setting]
) -> Kinship | None:
    """The kinship of two facts; None where they are not shown to be the same."""
    if left.dimension != right.dimension:
        return None
    if left.fate != right.fate and left.fate and right.fate:
        return None  # the dead and the hurt
    shared = len(left.context & right.context)
    if not shared or (shared < _SLIP[1] and _plainly_different(left.figure, right.figure)):
        return None
    verdict = compare_values(left.figure, right.figure)
    least = _least(left, right, verdict)
    if least is None or shared < least[1]:
        return None
    likeness = rarity.likeness(left, right)
    if likeness < least[0]:
        return None
    if not verdict.agrees and of_two_facts(settings[0], left.figure, settings[1], right.figure):
        return None
    return Kinship(likeness, verdict)


def _plainly_different(left: Figure, right: Figure) -> bool:
    """Whether a glance shows other digits, in kinds that have one way to write a value."""
    if left.kind != right.kind or left.kind not in ("count", "money", "percent"):
        return False
    return (left.value or "").rstrip("0.") != (right.value or "").rstrip("0.")


def _least(left: Fact, right: Fact, verdict: Verdict) -> tuple[float, int] | None:
    """How alike two contexts must be; None where the values rule out one fact."""
    if left.dimension == "ordinal" and not left.noun & right.noun:
        return None
    ours, theirs = left.figure, right.figure
    if verdict.agrees or (only_qualified(ours, theirs) and _same_unit(ours, theirs)):
        return _least_where_equal(left, right)
    if not _could_differ(left, right):
        return None
    if number(ours) is None or number(theirs) is None:
        return None
    rounded = verdict.reason.template == ROUNDED
    if (rounded and min(len(_digits(ours)), len(_digits(theirs))) > 1) or mistyped(left, right):
        return _SLIP
    return _DIFFERENT_SHARE if left.dimension == "share" and not left.basis else _DIFFERENT


def mistyped(left: Fact, right: Fact) -> bool:
    """Whether a slip explains two values of one noun or unit, and chance hardly does.

    Another scale word always; a zero, or two digits that changed places, where neither figure is
    one of several of its sentence, both tell one fate, and that, the noun or a third digit says
    which it is.
    """
    low, high = number(left.figure), number(right.figure)
    if low is None or high is None:
        return False
    if word_slip(low, high):
        return True
    if not (left.alone and right.alone and left.fate == right.fate and pen_slip(low, high)):
        return False
    named = bool(left.noun & right.noun and scale_slip(low, high))
    return named or left.fate > MEMBERS or len(_digits(left.figure)) > 2


def _could_differ(left: Fact, right: Fact) -> bool:
    """Whether two values may be of one fact: another date, rank or whole is another fact."""
    if left.dimension in ("when", "ordinal", "ratio", "identifier", "time"):
        return False
    return set(left.basis) == set(right.basis) and _same_unit(left.figure, right.figure)


def _least_where_equal(left: Fact, right: Fact) -> tuple[float, int] | None:
    figure = left.figure
    if left.dimension == "share" and not bases_meet(left, right):
        return None
    named = left.fate or same_noun(figure, right.figure) or _same_name(left, right)
    if left.dimension == "count" and not named:
        if (number(figure) or 0) <= _SMALL:
            return None
        # 3,000,000 persons, 3 million displaced: so large a number is not met twice by chance.
        return _SAME if (number(figure) or 0) >= 1000 else _SAME_OTHER_NOUN
    if figure.kind in ("date", "date_range") and "X" not in (figure.value or "X"):
        return _SAME_NAMED
    if len(_digits(figure)) >= 2 and (
        _same_name(left, right) or set(left.basis) & set(right.basis)
    ):
        return _SAME_NAMED
    return _SAME_RARE if len(_digits(figure)) >= 3 and figure.kind != "year" else _SAME


def _same_name(left: Fact, right: Fact) -> bool:
    """Whether both count the same noun, or one body by members and by states."""
    if left.fate == right.fate != 0 or left.noun & right.noun:
        return True
    return left.dimension == "count" and 0 < noun_class(left.noun or left.context) == noun_class(
        right.noun or right.context
    )


def _digits(figure: Figure) -> str:
    """The digits that count: 68 for 68,000."""
    return "".join(filter(str.isdigit, figure.value or "")).strip("0")


def _same_unit(left: Figure, right: Figure) -> bool:
    if left.kind != right.kind or left.kind == "vague":
        return False
    if left.kind == "count":
        return left.unit is not None and right.unit is not None and same_noun(left, right)
    return left.unit == right.unit or rate_left_out(left.unit, right.unit)
