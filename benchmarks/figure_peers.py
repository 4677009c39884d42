"""One peer's reading of many texts, in the peer's own Python: called by benchmarks/figures.py.

    PYTHON benchmarks/figure_peers.py NAME < cases.jsonl

A case is ``{"text", "language", "day"}``; the answer a line of values each, in the same order, and
last the CPU seconds spent. Settings are those that serve the peer best: the language is named,
dates are asked for in the past or future of the case's own day, and spelled numbers are turned
into digits before they are picked out where the peer has no scanner of its own.
"""

from __future__ import annotations

import json
import re
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from typing import Any

Reader = Callable[[str, str, str], list[Any]]
_NUMERAL = re.compile(r"-?\d+(?:\.\d+)?")


def ovos() -> Reader:
    from ovos_number_parser import extract_number, numbers_to_digits

    def read(text: str, language: str, day: str) -> list[Any]:
        found = [float(item) for item in _NUMERAL.findall(numbers_to_digits(text, language))]
        first = extract_number(text, language)
        return [*found, first] if first is not False else found

    return read


def quantulum() -> Reader:
    from quantulum3 import parser

    return lambda text, language, day: [item.value for item in parser.parse(text)]


def price() -> Reader:
    from price_parser import Price

    def read(text: str, language: str, day: str) -> list[Any]:
        amount = Price.fromstring(text).amount_float
        return [] if amount is None else [amount]

    return read


def dates() -> Reader:
    from dateparser.search import search_dates

    def read(text: str, language: str, day: str) -> list[Any]:
        base = datetime.fromisoformat(day[:19]) if day else datetime(2000, 1, 1)
        found = search_dates(text, languages=[language], settings={"RELATIVE_BASE": base})
        return [when.date().isoformat() for _, when in found or ()]

    return read


def maha() -> Reader:
    from maha.parsers.functions import parse_dimension

    def read(text: str, language: str, day: str) -> list[Any]:
        return [item.value for item in parse_dimension(text, numeral=True)]

    return read


PEERS: dict[str, Callable[[], Reader]] = {
    "ovos-number-parser": ovos,
    "quantulum3": quantulum,
    "price-parser": price,
    "dateparser.search_dates": dates,
    "Maha": maha,
}


def main() -> None:
    warnings.simplefilter("ignore")
    read = PEERS[sys.argv[1]]()
    cases = [json.loads(line) for line in sys.stdin]
    read("1", cases[0]["language"], "")
    start = time.process_time()
    for case in cases:
        try:
            values = read(case["text"], case["language"], case["day"])
        except Exception as reason:
            values = [f"failed: {reason!r}"]
        print(json.dumps(values, default=str))
    print(json.dumps(time.process_time() - start))


if __name__ == "__main__":
    main()
