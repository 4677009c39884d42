"""Speech between single marks, as British outlets print it: 'We will rebuild,' she said.

The glyph is the apostrophe too, so it opens only before a letter behind a space, and closes only
before no letter. A mark behind an «s» and before a space is taken for a possessive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dedup.model import Span

# Code points of the longest quotation, as between double marks: one try an opener, so many at most.
_LONGEST = 2000
_SINGLE = re.compile(
    r"(?<![^\s(\[—–-])['‘](?=[^\W\d_])"
    rf"((?:[^'‘’\"“”«»\n]|(?<=\w)['’](?=\w)|(?<=s)['’](?=\s)){{1,{_LONGEST}}}?)"
    r"(?:(?<=[.,!?;…])['’](?!\w)|(?<=\w)(?<!s)['’](?!\w)|(?<=s)['’](?=[.,;:!?)]|$))"
)


def single_marked(text: str, line: Span, taken: Sequence[Span]) -> Iterator[tuple[Span, bool]]:
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
