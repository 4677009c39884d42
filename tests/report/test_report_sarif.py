"""findings.sarif: the fields of SARIF 2.1.0 that we write, and lines that hold the words quoted."""

from __future__ import annotations

import json
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from dedup.model import Report, Span
from dedup.options import RenderOptions
from dedup.report.folder import write_report
from dedup.report.sarif import sarif
from report.sample import LEFT, REPORT

STRING = {"type": "string", "minLength": 1}
AT_LEAST_1 = {"type": "integer", "minimum": 1}
TEXT = {"type": "object", "properties": {"text": STRING}, "required": ["text"]}


def closed(required: str = "", /, **properties: Any) -> dict[str, Any]:
    """An object with these properties and no other, as the standard's own schema has it."""
    return {
        "type": "object",
        "properties": properties,
        "required": required.split(),
        "additionalProperties": False,
    }


REGION = closed(
    "startLine",
    **dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), AT_LEAST_1),
    charOffset={"type": "integer", "minimum": 0},
    charLength={"type": "integer", "minimum": 0},
    snippet=TEXT,
)
LOCATION = closed(
    id={"type": "integer", "minimum": 0},
    physicalLocation=closed(
        "artifactLocation",
        artifactLocation=closed("uri", uri={"type": "string", "pattern": r"^[!-~]+$"}),
        region=REGION,
    ),
    logicalLocations={
        "type": "array",
        "items": closed(fullyQualifiedName=STRING, kind=STRING),
    },
)
RESULT = closed(
    "message",
    ruleId=STRING,
    ruleIndex={"type": "integer", "minimum": -1},
    level={"enum": ["none", "note", "warning", "error"]},
    message=TEXT,
    locations={"type": "array", "items": LOCATION},
    relatedLocations={"type": "array", "items": LOCATION},
    partialFingerprints={"type": "object", "additionalProperties": STRING},
    properties={"type": "object"},
)
RULE = closed("id", id=STRING, shortDescription=TEXT)
RUN = closed(
    "tool",
    tool=closed(
        "driver",
        driver=closed(
            "name",
            name=STRING,
            semanticVersion=STRING,
            rules={"type": "array", "items": RULE, "uniqueItems": True},
        ),
    ),
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    invocations={
        "type": "array",
        "items": closed(
            "executionSuccessful",
            executionSuccessful={"type": "boolean"},
            toolExecutionNotifications={
                "type": "array",
                "items": closed(
                    "message",
                    level={"enum": ["none", "note", "warning", "error"]},
                    message=TEXT,
                    locations={"type": "array", "items": LOCATION},
                ),
            },
        ),
    },
    properties={"type": "object"},
    results={"type": "array", "items": RESULT},
)
LOG = {
    "type": "object",
    "properties": {
        "$schema": STRING,
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "items": RUN},
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}
"""The part of the standard's schema that our output touches; it forbids what it does not name."""


def log_of(report: Report) -> Any:
    return json.loads("".join(sarif(report)))


def results(**origin: Any) -> list[dict[str, Any]]:
    """The results of the sample, its articles having come from there."""
    articles = tuple(
        replace(
            record,
            article=replace(record.article, origin=replace(record.article.origin, **origin)),
        )
        for record in REPORT.articles
    )
    log = log_of(replace(REPORT, articles=articles))
    jsonschema.validate(log, LOG)
    found: list[dict[str, Any]] = log["runs"][0]["results"]
    return found


def test_one_result_a_finding_with_its_rule_and_level() -> None:
    log = log_of(REPORT)
    rules = [rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]]
    found = results()
    assert [item["ruleId"] for item in found] == [finding.kind for finding in REPORT.findings]
    assert all(rules[item["ruleIndex"]] == item["ruleId"] for item in found)
    assert [item["level"] for item in found] == ["error", "warning", "note", "note"]


def test_a_region_cuts_the_words_quoted_out_of_the_file() -> None:
    place = results()[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "in/al-madina-000.txt"
    region = place["region"]
    assert region["startLine"] == region["endLine"] == 4
    line = LEFT.split("\n")[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "12 مليار ريال"
    assert region["snippet"]["text"] == "12 مليار ريال"


@pytest.mark.parametrize(
    "origin", [{"record": 3}, {"sha256": sha256(b"<p>other bytes").hexdigest()}]
)
def test_no_line_is_claimed_where_the_text_is_not_the_file(origin: dict[str, Any]) -> None:
    place = results(**origin)[0]["locations"][0]["physicalLocation"]
    assert "region" not in place


@pytest.mark.parametrize(
    ("path", "uri"),
    [("a b/خبر.txt", "a%20b/%D8%AE%D8%A8%D8%B1.txt"), ("/in/a.txt", "file:///in/a.txt")],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    place = results(path=path)[0]["locations"][0]
    assert place["physicalLocation"]["artifactLocation"]["uri"] == uri
    assert "physicalLocation" not in results(path="-")[0]["locations"][0]


def test_a_fingerprint_outlives_other_findings_and_an_edit_above() -> None:
    first = results()[0]["partialFingerprints"]
    again = replace(REPORT, findings=REPORT.findings[:1])
    assert log_of(again)["runs"][0]["results"][0]["partialFingerprints"] == first
    finding = REPORT.findings[0]
    moved = tuple(replace(e, span=Span(e.span.start - 1, e.span.end - 1)) for e in finding.evidence)
    later = replace(REPORT, findings=(replace(finding, id="F0009", evidence=moved),))
    assert log_of(later)["runs"][0]["results"][0]["partialFingerprints"] == first


def test_the_file_is_written_only_when_asked_for(tmp_path: Path) -> None:
    write_report(REPORT, tmp_path / "a", RenderOptions())
    write_report(REPORT, tmp_path / "b", RenderOptions(), sarif=True)
    assert not (tmp_path / "a" / "findings.sarif").exists()
    assert json.loads((tmp_path / "b" / "findings.sarif").read_bytes())["version"] == "2.1.0"
    assert "findings.sarif" in (tmp_path / "b" / "manifest.json").read_text()


def test_what_was_skipped_is_told_with_its_place() -> None:
    (run,) = log_of(REPORT)["runs"]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"] == f"skipped: {REPORT.skipped[0].reason}"
    assert note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "in/broken.bin"
    counts = run["properties"]["counts"]
    assert counts["read"] == counts["compared"] + counts["skipped"] == 4
