"""dedup archive as a user meets it: sums told, bad files refused in a line, hard days survived."""

from __future__ import annotations

import fcntl
import json
import os
import random
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest
from archive.news import collection, dump
from cli.forks import at_once

from dedup.archive.info import info
from dedup.archive.store import ensure_archive, open_archive
from dedup.archive.tables import TABLES
from dedup.cli import main
from dedup.model import Article

Run = Callable[..., Any]
ROOT = Path(__file__).parents[2]
DEMO = "seeds/*.txt"
LIVES = Path(__file__).parent / "archive_lives.py"
KILLS = 75
"""Fifty by SIGKILL, the others by SIGTERM."""


def write(path: Path, articles: list[Article]) -> Path:
    """Articles as JSON lines; empty ones, which a reader skips, are left out."""
    records = (
        {"id": article.id, "text": article.text, "date": article.published}
        for article in articles
        if article.text
    )
    lines = map(json.dumps, records)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of the demonstration articles, only read."""
    path = tmp_path_factory.mktemp("archive") / "demo.duckdb"
    assert main(["archive", "add", str(path), *map(str, SEEDS), "-q"]) == 0
    return path


SEEDS = sorted((ROOT / "seeds").glob("*.txt"))


def test_add_tells_what_came_of_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.duckdb"
    done = run("archive", "add", file, *SEEDS[:3])
    assert (done.code, done.err) == (0, "")
    assert done.out == "3 articles added; now 3 articles, 1 pair (+1)\n"
    done = run("archive", "add", file, *SEEDS)
    assert done.out == ("2 articles added, 3 were there already; now 5 articles, 2 pairs (+1)\n")
    assert (run("archive", "add", file, *SEEDS, "-q").out, done.code) == ("", 0)


def test_pairs_are_those_of_find(run: Run, demo: Path) -> None:
    pairs = [json.loads(line) for line in run("find", DEMO).out.splitlines()]
    with duckdb.connect(str(demo), read_only=True) as connection:
        rows = connection.execute('SELECT "left", "right", relation FROM pairs ORDER BY ALL')
        assert rows.fetchall() == [(p["left"], p["right"], p["relation"]) for p in pairs]


def test_a_conflict_is_named_and_ends_with_3(run: Run, tmp_path: Path) -> None:
    one = write(tmp_path / "one.jsonl", [Article("x", "The ferry to Sella sails at nine today.")])
    two = write(tmp_path / "two.jsonl", [Article("x", "Another text."), Article("y", "A third.")])
    file = tmp_path / "a.duckdb"
    assert run("archive", "add", file, one).code == 0
    done = run("archive", "add", file, two)
    assert done.code == 3
    assert "1 article added; now 2 articles" in done.out
    assert f"same id 'x' as {one.as_posix()} record 0 in the archive but another text" in done.err


def test_query_tells_who_ran_a_text(run: Run, demo: Path) -> None:
    done = run("archive", "query", demo, SEEDS[0])
    assert (done.code, done.err) == (0, "")
    first, *rest = done.out.splitlines()
    assert first.endswith("2 articles share text with it")
    assert rest[0].startswith("  identical  100% of it, 100% of theirs; ")
    assert rest[1] == "    000"
    assert rest[2].startswith("  near copy  ")
    assert run("archive", "query", demo, SEEDS[0], "--limit", "1").out.splitlines()[3] == (
        "  and 1 more (--limit 0 shows all)"
    )


def test_query_as_json(run: Run, demo: Path) -> None:
    done = run("archive", "query", demo, *SEEDS, "--json")
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert [answer["left"] for answer in answers] == ["000", "001", "002", "003", "004"]
    (itself, other) = answers[0]["matches"]
    assert (itself["right"], itself["relation"]) == ("000", "identical")
    assert set(other) == {
        "right", "outlet", "title", "published", "url", "relation", "resemblance",
        "left_containment", "right_containment", "shared_words", "longest_run", "found_by",
    }  # fmt: skip


def test_info(run: Run, demo: Path) -> None:
    done = run("archive", "info", demo)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("articles  5; 2,456 words")
    assert "pairs     2: 1 near copy, 1 partial" in done.out
    assert "--min-run 8" in done.out
    found = json.loads(run("archive", "info", demo, "--json").out)
    assert (found["format"], found["articles"], found["pairs"]) == (3, 5, 2)
    assert (found["interrupted"], found["options"]["bands"]) == (False, 42)
    assert found["bytes"] == demo.stat().st_size


def test_info_says_the_first_and_last_date_in_whatever_form(run: Run, tmp_path: Path) -> None:
    stamps = ("2023-02-01", "26/04/2022", "", "Thu, 02 Feb 2023 08:00:00 +0200", "of late")
    articles = [Article(f"a{n}", f"Note {n}.", published=stamp) for n, stamp in enumerate(stamps)]
    file = tmp_path / "a.duckdb"
    run("archive", "add", file, write(tmp_path / "some.jsonl", articles))
    out = run("archive", "info", file).out
    assert "published 26/04/2022 to Thu, 02 Feb 2023 08:00:00 +0200" in out


def test_names_in_articles_cannot_steer_the_terminal(run: Run, tmp_path: Path) -> None:
    evil = Article("\x1b[31mred", "The ferry to Sella sails at nine today and not later.")
    file = tmp_path / "a.duckdb"
    run("archive", "add", file, write(tmp_path / "one.jsonl", [evil]))
    done = run("archive", "query", file, tmp_path / "one.jsonl")
    assert "\x1b" not in done.out + done.err
    assert "red" in done.out


def test_options_are_those_the_archive_was_made_with(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.duckdb"
    assert run("archive", "add", file, DEMO, "--min-run", "12").code == 0
    assert run("archive", "add", file, DEMO).code == 0
    assert run("archive", "add", file, DEMO, "--min-run", "12").code == 0
    done = run("archive", "add", file, DEMO, "--min-run", "9")
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        f"dedup: {file} was made with --min-run 12, not 9: leave the option out, or add the "
        "articles to a new archive\n"
    )


def test_defaults_of_the_folder_reach_a_command_of_the_group(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pyproject.toml").write_text("[tool.dedup]\nmin-run = 10\nlimit = 3\n")
    monkeypatch.chdir(tmp_path)
    seeds = [ROOT / seed for seed in SEEDS]
    assert run("archive", "add", "a.duckdb", *seeds).code == 0
    assert json.loads(run("archive", "info", "a.duckdb", "--json").out)["options"]["min_run"] == 10


def _text(path: Path) -> None:
    path.write_text("just words " * 1000)


def _other(path: Path) -> None:
    with duckdb.connect(str(path)) as connection:
        connection.execute("CREATE TABLE pairs(a INTEGER)")


def _about(name: str, value: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with duckdb.connect(str(path)) as connection:
            connection.execute("UPDATE about SET value = ? WHERE name = ?", [value, name])

    return change


def _statement(statement: str) -> Callable[[Path], None]:
    def change(path: Path) -> None:
        with duckdb.connect(str(path)) as connection:
            connection.execute(statement)

    return change


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (_text, "is no archive of dedup: not a DuckDB file"),
        (Path.touch, "is no archive of dedup: not a DuckDB file"),
        (_other, "is a DuckDB file, but no archive of dedup"),
        (_about("format", "1"), "has format '1', this version of dedup reads 3"),
        (_about("fold", "0"), "this version folds letters otherwise"),
        (_about("keys", "0"), "this version makes other keys"),
        (_about("rules", "0"), "this version has other thresholds"),
        (_about("options", "[]"), "is damaged: its options cannot be read"),
        (_about("window", "many"), "is damaged: 'window' is no number"),
        (_statement("DROP TABLE stock"), "is damaged: the table main.stock is not as dedup made"),
        (_statement("ALTER TABLE pairs DROP relation"), "is damaged: the table main.pairs is not"),
        (
            _statement(
                "DROP TABLE stories; CREATE VIEW stories AS SELECT '' AS story, '' AS article"
            ),
            "is damaged: the table main.stories is not",
        ),
    ],
)
@pytest.mark.parametrize("words", [("info",), ("query", DEMO), ("add", DEMO)])
def test_what_is_no_archive_of_this_version_is_one_line_and_2(
    run: Run, demo: Path, tmp_path: Path, change: Callable[[Path], None], told: str,
    words: tuple[str, ...],
) -> None:  # fmt: skip
    file = tmp_path / "a.duckdb"
    if change not in (_text, Path.touch, _other):
        file.write_bytes(demo.read_bytes())
    change(file)
    before = file.read_bytes()
    done = run("archive", words[0], file, *words[1:])
    assert (done.code, done.out) == (2, "")
    assert told in done.err
    assert done.err.count("\n") == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize("words", [("info",), ("query", DEMO)])
def test_what_is_not_there_is_one_line_and_2(
    run: Run, tmp_path: Path, words: tuple[str, ...]
) -> None:
    for path in (tmp_path / "none.duckdb", tmp_path):
        done = run("archive", words[0], path, *words[1:])
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
    assert not (tmp_path / "none.duckdb").exists()
    done = run("archive", "add", tmp_path / "no" / "such" / "a.duckdb", DEMO)
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert run("archive", "add", tmp_path / "b.duckdb", "no/such/input").code == 2
    assert list(tmp_path.iterdir()) == [], "nothing is made for an input that is not there"


def test_a_truncated_archive_is_one_line_and_2(run: Run, demo: Path, tmp_path: Path) -> None:
    whole = demo.read_bytes()
    for size in (100, 5000, len(whole) // 2):
        file = tmp_path / f"{size}.duckdb"
        file.write_bytes(whole[:size])
        done = run("archive", "info", file)
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), size


def test_nothing_stored_in_a_file_is_run(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.duckdb"
    file.write_bytes(demo.read_bytes())
    with duckdb.connect(str(file)) as connection:
        for macro in ("count(x) AS 666", "sum(x) AS 666", "min(x) AS 'no'", "length(x) AS 666"):
            connection.execute(f"CREATE MACRO {macro}")
        connection.execute("CREATE VIEW leak AS SELECT * FROM read_csv('/etc/passwd')")
    assert json.loads(run("archive", "info", file, "--json").out)["pairs"] == 2
    assert (
        run("archive", "query", file, SEEDS[0]).out == run("archive", "query", demo, SEEDS[0]).out
    )
    assert run("archive", "add", file, DEMO).code == 0


def test_a_connection_reaches_the_archive_and_nothing_else(demo: Path, tmp_path: Path) -> None:
    from dedup.archive.store import open_archive

    with open_archive(str(demo)) as archive:
        for statement in (
            "SELECT * FROM read_csv('/etc/passwd')",
            f"COPY (SELECT 1) TO '{tmp_path}/out.csv'",
            f"ATTACH '{tmp_path}/other.duckdb'",
            "SET enable_external_access = true",
            "INSERT INTO archive.main.about VALUES ('a', 'b')",
        ):
            with pytest.raises(duckdb.Error):
                archive.connection.execute(statement)


def articles_in(path: Path) -> int:
    """How many articles an archive holds, and that it can be opened."""
    with open_archive(str(path)) as archive:
        return info(archive).articles


CTRL_C_IN_THE_THIRD_BATCH = """
import itertools, signal, sys
import dedup.archive.add as module
from dedup.cli import main

