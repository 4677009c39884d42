"""From files of every family to articles: fields, ids, custody, duplicates, standard input."""

from __future__ import annotations

import csv
import gzip
import hashlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest
from needs import needed

from dedup.errors import InputError
from dedup.model import Article, Skip
from dedup.read import read, reader
from dedup.read.laid import read_laid

ARABIC = (
    'قال رئيس البلدية إن الجسر الجديد سيفتح «قريبا».\nوأضاف أن العمل استمر عامين, ثم شكر "الجميع".'
)
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


@pytest.fixture(autouse=True)
def _inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def articles(*inputs: str, **options: Any) -> list[Article]:
    return [item for item in read(inputs, **options) if isinstance(item, Article)]


def reasons(*inputs: str, **options: Any) -> list[str]:
    return [item.reason for item in read(inputs, **options) if isinstance(item, Skip)]


def write_jsonl(name: str, rows: list[Any], encoding: str = "utf-8") -> None:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding=encoding)


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


def test_columns_are_guessed_in_order_and_set_by_hand() -> None:
    record = {"id": 7, "text": " ", "body": "the body", "summary": "the summary", "lang": "ar_EG"}
    write_jsonl("a.jsonl", [record])
    (guessed,) = articles("a.jsonl")
    assert (guessed.id, guessed.text, guessed.language) == ("7", "the body", "ar-EG")
    (chosen,) = articles("a.jsonl", columns={"text": "summary", "outlet": "lang"})
    assert (chosen.text, chosen.outlet) == ("the summary", "ar_EG")


def test_a_record_without_the_column_set_by_hand_is_guessed_but_for_its_text() -> None:
    columns = {"outlet": "source", "text": "story"}
    records = [
        {"story": "one", "source": "Wire", "outlet": "Desk"},
        {"story": "two", "outlet": "Sun"},
    ]
    write_jsonl("a.jsonl", records)
    assert [item.outlet for item in articles("a.jsonl", columns=columns)] == ["Wire", "Sun"]
    write_jsonl("b.jsonl", [{"text": "three", "outlet": "Sun"}])
    assert reasons("b.jsonl", columns={"text": "story"}) == [
        "no column 'story' for text; it has text, outlet"
    ]


def test_a_column_that_is_not_there_is_named_with_those_that_are() -> None:
    write_csv("a.csv", ",")
    (reason,) = reasons("a.csv", columns={"text": "story"})
    assert reason == (
        "no column 'story' for text; it has id, Headline, content, publisher, byline, "
        "date_extracted, link"
    )
    write_jsonl("b.jsonl", [{"x": 1}])
    assert reasons("b.jsonl") == ["no text column; it has x; say which with --map text=NAME"]


def test_a_field_that_articles_have_not_is_an_input_error() -> None:
    with pytest.raises(InputError, match="no field 'txt'"):
        read([], columns={"txt": "content"})


def test_records_without_id_get_file_and_number() -> None:
    write_jsonl("news.jsonl", [{"text": "one"}, "", {"text": "two", "id": ""}])
    assert [item.id for item in articles("news.jsonl")] == ["news#0", "news#2"]


def test_a_list_of_authors_is_one_line() -> None:
    write_jsonl("a.jsonl", [{"text": ARABIC, "authors": ["N. Haddad", "S. Qasim"]}])
    assert articles("a.jsonl")[0].author == "N. Haddad, S. Qasim"


def test_paragraph_lists_are_joined() -> None:
    write_jsonl("a.jsonl", [{"text": ["first", "second"]}])
    assert articles("a.jsonl")[0].text == "first\nsecond"


def test_bad_lines_are_named_and_the_rest_is_read() -> None:
    rows = [
        {"id": 1, "text": "sound"},
        "{broken",
        "[1, 2]",
        '{"text": ' + "[" * 200_000,
        '{"text": ' + "9" * 6000 + "}",
        {"id": 2, "text": 5},
        {"id": 3, "text": " \n "},
        '{"id": NaN, "text": "not a number"}',
    ]
    write_jsonl("a.jsonl", rows)
    assert [item.id for item in articles("a.jsonl")] == ["1", "a#7"]
    found = [item for item in read(["a.jsonl"]) if isinstance(item, Skip)]
    assert [item.origin.record for item in found] == [1, 2, 3, 4, 5, 6]
    assert [item.reason.split(" at ")[0] for item in found] == [
        "line 2: not JSON: Expecting property name enclosed in double quotes",
        "line 3: not a JSON object",
        "line 4: JSON nested too deep",
        "line 5: not JSON: a number of thousands of digits",
        "the column 'text' holds no text",
        "empty text",
    ]


