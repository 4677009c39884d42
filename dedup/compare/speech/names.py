"""Names of speakers: offices, institutions, and whether two names can be one person's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product, starmap

from rapidfuzz.distance import Indel

from dedup.compare.forms import one_foreign_name
from dedup.compare.places import line_at
from dedup.compare.stems import ARABIC_LETTER, Word, forms_of, words_of, words_within
from dedup.compare.variants import canonical, country
from dedup.compare.vocabulary import FUNCTION_WORDS, GIVEN_NAMES, TITLES, table
from dedup.model import Span
from dedup.text.fold import fold

# Offices and pronouns: «the minister» and the minister's name may be one person. Of Chinese
# offices the last letter: 省长, 发言人, 主席.
_ROLES = table(
    """
وزير الوزير رئيس الرئيس متحدث المتحدث ناطق الناطق مسؤول المسؤول مسؤولون مصدر المصدر مصادر
بيان البيان مدير المدير قائد القائد ملك الملك أمير الأمير سفير السفير نائب النائب زعيم
الزعيم أمين الأمين محافظ المحافظ عضو شيخ الشيخ دكتور الدكتور
وزيرة الوزيرة رئيسة الرئيسة متحدثة المتحدثة مديرة المديرة دكتورة الدكتورة مدرب المدرب نائبة
النائبة وكيل الوكيل وكيلة الوكيلة سفيرة السفيرة مهندس المهندس المهندسة لواء اللواء عميد العميد
شركة الشركة وزارة الوزارة هيئة الهيئة منظمة المنظمة هو هي minister president
spokesman spokeswoman spokesperson official officials source sources statement director
commander king prince ambassador chairman chief leader governor secretary mayor he she they
it police coach manager captain lawyer prosecutor
معاليه سموه سعادته فضيلته جلالته فخامته 长 長 员 員 人 席 理 授 者 家 官 方 部
"""
)
# From one part of a name to another: no word between them, or one.
_STEPS = (-2, -1, 0, 1, 2)
# Two spellings of one name are so much alike: Mohamed, Muhammad.
_ONE_SPELLING = 0.6
# A word of what the office is of, and two of a name.
_OFFICE_AND_NAME = 3
# A given name and a family's.
_FULL_NAME = 2
# Words of the longest name; what is longer tells what somebody is.
_LONGEST_NAME = 4
# What an office may be of, in the construct: «مجلس الإدارة» is no name.
INSTITUTIONS = table(
    """
باسم مجلس إدارة وزارة هيئة شركة منظمة دائرة قسم شعبة لجنة شؤون قوات قيادة شرطة أمن منطقة محافظة
مدينة عام جمعية مركز نادي فريق حزب حركة كتلة وكالة مؤسسة اتحاد رابطة جامعة كلية مكتب إمارة ولي بن
"""
)
# Who speaks without a name: given one, or another, the words are somebody else's.
_NAMELESS = table("مصدر مصادر المصدر المصادر source sources")
# Before a name, and no part of it.
_CALLED = table("m mr mrs ms mme mlle dr prof sr sra dra herr frau sig")
# What parts two names, or a name from what follows it.
_BREAK = re.compile(r"[،,;؛:!?؟()\[\]\n]|[.](?<=\w\w\w.)")
# Words before a family name alone among which the office and the given name stand: «قال الهادي».
_FULLER = 8
# Characters that hold so many words in any language; longer lines are not searched.
_REACH = 300


@dataclass(frozen=True, slots=True)
class _Speaker:
    """A speaker as an article names him: «وزير المالية نبيل الخوري»."""

    text: str
    words: Sequence[Word]
    person: Sequence[Word]
    """The words that name a person, if any: «نبيل الخوري»."""

    @property
    def stems(self) -> set[str]:
        """Of all words that mean something."""
        return {w.stem for w in self.words if w.stem and w.folded not in FUNCTION_WORDS}

    @property
    def names(self) -> Sequence[str]:
        """The folded words of the person's name, or of all that is no office."""
        return [w.folded for w in self.person or self.words if w.folded not in _ROLES]

    @property
    def nameless(self) -> bool:
        """Whether it is a source without a name."""
        return not self.person and any(word.folded in _NAMELESS for word in self.words)

    def printed(self, words: Iterable[Word]) -> bool:
        """Whether the article has one of some words anywhere."""
        folded = fold(self.text).text
        return any(word.folded in folded for word in words)


