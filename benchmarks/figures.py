"""How well and how fast figures are read: precision and recall by kind, articles a second.

    python benchmarks/figures.py --data FOLDER [--gold FOLDER] [--wrong]

FOLDER holds recognizers_specs.jsonl.gz, nemo_ar_tests.tgz and saudi_ar.jsonl.gz; the gold folder
(default: ``gold`` beside it) the labelled figures, and ``seeds`` beside that the labelled texts.
What is absent is named and skipped. ``--wrong`` prints every case that was not read right.

A labelled figure counts as found when a figure of the same value overlaps it. Of a recognizers
case only the labelled spans are judged; *far off* counts values wrong by a factor of ten or more.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tarfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path
from typing import Any

from dedup.compare.figures import read_figures
from dedup.model import Figure

CODES = {
    "Arabic": "ar",
    "Chinese": "zh",
    "English": "en",
    "EnglishOthers": "en",
    "French": "fr",
    "German": "de",
    "Italian": "it",
    "Portuguese": "pt",
    "Spanish": "es",
    "SpanishMexican": "es",
    "Turkish": "tr",
}
HUNDREDTHS = {"Cent", "Penny", "Pence", "Centime", "Centavo", "Centesimo"}
"""Coins, which we give in their currency."""
ARTICLES = 400
ARTICLE_LENGTH = 3400
"""Characters of the average article that speeds are given for."""


@dataclass
class Score:
    """Counts of one kind of label."""

    right: int = 0
    missed: int = 0
    wrong: int = 0
    far_off: int = 0
    extra: int = 0
    failures: list[str] = field(default_factory=list)
    outside: Counter[str] = field(default_factory=Counter)
    """Labels we do not mean to read, by the reason (see :func:`outside`)."""

    def line(self) -> str:
        total = self.right + self.missed + self.wrong
        found = self.right + self.wrong + self.extra
        recall = self.right / total if total else 1
        precision = self.right / found if found else 1
        return (
            f"{self.right:5}/{total:<5} recall {recall:.3f}  precision {precision:.3f}"
            f"  missed {self.missed}  wrong {self.wrong}  far off {self.far_off}"
        ) + self._within(total)

    def _within(self, total: int) -> str:
        """The share without the labels that we do not mean to read."""
        left = total - self.outside.total()
        return f"  within our contract {self.right}/{left}" if self.outside and left else ""


def number(value: str | None) -> Fraction | None:
    """A value as a number, where it is one."""
    try:
        return Fraction(value or "")
    except (ValueError, ZeroDivisionError):
        return None


def near(left: Fraction | None, right: Fraction | None) -> bool:
    """Equal up to the labels' own rounding."""
    if left is None or right is None:
        return left == right
    return abs(left - right) <= abs(right) * Fraction(1, 10**6)


def judge(score: Score, figures: list[Figure], span: tuple[int, int], want: str, what: str) -> None:
    """Count one labelled value."""
    over = [
        figure for figure in figures if figure.span.start < span[1] and span[0] < figure.span.end
    ]
    gold = number(want)
    if any(near(read, gold) for figure in over for read in readings(figure)):
        score.right += 1
        return
    values = [value for figure in over if (value := number(figure.value)) is not None]
    reason = outside(what, span, gold, over)
    if not values:
        score.missed += 1
    else:
        score.wrong += 1
        far = all(value and not Fraction(1, 10) < value / (gold or 1) < 10 for value in values)
        score.far_off += far and bool(gold) and not reason
    if reason:
        score.outside[reason] += 1
    read = [(figure.text, figure.kind, figure.value) for figure in over]
    score.failures.append(f"{what!r} {want} read as {read}  {reason}")


def readings(figure: Figure) -> Iterator[Fraction | None]:
    """What the suite may call the figure: 2 % is 2 and .02, and so is 2/100."""
    yield number(figure.high)
    value = number(figure.value)
    yield value
    if value is not None and figure.kind in ("percent", "fraction"):
        yield value / 100 if figure.kind == "percent" else value * 100


DISPUTED = {
    " 100 millionths": "a label that is wrong: 100 millionths are 1/10,000",
    "dos millonesimo": "a label that is the count of an ordinal, which is one figure",
}
_WHOLE = frozenset("date date_range time identifier".split())
_POWER = re.compile(r"\^|\d[eE][+-]?\d")


