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


def test_an_unknown_language_leaves_a_sign_before_three_digits_open() -> None:
    values = [figure.value for figure in read_figures("1.234 1,234 12.5 1,234,567", language="xx")]
    assert values == [None, None, "12.5", "1234567"]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [("fi", "3,5 miljoonaa", "3500000"), ("el", "1.234", "1234"), ("vi", "15,5%", "15.5")],
)
def test_any_language_of_cldr_is_read_without_a_file(language: str, text: str, value: str) -> None:
    (figure,) = read_figures(text, language=language)
    assert figure.value == value


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("\u202e84\u202c", None),  # shown as 48
        ("\u202e\u2066so\u2069 84\u202c", None),
        ("\u202eso\u202c 84", "84"),
        ("\u202d84\u202c", "84"),
        ("\u206784\u2069", "84"),
        ("\u200f84\u200f", "84"),
        ("8\u200f4", None),  # in an Arabic line shown as 48
        ("8\u061c\u200f4", None),
    ],
)
def test_a_number_that_a_page_shows_otherwise_has_no_value(number: str, value: str | None) -> None:
    for before, after in (("The mayor said", "families left"), ("قال إن", "عائلة غادرت")):
        (figure,) = read_figures(f"\u202e{before}\n{before} {number} {after}.")
        assert (figure.value, figure.kind) == (value, "count" if value else "vague")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1.500 persone in piazza", [None]),
        ("2.500 Personen demonstrierten", [None]),
        ("1.500 personas", [None]),
        ("The index rose to 1.125 points, and that was its best.", ["1.125"]),
    ],
)
def test_a_point_before_three_digits_stays_open_where_no_word_tells_the_language(
    text: str, values: list[str | None]
) -> None:
    assert [figure.value for figure in read_figures(text)] == values
