"""Chinese figures: units and marks; its number grammar is in hanzi.py."""

from __future__ import annotations

from dedup.compare.figures.lexicon.cldr import durations, measures
from dedup.compare.figures.lexicon.common import table
from dedup.compare.figures.lexicon.entry import Lexicon

LEXICON = Lexicon(
    code="zh",
    script="han",
    common="的 了 在 是 我 有 和 就 不 也 都 说 到 要 去 你 会 着 看 这 那 与 及 或 被 把 对 从 以 而 等",
    scales={10**4: "万|萬", 10**8: "亿|億", 10**12: "兆", 10**3: "千", 10**2: "百"},
    short_scales={10**3: "k"},
    plural_scales="万 萬 亿 億 兆 千 百",
    minus="负|負",
    percent="%|％|个百分比",
    percent_before="百分之",
    points_of_percent="个百分点|個百分點|百分点",
    currencies=table(
        "CNY = 元|人民币|元人民币|块|块钱|圆; USD = 美元|美金; EUR = 欧元|歐元; GBP = 英镑|英鎊; JPY = 日元|日圆;"
        " HKD = 港元|港币; TWD = 新台币|新台幣|台币; RUB = 卢布; KRW = 韩元|韩圆; AUD = 澳元; CAD = 加元;"
        " CHF = 瑞士法郎; franc = 法郎; rupee = 卢比; dinar = 第纳尔; riyal = 里亚尔"
    ),
    currency_signs={"CNY": "￥"},
    cents={"CNY": "分钱", "USD": "美分"},
    measures=measures(
        "zh",
        table(
            "km = 千米; m = 公尺; cm = 公分; km2 = 平方千米; kg = 公斤; t = 吨|噸; Cel = 攝氏度; deg = 度;"
            " MB = 兆字节; mu = 亩; bp = 个基点|基点; bbl/d = 桶/日; kB = 千字节"
        ),
    ),
    rates={"h": "/小时|每小时|/h", "s": "/秒|每秒|/s"},
    durations=durations(
        "zh",
        table(
            "year = 周年; month = 個月; week = 星期|个星期|週; day = 日; hour = 个小时|小時|個小時; minute = 分鐘;"
            " second = 秒; century = 世纪"
        ),
    ),
    relative=table(
        "0d = 今天|今日; -1d = 昨天|昨日; +1d = 明天|明日; -2d = 前天; +2d = 后天; 0m = 本月; -1m = 上月|上个月;"
        " 0y = 今年; -1y = 去年; +1y = 明年"
    ),
    weekdays={
        day: "|".join(week + sign for sign in signs for week in ("星期", "周", "週", "礼拜"))
        for day, signs in zip(
            "MON TUE WED THU FRI SAT SUN".split(), "一 二 三 四 五 六 日天".split(), strict=True
        )
    },
    ago="前|之前|以前",
    tos="至|到|-|–|—|~|～",
    froms="从|由",
    versus="比|:|-|：",
    before=table(
        "more_than = 超过|超過|逾|多于|高于|大于; less_than = 不到|少于|低于|不足|小于;"
        " about = 约|约有|大约|近|约为|大概|将近|接近; at_least = 至少|至少有|不少于|不低于; at_most = 至多|最多|不超过;"
        " up_to = 高达|多达; additional = 另外|另有|还有|再; = 附近|最近"
    ),
    after={"more_than": "以上|多", "about": "左右|上下", "less_than": "以下"},
    light="多 余 餘",
    heads="第|号|编号|号码",
    age_tails="岁|歲",
    vague="数十|数百|数千|数万|几十|几百|几千|几万|数百万|数千万|上百|上千|上万|数亿",
)
