"""The name of a ledger row: the words of the text that say what is counted."""

from __future__ import annotations

import pytest

from dedup.compare.judging.ledger import ledger
from dedup.compare.reading import read_article
from dedup.model import Article
from dedup.text.language import detect_language

CASES = [
    (
        "وأعلن الوزير أن بلاده ستقدم 200 مليون دولار إضافي لبناء المدارس في القرى.",
        "200000000",
        "لبناء المدارس في القرى",
    ),
    (
        'وافتتح مشروع "الميناء الأزرق" في 11 سبتمبر 2014 بحضور الصيادين.',
        "2014-09-11",
        "افتتح مشروع الميناء الأزرق",
    ),
    (
        "وسعت أطراف الحلف، وعددها 74 عضوا، إلى تقاسم المعدات بينها.",
        "74",
        "وسعت أطراف الحلف، وعددها … عضوا",
    ),
    (
        "وصنف الباحثون 1054 صيادا في الفئة الأولى، بينما صنف 1568 على أنهم من أصحاب القوارب.",
        "1568",
        "صنف … على أنهم من أصحاب القوارب",
    ),
    (
        "وشاركت في السباق 15 دولة عربية تتنافس مع 177 دولة في ألعاب كثيرة.",
        "177",
        "دولة في ألعاب كثيرة",
    ),
    ("والتقى الوزير أعضاء الحلف الـ41 على هامش المعرض.", "41", "أعضاء الحلف"),
    (
        "وقال المدير إنه بسبب ذلك فقد ارتفع عدد رحلات العبارات المنفذة عبر هذا الميناء بنسبة 23%.",
        "23",
        "ارتفع عدد رحلات العبارات",
    ),
    ("وحرص رجال الإطفاء في 12 مايو 2018 على إخلاء المبنى.", "2018-05-12", "وحرص رجال الإطفاء"),
    ("وصعد القمح الصلب 2.1% إلى 52.61 دولار.", "52.61", "القمح الصلب"),
    (
        "ويعمل في المصنع، الذي يطل على النهر، 260 عاملا.",
        "260",
        "يعمل في المصنع، الذي يطل على النهر، … عاملا",
    ),
    ("وقدر العجز بما نسبته 2% من الناتج المحلي الإجمالي.", "2", "الناتج المحلي الإجمالي"),
    ("ومددت المنظمة الاتفاق لستة أشهر اعتبارا من غد.", "6", "مددت المنظمة الاتفاق"),
    (
        "وشب الحريق في الساعة 3:40 فجرا في مخزن مساحته 1200 متر مربع.",
        "1200",
        "وشب الحريق في الساعة 3:40 فجرا في مخزن مساحته",
    ),
    ("Crops of the island: corn 87%, wheat 6%, rye 3%, other 4% in all.", "4", "4%"),
    ("المرفأ - ارتفع سعر القمح الساحلي 87 سنتا.", "0.87", "سعر القمح الساحلي"),
    ("لقي 41 صيادا حتفهم وأصيب 312 آخرون في العاصفة.", "312", "أصيب … آخرون في العاصفة"),
    ("وخلف الغرق 41 قتيلا وإصابة 312 آخرين في العاصفة.", "312", "إصابة … آخرين في العاصفة"),
    ("وصعد سهم المرفأ ليغلق عند 59.25 ريال.", "59.25", "سهم المرفأ"),
    (
        "A ferry sank off the island on Monday, killing at least 27, police said.",
        "27",
        "killing at least …",
    ),
    (
        "Police said 141 rowers were rescued by fishing boats within two hours.",
        "2",
        "rowers were rescued by fishing boats",
    ),
    ("The harbour board has 74 members from the coast.", "74", "members from the coast"),
    ("The quay was opened on 12 March 2019 by the mayor.", "2019-03-12", "quay was opened"),
    (
        "Rowers say 230 people could not be rescued in time.",
        "230",
        "people could not be rescued in time",
    ),
    (
        "La tempête a fait 12 morts et 34 blessés dans les ports de la côte.",
        "12",
        "tempête a fait … morts",
    ),
    ("Le quai, qui mesure 340 mètres, rouvrira bientôt.", "340", "quai"),
    (
        "El temporal dejó 34 heridos en un puerto de la costa.",
        "34",
        "heridos en un puerto de la costa",
    ),
    ("Der Rat hat 45 Millionen Euro für die Häfen im Norden.", "45000000", "Häfen im Norden"),
    (
        "Im Sturm wurden 12 Boote und 34 weitere wurden am Kai beschädigt.",
        "34",
        "weitere wurden am Kai beschädigt",
    ),
    ("La tempesta ha causato 12 morti e 34 feriti in un porto.", "34", "feriti in un porto"),
    ("Cerca de 60% dos barcos da ilha afundaram.", "60", "barcos da ilha afundaram"),
    ("Rıhtım 12 Mart 2019'da açıldı ve 25 tekne için yer var.", "2019-03-12", "Rıhtım"),
    ("Причал был открыт 12 марта 2019 года для лодок.", "2019-03-12", "Причал был открыт"),
    (
        "De raad heeft 45 miljoen euro voor de havens in het noorden.",
        "45000000",
        "havens in het noorden",
    ),
]


@pytest.mark.parametrize(("text", "value", "label"), CASES)
def test_label(text: str, value: str, label: str) -> None:
    rows = [
        row.row
        for row in ledger([read_article(Article("one", text, language=detect_language(text)))], [])
    ]
    found = {figure.value: row.label for row in rows for c in row.cells for figure in c.figures}
    assert found[value] == label
