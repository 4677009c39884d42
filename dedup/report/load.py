"""Reading a finished report back for ``dedup show``: the same types, from its JSON.

The JSON holds offsets, not texts; whoever loads a report gives the texts it could read again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

from dedup.errors import InputError
from dedup.model import (
    FORMAT_VERSION,
    Article,
    ArticleRecord,
    Block,
    Comparison,
    Direction,
    Edit,
    Evidence,
    Figure,
    FigureChange,
    Finding,
    Ground,
    Json,
    LedgerCell,
    LedgerRow,
    MatrixCell,
    MatrixRow,
    Measures,
    Message,
    Origin,
    Pair,
    Paragraph,
    QuoteChange,
    Report,
    Share,
    Skip,
    Span,
    Stock,
    Story,
    StoryTime,
)
from dedup.report.json import MANIFEST
from dedup.report.tables import read_figures_table

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
    except FileNotFoundError as error:
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
            lines = [json.loads(line) for line in stream]
        figures = _figures_of(Path(folder) / "figures.csv")
        articles = tuple(
            _article(item, texts or {}, figures.get(item["id"], ()))
            for item in document["articles"]
        )
        return Report(
            options=document["options"],
            tool=document["tool"],
            articles=articles,
            comparisons=tuple(_comparison(item) for item in lines),
            stories=tuple(_story(item) for item in document["stories"]),
            findings=tuple(_finding(item) for item in document["findings"]),
            stock=tuple(
                Stock(item["article"], _span(item), item["text"], item["articles"])
                for item in document["stock"]
            ),
            skipped=tuple(
                Skip(Origin(item["path"], item["record"]), item["reason"])
                for item in document["skipped"]
            ),
            notices=tuple(_sentence(item) for item in document["notices"]),
            read=document["counts"]["read"],
            looked_at=document["counts"]["candidates"],
            # reports of earlier versions compared every pair
            uncompared=tuple(_pair(item) for item in document.get("uncompared", ())),
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


def _spans(items: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(*item) for item in items)


def _article(item: Json, texts: Mapping[str, str], figures: Sequence[Figure]) -> ArticleRecord:
    origin = Origin(
        item["path"], item["record"], item["sha256"], item["encoding"],
        tuple(item["repairs"]), item["reader"],
    )  # fmt: skip
    article = Article(
        item["id"], texts.get(item["id"], ""), item["outlet"], item["title"], item["published"],
        item["url"], item["language"], origin, item.get("author", ""),
    )  # fmt: skip
    paragraphs = tuple(Paragraph(_span(part), part["role"]) for part in item["paragraphs"])
    return ArticleRecord(article, item["text_sha256"], item["words"], paragraphs, tuple(figures))


def _comparison(item: Json) -> Comparison:
    return Comparison(
        _pair(item),
        tuple(_block(block) for block in item["blocks"]),
        tuple(
            FigureChange(
                change["verdict"], _figure(change["left"]), _figure(change["right"]),
                _sentence(change["reason"]),
            )
            for change in item["figures"]
        ),
        tuple(
            QuoteChange(
                change["verdict"],
                Span(*change["left"]) if change["left"] else None,
                Span(*change["right"]) if change["right"] else None,
                Message(""),
            )
            for change in item["quotes"]
        ),
        _share(item["measures"]["left"]),
        _share(item["measures"]["right"]),
        _sentence(item["summary"]),
        _measures(item["measures"]["left"]),
        _measures(item["measures"]["right"]),
        _direction(item.get("direction")),  # reports of earlier versions have none
    )  # fmt: skip


def _direction(item: Json | None) -> Direction:
    if item is None:
        return Direction()
    grounds = tuple(
        Ground(
            ground["rung"], ground["source"], _sentence(ground["reason"]),
            _spans(ground["left"]), _spans(ground["right"]),
        )
        for ground in item["grounds"]
    )  # fmt: skip
    return Direction(item["source"], item["confidence"], grounds)


def _pair(item: Json) -> Pair:
    return Pair(
        item["left"], item["right"], item["relation"], item["resemblance"],
        item["left_containment"], item["right_containment"], item["shared_words"],
        item["longest_run"], tuple(item["found_by"]),
    )  # fmt: skip


def _share(item: Json) -> Share:
    return Share(*(item[key] for key in ("words", "verbatim", "moved", "edited", "own")))


def _measures(item: Json) -> Measures:
    return Measures(**{each.name: item[each.name] for each in fields(Measures)})


def _block(item: Json) -> Block:
    edits = tuple(
        Edit(edit["kind"], Span(*edit["left"]), Span(*edit["right"]), edit["weight"])
        for edit in item["edits"]
    )
    return Block(
        item["kind"], item["shape"], _spans(item["left"]), _spans(item["right"]),
        item["moved"], item["role"], edits,
    )  # fmt: skip


def _figure(item: dict[str, Any] | None) -> Figure | None:
    if item is None:
        return None
    return Figure(
        _span(item),
        item["text"],
        item["kind"],
        item["value"],
        item["high"],
        item["unit"],
        item["qualifier"],
        item.get("resolved"),
        item.get("calendar"),
    )


def _figures(items: list[Json]) -> tuple[Figure, ...]:
    return tuple(figure for figure in map(_figure, items) if figure)


def _story(item: Json) -> Story:
    ledger = tuple(
        LedgerRow(
            row["label"], row["kind"], row["verdict"],
            tuple(LedgerCell(cell["article"], _figures(cell["figures"])) for cell in row["cells"]),
            _sentence(row["note"]) if row["note"] else None,
        )
        for row in item["ledger"]
    )  # fmt: skip
    matrix = tuple(
        MatrixRow(
            Span(*row["base"]),
            tuple(
                MatrixCell(cell["article"], cell["state"], _spans(cell["spans"]))
                for cell in row["cells"]
            ),
        )
        for row in item["matrix"]
    )
    times = tuple(
        StoryTime(
            time["article"], time["at"], time["basis"],
            Span(*time["span"]) if time["span"] else None, time["beside"],
        )
        for time in item.get("times", ())  # reports of earlier versions have none
    )  # fmt: skip
    return Story(
        item["id"], tuple(item["articles"]), item["base"], item["related"], ledger, matrix, times,
        item.get("base_basis", ""),
    )  # fmt: skip


def _finding(item: Json) -> Finding:
    evidence = tuple(
        Evidence(part["article"], _span(part), part["text"]) for part in item["evidence"]
    )
    return Finding(item["kind"], item["severity"], _told(item), evidence, item["id"])
