"""The types that flow through dedup: frozen, without algorithms.

All offsets are Unicode code points in :attr:`Article.text`, half-open. ``left`` and ``right``
name the two sides of a pair everywhere; ``to_dict`` gives the JSON of docs/manual.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FORMAT_VERSION = 1
"""Raised with every incompatible change of report.json or pairs.jsonl (see CHANGELOG.md)."""

Json = dict[str, Any]

CONTENT_ROLES = ("body", "headline")
"""Roles of the lines an outlet wrote as its article; the others are the page around it."""


class Span(NamedTuple):
    """A half-open range of code points: ``Span(0, 5).cut("hello world") == "hello"``.

    A named tuple: an article has hundreds, which are made, compared and hashed by the thousand.
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words of ``text`` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end

    def to_list(self) -> list[int]:
        """``[start, end]``, as in every JSON output."""
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for people: an English template with named values, so that it can be translated.

    ``str(Message("%(n)s words", {"n": "12"})) == "12 words"``
    """

    template: str
    values: Mapping[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.template % self.values if self.values else self.template


class Told:
    """What stands in JSON field by field, in the order of its fields."""

    __slots__: tuple[str, ...] = ()
    DIGITS = 4
    """To which its fractions are rounded."""

    def to_dict(self) -> Json:
        return {name: self._told(getattr(self, name)) for name in self.__slots__}

    def _told(self, value: Any) -> Any:
        if isinstance(value, float):
            return round(value, self.DIGITS)
        return _told(value)


class Placed(Told):
    """What stands in JSON so, with its span as two fields, ``start`` and ``end``."""

    __slots__: tuple[str, ...] = ()
    span: Span

    def to_dict(self) -> Json:
        told: Json = {}
        for name in self.__slots__:
            told |= self.span._asdict() if name == "span" else {name: _told(getattr(self, name))}
        return told


def _told(value: Any) -> Any:
    if isinstance(value, Span):
        return value.to_list()
    if isinstance(value, tuple):
        return [_told(item) for item in value]
    if isinstance(value, Message):
        return str(value)
    if value is None or isinstance(value, str | int | float):
        return value
    return dict(value) if isinstance(value, Mapping) else value.to_dict()


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from: enough to find its bytes again and to prove they are the same."""

    path: str = ""
    record: int | None = None
    sha256: str = ""
    encoding: str = "utf-8"
    repairs: tuple[str, ...] = ()
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """One text of one outlet, exactly as read: raw text is never altered after the reader."""

    id: str
    text: str
    outlet: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    language: str = ""
    origin: Origin = Origin()
    author: str = ""
    """Who signs it, as the source says; several are parted by commas."""

    @property
    def text_sha256(self) -> str:
        """SHA-256 of the text as UTF-8, in hex: proves that two readings are of one text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def to_dict(self) -> Json:
        """Identity and custody, without the text, as in report.json."""
        named = ("id", "outlet", "title", "author", "published", "url", "language")
        return {
            **{name: getattr(self, name) for name in named},
            "path": self.origin.path,
            "record": self.origin.record,
            "sha256": self.origin.sha256,
            "text_sha256": self.text_sha256,
            "encoding": self.origin.encoding,
            "repairs": list(self.origin.repairs),
            "reader": self.origin.reader,
        }


@dataclass(frozen=True, slots=True)
class Skip:
    """An input that could not be read, with the reason; never silent."""

    origin: Origin
    reason: str

    def to_dict(self) -> Json:
        return {"path": self.origin.path, "record": self.origin.record, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Paragraph(Placed):
    """A line of an article and what it is: body, headline, byline, furniture or stock."""

    span: Span
    role: str = "body"


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of one article, folded for matching, each with its way back to the raw text."""

    words: NDArray[np.uint64]
    """Hash of each folded word, uint64[n]."""
    starts: NDArray[np.int32]
    """Raw start of each word, int32[n]."""
    ends: NDArray[np.int32]
    """Raw end of each word, int32[n]."""
    paragraphs: tuple[Paragraph, ...]
    """Non-empty lines in reading order, trimmed of white space."""
    sentences: tuple[Span, ...]
    """Sentences in reading order; each lies inside one paragraph."""


