"""The view of a story: its ledger of figures, matrix of shares, passages, strips and timeline."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from markupsafe import Markup

from dedup.model import Comparison, MatrixRow, Span, Story, StoryTime
from dedup.report.charts import WIDTH, Ink, Timeline, calendar_day, ink, timeline
from dedup.report.language import parse_time
from dedup.report.ledgers import WIDE
from dedup.report.lookup import Lookup, Quotation, Ref, story_title
from dedup.report.phrases import BASE_REASONS, BASES, MATRIX_STATES, _
from dedup.report.words import excerpt

STRIPS = 60
"""Articles drawn as strips, and in the matrix of shares, which has a cell for each two."""
DENSE = 16
"""Articles in a matrix whose cells are links; in one of more they are too small to be hit."""
DAYS = 10
"""Days named on the axis of a timeline."""


@dataclass(frozen=True, slots=True)
class HeatCell:
    """Share of the row's article in the column's article."""

    text: str
    look: str
    href: str
    title: str
    rough: bool = False
    """Measured over the whole text, not compared passage by passage."""


@dataclass(frozen=True, slots=True)
class Strip:
    """One article as a strip of its length, the shared parts filled."""

    label: str
    name: str
    lang: str
    facts: Markup
    title: str
    inks: tuple[Ink, ...]


@dataclass(frozen=True, slots=True)
class StateCell:
    """How one article carries one passage of the base; in a story of many, all that carry it so."""

    label: str
    state: str
    icon: str
    text: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class PassageRow:
    """One passage of the base, and how the other articles carry it."""

    quotation: Quotation
    ref: Ref
    cells: tuple[StateCell, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """The words of an article that say when it was written."""

    label: str
    time: Markup
    basis: Markup
    quotation: Quotation
    ref: Ref


@dataclass(frozen=True, slots=True)
class StoryView:
    """Everything the report shows of one story."""

    anchor: str
    title: Markup
    facts: Markup
    related: bool
    heads: tuple[tuple[str, str], ...]
    """Short name and outlet of each article in the matrix of shares."""
    heat: tuple[tuple[HeatCell | None, ...], ...]
    heat_cut: Markup
    crowded: bool
    """The matrix has too many columns to stand beside the strips."""
    dense: bool
    strips: tuple[Strip, ...]
    base: str
    others: tuple[str, ...]
    tall: bool
    passages: tuple[PassageRow, ...]
    timeline: Timeline | None
    undated: tuple[str, ...]
    grounds: tuple[Ground, ...]


def story_view(
    look: Lookup, story: Story, place: int, comparisons: Sequence[Comparison], file: str
) -> StoryView:
    """The view of one story; ``comparisons`` are those between its articles."""
    others = tuple(name for name in story.articles if name != story.base)
    shown = story.articles[:STRIPS]
    drawn, undated = _timeline(look, story)
    cut = _("%(shown)s of %(all)s articles are shown here; every pair is in report.json.")
    return StoryView(
        f"s{place}",
        look.language.isolated(story_title(look, story)),
        _story_facts(look, story, comparisons),
        story.related,
        tuple((look.label(name), look.outlet(name)) for name in shown),
        _heat(look, shown, comparisons, file) if comparisons else (),
        look.language.cut(cut, STRIPS, len(story.articles)),
        len(shown) > WIDE,
        len(shown) > DENSE,
        _strips(look, story, comparisons),
        look.label(story.base),
        tuple(look.label(name) for name in others),
        len(others) > WIDE,
        tuple(_passage(look, story, row, others, file) for row in story.matrix),
        drawn,
        undated,
        _grounds(look, story, file),
    )


def _story_facts(look: Lookup, story: Story, comparisons: Sequence[Comparison]) -> Markup:
    say = look.language
    articles = say.count("%(n)s article", "%(n)s articles", len(story.articles))
    facts = [articles]
    if comparisons:
        facts.append(say.count("%(n)s pair", "%(n)s pairs", len(comparisons)))
    if story.related:
        facts.append(say.say("told in own words too"))
    if comparisons and story.base_basis in BASE_REASONS:
        facts.append(say.say(BASE_REASONS[story.base_basis], base=look.label(story.base)))
    return Markup(" · ").join(facts)


def _heat(
    look: Lookup, names: Sequence[str], comparisons: Sequence[Comparison], file: str
) -> tuple[tuple[HeatCell | None, ...], ...]:
    found: dict[tuple[str, str], float] = {}
    for comparison in comparisons:
        left, right = comparison.pair.left, comparison.pair.right
        found[left, right] = comparison.left_share.shared
        found[right, left] = comparison.right_share.shared
    return tuple(
        tuple(
            None if row == column else _heat_cell(look, found, row, column, file)
            for column in names
        )
        for row in names
    )


def _heat_cell(
    look: Lookup, found: dict[tuple[str, str], float], row: str, column: str, file: str
) -> HeatCell:
    share = found.get((row, column))
    template = "%(share)s of %(row)s stands in %(column)s"
    rough = share is None
    if share is None:
        share = look.measured.get((row, column))
        template = "%(row)s and %(column)s were not compared passage by passage; about %(share)s"
    if share is None:
        return HeatCell("–", "c0", "", look.language.text("not listed as a pair"))
    level = 1 + min(4, int(share * 5)) if share > 0 else 0
    told = look.language.percent(share)
    title = look.language.text(template, share=told, row=row, column=column)
    href = look.pair_href(row, column, file)
    return HeatCell("≈" * rough + told, f"c{level}", href, title, rough)


def _strips(look: Lookup, story: Story, comparisons: Sequence[Comparison]) -> tuple[Strip, ...]:
    names = story.articles[:STRIPS]
    longest = max((len(look.text(name)) for name in names), default=1) or 1
    times = {time.article: time for time in story.times}
    shared = _shared_spans(comparisons)
    return tuple(
        _strip(look, name, shared.get(name, ()), longest, times.get(name)) for name in names
    )


def _strip(
    look: Lookup, name: str, spans: Sequence[Span], longest: int, time: StoryTime | None
) -> Strip:
    say, record = look.language, look.records[name]
    rtl = look.direction(name) == "rtl"
    unit = WIDTH / longest
    aside = [p.span for p in record.paragraphs if p.role in {"furniture", "stock"}]
    layers = [("bg", [Span(0, len(record.article.text))]), ("boil", aside), ("same", spans)]
    inks = tuple(
        ink(kind, [_box(span, unit, rtl) for span in found], 0, 16)
        for kind, found in layers
        if found
    )
    facts = [say.count("%(n)s word", "%(n)s words", record.words)]
    if time:
        facts.append(say.isolated(say.published(time.at)))
        if time.basis != "published":
            facts.append(say.say(BASES.get(time.basis, time.basis)))
    return Strip(
        look.label(name),
        look.name(name),
        look.lang(name),
        Markup(" · ").join(facts),
        say.text("%(article)s: the filled parts stand in another article", article=name),
        inks,
    )


def _box(span: Span, unit: float, rtl: bool) -> tuple[float, float]:
    first, last = span.start * unit, span.end * unit
    return (WIDTH - last, WIDTH - first) if rtl else (first, last)


def _shared_spans(comparisons: Sequence[Comparison]) -> dict[str, list[Span]]:
    """Spans of each article inside passages that any other article carries, joined up."""
    found: dict[str, list[Span]] = {}
    for comparison in comparisons:
        for block in comparison.blocks:
            if block.kind in {"same", "edited"}:
                found.setdefault(comparison.pair.left, []).extend(block.left)
                found.setdefault(comparison.pair.right, []).extend(block.right)
    return {name: _joined(spans) for name, spans in found.items()}


def _joined(spans: Sequence[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined


def _passage(
    look: Lookup, story: Story, row: MatrixRow, others: Sequence[str], file: str
) -> PassageRow:
    cells = {cell.article: cell for cell in row.cells}
    words = excerpt(row.base.cut(look.text(story.base)), 70)
    shown = []
    for name in others:
        cell = cells.get(name)
        state = cell.state if cell else "absent"
        refs: tuple[Ref, ...] = ()
        if cell and cell.spans:
            refs = (look.ref(name, cell.spans[0], file, (story.base,)),)
        shown.append(_state_cell(look, look.label(name), state, refs))
    return PassageRow(
        look.words(story.base, words),
        look.ref(story.base, row.base, file, others),
        tuple(_by_state(look, shown) if len(others) > WIDE else shown),
    )


def _state_cell(look: Lookup, label: str, state: str, refs: tuple[Ref, ...]) -> StateCell:
    text, icon = MATRIX_STATES.get(state, (state, "dot"))
    return StateCell(label, state, icon, look.language.text(text), refs)


def _by_state(look: Lookup, cells: Sequence[StateCell]) -> Iterator[StateCell]:
    """One cell for all articles that carry a passage alike, each with its place or its name."""
    for state in dict.fromkeys([*MATRIX_STATES, *(cell.state for cell in cells)]):
        alike = [cell for cell in cells if cell.state == state]
        if alike:
            label = look.language.count_text("%(n)s article", "%(n)s articles", len(alike))
            refs = tuple(ref for cell in alike for ref in cell.refs or (Ref(cell.label, "", ""),))
            yield _state_cell(look, label, state, refs)


def _timeline(look: Lookup, story: Story) -> tuple[Timeline | None, tuple[str, ...]]:
    """The articles whose time is known, drawn; and those without one."""
    known = {time.article: time for time in story.times}
    shown = story.articles[:STRIPS]
    dated = [
        (moment, known[name])
        for name in shown
        if name in known and (moment := parse_time(known[name].at)) is not None
    ]
    drawn = {time.article for _, time in dated}
    undated = tuple(look.label(name) for name in shown if name not in drawn)
    if len(dated) < 2:
        return None, undated
    dated.sort(key=lambda item: (calendar_day(item[0]), _clock(item[0]), item[1].article))
    days = [calendar_day(moment) for moment, _ in dated]
    say = look.language
    times = [
        (look.label(time.article), _clock(moment), moment, time.basis == "inferred")
        for moment, time in dated
    ]
    named = [(day, say.day(day)) for day in _ticks(days[0], days[-1] + timedelta(days=1))]
    return timeline(times, named, say.direction == "rtl"), undated


def _grounds(look: Lookup, story: Story, file: str) -> tuple[Ground, ...]:
    """What says when an article was written, where that is more than the date it came with."""
    return tuple(
        Ground(
            look.label(time.article),
            look.language.isolated(look.language.published(time.at)),
            _basis(look, time),
            look.words(time.article, excerpt(time.span.cut(look.text(time.article)), 80)),
            look.ref(time.article, time.span, file),
        )
        for time in story.times[:STRIPS]
        if time.span
    )


def _basis(look: Lookup, time: StoryTime) -> Markup:
    if time.basis == "inferred":
        return look.language.say("inferred: nearest that day to %(other)s", other=time.beside)
    return look.language.say(BASES.get(time.basis, time.basis))


def _clock(moment: date | datetime) -> str:
    return f"{moment:%H:%M}" if isinstance(moment, datetime) else ""


def _ticks(first: date, last: date) -> list[date]:
    """Evenly spaced days from ``first`` to ``last`` or just beyond, at most :data:`DAYS`."""
    step = max(1, -(-(last - first).days // (DAYS - 1)))
    days = [first]
    while days[-1] < last:
        days.append(days[-1] + timedelta(days=step))
    return days
