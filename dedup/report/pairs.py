"""The view of one comparison: head, paragraph map, rows of aligned passages, figures, quotes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from dedup.model import Block, Comparison, FigureChange, Paragraph, QuoteChange, Share, Span
from dedup.report.charts import (
    BOTTOM,
    PROUD,
    TALL,
    TOP,
    Bar,
    Ink,
    Ribbon,
    Scale,
    hull,
    ink,
    percent,
    ribbon,
    scales,
    shares,
)
from dedup.report.lookup import Lookup, Quotation, Ref
from dedup.report.marks import Mark, Run, marks_of, runs
from dedup.report.phrases import (
    EDIT_KINDS,
    FIGURE_VERDICTS,
    QUOTE_VERDICTS,
    RELATIONS,
    block_heading,
)
from dedup.report.words import paragraph_number, word_count

SHARED = frozenset({"same", "edited"})
FURNITURE = frozenset({"furniture", "stock"})
SIDES = (("left", "A"), ("right", "B"))
TELLING = frozenset({"changed", "conflict", "altered", "speaker_changed", "unquoted"})
"""Verdicts that open the list of a pair's figures and quotations by themselves."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of one, in one column of a row."""

    anchor: str
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One column of a row."""

    side: str
    lang: str
    dir: str
    whole: bool
    """Nothing on the other side: the passage is marked by its rail, not word by word."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Tally:
    """A count in a row's heading, with the look it is drawn in."""

    look: str
    text: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """Aligned passages, or passages of one side only."""

    anchor: str
    look: str
    icon: str
    heading: str
    where: str
    label: str
    tallies: tuple[Tally, ...]
    cells: tuple[Cell | None, Cell | None]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What became of one figure or quotation."""

    verdict: str
    look: str
    icon: str
    left: tuple[Quotation, str, Ref] | None
    right: tuple[Quotation, str, Ref] | None
    reason: Markup


@dataclass(frozen=True, slots=True)
class Changes:
    """Figures or quotations of a pair, the telling ones first."""

    title: str
    counts: Markup
    telling: bool
    rows: tuple[ChangeRow, ...]


@dataclass(frozen=True, slots=True)
class ArticleHead:
    """One article above its column."""

    side: str
    label: str
    name: str
    facts: Markup


@dataclass(frozen=True, slots=True)
class ParagraphMap:
    """Both articles as barcodes with ribbons between the passages they share."""

    label: str
    bars: tuple[Bar, ...]
    ribbons: tuple[Ribbon, ...]
    starts: tuple[bool, bool]
    """Whether each article begins at the right."""


@dataclass(frozen=True, slots=True)
class PairView:
    """Everything the report shows of one pair."""

    anchor: str
    title: str
    relation: str
    shares: Markup
    summary: Markup
    open: bool
    heads: tuple[ArticleHead, ArticleHead]
    map: ParagraphMap
    key: tuple[tuple[str, str], ...]
    tally: Markup
    rows: tuple[Row, ...]
    changes: tuple[Changes, ...]


@dataclass(frozen=True, slots=True)
class Sides:
    """The two articles of a pair, as their rows need them."""

    look: Lookup
    ids: tuple[str, str]
    texts: tuple[str, str]
    paragraphs: tuple[Sequence[Paragraph], Sequence[Paragraph]]
    figures: tuple[tuple[Span, ...], tuple[Span, ...]]
    anchor: str


def pair_view(look: Lookup, comparison: Comparison, anchor: str, file: str, opened: bool) -> PairView:
    """The view of one comparison, anchored at ``anchor`` in ``file``."""
    pair, say = comparison.pair, look.language
    sides = _sides(look, comparison, anchor)
    rows = _rows(sides, comparison.blocks)
    counts = [one_sided(share) for share in (comparison.left_share, comparison.right_share)]
    return PairView(
        anchor,
        say.text("%(left)s and %(right)s", left=pair.left, right=pair.right),
        say.text(RELATIONS.get(pair.relation, pair.relation)),
        share_line(look, comparison),
        say.message(comparison.summary),
        opened,
        (_head(sides, 0, comparison.left_share), _head(sides, 1, comparison.right_share)),
        _map(sides, comparison),
        _key(look, comparison, counts),
        tally(look, comparison.blocks),
        rows,
        tuple(_changes(look, comparison, file)),
    )


def one_sided(share: Share) -> int:
    """Body words of a side that the other side does not print."""
    return round(share.words * (share.edited + share.own))


def share_line(look: Lookup, comparison: Comparison) -> Markup:
    """``53% of A stands in B, 84% of B in A.``"""
    say = look.language
    return say.say(
        "%(left)s of A stands in B, %(right)s of B in A.",
        left=say.percent(comparison.left_share.shared),
        right=say.percent(comparison.right_share.shared),
    )


def _sides(look: Lookup, comparison: Comparison, anchor: str) -> Sides:
    ids = (comparison.pair.left, comparison.pair.right)
    records = [look.records[name] for name in ids]
    return Sides(
        look,
        ids,
        (records[0].article.text, records[1].article.text),
        (records[0].paragraphs, records[1].paragraphs),
        (
            tuple(figure.span for figure in records[0].figures),
            tuple(figure.span for figure in records[1].figures),
        ),
        anchor,
    )


def _head(sides: Sides, place: int, share: Share) -> ArticleHead:
    look, name = sides.look, sides.ids[place]
    say, article = look.language, look.records[name].article
    facts = [say.count("%(n)s word", "%(n)s words", share.words)]
    if article.published:
        facts.append(say.say("%(date)s", date=say.published(article.published)))
    full = look.name(name)
    return ArticleHead(
        SIDES[place][1], look.label(name), full if full != look.label(name) else "",
        Markup(" · ").join(facts),
    )  # fmt: skip


def _key(
    look: Lookup, comparison: Comparison, counts: Sequence[int]
) -> tuple[tuple[str, str], ...]:
    say = look.language
    cosmetic = sum(
        edit.weight == "cosmetic" for block in comparison.blocks for edit in block.edits
    )
    return (
        ("same", say.text("same words")),
        ("orth", say.text("spelling or punctuation only (%(n)s)", n=say.number(cosmetic))),
        ("a", say.text("only in A (%(n)s)", n=say.number(counts[0]))),
        ("b", say.text("only in B (%(n)s)", n=say.number(counts[1]))),
        ("fig", say.text("a figure")),
        ("boil", say.text("page furniture, stock text")),
    )


def tally(look: Lookup, blocks: Sequence[Block]) -> Markup:
    """What kinds of passage there are, zero counts stated."""
    both = [block for block in blocks if block.kind in SHARED]
    number = look.language.number
    return look.language.say(
        "Passages in both: %(both)s (%(split)s split, %(merged)s merged, %(moved)s moved, "
        "%(repeated)s repeated). Passages with no counterpart: %(left)s in A, %(right)s in B.",
        both=number(len(both)),
        split=number(sum(block.shape == "split" for block in both)),
        merged=number(sum(block.shape in {"merge", "many"} for block in both)),
        moved=number(sum(block.moved for block in both)),
        repeated=number(_repeated(both)),
        left=number(_alone(blocks, "left")),
        right=number(_alone(blocks, "right")),
    )


def _alone(blocks: Sequence[Block], side: str) -> int:
    return sum(
        len(getattr(block, side))
        for block in blocks
        if block.kind == f"{side}_only" and block.role not in FURNITURE
    )


def _repeated(both: Sequence[Block]) -> int:
    """Shared passages whose words, on either side, an earlier shared passage holds too."""
    found = 0
    for place, block in enumerate(both):
        earlier = both[:place]
        found += any(
            mine.overlaps(theirs)
            for other in earlier
            for mine, theirs in [
                *((a, b) for a in block.left for b in other.left),
                *((a, b) for a in block.right for b in other.right),
            ]
        )
    return found


def _rows(sides: Sides, blocks: Sequence[Block]) -> tuple[Row, ...]:
    """Blocks as rows; neighbours that only one side has become one row."""
    rows: list[Row] = []
    seen: set[str] = set()
    for alone, group in groupby(blocks, key=_group):
        for members in [list(group)] if alone else [[block] for block in group]:
            rows.append(_row(sides, members, f"{sides.anchor}r{len(rows) + 1}", seen))
    return tuple(rows)


def _group(block: Block) -> tuple[str, str] | None:
    return None if block.kind in SHARED else (block.kind, block.role)


def _row(sides: Sides, blocks: Sequence[Block], anchor: str, seen: set[str]) -> Row:
    say, first = sides.look.language, blocks[0]
    spans = tuple(tuple(s for block in blocks for s in getattr(block, side)) for side, _ in SIDES)
    cells = tuple(_cell(sides, place, blocks, spans[place], seen) for place in (0, 1))
    heading = block_heading(say, first, len(spans[0]), len(spans[1]))
    where = _where(sides, spans)
    look = "bo" if first.role in FURNITURE else "al" if first.kind in SHARED else "on"
    return Row(
        anchor, look, _icon(first), heading, where, f"{heading}: {where}",
        tuple(_tallies(sides, blocks, spans)), (cells[0], cells[1]),
    )  # fmt: skip


def _icon(block: Block) -> str:
    if block.kind not in SHARED:
        return block.kind
    return "moved" if block.moved else block.shape


def _where(sides: Sides, spans: Sequence[Sequence[Span]]) -> str:
    """``A ¶3 ↔ B ¶4 + ¶5``; runs of paragraphs as ``¶4–7``."""
    parts = []
    for place, (_, letter) in enumerate(SIDES):
        numbers = sorted({paragraph_number(sides.paragraphs[place], s.start) for s in spans[place]})
        if numbers:
            parts.append(f"{letter} {_ranges(numbers)}")
    return " ↔ ".join(parts)


def _ranges(numbers: Sequence[int]) -> str:
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"¶{numbers[0]}–{numbers[-1]}"
    return " + ".join(f"¶{number}" for number in numbers)


def _tallies(
    sides: Sides, blocks: Sequence[Block], spans: Sequence[Sequence[Span]]
) -> list[Tally]:
    say = sides.look.language
    if blocks[0].kind not in SHARED:
        place = 0 if spans[0] else 1
        words = sum(word_count(span.cut(sides.texts[place])) for span in spans[place])
        found = [Tally("", say.count("%(n)s word", "%(n)s words", words))]
        figures = sum(
            figure.overlaps(span) for figure in sides.figures[place] for span in spans[place]
        )
        if figures:
            found.append(Tally("", say.count("%(n)s figure", "%(n)s figures", figures)))
        return found
    edits = [edit for block in blocks for edit in block.edits]
    strong = [edit for edit in edits if edit.weight != "cosmetic"]
    left = sum(word_count(edit.left.cut(sides.texts[0])) for edit in strong)
    right = sum(word_count(edit.right.cut(sides.texts[1])) for edit in strong)
    muted = len(edits) - len(strong)
    found = []
    if left:
        found.append(Tally("a", say.count("%(n)s word only in A", "%(n)s words only in A", left)))
    if right:
        found.append(Tally("b", say.count("%(n)s word only in B", "%(n)s words only in B", right)))
    if muted:
        one, many = "%(n)s spelling or punctuation", "%(n)s spelling or punctuation"
        found.append(Tally("o", say.count(one, many, muted)))
    return found


def _cell(
    sides: Sides, place: int, blocks: Sequence[Block], spans: Sequence[Span], seen: set[str]
) -> Cell | None:
    if not spans:
        return None
    side, letter = SIDES[place]
    text, other = sides.texts[place], sides.texts[1 - place]
    name = sides.ids[place]
    marks = [mark for block in blocks for mark in marks_of(block, side, text, other)]
    shared = blocks[0].kind in SHARED
    passages = [
        _passage(sides, place, span, marks if shared else [], seen) for span in spans
    ]
    return Cell(
        letter, sides.look.lang(name), sides.look.direction(name), not shared, tuple(passages)
    )


def _passage(
    sides: Sides, place: int, span: Span, marks: Sequence[Mark], seen: set[str]
) -> Passage:
    paragraphs, letter = sides.paragraphs[place], SIDES[place][1]
    number = paragraph_number(paragraphs, span.start)
    anchor = f"{sides.anchor}{letter}{number}"
    label = f"{letter} ¶{number}"
    whole = paragraphs[number - 1].span if 0 < number <= len(paragraphs) else span
    if span.end - span.start < whole.end - whole.start:
        label = f"{label} {_part(whole, span)}"
    if anchor in seen:
        anchor = ""
    seen.add(anchor)
    return Passage(anchor, label, runs(sides.texts[place], span, marks, sides.figures[place]))


def _part(whole: Span, span: Span) -> str:
    """Which end of a paragraph a passage leaves out."""
    return ("…" if span.start > whole.start else "") + ("…" if span.end < whole.end else "")


def _map(sides: Sides, comparison: Comparison) -> ParagraphMap:
    look = sides.look
    ways = (look.direction(sides.ids[0]), look.direction(sides.ids[1]))
    upper, lower = scales(
        [paragraph.span for paragraph in sides.paragraphs[0]],
        [paragraph.span for paragraph in sides.paragraphs[1]],
        ways,
    )
    bars = [
        *_bars(sides, comparison.blocks, 0, upper),
        *_bars(sides, comparison.blocks, 1, lower),
    ]
    return ParagraphMap(
        look.language.text("Paragraph map") + ". " + Markup(share_line(look, comparison)).striptags(),
        tuple(bars),
        tuple(_ribbons(sides, comparison.blocks, upper, lower)),
        (upper.rtl, lower.rtl),
    )


def _bars(sides: Sides, blocks: Sequence[Block], place: int, scale: Scale) -> list[Bar]:
    """The barcode of one side: every paragraph, its marks and its figures."""
    side, letter = SIDES[place]
    text, base = sides.texts[place], (TOP, BOTTOM)[place]
    looks = _looks(sides, blocks, side, place)
    bars = []
    for number, paragraph in enumerate(sides.paragraphs[place], 1):
        span = paragraph.span
        boxes: dict[str, list[tuple[float, float]]] = {"bg": [scale.box(span)]}
        for found, look in looks:
            if found.overlaps(span):
                part = Span(max(found.start, span.start), min(found.end, span.end))
                boxes.setdefault(look, []).append(scale.box(part))
        dots = [scale.x(figure.start) for figure in sides.figures[place] if figure.overlaps(span)]
        left, right = scale.box(span)
        words = sides.look.language.count_text(
            "%(n)s word", "%(n)s words", word_count(span.cut(text))
        )
        bars.append(
            Bar(
                f"#{sides.anchor}{letter}{number}",
                f"{letter} ¶{number}, {words}",
                tuple(_inks(boxes, base, place)),
                str(number) if right - left > 18 else "",
                percent((left + right) / 2),
                (18, 192)[place],
                tuple(percent(dot) for dot in dots),
                (26, 174)[place],
            )
        )
    return bars


def _inks(boxes: dict[str, list[tuple[float, float]]], base: int, place: int) -> list[Ink]:
    """One path a look; one-sided words stand proud, upwards in A and downwards in B."""
    found = []
    for look in ("bg", "boil", "same", "orth", "a", "b"):
        if look in boxes:
            proud = PROUD if look in {"a", "b"} else 0
            found.append(ink(look, boxes[look], base - (0 if place else proud), TALL + proud))
    return found


def _looks(
    sides: Sides, blocks: Sequence[Block], side: str, place: int
) -> list[tuple[Span, str]]:
    """Every span of one side with its look; later ones are drawn over earlier ones."""
    text, other = sides.texts[place], sides.texts[1 - place]
    only = ("a", "b")[place]
    found: list[tuple[Span, str]] = []
    for block in blocks:
        alone = "boil" if block.role in FURNITURE else only
        found += [(s, "same" if block.kind in SHARED else alone) for s in getattr(block, side)]
        if block.kind in SHARED:
            found += [
                (mark.span, "orth" if mark.look == "spelling" else only)
                for mark in marks_of(block, side, text, other)
            ]
    return found


def _ribbons(
    sides: Sides, blocks: Sequence[Block], upper: Scale, lower: Scale
) -> list[Ribbon]:
    ribbons = []
    for block in blocks:
        if block.kind not in SHARED or not block.left or not block.right:
            continue
        tops = [upper.box(span) for span in block.left]
        lows = [lower.box(span) for span in block.right]
        if len(tops) == 1 and len(lows) > 1:
            tops = shares(tops[0], [s.end - s.start for s in block.right], upper.rtl)
        elif len(lows) == 1 and len(tops) > 1:
            lows = shares(lows[0], [s.end - s.start for s in block.left], lower.rtl)
        elif len(tops) != len(lows):
            tops, lows = [hull(tops)], [hull(lows)]
        title = _where(sides, (block.left, block.right))
        ribbons += [
            Ribbon(ribbon(top, low), title, block.moved)
            for top, low in zip(tops, lows, strict=True)
        ]
    return ribbons


def _changes(look: Lookup, comparison: Comparison, file: str) -> list[Changes]:
    say, found = look.language, []
    if comparison.figures:
        rows = [_figure_row(look, comparison, change, file) for change in comparison.figures]
        verdicts = [change.verdict for change in comparison.figures]
        found.append(
            _change_table(look, say.text("Figures in this pair"), verdicts, rows, FIGURE_VERDICTS)
        )
    if comparison.quotes:
        rows = [_quote_row(look, comparison, change, file) for change in comparison.quotes]
        verdicts = [change.verdict for change in comparison.quotes]
        found.append(
            _change_table(look, say.text("Quotations in this pair"), verdicts, rows, QUOTE_VERDICTS)
        )
    return found


def _change_table(
    look: Lookup,
    title: str,
    verdicts: Sequence[str],
    rows: Sequence[ChangeRow],
    names: dict[str, tuple[str, str, str]],
) -> Changes:
    """Rows in the order of ``names``, which puts the telling verdicts first."""
    order = {verdict: place for place, verdict in enumerate(names)}
    ranked = sorted(zip(verdicts, rows), key=lambda item: order.get(item[0], len(order)))
    say = look.language
    counts = [
        say.say("%(n)s %(verdict)s", n=say.number(verdicts.count(verdict)),
                verdict=Markup("<span>{}</span>").format(say.text(names[verdict][0])))
        for verdict in names
        if verdict in verdicts
    ]  # fmt: skip
    return Changes(
        title, Markup(" · ").join(counts), any(verdict in TELLING for verdict in verdicts),
        tuple(row for _, row in ranked),
    )  # fmt: skip


def _figure_row(
    look: Lookup, comparison: Comparison, change: FigureChange, file: str
) -> ChangeRow:
    name, icon, style = FIGURE_VERDICTS.get(change.verdict, (change.verdict, "dot", "s4"))
    pair = comparison.pair
    sides = [
        (look.quotation(article, figure.span), look.language.value(figure),
         look.ref(article, figure.span, file, (pair.left, pair.right)))
        if figure else None
        for article, figure in ((pair.left, change.left), (pair.right, change.right))
    ]  # fmt: skip
    reason = look.language.message(change.reason)
    return ChangeRow(look.language.text(name), style, icon, sides[0], sides[1], reason)


def _quote_row(
    look: Lookup, comparison: Comparison, change: QuoteChange, file: str
) -> ChangeRow:
    name, icon, style = QUOTE_VERDICTS.get(change.verdict, (change.verdict, "dot", "s4"))
    pair = comparison.pair
    sides = [
        (look.quotation(article, span), "", look.ref(article, span, file, (pair.left, pair.right)))
        if span else None
        for article, span in ((pair.left, change.left), (pair.right, change.right))
    ]  # fmt: skip
    reason = look.language.message(change.reason)
    return ChangeRow(look.language.text(name), style, icon, sides[0], sides[1], reason)
