"""Rough stems, to see one noun in all its forms: عضو ~ أعضاء ~ عضوية, state ~ states.

A stem is only ever compared with another stem; it is never shown. Arabic plurals change the
vowels inside the word, so the stem is the skeleton of consonants without affixes (a light
stemmer after Larkey, Ballesteros & Connell 2002, with the long vowels dropped). Other scripts lose
common endings and what follows the sixth letter (Savoy's truncation stemmer).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, repeat
from operator import attrgetter
from typing import NamedTuple
from unicodedata import category

from dedup.model import Span
from dedup.text.fold import fold_word

# Tatweel, harakat, vowel signs and accents stand inside words; \w does not take them for letters.
_SIGNS = (char for char in map(chr, range(0x300, 0x1800)) if category(char) in ("Mn", "Mc"))
_MARKS = "\u0640" + "".join(_SIGNS)
# Kana and Han: each character is a word of its own, as in Tokens.
_HAN = "\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LETTER = rf"[^\W_{_HAN}]"
_WORD = re.compile(rf"({_LETTER}+(?:(?:[{_MARKS}]|['’](?={_LETTER})){_LETTER}*)*|[{_HAN}])")
# Thai, Han, Kana: code points from here on. Hangul has spaces, and longer words.
_UNSPACED = "\u0e00"
ARABIC_LETTER = re.compile(r"[ء-ي]")
_ARTICLE = re.compile(r"(?:[وف]?(?:[بك]?ال|لل))(?=..)")
_LONG_VOWELS = str.maketrans("", "", "اويءئؤى")
_CLITICS = "وفبلك"
_PREFIXES = "وفبلكست"
_SUFFIXES = (
    *("تها", "ات", "ون", "ين", "ان", "يه", "ها", "هم", "هن", "نا", "وا", "ته"),
    *("ه", "ت", "ي", "ا"),
)
_LATIN_ENDINGS = ("'s", "’s", "ing", "ed", "es", "s")

# Words that say nothing about what a figure counts: particles, pronouns, auxiliaries, and the
# words that only announce a number.
_STOP_WORDS = """
أننا إننا أنني إنني أنك إنك تمت لكنه لكنها عندما حينما
في من إلى الى على عن مع بين ضد منذ حتى خلال بعد قبل عند لدى نحو حول دون ضمن أمام فوق تحت عبر
وفق وفقا حسب بحسب إن أن انه إنه أنه إنها أنها أنهم بأن لأن كما لكن أو أم ثم بل لا ما لم لن ليس
هل قد لقد سوف كي إذ إذا لو حيث بينما فيما مما عما كل جميع بعض هو هي هم هما هن أنا نحن أنت هذا
هذه ذلك تلك هؤلاء أولئك الذي التي الذين اللذين اللتين اللاتي والذي والتي كان كانت كانوا يكون
تكون وكان وكانت ويكون تم يتم جرى يجري قام تقوم بات أصبح أي أيضا كذلك غير سوى مثل نفس ذات له
لها لهم به بها بهم فيه فيها فيهم منه منها منهم عليه عليها عليهم إليه إليها إليهم عنه عنها وهو
وهي وهم وفي ومن وعلى وإن وأن ولا وما ولم ومنها قال قالت قالوا وقال وقالت أضاف وأضاف أكد وأكد
أكدت أعلن أعلنت وأعلن أوضح وأوضح ذكر وذكر أشار وأشار صرح وبين يقول تقول مؤكدا مضيفا مشيرا
موضحا مبينا حوالي قرابة زهاء أكثر أقل يزيد تزيد حدود بالغ البالغ بلغ بلغت يبلغ تبلغ عدد عددهم
عددها بعدد نسبة بنسبة قيمة قيمتها بقيمة مبلغ بمبلغ إجمالي مجموع واحد أحد ألف آلاف مليون ملايين
مليار مليارات مئة مائة مئات عشرات اليوم أمس غدا يوم عام سنة شهر تاريخ الماضي الماضية المقبل
الجاري الحالي the a an and or of in on at to for from by with as is are was were be been being
has have had will would can could may might that this these those it its he she they them his
her their we our you i who which what when where while than then not no said says say told
tells added according after before since until about over under more less most least up down
out into some any all both each other another such only also around nearly almost thousand
million billion trillion hundred today yesterday tomorrow percent per cent year month day der
die das und von zu im den dem des ein eine ist sind mit auf les une est dans pour avec sur par
que qui los las una del con por para dei della delle che ve bir ile bu için
"""
_STOP = frozenset(map(fold_word, _STOP_WORDS.split()))


class Word(NamedTuple):
    """A word of a text, its place and its stem; a stop word or a number has an empty stem."""

    start: int
    end: int
    folded: str
    stem: str

    @property
    def span(self) -> Span:
        """Its place."""
        return Span(self.start, self.end)


def words_of(text: str, span: Span) -> tuple[Word, ...]:
    """The words of one passage, in reading order."""
    # What stands between words and the words, in turn; no function of ours is called for a word.
    pieces = _WORD.split(span.cut(text))
    if len(pieces) == 1:
        return ()
    ends = list(accumulate(map(len, pieces), initial=span.start))
    folded, stems = zip(*map(_read, pieces[1::2]), strict=True)
    places = zip(ends[1::2], ends[2::2], folded, stems, strict=False)
    return tuple(map(tuple.__new__, repeat(Word), places))


def words_within(words: Sequence[Word], span: Span) -> range:
    """The places of the words that a stretch has a part of."""
    first = bisect_right(words, span.start, key=attrgetter("end"))
    return range(first, bisect_left(words, span.end, key=attrgetter("start")))


def forms_of(text: str, span: Span) -> tuple[tuple[str, str], ...]:
    """Each word of one passage, folded, and its stem: `words_of` for those who need no places."""
    return tuple(map(_read, _WORD.findall(text, span.start, span.end)))


def count_words(text: str, span: Span) -> int:
    """How many words a passage has; of scripts without spaces two letters count for one."""
    found = _WORD.findall(text, span.start, span.end)
    unspaced = [word for word in found if word >= _UNSPACED]
    return len(found) - len(unspaced) + (sum(map(len, unspaced)) + 1) // 2


@lru_cache(maxsize=65536)
def _read(word: str) -> tuple[str, str]:
    folded = fold_word(word)
    return folded, stem(folded)


def stem(folded: str) -> str:
    """The stem of a folded word; empty where the word is a number or says nothing by itself."""
    if not folded or folded in _STOP:
        return ""
    if not folded.isalpha() and any(map(str.isdigit, folded)):
        return ""
    if folded[0] in _CLITICS and folded[1:] in _STOP:
        return ""
    if ARABIC_LETTER.search(folded):
        return _arabic_stem(folded)
    for ending in _LATIN_ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= 3:
            folded = folded[: -len(ending)]
            break
    return folded[:6] if len(folded) > 1 or not folded.isascii() else ""


def _arabic_stem(word: str) -> str:
    definite = _ARTICLE.match(word)
    if definite and len(word) - definite.end() >= 2:
        word = word[definite.end() :]
    if word in _STOP:
        return ""
    for _ in range(2):
        word = _strip_suffix(word)
    while word[0] in _PREFIXES and len(_skeleton(word[1:])) >= 3:
        word = word[1:]
    return _skeleton(word) or word


def _strip_suffix(word: str) -> str:
    if not word.endswith(_SUFFIXES):
        return word
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(_skeleton(word[: -len(suffix)])) >= 2:
            return word[: -len(suffix)]
    return word


def _skeleton(word: str) -> str:
    return word.translate(_LONG_VOWELS)