@dataclass(frozen=True, slots=True)
class Pair(Told):
    """Two articles that share text, measured exactly on folded words."""

    left: str
    right: str
    relation: str
    """identical, near_copy, excerpt, partial or quotation."""
    resemblance: float
    """Jaccard similarity of the sets of word 3-grams."""
    left_containment: float
    """Share of left's word 3-grams that right holds too."""
    right_containment: float
    shared_words: int
    """Words of left inside common runs of five words or more."""
    longest_run: int
    """Words of the longest common run."""
    found_by: tuple[str, ...]
    """The kinds of key that met: bands, passages."""


@dataclass(frozen=True, slots=True)
class Edit(Told):
    """One difference inside an aligned passage; one side may be empty."""

    kind: str
    left: Span
    right: Span
    weight: str
    """cosmetic, style or content."""


@dataclass(frozen=True, slots=True)
class Block(Told):
    """A passage of both articles that is the same copy, or a passage that only one of them has."""

    kind: str
    """same, edited, left_only or right_only."""
    shape: str
    """one, split, merge or many: how many paragraphs of each side."""
    moved: bool = field(default=False, kw_only=True)
    role: str = field(default="body", kw_only=True)
    left: tuple[Span, ...]
    right: tuple[Span, ...]
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure(Placed):
    """A number, amount, date or time as printed, and the value it was read as."""

    span: Span
    text: str
    kind: str
    value: str | None
    high: str | None = None
    """The upper end of a range."""
    unit: str | None = None
    qualifier: str | None = None
    resolved: str | None = None
    """ISO date of a relative date, where the publication date is known."""
    calendar: str | None = None
    """``hijri`` or ``jalali`` where the printed date is one; value is Gregorian, or without a year
    the month and day of that calendar."""

    def to_dict(self) -> Json:
        told = Placed.to_dict(self)
        for name in ("resolved", "calendar"):
            if told[name] is None:
                del told[name]
        return told


@dataclass(frozen=True, slots=True)
class FigureChange(Told):
    """What became of one figure between left and right."""

    verdict: str
    """same, restated, changed, conflict, left_only or right_only."""
    left: Figure | None
    right: Figure | None
    reason: Message


@dataclass(frozen=True, slots=True)
class Quote:
    """Words between quotation marks that somebody said, with the speaker and verb where found."""

    span: Span
    """The words inside the marks."""
    speaker: Span | None = None
    verb: Span | None = None


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """What became of one quotation between left and right."""

    verdict: str
    """same, altered, left_only, right_only, speaker_changed or unquoted."""
    left: Span | None
    right: Span | None
    reason: Message

    def to_dict(self) -> Json:
        return {name: _told(getattr(self, name)) for name in ("verdict", "left", "right")}


@dataclass(frozen=True, slots=True)
class Share(Told):
    """What became of one side's body words; the four fractions sum to 1."""

    words: int
    """Body words of the article; furniture and stock text are not counted."""
    verbatim: float
    moved: float
    edited: float
    own: float
    DIGITS = 6  # the four fractions still sum to 1 within a millionth or two

    @property
    def shared(self) -> float:
        """Words that stand unedited in a passage of the other side."""
        return self.verbatim + self.moved


@dataclass(frozen=True, slots=True)
class Measures(Told):
    """What else is counted of one side's body; furniture and stock text are in no number."""

    longest_run: int = 0
    """Words of the longest run that both sides print in the same order."""
    content_edits: int = 0
    """Edits of weight content in the passages that both sides have."""
    content_edits_per_100: float = 0.0
    """The same, for every hundred of this side's words in those passages."""
    figures_kept: int = 0
    """Figures of this side that the other gives with the same value."""
    figures: int = 0
    quotes_kept: int = 0
    """Quotations of this side that the other prints in the same words, of the same speaker."""
    quotes: int = 0


