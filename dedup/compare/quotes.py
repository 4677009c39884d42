"""Quoted speech: where it stands, who said it, and what became of it between two articles.

Marks are read by the space around them, for outlets use the same glyph on both sides, nest it,
turn it round («” داعش “») or forget to close it. One or two marked words are a name or a scare
quote («داعش»), never a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dedup.compare.places import BlockMap, overlap
from dedup.compare.single_marks import single_marked
from dedup.compare.speakers import find_speaker, other_speaker
from dedup.compare.stems import count_words, forms_of
from dedup.compare.vocabulary import ATTRIBUTION, canonical
from dedup.model import CONTENT_ROLES, Block, Message, Quote, QuoteChange, Span
from dedup.text.fold import fold_word

_OPENERS = "«‹「『〈《„‟“"
_CLOSERS = "»›」』〉》”"
_STRAIGHT = '"＂״'
_SURE = "«»‹›「」『』〈〉《》"
"""Glyphs that open or close by their shape alone; the others are judged by the space around."""
_MARK = re.compile(f"[{_OPENERS}{_CLOSERS}{_STRAIGHT}]")
_BEFORE_OPENER = re.compile(r"[\s(\[:،,؛;.\-–—ـ]|^")
_AFTER_CLOSER = re.compile(r"[\s)\].,،;؛:!?؟\-–—]|$")
# A marked name whose marks were turned round: «تنظيم ” الرمال “.».
_TURNED = re.compile(r"(?<=\s)”\s[^”“\n]{1,30}\s“(?=[.,،؛;:!?؟)]|$)", re.MULTILINE)
# «بـ"..."», «و"...»: a clitic may stand before the opening mark.
_CLITIC = re.compile(r"(?:^|[\s(])[وفبلك]{1,2}ـ?$")

# Three to five marked words may be the name of a conference: they need a verb of saying close by,
# or to be a sentence of their own.
_LEAST_WORDS = 3
_ENOUGH_WORDS = 6
_CLOSE_VERB = 6
# Code points of the longest quotation inside one paragraph: three hundred words.
_LONGEST = 2000
_SENTENCE_OPENING = re.compile(r"[.!?؟]\s+(\w+)")
# A quotation left open runs to the end of its line, if something announces it.
_ANNOUNCED = re.compile(r"[:：]\s*$")

# Two quotations in the same place of a copied passage have this share of it in common.
_SAME_PLACE = 0.3
# Quotations that are no copy of one another are the same words if this share of them is.
_SAME_WORDS = 0.6
# In shorter ones («act of hate», «act of terror») most of them.
_SAME_SHORT = 0.8
_LONG = 10
# Quotations a side that are compared with all of the other; beyond it only by alignment.
_MOST_LOOSE = 200
SMALL_WORDS = "particles or word forms differ between the quotation marks"
"""The reason where an altered quotation keeps all words that mean something."""
_OTHER_WORDS = "words differ between the quotation marks"


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of an article in reading order, outermost marks, with speaker and verb."""
    quotes = []
    start = 0
    for line in text.split("\n"):
        place = Span(start, start + len(line))
        marked = list(_marked(text, place))
        marked += single_marked(text, place, [span for span, _ in marked])
        for span, clean in sorted(marked):
            quote = _quotation(text, span, clean)
            if quote is not None:
                quotes.append(quote)
        start += len(line) + 1
    return tuple(quotes)


def _quotation(text: str, span: Span, clean: bool) -> Quote | None:
    """A quotation, unless the words are too few, or neither marks nor verb vouch for it."""
    count = count_words(text, span)
    if count < _LEAST_WORDS:
        return None
    speaker, verb = find_speaker(text, span)
    announced = bool(_ANNOUNCED.search(text[max(0, span.start - 4) : max(0, span.start - 1)]))
    whole = clean and text[span.end - 1] in ".!?؟,"
    led = verb is not None and verb < span and _near(text, verb, span)
    if count < _ENOUGH_WORDS and not (announced or whole or led):
        return None
    return Quote(span, speaker, verb) if clean or announced or verb else None


def _near(text: str, verb: Span, span: Span) -> bool:
    """Whether only a few words stand between the verb, or the speaker, and the quotation."""
    between = Span(verb.end, span.start) if verb < span else Span(span.end, verb.start)
    return count_words(text, between) <= _CLOSE_VERB


