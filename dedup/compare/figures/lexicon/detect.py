"""The language of a text, from a hint, its script, its letters and its function words."""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable

from dedup.compare.figures.lexicon.cldr import UNKNOWN, from_cldr, script_of
from dedup.compare.figures.lexicon.entry import Lexicon
from dedup.compare.figures.lexicon.tables import LANGUAGES, bag, lexicon
from dedup.compare.figures.scan import Scan
from dedup.text.language import detect_language, primary_language


def detect(scan: Scan, hint: str) -> tuple[str, ...]:
    """The language of the text first, then the companions for words in other scripts.

    ``hint`` wins where its script is the text's; else letters that only one language has, then
    the language with most function words.
    """
    folded = scan.words[:300]
    text = scan.raw[:2000]
    script = _script(folded)
    rivals = [lexicon(code) for code in LANGUAGES if lexicon(code).script == script]
    named = primary_language(hint)
    wordless = not any(word[0].isalpha() for word in folded)
    unknown = bool(named) and named not in LANGUAGES and from_cldr(named) is None
    fits = named in LANGUAGES and (wordless or lexicon(named).script == script)
    chosen = (
        (named if fits else "")
        or _of_cldr(scan.raw[:4000], named)
        or _by_letters(text, rivals)
        or _by_words(folded, rivals, unknown=unknown)
    )
    return (chosen, *(code for code in ("ar", "en") if lexicon(code).script != script))


def _of_cldr(text: str, named: str) -> str:
    """A language that has no table of its own but is named, or found, and is in CLDR."""
    code = named or detect_language(text)
    if not code or code in LANGUAGES:
        return ""
    found = from_cldr(code)
    return code if found and script_of(text) in ("", found.script) else ""


_BLOCKS = "\u0400\u0500\u0600\u0700\u3000"
_SCRIPTS = ("latin", "cyrillic", "latin", "arabic", "latin", "han")
"""The scripts between the letters of ``_BLOCKS``, below the first and from the last on."""


def _script(words: Iterable[str]) -> str:
    counts: Counter[str] = Counter()
    for letter, count in Counter([word[0] for word in words]).items():
        counts[_SCRIPTS[bisect(_BLOCKS, letter)]] += count * letter.isalpha()
    return max(_SCRIPTS, key=lambda name: (counts[name], name == "arabic"))


def _by_letters(text: str, rivals: list[Lexicon]) -> str:
    counts = {lex.code: sum(map(text.count, lex.letters)) for lex in rivals if lex.letters}
    best = max(counts, key=lambda code: counts[code], default="")
    # One letter may be a name; one in two hundred is the language.
    return best if best and counts[best] * 200 > len(text) else ""


_TOLD = 2
"""Function words that speak for a language against the name that was given."""


def is_told(scan: Scan, chosen: Lexicon) -> bool:
    """Whether the words of a Latin text speak for its language, and for no other as much."""
    told = _spoken(scan.words[:300], map(lexicon, LANGUAGES))
    most = told.pop(chosen.code, 0)
    return chosen.script != "latin" or most > max(told.values())


def _spoken(words: list[str], rivals: Iterable[Lexicon]) -> dict[str, int]:
    """How many function words of each language the text has."""
    distinct = set(words)
    return {rival.code: len(distinct & bag(rival.common)) for rival in rivals}


def _by_words(words: list[str], rivals: list[Lexicon], *, unknown: bool) -> str:
    if not rivals:
        return UNKNOWN.code
    counts = _spoken(words, rivals)
    best = max(counts, key=lambda code: (counts[code], code in ("ar", "en")))
    return UNKNOWN.code if unknown and counts[best] < _TOLD else best
