"""Indonesian figures: what news needs beyond CLDR."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import row, table

_DIGITS = "dua tiga empat lima enam tujuh delapan sembilan".split()
LEXICON = known(
    "id",
    units=row(" ".join(_DIGITS), 2),
    weak={1: "satu"},
    teens={10: "sepuluh", 11: "sebelas"}
    | {n: f"{word} belas" for n, word in enumerate(_DIGITS, 12)},
    tens={n * 10: f"{word} puluh" for n, word in enumerate(_DIGITS, 2)},
    hundreds={100: "seratus"} | {n * 100: f"{word} ratus" for n, word in enumerate(_DIGITS, 2)},
    fractions=table(
        "1/2 = setengah|separuh; 1/3 = sepertiga; 2/3 = dua pertiga; 1/4 = seperempat;"
        " 3/4 = tiga perempat"
    ),
    ands="dan",
    common="yang dan di dengan untuk ini itu dari pada dalam tidak akan oleh juga ke adalah ada tersebut"
    " telah bisa karena saat sebagai mereka atau kata kepada lebih",
    scales={10**3: "ribu|rb", 10**6: "juta|jt", 10**9: "miliar|milyar|mlr"},
    percent="prosen",
    currencies={"USD": "dolar AS"},
    durations={"week": "pekan"},
    currency_signs={"IDR": "rp|rp.|idr"},
    weak_months="des|mar",
    vague="ribuan|ratusan|puluhan|jutaan|beberapa|belasan|ratusan ribu|puluhan ribu",
    before=table(
        "more_than = lebih dari|di atas; less_than = kurang dari|di bawah;"
        " about = sekitar|kira-kira|hampir|kurang lebih;"
        " at_least = setidaknya|sedikitnya|minimal|paling sedikit;"
        " at_most = maksimal|paling banyak; up_to = hingga|sampai"
    ),
    heads="nomor|pasal|no|no.",
    year_heads="tahun|pada|sejak|hingga",
    tos="hingga|sampai|-|–|—",
    froms="dari",
    betweens="antara",
    ages="usia|berusia|umur",
    clock="pukul|jam",
)
