"""The words of a text that name what a figure is of, never invented.

A count is named by its noun and what qualifies it; an amount or a share by what it is a part of or
goes to, else by the clause that leads to it, from its subject on; a date by the words before it.
Where the clause has but a verb, it is shown as it stands, with a gap for the figure («أصيب … آخرون
في العاصفة»). A phrase ends at a mark, a coordinator, another figure, a verb that its form gives
away, or a word that opens another clause («إن», «الذي», ``that``), and never in a preposition.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dedup.compare.figures.lexicon.tables import tables
from dedup.compare.judging.units import dimension
from dedup.compare.stems import ARABIC_LETTER, Word
from dedup.model import Figure, Span
from dedup.text.fold import fold_word


def _table(words: str) -> frozenset[str]:
    return frozenset(map(fold_word, words.split()))


PARTITIVES = _table("من of de des du der dei degli dos das")
PERSONS = _table("شخص شخصا أشخاص آخرين آخرون أخرى people person persons others")
"""Nouns that name nothing by themselves: what became of the persons stands before."""

# «نقطة», ``times``: counted to say how much of something else.
_MEASURES = _table("نقطة نقاط نقطتين مرة مرات مرتين ضعف أضعاف درجة درجات points point times fold")
# «for aid», «to build»; Arabic says it with a clitic («لبناء»).
_PURPOSES = _table("لـ لصالح كمساعدات على for to in für pour para per voor для")
_PER_UNIT = _table("للبرميل للأوقية للأونصة للسهم للطن للمتر للغالون للتر للكيلو للفرد للواحد لكل")
# What stands before these is another clause; behind a noun they tell more of it.
_CONJUNCTIONS = _table(
    """
إن أن أنه أنها أنهم بأن بأنه بأنها لأن وأن وإن ألا حيث عندما حينما حين بينما إذ إذا لكن لكنه كما مما
ما ممن بعدما فيما ولكن
that when while where because if as que quand lorsque parce weil dass che quando cuando porque
"""
)
# What follows these tells when and beside what; the clause goes on behind it.
_ADJUNCTS = _table(
    "لدى منذ بعد قبل خلال لمدة طوال مقابل بقيمة بنحو منها ومنها بينها وبينها"
    " after before since during despite amid including such vs instead than compared"
)
# What follows these says more of a noun that stands before: «الهجوم الذي استهدف البلدة».
_RELATIVES = _table("الذي التي الذين اللذين اللتين والذي والتي which who whom qui dont")
# «لا تقل عن», «بواقع», «اعتبارا من»: words that lead to a figure or a date and name nothing.
_LEADING = _table(
    """
