"""The Arabic interface is whole: every sentence of code and templates is in the catalogue."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from dedup.errors import OptionError
from dedup.model import Figure, Message, Span
from dedup.report.language import open_language

PACKAGE = Path(__file__).parents[2] / "dedup"
NAMES = re.compile(r"%\((\w+)\)s")
SPEAKERS = {"_", "text", "say", "count", "count_text"}
SENTENCE = re.compile(r"%\(\w+\)s")


def catalogue() -> dict[str, list[str]]:
    path = PACKAGE / "report/locale/ar/LC_MESSAGES/dedup.po"
    with path.open("rb") as stream:
        found = read_po(stream, locale="ar")
    return {
        (item.id[0] if isinstance(item.id, tuple) else item.id): (
            list(item.string) if isinstance(item.string, tuple) else [item.string]
        )
        for item in found
        if item.id
    }


def literals(node: ast.AST) -> Iterator[str]:
    """Literal sentences below a node of the syntax tree."""
    for part in ast.walk(node):
        if (
            isinstance(part, ast.Constant)
            and isinstance(part.value, str)
            and "\n" not in part.value
        ):
            yield part.value


def sentences() -> Iterator[tuple[str, str]]:
    """File and key of every sentence that a reader of the report can meet."""
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own = "report" in path.relative_to(PACKAGE).parts
        tables = {
            target.id: node.value
            for node in tree.body
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            if name == "Message" or (own and name in SPEAKERS):
                first = node.args[0]
                found = literals(first) if not isinstance(first, ast.Subscript) else ()
                named = [tables[n.id] for n in ast.walk(first) if getattr(n, "id", "") in tables]
                told = [] if own else [text for value in named for text in literals(value)]
                yield from ((path.name, text) for text in (*found, *told) if " " in text or own)
        if not own and "commands" not in path.parts and path.name != "cli.py":
            yield from ((path.name, text) for text in literals(tree) if SENTENCE.search(text))
    for path in sorted((PACKAGE / "report/templates").glob("*.html")):
        for text in re.findall(r'_\("([^"]+)"\)', path.read_text(encoding="utf-8")):
            yield path.name, text


def test_no_sentence_is_missing_in_arabic() -> None:
    known = catalogue()
    missing = sorted(
        {f"{file}: {text}" for file, text in sentences() if text and text not in known}
    )
    assert not missing, "\n".join(missing)


def test_translations_name_the_same_values() -> None:
    for key, translations in catalogue().items():
        for text in translations:
            assert text, key
            assert set(NAMES.findall(text)) <= set(NAMES.findall(key)), key
            if len(translations) == 1:
                assert set(NAMES.findall(text)) == set(NAMES.findall(key)), key


def test_arabic_counts() -> None:
    say = open_language("ar")
    said = [say.count_text("%(n)s word", "%(n)s words", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["بلا كلمات", "كلمة واحدة", "كلمتان", "3 كلمات", "11 كلمة", "100 كلمة"]


def test_values_are_isolated_and_escaped() -> None:
    say = open_language("en", {"000_99ca": "000"})
    said = say.message(Message("%(a)s gives %(b)s", {"a": "000_99ca", "b": "<مليار>"}))
    assert (
        str(said) == '<bdi dir="ltr">000</bdi> gives <bdi dir="rtl" class="w">&lt;مليار&gt;</bdi>'
    )


def test_a_sentence_without_translation_keeps_its_direction() -> None:
    said = open_language("ar").say("Not in any catalogue.")
    assert str(said) == '<bdi lang="en" dir="ltr">Not in any catalogue.</bdi>'


def test_percentages_never_round_to_nothing_or_all() -> None:
    say = open_language("en")
    assert [say.percent(x) for x in (0, 0.001, 0.534, 0.999, 1)] == [
        "0%",
        "<1%",
        "53%",
        "99%",
        "100%",
    ]


@pytest.mark.parametrize(
    ("kind", "value", "more", "shown"),
    [
        ("money", "200000000", {"unit": "USD"}, "USD 200,000,000"),
        ("percent", "98", {"qualifier": "more_than"}, "> 98%"),
        ("date_range", "XXXX-02-12", {"high": "XXXX-02-14"}, "02-12 – 02-14"),
        ("year", "2014", {}, "2014"),
        ("ratio", "2-1", {}, "2-1"),
        ("fraction", "1/3", {}, "1/3"),
        ("vague", None, {}, "no exact value"),
        ("relative_date", "-1d", {"resolved": "2018-02-12"}, "-1d (2018-02-12)"),
        ("measure", "12.5", {"unit": "km"}, "12.5 km"),
        ("measure", "40", {"unit": "Cel", "qualifier": "more_than"}, "> 40°C"),
        ("measure", "3", {"high": "5", "unit": "m2"}, "3 – 5 m²"),
        ("measure", "6", {"unit": "zz"}, "6 zz"),
        ("money", "300", {"unit": "dinar"}, "300 dinar"),
        ("duration", "2", {"unit": "decade"}, "2 decades"),
        ("duration", "1.5", {"unit": "century"}, "1.5 centuries"),
        ("count", "10", {"high": "15", "qualifier": "about"}, "≈ 10 – 15"),
    ],
)
def test_values_as_read(kind: str, value: str | None, more: dict[str, str], shown: str) -> None:
    assert open_language("en").value(Figure(Span(0, 1), "x", kind, value, **more)) == shown  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "value", "unit", "shown"),
    [
        ("money", "5000000", "toman", "5,000,000 تومان"),
        ("measure", "12.5", "km", "12.5 كم"),
        ("measure", "1", "bbl", "1 برميل"),
        ("measure", "2", "feddan", "2 فدان"),
        ("duration", "2", "decade", "عقدان"),
    ],
)
def test_units_are_named_in_the_language_of_the_interface(
    kind: str, value: str, unit: str, shown: str
) -> None:
    assert open_language("ar").value(Figure(Span(0, 1), "x", kind, value, unit=unit)) == shown  # type: ignore[arg-type]


def test_an_unknown_interface_language_is_refused() -> None:
    with pytest.raises(OptionError, match="choose en or ar"):
        open_language("xx")


@pytest.mark.parametrize(
    ("code", "words", "shown"),
    [
        ("en", "مياه القرى", '<bdi dir="rtl" class="w">«مياه القرى»</bdi>'),
        ("en", "village water", '<bdi dir="ltr">“village water”</bdi>'),
        ("ar", "village water", '<bdi dir="ltr" class="w">“village water”</bdi>'),
        ("ar", "مياه القرى", '<bdi dir="rtl">«مياه القرى»</bdi>'),
    ],
)
def test_quotation_marks_stand_inside_the_isolate(code: str, words: str, shown: str) -> None:
    template = "%(article)s contradicts itself on “%(label)s”: %(first)s (¶%(first_paragraph)s) and %(second)s (¶%(second_paragraph)s)."  # noqa: E501
    values = dict.fromkeys(("first", "first_paragraph", "second", "second_paragraph"), "7")
    said = open_language(code).message(
        Message(template, {"article": "000", "label": words, **values})
    )
    assert shown in said
    assert "««" not in said
    assert said.count("“") + said.count("«") == 1


def test_every_line_of_the_catalogue_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    """Of a line that it does not understand, the reader only says so, and drops what it held."""
    assert catalogue()
    said = capsys.readouterr()
    assert said.out + said.err == ""


def test_a_weekday_and_a_count_of_days_are_said_in_the_language_of_the_interface() -> None:
    arabic = open_language("ar")
    named = Message("%(printed)s was a %(weekday)s", {"printed": "x", "weekday": "Saturday"})
    assert "السبت" in arabic.message_text(named)
    assert "السبت" in str(arabic.message(named))
    one = Message("date shifted by %(days)s day: %(left)s / %(right)s",
                  {"days": "1", "left": "x", "right": "y"})  # fmt: skip
    two = Message("date shifted by %(days)s days: %(left)s / %(right)s",
                  {"days": "2", "left": "x", "right": "y"})  # fmt: skip
    assert str(one) == "date shifted by 1 day: x / y"
    assert "يومًا واحدًا" in arabic.message_text(one)
    assert "يومين" in arabic.message_text(two)


def test_names_in_a_sentence_are_listed_as_the_language_does_and_isolated_one_by_one() -> None:
    english, arabic = open_language("en"), open_language("ar")
    assert english.listing(["b"]) == "b"
    assert english.listing(["a, Ltd", "b"]) == "a, Ltd and b"
    assert english.listing(["a", "b"], 1400) == "a, b and 1,400 more"
    assert arabic.listing(["000", "001"], 3) == "000 و001 و3 غيرها"
    told = english.say("%(names)s agree", names=english.listing(["صحيفة 1", "<b>", "c"]))
    assert told == (
        '<bdi dir="rtl" class="w">صحيفة 1</bdi>, <bdi dir="ltr">&lt;b&gt;</bdi> and '
        '<bdi dir="ltr">c</bdi> agree'
    )
