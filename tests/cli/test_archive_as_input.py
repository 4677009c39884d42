"""An archive as input: its articles as they were added, whatever version made it, whoever did."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from archive.news import collection, dump

from dedup.archive.add import add
from dedup.archive.store import ensure_archive, open_archive
from dedup.errors import InputError
from dedup.model import Article, Origin, Skip
from dedup.options import silent
from dedup.read import streams
from dedup.read.reader import read

Run = Callable[..., Any]
ORIGIN = Origin("news.jsonl.gz", 7, "ff", "cp1256", ("1 character replaced",), "jsonl")


def add_to(path: Path, articles: list[Article]) -> Path:
    ensure_archive(str(path), {})
    with open_archive(str(path), write=True) as archive:
        add(archive, articles, silent)
    return path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    articles = [article for article in collection(3, 60) if article.text]
    return add_to(tmp_path / "old.duckdb", articles)


def run_in(path: Path, *statements: str) -> None:
    with duckdb.connect(str(path)) as connection:
        for statement in statements:
            connection.execute(statement)


def outcome(path: Path) -> tuple[list[Article], list[str]]:
    items = list(read(path))
    return (
        [item for item in items if isinstance(item, Article)],
        [item.reason for item in items if isinstance(item, Skip)],
    )


def test_an_article_is_read_as_it_was_added(tmp_path: Path) -> None:
    path = tmp_path / "a.duckdb"
    text = "نص من عدة كلمات\n\nوفقرة ثانية"
    place = ("Sella Post", "ع", "2024-02-03", "http://x", "ar", ORIGIN)
    first = Article("x", text, *place, author="N. Haddad")
    add_to(path, [Article("y", "A second text."), first])
    (one, two), reasons = outcome(path)
    assert reasons == []
    origin = Origin(
        str(path), 0, "ff", "cp1256", ("1 character replaced",),
        "archive (news.jsonl.gz record 7, jsonl)",
    )  # fmt: skip
    assert one == replace(first, origin=origin)
    assert (two.id, two.text, two.origin.record) == ("y", "A second text.", 1)


def test_an_archive_is_made_anew_from_one_that_is_refused(
    run: Run, old: Path, tmp_path: Path
) -> None:
    before = dump(old)
    run_in(
        old,
        "UPDATE about SET value = '1' WHERE name = 'format'",
        "ALTER TABLE articles DROP author",  # format 1 had none
    )
    assert run("archive", "info", old).code == 2
    new = tmp_path / "new.duckdb"
    assert run("archive", "add", new, old).code == 0
    after = dump(new)
    same: Sequence[str] = [name for name in before if name != "main.articles"]
    assert {name: after[name] for name in same} == {name: before[name] for name in same}
    assert len(before["main.pairs"]) > 5
    found = run("find", old)
    assert (found.code, found.out.count("\n")) == (0, len(before["main.pairs"]))


def test_an_archive_is_not_added_to_itself(run: Run, old: Path) -> None:
    before = dump(old)
    done = run("archive", "add", old, old)
    assert (done.code, done.err.count("in use")) == (3, 1), done.err
    assert dump(old) == before


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        (["DROP TABLE about"], "a DuckDB file, but no archive of dedup"),
        (
            ["ALTER TABLE articles RENAME TO kept", "CREATE VIEW articles AS FROM kept"],
            "a DuckDB file, but no archive of dedup",
        ),
        (["ALTER TABLE articles DROP text"], "a DuckDB file, but no archive of dedup"),
        (["DELETE FROM articles"], "no article in it"),
    ],
)
def test_what_is_no_archive_is_named(old: Path, statements: list[str], reason: str) -> None:
    run_in(old, *statements)
    assert outcome(old) == ([], [reason])


def test_files_that_are_none_and_halves_of_one_are_named(old: Path, tmp_path: Path) -> None:
    text = tmp_path / "text.duckdb"
    text.write_text("just words " * 1000)
    assert outcome(text) == ([], ["no archive of dedup: not a DuckDB file"])
    half = tmp_path / "half.duckdb"
    half.write_bytes(old.read_bytes()[:5000])
    articles, (reason,) = outcome(half)
    assert (articles, reason.partition(":")[0]) == ([], "damaged, or in use by another process")
    assert "\n" not in reason


def test_rows_that_no_add_made_are_skipped_or_read_never_run(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", 2000)
    before, _ = outcome(old)
    run_in(
        old,
        "CREATE MACRO strlen(x) AS 0",
        "INSERT INTO articles (id) VALUES ('no text')",
        "INSERT INTO articles (id, text) VALUES ('huge', repeat('word ', 1000))",
        "INSERT INTO articles (text, repairs) VALUES ('Only a text.', [NULL])",
    )
    articles, reasons = outcome(old)
    assert articles[:-1] == before
    assert (articles[-1].id, articles[-1].text) == (f"old#{len(before) + 2}", "Only a text.")
    assert articles[-1].origin.repairs == ()
    assert reasons == ["empty text", streams.over_size()]


def test_a_field_that_an_archive_has_not_cannot_be_mapped(old: Path) -> None:
    (skip,) = read(old, columns={"text": "content"})
    assert isinstance(skip, Skip)
    assert skip.reason.startswith("no column 'content' for text; it has id, outlet")
    with pytest.raises(InputError):
        list(read(old, columns={"nothing": "id"}))
