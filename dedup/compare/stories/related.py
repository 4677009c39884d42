"""Articles that share no copied passage but tell the same facts of one event.

A figure alone proves nothing, for round numbers meet by chance; a topic alone proves nothing
either, for two articles on one war are two stories. Both together, within days of one another,
make a story. Candidates come from an index of telling figures, so that the work follows the
articles and not their pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from dedup.compare.judging.facts import Fact
from dedup.compare.judging.ledger import story_facts
from dedup.compare.judging.units import dimension
from dedup.compare.published import days_apart, published_day
from dedup.compare.reading import Reading, Readings
from dedup.compare.stems import forms_of
from dedup.model import CONTENT_ROLES

# A figure that more articles give is a figure of the day (a price, a season), not of one event.
_MOST_HOLDERS = 40
# Days between two articles of one event, where both dates are known.
_DAYS = 7
# Cosine of the two texts' weighted stems from which they are on one matter: with one common
# figure, with two or more. Read off 1,603 Saudi and 135 English articles: at .30 without the rule
# of rare words 46 stories, three of them on two events; with both 24, one of them doubtful.
_TOPIC = 0.32
_TOPIC_TWO_FIGURES = 0.18
# Rare words (in at most this share of the candidates, or in five) that two articles must have in
# common: tables and market reports share all but their names.
_RARE_SHARE = 0.02
_RARE_WORDS = 5
# Added to the number of articles before taking a logarithm, so that a word that stands in all of
# five articles still tells what they are about.
_BACKGROUND = 50
# Words of an article that tell its matter; a long one tells it in its beginning.
_TOPIC_CHARS = 6000

_Key = tuple[str, str, str]
_Unit = tuple[str, ...]
"""Articles of one copied group, or one article by itself."""
_Links = dict[_Unit, dict[_Unit, float]]


def join_related(
    groups: Iterable[Sequence[str]], readings: Readings
) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Stories from copied groups and own-words reports of the same facts.

    Returns each story's article ids, sorted, and whether some of them are joined by facts alone.
    Copied groups are never split; an article joins at most one story.
    """
    copied = {name: tuple(group) for group in groups for name in group}
    units = sorted({copied.get(name, (name,)) for name in sorted(readings)})
    joined: set[_Unit] = set()
    # Twice: a report that names a figure of the second joins too, if it is on the first's matter.
    for _ in range(2):
        stars = _stars(units, _links(units, readings))
        grown = {_flat(star) for star in stars if len(star) > 1}
        joined |= grown
        units = sorted(_flat(star) for star in stars)
        if not grown:
            break
    known = {name for unit in joined for name in unit}
    return tuple(sorted((tuple(sorted(unit)), unit[0] in known) for unit in units if len(unit) > 1))


def _flat(star: Iterable[_Unit]) -> _Unit:
    """The articles of a star, those of its anchor first: they tell what it is about."""
    return tuple(name for unit in star for name in unit)


def _links(units: Sequence[_Unit], readings: Readings) -> dict[_Unit, dict[_Unit, float]]:
    """How strongly each two units tell the same facts; only what passes the thresholds."""
    shared = _shared_keys(units, readings)
    names = sorted({name for pair in shared for unit in pair for name in unit[:1]})
    topics = _Topics(names, readings)
    links: _Links = defaultdict(dict)
    for (one, other), keys in sorted(shared.items()):
        stamps = (readings[unit[0]].article.published for unit in (one, other))
        if days_apart(*stamps) > _DAYS:
            continue
        likeness = topics.likeness(one[0], other[0])
        enough = likeness >= (_TOPIC if keys == 1 else _TOPIC_TWO_FIGURES)
        if enough and topics.rare_in_common(one[0], other[0]) >= _RARE_WORDS:
            links[one][other] = links[other][one] = likeness * keys
    return links


def _shared_keys(units: Sequence[_Unit], readings: Readings) -> Counter[tuple[_Unit, _Unit]]:
    holders: dict[_Key, list[_Unit]] = defaultdict(list)
    for unit in units:
        told = ((fact, readings[name]) for name in unit for fact in story_facts(readings[name]))
        keys = {key for fact, home in told for key in _keys(fact, home.article.published)}
        for key in sorted(keys):
            holders[key].append(unit)
    shared: Counter[tuple[_Unit, _Unit]] = Counter()
    for held in holders.values():
        if len(held) <= _MOST_HOLDERS:
            shared.update(combinations(held, 2))
    return shared


def _keys(fact: Fact, published: str) -> Iterable[_Key]:
    """The telling figure of a fact: value and what it is of."""
    figure, value = fact.figure, fact.figure.value or ""
    digits = "".join(filter(str.isdigit, value)).strip("0")
    if dimension(figure) == "when":
        # The days around publication stand in everything written that week.
        full = figure.kind == "date" and len(value) == 10 and "X" not in value
        if full and not (published_day(published) and days_apart(value, published) <= _DAYS):
            yield ("when", value, "")
    elif fact.dimension == "count":
        if len(digits) >= 2:
            yield from (("count", value, noun) for noun in fact.noun)
    elif fact.dimension == "share":
        if len(digits) >= 2:
            yield from (("share", value, word) for word in fact.basis)
    elif fact.dimension == "money" and (len(digits) >= 2 or len(value) >= 9):
        yield ("money", value, figure.unit or "")
    elif fact.dimension in ("measure", "duration") and len(digits) >= 3:
        yield (fact.dimension, value, figure.unit or "")


class _Topics:
    """Weighted stems of articles, for the cosine of two of them."""

    def __init__(self, names: Sequence[str], readings: Readings) -> None:
        counts = {name: _stems(readings[name]) for name in names}
        seen = Counter(stem for words in counts.values() for stem in words)
        total = len(names) + _BACKGROUND
        most = max(5, int(len(names) * _RARE_SHARE))
        self._rare = {stem for stem, count in seen.items() if count <= most}
        self._vectors = {}
        for name, words in counts.items():
            vector = {
                stem: (1 + math.log(count)) * math.log(1 + total / seen[stem])
                for stem, count in sorted(words.items())
            }
            length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1.0
            self._vectors[name] = {stem: weight / length for stem, weight in vector.items()}

    def likeness(self, one: str, other: str) -> float:
        """Cosine of the two articles' stems, 0 to 1."""
        left, right = sorted((self._vectors[one], self._vectors[other]), key=len)
        return sum(weight * right[stem] for stem, weight in left.items() if stem in right)

    def rare_in_common(self, one: str, other: str) -> int:
        """How many rare stems both use."""
        return len(self._vectors[one].keys() & self._vectors[other].keys() & self._rare)


def _stems(reading: Reading) -> Counter[str]:
    words: Counter[str] = Counter()
    for paragraph in reading.tokens.paragraphs:
        if paragraph.role in CONTENT_ROLES and paragraph.span.start < _TOPIC_CHARS:
            words.update(stem for _, stem in forms_of(reading.article.text, paragraph.span) if stem)
    return words


def _stars(
    units: Sequence[_Unit], links: Mapping[_Unit, Mapping[_Unit, float]]
) -> list[list[_Unit]]:
    """Each unit with the neighbours no stronger one took: no story grows through a chain."""
    order = sorted(units, key=lambda unit: (-len(unit), -sum(links.get(unit, {}).values()), unit))
    free = dict.fromkeys(order)
    stars = []
    for anchor in order:
        if anchor in free:
            star = [anchor, *(unit for unit in sorted(links.get(anchor, {})) if unit in free)]
            for unit in star:
                del free[unit]
            stars.append(star)
    return stars
