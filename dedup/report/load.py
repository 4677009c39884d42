"""Reading a finished report back for ``dedup show``: the same types, from its JSON.

The JSON holds offsets, not texts; whoever loads a report gives the texts it could read again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import UnionType
from typing import Any, get_args, get_origin

from dedup.errors import InputError
from dedup.model import (
    FORMAT_VERSION,
    Article,
    ArticleRecord,
    Comparison,
    Figure,
    Finding,
    Json,
    Message,
    Origin,
    Pair,
    Paragraph,
    Report,
    Skip,
    Span,
    Stock,
    Story,
)
from dedup.report.json import MANIFEST
from dedup.report.tables import read_figures_table
from dedup.shelf import Shelf, fields_of

_VALUE = re.compile(r"%\(([a-z_]+)\)s")
_FORMAT = re.compile(r"%(?!\([a-z_]+\)s)")
"""A conversion that no template of ours has."""
_AS_WRITTEN = "%(text)s"
"""The template of a sentence that is read back; there is nothing in it to translate."""


def load_document(folder: Path) -> Json:
    """report.json of a report folder.

    Raises InputError where there is none, or one of another format.
    """
    path = Path(folder) / "report.json"
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputError(f"no report in {folder}: it has no report.json; run dedup scan") from error
    except (OSError, ValueError) as error:
        raise InputError(f"cannot read {path}: {error}") from error
    found = document.get("format") if isinstance(document, dict) else None
    if found != FORMAT_VERSION:
        raise InputError(f"{path} has format {found}, not {FORMAT_VERSION}: run dedup scan again")
    return dict(document)


def load_manifest(folder: Path) -> Json:
    """manifest.json of a report folder, empty where there is none. InputError: it is no JSON."""
    path = Path(folder) / MANIFEST
    try:
        return dict(json.loads(path.read_bytes())) if path.is_file() else {}
    except (OSError, ValueError, TypeError) as error:
        raise InputError(f"cannot read {path}: {error}") from error


def load_report(folder: Path, texts: Mapping[str, str] | None = None) -> Report:
    """The report of ``folder``, with the text of each article that ``texts`` has.

    Sentences come back as they were written, in English. Raises InputError as
    :func:`load_document` does, or where pairs.jsonl or figures.csv cannot be read.
    """
    document = load_document(folder)
    try:
        with (Path(folder) / "pairs.jsonl").open(encoding="utf-8") as stream:
            shelf = Shelf()
            comparisons = tuple(shelf.keep(_comparison(json.loads(line))) for line in stream)
        figures = _figures_of(Path(folder) / "figures.csv")
        articles = tuple(
            _article(item, texts or {}, figures.get(item["id"], ()))
            for item in document["articles"]
        )
        return Report(
            options=document["options"],
            tool=document["tool"],
            articles=articles,
            comparisons=comparisons,
            stories=_made(tuple[Story, ...], document["stories"]),
            findings=tuple(_finding(item) for item in document["findings"]),
            stock=_made(tuple[Stock, ...], document["stock"]),
            skipped=tuple(
                Skip(Origin(item["path"], item["record"]), item["reason"])
                for item in document["skipped"]
            ),
            notices=_made(tuple[Message, ...], document["notices"]),
            read=document["counts"]["read"],
            looked_at=document["counts"]["candidates"],
            uncompared=_made(tuple[Pair, ...], document["uncompared"]),
        )
    except OSError as error:
        raise InputError(f"cannot read {error.filename}: {error.strerror}") from error
    except (ValueError, KeyError, TypeError) as error:
        raise InputError(f"the report in {folder} is damaged: {error!r}") from error


def _figures_of(path: Path) -> dict[str, list[Figure]]:
    """Every figure of every article, in order; pairs.jsonl has those of compared passages only."""
    found: dict[str, list[Figure]] = {}
    with path.open(encoding="utf-8-sig", newline="") as stream:
        for article, figure in read_figures_table(stream):
            found.setdefault(article, []).append(figure)
    return found


def _sentence(text: str) -> Message:
    """A finished sentence, as the value of a message: long ids in it are still shortened."""
    return Message(_AS_WRITTEN, {"text": text})


def _told(item: Json) -> Message:
    """The sentence of a finding with its values, by which articles are called by their outlets.

    As written where there are none (reports of earlier versions), or where they make another
    sentence. A template is trusted with ``%(name)s`` alone: a width would fill the memory.
    """
    text, message = str(item["text"]), item.get("message")
    if message is None or _FORMAT.search(message["template"]):
        return _sentence(text)
    names, values = set(_VALUE.findall(message["template"])), message["values"]
    found = Message(message["template"], values)
    return found if names <= set(values) and str(found) == text else _sentence(text)


def _span(item: Json) -> Span:
    return Span(item["start"], item["end"])


def _article(item: Json, texts: Mapping[str, str], figures: Sequence[Figure]) -> ArticleRecord:
    origin, article = _made(Origin, item), _made(Article, {"text": "", **item})
    article = replace(article, text=texts.get(article.id, ""), origin=origin)
    paragraphs = _made(tuple[Paragraph, ...], item["paragraphs"])
    return ArticleRecord(article, item["text_sha256"], item["words"], paragraphs, tuple(figures))


def _comparison(item: Json) -> Comparison:
    left, right = item["measures"]["left"], item["measures"]["right"]
    apart = {
        "pair": item, "left_share": left, "right_share": right,
        "left_measures": left, "right_measures": right,
    }  # fmt: skip
    found: Comparison = _made(Comparison, {**item, **apart})
    return found


def _made(kind: Any, item: Any) -> Any:
    """What JSON says of a type of the model: by the names of its fields, which are their keys.

    A span among other fields is its two ends; a field that is missing has its default, and a
    sentence is empty.
    """
    if get_origin(kind) is UnionType:
        return None if item is None else _made(get_args(kind)[0], item)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], each) for each in item)
    if kind is Message:
        return _sentence(item)
    if kind is Span:
        return Span(*item) if isinstance(item, list) else _span(item)
    if not hasattr(kind, "__dataclass_fields__"):
        return item
    told = {}
    for name, part in fields_of(kind).items():
        if name in item:
            told[name] = _made(part, item[name])
        elif name == "span":
            told[name] = _span(item)
        elif part is Message:
            told[name] = Message("")
    return kind(**told)


def _finding(item: Json) -> Finding:
    finding: Finding = _made(Finding, item)
    return replace(finding, text=_told(item))
