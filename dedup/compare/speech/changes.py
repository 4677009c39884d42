"""What became of quoted speech between two articles: kept, altered, unmarked, given to another."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TypeVar

from dedup.compare.claims import hedged, negations
from dedup.compare.places import BlockMap, each_once, overlap
from dedup.compare.speech.names import other_speaker
from dedup.compare.speech.quotes import ENOUGH_WORDS, LEAST_WORDS, MARK, near
from dedup.compare.speech.speakers import PARTICIPLES, verb_first
from dedup.compare.stems import Word, count_words, forms_of, words_of
from dedup.compare.variants import canonical
from dedup.model import CONTENT_ROLES, Block, Edit, Message, Quote, QuoteChange, Span
from dedup.text.fold import fold_word

# Two quotations in the same place of a copied passage have this share of it in common.
_SAME_PLACE = 0.3
# Quotations that are no copy of one another are the same words if this share of them is.
_SAME_WORDS = 0.6
# In shorter ones («act of hate», «act of terror») most of them.
_SAME_SHORT = 0.8
_LONG = 10
# Words of a name with its office that a pronoun may stand for; Arabic verbs are read too roughly.
_NAME_WORDS = 6
# Quotations a side that are compared with all of the other; beyond it only by alignment.
_MOST_LOOSE = 200
SMALL_WORDS = "particles or word forms differ between the quotation marks"
"""The reason where an altered quotation keeps all words that mean something."""
_CLAUSE = re.compile(r"[،,;؛:.!?؟]\s")
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_OPENING, _CLOSING = ("(", "["), (")", "]")
_MARKS = re.compile(r"\W+")
_SMALL = frozenset(("inflection", "function_word"))
# What has no stem can turn what was said: ``will`` and ``could``, a number.
_GRAVE = frozenset(("figure", "attribution"))
_Any = TypeVar("_Any")
_OTHER_WORDS = "words differ between the quotation marks"


_start, _end = attrgetter("span.start"), attrgetter("span.end")


class _Side:
    """One side's quotations; the words of a stretch are read once, however many ask for them."""

    def __init__(self, text: str, quotes: Sequence[Quote]) -> None:
        self.text = text
        self.quotes = tuple(quotes)
        self._words: dict[Span, list[str]] = {}
        self._stems: dict[Span, list[str]] = {}

    def words(self, span: Span) -> list[str]:
        if span not in self._words:
            forms = forms_of(self.text, span)
            self._words[span] = [canonical(folded.replace("’", "'")) for folded, _ in forms]
        return self._words[span]

    @cached_property
    def _spaced(self) -> str:
        """All words of the article between blanks."""
        return f" {' '.join(self.words(Span(0, len(self.text))))} "

    def place(self, words: Sequence[str]) -> Span | None:
        """Where these very words stand in the article, if anywhere."""
        at = self._spaced.find(f" {' '.join(words)} ")
        if at < 0:
            return None
        first = self._spaced.count(" ", 0, at)
        return Span(self._every[first].start, self._every[first + len(words) - 1].end)

    @cached_property
    def _every(self) -> Sequence[Word]:
        return words_of(self.text, Span(0, len(self.text)))

    def meeting(self, span: Span) -> Sequence[Quote]:
        """The quotations that share a code point with a stretch; none overlaps another."""
        first = bisect_right(self.quotes, span.start, key=_end)
        return self.quotes[first : bisect_left(self.quotes, span.end, key=_start)]

    def stems(self, span: Span) -> list[str]:
        if span not in self._stems:
            self._stems[span] = [stem for _, stem in forms_of(self.text, span) if stem]
        return self._stems[span]


def compare_quotes(
    left_text: str,
    right_text: str,
    left_quotes: Sequence[Quote],
    right_quotes: Sequence[Quote],
    blocks: Sequence[Block],
) -> tuple[QuoteChange, ...]:
    """What became of every quotation, in reading order; each stands in exactly one change."""
    if not (left_quotes or right_quotes):
        return ()
    left, right = _Side(left_text, left_quotes), _Side(right_text, right_quotes)
    shared = _Shared(blocks)
    pairs = _pair_by_place(left, right, shared)
    pairs += _pair_by_words(left, right, pairs)
    changes = [_judge(left, right, a, b, shared) for a, b in pairs]
    taken = {id(quote) for pair in pairs for quote in pair}
    for own, other, side in ((left, right, "left"), (right, left, "right")):
        lone = (quote for quote in own.quotes if id(quote) not in taken)
        changes += [_one_sided(own, other, quote, shared, side) for quote in lone]
    return tuple(sorted(changes, key=_reading_order))


