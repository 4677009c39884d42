"""Bytes to text: which encoding, and what had to be repaired on the way.

The order is byte order mark, strict UTF-8, the charset the document declares, a detector over
every line that is not plain ASCII. Nothing is ignored: each replaced character is counted in
``repairs``, and characters that are only suspicious (bidi controls, zero-width runs) are counted
and kept.
"""

from __future__ import annotations

import codecs
import math
import re
from collections import Counter
from dataclasses import dataclass

from dedup.text.language import detect_language

REPLACEMENT = "\ufffd"

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with the same two bytes
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
WIDE = ("utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be")
EVIDENCE_BYTES = 1 << 18
"""The detector sees this much of the lines with non-ASCII bytes: enough to judge, soon done."""

DETECTABLE = [
    "cp1250", "cp1251", "cp1252", "cp1253", "cp1254", "cp1255", "cp1257", "cp874", "koi8_r",
    "koi8_u", "iso8859_2", "gb18030", "big5", "shift_jis", "cp932", "euc_jp", "euc_kr", "cp949",
    "utf_16_le", "utf_16_be",
]  # fmt: skip
"""What the detector may answer: encodings that news sites and newsrooms have used."""


ARABIC = (("cp1256", "iso8859-6", "cp720"), ("mac_arabic",))
"""Asked first, and judged by the mix of letters: detectors confuse them on a headline.

Mac Arabic has the letters of ISO-8859-6 and more signs, so it is asked only where that fails.
"""

