"""The JSON Schema (2020-12) of report.json and pairs.jsonl, as ``dedup schema`` prints it."""

from __future__ import annotations

from dedup.model import FORMAT_VERSION, Json
from dedup.report.phrases import FIGURE_KINDS, MATRIX_STATES, RELATIONS, SEVERITIES

ROLES = ("body", "headline", "byline", "furniture", "stock")
EDITS = (
    "spelling", "punctuation", "quote_marks", "name_variant", "number_form", "date_form",
    "inflection", "function_word", "wording", "moved", "figure", "quote", "negation",
    "attribution", "added", "dropped",
)  # fmt: skip
QUALIFIERS = (
    "more_than", "less_than", "about", "at_least", "at_most", "up_to", "additional", None,
)  # fmt: skip
CALENDARS = ("hijri", "jalali")
"""Of printed dates; a Gregorian one names no calendar."""

STRING: Json = {"type": "string"}
TEXT_OR_NULL: Json = {"type": ["string", "null"]}
COUNT: Json = {"type": "integer", "minimum": 0}
SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}
SPAN: Json = {"$ref": "#/$defs/span"}


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
            "story": _story(),
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


def _or_null(item: Json) -> Json:
    return {"oneOf": [item, {"type": "null"}]}


def _figure() -> Json:
    return _object(
        {
            "start": COUNT,
            "end": COUNT,
            "text": STRING,
            "kind": {"enum": list(FIGURE_KINDS)},
            **dict.fromkeys(("value", "high", "unit"), TEXT_OR_NULL),
            "qualifier": {"enum": list(QUALIFIERS)},
        },
        resolved=STRING,
        calendar={"enum": list(CALENDARS)},
        article=STRING,
    )


def _comparison() -> Json:
    edit = _object(
        {
            "kind": {"enum": list(EDITS)},
            "left": SPAN,
            "right": SPAN,
            "weight": {"enum": ["cosmetic", "style", "content"]},
        }
    )
    block = _object(
        {
            "kind": {"enum": ["same", "edited", "left_only", "right_only"]},
            "shape": {"enum": ["one", "split", "merge", "many"]},
            "moved": {"type": "boolean"},
            "role": {"enum": list(ROLES)},
            "left": _list(SPAN),
            "right": _list(SPAN),
            "edits": _list(edit),
        }
    )
    figure = _object(
        {
            "verdict": {
                "enum": ["same", "restated", "changed", "conflict", "left_only", "right_only"]
            },
            "left": _or_null(_ref("figure")),
            "right": _or_null(_ref("figure")),
            "reason": STRING,
        }
    )
    quote = _object(
        {
            "verdict": {
                "enum": [
                    "same", "altered", "left_only", "right_only", "speaker_changed", "unquoted",
                ]
            },
            "left": _or_null(SPAN),
            "right": _or_null(SPAN),
        }
    )  # fmt: skip
    return _object(
        {
            "format": {"const": FORMAT_VERSION},
            **_measured(),
            "left_share": SHARE,
            "right_share": SHARE,
            "measures": _object({"left": _measures(), "right": _measures()}),
            "blocks": _list(block),
            "figures": _list(figure),
            "quotes": _list(quote),
            "direction": _direction(),
            "summary": STRING,
        }
    )


def _direction() -> Json:
    """Who had the shared text first, with every piece of evidence."""
    ground = _object(
        {
            "rung": {"enum": ["credit", "notice", "day", "time"]},
            "source": {"enum": ["left", "right", "common"]},
            "reason": STRING,
            "left": _list(SPAN),
            "right": _list(SPAN),
        }
    )
    return _object(
        {
            "source": {"enum": ["left", "right", "common", "unknown"]},
            "confidence": {"enum": ["high", "medium", "low", "none"]},
            "grounds": _list(ground),
        }
    )