def has_role(words: Iterable[Word]) -> bool:
    """Whether an office or a pronoun is among the words of a name."""
    return any(word.folded in _ROLES for word in words)


def other_speaker(left_text: str, left: Span, right_text: str, right: Span) -> bool:
    """Whether two names of speakers cannot be one person's, so far as words can show.

    An office on one side and a name on the other may be one person, and so may «the company» and
    its name; two names without a word in common, or two offices without one, are two.
    """
    if left.cut(left_text) == right.cut(right_text):
        return False
    ours, theirs = _speaker(left_text, left), _speaker(right_text, right)
    if len({"".join(word.folded for word in side.words) for side in (ours, theirs)}) == 1:
        return False  # «فيس بوك» / «فيسبوك»
    if any(starmap(one_foreign_name, product(ours.names, theirs.names))):
        return False
    if ours.person and theirs.person:
        return _two_people(ours, theirs)
    if ours.nameless or theirs.nameless:
        return bool(ours.person or theirs.person)
    roles = [has_role(side.words) for side in (ours, theirs)]
    lands = [
        {country(canonical(word.folded)) for word in side.words} - {""} for side in (ours, theirs)
    ]
    if all(roles) and all(lands) and not lands[0] & lands[1]:
        return True
    offices = [role and not side.person for role, side in zip(roles, (ours, theirs), strict=True)]
    if roles[0] != roles[1] and any(offices):
        return False
    if not (_named(ours) and _named(theirs)):
        return False
    if may_be_anyone(ours.words) or may_be_anyone(theirs.words):
        return False
    stems = ours.stems, theirs.stems
    return bool(all(stems) and not stems[0] & stems[1]) and not _together(ours, theirs, *stems)


def other_source(left_text: str, left: Span, right_text: str, right: Span) -> bool:
    """Whether two names of sources are two people's, or one source has no name.

    Of an institution any of its people may speak.
    """
    sides = _speaker(left_text, left), _speaker(right_text, right)
    if any(len(side.person) > _LONGEST_NAME for side in sides):
        return False
    named = [bool(side.person) or side.nameless for side in sides]
    return all(named) and other_speaker(left_text, left, right_text, right)


def named_at(text: str, span: Span) -> Span | None:
    """The full name of a person that a stretch has words of: behind an office or a title, or, in
    Arabic, begun with a given name."""
    before, named = _full_name(text, span)
    if not named or not (_called(before) or named[0].folded in GIVEN_NAMES):
        return None
    return Span(named[0].start, named[-1].end) if _person(text, named) else None


def written_otherwise(
    left_text: str, left: Span, right_text: str, right: Span
) -> tuple[Span, Span] | None:
    """The full names that two stretches have words of, where one word of the name is another:
    ``Mick Hale``, ``Mike Hale``; in Arabic behind an office, or begun with a given name."""
    names = []
    for text, span in ((left_text, left), (right_text, right)):
        _, named = _full_name(text, span)
        capital = bool(named) and all(text[word.start].isupper() for word in named)
        names.append(named if capital or (named and named_at(text, span)) else ())
    other = [pair for pair in zip(*names, strict=False) if pair[0].folded != pair[1].folded]
    if len(other) != 1 or not _FULL_NAME <= len(names[0]) == len(names[1]) <= _LONGEST_NAME:
        return None
    one, two = sorted((word.folded for word in other[0]), key=len)
    if two.startswith(one) or any(map(_is_office, other[0])):
        return None  # J. Hale, the Hales, Mr Hale
    return Span(names[0][0].start, names[0][-1].end), Span(names[1][0].start, names[1][-1].end)


