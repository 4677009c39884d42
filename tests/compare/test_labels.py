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
    ("The harbour board has 74 members from the coast.", "74", "members from the coast"),
]


@pytest.mark.parametrize(("text", "value", "label"), CASES)
def test_label(text: str, value: str, label: str) -> None:
    rows = [row.row for row in ledger([read_article(Article("one", text))], [])]
    found = {figure.value: row.label for row in rows for c in row.cells for figure in c.figures}
    assert found[value] == label
