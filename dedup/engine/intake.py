"""From a stream of articles to their distinct texts: ids and hashes are held, no text is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import numpy as np
from numpy.typing import NDArray

from dedup.engine.threads import mapped
from dedup.match.keys import Ints
from dedup.match.texts import Texts, paged
from dedup.model import Article
from dedup.options import Progress, ScanOptions
from dedup.text.segment import Laid, bounds_of, code_points, hashed

BATCH_CHARS = 1_000_000
"""Characters tokenised at a time: some 500 articles, and arrays that stay in the cache."""

Originals = Callable[[int], str]
"""The raw text of an article, by its row."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What was read: the ids of all articles by row, and their distinct texts."""

    ids: Sequence[str]
    texts: Texts
    short: int
    """Articles of fewer than ``min_words`` words: they are in no text."""
    originals: Originals | None
    """Raw texts by row; None where nobody will ask for one."""


def take_in(
    articles: Iterable[Article | Laid],
    options: ScanOptions,
    folder: Path,
    threads: int,
    progress: Progress,
    *,
    keep: bool = True,
) -> Intake:
    """Tokenise, drop what is too short, unite identical texts. Words go to a file of ``folder``.

    Without ``keep`` nobody will ask for raw texts; else those that no sequence holds go to another.
    """
    held = cast(Sequence[Article], articles) if isinstance(articles, Sequence) else None
    spool = _Spool(folder / "texts") if keep and held is None else None
    distinct = _Distinct(options.min_words)
    ids: list[str] = []
    path = folder / "words"
    with path.open("wb") as file:
        for batch, words, bounds, marks in mapped(_hashed, _batches(articles), threads):
            is_new = distinct.add(len(ids), marks, np.diff(bounds))
            edges = np.flatnonzero(np.diff(is_new, prepend=False, append=False))
            for begin, stop in bounds[edges].reshape(-1, 2).tolist():
                file.write(words[begin:stop].data)
            ids += batch.ids
            if spool:
                spool.add(map(batch.text, range(len(batch.ids))))
            if held:  # of a stream its reader tells
                progress("words", len(ids), len(held))
    originals = spool.text if spool else (lambda row: held[row].text) if keep and held else None
    return Intake(ids, distinct.texts(paged(path), ids), distinct.short, originals)


@dataclass(slots=True)
class _Distinct:
    """The texts met so far: which articles carry each, and how many words it has."""

    least: int
    short: int = 0
    carriers: dict[int, list[int]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)

    def add(self, first: int, marks: Ints, sizes: Ints) -> NDArray[np.bool_]:
        """Take in the texts of the articles from row ``first`` on; which are new."""
        is_new = np.zeros(len(sizes), dtype=np.bool_)
        for at, (mark, size) in enumerate(zip(marks.tolist(), sizes.tolist(), strict=True)):
            if size < self.least:
                self.short += 1
            elif mark in self.carriers:
                self.carriers[mark].append(first + at)
            else:
                self.carriers[mark] = [first + at]
                self.lengths.append(size)
                is_new[at] = True
        return is_new

    def texts(self, words: NDArray[np.uint64], ids: Sequence[str]) -> Texts:
        """The distinct texts, each with its carriers by article id."""
        digests = np.fromiter(self.carriers, dtype=np.int64, count=len(self.carriers))
        by_id = (
            tuple(sorted(rows, key=ids.__getitem__) if len(rows) > 1 else rows)
            for rows in self.carriers.values()
        )
        return Texts(words, bounds_of(self.lengths), digests, tuple(by_id))


class _Spool:
    """Raw texts in a file, so that memory need not hold them."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._ends = [0]

    def add(self, texts: Iterable[str]) -> None:
        """Write the texts of the next articles."""
        with self._path.open("ab") as file:
            for text in texts:
                file.write(text.encode("utf-8", "surrogatepass"))
                self._ends.append(file.tell())

    def text(self, row: int) -> str:
        """The text of one article."""
        with self._path.open("rb") as file:
            file.seek(self._ends[row])
            raw = file.read(self._ends[row + 1] - self._ends[row])
        return raw.decode("utf-8", "surrogatepass")


def _batches(articles: Iterable[Article | Laid]) -> Iterator[Laid]:
    """Articles of about ``BATCH_CHARS`` characters at a time."""
    parts: list[Laid] = []
    loose: list[Article] = []
    size = 0
    for article in articles:
        if isinstance(article, Laid):
            parts += _laid(loose)
            parts.append(article)
            loose = []
            size += len(article.codes)
        else:
            loose.append(article)
            size += len(article.text)
        if size >= BATCH_CHARS:
            yield _joined([*parts, *_laid(loose)])
            parts, loose, size = [], [], 0
    if parts or loose:
        yield _joined([*parts, *_laid(loose)])


def _laid(articles: Sequence[Article]) -> list[Laid]:
    """These articles laid end to end, if there are any."""
    if not articles:
        return []
    codes, offsets = code_points([article.text for article in articles])
    return [Laid([article.id for article in articles], codes, offsets, "", [])]


def _joined(parts: Sequence[Laid]) -> Laid:
    """The articles of all parts in one."""
    if len(parts) == 1:
        return parts[0]
    starts = np.cumsum([0, *(len(part.codes) for part in parts)])
    offsets = [part.offsets[1:] + start for part, start in zip(parts, starts, strict=False)]
    return Laid(
        [name for part in parts for name in part.ids],
        np.concatenate([part.codes for part in parts]),
        np.concatenate([[0], *offsets]),
        "",
        [],
    )


def _hashed(batch: Laid) -> tuple[Laid, NDArray[np.uint64], Ints, Ints]:
    """A batch with its folded words, their bounds and the digests of its texts."""
    from dedup.kernels.keys import digests  # noqa: PLC0415 - compiled code loads slowly

    words, bounds = hashed(batch.codes, batch.offsets)
    return batch, words, bounds, digests(words, bounds).view(np.int64)
