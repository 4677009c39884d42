"""Compiled reading of plain JSON lines: the text of each record straight into code points.

Only lines that leave nothing to decide are read here: records of strings, numbers and constants,
with the very keys of a record read before, in sound UTF-8, whose text needs no repair. Any other is
left to the reader that knows everything.
"""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

from dedup.kernels.words import mix

Bytes = NDArray[np.uint8]
Codes = NDArray[np.uint32]
Ints = NDArray[np.int64]

_QUOTE, _BACKSLASH, _COMMA, _COLON, _OPEN, _CLOSE = 0x22, 0x5C, 0x2C, 0x3A, 0x7B, 0x7D
_MINUS, _PLUS, _DOT, _ZERO, _NINE = 0x2D, 0x2B, 0x2E, 0x30, 0x39
# Bits of what a character may be a sign of, for `_is_plain_text`.
SUSPECT, LEAD, TAIL, ACCENTED = 1, 2, 4, 8
MOST_ACCENTED = 4
LONGEST_ID = 1024  # of a plain line; `dedup.read.fields` bounds the others
# What a backslash and this byte stand for; 0: no such escape.
_SHORT_ESCAPES = np.zeros(256, dtype=np.uint8)
_SHORT_ESCAPES[list(b'"\\/bfnrt')] = list(b'"\\/\b\f\n\r\t')
_CONSTANTS = np.array([list(b"true\0"), list(b"null\0"), list(b"false")], dtype=np.uint8)
# Longer numbers may be too long for Python, which then says so.
_MOST_DIGITS = 18


@njit(cache=True)
def _spaces(raw: Bytes, at: int, stop: int) -> int:
    """The first place from ``at`` on that is no white space of JSON."""
    while at < stop and (raw[at] == 0x20 or raw[at] == 0x09 or raw[at] == 0x0D):
        at += 1
    return at


@njit(cache=True)
def _hex(raw: Bytes, at: int) -> int:
    """The four hexadecimal digits at ``at`` as a number, or -1."""
    value = 0
    for place in range(at, at + 4):
        digit = np.int64(raw[place])
        if _ZERO <= digit <= _NINE:
            value = value * 16 + digit - _ZERO
        elif 0x41 <= digit <= 0x46 or 0x61 <= digit <= 0x66:
            value = value * 16 + (digit & 0xDF) - 0x37
        else:
            return -1
    return value


@njit(cache=True)
def _escape(raw: Bytes, at: int, stop: int) -> tuple[int, int]:
    """The character that an escape at ``at`` stands for, and its length; -1 where it is unsound."""
    if at + 1 >= stop:
        return -1, 0
    short = np.int64(_SHORT_ESCAPES[raw[at + 1]])
    if short:
        return short, 2
    if raw[at + 1] != 0x75 or at + 6 > stop:
        return -1, 0
    code = _hex(raw, at + 2)
    if code < 0xD800 or code > 0xDFFF:
        return code, 6
    if code > 0xDBFF or at + 12 > stop or raw[at + 6] != _BACKSLASH or raw[at + 7] != 0x75:
        return -1, 0
    low = _hex(raw, at + 8)
    if low < 0xDC00 or low > 0xDFFF:
        return -1, 0
    return 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00), 12


@njit(cache=True)
def _wide(raw: Bytes, at: int, stop: int) -> tuple[int, int]:
    """The character of three or four bytes at ``at``, and their number; -1 where it is unsound."""
    size = 3 if raw[at] < 0xF0 else 4
    if raw[at] > 0xF4 or at + size > stop:
        return -1, 0
    code = np.int64(raw[at]) & (0x0F if size == 3 else 0x07)
    for place in range(at + 1, at + size):
        if raw[place] & 0xC0 != 0x80:
            return -1, 0
        code = code << 6 | (np.int64(raw[place]) & 0x3F)
    if size == 3 and (code < 0x800 or 0xD800 <= code <= 0xDFFF):
        return -1, 0
    if size == 4 and (code < 0x10000 or code > 0x10FFFF):
        return -1, 0
    return code, size


