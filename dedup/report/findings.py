"""The view of the findings: the most serious one large, the next as cards, the rest as a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from markupsafe import Markup

from dedup.model import Evidence, Figure, Finding, Message
from dedup.report.language import decimal
from dedup.report.lookup import Lookup, Quotation, Ref
from dedup.report.marks import Run
from dedup.report.pairs import direction_line
from dedup.report.phrases import FINDINGS, FIRST, SEVERITIES, _
from dedup.report.proofs import marked, side_of, two_of
from dedup.report.words import excerpt

CARDS = 24
"""Findings shown as cards; a reader who wants more than a screen or two wants a list."""
LISTED = 500
"""Findings on one page; all of them are in findings.csv and report.json."""
MEASURED = frozenset({"money", "count", "percent", "measure", "duration"})
"""Kinds whose values have a length that can be drawn."""
OF_WORDS = frozenset({"quote_altered", "claim_changed", "speaker_changed", "credit_removed"})
"""Kinds that are about words: a figure that stands among them is no part of the claim."""
COPIES = frozenset({"identical", "near_copy", "excerpt"})
"""Kinds of which a reader asks whose copy it is."""
CHANGES = frozenset({"figure_changed", "quote_altered", "claim_changed", "speaker_changed"})
"""Kinds of which a reader asks what stood there first."""
PROOFS, FEW = 4, 2
"""Quotations of one finding that stand open: of one that matters, and of any other."""
SHORT = 40
"""Characters of a figure as printed that still make a headline."""
QUOTED = 160
"""Characters of a quotation in a card; the reference leads to the whole."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Words of evidence: where they stand, the value read, its size as a bar."""

    refs: tuple[Ref, ...]
    """Every place of these very words."""
    quotation: Quotation
    runs: tuple[Run, ...]
    """The quotation with what the other article has differently, where two are compared."""
    side: str
    value: str
    style: str
    bar: str
    """Length of the bar in thousandths of the largest, or empty."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, ready to be shown."""

    anchor: str
    kind: str
    icon: str
    style: str
    question: Markup
    """Two figures that cannot both be right, as a question; empty where there are none."""
    text: Markup
    note: Markup
    proofs: tuple[Proof, ...]
    readings: tuple[tuple[Proof, ...], ...]
    """The proofs, those of one value together."""
    more: tuple[Proof, ...]
    """Further evidence, folded away."""
    more_title: str
    pair: str
    """Link to the comparison of the two articles that the finding is about, if they are a pair."""
    pairs: tuple[tuple[str, Markup], ...]
    """Of more than two articles: the pairs that show it, the link to each and its name."""
    pairs_title: str


@dataclass(frozen=True, slots=True)
class FindingsView:
    """All findings, most serious first."""

    hero: FindingView | None
    cards: tuple[FindingView, ...]
    rest: tuple[FindingView, ...]
    cut: Markup


def findings_view(look: Lookup, findings: Sequence[Finding], file: str) -> FindingsView:
    """The findings in the order given, as ``file`` shows them."""
    views = [finding_view(look, finding, file) for finding in findings[:LISTED]]
    hero = views[0] if views and len(views[0].proofs) > 1 and views[0].style == "s1" else None
    others = views[1:] if hero else views
    told = _("%(shown)s of %(all)s findings are shown; all are in findings.csv.")
    cut = look.language.cut(told, LISTED, len(findings))
    return FindingsView(hero, tuple(others[:CARDS]), tuple(others[CARDS:]), cut)


def finding_view(look: Lookup, finding: Finding, file: str) -> FindingView:
    """One finding with its evidence."""
    say = look.language
    name, icon = FINDINGS.get(finding.kind, (finding.kind.replace("_", " ").capitalize(), "dot"))
    style = SEVERITIES.get(finding.severity, "s4")
    read = finding.kind not in OF_WORDS
    figures = [_figure(look, item) if read else None for item in finding.evidence]
    proofs = _proofs(look, finding, figures, file)
    pairs = tuple(_pairs(look, finding, file))
    shown = PROOFS if finding.severity in {"high", "medium"} else FEW
    return FindingView(
        finding.id,
        say.text(name),
        icon,
        style,
        _question(look, finding.evidence, figures),
        say.message(look.sentence(finding.text)),
        Markup(" ").join(filter(None, [_times(look, figures), _first(look, finding)])),
        tuple(proofs[:shown]),
        tuple(_by_value(proofs[:shown])),
        tuple(proofs[shown:]),
        say.count_text(
            "%(n)s more quotation", "%(n)s more quotations", max(0, len(proofs) - shown)
        ),
        _comparison(look, finding, file),
        pairs,
        say.count_text("%(n)s pair", "%(n)s pairs", len(pairs)),
    )