LATIN = {
    "cp1254": ("tr", "az"),
    "cp1250": ("pl", "cs", "hu", "hr", "ro", "sq"),
    "cp1252": (),
    "cp1257": (),
    "iso8859_2": (),
}
"""Code pages that differ in a few letters, which a detector confuses: the language decides.

Two thirds of each page are the same, so the common words are readable in any of them. The
default of all others is cp1252, as in browsers.
"""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it was read with, and every repair as ``"what: how often"``."""

    text: str
    encoding: str
    repairs: tuple[str, ...]


def decode(raw: bytes, declared: str = "") -> Decoded:
    """Decode ``raw`` and clean the result; never raises.

    ``declared`` is a charset the document names (an HTML meta tag); it is tried after UTF-8.
    """
    encoding = find_encoding(raw, declared)
    text, lost = _read(without_bom(raw), codec_of(encoding))
    text, repairs = clean(text)
    if lost:
        repairs = (undecodable(lost), *repairs)
    return Decoded(text, encoding, repairs)


def _read(raw: bytes, codec: str) -> tuple[str, int]:
    """The text, and how many U+FFFD stand for what could not be decoded."""
    try:
        return raw.decode(codec), 0
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
    printed = raw.count(REPLACEMENT.encode()) if codec == "utf-8" else 0
    return text, text.count(REPLACEMENT) - printed


def undecodable(count: int) -> str:
    """The repair that says how many undecodable sequences became U+FFFD."""
    return f"undecodable bytes replaced by U+FFFD: {count}"


def without_bom(raw: bytes) -> bytes:
    """``raw`` without its byte order mark."""
    return next((raw[len(bom) :] for bom, _ in BOMS if raw.startswith(bom)), raw)


def codec_of(encoding: str) -> str:
    """The Python codec for bytes whose byte order mark is gone."""
    return "utf-8" if encoding == "utf-8-sig" else encoding


def find_encoding(raw: bytes, declared: str = "") -> str:
    """The encoding of ``raw`` as a Python codec name (``utf-8-sig`` where a mark says UTF-8)."""
    return (
        next((name for bom, name in BOMS if raw.startswith(bom)), "")
        or wide_encoding(raw)
        or ("utf-8" if _is_nearly_utf8(raw) else "")
        or _strictly(raw, _believable(declared))
        or _legacy(raw)
    )


_DECLARABLE = re.compile(r"cp\d+|iso8859-\d+|iso2022_\w+|gb\w+|big5\w*|euc_\w+|shift_\w+|koi8-\w")


def _believable(declared: str) -> str:
    """The codec of a declared charset, ``""`` for one that no page is written in.

    Python also knows codecs such as punycode, whose time grows with the square of the text.
    """
    try:
        name = codecs.lookup(declared).name
    except (LookupError, ValueError):
        return ""
    if name == "iso8859-1":
        return "cp1252"  # as browsers read it
    return name if _DECLARABLE.fullmatch(name) else ""


def _strictly(raw: bytes, encoding: str) -> str:
    """``encoding`` if there is one and it reads all of ``raw``, else ``""``."""
    if not encoding:
        return ""
    try:
        raw.decode(encoding)
    except UnicodeDecodeError:
        return ""
    return encoding


def _is_nearly_utf8(raw: bytes) -> bool:
    """Strict UTF-8, or UTF-8 with a few damaged characters (a cut at the end, a stray byte)."""
    try:
        raw.decode("utf-8")
        return True
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3 and not raw[: error.start].isascii():
            return True  # cut inside the last character
    text = raw.decode("utf-8", "replace")
    bad = text.count(REPLACEMENT)
    good = len(text) - len(text.encode("ascii", "ignore")) - bad
    # cp1256 Arabic makes one valid pair in hundreds, GBK one in five: four in five is UTF-8
    return good >= 4 * bad


_CONTROL_BYTES = bytes(range(9))
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")


def wide_encoding(raw: bytes) -> str:
    """UTF-16 or UTF-32 without a byte order mark, else ``""``.

    Arabic in UTF-16 is valid UTF-8 full of control characters, so this is asked first.
    """
    sample = raw[: 1 << 16]
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    if controls * 20 < len(sample) or not controls:  # under 5 %: stray NULs, not a wide encoding
        return ""
    scored = [(_wide_score(sample, name), -order, name) for order, name in enumerate(WIDE)]
    score, _, name = max(scored)
    return name if score >= 0.9 else ""


def _wide_score(sample: bytes, encoding: str) -> float:
    """How much the sample read so looks like one script: 1 is perfect."""
    try:
        text = codecs.getincrementaldecoder(encoding)().decode(sample)
    except UnicodeDecodeError:
        return 0.0
    if not text or len(_CONTROLS.findall(text)) * 50 > len(text):
        return 0.0
    groups = Counter(_script_group(ord(char)) for char in text)
    common = groups.pop("common", 0)
    main = max(groups.values(), default=0)
    # text read in the wrong byte order has its low bytes all zero: U+6100 for a
    swapped = sum(1 for char in text if ord(char) & 0xFF == 0)
    return (common + main - swapped) / len(text)


def _script_group(code: int) -> str | int:
    if code < 0xC0 or 0x2000 <= code < 0x2070 or 0x3000 <= code < 0x3040 or 0xFF00 <= code < 0xFFF0:
        return "common"
    if 0x3040 <= code < 0xA000:
        return "cjk"
    if 0xAC00 <= code < 0xD7B0:
        return "hangul"
    if 0xFB50 <= code < 0xFE00 or 0xFE70 <= code < 0xFF00:
        return 0x06  # presentation forms of Arabic
    return code >> 8


def _legacy(raw: bytes) -> str:
    """An 8-bit or East Asian encoding: Arabic by its own test, the others by charset-normalizer."""
    evidence = _evidence(raw)
    for names in ARABIC:
        score, _, name = max(
            (arabic_likeness(_sloppy(evidence, name)), -i, name) for i, name in enumerate(names)
        )
        if score > 0:
            return name
    if sum(1 for byte in evidence if byte > 0x7F) < 4:
        return "cp1252"  # too little to judge; what browsers assume
    from charset_normalizer import from_bytes  # noqa: PLC0415  32 ms, rarely needed

    best = from_bytes(evidence, cp_isolation=DETECTABLE).best()
    if best is None or best.encoding in LATIN:
        return _latin(evidence)
    return codecs.lookup(best.encoding).name  # it says utf_16_le, codecs say utf-16-le


def _latin(raw: bytes) -> str:
    """Which Latin code page: the one whose reading is in a language that was written with it."""
    for name, languages in LATIN.items():
        if _strictly(raw, name) and detect_language(raw.decode(name)) in languages:
            return name
    return "cp1252"


def _evidence(raw: bytes) -> bytes:
    """The lines with bytes above 0x7F, from anywhere in ``raw``."""
    kept: list[bytes] = []
    size = 0
    for line in raw.split(b"\n"):
        if not line.isascii():
            kept.append(line[:EVIDENCE_BYTES])
            size += len(line)
            if size >= EVIDENCE_BYTES:
                break
    return b"\n".join(kept)[:EVIDENCE_BYTES]


def _sloppy(raw: bytes, encoding: str) -> str:
    return raw.decode(encoding) if _strictly(raw, encoding) else ""


_PER_MILLE = {
    **dict(zip("اليمونرتبعةدفسهقأكحجشطإصىخضزذثئغءظؤآ", (
        148, 113, 78, 62, 53, 50, 47, 46, 35, 32, 31, 31, 26, 24, 22, 22, 20, 18, 17, 13, 10, 9,
        9, 9, 8, 8, 7, 6, 6, 5, 4, 4, 3, 2, 1, 1), strict=True)),
    **dict.fromkeys("پچژگکیے", 5),
    **dict.fromkeys("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652", 3),
}  # fmt: skip
"""How often a letter stands among those of Arabic news (counted on 6,000 articles); vowel signs as
in vocalised print; Persian and Urdu letters at a middle rate, as their pages use the same bytes."""
_NEUTRAL = "،؛؟ـ\xa0«»“”‘’–—…\u200c\u200e\u200f"
_RARE = 0.1
_LOG_RATE = {char: math.log(rate / 1000) for char, rate in _PER_MILLE.items()}
_LEAST_RATE = -4.2
"""Mean log rate: print has -3.0, headlines of 25 letters stay above -4, wrong readings below -5."""
_SCRIPTS_MEET = re.compile(
    "[\u0621-\u06d3][A-Za-z\u00c0-\u00ff]|[A-Za-z\u00c0-\u00ff][\u0621-\u06d3]"
)


def arabic_likeness(text: str) -> float:
    """0 where ``text`` is not Arabic letters in a natural mix, else the better the more so.

    German, French, Russian or Greek bytes read as Arabic put Latin letters inside words.
    """
    foreign = [char for char in text if char > "\x7f" and char not in _NEUTRAL]
    letters = sum(1 for char in foreign if char.isalpha())
    if letters < 4:
        return 0.0
    if len(_SCRIPTS_MEET.findall(text)) * 10 > letters:
        return 0.0
    rare = math.log(_RARE / 1000)
    rate = sum(_LOG_RATE.get(char, rare) for char in foreign) / len(foreign)
    return max(0.0, rate - _LEAST_RATE)


# ------------------------------------------------------------------------------------------ clean


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
_SURROGATES = re.compile("[\ud800-\udfff]")
_LOOK_ALIKES = re.compile(
    "(?<=[0-9\u0660-\u0669])[OoIl|\u039f\u03bf\u041e\u043e\u0417](?=[0-9\u0660-\u0669])"
    "|[\U0001d7ce-\U0001d7ff]"
)
"""Letters that pass for a digit inside a number, and digits of mathematical alphabets."""
SUSPECT = re.compile(f"[{_HIDDEN}\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\u00c2-\u00f4\ud800-\udfff]")
"""One pass over a sound text finds none of these; mojibake of Arabic is asked apart."""


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """``text`` fit to be kept, and the repairs: line ends, NUL, surrogates, mojibake.

    Hidden characters and digits' look-alikes are counted and stay where they are.
    """
    as_cp1256 = "ط§" in text or "ظ„" in text  # the bytes of alef and of lam
    if SUSPECT.search(text) is None and not as_cp1256:
        return text, _look_alikes(text)
    repairs: list[str] = []
    if _MOJIBAKE.search(text):
        text = _unmojibake(text, repairs)
    text = _fold_line_ends(text, repairs)
    if count := text.count("\0"):
        text = text.replace("\0", REPLACEMENT)
        repairs.append(f"NUL replaced by U+FFFD: {count}")
    text, count = _SURROGATES.subn(REPLACEMENT, text)
    if count:
        repairs.append(f"lone surrogates replaced by U+FFFD: {count}")
    found = Counter(_HIDDEN_CHARS.findall(text))
    repairs += [f"hidden U+{ord(char):04X} kept: {found[char]}" for char in sorted(found)]
    return text, (*repairs, *_look_alikes(text))


def _look_alikes(text: str) -> tuple[str, ...]:
    found = Counter(_LOOK_ALIKES.findall(text))
    return tuple(
        f"look-alike U+{ord(char):04X} in numbers kept: {found[char]}" for char in sorted(found)
    )


def _fold_line_ends(text: str, repairs: list[str]) -> str:
    count = text.count("\r")
    if count:
        repairs.append(f"line ends folded to LF: {count}")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
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
    if latin_pairs >= 2 and _UTF8_AS_LATIN.search(line):
        fixed = _round_trip(line, _CP1252, "utf-8") or _round_trip(line, _LATIN1, "utf-8")
        if fixed:
            return fixed, "UTF-8 read as Latin"
    if _CP1256_AS_LATIN.search(line):
        fixed = _round_trip(line, _CP1252, "cp1256") or _round_trip(line, _LATIN1, "cp1256")
        if arabic_likeness(fixed):
            return fixed, "cp1256 read as Latin"
    return line, ""


def _round_trip(line: str, wrong: object, right: str) -> str:
    """``line`` put back into the bytes it came from and read again, or ``""``."""
    try:
        raw, _ = codecs.charmap_encode(line, "strict", wrong)  # type: ignore[arg-type]
        return raw.decode(right)
    except UnicodeError:
        return ""
