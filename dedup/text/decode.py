"""Bytes to text: which encoding, and what had to be repaired on the way.

The order is byte order mark, strict UTF-8, the charset the document declares, a detector over
every line that is not plain ASCII. Nothing is ignored: each replaced character is counted in
``repairs``, and characters that are only suspicious (bidi controls, zero-width runs) are counted
and kept.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dedup.text.clean import LONE_SURROGATES, REPLACEMENT, clean
from dedup.text.language import detect_language
from dedup.text.likeness import arabic_likeness

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

UNDECODABLE = "undecodable bytes replaced by U+FFFD"
_PAIR = re.compile(rb"\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]")
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")

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

_ARABIC_PAGES = frozenset(name for names in ARABIC for name in names)
_LEAST_WIDE = 4
"""Letters of more than one byte by which a line shows that it is UTF-8."""

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
    raw, damage = without_bom(raw), Counter[str]()
    if codec_of(encoding) == "utf-8":
        raw, damage = join_surrogates(raw)
    text, lost = _read(raw, codec_of(encoding))
    others: tuple[str, ...] = ()
    if lost or encoding not in ("utf-8", "utf-8-sig", *WIDE):
        text, lost, others = _by_line(raw) or (text, lost, others)
        encoding = "utf-8" if others else encoding
    damage[UNDECODABLE] = lost
    text, repairs = clean(text)
    return Decoded(text, encoding, (*others, *counted(damage), *repairs))


def _by_line(raw: bytes) -> tuple[str, int, tuple[str, ...]] | None:
    """The text of a file in which lines of UTF-8 stand beside lines of an Arabic code page.

    None for any other. Two encodings meet where texts of two sources were put into one file; a line
    of a code page with some letters is never UTF-8 by chance.
    """
    lines = raw.split(b"\n")
    odd = [line for line in lines if not _is_utf8(line)]
    rest = b"\n".join(odd)
    is_ascii = all(line.isascii() for line in lines if _is_utf8(line))
    if is_ascii or not odd or _is_nearly_utf8(rest) or (name := _legacy(rest)) not in _ARABIC_PAGES:
        return None
    text, lost = _read(rest, name)
    others = iter(text.split("\n"))
    read = [line.decode() if _is_utf8(line) else next(others) for line in lines]
    return "\n".join(read), lost, (f"lines in {name} among UTF-8 read as such: {len(odd)}",)


def _is_utf8(line: bytes) -> bool:
    text, lost = _read(line, "utf-8")
    return not lost and (line.isascii() or len(line) - len(text) >= _LEAST_WIDE)


def _read(raw: bytes, codec: str) -> tuple[str, int]:
    """The text, and how many U+FFFD stand for what could not be decoded."""
    try:
        return raw.decode(codec), 0
    except UnicodeDecodeError:
        text = raw.decode(codec, "replace")
    printed = raw.count(REPLACEMENT.encode()) if codec == "utf-8" else 0
    return text, text.count(REPLACEMENT) - printed


def counted(damage: Mapping[str, int]) -> tuple[str, ...]:
    """Repairs as an article keeps them, in their order: what, and how often."""
    return tuple(f"{what}: {count}" for what, count in damage.items() if count)


def join_surrogates(raw: bytes) -> tuple[bytes, Counter[str]]:
    """UTF-8 whose emoji Oracle or Java wrote, and what was repaired: six bytes for four.

    They write the halves of UTF-16 as if each were a character (CESU-8, Unicode Technical Report
    26). A half alone stands for nothing.
    """
    raw, pairs = _PAIR.subn(_joined, raw)
    raw, lone = _HALF.subn(REPLACEMENT.encode(), raw)
    return raw, Counter({"surrogate pairs joined": pairs, LONE_SURROGATES: lone})


def _joined(pair: re.Match[bytes]) -> bytes:
    halves = pair[0].decode("utf-8", "surrogatepass")
    return halves.encode("utf-16-le", "surrogatepass").decode("utf-16-le").encode()


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
    return encoding if encoding and not _read(raw, encoding)[1] else ""


def _is_nearly_utf8(raw: bytes) -> bool:
    """Strict UTF-8, or UTF-8 with a few damaged characters (a cut at the end, a stray byte)."""
    try:
        raw.decode("utf-8")
        return True
    except UnicodeDecodeError as error:
        if error.start >= len(raw) - 3 and not raw[: error.start].isascii():
            return True  # cut inside the last character
    text, bad = _read(join_surrogates(raw)[0], "utf-8")
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
            (arabic_likeness(evidence.decode(name)) if _strictly(evidence, name) else 0.0, -i, name)
            for i, name in enumerate(names)
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
    return b"\n".join(line for line in raw.split(b"\n") if not line.isascii())[:EVIDENCE_BYTES]
