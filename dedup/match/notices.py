"""What was not paired, or not listed in full, and why: said by every engine in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dedup.match.keys import GRAM
from dedup.match.mass import CLOSEST
from dedup.match.stock import MOST_LISTED
from dedup.model import Message
from dedup.options import ScanOptions


def left_apart(
    window: int, short: int, masses: Iterable[int], crowded: int, options: ScanOptions
) -> Iterator[Message]:
    """What was not paired, or not paired with every other, and why.

    ``masses`` are the prints of each text that has too many to pair all, by falling number.
    """
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
    for prints in masses:
        yield Message(
            "%(n)s articles have one and the same text: each is paired with the first of them",
            {"n": str(prints)},
        )
    if crowded:
        yield Message(
            "keys held by more than %(cap)s texts each, their holders linked as chains and to the "
            "first, not all with all: %(n)s",
            {"n": str(crowded), "cap": str(options.max_bucket)},
        )


def left_out(mass: int, implied: int, unlisted: int, options: ScanOptions) -> Iterator[Message]:
    """What was found and is not listed in full: pairs of two mass-run texts, stock formulas.

    ``mass`` pairs of texts have too many prints to pair all, ``implied`` counts the pairs that a
    mass-run story implies, ``unlisted`` the formulas beyond `MOST_LISTED`.
    """
    if mass:
        yield Message(
            "pairs of texts that could be paired in more than %(cap)s ways each, as many articles "
            "have the very same text, so that only the first article of each is paired: %(n)s",
            {"n": str(mass), "cap": str(options.max_bucket)},
        )
    if implied:
        yield Message(
            "pairs left out of stories that have more than %(cap)s versions, where each version is "
            "paired with the one that most others resemble and with the %(closest)s closest to "
            "it: %(n)s",
            {"n": str(implied), "cap": str(options.max_bucket), "closest": str(CLOSEST)},
        )
    if unlisted > 0:
        yield Message(
            "stock formulas not listed beside the %(cap)s that most articles carry: %(n)s",
            {"cap": str(MOST_LISTED), "n": str(unlisted)},
        )
