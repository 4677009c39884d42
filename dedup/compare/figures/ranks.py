"""The noun an Arabic ordinal belongs to, and ordinals in digits: «الجولة 28», «دورته الـ71»."""

from __future__ import annotations

from dedup.compare.figures.amounts import ARTICLES, may_be_noun, noun_at
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.no_nouns import has_and, is_no_noun, is_verb
from dedup.compare.figures.ordinals import Ordinal
from dedup.compare.figures.scan import Scan

_CLOSING = frozenset('" » ” ) ]'.split())
_MOST_ADJECTIVES = 3
_RELATIVE = ("ي", "يه")
_OWNERS = ("ته", "ءه", "اه", "ها", "هم", "نا")
"""Endings of the adjectives of lands, fields and offices (الطبية, السعودي)."""


def head_of(scan: Scan, tables: Tables, ordinal: Ordinal) -> int:
    """The token of the noun: before an ordinal with the article or in agreement, else behind."""
    if not ordinal.definite:
        before = ordinal.first - 1
        return before if _agrees(scan, tables, ordinal, before) else ordinal.stop
    at = ordinal.first - 1
    at -= scan.word(at) in _CLOSING
    at -= scan.word(at) in tables.numbers  # «النقاط الثلاث الأولى»
    for _ in range(_MOST_ADJECTIVES):
        if not _is_adjective(scan, tables, at):
            break
        at -= 1
    return at - _is_of_another(scan, tables, ordinal, at)


def noun_of(scan: Scan, tables: Tables, ordinal: Ordinal, at: int) -> str | None:
    """The noun at token ``at`` as printed, a preposition with it (للمرة الأولى); None if none."""
    word = scan.word(at)
    if not word[:1].isalpha() or word in tables.common:
        return None
    stranger = is_verb if at < ordinal.first else is_no_noun
    return None if stranger(tables, word) else noun_at(scan, tables, at)


def _is_named(scan: Scan, tables: Tables, at: int) -> bool:
    word = scan.word(at)
    return word[:1].isalpha() and word not in tables.common and not is_no_noun(tables, word)


def _agrees(scan: Scan, tables: Tables, ordinal: Ordinal, before: int) -> bool:
    """«خطة ثالثة», «هدف ثان في الشوط»; but «ثالث مرة» and «سجل ثاني أهدافه» have it behind."""
    word = scan.words[ordinal.stop - 1]
    if not "\u0600" <= word[0] <= "\u06ff" or not _is_named(scan, tables, before):
        return False
    if word.endswith(("ها", "هما", "هم")):
        return False  # of what, is a part of «أولاهما»
    if ordinal.number == 1 and (word != "اولي" or _is_named(scan, tables, ordinal.stop)):
        return False  # «أول من» has no noun, «أولى المراحل» has it behind
    if word.endswith("ه") or word == "اولي":
        return scan.raw_word(before).endswith(("ة", "ات"))
    follower = scan.word(ordinal.stop)
    return (
        word.endswith("ا") or has_and(tables, follower) or not _is_named(scan, tables, ordinal.stop)
    )


def _is_adjective(scan: Scan, tables: Tables, at: int) -> bool:
    """«المباراة الودية الثانية», «لقاءه السنوي الثاني»: an adjective behind a definite noun."""
    word, before = scan.word(at), scan.word(at - 1)
    definite = before.startswith(ARTICLES) or before.endswith(_OWNERS)
    relative = word.startswith(ARTICLES) and word.endswith(_RELATIVE)
    return definite and relative and before[:1].isalpha() and before not in tables.common


def _is_of_another(scan: Scan, tables: Tables, ordinal: Ordinal, at: int) -> bool:
    """«مؤتمر الصحة الثاني», «جلسة المجلس الأولى»: of another gender, the last noun is not its."""
    if at < 1 or not _is_named(scan, tables, at - 1) or scan.word(at - 1).startswith(ARTICLES):
        return False
    feminine = scan.words[ordinal.first].endswith(("ه", "اولي"))
    if not feminine:
        return scan.raw_word(at).endswith("ة") and not scan.raw_word(at - 1).endswith("ة")
    return scan.raw_word(at - 1).endswith("ة") and not scan.raw_word(at).endswith(("ة", "ات", "اء"))


_LONGEST = 3
"""Digits of a place; four are a year («الدورة 2018»)."""


def read_place(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«الجولة 28», «للمرة الـ108», «دورته الـ71»: a place in digits, as if it were in words."""
    word = scan.words[at]
    if not tables.ordinal_heads or not (word.isdecimal() and len(word) <= _LONGEST):
        return None
    article = scan.word(at - 1) == "ال"
    head = at - 1 - article
    name = bare(tables, scan.word(head))
    if name not in tables.ordinal_heads or not (article or name.startswith("ال")):
        return None
    if not (word[0] != "0" and _ends(scan, tables, at + 1)):
        return None
    return draft_of(scan, "ordinal", word, at, at + 1, unit=noun_at(scan, tables, head))


def bare(tables: Tables, word: str) -> str:
    """The head noun without *and* and its preposition: «وللمرة» is «المرة»."""
    for _ in range(_MOST_CLITICS):
        if word in tables.ordinal_heads or word[:1] not in _CLITICS:
            break
        word = "ا" + word[1:] if word.startswith("لل") else word[1:]
    return word


_MOST_CLITICS = 2
_CLITICS = frozenset("وفبكل")


def _ends(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether nothing behind the digits makes another figure of them."""
    sign = scan.word(at) in ("-", "–", "/", ":", "%", "٪", "+") and scan.is_number(at + 1)
    if sign or scan.word(at) in ("%", "٪") or may_be_noun(scan, tables, at):
        return False
    return not (find(tables.tails, scan, at) or find(tables.numbers, scan, at, "scale"))
