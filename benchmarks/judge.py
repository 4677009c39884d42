"""Figure changes planted into real articles: are they found, and is nothing else called a change?

    python benchmarks/judge.py --data FOLDER [--corpus saudi_ar] [--articles 400] [--seed 1]

Each article is copied; in the copy some figures get another value (a slip of one kind), some are
only written differently, and some words around them change spelling. The truth is known by place.
Prints precision and recall of changes by slip, the share of restatements called restated (or the
same), and the time of a comparison.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dedup.compare.comparison import compare_articles
from dedup.compare.figures.ledger import LEDGER_KINDS
from dedup.compare.reading import Reading, read_article
from dedup.model import Article, Figure, FigureChange, Pair, Span

DIGITS = re.compile(r"\d+")
SCALES = (
    *(("مليون", "مليار"), ("مليار", "مليون"), ("ألف", "مليون")),
    *(("million", "billion"), ("billion", "million"), ("mln", "billion")),
)
EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


@dataclass(frozen=True)
class Plant:
    """One figure of the left article, what was done with it, and where it stands in the copy."""

    figure: Figure
    slip: str
    changed: bool
    copy: Span

    @property
    def start(self) -> int:
        return self.figure.span.start


def transpose(text: str, rng: random.Random) -> str | None:
    """Two neighbouring digits change places."""
    match = DIGITS.search(text)
    if not match:
        return None
    digits = match[0]
    places = [i for i in range(len(digits) - 1) if digits[i] != digits[i + 1]]
    places = [i for i in places if i or digits[1] not in "0٠"]
    if not places:
        return None
    i = rng.choice(places)
    new = digits[:i] + digits[i + 1] + digits[i] + digits[i + 2 :]
    return text[: match.start()] + new + text[match.end() :]


def one_digit(text: str, rng: random.Random) -> str | None:
    """The last digit becomes another."""
    match = DIGITS.search(text)
    if not match:
        return None
    other = rng.choice([d for d in "123456789" if d != match[0][-1]])
    return text[: match.end() - 1] + other + text[match.end() :]


def scale(text: str, rng: random.Random) -> str | None:
    """One scale word for another."""
    for old, new in (
        ("مليون", "مليار"),
        ("مليار", "مليون"),
        ("ألف", "مليون"),
        ("million", "billion"),
        ("billion", "million"),
    ):
        if re.search(rf"\d.*{old}", text):
            return text.replace(old, new)
    return None


def zero(text: str, rng: random.Random) -> str | None:
    """A zero too many."""
    match = re.search(r"(?<![\d.,/])\d{1,3}(?![\d.,/])", text)
    return text[: match.end()] + "0" + text[match.end() :] if match else None


def eastern(text: str, rng: random.Random) -> str | None:
    """Arabic-Indic digits."""
    return text.translate(EASTERN) if DIGITS.search(text) else None


def percent_words(text: str, rng: random.Random) -> str | None:
    """98% in words."""
    new = re.sub(r"(?<=\d)\s*[%٪]", rng.choice([" في المائة", " بالمئة", " في المئة"]), text)
    return new if new != text else None


def percent_sign(text: str, rng: random.Random) -> str | None:
    """98 per cent as a sign."""
    new = re.sub(r"\s*(?:في المائة|في المئة|بالمئة|بالمائة|percent|per cent)", "%", text)
    return new if new != text else None


def grouped(text: str, rng: random.Random) -> str | None:
    """Thousands with or without a comma."""
    if re.search(r"\d,\d{3}(?!\d)", text):
        return re.sub(r"(?<=\d),(?=\d{3}(?!\d))", "", text)
    match = re.search(r"(?<![\d.,/])\d{4,6}(?![\d.,/])", text)
    return text[: match.start()] + f"{int(match[0]):,}" + text[match.end() :] if match else None


Change = Callable[[str, random.Random], str | None]
SLIPS: tuple[Change, ...] = (transpose, one_digit, scale, zero)
FORMS: tuple[Change, ...] = (eastern, percent_words, percent_sign, grouped)
KINDS: dict[Change, set[str]] = {
    scale: {"money", "count"},
    zero: {"money", "count", "measure", "percent"},
    grouped: {"money", "count", "measure"},
    percent_words: {"percent"},
    percent_sign: {"percent"},
}


def articles(path: Path, count: int) -> Iterator[Article]:
    """Every so many lines of a collection, bodies of useful length."""
    with gzip.open(path, "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    rows = [row for row in rows if 400 < len(row["body"]) < 6000]
    for row in rows[:: max(1, len(rows) // count)][:count]:
        yield Article(str(row["id"]), row["body"], language=row.get("lang", ""))


def plant(reading: Reading, rng: random.Random) -> tuple[str, list[Plant]]:
    """The copy and what was planted in it."""
    text, plants, pieces, at = reading.article.text, [], [], 0
    for figure in reading.content_figures:
        if figure.kind not in LEDGER_KINDS or figure.span.start < at or rng.random() < 0.4:
            continue
        changed = rng.random() < 0.5
        pool = [
            c for c in (SLIPS if changed else FORMS) if figure.kind in KINDS.get(c, {figure.kind})
        ]
        if changed and figure.kind in ("date", "date_range"):
            pool = [one_digit]
        rng.shuffle(pool)
        for change in pool:
            new = change(figure.text, rng)
            if new and new != figure.text:
                pieces += [text[at : figure.span.start], new]
                at = figure.span.end
                place = sum(map(len, pieces))
                copy = Span(place - len(new), place)
                plants.append(Plant(figure, change.__name__, changed, copy))
                break
    return "".join([*pieces, text[at:]]), plants


def readable(item: Plant, copy: Reading) -> bool:
    """Whether the copy's reader saw what was planted; reading is benchmarks/figures.py's matter."""
    seen = [f for f in copy.content_figures if f.span.overlaps(item.copy)]
    if len(seen) != 1 or seen[0].kind != item.figure.kind:
        return False
    same = (seen[0].value, seen[0].high) == (item.figure.value, item.figure.high)
    return same != item.changed


def judged(changes: tuple[FigureChange, ...]) -> dict[int, str]:
    """Verdict by the place of the left figure."""
    return {c.left.span.start: c.verdict for c in changes if c.left}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", default="saudi_ar")
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many disagreements")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    found: Counter[str] = Counter()
    total: Counter[str] = Counter()
    verdicts: Counter[tuple[str, str]] = Counter()
    false, shown, spent, pairs = 0, 0, 0.0, 0
    for article in articles(args.data / f"{args.corpus}.jsonl.gz", args.articles):
        left = read_article(article)
        text, plants = plant(left, rng)
        if not plants:
            continue
        right = read_article(Article("copy", text, language=article.language))
        meant = {item.start for item in plants if item.changed}
        plants = [item for item in plants if readable(item, right)]
        start = time.process_time()
        comparison = compare_articles(
            left, right, Pair(article.id, "copy", "", 0, 0, 0, 0, 0, ()), 8
        )
        spent += time.process_time() - start
        pairs += 1
        by_place = judged(comparison.figures)
        for item in plants:
            verdict = by_place.get(item.start, "missing")
            good = verdict in (("changed", "conflict") if item.changed else ("restated", "same"))
            total[item.slip] += 1
            found[item.slip] += good
            verdicts[item.slip, verdict] += 1
            if not good and shown < args.show:
                shown += 1
                window = article.text[max(0, item.start - 30) : item.start + 40]
                print(item.slip, verdict, repr(window), [
                    (c.left.text if c.left else None, c.right.text if c.right else None, c.verdict)
                    for c in comparison.figures
                    if c.left and c.left.span.start == item.start
                ])  # fmt: skip
        for change in comparison.figures:
            if change.verdict not in ("changed", "conflict") or change.left is None:
                continue
            if change.left.span.start not in meant:
                false += 1
                if shown < args.show:
                    shown += 1
                    print("FALSE", change.left, change.right)
    report(found, total, verdicts, false, pairs, spent)


def report(
    found: Counter[str],
    total: Counter[str],
    verdicts: Counter[tuple[str, str]],
    false: int,
    pairs: int,
    spent: float,
) -> None:
    """Print the table."""
    for names, title in ((SLIPS, "changed"), (FORMS, "restated")):
        hit, all_ = (sum(counter[f.__name__] for f in names) for counter in (found, total))
        print(f"{title}: {hit}/{all_} = {hit / max(1, all_):.4f}")
        for change in names:
            name = change.__name__
            rest = {v: n for (slip, v), n in sorted(verdicts.items()) if slip == name}
            print(f"   {name:14} {found[name]:5}/{total[name]:<5} {rest}")
    hit = sum(found[f.__name__] for f in SLIPS)
    print(f"precision of changed: {hit}/{hit + false} = {hit / max(1, hit + false):.4f}")
    print(f"{pairs} pairs, {1000 * spent / max(1, pairs):.2f} ms CPU a comparison")


if __name__ == "__main__":
    main()
