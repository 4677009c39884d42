"""The language files compiled into look-up tables over folded words.

Every form that can stand in a text is a key: Arabic clitics are expanded here, once, so that
reading needs one look-up a word and no trial of prefixes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from itertools import product
from typing import Any

from babel import localedata

from dedup.compare.figures.lexicon.cldr import UNKNOWN, from_cldr, money_names
from dedup.compare.figures.lexicon.common import SIGNS, add
from dedup.compare.figures.lexicon.entry import CAPITALS, Cells, Grammar, Lexicon, Names
from dedup.compare.figures.lexicon.lookup import GLYPHS, Entry, Index, Phrase
from dedup.compare.figures.scan import Scan
from dedup.text.fold import fold_word

LANGUAGES = ("ar", "de", "en", "es", "fa", "fr", "it", "pt", "ru", "tr", "ur", "zh")
EXTENDED = ("he", "hi", "id", "ja", "ko", "nl", "pl", "uk")
"""Languages with a file that adds to CLDR; found by dedup.text.language."""
_CODES = frozenset({"currency_signs", "sign"})
_HARAKAT = frozenset("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
HAN_NUMBERS = tuple("零〇一壹二贰貳两兩倆三叁參四肆五伍六陆陸七柒八捌九玖十拾百佰千仟万萬第半")
"""Characters that can begin a Chinese number."""


@dataclass(slots=True)
class Tables:
    """Everything the readers look up, for one language and its companions of other scripts."""

    primary: Lexicon
    grammars: dict[str, Grammar] = field(default_factory=dict)
    lexicons: dict[str, Lexicon] = field(default_factory=dict)
    anchors: frozenset[str] = frozenset()
    leads: dict[str, frozenset[str]] = field(default_factory=dict)
    """Anchors that say nothing by themselves (*the* of *the day before*), and what may follow."""
    numbers: Index = field(default_factory=dict)
    """Number words: unit, weak, teen, mark, ten, hundred, hundreds, whole, scale."""
    short_scales: Index = field(default_factory=dict)
    glued: tuple[str, ...] = ()
    """Scale words at which a longer number word is cut, the largest first."""
    words: Index = field(default_factory=dict)
    """Other figures that stand alone: ordinals, fractions, vague, duals, relative, blocked."""
    parts: Index = field(default_factory=dict)
    dates: Index = field(default_factory=dict)
    """Months of all calendars, and weekdays."""
    tails: Index = field(default_factory=dict)
    """What follows a number: percent, points, currency, cents, measure, duration, age."""
    signs: Index = field(default_factory=dict)
    """Currency signs before a number, by their last token."""
    clock: Index = field(default_factory=dict)
    lasting: Index = field(default_factory=dict)
    hours: Index = field(default_factory=dict)
    marks: Index = field(default_factory=dict)
    """am, pm and minutes in words."""
    eras: Index = field(default_factory=dict)
    links: Index = field(default_factory=dict)
    """to, and, or, point, minus, article, of, versus, out_of, of_each."""
    goals: Index = field(default_factory=dict)
    tallied: Index = field(default_factory=dict)
    tallies: Index = field(default_factory=dict)
    """Behind one side of a score in words: to_nil, alike."""
    after: Index = field(default_factory=dict)
    before: Index = field(default_factory=dict)
    """Qualifiers before, by their last token."""
    froms: Index = field(default_factory=dict)
    """from and between, by their last token."""
    heads: Index = field(default_factory=dict)
    year_heads: Index = field(default_factory=dict)
    decade_heads: Index = field(default_factory=dict)
    ages: Index = field(default_factory=dict)
    times: Index = field(default_factory=dict)
    """last, this, next, ago."""
    alone: Index = field(default_factory=dict)
    periods: Index = field(default_factory=dict)
    common: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    changes: frozenset[str] = frozenset()
    the: frozenset[str] = frozenset()
    ordinal_heads: frozenset[str] = frozenset()
    not_today: frozenset[str] = frozenset()
    not_one: frozenset[str] = frozenset()
    own_and: frozenset[str] = frozenset()
    plural_heads: frozenset[str] = frozenset()
    own_letters: dict[str, frozenset[str]] = field(default_factory=dict)
    verbs: frozenset[str] = frozenset()
    partitive: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    weak_months: frozenset[str] = frozenset()
    plural_scales: frozenset[str] = frozenset()
    open_scales: frozenset[str] = frozenset()


def phrases(cell: str) -> Iterator[tuple[str, ...]]:
    """The phrases of a table cell as folded words."""
    for phrase in cell.split("|"):
        if phrase.strip():
            yield tuple(Scan(phrase).words)


@cache
def bag(cell: str) -> frozenset[str]:
    """A cell of single words, separated by blanks or bars."""
    return frozenset(fold_word(word) for word in cell.replace("|", " ").split())


_ENDINGS = ("", *"ا ه ات ان ين ون ي يا يه يات يان يين يون تان تين".split())


def _inflected(cell: str) -> frozenset[str]:
    """Arabic nouns of ``cell`` in every number, gender and case."""
    return frozenset(stem + ending for stem in bag(cell) for ending in _ENDINGS)


class _Builder:
    """Collects one index; longest phrases first, a word's own meaning before a clitic's."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.own: dict[str, list[Phrase]] = {}
        self.derived: dict[str, list[Phrase]] = {}
        self.hamza = ""
        self.hamzas: dict[tuple[str, Entry], str] = {}

    def add(self, cell: str, role: str, value: object = None, clitics: str = "") -> None:
        """``clitics``: none (empty), ``bare`` (no article), ``article`` (only with it), ``all``."""
        for source in cell.split("|"):
            for words in phrases(source):
                # Of د.أ and د.إ the hamza alone tells whose money it is.
                tells = _HARAKAT.union("أإ" if role in _CODES else "")
                needs = next((char for char in source if char in tells), "")
                self.hamza = source[0] if source[0] in "أإآ" else ""
                self._put(words, Entry(role, value, self.lexicon.code), clitics, needs)

    def _put(self, words: tuple[str, ...], entry: Entry, clitics: str, needs: str) -> None:
        first, rest = words[0], words[1:]
        if clitics != "article":
            self._own(first, rest, entry, needs)
        for prefix, conj, definite in self.lexicon.clitics if clitics else ():
            if (clitics == "bare" and definite) or (clitics == "article" and not definite):
                continue
            # The article stays in the figure; «لل» keeps one letter of it.
            skip = len(prefix) - (2 if prefix.endswith("ال") else definite)
            made = entry._replace(skip=skip, conj=conj, definite=definite)
            self._derive(prefix + first, rest, made, needs or self.lexicon.needs.get(first, ""))

    def _own(self, first: str, rest: tuple[str, ...], entry: Entry, needs: str) -> None:
        # A phrase of several words is in no doubt: «لست» says no number, «لست مئة» does.
        needs = needs or ("" if rest else self.lexicon.needs.get(first, ""))
        if entry.role in _CODES and first.isascii() and first.isalpha():
            needs = CAPITALS
        self.own.setdefault(first, []).append(Phrase(rest, entry._replace(needs=needs)))

    def _derive(self, first: str, rest: tuple[str, ...], entry: Entry, needs: str) -> None:
        entry = entry._replace(needs=needs or ("" if rest else self.lexicon.needs.get(first, "")))
        self.hamzas[first, entry] = self.hamza
        self.derived.setdefault(first, []).append(Phrase(rest, entry))

    def table(
        self, cells: Cells | Names | Mapping[None, str], role: str, clitics: str = ""
    ) -> None:
        for value, cell in cells.items():
            self.add(cell, role, value, clitics)

    def fields(self, names: str, clitics: str = "") -> _Builder:
        """Cells and tables of the language file; behind a colon the role, where it has another."""
        for name in names.split():
            field_name, _, role = name.partition(":")
            told = getattr(self.lexicon, field_name)
            self.table({None: told} if isinstance(told, str) else told, role or name, clitics)
        return self

    def index(self) -> Index:
        for first, found in self.derived.items():
            own = self.own.setdefault(first, [])
            taken = {phrase.rest for phrase in own}
            own.extend(phrase for phrase in found if phrase.rest not in taken)
            # وأحد is «and one of», واحد is one: where both are words, the hamza tells.
            told = [phrase for phrase in found if phrase.rest in taken]
            own[:0] = [
                Phrase(rest, entry._replace(needs=self.hamzas[first, entry]))
                for rest, entry in told
                if self.hamzas[first, entry]
            ]
        return _longest_first(self.own)

    def backward(self) -> Index:
        """The same phrases, keyed by their last word, the others in reverse order."""
        turned: dict[str, list[Phrase]] = {}
        for source in (self.own, self.derived):
            for first, found in source.items():
                for rest, entry in found:
                    words = (first, *rest)[::-1]
                    turned.setdefault(words[0], []).append(Phrase(words[1:], entry))
        return _longest_first(turned)


