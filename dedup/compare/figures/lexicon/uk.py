"""Ukrainian figures: what news needs beyond CLDR."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import add, table

_BASE = known("uk")
_SCALES = {
    10**3: "тисяча|тисячі|тисяч|тисячу|тис|тис.",
    10**6: "мільйон|мільйони|мільйонів|мільйона|млн",
    10**9: "мільярд|мільярди|мільярдів|мільярда|млрд",
    10**12: "трильйон|трильйони|трильйонів|трлн",
}
LEXICON = replace(
    _BASE,
    ands="і|та|й",
    common="і в у на з що не за до про для від це та як також його її був була були але при після він"
    " вона вони або які який яка їх було зі понад загинули",
    scales=_SCALES,
    plural_scales="|".join(_SCALES.values()),
    percent=_BASE.percent + "|відсотка|процент|процента|процентів",
    currencies=add(_BASE.currencies, {"UAH": "гривня|гривні|гривень|гривню|грн"}),
    durations=add(_BASE.durations, {"year": "року|рік", "day": "доба|доби|діб", "hour": "годину"}),
    vague="десятки|сотні|тисячі|мільйони|кілька|декілька|кількох|десятки тисяч|сотні тисяч",
    before=table(
        "more_than = понад|більше|більш ніж|більше ніж; less_than = менше|менше ніж|менш ніж;"
        " about = близько|приблизно|майже|орієнтовно; at_least = щонайменше|не менше;"
        " at_most = не більше|максимум; up_to = до"
    ),
    heads="№|стаття|статті|номер|резолюція|рейс",
    year_heads="у|в|з|до|року|рік|році",
    of=",|р.|року",
    common_era="р.|року|році|рік|р|роки|років",
    tos="до|-|–|—|по",
    froms="від|з|із",
    betweens="між",
    age_tails="річний|річна|річного|-річний|-річна|-річного",
    clock="о|об",
)
