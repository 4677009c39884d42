"""What a figure is a figure of: its sentence, the noun it counts, the whole it is a share of.

Two figures tell the same fact where they measure the same thing and stand among the same words.
Everything here is read off the text around the figure; nothing is looked up.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dedup.compare.figures.values import dimension, unit_stems
from dedup.compare.stems import Word, stem, words_of
from dedup.model import Figure, Paragraph, Span
from dedup.text.fold import fold_word
from dedup.text.sentences import split_sentences

CONTENT_KINDS = frozenset(
    {
        *("count", "percent", "percentage_points", "money", "measure", "fraction", "ratio"),
        *("date", "date_range", "duration", "year", "age", "ordinal", "vague"),
    }
)
"""Kinds that can be a fact of a story; weekdays, times and law numbers only place it."""

# Words on each side of a figure that tell what it is of; a clause of news is about this long.
_REACH = 12
# Words of the whole that a share is a part of: «98% من الأراضي التي كان يسيطر عليها».
_BASIS_REACH = 6
_PARTITIVES = frozenset(
    map(fold_word, ("من", "of", "de", "des", "du", "der", "dei", "degli", "dos", "das"))
)
_CLAUSE_END = re.compile(r"[،,;؛:.!?؟()\[\]\n]")
_LABEL_WORDS = 6


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with what tells which fact it belongs to."""

    article: str
    figure: Figure
    sentence: Span
    dimension: str
    noun: frozenset[str]
    """Stems of the noun that is counted or ranked; empty where there is none."""
    basis: frozenset[str]
    """Stems of the whole that a share is a part of."""
    context: frozenset[str]
    """Stems of the words around it in its sentence."""
    label: Span
    """The words of the text that best name what is counted."""


def facts_of(
    article: str, text: str, figures: Sequence[Figure], paragraphs: Sequence[Paragraph] = ()
) -> tuple[Fact, ...]:
    """The facts that the figures of one article tell, in reading order.

    Where ``paragraphs`` are given, figures in furniture, bylines and stock text are left out:
    they date the page and say nothing of the story.
    """
    content = [figure for figure in figures if in_content(figure, paragraphs)]
    found: list[Fact] = []
    for sentence, inside in _by_sentence(text, content):
        words = words_of(text, sentence)
        found.extend(_fact(article, text, sentence, words, figure) for figure in inside)
    return tuple(found)


