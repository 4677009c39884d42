"""Korean figures: what news needs beyond CLDR; dates are read by hanzi.py."""

from __future__ import annotations

from dataclasses import replace

from dedup.compare.figures.lexicon.cldr import known
from dedup.compare.figures.lexicon.common import table

_LEXICON = known(
    "ko",
    common="은 는 이 가 을 를 의 에 에서 로 으로 와 과 도 부터 까지 중 및 등 여 약 전 뒤",
    percent="퍼센트|프로",
    points_of_percent="%포인트|%p|포인트",
    currencies={"JPY": "엔"},
    relative={"0d": "오늘", "-1d": "어제|전날", "+1d": "내일", "-1y": "지난해|작년", "+1y": "내년"},
    of_each="중",
    measures={"t": "톤", "deg": "도"},
    ago="전",
    tos="~|-|–|에서",
    versus="대|-|–|:",
    before={"about": "약", "at_least": "최소|적어도"},
    after={"more_than": "이상|초과", "less_than": "이하|미만", "about": "정도|가량"},
    heads="제",
    age_tails="세|살",
)
LEXICON = replace(
    _LEXICON,
    durations=table(
        "year = 년간|년; month = 개월|개월간; week = 주|주간|주일; day = 일간|일; hour = 시간; minute = 분간|분;"
        " second = 초"
    ),
)