module.BATCH_CHARS = 8_000
insert, calls = module._insert_keys, itertools.count(1)
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background ignores it

def interrupted(*given):
    insert(*given)
    if next(calls) == 3:  # to this very thread: sent to the process, one of DuckDB's may take it
        signal.raise_signal(signal.SIGINT)  # and the batch end before Python hears of it

module._insert_keys = interrupted
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background jobs ignore it
sys.exit(main(sys.argv[1:]))
"""


ENDS = (-signal.SIGKILL, -signal.SIGTERM)


def test_killed_at_fifty_moments_and_run_again_it_ends_as_a_clean_run(tmp_path: Path) -> None:
    draw = random.Random(8)  # noqa: S311 - when to kill is no secret
    source = write(tmp_path / "news.jsonl", collection(8, 90))
    folder = tmp_path / "archives"
    folder.mkdir()
    parts = [draw.random() for _ in range(KILLS)]
    plan = {"source": str(source), "folder": str(folder), "parts": parts}
    done = subprocess.run(
        [sys.executable, str(LIVES), json.dumps(plan)],
        cwd=ROOT, capture_output=True, check=True, timeout=600,
        env=os.environ | {"TMPDIR": str(tmp_path)},  # what killed processes leave goes with it
    )  # fmt: skip
    first, *told = map(json.loads, done.stdout.splitlines())
    last = first["info"]
    assert (first["code"], last["batches"], last["interrupted"]) == (0, 5, False)
    for life in told:
        if life["info"] is None:  # killed before there was an archive
            assert life["code"] in ENDS
            continue
        assert isinstance(life["info"], dict), life["info"]
        finished = (life["info"]["articles"], life["info"]["batches"]) == (last["articles"], 5)
        assert finished or life["code"] in ENDS, life
    killed = [life for life in told if life["code"]]
    assert len(killed) > KILLS / 3, "many lives were cut short"
    states = {life["info"]["batches"] for life in killed if life["info"]}
    assert len(states) > 2, "and between different batches"
    clean = dump(folder / "clean.duckdb")
    assert told[-1]["code"] == 0
    for name in {life["file"] for life in told}:
        assert dump(folder / name) == clean
    assert [path.name for path in folder.iterdir() if path.name.startswith(".")] == []


def test_what_a_killed_making_left_is_taken_away_and_what_lives_is_not(
    run: Run, tmp_path: Path
) -> None:
    file = tmp_path / "a.duckdb"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "unlink", lambda *_, **__: None)  # as if killed just before
        ensure_archive(str(file), {})
    (left,) = tmp_path.glob(".dedup.*")
    with left.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert run("archive", "add", file, SEEDS[0]).code == 0
        assert left.exists(), "another process is at it"
    assert run("archive", "add", file, SEEDS[0]).code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["a.duckdb"]


def test_of_eight_adds_at_once_each_is_done_or_refused(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.duckdb"
    articles = collection(9, 80)
    parts = [write(tmp_path / f"{n}.jsonl", articles[n * 10 : n * 10 + 10]) for n in range(8)]
    done = at_once(*(["archive", "add", file, part] for part in parts))
    held = articles_in(file)
    refused = [said for code, said in done if code == 2]
    assert all("is in use by another process" in said for said in refused)
    assert all(said.count("\n") == 1 for said in refused)
    accepted = [part for part, (code, _) in zip(parts, done, strict=True) if not code]
    assert len(accepted) + len(refused) == 8
    assert held == sum(len(part.read_text(encoding="utf-8").splitlines()) for part in accepted) > 0
    clean = tmp_path / "clean.duckdb"
    assert [run("archive", "add", path, *parts).code for path in (file, clean)] == [0, 0]
    assert dump(file) == dump(clean)


def test_ctrl_c_is_one_line_and_the_batches_before_stay(run: Run, tmp_path: Path) -> None:
    source = write(tmp_path / "news.jsonl", collection(10, 120))
    file = tmp_path / "a.duckdb"
    words = [sys.executable, "-c", CTRL_C_IN_THE_THIRD_BATCH, "archive", "add", file, source]
    done = subprocess.run(list(map(str, words)), cwd=ROOT, check=False, capture_output=True)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"dedup: interrupted; ")
    assert done.stderr.count(b"\n") == 1
    with open_archive(str(file)) as archive:
        held = info(archive)
    assert (held.batches, held.interrupted) == (2, True)
    clean = tmp_path / "clean.duckdb"
    assert [run("archive", "add", path, source).code for path in (file, clean)] == [0, 0]
    assert dump(file) == dump(clean)


@pytest.mark.skipif(os.geteuid() != 0, reason="mounting a small disk needs root")
def test_on_a_full_disk_what_was_there_stays(run: Run, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)],
        check=False, capture_output=True,
    )  # fmt: skip
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        file = disk / "a.duckdb"
        assert run("archive", "add", file, DEMO).code == 0
        before = dump(file)
        chance = random.Random(1)  # noqa: S311 - text that does not compress
        texts = ["".join(chance.choices("abcdefgh ", k=200_000)) for _ in range(40)]
        many = [Article(f"n{number}", text) for number, text in enumerate(texts)]
        done = run("archive", "add", file, write(tmp_path / "many.jsonl", many))
        assert (done.code, done.out, done.err.count("\n")) == (2, "", 1)
        assert "no space left" in done.err.lower()
        assert dump(file) == before
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_the_manual_tells_every_table_and_column() -> None:
    text = (ROOT / "docs" / "archive.md").read_text(encoding="utf-8")
    for name, table in TABLES.items():
        if name.startswith("main."):
            assert f"`{name.removeprefix('main.')}`" in text
            for column in table.columns:
                assert f"`{column}`" in text, f"{name}: {column}"