def in_content(figure: Figure, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the figure stands in body or headline."""
    for paragraph in paragraphs:
        if paragraph.span.start <= figure.span.start < paragraph.span.end:
            return paragraph.role in ("body", "headline")
    return not paragraphs


def _by_sentence(text: str, figures: Iterable[Figure]) -> Iterable[tuple[Span, list[Figure]]]:
    groups: dict[Span, list[Figure]] = {}
    line, sentences = Span(-1, -1), [Span(0, 0)]
    for figure in sorted(figures, key=lambda item: (item.span, item.kind)):
        at = figure.span.start
        if not line.start <= at < line.end:
            stop = text.find("\n", at)
            line = Span(text.rfind("\n", 0, at) + 1, len(text) if stop < 0 else stop)
            sentences = list(split_sentences(text, line)) or [line]
        home = next((span for span in sentences if at < span.end), sentences[-1])
        groups.setdefault(home, []).append(figure)
    return groups.items()


def _fact(article: str, text: str, sentence: Span, words: Sequence[Word], figure: Figure) -> Fact:
    before = [word for word in words if word.span.end <= figure.span.start]
    after = [word for word in words if word.span.start >= figure.span.end]
    near = before[-_REACH:] + after[:_REACH]
    measured = dimension(figure)
    basis = _basis(text, after) if measured == "share" else frozenset()
    context = frozenset(word.stem for word in near if word.stem)
    noun = _noun(figure, before, after)
    return Fact(
        article,
        figure,
        sentence,
        measured,
        noun,
        basis,
        context | noun,
        _label(text, figure, before, after),
    )


def _noun(figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> frozenset[str]:
    if figure.kind == "count":
        return unit_stems(figure)
    if figure.kind == "ordinal":
        # The ordinal follows its noun in Arabic and goes before it in English.
        own = [stem(fold_word(word)) for word in (figure.unit or "").split()]
        near = [word.stem for word in (*before[-2:], *after[:1])]
        return frozenset(filter(None, own or near))
    return frozenset()


def _basis(text: str, after: Sequence[Word]) -> frozenset[str]:
    """Content words between a partitive («من», of) right after the share and the clause's end."""
    if not after or after[0].folded not in _PARTITIVES:
        return frozenset()
    stems = []
    for last, word in pairwise(after[: _BASIS_REACH + 1]):
        if _CLAUSE_END.search(text, last.span.end, word.span.start) or word.folded in _PARTITIVES:
            break
        stems.append(word.stem)
    return frozenset(filter(None, stems))


def _label(text: str, figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> Span:
    """The noun phrase after the figure, else the one before it, else the figure's own words."""
    dated = dimension(figure) in ("when", "time", "ordinal")
    following = _phrase(text, figure.span.end, list(after))
    preceding = _phrase_before(text, figure.span.start, list(before))
    unit = _unit_span(text, figure, following, after)
    first, second = (preceding, following) if dated else (unit, preceding)
    for candidate in (first, second, preceding, following):
        if candidate is not None:
            return candidate
    return figure.span


def _unit_span(
    text: str, figure: Figure, following: Span | None, after: Sequence[Word]
) -> Span | None:
    """The phrase after the figure with the counted noun in front: «نازح عراقي عادوا»."""
    if figure.kind != "count" or not figure.unit:
        return following
    start = text.find(figure.unit, figure.span.start, figure.span.end + len(figure.unit) + 2)
    if start < 0:
        return following
    rest = [word for word in after if word.span.start >= start + len(figure.unit)]
    more = _phrase(text, start + len(figure.unit), rest)
    return Span(start, more.end) if more else None


def _phrase(text: str, start: int, words: list[Word]) -> Span | None:
    taken: list[Word] = []
    for word in words[:_LABEL_WORDS]:
        if _CLAUSE_END.search(text, start, word.span.start):
            break
        taken.append(word)
        start = word.span.end
    return _trim(taken)


def _phrase_before(text: str, stop: int, words: list[Word]) -> Span | None:
    """The words before the figure in its clause; a clause that says nothing is passed over."""
    taken: list[Word] = []
    for word in reversed(words):
        ended = _CLAUSE_END.search(text, word.span.end, stop)
        if ended and _trim(taken):
            break
        if ended:
            taken = []
        taken.insert(0, word)
        stop = word.span.start
        if len(taken) == _LABEL_WORDS:
            break
    return _trim(taken)


def _trim(words: list[Word]) -> Span | None:
    """Without stop words at the ends; None where no content word is left."""
    while words and not words[0].stem:
        words = words[1:]
    while words and not words[-1].stem:
        words = words[:-1]
    return Span(words[0].span.start, words[-1].span.end) if words else None


class Rarity:
    """How much a shared word tells: inverse frequency over the sentences with figures.

    A name that stands in every sentence of a story («التحالف») tells nothing of which fact is
    meant; the words that stand in two of a hundred do.
    """

    def __init__(self, facts: Iterable[Fact]) -> None:
        sentences = {(fact.article, fact.sentence): fact.context for fact in facts}
        self._seen = Counter(word for context in sentences.values() for word in context)
        self._all = max(len(sentences), 1)

    def weight(self, word: str) -> float:
        """Weight of one stem, between about .1 and log(n)."""
        return math.log(1 + self._all / (1 + self._seen[word]))

    def total(self, words: Iterable[str]) -> float:
        """Weight of many stems, summed in a fixed order."""
        return sum(map(self.weight, sorted(words)))

    def likeness(self, left: Fact, right: Fact) -> float:
        """Weight of the shared context words in the weight of the shorter context, 0 to 1."""
        shared = left.context & right.context
        if not shared:
            return 0.0
        least = min(self.total(left.context), self.total(right.context))
        # A context of one or two words proves nothing by being contained: weigh it as five.
        floor = 5 * self.weight("")
        return self.total(shared) / max(least, min(floor, least * 2))


def bases_meet(left: Fact, right: Fact) -> bool:
    """Whether two shares may be parts of the same whole: one names none, or they share words."""
    if not left.basis or not right.basis:
        return True
    shared = left.basis & right.basis
    return len(shared) * 2 >= min(len(left.basis), len(right.basis))
