"""The words of a text that name what a figure is of: the head noun phrase, never invented.

A count is named by its noun and what qualifies it; an amount, a share or a date by what it follows.
A phrase ends at a mark, a coordinator, another figure, a verb that its form gives away, or a word
that opens another clause («إن», «الذي», ``that``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dedup.compare.figures.no_nouns import is_past
from dedup.compare.judging.units import dimension, unit_stems
from dedup.compare.stems import ARABIC_LETTER, Word
from dedup.model import Figure, Span
from dedup.text.fold import fold_word

PARTITIVES = frozenset(
    map(fold_word, ("من", "of", "de", "des", "du", "der", "dei", "degli", "dos", "das"))
)
PERSONS = frozenset(
    map(fold_word, "شخص شخصا أشخاص آخرين آخرون أخرى people person persons others".split())
)
"""Nouns that name nothing by themselves: what became of the persons stands before."""

# «68 دولة منها ...»: what follows names some of them, not what is counted.
_EXAMPLES = frozenset(map(fold_word, ("منها", "ومنها", "بينها", "وبينها", "including", "such")))
# «for aid», «to build»; Arabic says it with a clitic («لبناء»).
_PURPOSES = frozenset(map(fold_word, ("لـ", "لصالح", "كمساعدات", "for", "to", "in", "على")))
_PER_UNIT = frozenset(
    fold_word(word)
    for word in """
للبرميل للأوقية للأونصة للسهم للطن للمتر للغالون للتر للكيلو للفرد للواحد للشخص لكل
""".split()
)
# «أعضاء التحالف، وعددهم 74 عضوا»: what is numbered was named before.
_NUMBERING = frozenset(
    map(fold_word, ("عدد", "عدده", "عددها", "عددهم", "وعدده", "وعددها", "وعددهم", "numbering"))
)
_OPENS_CLAUSE = frozenset(
    fold_word(word)
    for word in """
إن أن أنه أنها أنهم بأن بأنه بأنها لأن وأن وإن حيث عندما
حينما حين فيما بينما إذ إذا لكن لكنه كما مما ما ممن لدى منذ بعد قبل خلال لمدة طوال
مقابل بقيمة بنحو
that when while where because after before since during despite amid if as
que quand lorsque parce because weil dass che quando cuando porque
""".split()
)
# What follows these says more of a noun that stands before: «الهجوم الذي استهدف البلدة».
_RELATIVES = frozenset(
    map(fold_word, "الذي التي الذين اللذين اللتين والذي والتي which who whom qui dont".split())
)
# «لا تقل عن», «بواقع», «اعتبارا من»: words that lead to a figure or a date and name nothing.
_LEADING = frozenset(
    fold_word(word)
    for word in """
تقل يقل تزيد يزيد تتجاوز يتجاوز تجاوز تجاوزت تتراوح يتراوح تراوحت تصل يصل ليصل لتصل بواقع بمقدار
بمعدل بارتفاع بانخفاض بزيادة بتراجع ارتفاعا انخفاضا تراجعا اعتبارا ابتداء بدءا مقارنة الموافق قدره
قدرها وقدره وقدرها تقديرا حاليا سنويا شهريا تدريجيا تقريبا مساء صباح فجر مستوى بمستوى بحلول الفترة
فترة مدى ولمدة بداية نهاية مطلع منتصف أوائل أواخر غضون حيز متنها متنه الأمر السابق بالحصول ال
والموافق ليغلق لتغلق ليبلغ لتبلغ مابين المتوقع المماثل بسعر last next coming whether within
""".split()
)
# Verbs of the past, of those whose letters are no noun's as well.
_PAST = frozenset(
    fold_word(form)
    for verb in """
