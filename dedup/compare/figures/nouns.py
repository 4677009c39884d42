"""What a number counts: whether a word may be its noun, and which word of a phrase is."""

from __future__ import annotations

from dedup.compare.figures.lexicon.entry import CAPITALS
from dedup.compare.figures.lexicon.lookup import find
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.no_nouns import has_and, is_no_noun
from dedup.compare.figures.numbers.number import Number, is_enclosed
from dedup.compare.figures.scan import END, Scan


def counted_noun(scan: Scan, tables: Tables, number: Number) -> str | None:
    """The counted noun as printed: behind the number, or before a definite one (الدول الست)."""
    if named := _noun_before(scan, tables, number):
        return named
    at = behind_partitive(scan, tables, number)
    if number.numeral and is_enclosed(scan, number.first, at):
        at += 1
    if scan.word(at) == "-" and scan.glued(at):
        at += 1
    if behind := find(tables.after, scan, at):
        at = behind.stop  # 60 or more votes
    while scan.word(at) in tables.light and may_be_noun(scan, tables, at + 1):
        at += 1
    at = behind_elision(scan, at)
    if scan.word(at) == "من" and _is_their_noun(scan, tables, at + 1):
        return scan.raw_word(at + 1)
    if not may_be_noun(scan, tables, at):
        return None
    if number.value != 1 and not (at := _plural_at(scan, tables, at)):
        return None
    if tables.primary.code != "en" or not scan.word(at).isascii():
        return scan.raw_word(at)
    head = head_noun(scan, tables, at, many=number.value != 1)
    return None if head is None else scan.raw_word(head)


_OWNERS = ("ه", "ها", "هم", "هن", "هما", "نا")
"""«مبارياته الخمس الأخيرة»: whose they are makes the noun definite."""
_SHORTEST = 4


def _noun_before(scan: Scan, tables: Tables, number: Number) -> str | None:
    """The noun that a definite number stands behind: «الدول الست», «الدول الـ20»."""
    glued = article_glued(scan, number)
    if not (number.definite or glued):
        return None
    at = number.first - 1 - glued
    before = scan.word(at)
    if before not in tables.common:
        if before.startswith("ال") and before not in tables.numbers:
            return _definite_noun(scan, tables, at)
        if number.spelled and scan.raw_word(at).endswith(_OWNERS) and len(before) > _SHORTEST:
            return noun_at(scan, tables, at)
    return _plural_before(scan, tables, at) if glued else None


def _definite_noun(scan: Scan, tables: Tables, at: int) -> str:
    """The noun of the definite phrase that ends at ``at``, adjectives aside: «الدول» of «الدول
    الأوروبية الـ27», «أعضاء» of «أعضاء المجلس الـ68», whose number counts more than one council."""
    first = at
    while scan.word(first - 1).startswith("ال") and at - first < _MOST_ADJECTIVES:
        first -= 1
    if not _is_definite_plural(scan, tables, at) and (
        head := _plural_head(scan, tables, first - 1)
    ):
        return head
    plural = [place for place in (first, at) if _is_definite_plural(scan, tables, place)]
    return noun_at(scan, tables, [*plural, first][0])


# Adjectives behind a noun, and words back to one that other words part from its number.
_MOST_ADJECTIVES = 2
_FARTHEST = 7


def _plural_before(scan: Scan, tables: Tables, at: int) -> str | None:
    """«أعضاء» of «أعضاء التحالف ضد (داعش) الـ68»: the nearest such noun of the clause."""
    for place in range(at, at - _FARTHEST, -1):
        if scan.word(place) in (*",.;:،؛", END):
            return None
        if head := _plural_head(scan, tables, place):
            return head
    return None


def _plural_head(scan: Scan, tables: Tables, at: int) -> str | None:
    """A broken plural as printed, without a clitic; None where none stands."""
    word = scan.word(at)
    for clitic in range(1 + word.startswith(("و", "ل", "ب", "ك", "ف"))):
        if word[clitic:] in tables.plural_heads:
            return scan.span(scan.starts[at] + clitic, scan.ends[at]).cut(scan.raw)
    return None


def _is_definite_plural(scan: Scan, tables: Tables, at: int) -> bool:
    word = scan.word(at)[2:]
    return word in tables.plural_heads or word.endswith(("ات", "ون", "ين"))


def noun_at(scan: Scan, tables: Tables, at: int) -> str:
    """The definite noun at ``at`` as printed, without the *and* before its article («والفصل»)."""
    joined = scan.word(at).startswith("وال") and has_and(tables, scan.word(at))
    return scan.span(scan.starts[at] + joined, scan.ends[at]).cut(scan.raw)


def _plural_at(scan: Scan, tables: Tables, at: int) -> int:
    """The noun at ``at``, or behind its adjective, by the form that plurals of the language have;
    0 where the word is none: *15 murieron*, *20 starben*."""
    ends = tables.primary.plurals
    if not ends or scan.raw_word(at)[0].isupper():
        return at
    if ends == CAPITALS:
        return at + 1 if scan.is_word(at + 1) and scan.raw_word(at + 1)[0].isupper() else 0
    return at if scan.word(at).endswith(tuple(ends.split("|"))) else 0


def behind_elision(scan: Scan, at: int) -> int:
    """The noun of *une douzaine d'œufs*."""
    elided = scan.word(at) == "d" and scan.word(at + 1) in ("'", "’") and scan.glued(at + 1)
    return at + 2 if elided else at


def _is_their_noun(scan: Scan, tables: Tables, at: int) -> bool:
    """«18 من المتطوعين»: of whom they are, where it is a plural and no period of time."""
    word = scan.word(at)
    if not (word.startswith("ال") and word.endswith(("ين", "ون", "ات"))):
        return False
    other = find(tables.tails, scan, at) or find(tables.periods, scan, at)
    return _is_content(scan, tables, at) and not other


