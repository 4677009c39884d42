"""Japanese figures; its numbers in kanji are read by hanzi.py."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import table

_LEXICON = known(
    "ja",
    common="の を に は が と で も から へ や な た て し れ さ ん い る こ そ ま より ほど など",
    scales={10**4: "万", 10**8: "億", 10**12: "兆", 10**3: "千", 10**2: "百"},
    plural_scales="万 億 兆 千 百",
    percent="％",
    points_of_percent="ポイント|％ポイント",
    currencies={"USD": "ドル", "GBP": "ポンド"},
    currency_signs={"JPY": "￥"},
    measures=table("km = キロ; Cel = 度"),
    relative={"0d": "今日|本日", "-1d": "昨日", "+1d": "明日"},
    weekdays={
        day: f"{sign}曜"
        for day, sign in zip("MON TUE WED THU FRI SAT SUN".split(), "月火水木金土日", strict=True)
    },
    ago="前",
    cents={"JPY": "銭"},
    of_each="に",
    tos="から|-|–|〜|~|～",
    versus="対|-|―|:",
    before={"about": "約|およそ", "at_least": "少なくとも"},
    after=table("more_than = 以上|超|余り; about = ほど|程度|前後; less_than = 未満|以下"),
    heads="第|番号",
    age_tails="歳|才",
    vague="数十|数百|数千|数万|数十万|数百万",
)
LEXICON = replace(
    _LEXICON,
    durations=table(
        "year = 年|年間; month = か月|カ月|ヵ月|ヶ月|か月間|カ月間; week = 週間; day = 日間; hour = 時間;"
        " minute = 分間; second = 秒|秒間; century = 世紀"
    ),
)
