"""Nouns that outlets use for one counted body, each on its own basis.

«74 members» and «68 states» may be the same alliance counted two ways: they are set side by
side, and the unit is named as the reason they differ.
"""

from __future__ import annotations

from dedup.compare.stems import stem
from dedup.text.fold import fold_word

_ROWS = """
عضو دولة بلد طرف شريك أعضاء بلدان أطراف member state country nation partner party
قتيل شهيد ضحية وفاة قتلى ضحايا وفيات مقتل مصرع قتل حتف dead death fatality victim killed kills morts
جريح مصاب إصابة جرحى أصيب injured wounded injury injures blessés
""".strip()
MEMBERS, SEVERAL = 1, -1
"""The row of members and states; the others tell a fate. «مقتل وإصابة 60» are of two at once."""
_CLASSES = {
    stem(fold_word(word)): number
    for number, row in enumerate(_ROWS.split("\n"), 1)
    for word in row.split()
}

_MEMBERSHIP = frozenset(
    stem(fold_word(word))
    for word in (
        *("عضو", "أعضاء", "أطراف", "يضم", "تضم", "انضم", "ينتمي"),
        *("member", "members", "comprises", "includes", "joined"),
    )
)


def tells_membership(stems: frozenset[str]) -> bool:
    """Whether the words say that something is made up of what is counted («يضم 41 دولة»)."""
    return bool(stems & _MEMBERSHIP)


def noun_class(stems: frozenset[str]) -> int:
    """The number of the row that holds one of the stems; 0 where none does."""
    return max((_CLASSES.get(word, 0) for word in stems), default=0)