ارتفع انخفض زاد تراجع هبط صعد قفز نما تقلص ازداد حقق افتتح شهد شارك تابع توقع كشف أصدر أقر قرر وافق
خصص أبلغ دعا طالب حذر حرص اتفق احتل خسر فاز تغلب حسم قضى اعتقل أوقف أطلق دشن نفذ أنجز باع اشترى
تلقى استقبل زار غادر ترأس أضاف أمر أبرم وقع سجل أفاد أظهر أجري
""".split()
    for form in (verb, f"{verb}ت", f"و{verb}", f"و{verb}ت")
)
# «الناتج المحلي الإجمالي», «الدين العام»: what says nothing by itself, at the end of a name.
_COMPLETES = frozenset(map(fold_word, ("الإجمالي", "العام")))
COORDINATORS = frozenset(
    map(fold_word, "و and et und y e ve и і i och og dan и або or ou oder o veya أو".split())
)
"""Words that join two facts: «89 killed and 340 hurt»."""
# Verbs that a language has few of and uses everywhere: what stands before one names, what follows
# it is said of that.
_AUXILIARIES = frozenset(
    fold_word(word)
    for word in """
is are was were has have had will would can could should must
est sont était étaient ont avait avaient sera seront fut furent
era eran fue fueron han había habían será serán está están
ist sind war waren hat haben hatte hatten wird werden wurde wurden kann können soll sollen
sono erano fu furono hanno aveva avevano sarà saranno
são eram foi foram tem têm tinha tinham está estão
был была было были будет будут есть
zijn werd heeft hebben waren jest są był była było były
""".split()
)
_ENDS = _OPENS_CLAUSE | _RELATIVES | _EXAMPLES | COORDINATORS
CLAUSE_END = re.compile(r"[،;؛:!?؟()\[\]\n]|[.,](?!\d)|\s[-–—]+\s")
_QUOTATION_MARKS = '"«»“”„'
_WORDS = 6
# «وأصيب», «وستة»: a coordinator drawn to its word; «وزير» and «وفاة» are words of their own.
_GLUED = re.compile(r"و(?=[ء-ي]{4}|ال)")
# Forms that only verbs have: «يستعد», «ستنتهي», «تدعمها», «ينشطون». «يوم», «يهود» are nouns.
_VERB = re.compile(
    r"[وف]?(?:س?ي(?!وم|هود|ون|من|مين|سار|اب|تيم|د)[ء-ي]{3,}|ست[ء-ي]{3,}|ت[ء-ي]{2,}(?:ها|هم|هن))"
)
_DEFINITE = re.compile(r"[وفبكل]?ال|لل")
# «والولايات المتحدة»: shown without the coordinator that only joins it to what stands before.
_AND_THE = re.compile(r"[وف](?=ال[^\W\d_]{4})")


def label_of(text: str, figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> Span:
    """The noun phrase after the figure, else the one before it, else the figure's own words.

    ``before`` and ``after`` are the words of its sentence that are part of no figure, those after
    it up to the next figure. Dates and ranks follow what they are of; a counted noun with nothing
    after it was named before («أعضاء التحالف، البالغ عددهم 74 عضوا»).
    """
    touched = after and not text[figure.span.end : after[0].start].strip()
    if figure.qualifier == "additional" and touched:
        after = after[1:]  # «200 مليون دولار إضافي»
    return _bare(text, _whole_quotation(text, _label(text, figure, before, after)))


def _label(text: str, figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> Span:
    following = _phrase(text, after[0].start if after else figure.span.end, after)
    persons = fold_word(figure.unit or "") in PERSONS
    preceding = _phrase_before(text, figure.span.start, before, persons)
    if dimension(figure) in ("when", "time", "ordinal"):
        return preceding or following or figure.span
    unit = _unit_span(text, figure)
    if unit is None:
        if preceding and not _tells(text, figure, after):
            return preceding
        return following or preceding or figure.span
    rest = [word for word in after if word.start >= unit.end]
    more = _phrase(text, unit.end, rest, fate=persons)
    if more:
        return Span(unit.start, more.end)
    if preceding and persons:
        return preceding
    if preceding is None:
        return unit
    stems = {w.stem for w in before if preceding.start <= w.start and not _is_verb(w)}
    prior = [word for word in before if word.end <= preceding.start][-1:]
    of_another = any(_counted(text, word, preceding.start) for word in prior)
    numbered = any(word.folded in _NUMBERING for word in before[-2:])
    named = numbered or (unit_stems(figure) & stems and not of_another)
    return preceding if named else unit


def _tells(text: str, figure: Figure, after: Sequence[Word]) -> bool:
    """Whether what follows an amount says what it is of: «من الأراضي», «لدعم الاستقرار», for aid.

    «54 دولارا للبرميل», «31% بنهاية العام» say at what rate and when; what it is of stands before.
    """
    between = text[figure.span.end : after[0].start] if after else "."
    if "/" in between or CLAUSE_END.search(between):
        return False
    first = after[0]
    if first.folded in _PER_UNIT:
        return False
    if (
        first.folded in PARTITIVES
        or first.folded in _PURPOSES
        or not ARABIC_LETTER.search(first.folded)
    ):
        return True
    return first.folded.startswith("ل") and len(first.folded) > 3


def _unit_span(text: str, figure: Figure) -> Span | None:
    """The counted noun as printed in or right after the figure."""
    if figure.kind != "count" or not figure.unit:
        return None
    start = text.find(figure.unit, figure.span.start, figure.span.end + len(figure.unit) + 2)
    return Span(start, start + len(figure.unit)) if start >= 0 else None


def noun_end(text: str, figure: Figure) -> int:
    """Where the counted noun after a figure ends; the figure's own end where it has none there."""
    unit = _unit_span(text, figure)
    return max(figure.span.end, unit.end) if unit else figure.span.end


