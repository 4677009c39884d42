"""Findings about what a copied sentence claims: denied, turned round, labelled, doubted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter, itemgetter

from dedup.compare.claims import claim_of, labels_of, negations
from dedup.compare.findings.doubts import denied, several_denied
from dedup.compare.findings.evidence import listing, quote, widened
from dedup.compare.findings.once import linked
from dedup.compare.judging.setting import kept_on_each
from dedup.compare.judging.values import OTHER_QUALIFIER
from dedup.compare.published import published_day
from dedup.compare.reading import Reading, Readings
from dedup.compare.speech.changes import within
from dedup.compare.speech.names import named_at, other_source, written_otherwise
from dedup.compare.speech.speakers import reported_by
from dedup.compare.stems import words_of
from dedup.compare.variants import stems
from dedup.compare.vocabulary import FORBIDDING
from dedup.model import (
    CONTENT_ROLES,
    Block,
    Comparison,
    Edit,
    FigureChange,
    Finding,
    Message,
    Span,
)

# Places quoted as evidence, and words on each side of one.
_MOST_PLACES = 6
_MARGIN = 3
_REACH = 60
# Characters of a qualifier behind its first word: « than at least ».
_QUALIFIER = 15
# Characters on each side of an edit, and the share of them that both must print: in a sentence
# told otherwise what the edit does may be chance. Contraries and names ask the most.
_SENTENCE = 80
_LEAST_KEPT = {"contrary": 0.8, "person": 0.95}
_LEAST_OF_OTHERS = 0.5

_TELLINGS = {
    "contrary": (
        "medium",
        "A copied sentence says one thing in %(left)s and the contrary in %(right)s: %(words)s.",
    ),
    "of two days": (
        "low",
        "%(left)s and %(right)s, of two days, say the contrary of one another: %(words)s.",
    ),
    "denial": (
        "medium",
        "What a copied sentence says in %(right)s is denied in %(left)s: %(words)s.",
    ),
    "label": ("medium", "The same is labelled otherwise in %(left)s than in %(right)s: %(words)s."),
    "source": (
        "medium",
        "The same is reported in %(left)s from another source than in %(right)s: %(words)s.",
    ),
    "person": (
        "medium",
        "The same is told in %(left)s of another person than in %(right)s: %(words)s.",
    ),
    "name": ("low", "A name is written otherwise in %(left)s than in %(right)s: %(words)s."),
    "doubt": ("low", "What both tell is doubted either in %(left)s or in %(right)s: %(words)s."),
}
"""How serious another claim is, and how it is told."""
_KINDS = {"source": "speaker_changed"}
# What an edit of a name is called; inflected, it is the same.
_NAMING = ("wording", "attribution")
# How words are chosen: told once, however many places have the choice.
_CHOICES = ("name", "label", "doubt", "of two days")
_Place = tuple[Span, Span]
"""Where left and right say it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What one article says where another says something else."""

    article: str
    span: Span
    words: str
    """Folded; of a label its stem, however it is inflected."""


@dataclass(frozen=True, slots=True)
class _Change:
    """One claim in two wordings; the side that denies is the first, else the lesser wording."""

    claim: str
    sides: tuple[_Said, _Said]

    def keys(self) -> Sequence[Hashable]:
        """What another place or pair with the same change has too."""
        wordings = self.claim, *(side.words for side in self.sides)
        if self.claim in _CHOICES:
            return [wordings]
        return [(*wordings, side.article, side.span) for side in self.sides]


def claim_findings(readings: Readings, comparisons: Iterable[Comparison]) -> Iterator[Finding]:
    """One finding for all that some articles claim otherwise than others, in one way."""
    changes = [change for item in comparisons for change in _changes(readings, item)]
    told: dict[tuple[str, tuple[str, str]], list[Sequence[_Change]]] = {}
    for same in linked(changes, _Change.keys):
        first, second = ({change.sides[at].article for change in same} for at in (0, 1))
        camps = listing(sorted(first)), listing(sorted(second))
        told.setdefault((same[0].claim, camps), []).append(same)
    for (claim, camps), found in sorted(told.items(), key=itemgetter(0)):
        yield _finding(readings, claim, camps, found[:_MOST_PLACES])


def _changes(readings: Readings, comparison: Comparison) -> Iterator[_Change]:
    names = comparison.pair.left, comparison.pair.right
    for claim, places in _claims(readings, comparison):
        texts = (readings[name].article.text for name in names)
        words = list(map(_folded, texts, places))
        if claim == "label":
            words = [sorted(labels_of(*pair)) for pair in (words, words[::-1])]
        sides = map(_Said, names, places, map(" ".join, words))
        one, other = sorted(sides, key=lambda side: (-negations(side.words.split()), side.words))
        yield _Change(claim, (one, other))


def _claims(readings: Readings, comparison: Comparison) -> Iterator[tuple[str, _Place]]:
    """What edits of copied passages do to claims, and where."""
    left, right = readings[comparison.pair.left], readings[comparison.pair.right]
    quoted = [(c.left, c.right) for c in comparison.quotes if c.verdict == "altered"]
    for block in comparison.blocks:
        if not (block.left and block.right and block.role in CONTENT_ROLES):
            continue
        for edit in (edit for edit in block.edits if edit.weight != "cosmetic"):
            if any(a and b and within(edit, a, b) for a, b in quoted):
                continue  # told as words that differ between quotation marks
            if edit.weight == "content" and (claim := _claim(left, right, comparison, block, edit)):
                yield claim, (edit.left, edit.right)
            elif named := _named_otherwise(left, right, block, edit):
                yield named


def _claim(left: Reading, right: Reading, comparison: Comparison, block: Block, edit: Edit) -> str:
    """What an edit does to a claim, if anything else that the sentence says lets it."""
    texts, places = (left.article.text, right.article.text), (edit.left, edit.right)
    after = tuple(map(_next, texts, places))
    claim = claim_of(edit.kind, _folded(texts[0], edit.left), _folded(texts[1], edit.right), after)
    least = _LEAST_KEPT.get(claim, _LEAST_OF_OTHERS)
    if claim and min(kept_on_each(block, *places, _SENTENCE)) < least:
        return ""
    if claim == "denial" and _denials(left, places[0]) == _denials(right, places[1]):
        return ""
    if claim == "label" and _named_beside(texts, places, block):
        return ""
    return _contrary(left, right, comparison, edit) if claim == "contrary" else claim


def _named_otherwise(
    left: Reading, right: Reading, block: Block, edit: Edit
) -> tuple[str, _Place] | None:
    """Of whom an edit makes somebody else, or how it writes a name, and where."""
    if edit.weight == "content" and (sources := _sources(left, right, edit)):
        return "source", sources
    sides = (left.article.text, edit.left), (right.article.text, edit.right)
    ours, theirs = (named_at(*side) for side in sides)
    if ours and theirs and other_source(sides[0][0], ours, sides[1][0], theirs):
        claim, names = "person", (ours, theirs)
    elif edit.kind in _NAMING and (spelt := written_otherwise(*sides[0], *sides[1])):
        claim, names = "name", spelt
    else:
        return None
    kept = min(kept_on_each(block, edit.left, edit.right, _SENTENCE))
    return (claim, names) if kept >= _LEAST_KEPT.get(claim, _LEAST_OF_OTHERS) else None


def _denials(reading: Reading, span: Span) -> int:
    """How often the sentence of an edit denies: «called on it not to», «warned it of» once each."""
    sentences = reading.tokens.sentences
    home = bisect_right(sentences, span.start, key=attrgetter("start")) - 1
    words = _folded(reading.article.text, sentences[max(0, home)])
    return negations(words) + sum(not FORBIDDING.isdisjoint(stems(word)) for word in words)


def _named_beside(texts: tuple[str, str], places: _Place, block: Block) -> bool:
    """Whether a label that only one side has here stands in the other's passage, too."""
    ours, theirs = map(_folded, texts, places)
    labels = labels_of(ours, theirs), labels_of(theirs, ours)
    if all(labels):
        return False
    without = labels.index(frozenset())
    spans = (block.left, block.right)[without]
    passage = _folded(texts[without], Span(spans[0].start, spans[-1].end))
    return labels[1 - without] <= labels_of(passage, passage)


