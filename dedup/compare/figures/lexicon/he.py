"""Hebrew figures: what news needs beyond CLDR."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import add

_BASE = known("he")
_SCALES = {**_BASE.scales, 10**3: "אלף|אלפים", 10**6: "מיליון", 10**9: "מיליארד|מיליארדי"}
LEXICON = replace(
    _BASE,
    clitics=(
        ("ו", True, False),
        ("ב", False, False),
        ("ל", False, False),
        ("כ", False, False),
        ("מ", False, False),
        ("ה", False, True),
        ("ש", False, False),
    ),
    ands="ל",
    common="של את על לא הוא היא כי עם זה זו גם כל יש או בין אל אם אך רק אני הם לאחר היה היו אשר כך אמר"
    " יותר מתוך נהרגו נפצעו נוספים בלבד",
    scales=_SCALES,
    plural_scales="|".join(_SCALES.values()),
    percent=_BASE.percent + "|אחוז|אחוזים",
    currencies=add(
        _BASE.currencies,
        {"ILS": 'שקל|שקלים|שקלים חדשים|ש"ח|ש״ח|שקלי', "EUR": "יורו|אירו", "USD": "דולר|דולרים"},
    ),
    durations=add(_BASE.durations, {"year": "שנים|שנה|שנות", "week": "שבועות|שבוע"}),
    vague="אלפי|עשרות|מאות|מיליוני|עשרות אלפי|מאות אלפי|כמה|מספר",
    before={
        "more_than": "יותר מ|מעל|למעלה מ",
        "less_than": "פחות מ|מתחת ל",
        "about": "כ|כ-|בערך|סביב|כמעט",
        "at_least": "לפחות",
        "up_to": "עד",
    },
    heads="מספר|סעיף|טיסה|החלטה",
    year_heads="בשנת|שנת|מאז|עד",
    ages="בן|בת|בני|גיל",
    tos="-|–|עד|ל",
    betweens="בין",
)
