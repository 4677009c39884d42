"""What each line of an article is: body, headline, byline or page furniture.

Furniture is what the page adds to the article: print links, comment prompts, prayer times,
crawl dates, copyright. It is shown and labelled, never reported as dropped or added content and
never counted in a share. The rules look at one line, its place and its neighbours; phrases are
compared folded, so that spelling does not matter. A line here is a paragraph: where a fixed width
has cut it, all its lines.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dedup.model import Paragraph, Span
from dedup.text.fold import Folded, fold, fold_word
from dedup.text.wrapping import unwrapped

BODY, HEADLINE, BYLINE, FURNITURE = "body", "headline", "byline", "furniture"

# Words of the longest line that may be a byline, a headline, a subhead or furniture. A line of
# prose that short ends in a full stop; these do not.
_BYLINE_WORDS = 9
_HEADLINE_WORDS = 22
_SUBHEAD_WORDS = 7
_FURNITURE_WORDS = 16
_SECTION_WORDS = 4
_TAIL_WORDS = 30
_TEXTING_WORDS = 40
_RIGHTS_WORDS = 60
# Page furniture and headline stand within the first lines.
_OPENING_LINES = 12
# A headline or subhead heads something: the next line that is not one itself has this many words.
_HEADED_WORDS = 12
_BULLETS = tuple("-–—•·*▪●◦")

_PHRASES = """
أرسل تعليقك|اترك تعليق[اك]?|أضف تعليق[اك]?|التعليقات?|شارك(?: هذا)?(?: الخبر| المقال| الموضوع)?|طباعة|للطباعة
مواقيت الصلاة|أبرز الأخبار|عدد اليوم|الأخبار (?:العالمية|المحلية)|الرئيسية|أخبار ذات صلة|مواضيع ذات صلة|روابط ذات صلة
اقرأ أيضا|اقرأ المزيد|المزيد|للمزيد ?:.*|قد يهمك.*|رابط (?:الخبر|المقال|الموضوع).*|لمزيد من الأخبار.*|تابعونا.*|تابعنا.*|اشترك.*|للاشتراك.*|حمل تطبيق.*|انقر هنا.*|اضغط هنا.*
جميع الحقوق محفوظة.*|حقوق (?:النشر|الطبع).*|كل الحقوق محفوظة.*|آخر تحديث.*|تاريخ (?:النشر|التحديث|الإضافة).*|نشر(?:ت)? (?:في|بتاريخ|يوم).*|الأكثر (?:قراءة|مشاهدة|تداولا)
سمات .*|الوسوم.*|كلمات (?:مفتاحية|دلالية|البحث).*|tags?:.*|keywords?:.*|المصدر|إعلان|إعلانات|عدد (?:القراءات|المشاهدات|الزوار).*|\\d+ (?:مشاهدة|قراءة|تعليق(?:ات)?)|فيسبوك|تويتر|واتساب|تلغرام
share(?: this)?(?: article| story)?|print(?: this)?(?: article| page)?|email(?: this)?(?: article)?|leave a comment|comments?(?: \\(\\d+\\))?|post a comment|advertisement|sponsored
read more.*|related(?: stories| articles| topics| news)?:?.*|more from.*|see also.*|click here.*|sign up.*|subscribe.*|follow us.*|download (?:our|the) app.*|most (?:read|popular|viewed)
all rights reserved.*|copyright.*|©.*|\\(c\\).*|last (?:updated|modified).*|updated(?: on| at|:).*|published(?: on| at|:).*|posted(?: on| at|:).*|source:?|image (?:caption|source|copyright).*|photo:.*|getty images
partager|imprimer|lire aussi.*|tous droits reserves.*|publicite|compartir|imprimir|lea tambien.*|todos los derechos reservados.*|publicidad|teilen|drucken|lesen sie auch.*|alle rechte vorbehalten.*|anzeige
paylas|yazdir|tum haklari saklidir.*|поделиться|печать|читайте также.*|все права защищены.*|реклама
"""
_FURNITURE = re.compile(
    r"[\W_]*(?:" + "|".join(fold_word(row) for row in _PHRASES.split("\n") if row) + r")[\W_]*"
)
# Of a notice longer than other furniture, which also says what may not be done.
_RIGHTS = re.compile(
    fold_word(
        r"rights reserved|droits reserves|derechos reservados|rechte vorbehalten|haklari saklidir"
        r"|права защищены|الحقوق محفوظة"
    )
)
# On the line of the last sentence, where a page's markup was lost.
_TAIL = re.compile(
    r"""(?<=[.!?؟…"»”)])\s{1,9}(?=(?:رابط (?:الخبر|المقال|الموضوع)|سمات|الوسوم|كلمات (?:مفتاحية|دلالية)"""
    r"|اقر[أا] (?:أيضا|المزيد)|tags?:|keywords?:|read more:|see also:|related:)\s)",
    re.IGNORECASE,
)
_PRINT_LINK = re.compile(rf"\((?:{fold_word('طباعة')}|print)\)\s*$")

# Decorated with no more signs than a line has, or the time would grow with their square.
_BYLINE = re.compile(
    r"[\W_]{0,40}(?:(?:كتب|كتبت|بقلم|تحرير|تقرير|ترجمه|حوار|متابعه|تصوير|اعداد|اعده|اعدته|حاوره|حاورته)\s*[:：\-–—]\s*\S.{0,60}"
    r"|(?:كتب|كتبت|بقلم)\s+\S.{0,40}"
    r"|(?:by|von|par|por)\s+[^\d.!?]{3,60}"
    r"|[^\W\d_][^.!?؟:؛،,\d]{1,40}\s*[-–—ـ/|]\s*[^\W\d_][^.!?؟:؛،\d]{1,40}"
    r"|[(\[][^()\[\]]{2,30}[)\]]"
    r"|[^.!?؟:؛،\d]{2,30}\([^()\[\]]{2,20}\))[\W_]{0,40}"
)

_WORD = re.compile(r"\w+")
_CLOSING = frozenset(".!?؟۔।…。！？:")
_TEXTING = tuple(map(fold_word, ("بالرمز", "الرسالة")))

_DATE_WORDS = frozenset(
    fold_word(word)
    for word in """
يناير فبراير مارس أبريل إبريل مايو يونيو يونيه يوليو يوليه أغسطس سبتمبر أكتوبر نوفمبر ديسمبر
كانون شباط آذار نيسان أيار حزيران تموز آب أيلول تشرين الأول الثاني
جانفي فيفري أفريل ماي جوان جويلية أوت شتنبر نونبر دجنبر غشت يوليوز
محرم صفر ربيع الآخر جمادى الأولى الآخرة رجب شعبان رمضان شوال ذو القعدة الحجة
السبت الأحد الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة يوم الموافق الساعة بتوقيت غرينتش صباحا مساء م ص هـ
january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec
monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun
am pm gmt utc est edt at on
""".split()
)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as the rules see it."""

    text: str
    folded: str
    words: tuple[str, ...]
    closed: bool
    """Whether it ends as a sentence does."""


def label_paragraphs(text: str, spans: Sequence[Span], title: str = "") -> tuple[Paragraph, ...]:
    """Give each line its role; an article always keeps a body if it has any words."""
    tail = _tail(text, spans[-1]) if spans else None
    if tail:
        before = spans[-1].cut(text[: tail.start]).rstrip()
        spans = [*spans[:-1], Span(spans[-1].start, spans[-1].start + len(before)), tail]
    flat = unwrapped(text)
    folded = fold(flat)
    lines = [_line(span.cut(flat), _stretch(folded, span)) for span in spans]
    roles = [FURNITURE if _is_furniture(line) else BODY for line in lines]
    if tail:
        roles[-1] = FURNITURE
    _label_headlines(lines, roles, title)
    _label_sections(lines, roles)
    _label_bylines(lines, roles)
    _label_subheads(lines, roles)
    if BODY not in roles:
        roles = [BODY if role in (HEADLINE, BYLINE) else role for role in roles]
    return tuple(Paragraph(span, role) for span, role in zip(spans, roles, strict=True))


def _tail(text: str, line: Span) -> Span | None:
    """What the page hangs onto the last sentence of a line: tags, the article's own link."""
    found = _TAIL.search(text, line.start, line.end)
    if found is None or len(text[found.end() : line.end].split()) > _TAIL_WORDS:
        return None
    return Span(found.end(), line.end)


def _stretch(folded: Folded, span: Span) -> str:
    """The folded text of a stretch of the raw one."""
    return folded.text[bisect_left(folded.index, span.start) : bisect_left(folded.index, span.end)]


def _line(text: str, folded: str) -> _Line:
    closed = text.rstrip("\"'”’»“)] ")[-1:] in _CLOSING
    return _Line(text, folded, tuple(_WORD.findall(folded)), closed)


def _is_furniture(line: _Line) -> bool:
    if not line.words or line.folded in ("&", "amp") or _tells_how_to_write(line):
        return True
    if len(line.words) > (_RIGHTS_WORDS if _RIGHTS.search(line.folded) else _FURNITURE_WORDS):
        return False
    return bool(
        _FURNITURE.fullmatch(line.folded)
        or _PRINT_LINK.search(line.folded)
        or "©" in line.text
        or _is_stamp(line.words)
    )


def _tells_how_to_write(line: _Line) -> bool:
    """«ارسل رسالة تبدأ بالرمز 217»: the code is the column's, and says nothing of the story."""
    return len(line.words) <= _TEXTING_WORDS and all(word in line.folded for word in _TEXTING)


def _is_stamp(words: Sequence[str]) -> bool:
    """A crawl or publication time: digits and date words, with a few names of places.

    A whole date (day, month and year) leaves room for more names than a bare time does.
    """
    dated = [word for word in words if word in _DATE_WORDS]
    numbers = [word for word in words if word.isdigit()]
    others = len(words) - len(dated) - len(numbers)
    whole = len(dated) >= 2 and any(len(number) == 4 for number in numbers)
    return bool(numbers) and len(dated) + len(numbers) >= 3 and others <= (5 if whole else 2)


def _label_headlines(lines: Sequence[_Line], roles: list[str], title: str) -> None:
    """A line that repeats the title, that another line repeats, or that opens the article."""
    headline = _WORD.findall(fold_word(title))
    body = [at for at, role in enumerate(roles) if role == BODY]
    repeated = Counter(line.folded for line in lines[:_OPENING_LINES])
    for place, at in enumerate(body[:_OPENING_LINES]):
        line = lines[at]
        if line.closed or len(line.words) > _HEADLINE_WORDS:
            continue
        if (
            list(line.words) == headline
            or repeated[line.folded] > 1
            or (place == 0 and _heads(lines, roles, at))
        ):
            roles[at] = HEADLINE
        elif len(line.words) > 1 and any(
            role in (HEADLINE, FURNITURE) and line.folded in other.folded
            for other, role in zip(lines[:_OPENING_LINES], roles, strict=False)
        ):
            roles[at] = FURNITURE  # a kicker: the beginning of the headline, cut off


def _label_sections(lines: Sequence[_Line], roles: list[str]) -> None:
    """Names of sections and menus: short lines among furniture above the headline."""
    if FURNITURE not in roles[:_OPENING_LINES] or HEADLINE not in roles[:_OPENING_LINES]:
        return
    for at in range(roles.index(HEADLINE)):
        if roles[at] == BODY and len(lines[at].words) <= _SECTION_WORDS and not lines[at].closed:
            roles[at] = FURNITURE


def _label_bylines(lines: Sequence[_Line], roles: list[str]) -> None:
    """Within the first lines after headline and furniture, and as the very last line."""
    opening = [at for at, role in enumerate(roles) if role in (BODY, HEADLINE)][:3]
    closing = [at for at, role in enumerate(roles) if role == BODY][-1:]
    for at in (*opening, *closing):
        line = lines[at]
        if len(line.words) <= _BYLINE_WORDS and _BYLINE.fullmatch(line.folded):
            roles[at] = BYLINE


def _label_subheads(lines: Sequence[_Line], roles: list[str]) -> None:
    for at, line in enumerate(lines):
        short = len(line.words) <= _SUBHEAD_WORDS and not line.closed
        listed = line.text.startswith(_BULLETS)
        if roles[at] == BODY and short and not listed and _heads(lines, roles, at):
            roles[at] = HEADLINE


def _heads(lines: Sequence[_Line], roles: Sequence[str], at: int) -> bool:
    """Whether running text follows the line."""
    for following in range(at + 1, min(at + 4, len(lines))):
        if roles[following] == BODY and len(lines[following].words) >= _HEADED_WORDS:
            return lines[following].closed or len(lines[following].words) > _HEADLINE_WORDS
    return False
