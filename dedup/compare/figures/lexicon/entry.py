"""What a language file says (:class:`Lexicon`), in words of that language and nothing else.

A cell that names several phrases separates them with ``|``; a phrase may have several words.
Spelling is free: everything is folded when the tables are compiled.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Cells = Mapping[int, str]
Names = Mapping[str, str]
CAPITALS = "^"
"""For ``Lexicon.needs``: a code such as SAR or AD is no code in small letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grammar:
    """How number words of a language join.

    ``may`` and ``must`` say where the word for *and* stands inside one number; where it is
    required, two number words side by side are two figures, and the other way round.
    """

    unit_first: bool = False
    """خمسة وعشرون: the unit stands before the ten."""
    and_low: str = "no"
    """Between ten and unit: no, may or must."""
    and_high: str = "no"
    """Before the last part of a hundred or a scale: no, may or must."""
    teen_after: frozenset[int] = frozenset()
    """Tens that take 10–19 after them (soixante-dix)."""
    adds_digits: bool = False
    """Whether digits may follow a scale word as its remainder (3 آلاف و200)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language that make figures."""

    code: str
    script: str = "latin"
    """arabic, latin, cyrillic or han: tables of different scripts can be used together."""
    locales: tuple[str, ...] = ()
    """Babel locales whose month and weekday names are read."""
    common: str = ""
    """Function words: they tell the language, and they are never a counted noun."""
    letters: str = ""
    """Letters that only this language of the script has."""
    grammar: Grammar = Grammar()
    clitics: tuple[tuple[str, bool, bool], ...] = ()
    """(prefix, is a conjunction, has the article), longest meaning first."""
    comma_decimal: bool | None = False
    """How one comma before three digits is read, and one point the other way round; None: not."""
    slash_decimal: bool = False
    """Whether 3/5 is three and a half (Persian)."""
    space_groups: bool = False
    """Whether 12 500 is one number."""
    month_first: bool | None = False
    """How 11/9/2014 is read; None: not known, the digits stay open."""
    month_leads: bool = False
    """Whether the name of a month stands before its day (March 14); else 14 may count."""
    day_point: bool = False
    """Whether a day of the month is written with a point (14. Februar)."""
    scale_first: bool = False
    """Whether a scale word stands before the digits that it multiplies (milioni 50)."""
    partitive: str = ""
    """Small words between a scale and what it counts (3 millions de dollars)."""

    units: Cells = field(default_factory=dict)
    weak: Cells = field(default_factory=dict)
    """Units that are numbers only inside a compound (اثني عشر, but never اثني alone)."""
    teens: Cells = field(default_factory=dict)
    teen_mark: str = ""
    """The word that makes a unit a teen (عشر)."""
    tens: Cells = field(default_factory=dict)
    hundred: str = ""
    hundreds: Cells = field(default_factory=dict)
    wholes: Cells = field(default_factory=dict)
    """Numbers under 1,000 that are one word (fünfundzwanzig)."""
    scales: Cells = field(default_factory=dict)
    dual_scales: Cells = field(default_factory=dict)
    """Two of a scale in one word (مليونان)."""
    shifts: Names = field(default_factory=dict)
    """Words before a number that add a part of its scale (ساڑھے تین ہزار is 3,500)."""
    short_scales: Cells = field(default_factory=dict)
    """Scale signs that only follow digits (bn, M)."""
    plural_scales: str = ""
    """Scale words that count nothing when alone: millions of."""
    open_scales: str = ""
    """Scale words that have two values in use: of 10**12 or 10**18 is no guess made."""
    glued: Cells = field(default_factory=dict)
    """Scale words that stand inside a longer number word (zweitausendvier)."""
    ands: str = ""
    ors: str = ""
    and_half: str = ""
    """Behind a number: and a half (iki buçuk, два с половиной)."""
    points: str = ""
    minus: str = ""
    articles: str = ""
    """Words that count as one before a scale or a fraction: a million, a third."""

    ordinals: Cells = field(default_factory=dict)
    ordinal_suffixes: str = ""
    ordinal_heads: str = ""
    """Nouns after which a definite ten is an ordinal (القرن العشرين)."""
    fractions: Names = field(default_factory=dict)
    """``n/d`` to its words."""
    parts: Cells = field(default_factory=dict)
    """Plural denominators after a count: three quarters."""
    vague: str = ""

    percent: str = ""
    percent_before: str = ""
    """Words and signs of percent before the number (yüzde 5)."""
    points_of_percent: str = ""
    currencies: Names = field(default_factory=dict)
    currency_signs: Names = field(default_factory=dict)
    """Signs and codes that also stand before the number, beyond those of every language."""
    million_signs: Names = field(default_factory=dict)
    """Abbreviations of a million of a currency (م د)."""
    cents: Names = field(default_factory=dict)
    """The coins of a currency: ISO code to words."""
    measures: Names = field(default_factory=dict)
    rates: Names = field(default_factory=dict)
    """Behind a length or a volume: so much an hour (``h``) or a second (``s``)."""
    durations: Names = field(default_factory=dict)
    dual_durations: Names = field(default_factory=dict)
    dual_amounts: Names = field(default_factory=dict)
    """Two of a currency, or of a percentage point, in one word (دولاران)."""
    dual_nouns: str = ""
    plurals: str = ""
    """What every plural noun ends in; or ``CAPITALS``, where nouns are written with one."""

    months: Cells = field(default_factory=dict)
    """Beyond those that CLDR has for ``locales``."""
    hijri: Cells = field(default_factory=dict)
    jalali: Cells = field(default_factory=dict)
    weekdays: Names = field(default_factory=dict)
    weak_months: str = ""
    """Month names that are also other words: they need a day or a year beside them."""
    year_heads: str = ""
    """Words before a bare number that make it a year."""
    decade_heads: str = ""
    """Words behind which a round number is a decade (les années 80, la década de 1980)."""
    decades: Cells = field(default_factory=dict)
    relative: Names = field(default_factory=dict)
    not_today: str = ""
    """Words after *today* that make it another phrase (اليوم الثاني)."""
    last: str = ""
    this: str = ""
    next: str = ""
    same: str = ""
    """Behind a month: the one that was spoken of."""
    ago: str = ""
    """Before or after a duration: that long ago."""
    last_first: bool = False
    """Whether last, this and next stand before the noun."""
    in_front: str = ""
    """Those of them that stand on either side (la prossima settimana, la settimana prossima)."""
    periods: Names = field(default_factory=dict)
    """Singular words of day, week, month, year for *last week*."""
    vague_periods: str = ""
    of: str = ""
    """Small words between the parts of a date: de, من شهر."""
    common_era: str = ""
    hijri_era: str = ""
    jalali_years: bool = False
    """Whether 1396 is a year of the Jalali calendar, where no era says otherwise."""
    before_era: str = ""
    """Behind a year: before the common era."""
    clock: str = ""
    """Words before an hour: الساعة, at."""
    hours: Cells = field(default_factory=dict)
    """Hours as words after the clock word."""
    noons: Cells = field(default_factory=dict)
    """Hours that are words of their own: noon, midnight."""
    am: str = ""
    pm: str = ""
    half_first: bool = False
    """Whether am and pm stand before the hour."""
    clock_parts: Names = field(default_factory=dict)
    """Minutes after the hour in words: والنصف."""
    halves: Names = field(default_factory=dict)
    """``HH:MM`` to the words that say it without the hour's own name (halb drei)."""
    lasting: str = ""
    """Words before 3h20 that make it a duration, no time of day."""

    the: str = ""
    """Articles that stand before the numbers of a range (tra i 20 e i 25 milioni)."""
    tos: str = ""
    froms: str = ""
    betweens: str = ""
    changes: str = ""
    """Verbs that make *from A to B* a change, not a range."""
    versus: str = ""
    """Words between the two sides of a score."""
    goals: Cells = field(default_factory=dict)
    """What one side has, in one word: a goal, two sets, a treble (ثلاثية)."""
    tallied: str = ""
    """What is counted in a score: goals, sets."""
    to_nil: str = ""
    """Behind one side: that the other has none (نظيفة, دون رد)."""
    alike: str = ""
    """Behind one side: that the other has as many (لمثله)."""
    before: Names = field(default_factory=dict)
    """Qualifiers before the figure."""
    after: Names = field(default_factory=dict)
    """Qualifiers after the figure."""
    heads: str = ""
    """Words after which a number is an identifier."""
    weak_heads: str = ""
    """Words after which it is one where no counted noun follows (العدد 50, but العدد 50 قتيلا)."""
    ages: str = ""
    """Words before a duration that make it an age."""
    age_tails: str = ""
    alone: str = ""
    """Words before a unit that stands for one of it: for an hour, لمدة شهر."""
    moments: str = ""
    """Words before a unit of time that stands for one of it, unless it has a name (قبل عام)."""
    ahead: str = ""
    """Behind a duration: that far from now."""
    out_of: str = ""
    """Words between the two numbers of seven out of ten."""
    of_each: str = ""
    """The same where the whole is told first (5人に1人)."""
    light: str = ""
    """Adjectives before the counted noun that are not it (new, more)."""
    blocked: str = ""
    """Phrases that look like figures and are names or idioms."""
    own_and: str = ""
    """Nouns that begin with the letters of *and* (وزير): other words do not, *and* begins them."""
    plural_heads: str = ""
    """Broken plurals: the counted noun before what they are of (أعضاء المجلس الـ68)."""
    own_letters: Names = field(default_factory=dict)
    """Letter of a clitic or of a verb to the beginnings of the nouns that have it as their own."""
    verbs: str = ""
    """Verbs that stand behind a number and look like nouns (12 تتراوح أعمارهم)."""
    not_one: str = ""
    """Words before *one* that make it a pronoun (this one, each one)."""
    needs: Names = field(default_factory=dict)
    """Folded word to the character its raw spelling must have (مئتا, never ميتا)."""
