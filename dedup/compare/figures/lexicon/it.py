"""Italian figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import currencies, durations, measures
from dedup.compare.figures.lexicon.common import (
    BRANDS,
    add,
    contracted,
    forms,
    one_word,
    pairs,
    row,
    table,
)
from dedup.compare.figures.lexicon.entry import Cells, Grammar, Lexicon

_UNITS = "zero uno due tre quattro cinque sei sette otto nove".split()
_TEENS = (
    "dieci undici dodici tredici quattordici quindici sedici diciassette diciotto diciannove"
).split()
_TENS = "venti trenta quaranta cinquanta sessanta settanta ottanta novanta".split()


def _word(number: int) -> str:
    """1 to 999 in one word: ventuno, centotto."""
    return one_word(number, _UNITS + _TEENS, _TENS, "cento", _joined)


def _joined(ten: str, unit: str) -> str:
    """ventuno, ventotto: without the vowel of the ten."""
    return (ten[:-1] if unit in ("uno", "otto") else ten) + unit


def _wholes() -> Cells:
    """All up to 999; longer ones are cut at their scales."""
    elided = {ten: f"{_word(ten)[:-1]}'|{_word(ten)[:-1]}’" for ten in range(20, 100, 10)}
    full = {number: "|".join(_spellings(_word(number))) for number in range(20, 1000)}
    return add(full, elided)


def _ordinals() -> Cells:
    """ventunesimo, ventitreesimo, centesimo: the cardinal without its last vowel, but for 3 and 6."""
    found = {}
    for number in range(11, 1000):
        word = _word(number)
        stem = word if word.endswith(("tre", "sei")) else word[:-1]
        found[number] = forms(stem, "esimo esima esimi esime")
    thousands = {1000 * times: _UNITS[times] + "mill" for times in range(2, 10)}
    thousands |= {1000: "mill", 10**6: "milion", 10**9: "miliard"}
    return found | {n: forms(stem, "esimo esima esimi esime") for n, stem in thousands.items()}


def _spellings(word: str) -> set[str]:
    """Cento may lose its vowel before otto and ottanta; ventuno before its noun."""
    return {word, word.replace("centoott", "centott"), word.replace("ventuno", "ventun")}


def _centuries() -> str:
    """nel Novecento, dell'Ottocento: a century by the hundreds of its years, and no 900."""
    hundreds = [_word(number) for number in range(200, 1000, 100)]
    return "|".join(
        f"{of} {word}|{of}l'{word}" for of in ("il", "nel", "del", "dal") for word in hundreds
    )


