"""Figures written by num2words and Babel, read back: right, wrong, left open, by language.

    python benchmarks/figure_rounds.py [--wrong]

Nothing here comes from our own tables. A number is right where exactly one figure has its value;
*open* where no value was given. Languages without a file of ours are read from CLDR, and so is
what Babel writes of them: for these the round trip shows that the two fit, not that CLDR is right.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction

from dedup.compare.figures import read_figures

SPELLED = ("ar", "de", "en", "es", "fa", "fr", "it", "pt", "ru", "tr")
"""Languages whose number words we read."""
ORDINALS = ("de", "en", "es", "fr", "it", "pt", "tr")
CLDR = ("cs", "el", "fi", "he", "hi", "hu", "id", "ja", "ko", "nl", "pl", "ro", "sv", "uk", "vi")
ALL = (*SPELLED, "ur", "zh", *CLDR)
DAYS = tuple(date(2014 + step % 11, step % 12 + 1, step * 7 % 28 + 1) for step in range(60))
Tally = Counter[str]


def numbers() -> list[int]:
    """196 numbers of every length up to a thousand million; the same ones every time."""
    draw = random.Random(0)
    found = [*range(2, 41), 50, 70, 71, 77, 80, 81, 90, 91, 99, 100, 101, 110, 111, 200, 999, 1000]
    for digits in range(3, 10):
        found += [draw.randrange(10 ** (digits - 1), 10**digits) for _ in range(20)]
    return found[:196]


def same(read: str | None, want: str) -> bool:
    try:
        return read is not None and Fraction(read) == Fraction(want)
    except (ValueError, ZeroDivisionError):
        return read == want


def tally(language: str, cases: Iterator[tuple[str, str]], failures: list[str]) -> Tally:
    found: Tally = Counter()
    for text, want in cases:
        figures = read_figures(text, language=language)
        values = [figure.value for figure in figures]
        right = any(same(value, want) for value in values)
        state = "right" if right else "wrong" if any(values) else "open"
        found[state] += 1
        if state != "right":
            failures.append(f"{language} {state} {text!r} {want} read as {values}")
    return found


def spelled(language: str) -> Iterator[tuple[str, str]]:
    from num2words import num2words

    for number in numbers():
        yield num2words(number, lang=language), str(number)


def ordinals(language: str) -> Iterator[tuple[str, str]]:
    from num2words import num2words

    for number in range(2, 101):
        yield num2words(number, lang=language, to="ordinal"), str(number)


def decimals(language: str) -> Iterator[tuple[str, str]]:
    from babel.numbers import format_decimal

    for number in numbers():
        yield format_decimal(number, locale=language), str(number)
        text = f"{number}.{number % 89 + 10}"
        yield format_decimal(Decimal(text), locale=language), text


def percents(language: str) -> Iterator[tuple[str, str]]:
    from babel.numbers import format_percent

    for number in range(1, 100):
        yield format_percent(number / 1000, "#,##0.0%", locale=language), f"{number / 10:.1f}"


def money(language: str) -> Iterator[tuple[str, str]]:
    from babel.numbers import format_currency

    for number in numbers():
        for code in ("USD", "EUR", "GBP"):
            yield (
                format_currency(number, code, locale=language, format_type="standard"),
                str(number),
            )


def dates(language: str) -> Iterator[tuple[str, str]]:
    from babel.dates import format_date

    for day in DAYS:
        for form in ("long", "full", "medium"):
            yield format_date(day, form, locale=language), day.isoformat()


ROUNDS: tuple[tuple[str, tuple[str, ...], Callable[[str], Iterator[tuple[str, str]]]], ...] = (
    ("num2words, cardinals", SPELLED, spelled),
    ("num2words, ordinals", ORDINALS, ordinals),
    ("Babel, decimals", ALL, decimals),
    ("Babel, percent", ALL, percents),
    ("Babel, money", ALL, money),
    ("Babel, dates", ALL, dates),
)


def run(*, show: bool) -> None:
    for title, languages, cases in ROUNDS:
        print(f"\n{title}, read back")
        for language in languages:
            failures: list[str] = []
            try:
                found = tally(language, cases(language), failures)
            except (ImportError, NotImplementedError) as reason:
                print(f"  {language:4} left out: {reason}")
                continue
            total = sum(found.values())
            print(
                f"  {language:4} {found['right']:4}/{total:<4} right {found['right'] / total:.3f}"
                f"  wrong {found['wrong']}  open {found['open']}"
            )
            for failure in failures if show else ():
                print("     ", failure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--wrong", action="store_true", help="print every failure")
    run(show=parser.parse_args().wrong)


if __name__ == "__main__":
    main()
