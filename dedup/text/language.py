"""Which language a text is in, from its script, its letters and its commonest words.

Light on purpose: the answer chooses a lexicon, so a wrong guess costs more than none; ``""`` means
unsure.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from unicodedata import category, name

SAMPLES = (160, 400, 4000)
"""Characters looked at; more only while unsure: two lines of prose tell, furniture does not."""

_ONE_LANGUAGE = {
    "Greek": "el", "Armenian": "hy", "Syriac": "syr", "Thaana": "dv", "Bengali": "bn",
    "Gurmukhi": "pa", "Gujarati": "gu", "Oriya": "or", "Tamil": "ta", "Telugu": "te",
    "Kannada": "kn", "Malayalam": "ml", "Sinhala": "si", "Thai": "th", "Lao": "lo",
    "Tibetan": "bo", "Myanmar": "my", "Georgian": "ka", "Hangul": "ko", "Khmer": "km",
    "Kana": "ja", "Han": "zh",
}  # fmt: skip
"""Scripts whose news is nearly all in one language."""

_OWN_NAMES = {
    "Cjk": "Han", "Hiragana": "Kana", "Katakana": "Kana", "Katakana-hiragana": "Kana",
}  # fmt: skip
_WORDS: dict[str, dict[str, str]] = {
    "Arabic": {
        "ar": "في من على إلى الى أن ان عن التي الذي هذا هذه ما مع لا بعد كما قد كان كانت بين"
              " خلال ذلك لم وقال قال أو إن وأن غير حتى عند قبل وفي ومن كل هو هي يوم اليوم"
              " أكد وأضاف الذين حيث لن ثم أي وكان منذ ضد عام تم علي يتم",
        "fa": "در به از که این را با است برای آن یک تا بر هم خود شد شده اند کرد نیز ها می های وی ما"
              " بود کند پس اما نمی یا دو هر کرده شود گفت باید دیگر سال",
        "ur": "کے کی میں ہے اور سے کا کو نے پر یہ ہیں کہ نہیں بھی تھا اس ان کر ایک گیا جو ہو"
              " تو ہی لیے تھے تھی رہا وہ کیا ساتھ جس گی گئی بعد",
        "ps": "د په چې او له ته کې سره یې هم دی ده کړي دا شوي به څخه کړ نه پر یو خپل وو هغه وي",
        "ckb": "لە و بە کە بۆ لەگەڵ ئەو ئەم هەر دوای نەک بوو کرد دەکات دەبێت هەروەها سەر ئەوە",
        "ug": "ۋە بىلەن بۇ ئۇ بىر ئۈچۈن دەپ بولغان قىلغان ئىدى كېيىن ھەم بولۇپ",
        "sd": "جي ۾ جو کي ۽ آهي جا کان سان تي ته هن هڪ به ان نه آهن ڪري لاءِ ڪيو",
    },
    "Hebrew": {
        "he": "של את על לא הוא כי עם זה גם היא כל יש או בין אל אם אך רק אני הם לאחר היה אשר כך אמר"
              " ביום היום אבל עד יותר",
        "yi": "און די איז פון אַז מיט האט האָט דער צו אין ניט נישט דאָס זיך אויף פאר",
    },
    "Latin": {
        "en": "the of and to in a is that for on was with as by at from are it his he be an has"
              " have not but said this its were their which or who had will they after would been"
              " over",
        "fr": "le la les de des du et en un une est que qui dans pour sur par au aux pas plus avec"
              " ce il a ont sont été cette son se ne selon elle mais ou leur ses ces l d",
        "es": "el la los las de del y en un una que es por con para se su al lo como más pero no ha"
              " fue sus este esta entre sobre también son desde han era o ser",
        "pt": "o a os as de do da dos das e em um uma que é por com para se no na ao mais não foi"
              " como seu sua pelo pela nos nas são ou à mas também ele segundo",
        "it": "il lo la i gli le di del della dei delle e in un una che è per con non si da al alla"
              " nel nella sono ha più come ma anche dal dalla ed questo stato",
        "de": "der die das und in den von zu mit dem des ist im nicht auf für ein eine sich auch an"
              " als es aus bei nach werden wird hat wurde am dass einen sie er haben über",
        "nl": "de het een en van in is dat op te zijn met voor die niet aan er ook om als bij door"
              " naar uit over werd heeft maar hij wordt nog worden hebben",
        "tr": "ve bir bu için ile de da olarak olan çok daha en gibi kadar sonra ise ancak dedi"
              " değil göre olduğu her şu o ne var yeni etti tarafından",
        "az": "və bir bu üçün ilə də da olan olaraq daha kimi sonra isə edib deyib görə olub onun"
              " həmin ki edilib tərəfindən",
        "id": "yang dan di dengan untuk ini itu dari pada dalam tidak akan oleh juga ke adalah ada"
              " tersebut telah bisa karena saat sebagai tahun mereka atau kata",
        "ms": "yang dan di dengan untuk ini itu daripada pada dalam tidak akan oleh juga ke adalah"
              " telah kerana boleh beliau berkata serta tersebut sebagai ialah kata",
        "sv": "och i att en som det är på för av med den till inte har ett om de var från vid"
              " men han sig under efter kan ska",
        "da": "og i at en som det er på for af med den til ikke har et om de var fra ved"
              " men han sig efter kan skal blev også",
        "no": "og i at en som det er på for av med den til ikke har et om de var fra ved"
              " men han seg etter kan skal ble også",
        "fi": "ja on ei se että hän oli ovat kun mukaan myös mutta sekä joka tai jos niin vuoden"
              " ole olla sen hänen mitä",
        "pl": "w i na z do się nie to że jest o jak po od za przez dla są ale był oraz także"
              " tym już który które",
        "cs": "v a na se je že s z do o k pro za by jako ve po od ale jsou podle také už při"
              " který jeho byl před",
        "ro": "și de în la a cu pe care din nu o este că pentru un mai fi au sunt fost dar prin ale"
              " sau după",
        "hu": "a az és hogy nem is egy de volt meg ez csak már azt mint még lesz vagy szerint után"
              " el ki között",
        "vi": "và của là có cho được các trong không với một những đã người này khi từ để tại về"
              " theo ngày cũng năm",
        "sw": "na ya wa kwa ni katika la za kuwa hiyo cha kama hii huo wake yake baada pia lakini"
              " mwaka alisema",
        "so": "ka iyo in oo ku ay ah waa la uu waxa ee aan soo si loo ayaa kale waxaa",
        "ha": "da a na ta ya ba an wannan ce ne cewa domin daga shi kuma wani za amma su",
        "ku": "û li ji di de ku bi ya yên ew jî bo wan ê hat dike bû",
        "sq": "të e në dhe i për me një se nga që ka është më nuk si do u janë kanë",
        "hr": "i je u na se da za su od s iz koji koja kako nije o što ili bi ali nakon",
        "ca": "el la els les de del i en un una que és per amb no al es ha dels més com pel són",
    },
    "Cyrillic": {
        "ru": "и в на с по что не за о из к для от это был также его как до он но при после она а"
              " или году которые их было со",
        "uk": "і в на з що не за до про для від це та як також його був у але при після він вона"
              " або року які їх було зі",
        "bg": "и в на с за от да се по не че е са при като до през след но или към беше ще който"
              " която",
        "be": "і ў на з што не за да пра для ад гэта як таксама яго быў але пасля ён яна або",
        "sr": "и у на је да се за су од са из који која како није о што или би али након",
        "mk": "и во на да се за од со не е ќе што како беше кој која дека по ги но",
        "kk": "және мен бұл бір үшін деп жылы болып бойынша туралы оның қазақстан",
    },
    "Devanagari": {
        "hi": "के में की है और से का को ने पर यह हैं कि नहीं भी था एक लिए गया इस तो ही कर हो जो किया",
        "mr": "आहे आणि या च्या ते हे होते तर मध्ये केली केले असून नाही त्यांनी आहेत की ही एक",
        "ne": "छ को मा र छन् गर्न भएको हो पनि गरेको लागि भने यो थियो एक गरी",
    },
    "Ethiopic": {"am": "ነው እና ላይ ውስጥ ወደ ነበር ጋር ግን እንደ ከ", "ti": "እዩ ኣብ ናብ ከም እቲ ካብ ምስ"},
}  # fmt: skip
"""The commonest words of each language's news, told apart within a script."""