@njit(cache=True)
def _string(raw: Bytes, at: int, stop: int, codes: Codes, count: int) -> tuple[int, int]:
    """Write the string whose opening quote is before ``at``; the place after it, or -1; count."""
    while at < stop:
        byte = raw[at]
        if 0xC2 <= byte < 0xE0:
            if at + 1 >= stop or raw[at + 1] & 0xC0 != 0x80:
                return -1, count
            codes[count] = (np.uint32(byte) & 0x1F) << 6 | (np.uint32(raw[at + 1]) & 0x3F)
            count += 1
            at += 2
            continue
        if byte == _QUOTE:
            return at + 1, count
        size = 1
        code = np.int64(byte)
        if byte >= 0x80:
            if byte < 0xE0:
                return -1, count
            code, size = _wide(raw, at, stop)
        elif byte == _BACKSLASH:
            code, size = _escape(raw, at, stop)
        elif byte < 0x20:
            return -1, count
        if code < 0:
            return -1, count
        codes[count] = code
        count += 1
        at += size
    return -1, count


@njit(cache=True)
def _digits(raw: Bytes, at: int, stop: int) -> int:
    while at < stop and _ZERO <= raw[at] <= _NINE:
        at += 1
    return at


@njit(cache=True)
def _integer(raw: Bytes, at: int, stop: int) -> int:
    """The place after a whole number as JSON writes it, or -1."""
    end = _digits(raw, at, stop)
    sound = at < end <= at + _MOST_DIGITS and (raw[at] != _ZERO or end == at + 1)
    return end if sound else -1


@njit(cache=True)
def _number(raw: Bytes, at: int, stop: int) -> int:
    """The place after a number, or -1."""
    at = _integer(raw, at + 1 if raw[at] == _MINUS else at, stop)
    if at < 0 or at >= stop:
        return at
    if raw[at] == _DOT:
        end = _digits(raw, at + 1, stop)
        if end == at + 1:
            return -1
        at = end
    if at < stop and raw[at] | 0x20 == 0x65:
        at += 1
        if at < stop and (raw[at] == _MINUS or raw[at] == _PLUS):
            at += 1
        end = _digits(raw, at, stop)
        if end == at:
            return -1
        at = end
    return at


@njit(cache=True)
def _constant(raw: Bytes, at: int, stop: int) -> int:
    """The place after ``true``, ``false`` or ``null``, or -1."""
    for word in range(_CONSTANTS.shape[0]):
        size = 0
        while size < 5 and at + size < stop and raw[at + size] == _CONSTANTS[word, size]:
            size += 1
        if size >= 4 and (size == 5 or _CONSTANTS[word, size] == 0):
            return at + size
    return -1


@njit(cache=True)
def _key(raw: Bytes, at: int, stop: int, keys: Bytes, begin: int, end: int) -> int:
    """The place after ``"key":`` and white space where it is this very key, or -1."""
    at = _spaces(raw, at, stop)
    if at + end - begin + 2 > stop or raw[at] != _QUOTE:
        return -1
    at += 1
    for place in range(begin, end):
        if raw[at] != keys[place]:
            return -1
        at += 1
    if raw[at] != _QUOTE:
        return -1
    at = _spaces(raw, at + 1, stop)
    if at >= stop or raw[at] != _COLON:
        return -1
    return _spaces(raw, at + 1, stop)


@njit(cache=True)
def _is_plain_id(raw: Bytes, begin: int, end: int) -> bool:
    """Printable ASCII, not long, without an escape or a space around it."""
    if not 0 < end - begin <= LONGEST_ID or raw[begin] == 0x20 or raw[end - 1] == 0x20:
        return False
    for at in range(begin, end):
        if raw[at] < 0x20 or raw[at] > 0x7E or raw[at] == _BACKSLASH:
            return False
    return True


@njit(cache=True)
def _is_plain_text(codes: Codes, begin: int, end: int, marks: Bytes) -> bool:
    """Whether there is a letter, a digit or a sign in it and nothing that may need repair.

    ``marks`` has bits for each character: `SUSPECT` alone; `LEAD` before a `TAIL`; `ACCENTED` in
    a row of `MOST_ACCENTED`.
    """
    seen = False
    accented = 0
    before = np.uint8(0)
    before_code = np.uint32(0)
    for at in range(begin, end):
        code = codes[at]
        mark = marks[code]
        if mark:
            accented = accented + 1 if mark & ACCENTED else 0
            if mark & SUSPECT or (before & LEAD and mark & TAIL) or accented == MOST_ACCENTED:
                return False
        else:
            accented = 0
        # What the bytes of alef and lam are in cp1256, as `dedup.text.clean.clean` asks.
        if (code == 0xA7 and before_code == 0x0637) or (code == 0x201E and before_code == 0x0638):
            return False
        seen |= 0x20 < code < 0x7F or 0x0600 <= code < 0x1680
        before = mark
        before_code = code
    return seen


