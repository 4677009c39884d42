"""Invented news in an invented language, so that the truth is known."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

SYLLABLES = "ba ri so tu ne mo ka li du fe gha qi ru wa ze".split()


class Newsroom:
    """Writes texts of own words: ``prose(80)`` never repeats a run of words by design."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented news, not a secret
        self.vocabulary = sorted(
            {"".join(self.random.choices(SYLLABLES, k=3)) for _ in range(2500)}
        )
        # Zipf: a few words are everywhere, as in any language.
        self.weights = [1 / (rank + 5) for rank in range(len(self.vocabulary))]

    def prose(self, words: int) -> str:
        return " ".join(self.random.choices(self.vocabulary, self.weights, k=words))

    def edited(self, text: str, share: float) -> str:
        """``text`` with this share of its words replaced, everywhere."""
        return " ".join(
            self.prose(1) if self.random.random() < share else word for word in text.split()
        )


@pytest.fixture
def newsroom() -> Callable[[int], Newsroom]:
    return Newsroom
