"""Every word change of a page listed once, with how often and where it occurs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dedup.model import Comparison, Edit, Span
from dedup.report.lookup import Listed, Lookup, Quotation, Ref
from dedup.report.phrases import EDIT_KINDS, _
from dedup.report.words import excerpt, whole_words

LISTED = 200
"""Different changes listed on one page; all are in pairs.jsonl."""
PLACES = 3
"""Places named for one change."""


@dataclass(frozen=True, slots=True)
class Change:
    """One difference in wording, wherever it occurs."""

    left: Quotation | None
    right: Quotation | None
    kind: str
    times: str
    refs: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """The changes of a page, those of content or style apart from spelling and punctuation."""

    strong: Listed[Change]
    cosmetic: Listed[Change]


Found = dict[tuple[str, str, str], list[tuple[Comparison, Edit]]]


def wording(look: Lookup, comparisons: Sequence[Comparison], file: str) -> Wording | None:
    """The word changes of ``comparisons``, most frequent first; None where there are none."""
    strong: Found = {}
    cosmetic: Found = {}
    for comparison in comparisons:
        for edit in (edit for block in comparison.blocks for edit in block.edits):
            words = _words(look, comparison, edit)
            found = cosmetic if edit.weight == "cosmetic" else strong
            found.setdefault((edit.kind, *words), []).append((comparison, edit))
    if not strong and not cosmetic:
        return None
    say = look.language
    places, muted = (sum(map(len, found.values())) for found in (strong, cosmetic))
    one, many = "%(n)s place where the wording differs.", "%(n)s places where the wording differs."
    aside = "Spelling and punctuation, %(n)s in all"
    return Wording(
        _listed(look, strong, file, say.count(one, many, places)),
        _listed(look, cosmetic, file, say.count(aside, aside, muted)),
    )


def _words(look: Lookup, comparison: Comparison, edit: Edit) -> tuple[str, str]:
    """Both sides of an edit as whole words."""
    muted = edit.weight == "cosmetic"
    left, right = look.text(comparison.pair.left), look.text(comparison.pair.right)
    return (
        whole_words(left, edit.left, punctuation=muted).cut(left),
        whole_words(right, edit.right, punctuation=muted).cut(right),
    )


def _listed(look: Lookup, found: Found, file: str, title: Markup) -> Listed[Change]:
    order = {kind: place for place, kind in enumerate(EDIT_KINDS)}
    ranked = sorted(
        found.items(), key=lambda item: (-len(item[1]), order.get(item[0][0], 99), item[0])
    )
    changes = tuple(_change(look, key, places, file) for key, places in ranked[:LISTED])
    cut = _("%(shown)s of %(all)s different changes are listed; all are in pairs.jsonl.")
    return Listed(title, changes, look.language.cut(cut, LISTED, len(ranked)))


def _change(
    look: Lookup, key: tuple[str, str, str], places: list[tuple[Comparison, Edit]], file: str
) -> Change:
    kind, left, right = key
    pair = places[0][0].pair
    return Change(
        look.words(pair.left, excerpt(left, 120)) if left.strip() else None,
        look.words(pair.right, excerpt(right, 120)) if right.strip() else None,
        look.language.text(EDIT_KINDS.get(kind, kind)),
        look.language.number(len(places)),
        tuple(_refs(look, places, file)),
    )


def _refs(look: Lookup, places: Sequence[tuple[Comparison, Edit]], file: str) -> Iterable[Ref]:
    for comparison, edit in places[:PLACES]:
        pair = comparison.pair
        near = (pair.left, pair.right)
        sides: tuple[tuple[str, Span], ...] = ((pair.left, edit.left), (pair.right, edit.right))
        for article, span in sides:
            if span.start != span.end:
                yield look.ref(article, span, file, near)