def with_noun(text: str, figure: Figure) -> str:
    """The figure as printed, with the counted noun where it follows."""
    return text[figure.span.start : noun_end(text, figure)]


def _phrase(text: str, start: int, words: Sequence[Word], *, fate: bool = False) -> Span | None:
    """The words after the figure in its clause; of persons with the verb that tells their fate."""
    taken: list[Word] = []
    for word in words:
        ended = _ends_phrase(word) or (word.folded in _AUXILIARIES and not fate)
        if ended or len(taken) == _WORDS or CLAUSE_END.search(text, start, word.start):
            break
        if taken or _says_something(word):
            taken.append(word)
        start = word.end
    return _trim(taken)


def _ends_phrase(word: Word) -> bool:
    return word.folded in _ENDS or _is_verb(word) or _joined(word)


def _is_verb(word: Word) -> bool:
    return word.folded in _PAST or bool(_VERB.fullmatch(word.folded))


def _joined(word: Word) -> bool:
    return bool(_GLUED.match(word.folded))


def _phrase_before(text: str, stop: int, words: Sequence[Word], fate: bool = False) -> Span | None:
    """The words before the figure in its clause; a clause that says nothing is passed over.

    Of persons whose ``fate`` is all that names them it begins at the coordinator («وأصيب أربعة»).
    """
    chunk: list[Word] = []
    predicate: list[Word] = []
    passed = False
    for word in reversed(words):
        opens = word.folded in _OPENS_CLAUSE
        parted = opens or bool(CLAUSE_END.search(text, word.end, stop))
        counted = _counted(text, word, stop)
        if counted and passed:
            return None  # «4 men in the boat, while 7»: what another figure counts
        if counted or parted:
            # «63 مليون دولار (236 مليون ريال)»: one amount, told twice.
            aside = not chunk and _gap(text, word, stop).rstrip().endswith("(")
            if counted and (own := _behind(chunk)):
                return own  # «killing 47 people and injuring 312»
            if counted and predicate:
                chunk = []  # «141 passengers were rescued within 2 hours»: the 141 are passengers
            if (counted and parted and not aside) or _names(chunk) or _trim(predicate):
                break  # «rye 3%, other 1%»
            chunk = []
        # What stands in brackets is told beside: the phrase goes on before them.
        passed = passed or opens or (parted and bool(_gap(text, word, stop).strip(" ()")))
        if word.folded in _RELATIVES:
            chunk = []
        elif word.folded in _AUXILIARIES:
            chunk, predicate = [], [*chunk, *predicate]
        elif word.folded not in _OPENS_CLAUSE:
            chunk.insert(0, word)
        stop = word.start
        if len(chunk) == _WORDS or (fate and _joined(word) and _trim(chunk)):
            break
    return _trim(chunk if fate else _without_verb(chunk)) or _trim(predicate)


