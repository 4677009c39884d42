"""An archive to add to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from dedup.archive.add import Added, add
from dedup.archive.store import ensure_archive, open_archive
from dedup.model import Article, Skip
from dedup.options import silent

AddTo = Callable[..., Added]


@pytest.fixture
def add_to() -> AddTo:
    """Add articles to the archive at a path, which is made if it is not there."""

    def add_to(path: Path, items: Iterable[Article | Skip], **asked: int) -> Added:
        ensure_archive(str(path), asked)
        with open_archive(str(path), write=True) as archive:
            return add(archive, items, silent)

    return add_to
