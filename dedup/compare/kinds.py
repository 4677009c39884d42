"""The closed list of edit kinds: which one explains a difference most cheaply, and its weight.

===============  =========  ==================================================================
kind             weight     example
===============  =========  ==================================================================
spelling         cosmetic   إطار / اطار, colour / Colour
punctuation      cosmetic   a comma dropped, white space
quote_marks      cosmetic   "داعش" / «داعش»
name_variant     cosmetic   سورية / سوريا, Kiev / Kyiv
number_form      cosmetic   98% / 98 في المائة
date_form        cosmetic   ايلول/سبتمبر / سبتمبر
inflection       style      تشكيل / تشكل, report / reports
function_word    style      في قصر / بقصر, did not / didn't
wording          style      انطلقت / وبدأت; content where names, titles, labels or many words go,
                            and where a word says the contrary: ارتفع / انخفض, rose / fell
moved            style      a word that stands elsewhere in the passage
figure           content    74 / 68, more than 74 / about 74
quote            content    words changed between quotation marks
negation         content    a negation added or lost
attribution      content    قال / أكد, the ministry said / the embassy said, a hedge added
added, dropped   content    words that only one side has
===============  =========  ==================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter

from rapidfuzz.distance import Levenshtein

from dedup.compare.claims import attributed, names_person, negated, opposed, same_contracted, small
from dedup.compare.figures.dates.when import WEEKDAYS
from dedup.compare.sides import DATE_NOUNS, Side, Words, span_of
from dedup.compare.variants import country, stems
from dedup.compare.vocabulary import CONNECTIVES, DIRECTIONS, LOADED, TITLES
from dedup.model import Figure, Span

_COSMETIC = ("spelling", "punctuation", "quote_marks", "name_variant", "number_form", "date_form")
_STYLE = ("inflection", "function_word", "moved")
_CONTENT = ("figure", "quote", "negation", "attribution", "added", "dropped")
WEIGHTS = {
    **dict.fromkeys(_COSMETIC, "cosmetic"),
    **dict.fromkeys(_STYLE, "style"),
    **dict.fromkeys(_CONTENT, "content"),
}
"""How much an edit of a kind matters; of *wording* its words decide."""

# One word for another may be a synonym; two against two, or more, are another statement.
_SYNONYM_WORDS = 1
_PHRASE_WORDS = 3
_TELLING = LOADED | TITLES | DIRECTIONS
# Words like "first" and "today" stand in figures without the sentence being about a figure.
_QUIET_FIGURES = ("ordinal", "relative_date", "weekday", "vague")
_DAYS = ("relative_date", "weekday")
# Letters of a word that looks like another; of shorter ones too many do.
_ALIKE_LETTERS = 4
# Words of a unit or sign that one side leaves out: «98» / «98 في المائة».
_UNIT_WORDS = 2
# Code points between an edit and the figure that it is about: a preposition.
_NEXT = 6
_DATES = ("date", "date_range", "year", "relative_date", "weekday")


class Told:
    """What other readers know of one article: its figures and its quotations, by place."""

    def __init__(self, side: Side, figures: Sequence[Figure], quotes: Sequence[Span]) -> None:
        self.figures = figures
        """In reading order, none overlapping another."""
        self._quotes = quotes
        self._side = side
        self._starts = [figure.span.start for figure in figures]
        self._ends = [figure.span.end for figure in figures]
        telling = (figure.span for figure in figures if figure.kind not in _QUIET_FIGURES)
        self.figured = frozenset(at for span in telling for at in self._inside(span))
        """Words that stand in figures with a value."""

    def touching(self, span: Span, before: int = 0) -> list[Figure]:
        """The figures that share a code point with the span, or that an empty span stands in.

        An empty span may also stand ``before`` code points before the figure.
        """
        empty = span.start == span.end
        found = []
        for at in range(bisect_left(self._ends, span.start), len(self._ends)):
            place = self.figures[at].span
            if place.start - before > span.end:
                break
            if empty or (place.start < span.end and span.start < place.end):
                found.append(self.figures[at])
        return found

    def following(self, place: int) -> Figure | None:
        """The figure that begins at a place, or a preposition further on."""
        at = bisect_left(self._starts, place)
        near = at < len(self._starts) and self._starts[at] <= place + _NEXT
        return self.figures[at] if near else None

    def quotes(self, span: Span) -> bool:
        """Whether the span lies inside a quotation."""
        at = bisect_right(self._quotes, span.start, key=attrgetter("start")) - 1
        return at >= 0 and span.end <= self._quotes[at].end

    def lone(self, words: tuple[int, int], others: tuple[int, int], other: Told) -> set[int]:
        """Words of days that nothing in the other side's words answers: an edit of their own."""
        if not self._ends or others[0] == others[1] or words[0] == words[1]:
            return set()
        days = [f for f in self.touching(span_of(self._side, words)) if f.kind in _DAYS]
        if not days:
            return set()
        # «اليوم» against «أمس» is one edit; «أمس» against another word altogether is two.
        if any(f.kind in _DAYS for f in other.touching(span_of(other._side, others))):
            return set()
        alone = {at for day in days for at in self._inside(day.span)}
        return alone.intersection(range(*words))

    def parts(self, words: tuple[int, int]) -> list[tuple[Figure, tuple[int, int]]]:
        """The figures with a value that have some of the words, and which."""
        if self.figured.isdisjoint(range(*words)):
            return []
        found = []
        for figure in self.touching(span_of(self._side, words)):
            inside = self._inside(figure.span)
            part = max(inside.start, words[0]), min(inside.stop, words[1])
            if figure.kind not in _QUIET_FIGURES and part[0] < part[1]:
                found.append((figure, part))
        return found

    def _inside(self, span: Span) -> range:
        first = bisect_left(self._side.starts, span.start)
        return range(first, bisect_right(self._side.ends, span.end))


