"""Files written, read at once and looked at: what every test of the readers does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dedup.model import Article, Skip
from dedup.read.reader import read

ARABIC = (
    'قال رئيس البلدية إن الجسر الجديد سيفتح «قريبا».\nوأضاف أن العمل استمر عامين, ثم شكر "الجميع".'
)

SENTENCE = "قال رئيس البلدية في الفقرة {} إن الجسر الجديد سيفتح أمام الناس بعد عامين."


def articles(*inputs: str, **options: Any) -> list[Article]:
    return [item for item in read(inputs, **options) if isinstance(item, Article)]


def reasons(*inputs: str, **options: Any) -> list[str]:
    return [item.reason for item in read(inputs, **options) if isinstance(item, Skip)]


def read_one(name: str, content: str | bytes) -> list[Article | Skip]:
    Path(name).write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(name))


def article(name: str, content: str | bytes) -> Article:
    (found,) = read_one(name, content)
    assert isinstance(found, Article), found
    return found


def reason(name: str, content: str | bytes) -> str:
    (found,) = read_one(name, content)
    assert isinstance(found, Skip), found
    return found.reason


def write_jsonl(name: str, rows: list[Any], encoding: str = "utf-8") -> None:
    lines = (row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows)
    Path(name).write_text("".join(f"{line}\n" for line in lines), encoding=encoding)
