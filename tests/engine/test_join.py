"""Keys joined in arrays and files give the candidates of the relational plan, row for row."""

# ruff: noqa: S608 - whole numbers of checked options only

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dedup.engine import join as join_module
from dedup.engine import local as engine
from dedup.engine.join import Joined, join
from dedup.engine.local import find_pairs
from dedup.match import plan
from dedup.match.keys import Keys
from dedup.match.texts import Texts
from dedup.model import Article
from dedup.options import ScanOptions

Row = tuple[int, int, int]


def batches_of(rows: list[Row], size: int) -> list[Keys]:
    return [
        Keys(
            np.array([key for key, _, _ in part], dtype=np.int64),
            np.array([text for _, text, _ in part], dtype=np.int64),
            np.array([kind for _, _, kind in part], dtype=np.uint8),
        )
        for part in (rows[at : at + size] for at in range(0, len(rows), size))
    ]


def texts_of(count: int, seed: int) -> Texts:
    digests = np.random.RandomState(seed).permutation(1 << 12)[:count].astype(np.int64) - 2000
    empty = np.empty(0, dtype=np.uint64)
    carriers = tuple((row,) for row in range(count))
    return Texts(empty, np.zeros(count + 1, dtype=np.int64), digests, carriers)


def planned(texts: Texts, batches: list[Keys], options: ScanOptions) -> tuple[int, list[Row]]:
    """Crowded keys and candidates by the relational plan, as a database runs it."""
    table = duckdb.connect()
    run = table.execute
    run("CREATE TABLE keys(key BIGINT, article BIGINT, kind UTINYINT)")
    for keys in batches:
        rows = {"key": keys.keys, "article": texts.digests[keys.texts], "kind": keys.kinds}
        table.register("rows", rows)
        run("INSERT INTO keys SELECT key, article, kind FROM rows")
    run(f"CREATE TABLE shared AS {plan.SHARED}")
    kinds = "(bands > 0)::UTINYINT + 2 * (passages > 0)::UTINYINT"
    found = run(f"SELECT a, b, {kinds} FROM ({plan.candidates(options)}) ORDER BY a, b").fetchall()
    over = f"SELECT count(DISTINCT key) FROM shared WHERE holders > {options.max_bucket}"
    row = {digest: at for at, digest in enumerate(texts.digests.tolist())}
    return run(over).fetchall()[0][0], [(row[a], row[b], met) for a, b, met in found]


def rows_of(joined: Joined) -> list[tuple[int, int, int]]:
    return [
        row
        for part in joined.parts
        for row in zip(
            *(side.tolist() for side in (part.lefts, part.rights, part.kinds)), strict=True
        )
    ]


def held(keys: st.SearchStrategy[int], kind: int) -> st.SearchStrategy[list[Row]]:
    """Rows of a few keys, each with some of the texts: most are crowded, many just so or not."""
    holders = st.sets(st.integers(0, 11), max_size=12)
    return st.dictionaries(keys, holders, max_size=7).map(
        lambda table: [(key, text, kind) for key, texts in table.items() for text in texts]
    )


ROWS = st.tuples(
    # No key is of two kinds, as no two hashes are equal.
    held(st.integers(-9, 9), 0),
    held(st.sampled_from([1 << 62, -(1 << 63), 77, 78, 79, 80, 81]), 1),
).map(lambda rows: rows[0] + rows[1])


@settings(max_examples=100, deadline=None)
@given(
    ROWS, st.integers(1, 60), st.integers(0, 5), st.integers(1, 10), st.integers(1, 4), st.data()
)
def test_arrays_and_the_relational_plan_join_alike(
    rows: list[Row], size: int, seed: int, cap: int, least: int, data: st.DataObject
) -> None:
    texts = texts_of(12, seed)
    batches = batches_of(data.draw(st.permutations(rows)), size)
    options = ScanOptions(max_bucket=cap, min_passage_keys=least)
    for room in (1 << 20, 64):
        with TemporaryDirectory() as folder:
            found = join(texts, batches, options, Path(folder, "join"), room)
            assert (found.crowded, rows_of(found)) == planned(texts, batches, options)


def test_a_key_that_thousands_hold_is_joined_alike(tmp_path: Path) -> None:
    count = 4000
    rows = [(5, text, 1) for text in range(count)] + [(6, text, 1) for text in range(0, count, 3)]
    texts, batches = texts_of(count, 1), batches_of(rows, 1000)
    found = join(texts, batches, ScanOptions(), tmp_path / "join", 1 << 20)
    assert found.crowded == 2
    rows = rows_of(found)
    assert len(rows) < 3 * count
    assert (2, rows) == planned(texts, batches, ScanOptions())


def test_what_does_not_fit_goes_through_files(
    newsroom: Callable[[int], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    news = newsroom(3)
    originals = [news.prose(80) for _ in range(40)]
    copies = [news.edited(text, 0.1) for text in originals]
    articles = [Article(str(row), text) for row, text in enumerate(originals + copies)]
    found = find_pairs(articles)
    assert len(found.pairs) >= 40
    monkeypatch.setattr(engine, "BATCH_WORDS", 700)
    monkeypatch.setattr(engine, "SHARE_OF_JOIN", 1e-6)
    parted: list[str] = []
    put = join_module.put

    def watched(rows: Keys, folder: Path, name: str) -> None:
        parted.append(name)
        put(rows, folder, name)

    monkeypatch.setattr(join_module, "put", watched)
    assert find_pairs(articles) == found
    assert set(parted) == {str(part) for part in range(join_module.PARTS)}