def test_lone_surrogates_of_json_are_replaced_in_every_field() -> None:
    record = '{"id": "\\ud800", "title": "\\udc00t", "text": "word \\ud83d end"}'
    write_jsonl("a.jsonl", [record])
    (article,) = articles("a.jsonl")
    assert (article.id, article.title, article.text) == ("\ufffd", "\ufffdt", "word \ufffd end")
    assert article.origin.repairs == ("lone surrogates replaced by U+FFFD: 1",)


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


def test_rows_that_do_not_fit_are_named() -> None:
    Path("a.csv").write_text(
        'id,text\n1,"say ""yes"""\n2,"ab"c"\n3,sound\n4,a,b\n\n5,"never closed\n6,lost\n'
    )
    assert [(item.id, item.text) for item in articles("a.csv")] == [
        ("1", 'say "yes"'),
        ("3", "sound"),
    ]
    assert reasons("a.csv") == [
        "line 3: ',' expected after '\"'",
        "row 4 has 3 columns, the header 2",
        "a quote opened on line 7 or later is never closed; what follows it is not read",
    ]


def test_tsv_without_quoting_keeps_its_quotes() -> None:
    Path("a.tsv").write_text('id\ttext\n1\t"Yes" she said\n2\tan "open quote\n')
    assert [item.text for item in articles("a.tsv")] == ['"Yes" she said', 'an "open quote']


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("family", ["txt", "csv", "html"])
def test_empty_files_are_named(family: str, content: bytes) -> None:
    if family == "html":
        needed("trafilatura", "html")
    Path(f"a.{family}").write_bytes(content)
    assert len(reasons(f"a.{family}")) == 1
    assert articles(f"a.{family}") == []


def test_parquet_of_other_types() -> None:
    duckdb.execute(
        "COPY (SELECT 7 AS id, encode('نص') AS text, ['a', 'b'] AS tags,"
        " TIMESTAMPTZ '2024-05-01 10:00:00+03' AS date, 1.50::DECIMAL(4, 2) AS score)"
        " TO '[a]*.parquet' (FORMAT parquet)"
    )
    (article,) = articles("[a]*.parquet")
    assert (article.id, article.text, article.published) == (
        "7",
        "نص",
        "2024-05-01 07:00:00+00:00",
    )


def test_a_tsv_of_quoted_texts_longer_than_what_is_looked_at_first() -> None:
    """The first look ends inside a text of many lines, where a quotation mark stands open."""
    text = 'He said ""so"",\tand left\n' * 400
    for encoding in ("utf-8", "utf-16"):
        rows = "".join(f'{number}\t"{text}"\n' for number in range(80))
        Path("a.tsv").write_text(f"id\ttext\n{rows}", encoding=encoding)
        found = articles("a.tsv")
        assert [article.id for article in found] == [f"{number}" for number in range(80)]
        assert found[0].text == text.replace('""', '"')


def test_a_tsv_without_quoting_in_which_a_mark_is_never_closed() -> None:
    rows = "".join(f'{number}\t"So, he left\n' for number in range(40_000))
    Path("a.tsv").write_text(f"id\ttext\n{rows}")
    assert len(articles("a.tsv")) == 40_000
    assert reasons("a.tsv") == []


def test_what_is_nested_in_parquet_is_no_text() -> None:
    """Structs, maps and lists of lists give a reason; only text and its kin give articles."""
    for number, text in enumerate(
        ("{'body': 'words'}", "MAP {'p': 'words'}", "[{'p': 'words'}]", "[['words']]",
         "[encode('words')]")
    ):  # fmt: skip
        Path(f"{number}").mkdir()
        duckdb.execute(f"COPY (SELECT 1 AS id, {text} AS text) TO '{number}/a.parquet'")
        assert reasons(f"{number}/a.parquet") == ["the column 'text' holds no text"]
        assert articles(f"{number}/a.parquet") == []


