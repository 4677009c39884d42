"""The proof that nothing is left out: left's text with the edits applied is right's text."""

from __future__ import annotations

from collections.abc import Sequence

from dedup.model import Block


def rebuild_right(left: str, right: str, blocks: Sequence[Block]) -> str:
    """Right's text, taken from left wherever the blocks say that both sides are equal.

    From ``right`` come only the right sides of edits and what lies outside shared blocks. A line of
    furniture between the paragraphs of a passage is rebuilt with the passage, which frames it.
    """
    parts = []
    done = 0
    shared = (block for block in blocks if block.left and block.right)
    for block in sorted(shared, key=lambda block: block.right):
        if block.right[-1].end <= done:
            continue
        parts.append(right[done : block.right[0].start])
        parts.append(rebuild_block(left, right, block))
        done = block.right[-1].end
    return "".join((*parts, right[done:]))


def rebuild_block(left: str, right: str, block: Block) -> str:
    """The right side of one shared block: left's text with the edits applied in order."""
    parts = []
    at = block.left[0].start
    for edit in block.edits:
        parts.append(left[at : edit.left.start])
        parts.append(edit.right.cut(right))
        at = edit.left.end
    return "".join((*parts, left[at : block.left[-1].end]))
