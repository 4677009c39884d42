"""The articles of the inputs as a table of Spark, read by the executors.

A file that one task can read whole goes through the very readers of one machine. Lines of JSON and
Parquet over `WHOLE` bytes are cut up by Spark and each piece goes through the same functions row by
row. Paths with a scheme (``s3a://…``, ``hdfs://…``) are whatever Spark can open; those without are
files that every executor sees under the same name.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial, wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pyarrow as pa

from dedup.errors import InputError
from dedup.model import Article, Skip
from dedup.read.fields import Columns, check_columns, missing_column
from dedup.read.jsonl import line_item
from dedup.read.parquet import NOT_UTF8, as_text, row_item
from dedup.read.reader import read_source, repeated, with_language
from dedup.read.sources import STDIN, Source, find_sources, known_source, with_ids
from dedup.read.streams import MAX_RECORD_BYTES, over_size
from dedup.rows import SCHEMA, to_item, to_row

if TYPE_CHECKING:
    import duckdb
    from pyspark.sql import DataFrame, SparkSession

WHOLE = 64 << 20
"""Bytes up to which lines and Parquet are read by one task, as half a split of Spark's."""
MOST_PACKED = 512 << 20
"""Bytes of a file from a remote store that a task takes whole: it goes through its memory."""
BATCH_CHARS = 4_000_000
LINES, TABLES = (".jsonl", ".ndjson"), (".parquet",)


@dataclass(frozen=True, slots=True)
class Inputs:
    """The articles, and what could not be read, as rows of :data:`dedup.rows.SCHEMA`."""

    articles: DataFrame
    skipped: DataFrame
    records: DataFrame
    """Both."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How rows become articles, as the executors need to know it."""

    columns: Columns
    languages: bool


def read_table(
    session: SparkSession,
    inputs: Sequence[str],
    *,
    columns: Mapping[str, str] | None = None,
    languages: bool = True,
) -> Inputs:
    """Every article of ``inputs``, and a skip for each thing unread, as :func:`dedup.read` gives.

    The list of files is on the driver, as Spark's own is; no text and no record is. Raises
    InputError for a path that does not exist and for standard input.
    """
    from pyspark import StorageLevel  # noqa: PLC0415

    how = _Reading(check_columns(columns), languages)
    sources, skips = _sources(session, inputs)
    tables = [table for table in _tables(session, sources, skips, how) if table is not None]
    records = tables[0]
    for table in tables[1:]:
        records = records.unionByName(table)
    records = records.persist(StorageLevel.DISK_ONLY)
    articles, again = _each_id_once(records)
    skipped = records.where("reason IS NOT NULL")
    return Inputs(articles, skipped.unionByName(again) if again is not None else skipped, records)


def size_of(inputs: Sequence[str]) -> int:
    """Bytes of the local files of ``inputs``, packed as they are."""
    found = find_sources([name for name in inputs if not _is_remote(name)])
    return sum(item.size for item in found if isinstance(item, Source))


def _is_remote(name: str) -> bool:
    return "://" in name


def _sources(session: SparkSession, inputs: Sequence[str]) -> tuple[list[Source], list[Skip]]:
    """Every file, and what is no file that can be read."""
    if STDIN in inputs:
        raise InputError("-: Spark's executors cannot read standard input; name files or folders")
    local = find_sources([name for name in inputs if not _is_remote(name)])
    sizes = {
        name: size for uri in inputs if _is_remote(uri) for name, size in _listed(session, uri)
    }
    remote = (known_source(name, name, size=sizes[name]) for name in sorted(sizes))
    items = [_bounded(item) for item in with_ids(chain(local, remote))]
    sources = [item for item in items if isinstance(item, Source)]
    return sources, [item for item in items if isinstance(item, Skip)]


def _bounded(item: Source | Skip) -> Source | Skip:
    """The source, unless a task would have to take too much of a remote store through memory."""
    if isinstance(item, Skip) or not _is_remote(item.name) or _is_split(item):
        return item
    reason = f"over {MOST_PACKED:,} bytes, the bound for one remote file; split it"
    return item.skip(reason) if item.size > MOST_PACKED else item


def _listed(session: SparkSession, uri: str) -> Iterator[tuple[str, int]]:
    """Name and size of every file behind a path of Hadoop's; hidden ones are passed over."""
    jvm: Any = session.sparkContext._jvm
    path = jvm.org.apache.hadoop.fs.Path(uri)
    try:
        system = path.getFileSystem(session.sparkContext._jsc.hadoopConfiguration())
        found = system.globStatus(path)
    except Exception as error:
        reason = str(error).strip().splitlines()[-1]
        raise InputError(f"{uri}: cannot be listed: {reason}") from error
    if not found:
        raise InputError(f"{uri}: no such file or folder; check the path")
    for status in found:
        files = system.listFiles(status.getPath(), True)
        while files.hasNext():
            file = files.next()
            if not file.getPath().getName().startswith(("_", ".")):
                yield file.getPath().toString(), file.getLen()


