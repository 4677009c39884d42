"""One text a file (.txt), and standard input."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dedup.model import Article, Origin, Skip
from dedup.read.fields import Columns, make_article
from dedup.read.jsonl import read_encoded, stream_encoding
from dedup.read.sources import Source
from dedup.read.streams import check_is_text, open_bytes, read_bytes, read_rest
from dedup.text.decode import decode

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\ufffd]")


def read_txt(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """The whole file as one article."""
    yield _text_file(read_bytes(source), source)


def _text_file(raw: bytes, source: Source) -> Article | Skip:
    return text_article(raw, source.origin(raw, "txt"), source.id, {})


def text_article(
    raw: bytes, origin: Origin, name: str, fields: Mapping[str, str]
) -> Article | Skip:
    """The article in the bytes of a text; ``origin`` gets the encoding and the repairs."""
    decoded = decode(raw)
    origin = replace(origin, encoding=decoded.encoding, repairs=decoded.repairs)
    damaged = len(_CONTROLS.findall(decoded.text))
    if damaged * 10 > len(decoded.text):  # text has one in thousands
        return Skip(origin, "not text: more than a tenth is control characters")
    return make_article(decoded.text, origin, fields, name)


def read_stdin(source: Source, columns: Columns) -> Iterator[Article | Skip]:
    """Standard input: lines of JSON where the first character is ``{``, else one text."""
    with open_bytes(source) as stream:
        head = stream.peek(1 << 12)
        check_is_text(head)
        if decode(head).text.lstrip("\ufeff \t\n").startswith("{"):
            yield from read_encoded(stream, stream_encoding(stream), source, columns)
            return
        raw = read_rest(stream)
    yield _text_file(raw, source)
