"""French figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import currencies, durations, measures
from dedup.compare.figures.lexicon.common import BRANDS, contracted, pairs, row, table
from dedup.compare.figures.lexicon.entry import Cells, Grammar, Lexicon

_UNITS = "un deux trois quatre cinqu six sept huit neuv".split()
_TEENS = "dix onz douz treiz quatorz quinz seiz dix-sept dix-huit dix-neuv".split()
_TENS = {
    **row("vingt trente quarante cinquante soixante", 20, 10),
    **{70: "soixante", 80: "quatre-vingt", 90: "quatre-vingt"},
}


def _ordinals() -> Cells:
    """onzième to quatre-vingt-dix-neuvième, with their plurals and with blanks for hyphens."""
    found = {number: _TEENS[number - 10] for number in range(11, 20)}
    for ten, word in _TENS.items():
        if ten not in (70, 90):
            found[ten] = word.removesuffix("e")
        for unit, stem in enumerate(_TEENS if ten in (70, 90) else ["", *_UNITS]):
            joint = "-et-" if unit == 1 and ten < 80 else "-"
            if stem:
                found[ten + unit] = word + joint + stem
    found |= {100: "cent", 1000: "mill", 10**6: "million", 10**9: "milliard", 10**12: "billion"}
    return {number: _ordinal_forms(stem) for number, stem in found.items()}


def _ordinal_forms(stem: str) -> str:
    spaced = stem.replace("-", " ")
    return "|".join(word + end for word in {stem: 0, spaced: 0} for end in ("ième", "ièmes"))


LEXICON = Lexicon(
    code="fr",
    locales=("fr",),
    plurals="s|x|z",
    common=(
        "le la les de des du et à au aux en dans un une que qui est sont par pour sur pas plus ce"
        " cette ces son sa ses leur leurs il elle ils elles avec se ne été être ou mais dont après"
        " l d qu devant avant selon contre entre depuis lors chez sans sous fois ont avait était comme aussi puis"
        " environ près moins cours fin début lui nous vous même y où"
    ),
    grammar=Grammar(and_low="may", teen_after=frozenset((60, 80))),
    comma_decimal=True,
    space_groups=True,
    units={0: "zéro", 2: "deux", **row("trois quatre cinq six sept huit neuf", 3)},
    weak={1: "un|une"},
    teens={
        **row("dix onze douze treize quatorze quinze seize", 10),
        17: "dix-sept|dix sept",
        18: "dix-huit|dix huit",
        19: "dix-neuf|dix neuf",
    },
    tens={
        **row("vingt trente quarante cinquante soixante septante", 20, 10),
        80: "quatre-vingt|quatre-vingts|quatre vingt|quatre vingts|huitante|octante",
        90: "nonante",
    },
    hundred="cent|cents",
    scales={
        12: "douzaine|douzaines",
        10**3: "mille|milles|milliers",
        10**6: "million|millions",
        10**9: "milliard|milliards",
        10**12: "billion|billions",
    },
    short_scales={10**3: "k", 10**6: "mln|mio", 10**9: "md|mds|mrd"},
    plural_scales="milliers|millions|milliards|million|milliard|billion|billions|douzaine|douzaines",
    ands="et",
    points="virgule",
    partitive="de d des",
    ordinals={
        1: "premier|première|premiers|premières",
        2: "deuxième|second|seconde|deuxièmes",
        **row("troisième quatrième cinquième sixième septième huitième neuvième dixième", 3),
        **_ordinals(),
    },
    ordinal_suffixes="er|ère|e|è|ème|nd|nde|re|eme",
    fractions={"1/2": "moitié|demi|demie", "1/3": "tiers", "1/4": "quart"},
    parts={
        **row("demis tiers quarts cinquièmes", 2),
        10: "dixièmes",
        100: "centièmes",
        1000: "millièmes",
    },
    vague=(
        "dizaines|centaines|milliers|millions|milliards|des dizaines de milliers|quelques"
        "|plusieurs|dizaines de milliers|centaines de milliers|dizaines de millions"
        "|centaines de millions|plusieurs milliers|plusieurs millions|plusieurs centaines"
        "|plusieurs dizaines|une centaine|une dizaine|une vingtaine|une trentaine|un millier"
    ),
    percent="%|pour cent|pourcent|pour-cent",
    points_of_percent="points de pourcentage|point de pourcentage|points",
    currencies=currencies(
        "fr",
        table(
            "USD = dollars américains|dollars US; XOF = francs CFA|franc CFA|FCFA|F CFA;"
            " ESP = pesetas|peseta; PTE = escudos|escudo; CNY = yuan|yuans; dinar = dinars;"
            " riyal = rials"
        ),
    ),
    million_signs={"EUR": "m€", "USD": "m$"},
    cents={"EUR": "centime|centimes", "USD": "cents|cent", "GBP": "pence|penny"},
    measures=measures(
        "fr",
        table(
            "bp = points de base|point de base|pb; km2 = km carrés; kg = kilo|kilos;"
            " deg = degré|degrés; bbl/d = barils par jour|barils/jour"
        ),
    ),
    rates={"h": "par heure|à l'heure|heure|-heure|/h|/heure", "s": "par seconde|/s"},
    durations=durations(
        "fr", {"year": "année|années", "day": "journées", "hour": "h|hr", "minute": "min|mn"}
    ),
    weak_months="mars|mai|août|avr|sept|oct|nov|juin",
    decade_heads="années|décennie",
    year_heads="en|depuis|année|l'année|fin|début|de|entre|jusqu'en|été|avant|après|vers|mi",
    relative=table(
        "0d = aujourd'hui|aujourd’hui; -1d = hier; +1d = demain; -2d = avant-hier|avant hier;"
        " +2d = après-demain"
    ),
    last="dernier|dernière|passé|passée",
    this="en cours",
    next="prochain|prochaine",
    in_front="prochain|prochaine|il y a",
    periods={"w": "semaine", "m": "mois", "y": "an|année"},
    of="de|du|,|d'|en",
    common_era="apr. J.-C.",
    clock="à|vers|dès|à partir de",
    clock_parts={"00": "heures|heure|h"},
    lasting="en|pendant|durant|dure|durait|durer|dura|duré|durée de|retard de|moins de|plus de|près de",
    noons={0: "minuit", 12: "midi"},
    am="du matin",
    pm="de l'après-midi|du soir",
    ors="ou",
    ago="il y a",
    the="le la les",
    tos="à|au|-|–|—|jusqu'à|jusqu'au",
    froms="de|du",
    betweens="entre",
    changes="passant|passera|grimpé|chuté|bondi|tombé|diminué|abaissé|ramené|passé|passe|passer|passée|augmenté|baissé|hausse|baisse|progressé|reculé|porté|relevé",
    versus="-|–|contre|:",
    before=contracted(
        {
            "more_than": "plus de|plus d'|au-delà de|supérieur à|supérieure à|dépasse|dépassé",
            "less_than": "moins de|moins d'|inférieur à|inférieure à|sous les",
            "about": "environ|de l'ordre de|près de|près d'|quelque|autour de|presque|à peu près|approximativement",
            "at_least": "supérieur ou égal à|supérieure ou égale à|égal ou supérieur à|égale ou supérieure à"
            "|au moins|pas moins de|au minimum",
            "at_most": "inférieur ou égal à|inférieure ou égale à|égal ou inférieur à|égale ou inférieure à"
            "|au plus|au maximum|pas plus de",
            "up_to": "jusqu'à|jusqu’à",
        },
        "de = du des; à = au aux",
    ),
    after={
        "about": "environ",
        "at_least": "au moins|au minimum|ou plus",
        "at_most": "au plus|au maximum|ou moins",
        "additional": "supplémentaires|supplémentaire|de plus",
    },
    weak_heads="ligue|top|canal|ligne|formule",
    heads=BRANDS + "|n°|no|numéro|article|résolution|loi|page|vol|chambre|route|décret|boulevard|n",
    alone=pairs("en|pendant|depuis|durant|plus d'|moins d'|près d'", "un|une"),
    ages="fillette de|bébé de|lycéen de|lycéenne de|étudiant de|étudiante de|retraité de|retraitée de|conducteur de|conductrice de|adolescente de|homme de|femme de|garçon de|fille de|enfant de|garçons de|filles de|enfants de|adolescents de|jeunes de|fils de|adolescent de|jeune de|âgé de|âgée de|âgés de|à l'âge de|l'âge de|âge de",
    out_of="sur",
    light="autres|nouveaux|nouvelles|jeunes|petits|grands|premiers|premières|derniers|dernières",
    blocked="pour cent|premier ministre|première ministre|premiers ministres|deux-points|vingt-et-un heures",
    not_one="l d qu s",
)
