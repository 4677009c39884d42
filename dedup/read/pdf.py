"""PDF (.pdf): the text as it stands on the pages, through pdfminer.six, in a process of its own.

A PDF keeps glyphs and places, not a text. Arabic is stored in visual order, often in presentation
forms; both are turned back into the letters and the order in which they are read, and recorded as
repairs. A hostile PDF may unpack without end, so the parser runs where memory and time are bounded.
"""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from collections.abc import Iterator

from dedup.errors import MissingExtra
from dedup.model import Article, Skip
from dedup.read.fields import Columns, make_article, reader_name
from dedup.read.sources import Source
from dedup.read.streams import Unreadable, read_binary

SECONDS = 120
"""Somewhat more than the process allows itself, so that its own reason is heard."""


def read_pdf(source: Source, _columns: Columns) -> Iterator[Article | Skip]:
    """All pages as one article; pages that are pictures are a Skip, never an empty article."""
    if importlib.util.find_spec("pdfminer") is None:
        raise Unreadable(str(MissingExtra("reading .pdf", "pdf")))
    raw = read_binary(source)
    if not raw[:1024].lstrip().startswith(b"%PDF"):
        raise Unreadable("the content is no PDF")
    found = _parsed(raw)
    if reason := found.get("reason"):
        raise Unreadable(reason)
    reader = reader_name("pdf", "pdfminer.six")
    origin = source.origin(raw, reader, repairs=tuple(found["repairs"]))
    if not found["text"].strip():
        yield Skip(origin, "no text on the pages: pictures of text need character recognition")
        return
    fields = {name: found[name] for name in ("title", "author")}
    yield make_article(found["text"], origin, fields, source.id)


def _parsed(raw: bytes) -> dict[str, str]:
    """What :mod:`dedup.read.pdf_pages` says of the bytes, or why it gave up."""
    # -P: a json.py in the folder of a stranger's articles is never imported
    command = [sys.executable, "-P", "-m", "dedup.read.pdf_pages"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=SECONDS, check=True)  # noqa: S603
        return dict(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return {"reason": f"not read in {SECONDS} seconds"}
    except (subprocess.CalledProcessError, ValueError):
        return {"reason": "damaged, or not to be parsed in bounded memory and time"}
