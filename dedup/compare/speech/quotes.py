"""Quoted speech: where it stands, and who said it.

Marks are read by the space around them, for outlets use the same glyph on both sides, nest it,
turn it round («” داعش “») or forget to close it. One or two marked words are a name or a scare
quote («داعش»), no quotation, unless a verb calls something by the two of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dedup.compare.speech.speakers import DESCRIBING, THAT, find_speaker
from dedup.compare.stems import count_words, forms_of, words_of
from dedup.compare.variants import stems
from dedup.compare.vocabulary import ATTRIBUTION, table
from dedup.model import Quote, Span
from dedup.text.fold import fold_word

_OPENERS = "«‹「『〈《„‟“"
_CLOSERS = "»›」』〉》”"
_STRAIGHT = '"＂״'
_SURE = "«»‹›「」『』〈〉《》"
"""Glyphs whose shape is believed unless the space around says the contrary."""
MARK = re.compile(f"[{_OPENERS}{_CLOSERS}{_STRAIGHT}]")
_BEFORE_OPENER = re.compile(r"[\s(\[:،,؛;.\-–—ـ]|^")
_AFTER_CLOSER = re.compile(r"[\s)\].,،;؛:!?؟\-–—]|$")
# A marked name whose marks were turned round: «تنظيم ” الرمال “.».
_TURNED = re.compile(r"(?<=\s)”\s[^”“\n]{1,30}\s“(?=[.,،؛;:!?؟)]|$)", re.MULTILINE)
# «بـ"..."», «و"...»: a clitic may stand before the opening mark.
_CLITIC = re.compile(r"(?:^|[\s(])[وفبلك]{1,2}ـ?$")

# Two to five marked words may be the name of a conference: they need a verb of saying close by, or
# to be a sentence of their own; two a verb that calls something so.
_DESCRIPTION_WORDS = 2
LEAST_WORDS = 3
ENOUGH_WORDS = 6
_CLOSE_VERB = 6
# Words between two parts of one speech: who said it.
_GOES_ON = 10
_CONTEXT = 24
# Characters between a verb and what it calls a thing.
_DESCRIBED = 120
# Quotations before one that may stand between it and the name of who speaks.
_RECENT = 8
_INSTITUTES = table(
    "شركة شبكة وكالة قناة صحيفة موقع مجموعة بنك تنظيم جماعة حركة حزب جريدة مجلة برنامج"
)
# Code points of the longest quotation inside one paragraph: three hundred words.
_LONGEST = 2000
# Speech between single marks, as British outlets print it: 'We will rebuild,' she said. The glyph
# is the apostrophe too, so it opens only before a letter behind a space, and closes only before no
# letter. A mark behind an «s» and before a space is taken for a possessive. One try an opener.
_SINGLE = re.compile(
    r"(?<![^\s(\[—–-])['‘](?=[^\W\d_])"
    rf"((?:[^'‘’\"“”«»\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)){{1,{_LONGEST}}}?)"
    r"(?:(?<=[.,!?;…])['’](?!\w)|(?<=\w)(?<!s)['’](?!\w)|(?<=s)['’](?=[.,;:!?)]|$))"
)
# «...», — said the mayor: the comma is the speech's, a name that speaks has none behind it; in
# Turkish the verb follows: “...” dedi.
_GOES_BEFORE = re.compile(r"""\s?[»«”“"›’']?\s?(?:[،,]|(?:diye\s)?\w{1,12}[dt][ıiuü]\b)""")
_SENTENCE_OPENING = re.compile(r"[.!?؟]\s+(\w+)")
# A quotation left open runs to the end of its line, if something announces it.
_ANNOUNCED = re.compile(r"[:：]\s*$")


def find_quotes(text: str) -> tuple[Quote, ...]:
    """The quotations of an article in reading order, outermost marks, with speaker and verb."""
    quotes: list[Quote] = []
    start = 0
    for line in text.split("\n"):
        place = Span(start, start + len(line))
        marked = list(_marked(text, place))
        marked += _single_marked(text, place, [span for span, _ in marked])
        for span, clean in sorted(marked):
            quote = _quotation(text, span, clean, [known.span for known in quotes[-_RECENT:]])
            if quote is not None:
                quotes.append(_gone_on(text, quotes[-1], quote) if quotes else quote)
        start += len(line) + 1
    return tuple(quotes)


