"""Who said a quotation: the verb of saying next to it, and the words that name its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedup.compare.stems import Word, last_words, words_of
from dedup.compare.vocabulary import ATTRIBUTION, FUNCTION_WORDS, SOURCE_MARKERS
from dedup.model import Span
from dedup.text.fold import fold_word


def _table(words: str) -> frozenset[str]:
    return frozenset(map(fold_word, words.split()))


# Participles lead into a quotation too, but what follows them is never who spoke.
_PARTICIPLES = _table(
    """
قائلا قائلة قائلين مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة مشيرا مشيرة مبينا مبينة معتبرا معتبرة
لافتا لافتة محذرا محذرة مشددا مشددة متابعا متابعة مصرحا معلنا معلنة مستدركا معلقا متسائلا
منوها نافيا
"""
)
# Verbs of relaying: their subject is the relay, the speaker is named elsewhere.
_RELAYS = _table("نقل ونقل نقلت ونقلت قوله قولها قولهم quoted quotes")
# Verbs of saying beyond the attribution table: the forms that lead into a quotation.
_VERBS = (
    ATTRIBUTION
    | _PARTICIPLES
    | _RELAYS
    | _table(
        """
تابع تابعت وتابع وتابعت استطرد واستطرد ختم وختم علق وعلق علقت وعلقت كتب كتبت وكتب وكتبت غرد
وصف وصفت ووصف واعتبر واعتبرت ورأى ورأت دعا ودعا دعت
ودعت طالب وطالب جدد وجدد جاء وجاء wrote tweeted asked replied continued recalled insisted
testified dit declare affirme ajoute explique indique dijo afirmo declaro anadio explico
sagte erklarte betonte dedi soyledi belirtti disse afirmou dichiarato گفت افزود کہا сказал
заявил
"""
    )
)
# Where the name of a speaker ends: the particle that opens the speech, a preposition of place.
_STOPS = _table(
    """
للصحافيين للصحفيين لوسائل لوكالة لقناة لصحيفة لموقع لشبكة لإذاعة لبرنامج بالقول رفض رفضت طلب
إن أن انه إنه أنه أنها إنها إنهم بأن في خلال أمام عن على إلى من عبر بعد قبل عقب لدى عند مع
ردا حول بشأن أمس اليوم that in at on during after before to reporters yesterday today
"""
)
# What links a clause to the one before is no part of a name.
_LINKS = _table("but and or who which also then later has had have as where")
_CLAUSES = _table("that when while after before because if since until whether")
# Offices and pronouns: «the minister» and the minister's name may be one person.
_ROLES = _table(
    """
وزير الوزير رئيس الرئيس متحدث المتحدث ناطق الناطق مسؤول المسؤول مسؤولون مصدر المصدر مصادر
بيان البيان مدير المدير قائد القائد ملك الملك أمير الأمير سفير السفير نائب النائب زعيم
الزعيم أمين الأمين محافظ المحافظ عضو شيخ الشيخ دكتور الدكتور
شركة الشركة وزارة الوزارة هيئة الهيئة منظمة المنظمة هو هي minister president
spokesman spokeswoman spokesperson official officials source sources statement director
commander king prince ambassador chairman chief leader governor secretary mayor he she they
it police
"""
)
# Words between two parts of one name, and one.
_TOGETHER = 2
# A word of what the office is of, and two of a name.
_OFFICE_AND_NAME = 3
# What an office may be of, in the construct: «مجلس الإدارة» is no name.
_INSTITUTIONS = _table(
    """
