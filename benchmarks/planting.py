"""A second version of a real article, with known truth: what `compare.py` plants and asks back.

Paragraphs are dropped, added, moved, split and merged, sentences dropped and added, words
substituted, and noise is made that changes nothing (spelling, punctuation, quotation marks). The
truth is known word by word. Nothing runs here.
"""

from __future__ import annotations

import gzip
import json
import random
import re
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from pathlib import Path

from dedup.text.segment import tokenise

NOISE = 0.08
"""Share of words whose spelling, punctuation or quotation marks are changed."""
SUBSTITUTED = 0.03
"""Share of words replaced by another article's word."""
CROWDED = 0.12
"""The same inside a paragraph that several edits are forced into."""
LAYOUT = 3
"""A paragraph against more than so many is another layout, not a split or a merge."""
GAP = 30
"""Two stretches with more words than this between them, on either side, are not neighbours."""
COLUMNS = 72
"""Width of a telex, to which one layout wraps the lines."""


@dataclass(frozen=True, slots=True)
class Word:
    """A printed word of the right version and the number of the left word it came from."""

    text: str
    source: int | None
    home: int | None = None
    """The left paragraph it came from."""


Paragraph = list[Word]
Joint = tuple[str, int]
"""("split", left paragraph) or ("merge", right paragraph)."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Two versions of an article and what was done to make the second."""

    left: str
    right: str
    words: tuple[Word, ...]
    """The printed words of right, in order."""
    starts: tuple[tuple[int, ...], tuple[int, ...]]
    """Where the paragraphs of left and of right begin."""
    joints: frozenset[Joint]
    """What became of paragraphs that were split or merged."""
    mixed: frozenset[Joint]
    """The same of all whose words stand in more paragraphs than one, however far apart."""


def articles(data: Path, name: str) -> Iterator[dict[str, str]]:
    """The records of one corpus."""
    with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def long_articles(data: Path, name: str, least: int, most: int | None = None) -> list[str]:
    """Bodies with enough paragraphs to play with, white space made plain; the first ``most``."""
    bodies = []
    for record in articles(data, name):
        body = body_of(record["body"] or "")
        lines = body.split("\n")
        if least <= len(lines) <= 30 and len(set(lines)) == len(lines):
            bodies.append(body)
            if len(bodies) == most:
                break
    return bodies


def body_of(text: str) -> str:
    """The body paragraphs of a text that have twelve words or more, one a line.

    Tags and links of the page, printed onto the last of them, are no text of the article.
    """
    body = (line.span for line in tokenise(text).paragraphs if line.role == "body")
    lines = [" ".join(span.cut(text).split()) for span in body]
    return "\n".join(line for line in lines if len(line.split()) >= 12)


