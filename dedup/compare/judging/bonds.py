"""Which words a figure belongs to: «مقتل 89 وإصابة 340», ``killed 89 and hurt 340``.

The words between two figures are shared out at the coordinator or comma that parts them: what is
before it belongs to the former figure, what follows it to the latter. Where nothing parts them, the
noun right after the former is its own («5 ships to 9») and the rest leads to the latter. A figure
right after a coordinator has the words that lead to the one before it («خلف 89 قتيلا و340 جريحا»).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from dedup.compare.judging.facts import by_sentence
from dedup.compare.judging.labels import CLAUSE_END, COORDINATORS, PERSONS
from dedup.compare.judging.values import comparable, only_qualified, same_value
from dedup.compare.stems import Word, words_of, words_within
from dedup.model import Figure, Span
from dedup.text.fold import fold_word

Pairs = list[tuple[Figure, Figure]]

EXCHANGED = "figures of one passage exchanged: %(left)s / %(right)s"
"""Message template of a figure that stands where another one of its passage stood."""

# Words on either side of a figure that can govern it; some six make a clause of news.
_REACH = 6
# Each pair of a passage is held against so many that follow it; an exchange is of a few sentences.
_NEAR = 20
# What a word says of a figure halves with every word that stands nearer to it.
_HALF = 0.5
_NEAREST = 1.0
"""What the form of the word right before it says (``from`` 32 ``to`` 42): more than all else."""
# «وإصابة»: the coordinator is the first letter of the word.
_DEFINITE = re.compile(r"[وف]?(?:[بك]?ال|لل)(?=[ء-ي]{3})")
_GLUED = re.compile(r"و(?=[ء-ي]{2})")
_CLITIC = re.compile(r"^[وفبكل](?=[ء-ي]{2})")


@dataclass(frozen=True, slots=True)
class Bond:
    """The words a figure belongs to, each with its weight: the nearer, the more it says."""

    nearest: str
    """The word right before the figure, whatever it is."""
    weights: Mapping[str, float]
    """By stem; the word right before it by its form as well, marked."""
    subject: str = ""
    """The stem of the last definite noun before it («سعر الدولار 48.5»), in Arabic."""

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the words."""
        return frozenset(self.weights)

    def shared(self, other: Bond, less: Bond, than: Bond) -> float:
        """What two bonds share beyond what each has in common with its own neighbour's bond."""
        words = (self.stems & other.stems) - less.stems - than.stems
        return sum(min(self.weights[word], other.weights[word]) for word in sorted(words))


BondOf = Callable[[Figure], Bond]


def bonds_of(text: str, figures: Sequence[Figure]) -> Mapping[int, Bond]:
    """The bond of every figure, by its identity, read off its sentence."""
    found: dict[int, Bond] = {}
    for sentence, inside in by_sentence(text, figures):
        words = _free_words(text, sentence, inside)
        ends = [sentence.start, *(figure.span.end for figure in inside)]
        starts = [*(figure.span.start for figure in inside), sentence.end]
        lead: Sequence[Word] = ()
        nearest = ""
        for at, figure in enumerate(inside):
            before = _before(text, _between(words, ends[at], starts[at]), figure, at > 0)
            following = _between(words, ends[at + 1], starts[at + 1])
            after = _after(text, following, figure, starts[at + 1], at + 1 < len(inside))
            if own := _nearest(text, before, figure):
                lead, nearest = before, own
            weights = _weights(reversed(lead)) | _weights(after)
            if nearest:
                weights[f"<{nearest}"] = _NEAREST
            found[id(figure)] = Bond(nearest, weights, _subject(lead))
    return found


def _weights(words: Iterable[Word]) -> dict[str, float]:
    """Each telling word with half the weight of the one that stands nearer."""
    telling = [_root(word) for word in words if _tells(word)]
    return {stem: _HALF**distance for distance, stem in reversed([*enumerate(telling, 1)])}


def _subject(lead: Sequence[Word]) -> str:
    definite = [word.stem for word in lead if word.stem and _DEFINITE.match(word.folded)]
    return definite[-1] if definite else ""


def _tells(word: Word) -> bool:
    """Whether a word says which figure is meant; «persons» and «others» may stand at any."""
    return bool(word.stem) and word.folded not in PERSONS


def _free_words(text: str, sentence: Span, figures: Sequence[Figure]) -> list[Word]:
    """The words of a sentence that are no part of a figure."""
    words = words_of(text, sentence)
    taken = {at for figure in figures for at in words_within(words, figure.span)}
    return [word for at, word in enumerate(words) if at not in taken]


def _between(words: Sequence[Word], low: int, high: int) -> Sequence[Word]:
    first = bisect_left(words, low, key=attrgetter("start"))
    return words[first : bisect_right(words, high, key=attrgetter("end"))]