@dataclass(frozen=True, slots=True)
class Hints:
    """What other readers know of both articles."""

    left: Told
    right: Told


def classify(left: Words, right: Words, hints: Hints) -> str:
    """The kind of an edit between two stretches of words, cheapest reason first."""
    if same_contracted(left, right):
        return "function_word"
    if kind := _figure_kind(left, right, hints):
        return kind
    telling = bool(left.content or right.content)
    if telling and (_names_day(left, hints.left) or _names_day(right, hints.right)):
        return "date_form"
    if telling and hints.left.quotes(left.span) and hints.right.quotes(right.span):
        return "quote"
    if negated(left, right):
        return "negation"
    if attributed(left, right):
        return "attribution"
    if not telling:
        words = left.folded + right.folded
        linked = opposed(left.folded, right.folded) or any(word in CONNECTIVES for word in words)
        return "wording" if linked else "function_word"
    if not left.folded:
        return "added"
    return "wording" if right.folded else "dropped"


def _names_day(words: Words, told: Told) -> bool:
    """Whether all that differs is the word «يوم» before a day that both sides name."""
    if not words.folded or not DATE_NOUNS.issuperset(words.folded) or told.touching(words.span):
        return False
    day = told.following(words.span.end)
    return day is not None and day.kind in _DATES


def _figure_kind(left: Words, right: Words, hints: Hints) -> str:
    """figure, number_form or date_form where the edit is about figures; nothing elsewhere."""
    ours, theirs = _met(left, right, hints.left), _met(right, left, hints.right)
    alike = [(a, b) for a in ours for b in theirs if same_value(a, b)]
    if alike:
        # A clause that holds the figure again («في عام 2011 وسلمت») says more than its form.
        inside = any(left.lie_in(a.span) and right.lie_in(b.span) for a, b in alike)
        return form_kind(ours[0]) if inside else ""
    if ours and theirs:
        return "figure"
    if (ours or theirs) and _replaces_figure(left, right, ours or theirs):
        return "figure"
    return "figure" if _other_bound(left, right, hints) else ""


def _met(words: Words, others: Words, told: Told) -> list[Figure]:
    """The figures that the words stand in.

    Where there are none, those at whose edge the other side's words may have been taken away: «98»
    against «98%».
    """
    if words.folded or len(others.folded) <= _UNIT_WORDS:
        return told.touching(words.span)
    place = words.span.start
    return [f for f in told.touching(words.span) if f.span.start < place < f.span.end]


