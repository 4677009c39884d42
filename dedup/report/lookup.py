"""Where things stand: which article, which paragraph, which file and row a reference leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import permutations
from posixpath import dirname, relpath
from typing import Generic, TypeVar

from markupsafe import Markup

from dedup.model import (
    CONTENT_ROLES,
    Article,
    ArticleRecord,
    Comparison,
    Figure,
    Finding,
    Message,
    Report,
    Span,
    Story,
)
from dedup.report.labels import short_names
from dedup.report.language import Language, open_language
from dedup.report.words import (
    direction,
    excerpt,
    in_one_line,
    paragraph_number,
    visible,
    whole_words,
    word_count,
)

T = TypeVar("T")

INDEX = "index.html"
OF_ONE = frozenset({"article", "other", "others"})
"""Values of a sentence about one article that name articles; its two sides may be two figures."""
OF_SEVERAL = frozenset({
    "left", "right", "articles", "base", "first_articles", "second_articles", "common", "partner",
    "against",
})  # fmt: skip
"""Values of a sentence about several articles that name articles, a few of them ``a, b +3``."""
_MORE = re.compile(r" \+[0-9]{1,9}\Z")
"""The end of a list that names a few of many: ``a, b, c +3``."""
TITLE = 3
"""Words of a line that can stand for an article; the name of a site or a bullet cannot."""
NEAR = 2
"""Characters between a number and the noun it counts: a space, perhaps a mark."""


_UNKNOWN = ArticleRecord(Article("", ""), "", 0, ())


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article, exactly as printed."""

    text: str
    lang: str
    dir: str


