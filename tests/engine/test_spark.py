"""Spark finds what DuckDB finds, to the last bit, however the collection is cut up."""

from __future__ import annotations

import gzip
import importlib
import json
import os
import random
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from needs import needed, skip_or_fail

from dedup.cli import main
from dedup.engine.local import Found, find_pairs
from dedup.match import keys
from dedup.model import Article, Skip
from dedup.options import Resources, ScanOptions
from dedup.pipeline import scan
from dedup.read.reader import read
from dedup.report.json import dumps
from dedup.rows import to_item, to_row
from dedup.shelf import comparison_of, line_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

# pyspark 4.0 leaves its sockets to the collector of garbage.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
SEEDS = str(Path(__file__).parents[2] / "seeds")
Make = Callable[[int], Any]

SMALL = {
    # Compiling each query costs more than running it on so few rows.
    "spark.sql.codegen.wholeStage": "false",
    "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1",
    "spark.sql.shuffle.partitions": "2",
}


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    """One session for all tests, under a locale whose digits are not ASCII."""
    for module in ("pandas", "pyarrow", "pyspark"):
        needed(module, "spark")
    if not (shutil.which("java") or "JAVA_HOME" in os.environ):
        skip_or_fail("Java is not installed")
    from dedup.engine.spark.session import open_session

    os.environ["JAVA_TOOL_OPTIONS"] = "-Duser.language=ar -Duser.country=SA"
    with open_session(settings=SMALL, resources=Resources(2, 1 << 30)) as session:
        yield session


def table(session: SparkSession, articles: list[Article], parts: int) -> DataFrame:
    rows = [(article.id, article.text) for article in articles]
    frame = session.sparkContext.parallelize(rows, parts)
    return session.createDataFrame(frame, "id string, text string")


def on_spark(
    articles: DataFrame, options: ScanOptions | None = None, *, stock: bool = True
) -> Found:
    """What Spark finds, in the type of the other engine."""
    from dedup.cluster import sorted_pairs
    from dedup.engine.spark.find import find_pairs as find

    found = find(articles, options, stock=stock)
    return Found(tuple(sorted_pairs(found)), found.stock, found.notices, found.looked_at)


def collection(make: Make) -> list[Article]:
    """Originals, copies edited everywhere, borrowed passages, exact copies, a footer of many."""
    news = make(5)
    originals = [news.prose(150) for _ in range(50)]
    texts = list(originals)
    for text in originals[:25]:
        words = text.split()
        passage = " ".join(words[20:50])
        texts += [
            f"{news.prose(12)} {text}",
            news.edited(text, 0.1),
            f"{news.prose(60)} {passage} {news.prose(60)}",
            text,
        ]
    texts += [originals[0]] * 8
    footer = news.prose(45)
    texts += [f"{news.prose(60)}\n{footer}" for _ in range(60)]
    texts += ["too short to judge", "", "النص أقصر من أن يقارن"]
    return [Article(f"{number:03}", text) for number, text in enumerate(texts)]


CASES = {
    "as it is": (ScanOptions(), keys.SMALL_WORDS, 2),
    # Chains instead of all pairs, sampled keys, mass-run texts told one by one.
    "crowded, sampled": (ScanOptions(max_bucket=5, min_words=20, seed=9), 0, 7),
}


def test_of_a_mass_run_story_the_same_pairs_are_listed(
    newsroom: Make, session: SparkSession
) -> None:
    news = newsroom(14)
    story = news.prose(120)
    articles = [
        Article(f"v{number:02}", f"{news.prose(10)} {news.edited(story, 0.06)}")
        for number in range(60)
    ]
    options = ScanOptions(max_bucket=8)
    found = find_pairs(articles, options, stock=False)
    assert "pairs left out of stories" in str(found.notices[-1])
    assert on_spark(table(session, articles, 3), options, stock=False) == found


