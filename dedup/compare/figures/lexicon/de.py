"""German figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import currencies, durations, measures
from dedup.compare.figures.lexicon.common import BRANDS, forms, one_word, table
from dedup.compare.figures.lexicon.entry import CAPITALS, Cells, Grammar, Lexicon

_UNITS = "null ein zwei drei vier fünf sechs sieben acht neun".split()
_TEENS = ("zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn").split()
_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig".split()


def _word(number: int) -> str:
    """1 to 999 in one word: fünfundzwanzig, zweihundertdrei."""
    joint = "{1}und{0}".format
    return one_word(
        number, _UNITS + _TEENS, _TENS, "einhundert" if number < 200 else "hundert", joint
    )


def _wholes() -> Cells:
    """All up to 999; longer ones are cut at their scales."""
    return {number: "|".join(_spellings(_word(number))) for number in range(20, 1000)}


def _places() -> Cells:
    """Stems of ordinals and parts: zweit to neunundneunzigst, hundertst, tausendst, millionst."""
    found = dict(
        enumerate("erst|erster zweit dritt viert fünft sechst siebt acht neunt".split(), 1)
    )
    found |= {10: "zehnt"} | {number: _word(number) + "t" for number in range(11, 20)}
    found |= {number: _word(number) + "st" for number in range(20, 100)}
    return found | {100: "hundertst", 1000: "tausendst", 10**6: "millionst"}


def _spellings(word: str) -> list[str]:
    """einhundert and hundert; dreißig and dreissig; the final eins."""
    forms = [word]
    if word.startswith("ein") and not word.startswith("einund"):
        forms.append(word[3:])
    forms += [form.replace("ß", "ss") for form in forms if "ß" in form]
    return forms + [form + "s" for form in forms if form.endswith("ein")]


_DAYS = table(
    "MON = Montag; TUE = Dienstag; WED = Mittwoch; THU = Donnerstag; FRI = Freitag;"
    " SAT = Samstag|Sonnabend; SUN = Sonntag"
)
_PARTS_OF_DAY = "s morgen vormittag mittag nachmittag abend nacht"
"""Behind the name of a day, in one word with it: Samstagabend."""
_PARTS = {place: f"{stem}el" for place, stem in _places().items() if place > 2}
"""Drittel to Millionstel."""
LEXICON = Lexicon(
    code="de",
    locales=("de", "de_AT"),
    plurals=CAPITALS,
    common=(
        "der die das den dem des und in zu von mit ist sind war waren für auf nicht ein eine einen"
        " einem einer eines sich auch als an aus bei nach wie im am zum zur über vor bis durch um"
        " nur noch oder aber hat haben wird werden wurde wurden er sie es dass so seit gegen unter"
        " zwischen rund etwa mehr weniger mal je pro sein ihre ihr seine kann soll"
    ),
    grammar=Grammar(and_low="no", and_high="may"),
    comma_decimal=True,
    space_groups=True,
    day_point=True,
    units={value: word for value, word in enumerate(_UNITS) if value != 1} | {1: "eins"},
    weak={1: "ein|eine|einer|einem|einen"},
    teens=dict(enumerate(_TEENS, 10)),
    wholes=_wholes(),
    hundred="hundert",
    scales={
        12: "Dutzend",
        10**3: "tausend",
        10**6: "Million|Millionen",
        10**9: "Milliarde|Milliarden",
        10**12: "Billion|Billionen",
    },
    glued={10**9: "milliarden", 10**6: "millionen|million", 1000: "tausend", 100: "hundert"},
    short_scales={10**3: "k", 10**6: "mio|mio.|mill|mill.", 10**9: "mrd|mrd.|mia"},
    plural_scales="Millionen|Milliarden|Billionen|Million|Milliarde|Billion|Dutzend",
    ands="und",
    points="Komma",
    minus="minus",
    ordinals={place: forms(stem, "e en er es") for place, stem in _places().items()},
    ordinal_heads="Jahrhundert Jahrhunderts Mal Platz Geburtstag Minute Spieltag Runde Jahrestag"
    " Stock Auflage Tag Woche Etage Lebensjahr Jahrtausend Amtszeit Bezirk",
    fractions={
        **table("1/2 = Hälfte|halbe|halben|halber|halbes; 3/2 = anderthalb|eineinhalb"),
        **{f"{2 * whole + 1}/2": f"{_UNITS[whole]}einhalb" for whole in range(2, 6)},
        **{f"1/{part}": word for part, word in _PARTS.items()},
    },
    parts=_PARTS,
    vague=(
        "Dutzende|Hunderte|Tausende|Millionen|Milliarden|Zehntausende|Hunderttausende|mehrere"
        "|mehrere hundert|mehrere tausend|mehrere Millionen|einige|einige hundert|einige tausend"
    ),
    percent="%|Prozent|v. H.|prozentig|prozentige|prozentigen|prozentiger|prozentiges",
    points_of_percent="Prozentpunkte|Prozentpunkten|Prozentpunkt",
    currencies=currencies(
        "de",
        table(
            "USD = Dollar|Dollars; EUR = Euros; GBP = Pfund Sterling; CHF = Franken;"
            " ESP = Peseten|Pesetas|Peseta; PTE = Escudos|Escudo; CNY = Renminbi;"
            " DEM = Mark|D-Mark; lira = Lira; dinar = Dinar|Dinare; rupee = Rupien|Rupie;"
            " PLN = Zloty"
        ),
    ),
    million_signs={"EUR": "m€"},
    cents={"EUR": "Cent|Cents", "CHF": "Rappen", "DEM": "Pfennig"},
    measures=measures(
        "de",
        table(
            "bp = Basispunkte|Basispunkten|Basispunkt; km = Kilometern; m = Metern;"
            " cm = Zentimetern; km2 = Quadratkilometern; m2 = Quadratmetern|qm;"
            " m3 = Kubikmetern; kg = Kilo; L = Litern; deg = Grad;"
            " km/h = Stundenkilometer|Stundenkilometern; bbl = Fass;"
            " bbl/d = Barrel pro Tag|Barrel am Tag|Fass pro Tag"
        ),
    ),
    rates={"h": "pro Stunde|in der Stunde|je Stunde|/h", "s": "pro Sekunde|/s"},
    durations=durations(
        "de",
        table(
            "year = Jahren; month = Monaten; day = Tagen; minute = Min.;"
            " decade = Jahrzehnten; century = Jahrhunderten"
        ),
    ),
    months={2: "Feber"},
    weekdays={day: forms(name, _PARTS_OF_DAY) for day, name in _DAYS.items()},
    weak_months="mai|mär|März|Mai",
    year_heads="im Jahr|Jahr|Jahre|seit|bis|Ende|Anfang|Mitte|von|zwischen|in|Sommer|Winter|im",
    relative=table(
        "0d = heute; -1d = gestern; +1d = morgen Abend; -2d = vorgestern; +2d = übermorgen"
    ),
    last="letzte|letzten|letztes|letzter|vergangene|vergangenen|vergangenes|vergangener|vorigen",
    this="diese|dieses|diesem|diesen|dieser",
    next="nächste|nächsten|nächstes|nächster|kommende|kommenden|kommendes|kommender",
    last_first=True,
    periods={"w": "Woche", "m": "Monat|Monats", "y": "Jahr|Jahres"},
    ago="vor",
    in_front="vor",
    of="des|,|im Jahr|im Jahre",
    clock="um|gegen|ab",
    noons={0: "Mitternacht"},
    halves={"00:30": "halb eins"} | {f"{h:02d}:30": f"halb {_word(h + 1)}" for h in range(1, 12)},
    am="Uhr morgens|Uhr früh|morgens|früh",
    pm="Uhr abends|Uhr nachmittags|abends|nachmittags",
    clock_parts={"00": "Uhr"},
    ors="oder",
    tos="bis|-|–|—|bis zum|auf",
    froms="von|vom",
    betweens="zwischen",
    changes="steigen|steigt|sinken|sinkt|klettert|fallen|fällt|wächst|wachsen|stieg|sank|gestiegen|gesunken|stiegen|fiel|gefallen|erhöht|senkte|wuchs|kletterte",
    versus="-|–|zu|:",
    before=table(
        "more_than = mehr als|über|mehr denn; less_than = weniger als|unter;"
        " about = rund|etwa|circa|ca|ca.|ungefähr|knapp|fast|gut|an die|nahezu;"
        " at_least = größer oder gleich|größer gleich|mindestens|nicht weniger als|wenigstens;"
        " at_most = kleiner oder gleich|kleiner gleich|höchstens|maximal|nicht mehr als;"
        " up_to = bis zu; additional = weitere|weiteren|weiterer|zusätzliche|zusätzlich"
    ),
    after={"at_least": "oder mehr", "at_most": "oder weniger", "additional": "zusätzlich"},
    weak_heads="formel|linie|tempo|gleis|kanal",
    heads=BRANDS + "|Nr.|Nr|Nummer|Artikel|Paragraf|§|Resolution|Seite|Flug|Zimmer|Art.",
    alone="in einem|in einer|seit einem|seit einer|binnen eines|binnen einer|innerhalb eines|innerhalb einer"
    "|mehr als ein|mehr als eine|mehr als einem|mehr als einer|weniger als ein|weniger als eine|fast ein|fast eine|knapp ein|knapp eine",
    ages="im Alter von",
    age_tails="Jahre alt|Jahre alte|Jahre alter|Jahre alten|Jahre altes|jährige|jähriger|jährigen|-jährige|-jähriger|-jährigen",
    out_of="von|von je",
    light="neue|neuen|weitere|weiteren|andere|anderen|große|junge|ersten|letzten|deutsche",
    blocked="erster Linie|ersten Mal|zweiten Weltkrieg|Ersten Weltkrieg|acht geben",
)
