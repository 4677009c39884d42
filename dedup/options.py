"""What to compute (:class:`ScanOptions`) apart from how to show it (:class:`RenderOptions`).

The report records every option; a test proves that each one changes an output.
"""

from __future__ import annotations

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
    max_bucket: int = 200
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
