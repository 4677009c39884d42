"""Case files, one a language: a text a line and every figure that must be read in it, no other.

A figure is ``[text, kind, value, high, unit, qualifier]``. Adding a case is adding a line.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from dedup.compare.figures import read_figures
from dedup.model import Figure

CASES = [
    pytest.param(path.stem, json.loads(line), id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "cases").glob("*.jsonl"))
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
]


def fields(figure: Figure) -> list[str | None]:
    return [
        figure.text,
        figure.kind,
        figure.value,
        figure.high,
        figure.unit,
        figure.qualifier,
    ]


@pytest.mark.parametrize(("language", "case"), CASES)
def test_every_figure_and_no_other(language: str, case: dict[str, Any]) -> None:
    figures = read_figures(case["text"], language=language)
    assert [fields(figure) for figure in figures] == case["figures"]


@pytest.mark.parametrize("language", ["ar", "de", "en", "es", "fa", "fr", "ru", "tr", "ur", "zh"])
def test_the_language_is_found_without_a_hint(language: str) -> None:
    path = Path(__file__).parent / "cases" / f"{language}.jsonl"
    cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    text = "\n".join(case["text"] for case in cases)
    assert read_figures(text) == read_figures(text, language=language)


def test_a_hint_against_the_script_is_overruled() -> None:
    (figure,) = read_figures("ثلاثة ملايين", language="en")
    assert figure.value == "3000000"
