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
function_word    style      في قصر / بقصر
wording          style      انطلقت / وبدأت; content where names, titles, labels or many words go
moved            style      a word that stands elsewhere in the passage
figure           content    74 / 68
quote            content    words changed between quotation marks
negation         content    a negation added or lost
attribution      content    قال / أكد, the ministry said / the embassy said
added, dropped   content    words that only one side has
===============  =========  ==================================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from dedup.compare.sides import Side
from dedup.compare.vocabulary import (
    ABBREVIATIONS,
    ATTRIBUTION,
    CONNECTIVES,
    FUNCTION_WORDS,
    HEDGES,
    LOADED,
    NEGATIONS,
    SOURCE_MARKERS,
    TITLES,
    stems,
)
from dedup.model import Figure, Span
from dedup.text.fold import fold_word

KINDS = (
    "spelling",
    "punctuation",
    "quote_marks",
    "name_variant",
    "number_form",
    "date_form",
    "inflection",
    "function_word",
    "wording",
    "moved",
    "figure",
    "quote",
    "negation",
    "attribution",
    "added",
    "dropped",
)
_COSMETIC = frozenset(KINDS[:6])
_CONTENT = frozenset(KINDS[10:])

# One word for another may be a synonym; two against two, or more, are another statement.
_SYNONYM_WORDS = 1
_PHRASE_WORDS = 3
# A verb or particle explains an edit only where the edit is small.
_SMALL_EDIT = 4
# Words like "first" and "today" stand in figures without the sentence being about a figure.
_QUIET_FIGURES = ("ordinal", "relative_date", "weekday", "vague")
# Two forms of one word: at most a third of the longer one differs, and never in short words.
_FORM_DISTANCE = 1 / 3
_FORM_LETTERS = 4
_FORM_EDITS = 3
_DATES = ("date", "date_range", "year", "relative_date", "weekday")
_OF_DATES = frozenset(map(fold_word, "يوم اليوم عام العام سنة شهر day year month".split()))
# «بين» between two words is the preposition, not the verb of saying.
_VERBS = ATTRIBUTION - FUNCTION_WORDS


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of words of one side."""

    side: Side
    range: tuple[int, int]
    folded: tuple[str, ...]

    @property
    def content(self) -> tuple[str, ...]:
        """The words that are neither function words nor connectives."""
        return tuple(w for w in self.folded if w not in FUNCTION_WORDS and w not in CONNECTIVES)

    def beside_attribution(self) -> bool:
        """Whether a verb of saying has them for its subject: «أعلنت وزارة», ``they said``."""
        after = self.side.folded(self.range[1], self.range[1] + 1)
        if any(word in _VERBS for word in after):
            return True
        for word in reversed(self.side.folded(max(0, self.range[0] - 2), self.range[0])):
            if word in _VERBS or word in SOURCE_MARKERS:
                return True
            if word in FUNCTION_WORDS:
                return False
        return False

    def lie_in(self, span: Span) -> bool:
        """Whether no word that means something lies outside the span of a figure: «يوم 12» does."""
        starts, ends = self.side.starts, self.side.ends
        return all(
            word in FUNCTION_WORDS or word in _OF_DATES
            for at, word in zip(range(*self.range), self.folded, strict=True)
            if starts[at] >= span.end or span.start >= ends[at]
        )

    @property
    def span(self) -> Span:
        """Raw extent; empty at the end of the word before where there are no words."""
        return _span(self.side, self.range)


def read_words(side: Side, words: tuple[int, int]) -> Words:
    """The words of a stretch, folded."""
    return Words(side, words, side.folded(*words))


def _span(side: Side, words: tuple[int, int]) -> Span:
    if words[0] < words[1]:
        return Span(side.starts[words[0]], side.ends[words[1] - 1])
    place = side.ends[words[0] - 1] if words[0] else 0
    return Span(place, place)


@dataclass(frozen=True, slots=True)
class Hints:
    """What other readers know of both articles: their figures and quotations."""

    left_figures: tuple[Figure, ...] = ()
    right_figures: tuple[Figure, ...] = ()
    left_quotes: tuple[Span, ...] = ()
    right_quotes: tuple[Span, ...] = ()

    def lone_left(
        self, left: Side, right: Side, words: tuple[int, int], others: tuple[int, int]
    ) -> set[int]:
        """Words of days that nothing on the other side answers: an edit of their own."""
        answers = touching(self.right_figures, _span(right, others))
        return self._lone(left, words, others, self.left_figures, answers)

    def lone_right(
        self, left: Side, right: Side, words: tuple[int, int], others: tuple[int, int]
    ) -> set[int]:
        """As `lone_left`, for right."""
        answers = touching(self.left_figures, _span(left, others))
        return self._lone(right, words, others, self.right_figures, answers)

    def figured(
        self, left: Side, right: Side, left_words: tuple[int, int], right_words: tuple[int, int]
    ) -> tuple[set[int], set[int]]:
        """Words of each side that stand in figures with a value."""
        return (
            _words_in(left, left_words, self.left_figures),
            _words_in(right, right_words, self.right_figures),
        )

    @staticmethod
    def _lone(
        side: Side,
        words: tuple[int, int],
        others: tuple[int, int],
        figures: Sequence[Figure],
        answers: Sequence[Figure],
    ) -> set[int]:
        if others[0] == others[1]:
            return set()
        # «اليوم» against «أمس» is one edit; «أمس» against another word altogether is two.
        answered = {figure.kind for figure in answers}
        lone = set()
        for figure in touching(figures, _span(side, words)):
            if figure.kind in ("relative_date", "weekday") and figure.kind not in answered:
                lone |= {at for at in range(*words) if _inside(side, at, figure.span)}
        return lone


def _words_in(side: Side, words: tuple[int, int], figures: Sequence[Figure]) -> set[int]:
    telling = [figure for figure in figures if figure.kind not in _QUIET_FIGURES]
    near = touching(telling, _span(side, words)) if words[0] < words[1] else []
    return {at for figure in near for at in range(*words) if _inside(side, at, figure.span)}


def _inside(side: Side, word: int, span: Span) -> bool:
    return span.start <= side.starts[word] and side.ends[word] <= span.end


def touching(figures: Sequence[Figure], span: Span, before: int = 0) -> list[Figure]:
    """The figures that share a code point with the span, or that an empty span stands in.

    An empty span may also stand ``before`` code points before the figure.
    """
    empty = span.start == span.end
    return [
        figure
        for figure in figures
        if (figure.span.start < span.end and span.start < figure.span.end)
        or (empty and figure.span.start - before <= span.start <= figure.span.end)
    ]


def near_kind(left: str, right: str) -> str:
    """Whether two different folded words are forms of one word: its kind, or nothing."""
    if left == right or not (left.isalpha() and right.isalpha()):
        return ""
    if left in ABBREVIATIONS or right in ABBREVIATIONS:
        return "spelling" if _written_out(left) == _written_out(right) else ""
    ours, theirs = stems(left), stems(right)
    if not set(ours).isdisjoint(theirs):
        return "function_word"
    if left in FUNCTION_WORDS or right in FUNCTION_WORDS:
        return ""
    bare = _without_article(left), _without_article(right)
    alike = any(_one_form(a, b) for a, b in {bare, (ours[-1], theirs[-1])})
    return "inflection" if alike else ""


def _written_out(word: str) -> str:
    """A title in full, without its article: «د.» is «الدكتور»."""
    return ABBREVIATIONS.get(word) or _without_article(word)


def _without_article(word: str) -> str:
    """An article is no beginning that two forms share: «الدور» and «الفور» are two words."""
    return _ARTICLE.sub("", word, count=1)


_ARTICLE = re.compile(r"^ال(?=...)")
# The letter that carries a hamza inside a word differs by country: مسؤول / مسئول, رؤوس / رءوس.
_SEATS = re.compile(r"[ؤئء](?=\w)")


def same_but_hamza(left: str, right: str) -> bool:
    """Whether two words as printed differ in nothing but the letter a hamza sits on."""
    united = _SEATS.sub("ء", left), _SEATS.sub("ء", right)
    return "ء" in united[0] and fold_word(united[0]) == fold_word(united[1])


def _one_form(left: str, right: str) -> bool:
    """Forms of one word share their beginning: تشكيل / تشكل, report / reported."""
    shorter, longer = sorted((len(left), len(right)))
    half = shorter // 2
    if shorter < _FORM_LETTERS or left[:half] != right[:half]:
        return False
    limit = min(int(longer * _FORM_DISTANCE), _FORM_EDITS)
    return Levenshtein.distance(left, right, score_cutoff=limit) <= limit


def classify(left: Words, right: Words, hints: Hints) -> str:
    """The kind of an edit between two stretches of words, cheapest reason first."""
    if left.folded and "".join(left.folded) == "".join(right.folded):
        return "spelling"  # عبدالله / عبد الله
    if not left.content and not right.content:
        return _without_content(left, right)
    if kind := _figure_kind(left, right, hints):
        return kind
    if _quoted(left.span, hints.left_quotes) and _quoted(right.span, hints.right_quotes):
        return "quote"
    if _negated(left) != _negated(right):
        return "negation"
    if _attribution_changed(left, right) or _other_source(left, right):
        return "attribution"
    if not left.folded:
        return "added"
    return "wording" if right.folded else "dropped"


def _without_content(left: Words, right: Words) -> str:
    """Only function words and connectives differ."""
    if _negated(left) != _negated(right):
        return "negation"
    words = left.folded + right.folded
    return "wording" if any(word in CONNECTIVES for word in words) else "function_word"


def _figure_kind(left: Words, right: Words, hints: Hints) -> str:
    """figure, number_form or date_form where the edit lies in figures; nothing elsewhere."""
    ours = touching(hints.left_figures, left.span)
    theirs = touching(hints.right_figures, right.span)
    if not ours and not theirs:
        return ""
    if not (ours and theirs):
        return "figure" if _replaces_figure(left, right, ours or theirs) else ""
    alike = [(a, b) for a in ours for b in theirs if same_value(a, b)]
    if not alike:
        return "figure"
    # A clause that holds the figure again («في عام 2011 وسلمت») says more than its form.
    inside = any(left.lie_in(a.span) and right.lie_in(b.span) for a, b in alike)
    return form_kind(ours[0]) if inside else ""


def _replaces_figure(left: Words, right: Words, figures: Sequence[Figure]) -> bool:
    """Whether an edit that touches a figure on one side only is about the figure."""
    telling = any(figure.kind not in _QUIET_FIGURES for figure in figures)
    small = min(len(left.folded), len(right.folded)) > 0
    return telling and small and max(len(left.folded), len(right.folded)) <= _SMALL_EDIT


def form_kind(figure: Figure) -> str:
    """What it is called when only the form of a figure differs."""
    return "date_form" if figure.kind in _DATES else "number_form"


def same_value(left: Figure, right: Figure) -> bool:
    """Whether two figures say the same in the same terms, however they are printed."""
    if left.value is None or right.value is None:
        return False
    if left.kind == right.kind == "relative_date" and left.resolved is not None:
        return left.resolved == right.resolved
    return (left.kind, left.value, left.high, left.qualifier) == (
        right.kind,
        right.value,
        right.high,
        right.qualifier,
    ) and (left.kind == "count" or left.unit == right.unit)


def _quoted(span: Span, quotes: Sequence[Span]) -> bool:
    return any(quote.start <= span.start and span.end <= quote.end for quote in quotes)


def _negated(words: Words) -> bool:
    return len(words.folded) <= _SMALL_EDIT and any(w in NEGATIONS for w in words.folded)


def _attribution_changed(left: Words, right: Words) -> bool:
    """One verb of saying for another, or a hedge added or lost."""
    if max(len(left.folded), len(right.folded)) > _SMALL_EDIT:
        return False
    said = [frozenset(w for w in words.folded if w in _VERBS) for words in (left, right)]
    hedged = [any(w in HEDGES for w in words.folded) for words in (left, right)]
    return bool(said[0] and said[1] and said[0] != said[1]) or hedged[0] != hedged[1]


def _other_source(left: Words, right: Words) -> bool:
    """Somebody else is said to have said it: a replacement beside a verb of saying."""
    if not (left.content and right.content):
        return False
    if all(word in SOURCE_MARKERS for word in left.content + right.content):
        return False  # «حسبما أفاد» for «وفق ما أفاد»: the same source
    if max(len(left.folded), len(right.folded)) > _SMALL_EDIT:
        return False
    return left.beside_attribution() and right.beside_attribution()


_NAME = re.compile(r"\b[A-ZÀ-ÞΑ-ΩА-Я]\w")


def weight_of(kind: str, left: Words, right: Words) -> str:
    """cosmetic, style or content; a rewording is content where a name or many words go."""
    if kind in _COSMETIC:
        return "cosmetic"
    if kind in _CONTENT:
        return "content"
    if kind != "wording":
        return "style"
    sizes = len(left.content), len(right.content)
    many = min(sizes) > _SYNONYM_WORDS or max(sizes) > _PHRASE_WORDS
    told = many or _names(left) != _names(right) or _labels(left) != _labels(right)
    return "content" if told else "style"


def _labels(words: Words) -> frozenset[str]:
    """Loaded labels and titles among the words, whatever is written onto them."""
    known = (stem for word in words.folded for stem in stems(word))
    return frozenset(stem for stem in known if stem in LOADED or stem in TITLES)


def _names(words: Words) -> frozenset[str]:
    """Capitalised words, in scripts that have capitals; the first word of a sentence is none."""
    span = words.span
    before = words.side.text[max(0, span.start - 2) : span.start]
    found = _NAME.finditer(span.cut(words.side.text))
    opens_sentence = not before.strip() or before.strip()[-1:] in tuple('.!?"“«')
    return frozenset(match[0] for match in found if match.start() or not opens_sentence)
