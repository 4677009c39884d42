"""The closed lists of the model in words: relations, verdicts, kinds of edit, kinds of finding.

Each table is in the order in which a reader should see its members.
"""

from __future__ import annotations

from dedup.model import Block
from dedup.report.language import Language


def _(text: str) -> str:
    """Marks a sentence for the catalogue; it is translated where it is shown."""
    return text


ICONS = {
    "conflict": "M7 1 13.5 13H.5z",
    "differs": "M7 0 14 7 7 14 0 7z",
    "equal": "M1 3h12v3H1zM1 8h12v3H1z",
    "minus": "M1 5.5h12v3H1z",
    "plus": "M5.5 1h3v4.5H13v3H8.5V13h-3V8.5H1v-3h4.5z",
    "dot": "M7 2a5 5 0 1 0 .01 0z",
    "check": "M1 7.5 3 5.5l3 3L11.5 2l2 2L6 12.5z",
    "quote": "M1 3h5v5L3 12H1l1.500-4H1zM8 3h5v5l-3 4H8l1.500-4H8z",
}
"""Filled shapes on a 14 by 14 field: every status differs in shape, not in colour alone."""

SHAPES = {
    "one": "M1 9h24",
    "split": "M1 9h9C15 9 15 3 25 3M10 9C15 9 15 15 25 15",
    "merge": "M25 9h-9C11 9 11 3 1 3M16 9C11 9 11 15 1 15",
    "many": "M1 3C11 3 15 15 25 15M1 15C11 15 15 3 25 3",
    "moved": "M1 4h6c7 0 5 10 12 10h6M21 10l4 4-4 4",
    "left_only": "M1 9h10M15 4l8 10M23 4l-8 10",
    "right_only": "M15 9h10M3 4l8 10M11 4 3 14",
}
"""Strokes on a 26 by 18 field: how a row's two sides hang together."""

RELATIONS = {
    "identical": _("identical"),
    "near_copy": _("near copy"),
    "excerpt": _("excerpt"),
    "partial": _("partial copy"),
    "quotation": _("common quotation"),
    "none": _("no copied passage"),
}
"""``none`` only where two articles were compared by name: a scan lists no such pair."""

FINDINGS = {
    "figure_conflict": (_("Figures conflict"), "conflict"),
    "figure_changed": (_("Figure changed"), "conflict"),
    "figure_differs": (_("Outlets differ"), "differs"),
    "quote_altered": (_("Quotation altered"), "quote"),
    "claim_changed": (_("Claim changed"), "differs"),
    "speaker_changed": (_("Speaker changed"), "quote"),
    "credit_removed": (_("Credit removed"), "minus"),
    "date_mismatch": (_("Dates do not fit"), "differs"),
    "identical": (_("Identical"), "equal"),
    "near_copy": (_("Near copy"), "equal"),
    "excerpt": (_("Excerpt"), "equal"),
    "partial": (_("Partial copy"), "equal"),
    "quotation": (_("Common quotation"), "quote"),
    "only_in": (_("Only in one"), "plus"),
    "common_source": (_("Common source"), "dot"),
    "stock": (_("Stock text"), "dot"),
}

SEVERITIES = {"high": "s1", "medium": "s2", "low": "s3", "info": "s4"}
"""How serious a finding is, and its look."""

LEDGER_VERDICTS = {
    "self_conflict": (_("conflicts with itself"), "conflict", "s1"),
    "differs": (_("outlets differ"), "differs", "s2"),
    "agrees": (_("agrees"), "check", "s4"),
    "only_here": (_("only here"), "dot", "s4"),
}

ODD_ONE = (_("alone with this"), "differs", "s1")
"""The look of the one article whose figure nobody shares."""

FIGURE_VERDICTS = {
    "conflict": (_("conflict"), "conflict", "s1"),
    "changed": (_("changed"), "conflict", "s1"),
    "left_only": (_("only in A"), "minus", "s2"),
    "right_only": (_("only in B"), "plus", "s3"),
    "restated": (_("restated"), "equal", "s4"),
    "same": (_("same"), "check", "s4"),
}

QUOTE_VERDICTS = {
    "altered": (_("altered"), "conflict", "s1"),
    "speaker_changed": (_("other speaker"), "conflict", "s1"),
    "unquoted": (_("marks removed"), "differs", "s2"),
    "left_only": (_("only in A"), "minus", "s2"),
    "right_only": (_("only in B"), "plus", "s3"),
    "same": (_("same"), "check", "s4"),
}

