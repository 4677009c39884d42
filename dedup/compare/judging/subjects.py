"""Whether two figures in one place of a formula are of two subjects: another firm, another river.

«X Corp is raising 200 mln» and «Y Inc is raising 100 mln» share every word but the one that counts.
Names are seen by their capitals; where a script has none, or a language gives them to every noun,
by the definite noun that governs the figure. A name tells two subjects apart only where the other
article never has it: what is called by two names in one text is one thing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from dedup.compare.judging.bonds import Bond, bonds_of
from dedup.compare.places import in_one_of, line_at
from dedup.compare.reading import Reading
from dedup.compare.stems import Word, forms_of, words_of
from dedup.model import CONTENT_ROLES, Figure, Span
from dedup.text.language import detect_language
from dedup.text.sentences import split_sentences

# Where more of the words than this have capitals, it is a title, and none of them tells a name.
_MOST_CAPITALS = 0.7
_NOWHERE = Span(0, 0)
_LINE = re.compile(r"[^\n]+")
# Where every noun has a capital, «Erdbeben» names nobody, but «Acme AG» does, and «Julia Weber».
_NOUNS_AS_NAMES = ("de", "lb")
# Characters of the shortest text that can be a lead.
_LEAD = 100
# Words of a lead that name whom it is about.
_OPENING = 12
# «MADRID, 3 mayo (EFE).- », ``New York, March 3 — ``, ``LONDON: ``: where and for whom it was
# written, and nothing of the subject.
_DATELINE = re.compile(
    r"^(?:[^\n()]{0,60}\([^\n()]{1,40}\)[.:\s]{0,3}[-–—]"
    r"|(?P<place>[^\n(),:–—-]{2,40})(?:,[^\n():–—-]{1,20})?(?P<mark>\s[-–—]{1,2}\s|:\s))",
    re.MULTILINE,
)


class Setting:
    """One article's text with what is asked of it for every pair of figures, worked out once."""

    def __init__(self, reading: Reading, lead: Span) -> None:
        self.text = text = reading.running
        figures, self._sentences = reading.figures, reading.tokens.sentences
        self._figures = sorted(figures, key=lambda figure: figure.span)
        self._spans = [figure.span for figure in self._figures]
        self._datelines = [Span(*m.span()) for m in _DATELINE.finditer(text) if _is_dateline(m)]
        self._named: dict[int, frozenset[str]] = {}
        self._bonds: dict[int, Bond] = {}
        self.lead = next(iter(split_sentences(text, lead)), lead)

    def bond(self, figure: Figure) -> Bond:
        """What words a figure belongs to."""
        if id(figure) not in self._bonds:
            line = line_at(self.text, figure.span.start)
            first = bisect_left(self._spans, line.start, key=lambda span: span.start)
            last = bisect_left(self._spans, line.end, key=lambda span: span.start)
            self._bonds.update(bonds_of(self.text, self._figures[first:last]))
        return self._bonds[id(figure)]

    def dates(self, figure: Figure) -> bool:
        """Whether a figure only says when the text was written."""
        return in_one_of(self._datelines, figure.span)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words of the article."""
        return frozenset(stem for _, stem in forms_of(self.text, Span(0, len(self.text))))

    def names(self, figure: Figure) -> frozenset[str]:
        """Stems of the names in the sentence of a figure."""
        starts = bisect_right(self._sentences, figure.span.start, key=lambda span: span.start)
        home = max(0, starts - 1)
        if home not in self._named:
            # The first word has a capital in any case.
            self._named[home] = self._names(self._words(self._sentences[home])[1:])
        return self._named[home]

    @cached_property
    def opening(self) -> frozenset[str]:
        """Stems of the names that the lead opens with."""
        found = _LINE.finditer(self.text, self.lead.start, self.lead.end)
        lines = [self._words(Span(*line.span())) for line in found]
        names = self._names([word for line in lines for word in self._past_first(line)], _OPENING)
        if names and detect_language(self.text) in _NOUNS_AS_NAMES:
            names &= {word.stem for line in lines for word in self._in_pairs(line[1:])}
        return names

    def _in_pairs(self, words: Sequence[Word]) -> Iterator[Word]:
        """Words with a capital beside another one."""
        for pair in pairwise(words):
            if all(map(self._capital, pair)):
                yield from pair

    def _past_first(self, words: list[Word]) -> list[Word]:
        """The words of a line that may tell a name: its first one, behind a dateline, has a
        capital anyway, but before another capital it is part of a name."""
        joined = len(words) > 1 and self._capital(words[1])
        return words if joined else words[1:]

    def _names(self, words: Sequence[Word], most: int | None = None) -> frozenset[str]:
        names = [word.stem for word in words if word.stem and self._capital(word)]
        if len(names) > _MOST_CAPITALS * len(words):
            return frozenset()
        return frozenset(word.stem for word in words[:most] if word.stem and self._capital(word))

    def _capital(self, word: Word) -> bool:
        return self.text[word.start].isupper()

    def _words(self, sentence: Span) -> list[Word]:
        """The words of a sentence that are no figure's and no dateline's."""
        return [
            word
            for word in words_of(self.text, sentence)
            if not in_one_of(self._spans, word.span) and not in_one_of(self._datelines, word.span)
        ]


def _is_dateline(found: re.Match[str]) -> bool:
    """Whether a place stands before the mark: words with capitals, before a colon throughout."""
    place = (found["place"] or "A").strip()
    return place.isupper() or (place.istitle() and ":" not in (found["mark"] or ""))


def two_subjects(left: Setting, ours: Figure, right: Setting, theirs: Figure) -> bool:
    """Whether each figure's sentence names what the other article never mentions."""
    names, others = left.names(ours), right.names(theirs)
    if names & others:
        return False
    if names and others and names - right.stems and others - left.stems:
        return True
    return _governed_apart(left, ours, right, theirs)


def of_two_facts(left: Setting, ours: Figure, right: Setting, theirs: Figure) -> bool:
    """Whether two figures of different values in different sentences are of two facts: of two
    subjects, or without a word in common among those they belong to."""
    if not left.bond(ours).stems & right.bond(theirs).stems:
        return True
    return two_subjects(left, ours, right, theirs)


def told_of_others(left: Setting, ours: Figure, right: Setting, theirs: Figure) -> bool:
    """Whether two articles open with names that the other never has, and the sentences of the two
    figures have no name in common: two firms announce alike."""
    names, others = left.opening, right.opening
    if not (names and others and names - right.stems and others - left.stems):
        return False
    leads = (
        left.lead.start <= ours.span.start < left.lead.end,
        (right.lead.start <= theirs.span.start < right.lead.end),
    )
    return all(leads) or not left.names(ours) & right.names(theirs)


def setting_of(reading: Reading) -> Setting:
    """The setting of a whole article; where lines are cut by hand its lead goes over several."""
    lines = [line.span for line in reading.tokens.paragraphs if line.role in CONTENT_ROLES]
    lead = lines[0] if lines else _NOWHERE
    for line in lines[1:]:
        if lead.end - lead.start >= _LEAD:
            break
        lead = Span(lead.start, line.end)
    return Setting(reading, lead)


def _governed_apart(left: Setting, ours: Figure, right: Setting, theirs: Figure) -> bool:
    """«سعر الدولار 48.5» and «سعر اليورو 52.1»: one construction, another definite noun in it."""
    mine, its = left.bond(ours), right.bond(theirs)
    parallel = mine.nearest == its.nearest or mine.stems & its.stems
    if not mine.subject or not its.subject or mine.subject == its.subject or not parallel:
        return False
    return mine.subject not in right.stems and its.subject not in left.stems
