"""How well two versions of an article are compared: planted edits with known truth.

A seeded generator takes real articles and makes a second version of each: paragraphs dropped,
added, moved, split and merged, sentences dropped and added, words substituted, and noise that
changes nothing (spelling, punctuation, quotation marks). The truth is known word by word.

    python benchmarks/compare.py planted --data ../shared/data --articles 500
    python benchmarks/compare.py planted --data ../shared/data --harsh
    python benchmarks/compare.py wiki --data ../shared/data
    python benchmarks/compare.py speed --data ../shared/data
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article
from dedup.compare.rebuild import rebuild_right
from dedup.model import Article, Block, Comparison, Pair, Span

BLANK = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
MIN_RUN = 8
"""As in a scan."""
NOISE = 0.08
"""Share of words whose spelling, punctuation or quotation marks are changed."""
SUBSTITUTED = 0.03
"""Share of words replaced by another article's word."""


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word of the right version and the number of the left word it came from."""

    text: str
    source: int | None
    home: int | None = None
    """The left paragraph it came from."""


Paragraph = list[Word]


@dataclass(frozen=True, slots=True)
class Planted:
    """Two versions of an article and what was done to make the second."""

    left: str
    right: str
    words: tuple[Word, ...]
    """The printed words of right, in order."""
    joints: frozenset[tuple[str, int]]
    """("split", left paragraph) and ("merge", right paragraph) where that is what became of it."""


def articles(data: Path, name: str) -> Iterator[dict[str, str]]:
    """The records of one corpus."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def long_articles(data: Path, name: str, least: int) -> list[str]:
    """Bodies with enough paragraphs to play with, white space made plain."""
    bodies = []
    for record in articles(data, name):
        lines = [" ".join(line.split()) for line in (record["body"] or "").split("\n")]
        lines = [line for line in lines if len(line.split()) >= 12]
        if least <= len(lines) <= 30 and len(set(lines)) == len(lines):
            bodies.append("\n".join(lines))
    return bodies


def plant(body: str, donor: str, chance: random.Random, harsh: bool = False) -> Planted:
    """Make the second version of ``body``; what is added comes from ``donor``.

    ``harsh`` adds to each case a sentence moved into another paragraph, three paragraphs merged
    and another layout: no paragraph breaks at all, or one after every sentence.
    """
    number = 0
    paragraphs: list[Paragraph] = []
    for home, line in enumerate(body.split("\n")):
        words = line.split()
        paragraphs.append([Word(text, number + at, home) for at, text in enumerate(words)])
        number += len(words)
    foreign = [[Word(text, None) for text in line.split()] for line in donor.split("\n")]
    for _ in range(chance.randrange(1, 4)):
        at = chance.randrange(len(paragraphs))
        match chance.choice(("drop", "add", "move", "split", "merge", "less", "more")):
            case "drop" if len(paragraphs) > 3:
                del paragraphs[at]
            case "add":
                paragraphs.insert(at, chance.choice(foreign))
            case "move" if len(paragraphs) > 2:
                moved = paragraphs.pop(at)
                paragraphs.insert(chance.randrange(len(paragraphs) + 1), moved)
            case "split":
                cut = sentence_end(paragraphs[at])
                if cut and own(paragraphs[at]):
                    paragraphs[at : at + 1] = [paragraphs[at][:cut], paragraphs[at][cut:]]
            case "merge" if at + 1 < len(paragraphs) and own(paragraphs[at], paragraphs[at + 1]):
                paragraphs[at : at + 2] = [paragraphs[at] + paragraphs[at + 1]]
            case "less":
                cut = sentence_end(paragraphs[at])
                paragraphs[at] = paragraphs[at][cut:]
            case "more":
                cut = sentence_end(paragraphs[at])
                paragraphs[at] = paragraphs[at][:cut] + foreign[-1] + paragraphs[at][cut:]
    if harsh:
        paragraphs = laid_out(move_sentence(merge_three(paragraphs, chance), chance), chance)
    pool = [word.text for line in foreign for word in line if len(word.text) > 5]
    paragraphs = [[disturb(word, pool, chance) for word in line] for line in paragraphs]
    right = "\n".join(" ".join(word.text for word in line) for line in paragraphs)
    return Planted(body, right, tuple(w for line in paragraphs for w in line), joints(paragraphs))


