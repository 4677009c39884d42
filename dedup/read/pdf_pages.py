"""The pages of a PDF as paragraphs: ``python -m dedup.read.pdf_pages`` from stdin to JSON.

pdfminer finds the glyphs, lines and boxes; here the boxes are put in reading order, the glyphs of a
right-to-left line in the order they are read, and the lines of a paragraph into one.
"""

from __future__ import annotations

import io
import json
import re
import resource
import sys
import unicodedata
from bisect import bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, zip_longest
from typing import Any

from dedup.read.visual import facing, is_rtl, plain_letters, reading_order

MEMORY = 1 << 30
SECONDS = 100
MOST_PAGES = 1000
MOST_BOXES = 2000
"""Boxes of a page that are put in order: the time grows with their square."""
FULL = 0.85
"""A line shorter than this part of its box, after the end of a sentence, ends a paragraph."""
_VISUAL = "lines in visual order put in reading order"
_NAMELESS = "letters without a name in the file, shown as U+FFFD"
_TEH_FIRST, _TEH_LAST = re.compile(r"\b\u0629\w"), re.compile(r"\w\u0629\b")
"""Teh marbuta ends words, in every language that has it."""
_END = re.compile(r"[.!?؟…:»”\"]\s*$")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010]$")


@dataclass(frozen=True, slots=True)
class Box:
    """Lines that stand together, top to bottom, and where: left, bottom, right, top in points."""

    bounds: tuple[float, float, float, float]
    lines: tuple[tuple[str, float], ...]
    """Each line as it is read, and its width as a part of the box; at least one."""
    line_height: float