def _quotation(text: str, span: Span, clean: bool, others: Sequence[Span]) -> Quote | None:
    """A quotation, unless the words are too few, or neither marks nor verb vouch for it."""
    count = count_words(text, span)
    if count < LEAST_WORDS and not (count == _DESCRIPTION_WORDS and _may_be_described(text, span)):
        return None
    speaker, verb = find_speaker(text, span, others)
    described = verb is not None and _describes(text, verb, span)
    if count < LEAST_WORDS and not described:
        return None
    announced = bool(_ANNOUNCED.search(text[max(0, span.start - 4) : max(0, span.start - 1)]))
    whole = clean and text[span.end - 1] in ".!?؟,"
    led = described or (verb is not None and near(text, verb, span))
    if verb is not None and verb > span:
        led = led and _GOES_BEFORE.match(text, span.end) is not None
    if count < ENOUGH_WORDS and not (announced or whole or (led and not _is_name(text, span))):
        return None
    return Quote(span, speaker, verb) if clean or announced or verb else None


def _may_be_described(text: str, span: Span) -> bool:
    """Whether a verb that calls something so stands before: most marked pairs are names."""
    before = forms_of(text, Span(max(0, span.start - _DESCRIBED), span.start))
    return any(folded in DESCRIBING for folded, _ in before)


def _describes(text: str, verb: Span, span: Span) -> bool:
    """Whether the verb calls something so: ``called it "a shield"``; ``called "Lea"`` is a name."""
    apart = count_words(text, Span(verb.end, span.start)) if verb < span else 0
    return bool(apart) and fold_word(verb.cut(text)) in DESCRIBING


def _is_name(text: str, span: Span) -> bool:
    """Whether a few marked words are who speaks, not what is said: «قالت شركة "..." إن ...»."""
    before = words_of(text, Span(max(0, span.start - _CONTEXT), span.start))[-1:]
    after = words_of(text, Span(span.end, span.end + _CONTEXT))[:1]
    names = before and not _INSTITUTES.isdisjoint(stems(before[0].folded))
    return bool(names or (after and after[0].folded in THAT))


def _gone_on(text: str, last: Quote, quote: Quote) -> Quote:
    """``"We lost," Hale said. "We shall rebuild."``: the speech goes on behind the verb."""
    if (
        last.verb is None
        or quote.verb
        or quote.speaker
        or "\n" in text[last.span.end : quote.span.start]
    ):
        return quote
    between = Span(last.span.end, quote.span.start)
    if last.verb < last.span or count_words(text, between) > _GOES_ON:
        return quote
    return Quote(quote.span, last.speaker, last.verb)


def near(text: str, verb: Span, span: Span) -> bool:
    """Whether only a few words stand between the verb, or the speaker, and the quotation."""
    between = Span(verb.end, span.start) if verb < span else Span(span.end, verb.start)
    return count_words(text, between) <= _CLOSE_VERB


def _marked(text: str, line: Span) -> Iterable[tuple[Span, bool]]:
    """Stretches between the outermost marks of one line, and whether both marks are certain."""
    depth, start, clean = 0, line.start, True
    marks = list(MARK.finditer(text, line.start, line.end))
    if not marks:
        return
    turned = {
        place for pair in _TURNED.finditer(text, line.start, line.end) for place in pair.span()
    }
    for mark in marks:
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


def _single_marked(text: str, line: Span, taken: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
    """Stretches between single marks outside those taken, and whether both marks are certain.

    The closing mark is certain where the comma or full stop of the speech stands before it.
    """
    if all(text.find(mark, line.start, line.end) < 0 for mark in "'‘"):
        return
    at = line.start
    while match := _SINGLE.search(text, at, line.end):
        span = Span(*match.span(1))
        at = match.end()
        if any(span.overlaps(other) for other in taken):
            continue
        yield span, text[span.end - 1] in ".,!?;…"


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
    before = text[max(line.start, at - 1) : at]
    after = text[at + 1 : min(line.end, at + 2)]
    clitic = bool(_CLITIC.search(text, max(line.start, at - 4), at))
    free_before = clitic or bool(_BEFORE_OPENER.fullmatch(before))
    free_after = bool(_AFTER_CLOSER.fullmatch(after))
    if glyph in _SURE:
        if glyph in _OPENERS:  # »...«, as Germans and Danes set it
            return depth == 0 or free_before or not free_after, True
        # بـ»...»: straight marks that a program made round, each behind a letter into a closing one
        return not free_after and (clitic if depth else free_before), True
    if free_before != free_after:
        return free_before, True
    if depth == 0:
        return True, glyph in _OPENERS
    # The comma or full stop of the speech, its mark, then the sentence goes on.
    ends_speech = bool(before.strip())
    return glyph in _OPENERS and not ends_speech, ends_speech
