"""Who speaks in Chinese, Japanese and Korean, which put no space between a name and its verb."""

from __future__ import annotations

import re

from dedup.model import Span

PRONOUNS = frozenset("他她彼")
_REACH = 40
_NAME = r"(?P<name>[\w·・]{1,24}?)"
_SAYS = (
    "(?P<verb>[声宣]称|[聲宣]稱|说道?|說道?|表示|称|稱|指出|强调|強調|认为|認為|写道|寫道|透露"
    "|告[诉訴]\\w{1,8})"
)
# 张伟说：“…”; “…”张伟表示; 田中氏は「…」と述べた; 김 시장은 “…”라고 말했다
_THEN_MARK = re.compile(rf"{_NAME}{_SAYS}[：:，,]?\s?[“「『\"]$")
_NAMED_FIRST = re.compile(rf"(?<![^。！？\n]){_NAME.replace('1,', '2,')}{_SAYS}")
_MARK_THEN = re.compile(rf"[”」』\"][，,。]?{_NAME}{_SAYS}")
_TOPIC = re.compile(
    r"(?P<name>[\w·・]{1,24}?|[\w·]{1,12}(?: [\w·]{1,12}){1,3}?)(?:さん|氏)?"
    r"(?:は|が|은|는|이|가)[、,]?\s?[“「『\"]$"
)
_SAID_BEHIND = re.compile(
    r"[”」』\"]\s?(?P<verb>と(?:述べ|語|話|言|指摘|説明|強調)\w?"
    r"|이?라?고 ?(?:말|밝|전|강조|설명|덧붙)\w?)"
)


def east_asian(text: str, quote: Span) -> tuple[Span | None, Span | None]:
    """Speaker and verb of a quotation between marks; None for what is not found."""
    start = max(0, quote.start - _REACH)
    before = text[start : quote.start]
    before = before[before.rfind("\n") + 1 :]
    start = quote.start - len(before)
    if found := _THEN_MARK.search(before):
        named = _span(found, "name", start)
        if found["name"] in PRONOUNS:
            earlier = max(0, start - _REACH)
            told = list(_NAMED_FIRST.finditer(text, earlier, named.start))
            named = Span(*told[-1].span("name")) if told else named
        return named, _span(found, "verb", start)
    after = text[quote.end : quote.end + _REACH]
    if said := _SAID_BEHIND.match(after):
        topic = _TOPIC.search(before)
        return topic and _span(topic, "name", start), _span(said, "verb", quote.end)
    if found := _MARK_THEN.match(after):
        return _span(found, "name", quote.end), _span(found, "verb", quote.end)
    return None, None


def _span(found: re.Match[str], part: str, start: int) -> Span:
    first, last = found.span(part)
    return Span(start + first, start + last)
