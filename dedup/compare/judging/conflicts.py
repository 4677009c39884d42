"""What cannot be true inside one article: figures a power of ten apart, dates that do not fit.

Only what can be checked by arithmetic is reported: the same digits in another scale or order for
the same fact, a weekday against a calendar date, «the day before yesterday, Monday» against «today,
Tuesday», a stated number of parts against the list that follows it, the headline against the text.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, combinations

from dedup.compare.judging.calendar_slips import calendar_slips
from dedup.compare.judging.facts import Fact, Rarity
from dedup.compare.judging.headline import headline_slips
from dedup.compare.judging.kinship import kinship, mistyped
from dedup.compare.judging.labels import with_noun
from dedup.compare.judging.ledger import story_facts
from dedup.compare.judging.slips import significant
from dedup.compare.judging.subjects import Setting
from dedup.compare.judging.totals import Slip, total_slips
from dedup.compare.judging.units import number
from dedup.compare.judging.values import is_scaled, within
from dedup.compare.reading import Reading
from dedup.model import Message, Span

TWICE = "%(article)s contradicts itself: %(left)s and %(right)s for the same thing."
"""Message template of two values of one fact; the findings name the article."""

# Articles with more figures are tables; their rows differ by nature.
_MOST_FACTS = 120
# Words that two sentences with one sum in two scales have in common.
_COMMON = 2


@dataclass(frozen=True, slots=True)
class Conflict:
    """Statements of one article that cannot all be true."""

    kind: str
    """figure_conflict or date_mismatch."""
    text: Message
    spans: tuple[Span, ...]


def conflicts(reading: Reading) -> tuple[Conflict, ...]:
    """All conflicts inside one article, in reading order."""
    article = reading.article
    slips = *_scale_slips(reading), *total_slips(reading), *headline_slips(reading)
    figures = [(text, spans) for spans, text in {spans: text for text, spans in slips}.items()]
    days = calendar_slips(article.text, reading.content_figures, article.published)
    found = [Conflict("figure_conflict", *slip) for slip in figures]
    found += [Conflict("date_mismatch", *slip) for slip in days]
    return tuple(sorted(found, key=lambda item: (item.spans, item.kind)))


def _scale_slips(reading: Reading) -> Iterable[Slip]:
    facts = story_facts(reading)
    alike: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in facts[:_MOST_FACTS]:
        digits = "".join(sorted((fact.figure.value or "").replace("0", "")))
        alike[fact.figure.kind, digits].append(fact)
    told = [group for group in alike.values() if len({fact.figure.value for fact in group}) > 1]
    rarity = Rarity(facts if told else ())
    seen: set[frozenset[str | None]] = set()
    for left, right in chain.from_iterable(combinations(group, 2) for group in told):
        values = frozenset((left.figure.value, right.figure.value))
        if values not in seen and _slipped(left, right, rarity, reading.setting):
            seen.add(values)
            text = reading.article.text
            first, second = (with_noun(text, fact.figure) for fact in (left, right))
            said = Message(TWICE, {"left": first, "right": second})
            yield said, (left.figure.span, right.figure.span)


def _slipped(left: Fact, right: Fact, rarity: Rarity, setting: Setting) -> bool:
    """Another scale, or two digits exchanged, for the same fact in different sentences."""
    if left.sentence == right.sentence or not mistyped(left, right):
        return False
    kin = kinship(left, right, rarity, (setting, setting))
    if kin is None:
        return _other_scale(left, right)
    return not kin.verdict.agrees and not within(left.figure, right.figure)


def _other_scale(left: Fact, right: Fact) -> bool:
    """25 million dinars, and further on 25 billion, told with some of the same words: in 4,674
    articles of four collections no two such sums are two facts."""
    digits = significant(number(left.figure) or Fraction())
    alike = len(left.context & right.context) >= _COMMON and left.figure.unit == right.figure.unit
    return alike and len(digits) > 1 and is_scaled(left.figure, right.figure)