def _reading_order(change: QuoteChange) -> tuple[int, Span, Span]:
    nowhere = Span(-1, -1)
    return (change.left is None, change.left or nowhere, change.right or nowhere)


class _Shared:
    """The passages that both sides have, found by place; on each side none overlaps another."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        maps = [BlockMap(b) for b in blocks if b.left and b.right and b.role in CONTENT_ROLES]
        self._blocks = {side: sorted(maps, key=attrgetter(side)) for side in ("left", "right")}

    def images(self, span: Span, side: str) -> Iterator[tuple[BlockMap, Span]]:
        """The passages that hold most of a stretch of one side, and where it stands on the other,
        less the edits that cross its ends."""
        blocks = self._blocks[side]
        first = bisect_right(blocks, span.start, key=attrgetter(f"{side}.end"))
        for block in blocks[first : bisect_left(blocks, span.end, key=attrgetter(f"{side}.start"))]:
            frame = getattr(block, side)
            start, end = max(span.start, frame.start), min(span.end, frame.end)
            if end - start >= (span.end - span.start) / 2:
                inner = _uncrossed(block, Span(start, end), side)
                yield block, block.to_right(inner) if side == "left" else block.to_left(inner)


def _uncrossed(block: BlockMap, span: Span, side: str) -> Span:
    """A stretch of one side without the edits that only one of its ends lies in."""
    start, end = span.start, span.end
    ends = attrgetter(f"{side}.end")
    for edit in block.edits[bisect_right(block.edits, start, key=ends) :][:1]:
        own = getattr(edit, side)
        if own.start < start and own.end < end:
            start = own.end
    for edit in block.edits[bisect_right(block.edits, end, key=ends) :][:1]:
        own = getattr(edit, side)
        if start < own.start < end:
            end = own.start
    return Span(start, end)


def _pair_by_place(left: _Side, right: _Side, shared: _Shared) -> list[tuple[Quote, Quote]]:
    """Quotations that answer each other in a copied passage and have most words in common."""
    scored = []
    for i, a in enumerate(left.quotes):
        for _, image in shared.images(a.span, "left"):
            for b in right.meeting(image):
                met = overlap(image, b.span)
                if met >= _SAME_PLACE and _answers(left, right, a.span, b.span):
                    j = bisect_left(right.quotes, b.span.start, key=_start)
                    scored.append((-met, i + j, i, j))
    return [(left.quotes[i], right.quotes[j]) for i, j in each_once(scored)]


def _answers(left: _Side, right: _Side, ours: Span, theirs: Span) -> bool:
    """Whether most telling words, or most words, of two quotations in one place are the same; of
    a few words in one place each is the other's."""
    if max(len(left.words(ours)), len(right.words(theirs))) < LEAST_WORDS:
        return True
    if _kept(left.stems(ours), right.stems(theirs)):
        return True
    return _alike(left.words(ours), right.words(theirs)) >= _SAME_WORDS