def test_parquet_of_every_type() -> None:
    duckdb.execute(
        "COPY (SELECT 12.50::DECIMAL(6, 2) AS id, 'words'::ENUM('words') AS text,"
        " TIMESTAMP_NS '2024-05-01 10:00:00.5' AS date, {'day': 1} AS title,"
        " ['A', NULL, 'B'] AS author, MAP {1: 2} AS outlet, uuid() AS url, true AS lang"
        " UNION ALL SELECT 2, NULL, NULL, NULL, NULL, NULL, NULL, NULL) TO 'a.parquet'"
    )
    (article,) = articles("a.parquet")
    assert (article.id, article.text, article.published) == (
        "12.50",
        "words",
        "2024-05-01 10:00:00.5",
    )
    assert (article.title, article.author, article.outlet) == ("", "A, B", "")
    assert reasons("a.parquet") == ["empty text"]


def test_text_in_a_dictionary_of_arrow() -> None:
    arrow = needed("pyarrow", "spark")
    table = arrow.table({"id": ["a", "b"], "text": ["words", "more words"]})
    needed("pyarrow.parquet", "spark").write_table(
        arrow.table([column.dictionary_encode() for column in table.columns], table.column_names),
        "a.parquet",
    )
    assert [article.text for article in articles("a.parquet")] == ["words", "more words"]


def test_numbers_that_fit_no_float_are_ids() -> None:
    Path("a.jsonl").write_text(
        f'{{"id": 1{"0" * 400}, "text": "words", "title": 1e999}}\n{{"id": 2, "text": "more"}}\n'
    )
    first, second = articles("a.jsonl")
    assert (len(first.id), first.title, second.id) == (401, "", "2")


def test_a_table_with_two_columns_of_one_name() -> None:
    Path("a.csv").write_text("id,text,text\n1,words,more\n")
    assert reasons("a.csv") == ["the column 'text' stands twice: which counts?"]
    Path("b.csv").write_text("id,text,tag,tag\n1,words,a,b\n")
    assert [article.text for article in articles("b.csv")] == ["words"]


def test_files_of_lines_put_together_keep_their_marks() -> None:
    Path("a.jsonl").write_bytes(('\ufeff{"id": "a", "text": "words"}\n' * 2).encode() * 2)
    assert [article.id for article in articles("a.jsonl")] == ["a"]
    assert len(reasons("a.jsonl")) == 3
    assert all("counted once" in reason for reason in reasons("a.jsonl"))


def test_a_fault_of_a_reader_costs_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> Iterator[Article]:
        yield Article("a", "words")
        raise ZeroDivisionError("by\nzero")

    for name in ("a.txt", "b.jsonl"):
        Path(name).write_text('{"id": "b", "text": "more words"}')
    monkeypatch.setitem(reader.READERS, ".txt", failing)
    assert [article.id for article in articles(".")] == ["a", "b"]
    assert reasons(".") == [f"{reader.FAULT}, and the rest is not read: ZeroDivisionError: by zero"]


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"x" * 50 + b"PAR1"])
def test_broken_parquet_is_named(content: bytes) -> None:
    Path("a.parquet").write_bytes(content)
    (reason,) = reasons("a.parquet")
    assert reason.startswith("damaged: ")
    assert "\n" not in reason


PAGE = """<html lang="ar"><head><title>افتتاح الجسر</title>
<meta charset="windows-1256"><meta property="og:site_name" content="وكالة المدينة">
<meta property="article:published_time" content="2024-05-01T08:00:00Z">
<meta name="author" content="نجلاء حداد"><link rel="canonical" href="https://example.org/1"></head>
<body><nav>الرئيسية الأخبار</nav><article><h1>افتتاح الجسر</h1>{}</article>
<footer>حقوق النشر محفوظة</footer></body></html>"""


def test_a_web_page() -> None:
    needed("trafilatura", "html")
    paragraph = "<p>قال رئيس البلدية في الفقرة {} إن الجسر الجديد سيفتح أمام الناس بعد عامين.</p>"
    body = "".join(paragraph.format(number) for number in range(8))
    Path("a.html").write_bytes(PAGE.format(body).encode("cp1256"))
    (article,) = articles("a.html")
    assert article.text.count("رئيس البلدية") == 8
    assert "حقوق" not in article.text
    assert (article.outlet, article.title) == ("وكالة المدينة", "افتتاح الجسر")
    assert article.author == "نجلاء حداد"
    assert (article.published, article.url) == ("2024-05-01T08:00:00Z", "https://example.org/1")
    assert (article.origin.encoding, article.language) == ("cp1256", "ar")