def _longest_first(entries: dict[str, list[Phrase]]) -> Index:
    return {
        word: tuple(sorted(found, key=lambda phrase: -len(phrase.rest)))
        for word, found in entries.items()
    }


def _numbers(lex: Lexicon) -> Index:
    build = _Builder(lex)
    build.fields("units:unit weak teens:teen tens:ten hundreds wholes:whole", "all")
    build.fields("shifts:shift")
    build.add(lex.teen_mark, "mark", 10)
    build.add(lex.hundred, "hundred", 100, "all")
    for value, cell in lex.scales.items():
        build.add(cell, "scale", (value, 1), "all")
    for value, cell in lex.dual_scales.items():
        build.add(cell, "scale", (value, 2), "all")
    return build.index()


def _words(lex: Lexicon) -> Index:
    build = _Builder(lex)
    build.fields("blocked vague ordinals:ordinal fractions:fraction", "all")
    build.fields(
        "dual_durations:dual_duration dual_amounts:dual_amount dual_nouns:dual_noun", "all"
    )
    build.fields("decades:decade", "article")
    for decade, cell in lex.decades.items():
        # «خمسينيات القرن الماضي»: what it is of makes it definite.
        build.add("|".join(f"{word} القرن" for word in cell.split("|")), "decade", decade, "bare")
    if lex.script != "arabic":
        build.add(lex.durations.get("century", ""), "century")
    return build.fields("relative vague_periods:vague_period", "bare").index()


