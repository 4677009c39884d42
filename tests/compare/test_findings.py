"""What an editor sees first, with exact quotations, each fact once."""

from __future__ import annotations

import re

import pytest
from compare.found import BODY, HARBOUR, found, kinds, read

from dedup.compare.findings.evidence import listing, paragraphs_of
from dedup.compare.findings.once import told_once
from dedup.compare.findings.ranked import KINDS, SEVERITIES
from dedup.compare.reading import read_article
from dedup.model import Article, Evidence, Finding, Message, Span
from dedup.options import ScanOptions
from dedup.pipeline import report_pair, scan


def test_a_changed_figure_in_five_prints_is_one_finding() -> None:
    texts = {name: BODY.format("45 مليون دولار", "في الربيع") for name in "abcd"}
    texts["e"] = BODY.format("54 مليون دولار", "في الربيع")
    items = found(texts)
    (changed,) = [item for item in items if item.kind == "figure_changed"]
    assert changed.severity == "high"
    assert items[0] == changed
    assert "a, b, c, d" in str(changed.text)
    assert "Two digits changed places" in changed.text.template
    assert {item.article for item in changed.evidence} == set("abcde")


def test_what_a_verb_alone_leads_to_is_named_by_the_clause_before() -> None:
    texts = {
        name: BODY.format("45 مليون دولار", "في الربيع")
        + f"\n\nIt ended two years of work that cost ${cost} million."
        for name, cost in (("a", 85), ("b", 58))
    }
    (changed,) = [item for item in found(texts) if item.kind == "figure_changed"]
    assert changed.text.values["label"] == "ended two years of work"


def test_ten_values_of_one_fact_are_one_finding_that_names_them() -> None:
    amounts = (41, 43, 46, 47, 52, 53, 57, 58, 59)
    texts = {
        f"p{n}": BODY.format(f"{amount} مليون دولار", "في الربيع")
        for n, amount in enumerate(amounts)
    }
    texts["q"] = texts["p0"]
    (changed,) = [item for item in found(texts) if item.kind.startswith("figure")]
    assert changed.text.values["count"] == "9"
    assert changed.text.values["values"].startswith(
        "41 مليون دولار in p0, q; 43 مليون دولار in p1;"
    )
    assert changed.text.values["values"].endswith(" +3")
    assert {item.article for item in changed.evidence} == set(texts)
    assert len({item.text for item in changed.evidence[:9]}) == 9  # each value before any again


def test_a_word_that_every_print_has_otherwise_is_told_once() -> None:
    days = ("السبت", "الأحد", "الاثنين", "الثلاثاء", "الأربعاء", "الخميس")
    line = "ويبدأ تفريغ أول شحنة من القمح على الرصيف نفسه يوم {} القادم كما قالت الهيئة.\n"
    texts = {
        f"p{n}": BODY.format("45 مليون دولار", "في الربيع") + line.format(day)
        for n, day in enumerate(days)
    }
    (changed,) = [item for item in found(texts) if item.kind == "figure_changed"]
    assert changed.text.values["count"] == "6"
    assert {item.article for item in changed.evidence} == set(texts)


def test_the_same_words_changed_by_the_same_outlets_in_many_stories_are_one_finding() -> None:
    names = [f"{letter}{n}" for n in range(3) for letter in "ab"]
    readings = {
        name: read_article(
            Article(name, f"كلف {name}", outlet={"a": "الأولى", "b": "الثانية"}[name[0]])
        )
        for name in names
    }

    def change(left: str, right: str, first: str) -> Finding:
        said = {"first_articles": left, "second_articles": right, "first": first}
        shown = tuple(Evidence(name, Span(0, 3), "كلف") for name in (left, right))
        return Finding("figure_changed", "high", Message("%(first)s", said), shown)

    told = [change("a0", "b0", "5"), change("a1", "b1", "5"), change("a2", "b2", "6")]
    one, other = told_once(readings, told)
    assert one.text.values == {
        "first_articles": "a0, a1",
        "second_articles": "b0, b1",
        "first": "5",
    }
    assert [item.article for item in one.evidence] == ["a0", "b0", "a1", "b1"]
    assert other == told[2]
    unnamed = {name: read_article(Article(name, "كلف")) for name in names}
    assert list(told_once(unnamed, told)) == told