def _full_name(text: str, span: Span) -> tuple[Sequence[Word], Sequence[Word]]:
    """The name that a stretch has words of, and the words before it that may be an office."""
    words = words_of(text, line_at(text, span.start))
    inside = words_within(words, span)
    if not 1 <= len(inside) <= _LONGEST_NAME:
        return (), ()
    first, stop = inside.start, inside.stop
    if ARABIC_LETTER.match(words[first].folded):
        alone = stop - first < _FULL_NAME
        first -= alone and first > 0 and words[first - 1].folded in GIVEN_NAMES
        stop += alone and first == inside.start and stop < len(words)
    else:
        while first and _goes_on(text, words[first - 1], words[first]):
            first -= 1
        while stop < len(words) and _goes_on(text, words[stop], words[stop - 1]):
            stop += 1
    named = words[first:stop]
    apart = _BREAK.search(text, named[0].start, named[-1].end) or not all(w.stem for w in named)
    return words[max(0, first - _OFFICE_AND_NAME) : first], () if apart else named


def _goes_on(text: str, word: Word, named: Word) -> bool:
    """Whether a word beside a word of a name is another of it, in a script with capitals."""
    apart = _BREAK.search(text, min(word.end, named.end), max(word.start, named.start))
    return text[word.start].isupper() and not apart and not _is_office(word)


def _called(before: Sequence[Word]) -> bool:
    """Whether an office or a title stands before a name, with what it is of in Arabic, which has
    the article: «مدير الهيئة كمال رستم», not «رئيس بلدية بيت جالا»."""
    if not before or _is_office(before[-1]):
        return bool(before)
    return before[-1].folded.startswith("ال") and any(map(_is_office, before))


def _is_office(word: Word) -> bool:
    return any(word.folded in named for named in (_ROLES, TITLES, _CALLED))


def _speaker(text: str, span: Span) -> _Speaker:
    words = words_of(text, span)
    if len(words) > 1 and words[0].folded in _CALLED:
        words = words[1:]  # *M. Morel* is *Morel*
    alone = may_be_anyone(words)
    return _Speaker(text, words, _bearer(text, span.cut(text)) if alone else _person(text, words))


@lru_cache(maxsize=1 << 8)
def _bearer(text: str, name: str) -> Sequence[Word]:
    """Whom an article means by a family name alone, named in full behind an office elsewhere.

    «الحمداني» is «الناطق باسم الداخلية عادل الحمداني».
    """
    for found in re.finditer(re.escape(name), text):
        reach = max(0, found.start() - _REACH)
        line = text.rfind("\n", reach, found.start()) + 1 or reach
        words = words_of(text, Span(line, found.end()))[-_FULLER:]
        office = max((at for at, word in enumerate(words) if word.folded in _ROLES), default=-1)
        if office >= 0 and (person := _person(text, words[office:])):
            return person
    return ()


