"""The report as plain view objects: every number and sentence finished before the template.

:func:`plan` decides which file shows what; :func:`pages` then builds one page at a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from markupsafe import Markup

from dedup.model import Comparison, Finding, Message, Pair, Report, Story
from dedup.options import RenderOptions
from dedup.report.changes import Wording, wording
from dedup.report.findings import FindingsView, findings_view
from dedup.report.glance import NARROW_ROWS, ROWS, StoryRow, story_rows
from dedup.report.ledgers import Ledger, ledger_view
from dedup.report.lookup import INDEX, Lookup, Place, link, open_lookup, story_of, story_title
from dedup.report.marks import runs
from dedup.report.method import MethodView, method_view
from dedup.report.pairs import PairView, one_sided, outlets, pair_view, ranked
from dedup.report.phrases import RELATIONS
from dedup.report.rows import Passage, told_figures
from dedup.report.stories import StoryView, story_view
from dedup.report.words import visible

T = TypeVar("T")

OPEN_PARTS = 3
"""Stories and pairs of a page that stand open from the start; more make it slow to open."""
NAMED = 3
"""Pairs that the first lines name one by one; more are counted by their relation."""
BLOCK = 100
"""Rows of one block of the index; blocks off screen are not laid out."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One file of the report and what it shows, by position."""

    file: str
    stories: tuple[tuple[int, Story], ...]
    comparisons: tuple[tuple[int, Comparison], ...]


@dataclass(frozen=True, slots=True)
class IndexRow:
    """One pair in the list of all pairs."""

    title: Markup
    outlets: Markup
    href: str
    relation: str
    left_share: str
    right_share: str
    only: str