def _dates(lex: Lexicon) -> Index:
    build = _Builder(lex)
    for month, name in _babel_months(lex):
        build.add(name, "month", month, "bare")
    build.fields("months:month hijri jalali", "bare")
    arabic = lex.code == "ar"
    for day, name in () if arabic else _babel_days(lex):
        build.add(name, "weekday", day, "bare")
    build.table(lex.weekdays, "weekday", "article" if arabic else "bare")
    return build.index()


def _babel_months(lex: Lexicon) -> Iterator[tuple[int, str]]:
    for code in lex.locales:
        whole = {name for names in _named(code, "months", "wide") for name in names.values()}
        for width in ("wide", "abbreviated"):
            for names in _named(code, "months", width):
                for month, name in names.items():
                    # Of two letters are abbreviations, and words such as मई.
                    if (len(name) > 2 or width == "wide") and not name[0].isdigit():
                        yield month, name
                        if name.endswith("."):
                            yield month, name.rstrip(".")
                        elif lex.script == "latin" and name not in whole:
                            yield month, name + "."


def _babel_days(lex: Lexicon) -> Iterator[tuple[str, str]]:
    codes = ("MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN")
    for code in lex.locales:
        for names in _named(code, "days", "wide"):
            for day, name in names.items():
                yield codes[day], name


def _named(code: str, kind: str, width: str) -> Iterator[Mapping[int, str]]:
    """The names of months or days in a sentence, and standing alone.

    Read from a copy: Babel resolves what a locale inherits in the data that all inherit, and gives
    the next locale without names of its own those of another language.
    """
    data: dict[str | int | None, Any] = {kind: deepcopy(localedata.load(code)[kind])}
    names = localedata.LocaleDataDict(data)[kind]
    for context in ("format", "stand-alone"):
        yield names[context][width]


def _tails(lex: Lexicon) -> Index:
    build = _Builder(lex)
    build.fields("points_of_percent:points percent currencies:money")
    for code in lex.locales[:1]:
        build.table(money_names(code), "money")
    build.table(add(SIGNS, lex.currency_signs), "sign")
    build.fields("cents million_signs:millions")
    build.table({**lex.measures, **_flows(lex)}, "measure")
    build.fields("durations:duration")
    if lex.clitics:
        for name, cell in lex.durations.items():
            build.add("|".join("ال" + word for word in cell.split("|")), "duration", name)
    build.add(lex.age_tails, "age")
    return build.index()


_FLOWING = ("km", "mi", "m", "ft", "L", "gal", "m3", "ft3")


def _flows(lex: Lexicon) -> Names:
    """Speeds and flows, km/h and m3/s: every form of the unit with every form of the time."""
    return {
        f"{unit}/{time}": "|".join(
            filter(None, (lex.measures.get(f"{unit}/{time}"), *_each(lex.measures[unit], behind)))
        )
        for unit, (time, behind) in product(_FLOWING, lex.rates.items())
        if unit in lex.measures
    }


def _each(units: str, behind: str) -> Iterator[str]:
    for unit, time in product(units.split("|"), behind.split("|")):
        yield unit + time if time.startswith("/") else f"{unit} {time}"


def _led(lex: Lexicon, words: str) -> frozenset[str]:
    """The words, also behind each clitic of the language («برفع السعر»)."""
    prefixes = ("", *(prefix for prefix, _, _ in lex.clitics))
    return frozenset(prefix + word for prefix in prefixes for word in bag(words))


