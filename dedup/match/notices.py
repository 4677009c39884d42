"""What was not paired, or not listed in full, and why: said by every engine in the same words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dedup.match.keys import GRAM, passage_window
from dedup.match.pairs import Candidates, prints_of
from dedup.match.texts import Texts
from dedup.model import Message
from dedup.options import ScanOptions


def not_paired(
    texts: Texts, found: Candidates, short: int, options: ScanOptions
) -> Iterator[Message]:
    """What was not paired, or not paired with every other, and why."""
    window = passage_window(len(texts.words), options)
    if window > 1:
        yield Message(
            "keys were sampled: a common passage of %(n)s words is certain to share one",
            {"n": str(window + GRAM - 1)},
        )
    if short:
        yield Message(
            "articles of fewer than %(least)s words, not paired: %(n)s",
            {"n": str(short), "least": str(options.min_words)},
        )
    for carriers in sorted(map(len, texts.carriers), reverse=True):
        if carriers <= options.max_bucket:
            break
        yield Message(
            "%(n)s articles have one and the same text: each is paired with the first of them",
            {"n": str(carriers)},
        )
    if found.crowded:
        yield Message(
            "%(n)s keys are held by more than %(cap)s texts each: their holders were linked as "
            "chains and to the first, not all with all",
            {"n": str(found.crowded), "cap": str(options.max_bucket)},
        )


def cut_short(
    texts: Texts,
    found: Candidates,
    accepted: Sequence[int],
    unlisted: int,
    listed: int,
    options: ScanOptions,
) -> Iterator[Message]:
    """What was found and is not listed in full: pairs of two mass-run texts, stock formulas.

    ``unlisted`` is how many formulas there are beyond the ``listed``.
    """
    mass = sum(prints_of(texts, found, row) > options.max_bucket for row in accepted)
    if mass:
        yield Message(
            "%(n)s pairs of texts could be paired in more than %(cap)s ways each, as many articles "
            "have the very same text: only the first article of each text is paired",
            {"n": str(mass), "cap": str(options.max_bucket)},
        )
    if unlisted > 0:
        yield Message(
            "of the stock formulas the %(cap)s that most articles carry are listed, %(n)s more are "
            "not",
            {"cap": str(listed), "n": str(unlisted)},
        )
