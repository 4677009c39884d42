"""What to compute (:class:`ScanOptions`), how to show it (:class:`RenderOptions`), with what means
(:class:`Resources`).

The report records every option of the first; a test proves that each one of the first two changes
an output, and another that no resource does.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, fields

from dedup.errors import OptionError


@dataclass(frozen=True, slots=True)
class ScanOptions:
    """What counts as shared text."""

    bands: int = 42
    """Bands of the MinHash signature; a pair that shares one band is a candidate."""
    rows: int = 3
    """Hash values a band."""
    seed: int = 1
    """Seed of the MinHash permutations, as in datasketch."""
    window: int = 8
    """Winnowing window over word 5-grams: a common run of window + 4 words shares a key."""
    min_passage_keys: int = 2
    """Passage keys two articles must share to become a candidate."""
    max_bucket: int = 50
    """A key that more articles hold is stock text or a mass-run story: linked as a chain."""
    min_run: int = 8
    """Words of the shortest copied passage that makes a pair."""
    min_words: int = 8
    """Shorter articles are listed and never paired."""

    def __post_init__(self) -> None:
        for item in fields(self):
            value = getattr(self, item.name)
            if value < (0 if item.name == "seed" else 1):
                raise OptionError(f"{item.name} must be positive, not {value}")


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """How a report looks."""

    ui_lang: str = "en"
    """Language of the interface: en or ar."""
    title: str = ""
    """Heading of the report; empty: taken from the input."""
    inline_pairs: int = 200
    """Pairs up to which the report is one self-contained file."""


Progress = Callable[[str, int, int], None]
"""Told the step, how much of it is done, and how much there is (0: not known)."""


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What a run may use of the machine: changes no result, and no report records it."""

    jobs: int = 0
    """Threads at work; 0: one for each processor that the process may use."""
    memory: int = 4 << 30
    """Bytes that tables and batches may hold before they go to disk. Ids and pairs come on top,
    and so do the pages of temporary files that the system keeps while nobody needs the room."""
    temp_dir: str = ""
    """Folder for temporary files, a fifth of the input or more; empty: that of the system."""

    def __post_init__(self) -> None:
        if self.jobs < 0:
            raise OptionError(f"jobs must not be negative, but it is {self.jobs}")
        if self.memory < LEAST_MEMORY:
            raise OptionError(f"the memory limit must be {LEAST_MEMORY >> 20} MB or more")

    @property
    def threads(self) -> int:
        """How many threads: ``jobs``, or the processors that there are."""
        if self.jobs:
            return self.jobs
        # Not every system tells which processors are ours.
        return (
            len(os.sched_getaffinity(0))
            if hasattr(os, "sched_getaffinity")
            else os.cpu_count() or 1
        )


LEAST_MEMORY = 256 << 20
"""With less, DuckDB fails on a join instead of spilling it."""
