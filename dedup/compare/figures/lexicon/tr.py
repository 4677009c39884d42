"""Turkish figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.common import SIGNS, SYMBOLS, add
from dedup.compare.figures.lexicon.entry import Cells, Grammar, Lexicon

_UNITS = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()
_TENS = "on yirmi otuz kırk elli altmış yetmiş seksen doksan".split()


def _joined() -> Cells:
    """yirmibeş: ten and unit in one word, as cheques and many papers write it."""
    return {
        ten * 10 + unit: _TENS[ten - 1] + _UNITS[unit]
        for ten in range(1, 10)
        for unit in range(1, 10)
    }


_ORDINALS = ("birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu").split()


def _joined_ordinals() -> Cells:
    """onbirinci, yirmiikinci: what follows the ten as one word with it."""
    return {
        ten * 10 + unit: _TENS[ten - 1] + word
        for ten in range(1, 10)
        for unit, word in enumerate(_ORDINALS, 1)
    }


LEXICON = Lexicon(
    code="tr",
    script="latin",
    locales=("tr",),
    common=(
        "ve bir bu da de için ile olarak daha çok en gibi kadar sonra önce olan ise ya ancak her"
        " ne var yok oldu olduğu ki mi diye göre tarafından üzerinde arasında şu o biz siz onlar"
        " değil etti edildi dedi eden aşkın yakın"
    ),
    letters="ığş",
    grammar=Grammar(and_low="no", and_high="no", adds_digits=True),
    comma_decimal=True,
    units={value: word for value, word in enumerate(_UNITS) if value != 1},
    weak={1: "bir"},
    tens=dict(zip(range(10, 100, 10), _TENS, strict=True)),
    wholes=_joined(),
    hundred="yüz",
    scales={
        12: "düzine",
        10**3: "bin|bini|bine|binin|binlik",
        10**6: "milyon|milyonu|milyona|milyonun|milyonluk",
        10**9: "milyar|milyarı|milyara|milyarın|milyarlık",
        10**12: "trilyon",
    },
    glued={10**9: "milyar", 10**6: "milyon", 1000: "bin", 100: "yüz"},
    short_scales={10**6: "mn", 10**9: "mr|mlr"},
    plural_scales="milyon|milyar|trilyon|düzine|bini|bine|binin|binlik|milyonu|milyona|milyonun|milyonluk|milyarı|milyara|milyarın|milyarlık",
    points="virgül",
    minus="eksi",
    ordinals={
        1: "birinci|ilk",
        2: "ikinci",
        3: "üçüncü",
        4: "dördüncü",
        5: "beşinci",
        6: "altıncı",
        7: "yedinci",
        8: "sekizinci",
        9: "dokuzuncu",
        10: "onuncu",
        20: "yirminci",
        30: "otuzuncu",
        40: "kırkıncı",
        50: "ellinci",
        60: "altmışıncı",
        70: "yetmişinci",
        80: "sekseninci",
        90: "doksanıncı",
        100: "yüzüncü",
        1000: "bininci",
        10**6: "milyonuncu",
        10**9: "milyarıncı",
        10**12: "trilyonuncu",
        **_joined_ordinals(),
    },
    day_point=True,
    ordinal_heads="yüzyıl yüzyılın yüzyılda madde maddesi maddenin gün günü yıl yılı dönem hafta dakika sıra sırada",
    ordinal_suffixes="inci|ıncı|nci|ncı|uncu|üncü|ncu|ncü",
    fractions={"1/2": "yarısı|yarım", "1/4": "çeyrek|çeyreği"},
    vague="onlarca|yüzlerce|binlerce|on binlerce|yüz binlerce|milyonlarca|milyarlarca|birkaç",
    percent="%|yüzde",
    percent_before="%|yüzde",
    points_of_percent="puan|yüzde puan",
    currencies={
        "TRY": "lira|Türk lirası|liralık|TL|lirası|liraya",
        "USD": "dolar|ABD doları|doları|dolarlık|dolara",
        "EUR": "avro|euro|avroluk",
        "GBP": "sterlin|pound",
        "JPY": "yen",
        "CNY": "yuan",
        "RUB": "ruble",
        "riyal": "riyal|riyali",
        "dinar": "dinar|dinarı",
        "CHF": "İsviçre frangı",
    },
    currency_signs=SIGNS,
    cents={"TRY": "kuruş", "USD": "sent", "GBP": "peni"},
    measures=add(
        SYMBOLS,
        {
            "bp": "baz puan|baz puanlık",
            "km": "kilometre",
            "m": "metre",
            "cm": "santimetre|santim",
            "km2": "kilometrekare",
            "m2": "metrekare",
            "m3": "metreküp",
            "ha": "hektar",
            "dunam": "dönüm",
            "kg": "kilogram|kilo",
            "g": "gram",
            "t": "ton",
            "L": "litre",
            "bbl": "varil",
            "bbl/d": "varil/gün",
            "Cel": "santigrat derece",
            "deg": "derece",
            "MW": "megavat",
        },
    ),
    rates={"h": "/s|/sa|/saat|/h", "s": "/sn|/saniye"},
    durations={
        "year": "yıl|yılı|yıllık|sene|yıldır|yıllığına",
        "month": "ay|aylık|aydır|aylığına",
        "week": "hafta|haftalık|haftalığına|haftadır",
        "day": "gün|günlük|gündür|günlüğüne",
        "hour": "saat|saatlik|saatliğine",
        "minute": "dakika|dakikalık|dakikalığına",
        "second": "saniye|saniyelik|saniyeliğine",
        "century": "yüzyıl",
    },
    months={
        value: f"{name}'da|{name}’da|{name}'de|{name}’de|{name}'ta|{name}’ta"
        for value, name in enumerate(
            "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split(), 1
        )
    },
    weak_months="ocak|mart|ekim|nisan|eylül|mar|eki|kas|ara|oca|may|tem|haz|nis|ağu|eyl|şub|aralık",
    year_heads="yılı|sezonu",
    common_era="yılı|yılında|yılının|yılından|yılına|yılındaki|yılınca|senesinde",
    relative={"0d": "bugün", "-1d": "dün", "+1d": "yarın", "-2d": "evvelsi gün|önceki gün"},
    last="geçen|geçtiğimiz",
    this="bu",
    next="gelecek|önümüzdeki",
    last_first=True,
    periods={"w": "hafta", "m": "ay", "y": "yıl|sene"},
    ago="önce",
    of=",",
    noons={0: "gece yarısı|gece yarısına|gece yarısından"},
    clock="saat",
    and_half="buçuk",
    ors="veya|ya da",
    tos="-|–|—|ile|ila|ilâ",
    versus="-|–|:",
    before={
        "more_than": "fazla|aşkın",
        "about": "yaklaşık|takriben|civarında",
        "at_least": "en az|asgari",
        "at_most": "en fazla|en çok|azami",
        "additional": "ilave|ek",
    },
    after={
        "at_least": "veya daha fazla|ve üzeri|ve üstü"
        + "".join(
            f"|{s}{c} büyük veya eşit" for s in ("'", "’") for c in ("den", "dan", "ten", "tan")
        ),
        "at_most": "veya daha az"
        + "".join(
            f"|{s}{c} küçük veya eşit" for s in ("'", "’") for c in ("den", "dan", "ten", "tan")
        ),
        "more_than": "dan fazla|den fazla|aşkın|'dan fazla|'den fazla|’den fazla|’dan fazla",
        "about": "civarında|dolayında|kadar",
        "less_than": "'den az|'dan az|’den az|’dan az",
    },
    heads="madde|no|numara|numaralı|sayfa",
    age_tails="yaşında|yaşındaki",
    light="yeni|diğer|başka|büyük",
)