def main() -> None:
    """Read a PDF from stdin within bounds of memory and time; write text, title and repairs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _read(raw: bytes) -> dict[str, Any]:
    from pdfminer.pdfdocument import PDFPasswordIncorrect  # noqa: PLC0415 - an extra

    repairs: Counter[str] = Counter()
    try:
        about, pages = _pages(raw)
        boxes = []
        for number, page in enumerate(pages):
            if number == MOST_PAGES:
                return {"reason": f"over {MOST_PAGES:,} pages, no article"}
            boxes += in_reading_order(_boxes(page, repairs))
    except PDFPasswordIncorrect:
        return {"reason": "the PDF is locked with a password"}
    except RecursionError:
        return {"reason": "the PDF is nested too deep"}
    lines = paragraphs(boxes)
    if reason := _no_text(lines, repairs):
        return {"reason": reason}
    if repairs[_VISUAL]:
        lines, turned = facing(lines)
        repairs += Counter(
            {"paragraphs whose brackets were turned to face what they enclose": turned}
        )
    return {
        "text": "\n".join(lines),
        **about,
        "repairs": [f"{what}: {count}" for what, count in sorted(repairs.items())],
    }


def _no_text(lines: Sequence[str], repairs: Counter[str]) -> str:
    """Why what stands on the pages cannot be read as text, or ``""``."""
    text = "\n".join(lines)
    if repairs[_NAMELESS] * 10 > sum(not char.isspace() for char in text):
        return "the file does not say which letters it shows: character recognition is needed"
    first, last = len(_TEH_FIRST.findall(text)), len(_TEH_LAST.findall(text))
    return "its Arabic is laid out backwards, from left to right" if first > 1 + last else ""


def _pages(raw: bytes) -> tuple[dict[str, str], Iterator[Any]]:
    """Title and author, and each page with its glyphs as the file has them, not yet in lines."""
    from pdfminer.converter import PDFPageAggregator  # noqa: PLC0415 - an extra
    from pdfminer.pdfdocument import PDFDocument  # noqa: PLC0415
    from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager  # noqa: PLC0415
    from pdfminer.pdfpage import PDFPage  # noqa: PLC0415
    from pdfminer.pdfparser import PDFParser  # noqa: PLC0415
    from pdfminer.utils import decode_text  # noqa: PLC0415

    document = PDFDocument(PDFParser(io.BytesIO(raw)))
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)

    def pages() -> Iterator[Any]:
        for page in islice(PDFPage.create_pages(document), MOST_PAGES + 1):
            interpreter.process_page(page)
            yield device.get_result()

    said = document.info[0] if document.info else {}
    about = {name.lower(): said.get(name) for name in ("Title", "Author")}
    return {
        name: decode_text(value) if isinstance(value, bytes) else ""
        for name, value in about.items()
    }, pages()


# ------------------------------------------------------------------------------ signs to letters


Signs = dict[int, str]
"""Vowel signs by the ``id`` of the glyph of their letter."""


def _signs_apart(page: Any, repairs: Counter[str]) -> Signs:
    """Take the vowel signs off a page, so that lines are made of letters; each letter's signs.

    A sign has no width, stands where its font drew it, and may lie over the letter beside its own:
    its place does not tell whose it is, but its turn does. Programs that write Arabic from left to
    right, as it stands on the page, put a sign right before its letter; those that write as one
    reads, right behind it.
    """
    from pdfminer.layout import LTChar  # noqa: PLC0415 - an extra

    glyphs = [item for item in page if isinstance(item, LTChar)]
    named = [_sign(glyph) for glyph in glyphs]
    letters = [at for at, sign in enumerate(named) if sign is None]
    found: dict[int, list[str]] = {}
    taken: set[int] = set()
    for at, sign in enumerate(named):
        if sign is None:
            continue
        letter = _letter_of(glyphs, at, *_around(letters, at))
        if letter is None or not sign:
            repairs["signs left out, of no letter or without a name in the file"] += 1
        else:
            signs = found.setdefault(id(glyphs[letter]), [])
            signs.insert(0 if letter > at else len(signs), sign)
        taken.add(id(glyphs[at]))
    page._objs = [item for item in page if id(item) not in taken]
    return {letter: "".join(signs) for letter, signs in found.items()}


def _letter_of(
    glyphs: Sequence[Any], sign: int, before: int | None, after: int | None
) -> int | None:
    """The letter of a sign: the one before or after it in the file, if it stands in its line."""
    order = [before, after]
    if before is not None and after is not None:
        one, two = glyphs[before], glyphs[after]
        if one.x0 < two.x0 and is_rtl(one.get_text() + two.get_text()):
            order = [after, before]
    return next((letter for letter in order if _in_line(glyphs, sign, letter)), None)


def _sign(glyph: Any) -> str | None:
    """The vowel signs that a glyph stands for, ``""`` of one without a name; None of a letter."""
    text = glyph.get_text()
    plain = unicodedata.normalize("NFKC", text).strip()
    if plain and all(unicodedata.combining(char) for char in plain):
        return plain
    return "" if _is_nameless(text) and glyph.x1 - glyph.x0 < 0.01 * glyph.size else None


def _is_nameless(text: str) -> bool:
    return text == "\0" or text.startswith("(cid:")


def _around(letters: Sequence[int], at: int) -> tuple[int | None, int | None]:
    """The letters before and after a place in the file's order."""
    place = bisect(letters, at)
    return (
        letters[place - 1] if place else None,
        letters[place] if place < len(letters) else None,
    )


def _in_line(glyphs: Sequence[Any], sign: int, letter: int | None) -> bool:
    if letter is None or not glyphs[letter].get_text()[:1].isalpha():
        return False
    one, other = glyphs[sign], glyphs[letter]
    near = max(one.x0 - other.x1, other.x0 - one.x1) < other.height
    return bool(near and abs(one.y0 - other.y0) < other.height)


# ------------------------------------------------------------------------------- glyphs to lines


def _boxes(page: Any, repairs: Counter[str]) -> list[Box]:
    from pdfminer.layout import LAParams, LTTextBox  # noqa: PLC0415 - an extra

    signs = _signs_apart(page, repairs)
    page.analyze(LAParams())
    found = [_box(item, signs, repairs) for item in page if isinstance(item, LTTextBox)]
    return [box for box in found if box.lines]


def _box(item: Any, signs: Signs, repairs: Counter[str]) -> Box:
    width = max(item.x1 - item.x0, 1.0)
    printed = sorted(item, key=lambda line: -line.y1)
    read = [(_as_read(line, signs, repairs), (line.x1 - line.x0) / width) for line in printed]
    height = min(
        (glyph.height for line in item for glyph in line if hasattr(glyph, "x0")), default=1
    )
    lines = tuple((text, part) for text, part in read if text)
    return Box((item.x0, item.y0, item.x1, item.y1), lines, max(height, 1.0))


