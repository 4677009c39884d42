"""The language of a text, from a hint, its script, its letters and its function words."""

from __future__ import annotations

from collections.abc import Iterable

from dedup.compare.figures.lexicon.entry import Lexicon
from dedup.compare.figures.lexicon.tables import LANGUAGES, bag, lexicon
from dedup.compare.figures.scan import Scan


def detect(scan: Scan, hint: str) -> tuple[str, ...]:
    """The language of the text first, then the companions for words in other scripts.

    ``hint`` wins where its script is the text's; else letters that only one language has, then
    the language with most function words.
    """
    folded = scan.words[:300]
    text = scan.raw[:2000]
    script = _script(folded)
    rivals = [lexicon(code) for code in LANGUAGES if lexicon(code).script == script]
    named = hint.lower().replace("_", "-").split("-")[0]
    chosen = next((rival.code for rival in rivals if rival.code == named), "")
    chosen = chosen or _by_letters(text, rivals) or _by_words(folded, rivals)
    return (chosen, *(code for code in ("ar", "en") if lexicon(code).script != script))


def _script(words: Iterable[str]) -> str:
    counts = dict.fromkeys(("arabic", "latin", "cyrillic", "han"), 0)
    for word in words:
        letter = word[0]
        if not letter.isalpha():
            continue
        if "\u0600" <= letter <= "\u06ff":
            counts["arabic"] += 1
        elif "\u0400" <= letter <= "\u04ff":
            counts["cyrillic"] += 1
        elif letter >= "\u3000":
            counts["han"] += 1
        else:
            counts["latin"] += 1
    return max(counts, key=lambda name: (counts[name], name == "arabic"))


def _by_letters(text: str, rivals: list[Lexicon]) -> str:
    counts = {lex.code: sum(map(text.count, lex.letters)) for lex in rivals if lex.letters}
    best = max(counts, key=lambda code: counts[code], default="")
    # One letter may be a name; one in two hundred is the language.
    return best if best and counts[best] * 200 > len(text) else ""


def _by_words(words: list[str], rivals: list[Lexicon]) -> str:
    distinct = set(words)
    counts = {lex.code: len(distinct & bag(lex.common)) for lex in rivals}
    preferred = {"ar", "en"}
    if not counts:
        return "en"
    return max(counts, key=lambda code: (counts[code], code in preferred))
