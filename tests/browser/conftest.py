"""The system's Chromium, and the sample report in both interface languages."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from needs import skip_or_fail
from report.sample import REPORT, crowd, many

from dedup.options import RenderOptions
from dedup.report.folder import write_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's browser."""
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        skip_or_fail("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests; without Chromium they skip, unless everything is required."""
    with chromium() as system:
        yield system


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A page by name: ``en`` and ``ar`` the interfaces; ``one`` has a single story, and so other
    headings; ``sixty`` is the page of a story of sixty outlets, ``list`` an index of many pages.
    """
    base = tmp_path_factory.mktemp("browser")
    for code in ("en", "ar"):
        write_report(REPORT, base / code, RenderOptions(ui_lang=code))
    write_report(replace(REPORT, stories=REPORT.stories[:1]), base / "one", RenderOptions())
    write_report(crowd(60), base / "sixty", RenderOptions(inline_pairs=20))
    write_report(many(250), base / "list", RenderOptions(ui_lang="ar", inline_pairs=200))
    pages = {"sixty": "stories/0001.html"}
    return {
        code: base / code / pages.get(code, "index.html")
        for code in ("en", "ar", "one", "sixty", "list")
    }