def plant(
    body: str, donor: str, chance: random.Random, *, harsh: bool = False, crowded: bool = False
) -> Planted:
    """Make the second version of ``body``; what is added comes from ``donor``.

    ``harsh`` adds to each case a sentence moved into another paragraph, three paragraphs merged
    and another layout: no paragraph breaks at all, one after every sentence, or lines cut at a
    fixed width. ``crowded`` forces five kinds of edit into one paragraph.
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
    if crowded:
        paragraphs = crowd(paragraphs, foreign, chance)
    wrapped = False
    if harsh:
        paragraphs = move_sentence(merge_three(paragraphs, chance), chance)
        layout = chance.choice(("kept", "none", "sentences", "wrapped"))
        paragraphs, wrapped = laid_out(paragraphs, layout), layout == "wrapped"
    pool = [word.text for line in foreign for word in line if len(word.text) > 5]
    paragraphs = [[disturb(word, pool, chance) for word in line] for line in paragraphs if line]
    return printed(body, paragraphs, wrapped)


def printed(body: str, paragraphs: Sequence[Paragraph], wrapped: bool) -> Planted:
    """The case, once all is planted."""
    lines = [" ".join(word.text for word in line) for line in paragraphs]
    if wrapped:
        lines = [
            textwrap.fill(line, COLUMNS, break_long_words=False, break_on_hyphens=False) + "\n"
            for line in lines
        ]
    mixed, joints = all_joints(paragraphs), near_joints(paragraphs)
    words = tuple(word for line in paragraphs for word in line)
    starts = begins(body.split("\n")), begins(lines)
    return Planted(body, "\n".join(lines), words, starts, joints & mixed, mixed)


def begins(lines: Sequence[str]) -> tuple[int, ...]:
    """Where each of the lines begins once they are joined."""
    return (0, *accumulate(len(line) + 1 for line in lines[:-1]))


def crowd(
    paragraphs: list[Paragraph], foreign: Sequence[Paragraph], chance: random.Random
) -> list[Paragraph]:
    """Into one paragraph of twenty words or more: words dropped and added, a sentence dropped, a
    foreign one added, and one word in eight substituted."""
    places = [at for at, line in enumerate(paragraphs) if len(line) >= 20 and own(line)]
    if not places:
        return paragraphs
    at = chance.choice(places)
    sentences = list(sentences_of(paragraphs[at]))
    if len(sentences) > 2:
        del sentences[1]
    source = chance.choice(foreign)
    sentences.insert(1, source[: sentence_end(source) or len(source)])
    line = [word for sentence in sentences for word in sentence]
    cut, size = chance.randrange(1, len(line) - 8), chance.randrange(3, 7)
    del line[cut : cut + size]
    cut = chance.randrange(1, len(line))
    line[cut:cut] = chance.choice(foreign)[:size]
    pool = [word.text for each in foreign for word in each if len(word.text) > 5]
    line = [
        Word(chance.choice(pool), None) if pool and chance.random() < CROWDED else word
        for word in line
    ]
    return [*paragraphs[:at], line, *paragraphs[at + 1 :]]


def sentences_of(line: Paragraph) -> Iterator[Paragraph]:
    """The sentences of a paragraph, as `sentence_end` sees them."""
    while cut := sentence_end(line):
        yield line[:cut]
        line = line[cut:]
    yield line


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


def laid_out(paragraphs: list[Paragraph], layout: str) -> list[Paragraph]:
    """The same words with the paragraphs kept, without any, or with one a sentence."""
    if layout == "none":
        return [[word for line in paragraphs for word in line]]
    if layout == "sentences":
        return [sentence for line in paragraphs for sentence in sentences_of(line)]
    return paragraphs


def all_joints(paragraphs: Sequence[Paragraph]) -> frozenset[Joint]:
    """Left paragraphs with words in two of right, and right ones with words of two of left."""
    homes = [{word.home for word in line if word.home is not None} for line in paragraphs]
    held = Counter(home for line in homes for home in line)
    merges = {("merge", at) for at, home in enumerate(homes) if len(home) > 1}
    return frozenset(merges | {("split", home) for home, count in held.items() if count > 1})


def near_joints(paragraphs: Sequence[Paragraph]) -> frozenset[Joint]:
    """Paragraph breaks that one version has between two stretches that touch in the other.

    They touch where no more than `GAP` words of either version stand between them. A paragraph
    that answers more than `LAYOUT` of the other version is another layout.
    """
    homes = [{word.home for word in line if word.home is not None} for line in paragraphs]
    held = Counter(home for line in homes for home in line)
    found: set[Joint] = set()
    copied = [
        (place, at, word.home, word.source)
        for place, (at, word) in enumerate(
            (at, w) for at, line in enumerate(paragraphs) for w in line
        )
        if word.home is not None and word.source is not None
    ]
    for (place, at, home, source), (next_place, next_at, next_home, next_source) in pairwise(
        copied
    ):
        if next_place - place - 1 > GAP or not 0 < next_source - source <= GAP + 1:
            continue
        if home == next_home and next_at == at + 1 and held[home] <= LAYOUT:
            found.add(("split", home))
        if next_home == home + 1 and next_at == at and len(homes[at]) <= LAYOUT:
            found.add(("merge", at))
    return frozenset(found)


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
