"""Text fit to be kept: damage undone where that is exact, counted where it is not."""

from __future__ import annotations

import codecs
import re
from collections import Counter

from dedup.text.likeness import arabic_likeness

REPLACEMENT = "\ufffd"


def _continuations(codec: str) -> str:
    """Characters that UTF-8 continuation bytes 80-BF show when read with ``codec``."""
    return "".join(_table(codec)[0x80:0xC0])


def _table(codec: str) -> str:
    """The 256 characters of an 8-bit codec, with the C1 control where a byte is undefined."""
    return "".join(bytes([byte]).decode(codec, "ignore") or chr(byte) for byte in range(256))


_CP1256 = codecs.charmap_build(_table("cp1256"))
_CP1252 = codecs.charmap_build(_table("cp1252"))
_LATIN1 = codecs.charmap_build(_table("latin-1"))
_AS_CP1256 = f"[ذرطظعغ][{re.escape(_continuations('cp1256'))}]"
LATIN_LEADS = "ÂÃÐÑØÙÚÛâ"
LATIN_TAILS = _continuations("cp1252") + "".join(map(chr, range(0x80, 0xA0)))
"""What UTF-8 is like where it was read as Latin: one of the first before one of the second."""
_AS_LATIN = f"[{LATIN_LEADS}][{re.escape(LATIN_TAILS)}]"
_MOJIBAKE = re.compile(f"(?:{_AS_CP1256}){{2}}|{_AS_LATIN}|[\u00c0-\u00ff]{{4}}")
_UTF8_AS_CP1256 = re.compile(f"(?:{_AS_CP1256}){{2}}")
_UTF8_AS_LATIN = re.compile(_AS_LATIN)
_CP1256_AS_LATIN = re.compile("[\u00c0-\u00ff]{4}")

_HIDDEN = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0000-\U000e01ef"
)
"""Kept and counted. ZWNJ and ZWJ are no part of it: Persian and Indic spelling need them."""
_HIDDEN_CHARS = re.compile(f"[{_HIDDEN}\\x01-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f]")
KEPT = " kept: "
"""In a repair that tells of the text as it is, and not of what was done to it."""
LONE_SURROGATES = "lone surrogates replaced by U+FFFD"
_MOST_ROUNDS = 4
_SURROGATES = re.compile("[\ud800-\udfff]")
_DIGITS = "[0-9\u0660-\u0669]"
_LOOK_ALIKES = re.compile(
    # The letter first and what stands before it last: so a search leaps from one to the next.
    "[OoIl|\u039f\u03bf\u041e\u043e\u0417\U0001d7ce-\U0001d7ff]"
    f"(?:(?<=[\U0001d7ce-\U0001d7ff])|(?<={_DIGITS}.)(?={_DIGITS}))"
)
"""Letters that pass for a digit inside a number, and digits of mathematical alphabets."""
_LOOK_ALIKE = "look-alike U+{:04X} in numbers"
ALTERED = re.compile("[\\x00\r\u00c2-\u00f4\ud800-\udfff]")
"""A text without any of these is kept as it is; mojibake of Arabic is asked apart."""


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` fit to be kept, and the repairs: line ends, NUL, surrogates, mojibake.

    Hidden characters and digits' look-alikes are counted and stay where they are. What was decoded
    wrongly twice is put right twice.
    """
    as_cp1256 = "ط§" in text or "ظ„" in text  # the bytes of alef and of lam
    repairs: list[str] = []
    if ALTERED.search(text) or as_cp1256:
        text = _repaired(text, repairs)
    for chars, told in ((_HIDDEN_CHARS, "hidden U+{:04X}"), (_LOOK_ALIKES, _LOOK_ALIKE)):
        found = Counter(chars.findall(text))
        repairs += [f"{told.format(ord(char))}{KEPT}{found[char]}" for char in sorted(found)]
    return text, tuple(repairs)


def _repaired(text: str, repairs: list[str]) -> str:
    for _ in range(_MOST_ROUNDS):
        before = text
        text = _unmojibake(text, repairs) if _MOJIBAKE.search(text) else text
        if text == before:
            break
    if count := text.count("\r"):
        repairs.append(f"line ends folded to LF: {count}")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if count := text.count("\0"):
        text = text.replace("\0", REPLACEMENT)
        repairs.append(f"NUL replaced by U+FFFD: {count}")
    if count := len(_SURROGATES.findall(text)):
        text = _SURROGATES.sub(REPLACEMENT, text)
        repairs.append(f"{LONE_SURROGATES}: {count}")
    return text


def _unmojibake(text: str, repairs: list[str]) -> str:
    """Undo a wrong decoding, line by line: pages mix damaged and sound lines."""
    found: Counter[str] = Counter()
    latin_pairs = len(_UTF8_AS_LATIN.findall(text))
    lines = []
    for line in text.split("\n"):
        repaired, name = _repair_line(line, latin_pairs)
        found[name] += bool(name)
        lines.append(repaired)
    repairs += [f"mojibake undone, {name}, lines: {found[name]}" for name in sorted(found) if name]
    return "\n".join(lines)


def _repair_line(line: str, latin_pairs: int) -> tuple[str, str]:
    """The line repaired and the name of the damage, or the line and ``""``."""
    if _UTF8_AS_CP1256.search(line) and (fixed := _round_trip(line, _CP1256, "utf-8")):
        return fixed, "UTF-8 read as cp1256"
    # one pair may be print («LIBERTÉ»); a text full of pairs is not
    if latin_pairs >= 2 and _UTF8_AS_LATIN.search(line) and (fixed := _from_latin(line, "utf-8")):
        return fixed, "UTF-8 read as Latin"
    if _CP1256_AS_LATIN.search(line) and arabic_likeness(fixed := _from_latin(line, "cp1256")):
        return fixed, "cp1256 read as Latin"
    return line, ""


def _from_latin(line: str, right: str) -> str:
    return _round_trip(line, _CP1252, right) or _round_trip(line, _LATIN1, right)


def _round_trip(line: str, wrong: object, right: str) -> str:
    """``line`` put back into the bytes it came from and read again, or ``""``."""
    try:
        raw, _ = codecs.charmap_encode(line, "strict", wrong)  # type: ignore[arg-type]
        return raw.decode(right)
    except UnicodeError:
        return ""
