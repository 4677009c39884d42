"""Turkish figures."""

from __future__ import annotations

from collections.abc import Mapping

from dedup.compare.figures.lexicon.cldr import durations, measures
from dedup.compare.figures.lexicon.common import Key, add, pairs, row, table
from dedup.compare.figures.lexicon.entry import Cells, Grammar, Lexicon

_UNITS = "sıfır bir iki üç dört beş altı yedi sekiz dokuz".split()
_MONTHS = "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık".split()
_TENS = "on yirmi otuz kırk elli altmış yetmiş seksen doksan".split()


_ORDINALS = ("birinci ikinci üçüncü dördüncü beşinci altıncı yedinci sekizinci dokuzuncu").split()


def _joined(units: list[str]) -> Cells:
    """yirmibeş, onbirinci: ten and unit in one word, as cheques and many papers write it."""
    return {
        ten * 10 + unit: word + last
        for ten, word in enumerate(_TENS, 1)
        for unit, last in enumerate(units, 1)
    }


_HARMONY = dict(zip("aıeiouöü", "ııiiuuüü", strict=True))
_SHORT = 3
"""Letters of words whose past is another verb: yendi *beat*, yıldı *shrank from*."""
_SOFT = frozenset(("saat",))
"""Words whose endings have the vowels of the front, against their own."""


def _declined(names: Mapping[Key, str]) -> dict[Key, str]:
    """Nouns with the endings of their cases, of *-lik* and *-dir*: saniyede, metreyi, haftalık."""
    return {
        name: "|".join(word + end for word in cell.split("|") for end in _endings(word))
        for name, cell in names.items()
    }


def _endings(word: str) -> list[str]:
    vowels = [char for char in word if char in _HARMONY]
    high = "i" if word in _SOFT or not vowels else _HARMONY[vowels[-1]]
    low = "e" if high in "iü" else "a"
    hard = "t" if word[-1] in "fstkçşhp" else "d"
    y, n = ("y", "n") if word[-1] in _HARMONY else ("", "")
    cases = [f"{y}{high}", f"{y}{low}", f"{hard}{low}", f"{hard}{low}n", f"{n}{high}n"]
    if len(word) > _SHORT:
        cases.append(f"{y}{'d' if y else hard}{high}")
    return ["", *cases, f"l{high}k", f"l{high}ğ{high}n{low}", f"{hard}{high}r"]


_WHOLES = "ikide üçte dörtte beşte altıda yedide sekizde dokuzda onda".split()
_SHARES = "biri ikisi üçü dördü beşi altısı yedisi sekizi dokuzu".split()
_OF_SHARES = ("", "n", "ni", "ne", "nin", "nde", "nden")


_OF_THEM = "kişiden kadından erkekten çocuktan gençten öğrenciden haneden".split()


def _fractions() -> dict[str, str]:
    """üçte iki, üçte ikisi, dörtte birinden: two of three, of one in four."""
    return {
        f"{top}/{bottom}": "|".join(
            (
                f"{whole} {_UNITS[top]}",
                *(f"{whole} {share}{end}" for end in _OF_SHARES),
                *(f"{_UNITS[bottom]} {noun} {share}" for noun in _OF_THEM if bottom < len(_UNITS)),
            )
        )
        for bottom, whole in enumerate(_WHOLES, 2)
        for top, share in enumerate(_SHARES[: bottom - 1], 1)
    }


_THAN = "'den|'dan|'ten|'tan|’den|’dan|’ten|’tan"
_SCALES = _declined({10**3: "bin", 10**6: "milyon", 10**9: "milyar", 10**12: "trilyon"})

