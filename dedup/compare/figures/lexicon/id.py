"""Indonesian figures: what news needs beyond CLDR."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import SIGNS, add

_BASE = known("id")
_SCALES = {**_BASE.scales, 10**3: "ribu|rb", 10**6: "juta|jt", 10**9: "miliar|milyar|mlr"}
LEXICON = replace(
    _BASE,
    ands="dan",
    common="yang dan di dengan untuk ini itu dari pada dalam tidak akan oleh juga ke adalah ada tersebut"
    " telah bisa karena saat sebagai mereka atau kata kepada lebih",
    scales=_SCALES,
    plural_scales="|".join(_SCALES.values()),
    percent=_BASE.percent + "|persen|prosen",
    currencies=add(_BASE.currencies, {"IDR": "rupiah", "USD": "dolar AS", "EUR": "euro"}),
    currency_signs=add(SIGNS, {"IDR": "rp|rp.|idr"}),
    weak_months="des|mar",
    vague="ribuan|ratusan|puluhan|jutaan|beberapa|belasan|ratusan ribu|puluhan ribu",
    before={
        "more_than": "lebih dari|di atas",
        "less_than": "kurang dari|di bawah",
        "about": "sekitar|kira-kira|hampir|kurang lebih",
        "at_least": "setidaknya|sedikitnya|minimal|paling sedikit",
        "at_most": "maksimal|paling banyak",
        "up_to": "hingga|sampai",
    },
    heads="nomor|pasal|no|no.",
    year_heads="tahun|pada|sejak|hingga",
    tos="hingga|sampai|-|–|—",
    froms="dari",
    betweens="antara",
    ages="usia|berusia|umur",
    clock="pukul|jam",
)