@dataclass(frozen=True, slots=True)
class Ground(Told):
    """One piece of evidence of which side had the text first."""

    rung: str
    """credit, notice, day or time: the ladder, strongest first (`compare.direction`)."""
    source: str
    """left, right, or common: both have it from a third."""
    reason: Message
    left: tuple[Span, ...] = ()
    """The words of left that say so."""
    right: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Direction(Told):
    """Which side had the shared text first, as far as evidence tells; never a bare arrow."""

    source: str = "unknown"
    """left, right, common (both have it from a third) or unknown."""
    confidence: str = "none"
    """high, medium, low or none."""
    grounds: tuple[Ground, ...] = ()
    """All evidence, the strongest rung first, also where it does not agree."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything found between two articles, passage by passage."""

    pair: Pair
    blocks: tuple[Block, ...]
    figures: tuple[FigureChange, ...]
    quotes: tuple[QuoteChange, ...]
    left_share: Share
    right_share: Share
    summary: Message
    left_measures: Measures = Measures()
    right_measures: Measures = Measures()
    direction: Direction = Direction()

    def to_dict(self) -> Json:
        return {
            "format": FORMAT_VERSION,
            **self.pair.to_dict(),
            "left_share": round(self.left_share.shared, 4),
            "right_share": round(self.right_share.shared, 4),
            "measures": {
                "left": {**self.left_share.to_dict(), **self.left_measures.to_dict()},
                "right": {**self.right_share.to_dict(), **self.right_measures.to_dict()},
            },
            "blocks": [block.to_dict() for block in self.blocks],
            "figures": [change.to_dict() for change in self.figures],
            "quotes": [change.to_dict() for change in self.quotes],
            "direction": self.direction.to_dict(),
            "summary": str(self.summary),
        }


@dataclass(frozen=True, slots=True)
class LedgerCell(Told):
    """The figures one article gives for one fact."""

    article: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow(Told):
    """One fact of a story and what each outlet says of it."""

    label: str
    """The counted thing in the words of the text, never invented."""
    kind: str
    verdict: str
    """agrees, differs, self_conflict or only_here."""
    odd: str | None = field(default=None, kw_only=True)
    """The one article that is alone with its figure where two others or more agree on another."""
    note: Message | None = field(default=None, kw_only=True)
    """Why differing figures are not called a change, where that is so."""
    cells: tuple[LedgerCell, ...]


@dataclass(frozen=True, slots=True)
class MatrixCell(Told):
    """How one article carries one passage of the story's base."""

    article: str
    state: str
    """same, edited, moved or absent."""
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class MatrixRow(Told):
    """One passage of the base article, and how the others carry it."""

    base: Span
    cells: tuple[MatrixCell, ...]


@dataclass(frozen=True, slots=True)
class StoryTime(Told):
    """When an article was written, and what says so: ``2022-03-15``, printed, «15/03/2022»."""

    article: str
    at: str
    """An ISO date, or date and time."""
    basis: str
    """published (given with the article), fetched (given, but by the clock of whoever collected
    it), printed (in its text) or inferred (`compare.timing`)."""
    span: Span | None = None
    """The words of the article that say so."""
    beside: str = ""
    """If inferred: the article whose stated date fixes the week."""