@pytest.mark.parametrize(
    ("said", "published"),
    [
        ('<script type="application/ld+json">{"datePublished":"2024-05-01T23:30:00+03:00"}'
         "</script>",
         "2024-05-01T23:30:00+03:00"),
        ('<meta content="2024-05-01T08:00:00.5-0400" property="article:published_time">',
         "2024-05-01T08:00:00.5-0400"),
        ('<meta property="article:published_time" content="2024-05-01">', "2024-05-01"),
        ('<meta property="article:published_time" content="2024-05-01">'
         '<meta property="article:modified_time" content="2024-05-01T09:00:00Z">', "2024-05-01"),
    ],
)  # fmt: skip
def test_a_page_is_published_at_the_moment_it_states(said: str, published: str) -> None:
    needed("trafilatura", "html")
    body = "<p>قال رئيس البلدية إن الجسر الجديد سيفتح أمام الناس بعد عامين من العمل.</p>" * 4
    Path("a.html").write_text(f"<head>{said}</head><body><article>{body}</article></body>", "utf-8")
    assert articles("a.html")[0].published == published


def test_what_a_page_hides_is_kept_and_counted() -> None:
    """trafilatura drops it: ZWNJ, which Persian is spelt with, and overrides that turn a figure."""
    needed("trafilatura", "html")
    persian = "کتاب\u200cهای تازه می&zwnj;رسند و خوانندگان آن\u200cها را امانت می\u200cگیرند."
    turned = "بلغت الكلفة \u202e84\u202c مليونا، ورمز الخط \ue001 في الصفحة."
    body = f"<p>\u200f{persian}</p><p>⠀ {turned}</p>" + f"<p>{turned}</p>" * 3
    Path("a.html").write_text(f"<body><article>{body}</article></body>", "utf-8")
    (article,) = articles("a.html")
    lines = article.text.split("\n")
    assert lines[0] == "\u200f" + persian.replace("&zwnj;", "\u200c")
    assert lines[1:] == [f"⠀ {turned}", *[turned] * 3]
    assert article.origin.repairs == tuple(
        f"hidden U+{code} kept: {count}" for code, count in (("200F", 1), ("202C", 4), ("202E", 4))
    )


def test_a_page_nested_too_deep_is_a_skip_never_an_empty_article() -> None:
    needed("trafilatura", "html")
    Path("a.html").write_text("<div>" * 3000 + "some words here " * 99 + "</div>" * 3000)
    assert articles("a.html") == []
    assert len(reasons("a.html")) == 1


@pytest.mark.parametrize(
    ("module", "name", "command"),
    [
        ("trafilatura", "a.html", "pip install 'dedup[html]'"),
        ("backports.zstd", "a.txt.zst", "pip install 'dedup[zstd]'"),
    ],
)
def test_a_missing_extra_names_its_command(
    module: str, name: str, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    if sys.version_info >= (3, 14):
        pytest.skip("zstd is in the standard library from 3.14 on")
    Path(name).write_bytes(b"<p>words</p>")
    (reason,) = reasons(name)
    assert reason.endswith(command)


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


def test_an_object_with_one_key_twice_is_a_skip(tmp_path: Path) -> None:
    """One of the two texts would be lost; in an object inside the record nothing of ours is."""
    path = tmp_path / "a.jsonl"
    lines = [
        '{"id": "a", "text": "first", "text": "second"}',
        '{"id": "b", "\\u0074ext": "first", "text": "second"}',
        '{"id": "c", "text": "words of one", "more": {"x": 1, "x": 2}}',
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    one, two, three = read(path)
    for number, item in enumerate((one, two), 1):
        assert isinstance(item, Skip)
        assert item.reason == f"line {number}: the key 'text' stands twice"
    assert isinstance(three, Article)
    found = list(read_laid([path]))
    assert [getattr(item, "reason", "") for item in found][:2] == [one.reason, two.reason]


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
