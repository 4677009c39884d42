"""What a figure is a figure of: its sentence, the noun it counts, the whole it is a share of.

Two figures tell the same fact where they measure the same thing and stand among the same words.
Everything here is read off the text around the figure; nothing is looked up.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from operator import attrgetter

from dedup.compare.judging.labels import CLAUSE_END, PARTITIVES, QUOTATION_MARKS, label_of
from dedup.compare.judging.units import dimension, unit_stems
from dedup.compare.places import in_one_of, line_at
from dedup.compare.reading import Reading
from dedup.compare.stems import Word, stem, words_of, words_within
from dedup.compare.vocabulary import FUNCTION_WORDS
from dedup.model import Figure, Span
from dedup.text.fold import fold_word
from dedup.text.language import common_words
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
# Words behind a count that tell a fate: its noun, a verb and its object.
_FATE_REACH = 3
# «لقي شخص مصرعه وأصيب 4»: told of those before, not of the count.
_ITS_DEATH = tuple(map(fold_word, ("مصرعه", "مصرعها", "حتفه", "حتفها")))
# Words of the whole that a share is a part of: «98% من الأراضي التي كان يسيطر عليها».
_BASIS_REACH = 6

# Nouns that outlets use for one counted body, each on its own basis: «74 members», «68 states» may
# be the same alliance counted two ways. They are set side by side, and the unit is named as the
# reason they differ.
_ROWS = """
عضو دولة بلد طرف شريك أعضاء بلدان أطراف member state country nation partner party
قتيل ضحية وفاة قتلى ضحايا وفيات مقتل مصرع قتل حتف dead death fatality victim killed kills morts
جريح مصاب إصابة جرحى أصيب injured wounded injury injures blessés
""".strip()
MEMBERS, SEVERAL = 1, -1
"""The row of members and states; the others tell a fate. «مقتل وإصابة 60» are of two at once."""
_CLASSES = {
    stem(fold_word(word)): number
    for number, row in enumerate(_ROWS.split("\n"), 1)
    for word in row.split()
}

# «شهيد» has the stem of «شهد» and «شاهد»: who saw is not dead.
_MARTYR = re.compile("[وفبل]?(?:ال|لل)?شه(?:يد|دا)")
_DEAD = _CLASSES[stem(fold_word("قتيل"))]

_MEMBERSHIP = frozenset(
    stem(fold_word(word))
    for word in (
        *("عضو", "أعضاء", "أطراف", "يضم", "تضم", "انضم", "ينتمي"),
        *("member", "members", "comprises", "includes", "joined"),
    )
)


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with what tells which fact it belongs to."""

    article: str
    figure: Figure
    sentence: Span
    dimension: str
    noun: frozenset[str]
    """Stems of the noun that is counted or ranked; empty where there is none."""
    basis: tuple[str, ...]
    """Stems of the whole that a share is a part of, its noun first."""
    context: frozenset[str]
    """Stems of the words around it in its sentence."""
    fate: int = 0
    """Whether the dead are counted, the hurt or both (`noun_class`); 0 where none of it is said."""
    alone: bool = False
    """Whether no other figure of its sentence counts or measures the same: no list, no change."""


@dataclass(frozen=True, slots=True)
class Label:
    """The words of the text that best name what a fact is of."""

    span: Span
    text: str
    stems: frozenset[str]


def facts_of(article: str, text: str, figures: Sequence[Figure]) -> tuple[Fact, ...]:
    """The facts that the figures of one article tell, in reading order."""
    found: list[Fact] = []
    for sentence, inside in by_sentence(text, figures):
        words = words_of(text, sentence)
        told = [_fact(article, text, sentence, words, figure) for figure in inside]
        kinds = Counter(map(_counted, told))
        found += [replace(f, alone=True) if kinds[_counted(f)] == 1 else f for f in told]
    return tuple(found)


def _counted(fact: Fact) -> tuple[str, str | frozenset[str] | None]:
    """What is counted or measured, whatever the number."""
    return fact.dimension, fact.noun if fact.dimension == "count" else fact.figure.unit


def labels_of(reading: Reading, facts: Iterable[Fact]) -> tuple[Label, ...]:
    """The label of each fact of one article, in the order of `facts_of`, free of its figures."""
    found: list[Label] = []
    plain = _plain(reading.running, reading.figures)
    idle = FUNCTION_WORDS | common_words(reading.article.language)
    every = sorted(figure.span for figure in reading.figures)
    for sentence, told in groupby(facts, key=attrgetter("sentence")):
        words = [
            word._replace(stem="") if word.folded in idle else word
            for word in words_of(reading.running, sentence)
            if not in_one_of(every, word.span)
        ]
        found.extend(_label(reading.running, plain, words, fact.figure) for fact in told)
    return tuple(found)


def _plain(text: str, figures: Iterable[Figure]) -> str:
    """The text with zeros for its amounts and blanks for its other figures, and for brackets that
    hold nothing else («63 مليون دولار (236 مليون ريال)»)."""
    signs = list(text)
    for figure in figures:
        start, end = figure.span.start, figure.span.end
        amount = dimension(figure) in ("count", "share", "money", "measure") and figure.value
        sign = "0" if amount else " "
        signs[start:end] = sign * (end - start)
        if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
            signs[start - 1] = signs[end] = " "
    return "".join(signs)


