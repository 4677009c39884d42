"""``read_figures``: every figure of a text with its exact span, value, unit and qualifier.

One pass: the text is folded and cut into words once; each word that can begin a figure (a digit
or a key of the tables) is offered to the readers in a fixed order, and what one reader took no
other sees again.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator
from dataclasses import replace

from dedup.compare.figures.codes import is_code, is_list_mark, read_code
from dedup.compare.figures.dates.month_names import read_dates
from dedup.compare.figures.dates.near import tell_year
from dedup.compare.figures.dates.resolve import resolve
from dedup.compare.figures.dates.times import HALVES, read_lap, read_time
from dedup.compare.figures.dates.years import part_of_year, read_year
from dedup.compare.figures.draft import Draft, draft_of
from dedup.compare.figures.joins import join_ends
from dedup.compare.figures.lexicon import Tables, detect, tables
from dedup.compare.figures.lexicon.lookup import GLYPHS, Match, find, find_back
from dedup.compare.figures.nouns import may_be_counted, noun_at
from dedup.compare.figures.numbers.breaks import join_numbers
from dedup.compare.figures.numbers.glued import unglue
from dedup.compare.figures.numbers.groups import low_number
from dedup.compare.figures.numbers.hangul import part_hangul, read_hangul_number
from dedup.compare.figures.numbers.hanzi import (
    open_scale,
    read_han_date,
    read_han_era,
    read_han_fraction,
    read_han_number,
    read_han_ordinal,
    read_han_share,
    read_han_time,
)
from dedup.compare.figures.numbers.parts import article_part
from dedup.compare.figures.numbers.spoiled import read_spoiled, spoiled_numbers
from dedup.compare.figures.numbers.unspaced import part_unspaced
from dedup.compare.figures.ordinals import Ordinal, read_ordinal
from dedup.compare.figures.qualifiers import qualify
from dedup.compare.figures.ranges import quantity_of, read_quantity
from dedup.compare.figures.ranks import (
    bare,
    head_of,
    is_adverb,
    is_in_name,
    noun_of,
    place_of,
    read_place,
)
from dedup.compare.figures.scan import Scan
from dedup.compare.figures.shares import is_power
from dedup.compare.figures.tallies import read_score
from dedup.compare.figures.words import read_words
from dedup.model import Figure
from dedup.text.fold import fold_word

# A direction mark inside a number.
_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_REORDERED = re.compile(rf"\d(?:[.,\u066b/:][{_MARKS}]|[{_MARKS}]++[.,\u066b/:]?)[{_MARKS}]*+\d")


def read_figures(text: str, *, language: str = "", published: str = "") -> tuple[Figure, ...]:
    """Every figure of ``text``, sorted by start, never overlapping.

    ``text[figure.span.start:figure.span.end] == figure.text``. ``language`` is a hint (a tag such
    as ``ar`` or ``en-GB``); without it, or against the script of the text, the language is found.
    ``published`` (ISO date, time allowed) resolves relative dates. What cannot be read safely has
    the value None, never a guess. Kinds, values and units are those of docs/manual.md.
    """
    scan = Scan(text)
    found = tables(detect(scan, language))
    join_numbers(scan, found)
    unglue(scan, found)
    part_unspaced(scan, found)
    if found.primary.code == "ko":
        part_hangul(scan)
    joined = join_ends(scan, found, _drafts(scan, found))
    drafts = (tell_year(scan, found, qualify(scan, found, draft)) for draft in joined)
    return tuple(_figure(scan, draft, published) for draft in drafts)


def _figure(scan: Scan, draft: Draft, published: str) -> Figure:
    span = scan.span(draft.start, draft.end)
    text = span.cut(scan.raw)
    marked = 0 if text.isprintable() else len(_REORDERED.findall(text))
    # Numbers of the draft that are read in the order that the page shows.
    shown = sum(map(scan.is_turned, range(draft.first, draft.stop))) if marked else 0
    turned = marked != shown and not _is_turned_date(draft, text)
    if turned or bisect(scan.overrides, span.end) % 2:
        # The page shows the parts, or all digits, in another order: what is no plain decimal
        # stays open.
        return Figure(span, text, "vague", None)
    return Figure(
        span=span,
        text=text,
        kind=draft.kind,
        value=draft.value,
        high=draft.high,
        unit=draft.unit,
        qualifier=draft.qualifier,
        resolved=resolve(draft, published),
        calendar=draft.calendar,
    )


def _is_turned_date(draft: Draft, text: str) -> bool:
    """Turned round, 08/02/2015 is shown as 2015/02/08: the same day (so CLDR prints it)."""
    full = draft.kind == "date" and draft.value is not None and "X" not in draft.value
    return full and "/" in text and fold_word(text)[-4:].isdecimal()


def _drafts(scan: Scan, tables: Tables) -> Iterator[Draft]:
    """Drafts in reading order; one that reaches back over another starts behind it."""
    free, end = 0, 0
    spoiled = spoiled_numbers(scan)
    anchors = tables.anchors
    # Between "." and ":" stand numerals, and the stroke.
    for at in [at for at, word in enumerate(scan.words) if word in anchors or "." < word < ":"]:
        if at < free or scan.words[at] == "/":
            continue
        broken = read_spoiled(scan, tables, at) if at in spoiled else None
        drafts, free = ([broken], broken.stop) if broken else _read(scan, tables, at)
        for draft in drafts:
            start = draft.start if draft.start >= end else scan.starts[at]
            if end <= start < draft.end:
                end = draft.end
                yield replace(draft, start=start) if start != draft.start else draft


def _read(scan: Scan, tables: Tables, at: int) -> tuple[list[Draft], int]:
    """The figures that begin at token ``at``, and the token to go on with."""
    word = scan.words[at]
    digits = scan.is_number(at)
    timely = digits or word in tables.hours or word in HALVES
    # A sign stands behind each part of a date.
    marks = tables.primary.script == "han" or tables.primary.code == "ko"
    leads = None if timely or marks else tables.leads.get(word)
    if leads is not None and scan.word(at + 1) not in leads:
        return [], at + 1
    if word in tables.words and (stop := _blocked(scan, tables, at)):
        return [], stop
    if digits and (told := part_of_year(scan, at) or read_lap(scan, at)):
        return [told], told.stop
    if digits and (is_code(scan, tables, at) or is_list_mark(scan, at)):
        return [], at + 1
    if marks and (han := _read_han(scan, tables, at)):
        return [han], han.stop
    if dates := read_dates(scan, tables, at):
        return dates, max(draft.stop for draft in dates)
    if score := read_score(scan, tables, at):
        return [score], score.stop
    draft = read_time(scan, tables, at) if timely else None
    if draft is None:
        draft = _read_digits(scan, tables, at) if digits else _read_word(scan, tables, at)
    if draft is None and (digits or word in tables.numbers or word in GLYPHS):
        draft = read_quantity(scan, tables, at)
    return ([draft], max(draft.stop, at + 1)) if draft else ([], at + 1)


def _read_han(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """Dates and times with their Han or Hangul signs, numbers in Han characters."""
    draft = (
        read_han_era(scan, at)
        or read_han_date(scan, at)
        or read_han_time(scan, at)
        or read_han_fraction(scan, at)
        or read_han_share(scan, at)
        or read_han_ordinal(scan, at)
    )
    if draft or scan.is_number(at):
        return draft or quantity_of(scan, tables, read_hangul_number(scan, at))
    number = read_han_number(scan, at)
    if number and (stop := open_scale(scan, number.stop)):
        return draft_of(scan, "vague", None, at, stop)
    return quantity_of(scan, tables, number)


def _blocked(scan: Scan, tables: Tables, at: int) -> int:
    """Where a name or idiom ends that only looks like a figure; 0 where there is none."""
    match = find(tables.words, scan, at, "blocked")
    if match and scan.is_number(match.stop - 1) and scan.word(match.stop) == "/":
        return 0  # 24/7 is a date in 24/7/2015
    if match is None:
        return 0
    # «واحد من» is a pronoun, «واحد من كل خمسة» a fraction.
    share = find(tables.links, scan, at + 1, "out_of")
    shared = (share and share.stop > match.stop) or is_power(scan, tables, match.stop)
    return 0 if shared else match.stop


def _read_digits(scan: Scan, tables: Tables, at: int) -> Draft | None:
    if short := _decade(scan, tables, at) or _clipped_year(scan, tables, at):
        return short
    if ordinal := read_ordinal(scan, tables, at):
        return _ordinal(scan, tables, ordinal)
    code = read_code(scan, tables, at)
    return code or read_place(scan, tables, at) or read_year(scan, tables, at)


def _decade(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``1980s``, ``the '90s``, ``les années 80``, ``gli anni '80``, ``90er-Jahre``."""
    word = scan.words[at]
    if not (word.isdecimal() and word.endswith("0") and len(word) in (2, 4)):
        return None
    if find_back(tables.decade_heads, scan, at - 1 - (scan.word(at - 1) in ("'", "’"))):
        return draft_of(scan, "date", _ten_years(word), at, at + 1)
    stop = at + 1
    hyphen = ("-",) if tables.primary.script == "cyrillic" else ()
    if scan.word(stop) in ("'", "’", *hyphen) and scan.glued(stop):
        stop += 1
    if scan.word(stop) not in _TEN_YEARS or not scan.glued(stop):
        return None
    if len(word) == 2 and _of_life(scan, at):
        return draft_of(scan, "age", word, at, stop + 1, high=f"{word[0]}9", unit="year")
    return draft_of(scan, "date", _ten_years(word), at, stop + 1)