def test_the_worst_comes_first_and_ids_count_up() -> None:
    items = found(
        {
            "a": BODY.format("45 مليون دولار", "في الربيع") + "(رويترز)",
            "b": BODY.format("45 مليار دولار", "في الصيف"),
        }
    )
    assert kinds(items)[:3] == ["figure_changed", "quote_altered", "credit_removed"]
    order = [(SEVERITIES.index(item.severity), KINDS.index(item.kind)) for item in items]
    assert order == sorted(order)
    assert [item.id for item in items] == [f"F{n:04d}" for n in range(1, len(items) + 1)]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("would not", "would", "medium"),
        ("rose", "fell", "medium"),
        ("the gunmen", "the terrorists", "medium"),
        ("the rebels", "the rebel", None),
        ("the port", "allegedly the port", "low"),
        ("the port", "the firm", None),
        ("المسلحون", "الإرهابيون", "medium"),
        ("قبل الفجر", "بعد الفجر", "medium"),
        ("الرصيف", "الرصيف المزعوم", "low"),
        ("غير أن الرصيف", "لكن الرصيف", None),
        ("a likely cause", "a unlikely cause", "medium"),
        ("no ships", "several ships", "medium"),
        ("قبلت الهيئة", "رفضت الهيئة", "medium"),
        ("the ship failed to anchor and", "the ship anchored and", "medium"),
        ("the ship failed and", "the ship and", None),
        ("لم تستخدم الرافعة", "استخدمت الرافعة", "medium"),
        ("سيدفعون الرسم", "لن يدفعوا الرسم", "medium"),
        ("سيغلق الرصيف", "قد يغلق الرصيف", "low"),
        ("河上大桥没有下沉", "河上大桥下沉", "medium"),
        ("河上大桥不断下沉", "河上大桥下沉", None),
        ("施工方表示", "施工方声称", "low"),
        ("施工方称", "施工方声称", "low"),
        ("le quai sera fermé", "le quai devrait être fermé", "low"),
        ("el muelle está cerrado", "el muelle está probablemente cerrado", "low"),
        ("причал закроют", "причал, вероятно, закроют", "low"),
        ("اسکله بسته می‌شود", "اسکله احتمالا بسته می‌شود", "low"),
        ("le quai a été fermé", "le quai n'a pas été fermé", "medium"),
        ("des rebelles", "des terroristes", "medium"),
        ("شورشیان", "تروریست‌ها", "medium"),
        ("боевики", "повстанцы", "medium"),
        ("شورا اسکله را انتخاب کرد", "شورا اسکله را انتخاب نکرد", "medium"),
        ("시공사는 말했다", "시공사는 주장했다", "low"),
        ("the port would grow and", "the port would shrink and", "medium"),
        ("voting in favour", "voting against", "medium"),
        ("the injured were lightly hurt and", "the injured were seriously hurt and", "medium"),
        ("وأن المصابين جروحهم خطيرة", "وأن المصابين جروحهم طفيفة", "medium"),
        ("عددا ممن قتلوا", "عددا ممن استشهدوا", "medium"),
        ("الجيش قصف الرصيف", "جيش العدو قصف الرصيف", "medium"),
        ("it is understood to be the port", "it is the port", "low"),
        ("les blessés légers", "les blessés graves", "medium"),
    ],
)
def test_another_claim_in_a_copied_sentence(left: str, right: str, told: str | None) -> None:
    frame = "\nThe report said that {} was near the quay at the time."
    said = map(frame.format, (left, right))
    texts = dict(zip("ab", (HARBOUR + one for one in said), strict=True))
    claims = [item for item in found(texts) if item.kind == "claim_changed"]
    assert [item.severity for item in claims] == ([told] if told else [])


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("harbour director Kamal Rustom", "harbour director Nabil Haddad", True),
        ("mayor Maria Santos", "mayor Jose Santos", True),
        ("mayor Mohamed Salem", "mayor Muhammad Salim", False),
        ("mayor Maria Santos", "mayor Santos", False),
        ("the mayor of New York", "the mayor of Los Angeles", False),
        ("مدير الهيئة كمال رستم", "مدير الهيئة نبيل الحداد", True),
        ("الوزير كمال رستم", "الوزير سامي رستم", True),
        ("وزير المالية", "وزير الدفاع", False),
        ("رئيس بلدية بيت جالا", "رئيس بلدية دير البلح", False),
        ("رستم أمس الأول", "رستم يوم غد", False),
    ],
)
def test_another_person_in_a_copied_sentence(left: str, right: str, *, told: bool) -> None:
    frame = "\nOn Monday {} opened the second quay in front of a small crowd of rowers."
    if not left.isascii():
        frame = "\nوافتتح {} الرصيف الثاني أمام جمع صغير من المجدفين وعائلاتهم يوم الاثنين."
    texts = {name: HARBOUR + frame.format(who) for name, who in (("a", left), ("b", right))}
    claims = [item for item in found(texts) if item.kind == "claim_changed"]
    assert [item.severity for item in claims] == (["medium"] if told else [])


