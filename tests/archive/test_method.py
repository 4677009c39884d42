"""Nothing that decides what an archive holds can change without its fingerprint.

Where a test fails here, write the new value into dedup/archive/method.py: archives of before are
then refused with the reason.
"""

from __future__ import annotations

import hashlib
import importlib
import unicodedata
from typing import Any

import numpy as np
import pytest

from dedup.archive.method import FOLD, KEYS, PROBE, RULES, fingerprints
from dedup.match import plan
from dedup.match.keys import extract
from dedup.options import ScanOptions
from dedup.text.fold import tables
from dedup.text.segment import word_hashes

MODULES = [
    *(
        f"dedup.match.{name}"
        for name in ("keys", "plan", "verify", "mass", "stock", "group", "pairs")
    ),
    *(f"dedup.kernels.{name}" for name in ("keys", "overlap", "runs", "surprise", "grams")),
]
"""Where the numbers are that decide keys, candidates, measures, pairs, stories and stock."""
INDIFFERENT = {
    "keys.BAND", "keys.PASSAGE",  # the keys of PROBE hold them
    "keys._START", "grams._START", "surprise._START",  # and these
    "surprise._SIEVE_BITS", "overlap._SIEVE_CELLS",  # how fast, not what
}  # fmt: skip


def hashed(*arrays: Any) -> str:
    digest = hashlib.sha256()
    for array in arrays:
        digest.update(np.ascontiguousarray(array).tobytes())
    return digest.hexdigest()[:16]


def numbers() -> dict[str, Any]:
    """Every number that the modules name in capitals."""
    return {
        f"{module.rpartition('.')[2]}.{name}": value
        for module in MODULES
        for name, value in vars(importlib.import_module(module)).items()
        if name.isupper()
        and type(value) is not bool
        and isinstance(value, int | float | np.generic)
    }


def noted() -> dict[str, Any]:
    return {**KEYS, **RULES}


def test_every_number_that_decides_is_in_the_fingerprint() -> None:
    found = {name: value for name, value in numbers().items() if name not in INDIFFERENT}
    told = {name: noted()[name] for name in noted() if " " not in name}
    own = {name for name in found if not is_import(name)}
    assert {name: found[name] for name in own} == told


def is_import(name: str) -> bool:
    """Whether a module has a constant from another of them: told where it is defined."""
    module, _, constant = name.partition(".")
    homes = {"SHINGLE": "keys", "GRAM": "keys", "BAND": "keys", "PASSAGE": "keys"}
    homes["EVIDENCE_BITS"] = "verify"
    return homes.get(constant, module) != module


def test_the_queries_are_those_of_the_fingerprint() -> None:
    queries = " ".join(f"{plan.links(ScanOptions())} {plan.candidates(ScanOptions())}".split())
    assert (
        hashed(np.frombuffer(queries.encode(), np.uint8))
        == noted()["plan.links and plan.candidates"]
    )


def test_words_and_keys_are_those_of_the_fingerprint() -> None:
    words, bounds = word_hashes([PROBE])
    assert hashed(words) == FOLD["words of PROBE"]
    words, bounds = word_hashes([PROBE, PROBE * 3])  # below and above the words that are sampled
    made = [extract(words, bounds, ScanOptions(), window) for window in (1, 4)]
    told = []
    for keys in made:
        order = np.lexsort((keys.keys, keys.kinds, keys.texts))
        told += [keys.keys[order], keys.kinds[order]]
    assert hashed(*told) == KEYS["keys of PROBE"]


def test_letters_fold_as_in_the_fingerprint() -> None:
    if unicodedata.unidata_version != "14.0.0":
        pytest.skip("the fold of another Unicode is another fingerprint")
    assert hashed(*tables()) == FOLD["tables of Unicode 14.0.0"]


def test_each_part_has_a_fingerprint_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    from dedup.archive import method

    before = fingerprints()
    monkeypatch.setattr(method, "RULES", {**RULES, "verify.NEAR": 0.41})
    assert {name for name, value in fingerprints().items() if value != before[name]} == {"rules"}
    monkeypatch.setattr(method.unicodedata, "unidata_version", "99")
    assert {name for name, value in fingerprints().items() if value != before[name]} == {
        "rules", "fold",
    }  # fmt: skip