def _marked(text: str, line: Span) -> Iterable[tuple[Span, bool]]:
    """Stretches between the outermost marks of one line, and whether both marks are certain."""
    depth, start, clean = 0, line.start, True
    turned = {
        place for pair in _TURNED.finditer(text, line.start, line.end) for place in pair.span()
    }
    for mark in _MARK.finditer(text, line.start, line.end):
        at = mark.start()
        if at in turned or at + 1 in turned:
            continue
        if depth and at - start > _LONGEST:
            depth = 0  # it was opened and never closed
        opens, certain = _opens(text, line, at, depth)
        if opens:
            depth += 1
            if depth == 1:
                start, clean = at + 1, certain
        elif depth:
            depth -= 1
            if depth == 0:
                yield _trimmed(text, start, at), clean and certain
    if depth and line.end - start <= _LONGEST:
        stop = _unclosed_end(text, start, line.end)
        yield _trimmed(text, start, stop), False
        if stop < line.end:
            yield from _marked(text, Span(stop, line.end))


def _unclosed_end(text: str, start: int, stop: int) -> int:
    """Where speech that was opened and never closed ends: where the reporter speaks again.

    That is a sentence that opens with a verb of saying («. وأكد»), else the end of the line.
    """
    for word in _SENTENCE_OPENING.finditer(text, start, stop):
        if fold_word(word[1]) in ATTRIBUTION:
            return word.start(1)
    return stop


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    stripped = inside.strip()
    first = start + len(inside) - len(inside.lstrip())
    return Span(first, first + len(stripped))


def _opens(text: str, line: Span, at: int, depth: int) -> tuple[bool, bool]:
    """Whether the mark opens a quotation, and whether that is certain."""
    glyph = text[at]
    if glyph in _SURE:
        return glyph in _OPENERS, True
    before = text[max(line.start, at - 1) : at]
    after = text[at + 1 : min(line.end, at + 2)]
    clitic = _CLITIC.search(text, max(line.start, at - 4), at)
    free_before = bool(clitic or _BEFORE_OPENER.fullmatch(before))
    free_after = bool(_AFTER_CLOSER.fullmatch(after))
    if free_before != free_after:
        return free_before, True
    if depth == 0:
        return True, glyph in _OPENERS
    # The comma or full stop of the speech, its mark, then the sentence goes on.
    ends_speech = bool(before.strip())
    return glyph in _OPENERS and not ends_speech, ends_speech


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
    left, right = _Side(left_text, left_quotes), _Side(right_text, right_quotes)
    shared = [
        BlockMap(block)
        for block in blocks
        if block.left and block.right and block.role in CONTENT_ROLES
    ]
    pairs = _pair_by_place(left, right, shared)
    pairs += _pair_by_words(left, right, pairs)
    changes = [_judge(left, right, a, b, blocks=shared) for a, b in pairs]
    taken = {id(quote) for pair in pairs for quote in pair}
    for quote in left.quotes:
        if id(quote) not in taken:
            changes.append(_one_sided(left, right, quote, shared, "left"))
    for quote in right.quotes:
        if id(quote) not in taken:
            changes.append(_one_sided(right, left, quote, shared, "right"))
    return tuple(sorted(changes, key=_reading_order))


def _reading_order(change: QuoteChange) -> tuple[int, Span, Span]:
    nowhere = Span(-1, -1)
    return (change.left is None, change.left or nowhere, change.right or nowhere)


def _image(block: BlockMap, span: Span, side: str) -> Span | None:
    """Where a quotation of one side stands on the other; None where most is outside the block."""
    frame = block.left if side == "left" else block.right
    inner = Span(max(span.start, frame.start), min(span.end, frame.end))
    if inner.end - inner.start < (span.end - span.start) / 2:
        return None
    return block.to_right(inner) if side == "left" else block.to_left(inner)


def _pair_by_place(
    left: _Side, right: _Side, blocks: Iterable[BlockMap]
) -> list[tuple[Quote, Quote]]:
    """Quotations that answer each other in a copied passage and have most words in common."""
    scored = []
    for block in blocks:
        for i, a in enumerate(left.quotes):
            image = _image(block, a.span, "left")
            if image is None:
                continue
            for j, b in enumerate(right.quotes):
                met = overlap(image, b.span)
                if met >= _SAME_PLACE and _kept(left.stems(a.span), right.stems(b.span)):
                    scored.append((-met, i + j, i, j))
    return [(left.quotes[i], right.quotes[j]) for i, j in _each_once(scored)]


