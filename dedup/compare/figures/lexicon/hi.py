"""Hindi figures: what news needs beyond CLDR."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import add

_BASE = known("hi")
_SCALES = {**_BASE.scales, 10**6: "मिलियन", 10**3: "हज़ार|हजार"}
LEXICON = replace(
    _BASE,
    ands="और",
    common="के में की है और से का को ने पर यह हैं कि नहीं भी था एक लिए गया इस तो ही कर हो जो किया",
    scales=_SCALES,
    plural_scales="|".join(_SCALES.values()),
    percent=_BASE.percent + "|प्रतिशत|फीसदी|फ़ीसदी",
    currencies=add(_BASE.currencies, {"INR": "रुपये|रुपए|रुपया|रूपये", "EUR": "यूरो"}),
    durations=add(_BASE.durations, {"year": "साल|वर्ष", "week": "सप्ताह|हफ्ते"}),
    before={
        "more_than": "से अधिक",
        "about": "लगभग|करीब|क़रीब",
        "at_least": "कम से कम",
    },
    after={"more_than": "से अधिक|से ज्यादा|से ज़्यादा", "less_than": "से कम"},
    tos="से|-|–",
)