@pytest.mark.parametrize(
    "said", ["to hire 37 pilots for the quay", "and 37 boats of the quay sank"]
)
def test_of_a_slip_and_a_qualifier_the_slip_is_told(said: str) -> None:
    said = f"{HARBOUR}\nThe board of the old harbour decided on Monday {said}, after all."
    texts = {"a": said, "b": said.replace("37", "more than 37"), "c": said.replace("37", "73")}
    (item,) = [item for item in found(texts) if item.kind == "figure_changed"]
    assert item.severity == "high"
    assert "changed places" in str(item.text)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("mayor Nina Westlake", "mayor Nina Eastlake", True),
        ("the harbour board, Cheikh Dallo,", "the harbour board, Cheikh Douf,", True),
        ("his assistant Karl Hale", "his assistant Kurt Hale", True),
        ("the mayor of Upper Ashby", "the mayor of Lower Ashby", True),
        ("the mayor K. Hale", "the mayor Kurt Hale", False),
        ("Mr Kurt Hale", "Mayor Kurt Hale", False),
        ("the two Old Quays", "the two Old Quay", False),
        ("the second mate", "the third mate", False),
        ("النائب عطوان الجبوري", "النائب عدنان الجبوري", True),
        ("المترشح نبيل القصراوي", "المترشح نبيل الكسراوي", True),
        ("مدير الرصيف القديم", "مدير الرصيف الجديد", False),
    ],
)
def test_a_name_that_is_written_otherwise(left: str, right: str, *, told: bool) -> None:
    frame = "\nOn Monday {} came to the second quay in front of a small crowd of rowers."
    if not left.isascii():
        frame = "\nوحضر {} إلى الرصيف الثاني أمام جمع صغير من المجدفين وعائلاتهم يوم الاثنين."
    texts = {name: HARBOUR + frame.format(who) for name, who in (("a", left), ("b", right))}
    claims = [str(item.text) for item in found(texts) if item.kind == "claim_changed"]
    assert ["written otherwise" in claim for claim in claims] == ([True] if told else [])


TAIL = " أغرقت العبارة القديمة قرب الرصيف في سنة الفيضان الكبير"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ('"The board will open the quay," Hale said.', '"The board will not open it," Hale said.'),
        (
            '"That\'s not what the board is about," Hale said.',
            '"The board drew up a plan," Hale said.',
        ),
        (
            "Hale, the harbour master, pleaded not guilty.",
            "Hale, the harbour master, pleaded innocent.",
        ),
        ("BRISTOL (Reuters) - The board met.", "BRISTOL, May 30 (Reuters) - The board met."),
        (
            "دعت الهيئة الاثنين البلدية إلى عدم تكرار الأخطاء التي" + TAIL,
            "من جانب آخر كانت الهيئة قد حذرت البلدية من تكرار ما وصفته بالخطأ الذي" + TAIL,
        ),
    ],
)
def test_what_is_told_of_a_quotation_or_said_otherwise_is_no_denial(left: str, right: str) -> None:
    items = found({"a": f"{HARBOUR}\n{left}", "b": f"{HARBOUR}\n{right}"})
    assert not [item for item in items if item.kind == "claim_changed"]


def test_each_denial_of_a_story_is_told_once() -> None:
    said = "The board said that it would{} open the quay and that the ships would{} come back."
    denials = {"a": ("", ""), "b": (" not", ""), "c": (" not", " not")}
    items = found({name: HARBOUR + said.format(*words) for name, words in denials.items()})
    claims = [item for item in items if item.kind == "claim_changed"]
    assert [item.text.values["left"] for item in claims] == ["b, c", "c"]
    assert [item.text.values["right"] for item in claims] == ["a", "a, b"]


def test_what_rises_in_one_report_and_falls_in_the_next_is_no_contrary() -> None:
    said = HARBOUR + "\nThe water of the harbour {} by {} centimetres in the night, he said."
    same_day = {"a": said.format("rose", 12), "b": said.format("fell", 12)}
    claims = [f for f in found(same_day) if f.kind == "claim_changed"]
    assert [f.severity for f in claims] == ["medium"]
    other_figures = {"a": said.format("rose", 12), "b": said.format("fell", 31)}
    assert not [f for f in found(other_figures) if f.kind == "claim_changed"]
    left, right = (
        Article(name, text, published=day, language="en")
        for (name, text), day in zip(same_day.items(), ("2021-03-04", "2021-03-05"), strict=True)
    )
    told = report_pair(left, right, ScanOptions()).findings
    assert [f.severity for f in told if f.kind == "claim_changed"] == ["low"]


