"""Dutch figures: what news needs beyond CLDR."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import add, forms, table

_BASE = known("nl")
_DAYS = table(
    "MON = maandag; TUE = dinsdag; WED = woensdag; THU = donderdag; FRI = vrijdag; SAT = zaterdag;"
    " SUN = zondag"
)
_SCALES = {**_BASE.scales, 10**6: "miljoen|mln", 10**9: "miljard|mld|mrd"}
LEXICON = replace(
    _BASE,
    ands="en",
    common="de het een en van in is dat op te zijn met voor die niet aan er ook om als bij door naar uit"
    " over werd werden heeft maar hij wordt nog worden hebben waren was vrijwel gewond kwamen keer",
    scales=_SCALES,
    plural_scales="|".join(_SCALES.values()),
    percent=_BASE.percent + "|procent|pct",
    points_of_percent="procentpunt|procentpunten",
    currencies=add(_BASE.currencies, {"EUR": "euro|euro's", "pound": "pond"}),
    durations=add(
        _BASE.durations, {"day": "dag|dagen", "hour": "uur|uren", "century": "eeuw|eeuwen"}
    ),
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
    ages="leeftijd van",
    age_tails="jarige|-jarige|jaar oud",
    clock="om",
    clock_parts={"00": "uur"},
    light="nieuwe|andere|grote|jonge|eerste|laatste",
)