@dataclass(frozen=True, slots=True)
class Ref:
    """A place in an article: ``000 ¶6``, with the link to it where a page shows the paragraph."""

    label: str
    href: str
    title: str
    outlet: str = ""
    """The outlet of the article, where it is known and not its name."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[T]):
    """The first of a long list, its title, and how many of how many they are; empty: all."""

    title: Markup
    rows: tuple[T, ...]
    cut: Markup


@dataclass(frozen=True, slots=True)
class Place:
    """A file of the report that shows an article, and the prefix of its paragraph anchors there."""

    file: str
    prefix: str


@dataclass(frozen=True)
class Lookup:
    """The report, its interface language and every place in it."""

    report: Report
    language: Language
    labels: Mapping[str, str]
    places: dict[str, list[Place]] = field(default_factory=dict)
    """Article id to the places that show it, the fullest first."""
    pair_files: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Left and right id to the file and anchor of their comparison."""

    @cached_property
    def records(self) -> dict[str, ArticleRecord]:
        """Articles by id."""
        return {record.article.id: record for record in self.report.articles}

    @cached_property
    def order(self) -> dict[str, int]:
        """Articles to their number, from 1, in the report."""
        return {name: number for number, name in enumerate(self.records, 1)}

    @cached_property
    def paired(self) -> frozenset[str]:
        """Articles that some pair shows."""
        return frozenset().union(*self.compared)

    @cached_property
    def compared(self) -> dict[frozenset[str], Comparison]:
        """Two article ids to their comparison."""
        return {frozenset((c.pair.left, c.pair.right)): c for c in self.report.comparisons}

    @cached_property
    def partners(self) -> dict[str, tuple[str, ...]]:
        """Article id to those that it is compared with."""
        found: dict[str, list[str]] = {}
        for comparison in self.report.comparisons:
            for one, other in permutations((comparison.pair.left, comparison.pair.right)):
                found.setdefault(one, []).append(other)
        return {name: tuple(others) for name, others in found.items()}

    @cached_property
    def measured(self) -> dict[tuple[str, str], float]:
        """Of pairs that were not compared: how much of the one article stands in the other."""
        found = {}
        for pair in self.report.uncompared:
            found[pair.left, pair.right] = pair.left_containment
            found[pair.right, pair.left] = pair.right_containment
        return found

    @cached_property
    def homes(self) -> dict[str, list[int]]:
        """Article id to the positions of the stories that hold it."""
        return story_of(self.report.stories)

    @cached_property
    def by_story(self) -> dict[int, tuple[Comparison, ...]]:
        """Position of a story to the comparisons between its articles."""
        found: dict[int, list[Comparison]] = {}
        for item in self.report.comparisons:
            left, right = (self.homes.get(name, ()) for name in (item.pair.left, item.pair.right))
            for place in set(left) & set(right):
                found.setdefault(place, []).append(item)
        return {place: tuple(items) for place, items in found.items()}

    @cached_property
    def told_of(self) -> dict[int, dict[int, Finding]]:
        """Position of a story to the findings about its articles, by their rank."""
        found: dict[int, dict[int, Finding]] = {}
        for rank, finding in enumerate(self.report.findings):
            for item in finding.evidence:
                for place in self.homes.get(item.article, ()):
                    found.setdefault(place, {})[rank] = finding
        return found

    def record(self, article: str) -> ArticleRecord:
        """An article of the report, or one without a word where the report does not hold it."""
        return self.records.get(article, _UNKNOWN)

    def label(self, article: str) -> str:
        """The short name of an article."""
        return self.labels.get(article) or in_one_line(article)

    def name(self, article: str) -> str:
        """What to call an article in full: its outlet, else its title, else its short name."""
        record = self.records.get(article)
        if record is None:
            return self.label(article)
        found = record.article.outlet or record.article.title
        return visible(excerpt(found, 60)) if found else ""

    def text(self, article: str) -> str:
        """The raw text of an article; empty for one that the report does not hold."""
        return self.record(article).article.text

    def sentence(self, message: Message) -> Message:
        """``message`` with each article called by its outlet, where that is known.

        Articles of one outlet keep their short names beside it.
        """
        given = {key: str(value) for key, value in message.values.items()}
        keys = (OF_ONE if "article" in given else OF_SEVERAL) & set(given)
        lists = {key: _listed(given[key]) for key in keys}
        entries, rest = _listed(given.get("values", ""), "; ")
        parts = [entry.rpartition(" in ") for entry in entries if entry]
        values = [(printed, _listed(names)) for printed, _, names in parts]
        every = [*lists.values(), *(names for _, names in values)]
        called = self._called({name for names, _ in every for name in names})
        listing = self.language.listing
        told = {key: listing(map(called, names), more) for key, (names, more) in lists.items()}
        if values:
            each = [
                (printed, listing(map(called, names), more)) for printed, (names, more) in values
            ]
            told["values"] = self.language.values(each, rest)
        return replace(message, values={**message.values, **told})

    def _called(self, articles: Collection[str]) -> Callable[[str], str]:
        """What to call each of ``articles`` beside the others."""
        outlets = {name: found for name in articles if (found := self.outlet(name))}
        often = Counter(outlets.values())

        def called(name: str) -> str:
            outlet = outlets.get(name, "")
            return f"{outlet} {self.label(name)}" if often[outlet] > 1 else outlet or name

        return called

    def lang(self, article: str) -> str:
        """The language code of an article, empty where none was found."""
        return self.record(article).article.language

    def direction(self, article: str) -> str:
        """The direction of an article's text, by its own characters."""
        return self.directions.get(article, "ltr")

    @cached_property
    def directions(self) -> dict[str, str]:
        """Directions by article."""
        return {name: direction(record.article.text) for name, record in self.records.items()}

    def paragraph(self, article: str, offset: int) -> int:
        """Number, from 1, of the paragraph at ``offset``."""
        return paragraph_number(self.record(article).paragraphs, offset)

    def quotation(self, article: str, span: Span) -> Quotation:
        """The words of ``span``, to be shown as a quotation."""
        return self.words(article, span.cut(self.text(article)))

    def printed(self, article: str, figure: Figure) -> Quotation:
        """A figure as printed, with the counted noun where that follows it."""
        text, span = self.text(article), figure.span
        unit = figure.unit or ""
        noun = text.find(unit, span.end, span.end + len(unit) + NEAR) if unit else -1
        end = span.end if noun < 0 else whole_words(text, Span(noun, noun + len(unit))).end
        return self.quotation(article, Span(span.start, end))

    def words(self, article: str, words: str) -> Quotation:
        """``words`` of an article as a quotation; one without letters runs as its article does."""
        way = direction(words) if any(map(str.isalpha, words)) else self.direction(article)
        return Quotation(words, self.lang(article), way)

    def ref(self, article: str, span: Span, file: str, near: Iterable[str] = ()) -> Ref:
        """The reference to ``span`` from ``file``; ``near`` names articles of the same claim."""
        number = self.paragraph(article, span.start)
        label = f"{self.label(article)} ¶{number}" if number else self.label(article)
        title = self.language.text("characters %(start)s–%(end)s", start=span.start, end=span.end)
        return Ref(label, self._href(article, number, file, near), title, self.outlet(article))

    def outlet(self, article: str) -> str:
        """The outlet of an article, empty where it is unknown or the article's very name."""
        found = visible(excerpt(self.record(article).article.outlet, 40))
        return "" if found == self.label(article) else found

    def _href(self, article: str, number: int, file: str, near: Iterable[str]) -> str:
        places = self.places.get(article, [])
        if not places or not number:
            return ""
        together = {place for other in near if other != article for place in self._pairs(other)}
        best = min(
            places,
            key=lambda place: (place.prefix[:-1] not in together, place.file != file),
        )
        return f"{link(file, best.file)}#{best.prefix}{number}"

    def _pairs(self, article: str) -> set[str]:
        return {place.prefix[:-1] for place in self.places.get(article, [])}

    def pair_href(self, left: str, right: str, file: str) -> str:
        """The link from ``file`` to the comparison of two articles, in either order."""
        target = self.pair_files.get((left, right)) or self.pair_files.get((right, left))
        return f"{link(file, target[0])}#{target[1]}" if target else ""

    def figures_at(self, article: str, span: Span) -> tuple[Figure, ...]:
        """The figures of an article that ``span`` touches."""
        return tuple(f for f in self.record(article).figures if f.span.overlaps(span))


def _listed(value: str, comma: str = ", ") -> tuple[list[str], int]:
    """The items of ``a, b, c +3``, and how many it only counts."""
    more = _MORE.search(value)
    if more is None:
        return value.split(comma), 0
    return value[: more.start()].split(comma), int(more[0])


def link(source: str, target: str) -> str:
    """Relative link between two files of the report; empty inside one."""
    return "" if source == target else relpath(f"/{target}", dirname(f"/{source}"))


def open_lookup(report: Report, code: str) -> Lookup:
    """Everything a view needs to name and to find the parts of ``report``."""
    labels = short_names(record.article.id for record in report.articles)
    return Lookup(report, open_language(code, labels), labels)


def story_title(look: Lookup, story: Story) -> str:
    """The headline of the story's base, else its first words."""
    record = look.records.get(story.base)
    if record is None:
        return story.id
    text = record.article.text
    lines = [line.span.cut(text) for line in record.paragraphs if line.role in CONTENT_ROLES]
    known = [line for line in (record.article.title, *lines, text) if line.strip()]
    telling = (line for line in known if word_count(line) >= TITLE)
    return excerpt(next(telling, known[0] if known else story.id), 80)


def story_of(stories: Sequence[Story]) -> dict[str, list[int]]:
    """Article id to the positions of the stories that hold it."""
    found: dict[str, list[int]] = {}
    for place, story in enumerate(stories):
        for article in story.articles:
            found.setdefault(article, []).append(place)
    return found
