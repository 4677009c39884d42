"""What an archive holds, in numbers."""

# ruff: noqa: S608 - statements name tables of tables.py and whole numbers only

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from dedup.archive.rows import counted, notices
from dedup.archive.store import Archive, is_pending
from dedup.archive.tables import FORMAT, full
from dedup.compare.published import published_day
from dedup.model import Json


@dataclass(frozen=True, slots=True)
class Info:
    """An archive in numbers."""

    path: str
    program: str
    """What made it."""
    articles: int
    words: int
    texts: int
    """Different texts among them, of ``min_words`` words and more."""
    too_short: int
    outlets: int
    pairs: int
    relations: Mapping[str, int]
    stories: int
    stock: int
    published: tuple[str, str]
    """The first and the last date of publication, as printed; empty where none is known."""
    added: tuple[str, str]
    """When articles were first and last added, ISO 8601 in UTC."""
    batches: int
    bytes: int
    options: Mapping[str, int]
    notices: tuple[str, ...]
    interrupted: bool
    """An add was stopped: pairs are those of the articles before it, until one is run again."""

    def to_dict(self) -> Json:
        return {"format": FORMAT, **asdict(self)}


def info(archive: Archive) -> Info:
    """Count what there is."""
    run = archive.connection.execute
    articles = full("main.articles")
    told = run(
        "SELECT count(*), coalesce(sum(words), 0), count(*) FILTER (words < ?), "
        f"count(DISTINCT nullif(outlet, '')) FROM {articles}",
        [archive.options.min_words],
    ).fetchall()[0]
    first, last, batches = run(
        f"SELECT min(committed), max(committed), count(*) FROM {full('main.batches')}"
    ).fetchall()[0]
    stamps = (stamp for (stamp,) in run(f"SELECT DISTINCT published FROM {articles}").fetchall())
    dated = [(day, stamp) for stamp in stamps if (day := published_day(stamp))]
    relations = run(
        f"SELECT relation, count(*) FROM {full('main.pairs')} GROUP BY relation ORDER BY relation"
    ).fetchall()
    return Info(
        path=archive.path,
        program=archive.about["program"],
        articles=told[0],
        words=int(told[1]),
        texts=counted(archive.connection, "matcher.texts"),
        too_short=told[2],
        outlets=told[3],
        pairs=sum(count for _, count in relations),
        relations=dict(relations),
        stories=counted(archive.connection, "main.stories", "DISTINCT story"),
        stock=counted(archive.connection, "main.stock"),
        published=(min(dated)[1], max(dated)[1]) if dated else ("", ""),
        added=(_utc(first), _utc(last)),
        batches=batches,
        bytes=os.path.getsize(archive.path),  # noqa: PTH202 - a name, whatever its bytes
        options=asdict(archive.options),
        notices=notices(archive.connection),
        interrupted=is_pending(archive),
    )


def _utc(moment: object) -> str:
    return f"{moment.isoformat(timespec='seconds')}Z" if hasattr(moment, "isoformat") else ""
