"""The noun an ordinal belongs to, and where it is none: names, adverbs.

Ordinals in digits too: «الجولة 28», «دورته الـ71».
"""

from __future__ import annotations

from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.no_nouns import has_and, is_no_noun, is_verb
from dedup.compare.figures.nouns import ARTICLES, head_noun, may_be_counted, may_be_noun, noun_at
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
    behind = _is_named(scan, tables, ordinal.stop)
    return word.endswith("ا") or not behind or has_and(tables, scan.word(ordinal.stop))


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
    if word[0] == "0" or not _ends(scan, tables, at + 1):
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
    joined = scan.word(at) in ("-", "–", "/", ":", "+") and scan.is_number(at + 1)
    scaled = scan.word(at) in ("%", "٪") or find(tables.numbers, scan, at, "scale")
    return not (joined or scaled or may_be_counted(scan, tables, at))


# English


_FIRMS = frozenset(
    "corp corporation inc ltd plc bank bancorp bancorporation bancshares financial holdings savings"
    " securities interstate co company leasing union boston federal fidelity republic trust"
    " mutual fund pacific".split()
)
_NAMED = frozenset("First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth".split())
_LONGEST_NAME = 6
_PARTS = frozenset("quarter half round place day week month year".split())
"""What an ordinal counts in capitals too: *our Third Quarter Results*."""
_LONG, _NEAR = 5, 8
"""Headlines print words of five letters with a capital; running text has a small one near."""


def is_in_name(scan: Scan, ordinal: Ordinal) -> bool:
    """``First Financial Management Corp``, ``the Second Amendment``: a part of a name."""
    if scan.raw_word(ordinal.first) not in _NAMED or ordinal.stop >= scan.count:
        return False
    near = range(max(ordinal.first - _NEAR, 0), min(ordinal.stop + _NEAR, scan.count))
    running = any(len(scan.words[at]) >= _LONG and scan.raw_word(at).islower() for at in near)
    before = scan.raw_word(ordinal.first - 1) if ordinal.first else ""
    inside = before == "The" or before.islower()
    if running and inside and scan.word(ordinal.stop) not in _PARTS:
        return scan.raw_word(ordinal.stop)[:1].isupper()
    for at in range(ordinal.stop, min(ordinal.stop + _LONGEST_NAME, scan.count)):
        if not scan.raw_word(at)[:1].isupper():
            return False
        if scan.words[at] in _FIRMS:
            return True
    return False


_MOST_MODIFIERS = 4


def place_of(scan: Scan, tables: Tables, at: int) -> int:
    """The token of what is numbered: *first six months*, *18th-century*, *third-largest city*."""
    if tables.primary.code != "en" or scan.word(at) in tables.dates:
        return at
    begin = at + (scan.word(at) == "-" and scan.glued(at))
    for _ in range(_MOST_MODIFIERS):
        number = scan.word(begin) in tables.numbers or scan.is_number(begin)
        if not (number or scan.word(begin) in tables.light) or not scan.is_word(begin + 1):
            break
        begin += 1
    if scan.word(begin + 1) in ("'", "’") and scan.is_word(begin):
        return begin  # the 14th Amendment's clause
    head = head_noun(scan, tables, begin, many=False)
    return scan.count if head is None else head


def is_adverb(scan: Scan, tables: Tables, ordinal: Ordinal) -> bool:
    """``at first``, ``when it was first reported by``."""
    if tables.primary.code != "en" or ordinal.number != 1 or scan.is_number(ordinal.first):
        return False
    follower = scan.word(ordinal.stop)
    behind = scan.word(ordinal.stop + 1)
    told = behind == "by" or (follower.endswith("ed") and behind in _BEHIND_A_VERB)
    if scan.word(ordinal.first - 1) == "at":
        return not may_be_noun(scan, tables, ordinal.stop)
    return told and scan.is_word(ordinal.stop)


_BEHIND_A_VERB = frozenset("in on to as at for the a . ,".split())