@pytest.mark.parametrize(
    ("said", "turned"),
    [
        ("Le port a coûté 12 % de plus que prévu, selon le maire.", ("plus", "moins")),
        ("Las ventas del puerto subieron un 12 % en la ribera.", ("subieron", "bajaron")),
        ("Das Gericht sprach den Hafenmeister am Freitag schuldig.", ("schuldig", "unschuldig")),
        ("Доходы порта выросли за год на двенадцать процентов.", ("выросли", "упали")),
        ("Liman yolu pazartesi günü trafiğe açılacak.", ("açılacak", "açılmayacak")),
        ("Liman yolu pazartesi günü trafiğe açıldı.", ("açıldı", "açılmadı")),
        ("نمت عائدات المرفأ بنسبة 12 في المئة خلال العام.", ("نمت", "انكمشت")),
    ],
)
def test_the_contrary_is_told_in_many_languages(said: str, turned: tuple[str, str]) -> None:
    items = found({"a": f"{HARBOUR}\n{said}", "b": f"{HARBOUR}\n{said.replace(*turned)}"})
    (item,) = [item for item in items if item.kind == "claim_changed"]
    assert [proof.text for proof in item.evidence if turned[0] in proof.text.split()]


def test_one_choice_of_a_label_is_one_finding_however_it_is_inflected() -> None:
    said = (
        HARBOUR + "\nقال المجلس إن الشحنة {} احترقت في المرفأ القديم قبل أن يصل إليها رجال الإطفاء."
    )
    ways = {"a": "للجماعة", "b": "للميليشيا", "c": "للمليشيات"}
    items = found({name: said.format(way) for name, way in ways.items()})
    (item,) = [item for item in items if item.kind == "claim_changed"]
    assert [item.text.values[side] for side in ("left", "right")] == ["a", "b, c"]
    assert sorted({proof.article for proof in item.evidence}) == ["a", "b", "c"]


def test_a_label_that_both_sentences_have_is_no_other() -> None:
    said = HARBOUR + "\nThe terrorists burnt the old quay and {} went home by the coast road."
    items = found({"a": said.format("then"), "b": said.format("then the terrorists")})
    assert not [item for item in items if item.kind == "claim_changed"]


def test_evidence_stays_in_its_line() -> None:
    said = HARBOUR + "\nThe old quay is closed.\nThe board {} that the ships would come back."
    items = found({"a": said.format("said"), "b": said.format("claimed")})
    (item,) = [item for item in items if item.kind == "claim_changed"]
    assert [proof.text.split()[0] for proof in item.evidence] == ["The", "The"]
    assert not any("closed" in proof.text for proof in item.evidence)


def test_two_words_written_as_one_deny_nothing() -> None:
    said = "رفض المجلس التدخل في شؤون القرى المجاورة{} اتهام أهلها بقطع الماء عن المرفأ في الصيف."
    items = found({"a": said.format(" لاسيما"), "b": said.format("، لا سيما")})
    assert not [item for item in items if item.kind == "claim_changed"]


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("قال مصدر مطلع", "قال وزير الأشغال كمال رستم", True),
        ("قال وزير الأشغال", "قال وزير الأشغال كمال رستم", False),
        ("وأوضح المصدر الذي طلب عدم ذكر اسمه", "وأوضح المسؤول الذي طلب عدم ذكر اسمه", False),
    ],
)
def test_the_source_of_indirect_speech(left: str, right: str, *, told: bool) -> None:
    said = "\n{} إن المجلس يدرس إغلاق الرصيف القديم أمام السفن الكبيرة قبل نهاية العام."
    body = BODY.format("45 مليون دولار", "في الربيع")
    items = found(
        {name: body + said.format(who) for name, who in zip("ab", (left, right), strict=True)}
    )
    assert ("speaker_changed" in kinds(items)) == told


def test_a_source_close_to_the_court_gets_a_name() -> None:
    said = "\n{} said an appeal against the ruling on the old quay was expected within two weeks."
    who = "A source close to the prosecution", "Chief prosecutor Daniel Weiss"
    items = found({name: HARBOUR + said.format(one) for name, one in zip("ab", who, strict=True)})
    (item,) = [item for item in items if item.kind == "speaker_changed"]
    assert [
        proof.text.partition(" said")[0][-len(one) :]
        for proof, one in zip(item.evidence, who, strict=True)
    ] == list(who)