def _is_split(source: Source) -> bool:
    is_cut = not source.packing and source.family in (*LINES, *TABLES)
    return is_cut and source.size > WHOLE


def _uri(source: Source) -> str:
    """The address of a file as Hadoop's ``Path.toString`` gives it: nothing in it is encoded."""
    return source.name if _is_remote(source.name) else f"file://{Path(source.place).absolute()}"


def _as_glob(uri: str) -> str:
    """A pattern that matches this one file: Spark takes every path for a pattern."""
    return _MAGIC.sub(r"\\\1", uri)


_MAGIC = re.compile(r"([\[\]{}*?\\])")


def _tables(
    session: SparkSession, sources: list[Source], skips: list[Skip], how: _Reading
) -> Iterator[DataFrame | None]:
    rows = [tuple(to_row(skip).values()) for skip in skips]
    yield session.createDataFrame(rows, SCHEMA)
    whole = [item for item in sources if not _is_split(item)]
    yield _whole(session, [item for item in whole if not _is_remote(item.name)], how)
    yield _remote(session, [item for item in whole if _is_remote(item.name)], how)
    split = [item for item in sources if _is_split(item)]
    yield _lines(session, [item for item in split if item.family in LINES], how)
    yield _rows(session, [item for item in split if item.family in TABLES], how)


