"""Exact quotations for findings: whole words cut from the raw text, the names of places, and the
values of a ledger row with the articles that say each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from dedup.compare.judging.labels import with_noun
from dedup.compare.judging.ledger import contradict
from dedup.compare.judging.values import opposite, said_by, same_value
from dedup.compare.reading import Reading, Readings
from dedup.compare.stems import words_of
from dedup.model import Evidence, Figure, LedgerRow, Span

# Words shown before and after a figure: enough to see what it is of, on one line.
_BEFORE, _AFTER = 3, 5
# Words of a passage that show where it begins.
_OPENING = 14
# Characters on each side of a span that hold the words beside it.
_REACH = 60

# Values that a sentence names, and articles that it names for each of them.
_MOST_VALUES, _MOST_NAMES = 6, 2

Values = list[tuple[Figure, list[str], list[tuple[str, Figure]]]]
"""Each value of a row: one figure that says it, the articles that do, and all their figures."""


def around(reading: Reading, figure: Figure) -> Evidence:
    """The figure with the words beside it, whole words, up to the next figure or line end."""
    text, span = reading.article.text, figure.span
    low, high = _room(reading, span)
    before = words_of(text, Span(low, span.start))[-_BEFORE:]
    after = words_of(text, Span(span.end, high))[:_AFTER]
    # A clitic glued to the figure («بـ200») belongs to its word.
    start = before[0].start if before else span.start
    end = after[-1].end if after else span.end
    return quote(reading, Span(start, end))


def _room(reading: Reading, span: Span) -> tuple[int, int]:
    """The sentence around the span, less what belongs to other figures."""
    text, sentences = reading.article.text, reading.tokens.sentences
    at = bisect_right(sentences, span.start, key=lambda sentence: sentence.start) - 1
    low, high = (sentences[at].start, sentences[at].end) if at >= 0 else (span.start, span.end)
    for other in reading.figures:
        if other.span.overlaps(span):
            continue
        if other.span.end <= span.start:
            low = max(low, other.span.end)
        else:
            high = min(high, other.span.start)
    return _after_word(text, low, span.start), max(span.end, _before_word(text, high, span.end))


def _after_word(text: str, at: int, stop: int) -> int:
    """Past the rest of a word that ``at`` stands in."""
    while 0 < at < stop and not text[at - 1].isspace() and not text[at].isspace():
        at += 1
    return at


def _before_word(text: str, at: int, start: int) -> int:
    while start < at < len(text) and not text[at - 1].isspace() and not text[at].isspace():
        at -= 1
    return at


def quote(reading: Reading, span: Span) -> Evidence:
    """The words of a span as they stand in the article."""
    return Evidence(reading.article.id, span, span.cut(reading.article.text))


def widened(reading: Reading, span: Span, margin: int) -> Span:
    """A span with so many words on each side of it, as far as they are near, in its own line."""
    text = reading.article.text
    low, high = max(0, span.start - _REACH), span.end + _REACH
    low = text.rfind("\n", low, span.start) + 1 or low
    line_end = text.find("\n", span.end, high)
    before = words_of(text, Span(low, span.start))[-margin:]
    after = words_of(text, Span(span.end, high if line_end < 0 else line_end))[:margin]
    start = before[0].start if before else span.start
    return Span(start, after[-1].end if after else span.end)


def opening(reading: Reading, span: Span) -> Evidence:
    """The first words of a passage."""
    words = words_of(reading.article.text, span)[:_OPENING]
    return quote(reading, Span(words[0].start, words[-1].end) if words else span)


def printed(reading: Reading, figure: Figure) -> str:
    """The figure as printed, with the counted noun where it follows."""
    return with_noun(reading.article.text, figure)


def paragraph_of(reading: Reading, place: int) -> int:
    """The number of the non-empty line that holds a place, from 1."""
    lines = reading.tokens.paragraphs
    return next((n for n, line in enumerate(lines, 1) if place < line.span.end), len(lines))


def paragraphs_of(reading: Reading, spans: Iterable[Span]) -> str:
    """The numbers of the lines that hold the spans: ``1, 4–7``."""
    numbers = sorted({paragraph_of(reading, span.start) for span in spans})
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def listing(names: Sequence[str], most: int = 5) -> str:
    """Article ids for a sentence; the evidence and the ledger hold all of them."""
    shown = ", ".join(names[:most])
    return shown if len(names) <= most else f"{shown} +{len(names) - most}"


def values_of(row: LedgerRow) -> Values:
    found: Values = []
    said: list[dict[tuple[str | None, ...], Figure]] = []
    for cell in row.cells:
        for figure in cell.figures:
            key = said_by(figure)
            for group, distinct in zip(found, said, strict=True):
                if key in distinct or not any(contradict(f, figure) for f in distinct.values()):
                    distinct.setdefault(key, figure)
                    if group[1][-1] != cell.article and same_value(group[0], figure):
                        group[1].append(cell.article)
                    group[2].append((cell.article, figure))
                    break
            else:
                found.append((figure, [cell.article], [(cell.article, figure)]))
                said.append({key: figure})
    return found


def told_as(reading: Reading, figure: Figure, others: Iterable[Figure]) -> str:
    """The figure as printed; with the words beside it where only «more than» and «fewer than» tell
    it from another."""
    if any(opposite(figure, other) for other in others):
        return beside(reading, figure)
    return printed(reading, figure)


def beside(reading: Reading, figure: Figure) -> str:
    """The figure with the words around it, in one line."""
    return " ".join(around(reading, figure).text.split())


def listed(readings: Readings, values: Values) -> dict[str, str]:
    """How many values there are, and which: ``62 in a, b +3; 26 in c``, what most print first."""
    ranked = sorted(values, key=lambda value: -len(value[1]))
    figures = [figure for figure, _, _ in values]
    shown = [
        f"{told_as(readings[names[0]], figure, figures)} in {listing(names, _MOST_NAMES)}"
        for figure, names, _ in ranked[:_MOST_VALUES]
    ]
    rest = f" +{len(values) - _MOST_VALUES}" if len(values) > _MOST_VALUES else ""
    return {"count": str(len(values)), "values": "; ".join(shown) + rest}


def row_evidence(readings: Readings, values: Values, first: str = "") -> tuple[Evidence, ...]:
    """One quotation for each value and article: the named article first, then each value once."""
    items = []
    for _, names, figures in values:
        for place, name in enumerate(names):
            figure = next(figure for owner, figure in figures if owner == name)
            items.append(((name != first, place > 0), around(readings[name], figure)))
    return tuple(item for _, item in sorted(items, key=lambda pair: pair[0]))