باسم مجلس إدارة وزارة هيئة شركة منظمة دائرة قسم شعبة لجنة شؤون قوات قيادة شرطة أمن منطقة محافظة
مدينة عام جمعية مركز نادي فريق حزب حركة كتلة وكالة مؤسسة اتحاد رابطة جامعة كلية مكتب إمارة ولي بن
"""
)
_BREAK = re.compile(r"[،,;؛:.!?؟\"“”«»()\n]")
# An Arabic verb of saying stands up to so many words before its quotation.
_BEFORE = 14
# Characters that hold so many words in any language; longer lines are not searched.
_REACH = 300
_AFTER = 8
_NAME_WORDS = 8


def find_speaker(text: str, quote: Span) -> tuple[Span | None, Span | None]:
    """Speaker and verb of the quotation at ``quote``; None for what is not found."""
    reach = max(0, quote.start - _REACH)
    line_start = text.rfind("\n", reach, quote.start) + 1 or reach
    before = list(last_words(text, Span(line_start, quote.start), _BEFORE))
    for number in range(len(before) - 1, -1, -1):
        if _sentence_ends(text, before[number].span.end, quote.start - 1):
            break
        if before[number].folded in _PARTICIPLES:
            return _leader(text, before, number), before[number].span
        if before[number].folded in _RELAYS:
            return _relayed(text, before, number), before[number].span
        if before[number].folded in SOURCE_MARKERS:
            return _named_source(text, before, number, quote.start), before[number].span
        if _says(text, before, number):
            return _subject(text, before, number, quote.start), before[number].span
    return _after(text, quote)


def _says(text: str, words: list[Word], at: int) -> bool:
    """Whether a word is a verb of saying here: «بين» before «أن», ``adding`` behind a comma."""
    word = words[at]
    if word.folded in FUNCTION_WORDS:
        following = words[at + 1].folded if at + 1 < len(words) else ""
        return word.folded in _VERBS and following.startswith("ان")
    if word.folded.isascii() and word.folded.endswith("ing"):
        return word.folded in _VERBS and text[: word.span.start].rstrip()[-1:] in tuple(',"”')
    return word.folded in _VERBS


def _leader(text: str, words: list[Word], participle: int) -> Span | None:
    """Who speaks where a participle leads in: the subject of the verb before it.

    «وصرح سالم للصحافيين قائلا: …»
    """
    for number in range(participle - 1, -1, -1):
        if _sentence_ends(text, words[number].span.end, words[participle].span.start):
            return None
        if words[number].folded in _VERBS - _PARTICIPLES - _RELAYS:
            return _subject(text, words, number, words[participle].span.start)
    return None


def _relayed(text: str, words: list[Word], relay: int) -> Span | None:
    """Whose words are passed on: «نقلت الوكالة عن سالم قوله: …», «على لسان سالم»."""
    for number in range(relay - 1, -1, -1):
        if words[number].folded in ("عن", "لسان"):
            return _name(
                text, words[number].span.end, words[number + 1 : relay], words[relay].span.start
            )
    return None


def _named_source(text: str, words: list[Word], marker: int, stop: int) -> Span | None:
    """The name after «بحسب», ``according to``."""
    following = words[marker + 1 :]
    if following and following[0].folded in ("to", "ل", "ما"):
        following = following[1:]
    start = following[0].span.start if following else stop
    return _name(text, start, following, stop)


def _sentence_ends(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in (". ", "! ", "? ", "؟ "))


def _subject(text: str, words: list[Word], verb: int, stop: int) -> Span | None:
    """The words after the verb up to the speech; in Latin script those before it, if there are any.

    Who ``said that the quay "was lost"`` stands before; what follows is what was said.
    """
    if not words[verb].folded.isascii():
        return _name(text, words[verb].span.end, words[verb + 1 :], stop)
    if words[verb].folded.endswith("ing"):
        return None
    taken: list[Word] = []
    edge = words[verb].span.start
    for word in reversed(_past_apposition(text, words[:verb], edge)):
        gap = text[word.span.end : edge] if taken else ""
        clause = word.folded in _VERBS or word.folded in _CLAUSES
        if _BREAK.search(gap) or len(taken) == _NAME_WORDS or clause:
            break
        taken.insert(0, word)
        edge = word.span.start
    while taken and taken[0].folded in _LINKS:
        del taken[0]
    while taken and taken[-1].folded in _LINKS:
        del taken[-1]
    if taken:
        return Span(taken[0].span.start, taken[-1].span.end)
    return _name(text, words[verb].span.end, words[verb + 1 :], stop)


def _past_apposition(text: str, words: list[Word], edge: int) -> list[Word]:
    """The words without those between two commas before the verb: ``Hale, the mayor, said``."""
    if not words or "," not in text[words[-1].span.end : edge]:
        return words
    for number in range(len(words) - 1, 0, -1):
        if "," in text[words[number - 1].span.end : words[number].span.start]:
            named = text[words[number - 1].span.start].isupper()
            return words[:number] if named else []
    return []


def _name(text: str, start: int, words: list[Word], stop: int) -> Span | None:
    taken: list[Word] = []
    for word in words[:_NAME_WORDS]:
        ended = _BREAK.search(text, start, word.span.start)
        if ended or word.folded in _STOPS or word.span.end > stop or word.folded in _VERBS:
            break
        taken.append(word)
        start = word.span.end
    return Span(taken[0].span.start, taken[-1].span.end) if taken else None


def _after(text: str, quote: Span) -> tuple[Span | None, Span | None]:
    """«..., said the minister», «..., the minister said»."""
    if (
        text[quote.end - 1] == "."
        and not text[quote.end : quote.end + 3].lstrip('"”’» ')[:1].islower()
    ):
        return None, None  # the sentence ended with the speech
    stop = text.find("\n", quote.end)
    line_end = len(text) if stop < 0 else stop
    words = list(words_of(text, Span(quote.end, min(line_end, quote.end + 160))))[:_AFTER]
    for number, word in enumerate(words):
        if _sentence_ends(text, quote.end + 1, word.span.start):
            break
        if word.folded in SOURCE_MARKERS and words[number + 1 : number + 2] != []:
            said = [one for one in words[number + 1 :] if one.folded in _VERBS]
            if not said:
                return _named_source(text, words, number, line_end), word.span
        if word.folded in _VERBS:
            named = _name(text, word.span.end, words[number + 1 :], line_end)
            leading = words[:number]
            if leading and word.folded.isascii():
                named = Span(leading[0].span.start, leading[-1].span.end)
            return named, word.span
    return None, None


def other_speaker(left_text: str, left: Span, right_text: str, right: Span) -> bool:
    """Whether two names of speakers cannot be one person's, so far as words can show.

    An office on one side and a name on the other may be one person, and so may «the company» and
    its name; two names without a word in common, or two offices without one, are two.
    """
    ours, theirs = words_of(left_text, left), words_of(right_text, right)
    offices = [_office_only(left_text, ours), _office_only(right_text, theirs)]
    roles = [any(word.folded in _ROLES for word in words) for words in (ours, theirs)]
    if roles[0] != roles[1] and any(offices):
        return False
    if not (_named(left_text, ours) and _named(right_text, theirs)):
        return False
    if any(_may_be_anyone(words) for words in (ours, theirs)):
        return False
    stems = [{word.stem for word in words if word.stem} for words in (ours, theirs)]
    if not (stems[0] and stems[1]) or stems[0] & stems[1]:
        return False
    return not any(_side_by_side(text, *stems) for text in (left_text, right_text))


def _may_be_anyone(words: Sequence[Word]) -> bool:
    """«الحزب», «المملكة», «مركز»: a noun alone may stand for the name on the other side."""
    if len(words) != 1 or words[0].folded.isascii():
        return False
    return words[0].folded.startswith("ال") or words[0].folded in _INSTITUTIONS


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
        return not any(text[word.span.start].isupper() for word in following)
    definite = words[last].folded.startswith("ال")  # it needs no word of what it is of
    if len(following) < _OFFICE_AND_NAME - definite:
        return True
    first = following[-2].folded
    return first.startswith("ال") or first in _INSTITUTIONS


def _named(text: str, words: Sequence[Word]) -> bool:
    """Whether there is a proper name, in scripts that show one by a capital."""
    telling = [word for word in words if word.stem]
    if not any(word.folded.isascii() for word in telling):
        return True
    return any(text[word.span.start].isupper() for word in telling)
