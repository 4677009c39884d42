"""What the terminal shows. Right-to-left text stands alone on its line, never in a table column,
because terminals order each line by themselves; controls and direction marks are shown as labels.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.text import Text

from dedup.errors import InputError
from dedup.model import (
    Block,
    Comparison,
    Evidence,
    FigureChange,
    Finding,
    Pair,
    Report,
    Span,
    Story,
)
from dedup.report.lookup import Lookup, open_lookup
from dedup.report.marks import Mark, Run, runs
from dedup.report.measures import MEASURES_NOTE, measure_rows
from dedup.report.pairs import direction_line, one_sided, ranked, share_line, tally
from dedup.report.phrases import BASES, FINDINGS, RELATIONS
from dedup.report.proofs import marked, side_of, two_of
from dedup.report.rows import SHARED, Sides, headed, marks_at, open_sides, row_groups, spans_of
from dedup.report.words import counted, direction, excerpt, in_one_line, is_telling, visible

WIDTH = 80
"""Columns that the summary counts on."""
PAIRS = 20
"""Pairs in the summary; the rest are counted."""
HEADS = "share of A  share of B  only in A/B  figures  relation"
NAMES, NARROW = 18, 8
"""Columns that two names may take beside the numbers, and what stays free where the names are
longer and stand on a line above."""
FOUND = 12
"""Findings in the summary; the rest are counted."""
PLACES, PROOFS = 5, 3
"""Places and different quotations of one finding; more fill a screen with one claim."""
SIGNS = {"high": "!", "medium": "*", "low": "-", "info": "+"}
STYLES = {"high": "bold red", "medium": "yellow", "low": "", "info": "dim"}


def summary(report: Report, folder: Path, seconds: float | None = None) -> Text:
    """The result of a scan in a screenful: counts, pairs, findings, where to read on."""
    look = open_lookup(report, "en")
    lines = [_counts(report, seconds)]
    if report.comparisons:
        lines += [Text(), *_pair_table(look)]
    if report.findings:
        lines += [Text(), *_found(look, report.findings)]
    notes = [visible(str(item)) for item in report.notices]
    if report.stock:
        aside = counted(len(report.stock), "stock text is", "stock texts are")
        notes.append(f"{aside} set aside: many articles carry such text, none is a copy for it")
    lines += [Text(), *(Text(f"note: {note}") for note in notes)]
    lines += _next(look, folder)
    return Text("\n").join(lines)


def _counts(report: Report, seconds: float | None) -> Text:
    looked = ["pair"]
    if report.looked_at < len(report.comparisons):  # a text that many print is looked at once
        looked = ["pair of texts", "pairs of texts"]
    parts = [
        counted(len(report.articles), "article"),
        f"{counted(report.looked_at, *looked)} looked at",
        counted(len(report.comparisons), "pair"),
        counted(len(report.stories), "story", "stories"),
    ]
    line = ", ".join(parts)
    clock = "" if seconds is None else f"{seconds:.1f} s"
    first = f"{line}{clock:>{max(len(clock) + 2, WIDTH - len(line))}}".rstrip()
    if report.skipped:
        first += f"\n{_equation(report)}"
    return Text(first)


def _equation(report: Report) -> str:
    """``1,318 articles in = 1,302 compared + 16 skipped``"""
    came = counted(report.read, "article")
    return f"{came} in = {len(report.articles):,} compared + {len(report.skipped):,} skipped"


def _pair_table(look: Lookup) -> Iterator[Text]:
    """Ids and numbers only; an id that runs right to left stands as its ordinal."""
    shown = ranked(look.report.comparisons)[:PAIRS]
    names = [_column(look, c.pair.left) + " " + _column(look, c.pair.right) for c in shown]
    wide = max(len("pair"), *map(len, names))
    apart = wide > NAMES
    yield Text(f"  {'pair':<{NARROW if apart else wide}}  {HEADS}", "dim")
    for name, comparison in zip(names, shown, strict=True):
        if apart:
            yield Text(f"  {name}")
        yield Text(f"  {'' if apart else name:<{NARROW if apart else wide}}"
                   f"  {_numbers(look, comparison)}")  # fmt: skip
    if len(look.report.comparisons) > PAIRS:
        yield Text(f"  and {counted(len(look.report.comparisons) - PAIRS, 'more pair')}")
    used = {article for c in shown for article in (c.pair.left, c.pair.right)}
    for article in sorted(used):
        if _column(look, article) != look.label(article):
            yield Text(f"  {_column(look, article)}  ")
            yield Text(f"  {in_one_line(article)}")


def _column(look: Lookup, article: str) -> str:
    label = look.label(article)
    if direction(label) == "ltr":
        return label
    return f"#{list(look.records).index(article) + 1}"


def _numbers(look: Lookup, comparison: Comparison) -> str:
    pair, left, right = comparison.pair, comparison.left_share, comparison.right_share
    percent = look.language.percent
    whole = pair.relation not in {"partial", "quotation"}
    only = f"{one_sided(left)} / {one_sided(right)}" if whole else "-"
    counts = [sum(map(is_telling, look.records[name].figures)) for name in (pair.left, pair.right)]
    figures = f"{counts[0]} / {counts[1]}" if whole and any(counts) else "- / -"
    relation = RELATIONS.get(pair.relation, pair.relation)
    shares = f"{percent(left.shared):>10}  {percent(right.shared):>10}"
    return f"{shares}  {only:>11}  {figures:>7}  {relation}"


def _found(look: Lookup, findings: Sequence[Finding]) -> Iterator[Text]:
    names = [FINDINGS.get(f.kind, (f.kind.replace("_", " "), ""))[0].lower() for f in findings]
    wide = max(map(len, names[:FOUND]))
    for name, finding in zip(names[:FOUND], findings, strict=False):
        text = look.language.message_text(look.sentence(finding.text))
        sign, style = SIGNS.get(finding.severity, "-"), STYLES.get(finding.severity, "")
        places = _places(look, finding)
        alone = has_rtl(text) or not all(_column(look, e.article) in text for e in finding.evidence)
        yield Text(f"{sign} {name:<{wide}}  {places if alone else text}", style)
        if alone:
            yield Text(f"    {text}")
        if finding.severity == "high":
            yield from _quotations(look, finding)
    if len(findings) > FOUND:
        yield Text(f"  and {counted(len(findings) - FOUND, 'more finding')}")


def _places(look: Lookup, finding: Finding) -> str:
    found = dict.fromkeys(_place(look, item.article, item.span) for item in finding.evidence)
    rest = f" +{len(found) - PLACES}" if len(found) > PLACES else ""
    return ", ".join(list(found)[:PLACES]) + rest


def _place(look: Lookup, article: str, span: Span) -> str:
    return f"{_column(look, article)} ¶{look.paragraph(article, span.start)}"


def _quotations(look: Lookup, finding: Finding) -> Iterator[Text]:
    """A few different quotations; of two articles, with the words that only one of them has."""
    first: dict[str, Evidence] = {}
    for item in finding.evidence:
        first.setdefault(item.text, item)
    for item in list(first.values())[:PROOFS]:
        line, two = Text("    "), two_of(look, item, finding)
        for run in marked(look, item, two, WIDTH - 14):
            _append(line, run, side_of(look, item.article, two) == "B")
        yield line if len(line) > 4 else line.append(visible(excerpt(item.text, WIDTH - 6)))


def has_rtl(text: str) -> bool:
    """Whether any word of ``text`` runs right to left."""
    return any(direction(word) == "rtl" for word in text.split())


def _next(look: Lookup, folder: Path) -> Iterator[Text]:
    page = folder / "index.html"
    size = f" ({page.stat().st_size / 1000:,.0f} kB)" if page.is_file() else ""
    line = f"wrote {visible(str(page))}{size}"
    if look.report.comparisons:
        first = ranked(look.report.comparisons)[0].pair
        name = f"{look.label(first.left)}-{look.label(first.right)}"
        names = [str(folder), name]
        if any(word.startswith("-") for word in names):
            names.insert(0, "--")  # an id that begins as an option does
        then = f"next: dedup show {' '.join(shlex.quote(visible(word)) for word in names)}"
        line += ("\n" if len(line) + 6 + len(then) > WIDTH else " " * 6) + then
    yield Text(line)


def find_pair(report: Report, name: str) -> Comparison:
    """The comparison that ``LEFT-RIGHT`` names, by id or short name, in either order.

    Raises InputError that lists a few of the pairs there are.
    """
    look = open_lookup(report, "en")
    for comparison in report.comparisons:
        if name in _names(look, comparison.pair):
            return comparison
    some = ", ".join(
        f"{look.label(c.pair.left)}-{look.label(c.pair.right)}" for c in report.comparisons[:5]
    )
    what = f"pair or story {visible(name)}"
    raise InputError(f"no {what} in this report; it has {some or 'no pairs'}")


def find_uncompared(report: Report, name: str) -> Pair | None:
    """The pair of a large story that ``LEFT-RIGHT`` names and the scan did not compare."""
    look = open_lookup(report, "en")
    return next((pair for pair in report.uncompared if name in _names(look, pair)), None)


def _names(look: Lookup, pair: Pair) -> set[str]:
    """What a pair may be called: its ids or short names, in either order."""
    ids = pair.left, pair.right
    labels = look.label(pair.left), look.label(pair.right)
    return {f"{one}-{two}" for both in (ids, labels) for one, two in (both, both[::-1])}


def show_pair(report: Report, comparison: Comparison) -> Text:
    """One comparison, passage by passage; ``[-words-]`` only in A, ``{+words+}`` only in B."""
    look = open_lookup(report, "en")
    pair = comparison.pair
    relation = RELATIONS.get(pair.relation, pair.relation)
    lines = [
        Text(f"A  {visible(pair.left)}", "bold"),
        Text(f"B  {visible(pair.right)}", "bold"),
        Text(f"{relation}. {share_line(look, comparison).striptags()}"),
        Text(str(visible(direction_line(look, comparison).striptags()))),
        Text(tally(look, comparison.blocks).striptags()),
    ]
    sides = open_sides(look, comparison, "")
    for blocks in row_groups(comparison.blocks):
        lines += [Text(), *_passage(sides, blocks)]
    told = [change for change in comparison.figures if change.verdict != "same"]
    if told:
        lines += [Text(), Text("figures", "bold")]
        lines += [line for change in told for line in _figure(look, comparison, change)]
    lines += [Text(), *_measures(look, comparison)]
    return Text("\n").join(lines)


def _measures(look: Lookup, comparison: Comparison) -> Iterator[Text]:
    rows = list(measure_rows(look.language, comparison))
    wide = max(len(name) for name, *_ in rows)
    yield Text(f"{'measures':<{wide}}  {'A':>9}  {'B':>9}", "bold")
    for name, definition, left, right in rows:
        yield Text(f"{name:<{wide}}  {left:>9}  {right:>9}  ").append(definition, "dim")
    yield Text(MEASURES_NOTE, "dim")


def _passage(sides: Sides, blocks: Sequence[Block]) -> Iterator[Text]:
    yield Text("  ".join(headed(sides, blocks)), "bold")
    folded = sides.partial and blocks[0].kind not in SHARED
    for place, (letter, spans) in enumerate(zip("AB", spans_of(blocks), strict=True)):
        marks = marks_at(sides, blocks, place)
        for span in spans[: 1 if folded else None]:
            yield Text(f"{letter}:")
            passage = _marked(sides.texts[place], span, marks, place)
            yield Text(visible(excerpt(passage.plain, WIDTH))) if folded else passage


def _marked(text: str, span: Span, marks: Sequence[Mark], place: int) -> Text:
    """A passage with its marks as brackets, so that they survive without colour."""
    if not text:
        return Text(f"(characters {span.start}–{span.end}; the source was not found)", "dim")
    line = Text()
    for run in runs(text, span, marks, ()):
        _append(line, run, place)
    return line


def _append(line: Text, run: Run, place: int) -> None:
    """The words of ``run``, in brackets where only the side at ``place`` has them."""
    opening, closing, style = (("[-", "-]", "red"), ("{+", "+}", "green"))[place]
    words = visible("".join(piece.text for piece in run.pieces))
    if run.mark is None:
        line.append(words)
    elif run.mark.look == "spelling":
        line.append(words, "underline dim")
    else:
        line.append(f"{opening}{words}{closing}", style)


def _figure(look: Lookup, comparison: Comparison, change: FigureChange) -> Iterator[Text]:
    reason = look.language.message_text(change.reason)
    yield Text(f"{change.verdict.replace('_', ' ')}" + ("" if has_rtl(reason) else f": {reason}"))
    pair = comparison.pair
    for article, figure in ((pair.left, change.left), (pair.right, change.right)):
        if figure:
            value = look.language.value(figure)
            read = "" if has_rtl(value) else f"  {value}"
            yield Text(f"  {_place(look, article, figure.span)}{read}")
            yield Text(f"    {visible(figure.text)}")


def show_story(report: Report, story: Story) -> Text:
    """A story: its articles, its pairs, and its figures outlet by outlet."""
    look = open_lookup(report, "en")
    members = set(story.articles)
    when = {time.article: f"  {time.at}, {BASES[time.basis]}" for time in story.times}
    related = "  told in own words too" if story.related else ""
    lines = [Text(f"{story.id}  {counted(len(members), 'article')}{related}", "bold")]
    for article in story.articles:
        said = when.get(article, "")
        words = counted(look.records[article].words, "word")
        lines.append(Text(f"  {_column(look, article)}  {words}{said}"))
        if look.name(article):
            lines.append(Text(f"    {look.name(article)}"))
    for comparison in report.comparisons:
        pair = comparison.pair
        if {pair.left, pair.right} <= members:
            name = f"{_column(look, pair.left)} {_column(look, pair.right)}"
            lines.append(Text(f"  {name}  {_numbers(look, comparison)}"))
    for row in story.ledger:
        lines += [Text(), Text(f"{row.kind}, {row.verdict.replace('_', ' ')}:", "bold")]
        lines.append(Text(f"  {visible(row.label)}"))
        for cell in row.cells:
            for figure in cell.figures:
                place = _place(look, cell.article, figure.span)
                lines.append(Text(f"  {place}  {look.language.value(figure)}"))
                lines.append(Text(f"    {visible(figure.text)}"))
        if row.note:
            lines.append(Text(f"  {look.language.message_text(row.note)}"))
    return Text("\n").join(lines)