_LETTERS: dict[str, tuple[tuple[str, str], ...]] = {
    "Arabic": (
        ("sd", "ٻڀٿڄڃڇڏڌڊڍڙڦڳڱڻ۾۽"),
        ("ur", "ٹڈڑںےہھۓ"),
        ("ps", "ښځڅړۍګڼټډ"),
        ("ckb", "ڕڵۆێ"),
        ("ug", "ۇۈۋېە"),
        ("fa", "پچژگ"),
        ("ar", "ةىإأؤ"),
    ),
    "Latin": (
        ("vi", "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữự"),
        ("az", "ə"),
        ("tr", "ğış"),
        ("pl", "łąężźćńś"),
        ("cs", "řěůčž"),
        ("hu", "őű"),
        ("ro", "țșăţ"),
        ("de", "ß"),
        ("pt", "ãõ"),
        ("es", "ñ¿¡"),
    ),
    "Cyrillic": (
        ("uk", "їєґ"),
        ("be", "ў"),
        ("sr", "ђћ"),
        ("mk", "ѓќѕ"),
        ("kk", "әқңөұү"),
        ("ru", "ыэё"),
    ),
    "Hebrew": (("yi", "ײױװ"),),
}
"""Letters that a language has and most of its neighbours have not; each found is a point."""