def merge_three(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """Three neighbours that stand in left as they do here, made one."""
    places = [at for at in range(len(paragraphs) - 2) if own(*paragraphs[at : at + 3])]
    if not places:
        return paragraphs
    at = chance.choice(places)
    merged = [word for line in paragraphs[at : at + 3] for word in line]
    return [*paragraphs[:at], merged, *paragraphs[at + 3 :]]


def move_sentence(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """The first sentence of one paragraph, put at the end of another."""
    places = [at for at, line in enumerate(paragraphs) if sentence_end(line)]
    if not places:
        return paragraphs
    at, to = chance.choice(places), chance.randrange(len(paragraphs))
    cut = sentence_end(paragraphs[at])
    sentence, changed = paragraphs[at][:cut], [list(line) for line in paragraphs]
    changed[at] = changed[at][cut:]
    changed[to] += sentence
    return changed


def laid_out(paragraphs: list[Paragraph], chance: random.Random) -> list[Paragraph]:
    """The same words with the paragraphs kept, without any, or with one a sentence."""
    layout = chance.choice(("kept", "none", "sentences"))
    if layout == "none":
        return [[word for line in paragraphs for word in line]]
    if layout == "kept":
        return paragraphs
    lines: list[Paragraph] = []
    for line in paragraphs:
        rest = line
        while cut := sentence_end(rest):
            lines.append(rest[:cut])
            rest = rest[cut:]
        lines.append(rest)
    return lines


def joints(paragraphs: Sequence[Paragraph]) -> frozenset[tuple[str, int]]:
    """Left paragraphs that stand in two neighbours of right, and right ones made of two of left."""
    homes = [sorted({word.home for word in line if word.home is not None}) for line in paragraphs]
    merges = {("merge", at) for at, home in enumerate(homes) if len(home) > 1}
    splits = {("split", home) for one, other in pairwise(homes) for home in set(one) & set(other)}
    return frozenset(merges | splits)


def own(*paragraphs: Paragraph) -> bool:
    """Whether the paragraphs come whole and in order from left."""
    sources = [word.source for line in paragraphs for word in line]
    return None not in sources and sources == list(
        range(sources[0] or 0, (sources[0] or 0) + len(sources))
    )


def sentence_end(paragraph: Paragraph) -> int:
    """Where the first sentence ends inside a paragraph, 0 where there is only one."""
    for at, word in enumerate(paragraph[:-4]):
        if at >= 4 and word.text[-1] in ".؟!":
            return at + 1
    return 0


def disturb(word: Word, pool: Sequence[str], chance: random.Random) -> Word:
    """The word as the second outlet prints it."""
    draw = chance.random()
    if draw < NOISE:
        changed = chance.choice(NOISES)(word.text) or word.text
        return replace(word, text=changed)
    if draw < NOISE + SUBSTITUTED and word.text.isalpha() and len(word.text) > 4 and pool:
        return Word(chance.choice(pool), None)
    return word


NOISES: tuple[Callable[[str], str], ...] = (
    lambda word: word.translate(str.maketrans("أإآ", "ااا")),
    lambda word: re.sub("ي$", "ى", word),
    lambda word: re.sub("ة$", "ه", word),
    lambda word: word.rstrip("،,"),
    lambda word: f'"{word}"' if word.isalpha() else word,
    lambda word: word.strip('"«»“”'),
)


def read(name: str, text: str) -> Reading:
    """An article read for comparison."""
    return read_article(Article(name, text, language="ar"))


def equal_words(result: Comparison, left: str, right: str) -> dict[int, tuple[int, bool]]:
    """Printed words of right that the comparison holds equal to one of left, and whether moved."""
    left_words, right_words = chunk_starts(left), chunk_starts(right)
    found: dict[int, tuple[int, bool]] = {}
    for block in result.blocks:
        if block.left and block.right:
            for ours, theirs in equal_runs(block, left, right):
                for start, mate in zip(ours, theirs, strict=False):
                    if start in left_words and mate in right_words:
                        found[right_words[mate]] = left_words[start], block.moved
    return found


def chunk_starts(text: str) -> dict[int, int]:
    """Position of the first letter or digit of each printed word -> number of the word."""
    starts = {}
    for number, match in enumerate(re.finditer(r"\S+", text)):
        inner = re.search(r"\w", match[0])
        starts[match.start() + (inner.start() if inner else 0)] = number
    return starts


def equal_runs(
    block: Block, left: str, right: str
) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Positions of left and right that answer each other: unedited text, and cosmetic edits."""
    at, mate = block.left[0].start, block.right[0].start
    for edit in block.edits:
        size = edit.left.start - at
        yield range(at, at + size), range(mate, mate + size)
        if edit.weight == "cosmetic":
            yield letters(left, edit.left), letters(right, edit.right)
        at, mate = edit.left.end, edit.right.end
    size = block.left[-1].end - at
    yield range(at, at + size), range(mate, mate + size)


def letters(text: str, span: Span) -> list[int]:
    """Positions in ``span`` where a printed word's first letter stands."""
    return [span.start + m.start() for m in re.finditer(r"(?<!\w)\w", span.cut(text))]


def truly_moved(words: Sequence[Word]) -> set[int]:
    """Right words outside the heaviest rising chain of copied stretches: those that moved."""
    stretches: list[list[int]] = []
    for at, word in enumerate(words):
        if word.source is None:
            continue
        last = words[stretches[-1][-1]] if stretches else None
        if last and last.home == word.home and (last.source or 0) < word.source:
            stretches[-1].append(at)
        else:
            stretches.append([at])
    best: list[tuple[int, int]] = []
    for number, stretch in enumerate(stretches):
        first = words[stretch[0]].source or 0
        options = [
            (best[k][0] + len(stretch), k)
            for k in range(number)
            if (words[stretches[k][-1]].source or 0) < first
        ]
        best.append(max(options, default=(len(stretch), -1)))
    chain = set()
    at = max(range(len(best)), key=lambda k: best[k][0], default=-1)
    while at >= 0:
        chain.add(at)
        at = best[at][1]
    return {w for k, stretch in enumerate(stretches) if k not in chain for w in stretch}


def planted(args: argparse.Namespace) -> None:
    """Word attribution, moves, splits and merges, noise, and the rebuild."""
    chance = random.Random(args.seed)
    bodies = long_articles(args.data, args.corpus, 4)
    chance.shuffle(bodies)
    counts: Counter[str] = Counter()
    started = time.process_time()
    for number, body in enumerate(bodies[: args.articles]):
        case = plant(body, bodies[number - 1], chance, args.harsh)
        left, right = read("left", case.left), read("right", case.right)
        score(case, compare_articles(left, right, BLANK, MIN_RUN), counts, args.show)
    seconds = time.process_time() - started
    tell(counts, seconds)


def score(case: Planted, result: Comparison, counts: Counter[str], show: int) -> None:
    """Add one case to the counts."""
    counts["cases"] += 1
    counts["rebuilt"] += rebuild_right(case.left, case.right, result.blocks) == case.right
    found = equal_words(result, case.left, case.right)
    truth = {at: word.source for at, word in enumerate(case.words) if word.source is not None}
    right = {at for at, (source, _) in found.items() if truth.get(at) == source}
    counts["true"] += len(truth)
    counts["found"] += len(found)
    counts["right"] += len(right)
    moved = truly_moved(case.words)
    told = {at for at, (_, is_moved) in found.items() if is_moved}
    counts["moved"] += len(moved)
    counts["told moved"] += len(told)
    counts["rightly moved"] += len(moved & told)
    counts["joints"] += len(case.joints)
    counts["found joints"] += len(case.joints & told_joints(case, result.blocks))
    noise = [
        at for at, word in enumerate(case.words) if word.source is not None and at not in found
    ]
    counts["noise"] += len(noise)
    if noise and counts["shown"] < show:
        counts["shown"] += 1
        print([(case.words[at].text, case.words[at].source) for at in noise][:12])


def told_joints(case: Planted, blocks: Sequence[Block]) -> set[tuple[str, int]]:
    """Joints inside blocks: a left paragraph with two right ones, a right one with two of left."""
    found = set()
    for block in blocks:
        if block.left and block.right:
            lefts = {line_of(case.left, span) for span in block.left}
            rights = {line_of(case.right, span) for span in block.right}
            if len(block.right) > 1:
                found |= {("split", line) for line in lefts}
            if len(block.left) > 1:
                found |= {("merge", line) for line in rights}
    return found


def line_of(text: str, span: Span) -> int:
    """The number of the line a span begins in."""
    return text.count("\n", 0, span.start)


def tell(counts: Counter[str], seconds: float) -> None:
    """Print the table."""
    precision = counts["right"] / max(counts["found"], 1)
    recall = counts["right"] / max(counts["true"], 1)
    told = counts["rightly moved"] / max(counts["told moved"], 1)
    known = counts["rightly moved"] / max(counts["moved"], 1)
    print(f"pairs                      {counts['cases']}")
    print(f"rebuilt exactly            {counts['rebuilt'] / counts['cases']:.4f}")
    print(f"word attribution P R F1    {precision:.4f} {recall:.4f} {f1(precision, recall):.4f}")
    print(f"moved words P R F1         {told:.4f} {known:.4f} {f1(told, known):.4f}")
    print(f"splits and merges found    {counts['found joints'] / max(counts['joints'], 1):.4f}")
    print(f"noise (kept words not so)  {counts['noise'] / max(counts['true'], 1):.4f}")
    print(f"CPU ms a pair              {1000 * seconds / counts['cases']:.1f}")


def f1(precision: float, recall: float) -> float:
    """Harmonic mean."""
    return 2 * precision * recall / max(precision + recall, 1e-9)


def wiki(args: argparse.Namespace) -> None:
    """Consecutive revisions of Wikipedia articles: the edits must rebuild the next one."""
    revisions: dict[str, list[dict[str, str]]] = defaultdict(list)
    for record in articles(args.data, "wiki_versions_en"):
        revisions[record["article"]].append(record)
    cases = rebuilt = 0
    started = time.process_time()
    for versions in revisions.values():
        for one, other in pairwise(versions):
            result = compare_articles(
                read("left", one["body"]), read("right", other["body"]), BLANK, MIN_RUN
            )
            cases += 1
            rebuilt += rebuild_right(one["body"], other["body"], result.blocks) == other["body"]
    seconds = time.process_time() - started
    print(f"revisions {cases}, rebuilt {rebuilt / cases:.4f}, CPU ms {1000 * seconds / cases:.1f}")


def speed(args: argparse.Namespace) -> None:
    """CPU time of one comparison of two articles of about 600 words, all parts included."""
    bodies = [
        body for body in long_articles(args.data, args.corpus, 4) if 500 < len(body.split()) < 700
    ]
    chance = random.Random(args.seed)
    pairs = [plant(body, bodies[at - 1], chance) for at, body in enumerate(bodies[: args.articles])]
    compare_articles(read("left", pairs[0].left), read("right", pairs[0].right), BLANK, MIN_RUN)
    clocks: Counter[str] = Counter()
    for case in pairs:
        start = time.process_time()
        left, right = read("left", case.left), read("right", case.right)
        middle = time.process_time()
        compare_articles(left, right, BLANK, MIN_RUN)
        clocks["read"] += round((middle - start) * 1e6)
        clocks["compare"] += round((time.process_time() - middle) * 1e6)
    print(f"pairs {len(pairs)}")
    for name, total in clocks.items():
        print(f"{name:8} {total / 1000 / len(pairs):.2f} CPU ms a pair")


def main() -> None:
    """Run one of the measures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("measure", choices=("planted", "wiki", "speed"))
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--corpus", default="saudi_ar")
    parser.add_argument("--articles", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=0, help="print so many cases with noise")
    parser.add_argument("--harsh", action="store_true", help="more edits a case, other layouts")
    args = parser.parse_args()
    {"planted": planted, "wiki": wiki, "speed": speed}[args.measure](args)


if __name__ == "__main__":
    main()
