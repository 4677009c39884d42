"""Passages: splits, merges, moves, repeats, texts without paragraphs, runs in other text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from dedup.compare import anchors
from dedup.compare.anchors import find_links
from dedup.compare.sides import read_sides
from dedup.model import Block, Comparison
from dedup.text.segment import tokenise

Compare = Callable[[str, str], Comparison]

QUAY = (
    "The harbour board opened the northern quay on Monday after three years of slow building work."
)
SHIPS = "Forty ships from nine countries had waited outside the breakwater since the early morning."
PILOTS = (
    "Pilots complained that the channel was still too narrow for the largest container vessels."
)
COST = "Engineers put the final cost of the project at twice the sum first voted by the council."
UNION = "The dockers union asked for new safety rules before the winter storms reach the coast."
STORM = "Last winter a storm sank two barges and tore the old lighthouse from its foundations."
MAYOR = "Mayor Lina Haddad thanked the crews and promised a school for the children of sailors."
OWN = "Farmers in the hills meanwhile celebrated an unusually generous harvest of dark olives."


def rows(result: Comparison) -> list[tuple[str, str, bool, int, int]]:
    return [
        (block.kind, block.shape, block.moved, len(block.left), len(block.right))
        for block in result.blocks
    ]


def words_of(block: Block, text: str, side: int) -> str:
    return " / ".join(span.cut(text) for span in (block.left, block.right)[side])


def test_split_and_merge(compare: Compare) -> None:
    one = f"{QUAY} {SHIPS}\n{PILOTS}"
    two = f"{QUAY}\n{SHIPS}\n{PILOTS}"
    assert rows(compare(one, two)) == [("same", "split", False, 1, 2), ("same", "one", False, 1, 1)]
    assert rows(compare(two, one)) == [("same", "merge", False, 2, 1), ("same", "one", False, 1, 1)]


def test_dropped_and_added_paragraphs(compare: Compare) -> None:
    left = "\n".join((QUAY, SHIPS, PILOTS, COST))
    right = "\n".join((OWN, QUAY, COST))
    assert rows(compare(left, right)) == [
        ("right_only", "one", False, 0, 1),
        ("same", "one", False, 1, 1),
        ("left_only", "one", False, 2, 0),
        ("same", "one", False, 1, 1),
    ]


def test_moved_paragraph(compare: Compare) -> None:
    left = "\n".join((QUAY, SHIPS, PILOTS, COST, UNION))
    right = "\n".join((QUAY, UNION, SHIPS, PILOTS, COST))
    result = compare(left, right)
    moved = [block for block in result.blocks if block.moved]
    assert [words_of(block, left, 0) for block in moved] == [UNION]
    assert result.right_share.moved > 0.1
    assert result.right_share.shared == 1.0


def test_moved_sentence_inside_a_moved_paragraph(compare: Compare) -> None:
    left = "\n".join((f"{QUAY} {SHIPS}", PILOTS, COST, UNION, f"{MAYOR} {STORM}"))
    right = "\n".join((f"{STORM} {MAYOR}", f"{QUAY} {SHIPS}", PILOTS, COST, UNION))
    result = compare(left, right)
    moved = {words_of(block, left, 0) for block in result.blocks if block.moved}
    assert {MAYOR, STORM} & moved
    assert result.left_share.shared == 1.0


def test_repeated_sentence_does_not_pull_a_dropped_paragraph_in(compare: Compare) -> None:
    left = "\n".join((QUAY, f"{QUAY} {STORM}", SHIPS))
    right = "\n".join((QUAY, SHIPS))
    assert rows(compare(left, right)) == [
        ("same", "one", False, 1, 1),
        ("left_only", "one", False, 1, 0),
        ("same", "one", False, 1, 1),
    ]


def test_article_without_paragraph_breaks(compare: Compare) -> None:
    lines = (QUAY, SHIPS, PILOTS, COST, UNION, STORM)
    result = compare(" ".join(lines), "\n".join(lines))
    assert [row[0] for row in rows(result)] == ["same"] * len(lines)
    assert result.pair.relation == "identical"


def test_one_copied_run_in_own_text(compare: Compare) -> None:
    run = "asked for new safety rules before the winter storms reach the coast"
    left = (
        f"{OWN}\nA spokesman for the union, which speaks for dockers in many ports and has"
        f" never before agreed with the owners of the tugs on anything, {run}.\n{COST}"
    )
    right = (
        f"{MAYOR}\nCaptains of small boats, tired of promises and of broken lamps along the pier,"
        f" loudly {run} and the fishing villages to the south of it this year."
    )
    shared = [block for block in compare(left, right).blocks if block.left and block.right]
    assert [words_of(block, left, 0) for block in shared] == [run]


def test_unrelated_articles_share_nothing(compare: Compare) -> None:
    result = compare("\n".join((QUAY, SHIPS, PILOTS)), "\n".join((OWN, MAYOR, STORM)))
    assert {block.kind for block in result.blocks} == {"left_only", "right_only"}
    assert result.left_share.shared == result.right_share.shared == 0.0


def test_formula_of_name_and_title_is_no_passage(compare: Compare) -> None:
    left = (
        "قال وزير الخارجية في الجمهورية سمير الحلواني إن الميناء الجديد سيفتح أبوابه للسفن قريبا."
    )
    right = "زار وزير الخارجية في الجمهورية سمير الحلواني معرض الزهور السنوي برفقة عدد من الطلاب."
    assert all(not (b.left and b.right) for b in compare(left, right).blocks)


def test_reworded_sentence_without_a_run_of_three(compare: Compare) -> None:
    left = f"{QUAY}\nThe old lighthouse keeper told visitors many strange tales of storms.\n{COST}"
    right = f"{QUAY}\nThe aged lighthouse keeper fed visitors many odd tales of gales.\n{COST}"
    blocks = compare(left, right).blocks
    assert [block.kind for block in blocks] == ["same", "edited", "same"]


def test_furniture_is_set_apart(compare: Compare) -> None:
    left = f"بغداد – نجلاء السمان\n{QUAY}\nأرسل تعليقك"
    result = compare(left, f"{QUAY}\nأرسل تعليقك")
    assert [(block.kind, block.role) for block in result.blocks] == [
        ("left_only", "byline"),
        ("same", "body"),
        ("same", "furniture"),
    ]
    assert result.left_share.shared == 1.0


def test_long_texts_stay_bounded(compare: Compare) -> None:
    """20,000 words against 20,000, in another order: the test ends (see benchmarks/compare.py)."""
    sentences = [f"{SHIPS[:-1]} number {n} berth {n * 7} pier {n * 13}." for n in range(1200)]
    result = compare("\n".join(sentences), "\n".join(reversed(sentences)))
    assert result.left_share.shared > 0.5


def test_reworded_neighbours_of_a_link_need_less(compare: Compare) -> None:
    """Alone the second sentence is too unlike; beside a link it is the neighbour, reworded."""
    ours = "Fishermen sold their morning catch beside the tower for a very small price."
    theirs = "A price as modest as the tower was paid in the village for their morning haul."
    left, right = f"{QUAY} {ours}", f"{QUAY} {theirs}"
    assert [row[0] for row in rows(compare(left, right))] == ["edited"]
    assert [row[0] for row in rows(compare(ours, theirs))] == ["left_only", "right_only"]


def test_half_a_sentence_goes_to_another_paragraph_and_the_next_one_follows_it(
    compare: Compare,
) -> None:
    both = f"{SHIPS[:-1]}, and {PILOTS.lower()}"
    left = f"{MAYOR} {COST} {both} {UNION}"
    right = f"{MAYOR} {COST} {PILOTS}\n{STORM}\n{SHIPS} {UNION}"
    shared = [block for block in compare(left, right).blocks if block.left and block.right]
    for sentence in (SHIPS, PILOTS, UNION):
        assert any(sentence[:-1] in words_of(block, right, 1) for block in shared)


def test_equal_lines_of_a_word_or_two_are_the_same_beside_what_is_shared(compare: Compare) -> None:
    left = f"{QUAY}\nBackground\n{SHIPS}\nREUTER"
    right = f"{QUAY}\nBackground\n{STORM}\nREUTER"
    same = [words_of(b, left, 0) for b in compare(left, right).blocks if b.kind == "same"]
    assert same == [QUAY, "Background", "REUTER"]
    assert all(b.kind != "same" for b in compare(f"{SHIPS}\nREUTER", f"{STORM}\nREUTER").blocks)


def test_a_near_copy_with_thousands_of_changes_is_found_whole() -> None:
    sentences = [[f"w{5 * at + word}" for word in range(5)] for at in range(6000)]
    changed = [[*words[:4], f"x{at}"] for at, words in enumerate(sentences)]
    left, right = (
        "\n".join(f"{' '.join(words)}." for words in text) for text in (sentences, changed)
    )
    sides = read_sides((left, tokenise(left)), (right, tokenise(right)))
    links = find_links(*sides, min_run=8)
    assert [(link.left, link.right) for link in links] == [(at, at) for at in range(6000)]


def test_runs_that_were_not_looked_at_are_said(
    compare: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = "\n".join((QUAY, SHIPS, PILOTS, COST, UNION, STORM))
    right = left.replace("northern", "outer").replace("Forty", "Fifty").replace("narrow", "low")
    assert "not looked at" not in str(compare(left, right).summary)
    monkeypatch.setattr(anchors, "MOST_ANCHORS", 2)
    assert "shorter runs were not looked at" in str(compare(left, right).summary)


def test_of_two_that_changed_places_the_shorter_moved(compare: Compare) -> None:
    said = "we shall keep every gate of the old quay open to all ships until the end of the war"
    left = f"Harbour board chairman Paul Hale said: “{said}.”\n{PILOTS}"
    right = f"“{said.capitalize()},” said harbour board chairman Paul Hale.\n{PILOTS}"
    edits = [edit for block in compare(left, right).blocks for edit in block.edits]
    moved = [edit.left.cut(left) or edit.right.cut(right) for edit in edits if edit.kind == "moved"]
    assert {" ".join(words.split()).strip().lower() for words in moved} == {
        "harbour board chairman paul hale"
    }