_WORD_LANGUAGES: dict[str, dict[str, tuple[str, ...]]] = {script: {} for script in _WORDS}
for _script, _rows in _WORDS.items():
    for _code, _text in _rows.items():
        for _word in _text.split():
            _known = _WORD_LANGUAGES[_script].get(_word, ())
            _WORD_LANGUAGES[_script][_word] = (*_known, _code)

_LETTER_LANGUAGE = {
    script: {letter: code for code, letters in reversed(rows) for letter in letters}
    for script, rows in _LETTERS.items()
}
_MARKS = re.compile("[\u0640\u064b-\u0655\u0670]+")
_WORD = re.compile(r"[^\W\d_][\w\u0900-\u0d7f]+")
"""Two letters or more: single ones are mostly initials. Indic vowel signs are no ``\\w``."""
_ARABIC_ARTICLE = ("ال", "وال", "بال", "لل", "فال", "كال")


@cache
def primary_language(tag: str) -> str:
    """The language of a tag by the code that CLDR has for it: ``ar`` of ``ar-EG``, ``AR``, ``ara``.

    What CLDR does not know comes back as it is, in small letters and without region and script.
    """
    from babel.core import get_global  # noqa: PLC0415 - who decodes needs no table of names

    code = _subtag(tag)
    return _subtag(get_global("language_aliases").get(code, code))


def _subtag(tag: str) -> str:
    return tag.lower().replace("_", "-").partition("-")[0]


@cache
def common_words(language: str) -> frozenset[str]:
    """The commonest words of the news in the language of a tag, folded: they say little."""
    from dedup.text.fold import fold_word  # noqa: PLC0415 - needs numpy; who decodes does not

    code = primary_language(language)
    rows = (words[code] for words in _WORDS.values() if code in words)
    return frozenset(fold_word(word) for row in rows for word in row.split())


def detect_language(text: str) -> str:
    """The BCP-47 primary language of ``text`` (``"ar"``, ``"en"``), or ``""`` when unsure."""
    for size in SAMPLES:
        last = size >= len(text) or size == SAMPLES[-1]
        if language := _detect(text[:size], sure=not last):
            return language
        if last:
            break
    return ""


def _detect(sample: str, *, sure: bool) -> str:
    """The language of the sample; ``sure`` asks for three common words and twice the next one."""
    script = main_script(sample)
    if script in _ONE_LANGUAGE:
        return _ONE_LANGUAGE[script]
    if script not in _WORDS:
        return ""
    scores, words = _scores(sample, script)
    (best, score), (_, second) = (*scores.most_common(2), ("", 0), ("", 0))[:2]
    if score <= second or (sure and (score < 6 or score < 2 * second)):
        return ""
    # one hit against another may be a name or a loan; under one in twelve words it is a list
    return best if score >= (3 if second else 2) and score * 6 >= words else ""


def _scores(sample: str, script: str) -> tuple[Counter[str], int]:
    """Points by language, two for a common word and one for a telling letter; words seen."""
    languages = _WORD_LANGUAGES[script]
    scores: Counter[str] = Counter()
    sample = _MARKS.sub("", sample) if script == "Arabic" else sample.lower()
    words = _WORD.findall(sample)
    for word in words:
        for code in languages.get(word, ()):
            scores[code] += 2
        if script == "Arabic" and word.startswith(_ARABIC_ARTICLE):
            scores["ar"] += 2
    letters = _LETTER_LANGUAGE.get(script, {})
    for letter in set(sample) & letters.keys():
        scores[letters[letter]] += 1
    return scores, len(words)


def main_script(text: str) -> str:
    """The script most letters of ``text`` are in (``"Arabic"``, ``"Latin"`` …), or ``""``.

    Han with a tenth of kana is Japanese: its script is called ``"Kana"``.
    """
    counts: Counter[str] = Counter()
    for char, count in Counter(text).items():
        if script := _script_of(char):
            counts[script] += count
    if counts["Kana"] * 10 > counts["Han"] + counts["Kana"]:
        counts["Kana"] += counts.pop("Han", 0)
    script, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=("", 0))
    return script if count else ""


@cache
def _script_of(char: str) -> str:
    """The script of a letter or of a sign on one, which Unicode's name of it begins with."""
    if category(char)[0] not in "LM":
        return ""
    first = name(char, "").partition(" ")[0].capitalize()
    return _OWN_NAMES.get(first, first)
