"""More than, about, at least: the word before or behind a figure that bends its value."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.draft import Draft
from dedup.compare.figures.joins import is_change
from dedup.compare.figures.lexicon.lookup import Match, find, find_back
from dedup.compare.figures.lexicon.tables import Tables
from dedup.compare.figures.numbers.groups import AND_MORE
from dedup.compare.figures.scan import Scan

_KINDS = frozenset(
    "count percent percentage_points money measure fraction duration age vague".split()
)
_GLUE = frozenset('ال ب ل وال بال ( « [ "'.split())
"""Clitics that stand as a word of their own before digits (بـ200), and opening brackets."""
_BRIDGES = frozenset("بقيمه قيمتها قيمته قدرها قدره بمبلغ بنسبه worth of".split())
"""Words that may stand between *additional* and its amount."""


def qualify(scan: Scan, tables: Tables, draft: Draft) -> Draft:
    """The draft with its qualifier; the words before win over those behind."""
    if draft.kind not in _KINDS:
        return draft
    first = draft.first
    if scan.word(first - 1) in _GLUE:
        first -= 1
    match = _before(scan, tables, first - 1)
    if match is None and draft.kind in _WITH_ARTICLE:
        match = _behind_article(scan, tables, first)
    more = draft.stop - 2 if scan.word(draft.stop - 2) in AND_MORE else draft.stop  # 40多年
    match = match or find(tables.after, scan, more)
    match = match or _behind_noun(scan, tables, draft)
    if match is None or (match.entry.value == "up_to" and scan.starts[match.first] >= draft.start):
        return draft
    if scan.word(match.first) == "+" and not scan.glued(match.first):
        return draft
    if match.first < first and scan.word(match.first - 1) == "-" and scan.glued(match.first):
        return draft  # a 5-under 67
    if scan.word(match.stop - 1) in _PLACES and draft.kind == "count" and len(str(draft.value)) < 3:
        return draft
    over = draft.kind == "duration" and scan.word(first - 1) == "over"
    if over and scan.word(first - 2) not in _LONGER:
        return draft  # *is needed over two years*: in the course of them
    value = str(match.entry.value)
    if not value or (value == "up_to" and _ends_a_change(scan, tables, match)):
        return draft
    if value in _DENIED and _is_denied(scan, match.first):
        value = _DENIED[value]
    return replace(draft, qualifier=value)


_PLACES = frozenset(("near", "قرب"))
"""Of a few they tell where: *near two villages*; of an amount how much it is."""
_LONGER = frozenset("for after in of just well lasted took takes spent is was now slightly".split())
"""Words before *over two years* that make it more than that."""


_WITH_ARTICLE = frozenset(("fraction", "percent"))


def _behind_article(scan: Scan, tables: Tables, first: int) -> Match | None:
    """*mehr als die Hälfte*, *casi el 40 %*, *oltre l'80%*."""
    article = first - 1 - (scan.word(first - 1) in ("'", "’"))
    known = scan.word(article) in tables.common
    return find_back(tables.before, scan, article - 1) if known else None


def _ends_a_change(scan: Scan, tables: Tables, match: Match) -> bool:
    """«снизилась с 3,5 до 3,1», «евро — до 100,4»: where the word for *to* is that for *up to*."""
    to = find(tables.links, scan, match.first, "tos")
    dashed = scan.word(match.first - 1) in ("–", "—")
    return to is not None and (dashed or is_change(scan, tables, match.first))


_LONGEST_NOUN = 3
"""Words of a counted noun with its adjectives («12 مدنيا عراقيا على الأقل»)."""


def _behind_noun(scan: Scan, tables: Tables, draft: Draft) -> Match | None:
    """``20 people or more``, «67 شخصا على الأكثر»: behind what is counted.

    Not where a number follows, which the qualifier may belong to («10 جنود وعلى الأقل 5 مدنيين»).
    """
    if draft.kind != "count" or draft.unit is None:
        return None
    noun = False
    start = draft.stop + (scan.word(draft.stop) == ")")  # «(130) عاملا فأكثر»
    for at in range(start, min(start + 1 + _LONGEST_NOUN, scan.count)):
        match = find(tables.after, scan, at) if noun else None
        # «500 جندي إضافي» are more than before; «12 دولة أخرى» are merely others.
        if match and (match.entry.value != "additional" or scan.word(at).startswith("اضافي")):
            # «1200 سلاح وأكثر من طنين» begins the next amount.
            behind = scan.word(match.stop)
            on = behind == "من" or behind in tables.numbers or scan.is_number(match.stop)
            return None if on else match
        word = scan.words[at]
        if not word.isalpha() or word in tables.common or word in tables.numbers:
            return None
        noun = noun or scan.raw_word(at) == draft.unit
    return None


_DENIED = {"more_than": "at_most", "less_than": "at_least"}
_NOT = frozenset("لا لم لن ولا ولم ولن الا بالا ليس ليست وليس غير".split())


def _is_denied(scan: Scan, at: int) -> bool:
    """«لا تتخطى 50», «لا يمكن أن يتجاوز 30»: not more than is at most."""
    if scan.word(at - 1) == "ان":
        at -= 2
    return scan.word(at - 1) in _NOT


def _before(scan: Scan, tables: Tables, at: int) -> Match | None:
    if match := find_back(tables.before, scan, at):
        return match
    if scan.word(at) in _BRIDGES:
        bridged = find_back(tables.before, scan, at - 1)
        if bridged and bridged.entry.value == "additional":
            return bridged
    if scan.word(at) in _THAN and scan.word(at - 1).startswith(_SIZES):
        # «تزيد قيمتها على 25 ألفا»: the subject stands between the verb and its preposition.
        found = tables.before.get(scan.words[at], ())
        parted = (entry for rest, entry in found if rest == (scan.word(at - 2),))
        return next((Match(entry, at - 2, at + 1) for entry in parted), None)
    if not (scan.is_number(at + 1) or scan.word(at + 1) in _GLUE):
        return None  # «تجاوزت الشركة منافسيها الأربعة»
    for back in range(at, max(at - _SUBJECT, 0), -1):
        word = scan.words[back]
        if not word.isalpha() or word in tables.common or word in tables.numbers:
            return None
        if scan.word(back - 1).removeprefix("و") in _EXCEEDS:
            return find_back(tables.before, scan, back - 1)
    return None


_THAN = frozenset(("علي", "عن"))
_SIZES = tuple("قيم عدد عمر اعمار ثمن سعر اسعار مساح طول وزن تكلف كلف ثرو حجم نسب مدت سرع".split())
"""How nouns begin that say how much there is of something («عددهم», «مساحتها»)."""


_EXCEEDS = frozenset("يتجاوز تتجاوز تجاوز تجاوزت يتعدي تتعدي يفوق تفوق يتخطي تتخطي".split())
"""Verbs that bound a figure with their subject between («تتجاوز كلفة المشروع 100 مليون»)."""
_SUBJECT = 3
"""Words of such a subject."""