def _kept(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether most telling words of the shorter quotation stand in the other."""
    shared = len(set(ours) & set(theirs))
    return shared * 2 > min(len(set(ours)), len(set(theirs)))


def _each_once(scored: Sequence[tuple[float, int, int, int]]) -> list[tuple[int, int]]:
    lefts: set[int] = set()
    rights: set[int] = set()
    chosen = []
    for _, _, i, j in sorted(scored):
        if i not in lefts and j not in rights:
            lefts.add(i)
            rights.add(j)
            chosen.append((i, j))
    return chosen


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
    return [(ours[i], theirs[j]) for i, j in _each_once(scored)]


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> float:
    """Share of the longer quotation's words that stand in the other in the same order."""
    longer = max(len(ours), len(theirs))
    if not longer or min(len(ours), len(theirs)) < longer * _SAME_WORDS:
        return 0.0
    if len(set(ours) & set(theirs)) < len(set(ours) | set(theirs)) * _SAME_WORDS / 2:
        return 0.0
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415 - few pairs get here

    return LCSseq.similarity(list(ours), list(theirs)) / longer


def _judge(
    left: _Side, right: _Side, ours: Quote, theirs: Quote, blocks: Sequence[BlockMap]
) -> QuoteChange:
    spans = ours.span, theirs.span
    if _altered(left, right, ours.span, theirs.span, blocks):
        small = left.stems(ours.span) == right.stems(theirs.span)
        return QuoteChange("altered", *spans, Message(SMALL_WORDS if small else _OTHER_WORDS))
    if _other_speaker(left, right, ours, theirs):
        values = {"left": _said(left, ours), "right": _said(right, theirs)}
        return QuoteChange(
            "speaker_changed", *spans, Message("said by %(left)s / %(right)s", values)
        )
    if left.words(ours.span) != right.words(theirs.span):
        return QuoteChange("same", *spans, Message("the marks stand elsewhere, the words are kept"))
    return QuoteChange("same", *spans, Message("the same words"))


def _altered(
    left: _Side, right: _Side, ours: Span, theirs: Span, blocks: Sequence[BlockMap]
) -> bool:
    """Whether words inside the marks changed; marks set wider or narrower alter no word."""
    if _continues(left.words(ours), right.words(theirs)):
        return False
    for block in blocks:
        image = _image(block, ours, "left")
        if image is not None and overlap(image, theirs):
            both = [edit for edit in block.edits if edit.weight != "cosmetic"]
            return any(_within(edit.left, ours) and _within(edit.right, theirs) for edit in both)
    return True


def _continues(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether one quotation holds the other, or begins where the other ends: nothing is altered."""
    shorter, longer = sorted((list(ours), list(theirs)), key=len)
    size = len(shorter)
    if any(longer[at : at + size] == shorter for at in range(len(longer) - size + 1)):
        return True
    return any(
        shorter[-n:] == longer[:n] or shorter[:n] == longer[-n:] for n in range(_LEAST_WORDS, size)
    )


def _within(edit: Span, quote: Span) -> bool:
    """Whether the edit lies between the marks; at a mark, nothing was taken from between them."""
    if edit.start == edit.end:
        return quote.start < edit.start < quote.end
    return quote.start <= edit.start and edit.end <= quote.end


def _other_speaker(left: _Side, right: _Side, ours: Quote, theirs: Quote) -> bool:
    if ours.speaker is None or theirs.speaker is None:
        return False
    near = _near(left.text, ours.speaker, ours.span), _near(right.text, theirs.speaker, theirs.span)
    return all(near) and other_speaker(left.text, ours.speaker, right.text, theirs.speaker)


def _said(side: _Side, quote: Quote) -> str:
    return quote.speaker.cut(side.text) if quote.speaker else ""


def _one_sided(
    own: _Side, other: _Side, quote: Quote, blocks: Iterable[BlockMap], side: str
) -> QuoteChange:
    """Only one side marks these words: the other has them without marks, or not at all."""
    words = own.words(quote.span)
    for block in blocks:
        image = _image(block, quote.span, side)
        if image is not None and _alike(words, other.words(image)) >= _SAME_WORDS:
            spans = (quote.span, image) if side == "left" else (image, quote.span)
            if any(
                met.span.start <= image.start and image.end <= met.span.end for met in other.quotes
            ):
                return _inside_another(words, other.words(image), spans)
            return QuoteChange("unquoted", *spans, Message(_UNMARKED[side]))
    if side == "left":
        return QuoteChange("left_only", quote.span, None, Message("only left quotes this"))
    return QuoteChange("right_only", None, quote.span, Message("only right quotes this"))


def _inside_another(
    words: Sequence[str], others: Sequence[str], spans: tuple[Span, Span]
) -> QuoteChange:
    """What one side quotes in two pieces, the other quotes in one: marked on both."""
    if _continues(words, others):
        return QuoteChange("same", *spans, Message("the marks stand elsewhere, the words are kept"))
    return QuoteChange("altered", *spans, Message(_OTHER_WORDS))


_UNMARKED = {
    "left": "right has the words without quotation marks",
    "right": "left has the words without quotation marks",
}
