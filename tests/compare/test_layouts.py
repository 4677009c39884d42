"""Passages where the layout says little: long sentences, lists, headlines, two scripts."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from dedup.compare.rebuild import rebuild_right
from dedup.model import Block, Comparison

Compare = Callable[[str, str], Comparison]

CLAUSES = (
    "the harbour board opened the northern quay after three years of slow building work",
    "forty ships from nine countries had waited outside the breakwater since the early morning",
    "pilots complained that the channel was still too narrow for large container vessels",
    "engineers put the final cost of the project at twice the sum first voted",
)
OWN = "farmers in the hills meanwhile celebrated an unusually generous harvest of dark olives"


def shared(result: Comparison) -> list[Block]:
    return [block for block in result.blocks if block.left and block.right]


def text_of(block: Block, left: str) -> str:
    return " ".join(span.cut(left) for span in block.left)


def test_a_sentence_moved_into_a_long_one_is_cut_out_of_it(compare: Compare) -> None:
    left = f"{CLAUSES[0].capitalize()}.\n" + ", ".join(CLAUSES[1:3]).capitalize() + "."
    right = f"{CLAUSES[1].capitalize()}, {CLAUSES[0]}, {CLAUSES[2]}."
    result = compare(left, right)
    assert rebuild_right(left, right, result.blocks) == right
    blocks = shared(result)
    assert sorted(block.moved for block in blocks).count(True) >= 1
    kept = " ".join(text_of(block, left) for block in blocks).lower()
    assert all(clause in kept for clause in CLAUSES[:3])
    assert not [b for b in result.blocks if b.kind in ("left_only", "right_only")]


def test_text_without_capitals_has_sentences(compare: Compare) -> None:
    left = ". ".join((*CLAUSES, OWN)) + "."
    right = ". ".join((OWN, *CLAUSES)) + "."
    blocks = shared(compare(left, right))
    assert [(block.kind, block.moved) for block in blocks] == [("same", False), ("same", True)]


def test_list_items_are_paired_one_by_one_and_the_dropped_one_is_named(compare: Compare) -> None:
    items = [
        "- Vell Rovers 3, Marl Athletic 1",
        "- Sella Town 0, Brake United 0",
        "- Orne City 2, Port Haddad 5",
        "- Quay Wanderers 1, Lighthouse Old Boys 4",
    ]
    head = "The results of the third round, played on Saturday in steady rain, were as follows."
    left, right = "\n".join([head, *items]), "\n".join([head, *items[:1], *items[2:]])
    result = compare(left, right)
    lone = [b for b in result.blocks if not b.right]
    assert [text_of(block, left) for block in lone] == [items[1]]
    assert all(block.kind == "same" and not block.moved for block in shared(result))


def test_a_list_put_in_another_order_is_moved_not_rewritten(compare: Compare) -> None:
    items = [f"{number}. {clause.capitalize()}" for number, clause in enumerate(CLAUSES, 1)]
    turned = [f"{number}. {clause.capitalize()}" for number, clause in enumerate(CLAUSES[::-1], 1)]
    result = compare("\n".join(items), "\n".join(turned))
    assert sum(block.moved for block in shared(result)) == 3
    assert {edit.kind for block in result.blocks for edit in block.edits} <= {"figure"}


def test_a_rewritten_headline_leaves_the_lead_alone(compare: Compare) -> None:
    lead = f"{CLAUSES[0].capitalize()}. {CLAUSES[1].capitalize()}."
    body = f"{CLAUSES[2].capitalize()}. {CLAUSES[3].capitalize()}."
    left = f"Quay opens after long delay\n{lead}\n{body}"
    right = f"Ships queue as harbour grows\n{lead}\n{body}"
    result = compare(left, right)
    assert {b.role for b in result.blocks if b.kind.endswith("_only")} == {"headline"}
    assert all(block.kind == "same" for block in shared(result))
    assert sum(len(block.left) for block in shared(result)) == 2


def test_a_lead_cut_in_two_is_a_split(compare: Compare) -> None:
    lead = f"{CLAUSES[0].capitalize()}. {CLAUSES[1].capitalize()}."
    rest = f"{CLAUSES[2].capitalize()}. {CLAUSES[3].capitalize()}."
    result = compare(f"{lead}\n{rest}", f"{lead.replace('. ', f'.{chr(10)}')}\n{rest}")
    assert [(b.kind, b.shape) for b in result.blocks] == [("same", "split"), ("same", "one")]


ARABIC = "أعلنت شركة Vell Robotics إطلاق الروبوت V-12 في ميناء Marl بعد تجارب استمرت عامين كاملين."
URDU = "بندرگاہ کے نئے گھاٹ پر کام تین سال بعد مکمل ہوا اور جہاز صبح سے باہر کھڑے تھے۔"
HEBREW = "מועצת הנמל פתחה את הרציף הצפוני אחרי שלוש שנים של עבודות איטיות ויקרות מאוד."


@pytest.mark.parametrize("marks", ["\u200f", "\u202b{}\u202c", "\u2067{}\u2069", "\u200e"])
def test_marks_of_direction_change_nothing(compare: Compare, marks: str) -> None:
    left = f"{ARABIC}\n{CLAUSES[0].capitalize()} في «Vell».\n{HEBREW}\n{URDU}"
    dressed = [marks.format(line) if "{}" in marks else marks + line for line in left.split("\n")]
    right = "\n".join(dressed)
    result = compare(left, right)
    assert rebuild_right(left, right, result.blocks) == right
    assert {block.kind for block in result.blocks} == {"same"}
    assert {edit.weight for block in result.blocks for edit in block.edits} <= {"cosmetic"}


def test_one_latin_name_changed_in_an_arabic_line_is_one_edit(compare: Compare) -> None:
    right = ARABIC.replace("Marl", "Sella")
    (block,) = compare(ARABIC, right).blocks
    assert [(e.left.cut(ARABIC), e.right.cut(right)) for e in block.edits] == [("Marl", "Sella")]


_SCRIPT = """
import json, sys
from dedup.compare.comparison import compare_articles
from dedup.compare.reading import read_article
from dedup.model import Article, Pair
left, right = json.load(sys.stdin)
sides = [read_article(Article(name, text)) for name, text in (("left", left), ("right", right))]
blank = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
print(json.dumps(compare_articles(*sides, blank, 8).to_dict(), ensure_ascii=True))
"""


def test_the_hash_seed_changes_no_byte() -> None:
    left = "\n".join(
        (ARABIC, f"{CLAUSES[0]}. {CLAUSES[1]}. {OWN}.", CLAUSES[2], CLAUSES[3], HEBREW)
    )
    right = "\n".join((CLAUSES[3], HEBREW, f"{OWN}. {CLAUSES[1]} or so. {CLAUSES[0]}.", ARABIC))
    digests = {
        hashlib.sha256(
            subprocess.run(
                [sys.executable, "-c", _SCRIPT],
                input=json.dumps([left, right]).encode(),
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
            ).stdout
        ).hexdigest()
        for seed in ("0", "1", "4242")
    }
    assert len(digests) == 1


def test_a_phrase_that_turns_back_pulls_nothing_in_either_way_round(compare: Compare) -> None:
    turned = "still too narrow for the ferries, it said"
    left = f"{CLAUSES[0].capitalize()}. {CLAUSES[1].capitalize()}. {turned.capitalize()}."
    right = f"{CLAUSES[0].capitalize()}, still too narrow for the rest, {CLAUSES[1]}."
    forth, back = compare(left, right), compare(right, left)
    assert [(b.left, b.right) for b in shared(forth)] == [(b.right, b.left) for b in shared(back)]
