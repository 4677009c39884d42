"""Persian figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import durations, measures
from dedup.compare.figures.lexicon.common import HIJRI, row, table
from dedup.compare.figures.lexicon.entry import Grammar, Lexicon, Names

_UNITS = "یک دو سه چهار پنج شش هفت هشت نه ده".split()
_TEENS = row("ده یازده دوازده سیزده چهارده پانزده شانزده هفده هجده نوزده", 10)
_TENS = row("بیست سی چهل پنجاه شصت هفتاد هشتاد نود", 20, 10)
_HUNDREDS = row("صد دویست سیصد چهارصد پانصد ششصد هفتصد هشتصد نهصد", 100, 100)
_PARTS = row("سوم چهارم پنجم ششم هفتم هشتم نهم دهم", 3)


def _ordinals() -> dict[int, str]:
    """یازدهم and یازدهمین; 30 ends in a vowel and has a letter between."""
    words = {**_TEENS, **_TENS, **_HUNDREDS, 1000: "هزار"}
    regular = {number: f"{word}م|{word}مین" for number, word in words.items()}
    return regular | {
        18: "هجدهم|هجدهمین|هیجدهم|هیجدهمین",
        30: "سی ام|سی\u200cام|سی امین|سی\u200cامین",
    }


def _shares() -> dict[str, str]:
    """یک پنجم: one of a number of parts."""
    shares = {f"1/{number}": f"یک {part}" for number, part in _PARTS.items()}
    return shares | {"1/3": "یک سوم|ثلث", "1/4": "یک چهارم|ربع"}


def _adjectives(names: Names) -> Names:
    """دلاری, کیلومتری: of so many dollars, at so many kilometres."""
    return {
        name: "|".join(part + end for part in cell.split("|") for end in ("", "ی"))
        for name, cell in names.items()
    }


LEXICON = Lexicon(
    code="fa",
    script="arabic",
    locales=("fa",),
    common=(
        "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت شد شده می بود های ها"
        " کرده اند او ما دارد باید یا اما هر اگر کند پس پیش بین روی آنها بیش کمتر حدود"
        " اینکه درباره علیه هستند شود کنند دیگر چه وی"
    ),
    letters="پچژگ",
    slash_decimal=True,
    grammar=Grammar(and_low="must", and_high="must", adds_digits=True),
    units={0: "صفر", 2: "دو", **row("سه چهار پنج شش|شیش هفت هشت نه", 3)},
    weak={1: "یک"},
    teens={**_TEENS, 18: "هجده|هیجده"},
    tens=_TENS,
    hundreds={**_HUNDREDS, 100: "صد|یکصد"},
    scales={10**3: "هزار", 10**6: "میلیون", 10**9: "میلیارد", 10**12: "تریلیون|تریلیارد"},
    plural_scales="میلیون|میلیارد|تریلیون",
    ands="و",
    points="ممیز",
    minus="منفی",
    ordinals={
        **row(
            "اول|اولین|نخست|نخستین|یکم دوم|دومین سوم|سومین چهارم|چهارمین پنجم|پنجمین ششم|ششمین"
            " هفتم|هفتمین هشتم|هشتمین نهم|نهمین",
            1,
        )
    }
    | _ordinals(),
    fractions={"1/2": "نصف|نیم|نیمی", "2/3": "دو سوم", "3/2": "یک و نیم"} | _shares(),
    parts=_PARTS,
    vague=(
        "ده ها|دهها|صدها|هزاران|میلیون ها|میلیونها|میلیاردها|چند|چندین|چند هزار|چند میلیون|چند میلیارد|چندین هزار"
        "|چندین میلیون|چند ده|چند صد|چند ده هزار|چند صد هزار|چند صد میلیون|ده ها هزار|دهها هزار|صدها هزار|ده ها میلیون"
        "|دهها میلیون|صدها میلیون|ده ها میلیارد|دهها میلیارد|صدها میلیارد|هزاران میلیارد|میلیون ها نفر|هزارها"
    ),
    percent="%|٪|درصد|در صد|درصدی",
    points_of_percent="واحد درصد|درصدی واحد",
    currencies=_adjectives(
        table(
            "toman = تومان|تومن; IRR = ریال; USD = دلار|دلار آمریکا; EUR = یورو; GBP = پوند;"
            " AFN = افغانی; CNY = یوان; JPY = ین; TRY = لیر|لیر ترکیه; dirham = درهم;"
            " dinar = دینار; RUB = روبل"
        )
    ),
    cents={"USD": "سنت"},
    measures=_adjectives(
        measures(
            "fa",
            table(
                "cm = سانتی متر|سانت; mm = میلی متر; m2 = مترمربع; m3 = مترمکعب; kg = کیلو;"
                " t = تن; bbl/d = بشکه در روز; deg = درجه; M = ریشتر;"
                " Cel = درجه سانتیگراد|درجه سانتی گراد|درجه سلسیوس"
            ),
        )
    ),
    rates={"h": "در ساعت|بر ساعت|/ساعت|/h", "s": "در ثانیه|بر ثانیه|/ثانیه"},
    durations=durations("fa", {"century": "قرن"}),
    months={5: "می", 7: "جولای", 8: "آگوست"},
    jalali=row("فروردین اردیبهشت خرداد تیر مرداد شهریور مهر آبان آذر دی بهمن اسفند", 1),
    hijri=HIJRI,
    weekdays=table("SUN = یک شنبه; MON = دو شنبه; TUE = سه شنبه; WED = چهار شنبه; THU = پنج شنبه"),
    weak_months="می|مه|مارس|اوت",
    year_heads="سال|از سال|در سال",
    relative=table(
        "0y = امسال; -1y = پارسال; 0d = امروز|امشب; -1d = دیروز|دیشب; +1d = فردا; -2d = پریروز; +2d = پس فردا"
    ),
    last="گذشته|پیش|قبل",
    this="جاری",
    next="آینده|بعد",
    periods={"w": "هفته", "m": "ماه", "y": "سال"},
    of="ماه|سال|،|,",
    common_era="میلادی|م",
    hijri_era="هجری قمری|قمری",
    jalali_years=True,
    ago="پیش|قبل",
    clock="ساعت",
    hours=dict(enumerate([*_UNITS, "یازده", "دوازده"], 1)),
    noons={0: "نیمه‌شب|نیمه شب"},
    am="صبح|بامداد",
    pm="عصر|بعدازظهر|بعد از ظهر|شب",
    tos="تا|-|–|—|الی",
    froms="از",
    betweens="بین|میان",
    changes="افزایش|کاهش|رسید|رسیده",
    versus="بر|-|–|:",
    before=table(
        "more_than = بیش از|بیشتر از|بالای; less_than = کمتر از|زیر;"
        " about = حدود|حدودا|نزدیک به|تقریبا|قریب به; at_least = دست کم|حداقل|دستکم|لااقل;"
        " at_most = حداکثر|نهایتا; up_to = تا"
    ),
    after={"additional": "دیگر|اضافی"},
    heads="شماره|ماده|قطعنامه|بند|پرواز|صفحه|اصل",
    ages="سن|در سن",
    age_tails="ساله|سالگی",
    out_of="از هر|از",
    blocked="سی ان ان|سه شنبه ها|دو سویه|دی وی دی|یک بار|زیر صفر|بالای صفر|نه تنها|نه فقط",
)
