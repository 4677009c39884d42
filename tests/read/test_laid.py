"""Plain JSON lines laid end to end are the articles that the reader of single lines makes."""

from __future__ import annotations

import gzip
import importlib
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.kernels.lines import text_marks
from dedup.model import Article, Skip
from dedup.read.laid import Plan, read_laid
from dedup.read.reader import read
from dedup.text.clean import _CP1256_AS_LATIN, _UTF8_AS_LATIN, ALTERED, clean
from dedup.text.segment import Laid, code_points

laid_module = importlib.import_module("dedup.read.laid")
AS_LATIN = _CP1256_AS_LATIN, _UTF8_AS_LATIN


def told(items: Any) -> list[Any]:
    """Ids and texts of articles, and skips, in their order."""
    found: list[Any] = []
    for item in items:
        if isinstance(item, Laid):
            places = enumerate(zip(item.ids, item.records, strict=True))
            found += [(name, item.text(row), item.path, number) for row, (name, number) in places]
        elif isinstance(item, Article):
            found.append((item.id, item.text, item.origin.path, item.origin.record))
        else:
            assert isinstance(item, Skip)
            found.append(item.to_dict())
    return found


def laid_texts(items: Any) -> int:
    """How many articles were laid, that is, read by the compiled reader."""
    return sum(len(item.ids) for item in items if isinstance(item, Laid))


def same(path: Path, **columns: str) -> int:
    """Hold both readers against one another; how many articles were laid."""
    inputs = [str(path)]
    assert told(read_laid(inputs, columns=columns)) == told(read(inputs, columns=columns))
    return laid_texts(read_laid(inputs, columns=columns))


