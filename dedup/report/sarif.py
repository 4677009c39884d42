"""Findings as SARIF 2.1.0, which code hosts show beside the lines of the files they are about.

A line is given where the text compared is, byte for byte, the file; a finding about a record of a
table or of a web page names the file and the article alone, because the file's lines are not its.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import PurePath
from urllib.parse import quote

from dedup.model import ArticleRecord, Evidence, Finding, Json, Report, Skip
from dedup.report.json import laid_out
from dedup.report.phrases import FINDINGS

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVELS = {"high": "error", "medium": "warning", "low": "note", "info": "note"}
"""SARIF has three levels; the fourth of ours is told in the properties."""
STDIN = "-"


def sarif(report: Report) -> Iterator[str]:
    """One run with one result a finding; the first quotation is its place, the rest are related.

    In pieces, as :func:`dedup.report.json.laid_out` makes them.
    """
    records = {record.article.id: record for record in report.articles}
    kinds = sorted({finding.kind for finding in report.findings})
    driver = {
        "name": report.tool["name"],
        "semanticVersion": report.tool["version"],
        "rules": [
            {"id": kind, "shortDescription": {"text": FINDINGS.get(kind, (kind, ""))[0]}}
            for kind in kinds
        ],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [_skipped(skip) for skip in report.skipped],
            }
        ],
        "properties": {"counts": report.counts()},
        "results": (_result(finding, kinds, records) for finding in report.findings),
    }
    yield from laid_out({"$schema": SCHEMA, "version": "2.1.0", "runs": iter([run])})
    yield "\n"


def _skipped(skip: Skip) -> Json:
    """An input that is no part of the results, and why."""
    record = "" if skip.origin.record is None else f" #{skip.origin.record}"
    found: Json = {
        "level": "warning",
        "message": {"text": f"skipped{record}: {skip.reason}"},
    }
    if skip.origin.path not in {"", STDIN}:
        uri = _uri(skip.origin.path)
        found["locations"] = [{"physicalLocation": {"artifactLocation": {"uri": uri}}}]
    return found


def _result(finding: Finding, kinds: Sequence[str], records: dict[str, ArticleRecord]) -> Json:
    places = [
        _location(item, records[item.article])
        for item in finding.evidence
        if item.article in records
    ]
    result = {
        "ruleId": finding.kind,
        "ruleIndex": kinds.index(finding.kind),
        "level": LEVELS[finding.severity],
        "message": {"text": str(finding.text)},
        "locations": places[:1],
        "partialFingerprints": {"dedupFinding/v1": _fingerprint(finding)},
        "properties": {"id": finding.id, "severity": finding.severity},
    }
    if places[1:]:
        result["relatedLocations"] = [{"id": n, **x} for n, x in enumerate(places[1:], 1)]
    return result


def _fingerprint(finding: Finding) -> str:
    """The same finding in a later scan has the same one: its kind, articles and exact words."""
    told = [
        finding.kind,
        *(part for item in finding.evidence for part in (item.article, item.text)),
    ]
    return hashlib.sha256("\0".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _location(item: Evidence, record: ArticleRecord) -> Json:
    article = record.article
    named: Json = {"logicalLocations": [{"fullyQualifiedName": article.id, "kind": "article"}]}
    origin = article.origin
    if origin.path in {"", STDIN}:
        return named
    physical: Json = {"artifactLocation": {"uri": _uri(origin.path)}}
    if origin.record is None and origin.sha256 == record.text_sha256:
        physical["region"] = _region(article.text, item)
    return {"physicalLocation": physical, **named}


def _uri(path: str) -> str:
    """A path as a URI: relative as it was given, or of a file."""
    parts = quote(PurePath(path).as_posix().encode("utf-8", "surrogateescape"))
    return f"file://{parts}" if parts.startswith("/") else parts


def _region(text: str, item: Evidence) -> Json:
    """Lines and columns from 1, columns in code points, the end one past the last."""
    (line, column), (end_line, end_column) = (
        (text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
        for at in (item.span.start, item.span.end)
    )
    return {
        "startLine": line,
        "startColumn": column,
        "endLine": end_line,
        "endColumn": end_column,
        "charOffset": item.span.start,
        "charLength": item.span.end - item.span.start,
        "snippet": {"text": item.text},
    }
