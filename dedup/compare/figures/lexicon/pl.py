"""Polish figures: what news needs beyond CLDR."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import table

LEXICON = known(
    "pl",
    ands="i|a",
    common="w i na z do się nie to że jest o jak po od za przez dla są ale był była było oraz także tym"
    " już który które która tego roku ze",
    percent="procenta|procentów|proc.|proc",
    points_of_percent="punktów procentowych|punktu procentowego|punkty procentowe|pkt proc.|p.p.",
    scales={
        10**3: "tysiąc|tysiące|tysięcy|tys|tys.",
        10**6: "milion|miliony|milionów|miliona|mln",
        10**9: "miliard|miliardy|miliardów|miliarda|mld",
        10**12: "bilion|biliony|bilionów|bln",
    },
    currencies={"PLN": "złotego|zł"},
    cents={"PLN": "grosz|grosze|groszy"},
    durations={"year": "roku|latach", "hour": "godz."},
    weak_months="maj|maja|mar|lip",
    vague="dziesiątki|setki|kilka|kilkaset|kilkadziesiąt|kilkanaście|tysiące|miliony",
    before=table(
        "more_than = ponad|więcej niż|powyżej; less_than = mniej niż|poniżej;"
        " about = około|ok.|ok|niemal|prawie|blisko;"
        " at_least = co najmniej|przynajmniej|minimum; at_most = najwyżej|maksymalnie;"
        " up_to = do|aż"
    ),
    heads="nr|numer|art.|ustawa|strona|lot",
    year_heads="w|od|do|roku|rok|z",
    of=",|r.",
    common_era="r.|roku|r",
    tos="do|-|–|—",
    froms="od|z",
    betweens="między|pomiędzy",
    age_tails="letni|letnia|letniego|latek|-letni|-letnia|-letniego|-latek|-latka",
    clock="o|o godz.|godz.",
)