def _as_read(line: Any, signs: Signs, repairs: Counter[str]) -> str:
    """The line's words in the order they are read, in plain letters."""
    glyphs = ["\ufffd" if _is_nameless(text) else text for text in _glyphs(line, signs)]
    if nameless := glyphs.count("\ufffd"):
        repairs[_NAMELESS] += nameless
    read = reading_order(glyphs)
    if read != "".join(glyphs):
        repairs[_VISUAL] += 1
    text, changed = plain_letters(read)
    if changed:
        repairs["presentation forms made plain letters"] += changed
    return text.strip()


def _glyphs(line: Any, signs: Signs) -> list[str]:
    """What each glyph stands for, from left to right, with its vowel signs.

    A glyph's place decides only where the file itself runs from right to left: glyphs of one
    ligature overlap, and there the file's own order is right.
    """
    items = list(line)
    places = [item.x0 for item in items if hasattr(item, "x0")]
    backward = sum(after < before for before, after in pairwise(places)) * 2 > len(places)
    texts = [item.get_text() + signs.get(id(item), "") for item in items]
    return texts[::-1] if backward else texts


# --------------------------------------------------------------------------- boxes to paragraphs


def in_reading_order(boxes: Sequence[Box]) -> list[Box]:
    """Boxes of a page as they are read, column after column, from the right on an Arabic page.

    The recursive X-Y cut of Nagy and Seth (1984): where a vertical gap parts all boxes they are
    columns; else the topmost box is read first.
    """
    rtl = sum(is_rtl(text) for box in boxes for text, _ in box.lines) * 2 > sum(
        len(box.lines) for box in boxes
    )
    ordered: list[Box] = []
    rest = sorted(boxes, key=lambda box: (-box.bounds[3], box.bounds[0]))
    if len(rest) > MOST_BOXES:
        return rest
    waiting = [rest]
    while waiting:
        group = waiting.pop()
        columns = _columns(group)
        if len(columns) > 1:
            waiting += columns if rtl else columns[::-1]
        elif group:
            ordered.append(group[0])
            waiting.append(group[1:])
    return ordered


def _columns(boxes: Sequence[Box]) -> list[list[Box]]:
    """The groups that vertical gaps part, from left to right, each still top to bottom."""
    columns: list[tuple[float, list[Box]]] = []
    for box in sorted(boxes, key=lambda box: box.bounds[0]):
        if columns and box.bounds[0] < columns[-1][0]:
            reach, members = columns[-1]
            columns[-1] = (max(reach, box.bounds[2]), [*members, box])
        else:
            columns.append((box.bounds[2], [box]))
    return [sorted(members, key=lambda box: -box.bounds[3]) for _, members in columns]


def paragraphs(boxes: Sequence[Box]) -> list[str]:
    """The lines put together: a paragraph ends with a sentence in a short line.

    A box that ends within a sentence goes on in the next: at the foot of a column or a page.
    """
    found: list[str] = []
    goes_on = False
    for box, following in zip_longest(boxes, boxes[1:]):
        for text, width in box.lines:
            if goes_on:
                found[-1] = _joined(found[-1], text)
            else:
                found.append(text)
            goes_on = not (_END.search(text) and width < FULL)
        text, width = box.lines[-1]
        goes_on = not _END.search(text) and _leads_to(box, width, following)
    return found


def _leads_to(box: Box, width: float, following: Box | None) -> bool:
    """Whether the last line of ``box`` may go on in the next: not where it is a headline.

    Its letters are as high as those of the next, and it is as long as the lines of both.
    """
    if following is None or not FULL < box.line_height / following.line_height < 1 / FULL:
        return False
    (left, _, right, _), (begin, _, end, _) = box.bounds, following.bounds
    widest = right - left
    if begin < right and left < end:  # one below the other
        widest = max(widest, end - begin)
    return width * (right - left) > FULL * widest


def _joined(before: str, after: str) -> str:
    """Two lines as one; a word that was hyphenated at the line's end becomes whole again."""
    if _HYPHEN.search(before) and after[:1].islower() and unicodedata.category(after[0]) == "Ll":
        return before[:-1] + after
    return f"{before} {after}"


if __name__ == "__main__":
    main()
