"""Adds, adds again, stopped adds and questions in any order, against one find of all articles."""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from archive.news import prose
from dedup.archive import add as adding
from dedup.archive.info import info
from dedup.archive.query import query
from dedup.archive.store import ensure_archive, open_archive
from dedup.engine.local import find_pairs
from dedup.errors import InputError
from dedup.model import Article, Pair
from dedup.options import ScanOptions, silent

CHANCE = random.Random(12)  # noqa: S311 - invented news, not a secret
FOOTER = prose(CHANCE, 14)
TEXTS = ["one two three", *(prose(CHANCE, 14 + size) for size in range(6))]
TEXTS += [f"{text} {FOOTER}" for text in TEXTS[1:4]]
TEXTS += [f"{TEXTS[2]} {TEXTS[3]}", f"{TEXTS[4]}\n{TEXTS[3]}", TEXTS[5].upper()]
BATCHES = st.lists(st.sampled_from(TEXTS), min_size=1, max_size=8)
STOPS = {"_insert_keys": False, "write_results": True}
"""Where an add is stopped, and whether the articles of its only batch are kept then."""


class Stopped(Exception):
    """What stops an add."""


def figures(pair: Pair, article: str) -> tuple[Any, ...]:
    """What a pair says of ``article``'s other side, whichever side that is."""
    mine, theirs = pair.left_containment, pair.right_containment
    other = pair.right
    if pair.right == article:
        mine, theirs, other = theirs, mine, pair.left
    return other, pair.relation, pair.resemblance, mine, theirs, pair.longest_run, pair.found_by


class ArchiveMachine(RuleBasedStateMachine):
    """An archive beside a list of the articles that it must hold."""

    @initialize(most=st.sampled_from([1, 2, 3, 200]))
    def make(self, most: int) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="dedup-"))
        self.path = str(self.folder / "a.duckdb")
        self.options = ScanOptions(max_bucket=most)
        self.articles: list[Article] = []
        self.settled = 0
        ensure_archive(self.path, {"max_bucket": most})

    def _add(self, articles: list[Article]) -> adding.Added:
        with open_archive(self.path, write=True) as archive:
            return adding.add(archive, articles, silent)

    def _new(self, texts: list[str]) -> list[Article]:
        first = len(self.articles)
        # Some ids come before those that are there, some after.
        return [Article(f"{(first + n) * 7 % 101:03}", text) for n, text in enumerate(texts)]

    def _pairs(self, *more: Article) -> tuple[Pair, ...]:
        return find_pairs([*self.articles, *more], self.options).pairs

    @rule(texts=BATCHES)
    def add(self, texts: list[str]) -> None:
        new = self._new(texts)
        done = self._add(new)
        self.articles += new
        self.settled = len(self.articles)
        assert (done.added, done.known, done.skipped) == (len(new), 0, ())
        assert (done.articles, done.pairs[1]) == (len(self.articles), len(self._pairs()))

    @rule(part=st.integers(0, 20))
    def add_again(self, part: int) -> None:
        done = self._add(self.articles[:part])
        assert (done.added, done.known) == (0, len(self.articles[:part]))
        self.settled = len(self.articles)

    @rule()
    def add_another_text_under_a_known_id(self) -> None:
        others = [Article(article.id, f"{article.text} more") for article in self.articles[:2]]
        done = self._add(others)
        assert (done.added, len(done.skipped)) == (0, len(others))
        self.settled = len(self.articles)

    @rule(texts=BATCHES, stop=st.sampled_from(sorted(STOPS)))
    def stopped_add(self, texts: list[str], stop: str) -> None:
        def stopped(*_: object) -> None:
            raise Stopped

        new = self._new(texts)
        with pytest.MonkeyPatch.context() as patch, pytest.raises(Stopped):
            patch.setattr(adding, stop, stopped)
            self._add(new)
        if STOPS[stop]:
            self.articles += new

    @rule(text=st.sampled_from(TEXTS))
    def ask(self, text: str) -> None:
        asked = Article("zzz", text)
        with open_archive(self.path) as archive:
            if self.settled < len(self.articles):
                with pytest.raises(InputError, match="run it again to finish it"):
                    list(query(archive, [asked]))
                return
            (answer,) = query(archive, [asked])
        wanted = {figures(pair, "zzz") for pair in self._pairs(asked) if pair.right == "zzz"}
        got = {figures(match.pair, "zzz") for match in answer.matches}
        if len(self.articles) < self.options.max_bucket:
            assert got == wanted
        else:  # a query names every print of a text; find hangs crowds of them on the first
            assert {row[0] for row in wanted} <= {row[0] for row in got}

    @invariant()
    def tells_what_it_holds(self) -> None:
        if not hasattr(self, "path"):
            return
        with open_archive(self.path) as archive:
            told = info(archive)
        assert told.articles == len(self.articles)
        assert told.interrupted == (self.settled < len(self.articles))
        settled = find_pairs(self.articles[: self.settled], self.options)
        assert told.pairs == len(settled.pairs)
        assert told.notices == tuple(map(str, settled.notices))

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestArchive = ArchiveMachine.TestCase
TestArchive.settings = settings(max_examples=10, stateful_step_count=8, deadline=None)
