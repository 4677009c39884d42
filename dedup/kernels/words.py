"""The compiled tokenizer: code points in, folded word hashes with their spans out."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

# Values of dedup.text.fold.CharClass: kernels know no types of ours.
_SEPARATOR, _LETTER, _DIGIT, _MARK, _FORMAT, _SINGLE, _POINT, _APOSTROPHE = range(8)
# An entry of the fold table: the folded character above its class.
_CLASS = np.uint32(7)
_CODE = np.uint32(3)
_WAW = 0x0648
_LATIN_END = 0x0250
_ARABIC_START = 0x0600


@njit(cache=True, inline="always")
def mix(state: int, code: int) -> int:
    """One step of a multiply-xorshift hash (constants of SplitMix64)."""
    state = (state ^ np.uint64(code)) * np.uint64(0x9E3779B97F4A7C15)
    return state ^ (state >> np.uint64(29))


@njit(cache=True, inline="always")
def _next_kept(codes: NDArray[np.uint32], at: int, stop: int, table: NDArray[np.uint32]) -> int:
    """Position of the next character that is neither mark nor format, or ``stop``."""
    while at < stop:
        kind = table[codes[at]] & _CLASS
        if kind != _MARK and kind != _FORMAT:
            break
        at += 1
    return at


@njit(cache=True, inline="always")
def _continues(previous: int, previous_code: int, kind: int, code: int) -> bool:
    """Whether a letter or digit goes on with the word before it.

    Digits and Latin letters hold together (``F16``, ``3rd``); digits and other letters do not
    (``الـ68``).
    """
    if kind == _LETTER and previous == _LETTER:
        return True
    if kind == _DIGIT and previous == _DIGIT:
        return True
    if kind == _DIGIT and previous == _LETTER:
        return previous_code < _LATIN_END
    return kind == _LETTER and previous == _DIGIT and code < _LATIN_END


@njit(cache=True, inline="always")
def _put(
    row: int,
    state: int,
    start: int,
    end: int,
    words: NDArray[np.uint64],
    starts: NDArray[np.int32] | None,
    ends: NDArray[np.int32] | None,
) -> int:
    """Write one word; return the row of the next."""
    words[row] = state ^ (state >> np.uint64(32))
    if starts is not None and ends is not None:
        starts[row] = start
        ends[row] = end
    return row + 1


@njit(cache=True, nogil=True)
def split_texts(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    table: NDArray[np.uint32],
    words: NDArray[np.uint64],
    starts: NDArray[np.int32] | None,
    ends: NDArray[np.int32] | None,
    bounds: NDArray[np.int64],
) -> int:
    """Words of many texts laid end to end; ``bounds[d]:bounds[d + 1]`` are those of text ``d``.

    ``table`` is `dedup.text.fold.table`. Spans are relative to their text, and left out where
    ``starts`` and ``ends`` are None. A word is a run of letters, digits and optional marks; a
    number keeps its separators; a lone «و» joins the next word; characters of scripts without
    spaces are words of their own.
    """
    count = np.int64(0)
    bounds[0] = 0
    for text in range(offsets.shape[0] - 1):
        begin = offsets[text]
        stop = offsets[text + 1]
        state = np.uint64(0)
        length = np.int64(0)
        start = np.int64(0)
        end = np.int64(0)
        previous = np.uint32(_SEPARATOR)
        previous_code = np.uint32(0)
        at = begin
        while at < stop:
            entry = table[codes[at]]
            kind = entry & _CLASS
            if kind == _LETTER and previous == _LETTER and length > 0:
                # Nine characters of ten.
                previous_code = entry >> _CODE
                state = mix(state, previous_code)
                length += 1
                at += 1
                end = at
                continue
            if kind == _MARK:
                if length > 0:
                    end = at + 1
                at += 1
                continue
            if kind == _FORMAT:
                at += 1
                continue
            if length > 0 and kind == _POINT and previous == _DIGIT:
                following = _next_kept(codes, at + 1, stop, table)
                if following < stop and table[codes[following]] & _CLASS == _DIGIT:
                    state = mix(state, entry >> _CODE)
                    at += 1
                    continue
            if length > 0 and kind == _APOSTROPHE and previous == _LETTER:
                following = _next_kept(codes, at + 1, stop, table)
                if following < stop and table[codes[following]] & _CLASS == _LETTER:
                    at += 1
                    continue
            is_part = kind == _LETTER or kind == _DIGIT or kind == _SINGLE
            if length > 0 and not (
                is_part and _continues(previous, previous_code, kind, codes[at])
            ):
                if not is_part and length == 1 and previous_code == _WAW:
                    following = at
                    while following < stop and (
                        codes[following] == 0x20 or codes[following] == 0xA0
                    ):
                        following += 1
                    if (
                        following > at
                        and following < stop
                        and table[codes[following]] & _CLASS == _LETTER
                        and codes[following] >= _ARABIC_START
                    ):
                        at = following
                        continue
                count = _put(count, state, start - begin, end - begin, words, starts, ends)
                state = np.uint64(0)
                length = 0
            if is_part:
                if length == 0:
                    start = at
                previous_code = entry >> _CODE
                state = mix(state, previous_code)
                length += 1
                end = at + 1
            previous = kind
            at += 1
        if length > 0:
            count = _put(count, state, start - begin, end - begin, words, starts, ends)
        bounds[text + 1] = count
    return count
