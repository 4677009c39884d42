"""A stated total against its parts: «خمس جهات، هي ...», ``14 dead: 9 civilians and 5 soldiers``.

Told where the text itself says that what follows is the whole: after a colon, in brackets, or
after «هي» and ``namely``. What «بينهم», ``including`` and a plain comma name may be some of it:
no more is sure there than that men, women and children are not more than all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from dedup.compare.judging.labels import noun_end, with_noun
from dedup.compare.judging.units import number, unit_stems
from dedup.compare.judging.values import adds_up
from dedup.compare.reading import Reading
from dedup.compare.stems import stem
from dedup.model import Figure, Message, Span
from dedup.text.fold import fold_word

LISTED = "%(article)s announces %(stated)s and lists %(listed)s."
PARTS = "%(article)s: %(stated)s in all, but the parts make %(sum)s."
"""Message templates; the findings name the article."""

# A list of two or of a hundred names is no enumeration that one counts.
_FEWEST, _MOST = 3, 12
# Words of the longest name in a list; of what a part is, and of what a total is.
_NAME_WORDS, _PART_WORDS, _TOTAL_WORDS = 5, 5, 5
# Words of the longest name in a list without a comma: a longer one goes on after the last name.
_JOINED_WORDS = 3
# Parts that add up to half the total, or twice it, are parts of something else.
_NEAREST, _FARTHEST = Fraction(3, 5), Fraction(8, 5)
_WHOLE = r"(?:و?(?:هي|هم|هما)|namely|nämlich|à savoir|a saber)"
_LIST_OPENS = re.compile(rf"\s*(?:(?:[،,]\s*)?{_WHOLE}\s*:?\s+|:\s+)")
_PARTS_OPEN = re.compile(rf"\s*(?:(?:[،,]\s*)?{_WHOLE}\s*:?\s+|[:(]\s*)")
_PLAIN_WORD = re.compile(r"\s*[^\W\d]+")
_STOPS = re.compile(r"[.;؛:!?؟\n()]")
_COMMA = re.compile(r"(?<!\s)\s*[،,]\s*")
_JOINED = re.compile(r"\s(?:و|and\s|or\s|et\s|und\s|y\s)")
OPENS_LAST = re.compile(r"(?:^|\s)(?:و(?=\w)|(?:and|et|und|y|e|ve|и)\s)")
# What stands between two parts: a comma or a coordinator; before the last one, a coordinator.
_AND = r"(?:^|[\s،,])(?:و|and|et|und|y|e|ve|и)\s*$"
ENDS_JOINED = re.compile(_AND)
_ENDS_PARTED = re.compile(rf"[،,]\s*$|{_AND}")
_SOME_OPENS = re.compile(
    r"(?:\s*\([^()\n]{1,80}\))?\s*(?:[،,]\s*)?(?:(?:و?من )?(?:بينهم|بينها|ضمنهم)|و?منهم|و?منها"
    r"|including|among them|of (?:them|whom)|dont|darunter|entre ellos|incluidos|incluidas)\s*:?\s+"
)
# Kinds of persons of which nobody is two; a child may be a civilian, and an officer a foreigner.
_KINDS = tuple(
    {stem(fold_word(word)): number for number, words in enumerate(kinds) for word in words.split()}
    for kinds in (
        (
            "رجل رجال man men hommes hombres Männer",
            "امرأة نساء سيدة سيدات woman women femme femmes mujeres Frauen",
            "طفل أطفال child children enfants niños Kinder",
        ),
        (
            "مدني مدنيين civilian civilians civils civiles Zivilisten",
            "جندي جنود soldier soldiers soldats soldados Soldaten",
            "شرطي policeman policemen policiers policías Polizisten",
        ),
    )
)
# Words that make a list a choice of examples, or leave something out of it.
_SOME = frozenset(
    map(
        fold_word,
        "بينهم بينها منهم منها أولها أولهم أبرزها أهمها أبرزهم وغيرها وغيرهم وآخرون وأخرى مثل"
        " including among such etc others other dont notamment entre incluyendo darunter".split(),
    )
)

# A total that stands behind its two or three parts, and the longest sentence that it sums up.
_SUMS_UP = re.compile(
    r"(?:soit (?:un|au) total de?|\ba (?:combined |grand )?total of|أي ما مجموعه|بمجموع(?: قدره)?"
    r"|(?:suma|hace|para) un total de|per un totale di|num total de|also insgesamt)\s*$"
)
_PARTS_BEHIND, _SUMMED = (2, 3), 200
_SENTENCE_END = re.compile(r"[.!?؟\n](?:\s|$)")

Slip = tuple[Message, tuple[Span, ...]]


def total_slips(reading: Reading) -> Iterator[Slip]:
    """Totals that the lists or the parts after them deny, in reading order."""
    text = reading.running
    for counted in _addable(reading.content_figures):
        for at, figure in enumerate(counted):
            if figure.qualifier is None and figure.high is None and number(figure) is not None:
                yield from _parts_slip(text, figure, counted[at + 1 :])
                yield from _excess(text, figure, counted[at + 1 : at + 1 + _MOST])
                yield from _sum_slip(text, figure, counted[max(0, at - _MOST) : at])
                yield from _list_slip(text, figure)


def _addable(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    """The counts, and the amounts of each currency."""
    yield [figure for figure in figures if figure.kind == "count"]
    money = [figure for figure in figures if figure.kind == "money"]
    for currency in sorted({figure.unit or "" for figure in money}):
        yield [figure for figure in money if (figure.unit or "") == currency]


def _list_slip(text: str, figure: Figure) -> Iterable[Slip]:
    stated = number(figure)
    if stated is None or not _FEWEST <= stated <= _MOST or not figure.unit:
        return
    least, most, span = _listed(text, figure)
    if span is not None and not least <= stated <= most:
        values = {"stated": with_noun(text, figure), "listed": str(most)}
        yield Message(LISTED, values), (Span(figure.span.start, span.end),)


def _listed(text: str, figure: Figure) -> tuple[int, int, Span | None]:
    """Least and most items of the list after a counted noun; no span where there is none.

    Between commas an item may hold «و» that joins two items or belongs to one name: both
    readings are counted.
    """
    opened = _opened(text, figure, _LIST_OPENS)
    if not opened:
        return 0, 0, None
    stop = _STOPS.search(text, opened.end())
    if stop and stop[0] == "(":
        return 0, 0, None  # what is said of an item is longer than a name
    span = Span(opened.end(), stop.start() if stop else len(text))
    listed = span.cut(text).strip()
    # «Hale, 32, and Weiss, 41»: what stands between these commas is no name.
    if names_some(listed) or any(map(str.isdigit, listed)):
        return 0, 0, None
    items = _COMMA.split(listed)
    # The list ends with its last item; what follows that, or a long item, is no part of it.
    ends = [at for at, item in enumerate(items, 1) if OPENS_LAST.search(item)]
    items = items[: ends[-1]] if ends else items
    joined = sum(len(_JOINED.findall(item)) for item in items)
    longest = max(len(name.split()) for item in items for name in _JOINED.split(item))
    if len(items) == 1 and joined + 1 >= _FEWEST and longest <= _JOINED_WORDS:
        return 0, joined + 1, span
    if len(items) < _FEWEST or any(len(item.split()) > _NAME_WORDS for item in items):
        return 0, 0, None
    if opened[0].strip() == ":" and not ends:
        return 0, 0, None
    # «A, B, and C»: the coordinator opens the last item and joins nothing more.
    return len(items), len(items) + joined, span


def _parts_slip(text: str, figure: Figure, following: Sequence[Figure]) -> Iterable[Slip]:
    opened = _opened(text, figure, _PARTS_OPEN)
    if opened is None:
        return
    stop = _STOPS.search(text, opened.end())
    span = Span(opened.end(), stop.start() if stop else len(text))
    parts = [part for part in following if span.start <= part.span.start < span.end]
    total, values = number(figure), [number(part) for part in parts]
    whole = [value for value in values if value is not None]
    if total is None or len(whole) < 2 or len(whole) < len(values):
        return
    if not _only_parts(text, span, parts) or any(not 0 < value < total for value in whole):
        return
    if sum(whole) != total and _NEAREST * total <= sum(whole) <= _FARTHEST * total:
        said = {"stated": with_noun(text, figure), "sum": _made(parts)}
        yield Message(PARTS, said), (figure.span, *(part.span for part in parts))


def _excess(text: str, figure: Figure, following: Sequence[Figure]) -> Iterable[Slip]:
    """«25 قتيلا بينهم 12 امرأة و18 رجلا»: some of a total that are more than it."""
    opened = _opened(text, figure, _SOME_OPENS)
    parts: list[Figure] = []
    at = opened.end() if opened else -1
    for part in following if opened else ():
        gap = text[at : part.span.start]
        if len(gap.split()) > _PART_WORDS or _STOPS.search(gap):
            break
        if parts and not _ENDS_PARTED.search(gap):
            break
        parts.append(part)
        at = noun_end(text, part)
    values, total = [number(part) or 0 for part in parts], number(figure)
    apart = figure.kind == "money" or any(_distinct(parts, of) for of in _KINDS)
    if total is not None and apart and len(parts) > 1 and sum(values) > total:
        said = {"stated": with_noun(text, figure), "sum": _made(parts)}
        yield Message(PARTS, said), (figure.span, *(part.span for part in parts))


def _sum_slip(text: str, figure: Figure, before: Sequence[Figure]) -> Iterable[Slip]:
    """``40 ships and 25 boats, a total of 75 vessels``: a total that stands behind its parts."""
    if not _SUMS_UP.search(text, max(0, figure.span.start - _SUMMED), figure.span.start):
        return
    parts = [
        part
        for part in before
        if figure.span.start - part.span.start <= _SUMMED
        and not _SENTENCE_END.search(text, part.span.end, figure.span.start)
    ]
    values, total = [number(part) for part in parts], number(figure)
    if total is None or len(parts) not in _PARTS_BEHIND or adds_up(total, values):
        return
    whole = sum(value or 0 for value in values)
    if _NEAREST * total <= whole <= _FARTHEST * total:
        said = {"stated": with_noun(text, figure), "sum": _made(parts)}
        yield Message(PARTS, said), (figure.span, *(part.span for part in parts))


def _made(parts: Sequence[Figure]) -> str:
    """What parts make, as one reads it: a number of persons or things, of money sum by sum."""
    if all(part.kind == "count" for part in parts):
        return str(sum(number(part) or 0 for part in parts))
    return " + ".join(part.text for part in parts)


def _distinct(parts: Sequence[Figure], kinds: Mapping[str, int]) -> bool:
    """Whether each part is of another one of the kinds."""
    told = [{kinds[word] for word in unit_stems(part) if word in kinds} for part in parts]
    return all(told) and len(set().union(*told)) == len(parts) > 1


def _opened(text: str, figure: Figure, opens: re.Pattern[str]) -> re.Match[str] | None:
    """What opens the parts of a total: right after its noun, or a few words further on."""
    at = noun_end(text, figure)
    for _ in range(_TOTAL_WORDS):
        if found := opens.match(text, at):
            return found
        word = _PLAIN_WORD.match(text, at)
        if word is None or names_some(word[0]):
            return None
        at = word.end()
    return None


def _only_parts(text: str, span: Span, parts: Sequence[Figure]) -> bool:
    """Whether a stretch is parts and nothing else: each item a count of a few words, the last one
    joined by a coordinator."""
    if parts[0].span.start > span.start + 1 or names_some(span.cut(text)):
        return False
    if any(part.qualifier or part.high or not part.unit for part in parts):
        return False
    ends = [*(part.span.start for part in parts[1:]), span.end]
    items = [text[part.span.end : end] for part, end in zip(parts, ends, strict=True)]
    if any(len(item.split()) > _PART_WORDS for item in items) or _JOINED.search(items[-1]):
        return False  # «4 sons, 4 daughters and their mother and father» leaves two uncounted
    return all(map(_ENDS_PARTED.search, items[:-1])) and bool(ENDS_JOINED.search(items[-2]))


def names_some(listed: str) -> bool:
    """Whether words say that what they name is not all: ``including``, «بينهم»."""
    return any(word in _SOME for word in re.findall(r"\w+", fold_word(listed)))