def _before(text: str, words: Sequence[Word], figure: Figure, follows: bool) -> Sequence[Word]:
    """The words that lead to a figure, from the last mark or coordinator on."""
    taken: list[Word] = []
    stop = figure.span.start
    for word in reversed(words[-_REACH:]):
        if CLAUSE_END.search(text, word.end, stop) or (follows and _joins(word)):
            break
        taken.insert(0, word)
        stop = word.start
        if follows and _glued(word):
            break
    else:
        # Nothing parts it from the figure before: the noun right after that one is not its own.
        return taken[1:] if follows and len(words) == len(taken) > 1 else taken
    return taken


def _after(
    text: str, words: Sequence[Word], figure: Figure, stop: int, followed: bool
) -> Sequence[Word]:
    """The words that follow a figure up to the first mark or coordinator."""
    taken: list[Word] = []
    start = figure.span.end
    for word in words[:_REACH]:
        counted = not taken and word.span.cut(text) == figure.unit
        parted = CLAUSE_END.search(text, start, word.start) or _joins(word)
        if parted or (_glued(word) and not counted):
            return taken
        taken.append(word)
        start = word.end
    if not followed:
        return taken
    if len(words) > _REACH:
        return taken[: _REACH // 2]  # what stands midway between two figures is neither's
    # «قتلى و340 جريحا»: the coordinator stands at the next figure itself.
    parted = CLAUSE_END.search(text, start, stop) or "و" in text[start:stop]
    return taken if parted else taken[:1]


def _joins(word: Word) -> bool:
    return word.folded in COORDINATORS


def _glued(word: Word) -> bool:
    return bool(_GLUED.match(word.folded))


def _nearest(text: str, before: Sequence[Word], figure: Figure) -> str:
    """The word or the clitic right before a figure: «ل42», ``to 42``, «وإصابة 42»."""
    at = figure.span.start
    while at > 0 and text[at - 1].isalpha():
        at -= 1
    if clitic := fold_word(text[at : figure.span.start]).lstrip("و"):
        return clitic
    if not before or any(map(str.isalnum, text[before[-1].end : figure.span.start])):
        return ""
    word = before[-1]
    return _root(word) or _GLUED.sub("", word.folded)


def _root(word: Word) -> str:
    """The stem without a clitic that a short word keeps: «السعة 400» and «بسعة 400»."""
    return _CLITIC.sub("", word.stem)


def uncrossed(pairs: Pairs, ours: BondOf, theirs: BondOf) -> Pairs:
    """The pairs of one passage with the figures exchanged whose words say that they are crossed.

    «89 killed, 340 hurt» against «340 hurt, 89 killed» and against «340 killed, 89 hurt»: whatever
    place or value have paired, each figure answers the one that belongs to the same words.
    """
    found = sorted(pairs, key=lambda pair: (pair[0].span, pair[1].span))
    gains = sorted(_gains(found, ours, theirs))
    moved: set[int] = set()
    for *_, one, other in gains:
        if one not in moved and other not in moved:
            moved |= {one, other}
            (a, b), (c, d) = found[one], found[other]
            found[one], found[other] = (a, d), (c, b)
    return found


def _gains(pairs: Pairs, ours: BondOf, theirs: BondOf) -> Iterable[tuple[float, int, int, int]]:
    for one, (a, b) in enumerate(pairs):
        for other in range(one + 1, min(len(pairs), one + _NEAR)):
            c, d = pairs[other]
            if not _exchangeable(a, b, c, d):
                continue
            mine, its, near, far = ours(a), theirs(b), ours(c), theirs(d)
            crossed = min(mine.shared(far, near, its), near.shared(its, mine, far))
            straight = min(mine.shared(its, near, far), near.shared(far, mine, its))
            if crossed > straight and _apart(a, c):
                yield straight - crossed, one + other, one, other


def _exchangeable(a: Figure, b: Figure, c: Figure, d: Figure) -> bool:
    """Whether two pairs would be as good the other way round."""
    kinds = a.kind == c.kind and b.kind == d.kind
    return kinds and comparable(a, d) and comparable(c, b)


def _apart(one: Figure, other: Figure) -> bool:
    """Whether two figures say different numbers; «about 5» and «5» do not."""
    return not same_value(one, other) and not only_qualified(one, other)


def exchanged(pairs: Pairs) -> set[int]:
    """The left figures, by identity, that changed places with others of their passage: two with
    one another, or several round."""
    apart = [(a, b) for a, b in pairs if _apart(a, b)]
    moves = {
        (one, other)
        for one, (_, b) in enumerate(apart)
        for other in range(max(0, one - _NEAR), min(len(apart), one + _NEAR))
        if one != other and _says(apart[other][0], b)
    }
    turning: set[int] = set()
    # What comes from nowhere or goes nowhere was changed; what is left has only changed places.
    while turning != (found := {a for a, _ in moves} & {b for _, b in moves}):
        turning = found
        moves = {move for move in moves if turning.issuperset(move)}
    return {id(apart[at][0]) for at in turning}


def _says(left: Figure, right: Figure) -> bool:
    """The same value; «from 42 percent to 32» leaves the second unit out."""
    bare = any(figure.kind == "count" and figure.unit is None for figure in (left, right))
    return same_value(left, right) or (bare and left.value == right.value is not None)
