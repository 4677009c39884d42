"""Readings of two texts without figures or quotations: for what alignment and words do alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import Reading, read_article
from dedup.model import Article, Comparison, Pair

BLANK_PAIR = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())

Compare = Callable[[str, str], Comparison]


def reading(name: str, text: str) -> Reading:
    return read_article(Article(name, text))


@pytest.fixture(scope="session")
def compare() -> Compare:
    """Compare two texts."""
    return lambda left, right: compare_articles(
        reading("left", left), reading("right", right), BLANK_PAIR, 8
    )
