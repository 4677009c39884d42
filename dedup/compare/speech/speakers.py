"""Who said a quotation: the verb of saying next to it, and the words that name its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedup.compare.places import line_at
from dedup.compare.speech.east_asian import PRONOUNS, east_asian
from dedup.compare.speech.names import INSTITUTIONS, has_role, may_be_anyone
from dedup.compare.stems import ARABIC_LETTER, Word, words_of
from dedup.compare.vocabulary import ATTRIBUTION, FUNCTION_WORDS, SOURCE_MARKERS, table
from dedup.model import Span
from dedup.text.fold import fold_word

# Participles lead into a quotation too, but what follows them is never who spoke.
PARTICIPLES = table(
    """
قائلا قائلة قائلين مضيفا مضيفة مؤكدا مؤكدة موضحا موضحة مشيرا مشيرة مبينا مبينة معتبرا معتبرة
لافتا لافتة محذرا محذرة مشددا مشددة متابعا متابعة مصرحا معلنا معلنة مستدركا معلقا متسائلا
منوها نافيا
"""
)
# Verbs of relaying: their subject is the relay, the speaker is named elsewhere.
_RELAYS = table("نقل ونقل نقلت ونقلت قوله قولها قولهم quoted quotes")
# Verbs that call a thing by the words they quote: ``called it "a shield"``, «وصفه بأنه "درع"».
DESCRIBING = table(
    """
وصف وصفت وصفوا ووصف ووصفت يصف تصف واصفا واصفة called described branded dubbed termed hailed
qualifié qualifie calificó tildó definió qualificou definito definì bezeichnete nannte nitelendirdi
назвал назвала назвали
"""
)
_PRONOUNS = PRONOUNS | table(
    "he she il elle t él ella ele ela lui lei er sie он она він вона او وی"
)
_TURKISH = table("dedi konuştu söyledi belirtti ekledi vurguladı açıkladı kaydetti")
# Verbs of saying beyond the attribution table: the forms that lead into a quotation.
_VERBS = (
    ATTRIBUTION
    | PARTICIPLES
    | _RELAYS
    | DESCRIBING
    | table(
        """
سأل وسأل سألت وسألت تساءل وتساءل أجاب وأجاب أجابت رد ورد أردف وأردف أبلغ وأبلغ أبلغت وأبلغت
تابع تابعت وتابع وتابعت استطرد واستطرد ختم وختم علق وعلق علقت وعلقت كتب كتبت وكتب وكتبت غرد
واعتبر واعتبرت ورأى ورأت دعا ودعا دعت
ودعت طالب وطالب جدد وجدد جاء وجاء wrote tweeted asked replied continued recalled insisted
testified dit declare affirme ajoute explique indique dijo afirmo declaro anadio explico
sagte erklarte betonte disse afirmou acrescentou dichiarato aggiunto گفت افزود کہا
добавил добавила отметил отметила пояснил пояснила
"""
    )
    | _TURKISH
)
# Where the name of a speaker ends: the particle that opens the speech, a preposition of place.
_STOPS = table(
    """
