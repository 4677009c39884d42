"""The JSON Schema (2020-12) of report.json and pairs.jsonl, as ``dedup schema`` prints it.

Read off the types of the model, which stand in JSON field by field. What is put together otherwise,
and the closed lists of words that a field may hold, are here.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import UnionType
from typing import Any, get_args, get_origin

from dedup.model import (
    FORMAT_VERSION,
    Block,
    Comparison,
    Direction,
    Edit,
    Evidence,
    Figure,
    FigureChange,
    Ground,
    Json,
    LedgerRow,
    MatrixCell,
    Measures,
    Message,
    Pair,
    Paragraph,
    QuoteChange,
    Share,
    Span,
    Stock,
    Story,
    StoryTime,
)
from dedup.report.phrases import FIGURE_KINDS, MATRIX_STATES, RELATIONS, SEVERITIES
from dedup.shelf import fields_of

STRING: Json = {"type": "string"}
TEXT_OR_NULL: Json = {"type": ["string", "null"]}
COUNT: Json = {"type": "integer", "minimum": 0}
RECORD: Json = {"type": ["integer", "null"]}
SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}


def schema() -> Json:
    """One schema: a document is a whole report.json, or one line of pairs.jsonl."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "dedup report.json, or one line of pairs.jsonl",
        "oneOf": [{"$ref": "#/$defs/report"}, {"$ref": "#/$defs/comparison"}],
        "$defs": {
            "span": {
                "description": "Code points of the article's text, half-open.",
                "type": "array",
                "items": COUNT,
                "minItems": 2,
                "maxItems": 2,
            },
            "figure": _figure(),
            "comparison": _comparison(),
            "article": _article(),
            "story": _object(_fields(Story)),
            "finding": _finding(),
            "report": _report(),
        },
    }


def _object(required: Json, **optional: Json) -> Json:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


def _list(items: Json) -> Json:
    return {"type": "array", "items": items}


def _ref(name: str) -> Json:
    return {"$ref": f"#/$defs/{name}"}


def _one_of(words: Iterable[str | None]) -> Json:
    return {"enum": list(words)}


_ROLE = _one_of("body headline byline furniture stock".split())
_CLOSED: dict[tuple[type, str], Json] = {
    (Paragraph, "role"): _ROLE,
    (Block, "kind"): _one_of("same edited left_only right_only".split()),
    (Block, "shape"): _one_of("one split merge many".split()),
    (Block, "role"): _ROLE,
    (Edit, "kind"): _one_of(
        "spelling punctuation quote_marks name_variant number_form date_form inflection "
        "function_word wording moved figure quote negation attribution added dropped".split()
    ),
    (Edit, "weight"): _one_of("cosmetic style content".split()),
    (Figure, "kind"): _one_of(FIGURE_KINDS),
    (Figure, "qualifier"): _one_of(
        [*"more_than less_than about at_least at_most up_to additional".split(), None]
    ),
    (FigureChange, "verdict"): _one_of(
        "same restated changed conflict left_only right_only".split()
    ),
    (QuoteChange, "verdict"): _one_of(
        "same altered left_only right_only speaker_changed unquoted".split()
    ),
    (Pair, "relation"): _one_of(RELATIONS),
    (Measures, "content_edits_per_100"): {"type": "number", "minimum": 0},
    (Ground, "rung"): _one_of("credit notice day time".split()),
    (Ground, "source"): _one_of("left right common".split()),
    (Direction, "source"): _one_of("left right common unknown".split()),
    (Direction, "confidence"): _one_of("high medium low none".split()),
    (LedgerRow, "verdict"): _one_of("agrees differs self_conflict only_here".split()),
    (MatrixCell, "state"): _one_of(MATRIX_STATES),
    (StoryTime, "basis"): _one_of("published fetched printed inferred".split()),
    (Story, "base_basis"): _one_of(["credited", "earliest", "central", ""]),
}
"""Fields of the model that hold one of a few words, or numbers of another range than most."""
_PLAIN: dict[Any, Json] = {
    str: STRING,
    Message: STRING,
    bool: {"type": "boolean"},
    int: COUNT,
    float: SHARE,
    Span: _ref("span"),
    Figure: _ref("figure"),
}


def _fields(kind: Any) -> Json:
    """The fields of a type of the model as its JSON has them."""
    told: Json = {}
    for name, hint in fields_of(kind).items():
        if name == "span" and hint is Span:
            told |= {"start": COUNT, "end": COUNT}
        else:
            told[name] = _CLOSED.get((kind, name)) or _of(hint)
    return told


def _of(hint: Any) -> Json:
    """What a field of this type holds in JSON."""
    if hint in _PLAIN:
        return _PLAIN[hint]
    if get_origin(hint) is tuple:
        return _list(_of(get_args(hint)[0]))
    if get_origin(hint) is UnionType:  # X | None
        item = _of(get_args(hint)[0])
        return TEXT_OR_NULL if item is STRING else {"oneOf": [item, {"type": "null"}]}
    return _object(_fields(hint))


def _figure() -> Json:
    told = _fields(Figure)
    del told["resolved"], told["calendar"]
    return _object(told, resolved=STRING, calendar=_one_of(["hijri", "jalali"]), article=STRING)


def _comparison() -> Json:
    told = _fields(Comparison)
    side = _object(_fields(Share) | _fields(Measures))
    quote = _fields(QuoteChange)
    del quote["reason"]
    return _object(
        {
            "format": {"const": FORMAT_VERSION},
            **_fields(Pair),
            "left_share": SHARE,
            "right_share": SHARE,
            "measures": _object({"left": side, "right": side}),
            "blocks": told["blocks"],
            "figures": told["figures"],
            "quotes": _list(_object(quote)),
            "direction": told["direction"],
            "summary": STRING,
        }
    )


def _article() -> Json:
    return _object(
        {
            **dict.fromkeys(("id", "outlet", "title", "author", "published", "url"), STRING),
            **dict.fromkeys(("language", "path"), STRING),
            "record": RECORD,
            **dict.fromkeys(("sha256", "text_sha256", "encoding"), STRING),
            "repairs": _list(STRING),
            "reader": STRING,
            "words": COUNT,
            "paragraphs": _list(_object(_fields(Paragraph))),
        }
    )


def _finding() -> Json:
    values = {"type": "object", "additionalProperties": STRING}
    return _object(
        {
            "id": STRING,
            "kind": STRING,
            "severity": _one_of(SEVERITIES),
            "text": STRING,
            "evidence": _list(_object(_fields(Evidence))),
        },
        message=_object({"template": STRING, "values": values}),
    )


def _report() -> Json:
    pair = _fields(Pair)
    shares = {"left_share": SHARE, "right_share": SHARE}
    summary = {name: pair[name] for name in ("left", "right", "relation")} | shares
    counts = dict.fromkeys(("read", "compared", "skipped", "candidates", "uncompared"), COUNT)
    return _object(
        {
            "format": {"const": FORMAT_VERSION},
            "tool": {"type": "object"},
            "options": {"type": "object"},
            "articles": _list(_ref("article")),
            "pairs": _list(_object(summary)),
            "uncompared": _list(_object(pair)),
            "stories": _list(_ref("story")),
            "findings": _list(_ref("finding")),
            "stock": _list(_object(_fields(Stock))),
            "skipped": _list(_object({"path": STRING, "record": RECORD, "reason": STRING})),
            "notices": _list(STRING),
            "counts": _object(counts),
        }
    )
