"""Our reader and its peers on the same labelled texts: right, and silently wrong by ten or more.

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


class Row(NamedTuple):
    """Which cases a peer is asked: it is not judged on what it does not claim to read."""

    peer: str
    model: str
    languages: tuple[str, ...]


NUMBERS = ("en", "fr", "es", "it", "pt", "tr", "ar")
ROWS = (
    *(Row("ovos-number-parser", "NumberModel", (code,)) for code in NUMBERS),
    Row("Maha", "NumberModel", ("ar",)),
    *(
        Row("quantulum3", model, ("en",))
        for model in ("NumberModel", "CurrencyModel", "DimensionModel", "PercentModel")
    ),
    *(Row("price-parser", "CurrencyModel", (code,)) for code in ("en", "fr", "es", "it", "pt")),
    *(Row("dateparser.search_dates", "DateParser", (code,)) for code in (*NUMBERS, "zh")),
)


def cases(path: Path, row: Row) -> Iterator[Case]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            language = CODES.get(case["lang"], "")
            fits = case["model"] == row.model and language in row.languages
            if not fits or case.get("NotSupported") or "Relative" in line:
                continue
            wants = tuple(date_labels(case) if row.model == "DateParser" else number_labels(case))
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
    return f"{right:4}/{total:<4} right {right / total:.3f}  far off {far:3}  {spent:7.2f} CPU s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--peers", action="append", default=[], help="a Python that has peers")
    options = parser.parse_args()
    for row in ROWS:
        asked = list(cases(options.data / "recognizers_specs.jsonl.gz", row))
        print(f"\n{row.model} in {', '.join(row.languages)}")
        print(f"  {'dedup':24} {score(asked, *ours(asked))}")
        reasons = []
        for python in (*options.peers, sys.executable):
            answer = ask(python, row.peer, asked)
            if not isinstance(answer, str):
                print(f"  {row.peer:24} {score(asked, *answer)}")
                break
            reasons.append(answer)
        else:
            print(f"  {row.peer:24} left out: {reasons[0]}")


if __name__ == "__main__":
    main()