def outside(text: str, span: tuple[int, int], gold: Fraction | None, over: list[Figure]) -> str:
    """Why a label is none that we mean to read; empty where it is one."""
    if text in DISPUTED:
        return DISPUTED[text]
    if any(figure.kind in _WHOLE for figure in over):
        return "part of a date, time or code, which is one figure"
    if gold == 1 and not over:
        return "one as an article or a pronoun"
    if span[1] - span[0] == 1 and not over and not text[span[0]].isascii():
        return "a single Han digit that counts nothing"
    if _POWER.search(text):
        return "powers and exponents"
    if text.strip().endswith("G"):
        return "G for a thousand million (10G is a name)"
    if [figure.value for figure in over] == [None]:
        return "open on purpose: the text can be read in two ways"
    return ""


# Recognizers-Text


ADDRESS = re.compile(r"\d+\.\d+\.\d+\.\d+")
"""The suite reads an IP address as four numbers; we give it no value."""


def labelled_values(case: dict[str, Any]) -> Iterator[tuple[tuple[int, int], str]]:
    """Span and value of each result that has a plain numeric value."""
    at = 0
    if ADDRESS.search(case["Input"]):
        return
    for result in case["Results"]:
        resolution = result.get("Resolution") or {}
        value = str(resolution.get("value") or "").rstrip("%")
        if resolution.get("unit") in HUNDREDTHS and number(value) is not None:
            value = str(number(value) / 100)
        if number(value) is None or resolution.get("subtype") == "power":
            continue
        start = case["Input"].lower().find(result["Text"].lower(), at)
        if start < 0:
            continue
        at = start + len(result["Text"])
        yield (start, at), value


def recognizers(path: Path, *, show: bool) -> None:
    scores: dict[tuple[str, str], Score] = {}
    kinds = {"Number", "NumberWithUnit"}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            code = CODES.get(case["lang"])
            if code is None or case["kind"] not in kinds or case.get("NotSupported"):
                continue
            if "Relative" in line:
                continue
            figures = list(read_figures(case["Input"], language=code))
            score = scores.setdefault((case["lang"], case["model"]), Score())
            for span, value in labelled_values(case):
                judge(score, figures, span, value, case["Input"])
    report("Recognizers-Text", scores, show=show)


DATE = re.compile(r"^(\d{4}|XXXX)-\d{2}(-\d{2})?$")
DURATION = re.compile(r"^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$")
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "H": "hour", "S": "second"}


def recognizer_dates(path: Path, *, show: bool) -> None:
    scores: dict[tuple[str, str], Score] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            case = json.loads(line)
            code = CODES.get(case["lang"])
            if code is None or case["kind"] != "DateTime" or case.get("NotSupported"):
                continue
            if case["model"] not in ("DateParser", "DurationParser"):
                continue
            score = scores.setdefault((case["lang"], case["model"]), Score())
            day = (case.get("Context") or {}).get("ReferenceDateTime", "")
            figures = read_figures(case["Input"], language=code, published=day)
            for result in case["Results"]:
                date_result(score, figures, case["Input"], result.get("Value") or {})
    report("Recognizers-Text, dates", scores, show=show)


def date_result(
    score: Score, figures: tuple[Figure, ...], text: str, value: dict[str, Any]
) -> None:
    timex = value.get("Timex", "")
    if match := DURATION.match(timex):
        unit = "minute" if match[1] and match[3] == "M" else UNITS[match[3]]
        good = any(
            figure.unit == unit and near(number(figure.value), Fraction(match[2]))
            for figure in figures
        )
    elif DATE.match(timex):
        good = any(timex in (figure.value, figure.resolved) for figure in figures)
    else:
        return
    if good:
        score.right += 1
        return
    read = [(figure.text, figure.kind, figure.value) for figure in figures]
    score.missed += not figures
    score.wrong += bool(figures)
    score.failures.append(f"{text!r} {timex} read as {read}")


# NeMo


def nemo(path: Path, *, show: bool) -> None:
    scores: dict[tuple[str, str], Score] = {}
    with tarfile.open(path) as archive:
        for member in archive.getmembers():
            name = Path(member.name).name
            source = archive.extractfile(member)
            if "inverse" not in member.name or not name.startswith("test_cases_") or not source:
                continue
            score = scores.setdefault(("Arabic", name.removeprefix("test_cases_")), Score())
            for line in source.read().decode("utf-8").splitlines():
                spoken, _, written = line.partition("~")
                if (want := nemo_value(written)) is not None:
                    judge(score, list(read_figures(spoken)), (0, len(spoken)), want, spoken)
    report("NeMo, spoken to written", scores, show=show)


