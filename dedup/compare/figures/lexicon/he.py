"""Hebrew figures: what news needs beyond CLDR."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import row, table
from dedup.compare.figures.lexicon.entry import Grammar

_ORDINALS = "ראשון שלישי שלישית רביעי רביעית חמישי שישי שישית שביעי שביעית שמיני שמינית תשיעי"
"""Without their article they name days, and parts."""
LEXICON = known(
    "he",
    clitics=(
        ("ו", True, False),
        ("ב", False, False),
        ("ל", False, False),
        ("כ", False, False),
        ("מ", False, False),
        ("ה", False, True),
        ("ש", False, False),
    ),
    ands="ל|ל-",
    common="של את על לא הוא היא כי עם זה זו גם כל יש או בין אל אם אך רק אני הם לאחר היה היו אשר כך אמר"
    " יותר מתוך נהרגו נפצעו נוספים בלבד",
    grammar=Grammar(and_low="must", and_high="may", adds_digits=True),
    units={
        **row("שניים|שני|שתיים|שתי שלושה|שלוש|שלושת ארבעה|ארבע|ארבעת חמישה|חמש|חמשת", 2),
        **row("שישה|שש|ששת שבעה|שבע|שבעת שמונה|שמונת תשעה|תשע|תשעת", 6),
    },
    weak={1: "אחד|אחת", 2: "שנים|שתים"},
    teens={10: "עשרה|עשר|עשרת"},
    teen_mark="עשר|עשרה",
    tens=row("עשרים שלושים ארבעים חמישים שישים שבעים שמונים תשעים", 20, 10),
    hundred="מאה|מאות",
    hundreds={200: "מאתיים"},
    dual_scales={10**3: "אלפיים"},
    fractions={"1/2": "חצי|מחצית", "1/3": "שליש", "1/4": "רבע", "1/5": "חמישית"},
    parts={3: "שלישים|שלישי", 4: "רבעים|רבעי", 5: "חמישיות", 10: "עשיריות"},
    points_of_percent="נקודות אחוז|נקודת אחוז",
    out_of="מכל|מתוך",
    scales={10**3: "אלף|אלפים", 10**6: "מיליון", 10**9: "מיליארד|מיליארדי"},
    plural_scales="אלפים|מיליונים|מיליוני|מיליארדים|מיליארדי",
    percent="אחוזים",
    currencies=table('ILS = שקל|שקלים|ש"ח|ש״ח|שקלי; EUR = יורו|אירו; USD = דולר|דולרים'),
    durations={"year": "שנות"},
    ordinals={
        1: "ראשון|ראשונה",
        **row("שלישי|שלישית רביעי|רביעית חמישי שישי|שישית שביעי|שביעית שמיני|שמינית תשיעי", 3),
    },
    needs=dict.fromkeys(_ORDINALS.split(), "ה"),
    relative=table("0d = היום; -1d = אתמול|אמש; -2d = שלשום; +1d = מחר; +2d = מחרתיים"),
    versus="-|–|:|מול",
    vague="אלפי|עשרות|מאות|מיליוני|עשרות אלפי|מאות אלפי|כמה|מספר",
    before=table(
        "more_than = יותר מ|יותר מ-|מעל|מעל ל-|למעלה מ|למעלה מ-;"
        " less_than = פחות מ|פחות מ-|מתחת ל|מתחת ל-;"
        " about = כ|כ-|בערך|סביב|כמעט; at_least = לפחות; up_to = עד"
    ),
    blocked="באר שבע|מאה ה",
    ago="לפני",
    in_front="לפני",
    measures=table(
        't = טון|טונות; deg = מעלות; bp = נקודות בסיס|נקודת בסיס; m2 = מ"ר|מ״ר; km = ק"מ|ק״מ;'
        ' kg = ק"ג|ק״ג'
    ),
    dual_durations={
        **{"year": "שנתיים", "month": "חודשיים", "week": "שבועיים", "day": "יומיים"},
        "hour": "שעתיים",
    },
    heads="מספר|סעיף|טיסה|החלטה",
    decade_heads="שנות",
    year_heads="בשנת|שנת|מאז|עד",
    ages="בן|בת|בני|גיל",
    tos="-|–|עד|ל|ל-",
    betweens="בין",
)