تقل يقل تزيد يزيد تتجاوز يتجاوز تجاوز تجاوزت تتراوح يتراوح تراوحت تصل يصل ليصل لتصل واقع مقدار
معدل اعتبارا ابتداء بدءا مقارنة الموافق قدره قدرها وقدره وقدرها تقديرا حاليا سنويا شهريا تدريجيا
تقريبا مساء صباح فجر مستوى حلول الفترة فترة مدى مدة بداية نهاية مطلع منتصف أوائل أواخر غضون حيز
متنها متنه الأمر السابق ال ليغلق لتغلق ليبلغ لتبلغ مابين المتوقع المماثل بسعر
بارتفاع بانخفاض بزيادة بتراجع لترتفع بسبب last next coming whether within end beginning start middle
"""
)
_PREPOSITIONS = re.compile(r"[وفبكل](?=[ء-ي]{3})")
# Verbs that say that what follows them rose, fell or was so much.
_RISES = frozenset(
    fold_word(form)
    for verb in "ارتفع انخفض زاد تراجع هبط نزل صعد قفز نما تقلص ازداد بلغ وصل سجل حقق".split()
    for form in (verb, f"{verb}ت", f"و{verb}", f"و{verb}ت")
)
COORDINATORS = _table("و and et und y e ve и і i och og dan и або or ou oder o veya أو")
"""Words that join two facts: «89 killed and 340 hurt»."""
_ENDS = _CONJUNCTIONS | _ADJUNCTS | _RELATIVES
CLAUSE_END = re.compile(r"[،؛;:!?؟()\[\]\n]|[.,](?!\d)|\s[-–—―]+\s")
QUOTATION_MARKS = re.compile('["«»“”„()]')
_WORDS = 7
_NOUN_REACH = 60
# Words that name something, between two numbers of a clause, before the latter is of theirs.
_FEW = 3
# «وأصيب», «وستة»: a coordinator drawn to its word; «وزير» and «وفاة» are words of their own.
_GLUED = re.compile(r"و(?=[ء-ي]{4}|ال)")
# Forms that only verbs have: «يستعد», «ستنتهي», «تدعمها», «ينشطون». «يوم», «يهود» are nouns.
_VERB = re.compile(
    r"[وف]?(?:س?ي(?!وم|هود|ون|من|مين|سار|اب|تيم|د)[ء-ي]{3,}|ست[ء-ي]{3,}|ت[ء-ي]{2,}(?:ها|هم|هن))"
)
_DEFINITE = re.compile(r"[وفبكل]?ال|لل")
# «متراجعا», ``rising``: how what was named before changed.
_PARTICIPLE = re.compile(r"م[ء-ي]{3,}ا|\w{3,}(?:ing|ed)")
_TOTAL = fold_word("الإجمالي")  # a stop word, but for «الناتج المحلي الإجمالي»


def label_of(text: str, figure: Figure, before: Sequence[Word], after: Sequence[Word]) -> Span:
    """The noun phrase after the figure, else the clause before it, else the clause around it.

    ``text`` has blanks for dates and zeros for other figures; ``before`` and ``after`` are the
    words of its sentence that are part of no figure.
    """
    if owned := _owned(text, figure, before):
        return owned
    touched = after and not text[figure.span.end : after[0].start].strip()
    if figure.qualifier == "additional" and touched:
        after = after[1:]  # «200 مليون دولار إضافي»
    unit, noun = _unit_span(text, figure), fold_word(figure.unit or "")
    start = unit.end if unit else figure.span.end
    rest = [word for word in after if word.start >= start]
    following = _phrase(text, start, rest, whole=noun in PERSONS)
    behind = Span(unit.start, following.end) if unit and following else following or unit
    counted = unit is not None and noun not in _MEASURES
    told = counted and noun not in PERSONS
    if behind and following and (told or _says(text, figure, start, rest, following)):
        return behind
    subject, lead = _subject(text, figure, before)
    if not lead or (subject and not counted):
        return subject or behind or figure.span
    around = (None if told else _phrase(text, start, rest, whole=True)) or behind or figure.span
    return Span(lead.start, max(figure.span.end, around.end))


def _owned(text: str, figure: Figure, before: Sequence[Word]) -> Span | None:
    """«أعضاء التحالف» of «أعضاء التحالف الـ68»: the noun that a definite number stands behind."""
    if figure.kind != "count" or not figure.unit or _unit_span(text, figure):
        return None
    start = text.rfind(figure.unit, max(0, figure.span.start - _NOUN_REACH), figure.span.start)
    named = _trim([word for word in before if word.end > start]) if start >= 0 else None
    return Span(start, max(named.end, start + len(figure.unit))) if named else None


def _says(text: str, figure: Figure, start: int, after: Sequence[Word], following: Span) -> bool:
    """Whether what follows says what a figure is of: «من الأراضي», «لدعم الاستقرار», for aid.

    «54 دولارا للبرميل», «31% بنهاية العام» say at what rate and when; what it is of stands before.
    """
    definite = text.endswith(("ال", "الـ"), 0, figure.span.start)  # «أعضاء التحالف الـ68»
    if definite or dimension(figure) in _PLACED or CLAUSE_END.search(text[start : after[0].start]):
        return False
    if fold_word(figure.unit or "") in PERSONS:
        inside = (word for word in after if word.start < following.end)
        return sum(map(_says_something, inside)) > 1  # «others in the storm» says too little
    first = after[0].folded
    if first in _PER_UNIT | _LEADING or "/" in text[start : after[0].start]:
        return False
    if first in PARTITIVES or first in _PURPOSES:
        return True
    if ARABIC_LETTER.search(first):
        return first.startswith("ل") and len(first) > 3
    return bool(after[0].stem) and not _PARTICIPLE.fullmatch(first)


_PLACED = ("when", "time", "ordinal")
"""Dimensions of what is named by the words right before the figure."""


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


def _phrase(text: str, start: int, words: Sequence[Word], *, whole: bool = False) -> Span | None:
    """The words after the figure in its clause, up to a verb or the ``whole`` of it."""
    taken: list[Word] = []
    for word in words:
        ended = not whole and (word.folded in _ENDS or _is_verb(word))
        gap = text[start : word.start]
        if ended or _coordinates(word) or CLAUSE_END.search(gap) or _has_number(gap):
            break
        if taken or _says_something(word):
            taken.append(word)
        start = word.end
    return _trim(_first(taken))


def _first(words: Sequence[Word]) -> list[Word]:
    """The first words, without a preposition whose noun would be cut off."""
    if len(words) <= _WORDS:
        return list(words)
    cut = next((at for at in range(_WORDS, _WORDS - 3, -1) if not words[at].stem), _WORDS)
    return list(words[:cut])


def _last(words: Sequence[Word]) -> list[Word]:
    """The last words, behind a date, without an adjective whose noun would be cut off."""
    behind = (at for at in range(1, len(words) - 1) if words[at].stem)
    dates = (at for at in behind if words[at].start - words[at - 1].end > 3)
    at = max(0, len(words) - _WORDS, *dates)
    while 0 < at < len(words) - 1 and (
        not words[at].stem
        or (words[at].folded.startswith("ال") and _DEFINITE.match(words[at - 1].folded))
    ):
        at += 1
    return list(words[at:])


_Clause = list[list[Word]]
"""The words of a clause in reading order, parted where another number stands."""


def _clauses(text: str, stop: int, words: Sequence[Word]) -> Iterator[_Clause]:
    """The clauses that lead to a figure, the nearest first."""
    clause: _Clause = [[]]
    for word in reversed(words):
        gap = _gap(text, word, stop)
        if marks := [mark.end() for mark in CLAUSE_END.finditer(gap)]:
            yield [[], *clause] if _has_number(gap[marks[-1] :]) else clause
            clause, gap = [[]], gap[: marks[-1]]
        if _has_number(gap):
            clause.insert(0, [])
        if word.folded in _CONJUNCTIONS:
            yield clause
            clause = [[]]
        else:
            clause[0].insert(0, word)
        stop = word.start
    yield clause


def _has_number(gap: str) -> bool:
    return any(map(str.isdigit, gap))


def _gap(text: str, word: Word, stop: int) -> str:
    """What stands behind a word up to the next one; «الـ» of «الـ68» is part of that."""
    between = text[word.end : stop]
    return between[: between.rfind(" ") + 1]


def _subject(text: str, figure: Figure, words: Sequence[Word]) -> tuple[Span | None, Span | None]:
    """What the clause before a figure names, and the words that lead to the figure.

    A clause that only leads («, up from», «، الذي يطل على النهر،») is passed over; so is one with
    but a verb where the figure is an amount: it tells how what was named before changed.
    """
    lead, leads = None, False
    for number, clause in enumerate(_clauses(text, figure.span.start, words)):
        if number and len(clause) > 1 and not leads:
            break  # «rye 3%, other 1%»: what another figure is of
        for part in map(_own, _parts(figure, clause)):
            # What is told «to» or «by» so much is the subject, what is worth so much the nearest.
            shown = _trim(_first(part) if leads or _changes(figure, clause[-1]) else _last(part))
            if shown and _names(text, part):
                return shown, lead or shown
            lead = lead or shown
        leads = bool(clause[-1]) and clause[-1][-1].folded in _LEADS
        if lead and figure.kind == "count":
            break
    return None, lead


def _parts(figure: Figure, clause: _Clause) -> list[list[Word]]:
    """The parts of a clause that may name a figure, the likeliest first.

    Behind another number a coordinator opens a fact of its own («killing 47 and injuring 312»);
    else an amount is of what stands before both («rose 1.5% to 52»), a date of what stands nearer.
    """
    *others, last = clause
    parted = [at for at, word in enumerate(last) if _coordinates(word)] if others else []
    last = last[parted[0] :] if parted else last
    if figure.kind == "count" and (parted or fold_word(figure.unit or "نقطة") not in _MEASURES):
        return [last]
    nearer = parted or dimension(figure) in (*_PLACED, "duration")
    told = nearer or sum(map(_says_something, last)) > _FEW
    return [last, *reversed(others)] if told else [*others, last]


def _own(words: Sequence[Word]) -> Sequence[Word]:
    """The words that name, without what leads to them, rose or fell, or tells more of them."""
    relative = next((at for at, w in enumerate(words) if w.folded in _RELATIVES), len(words))
    words = words[:relative]
    while words and not _says_something(words[-1]):
        words = words[:-1]
    return words[1:] if len(words) > 1 and words[0].folded in _RISES else words


def _changes(figure: Figure, words: Sequence[Word]) -> bool:
    return dimension(figure) == "share" or bool(words and words[-1].folded in _LEADS)


# Words that lead from what was named to how much it is.
_LEADS = _table("إلى من عند بنسبة مقابل to from by at with against than")


def _coordinates(word: Word) -> bool:
    return word.folded in COORDINATORS or _joined(word)


def _joined(word: Word) -> bool:
    return bool(_GLUED.match(word.folded)) and word.folded not in tables(("ar",)).own_and


def _is_verb(word: Word) -> bool:
    form = word.folded[1:] if _joined(word) else word.folded
    return form in _RISES or bool(_VERB.fullmatch(form)) or form in tables(("ar",)).verbs


def _names(text: str, words: Sequence[Word]) -> bool:
    """Whether the words name something: more than a verb, whose form may not tell it."""
    told = [at for at, word in enumerate(words) if _says_something(word) and not _is_verb(word)]
    if len(told) != 1:
        return len(told) > 1
    word = words[told[0]]
    if _PARTICIPLE.fullmatch(word.folded):
        return False
    if ARABIC_LETTER.search(word.folded):
        return bool(_DEFINITE.match(word.folded))
    return told[0] > 0 or text[word.start].isupper()


def _trim(words: Sequence[Word]) -> Span | None:
    """Without stop words at the ends, and verbs at the last; None where no word says anything."""
    while words and not _says_something(words[0]):
        words = words[1:]
    while words and (not _says_something(words[-1]) or (len(words) > 1 and _is_verb(words[-1]))):
        words = words[:-1]
    # «والولايات المتحدة»: without the coordinator that only joins it to what stands before.
    return Span(words[0].start + _joined(words[0]), words[-1].end) if words else None


def _says_something(word: Word) -> bool:
    form = _PREPOSITIONS.sub("", word.folded, count=1)
    telling = word.stem or word.folded == _TOTAL
    return bool(telling) and len(word.folded) > 1 and _LEADING.isdisjoint((word.folded, form))