def test_what_one_print_lacks_is_listed_with_its_figures() -> None:
    body = BODY.format("45 مليون دولار", "في الربيع")
    more = "وبلغ عدد السفن التي رست في المرفأ القديم 1,240 سفينة خلال العام بحسب سجل الهيئة.\n"
    (item,) = [f for f in found({"a": body + more, "b": body}) if f.kind == "only_in"]
    assert item.text.values["paragraphs"] == "4"
    assert item.text.values["figures"] == "1"
    assert any("1,240" in proof.text for proof in item.evidence)


def test_evidence_is_cut_from_the_text_in_whole_words() -> None:
    texts = {
        "a": BODY.format("45 مليون دولار", "في الربيع"),
        "b": BODY.format("45 مليار دولار", "في الصيف"),
    }
    for item in found(texts):
        assert item.evidence
        for proof in item.evidence:
            text = texts[proof.article]
            assert proof.span.cut(text) == proof.text
            assert not re.match(r"\w", text[proof.span.end : proof.span.end + 1])
            assert not re.search(r"\w$", text[: proof.span.start])


def test_templates_hold_no_words_of_the_articles() -> None:
    texts = {
        "a": BODY.format("45 مليون دولار", "في الربيع"),
        "b": BODY.format("45 مليار دولار", "في الصيف"),
    }
    for item in found(texts):
        assert not re.search("[ء-ي]", item.text.template)
        assert str(item.text)


def test_unrelated_articles_give_no_finding() -> None:
    other = "فازت عداءة من الجنوب بسباق التلال بعد أن قطعت المسافة وحدها تحت المطر الغزير."
    assert found({"a": BODY.format("45 مليون دولار", "في الربيع"), "b": other}) == ()


def test_names_of_places() -> None:
    text = "\n\n".join(f"line {n} of the harbour book" for n in range(1, 8))
    reading = read("a", text)
    spans = [p.span for p in reading.tokens.paragraphs]
    assert paragraphs_of(reading, [spans[0], *spans[3:6]]) == "1, 4–6"
    assert paragraphs_of(reading, [Span(0, 1)]) == "1"
    assert listing(list("abcdefg")) == "a, b, c, d, e +2"


def test_findings_of_the_seeds(real_seeds: dict[str, str]) -> None:
    pairs = (("000", "001"), ("001", "003"))
    items = found(real_seeds, pairs)
    assert kinds(items) == [
        *("figure_conflict", "figure_differs", "near_copy", "date_mismatch"),
        *("only_in", "only_in", "partial", "common_source"),
    ]
    conflict, differs, _, dates, dropped, *_ = items
    assert conflict.severity == "high"
    assert [proof.article for proof in conflict.evidence] == ["000", "000", "003"]
    assert conflict.text.values["first_paragraph"] == "6"
    assert conflict.text.values["second_paragraph"] == "7"
    assert {proof.article for proof in differs.evidence} == {"000", "001", "003", "004"}
    assert "different units" in differs.text.template
    assert [proof.article for proof in dates.evidence] == ["001", "001"]
    assert dropped.text.values["paragraphs"] == "4–7"
    assert dropped.text.values["figures"] == "8"
    assert found(dict(reversed(real_seeds.items())), pairs[::-1]) == items


def test_what_the_first_print_has_too_is_no_common_source() -> None:
    marina = HARBOUR.replace("old harbour", "new marina")
    texts = (
        HARBOUR,
        marina,
        marina.replace("Five local", "Six local").replace("be affected", "suffer"),
        HARBOUR.replace("ship traffic", "all traffic"),
    )
    report = scan(
        [
            Article(name, text, published=f"2020-03-0{day}")
            for day, (name, text) in enumerate(zip("abcd", texts, strict=True), 1)
        ]
    )
    told = [f.text.values for f in report.findings if f.kind == "common_source"]
    assert told == [{"against": "a", "common": "b", "partner": "c"}]


def test_a_title_is_held_against_its_text_though_the_text_is_told_of_too() -> None:
    said = HARBOUR + "\nThe storm of the night injured {} rowers on the old quay, the police said."
    left = Article("a", said.format(43), title="34 injured by storm on old quay", language="en")
    right = Article("b", said.format(34), title="34 injured by storm on old quay", language="en")
    told = [item.kind for item in report_pair(left, right, ScanOptions()).findings]
    assert {"figure_changed", "figure_conflict"} <= set(told)