def by_sentence(text: str, figures: Iterable[Figure]) -> Iterable[tuple[Span, list[Figure]]]:
    """Each sentence that holds figures, with those figures, in reading order."""
    groups: dict[Span, list[Figure]] = {}
    line, sentences = Span(-1, -1), [Span(0, 0)]
    for figure in sorted(figures, key=lambda item: (item.span, item.kind)):
        at = figure.span.start
        if not line.start <= at < line.end:
            line = line_at(text, at)
            sentences = list(split_sentences(text, line)) or [line]
        home = bisect_right(sentences, at, key=attrgetter("end"))
        groups.setdefault(sentences[min(home, len(sentences) - 1)], []).append(figure)
    return groups.items()


def _fact(
    article: str,
    text: str,
    sentence: Span,
    words: Sequence[Word],
    figure: Figure,
) -> Fact:
    before, after = _around(words, figure)
    near = (*before, *after)
    measured = dimension(figure)
    basis = _basis(text, after) if measured == "share" else ()
    context = frozenset(word.stem for word in near if word.stem)
    noun = _noun(figure, before, after)
    return Fact(
        article=article,
        figure=figure,
        sentence=sentence,
        dimension=measured,
        noun=noun,
        basis=basis,
        context=context | noun,
        fate=_fate(figure, noun, before, after),
    )


def _fate(
    figure: Figure, noun: frozenset[str], before: Sequence[Word], after: Sequence[Word]
) -> int:
    """«17 قتيلا», «مقتل 17 عاملا», «17 عاملا لقوا مصرعهم»: what became of those counted."""
    if figure.kind != "count":
        return 0
    while before and not before[-1].stem and before[-1].folded.isalpha():
        before = before[:-1]  # «وإصابة نحو 40»
    led = [_row_of(word) for word in before[-2:] if not word.folded.startswith(_ITS_DEATH)]
    if len(set(led) - {0, MEMBERS}) > 1:
        return SEVERAL  # «مقتل وإصابة 60»
    rows = (noun_class(noun), *led[-1:], *map(_row_of, after[:_FATE_REACH]))
    return next((row for row in rows if row > MEMBERS), 0)


def _row_of(word: Word) -> int:
    return _DEAD if _MARTYR.match(word.folded) else noun_class(frozenset((word.stem,)))


def _around(words: Sequence[Word], figure: Figure) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words of its sentence on each side of a figure that tell what it is of."""
    own = words_within(words, figure.span)
    return words[max(0, own.start - _REACH) : own.start], words[own.stop : own.stop + _REACH]


def _label(text: str, plain: str, words: Sequence[Word], figure: Figure) -> Label:
    at = bisect_left(words, figure.span.end, key=attrgetter("start"))
    first = bisect_left(words, figure.span.start, key=attrgetter("start"))
    span = label_of(
        plain, figure, words[max(0, first - 2 * _REACH) : first], words[at : at + _REACH]
    )
    shown = span.cut(text)
    if span.start < figure.span.start and figure.span.end <= span.end:
        shown = f"{text[span.start : figure.span.start]}…{text[figure.span.end : span.end]}"
    if len(QUOTATION_MARKS.findall(shown)) % 2:
        shown = QUOTATION_MARKS.sub("", shown)  # one of a pair was cut off
    stems = (word.stem for word in words if word.stem and span.start <= word.start < span.end)
    return Label(span, " ".join(shown.split()), frozenset(stems))


def _noun(figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> frozenset[str]:
    if figure.kind == "count":
        return unit_stems(figure)
    if figure.kind == "ordinal":
        # The ordinal follows its noun in Arabic and goes before it in English.
        own = [stem(fold_word(word)) for word in (figure.unit or "").split()]
        near = [word.stem for word in (*before[-2:], *after[:1])]
        return frozenset(filter(None, own or near))
    return frozenset()


def _basis(text: str, after: Sequence[Word]) -> tuple[str, ...]:
    """Content words between a partitive («من», of) right after the share and the clause's end."""
    if not after or after[0].folded not in PARTITIVES:
        return ()
    stems = []
    for last, word in pairwise(after[: _BASIS_REACH + 1]):
        if CLAUSE_END.search(text, last.end, word.start) or word.folded in PARTITIVES:
            break
        stems.append(word.stem)
    return tuple(filter(None, stems))


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
    """Whether two shares may be parts of the same whole.

    «الأراضي العراقية» and «الأراضي التي يسيطر عليها» have their noun in common, not what tells
    which land is meant: where both say that, it must meet.
    """
    if not left.basis or not right.basis:
        return True
    ours, theirs = set(left.basis[1:]), set(right.basis[1:])
    if ours and theirs:
        return bool(ours & theirs)
    return bool(set(left.basis) & set(right.basis))


def tells_membership(stems: frozenset[str]) -> bool:
    """Whether the words say that something is made up of what is counted («يضم 41 دولة»)."""
    return bool(stems & _MEMBERSHIP)


def noun_class(stems: frozenset[str]) -> int:
    """The number of the row that holds one of the stems; 0 where none does."""
    return max((_CLASSES.get(word, 0) for word in stems), default=0)
