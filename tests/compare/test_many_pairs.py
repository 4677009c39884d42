"""Pair after pair: the same results as one by one, with every article read once."""

from __future__ import annotations

import pytest

from dedup import pipeline
from dedup.compare.reading import Reading, read_article
from dedup.model import Article

TEXTS = (
    "The board opened the quay on Monday. Forty ships from nine countries had waited outside it.",
    "Forty ships from nine countries had waited outside it. The old crane fell into the water.",
    "The old crane fell into the water on Tuesday, and 12 divers searched for it until dawn.",
)


def test_each_article_of_many_pairs_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [Article(str(number), text) for number, text in enumerate(TEXTS)]
    pairs = [(one, two) for one in articles for two in articles if one.id < two.id]
    alone = [pipeline.compare(*pair).to_dict() for pair in pairs]
    read: list[str] = []

    def counted(article: Article) -> Reading:
        read.append(article.id)
        return read_article(article)

    monkeypatch.setattr(pipeline, "read_article", counted)
    assert [result.to_dict() for result in pipeline.compare_each(pairs)] == alone
    assert sorted(read) == ["0", "1", "2"]
