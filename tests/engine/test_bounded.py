"""Millions of candidates in bounded memory: a template filled in by thousands, each time anew."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

ARTICLES = 25_000
TEMPLATE_WORDS = 30

CHILD = """
import json, resource, sys
from pathlib import Path
from dedup.engine.local import find_pairs
from dedup.model import Article
from dedup.options import LEAST_MEMORY, Resources

def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss << 10

def told(step, done, total):
    global before
    if step == "join" and done:
        before = peak()

texts = Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()
articles = (Article(str(number), text) for number, text in enumerate(texts))
found = find_pairs(
    articles, resources=Resources(jobs=1, memory=LEAST_MEMORY), progress=told, stock=False
)
print(json.dumps([found.looked_at, len(found.pairs), before, peak()]))
"""


def filled_in(count: int) -> list[str]:
    """Texts of one template, two of its words replaced in each."""
    source = random.Random(5)  # noqa: S311
    words = sorted({"".join(source.choices("bcdfghklmnprstaeiou", k=6)) for _ in range(20_000)})
    template = source.sample(words, TEMPLATE_WORDS)
    texts = []
    for _ in range(count):
        filled = list(template)
        for place in source.sample(range(TEMPLATE_WORDS), 2):
            filled[place] = source.choice(words)
        texts.append(" ".join(filled))
    return texts


def test_memory_does_not_follow_the_candidates(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.write_text("\n".join(filled_in(ARTICLES)), encoding="utf-8")
    child = [sys.executable, "-c", CHILD, str(texts)]
    told = subprocess.run(child, capture_output=True, check=True, text=True).stdout
    looked_at, pairs, before, after = json.loads(told)
    assert looked_at > 30 * ARTICLES
    assert pairs > 0
    assert after - before < 64 * looked_at, "less than the measures of a candidate take"