LEXICON = Lexicon(
    code="tr",
    locales=("tr",),
    common=(
        "ve bir bu da de için ile olarak daha çok en gibi kadar sonra önce olan ise ya ancak her"
        " ne var yok oldu olduğu ki mi diye göre tarafından üzerinde arasında şu o biz siz onlar"
        " değil etti edildi dedi eden aşkın yakın"
    ),
    letters="ığş",
    grammar=Grammar(adds_digits=True),
    comma_decimal=True,
    units={value: word for value, word in enumerate(_UNITS) if value != 1},
    weak={1: "bir"},
    tens=dict(zip(range(10, 100, 10), _TENS, strict=True)),
    wholes=_joined(_UNITS[1:]),
    hundred="yüz",
    scales={12: "düzine", **_SCALES},
    glued={10**9: "milyar", 10**6: "milyon", 1000: "bin", 100: "yüz"},
    short_scales={10**3: "k", 10**6: "mn", 10**9: "mr|mlr"},
    plural_scales="düzine|" + "|".join(_SCALES.values()).removeprefix("bin|"),
    points="virgül",
    minus="eksi",
    ordinals={
        **row(" ".join(_ORDINALS), 1),
        1: "birinci|ilk",
        **row("onuncu yirminci otuzuncu kırkıncı ellinci altmışıncı", 10, 10),
        **row("yetmişinci sekseninci doksanıncı", 70, 10),
        **{100: "yüzüncü", 10**3: "bininci", 10**6: "milyonuncu"},
        **{10**9: "milyarıncı", 10**12: "trilyonuncu"},
        **_joined(_ORDINALS),
    },
    day_point=True,
    ordinal_heads="yüzyıl yüzyılın yüzyılda madde maddesi maddenin gün günü yıl yılı dönem hafta dakika dakikada dakikasında dakikalarda dakikalarında sıra sırada",
    ordinal_suffixes="inci|ıncı|nci|ncı|uncu|üncü|ncu|ncü",
    fractions=add({"1/2": "yarısı|yarım", "1/4": "çeyrek|çeyreği"}, _fractions()),
    vague="onlarca|yüzlerce|binlerce|on binlerce|yüz binlerce|milyonlarca|milyarlarca|birkaç",
    percent="%|yüzde",
    percent_before="%|yüzde",
    points_of_percent="yüzde puan|puan|puanı|puana|puanlık",
    currencies=_declined(
        table(
            "TRY = lira|Türk lirası|TL|lirası; USD = dolar|ABD doları|doları;"
            " EUR = avro|euro; GBP = sterlin|pound; JPY = yen; CNY = yuan; RUB = ruble;"
            " riyal = riyal|riyali; dinar = dinar|dinarı; CHF = İsviçre frangı"
        )
    ),
    cents={"TRY": "kuruş", "USD": "sent", "GBP": "peni"},
    measures=_declined(
        measures(
            "tr",
            {
                **{"bp": "baz puan", "cm": "santim", "dunam": "dönüm", "kg": "kilo"},
                **{"bbl/d": "varil/gün", "deg": "derece"},
            },
        )
    ),
    rates={"h": "/s|/sa|/saat|/h", "s": "/sn|/saniye"},
    durations=_declined(durations("tr", {"year": "sene"})),
    months={
        month: "|".join(f"{name}{sign}{end}" for sign in "'’" for end in ("da", "de", "ta"))
        for month, name in enumerate(_MONTHS, 1)
    },
    weak_months="ocak|mart|ekim|nisan|eylül|mar|eki|kas|ara|oca|may|tem|haz|nis|ağu|eyl|şub|aralık",
    year_heads="yılı|sezonu",
    common_era="yılı|yılında|yılının|yılından|yılına|yılındaki|yılınca|senesinde",
    relative={"0d": "bugün", "-1d": "dün", "+1d": "yarın", "-2d": "evvelsi gün|önceki gün"},
    last="geçen|geçtiğimiz",
    this="bu",
    next="gelecek|önümüzdeki",
    last_first=True,
    periods=_declined({"w": "hafta", "m": "ay", "y": "yıl|sene"}),
    ago="önce",
    of=",",
    noons={0: "gece yarısı|gece yarısına|gece yarısından"},
    clock="saat",
    and_half="buçuk",
    of_each="|".join(_OF_THEM),
    ors="veya|ya da",
    tos="-|–|—|ile|ila|ilâ",
    versus="-|–|:",
    before=table(
        "more_than = fazla|aşkın; about = yaklaşık|takriben|civarında;"
        " at_least = en az|asgari; at_most = en fazla|en çok|azami; additional = ilave|ek"
    ),
    after={
        "at_least": "veya daha fazla|ve üzeri|ve üstü|" + pairs(_THAN, "büyük veya eşit"),
        "at_most": "veya daha az|" + pairs(_THAN, "küçük veya eşit"),
        "more_than": "dan fazla|den fazla|aşkın|'dan fazla|'den fazla|’den fazla|’dan fazla",
        "about": "civarında|dolayında|kadar",
        "less_than": "'den az|'dan az|’den az|’dan az",
    },
    heads="madde|no|numara|numaralı|sayfa",
    age_tails="yaşında|yaşındaki|yaşlarında|yaşlarındaki",
    light="yeni|diğer|başka|büyük",
)