def _measured() -> Json:
    """The fields of a pair that was found and measured."""
    return {
        "left": STRING,
        "right": STRING,
        "relation": {"enum": list(RELATIONS)},
        **dict.fromkeys(("resemblance", "left_containment", "right_containment"), SHARE),
        **dict.fromkeys(("shared_words", "longest_run"), COUNT),
        "found_by": _list(STRING),
    }


def _measures() -> Json:
    number: Json = {"type": "number", "minimum": 0}
    return _object(
        {
            "words": COUNT,
            **dict.fromkeys(("verbatim", "moved", "edited", "own"), SHARE),
            "longest_run": COUNT,
            "content_edits": COUNT,
            "content_edits_per_100": number,
            **dict.fromkeys(("figures_kept", "figures", "quotes_kept", "quotes"), COUNT),
        }
    )


def _article() -> Json:
    paragraph = _object({"start": COUNT, "end": COUNT, "role": {"enum": list(ROLES)}})
    return _object(
        {
            **dict.fromkeys(("id", "outlet", "title", "author", "published", "url"), STRING),
            **dict.fromkeys(("language", "path"), STRING),
            "record": {"type": ["integer", "null"]},
            **dict.fromkeys(("sha256", "text_sha256", "encoding"), STRING),
            "repairs": _list(STRING),
            "reader": STRING,
            "words": COUNT,
            "paragraphs": _list(paragraph),
        }
    )


def _story() -> Json:
    cell = _object({"article": STRING, "figures": _list(_ref("figure"))})
    fact = _object(
        {
            "label": STRING,
            "kind": STRING,
            "verdict": {"enum": ["agrees", "differs", "self_conflict", "only_here"]},
            "odd": TEXT_OR_NULL,
            "note": TEXT_OR_NULL,
            "cells": _list(cell),
        }
    )
    state = _object(
        {
            "article": STRING,
            "state": {"enum": list(MATRIX_STATES)},
            "spans": _list(SPAN),
        }
    )
    time = _object(
        {
            "article": STRING,
            "at": STRING,
            "basis": {"enum": ["published", "fetched", "printed", "inferred"]},
            "span": {"anyOf": [SPAN, {"type": "null"}]},
            "beside": STRING,
        }
    )
    return _object(
        {
            "id": STRING,
            "articles": _list(STRING),
            "base": STRING,
            "base_basis": {"enum": ["credited", "earliest", "central", ""]},
            "related": {"type": "boolean"},
            "ledger": _list(fact),
            "matrix": _list(_object({"base": SPAN, "cells": _list(state)})),
            "times": _list(time),
        }
    )


def _finding() -> Json:
    evidence = _object({"article": STRING, "start": COUNT, "end": COUNT, "text": STRING})
    return _object(
        {
            "id": STRING,
            "kind": STRING,
            "severity": {"enum": list(SEVERITIES)},
            "text": STRING,
            "evidence": _list(evidence),
        },
        message=_object(
            {
                "template": STRING,
                "values": {"type": "object", "additionalProperties": STRING},
            }
        ),
    )


def _report() -> Json:
    pair = _object(
        {
            "left": STRING,
            "right": STRING,
            "relation": {"enum": list(RELATIONS)},
            "left_share": SHARE,
            "right_share": SHARE,
        }
    )
    stock = _object(
        {"article": STRING, "start": COUNT, "end": COUNT, "text": STRING, "articles": COUNT}
    )
    skip = _object({"path": STRING, "record": {"type": ["integer", "null"]}, "reason": STRING})
    return _object(
        {
            "format": {"const": FORMAT_VERSION},
            "tool": {"type": "object"},
            "options": {"type": "object"},
            "articles": _list(_ref("article")),
            "pairs": _list(pair),
            "uncompared": _list(_object(_measured())),
            "stories": _list(_ref("story")),
            "findings": _list(_ref("finding")),
            "stock": _list(stock),
            "skipped": _list(skip),
            "notices": _list(STRING),
            "counts": _object(
                dict.fromkeys(("read", "compared", "skipped", "candidates", "uncompared"), COUNT)
            ),
        }
    )