def _contrary(left: Reading, right: Reading, comparison: Comparison, edit: Edit) -> str:
    """What rose in one text and fell in the other: no claim where a figure beside it differs too,
    or figures of the whole text; of two days perhaps two events. «More than 300» against «fewer
    than 300» is told of the figure."""
    if any(_leads_to(edit, change) for change in comparison.figures):
        return ""
    near = Span(edit.left.start - _SENTENCE, edit.left.end + _SENTENCE)
    beside = (c for c in comparison.figures if c.left and c.left.span.overlaps(near))
    if any(map(denied, beside)) or several_denied(comparison.figures):
        return ""
    days = {published_day(reading.article.published) for reading in (left, right)}
    return "of two days" if len(days - {None}) == 2 else "contrary"


def _leads_to(edit: Edit, change: FigureChange) -> bool:
    """Whether an edit is what qualifies a figure in two ways."""
    if change.left is None or change.reason.template != OTHER_QUALIFIER:
        return False
    return 0 <= change.left.span.start - edit.left.end <= _QUALIFIER


def _next(text: str, span: Span) -> str:
    return next(iter(_folded(text, Span(span.end, span.end + _REACH))), "")


def _folded(text: str, span: Span) -> list[str]:
    return [word.folded for word in words_of(text, span)]


def _sources(left: Reading, right: Reading, edit: Edit) -> _Place | None:
    """Who says in indirect speech what both report, where an edit makes it somebody else.

    Who speaks between marks is compared with the quotations.
    """
    sides = (left, edit.left), (right, edit.right)
    ours, theirs = (reported_by(reading.article.text, span) for reading, span in sides)
    if not (ours and theirs):
        return None
    for (reading, _), named in zip(sides, (ours, theirs), strict=True):
        if any(quote.speaker and quote.speaker.overlaps(named) for quote in reading.quotes):
            return None
    texts = left.article.text, right.article.text
    return (ours, theirs) if other_source(texts[0], ours, texts[1], theirs) else None


def _finding(
    readings: Readings, claim: str, camps: tuple[str, str], groups: Sequence[Sequence[_Change]]
) -> Finding:
    """Claims of two camps: each as it was worded first, with one place of each article for each."""
    severity, template = _TELLINGS[claim]
    shown: dict[Hashable, _Said] = {}
    for number, group in enumerate(groups):
        for side in chain.from_iterable(change.sides for change in group):
            shown.setdefault((number, side.article, side.words), side)
    places = ((readings[side.article], side.span) for side in shown.values())
    evidence = [quote(reading, widened(reading, span, _MARGIN)) for reading, span in places]
    pairs = dict.fromkeys(
        tuple(_printed(s.span.cut(readings[s.article].article.text)) for s in group[0].sides)
        for group in groups
    )
    values = {"left": camps[0], "right": camps[1], "words": "; ".join(map(" / ".join, pairs))}
    kind = _KINDS.get(claim, "claim_changed")
    return Finding(kind, severity, Message(template, values), tuple(evidence))


def _printed(words: str) -> str:
    return f"“{' '.join(words.split())}”" if words.strip() else "–"