MATRIX_STATES = {
    "same": (_("same"), "equal"),
    "edited": (_("edited"), "differs"),
    "moved": (_("moved"), "plus"),
    "absent": (_("absent"), "minus"),
}

EDIT_KINDS = {
    "negation": _("negation"),
    "figure": _("figure"),
    "quote": _("quotation"),
    "attribution": _("attribution"),
    "added": _("only in B"),
    "dropped": _("only in A"),
    "wording": _("wording"),
    "moved": _("moved"),
    "inflection": _("inflection"),
    "function_word": _("function word"),
    "date_form": _("form of a date"),
    "number_form": _("form of a number"),
    "name_variant": _("form of a name"),
    "spelling": _("spelling"),
    "quote_marks": _("quotation marks"),
    "punctuation": _("punctuation"),
}

FIGURE_KINDS = {
    "count": _("count"),
    "percent": _("percent"),
    "percentage_points": _("percentage points"),
    "money": _("money"),
    "measure": _("measure"),
    "ordinal": _("ordinal"),
    "fraction": _("fraction"),
    "ratio": _("ratio"),
    "date": _("date"),
    "date_range": _("date range"),
    "time": _("time"),
    "duration": _("duration"),
    "year": _("year"),
    "age": _("age"),
    "identifier": _("identifier"),
    "relative_date": _("relative date"),
    "weekday": _("weekday"),
    "vague": _("vague amount"),
}

_ROLES = {
    ("byline", "left_only"): _("Byline, only in A"),
    ("byline", "right_only"): _("Byline, only in B"),
    ("headline", "left_only"): _("Headline, only in A"),
    ("headline", "right_only"): _("Headline, only in B"),
    ("furniture", "left_only"): _("Page furniture in A, not counted"),
    ("furniture", "right_only"): _("Page furniture in B, not counted"),
    ("stock", "left_only"): _("Stock text in A, not counted"),
    ("stock", "right_only"): _("Stock text in B, not counted"),
}

_SHARED_ROLES = {
    "furniture": _("Page furniture in both, not counted"),
    "stock": _("Stock text in both, not counted"),
}


def block_heading(say: Language, block: Block, left: int, right: int) -> str:
    """What a row is, in words; ``left`` and ``right`` count its passages."""
    if (block.role, block.kind) in _ROLES:
        return say.text(_ROLES[block.role, block.kind])
    if block.kind == "left_only":
        return say.count_text("%(n)s passage only in A", "%(n)s passages only in A", left)
    if block.kind == "right_only":
        return say.count_text("%(n)s passage only in B", "%(n)s passages only in B", right)
    if block.role in _SHARED_ROLES:
        return say.text(_SHARED_ROLES[block.role])
    shape = _shape(say, block, left, right)
    if not block.moved:
        return shape
    return say.text("%(shape)s, in another place", shape=shape)


def _shape(say: Language, block: Block, left: int, right: int) -> str:
    if block.shape == "split":
        return say.count_text("One passage in A, %(n)s in B", "One passage in A, %(n)s in B", right)
    if block.shape == "merge":
        return say.count_text(
            "%(n)s passages in A, one in B", "%(n)s passages in A, one in B", left
        )
    if block.shape == "many":
        return say.text(
            "%(left)s passages in A, %(right)s in B",
            left=say.number(left),
            right=say.number(right),
        )
    if not block.edits:
        return say.text("In both, word for word")
    if all(edit.weight == "cosmetic" for edit in block.edits):
        return say.text("In both, spelling apart")
    return say.text("In both, reworded")


BASE_REASONS: dict[str, str] = {
    "credited": "held against %(base)s, which others name as their source",
    "earliest": "held against %(base)s, the earliest",
    "central": "held against %(base)s, most of which stands in others",
}
"""Why a story's passages are those of this article."""

FIRST: dict[str, str] = {
    "credited": "%(base)s had it first: others name it as their source.",
    "earliest": "%(base)s had it first, by the times that they state.",
    "central": "Who had it first is not clear.",
    "none": "Told in own words: no text is copied.",
}
"""Who had the text of a story first, by why its base is its base."""

CONFIDENCES: dict[str, str] = {
    "high": "high confidence",
    "medium": "medium confidence",
    "low": "low confidence",
}
"""How sure the direction of a pair is."""

BASES: dict[str, str] = {
    "published": "given with the article",
    "printed": "printed in the text",
    "fetched": "when it was fetched",
    "inferred": "inferred",
}
"""What says when an article was written."""
