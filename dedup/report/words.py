"""Looking at raw text for display: its direction, its words, what must not be cut or hidden."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from dedup.model import Figure, Paragraph, Span

_SURROGATE = re.compile("[\ud800-\udfff]")

_RTL = frozenset({"R", "AL"})

_UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\ua4cf\uf900-\ufaff]")
"""Thai, Lao, Burmese, Khmer and the East Asian scripts: a word there is not a run of letters."""
_WORD = re.compile(r"\w\S*")

_MARKS = {0x00AD: "SHY", 0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM"}
"""They stand in many a word, or beside a number in Arabic, and on a page do what they are for."""
_UNSEEN = {
    0x200B: "ZWSP", 0x2060: "WJ", 0xFEFF: "BOM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
    **{code: f"U+{code:X}" for code in range(0xE0000, 0xE0080)},
}  # fmt: skip
"""Characters that turn round what stands in them, or part words unseen: each by its Unicode
abbreviation. The tags spell whole words that nobody sees."""

_QUIET = frozenset({"ordinal", "relative_date", "vague", "weekday"})

_VISIBLE = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "␡",
    **{code: f"[U+{code:04X}]" for code in range(0x80, 0xA0)},
}
_STEERING = re.compile("[\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_LEGIBLE = {**_VISIBLE, **{code: f"[{name}]" for code, name in _UNSEEN.items()}}
_VISIBLE_ALL = {**_LEGIBLE, **{code: f"[{name}]" for code, name in _MARKS.items()}}
_TAGS, _FORMS_OF_HAN = "\U000e0000-\U000e007f", "\U000e0100-\U000e01ef"  # quicker as ranges
_ALWAYS = "".join(chr(code) for code in _LEGIBLE if code < 0xE0000) + _TAGS
_INSIDE, _FORMS = "".join(map(chr, _MARKS)), "\ufe00-\ufe0f" + _FORMS_OF_HAN
_HAN = "\u2e80-\ufdff\U00020000-\U0003ffff"
_HIDDEN = re.compile(
    # What is looked for first, and what must stand around it last: so a search leaps.
    f"[{_ALWAYS}{_INSIDE}{_FORMS}]"
    f"(?:(?<=[{_ALWAYS}])|(?<=\\d[{_INSIDE}])(?=\\d)|(?<=[{_FORMS}][{_FORMS}])"
    f"|(?<=[{_FORMS}])(?<=[^\\W{_HAN}].)(?!\u20e3)|(?<=[{_FORMS_OF_HAN}])(?<![{_HAN}].))"
)
"""What is always hidden, marks inside a number, and selectors where there is nothing to choose."""


def visible(text: str) -> str:
    """``text`` for interface sentences: no control or direction character works unseen."""
    return text.translate(_VISIBLE_ALL)


def in_one_line(text: str) -> str:
    """`visible` for a name, which could forge a line of ours with a line break of its own."""
    return visible(text.replace("\n", "␊").replace("\r", "␍"))


def printable(text: str) -> str:
    """``text`` for tables, where it is matched with other files: controls made visible."""
    return text.translate(_VISIBLE)


def legible(text: str) -> str:
    """``text`` of a page: what would turn or part its words unseen is a mark that is read."""
    return sound(_HIDDEN.sub(_shown, text))  # most have none


def _shown(char: re.Match[str]) -> str:
    return _VISIBLE_ALL.get(code := ord(char[0]), f"[U+{code:X}]")


def direction(text: str) -> str:
    """``rtl`` where most strong characters run right to left: ``direction("مرحبا") == "rtl"``."""
    balance = 0
    for char in text[:2000]:
        kind = unicodedata.bidirectional(char)
        balance += 1 if kind in _RTL else -1 if kind == "L" else 0
    return "rtl" if balance > 0 else "ltr"


def unspaced(char: str) -> bool:
    """Whether ``char`` belongs to a script that writes words without spaces between them."""
    return _UNSPACED.match(char) is not None


def joins(char: str) -> bool:
    """Whether a mark beside ``char`` would stand inside a word."""
    return unicodedata.category(char)[0] in "LMN" and not unspaced(char)


def whole_words(text: str, span: Span, *, punctuation: bool = False) -> Span:
    """``span`` widened so that it cuts no word; with ``punctuation``, up to white space."""
    if span.start == span.end and not punctuation:
        return span
    start, end = span.start, span.end
    if punctuation:
        while start > 0 and _solid(text[start - 1]):
            start -= 1
        while end < len(text) and _solid(text[end]):
            end += 1
        return Span(start, end)
    while 0 < start < len(text) and joins(text[start - 1]) and joins(text[start]):
        start -= 1
    while 0 < end < len(text) and joins(text[end - 1]) and joins(text[end]):
        end += 1
    return Span(start, end)


def _solid(char: str) -> bool:
    return not char.isspace() and not unspaced(char)


def word_count(text: str) -> int:
    """Words as a reader counts them; each letter of an unspaced script is one."""
    return len(_WORD.findall(_UNSPACED.sub(r" \g<0> ", text)))


def counted(n: int, one: str, many: str = "") -> str:
    """``1 pair``, ``1,318 articles``: English, as the command line speaks it."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def excerpt(text: str, limit: int = 90) -> str:
    """The first words of ``text``, cut between words, the cut shown by an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line.rfind(" ", 0, limit)
    return line[: cut if cut > limit // 2 else limit] + " …"


def paragraph_number(paragraphs: Sequence[Paragraph], offset: int) -> int:
    """Number, from 1, of the paragraph that holds ``offset``; 0 where there is none."""
    return bisect_right(paragraphs, offset, key=lambda paragraph: paragraph.span.start)


def is_telling(figure: Figure) -> bool:
    """Whether readers would call it a figure; weekdays and the like are only listed."""
    return figure.kind not in _QUIET


def sound_json(text: str) -> str:
    """JSON as it can be written and shown: what steers terminals or turns lines becomes escapes.

    C1 controls and bidi embeddings, overrides and isolates; read back, they are what they were.
    """
    if text.isprintable():
        return text
    return _STEERING.sub(lambda char: f"\\u{ord(char[0]):04x}", sound(text))


def sound(text: str) -> str:
    """``text`` as it can be written: a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD."""
    return _SURROGATE.sub("�", text)
