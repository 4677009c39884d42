"""Quotations changed in a copy of real articles: is each told by its verdict, and no other?

    python benchmarks/quotes.py --data FOLDER [--corpus ant_multi_ar] [--articles 300] [--seed 1]

Quotations are found by their marks alone, six words and more in one line, so that those the reader
misses count as missed. In the copy one in two is changed: a word replaced or left out (altered),
the marks taken off (unquoted), the whole left out (left_only), its speaker's name exchanged
(speaker_changed; only where the reader names one beside it), or merely set in other marks and
spelt with other hamzas (same). Prints for each verdict how many were planted, found, and told in
all, and what the missed were told as.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from judge import articles

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article
from dedup.compare.speech.quotes import near
from dedup.model import Article, Pair, QuoteChange, Span

MARKED = re.compile(r"([«“\"])([^«»“”\"\n]{1,600})([»”\"])")
WORD = re.compile(r"[^\W\d_]{4,}")
LEAST_WORDS = 6
OTHER_MARKS = {"«": "“", "»": "”", "“": "«", "”": "»"}
HAMZAS = str.maketrans("أإآ", "ااا")
Planted = tuple[Span, str]
"""A quotation of the original, between its marks, and the verdict that its change calls for."""


def another(words: list[str], old: str, rng: random.Random) -> str:
    """A word of the collection that is not this one nor like it."""
    return next(w for w in iter(lambda: rng.choice(words), "") if w[:3] != old[:3])


def changed(
    reading: Reading, found: re.Match[str], words: list[str], names: list[str], rng: random.Random
) -> Iterator[tuple[str, list[tuple[Span, str]]]]:
    """Every change that fits, as the verdict and what is put where."""
    inner = Span(*found.span(2))
    if inside := list(WORD.finditer(found.string, *found.span(2))):
        word = rng.choice(inside)
        gone = Span(word.start(), min(word.end() + 1, inner.end))
        put = (Span(*word.span()), another(words, word[0], rng)), (gone, "")
        yield "altered", [rng.choice(put)]
    marks = Span(*found.span(1)), Span(*found.span(3))
    yield "unquoted", [(mark, "") for mark in marks]
    yield "left_only", [(Span(*found.span()), "")]
    other = [(m, OTHER_MARKS.get(m.cut(found.string), '"')) for m in marks]
    yield "same", [other[0], (inner, found[2].translate(HAMZAS)), other[1]]
    quote = next((q for q in reading.quotes if q.span.overlaps(inner)), None)
    if quote and quote.speaker and near(found.string, quote.speaker, quote.span):
        own = quote.speaker.cut(found.string).split()
        others = [name for name in names if not set(own) & set(name.split())]
        if len(own) > 1:  # a lone word may stand for any name
            yield "speaker_changed", [(quote.speaker, rng.choice(others))]


def planted(
    reading: Reading, words: list[str], names: list[str], rng: random.Random
) -> tuple[str, list[Planted]]:
    """The copy, and every quotation of the original with the verdict due."""
    text, due = reading.article.text, []
    edits: list[tuple[Span, str]] = []
    for found in MARKED.finditer(text):
        if len(found[2].split()) < LEAST_WORDS:
            continue
        verdict, puts = "same", []
        if rng.random() < 0.5:
            ways = dict(changed(reading, found, words, names, rng))
            verdict = rng.choice(sorted(ways))
            puts = ways[verdict]
        if any(put[0].overlaps(old[0]) for put in puts for old in edits):
            verdict, puts = "same", []
        due.append((Span(*found.span(2)), verdict))
        edits += puts
    pieces, at = [], 0
    for span, new in sorted(edits):
        pieces += [text[at : span.start], new]
        at = span.end
    return "".join([*pieces, text[at:]]), due


def told_as(changes: Sequence[QuoteChange], place: Span) -> str:
    """The verdict on the quotation that has most of a place of left; none where it has none."""
    met = [
        (min(c.left.end, place.end) - max(c.left.start, place.start), c.verdict)
        for c in changes
        if c.left and c.left.overlaps(place)
    ]
    return max(met)[1] if met else "none"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", default="ant_multi_ar")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--wrong", action="store_true", help="print what is told otherwise")
    args = parser.parse_args()
    rng = random.Random(args.seed)
    readings = [
        reading
        for reading in map(
            read_article, articles(args.data / f"{args.corpus}.jsonl.gz", 40 * args.articles)
        )
        if any(len(m[2].split()) >= LEAST_WORDS for m in MARKED.finditer(reading.article.text))
    ][: args.articles]
    words = sorted({w for r in readings for w in WORD.findall(r.article.text)})
    said = {q.speaker.cut(r.article.text) for r in readings for q in r.quotes if q.speaker}
    names = sorted(name for name in said if len(name.split()) > 1)
    told: Counter[tuple[str, str]] = Counter()
    for reading in readings:
        copy, due = planted(reading, words, names, rng)
        right = read_article(Article("copy", copy, language=reading.article.language))
        pair = Pair(reading.article.id, "copy", "partial", 0.0, 0.0, 0.0, 0, 0, ())
        changes = compare_articles(reading, right, pair, 8).quotes
        for span, verdict in due:
            got = told_as(changes, span)
            told[verdict, got] += 1
            if args.wrong and verdict != got:
                print(verdict, "told as", got, reading.article.id, span.cut(reading.article.text))
    print(f"{args.corpus}, {len(readings)} articles, {told.total()} quotations")
    for verdict in sorted({due for due, _ in told}):
        row = {got: n for (due, got), n in told.items() if due == verdict}
        all_told = sum(n for (_, got), n in told.items() if got == verdict)
        hit, total = row.pop(verdict, 0), sum(row.values())
        missed = ", ".join(f"{got} {n}" for got, n in sorted(row.items()))
        print(
            f"{verdict:16} recall {hit / (hit + total):.3f} of {hit + total:4}"
            f"  precision {hit / max(all_told, 1):.3f} of {all_told:4}  {missed}"
        )


if __name__ == "__main__":
    main()
