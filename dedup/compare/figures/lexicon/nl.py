"""Dutch figures: what news needs beyond CLDR."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import forms, one_word, row, table
from dedup.compare.figures.lexicon.entry import Grammar

_UNITS = "nul een twee drie vier vijf zes zeven acht negen".split()
_TEENS = "tien elf twaalf dertien veertien vijftien zestien zeventien achttien negentien".split()
_TENS = "twintig dertig veertig vijftig zestig zeventig tachtig negentig".split()


def _joined(ten: str, unit: str) -> str:
    """vijfentwintig, tweeëntwintig."""
    return unit + ("ën" if unit.endswith("e") else "en") + ten


def _word(number: int) -> str:
    return one_word(number, _UNITS + _TEENS, _TENS, "honderd", _joined)


_DAYS = table(
    "MON = maandag; TUE = dinsdag; WED = woensdag; THU = donderdag; FRI = vrijdag; SAT = zaterdag;"
    " SUN = zondag"
)
LEXICON = known(
    "nl",
    ands="en",
    common="de het een en van in is dat op te zijn met voor die niet aan er ook om als bij door naar uit"
    " over werd werden heeft maar hij wordt nog worden hebben waren was vrijwel gewond kwamen keer tegen raakten vielen overleden stierven",
    grammar=Grammar(and_high="may"),
    units={value: word for value, word in enumerate(_UNITS) if value != 1},
    weak={1: "een"},
    teens=dict(enumerate(_TEENS, 10)),
    wholes={number: _word(number) for number in range(20, 1000)},
    hundred="honderd",
    glued={10**6: "miljoen", 1000: "duizend", 100: "honderd"},
    ordinals=row("eerste tweede derde vierde vijfde zesde zevende achtste negende tiende", 1),
    ordinal_suffixes="e|ste|de",
    fractions={
        "1/2": "helft|half|halve",
        "3/2": "anderhalf|anderhalve",
        "1/3": "een derde",
        "1/4": "kwart",
    },
    parts={3: "derde", 4: "kwart", 5: "vijfde", 10: "tiende"},
    relative=table(
        "0d = vandaag|vanavond|vanochtend|vanmiddag; -1d = gisteren|gisteravond; -2d = eergisteren;"
        " +2d = overmorgen"
    ),
    last="vorige|afgelopen|vorig",
    this="deze|dit",
    next="volgende|komende|volgend|komend",
    last_first=True,
    scales={10**9: "miljard|mld|mrd"},
    plural_scales="miljoen|mln|miljard|mld|mrd|biljoen|bln",
    percent="pct",
    points_of_percent="procentpunt|procentpunten",
    currencies={"EUR": "euro's"},
    durations={"hour": "uren"},
    weekdays={day: forms(name, "avond ochtend middag nacht morgen") for day, name in _DAYS.items()},
    weak_months="maa",
    vague="tientallen|honderden|duizenden|miljoenen|enkele|tienduizenden|honderdduizenden",
    before=table(
        "more_than = meer dan|ruim|boven de; less_than = minder dan|onder de;"
        " about = ongeveer|circa|zo'n|bijna|rond|rond de;"
        " at_least = minstens|zeker|ten minste|minimaal; at_most = maximaal|hooguit|hoogstens;"
        " up_to = tot"
    ),
    heads="nummer|artikel|vlucht|pagina|resolutie|kamer",
    year_heads="in|sinds|jaar|van|tot|vanaf|eind|begin|medio",
    of=",",
    tos="tot|-|–|—|tot en met",
    froms="van",
    betweens="tussen",
    ages="leeftijd van|man van|vrouw van|jongen van|meisje van|kind van|kinderen van",
    age_tails="jarige|-jarige|jarig|-jarig|jaar oud",
    out_of="op de|van de|op elke",
    ago="geleden",
    periods={"w": "week", "m": "maand", "y": "jaar"},
    clock="om",
    clock_parts={"00": "uur"},
    decade_heads="jaren",
    light="nieuwe|andere|grote|jonge|eerste|laatste",
)
