"""Hindi figures: what news needs beyond CLDR."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import add, row, table
from dedup.compare.figures.lexicon.entry import Grammar

_BASE = known("hi")
_SCALES = {**_BASE.scales, 10**6: "मिलियन", 10**3: "हज़ार|हजार"}
_WORDS = (
    "दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस"
    " बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस"
    " तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस"
    " चालीस इकतालीस बयालीस तैंतालीस चवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास"
    " पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ"
    " साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर"
    " सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उनासी"
    " अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी"
    " नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे"
)
"""10 to 99: each its own word."""
LEXICON = replace(
    _BASE,
    grammar=Grammar(and_low="no", and_high="no"),
    units=row("दो तीन चार पांच छह सात आठ नौ", 2),
    weak={1: "एक"},
    wholes=row(_WORDS, 10),
    hundred="सौ",
    fractions=table(
        "1/2 = आधा|आधे|आधी; 1/3 = एक तिहाई; 2/3 = दो तिहाई; 1/4 = एक चौथाई; 3/4 = तीन चौथाई;"
        " 3/2 = डेढ़; 5/2 = ढाई"
    ),
    shifts={"1/2": "साढ़े", "1/4": "सवा", "-1/4": "पौने"},
    clock_parts={"00": "बजे"},
    ands="और",
    common="के में की है और से का को ने पर यह हैं कि नहीं भी था एक लिए गया इस तो ही कर हो जो किया",
    scales=_SCALES,
    plural_scales="|".join(_SCALES.values()),
    percent=_BASE.percent + "|प्रतिशत|फीसदी|फ़ीसदी",
    currencies=add(_BASE.currencies, {"INR": "रुपये|रुपए|रुपया|रूपये", "EUR": "यूरो"}),
    durations=add(_BASE.durations, {"year": "साल|वर्ष", "week": "सप्ताह|हफ्ते"}),
    before=table("more_than = से अधिक; about = लगभग|करीब|क़रीब; at_least = कम से कम"),
    after={"more_than": "से अधिक|से ज्यादा|से ज़्यादा", "less_than": "से कम"},
    tos="से|-|–",
)