@pytest.fixture
def pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read small pieces, so that the first line, which is never laid, is followed by others."""
    monkeypatch.setattr(laid_module, "CHUNK", 200)


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("escaped", [True, False])
def test_plain_lines_are_laid(tmp_path: Path, escaped: bool) -> None:
    path = tmp_path / "news.jsonl"
    texts = [f'حذّر المجلس «من» {number} 😀 \\ / " \t end\nof it' for number in range(60)]
    records = [
        {"id": f"a{at}", "n": -1.5e3, "ok": None, "text": text} for at, text in enumerate(texts)
    ]
    path.write_text("".join(json.dumps(one, ensure_ascii=escaped) + "\n" for one in records))
    assert same(path) > 50
    with gzip.open(f"{path}.gz", "wb") as packed:
        packed.write(path.read_bytes())
    path.unlink()
    assert same(tmp_path / "news.jsonl.gz") > 50


ODD = [
    b"", b"   ", b"{}", b"[1]", b"null", b'{"id": "x"}', b'{"id": "y", "text": ""}', b'{"id": "z"',
    b'{"id": "w", "text": "one \\ud83d two"}', b'{"id": "v", "text": "nul \\u0000"}',
    b'{"id": "u", "text": "bell \x07"}', b'{"id": "t", "text": "bad \xff byte"}',
    b'{"id": "s", "text": "over \xc0\xafong"}', b'{"id": "r", "text": "half \xed\xa0\xbd"}',
    b'{"id": "q", "text": "twice", "text": "again"}', b'{"text": "turned", "id": "p"}',
    b'{"id": 12, "text": "number"}', b'{"id": 012, "text": "no number"}',
    b'{"id": -3, "text": "below"}', b'{"id": 1.50, "text": "broken"}',
    b'{"id": 123456789012345678901234567890, "text": "long number"}',
    b'{"id": null, "text": "nameless"}', b'{"id": true, "text": "true"}',
    b'{"id": " o ", "text": "spaces"}', b'{"id": "", "text": "empty name"}',
    b'{"id": "\xd8\xa7", "text": "arabic name"}', b'{"id": "n\\n", "text": "line in a name"}',
    b'{"id": "m", "text": "  \xe2\x80\x83 \\n"}', b'{"id": "l", "text": "\xc2\xa0"}',
    b'{"id": "k", "text": ["a", "list"]}', b'{"id": "j", "text": {"an": "object"}}',
    b'{"id": "i", "text": 5}', b'{"id": "h", "text": "cr\\r\\nlf"}',
    b'{"id": "g", "text": "soft\xc2\xadhyphen"}', b'{"id": "f", "text": "caf\xc3\xa9"}',
    b'{"id": "e", "text": "\xd8\xb7\xc2\xa7\xd8\xb8\xe2\x80\x9e"}', b'{"id": "d", "text": "end"} x',
    b' \t{ "id" : "c" ,\t"text" : "airy" } ', b'{"id": "b", "text": "bad \\x escape"}',
    b'{"id": "a", "text": "short \\u12"}', b'{"id":"a0","text":"an id read before"}',
    b'{"id":"a1","text":"plain number 1"}', b'\xef\xbb\xbf{"id": "mark", "text": "mark"}',
    b'{"id": "nn", "text": NaN}', b'{"id": "tr", "text": tru}', b'{"id": "co", "text": "x",}',
]  # fmt: skip


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_a_file_without_articles_is_named_by_both(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    same(path)
    (skip,) = read_laid([path])
    assert isinstance(skip, Skip)
    assert skip.reason == "no article in it"


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_odd_lines_among_plain_ones(tmp_path: Path, end: bytes) -> None:
    path = tmp_path / "news.jsonl"
    lines = []
    for number, odd in enumerate(ODD):
        plain = [
            b'{"id":"a%d","text":"plain number %d"}' % (at, at)
            for at in range(number * 9, number * 9 + 9)
        ]
        lines += [*plain, odd]
    path.write_bytes(end.join(lines))
    assert same(path) > 200


def test_an_id_without_end_is_a_skip_and_a_long_one_is_not(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [f'{{"id":"{"a" * long}","text":"words {long}"}}' for long in (1, 9, 1024, 8192, 8193)]
    path.write_text("\n".join(lines), encoding="utf-8")
    same(path)
    *sound, last = read([path])
    assert [len(item.id) for item in sound if isinstance(item, Article)] == [1, 9, 1024, 8192]
    assert isinstance(last, Skip)
    assert last.reason == "an id of over 8,192 characters"


@pytest.mark.usefixtures("pieces")
@pytest.mark.parametrize(
    "other", ["12", "-0.5E+7", '"\\u0627\\n"', "true", "[1]", '"\\ud800"', "1e999"]
)
def test_other_columns_decide_nothing(tmp_path: Path, other: str) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f'{{"n": {other}, "text": "plain {at}"}}\n' for at in range(40)))
    assert (same(path) > 20) == (other not in ("[1]", '"\\ud800"'))
    path.write_text("".join(f'{{"n": "n{at}", "text": "plain {at}"}}\n' for at in range(40)))
    assert same(path, id="n") > 20
    assert same(path, id="none") > 20
    assert same(path, text="n") > 20
    assert same(path, text="none") == 0


@given(st.lists(st.binary(max_size=40), max_size=8))
def test_any_bytes_are_read_as_always(parts: list[bytes]) -> None:
    """One line of a plan that fits: what the compiled reader takes, `json` takes as well."""
    plan = Plan(("id", "text"), 0, 1)
    raw = b"\n".join(b'{"id": "x", "text": "%s"}' % part.replace(b"\n", b"") for part in parts)
    codes, lines = plan.lay(raw) if raw else (np.empty(0, np.uint32), np.empty((0, 5), np.int64))
    begin = 0
    for first, last, _, _, end in lines.tolist():
        if end >= 0:
            text = json.loads(raw[first:last].decode())["text"]
            assert codes[begin:end].tobytes().decode("utf-32-le") == text
            assert clean(text)[0] == text
            begin = end


def test_every_character_that_clean_alters_has_a_mark() -> None:
    marks = laid_module._marks()
    every = [chr(code) for code in range(0x110000)]
    found = {code for code, char in enumerate(every) if ALTERED.search(char)}
    told = set(np.flatnonzero(marks & 1).tolist())
    assert told == {code for code in found if not 0xC0 <= code <= 0xFF}, "accents are no suspects"


@given(st.text(alphabet="abÀâØÙÿ×€…\u0080\u00a0»Œطظ§„", max_size=12))
def test_what_is_laid_is_no_mojibake(text: str) -> None:
    """Accents are plain, and what may be a wrong decoding of UTF-8 or of cp1256 is not."""
    raw = json.dumps({"id": "x", "text": f"a {text}"}, ensure_ascii=False).encode()
    _, lines = Plan(("id", "text"), 0, 1).lay(raw)
    doubted = any(pattern.search(text) for pattern in (*AS_LATIN, re.compile("ط§|ظ„")))
    assert (lines[0, 4] < 0) == doubted


@pytest.mark.usefixtures("pieces")
def test_european_news_is_laid(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    text = "Après l'été, la Grèce – et «l'État voisin» – s'inquiète… Größe, año, ação, İstanbul"
    records = [{"id": f"a{at}", "text": f"{text} {at}"} for at in range(40)]
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records))
    assert same(path) > 30


@pytest.mark.usefixtures("pieces")
def test_characters_that_are_only_counted_are_laid(tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    lines = [f'{{"id": "a{at}", "text": "\u200fخبر \u202bرقم {at}\u00ad"}}\n' for at in range(40)]
    path.write_text("".join(lines))
    assert same(path) > 30


@pytest.mark.usefixtures("pieces")
def test_a_file_of_other_lines_is_given_up_soon(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "news.jsonl"
    path.write_text("".join(f'{{"text": "plain {at}", "tags": []}}\n' for at in range(4000)))
    pieces = []
    monkeypatch.setattr(
        Plan, "lay", lambda plan, raw, lay=Plan.lay: pieces.append(raw) or lay(plan, raw)
    )
    assert same(path) == 0
    assert 1900 < len(b"".join(pieces).splitlines()) / 2 < 2100  # read twice


def test_long_lines_and_other_encodings_go_the_long_way(tmp_path: Path, monkeypatch: Any) -> None:
    path = tmp_path / "news.jsonl"
    records = [{"id": str(at), "text": "long " * (at * 40)} for at in range(1, 30)]
    lines = "".join(json.dumps(one) + "\n" for one in records)
    path.write_text(lines, encoding="utf-16")
    assert same(path) == 0
    path.write_text(lines, encoding="utf-8-sig")
    monkeypatch.setattr(laid_module.streams, "MAX_RECORD_BYTES", 3000)
    monkeypatch.setattr(laid_module.streams, "MAX_TEXT", 2000)
    monkeypatch.setattr(laid_module, "CHUNK", 500)
    skips = " ".join(str(item) for item in told(read([path])))
    assert "3,000 bytes" in skips
    assert "2,000 characters" in skips
    assert same(path) > 0


def test_marks_tell_texts_apart() -> None:
    marks = text_marks(*code_points(["ab", "ba", "ab", "", "a"])).tolist()
    assert marks[0] == marks[2]
    assert len(set(marks)) == 4
