"""The compiled tokenizer: code points in, folded word hashes with their spans out."""

from __future__ import annotations

import numpy as np
from numba import njit
from numpy.typing import NDArray

# Values of dedup.text.fold.CharClass: kernels know no types of ours.
_SEPARATOR, _LETTER, _DIGIT, _MARK, _FORMAT, _SINGLE, _POINT, _APOSTROPHE = range(8)
_WAW = 0x0648
_LATIN_END = 0x0250
_ARABIC_START = 0x0600


@njit(cache=True, inline="always")
def _mix(state: int, code: int) -> int:
    """One step of a multiply-xorshift hash (constants of SplitMix64)."""
    state = (state ^ np.uint64(code)) * np.uint64(0x9E3779B97F4A7C15)
    return state ^ (state >> np.uint64(29))


@njit(cache=True)
def _next_kept(codes: NDArray[np.uint32], at: int, stop: int, classes: NDArray[np.uint8]) -> int:
    """Position of the next character that is neither mark nor format, or ``stop``."""
    while at < stop and (classes[codes[at]] == _MARK or classes[codes[at]] == _FORMAT):
        at += 1
    return at


@njit(cache=True)
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


@njit(cache=True, nogil=True)
def split_words(
    codes: NDArray[np.uint32],
    begin: int,
    stop: int,
    folded: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    words: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    count: int,
) -> int:
    """Write the words of ``codes[begin:stop]`` from row ``count`` on; return the new count.

    Spans are relative to ``begin``. A word is a run of letters, digits and optional marks; a
    number keeps its separators; a lone «و» joins the next word; characters of scripts without
    spaces are words of their own.
    """
    state = np.uint64(0)
    length = 0
    start = np.int64(0)
    end = np.int64(0)
    previous = np.int64(_SEPARATOR)
    previous_code = np.uint32(0)
    at = begin
    while at < stop:
        code = codes[at]
        kind = np.int64(classes[code])
        if kind == _MARK:
            if length > 0:
                end = at + 1
            at += 1
            continue
        if kind == _FORMAT:
            at += 1
            continue
        if length > 0 and kind == _POINT and previous == _DIGIT:
            following = _next_kept(codes, at + 1, stop, classes)
            if following < stop and classes[codes[following]] == _DIGIT:
                state = _mix(state, folded[code])
                at += 1
                continue
        if length > 0 and kind == _APOSTROPHE and previous == _LETTER:
            following = _next_kept(codes, at + 1, stop, classes)
            if following < stop and classes[codes[following]] == _LETTER:
                at += 1
                continue
        is_part = kind == _LETTER or kind == _DIGIT or kind == _SINGLE
        if length > 0 and not (is_part and _continues(previous, previous_code, kind, code)):
            if not is_part and length == 1 and previous_code == _WAW:
                following = at
                while following < stop and (codes[following] == 0x20 or codes[following] == 0xA0):
                    following += 1
                if (
                    following > at
                    and following < stop
                    and classes[codes[following]] == _LETTER
                    and codes[following] >= _ARABIC_START
                ):
                    at = following
                    continue
            words[count] = state ^ (state >> np.uint64(32))
            starts[count] = start - begin
            ends[count] = end - begin
            count += 1
            state = np.uint64(0)
            length = 0
        if is_part:
            if length == 0:
                start = at
            state = _mix(state, folded[code])
            length += 1
            end = at + 1
            previous_code = folded[code]
        previous = kind
        at += 1
    if length > 0:
        words[count] = state ^ (state >> np.uint64(32))
        starts[count] = start - begin
        ends[count] = end - begin
        count += 1
    return count


@njit(cache=True, nogil=True)
def split_texts(
    codes: NDArray[np.uint32],
    offsets: NDArray[np.int64],
    folded: NDArray[np.uint32],
    classes: NDArray[np.uint8],
    words: NDArray[np.uint64],
    starts: NDArray[np.int32],
    ends: NDArray[np.int32],
    bounds: NDArray[np.int64],
) -> int:
    """Words of many texts laid end to end; ``bounds[d]:bounds[d + 1]`` are those of text ``d``."""
    count = np.int64(0)
    bounds[0] = 0
    for text in range(offsets.shape[0] - 1):
        count = split_words(
            codes, offsets[text], offsets[text + 1], folded, classes, words, starts, ends, count
        )
        bounds[text + 1] = count
    return count