@pytest.mark.parametrize("name", CASES)
def test_spark_finds_the_very_pairs_stock_and_notices(
    name: str, newsroom: Make, session: SparkSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    options, small_words, parts = CASES[name]
    monkeypatch.setattr(keys, "SMALL_WORDS", small_words)
    articles = collection(newsroom)
    found = find_pairs(articles, options)
    assert len(found.pairs) > 100
    assert len(found.stock) == 1
    assert len(found.notices) >= (1 if name == "as it is" else 4)
    random.Random(3).shuffle(articles)  # noqa: S311
    assert on_spark(table(session, articles, parts), options) == found


def test_nothing_in_nothing_out(session: SparkSession) -> None:
    assert on_spark(table(session, [], 1)) == find_pairs([])


def test_chains_of_links_come_to_one_root_in_few_turns(session: SparkSession) -> None:
    from dedup.engine.spark.components import roots

    edges = [(at + 1, at) for at in range(0, 60)] + [(200, 100), (300, 100), (300, 250)]
    random.Random(1).shuffle(edges)  # noqa: S311
    found = roots(session.createDataFrame(edges, "node long, root long")).collect()
    expected = {(at, 0) for at in range(1, 61)} | {(200, 100), (250, 100), (300, 100)}
    assert {tuple(row) for row in found} == expected
    assert len(found) == len(expected)


def lines_of(articles: list[Article]) -> list[str]:
    return [
        json.dumps({"doc_id": item.id, "body": item.text, "source": "المدينة"}, ensure_ascii=False)
        for item in articles
    ]


def written(folder: Path, articles: list[Article]) -> None:
    """The same articles in four files, with lines that are none and ids that come again."""
    folder.mkdir()
    lines = lines_of(articles)
    lines[3:3] = ['{"body": "cut off', "", "[1, 2]", '{"body": ""}', '{"body": 7}']
    lines += [lines[0], json.dumps({"doc_id": "001", "body": "Another text with the same id."})]
    (folder / "a b [1].jsonl").write_text("\n".join(lines[:40]) + "\n", encoding="utf-8")
    with gzip.open(folder / "b.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(lines[40:]))
    (folder / "c.csv").write_text(
        'id,text,date\nc1,"One line of a table, long enough to count here",2024-01-02\nc2\n',
        encoding="utf-8",
    )
    (folder / "d.jsonl").write_bytes(
        '{"body": "سطر بترميز آخر لا يصلح أن يكون يونيكود"}\n'.encode("cp1256")
        + b'{"body": "A record that has no id of its own, named by its line."}\r\n'
    )
    (folder / "e.doc").write_text("no format of ours")
    (folder / "f.txt").write_text("A file of its own with enough words to be an article.")


def items_of(session: SparkSession, folder: Path) -> list[Article | Skip]:
    from dedup.read.spark import read_table

    found = read_table(session, [str(folder)])
    rows = [*found.articles.collect(), *found.skipped.collect()]
    return sorted((to_item(row.asDict()) for row in rows), key=place)


def place(item: Article | Skip) -> tuple[Any, ...]:
    record = item.origin.record
    return (item.origin.path, -1 if record is None else record, isinstance(item, Skip))


@pytest.mark.parametrize("split", [False, True])
def test_spark_reads_what_one_machine_reads(
    split: bool,
    newsroom: Make,
    session: SparkSession,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "news"
    written(folder, collection(newsroom)[:60])
    if split:
        import duckdb

        # By its full name: dedup.read is a function too.
        monkeypatch.setattr(importlib.import_module("dedup.read.spark"), "WHOLE", 1)
        session.conf.set("spark.sql.files.maxPartitionBytes", "3000")
        session.conf.set("spark.sql.files.openCostInBytes", "0")
        duckdb.sql(
            "SELECT 'p' || i AS id, i AS nr, DATE '2024-01-01' + i::INTEGER AS date, "
            "TIMESTAMP '2024-01-01 10:00:00' AS at, if(i = 3, NULL, 'Row ' || i || ' of a table "
            "that is long enough to be read.') AS text FROM range(9) t(i)"
        ).write_parquet(str(folder / "rows.parquet"), compression="uncompressed")
        table = folder / "rows.parquet"
        table.write_bytes(table.read_bytes().replace(b"Row 6", b"Row \xff"))
    try:
        found = items_of(session, folder)
    finally:
        session.conf.unset("spark.sql.files.maxPartitionBytes")
        session.conf.unset("spark.sql.files.openCostInBytes")
    expected = sorted(read([str(folder)]), key=place)
    assert len(expected) > 60
    assert len({item.reason for item in expected if isinstance(item, Skip)}) >= 8
    assert found == expected


def test_rows_come_back_as_they_went() -> None:
    for item in read([SEEDS]):
        assert to_item(to_row(item)) == item


def test_comparisons_come_back_as_they_went() -> None:
    articles = [item for item in read([SEEDS]) if isinstance(item, Article)]
    report = scan(articles)
    assert report.comparisons
    for comparison in report.comparisons:
        assert comparison_of(line_of(comparison)) == comparison


def test_a_scan_gives_the_very_report(
    session: SparkSession, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dedup import cluster

    report = scan(read([SEEDS]))
    assert len(report.comparisons) == 2
    every = tmp_path / "every"
    assert cluster.scan(session, [SEEDS], write_to=every.as_uri()) == report
    lines = [path.read_text(encoding="utf-8") for path in sorted(every.glob("part-*"))]
    assert "".join(lines) == "".join(dumps(item.to_dict()) + "\n" for item in report.comparisons)

    monkeypatch.setattr(cluster, "MOST_PAIRS", 1)
    cut = cluster.scan(session, [SEEDS])
    assert cut.comparisons == ()
    assert str(cut.notices[-1]).startswith(
        "the report holds 0 of 5 articles and 0 of 2 pairs"  # the two are one group
    )


def test_the_command_writes_the_same_bytes(
    newsroom: Make, session: SparkSession, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "news"
    written(folder, collection(newsroom)[:80])
    base = ["find", str(folder), "--map", "text=body"]
    ours = [*base, "--engine", "spark"]

    def run(arguments: list[str]) -> tuple[Any, str, str]:
        code = main(arguments)
        said = capfd.readouterr()
        return code, said.out, said.err

    code, out, err = run(base)
    assert code == 3
    assert out.count("\n") > 40
    assert run(ours) == (code, out, err)
    parts = tmp_path / "pairs"
    assert run([*ours, "-o", f"{parts}/", "--format", "jsonl"]) == (code, "", err)
    texts = (path.read_text(encoding="utf-8") for path in sorted(parts.glob("part-*")))
    assert "".join(texts) == out
    code, _, err = run([*ours, "-o", f"{parts}/"])
    assert (code, err.count("\n")) == (2, 1)
    assert "exists" in err


def test_five_thousand_real_articles_give_the_very_pairs(
    shared: Path, session: SparkSession
) -> None:
    with gzip.open(shared / "data" / "saudi_ar.jsonl.gz", "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line, _ in zip(file, range(5000), strict=False)]
    articles = [Article(str(record["id"]), record["body"] or "") for record in records]
    found = find_pairs(articles)
    assert len(found.pairs) > 500
    assert on_spark(table(session, articles, 4)) == found


def test_what_is_missing_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for module in ("pandas", "pyarrow", "pyspark"):
        needed(module, "spark")
    arguments = ["find", SEEDS, "--engine", "spark"]
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert main(arguments) == 2
    assert capfd.readouterr().err == (
        "dedup: --engine spark needs Java 17 or later: apt install openjdk-17-jre-headless, or set "
        "JAVA_HOME to where it is\n"
    )
    monkeypatch.setitem(sys.modules, "pyspark", None)
    assert main(arguments) == 2
    assert capfd.readouterr().err == (
        "dedup: --engine spark needs an extra: pip install 'dedup[spark]'\n"
    )
    assert main(["scan", SEEDS, "--all-pairs", "x/"]) == 2