def _other_bound(left: Words, right: Words, hints: Hints) -> bool:
    """Whether the figure that follows is the same, and only one side calls it a bound."""
    if not small(left, right):
        return False
    ours, theirs = (
        told.following(words.span.end) for words, told in ((left, hints.left), (right, hints.right))
    )
    if ours is None or theirs is None or ours.qualifier == theirs.qualifier:
        return False
    return same_amount(ours, theirs)


def _replaces_figure(left: Words, right: Words, figures: Sequence[Figure]) -> bool:
    """Whether an edit that touches a figure on one side only is about the figure."""
    telling = any(figure.kind not in _QUIET_FIGURES for figure in figures)
    return telling and bool(left.folded and right.folded) and small(left, right)


def form_kind(figure: Figure) -> str:
    """What it is called when only the form of a figure differs."""
    return "date_form" if figure.kind in _DATES else "number_form"


def same_amount(left: Figure, right: Figure) -> bool:
    """Whether two figures give one value of one kind, whatever qualifies it."""
    ours, theirs = ((figure.kind, figure.value, figure.high) for figure in (left, right))
    return left.value is not None and ours == theirs


def same_value(left: Figure, right: Figure) -> bool:
    """Whether two figures say the same in the same terms, however they are printed."""
    if left.value is None or right.value is None:
        return False
    days = sorted((left, right), key=attrgetter("kind"))
    if days[0].kind == "relative_date" and days[0].resolved is not None:
        if days[1].kind == "weekday":
            return _weekday(days[0].resolved) == days[1].value
        return days[0].resolved == days[1].resolved
    same = same_amount(left, right) and left.qualifier == right.qualifier
    return same and (left.kind == "count" or left.unit == right.unit)


def _weekday(day: str) -> str:
    """MON … SUN of an ISO date; nothing where digits of it are unknown."""
    try:
        return WEEKDAYS[date.fromisoformat(day).weekday()]
    except ValueError:
        return ""


# What follows the place of a dateline.
_HEADED = re.compile(r"\s?[:(–—-]")
_NAME = re.compile(r"\b[A-ZÀ-ÞΑ-ΩА-Я]\w*")


def weight_of_wording(left: Words, right: Words) -> str:
    """style or content: a rewording is content where a name or many words go."""
    sizes = len(left.content), len(right.content)
    many = min(sizes) > _SYNONYM_WORDS or max(sizes) > _PHRASE_WORDS
    both = left, right
    if many or all(map(_heads_line, both)) or any(map(names_person, both)):
        return "content"
    told = _names(left) != _names(right) or _labels(left) != _labels(right)
    told |= opposed(left.folded, right.folded)
    return "content" if told or _look_alike(left, right) else "style"


def _heads_line(words: Words) -> bool:
    """Whether a line begins with them and a mark follows: the place of a dateline, no synonym."""
    text, (start, end) = words.side.text, words.span
    return text[:start][-1:] in ("", "\n") and _HEADED.match(text, end) is not None


def _look_alike(left: Words, right: Words) -> bool:
    """Whether one word is nearly the other without being a form of it: no synonym, a slip.

    «السيسي» / «السبسي»: most such pairs are two names.
    """
    if not len(left.content) == len(right.content) == 1:
        return False
    ours, theirs = left.content[0], right.content[0]
    long = min(len(ours), len(theirs)) >= _ALIKE_LETTERS
    return long and Levenshtein.distance(ours, theirs, score_cutoff=1) <= 1


def _labels(words: Words) -> frozenset[str]:
    """Loaded labels, titles, countries and directions, whatever is written onto them."""
    known = {stem for word in words.folded for stem in stems(word)}
    countries = {country(word) for word in words.folded} - {""}
    return frozenset(known & _TELLING | countries)


def _names(words: Words) -> frozenset[str]:
    """Capitalised words, in scripts that have capitals; the first of a sentence only if all are."""
    span = words.span
    before = words.side.text[max(0, span.start - 2) : span.start]
    found = _NAME.finditer(span.cut(words.side.text))
    opens_sentence = not before.strip() or before.strip()[-1:] in tuple('.!?"“«')
    return frozenset(
        match[0]
        for match in found
        if match.start() or not opens_sentence or (match[0].isupper() and len(match[0]) > 1)
    )
