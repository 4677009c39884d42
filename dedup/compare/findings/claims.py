"""Findings about what a copied sentence claims: denied, turned round, labelled, doubted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from dedup.compare.claims import claim_of
from dedup.compare.findings.doubts import denied, several_denied
from dedup.compare.findings.evidence import quote
from dedup.compare.findings.wording import by_story
from dedup.compare.judging.setting import kept_around, kept_on_each
from dedup.compare.published import published_day
from dedup.compare.reading import Reading, Readings
from dedup.compare.speech.names import other_source
from dedup.compare.speech.speakers import reported_by
from dedup.compare.stems import words_of
from dedup.model import (
    CONTENT_ROLES,
    Block,
    Comparison,
    Edit,
    Evidence,
    Finding,
    Message,
    Span,
    Story,
)

# Places quoted as evidence, and words on each side of one.
_MOST_PLACES = 6
_MARGIN = 3
_REACH = 60
# Share of the characters beside an edit that both must print, or the sentence is another one.
_COPIED = 0.5
# Characters on each side of two contraries, and the share of them that must be the same.
_SENTENCE, _LEAST_KEPT = 80, 0.8

_TELLINGS = {
    "contrary": (
        "medium",
        "%(left)s and %(right)s say the contrary of one another in a copied sentence: %(words)s.",
    ),
    "of two days": (
        "low",
        "%(left)s and %(right)s, of two days, say the contrary of one another: %(words)s.",
    ),
    "denial": (
        "medium",
        "Only one of %(left)s and %(right)s denies what a copied sentence says: %(words)s.",
    ),
    "label": ("medium", "%(left)s and %(right)s label the same differently: %(words)s."),
    "source": (
        "medium",
        "%(left)s and %(right)s report the same from different sources: %(words)s.",
    ),
    "doubt": ("low", "Only one of %(left)s and %(right)s doubts what both tell: %(words)s."),
}
"""How serious another claim is, and how it is told."""
_KINDS = {"source": "speaker_changed"}
# How words are chosen: told once, however many places have the choice.
_CHOICES = ("label", "doubt", "of two days")
_Place = tuple[Span, Span]
"""Where left and right say it."""
_Key = tuple[str, str, str, str, Span]
"""A claim, its two wordings, and where an article has one of them."""


def claim_findings(
    readings: Readings, comparisons: Sequence[Comparison], stories: Iterable[Story]
) -> Iterator[Finding]:
    """One finding for each pair and each way in which its claims differ; each change once."""
    for story, pairs in by_story(comparisons, stories):
        for group in [pairs] if story else [[pair] for pair in pairs]:
            told: set[_Key] = set()
            for comparison in group:
                yield from _of_pair(readings, comparison, told)


def _of_pair(readings: Readings, comparison: Comparison, told: set[_Key]) -> Iterator[Finding]:
    names = comparison.pair.left, comparison.pair.right
    texts = [readings[name].article.text for name in names]
    found: dict[str, list[_Place]] = {}
    for claim, places in _claims(readings, comparison):
        one, other = sorted(map(" ".join, map(_folded, texts, places)))
        spots = [("", Span(0, 0))] if claim in _CHOICES else zip(names, places, strict=True)
        keys = {(claim, one, other, *spot) for spot in spots}
        if told.isdisjoint(keys):
            found.setdefault(claim, []).append(places)
        told |= keys
    for claim, all_places in sorted(found.items()):
        yield _finding(readings, comparison, claim, all_places)


def _claims(readings: Readings, comparison: Comparison) -> Iterator[tuple[str, _Place]]:
    """What content edits of copied passages do to claims, and where."""
    left, right = readings[comparison.pair.left], readings[comparison.pair.right]
    texts = left.article.text, right.article.text
    for block in comparison.blocks:
        if not (block.left and block.right and block.role in CONTENT_ROLES):
            continue
        for edit in (edit for edit in block.edits if edit.weight == "content"):
            places = edit.left, edit.right
            left_words, right_words = map(_folded, texts, places)
            after = tuple(map(_next, texts, places))
            claim = claim_of(edit.kind, left_words, right_words, after)
            if claim != "denial" and kept_around(block, *places) < _COPIED:
                claim = ""  # in a sentence told otherwise any of these but a denial may be chance
            if claim == "contrary":
                claim = _contrary(left, right, comparison, block, edit)
            if claim:
                yield claim, places
            elif sources := _sources(left, right, edit):
                yield "source", sources


def _contrary(
    left: Reading, right: Reading, comparison: Comparison, block: Block, edit: Edit
) -> str:
    """What rose in one text and fell in the other: no claim where the words around the edit differ
    too, a figure beside it, or figures of the whole text; of two days perhaps two events."""
    near = Span(edit.left.start - _SENTENCE, edit.left.end + _SENTENCE)
    beside = (c for c in comparison.figures if c.left and c.left.span.overlaps(near))
    kept = min(kept_on_each(block, edit.left, edit.right, _SENTENCE))
    if kept < _LEAST_KEPT or any(map(denied, beside)) or several_denied(comparison.figures):
        return ""
    days = {published_day(reading.article.published) for reading in (left, right)}
    return "of two days" if len(days - {None}) == 2 else "contrary"


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
    readings: Readings, comparison: Comparison, claim: str, places: Sequence[_Place]
) -> Finding:
    names = comparison.pair.left, comparison.pair.right
    severity, template = _TELLINGS[claim]
    shown = places[:_MOST_PLACES]
    evidence = [
        _shown(readings[name], span)
        for spans in shown
        for name, span in zip(names, spans, strict=True)
    ]
    texts = [readings[name].article.text for name in names]
    pairs = dict.fromkeys(tuple(map(Span.cut, spans, texts)) for spans in shown)
    words = "; ".join(" / ".join(map(_printed, pair)) for pair in pairs)
    values = {"left": names[0], "right": names[1], "words": words}
    kind = _KINDS.get(claim, "claim_changed")
    return Finding(kind, severity, Message(template, values), tuple(evidence))


def _printed(words: str) -> str:
    return f"“{' '.join(words.split())}”" if words.strip() else "–"


def _shown(reading: Reading, span: Span) -> Evidence:
    """The words of one side with a few on both sides of them."""
    text = reading.article.text
    before = words_of(text, Span(max(0, span.start - _REACH), span.start))[-_MARGIN:]
    after = words_of(text, Span(span.end, span.end + _REACH))[:_MARGIN]
    start = before[0].start if before else span.start
    return quote(reading, Span(start, after[-1].end if after else span.end))
