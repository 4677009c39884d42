"""Who wrote an article, as its own lines say: «By Jane Hale», «كتب: سالم الهادي».

Only what is certain is read: a verb of writing before a name, or a line of a name and a place whose
first word is a given name. Where outlets sign («عين اليوم – الرياض»), or an agency does, no person
is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dedup.compare.reading import Reading
from dedup.compare.vocabulary import GIVEN_NAMES
from dedup.model import Span
from dedup.text.fold import fold_word

# Lines at the head and the foot of an article where it may be signed, and how long such a line is.
_HEAD_LINES, _FOOT_LINES = 4, 2
_LINE = 120

_CAPITAL = r"[A-ZÀ-Þ][\w.'’-]{0,30}"
_PERSON = rf"{_CAPITAL}(?: (?:(?:de|van|von|al|bin|el|da|di|la|le) )?{_CAPITAL}){{1,3}}"
_ENGLISH = re.compile(
    rf"^(?:By|Written by|Reported by) ({_PERSON})(?=\s*(?:$|[,|–—-]|and ))"
    rf"|[(\[](?:Additional r|R)eporting by ({_PERSON})"
)
_NAMES = r"([ء-ي]{2,12}(?: [ء-ي]{2,12}){1,3})"
_MARK = r"\s?[\-–—/|:،,(]"
_PLACE = rf"(?:[ء-ي ]{{2,25}}{_MARK}\s?)?"
_ARABIC = re.compile(
    rf"^\W{{0,3}}{_PLACE}(?:(?:كتبت?|أعد(?:ه|ها|ته)?|حاور(?:ه|ها|ته)|إعداد|اعداد|ترجمة|تقرير|حوار|تحرير)"
    rf"\s?[:：\-–—]|بقلم\s?[:：]?)\s{{0,3}}{_NAMES}\s{{0,3}}(?:$|[\-–—/|(،,])"
    rf"|^{_PLACE}كتبت? {_NAMES}\s?:?$"
)
# «سالم الهادي – المرفأ», alone or before the text: «سالم الهادي - المرفأ: ...».
_NAME_AND_PLACE = re.compile(
    rf"^\W{{0,3}}{_NAMES}(?:\s?[\-–—/|(]\s?[ء-ي]{{2,12}}(?: [ء-ي]{{2,12}})?){{1,2}}"
    r"(?:\W{0,3}$|\)?\s?:)"
)
# Who signs for a house is nobody: By Associated Press, By Staff Reporter, «إعداد: قسم التحرير».
_HOUSES = frozenset(
    map(
        fold_word,
        """
        the associated press agence reuters staff reporter reporters correspondent correspondents
        editor editors editorial team newsroom news desk bureau agencies wire online
        قسم فريق هيئة وكالة وكالات مركز صحيفة جريدة موقع إدارة مكتب تحرير التحرير متابعات اليوم
        """.split(),
    )
)


@dataclass(frozen=True, slots=True)
class Writer:
    """A person who signs an article, as printed."""

    span: Span
    name: frozenset[str]
    """The folded words of the name."""


def find_writer(reading: Reading) -> Writer | None:
    """The first person named as the writer at the head or the foot; None where nobody is."""
    return next(_writers(reading), None)


def _writers(reading: Reading) -> Iterator[Writer]:
    text, lines = reading.article.text, [p.span for p in reading.tokens.paragraphs]
    ends = (*lines[:_HEAD_LINES], *lines[_HEAD_LINES:][-_FOOT_LINES:])
    for line in ends:
        said = line.cut(text)[:_LINE]
        for pattern in (_ENGLISH, _ARABIC, _NAME_AND_PLACE):
            found = pattern.search(said)
            if found and (name := _person(found, certain=pattern is not _NAME_AND_PLACE)):
                yield Writer(Span(line.start + name[0], line.start + name[1]), _folded(said, name))


def _person(found: re.Match[str], *, certain: bool) -> tuple[int, int] | None:
    """Where the name stands, if it is a person's."""
    at = next(number for number, name in enumerate(found.groups(), 1) if name)
    words = fold_word(found[at]).split()
    given = words[0] in GIVEN_NAMES or words[0].startswith("عبد")
    return found.span(at) if _HOUSES.isdisjoint(words) and (certain or given) else None


def _folded(line: str, name: tuple[int, int]) -> frozenset[str]:
    return frozenset(fold_word(line[slice(*name)]).split())
