"""Urdu figures."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import durations, measures
from dedup.compare.figures.lexicon.common import HIJRI, row, table
from dedup.compare.figures.lexicon.entry import Grammar, Lexicon

# Every number under a hundred has its own word; «اسّی» (80) with its shadda, for «اسی» is "the same".
_WORDS = row(
    "دو تین چار پانچ چھ سات آٹھ نو دس گیارہ بارہ تیرہ چودہ پندرہ سولہ سترہ اٹھارہ انیس بیس اکیس"
    " بائیس تئیس چوبیس پچیس چھبیس ستائیس اٹھائیس انتیس تیس اکتیس بتیس تینتیس چونتیس پینتیس چھتیس"
    " سینتیس اڑتیس انتالیس چالیس اکتالیس بیالیس تینتالیس چوالیس پینتالیس چھیالیس سینتالیس اڑتالیس"
    " انچاس پچاس اکاون باون ترپن چوّن پچپن چھپن ستاون اٹھاون انسٹھ ساٹھ اکسٹھ باسٹھ تریسٹھ چونسٹھ"
    " پینسٹھ چھیاسٹھ سڑسٹھ اڑسٹھ انہتر ستر اکہتر بہتر تہتر چوہتر پچہتر چھہتر ستتر اٹھہتر اناسی اسّی"
    " اکیاسی بیاسی تراسی چوراسی پچاسی چھیاسی ستاسی اٹھاسی نواسی نوے اکیانوے بانوے ترانوے چورانوے"
    " پچانوے چھیانوے ستانوے اٹھانوے ننانوے",
    2,
)
_WHOLES = {number: word for number, word in _WORDS.items() if number > 9}


def _ordinals() -> dict[int, str]:
    """گیارہواں, پچیسویں: the number with the ending of its gender."""
    return {number: f"{word}واں|{word}ویں" for number, word in _WHOLES.items() if number > 10}


LEXICON = Lexicon(
    code="ur",
    script="arabic",
    locales=("ur",),
    common=(
        "کے کی کا میں سے ہے اور کو پر نے کہ یہ ہیں اس تھا تھے تھی بھی ہو کر ایک گیا گئی ان وہ جو"
        " لئے لیے ہی کیا بعد تک نہیں گے گا گی اپنے ساتھ رہے دیا کہا جا ہوئے ہوا والے"
    ),
    letters="ٹڈڑںےہھ",
    units={number: _WORDS[number] for number in range(2, 10)} | {0: "صفر"},
    weak={1: "ایک"},
    wholes=_WHOLES,
    grammar=Grammar(adds_digits=True),
    hundred="سو",
    scales={
        12: "درجن",
        10**3: "ہزار",
        10**5: "لاکھ",
        10**6: "ملین",
        10**7: "کروڑ",
        10**9: "ارب|بلین",
        10**11: "کھرب",
        10**12: "ٹریلین",
    },
    plural_scales="ہزار|لاکھ|کروڑ|ارب|کھرب|ملین|بلین|درجن",
    points="اعشاریہ",
    minus="منفی",
    ordinals={
        **row(
            "پہلا|پہلی|پہلے|اول دوسرا|دوسری|دوسرے تیسرا|تیسری|تیسرے چوتھا|چوتھی|چوتھے"
            " پانچواں|پانچویں چھٹا|چھٹی ساتواں|ساتویں آٹھواں|آٹھویں نواں|نویں دسواں|دسویں",
            1,
        ),
        100: "سوواں|سوویں",
    }
    | _ordinals(),
    ordinal_suffixes="واں|ویں|وین",
    fractions=table(
        "1/2 = نصف|آدھا|آدھی|آدھے; 1/4 = چوتھائی|ایک چوتھائی; 1/3 = تہائی|ایک تہائی;"
        " 2/3 = دو تہائی; 3/4 = تین چوتھائی; 3/2 = ڈیڑھ; 5/2 = ڈھائی|اڑھائی"
    ),
    clock_parts={"00": "بجے|بج کر"},
    am="صبح",
    pm="شام|دوپہر|رات",
    half_first=True,
    shifts={"1/2": "ساڑھے|ساڑهے", "1/4": "سوا", "-1/4": "پونے"},
    vague="درجنوں|سینکڑوں|ہزاروں|لاکھوں|کروڑوں|اربوں|کئی|متعدد|سیکڑوں",
    percent="%|٪|فیصد|فی صد",
    points_of_percent="فیصد پوائنٹس|فیصد پوائنٹ",
    currencies=table(
        "PKR = پاکستانی روپے|پاکستانی روپیہ; INR = بھارتی روپے; rupee = روپے|روپیہ|روپیے;"
        " USD = ڈالر|ڈالرز|امریکی ڈالر|امریکی ڈالرز; EUR = یورو; GBP = پاؤنڈ|پاؤنڈز;"
        " riyal = ریال; SAR = سعودی ریال; dirham = درہم; dinar = دینار; CNY = یوآن|یوان;"
        " JPY = ین"
    ),
    cents={"rupee": "پیسے|پیسہ|پیسوں", "USD": "سینٹ"},
    measures=measures(
        "ur",
        table(
            "km = کلومیٹر; km2 = مربع کلومیٹر; ft = فٹ; kg = کلوگرام|کلو; t = ٹن; L = لٹر;"
            " bbl/d = بیرل یومیہ; Cel = ڈگری سینٹی گریڈ; deg = ڈگری; MW = میگاواٹ"
        ),
    ),
    rates={"h": "فی گھنٹہ|/گھنٹہ", "s": "فی سیکنڈ|/سیکنڈ"},
    durations=durations(
        "ur",
        table(
            "year = برس; month = ماہ|مہینوں; week = ہفتوں; day = روز|دنوں|روزہ; hour = گھنٹوں;"
            " century = صدی|صدیوں; decade = دہائیوں"
        ),
    ),
    hijri=HIJRI,
    common_era="ء|عیسوی",
    hijri_era="ہجری|ھ",
    weekdays={"MON": "سوموار", "FRI": "جمعے", "SAT": "سنیچر"},
    weak_months="مئی|جون",
    year_heads="سال|سنہ|سن",
    relative={"0d": "آج", "-1d": "گزشتہ روز"},
    ago="پہلے|قبل",
    last="گزشتہ|پچھلے|گذشتہ",
    this="رواں|اس",
    next="آئندہ|اگلے",
    last_first=True,
    periods={"w": "ہفتے|ہفتہ", "m": "ماہ|مہینے", "y": "سال|برس"},
    of="،|,|سنہ",
    of_each="میں سے",
    ages="عمر",
    tos="سے|تا|-|–|—",
    versus="-|–|:",
    before=table(
        "more_than = سے زائد|زیادہ; about = تقریبا|تقریباً|لگ بھگ|قریب قریب;"
        " at_least = کم از کم; at_most = زیادہ سے زیادہ; additional = مزید"
    ),
    after={"more_than": "سے زائد|سے زیادہ", "less_than": "سے کم", "about": "کے قریب|کے لگ بھگ"},
    heads="نمبر|شق|آرٹیکل|دفعہ|قرارداد",
    age_tails="سالہ",
    blocked="دو ٹوک|نو منتخب|چار دیواری|سات سمندر",
    needs={"كيي": "ئ"},  # کیے folds to the same letters
)