def _signs(lex: Lexicon) -> Index:
    build = _Builder(lex)
    build.table(add(SIGNS, lex.currency_signs), "currency_signs")
    build.add(lex.percent_before, "percent", "%")
    return build.backward()


def _compile(lex: Lexicon) -> Tables:
    def index(fields: str, clitics: str = "") -> Index:
        return _Builder(lex).fields(fields, clitics).index()

    falling = sorted(lex.glued.items(), reverse=True)
    made = Tables(
        primary=lex,
        grammars={lex.code: lex.grammar},
        lexicons={lex.code: lex},
        numbers=_numbers(lex),
        short_scales=index("short_scales:scale"),
        glued=tuple(found[0] for _, cell in falling for found in phrases(cell)),
        words=_words(lex),
        parts=index("parts:part"),
        dates=_dates(lex),
        tails=_tails(lex),
        signs=_signs(lex),
        hours=index("hours:hour noons:noon halves:half", "bare"),
        marks=index("am pm clock_parts:minutes"),
        eras=index("common_era:common hijri_era:hijri before_era:before"),
        links=index("tos ands ors and_half points minus articles of versus out_of of_each"),
        goals=index("goals:goal", "bare"),
        tallied=index("tallied"),
        tallies=index("to_nil alike"),
        after=index("after"),
        alone=index("alone moments", "bare"),
        times=index("last this next same ago ahead", "bare"),
        periods=index("periods", "bare"),
        changes=_led(lex, lex.changes),
        own_letters={letter: _inflected(cell) for letter, cell in lex.own_letters.items()},
        suffixes=bag(lex.ordinal_suffixes),
    )
    for name, fields in _BACKWARD.items():
        setattr(made, name, _Builder(lex).fields(fields, "bare").backward())
    for name in _BAGS:
        setattr(made, name, bag(getattr(lex, name)))
    return made


_BACKWARD = {
    **{name: name for name in "clock ages lasting before year_heads decade_heads".split()},
    **{"froms": "froms betweens", "heads": "heads weak_heads"},
}
"""What stands before a figure, and is looked up from its last word."""
_BAGS = (
    "common light the ordinal_heads not_today not_one own_and plural_heads verbs partitive"
    " weak_months plural_scales open_scales"
).split()


_ANCHORS = "numbers words dates periods alone goals hours".split()
"""What a figure can begin with, beside digits and some words of *last* and *next*."""


@cache
def lexicon(code: str) -> Lexicon:
    """The language file of ``code``, or what CLDR knows of the language."""
    if code not in LANGUAGES and code not in EXTENDED:
        return (from_cldr(code) if code != UNKNOWN.code else None) or UNKNOWN
    module = import_module(f"dedup.compare.figures.lexicon.{code}")
    found: Lexicon = module.LEXICON
    return found


@cache
def tables(codes: tuple[str, ...]) -> Tables:
    """The tables of several languages in one; the first is the language of the text."""
    made = [_compile(lexicon(code)) for code in codes]
    joined = made[0]
    for other in made[1:]:
        _join(joined, other)
    han = HAN_NUMBERS if joined.primary.script == "han" else ()
    keys = (key for name in _ANCHORS for key in getattr(joined, name))
    joined.anchors = frozenset((*keys, *_openers(joined), *han, *GLYPHS))
    joined.leads = _leads(joined)
    return joined


def _leads(made: Tables) -> dict[str, frozenset[str]]:
    """The second words of the phrases of a word that is no figure, and opens none, alone."""
    telling = (made.numbers, made.dates, made.periods, made.goals, GLYPHS, HAN_NUMBERS)
    found = {}
    for word in made.anchors:
        indices = (made.words, made.alone, made.times)
        rests = [phrase.rest for index in indices for phrase in index.get(word, ())]
        if all(rests) and not any(word in keys for keys in telling):
            found[word] = frozenset(rest[0] for rest in rests)
    return found


def _openers(made: Tables) -> Iterator[str]:
    """Words of *last*, *this*, *next* where they stand before the period."""
    for word, found in made.times.items():
        if any(stands_in_front(made, word, entry) for _, entry in found):
            yield word


def stands_in_front(made: Tables, word: str, entry: Entry) -> bool:
    """Whether *last*, *this* or *next* may stand before its period: always, or this word of it."""
    lexicon = made.lexicons[entry.code]
    return lexicon.last_first or word in bag(lexicon.in_front)


def _join(into: Tables, other: Tables) -> None:
    for name in Tables.__slots__:
        mine, theirs = getattr(into, name), getattr(other, name)
        if isinstance(mine, dict):
            setattr(into, name, {**theirs, **mine})
        elif isinstance(mine, frozenset):
            setattr(into, name, mine | theirs)