LEXICON = Lexicon(
    code="it",
    locales=("it",),
    common=(
        "il lo la i gli le di del della dei delle degli e a al alla ai alle in un una che è sono"
        " per con non si su da dal dalla nel nella ma come più questo questa anche ha hanno stato"
        " l d dell all nell dall sull davanti essere tra fra o dopo prima secondo contro durante suo sua loro se dove quando era ed ad"
        " circa oltre meno cui"
    ),
    grammar=Grammar(and_low="no", and_high="may"),
    comma_decimal=True,
    space_groups=True,
    units={value: word for value, word in enumerate(_UNITS) if value != 1},
    weak={1: "un|uno|una"},
    teens=dict(enumerate(_TEENS, 10)),
    wholes=_wholes(),
    hundred="cento",
    scales={
        12: "dozzina|dozzine",
        10**3: "mille|mila",
        10**6: "milione|milioni",
        10**9: "miliardo|miliardi",
        10**12: "bilione|bilioni|trilione|trilioni",
    },
    glued={10**9: "miliardi|miliardo", 10**6: "milioni|milione", 1000: "mila|mille"},
    short_scales={10**3: "k", 10**6: "mln", 10**9: "mld"},
    open_scales="trilione trilioni",
    plural_scales="milioni|miliardi|bilioni|mila|milione|miliardo|dozzine|dozzina",
    ands="e",
    points="virgola",
    partitive="di d",
    ordinals={
        **row(
            "primo|prima|primi|prime secondo|seconda terzo|terza quarto|quarta quinto|quinta"
            " sesto|sesta settimo|settima ottavo|ottava nono|nona decimo|decima|decimi|decime",
            1,
        ),
        **_ordinals(),
    },
    ordinal_suffixes="o|a|mo|ma|esimo|esima|º|ª",
    fractions={"1/2": "metà|mezzo|mezza"},
    parts={
        **row("mezzi terzi|terzo quarti|quarto quinti|quinto", 2),
        10: "decimi",
        1000: "millesimi",
    },
    vague=(
        "decine|centinaia|migliaia|milioni|miliardi|decine di migliaia|centinaia di migliaia"
        "|decine di milioni|diversi|diverse|alcune centinaia|alcune migliaia|dozzine"
    ),
    percent="%|per cento|percento",
    points_of_percent="punti percentuali|punto percentuale|punti",
    currencies=currencies(
        "it",
        table(
            "USD = dollari americani; GBP = sterline|sterlina|lire sterline; ITL = lire|lira;"
            " ESP = pesetas|pesete|peseta; PTE = escudos|escudo; BRL = real|reais"
        ),
    ),
    million_signs={"EUR": "m€", "USD": "m$"},
    cents={"EUR": "centesimo|centesimi|cent", "GBP": "pence|penny"},
    measures=measures(
        "it",
        table(
            "bp = punti base|punto base|pb; km2 = chilometri quadri; m2 = mq|metri quadri;"
            " kg = chilo|chili; t = tonnellata|tonnellate; Cel = gradi centigradi;"
            " deg = grado|gradi; bbl/d = barili al giorno"
        ),
    ),
    rates={"h": "all'ora|l'ora|orari|/h|/ora", "s": "al secondo|/s"},
    durations=durations("it", {"minute": "min", "decade": "decennio|decenni"}),
    weak_months="mag|set|ago|mar",
    decade_heads="anni|decennio",
    year_heads="nel|dal|anno|del|fino al|tra il|fine|inizio|estate|l'anno|il",
    relative=table(
        "0d = oggi; -1d = ieri; +1d = domani; -2d = avantieri|l'altro ieri|altro ieri|l'altroieri|altroieri;"
        " +2d = dopodomani"
    ),
    last="scorso|scorsa",
    this="in corso",
    next="prossimo|prossima",
    in_front="scorso|scorsa|prossimo|prossima",
    periods={"w": "settimana", "m": "mese", "y": "anno"},
    ago="fa",
    of="di|del|,|dell'|dell'anno",
    noons={0: "mezzanotte", 12: "mezzogiorno"},
    am="di mattina|del mattino|di notte",
    pm="di sera|del pomeriggio|di pomeriggio",
    ors="o",
    clock="alle|ore|dalle|alle ore|dalle ore",
    the="il lo la l i gli le",
    tos="a|al|all'|-|–|—|fino a|ai",
    froms="da|dal|dai|dall'",
    betweens="tra|fra|tra il",
    changes="passerà|sale|scende|salirà|scenderà|salita|scesa|cala|calata|aumentata|passato|passata|salito|sceso|aumentato|cresciuto|passare|calato|aumento|calo|passa",
    versus="-|–|contro|:",
    before=contracted(
        {
            "more_than": "più di|oltre|superiore a|superiori a|al di sopra di|supera",
            "less_than": "meno di|inferiore a|inferiori a|al di sotto di|sotto i",
            "about": "circa|quasi|intorno a|attorno a|approssimativamente|pressoché",
            "at_least": "maggiore o uguale a|uguale o maggiore di|uguale o superiore a|pari o superiore a"
            "|almeno|non meno di|minimo",
            "at_most": "minore o uguale a|uguale o minore di|uguale o inferiore a|pari o inferiore a"
            "|al massimo|non più di|massimo",
            "up_to": "fino a|sino a",
            "additional": "altri|altre|ulteriori",
        },
        "di = del dello dell' della dei degli delle; a = al all' allo alla ai alle",
    ),
    after=table(
        "about = circa; at_least = almeno|o più; at_most = al massimo|o meno;"
        " additional = aggiuntivi|in più"
    ),
    weak_heads="rai|canale|linea|formula",
    heads=BRANDS + "|n.|numero|articolo|risoluzione|legge|pagina|art|volo|decreto|n",
    alone=pairs("in|per|più di|meno di|oltre|circa|quasi", "un|un'|una"),
    ages="giovane di|bimbo di|bimba di|neonato di|studente di|studentessa di|pensionato di|pensionata di|all'età di|età di|uomo di|donna di|ragazzo di|ragazza di|bambino di|bambina di|bambini di|bambine di|ragazzi di|ragazze di|anziano di",
    age_tails="anni di età|enne|enni",
    out_of="su|su ogni",
    light="nuovi|nuove|altri|altre|grandi|giovani|primi|prime|ultimi|ultime",
    blocked=_centuries() + "|"
    "per cento|primo ministro|prima volta|prima di|prima che|prima del|prima della|secondo il"
    "|secondo la|secondo i|secondo gli|secondo le|secondo quanto|secondo un|secondo una|prima dei",
)