@njit(cache=True, nogil=True)
def lay_lines(
    raw: Bytes,
    keys: Bytes,
    key_ends: Ints,
    id_at: int,
    text_at: int,
    marks: Bytes,
    codes: Codes,
    rows: Ints,
) -> int:
    """Lay the texts of the plain lines among ``raw`` end to end in ``codes``; how many lines.

    ``keys`` are the keys of a plain record, end to end; number ``id_at`` (-1: none) and ``text_at``
    are those of its id and its text. ``rows`` gets a row for each line: its begin and end, the
    begin and end of its id, and where its text ends in ``codes``, -1 for a line left alone.
    """
    count = 0
    lines = 0
    begin = 0
    while begin < raw.shape[0]:
        # No part of a plain line holds a line feed: where one ends is seen once it is read.
        stop = raw.shape[0]
        first = count
        rows[lines, 0] = begin
        rows[lines, 2] = 0
        rows[lines, 3] = 0
        at = _spaces(raw, begin, stop)
        at = at + 1 if at < stop and raw[at] == _OPEN else -1
        for key in range(key_ends.shape[0] - 1):
            if at < 0:
                break
            at = _key(raw, at, stop, keys, key_ends[key], key_ends[key + 1])
            if at < 0 or at >= stop:
                at = -1
                break
            start = at
            if raw[at] == _QUOTE:
                at, end = _string(raw, at + 1, stop, codes, count)
                if key == text_at:
                    if at < 0 or not _is_plain_text(codes, count, end, marks):
                        at = -1
                    count = end
                elif key == id_at:
                    rows[lines, 2] = start + 1
                    rows[lines, 3] = at - 1
                    if at < 0 or not _is_plain_id(raw, start + 1, at - 1):
                        at = -1
            elif key == text_at:
                at = -1
            elif key == id_at:
                at = _integer(raw, at, stop)
                rows[lines, 2] = start
                rows[lines, 3] = at
                if at < stop and raw[at] != _COMMA and raw[at] != _CLOSE:
                    at = -1
            elif raw[at] == _MINUS or _ZERO <= raw[at] <= _NINE:
                at = _number(raw, at, stop)
            else:
                at = _constant(raw, at, stop)
            if at < 0:
                break
            at = _spaces(raw, at, stop)
            last = key == key_ends.shape[0] - 2
            at = at + 1 if at < stop and raw[at] == (_CLOSE if last else _COMMA) else -1
        at = _spaces(raw, at, stop) if at >= 0 and key_ends.shape[0] > 1 else stop + 1
        plain = at == stop or (at < stop and raw[at] == 0x0A)
        if not plain:
            at = begin
            while at < stop and raw[at] != 0x0A:
                at += 1
        stop = at
        rows[lines, 1] = stop
        count = count if plain else first
        rows[lines, 4] = count if plain else -1
        lines += 1
        begin = stop + 1
    return lines


@njit(cache=True, inline="always")
def _two(codes: Codes, at: int) -> int:
    """The characters at ``at`` and after it as one number."""
    return np.uint64(codes[at]) << np.uint64(32) | np.uint64(codes[at + 1])


@njit(cache=True, nogil=True)
def text_marks(codes: Codes, offsets: Ints) -> NDArray[np.uint64]:
    """A 64-bit hash of each raw text: equal for equal texts."""
    marks = np.empty(offsets.shape[0] - 1, dtype=np.uint64)
    for text in range(marks.shape[0]):
        begin = offsets[text]
        stop = offsets[text + 1]
        # Four chains side by side, none of which waits for another.
        one = np.uint64(stop - begin)
        two, three, four = one + np.uint64(1), one + np.uint64(2), one + np.uint64(3)
        at = begin
        while at + 8 <= stop:
            one = mix(one, _two(codes, at))
            two = mix(two, _two(codes, at + 2))
            three = mix(three, _two(codes, at + 4))
            four = mix(four, _two(codes, at + 6))
            at += 8
        while at < stop:
            one = mix(one, codes[at])
            at += 1
        marks[text] = mix(mix(mix(one, two), three), four)
    return marks
