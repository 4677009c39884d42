"""One name in several spellings, and words without what Arabic writes onto them.

Names with two established spellings were begun with those of the labelled seeds; the table is short
and hand-made: what it lacks is told as wording.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from dedup.text.fold import fold_word

# One name, several established spellings; the first is the canonical one. Only rows whose other
# spellings mean nothing else: «بريطانية» is also the adjective, so Britain has no row. Spellings
# that the press of benchmarks' corpora prints side by side, and those of style guides.
_VARIANT_ROWS = """
أميركا أمريكا أمريكة
أميركي أمريكي
سوريا سورية
إنكلترا إنجلترا إنجلتره
إنكليزي إنجليزي
إسطنبول استانبول اسطمبول
أستراليا أوستراليا
إردوغان اوردوغان
غوغل جوجل قوقل
إنترنت انترنيت
مئة مائة
مئتي مائتي
ثلاثمئة ثلاثمائة
هيئة هيأة
داود داوود
أوروبا أوربا
أوروبي أوربي
نتنياهو نتانياهو
بوتين بوتن
أوباما أوبامة
ترامب ترمب
واشنطن واشنجتون
طهران تهران
موسيقى موسيقا
كيري كاري
فرانسوا فرنسوا
هولاند هولند أولاند
ميركل مركل
سيرجي سيرغي
مئوية مائوية
ميليشيا مليشيا
صحافي صحفي
منتزه متنزه
تلفزيون تليفزيون
إنستغرام إنستقرام إنستاغرام
فيسبوك فايسبوك
أنجلوس أنجليس أنجيلوس أنجيليس
تشيلسي تشلسي
غرينتش جرينتش
كازاخستان كازخستان قازاخستان
دنمارك دانمارك دانيمارك
نرويج نروج
غوتيريش غوتيريس غوتيريتش
زيلينسكي زيلنسكي
كينياتا كيناتا
غرام جرام
كيلوغرام كيلوجرام
kyiv kiev
odesa odessa
qaida qaeda
hezbollah hizbollah hizbullah hizballah
muslim moslem
mohammed muhammad mohammad mohamed muhammed
ahmed ahmad
hussein husain hussain
yusuf yousef youssef
gaddafi qaddafi gadhafi kadhafi
netanyahu netanyahou
zelensky zelenskyy zelenskiy
erdogan erdoğan
beijing peking
mumbai bombay
istanbul stamboul
koran quran
khaled khalid
omar umar
osama usama
mustafa mostafa moustafa
abdullah abdallah
abdulaziz abdelaziz
abdulrahman abdelrahman abdurrahman
faisal feisal faysal
sisi sissi
makkah mecca
jeddah jiddah jidda
tehran teheran
sharia shariah
kharkiv kharkov
lviv lvov
chernobyl chornobyl
kolkata calcutta
yangon rangoon
"""
# «أميركي», «أميركية», «أميركيون»: what is written behind a name is the same in each spelling.
_ENDINGS = ("ا", "ي", "يه", "ه", "ات", "ون", "ين", "ن", "ت")
NAME_VARIANTS: dict[str, str] = {}
for _row in _VARIANT_ROWS.strip().split("\n"):
    _first, *_others = map(fold_word, _row.split())
    NAME_VARIANTS.update(dict.fromkeys(_others, _first))
    for _ending in () if _first.isascii() else _ENDINGS:
        NAME_VARIANTS.update((other + _ending, _first + _ending) for other in _others)

# Conjunctions, prepositions and article that are written onto the next Arabic word.
_PROCLITICS = tuple(
    fold_word(conjunction + other)
    for conjunction in ("", "و", "ف")
    for other in ("", "ال", "بال", "كال", "لل", "ب", "ل", "ك")
    if conjunction + other
)
_STEM_LETTERS = 3


@lru_cache(maxsize=1 << 16)
def stems(word: str) -> tuple[str, ...]:
    """The folded word, and what it may be without proclitics: for comparing, never for showing.

    ``stems("والعراق") == ("والعراق", "العراق", "عراق")``
    """
    if not word.startswith(_PROCLITICS):
        return (word,)
    rests = {
        word[len(prefix) :]
        for prefix in _PROCLITICS
        if word.startswith(prefix) and len(word) - len(prefix) >= _STEM_LETTERS
    }
    return (word, *sorted(rests, key=lambda rest: (-len(rest), rest)))


@lru_cache(maxsize=1 << 16)
def canonical(word: str) -> str:
    """A folded word with its established spelling variants united."""
    for stem in stems(word):
        if stem in NAME_VARIANTS:
            return word[: len(word) - len(stem)] + NAME_VARIANTS[stem]
    return word


@lru_cache(maxsize=1 << 12)
def country(word: str) -> str:
    """The root of a country's Arabic name that a folded word is, or is an adjective of; or nothing.

    ``country("التونسية") == country("تونس") == "تونس"``; names are those of CLDR.
    """
    roots = (_NISBA.sub("", stem) for stem in stems(word))
    return next((root for root in roots if root in _countries()), "")


_NISBA = re.compile(r"(?<=..)(?:يا|يه|ي|يون|يين|ا|ه)$")
# «عمان», «مالي» and the like are words of their own.
_COUNTRY_LETTERS = 3


@cache
def _countries() -> frozenset[str]:
    from babel import Locale  # noqa: PLC0415 - few edits ask for it

    names = (fold_word(name) for name in Locale("ar").territories.values() if " " not in name)
    roots = (_NISBA.sub("", name.removeprefix("ال")) for name in names)
    return frozenset(root for root in roots if len(root) > _COUNTRY_LETTERS)


def variant_forms() -> dict[str, str]:
    """Every folded word that `canonical` changes, and what it makes of it."""
    return {
        prefix + name: prefix + known
        for prefix in ("", *_PROCLITICS)
        for name, known in NAME_VARIANTS.items()
    }