def _kept(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether most telling words of the shorter quotation stand in the other."""
    shared = len(set(ours) & set(theirs))
    return shared * 2 > min(len(set(ours)), len(set(theirs)))


def _pair_by_words(
    left: _Side, right: _Side, pairs: Iterable[tuple[Quote, Quote]]
) -> list[tuple[Quote, Quote]]:
    """Quotations that both print outside copied passages: most words the same, in any place."""
    taken = {id(quote) for pair in pairs for quote in pair}
    ours = [quote for quote in left.quotes if id(quote) not in taken][:_MOST_LOOSE]
    theirs = [quote for quote in right.quotes if id(quote) not in taken][:_MOST_LOOSE]
    left_words = [left.words(quote.span) for quote in ours]
    right_words = [right.words(quote.span) for quote in theirs]
    scored = []
    for i, words in enumerate(left_words):
        for j, others in enumerate(right_words):
            alike = _alike(words, others)
            if alike >= (_SAME_WORDS if len(words) >= _LONG else _SAME_SHORT):
                scored.append((-alike, i + j, i, j))
    return [(ours[i], theirs[j]) for i, j in each_once(scored)]


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Share of the longer quotation's words that stand in the other in the same order."""
    longer = max(len(ours), len(theirs))
    if not longer or min(len(ours), len(theirs)) < longer * _SAME_WORDS:
        return 0.0
    if len(set(ours) & set(theirs)) < len(set(ours) | set(theirs)) * _SAME_WORDS / 2:
        return 0.0
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - few pairs get here

    return LCSseq.similarity(list(ours), list(theirs)) / longer


def _judge(left: _Side, right: _Side, ours: Quote, theirs: Quote, shared: _Shared) -> QuoteChange:
    spans = ours.span, theirs.span
    edits = _alterations(left, right, ours.span, theirs.span, shared)
    if edits or edits is None:
        kinds = frozenset(edit.kind for edit in edits or ())
        kept = left.stems(ours.span) == right.stems(theirs.span) and _GRAVE.isdisjoint(kinds)
        small = kept or (bool(kinds) and kinds <= _SMALL)
        said, there = left.words(ours.span), right.words(theirs.span)
        small &= negations(said) == negations(there)
        small &= hedged(said, "", there) == hedged(there, "", said)
        return QuoteChange("altered", *spans, Message(SMALL_WORDS if small else _OTHER_WORDS))
    if _other_speaker(left, right, ours, theirs):
        values = {"left": _said(left, ours), "right": _said(right, theirs)}
        return QuoteChange(
            "speaker_changed", *spans, Message("said by %(left)s / %(right)s", values)
        )
    if left.words(ours.span) != right.words(theirs.span):
        return QuoteChange("same", *spans, Message("the marks stand elsewhere, the words are kept"))
    return QuoteChange("same", *spans, Message("the same words"))


def _alterations(
    left: _Side, right: _Side, ours: Span, theirs: Span, shared: _Shared
) -> Sequence[Edit] | None:
    """What changed inside the marks; marks set wider or narrower alter no word.

    None where words changed outside every copied passage.
    """
    continued = _continues(left.words(ours), right.words(theirs))
    for block, image in shared.images(ours, "left"):
        if overlap(image, theirs):
            first = bisect_left(block.edits, ours.start, key=attrgetter("left.end"))
            last = bisect_right(block.edits, ours.end, key=attrgetter("left.start"))
            changed = (edit for edit in block.edits[first:last] if edit.weight != "cosmetic")
            inside = within if continued else _touches
            return [
                edit
                for edit in changed
                if inside(edit, ours, theirs)
                and not _explains(left, right, edit)
                and not (
                    _goes_on(left, right, edit)
                    and (continued or _at_an_end(left, right, edit, ours, theirs))
                )
            ]
    return () if continued else None


def _explains(left: _Side, right: _Side, edit: Edit) -> bool:
    """Whether an edit only adds or drops an aside of the outlet: «النادي (القطري)»."""
    return not (_unbracketed(left.text, edit.left) or _unbracketed(right.text, edit.right))


def _unbracketed(text: str, span: Span) -> str:
    """The letters of a stretch that stand in no brackets."""
    before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
    if before.rstrip().endswith(_OPENING) and after.lstrip().startswith(_CLOSING):
        return ""
    return _MARKS.sub("", _ASIDE.sub("", span.cut(text)))


def _goes_on(left: _Side, right: _Side, edit: Edit) -> bool:
    """Whether one side prints more of the speech: another clause, or as much as one, at its end."""
    side, span = (left, edit.left) if edit.left.start < edit.left.end else (right, edit.right)
    cut = _CLAUSE.search(side.text, span.start - 2, span.end + 2)
    return cut is not None or len(side.words(span)) >= LEAST_WORDS


def _at_an_end(left: _Side, right: _Side, edit: Edit, ours: Span, theirs: Span) -> bool:
    """Whether one side has words of speech before or behind all that the other quotes."""
    if edit.left.start < edit.left.end and edit.right.start < edit.right.end:
        return False
    both = (left, edit.left, ours), (right, edit.right, theirs)
    side, place, quote = next(one for one in both if one[1].start == one[1].end)
    rest = Span(quote.start, place.start), Span(place.end, quote.end)
    return not all(side.words(part) for part in rest)


def _continues(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one quotation holds the other, or begins where the other ends: nothing is altered."""
    shorter, longer = sorted((list(ours), list(theirs)), key=len)
    size = len(shorter)
    if any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1)):
        return True
    return any(
        shorter[-n:] == longer[:n] or shorter[:n] == longer[-n:] for n in range(LEAST_WORDS, size)
    )


def within(edit: Edit, ours: Span, theirs: Span) -> bool:
    """Whether what an edit took or put lies between the marks of both sides."""
    return all(
        quote.start <= span.start and span.end <= quote.end
        for span, quote in ((edit.left, ours), (edit.right, theirs))
    )


def _touches(edit: Edit, ours: Span, theirs: Span) -> bool:
    """Whether an edit lies between the marks of both sides, or takes in words of both.

    «…gravíssima", disse» for «…grave", alegou» is one edit across the mark.
    """
    across = edit.left.overlaps(ours) and edit.right.overlaps(theirs)
    return across or within(edit, ours, theirs)


def _other_speaker(left: _Side, right: _Side, ours: Quote, theirs: Quote) -> bool:
    if ours.speaker is None or theirs.speaker is None:
        return False
    known = _is_known(left.text, ours, ours.speaker) and _is_known(
        right.text, theirs, theirs.speaker
    )
    return known and other_speaker(left.text, ours.speaker, right.text, theirs.speaker)


def _is_known(text: str, quote: Quote, speaker: Span) -> bool:
    """Whether who speaks stands beside the quotation, or is short and meant by a pronoun there, or
    by a participle: «وأعلن سالم كذا مؤكدا أن ...»."""
    if near(text, speaker, quote.span):
        return True
    verb = fold_word(quote.verb.cut(text)) if quote.verb else ""
    if quote.verb is None or (verb_first(verb) and verb not in PARTICIPLES):
        return False
    return near(text, quote.verb, quote.span) and count_words(text, speaker) <= _NAME_WORDS


def _said(side: _Side, quote: Quote) -> str:
    return quote.speaker.cut(side.text) if quote.speaker else ""


def _one_sided(own: _Side, other: _Side, quote: Quote, shared: _Shared, side: str) -> QuoteChange:
    """Only one side marks just these words: the other has them without marks, inside a longer
    quotation, or not at all."""
    image = _unpaired_image(own, other, quote, shared, side)
    met_there = other.meeting(image) if image else ()
    if image is None or any(_mostly_in(met.span, image) for met in met_there):
        return QuoteChange(f"{side}_only", *_sides(quote.span, None, side), Message(_ONLY[side]))
    around = (met for met in met_there if _mostly_in(image, met.span))
    if met := next(around, None):
        inside = Span(max(image.start, met.span.start), min(image.end, met.span.end))
        part = Quote(inside, met.speaker, met.verb)
        return _judge(*_sides(own, other, side), *_sides(quote, part, side), shared)
    if any(MARK.match(other.text, at) for at in (image.start - 1, image.end)):
        open_ended = Quote(image, None, None)  # one of its marks was lost
        return _judge(*_sides(own, other, side), *_sides(quote, open_ended, side), shared)
    return QuoteChange("unquoted", *_sides(quote.span, image, side), Message(_UNMARKED[side]))


def _unpaired_image(
    own: _Side, other: _Side, quote: Quote, shared: _Shared, side: str
) -> Span | None:
    """Where the other side has the words of a quotation: in a copied passage, or moved."""
    words = own.words(quote.span)
    for _, image in shared.images(quote.span, side):
        if _alike(words, other.words(image)) >= _SAME_WORDS:
            rest = len(image.cut(other.text).rstrip())
            return Span(words_of(other.text, image)[0].start, image.start + rest)
    return other.place(words) if len(words) >= ENOUGH_WORDS else None


def _sides(own: _Any, other: _Any, side: str) -> tuple[_Any, _Any]:
    """What is of one side and of the other, left first."""
    return (own, other) if side == "left" else (other, own)


def _mostly_in(inner: Span, outer: Span) -> bool:
    shared = min(inner.end, outer.end) - max(inner.start, outer.start)
    return shared * 2 > inner.end - inner.start


_ONLY = {"left": "only A quotes this", "right": "only B quotes this"}
_UNMARKED = {
    "left": "B has the words without quotation marks",
    "right": "A has the words without quotation marks",
}
