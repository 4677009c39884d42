"""Bombs, bounds, damage and noise: a bad item is a Skip, never a crash, a hang or a flood."""

from __future__ import annotations

import gzip
import subprocess
import sys
import time
from pathlib import Path

import duckdb
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from needs import needed
from read.pages import warc

from dedup.model import Article, Skip
from dedup.read import streams
from dedup.read.reader import read

WORDS = "The mayor said the new bridge will open after two years of work. "


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> int:
    """The bounds, a thousandth of the real ones."""
    bound = 1 << 16
    monkeypatch.setattr(streams, "MAX_RECORD_BYTES", bound)
    monkeypatch.setattr(streams, "MAX_SKIPPED_BYTES", 16 * bound)
    monkeypatch.setattr(streams, "FREE_BYTES", 32 * bound)
    return bound


def outcome(name: str) -> tuple[list[str], list[str]]:
    items = list(read([name]))
    return (
        [item.id for item in items if isinstance(item, Article)],
        [item.reason for item in items if isinstance(item, Skip)],
    )


def packed(raw: bytes, packing: str) -> bytes:
    if packing == ".gz":
        return gzip.compress(raw)
    if packing == ".zst":
        zstd = needed("backports.zstd", "zstd")
        return zstd.compress(raw)
    return raw


PACKINGS = pytest.mark.parametrize("packing", ["", ".gz", ".zst"])