def _person(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """The name of a person: two words behind an office, those before it, or all where none is; the
    last two letters where each is a word.

    In Arabic the first of two words behind an office has no article, and stands behind what the
    office is of: «وزير الأشغال كمال رستم». A name has capitals in scripts that have them.
    """
    roles = [at for at, word in enumerate(words) if word.folded in _ROLES]
    if all(len(word.folded) == 1 for word in words):  # 省长陈建华
        told = [() if roles and roles[-1] == len(words) - 1 else words[-_FULL_NAME:]]
    elif not roles:
        told = [_capitalised(text, words)]
    elif roles[0] >= _FULL_NAME:
        told = [words[: roles[0]]]
    else:
        ends = pairwise((*roles, len(words)))
        told = [_behind(words[office], words[office + 1 : end]) for office, end in ends]
    return next((named for named in told if _is_name(text, named)), ())


def _behind(office: Word, following: Sequence[Word]) -> Sequence[Word]:
    """The name among the words from an office to the next one or the end: from a given name on,
    or the last two; what is longer tells behind a title what else he is."""
    definite = office.folded.startswith("ال")  # it needs no word of what it is of
    if not office.folded.isascii() and len(following) < _OFFICE_AND_NAME - definite:
        return ()
    given = (at for at, word in enumerate(following) if word.folded in GIVEN_NAMES)
    return following[next(given, -_FULL_NAME) :]


def _is_name(text: str, named: Sequence[Word]) -> bool:
    if len(named) < _FULL_NAME or any(text[word.start].islower() for word in named):
        return False
    return not (named[0].folded.startswith("ال") or named[0].folded in INSTITUTIONS)


def _capitalised(text: str, words: Sequence[Word]) -> Sequence[Word]:
    """In a script with capitals, the name that ends the words, behind a comma or a noun in small
    letters: *la maire Hélène Drury*, but nobody in *la Banque Centrale*. All words in another."""
    small = max((at for at, word in enumerate(words) if text[word.start].islower()), default=-1)
    gaps = enumerate(pairwise(words), 1)
    apart = max((at for at, (one, two) in gaps if "," in text[one.end : two.start]), default=0)
    if apart > small + 1:
        return words[apart:]
    return () if small >= 0 and words[small].folded in FUNCTION_WORDS else words[small + 1 :]


def _two_people(left: _Speaker, right: _Speaker) -> bool:
    """Whether two full names are two people's.

    Behind offices of one wording the names may be parts of the office that we do not know, and
    neither may stand in the other article: «المتحدث الرسمي سالم الهادي».
    """
    ours, theirs = ({word.stem for word in side.person if word.stem} for side in (left, right))
    if ours & theirs:
        return _namesakes(left, right)
    if not (ours and theirs) or _together(left, right, ours, theirs):
        return False
    if len(left.person) == len(right.person) and all(map(_spelt_alike, left.person, right.person)):
        return False
    one_office = (left.stems - ours) & (right.stems - theirs)
    return not (one_office and (left.printed(right.person) or right.printed(left.person)))


def _namesakes(left: _Speaker, right: _Speaker) -> bool:
    """Whether two full names have one name in common and another in its place, which neither text
    prints for the other: Maria Santos, Jose Santos. An Arabic name may end in the father's name or
    in the family's: there the last may differ only where both are a family's, with the article.
    """
    if {len(left.person), len(right.person)} != {_FULL_NAME}:
        return False
    pairs = list(zip(left.person, right.person, strict=True))
    other = [pair for pair in pairs if pair[0].stem != pair[1].stem]
    if len(other) != 1:
        return False
    ((one, two),) = other
    last = (one, two) == pairs[1] and ARABIC_LETTER.match(one.folded)
    if last and not (one.folded.startswith("ال") and two.folded.startswith("ال")):
        return False
    return not (_spelt_alike(one, two) or left.printed([two]) or right.printed([one]))


def _spelt_alike(one: Word, other: Word) -> bool:
    bare = one.folded.removeprefix("ال"), other.folded.removeprefix("ال")
    return Indel.normalized_similarity(*bare) >= _ONE_SPELLING


def may_be_anyone(words: Sequence[Word]) -> bool:
    """«الحزب», «المملكة», «مركز»: a noun alone may stand for the name on the other side."""
    if len(words) != 1 or words[0].folded.isascii():
        return False
    return words[0].folded.startswith("ال") or words[0].folded in INSTITUTIONS


def _together(left: _Speaker, right: _Speaker, ours: set[str], theirs: set[str]) -> bool:
    """Whether two names stand side by side somewhere: parts of one name, or its office."""
    for text in (left.text, right.text):
        every = _places(text)
        near = {at + step for stem in theirs for at in every.get(stem, ()) for step in _STEPS}
        if any(at in near for stem in ours for at in every.get(stem, ())):
            return True
    return False


@lru_cache(maxsize=2)
def _places(text: str) -> Mapping[str, Sequence[int]]:
    """Where each stem stands in a text, by the number of the word."""
    places: dict[str, list[int]] = defaultdict(list)
    for at, (_, stem) in enumerate(forms_of(text, Span(0, len(text)))):
        places[stem].append(at)
    return places


def _named(speaker: _Speaker) -> bool:
    """Whether there is no noun that may be an office, in scripts that show a name by a capital."""
    told = [w for w in speaker.words if w.stem and w.folded not in FUNCTION_WORDS]
    if not any(word.folded.isascii() for word in told):
        return True
    return bool(speaker.person) or all(speaker.text[word.start].isupper() for word in told)