def _spelled_decade(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """*gli anni Novanta*, *les années quatre-vingt-dix*; but of *5 años veinte* neither is one."""
    head = find_back(tables.decade_heads, scan, at - 1)
    ten = low_number(scan, tables, at) if head else None
    if head is None or ten is None or ten[0] not in range(20, 100, 10):
        return None
    if scan.is_number(head.first - 1) or scan.word(head.first - 1) in tables.numbers:
        return None
    return draft_of(scan, "date", f"XX{ten[0] // 10}X", at, ten[1])


_TEN_YEARS = frozenset("s er х е ые ых lı li lu lü lar ler larda lerde ların lerin".split())
"""Behind a round number: 1980s, 1980er, 1980-х, 1990'lı."""


def _ten_years(word: str) -> str:
    return word[:-1].rjust(3, "X") + "X"


def _clipped_year(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """``the class of '99``: an apostrophe that nothing touches before two digits."""
    word = scan.words[at]
    if not (len(word) == 2 and scan.word(at - 1) in ("'", "’", "‘") and scan.glued(at)):
        return None
    joined = scan.glued(at + 1) and (scan.is_word(at + 1) or scan.word(at + 1) in ("-", "%"))
    if not word.isdecimal() or scan.glued(at - 1) or joined:
        return None
    if may_be_counted(scan, tables, at + 1):
        return None
    return draft_of(scan, "year", f"XX{word}", at, at + 1)


def _of_life(scan: Scan, at: int) -> bool:
    """``in their 70s``, ``in her mid-40s``."""
    back = at - 1
    while scan.word(back) in ("early", "mid", "late", "-", "to"):
        back -= 1
    return scan.word(back) in ("his", "her", "their", "my", "our", "your")


def _read_word(scan: Scan, tables: Tables, at: int) -> Draft | None:
    # «اللاعبون الأحد عشر» are eleven.
    eleven = scan.word(at + 1) == "عشر" and scan.word(at - 1).startswith("ال")
    weekday = None if eleven else find(tables.dates, scan, at, "weekday")
    if weekday and not _is_place(scan, tables, weekday):
        return _weekday(scan, tables, weekday)
    spelled = scan.words[at] in tables.numbers
    if spelled and (decade := _spelled_decade(scan, tables, at)):
        return decade
    if draft := read_words(scan, tables, at):
        return draft
    ordinal = read_ordinal(scan, tables, at)
    return _ordinal(scan, tables, ordinal) if ordinal else _ordinal_ten(scan, tables, at)


_ON = frozenset("na nesta desta ultima proxima".split())


def _is_place(scan: Scan, tables: Tables, weekday: Match) -> bool:
    """*na segunda rodada*, *a segunda*: the ordinal, where *na segunda (4)* is Monday."""
    if not find(tables.words, scan, weekday.stop - 1, "ordinal"):
        return False
    timed = find(tables.times, scan, weekday.stop)
    named = may_be_counted(scan, tables, weekday.stop) and not timed
    return named or scan.word(weekday.first - 1) not in _ON


def _weekday(scan: Scan, tables: Tables, match: Match) -> Draft:
    """A weekday; with *last* or «المقبل» beside it, which one is known."""
    beside = find(tables.times, scan, match.stop) or find(tables.times, scan, match.first - 1)
    which = beside.entry.role if beside else ""
    # *next Sunday* is one of two days in English; «الأحد المقبل» is one.
    known = which == "last" or (which == "next" and match.entry.code == "ar")
    start, value = scan.starts[match.first] + match.entry.skip, str(match.entry.value)
    made = draft_of(scan, "weekday", value, match.first, match.stop, start=start)
    return replace(made, hint=which) if known else made


def _is_no_ordinal(scan: Scan, tables: Tables, ordinal: Ordinal, noun: str) -> bool:
    """«ثانية» with no noun is *again*; «العرض الأولي», with its ya, is *preliminary*."""
    word = scan.words[ordinal.stop - 1]
    if word[ordinal.start - scan.starts[ordinal.first] :] in _ADVERBS:
        # «ثانيا» is *secondly*, «زلزالا ثانيا» an earthquake.
        return not noun.endswith("ا") or noun != scan.word(ordinal.first - 1)
    before = scan.word(ordinal.first - 1)
    if word == "ثانيه" and (not noun[:1].isalpha() or noun in tables.common):
        return True
    if word == "الثانيه" and before == "في":
        # «60 لقطة في الثانية»: a second of time
        return any(scan.is_number(ordinal.first - back) for back in (2, 3, 4))
    if word == "اول" and before.removeprefix("و").removeprefix("ال") in _RANKS:
        return True
    raw = scan.raw_word(ordinal.first)
    if word == "اولي" and ordinal.stop < scan.count and noun[:2] == "با":
        # «أولى بالرعاية»: worthier
        return True
    # «المرحله الأولي» spells ordinals so; «موقفه الأولي» ends in a pronoun.
    feminine = noun.endswith(("ه", "ات")) and noun.startswith(("ال", "لل", "وال", "بال"))
    feminine = feminine or scan.raw_word(ordinal.first - 1).endswith("ة")
    return word.endswith("اولي") and raw.endswith("ي") and not feminine


_RANKS = frozenset("رقيب ملازم عريف جندي فريق نقيب".split())
"""Military ranks that «أول» makes the higher of two."""


_ADVERBS = frozenset("ثانيا ثالثا رابعا خامسا سادسا سابعا ثامنا تاسعا عاشرا".split())


def _ordinal(scan: Scan, tables: Tables, ordinal: Ordinal) -> Draft | None:
    """An ordinal with its head noun."""
    at = head_of(scan, tables, ordinal)
    at = place_of(scan, tables, at) if at == ordinal.stop else at
    word = scan.word(at)
    no_place = is_in_name(scan, ordinal) or is_adverb(scan, tables, ordinal)
    if no_place or _is_no_ordinal(scan, tables, ordinal, word):
        return None
    if age := _age(scan, tables, ordinal):
        return age
    if ordinal.stop > ordinal.first + 1 and scan.words[ordinal.stop - 1].endswith(_SHARES):
        return Draft("vague", None, ordinal.first, ordinal.stop, ordinal.start, ordinal.end)
    value, unit = str(ordinal.number), noun_of(scan, tables, ordinal, at)
    first, stop, start = ordinal.first, ordinal.stop, ordinal.start
    made = draft_of(scan, "ordinal", value, first, stop, start=start, unit=unit)
    return article_part(scan, tables, made)


_SHARES = ("lionieme", "liardieme")
"""Behind a count, as likely its denominator: *cent mille billionième*."""


def _age(scan: Scan, tables: Tables, ordinal: Ordinal) -> Draft | None:
    """«في الخامسة والستين من عمره», «عن عمر يناهز التسعين»: the year of a life."""
    tail = find(tables.tails, scan, ordinal.stop, "age")
    feminine = ordinal.definite and scan.words[ordinal.first].endswith("ه")
    if not feminine or not (tail or find_back(tables.ages, scan, ordinal.first - 1)):
        return None
    stop = tail.stop if tail else ordinal.stop
    value = str(ordinal.number)
    return draft_of(scan, "age", value, ordinal.first, stop, start=ordinal.start, unit="year")


def _ordinal_ten(scan: Scan, tables: Tables, at: int) -> Draft | None:
    """«القرن العشرين»: a definite ten behind a singular noun is an ordinal."""
    ten = find(tables.numbers, scan, at, "ten")
    headed = bare(tables, scan.word(at - 1)) in tables.ordinal_heads
    if ten is None or not (ten.entry.definite and headed):
        return None
    start, unit = scan.starts[at] + ten.entry.skip, noun_at(scan, tables, at - 1)
    return draft_of(scan, "ordinal", str(ten.entry.value), at, ten.stop, start=start, unit=unit)