@PACKINGS
def test_a_text_over_the_bound(small: int, packing: str) -> None:
    Path(f"a.txt{packing}").write_bytes(packed(b"x" * (small + 1), packing))
    assert outcome(f"a.txt{packing}") == ([], [streams.over_size()])
    Path(f"b.txt{packing}").write_bytes(packed(b"x" * small, packing))
    assert outcome(f"b.txt{packing}") == (["b"], [])


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_a_text_longer_than_any_book(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Compared, it would take fifty times its size of memory."""
    if name == "a.html":
        needed("trafilatura", "html")
    monkeypatch.setattr(streams, "MAX_TEXT", 3000)
    text = WORDS * 50
    content = {"a.txt": text, "a.jsonl": f'{{"id": "a", "text": "{text}"}}',
               "a.csv": f"id,text\na,{text}", "a.html": f"<html><body><p>{text}</p>"}  # fmt: skip
    Path(name).write_text(content[name])
    reason = "over 3,000 characters, the bound for one text"
    assert outcome(name) == ([], [reason])
    monkeypatch.setattr(streams, "MAX_TEXT", 4000)
    assert outcome(name) == (["a"], [])


@PACKINGS
def test_a_line_over_the_bound_is_passed_over(small: int, packing: str) -> None:
    lines = [b'{"id": 1, "text": "one"}', b'{"text": "' + b"x" * 3 * small + b'"}',
             b'{"id": 3, "text": "three"}']  # fmt: skip
    Path(f"a.jsonl{packing}").write_bytes(packed(b"\n".join(lines), packing))
    assert outcome(f"a.jsonl{packing}") == (["1", "3"], [f"line 2: {streams.over_size()}"])


@PACKINGS
def test_a_line_without_end_gives_the_file_up(small: int, packing: str) -> None:
    raw = b'{"id": 1, "text": "one"}\n' + b"\0" * 40 * small
    Path(f"a.jsonl{packing}").write_bytes(packed(raw, packing))
    ids, reasons = outcome(f"a.jsonl{packing}")
    assert ids == ["1"]
    assert reasons == ["a line without end; the rest of the file is not read"]


@pytest.mark.parametrize("packing", [".gz", ".zst"])
def test_a_bomb_of_small_lines_is_stopped(small: int, packing: str) -> None:
    Path(f"a.jsonl{packing}").write_bytes(packed(b"\n" * 400 * small, packing))
    _, (reason,) = outcome(f"a.jsonl{packing}")
    assert reason == "a decompression bomb: over 200 times its packed size"


def test_a_table_over_the_bound_says_what_is_not_read(
    small: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = ["id,text", "1,sound", '2,"' + "long line\n" * (small // 8) + '"', "3,lost"]
    Path("a.csv").write_text("\n".join(rows))
    ids, (reason,) = outcome("a.csv")
    assert ids == ["1"]
    assert "the rest is not read" in reason
    Path("b.csv").write_text("id,text\n1,sound\n2," + "x" * 2 * small)
    ids, (reason,) = outcome("b.csv")
    assert ids == ["1"], "what stands before it is read"
    assert "the rest of the file is not read" in reason
    monkeypatch.setattr(streams, "FREE_BYTES", 1 << 20)  # more than is read ahead
    Path("c.csv.gz").write_bytes(gzip.compress(b"id,text\n1,sound\n" + b"\n" * (4 << 20)))
    ids, (reason,) = outcome("c.csv.gz")
    assert ids == ["1"]
    assert reason == "a decompression bomb: over 200 times its packed size; the rest is not read"


def test_a_reason_is_one_line_whatever_the_columns_are_called() -> None:
    Path("a.jsonl").write_text('{"\\ud800 a\\n b": "words"}')
    assert outcome("a.jsonl")[1] == [
        "no text column; it has \ufffd a b; say which with --map text=NAME"
    ]


def test_a_header_that_cannot_be_read_is_the_skip_of_the_file() -> None:
    Path("a.csv").write_text('id,"te"xt\n1,words\n')
    assert outcome("a.csv") == ([], ["line 1: ',' expected after '\"'"])


def test_a_long_field_under_the_bound_is_read() -> None:
    """The csv module refuses 131,072 characters unless told otherwise."""
    Path("a.csv").write_text(f"id,text\n1,{WORDS * 4000}\n")
    assert outcome("a.csv") == (["1"], [])


@pytest.mark.parametrize("packing", [".gz", ".zst"])
@pytest.mark.parametrize("cut", [3, 40, -8])
def test_cut_and_foreign_archives(packing: str, cut: int) -> None:
    lines = b"".join(b'{"id": %d, "text": "one %d"}\n' % (n, n * 7919) for n in range(20_000))
    Path(f"a.jsonl{packing}").write_bytes(packed(lines, packing)[:cut])
    ids, reasons = outcome(f"a.jsonl{packing}")
    assert len(reasons) == 1
    assert reasons[0].startswith("damaged: ")
    assert ids == [str(n) for n in range(len(ids))]
    only_the_checksum = (packing, cut) == (".gz", -8)
    assert (len(ids) == 20_000) == only_the_checksum
    Path(f"b.txt{packing}").write_bytes(b"this is no archive")
    assert outcome(f"b.txt{packing}")[1][0].startswith("damaged: ")


@pytest.mark.parametrize("packing", [".gz", ".zst"])
def test_what_stands_before_the_cut_of_an_archive_is_read(packing: str) -> None:
    """However small the file: what is unpacked soundly is not lost in a buffer."""
    lines = b"".join(b'{"id": %d, "text": "one %d"}\n' % (n, n * 7919) for n in range(10_000))
    whole = packed(lines, packing)
    Path(f"a.jsonl{packing}").write_bytes(whole[: len(whole) // 2])
    ids, reasons = outcome(f"a.jsonl{packing}")
    assert 3_000 < len(ids) < 7_000
    assert ids == [str(n) for n in range(len(ids))]
    assert reasons[0].endswith("; the rest is not read")


def test_a_first_member_of_three_bytes_hides_no_encoding() -> None:
    wide = f'{{"id": "a", "text": "{WORDS}"}}\n'.encode("utf-16-le")
    Path("a.jsonl.gz").write_bytes(gzip.compress(wide[:3]) + gzip.compress(wide[3:]))
    assert outcome("a.jsonl.gz") == (["a"], [])


@pytest.mark.parametrize("name", ["a.txt", "a.jsonl", "a.csv", "a.html"])
def test_other_formats_under_a_false_name(name: str) -> None:
    Path(name).write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    assert outcome(name) == ([], ["the content is PDF, not text"])


def test_a_page_of_endless_tags_is_not_parsed() -> None:
    Path("a.html").write_text("<p>" + "<span>word </span>" * 200_000)
    (reason,) = outcome("a.html")[1]
    assert reason.startswith("over 50,000 tags")


def test_bytes_that_are_no_text() -> None:
    Path("a.txt").write_bytes(bytes(range(32)) * 9 + b"words")
    assert outcome("a.txt") == ([], ["not text: more than a tenth is control characters"])


ARABIC = 'قال: "نعم"\u060c ثم, غادر;\tإلى المدينة\n'
PIECES = [
    *(b'"', b",", b";", b"\t", b"\n", b"\r", b"\0", b"\xff", b"\\", b"\\ud800", b"[", b"}", b"-"),
    *(b'{"id":', b'"text":', b"id,text\n", b"id\ttext\n", b"\xef\xbb\xbf", b"\xff\xfe", b"<p>"),
    *(b"\x1f\x8b", b"<meta charset=x>", ARABIC.encode(), ARABIC.encode("cp1256")),
    *(ARABIC.encode("utf-16-le"), ARABIC.encode().decode("cp1256").encode()),
]
"""What the readers look for, to be put together wrongly."""


@pytest.mark.parametrize("family", ["txt", "jsonl", "csv", "tsv"])
@settings(max_examples=300)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.binary(max_size=20), max_size=30))
def test_arbitrary_bytes_never_raise(
    family: str, pieces: list[bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"noise.{family}"
    path.write_bytes(b"".join(pieces))
    for item in read(path):
        if isinstance(item, Article):
            assert item.text.strip()
            (item.text + item.id + item.title).encode("utf-8")
        else:
            assert "\n" not in item.reason.encode("utf-8").decode()


@pytest.mark.parametrize("packing", [".gz", ".zst"])
@settings(max_examples=60)
@given(raw=st.binary(max_size=120), keep=st.integers(0, 200))
def test_damaged_archives_never_raise(
    packing: str, raw: bytes, keep: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / f"noise.txt{packing}"
    path.write_bytes(packed(WORDS.encode() * 9, packing)[:keep] + raw)
    assert all(isinstance(item, Article | Skip) for item in read([path]))


def test_a_damaged_parquet_is_named_alike_on_every_run(tmp_path: Path) -> None:
    (tmp_path / "bad.parquet").write_bytes(b"garbage")
    reasons = {skip.reason for _ in range(2) for skip in read([tmp_path]) if isinstance(skip, Skip)}
    assert len(reasons) == 1
    assert not any("/" in reason for reason in reasons)


def test_the_headers_of_a_web_archive_are_bounded() -> None:
    """warcio alone joins a line of gigabytes piece by piece, and keeps headers by the million."""
    needed("warcio", "warc")
    needed("trafilatura", "html")
    page = b"<html><body><p>The board said that the bridge opens in two years.</p></body></html>"
    good = gzip.decompress(warc([("https://example.org/1", "text/html", page)]))
    for number, headers in enumerate((b"X: " + b"a" * (80 << 20), b"X: a\r\n" * 1_000_000)):
        Path(f"{number}.warc").write_bytes(good + b"WARC/1.0\r\n" + headers + b"\r\n")
        begun = time.process_time()
        ids, (reason,) = outcome(f"{number}.warc")
        assert ids == [f"{number}#0"]
        assert reason == "damaged: headers without end; the rest of the file is not read"
        assert time.process_time() - begun < 10


@pytest.mark.parametrize("kind", ["VARCHAR", "BLOB", "VARCHAR[]"])
def test_a_parquet_that_says_one_text_a_thousand_times_is_refused(kind: str) -> None:
    """Some KB on the disk; DuckDB would write out 2,048 rows of it at once, 4 GB."""
    text = "repeat('word ', 400000)"
    value = {"VARCHAR": text, "BLOB": f"{text}::BLOB", "VARCHAR[]": f"[{text}]"}[kind]
    rows = f"SELECT i::VARCHAR AS id, {value} AS text FROM range(2000) t(i)"  # noqa: S608
    with duckdb.connect() as connection:
        connection.execute(f"COPY ({rows}) TO 'a.parquet' (COMPRESSION zstd)")
        connection.execute(f"COPY ({rows} LIMIT 3) TO 'b.parquet'")
    child = subprocess.run(
        [sys.executable, "-c", PEAK], capture_output=True, text=True, check=True
    )  # fmt: skip
    reason, peak = child.stdout.strip().rsplit(" ", 1)
    assert reason in (
        "2,048 rows in a row hold over 536,870,912 bytes: no articles",
        "reading it takes over 1GiB of memory",  # where the lengths alone take as much
    )
    assert int(peak) < 1200 << 10, "KiB"
    assert outcome("b.parquet") == (["0", "1", "2"], [])


# VmHWM is of this program alone; ru_maxrss begins with what the process that started it held.
PEAK = """
import re
from pathlib import Path
from dedup.read.reader import read
(skip,) = read("a.parquet")
print(skip.reason, re.search(r"VmHWM:\\s*(\\d+)", Path("/proc/self/status").read_text())[1])
"""
