"""In CI nothing is skipped for want of a package."""

from __future__ import annotations

import json

import pytest
from needs import needed, skip_or_fail


def test_what_is_there_is_given() -> None:
    assert needed("json", "none") is json


def test_what_is_missing_skips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DEDUP_REQUIRE_ALL", raising=False)
    with pytest.raises(pytest.skip.Exception, match="the xlsx extra is not installed"):
        needed("no_such_module", "xlsx")


def test_what_is_missing_fails_where_all_is_required(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEDUP_REQUIRE_ALL", "1")
    with pytest.raises(pytest.fail.Exception, match="Chromium"):
        skip_or_fail("Chromium is not installed")
