"""Names of outlets as others print them, and the words that make a source of a name."""

from __future__ import annotations

import re
from functools import cache

from dedup.text.fold import fold_word

# Outlets by what feeds and addresses call them, and how articles name them. A name that is also a
# common word (Okaz is none, «العربية», "The Times" are) stands with its noun: channel, newspaper.
_OUTLETS = {
    "alarabiya|alarabia|العربية": "قناة العربية|العربية نت|العربية.نت|Al Arabiya|Al-Arabiya",
    "skynews|skynewsarabia|سكاي نيوز": "سكاي نيوز عربية|سكاي نيوز|Sky News Arabia|Sky News",
    "aljazeera|الجزيرة": "قناة الجزيرة|الجزيرة نت|Al Jazeera",
    "aawsat|الشرق الأوسط": "صحيفة الشرق الأوسط|«الشرق الأوسط»|Asharq Al-Awsat",
    "okaz|عكاظ": "عكاظ|Okaz",
    "sabq|سبق": 'صحيفة سبق|«سبق»|"سبق"',
    "alriyadh|الرياض": 'صحيفة الرياض|جريدة الرياض|«الرياض»|"الرياض"',
    "alwatan|الوطن": 'صحيفة الوطن|«الوطن»|"الوطن"',
    "almadina|المدينة": 'صحيفة المدينة|«المدينة»|"المدينة"',
    "aleqtisadiya|aleqt|الاقتصادية": 'صحيفة الاقتصادية|«الاقتصادية»|"الاقتصادية"',
    "alyaum|اليوم": 'صحيفة اليوم|جريدة اليوم|«اليوم»|"اليوم"',
    "france24|فرانس 24": "فرانس 24|فرانس24|France 24",
    "bbc|بي بي سي": "بي بي سي|BBC",
    "cnn|سي إن إن": "سي إن إن|سي ان ان|CNN",
    "dw|دويتشه فيله": "دويتشه فيله|Deutsche Welle",
    "rt|روسيا اليوم": "روسيا اليوم|Russia Today",
    "reuters|رويترز": "رويترز|Reuters",
    "afp|فرانس برس": "فرانس برس|وكالة الصحافة الفرنسية|AFP|Agence France-Presse",
    "ap|apnews": "أسوشيتد برس|أسوشييتد برس|The Associated Press|Associated Press",
    "spa|was|واس": "وكالة الأنباء السعودية|واس",
    "nytimes": "The New York Times|New York Times|نيويورك تايمز",
    "washingtonpost": "The Washington Post|Washington Post|واشنطن بوست",
    "wsj": "The Wall Street Journal|Wall Street Journal|وول ستريت جورنال",
    "latimes": "Los Angeles Times|L.A. Times",
    "theguardian|guardian": "The Guardian|الغارديان|الجارديان",
    "usatoday": "USA Today",
    "nbcnews": "NBC News",
    "cbsnews": "CBS News",
    "abcnews": "ABC News",
    "foxnews": "Fox News|فوكس نيوز",
    "foxbusiness": "Fox Business",
    "cnbc": "CNBC",
    "npr": "NPR",
    "bloomberg": "Bloomberg|بلومبرغ|بلومبيرغ",
    "politico": "Politico",
    "buzzfeed|buzzfeednews": "BuzzFeed News|BuzzFeed",
    "dailymail": "Daily Mail|DailyMail.com|ديلي ميل",
    "nypost": "New York Post",
    "huffingtonpost|huffpost": "HuffPost|Huffington Post",
}
# Of an outlet that is not in the table its own name tells, if it is no short word.
_LEAST_LETTERS = 5
_BEFORE = (
    r"told|telling|tells|according to|reported by|citing|first published (?:by|in)"
    r"|originally (?:published|appeared) (?:by|in|on)|courtesy of|source ?:"
    r"|بحسب|حسب|وفق|وفقا ل|نقلا عن|نقلت عن|بحسب ما (?:ذكرت|اوردت|نقلت|افادت)"
    r"|(?:قال|قالت|صرح|صرحت|اكد|اكدت|اوضح|كشف|حديث|تصريح|تصريحات|مقابله|حوار)"
    r"(?: \w{1,12}){0,4} (?:ل|لـ|مع|الي)"
)
_AFTER = r"(?:reported|reports|has learned|first reported)"
_OPEN = r"[\s«\"“'(]{0,3}"
_NOUN = r"(?:the |قناه |صحيفه |جريده |موقع |شبكه |وكاله )?"


@cache
def attribution(outlets: tuple[str, ...]) -> re.Pattern[str] | None:
    """What names one of ``outlets`` as a source, to be searched in folded text.

    Group ``name``, ``bracket`` or ``teller`` is the name. None where none of them has a name that
    could not be another word.
    """
    names = sorted({n for outlet in outlets for n in names_of(outlet)}, key=lambda n: (-len(n), n))
    if not names:
        return None
    any_name = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"(?<!\w)[وف]?(?:{_BEFORE}){_OPEN}{_NOUN}(?P<name>{any_name})(?!\w)"
        rf"|\((?P<bracket>{any_name})\)"
        rf"|(?<!\w)(?P<teller>{any_name}) {_AFTER}(?!\w)"
    )


def named_in(match: re.Match[str]) -> str:
    """The name that an `attribution` found."""
    return match["name"] or match["bracket"] or match["teller"]


@cache
def names_of(outlet: str) -> frozenset[str]:
    """How articles name an outlet, folded."""
    key = _key(outlet)
    if not key:
        return frozenset()
    known = _BY_KEY.get(key)
    if known is None and len(key) >= _LEAST_LETTERS:
        known = frozenset((fold_word(outlet.strip()), key))
    return known or frozenset()


def _key(outlet: str) -> str:
    """``nytimes`` of ``www.nytimes.com``, ``okaz`` of ``Okaz``: letters and digits of the name."""
    name = fold_word(outlet.strip())
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", name).split("/")[0]
    if re.fullmatch(r"[\w.-]+\.[a-z]{2,6}", host):
        host = re.sub(r"(?:\.(?:com|co|net|org|gov|edu|ac))?\.[a-z]{2,6}$", "", host)
    return re.sub(r"[\W_]+", "", host)


_BY_KEY = {
    _key(key): frozenset(fold_word(name) for name in names.split("|"))
    for keys, names in _OUTLETS.items()
    for key in keys.split("|")
}
