"""Credits that one print of a text has and another dropped or replaced: of agencies, of writers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dedup.compare.findings.evidence import listing, quote
from dedup.compare.findings.wording import most_shared
from dedup.compare.reading import Reading, Readings
from dedup.compare.relation import COPIES
from dedup.compare.speech.credit import Credit, find_cited, mentions
from dedup.compare.speech.writers import Writer, find_writer
from dedup.model import Comparison, Finding, Message
from dedup.text.fold import fold

DROPPED = "%(article)s credits %(agency)s; %(other)s, the same text, does not name it."
DROPPED_BY_SEVERAL = "%(article)s credits %(agency)s; %(other)s, the same text, do not name it."
ANOTHER = "%(article)s credits %(agency)s, %(other)s, the same text, credits %(own)s."
ANOTHER_OF_SEVERAL = "%(article)s credits %(agency)s, %(other)s, the same text, credit %(own)s."


def credit_findings(readings: Readings, comparisons: Iterable[Comparison]) -> Iterator[Finding]:
    """An agency credited by one print of a text and not named by others; each of them once."""
    told = set()
    dropped: dict[tuple[str, Credit, str], list[str]] = {}
    for comparison, credited, other in _both_ways(comparisons):
        lost = [*readings[credited].credits, *_cited(readings[credited], comparison)]
        for credit in lost:
            if (other, credit.agency) in told or mentions(readings[other], credit.agency):
                continue
            told.add((other, credit.agency))
            # One credit for another is one change, told from one side.
            told.update((credited, own.agency) for own in readings[other].credits[:1])
            own = next((own.agency for own in readings[other].credits), "")
            dropped.setdefault((credited, credit, own), []).append(other)
    for (credited, credit, own), others in dropped.items():
        yield _credit_finding(readings, (credited, credit), sorted(others), own)


def _both_ways(comparisons: Iterable[Comparison]) -> Iterator[tuple[Comparison, str, str]]:
    """Each copy from its left side and from its right, those that share most first."""
    for comparison in sorted(comparisons, key=most_shared):
        if comparison.pair.relation in COPIES:
            yield comparison, comparison.pair.left, comparison.pair.right
            yield comparison, comparison.pair.right, comparison.pair.left


def _cited(reading: Reading, comparison: Comparison) -> Iterator[Credit]:
    """Agencies that a copied passage names, in words that the other side has otherwise."""
    left = comparison.pair.left == reading.article.id
    edits = (edit for block in comparison.blocks for edit in block.edits)
    return find_cited(reading, (edit.left if left else edit.right for edit in edits))


def _credit_finding(
    readings: Readings, lost: tuple[str, Credit], others: Sequence[str], own: str
) -> Finding:
    credited, credit = lost
    one = len(others) == 1
    values = {"agency": credit.agency, "article": credited, "other": listing(others)}
    evidence = [quote(readings[credited], credit.span)]
    if own:
        values["own"] = own
        template = ANOTHER if one else ANOTHER_OF_SEVERAL
        evidence += [quote(readings[other], readings[other].credits[0].span) for other in others]
    else:
        template = DROPPED if one else DROPPED_BY_SEVERAL
    return Finding("credit_removed", "medium", Message(template, values), tuple(evidence))


def writer_findings(readings: Readings, comparisons: Iterable[Comparison]) -> Iterator[Finding]:
    """A text signed by one writer here and by another, or by nobody, there; once an article."""
    told = set()
    for _, signed, other in _both_ways(comparisons):
        writer, own = find_writer(readings[signed]), find_writer(readings[other])
        if writer is None or other in told or _names(readings, other, writer):
            continue
        told.add(other)
        if own:
            told.add(signed)
        yield _writer_finding(readings, (signed, other), writer, own)


def _names(readings: Readings, article: str, writer: Writer) -> bool:
    """Whether a text has every word of the writer's name, in any place."""
    return writer.name <= set(re.findall(r"\w+", fold(readings[article].article.text).text))


def _writer_finding(
    readings: Readings, sides: tuple[str, str], writer: Writer, own: Writer | None
) -> Finding:
    signed, other = sides
    values = {"article": signed, "other": other}
    evidence = [quote(readings[signed], writer.span)]
    if own is None:
        template = "%(article)s is signed; %(other)s, the same text, does not name the writer."
        return Finding("credit_removed", "low", Message(template, values), tuple(evidence))
    template = "%(article)s and %(other)s, the same text, are signed by different writers."
    evidence.append(quote(readings[other], own.span))
    return Finding("credit_removed", "medium", Message(template, values), tuple(evidence))
