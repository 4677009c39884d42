"""Agency credits, datelines and bylines: found in the opening and closing lines, and compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dedup.compare.figures.scan import HAN
from dedup.compare.reading import Reading
from dedup.model import Span
from dedup.text.fold import fold, fold_word

# Names and signs of news agencies as outlets print them. A sign of one or two letters counts only
# where it stands as a credit: in brackets, after a dash, alone on a line.
_AGENCIES = {
    "SPA": "و ا س|واس|وكالة الأنباء السعودية|SPA|Saudi Press Agency",
    "Reuters": "رويترز|Reuters",
    "AFP": "ا ف ب|فرانس برس|فرانس24|وكالة الصحافة الفرنسية|AFP|Agence France-Presse",
    "AP": "ا ب|أسوشيتد برس|أسوشييتد برس|AP|Associated Press|The Associated Press",
    "dpa": "د ب ا|dpa|Deutsche Presse-Agentur",
    "EFE": "إفي|EFE",
    "UPI": "يو بي آي|UPI",
    "Xinhua": "شينخوا|Xinhua|新华社|新華社",
    "TASS": "تاس|إيتار تاس|TASS|ITAR-TASS|ТАСС",
    "Interfax": "إنترفاكس|Interfax|Интерфакс",
    "Anadolu": "الأناضول|وكالة الأناضول|Anadolu|AA",
    "QNA": "قنا|وكالة الأنباء القطرية|QNA",
    "KUNA": "كونا|وكالة الأنباء الكويتية|KUNA",
    "WAM": "وام|وكالة أنباء الإمارات|WAM",
    "BNA": "بنا|وكالة أنباء البحرين|BNA",
    "ONA": "العمانية|وكالة الأنباء العمانية|ONA",
    "Petra": "بترا|وكالة الأنباء الأردنية|Petra",
    "MENA": "ا ش ا|وكالة أنباء الشرق الأوسط|MENA",
    "SANA": "سانا|SANA",
    "NNA": "الوكالة الوطنية للإعلام|NNA",
    "INA": "واع|وكالة الأنباء العراقية",
    "WAFA": "وفا|وكالة الأنباء الفلسطينية|WAFA",
    "MAP": "و م ع|وكالة المغرب العربي للأنباء|MAP",
    "APS": "و ا ج|وكالة الأنباء الجزائرية|APS",
    "TAP": "وات|وكالة تونس إفريقيا للأنباء|TAP",
    "SUNA": "سونا|SUNA",
    "Saba": "سبأ|سبأ نت|وكالة الأنباء اليمنية",
    "IRNA": "إرنا|ايرنا|IRNA",
    "Bloomberg": "بلومبرغ|بلومبيرغ|Bloomberg",
    "PTI": "PTI|Press Trust of India|भाषा",
    "ANSA": "أنسا|ANSA",
    "Kyodo": "كيودو|Kyodo|共同通信|共同",
    "RIA": "نوفوستي|ريا نوفوستي|RIA Novosti|РИА Новости|РИА",
    "ISNA": "إسنا|ايسنا|ISNA",
    "Fars": "وكالة فارس|خبرگزاری فارس|Fars News",
    "Tasnim": "وكالة تسنيم|خبرگزاری تسنیم|تسنیم|Tasnim",
    "Mehr": "وكالة مهر|خبرگزاری مهر|Mehr News",
    "CNS": "中新社|中新网",
    "Jiji": "時事通信|Jiji Press",
    "Yonhap": "يونهاب|Yonhap|연합뉴스",
    "APP": "اے پی پی",
    "Télam": "Télam|Telam",
    "ANI": "ANI",
    "IANS": "IANS",
    "DHA": "DHA",
    "İHA": "İHA",
    "Lusa": "Lusa",
    "Europa Press": "Europa Press",
    "Antara": "Antara",
    "Ukrinform": "Укринформ|Укрінформ|Ukrinform",
    "Belga": "Belga",
    "ANP": "ANP",
    "PAP": "PAP",
    "PA": "Press Association|PA Media",
}


def _sign(name: str) -> str:
    """A folded sign with dots and spaces between its letters optional."""
    return re.sub(r"[\s.]+", r"[\\s.]+", re.sub(r"([^\w\s.])", r"\\\1", fold_word(name).strip(".")))


_NAMES = [(agency, _sign(name)) for agency, names in _AGENCIES.items() for name in names.split("|")]
_ANY = "|".join(sorted({sign for _, sign in _NAMES}, key=lambda sign: (-len(sign), sign)))
# What makes an agency of a name that is in no table, where it stands in brackets.
_UNLISTED = "|".join(
    (
        rf"(?:{fold_word('وكالة')}|{fold_word('خبرگزاری')})(?: [^\W\d_]{{2,15}}){{1,3}}",
        r"(?:agence|agencia|agenzia|agência)(?: [^\W\d_]{2,15}){1,3}",
        r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20})?(?: news| press) agency",
    )
)
# Where a credit stands: in brackets, at the end of a dateline, alone, after «وكالة» and a dash,
# before a place in Han characters (新华社北京2月29日电); a newspaper's in marks behind a place.
_CREDIT = re.compile(
    rf"[(\[«【]\s*(?:[^()\[\]«»【】\n]{{0,40}}[\s,،\-–—/=]|[{HAN}]{{0,6}})?(?P<bracket>{_ANY})\.?(?:[\s,،\-–—/][^()\[\]«»【】\n]{{0,40}})?\s*[)\]»】]"
    rf"|(?:^|[\-–—/|:،,])\s*(?:by\s{{1,3}})?(?P<dash>{_ANY})(?:\s*(?:[\-–—/|:]|$)|\.\s|(?=[{HAN}]))"
    rf"|[(\[]\s*(?:[^()\[\]\n]{{0,40}}[\s,،\-–—/=])?(?P<unlisted>{_UNLISTED})\s*[)\]]"
    r"|\w\s?[\-–—]\s?[«“](?P<paper>[^«»“”\n]{2,30})[»”]\s?:",
    re.MULTILINE,
)
# Names long enough to be nothing else, wherever they stand.
_LONG_NAME = 6
_NAMED = re.compile(
    rf"(?<!\w)[وبل]?({'|'.join(s for s in _ANY.split('|') if len(s) >= _LONG_NAME)})(?!\w)"
)
_BY_SIGN = [(agency, re.compile(sign)) for agency, sign in _NAMES]
# Lines at the head and foot of an article where a credit may stand, and characters of the first
# and last body line that are searched: a dateline is no longer.
_HEAD_LINES, _FOOT_LINES = 4, 2
_DATELINE = 90


@dataclass(frozen=True, slots=True)
class Credit:
    """A credit to an agency, as printed."""

    agency: str
    """Its name in the table, or as printed."""
    span: Span


def find_credits(reading: Reading) -> tuple[Credit, ...]:
    """The agencies credited at the head or the foot of the article, each once."""
    folded = fold(reading.article.text)
    found: dict[str, Credit] = {}
    for zone in _zones(reading):
        first, last = (bisect_left(folded.index, place) for place in (zone.start, zone.end))
        for match in _CREDIT.finditer(folded.text[first:last]):
            name = str(match.lastgroup)
            span = Span(
                folded.index[first + match.start(name)],
                folded.index[first + match.end(name) - 1] + 1,
            )
            printed = span.cut(reading.article.text)
            known = (agency for agency, sign in _BY_SIGN if sign.fullmatch(match[name]))
            agency = next(known, printed)
            found.setdefault(agency, Credit(agency, span))
    return tuple(sorted(found.values(), key=lambda credit: credit.span))


def find_cited(reading: Reading, spans: Iterable[Span]) -> Iterator[Credit]:
    """The agencies that stretches of the text name: «بحسب رويترز», ``told Reuters``."""
    for span in spans:
        folded = fold(span.cut(reading.article.text))
        for name in _NAMED.finditer(folded.text):
            agency = next(a for a, sign in _BY_SIGN if sign.fullmatch(name[1]))
            first, last = (folded.index[at] for at in (name.start(1), name.end() - 1))
            yield Credit(agency, Span(span.start + first, span.start + last + 1))


def _zones(reading: Reading) -> list[Span]:
    """Head and foot of the article: whole short lines, the beginning or end of long ones."""
    lines = [p.span for p in reading.tokens.paragraphs]
    head = [Span(line.start, min(line.end, line.start + _DATELINE)) for line in lines[:_HEAD_LINES]]
    foot = [Span(max(line.start, line.end - _DATELINE), line.end) for line in lines[-_FOOT_LINES:]]
    return sorted({*head, *foot})


def mentions(reading: Reading, agency: str) -> bool:
    """Whether the article names the agency anywhere, credit or not, or is the agency's own."""
    article = reading.article
    folded = fold(f"{article.text}\n{article.outlet}").text
    signs = [sign.pattern for name, sign in _BY_SIGN if name == agency] or [_sign(agency)]
    return any(re.search(rf"(?<!\w)[وبل]?{sign}(?!\w)", folded) for sign in signs)