def may_be_noun(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether the word may be a counted noun: indefinite, no function word, no figure."""
    word = scan.word(at)
    if not _is_content(scan, tables, at) or is_no_noun(tables, word) or has_and(tables, word):
        return False
    return not word.startswith(ARTICLES) or scan.raw_word(at)[:1] in _HAMZAS


def may_be_counted(scan: Scan, tables: Tables, at: int) -> bool:
    """Whether a unit or a noun begins at ``at``, which a number before it would count."""
    return may_be_noun(scan, tables, at) or find(tables.tails, scan, at) is not None


_HAMZAS = frozenset("أإآ")
"""ألقاب and إلكترونات begin with no article."""
ARTICLES = ("ال", "لل", "بال", "وال", "كال", "فال", "ولل", "وبال")
"""A definite noun behind a number is the next phrase, not the counted thing."""


def article_glued(scan: Scan, number: Number) -> bool:
    """``الـ68``: the article stands as a word of its own before digits."""
    return bool(number.numeral) and scan.word(number.first - 1) in ("ال", "وال", "بال", "لل")


def behind_partitive(scan: Scan, tables: Tables, number: Number) -> int:
    """The token behind *de* in *3 millions de dollars*, *d'euros*; else the number's own stop."""
    at = number.stop
    if (number.scale < 10**3 and number.value < 10**6) or scan.word(at) not in tables.partitive:
        return at
    return at + 1 + (scan.word(at + 1) in ("'", "’"))


LONGEST = 6
"""Words of a noun phrase looked through: *12 former Russian military intelligence officers*."""

_PLURALS = ("men", "people", "children", "teeth", "feet", "folk")
_COLLECTIVE = frozenset(
    "police personnel staff aircraft cattle fish sheep media data criteria alumni dead troops"
    " species series spacecraft livestock securities savings sports arms sales goods".split()
)
_NO_PLURALS = frozenset(
    "always perhaps towards upwards besides sometimes overseas afterwards nowadays indoors".split()
)
_NO_ADVERBS = frozenset(
    "family ally assembly rally reply supply bully belly anomaly monopoly fly july italy lily"
    " homily jelly only".split()
)
_ADJECTIVES = tuple("ual ional ular iate ical ious eous ful less able ible ential".split())
_PEOPLES = ("ese", "ian", "ean", "ish", "nch", "can", "tch", "iss")
"""Ends of adjectives of lands, which have a capital."""
_COLOURS = frozenset("black white red green blue yellow".split())


def head_noun(scan: Scan, tables: Tables, at: int, *, many: bool) -> int | None:
    """The token of the counted noun in the phrase that begins at ``at``; None where it has none.

    For ``many`` the first plural (six large missiles), else the first word that is no modifier.
    """
    words = _phrase(scan, tables, at)
    if many:
        simple = (token for token, compound in words if not compound)
        plurals = [token for token in simple if is_plural(scan.words[token])]
        if plurals:
            # police officers: a collective noun before another plural only names its kind.
            kind = scan.words[plurals[0]] in _COLLECTIVE and plurals[0] + 1 in plurals
            return plurals[0] + kind
        if words and _is_adverb(scan.words[words[0][0]]):
            return None
    compounds = dict(words)
    for token, compound in words:
        # long-term: the second part modifies as the first does.
        part = compound or (compounds.get(token - 2) and token + 1 in compounds)
        if not (part or _modifies(scan, tables, token)):
            return None if scan.words[token].endswith(("ly", "ed")) else token
    return None


def _phrase(scan: Scan, tables: Tables, at: int) -> list[tuple[int, bool]]:
    """The words of the phrase, and whether each is the first part of a compound or a possessive."""
    found: list[tuple[int, bool]] = []
    while len(found) < LONGEST and _is_content(scan, tables, at):
        if initials := _initials(scan, at):
            at = initials
        elif scan.word(at + 1) == "-" and scan.glued(at + 1) and scan.is_word(at + 2):
            found.append((at, True))
            at += 2
        elif scan.word(at + 1) in ("'", "’") and scan.word(at + 2) == "s" and scan.glued(at + 2):
            found.append((at, True))
            at += 3
        else:
            found.append((at, False))
            at += 1
    return found


def _initials(scan: Scan, at: int) -> int:
    """Behind the ``U.S.`` of *five U.S. firms*; 0 where there is none."""
    stop = at
    while len(scan.word(stop)) == 1 and scan.word(stop + 1) == "." and scan.glued(stop + 1):
        stop += 2
    return stop if stop > at + 2 else 0


def _is_content(scan: Scan, tables: Tables, at: int) -> bool:
    """A word that is neither a function word nor part of a figure."""
    word = scan.word(at)
    known = word in tables.common or word in tables.numbers or word in tables.dates
    return word[:1].isalpha() and not known


def is_plural(word: str) -> bool:
    """Whether an English word looks like a plural noun."""
    if word.endswith(_PLURALS) or word in _COLLECTIVE:
        return True
    return word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in _NO_PLURALS


def _modifies(scan: Scan, tables: Tables, at: int) -> bool:
    """An adverb or adjective before another word of the phrase."""
    word = scan.words[at]
    if not _is_content(scan, tables, at + 1):
        return False
    of_land = word.endswith(_PEOPLES) and scan.raw_word(at)[0].isupper()
    return _is_adverb(word) or word.endswith(_ADJECTIVES) or of_land or word in _COLOURS


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and word not in _NO_ADVERBS
