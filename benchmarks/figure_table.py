"""Our reader and its peers on the same labelled texts, in one table: right, and far off.

    python benchmarks/figure_table.py --data FOLDER [--peers PYTHON]...

FOLDER holds recognizers_specs.jsonl.gz. PYTHON is an interpreter with one or more of the peers
installed (they need other versions than ours; Maha a virtual environment of its own). A peer that
no interpreter can import is left out, with the reason. No peer of these gives offsets for all its
figures, so for all, ours too, a label counts as right where its value is anywhere among the values
of the text; *far off* where values are given and every one is wrong by a factor of ten or more.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any, NamedTuple

from figures import CODES, DATE, labelled_values, near, number

from dedup.compare.figures import read_figures

SCRIPT = Path(__file__).with_name("figure_peers.py")


class Case(NamedTuple):
    text: str
    language: str
    day: str
    wants: tuple[str, ...]


NUMBERS = ("en", "fr", "es", "it", "pt", "tr", "ar")
OVOS, QUANTULUM, PRICE = "ovos-number-parser", "quantulum3", "price-parser"
ASKED = {
    **{("NumberModel", code): (OVOS,) for code in NUMBERS},
    ("NumberModel", "en"): (OVOS, QUANTULUM),
    ("NumberModel", "ar"): (OVOS, "Maha"),
    **{(model, "en"): (QUANTULUM,) for model in ("DimensionModel", "PercentModel")},
    **{("CurrencyModel", code): (PRICE,) for code in ("en", "fr", "es", "it", "pt")},
    ("CurrencyModel", "en"): (PRICE, QUANTULUM),
    **{("DateParser", code): ("dateparser.search_dates",) for code in (*NUMBERS, "zh")},
}
"""Model and language, and the peers that claim to read them."""


def cases(path: Path, model: str, code: str) -> Iterator[Case]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            language = CODES.get(case["lang"], "")
            fits = (case["model"], language) == (model, code)
            if not fits or case.get("NotSupported") or "Relative" in line:
                continue
            wants = tuple(date_labels(case) if model == "DateParser" else number_labels(case))
            if wants:
                day = (case.get("Context") or {}).get("ReferenceDateTime", "")
                yield Case(case["Input"], language, day, wants)


def number_labels(case: dict[str, Any]) -> Iterator[str]:
    return (value for _, value in labelled_values(case))


def date_labels(case: dict[str, Any]) -> Iterator[str]:
    """Days fixed in full: a peer that guesses the year of the rest is not judged for it."""
    for result in case["Results"]:
        timex = (result.get("Value") or {}).get("Timex", "")
        if DATE.match(timex) and len(timex) == 10 and "X" not in timex:
            yield timex


def ours(row: list[Case]) -> tuple[list[list[Any]], float]:
    read_figures("1")
    start = time.process_time()
    answers: list[list[Any]] = []
    for case in row:
        figures = read_figures(case.text, language=case.language, published=case.day)
        found = [part for f in figures for part in (f.value, f.high, f.resolved) if part]
        answers.append(found)
    return answers, time.process_time() - start


def ask(python: str, peer: str, row: list[Case]) -> tuple[list[list[Any]], float] | str:
    """The answers of a peer, or why it gives none."""
    told = "\n".join(
        json.dumps({"text": c.text, "language": c.language, "day": c.day}) for c in row
    )
    done = subprocess.run(
        [python, SCRIPT, peer], input=told, capture_output=True, text=True, check=False
    )
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no answer"])[-1]
    *answers, spent = map(json.loads, done.stdout.splitlines())
    return answers, spent


def score(row: list[Case], answers: list[list[Any]], spent: float) -> str:
    right = far = total = 0
    for case, values in zip(row, answers, strict=True):
        read = [value for item in values if (value := number(str(item))) is not None]
        for want in case.wants:
            total += 1
            gold = number(want)
            if want in map(str, values) or (gold is not None and any(near(v, gold) for v in read)):
                right += 1
            elif gold and read:
                far += all(not Fraction(1, 10) < value / gold < 10 for value in read)
    return f"{right} of {total} | {far} | {spent:.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--peers", action="append", default=[], help="a Python that has peers")
    options = parser.parse_args()
    print("| model | language | reader | right | far off | CPU s |\n|---|---|---|---|---|---|")
    left_out = {}
    for (model, code), peers in ASKED.items():
        asked = list(cases(options.data / "recognizers_specs.jsonl.gz", model, code))
        print(f"| {model} | {code} | dedup | {score(asked, *ours(asked))} |")
        for peer in peers:
            answers = [ask(python, peer, asked) for python in (*options.peers, sys.executable)]
            told = next((answer for answer in answers if not isinstance(answer, str)), None)
            if told:
                print(f"| {model} | {code} | {peer} | {score(asked, *told)} |")
            else:
                left_out[peer] = answers[0]
    for peer, reason in left_out.items():
        print(f"\nleft out: {peer}: {reason}")


if __name__ == "__main__":
    main()