def nemo_value(written: str) -> str | None:
    mixed = re.fullmatch(r"(\d+) (\d+)/(\d+)", written.strip())
    if mixed:
        return str(int(mixed[1]) + Fraction(int(mixed[2]), int(mixed[3])))
    digits = re.findall(r"\d+(?:\.\d+)?(?:/\d+)?", written.replace(",", "."))
    return digits[0] if len(digits) == 1 else None


# Gold


def gold(folder: Path, *, show: bool) -> None:
    scores: dict[tuple[str, str], Score] = {}
    labels = [json.loads(line) for line in lines_of(folder / "figures_000_001_003.jsonl")]
    for name in sorted({label["file"] for label in labels}):
        with (folder.parent / "seeds" / name).open(encoding="utf-8", newline="") as source:
            text = source.read()
        figures = read_figures(text)
        mine = [label for label in labels if label["file"] == name]
        for label in mine:
            score_label(scores.setdefault(("seeds", label["tier"]), Score()), figures, label)
        spans = [(label["start"], label["end"]) for label in mine]
        for figure in figures:
            if not any(figure.span.start < end and start < figure.span.end for start, end in spans):
                extra = scores.setdefault(("seeds", "core"), Score())
                extra.extra += 1
                extra.failures.append(f"not labelled: {figure}")
    report("Gold figures of the real seeds", scores, show=show)


def score_label(score: Score, figures: tuple[Figure, ...], label: dict[str, Any]) -> None:
    over = [
        figure
        for figure in figures
        if figure.span.start < label["end"] and label["start"] < figure.span.end
    ]
    vague = label["tier"] == "vague"
    want, high = str(label["value"]), label.get("value2")
    if any(
        vague or (want.startswith(figure.value or "?") and figure.high == high) for figure in over
    ):
        score.right += 1
        return
    score.missed += not over
    score.wrong += bool(over)
    score.failures.append(f"{label['surface']!r} {want} read as {over}")


def edge_cases(path: Path, *, show: bool) -> None:
    score = Score()
    for line in lines_of(path):
        case = json.loads(line)
        figures = read_figures(case["text"])
        exact = len(figures) == len(case["figures"]) and all(
            same_edge(figure, label) for figure, label in zip(figures, case["figures"], strict=True)
        )
        score.right += exact
        score.missed += not exact
        if not exact:
            score.failures.append(f"{case} read as {figures}")
    report("Edge cases", {("all", "exact span and value"): score}, show=show)


def same_edge(figure: Figure, label: dict[str, Any]) -> bool:
    low, _, high = label["value"].partition("..")
    value = figure.kind == "vague" or figure.value in low.split("|")
    span = (figure.span.start, figure.span.end) == (label["start"], label["end"])
    return span and value and (figure.high or "") == high


def lines_of(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


# Speed


def speed(path: Path) -> None:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        bodies = [json.loads(line)["body"] for line, _ in zip(lines, range(ARTICLES), strict=False)]
    read_figures(bodies[0])
    begin = time.process_time()
    counts = Counter(figure.kind for body in bodies for figure in read_figures(body))
    spent = time.process_time() - begin
    articles = sum(map(len, bodies)) / ARTICLE_LENGTH
    print(f"\nSpeed: {articles / spent:.0f} articles of {ARTICLE_LENGTH} characters a second")
    print("figures:", dict(counts.most_common()))


def report(title: str, scores: dict[tuple[str, str], Score], *, show: bool) -> None:
    print(f"\n{title}")
    for (group, kind), score in sorted(scores.items()):
        print(f"  {group:10} {kind:34} {score.line()}")
        for reason, count in sorted(score.outside.items()):
            print(f"{'':14}{count} not meant to be read: {reason}")
        for failure in score.failures if show else ():
            print("     ", failure)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--gold", type=Path)
    parser.add_argument("--wrong", action="store_true", help="print every failure")
    options = parser.parse_args()
    labels = options.gold or options.data.parent / "gold"
    steps = (
        (labels, gold),
        (labels / "figure_edge_cases.jsonl", edge_cases),
        (options.data / "recognizers_specs.jsonl.gz", recognizers),
        (options.data / "recognizers_specs.jsonl.gz", recognizer_dates),
        (options.data / "nemo_ar_tests.tgz", nemo),
    )
    for path, step in steps:
        if path.exists():
            step(path, show=options.wrong)
        else:
            print(f"absent, skipped: {path}")
    if (options.data / "saudi_ar.jsonl.gz").exists():
        speed(options.data / "saudi_ar.jsonl.gz")


if __name__ == "__main__":
    main()
