"""Portuguese figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import currencies, durations, measures
from dedup.compare.figures.lexicon.common import BRANDS, contracted, forms, pairs, row, table
from dedup.compare.figures.lexicon.entry import Grammar, Lexicon

_STEMS = {
    **row("décim undécim duodécim", 10),
    **row("vigésim trigésim quadragésim quinquagésim sexagésim", 20, 10),
    **row("septuagésim|setuagésim octogésim nonagésim centésim", 70, 10),
    **row("ducentésim tricentésim|trecentésim quadringentésim quingentésim", 200, 100),
    **row("sexcentésim|seiscentésim septingentésim octingentésim", 600, 100),
    **{900: "noningentésim|nongentésim", 1000: "milésim", 10**6: "milionésim"},
}
_HIGH_ORDINALS = {value: forms(stems, "o a os as") for value, stems in _STEMS.items()}

LEXICON = Lexicon(
    code="pt",
    locales=("pt", "pt_PT"),
    plurals="s",
    common=(
        "o a os as de do da dos das e em no na nos nas um uma que é são por para com não se seu"
        " sua seus suas ao à aos como mais mas este esta entre foi ser sobre também até desde"
        " quando muito sem já ou porque segundo contra durante após pelo pela pelos foram está"
        " há ainda cerca anos quem onde diante perante"
    ),
    grammar=Grammar(and_low="must", and_high="may"),
    comma_decimal=True,
    space_groups=True,
    units={0: "zero", 2: "dois|duas", **row("três quatro cinco seis sete oito nove", 3)},
    weak={1: "um|uma"},
    teens=row(
        "dez onze doze treze catorze|quatorze quinze dezesseis|dezasseis dezessete|dezassete"
        " dezoito dezenove|dezanove",
        10,
    ),
    tens=row("vinte trinta quarenta cinquenta|cinqüenta sessenta setenta oitenta noventa", 20, 10),
    hundred="cem|cento",
    hundreds=row(
        "duzentos|duzentas trezentos|trezentas quatrocentos|quatrocentas quinhentos|quinhentas"
        " seiscentos|seiscentas setecentos|setecentas oitocentos|oitocentas"
        " novecentos|novecentas",
        200,
        100,
    ),
    scales={
        12: "dúzia|dúzias",
        10**3: "mil",
        10**6: "milhão|milhões",
        10**9: "bilhão|bilhões|bilião|mil milhões",
        10**12: "trilhão|trilhões|triliões",
    },
    short_scales={10**3: "k", 10**6: "mi", 10**9: "bi"},
    plural_scales="milhões|bilhões|trilhões|milhão|bilhão|trilhão|dúzia|dúzias",
    ands="e",
    points="vírgula|ponto",
    partitive="de",
    ordinals={
        **row(
            "primeiro|primeira|primeiros|primeiras segundo|segunda terceiro|terceira"
            " quarto|quarta quinto|quinta sexto|sexta sétimo|sétima oitavo|oitava nono|nona",
            1,
        ),
        **_HIGH_ORDINALS,
    },
    ordinal_suffixes="o|a",
    fractions={
        "1/2": "metade|meio|meia",
        "1/3": "terço",
        "1/4": "quarta parte",
        "1/5": "quinta parte",
    },
    parts={
        3: "terços|terço",
        4: "quartos|quarto",
        5: "quintos|quinto",
        10: "décimos|décimas",
        100: "centésimos|centésimas",
        1000: "milésimos|milésimas",
    },
    vague=(
        "dezenas|centenas|milhares|milhões|bilhões|dezenas de milhares|centenas de milhares"
        "|dezenas de milhões|vários|várias|alguns milhares|dúzias"
    ),
    percent="%|por cento|porcento",
    points_of_percent="pontos percentuais|ponto percentual|p.p.|pontos",
    currencies=currencies(
        "pt",
        table(
            "ESP = pesetas|peseta; PTE = escudos|escudo; CNY = iuanes; AOA = kwanza|kwanzas;"
            " MZN = metical|meticais"
        ),
    ),
    million_signs={"EUR": "m€", "USD": "m$"},
    cents={"EUR": "cêntimo|cêntimos", "BRL": "centavo|centavos"},
    measures=measures(
        "pt",
        table(
            "bp = pontos-base|pontos base|ponto-base; kg = quilo|quilos;"
            " t = tonelada|toneladas; Cel = graus centígrados; deg = grau|graus;"
            " mi/h = mi por hora; bbl/d = barris por dia|barris diários"
        ),
    ),
    rates={"h": "por hora|à hora|/h|/hora", "s": "por segundo|/s"},
    durations=durations("pt", {"hour": "h", "minute": "min"}),
    weekdays=table("MON = segunda; TUE = terça; WED = quarta; THU = quinta; FRI = sexta"),
    weak_months="mai|mar|set|ago|out|dez",
    decade_heads="anos|década de",
    year_heads="em|desde|ano|de|até|entre|final de|início de|verão de",
    relative={"0d": "hoje", "-1d": "ontem", "+1d": "amanhã", "-2d": "anteontem"},
    last="passado|passada|último|última",
    this="corrente",
    next="próximo|próxima|que vem",
    in_front="passado|passada|próximo|próxima|há",
    periods={"w": "semana", "m": "mês", "y": "ano"},
    ago="atrás|há",
    clock="às",
    clock_parts={"00": "horas|hora|h"},
    lasting="em|durante|dura|durou|durar|duração de|mais de|menos de|cerca de",
    of="de|do|,|do ano",
    noons={0: "meia-noite", 12: "meio-dia"},
    am="da manhã|da madrugada",
    pm="da tarde|da noite",
    ors="ou",
    the="o a os as",
    tos="a|ao|para|-|–|—|até",
    froms="de|do|desde",
    betweens="entre",
    changes="passa|passam|passará|sobe|sobem|cai|caem|recuou|avançou|saltou|despencou|reduzir|elevar|passou|subiu|caiu|aumentou|cresceu|passar|subir|reduziu|elevou|queda|aumento",
    versus="-|–|contra|:|x",
    before=contracted(
        {
            "more_than": "mais de|superior a|acima de|supera|superou",
            "less_than": "menos de|inferior a|abaixo de",
            "about": "cerca de|aproximadamente|quase|em torno de|por volta de|perto de",
            "at_least": "maior ou igual a|igual ou maior que|igual ou superior a|superior ou igual a"
            "|igual a ou maior que|pelo menos|ao menos|no mínimo|não menos de",
            "at_most": "menor ou igual a|igual ou menor que|igual ou inferior a|inferior ou igual a"
            "|igual a ou menor que|no máximo|não mais de",
            "up_to": "até",
            "additional": "outros|outras",
        },
        "de = do da dos das; a = ao aos à",
    ),
    after=table(
        "about = aproximadamente; at_least = pelo menos|no mínimo|ou mais;"
        " at_most = no máximo|ou menos; additional = adicionais|a mais"
    ),
    weak_heads="canal|linha|fórmula",
    heads=BRANDS + "|n.º|nº|número|artigo|resolução|lei|página|decreto|voo|rodovia",
    alone=pairs("em|durante|por|mais de|menos de|quase|cerca de", "um|uma"),
    ages="rapaz de|garoto de|garota de|bebê de|adolescente de|estudante de|homens de|mulheres de|motorista de|idade de|aos|homem de|mulher de|jovem de|menino de|menina de|meninos de|meninas de|crianças de|jovens de|idoso de|idosa de|criança de",
    age_tails="anos de idade",
    out_of="em cada|de cada|de",
    light="novos|novas|outros|outras|grandes|jovens|primeiros|primeiras|últimos|últimas",
    blocked="terça parte|por cento|primeiro-ministro|primeira-ministra|primeiro ministro|segundo o|segundo a|segundo os"
    "|segundo as",
    needs={"as": "à"},  # às 10 horas, never as 10 horas
)
