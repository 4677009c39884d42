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
from dataclasses import dataclass
from itertools import pairwise

from dedup.compare.judging.values import dimension, unit_stems
from dedup.compare.places import line_at
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
# «68 دولة منها ...»: what follows names some of them, not what is counted.
_EXAMPLES = frozenset(map(fold_word, ("منها", "ومنها", "بينها", "وبينها", "including", "such")))
# «for aid», «to build»; Arabic says it with a clitic («لبناء»).
_PURPOSES = frozenset(map(fold_word, ("لـ", "لصالح", "كمساعدات", "for", "to", "in", "على")))
_PER_UNIT = frozenset(
    fold_word(word)
    for word in """
للبرميل للأوقية للأونصة للسهم للطن للمتر للغالون للتر للكيلو للفرد للواحد للشخص لكل
""".split()
)
_ARABIC = re.compile(r"[ء-ي]")
_CLAUSE_END = re.compile(r"[،,;؛:.!?؟()\[\]\n]")
_LABEL_WORDS = 6
# «أعضاء التحالف، وعددهم 74 عضوا»: what is numbered was named before.
_NUMBERING = frozenset(
    map(fold_word, ("عدد", "عدده", "عددها", "عددهم", "وعدده", "وعددها", "وعددهم", "numbering"))
)
# Nouns that name nothing by themselves: what became of the persons stands before.
_PERSONS = frozenset(
    map(fold_word, "شخص شخصا أشخاص آخرين آخرون أخرى people person persons others".split())
)
_MARKS = '"«»“”„'


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
    label: Span
    """The words of the text that best name what is counted."""
    label_text: str
    label_stems: frozenset[str]


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
            line = line_at(text, at)
            sentences = list(split_sentences(text, line)) or [line]
        home = next((span for span in sentences if at < span.end), sentences[-1])
        groups.setdefault(home, []).append(figure)
    return groups.items()


def _fact(article: str, text: str, sentence: Span, words: Sequence[Word], figure: Figure) -> Fact:
    first = bisect_right(words, figure.span.start, key=lambda word: word.span.end)
    last = bisect_left(words, figure.span.end, key=lambda word: word.span.start)
    before, after = words[max(0, first - _REACH) : first], words[last : last + _REACH]
    near = (*before, *after)
    measured = dimension(figure)
    basis = _basis(text, after) if measured == "share" else ()
    context = frozenset(word.stem for word in near if word.stem)
    noun = _noun(figure, before, after)
    label = _whole_quotation(text, _label(text, figure, before, after))
    return Fact(
        article=article,
        figure=figure,
        sentence=sentence,
        dimension=measured,
        noun=noun,
        basis=basis,
        context=context | noun,
        label=label,
        label_text=label.cut(text),
        label_stems=frozenset(
            word.stem for word in words if word.stem and label.start <= word.span.start < label.end
        ),
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


def _basis(text: str, after: Sequence[Word]) -> tuple[str, ...]:
    """Content words between a partitive («من», of) right after the share and the clause's end."""
    if not after or after[0].folded not in _PARTITIVES:
        return ()
    stems = []
    for last, word in pairwise(after[: _BASIS_REACH + 1]):
        if _CLAUSE_END.search(text, last.span.end, word.span.start) or word.folded in _PARTITIVES:
            break
        stems.append(word.stem)
    return tuple(filter(None, stems))


def _label(text: str, figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> Span:
    """The noun phrase after the figure, else the one before it, else the figure's own words.

    Dates and ranks follow what they are of; a counted noun with nothing after it was named before
    («أعضاء التحالف، البالغ عددهم 74 عضوا»).
    """
    if figure.qualifier == "additional":
        after = after[1:] if _follows(text, figure, after) else after
    following = _phrase(text, after[0].span.start if after else figure.span.end, list(after))
    preceding = _phrase_before(text, figure.span.start, list(before))
    if dimension(figure) in ("when", "time", "ordinal"):
        return preceding or following or figure.span
    unit = _unit_span(text, figure)
    if unit is None:
        if preceding and not _tells(text, figure, after):
            return preceding
        return following or preceding or figure.span
    rest = [word for word in after if word.span.start >= unit.end]
    more = _phrase(text, unit.end, rest)
    if more:
        return Span(unit.start, more.end)
    if preceding and fold_word(unit.cut(text)) in _PERSONS:
        return preceding
    stems = {word.stem for word in before if preceding and preceding.start <= word.span.start}
    named_before = unit_stems(figure) & stems or any(
        word.folded in _NUMBERING for word in before[-2:]
    )
    return preceding if preceding and named_before else unit


def _tells(text: str, figure: Figure, after: Sequence[Word]) -> bool:
    """Whether what follows an amount says what it is of: «من الأراضي», «لدعم الاستقرار», for aid.

    «54 دولارا للبرميل», «31% بنهاية العام» say at what rate and when; what it is of stands before.
    """
    if not after or _CLAUSE_END.search(text, figure.span.end, after[0].span.start):
        return False
    first = after[0]
    if first.folded in _PER_UNIT:
        return False
    if first.folded in _PARTITIVES or first.folded in _PURPOSES or not _ARABIC.search(text):
        return True
    return first.folded.startswith("ل") and len(first.folded) > 3


def _follows(text: str, figure: Figure, after: Sequence[Word]) -> bool:
    """Whether the word right after the figure is its qualifier («200 مليون دولار إضافي»)."""
    return bool(after) and not text[figure.span.end : after[0].span.start].strip()


def _unit_span(text: str, figure: Figure) -> Span | None:
    """The counted noun as printed in or right after the figure."""
    if figure.kind != "count" or not figure.unit:
        return None
    start = text.find(figure.unit, figure.span.start, figure.span.end + len(figure.unit) + 2)
    return Span(start, start + len(figure.unit)) if start >= 0 else None


def _phrase(text: str, start: int, words: list[Word]) -> Span | None:
    taken: list[Word] = []
    for word in words[:_LABEL_WORDS]:
        ended = _CLAUSE_END.search(text, start, word.span.start)
        if ended or word.folded.isdigit() or word.folded in _EXAMPLES:
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
        if any(map(str.isdigit, word.folded)):
            if _trim(taken):
                break
            taken = []
            stop = word.span.start
            continue
        taken.insert(0, word)
        stop = word.span.start
        if len(taken) == _LABEL_WORDS:
            break
    return _trim(taken)


def _trim(words: list[Word]) -> Span | None:
    """Without stop words at the ends; None where no content word is left."""
    while words and not _says_something(words[0]):
        words = words[1:]
    while words and not _says_something(words[-1]):
        words = words[:-1]
    return Span(words[0].span.start, words[-1].span.end) if words else None


def _says_something(word: Word) -> bool:
    return bool(word.stem) and word.folded != "و"


def _whole_quotation(text: str, label: Span) -> Span:
    """The label with the quotation mark that closes what it opens, or without what it opens."""
    marks = [at for at in range(label.start, label.end) if text[at] in _MARKS]
    if len(marks) % 2 == 0:
        return label
    if text[label.end : label.end + 1] in _MARKS and label.end < len(text):
        return Span(label.start, label.end + 1)
    before, after = Span(label.start, marks[-1]), Span(marks[-1] + 1, label.end)
    longer = max(before, after, key=lambda part: (part.end - part.start, -part.start))
    start = longer.start + len(longer.cut(text)) - len(longer.cut(text).lstrip())
    return Span(start, start + len(longer.cut(text).strip())) if longer.cut(text).strip() else label


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
