"""The name of a ledger row: the words of the text that say what is counted."""

from __future__ import annotations

import pytest

from dedup.compare.judging.ledger import ledger
from dedup.compare.reading import read_article
from dedup.model import Article

CASES = [
    (
        "وأعلن الوزير أن بلاده ستقدم 200 مليون دولار إضافي لبناء المدارس في القرى.",
        "200000000",
        "لبناء المدارس في القرى",
    ),
    (
        'وافتتح مشروع "الميناء الأزرق" في 11 سبتمبر 2014 بحضور الصيادين.',
        "2014-09-11",
        'وافتتح مشروع "الميناء الأزرق"',
    ),
    (
        "وسعت أطراف الحلف، وعددها 74 عضوا، إلى تقاسم المعدات بينها.",
        "74",
        "وسعت أطراف الحلف",
    ),
    (
        "وصنف الباحثون 1054 صيادا في الفئة الأولى، بينما صنف 1568 على أنهم من أصحاب القوارب.",
        "1568",
        "1568",
    ),
    (
        "وشاركت في السباق 15 دولة عربية تتنافس مع 177 دولة في ألعاب كثيرة.",
        "177",
        "دولة في ألعاب كثيرة",
    ),
    ("Crops of the island: corn 87%, wheat 6%, rye 3%, other 4% in all.", "4", "4%"),
    ("المرفأ - ارتفع سعر القمح الساحلي 87 سنتا.", "0.87", "ارتفع سعر القمح الساحلي"),
    ("The harbour board has 74 members from the coast.", "74", "members from the coast"),
]


@pytest.mark.parametrize(("text", "value", "label"), CASES)
def test_label(text: str, value: str, label: str) -> None:
    rows = [row.row for row in ledger([read_article(Article("one", text))], [])]
    found = {figure.value: row.label for row in rows for c in row.cells for figure in c.figures}
    assert found[value] == label