def _first(look: Lookup, finding: Finding) -> Markup:
    """Whose the text is: asked of every copy, and of a change where it is known."""
    names = {item.article for item in finding.evidence}
    if finding.kind in COPIES:
        names = {finding.text.values.get(side, "") for side in ("left", "right")}
    elif finding.kind not in CHANGES:
        return Markup()
    comparison = look.compared.get(frozenset(names))
    if comparison and (finding.kind in COPIES or comparison.direction.source in {"left", "right"}):
        return direction_line(look, comparison)
    for place in look.homes.get(finding.evidence[0].article, ()) if len(names) > 2 else ():
        story = look.report.stories[place]
        told = story.base in names and names <= set(story.articles)
        if told and story.base_basis in {"credited", "earliest"}:
            named = look.sentence(Message(FIRST[story.base_basis], {"base": story.base}))
            return look.language.message(named)
    return Markup()


def _by_value(proofs: Sequence[Proof]) -> Iterator[tuple[Proof, ...]]:
    groups: dict[object, list[Proof]] = {}
    for proof in proofs:
        groups.setdefault(proof.value or proof.quotation, []).append(proof)
    yield from map(tuple, groups.values())


def _comparison(look: Lookup, finding: Finding, file: str) -> str:
    two = list(dict.fromkeys(item.article for item in finding.evidence))
    return look.pair_href(two[0], two[1], file) if len(two) == 2 else ""


def _pairs(look: Lookup, finding: Finding, file: str) -> Iterator[tuple[str, Markup]]:
    """The pairs that show what more than two articles print in several ways."""
    printed: dict[str, set[str]] = {}
    for item in finding.evidence:
        printed.setdefault(item.article, set()).add(item.text)
    for one in printed if len(printed) > 2 else ():
        for other in look.partners.get(one, ()):
            if one < other and printed.get(other, printed[one]) != printed[one]:
                name = look.language.say("%(left)s and %(right)s", left=one, right=other)
                yield look.pair_href(one, other, file), name


def _proofs(
    look: Lookup, finding: Finding, figures: Sequence[Figure | None], file: str
) -> list[Proof]:
    """The evidence; the same words in several places as one quotation with several references."""
    near = [item.article for item in finding.evidence]
    found: dict[tuple[str, str], Proof] = {}
    for item, figure, size in zip(finding.evidence, figures, _sizes(figures), strict=True):
        two = two_of(look, item, finding)
        value = look.language.value(figure) if figure else ""
        first = found.get((item.text, value))
        proof = first or Proof(
            (),
            look.words(item.article, excerpt(item.text, QUOTED)),
            marked(look, item, two, QUOTED),
            side_of(look, item.article, two),
            value,
            "" if size is None else "v" if size == 1000 else "u",
            "" if size is None else str(size),
        )
        refs = (*proof.refs, look.ref(item.article, item.span, file, near))
        found[item.text, value] = replace(proof, refs=refs)
    return list(found.values())


def _figure(look: Lookup, item: Evidence) -> Figure | None:
    """The figure that the evidence quotes, if it quotes one and no more."""
    found = look.figures_at(item.article, item.span)
    return found[0] if len(found) == 1 else None


def _values(figures: Sequence[Figure | None]) -> list[Decimal | None]:
    """Values that compare: of one kind and unit, none negative; else nothing."""
    known = [figure for figure in figures if figure]
    values = [decimal(figure.value) if figure else None for figure in figures]
    alike = len({(figure.kind, figure.unit) for figure in known}) == 1
    if not alike or known[0].kind not in MEASURED:
        return [None] * len(figures)
    return [value if value is not None and value >= 0 else None for value in values]


def _sizes(figures: Sequence[Figure | None]) -> list[int | None]:
    """Each value in thousandths of the largest, where at least two differ."""
    values = _values(figures)
    distinct = {value for value in values if value is not None}
    if len(distinct) < 2:
        return [None] * len(figures)
    most = max(distinct)
    return [None if value is None else max(2, int(value * 1000 / most)) for value in values]


def _question(
    look: Lookup, evidence: Sequence[Evidence], figures: Sequence[Figure | None]
) -> Markup:
    """``200 billion dollars or 200 million dollars?`` of the first two values that differ."""
    told: dict[tuple[str | None, str | None], str] = {}
    for item, figure in zip(evidence, figures, strict=True):
        if figure and figure.value:
            told.setdefault((figure.value, figure.unit), look.printed(item.article, figure).text)
    if len(told) < 2 or any(len(words) > SHORT for words in told.values()):
        return Markup()
    one, other, *_ = told.values()
    return look.language.say("%(one)s or %(other)s?", one=one, other=other)


def _times(look: Lookup, figures: Sequence[Figure | None]) -> Markup:
    """How far the values stand apart, where that is a round and telling number."""
    distinct = {value for value in _values(figures) if value}
    if len(distinct) < 2:
        return Markup()
    times = max(distinct) / min(distinct)
    if times < 10 or times != times.to_integral_value():
        return Markup()
    return look.language.say(
        "The larger amount is %(n)s times the smaller.", n=look.language.number(times)
    )