def _behind(words: Sequence[Word]) -> Span | None:
    """What follows the last coordinator that joins two facts, drawn to its word or not."""
    places = [at for at, word in enumerate(words) if _joined(word) or word.folded in COORDINATORS]
    return _trim([*words[places[-1] :]]) if places else None


def _counted(text: str, word: Word, stop: int) -> bool:
    """Whether a figure stands between a word and what follows it."""
    return any(map(str.isalnum, _gap(text, word, stop)))


def _gap(text: str, word: Word, stop: int) -> str:
    """What stands behind a word up to the next one; «الـ» of «الـ68» is part of that."""
    between = text[word.end : stop]
    return between[: between.rfind(" ") + 1]


def _names(words: Sequence[Word]) -> bool:
    """Whether the words name something: more than a verb, whose form may not tell it."""
    told = [word for word in words if _says_something(word) and not _is_verb(word)]
    if len(told) == 1:  # «, killing at least 27» says what happened to them
        return told[0].folded.startswith(("ال", "وال", "بال", "لل")) or told[0].folded.endswith(
            "ing"
        )
    return len(told) > 1


def _without_verb(words: list[Word]) -> list[Word]:
    """«وافتتح مشروع الميناء»: without the verb before what it is said of."""
    while words and not _says_something(words[0]):
        words = words[1:]
    first = words[0].folded if words else ""
    past = _is_verb(words[0]) or (is_past(first) and not _DEFINITE.match(first)) if words else False
    return words[1:] if past and any(map(_says_something, words[1:])) else words


def _trim(words: list[Word]) -> Span | None:
    """Without stop words and verbs at the ends; None where no content word is left."""
    while words and not _says_something(words[0]):
        words = words[1:]
    whole = words
    while words and (not _says_something(words[-1]) or (len(words) > 1 and _is_verb(words[-1]))):
        words = words[:-1]
    dropped = whole[len(words) :]
    if len(dropped) == 1 and dropped[0].folded in _COMPLETES and _DEFINITE.match(words[-1].folded):
        words = whole
    return Span(words[0].start, words[-1].end) if words else None


def _says_something(word: Word) -> bool:
    return bool(word.stem) and len(word.folded) > 1 and word.folded not in _LEADING


def _whole_quotation(text: str, label: Span) -> Span:
    """The label with the quotation mark that closes what it opens, or without what it opens."""
    marks = [at for at in range(label.start, label.end) if text[at] in _QUOTATION_MARKS]
    if len(marks) % 2 == 0:
        return label
    if text[label.end : label.end + 1] in _QUOTATION_MARKS and label.end < len(text):
        return Span(label.start, label.end + 1)
    before, after = Span(label.start, marks[-1]), Span(marks[-1] + 1, label.end)
    longer = max(before, after, key=lambda part: (part.end - part.start, -part.start))
    start = longer.start + len(longer.cut(text)) - len(longer.cut(text).lstrip())
    return Span(start, start + len(longer.cut(text).strip())) if longer.cut(text).strip() else label


def _bare(text: str, label: Span) -> Span:
    """Without the coordinator that joins the phrase to what stands before it."""
    joined = _AND_THE.match(text, label.start, label.end)
    return Span(joined.end(), label.end) if joined else label
