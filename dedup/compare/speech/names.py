"""Names of speakers: offices, institutions, and whether two names can be one person's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz.distance import Indel

from dedup.compare.stems import Word, words_of
from dedup.compare.vocabulary import table
from dedup.model import Span
from dedup.text.fold import fold

# Offices and pronouns: «the minister» and the minister's name may be one person.
_ROLES = table(
    """
وزير الوزير رئيس الرئيس متحدث المتحدث ناطق الناطق مسؤول المسؤول مسؤولون مصدر المصدر مصادر
بيان البيان مدير المدير قائد القائد ملك الملك أمير الأمير سفير السفير نائب النائب زعيم
الزعيم أمين الأمين محافظ المحافظ عضو شيخ الشيخ دكتور الدكتور
وزيرة الوزيرة رئيسة الرئيسة متحدثة المتحدثة مديرة المديرة دكتورة الدكتورة مدرب المدرب
شركة الشركة وزارة الوزارة هيئة الهيئة منظمة المنظمة هو هي minister president
spokesman spokeswoman spokesperson official officials source sources statement director
commander king prince ambassador chairman chief leader governor secretary mayor he she they
it police coach manager captain lawyer prosecutor
"""
)
# Words between two parts of one name, and one.
_TOGETHER = 2
# Two spellings of one name are so much alike: Mohamed, Muhammad.
_ONE_SPELLING = 0.6
# A word of what the office is of, and two of a name.
_OFFICE_AND_NAME = 3
# A given name and a family's.
_FULL_NAME = 2
# What an office may be of, in the construct: «مجلس الإدارة» is no name.
INSTITUTIONS = table(
    """
باسم مجلس إدارة وزارة هيئة شركة منظمة دائرة قسم شعبة لجنة شؤون قوات قيادة شرطة أمن منطقة محافظة
مدينة عام جمعية مركز نادي فريق حزب حركة كتلة وكالة مؤسسة اتحاد رابطة جامعة كلية مكتب إمارة ولي بن
"""
)
_Text = tuple[str, Sequence[Word]]
"""An article's text and the words of a speaker's name in it."""


def has_role(words: Iterable[Word]) -> bool:
    """Whether an office or a pronoun is among the words of a name."""
    return any(word.folded in _ROLES for word in words)


def other_speaker(left_text: str, left: Span, right_text: str, right: Span) -> bool:
    """Whether two names of speakers cannot be one person's, so far as words can show.

    An office on one side and a name on the other may be one person, and so may «the company» and
    its name; two names without a word in common, or two offices without one, are two.
    """
    ours, theirs = words_of(left_text, left), words_of(right_text, right)
    offices = [_office_only(left_text, ours), _office_only(right_text, theirs)]
    roles = [has_role(words) for words in (ours, theirs)]
    if roles[0] != roles[1] and any(offices):
        return False
    if not (_named(left_text, ours) and _named(right_text, theirs)):
        return False
    if any(may_be_anyone(words) for words in (ours, theirs)):
        return False
    stems = [{word.stem for word in words if word.stem} for words in (ours, theirs)]
    sides = (left_text, ours), (right_text, theirs)
    if _namesakes(*sides):
        return True
    if not (stems[0] and stems[1]):
        return False
    if stems[0] & stems[1]:
        return _two_holders(*sides, stems)
    return not any(_side_by_side(text, *stems) for text in (left_text, right_text))


def _two_holders(left: _Text, right: _Text, stems: Sequence[set[str]]) -> bool:
    """Whether two full names stand behind offices of one wording, neither printed in the other
    article: «المتحدث الرسمي سالم الهادي», ``Dunmore manager Paul Neale``.
    """
    names = _holder(*left), _holder(*right)
    if not all(names):
        return False
    return not any(
        {word.stem for word in name} & stems[1 - side]
        or any(word.folded in fold(other).text for word in name)
        for side, (name, other) in enumerate(zip(names, (right[0], left[0]), strict=True))
    )


def _holder(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """The two last words behind an office that is told with the name of who holds it."""
    if not has_role(words) or _office_only(text, words) or has_role(words[-_FULL_NAME:]):
        return ()
    name = words[-_FULL_NAME:]
    return () if any(text[word.start].islower() for word in name) else name


def _namesakes(left: _Text, right: _Text) -> bool:
    """Whether two full names have one name in common and another in its place, which neither text
    prints for the other: Maria Santos, Jose Santos. An Arabic name may end in the father's name or
    in the family's: there the first must differ.
    """
    ours, theirs = left[1], right[1]
    if {len(ours), len(theirs)} != {_FULL_NAME} or has_role((*ours, *theirs)):
        return False
    same = [one.stem == other.stem for one, other in zip(ours, theirs, strict=True)]
    if sum(same) != 1 or (same[0] and "\u0600" <= ours[0].folded[0] <= "\u06ff"):
        return False
    if any(text[word.start].islower() for text, words in (left, right) for word in words):
        return False
    one, other = (words[same.index(False)].folded for words in (ours, theirs))
    spelt = Indel.normalized_similarity(one, other) >= _ONE_SPELLING
    return not (spelt or other in fold(left[0]).text or one in fold(right[0]).text)


def may_be_anyone(words: Sequence[Word]) -> bool:
    """«الحزب», «المملكة», «مركز»: a noun alone may stand for the name on the other side."""
    if len(words) != 1 or words[0].folded.isascii():
        return False
    return words[0].folded.startswith("ال") or words[0].folded in INSTITUTIONS


def _side_by_side(text: str, ours: set[str], theirs: set[str]) -> bool:
    """Whether the two names stand together somewhere: parts of one name, or its office."""
    found = [word.stem for word in words_of(text, Span(0, len(text)))]
    places = [at for at, stem in enumerate(found) if stem in ours]
    return any(
        stem in theirs
        for at in places
        for stem in found[max(0, at - _TOGETHER) : at + _TOGETHER + 1]
    )


def _office_only(text: str, words: Sequence[Word]) -> bool:
    """Whether an office is told without the name of who holds it: «وزير الأشغال», the minister.

    The name follows: a capital after the office, or in Arabic two words of which the first has no
    article, behind the word that says what the office is of.
    """
    last = max((at for at, word in enumerate(words) if word.folded in _ROLES), default=-1)
    if last < 0:
        return False
    following = words[last + 1 :]
    if any(word.folded.isascii() for word in words):
        return not any(text[word.start].isupper() for word in following)
    definite = words[last].folded.startswith("ال")  # it needs no word of what it is of
    if len(following) < _OFFICE_AND_NAME - definite:
        return True
    first = following[-2].folded
    return first.startswith("ال") or first in INSTITUTIONS


def _named(text: str, words: Sequence[Word]) -> bool:
    """Whether there is a proper name, in scripts that show one by a capital."""
    telling = [word for word in words if word.stem]
    if not any(word.folded.isascii() for word in telling):
        return True
    return any(text[word.start].isupper() for word in telling)