@dataclass(frozen=True, slots=True)
class LooseText:
    """An article that a claim quotes and no pair shows."""

    anchor: str
    label: str
    name: str
    lang: str
    dir: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the report."""

    file: str
    lang: str
    dir: str
    title: str
    eyebrow: Markup
    lede: Markup
    home: str
    nav: tuple[tuple[str, str], ...]
    findings: FindingsView | None
    ledgers: tuple[Ledger, ...]
    stories: tuple[StoryView, ...]
    index: Iterator[tuple[IndexRow, ...]] | None
    """Blocks of rows, made while the page is written: there may be many thousands."""
    glance: tuple[StoryRow, ...]
    """The gravest stories of several."""
    glance_cut: Markup
    """How many there are in all, where not every one is among them."""
    story_index: Iterator[tuple[StoryRow, ...]] | None
    pairs: tuple[PairView, ...]
    texts: tuple[LooseText, ...]
    wording: Wording | None
    method: MethodView | None


def plan(report: Report, inline: int) -> list[Plan]:
    """The files of a report: one up to ``inline`` pairs, else one a story and an index."""
    stories = tuple(enumerate(report.stories, 1))
    comparisons = tuple(enumerate(report.comparisons, 1))
    if len(comparisons) <= inline:
        return [Plan(INDEX, stories, comparisons)]
    homes = story_of(report.stories)
    by_story: dict[int, list[tuple[int, Comparison]]] = {}
    for number, comparison in comparisons:
        both = set(homes.get(comparison.pair.left, ())) & set(homes.get(comparison.pair.right, ()))
        by_story.setdefault(min(both, default=len(report.stories)), []).append((number, comparison))
    plans = [Plan(INDEX, (), ())]
    for place, (number, story) in enumerate(stories):
        plans += _chunks(
            f"stories/{number:04d}", ((number, story),), by_story.get(place, []), inline
        )
    loose = by_story.get(len(report.stories), [])
    return plans + (_chunks("stories/pairs", (), loose, inline) if loose else [])


def _chunks(
    name: str,
    stories: tuple[tuple[int, Story], ...],
    comparisons: Sequence[tuple[int, Comparison]],
    size: int,
) -> list[Plan]:
    """A story on as many files as its pairs need; the first one holds what is not a pair."""
    size = max(size, 1)
    plans = [Plan(f"{name}.html", stories, tuple(comparisons[:size]))]
    for part, start in enumerate(range(size, len(comparisons), size), 2):
        plans.append(Plan(f"{name}-{part}.html", (), tuple(comparisons[start : start + size])))
    return plans


def pages(report: Report, options: RenderOptions) -> Iterator[Page]:
    """Every file of the report in turn; the index first."""
    look = open_lookup(report, options.ui_lang)
    plans = plan(report, options.inline_pairs)
    for item in plans:
        _register(look, item)
    for item in plans:
        yield _page(look, item, options, single=len(plans) == 1)


def _register(look: Lookup, item: Plan) -> None:
    """Note which articles and pairs a file shows, so that references lead there."""
    for number, comparison in item.comparisons:
        left, right = comparison.pair.left, comparison.pair.right
        look.pair_files[left, right] = (item.file, f"p{number}")
        look.places.setdefault(left, []).append(Place(item.file, f"p{number}A"))
        look.places.setdefault(right, []).append(Place(item.file, f"p{number}B"))
    for name in _loose(look, item):
        look.places[name] = [Place(item.file, f"t{look.order[name]}P")]


def _loose(look: Lookup, item: Plan) -> list[str]:
    """Articles that the stories of a file hold, or its findings quote, and that no pair shows."""
    wanted = {name for _, story in item.stories for name in story.articles}
    if item.file == INDEX:
        told = {name for story in look.report.stories for name in story.articles}
        quoted = {e.article for finding in look.report.findings for e in finding.evidence}
        wanted |= quoted - told
    return sorted(name for name in wanted - look.paired if name in look.records)


def _page(look: Lookup, item: Plan, options: RenderOptions, *, single: bool) -> Page:
    report, say, index = look.report, look.language, item.file == INDEX
    comparisons = [comparison for _, comparison in item.comparisons]
    ledgers = [ledger_view(look, story, number, item.file) for number, story in item.stories]
    stories = [
        story_view(look, story, number, look.by_story.get(number - 1, ()), item.file)
        for number, story in item.stories
    ]
    pairs = [
        pair_view(look, comparison, f"p{number}", item.file, place < OPEN_PARTS)
        for place, (number, comparison) in enumerate(item.comparisons)
    ]
    page = Page(
        file=item.file,
        lang=say.code,
        dir=say.direction,
        title=_title(look, item, options),
        eyebrow=_eyebrow(look),
        lede=_lede(look, item, single=single),
        home="" if index else link(item.file, INDEX),
        nav=(),
        findings=_findings(look, item),
        ledgers=tuple(sorted((x for x in ledgers if x), key=lambda ledger: ledger.rank)),
        stories=tuple(stories),
        index=_index(look, item) if index and (not single or len(pairs) > OPEN_PARTS) else None,
        glance=_glance(look, single=single) if index else (),
        glance_cut=_glance_cut(look) if index else Markup(),
        story_index=(
            _blocks(story_rows(look, single=False))
            if index and not single and report.stories
            else None
        ),
        pairs=tuple(pairs),
        texts=tuple(_loose_text(look, name) for name in _loose(look, item)),
        wording=wording(look, comparisons, item.file),
        method=method_view(look, item.file) if index else None,
    )
    return _with_nav(page, look)


def _findings(look: Lookup, item: Plan) -> FindingsView | None:
    """All findings on the index; on the page of a story, those about its articles, if any."""
    if item.file == INDEX:
        return findings_view(look, look.report.findings, item.file)
    told: dict[int, Finding] = {}
    for number, _ in item.stories:
        told |= look.told_of.get(number - 1, {})
    return findings_view(look, list(told.values()), item.file) if told else None


def _with_nav(page: Page, look: Lookup) -> Page:
    say = look.language
    story = say.text("The story") if len(page.stories) == 1 else say.text("Stories")
    pairs = page.pairs[0].heading if len(page.pairs) == 1 else say.text("Pairs")
    parts = [
        (page.findings is not None, "#main", say.text("Findings")),
        (bool(page.ledgers), "#figures", say.text("Figures")),
        (page.story_index is not None, "#stories", say.text("Stories")),
        (bool(page.stories), "#story", story),
        (page.index is not None, "#index", say.text("All pairs")),
        (bool(page.pairs), "#pairs", pairs),
        (page.wording is not None, "#words", say.text("Word changes")),
        (bool(page.texts), "#texts", say.text("Other texts")),
        (page.method is not None, "#method", say.text("Method")),
    ]  # fmt: skip
    return replace(page, nav=tuple((href, name) for there, href, name in parts if there))


def _title(look: Lookup, item: Plan, options: RenderOptions) -> str:
    if item.stories and item.file != INDEX:
        return visible(story_title(look, item.stories[0][1]))
    if item.file != INDEX:
        return look.language.text("Pairs")
    if options.title:
        return visible(options.title)
    if len(look.report.stories) == 1:
        return visible(story_title(look, look.report.stories[0]))
    if not look.report.comparisons:
        only = "Nothing shared but stock text" if look.report.stock else "No shared text"
        return look.language.text(only)
    n = len(look.report.articles)
    return look.language.count_text(
        "Shared text in %(n)s article", "Shared text in %(n)s articles", n
    )


def _eyebrow(look: Lookup) -> Markup:
    say, report = look.language, look.report
    parts = [
        say.say("Provenance report"),
        say.count("%(n)s article", "%(n)s articles", len(report.articles)),
        say.count("%(n)s story", "%(n)s stories", len(report.stories)),
    ]
    return Markup(" · ").join(parts)


def _lede(look: Lookup, item: Plan, *, single: bool) -> Markup:
    """What was looked at and found, in a sentence or three."""
    say, report = look.language, look.report
    if item.file != INDEX:
        return say.count(
            "%(n)s pair on this page.", "%(n)s pairs on this page.", len(item.comparisons)
        )
    parts = [
        say.count(
            "%(n)s article came in: %(compared)s compared, %(skipped)s skipped.",
            "%(n)s articles came in: %(compared)s compared, %(skipped)s skipped.",
            report.read,
            compared=say.number(len(report.articles)),
            skipped=say.number(len(report.skipped)),
        ),
        say.count("%(n)s pair shares text", "%(n)s pairs share text", len(report.comparisons))
        + _shared(look, item.file),
    ]
    if not single:
        parts.append(say.say("The pairs are on pages of their own, one a story."))
    return Markup(" ").join(parts)


def _shared(look: Lookup, file: str) -> Markup:
    """``: 000 and 001 (near copy).``; of many pairs ``: near copy (4), partial copy (9).``"""
    say, comparisons = look.language, look.report.comparisons
    relations = [c.pair.relation for c in comparisons]
    told: list[tuple[str, str]] = [
        (say.text(name), say.number(relations.count(relation)))
        for relation, name in RELATIONS.items()
        if relation in relations
    ]
    if len(comparisons) <= NAMED:
        told = [
            (_named(look, c.pair, file), say.text(RELATIONS.get(c.pair.relation, c.pair.relation)))
            for c in ranked(comparisons)
        ]
    items = [Markup("{} ({})").format(*item) for item in told]
    return (Markup(": ") if items else Markup()) + say.say(", ").join(items) + "."


def _named(look: Lookup, pair: Pair, file: str) -> Markup:
    """Both articles by their outlets, with the link to their comparison."""
    names = {"left": pair.left, "right": pair.right}
    told = look.language.message(look.sentence(Message("%(left)s and %(right)s", names)))
    href = look.pair_href(pair.left, pair.right, file)
    return Markup('<a href="{}">{}</a>').format(href, told)


def _index(look: Lookup, item: Plan) -> Iterator[tuple[IndexRow, ...]]:
    return _blocks(_index_row(look, c, item.file) for c in ranked(look.report.comparisons))


def _index_row(look: Lookup, comparison: Comparison, file: str) -> IndexRow:
    say, pair = look.language, comparison.pair
    only = [say.number(one_sided(s)) for s in (comparison.left_share, comparison.right_share)]
    return IndexRow(
        say.say("%(left)s and %(right)s", left=pair.left, right=pair.right),
        outlets(look, pair),
        look.pair_href(pair.left, pair.right, file),
        say.text(RELATIONS.get(pair.relation, pair.relation)),
        say.percent(comparison.left_share.shared),
        say.percent(comparison.right_share.shared),
        " / ".join(only),
    )


def _glance(look: Lookup, *, single: bool) -> tuple[StoryRow, ...]:
    several = len(look.report.stories) > 1
    return tuple(story_rows(look, single=single, most=ROWS)) if several else ()


def _glance_cut(look: Lookup) -> Markup:
    stories = len(look.report.stories)
    if stories <= NARROW_ROWS:
        return Markup()
    return look.language.say("All stories: %(n)s", n=look.language.number(stories))


def _blocks(rows: Iterator[T]) -> Iterator[tuple[T, ...]]:
    while block := tuple(islice(rows, BLOCK)):
        yield block


def _loose_text(look: Lookup, name: str) -> LooseText:
    record = look.records[name]
    anchor = look.places[name][0].prefix
    figures = told_figures(record)
    passages = tuple(
        Passage(
            f"{anchor}{number}",
            f"¶{number}",
            runs(record.article.text, paragraph.span, (), figures),
        )
        for number, paragraph in enumerate(record.paragraphs, 1)
    )
    return LooseText(
        anchor, look.label(name), look.name(name), look.lang(name), look.direction(name), passages
    )
