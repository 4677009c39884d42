"""From files of every family to articles: fields, ids, custody, duplicates, standard input."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from needs import needed
from read.pages import docx
from read.reading import ARABIC, articles, reasons, write_jsonl

from dedup.model import Article, Skip
from dedup.read import reader
from dedup.read.laid import read_laid
from dedup.read.reader import read

ROWS = [
    {
        "id": f"n{number}",
        "Headline": "افتتاح الجسر",
        "content": f"{ARABIC} ({number})",
        "publisher": "وكالة المدينة",
        "byline": "نجلاء حداد",
        "date_extracted": f"2024-05-0{number}",
        "link": "https://example.org/1",
    }
    for number in range(1, 4)
]


def write_csv(name: str, delimiter: str, encoding: str = "utf-8") -> None:
    with Path(name).open("w", newline="", encoding=encoding) as file:
        writer = csv.DictWriter(file, list(ROWS[0]), delimiter=delimiter)
        writer.writeheader()
        writer.writerows(ROWS)


def write_parquet(name: str) -> None:
    write_jsonl("rows.json", ROWS)
    columns = dict.fromkeys(ROWS[0], "VARCHAR")
    rows = duckdb.read_json("rows.json", format="newline_delimited", columns=columns)
    rows.write_parquet(name)
    Path("rows.json").unlink()


def write_family(name: str) -> None:
    writers = {
        "jsonl": lambda: write_jsonl(name, ROWS),
        "ndjson": lambda: write_jsonl(name, ROWS),
        "csv": lambda: write_csv(name, ","),
        "tsv": lambda: write_csv(name, "\t"),
        "parquet": lambda: write_parquet(name),
    }
    writers[name.rsplit(".", 1)[1]]()


@pytest.mark.parametrize("packing", ["", ".gz", ".zst"])
@pytest.mark.parametrize("family", ["jsonl", "ndjson", "csv", "tsv", "parquet"])
def test_every_family_gives_the_same_articles(family: str, packing: str) -> None:
    write_family(f"in.{family}")
    pack(f"in.{family}", packing)
    found = articles(f"in.{family}{packing}")
    assert [
        (item.id, item.text, item.title, item.outlet, item.author, item.published, item.url)
        for item in found
    ] == [tuple(row[key] for key in ("id", "content", "Headline", "publisher", "byline",
                                     "date_extracted", "link")) for row in ROWS]  # fmt: skip
    assert {item.language for item in found} == {"ar"}
    assert [item.origin.record for item in found] == [0, 1, 2]
    assert {(item.origin.path, item.origin.encoding) for item in found} == {
        (f"in.{family}{packing}", "utf-8")
    }
    assert len({item.origin.sha256 for item in found}) == 3
    assert reasons(f"in.{family}{packing}") == []


def pack(name: str, packing: str) -> None:
    raw = Path(name).read_bytes()
    if packing == ".gz":
        Path(f"{name}.gz").write_bytes(gzip.compress(raw))
    elif packing == ".zst":
        zstd = needed("backports.zstd", "zstd")
        Path(f"{name}.zst").write_bytes(zstd.compress(raw))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1256", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("family", ["jsonl", "csv"])
def test_tables_in_other_encodings(family: str, encoding: str) -> None:
    if family == "csv":
        write_csv("in.csv", ";", encoding)
    else:
        write_jsonl("in.jsonl", ROWS, encoding)
    found = articles(f"in.{family}")
    assert [item.text for item in found] == [row["content"] for row in ROWS]
    expected = "utf-16-le" if encoding == "utf-16" else encoding
    assert {item.origin.encoding for item in found} == {expected}


@pytest.mark.parametrize("family", ["csv", "jsonl", "txt"])
def test_emoji_as_oracle_writes_them_cost_a_file_nothing(family: str) -> None:
    """Six bytes of two half characters, in UTF-8 that is sound but for them."""
    text = ARABIC.splitlines()[0]
    form = {"csv": b"id,text\na,%s\n", "jsonl": b'{"id": "a", "text": "%s"}', "txt": b"%s"}[family]
    Path(f"a.{family}").write_bytes(form % (text.encode() + b"\xed\xa0\xbd\xed\xb8\x80"))
    (article,) = articles(f"a.{family}")
    assert article.text == f"{text}\N{GRINNING FACE}"
    assert article.origin.encoding == "utf-8"
    assert article.origin.repairs == ("surrogate pairs joined: 1",)


def test_custody_of_a_text_file() -> None:
    raw = ARABIC.replace("\n", "\r\n").encode("cp1256")
    Path("a.txt").write_bytes(raw)
    (article,) = articles("a.txt")
    assert article.text == ARABIC
    assert article.origin.sha256 == hashlib.sha256(raw).hexdigest()
    assert article.origin.encoding == "cp1256"
    assert article.origin.repairs == ("line ends folded to LF: 1",)
    assert (article.origin.reader, article.origin.record) == ("txt", None)


def test_custody_of_a_line() -> None:
    write_jsonl("a.jsonl", ROWS)
    line = Path("a.jsonl").read_bytes().split(b"\n")[1]
    assert articles("a.jsonl")[1].origin.sha256 == hashlib.sha256(line).hexdigest()


def test_same_id_and_text_is_merged_with_a_note() -> None:
    write_jsonl("a.jsonl", [{"id": 1, "text": "one"}, {"id": 1, "text": "one"}])
    write_jsonl("b.jsonl", [{"id": 1, "text": "other"}, {"id": 2, "text": "one"}])
    assert [(item.id, item.text) for item in articles("b.jsonl", "a.jsonl")] == [
        ("1", "one"),
        ("2", "one"),
    ]
    assert reasons("b.jsonl", "a.jsonl") == [
        "same id and text as a.jsonl record 0: counted once",
        "same id '1' as a.jsonl record 0 but another text",
    ]


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("family", ["txt", "csv", "html"])
def test_empty_files_are_named(family: str, content: bytes) -> None:
    if family == "html":
        needed("trafilatura", "html")
    Path(f"a.{family}").write_bytes(content)
    assert len(reasons(f"a.{family}")) == 1
    assert articles(f"a.{family}") == []


def test_a_fault_of_a_reader_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Iterator[Article]:
        yield Article("a", "words")
        raise ZeroDivisionError("by\nzero")

    for name in ("a.txt", "b.jsonl"):
        Path(name).write_text('{"id": "b", "text": "more words"}')
    monkeypatch.setitem(reader.READERS, ".txt", failing)
    assert [article.id for article in articles(".")] == ["a", "b"]
    assert reasons(".") == [f"{reader.FAULT}, and the rest is not read: ZeroDivisionError: by zero"]


@pytest.mark.parametrize(
    ("module", "name", "extra"),
    [
        ("trafilatura", "a.html", "html"),
        ("backports.zstd", "a.txt.zst", "zstd"),
        ("feedparser", "a.rss", "feeds"),
        ("lxml", "a.xml", "feeds"),
        ("warcio.archiveiterator", "a.warc", "warc"),
        ("docx", "a.docx", "docx"),
    ],
)
def test_a_missing_extra_names_its_command(
    module: str, name: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if extra == "zstd" and sys.version_info >= (3, 14):
        pytest.skip("zstd is in the standard library from 3.14 on")
    if extra == "docx":
        needed("docx", "docx")
    Path(name).write_bytes(docx("words") if extra == "docx" else b"<nitf/>")
    monkeypatch.setitem(sys.modules, module, None)
    (reason,) = reasons(name)
    assert reason.endswith(f"pip install 'dedup[{extra}]'")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (b'{"id": 5, "text": "one"}\n{"text": "two"}\n', [("5", "one"), ("stdin#1", "two")]),
        (b'\xef\xbb\xbf\n{"text": "one"}', [("stdin#1", "one")]),
        ('{"text": "نص"}\n'.encode("utf-16"), [("stdin#0", "نص")]),
        (b"plain words\r\nof one article", [("stdin", "plain words\nof one article")]),
    ],
)
def test_standard_input(
    given: bytes, expected: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))
    assert [(item.id, item.text) for item in articles("-")] == expected


def test_packed_standard_input_is_refused_with_the_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    packed = io.TextIOWrapper(io.BytesIO(gzip.compress(b"words")))
    monkeypatch.setattr(sys, "stdin", packed)
    assert reasons("-") == ["the content is gzip, not text"]


def test_the_real_seeds(shared: Path) -> None:
    found = articles(str(shared / "seeds"))
    assert [item.id for item in found] == ["000", "001", "002", "003", "004"]
    for item in found:
        path = Path(item.origin.path)
        assert item.text == path.read_bytes().decode("utf-8")
        assert item.language == "ar"


def test_a_week_of_real_papers_is_read_whole(shared: Path) -> None:
    path = shared / "data" / "saudi_ar.jsonl.gz"
    if not path.is_file():
        pytest.skip("saudi_ar.jsonl.gz is absent")
    items = list(read([path]))
    found = [item for item in items if isinstance(item, Article)]
    assert len(items) == 12_824
    assert len({item.id for item in found}) == len(found) >= 12_600
    assert {item.reason for item in items if isinstance(item, Skip)} == {"empty text"}
    assert sum(item.language == "ar" for item in found) >= 0.99 * len(found)


def test_what_is_kept_is_counted_once(tmp_path: Path) -> None:
    """A text is cleaned as bytes and again as a field; what counts is what it has in the end."""
    path = tmp_path / "a.txt"
    path.write_text("one\ufeff\ufeff two and some words more\u200e.", encoding="utf-8")
    (item,) = read(path)
    assert item.origin.repairs == ("hidden U+200E kept: 1", "hidden U+FEFF kept: 2")


@pytest.mark.parametrize("door", [read, read_laid])
def test_progress_hears_how_many_bytes_of_all_files_are_read(door: Any) -> None:
    told: list[tuple[str, int, int]] = []
    write_jsonl("a.jsonl", ROWS * 900)
    Path("b.txt").write_text(ARABIC)
    Path("c.jsonl.gz").write_bytes(gzip.compress(Path("a.jsonl").read_bytes()))
    sizes = [Path(name).stat().st_size for name in ("a.jsonl", "b.txt", "c.jsonl.gz")]
    list(door(["a.jsonl", "b.txt", "c.jsonl.gz"], progress=lambda *what: told.append(what)))
    far = [done for _, done, _ in told]
    assert far == sorted(far), "it never goes back"
    assert {step for step, _, _ in told} == {"read"}
    assert {total for _, _, total in told} == {sum(sizes)}
    assert {sizes[0], sum(sizes[:2]), sum(sizes)} <= set(far)
    assert far[0] < sizes[0], "a large file is told of while it is read"


def test_nobody_knows_how_long_standard_input_is(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int, int]] = []
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(ARABIC.encode())))
    Path("b.txt").write_text(ARABIC)
    list(read(["-", "b.txt"], progress=lambda *what: told.append(what)))
    assert {total for _, _, total in told} == {0}