للصحافيين للصحفيين لوسائل لرويترز لفرانس لوكالة لقناة لصحيفة لموقع لشبكة لإذاعة لبرنامج
إن أن انه إنه أنه أنها إنها إنهم بأن في خلال أمام عن على إلى من عبر بعد قبل عقب لدى عند مع دون
ردا طلب حول بشأن أمس اليوم الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد فيه فيها له لها لهم
به بها الذي التي الذين that in at on during after before to reporters yesterday today
بالقول رفض رفضت lors après avant devant pendant durante tras ante während
"""
)
# «علي» is a name, «على» a preposition; both fold alike.
_ALI = fold_word("علي")
# Verbs that stand behind their subject though their letters are Arabic.
_VERB_LAST = table("گفت افزود گفته مدعی کہا")
# Auxiliaries and particles beside a verb of saying: no part of a name.
_BESIDE_VERB = table("a ha hat habe diye şeklinde")
# «وفق ما نشرت الوكالة»: a verb follows, and who relays.
_WHAT = table("ما لما")
_IN_TURN = table("بدوره بدورها بدورهم أيضا كذلك")
# What links a clause to the one before is no part of a name.
_LINKS = table("but and or who which also then later has had have as where")
_CLAUSES = table("that when while after before because if since until whether")
_COMMA = re.compile("[,،]")
_BREAK = re.compile(r"[،,;؛:!?؟\"“”«»()\n]|[.](?<=\w\w\w.)")
# A marked name inside a speaker's: «مدير شركة "الساحل" سالم الهادي».
_MARKED_NAME = re.compile(r"[\"“«][^\"“”«»\n]{1,30}[\"”»]\s(?=\w)")
# An Arabic verb of saying stands up to so many words before its quotation.
_BEFORE = 30
# Who goes on speaking («وأضاف: ...») was named at most so many characters and words before.
_NAMED_BEFORE, _NAMED_WORDS = 500, 80
# What is reported begins with one of these, so many words behind the name: «قال سالم أمس إن».
THAT = table("إن أن إنه أنه إنها أنها إنهم أنهم بأن بأنه بأنها that")
_NEXT = 3
# Characters that hold so many words in any language; longer lines are not searched.
_REACH = 300
# Blanks and marks between two words.
_CLOSE = 8
_AFTER = 8
_NAME_WORDS = 12
# What stands before a subject that stands before its verb: «وكان سالم قد قال».
_STARTERS = table("كان كانت وكان وكانت فإن لكن بينما فيما وإن")
_HAS = fold_word("قد")
_SENTENCE_END = re.compile(r"[.!?؟](?:(?<=\w\w\w.)|(?<=[»”\")\]].))\s")


def find_speaker(
    text: str, quote: Span, others: Sequence[Span] = ()
) -> tuple[Span | None, Span | None]:
    """Speaker and verb of the quotation at ``quote``; None for what is not found.

    Who is quoted in ``others`` names nobody who speaks here.
    """
    reach = max(0, quote.start - _REACH)
    line_start = text.rfind("\n", reach, quote.start) + 1 or reach
    before = words_of(text, Span(line_start, quote.start))[-_BEFORE:]
    aside: tuple[Span | None, Span | None] | None = None
    ends = [match.start() for match in _SENTENCE_END.finditer(text, line_start, quote.start - 1)]
    for number in range(len(before) - 1, -1, -1):
        said = before[number]
        if ends and said.end <= ends[-1]:
            break
        if said.folded in PARTICIPLES:
            led = _leader(text, before, number)
            return led or _last_named(text, said, said.start, others), said.span
        if said.folded in _RELAYS:
            return _relayed(text, before, number), said.span
        if said.folded in SOURCE_MARKERS:
            found = _named_source(text, before, number, quote.start), said.span
            if before[number + 1 : number + 2] and before[number + 1].folded not in _WHAT:
                return found
            aside = aside or found  # «وقال سالم، وفق ما نشرت الوكالة، "..."»
        if _says(text, before, number):
            if said.folded in DESCRIBING and verb_first(said.folded):
                return None, said.span  # whom, and what, it is about: «وصف الوزير القرار بأنه»
            named = _subject(text, before, number, quote.start)
            return _meant(text, named, said, quote, others), said.span
    return aside or _after(text, quote, others)


def reported_by(text: str, span: Span) -> Span | None:
    """Who says what a sentence reports without marks, if a stretch has some words of the name.

    «قال مصدر مطلع إن ...», ``a source close to the court said``.
    """
    line = line_at(text, span.start)
    reach = Span(max(line.start, span.start - _REACH), min(line.end, span.end + _REACH))
    words = words_of(text, reach)
    for number, word in enumerate(words):
        if word.folded not in PARTICIPLES | _RELAYS and _says(text, words, number):
            named = _subject(text, words, number, line.end)
            if named and named.overlaps(span):
                after = words_of(text, Span(named.end, min(line.end, named.end + _REACH)))[:_NEXT]
                that = not THAT.isdisjoint(one.folded for one in after)
                return named if that or not verb_first(word.folded) else None
    return None


def _meant(
    text: str, named: Span | None, verb: Word, quote: Span, others: Sequence[Span]
) -> Span | None:
    """Who is meant by a pronoun, or by a verb that names nobody: «وأضاف», ``he added``."""
    if named and not _PRONOUNS.issuperset(word.folded for word in words_of(text, named)[-1:]):
        return named
    return _last_named(text, verb, min(verb.start, quote.start), others) or named


def _last_named(text: str, verb: Word, start: int, others: Sequence[Span]) -> Span | None:
    """Who spoke last before a place, where a verb of saying names nobody."""
    words = words_of(text, Span(max(0, start - _NAMED_BEFORE), start))[-_NAMED_WORDS:]
    for number in range(len(words) - 1, -1, -1):
        word = words[number]
        if word.folded not in ATTRIBUTION or not _says(text, words, number):
            continue
        if verb_first(verb.folded) and _feminine(word.folded) != _feminine(verb.folded):
            continue
        if any(other.overlaps(word.span) for other in others):
            continue
        named = _subject(text, words, number, start)
        name = words_of(text, named) if named else ()
        if name and not may_be_anyone(name) and name[-1].folded not in _PRONOUNS:
            return named
    return None


def _feminine(verb: str) -> bool:
    """Whether a verb or participle of saying, folded, is feminine: «أضافت», «مضيفة»."""
    return verb.endswith(("ت", "ه"))


def _says(text: str, words: Sequence[Word], at: int) -> bool:
    """Whether a word is a verb of saying here: «بين» before «أن», ``adding`` behind a comma."""
    word = words[at]
    if word.folded in FUNCTION_WORDS:
        following = words[at + 1].folded if at + 1 < len(words) else ""
        return word.folded in _VERBS and following.startswith("ان")
    if word.folded.isascii() and word.folded.endswith("ing"):
        return word.folded in _VERBS and text[max(0, word.start - _CLOSE) : word.start].rstrip()[
            -1:
        ] in tuple(',"”')
    return word.folded in _VERBS


def _leader(text: str, words: Sequence[Word], participle: int) -> Span | None:
    """Who speaks where a participle leads in: the subject of the verb before it.

    «وصرح سالم للصحافيين قائلا: …»
    """
    for number in range(participle - 1, -1, -1):
        if _sentence_ends(text, words[number].end, words[participle].start):
            return None
        if words[number].folded not in PARTICIPLES | _RELAYS and _says(text, words, number):
            return _subject(text, words, number, words[participle].start)
    return None


def _relayed(text: str, words: Sequence[Word], relay: int) -> Span | None:
    """Whose words are passed on: «نقلت الوكالة عن سالم قوله: …», «على لسان سالم»."""
    for number in range(relay - 1, -1, -1):
        if words[number].folded in ("عن", "لسان"):
            return _name(text, words[number].end, words[number + 1 : relay], words[relay].start)
    return None


def _named_source(text: str, words: Sequence[Word], marker: int, stop: int) -> Span | None:
    """The name after «بحسب», ``according to``."""
    following = words[marker + 1 :]
    if following and following[0].folded in ("to", "ل", *_WHAT):
        following = following[1 + (following[0].folded in _WHAT) :]
    start = following[0].start if following else stop
    return _name(text, start, following, stop)


def _sentence_ends(text: str, start: int, end: int) -> bool:
    """Whether a sentence ends between two places; «بي. بي. سي» is no end."""
    return _SENTENCE_END.search(text, start, end) is not None


def verb_first(verb: str) -> bool:
    """Whether the subject of a folded verb of saying follows it, as in Arabic; else it may not."""
    return ARABIC_LETTER.search(verb) is not None and verb not in _VERB_LAST


def _subject(text: str, words: Sequence[Word], verb: int, stop: int) -> Span | None:
    """The words after the verb up to the speech; in Latin script those before it, if there are any.

    Who ``said that the quay "was lost"`` stands before; what follows is what was said.
    """
    if verb_first(words[verb].folded):
        named = _name(text, words[verb].end, words[verb + 1 :], stop)
        return named or _name_before(text, words[:verb])
    if words[verb].folded.endswith("ing"):
        return None
    taken: list[Word] = []
    edge, last = words[verb].start, verb
    while last and words[last - 1].folded in _BESIDE_VERB:
        last -= 1
        edge = words[last].start
    for word in reversed(_past_apposition(text, words[:last], edge)):
        gap = text[word.end : edge] if taken else ""
        clause = word.folded in _VERBS or word.folded in _CLAUSES
        if _BREAK.search(gap) or len(taken) == _NAME_WORDS or clause:
            break
        taken.insert(0, word)
        edge = word.start
    while taken and taken[0].folded in _LINKS:
        del taken[0]
    while taken and taken[-1].folded in _LINKS:
        del taken[-1]
    if taken:
        return Span(taken[0].start, taken[-1].end)
    return _name(text, words[verb].end, words[verb + 1 :], stop)


def _name_before(text: str, words: Sequence[Word]) -> Span | None:
    """A subject before its Arabic verb: «وكان سالم الهادي قد قال»."""
    last = len(words) - (bool(words) and words[-1].folded == _HAS)
    first = last
    while first and words[first - 1].folded not in _STARTERS and last - first < _NAME_WORDS:
        first -= 1
    if first in (0, last) or words[first - 1].folded not in _STARTERS:
        return None
    if _sentence_ends(text, words[first].start, words[last - 1].end):
        return None
    comma = max(text.rfind(mark, 0, words[last - 1].start) for mark in "،,")
    named = [word for word in words[first:last] if word.start > comma]
    return Span(named[0].span.start, named[-1].span.end)


def _past_apposition(text: str, words: Sequence[Word], edge: int) -> Sequence[Word]:
    """The words without those between two commas before the verb: ``Hale, the mayor, said``."""
    if not words or not _COMMA.search(text, words[-1].end, edge):
        return words
    for number in range(len(words) - 1, 0, -1):
        if _COMMA.search(text, words[number - 1].end, words[number].start):
            if not words[number].folded.isascii() and ARABIC_LETTER.match(words[number].folded):
                return words[:number]  # «هاله درویش، شهردار، گفت»
            if text[words[number - 1].start].isupper():
                return words[:number]
            return words[number:] if text[words[number].start].isupper() else []
    return []


def _name(text: str, start: int, words: Sequence[Word], stop: int) -> Span | None:
    taken: list[Word] = []
    marked, beside = start, False
    for word in words[:_NAME_WORDS]:
        if not taken and word.folded in _IN_TURN:
            start = word.end
            continue
        ended = _BREAK.search(text, max(start, marked), word.start)
        if ended and ended[0] in "،," and not beside and _goes_on(text, taken, word):
            ended, beside = None, True  # «وزير الأشغال، كمال رستم»
        if ended and taken and (name := _MARKED_NAME.match(text, ended.start(), stop)):
            ended, marked = None, name.end()
        if ended or word.end > stop or _ends_name(text, word) or _is_told(word, taken):
            break
        taken.append(word)
        start = word.end
    return Span(taken[0].start, taken[-1].end) if taken else None


def _goes_on(text: str, taken: Sequence[Word], word: Word) -> bool:
    """Whether behind a comma the name follows of who holds the office, which begins small."""
    office = bool(taken) and text[taken[0].start].islower()
    return has_role(taken) or (office and text[word.start].isupper())


def _ends_name(text: str, word: Word) -> bool:
    if word.folded == _ALI:
        return text[word.end - 1] == "ى"
    clitic = len(word.folded) == 1 and ARABIC_LETTER.match(word.folded)  # بـ«...»
    return bool(clitic) or word.folded in _STOPS or word.folded in _VERBS


def _is_told(word: Word, taken: Sequence[Word]) -> bool:
    """«قال للمجلس», «قال سالم لهيئة الإذاعة»: who was told, unless it belongs to an office."""
    if not taken:
        return word.folded.startswith("لل")
    told = word.folded.startswith("ل") and word.folded[1:] in INSTITUTIONS
    return told and not has_role(taken)


def _after(text: str, quote: Span, others: Sequence[Span]) -> tuple[Span | None, Span | None]:
    """«..., said the minister», «..., the minister said»."""
    if (
        text[quote.end - 1] == "."
        and not text[quote.end : quote.end + 3].lstrip('"”’» ')[:1].islower()
    ):
        return None, None  # the sentence ended with the speech
    stop = text.find("\n", quote.end)
    line_end = len(text) if stop < 0 else stop
    words = words_of(text, Span(quote.end, min(line_end, quote.end + 160)))[:_AFTER]
    for number, word in enumerate(words):
        if _sentence_ends(text, quote.end + 1, word.start):
            break
        if word.folded in SOURCE_MARKERS and number + 1 < len(words):
            said = [one for one in words[number + 1 :] if one.folded in _VERBS]
            if not said:
                return _named_source(text, words, number, line_end), word.span
        if word.folded in _VERBS:
            named = _name(text, word.end, words[number + 1 :], line_end)
            leading = [w for w in words[:number] if w.folded not in _BESIDE_VERB]
            if leading and not verb_first(word.folded):
                named = Span(leading[0].span.start, leading[-1].span.end)
            named = named or _before_mark(text, quote, word)
            return _meant(text, named, word, quote, others), word.span
    return east_asian(text, quote)


def _before_mark(text: str, quote: Span, verb: Word) -> Span | None:
    """Who speaks in Turkish, where the verb stands behind: ``Ahmet Yılmaz, "..." dedi``."""
    if verb.folded not in _TURKISH:
        return None
    start = max(text.rfind("\n", 0, quote.start), quote.start - _REACH, 0)
    named: list[Word] = []
    for word in reversed(words_of(text, Span(start, quote.start))[-_NAME_WORDS:]):
        gap = text[word.end : named[0].span.start if named else quote.start]
        if not text[word.start].isupper() or (named and _BREAK.search(gap)):
            break
        named.insert(0, word)
    return Span(named[0].span.start, named[-1].span.end) if named else None