def _whole(session: SparkSession, sources: list[Source], how: _Reading) -> DataFrame | None:
    """Files that an executor opens itself."""
    if not sources:
        return None
    size = sum(source.size for source in sources)
    parts = min(len(sources), max(session.sparkContext.defaultParallelism, size // WHOLE))
    rows = [_described(source, str(Path(source.place).absolute())) for source in sources]
    names = "place string, name string, family string, packing string, id string"
    table = session.createDataFrame(session.sparkContext.parallelize(rows, parts), names)
    return table.mapInArrow(partial(_whole_items, how=how), SCHEMA)


def _described(source: Source, place: str) -> tuple[str, str, str, str, str]:
    return place, source.name, source.family, source.packing, source.id


Task = Callable[..., Iterator[Any]]


def _in_batches(items: Callable[..., Iterator[Article | Skip]]) -> Task:
    """The articles and skips as record batches of about ``BATCH_CHARS`` characters."""

    @wraps(items)
    def batches(given: Iterable[Any], how: _Reading, **named: Any) -> Iterator[Any]:
        rows: list[dict[str, Any]] = []
        size = 0
        for item in items(given, how, **named):
            rows.append(to_row(with_language(item) if how.languages else item))
            size += len(rows[-1]["text"] or "") + 1000
            if size >= BATCH_CHARS:
                yield pa.RecordBatch.from_pylist(rows, schema=_ARROW)
                rows, size = [], 0
        if rows:
            yield pa.RecordBatch.from_pylist(rows, schema=_ARROW)

    return batches


def _rows_of(batches: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    for batch in batches:
        yield from zip(*batch.to_pydict().values(), strict=True)


@_in_batches
def _whole_items(batches: Iterable[Any], how: _Reading) -> Iterator[Article | Skip]:
    for described in _rows_of(batches):
        yield from read_source(Source(*described), how.columns)


def _remote(session: SparkSession, sources: list[Source], how: _Reading) -> DataFrame | None:
    """Files whose bytes Spark fetches."""
    if not sources:
        return None
    table = session.read.format("binaryFile").load([_as_glob(source.name) for source in sources])
    named = {_plain(source.name): _described(source, "")[1:] for source in sources}
    items = partial(_fetched_items, named=named, how=how)
    return table.select("path", "content").mapInArrow(items, SCHEMA)


@_in_batches
def _fetched_items(
    batches: Iterable[Any], how: _Reading, named: Mapping[str, tuple[str, str, str, str]]
) -> Iterator[Article | Skip]:
    for path, content in _rows_of(batches):
        with tempfile.NamedTemporaryFile(prefix="dedup-") as copy:
            copy.write(content)
            copy.flush()
            yield from read_source(Source(copy.name, *named[_plain(path)]), how.columns)


def _plain(uri: str) -> str:
    """An address in one spelling: ``file:/a`` and ``file:///a`` are the same."""
    scheme, _, rest = uri.partition(":")
    return f"{scheme}:{rest.lstrip('/')}"


_PLACED = ("_metadata.file_path AS path", "_metadata.file_block_start AS block")


def _lines(session: SparkSession, sources: list[Source], how: _Reading) -> DataFrame | None:
    """Lines of JSON that Spark cuts into blocks; the blocks' lines are counted first, for their
    numbers: a block for each 128 MB is what the driver holds."""
    if not sources:
        return None
    reader = session.read.option("lineSep", "\n")
    table = reader.text([_as_glob(_uri(source)) for source in sources])
    counts = table.selectExpr(*_PLACED).groupBy("path", "block").count().collect()
    firsts: dict[tuple[str, int], int] = {}
    number, before = 0, ""
    for path, block, count in sorted((_plain(unquote(row[0])), row[1], row[2]) for row in counts):
        number = number if path == before else 0
        firsts[path, block] = number
        number, before = number + count, path
    named = {_plain(_uri(source)): source for source in sources}
    lines = table.selectExpr("CAST(value AS BINARY) AS line", *_PLACED)
    return lines.mapInArrow(partial(_line_items, named=named, firsts=firsts, how=how), SCHEMA)


@_in_batches
def _line_items(
    batches: Iterable[Any],
    how: _Reading,
    named: Mapping[str, Source],
    firsts: Mapping[tuple[str, int], int],
) -> Iterator[Article | Skip]:
    number, before = 0, None
    for line, encoded, block in _rows_of(batches):
        if (encoded, block) != before:
            before, path = (encoded, block), _plain(unquote(encoded))
            number, source = firsts[path, block], named[path]
        if len(line) > MAX_RECORD_BYTES:
            yield source.skip(f"line {number + 1}: {over_size()}", number)
        elif line.strip():
            yield line_item(line, number, "utf-8", source, how.columns)
        number += 1


def _rows(session: SparkSession, sources: list[Source], how: _Reading) -> DataFrame | None:
    """Parquet that Spark cuts into row groups. Each file by itself: they need not be alike."""
    table = None
    for source in sources:
        one = session.read.parquet(_as_glob(_uri(source)))
        number = "_metadata.row_index AS `#`"
        rows = one.selectExpr(number, *(f"`{name.replace('`', '``')}`" for name in one.columns))
        items = rows.mapInArrow(partial(_row_items, source=source, how=how), SCHEMA)
        table = items if table is None else table.unionByName(items)
    return table


@_in_batches
def _row_items(batches: Iterable[Any], how: _Reading, source: Source) -> Iterator[Article | Skip]:
    import duckdb  # noqa: PLC0415

    with duckdb.connect(config={"threads": 1}) as connection:
        for rows in batches:
            numbers = rows.column(0).to_pylist()
            table = pa.table(rows.columns[1:], names=rows.schema.names[1:])
            if reason := missing_column(tuple(table.column_names), how.columns):
                yield source.skip(reason)
                return
            yield from _sound_items(connection, table, numbers, source, how)


def _sound_items(
    connection: duckdb.DuckDBPyConnection,
    table: pa.Table,
    numbers: Sequence[int],
    source: Source,
    how: _Reading,
) -> Iterator[Article | Skip]:
    """The items of a table's rows; those with a string that is not UTF-8 are looked for by halves,
    as DuckDB would take none of the table."""
    try:
        table.validate(full=True)
    except pa.ArrowInvalid:
        half = len(numbers) // 2
        if not half:
            yield source.skip(NOT_UTF8.format(numbers[0] + 1), numbers[0])
            return
        yield from _sound_items(connection, table[:half], numbers[:half], source, how)
        yield from _sound_items(connection, table[half:], numbers[half:], source, how)
        return
    relation = connection.from_arrow(table)
    kinds = zip(relation.columns, relation.types, strict=True)
    chosen = ", ".join(as_text(name, str(kind)) for name, kind in kinds)
    for number, row in zip(numbers, relation.project(chosen).fetchall(), strict=True):
        yield row_item(dict(zip(table.column_names, row, strict=True)), number, source, how.columns)


_TYPES = {"string": pa.string(), "long": pa.int64(), "array<string>": pa.list_(pa.string())}
_ARROW = pa.schema([(part.split()[0], _TYPES[part.split()[1]]) for part in SCHEMA.split(", ")])

_REPEATED = """
SELECT id, min(named_struct('path', path, 'record', coalesce(record, -1),
                            'digest', sha2(text, 256))) AS first
FROM {records} WHERE reason IS NULL GROUP BY id HAVING count(*) > 1
"""
_IS_FIRST = "first.path = path AND first.record = coalesce(record, -1)"


def _each_id_once(records: DataFrame) -> tuple[DataFrame, DataFrame | None]:
    """Articles by their ids, the first by path and record; the others as skips."""
    session = records.sparkSession
    articles = records.where("reason IS NULL")
    known = session.sql(_REPEATED, records=records).localCheckpoint()
    if known.isEmpty():
        return articles, None
    marked = articles.join(known, "id", "left")
    again = marked.where(f"first IS NOT NULL AND NOT ({_IS_FIRST})")
    told = again.selectExpr("*", "first.digest = sha2(text, 256) AS same")
    ones = marked.where(f"first IS NULL OR ({_IS_FIRST})").select(*articles.columns)
    return ones, told.mapInArrow(partial(_repeated_items, how=_Reading((), False)), SCHEMA)


@_in_batches
def _repeated_items(batches: Iterable[Any], _how: _Reading) -> Iterator[Article | Skip]:
    for row in chain.from_iterable(rows.to_pylist() for rows in batches):
        item, first = to_item(row), row["first"]
        record = None if first["record"] < 0 else first["record"]
        if isinstance(item, Article):
            yield repeated(item, first["path"], record, same=row["same"])
