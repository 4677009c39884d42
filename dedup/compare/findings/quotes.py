"""Findings about quotations: one for each quotation, however many pairs of outlets show it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from dedup.compare.findings.evidence import listing, quote
from dedup.compare.findings.once import linked
from dedup.compare.published import days_apart
from dedup.compare.reading import Reading, Readings
from dedup.compare.speech.changes import SMALL_WORDS
from dedup.compare.stems import words_of
from dedup.model import Comparison, Evidence, Finding, Message, QuoteChange, Span, Story

# Words that the other side prints without marks are worth a line from here on.
_LONG_QUOTE = 8
# Of the shorter of two wordings so much stands in the other in its order: of 53 pairs of three
# collections those below it are two statements, or one translated twice.
_ONE_WORDING = 0.6


@dataclass(frozen=True, slots=True)
class _Print:
    """A quotation as one article prints it."""

    reading: Reading
    span: Span
    wording: str
    """Its words, folded: what two prints of one wording have in common."""


@dataclass(frozen=True, slots=True)
class _Change:
    """Two prints of a quotation that differ."""

    verdict: str
    left: _Print
    right: _Print
    small: bool
    """Whether the words that mean something are the same."""
    loose: bool
    """Whether they may be two statements: worded otherwise for the most part, or of other days."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """How a verdict is told: of two articles, of more, and of more that fall in two camps."""

    kind: str
    severity: str
    of_two: str
    of_many: str
    of_camps: str = ""


_TELLINGS = {
    "altered": _Telling(
        "quote_altered",
        "high",
        "%(left)s and %(right)s print different words between quotation marks.",
        "One quotation is worded in %(wordings)s ways: %(articles)s.",
        "Different words stand between quotation marks in %(first_articles)s and in"
        " %(second_articles)s.",
    ),
    "speaker_changed": _Telling(
        "speaker_changed",
        "medium",
        "%(left)s and %(right)s give the same words to different speakers.",
        "The same words are given to different speakers: %(articles)s.",
    ),
    "unquoted": _Telling(
        "quote_altered",
        "low",
        "Words that one of %(left)s and %(right)s quotes stand without marks in the other.",
        "Words that some quote stand without marks in others: %(articles)s.",
    ),
}


def quote_findings(
    readings: Readings, comparisons: Iterable[Comparison], stories: Iterable[Story]
) -> Iterator[Finding]:
    """Quotations whose words, marks or speaker differ, each with all the articles that print it.

    A large story is compared with its base: of a wording that the base has too, the other prints
    stand in no change, and are looked up in the story.
    """
    changes = (
        _change(readings[item.pair.left], readings[item.pair.right], change)
        for item in comparisons
        for change in item.quotes
    )
    beside = {name: story.articles for story in stories for name in story.articles}

    @cache
    def quoted_in(article: str) -> list[_Print]:
        return [_print(readings[article], item.span) for item in readings[article].quotes]

    for group in linked([change for change in changes if change], _wordings):
        prints = [side for change in group for side in (change.left, change.right)]
        names = {name for item in prints for name in beside.get(item.reading.article.id, ())}
        wordings = {item.wording for item in prints}
        others = [x for name in sorted(names) for x in quoted_in(name) if x.wording in wordings]
        yield _finding(group, others if group[0].verdict == "altered" else ())


def _change(left: Reading, right: Reading, change: QuoteChange) -> _Change | None:
    """What is worth a finding, with its wordings."""
    if change.verdict not in _TELLINGS or change.left is None or change.right is None:
        return None
    one, other = _print(left, change.left), _print(right, change.right)
    least = _LONG_QUOTE if change.verdict == "unquoted" else 1
    if len(one.wording.split()) < least:
        return None
    days = days_apart(left.article.published, right.article.published)
    loose = days > 1 or not _one_wording(one.wording.split(), other.wording.split())
    return _Change(change.verdict, one, other, change.reason.template == SMALL_WORDS, loose)


def _one_wording(left: Sequence[str], right: Sequence[str]) -> bool:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - only where quotations differ

    return LCSseq.similarity(left, right) >= _ONE_WORDING * min(len(left), len(right))


def _print(reading: Reading, span: Span) -> _Print:
    words = words_of(reading.article.text, span)
    return _Print(reading, span, " ".join(word.folded for word in words))


def _wordings(change: _Change) -> tuple[tuple[str, str], tuple[str, str]]:
    return (change.verdict, change.left.wording), (change.verdict, change.right.wording)


def _finding(group: Sequence[_Change], others: Sequence[_Print]) -> Finding:
    """The finding of one quotation, its worst change first; ``others`` print a wording of it."""
    changes = sorted(group, key=lambda c: (c.small, c.loose, _place(c.left), _place(c.right)))
    told = _TELLINGS[changes[0].verdict]
    loosely = "medium" if told.severity == "high" else told.severity
    severity = "low" if changes[0].small else loosely if changes[0].loose else told.severity
    sides = [side for change in changes for side in (change.left, change.right)]
    prints = _each_wording_first({_place(item): item for item in (*sides, *others)}.values())
    show = _with_speaker if told.kind == "speaker_changed" else _quoted
    return Finding(told.kind, severity, _sentence(told, prints), tuple(map(show, prints)))


def _place(item: _Print) -> tuple[str, Span]:
    return item.reading.article.id, item.span


def _each_wording_first(prints: Iterable[_Print]) -> list[_Print]:
    """One print of every wording, then the others: the first few show what differs."""
    items = list(prints)
    first = {item.wording: item for item in reversed(items)}
    return sorted(items, key=lambda item: first[item.wording] is not item)


def _sentence(told: _Telling, prints: Sequence[_Print]) -> Message:
    camps: dict[str, set[str]] = {}
    for item in prints:
        camps.setdefault(item.wording, set()).add(item.reading.article.id)
    names = sorted({item.reading.article.id for item in prints})
    if len(names) == 2:
        return Message(told.of_two, {"left": names[0], "right": names[1]})
    if told.of_camps and len(camps) == 2:
        first, second = (listing(sorted(camp)) for camp in camps.values())
        return Message(told.of_camps, {"first_articles": first, "second_articles": second})
    values = {"articles": listing(names)}
    if told.of_camps:
        values["wordings"] = str(len(camps))
    return Message(told.of_many, values)


def _quoted(item: _Print) -> Evidence:
    return quote(item.reading, item.span)


def _with_speaker(item: _Print) -> Evidence:
    """The quotation together with the name of who said it, where that stands before it."""
    span = item.span
    said = next((q for q in item.reading.quotes if q.span == span), None)
    if said is None or said.speaker is None:
        return _quoted(item)
    return quote(
        item.reading, Span(min(said.speaker.start, span.start), max(said.speaker.end, span.end))
    )
