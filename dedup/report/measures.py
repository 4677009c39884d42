"""What two articles have of each other in numbers, each beside what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from dedup.model import Comparison, Measures, Share
from dedup.report.language import Language
from dedup.report.phrases import _

# Name, what it counts, and how it is read off one side.
_SHARES = (
    (_("Verbatim"), _("Body words that the other prints in the same order"), "verbatim"),
    (_("Moved"), _("Body words in passages that the other has elsewhere"), "moved"),
    (_("Edited"), _("Body words altered inside a passage that both have"), "edited"),
    (_("Own"), _("Body words in no passage of the other"), "own"),
)
_COUNTS = (
    (_("Longest run"), _("Body words of the longest stretch that both print alike")),
    (
        _("Content edits per 100 words"),
        _("Edits that change what is said, for every hundred words of the passages in both"),
    ),
    (_("Figures kept"), _("Figures that the other gives with the same value")),
    (_("Quotations kept"), _("Quotations in the same words and of the same speaker")),
)
MEASURES_NOTE = _(
    "Headlines, furniture and stock text are in no number. The first four make up the whole body."
)


MeasureRow = tuple[str, str, str, str]
"""Name and definition of a number, and what it is on both sides, left first, as shown."""


def measure_rows(say: Language, comparison: Comparison) -> Iterator[MeasureRow]:
    """The rows in the interface's language: four shares, then four counts."""
    shares = comparison.left_share, comparison.right_share
    for name, definition, field in _SHARES:
        left, right = (say.percent(getattr(share, field)) for share in shares)
        yield say.text(name), say.text(definition), left, right
    sides = comparison.left_measures, comparison.right_measures
    columns = [_counts(say, *side) for side in zip(shares, sides, strict=True)]
    for (name, definition), left, right in zip(_COUNTS, *columns, strict=True):
        yield say.text(name), say.text(definition), left, right


def _counts(say: Language, share: Share, side: Measures) -> tuple[str, ...]:
    of = _("%(n)s of %(total)s")
    return (
        say.number(side.longest_run),
        f"{side.content_edits_per_100:.1f}",
        say.text(of, n=say.number(side.figures_kept), total=say.number(side.figures)),
        say.text(of, n=say.number(side.quotes_kept), total=say.number(side.quotes)),
    )
