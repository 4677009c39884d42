"""Spanish figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import currencies, durations, measures
from dedup.compare.figures.lexicon.common import BRANDS, contracted, forms, pairs, row, table
from dedup.compare.figures.lexicon.entry import Grammar, Lexicon

_STEMS = {
    **row(
        "décim undécim|decimoprimer duodécim|decimosegund decimotercer decimocuart decimoquint"
        " decimosext decimoséptim decimoctav decimonoven vigésim vigesimoprimer vigesimosegund"
        " vigesimotercer vigesimocuart vigesimoquint",
        10,
    ),
    **row("trigésim cuadragésim|quadragésim quincuagésim sexagésim septuagésim", 30, 10),
    **row("octogésim nonagésim centésim", 80, 10),
    **row("ducentésim tricentésim cuadringentésim quingentésim sexcentésim", 200, 100),
    **row("septingentésim octingentésim noningentésim milésim", 700, 100),
    **{10**6: "millonésim", 10**12: "billonésim"},
}
_HIGH_ORDINALS = {value: forms(stems, "o a os as") for value, stems in _STEMS.items()}

LEXICON = Lexicon(
    code="es",
    locales=("es",),
    plurals="s",
    common=(
        "el la los las de del y a al en un una que es son por para con no se su sus lo como más"
        " pero este esta estos estas entre ha han fue ser sobre también hasta desde cuando muy sin"
        " ya le les o porque según contra durante tras ante dos años este esa ese unos unas está"
        " había hay donde quien todo todos"
    ),
    grammar=Grammar(and_low="may", adds_digits=True),
    comma_decimal=True,
    space_groups=True,
    units=row("cero uno dos tres cuatro cinco seis siete ocho nueve"),
    weak={1: "un|una"},
    teens={
        **row("diez once doce trece catorce quince", 10),
        16: "dieciséis|diez y seis",
        17: "diecisiete",
        18: "dieciocho",
        19: "diecinueve",
        **row(
            "veintiuno|veintiún|veintiuna veintidós veintitrés veinticuatro veinticinco"
            " veintiséis veintisiete veintiocho veintinueve",
            21,
        ),
    },
    tens=row("veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa", 20, 10),
    hundred="cien|ciento",
    hundreds=row(
        "doscientos|doscientas trescientos|trescientas cuatrocientos|cuatrocientas"
        " quinientos|quinientas seiscientos|seiscientas setecientos|setecientas"
        " ochocientos|ochocientas novecientos|novecientas",
        200,
        100,
    ),
    scales={
        12: "dz|dozs|docena|docenas",
        10**3: "mil",
        10**6: "millón|millones",
        10**9: "millardo|millardos|mil millones",
        10**12: "billón|billones",
        10**18: "trillón|trillones",
    },
    short_scales={10**3: "k", 10**6: "mdd"},
    glued={size: _HIGH_ORDINALS[size] for size in (10**12, 10**6, 1000)},
    plural_scales="millones|millardos|billones|docenas|millón|billón|docena|trillones|trillón",
    ands="y",
    points="coma|punto",
    partitive="de",
    ordinals={
        **row("primero|primera|primer|primeros|primeras segundo|segunda tercero|tercera|tercer", 1),
        **row("cuarto|cuarta quinto|quinta sexto|sexta séptimo|séptima octavo|octava", 4),
        9: "noveno|novena",
        **_HIGH_ORDINALS,
    },
    ordinal_suffixes="o|a|er|ro|ra|do|da|to|ta|mo|ma|vo|va|no|na|º|ª|os|as",
    fractions=table(
        "1/2 = mitad|medio|media; 1/3 = tercio|tercera parte; 1/4 = cuarto|cuarta parte;"
        " 1/5 = quinta parte; 1/10 = décima parte"
    ),
    parts={
        **row("medios tercios|tercio cuartos quintos", 2),
        10: "décimos|décimas",
        100: "centésimas|centésimos",
        1000: "milésimas|milésimos",
    },
    vague=(
        "decenas|cientos|miles|millones|docenas|varios|varias|decenas de miles|cientos de miles"
        "|decenas de millones|cientos de millones|miles de millones|centenares|unos pocos"
        "|varios miles|varios millones|unas pocas"
    ),
    percent="%|por ciento|por cien|porciento",
    points_of_percent="puntos porcentuales|punto porcentual|puntos",
    currencies=currencies(
        "es",
        table(
            "ESP = pesetas|peseta; PTE = escudos|escudo; CNY = yuan|yuanes; BRL = reales;"
            " PEN = soles|sol; VES = bolívares; riyal = riyal|riyales"
        ),
    ),
    million_signs={"EUR": "m€", "USD": "m$"},
    cents={"EUR": "céntimo|céntimos", "USD": "centavo|centavos"},
    measures=measures(
        "es",
        table(
            "bp = puntos básicos|punto básico|puntos base|pb; kg = kilo|kilos;"
            " Cel = grados centígrados|grado centígrado; deg = grado|grados;"
            " bbl/d = barriles diarios|barriles por día|barriles al día"
        ),
    ),
    rates={"h": "por hora|a la hora|/h|/hora", "s": "por segundo|/s"},
    durations=durations("es", {"hour": "h|hr|hrs", "minute": "min"}),
    months={9: "sep|set"},
    weak_months="mayo|mar|ago|sept",
    decade_heads="años|década de|decenio de|década de los",
    year_heads="en|desde|año|el año|de|hasta|entre|del|finales de|principios de|verano de",
    relative=table(
        "0d = hoy; -1d = ayer|anoche; +1d = mañana; +2d = pasado mañana; -2d = anteayer|antes de ayer"
    ),
    last="pasado|pasada|último|última",
    this="este|esta|en curso",
    next="próximo|próxima|que viene",
    in_front="pasado|pasada|próximo|próxima|hace",
    periods={"w": "semana", "m": "mes", "y": "año"},
    of="de|del|,|del año|de el",
    noons={0: "medianoche", 12: "mediodía"},
    am="de la mañana|de la madrugada|a.m.|am",
    pm="de la tarde|de la noche|p.m.|pm",
    ors="o",
    clock="a las|sobre las|hacia las|desde las|hasta las|a la|sobre la|hacia la",
    clock_parts={"00": "horas|h"},
    lasting="en|durante|dura|duró|durar|duración de|más de|menos de",
    ago="hace",
    the="el la los las un",
    tos="a|al|-|–|—|hasta",
    froms="de|del|desde",
    betweens="entre",
    changes="pasa|pasan|pasará|sube|suben|baja|bajan|cae|crece|disminuyó|incrementó|retrocedió|avanzó|pasó|subió|bajó|aumentó|cayó|creció|pasar|subir|pasado|redujo|elevó|aumento|descenso",
    versus="-|–|contra|:",
    before=contracted(
        {
            "more_than": "más de|superior a|por encima de|supera|superó|superan",
            "less_than": "menos de|inferior a|por debajo de",
            "about": "unos|unas|cerca de|alrededor de|aproximadamente|casi|en torno a|próximo a",
            "at_least": "mayor o igual a|mayor o igual que|igual o mayor a|igual o mayor que|igual o superior a"
            "|superior o igual a|al menos|por lo menos|no menos de|como mínimo|mínimo",
            "at_most": "menor o igual a|menor o igual que|igual o menor a|igual o menor que|igual o inferior a"
            "|a lo sumo|como máximo|no más de|máximo",
            "up_to": "hasta",
            "additional": "otros|otras",
        },
        "de = del; a = al",
    ),
    after=table(
        "about = aproximadamente; at_least = al menos|como mínimo|o más;"
        " at_most = como máximo|o menos; additional = adicionales|más|adicional"
    ),
    weak_heads="canal|línea|fórmula|liga",
    heads=BRANDS + "|n.º|nº|número|artículo|resolución|ley|página|núm|decreto|vuelo|ruta|no",
    alone=pairs("en|durante|por|más de|menos de|casi|desde hace", "un|una"),
    ages="menor de|hombres de|mujeres de|chico de|chica de|bebé de|adolescente de|estudiante de|conductor de|conductora de|edad de|a los|hombre de|mujer de|joven de|niño de|niña de|niños de|niñas de|jóvenes de|anciano de|anciana de",
    age_tails="años de edad",
    out_of="de cada|de",
    light="nuevos|nuevas|otros|otras|grandes|primeros|primeras|últimos|últimas|jóvenes",
    blocked="la mañana|una mañana|esta mañana|cada mañana|misma mañana|de mañana|por ciento|por cien|primer ministro|primera ministra|segunda mano|de segunda|media hora antes",
)