@dataclass(frozen=True, slots=True)
class Story(Told):
    """Articles that carry one copied text or, if ``related``, only tell the same facts."""

    id: str
    articles: tuple[str, ...]
    base: str
    base_basis: str = ""
    """Why that base: credited (others name it as their source), earliest, or central (most of its
    text stands in others)."""
    related: bool = False
    ledger: tuple[LedgerRow, ...] = ()
    matrix: tuple[MatrixRow, ...] = ()
    times: tuple[StoryTime, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence(Placed):
    """Words of an article that prove a finding."""

    article: str
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor should see, in a sentence with its evidence."""

    kind: str
    severity: str
    """high, medium, low or info."""
    text: Message
    evidence: tuple[Evidence, ...]
    id: str = ""

    def to_dict(self) -> Json:
        return {
            "id": self.id,
            "kind": self.kind,
            "severity": self.severity,
            "text": str(self.text),
            "message": {"template": self.text.template, "values": dict(self.text.values)},
            "evidence": [item.to_dict() for item in self.evidence],
        }


@dataclass(frozen=True, slots=True)
class Stock(Placed):
    """Text that many articles carry without copying one another: a formula, a footer."""

    article: str
    span: Span
    text: str
    articles: int
    """How many articles carry it."""


@dataclass(frozen=True, slots=True)
class ArticleRecord:
    """An article as the report lists it: identity, custody, size and paragraphs."""

    article: Article
    text_sha256: str
    words: int
    """Body words."""
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...] = ()

    def to_dict(self) -> Json:
        return {
            **self.article.to_dict(),
            "text_sha256": self.text_sha256,
            "words": self.words,
            "paragraphs": [paragraph.to_dict() for paragraph in self.paragraphs],
        }


@dataclass(frozen=True, slots=True)
class InputFile(Told):
    """One file that was read, and how many articles and skips came out of it.

    ``InputFile("news/a.jsonl", 120, 345678, "9f86d0…")``. The hash is of the bytes as they lie on
    the disk, packed or not; without one, the file was not read to its end, or is no file.
    """

    path: str
    items: int
    bytes: int | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Run(Told):
    """What a report was asked for with, beyond its options, and what it was made of.

    What the user named is sorted: its order changes nothing.
    """

    inputs: tuple[str, ...] = ()
    map: Mapping[str, str] = field(default_factory=dict)
    """Fields of an article, and the columns of tables that hold them."""
    fail_on: tuple[str, ...] = ()
    exit_code: int = 0
    software: Mapping[str, str] = field(default_factory=dict)
    """Python and the packages at work, with their versions."""
    files_read: tuple[InputFile, ...] = ()
    """Empty where executors of a cluster read them."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole result of a scan; every output form is written from it and from nothing else."""

    options: Mapping[str, Any]
    tool: Mapping[str, str]
    articles: tuple[ArticleRecord, ...]
    comparisons: tuple[Comparison, ...]
    stories: tuple[Story, ...]
    findings: tuple[Finding, ...]
    stock: tuple[Stock, ...] = ()
    skipped: tuple[Skip, ...] = ()
    notices: tuple[Message, ...] = ()
    """What was capped, cut or merged, and why."""
    read: int = 0
    """Articles found in the input: those compared plus those skipped."""
    looked_at: int = 0
    """Candidate pairs that were measured."""
    uncompared: tuple[Pair, ...] = ()
    """Pairs of large stories that share text and were not compared passage by passage."""

    def to_dict(self) -> Json:
        parts = self.parts().items()
        return {key: list(part) if isinstance(part, Iterator) else part for key, part in parts}

    def parts(self) -> Json:
        """As `to_dict`, its lists as iterators: a long one is written while it is made."""
        return {
            "format": FORMAT_VERSION,
            "tool": dict(self.tool),
            "options": dict(self.options),
            "articles": map(ArticleRecord.to_dict, self.articles),
            "pairs": map(_pair_summary, self.comparisons),
            "uncompared": map(Pair.to_dict, self.uncompared),
            "stories": map(Story.to_dict, self.stories),
            "findings": map(Finding.to_dict, self.findings),
            "stock": map(Stock.to_dict, self.stock),
            "skipped": map(Skip.to_dict, self.skipped),
            "notices": map(str, self.notices),
            "counts": self.counts(),
        }

    def counts(self) -> dict[str, int]:
        """What came in and what became of it: ``read`` is ``compared`` and ``skipped`` together."""
        return {
            "read": self.read,
            "compared": len(self.articles),
            "skipped": len(self.skipped),
            "candidates": self.looked_at,
            "uncompared": len(self.uncompared),
        }


def _pair_summary(comparison: Comparison) -> Json:
    return {
        "left": comparison.pair.left,
        "right": comparison.pair.right,
        "relation": comparison.pair.relation,
        "left_share": round(comparison.left_share.shared, 4),
        "right_share": round(comparison.right_share.shared, 4),
    }
