"""Quotations: where they stand, who said them, and what became of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dedup.compare.comparison import compare_articles
from dedup.compare.reading import read_article
from dedup.compare.speech.changes import SMALL_WORDS, compare_quotes
from dedup.compare.speech.quotes import find_quotes
from dedup.model import Article, Comparison, Pair

Compare = Callable[[str, str], Comparison]


def words(text: str) -> list[str]:
    return [quote.span.cut(text) for quote in find_quotes(text)]


FOUND = [
    ("قال الوزير: «لن نغلق الميناء هذا العام».", "لن نغلق الميناء هذا العام"),
    ('وأضاف المدير "سنفتح الطريق قبل الشتاء" أمام الصحافيين.', "سنفتح الطريق قبل الشتاء"),
    ("وأكدت المتحدثة أن ”العمل مستمر ليلا ونهارا“ في النفق.", "العمل مستمر ليلا ونهارا"),
    ("وقالت “سنعود إلى قريتنا قبل العيد” باكية.", "سنعود إلى قريتنا قبل العيد"),
    ('He said: "We will rebuild the bridge by spring."', "We will rebuild the bridge by spring."),
    ("“The water came at night,” said Anna Berg, a farmer.", "The water came at night,"),
    ("„Wir bleiben bis zum Ende hier“, sagte der Bürgermeister.", "Wir bleiben bis zum Ende hier"),
    ('واعتبر أن "محاربة "السوسة" لا تعني قطع النخيل كله في الوادي".',
     'محاربة "السوسة" لا تعني قطع النخيل كله في الوادي'),
    ('مضيفا "لا يجوز أن تترك القرى بلا ماء في الصيف.', "لا يجوز أن تترك القرى بلا ماء في الصيف."),
    ("وقال بـ«كل وضوح لا عودة إلى الوراء» أمس.", "كل وضوح لا عودة إلى الوراء"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quote"), FOUND)
def test_marks_of_every_habit(text: str, quote: str) -> None:
    assert words(text) == [quote]


NOT_SPEECH = [
    "سيطر تنظيم «الرمال» على الطريق الصحراوي.",
    "شارك في مؤتمر «إعمار القرى الجبلية» عشرات المهندسين.",
    'The "so-called" truce ended at dawn.',
    "قال الهادي لبرنامج «صباح الخير يا مرفأ» إنه عاد.",
    "شارك في برنامج «الجسر» بـ»القرى» الجبلية القريبة من الساحل، وعاد بـ»الجائزة» إليها.",
    "عرضت “المسرحية الجديدة في القاعة الكبرى دون أن تغلق العلامة.",
    "قاس اللوح 5\" في 7\" تقريبا.",
    "وصف تنظيم «الرمال العالية» بأنه ضعيف.",
]  # fmt: skip


@pytest.mark.parametrize("text", NOT_SPEECH)
def test_names_and_scare_quotes_are_no_quotations(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        ("وقال رئيس البلدية سمير حداد إن «الجسر سيفتح غدا».", "رئيس البلدية سمير حداد", "وقال"),
        ('وأضاف: "لن نترك أحدا في العراء هذه الليلة".', None, "وأضاف"),
        ('قال مدير "المرفأ" سالم الهادي «لن نترك السفن».', 'مدير "المرفأ" سالم الهادي', "قال"),
        ("وقال بدوره كمال رستم «لن نترك السفن هنا».", "كمال رستم", "وقال"),
        ("وقال علي حسن «لن نترك السفن هنا».", "علي حسن", "وقال"),
        ("عاد سالم. وقال كمال إن السفن عادت. وأضاف «لن نتركها هنا».", "كمال", "وأضاف"),
        ("The mayor, Jane Hale, said: “We lost the harvest.”", "Jane Hale", "said"),
        ("»Wir haben heute alles verloren«, sagte Jana Holt.", "Jana Holt", "sagte"),
        ("« Nous avons tout perdu », a déclaré Jean Morel.", "Jean Morel", "déclaré"),
        ("Selon Jean Morel, « nous avons tout perdu ».", "Jean Morel", "Selon"),
        ("Başkan Ahmet Yılmaz, “Bütün ürünü kaybettik” dedi.", "Başkan Ahmet Yılmaz", "dedi"),
        ("Yılmaz, “Bütün ürünü kaybettik” diye konuştu.", "Yılmaz", "konuştu"),
        ("市长张伟说：“我们失去了全部收成。”", "市长张伟", "说"),
        ("“我们今年失去了全部的收成，”张伟表示。", "张伟", "表示"),
        ("田中太郎氏は「私たちはすべてを失いました」と述べた。", "田中太郎", "と述べた"),
        ("علی رضایی گفت: «بندر را باز خواهیم کرد».", "علی رضایی", "گفت"),
        ("“We lost the whole harvest,” Maria Lopez said.", "Maria Lopez", "said"),
        ("“We lost the whole harvest,” said Maria Lopez.", "Maria Lopez", "said"),
        ('The mayor told reporters: "We lost the whole harvest."', "The mayor", "told"),
        ("Jane Hale said little. “We lost the whole harvest,” she added.", "Jane Hale", "added"),
        ("El jefe, Luis Vera, dijo poco. «Perdimos la cosecha», añadió.", "Luis Vera", "añadió"),
        ("Anne Morel affirme ceci. « Il a tout perdu », a-t-elle dit.", "Anne Morel", "dit"),
        ("«Мы потеряли весь урожай», - добавил он.", "он", "добавил"),
        ("市长张伟称，水已退去。他说：“我们失去了全部收成。”", "市长张伟", "说"),
        ("علی رضایی، شهردار، گفت: «بندر را باز خواهیم کرد».", "علی رضایی", "گفت"),
        ("وصف الوزير القرار بأنه «خطوة كبيرة».", None, "وصف"),
        ("She called the wall “a shield for all”.", "She", "called"),
    ],
)  # fmt: skip
def test_speaker_and_verb(text: str, speaker: str | None, verb: str) -> None:
    (quote,) = find_quotes(text)
    assert (quote.speaker.cut(text) if quote.speaker else None) == speaker
    assert quote.verb is not None
    assert quote.verb.cut(text) == verb


LEAD = "وصل فريق الإغاثة إلى القرية بعد يومين من انقطاع الطريق الجبلي بسبب الثلوج الكثيفة، "
SAID = "وقال رئيس الفريق سامي نعمة إن {}الطريق سيبقى مغلقا حتى نهاية الأسبوع المقبل{} على الأقل."


def verdicts(comparison: Comparison) -> list[str]:
    return [change.verdict for change in comparison.quotes]


@pytest.mark.parametrize(
    ("old", "new", "verdict"),
    [
        ("", "", "same"),
        ("الطريق", "الطريقَ", "same"),
        ("الأسبوع المقبل", "الشهر المقبل", "altered"),
        ("سيبقى مغلقا", "لن يبقى مغلقا", "altered"),
        ("الطريق سيبقى", "سيبقى", "altered"),
        ("«الطريق سيبقى", "الطريق «سيبقى", "same"),
        ("سامي نعمة", "عادل شاهين", "speaker_changed"),
        ("المقبل» على الأقل", "القادم» إجمالا", "altered"),
    ],
)
def test_what_became_of_a_quotation(compare: Compare, old: str, new: str, verdict: str) -> None:
    left = LEAD + SAID.format("«", "»").replace("رئيس الفريق ", "")
    right = left.replace(old, new) if old else left
    assert verdicts(compare(left, right)) == [verdict]


def test_marks_of_another_kind_alter_nothing(compare: Compare) -> None:
    assert verdicts(compare(LEAD + SAID.format("«", "»"), LEAD + SAID.format('"', '"'))) == ["same"]


def test_words_that_lose_their_marks_are_unquoted(compare: Compare) -> None:
    left, right = LEAD + SAID.format("«", "»"), LEAD + SAID.format("", "")
    assert verdicts(compare(left, right)) == ["unquoted"]
    (change,) = compare(right, left).quotes
    assert change.verdict == "unquoted"
    assert change.left is not None


@pytest.mark.parametrize(("said", "verdict"), [("is", "same"), ("is not", "altered")])
def test_a_quotation_that_lost_one_mark_is_still_quoted(
    compare: Compare, said: str, verdict: str
) -> None:
    frame = (
        "Nobody on the quay had seen such a ship.\n"
        '"It {} the finest ship in the history of this town{}, the mayor, Ann Hale, said.'
    )
    assert verdicts(compare(frame.format("is", ',"'), frame.format(said, ""))) == [verdict]


def test_an_office_and_a_name_may_be_one_speaker(compare: Compare) -> None:
    left = LEAD + SAID.format("«", "»")
    right = left.replace("رئيس الفريق سامي نعمة", "سامي نعمة")
    assert verdicts(compare(left, right)) == ["same"]


def test_a_quotation_that_only_one_side_has(compare: Compare) -> None:
    more = "\nوقالت طبيبة القرية: «نحتاج إلى أدوية الأطفال قبل كل شيء آخر»."
    assert verdicts(compare(LEAD + more, LEAD)) == ["left_only"]
    assert verdicts(compare(LEAD, LEAD + more)) == ["right_only"]


@given(st.text(alphabet='«»“”"„ ،.قال:ابجد\nabc ', max_size=200))
def test_any_marks_give_spans_inside_the_text(text: str) -> None:
    last = 0
    for quote in find_quotes(text):
        assert last <= quote.span.start < quote.span.end <= len(text)
        assert "\n" not in quote.span.cut(text)
        last = quote.span.end


@given(st.lists(st.sampled_from(FOUND), max_size=4), st.lists(st.sampled_from(FOUND), max_size=4))
def test_every_quotation_is_told_once(
    left: list[tuple[str, str]], right: list[tuple[str, str]]
) -> None:
    ours, theirs = ("\n".join(text for text, _ in side) for side in (left, right))
    changes = compare_quotes(ours, theirs, find_quotes(ours), find_quotes(theirs), ())
    assert sorted(c.left for c in changes if c.left) == [q.span for q in find_quotes(ours)]
    assert sorted(c.right for c in changes if c.right) == [q.span for q in find_quotes(theirs)]


def test_speech_that_ends_in_a_comma_before_its_mark() -> None:
    text = "“We know how to win elections here,” she added. “We have done it many times before.”"
    assert [quote.span.cut(text) for quote in find_quotes(text)] == [
        "We know how to win elections here,",
        "We have done it many times before.",
    ]


def test_a_longer_quotation_of_the_same_speech_alters_nothing(compare: Compare) -> None:
    left = LEAD + SAID.format("«", "»")
    right = left.replace("«الطريق", "«عملنا انتهى، الطريق")
    assert verdicts(compare(left, right)) == ["same"]


def test_a_company_and_its_name_may_be_one_speaker(compare: Compare) -> None:
    text = "“We will rebuild the whole of the old bridge before the winter storms come,” {} said."
    assert verdicts(compare(text.format("the company"), text.format("Harbour Works"))) == ["same"]
    changed = compare(text.format("Maria Lopez"), text.format("Anna Berg"))
    assert verdicts(changed) == ["speaker_changed"]


PLANTED = [
    ('وقال {}: "{}"', ("سالم الحداد", "وزير الأشغال كريم زيدان", "رئيس البلدية طارق النمر")),
    ('"{1}"، قال {0}', ("مروان العتيبي", "هدى الكيلاني", "مدير المرفأ جابر القاسم")),
    ('وصرح {} للصحافيين قائلا: "{}"', ("ليلى منصور", "المتحدث باسم الهيئة وائل شاهين")),
    ('"{1}," {0} said.', ("Helen Brook", "mayor Ruth Lane", "port director Nina West")),
    ('According to {}, "{}"', ("Alan Marsh", "harbour minister Carl Stone")),
    ('"{1}," said {0}.', ("Westport coach Carl Stone", "Eastport coach Omar Reed")),
    ('وقالت {}: "{}"', ("المتحدثة الدكتورة ليلى منصور", "المتحدثة الدكتورة هدى الكيلاني")),
    ('وقال {}: "{}"', ("مصدر مطلع", "سامي نعمة")),
    ('وقال {}: "{}"', ("الرئيس التونسي", "الرئيس الأردني", "وزير الخارجية اليمني")),
    ('وقال {}: "{}"', ("وزير المالية سامي نعمة", "وزير المالية عادل نعمة")),
    ('"{1}" بحسب {0}', ("سامي نعمة وزير المالية", "عادل نعمة وزير المالية")),
    ('وقال {}: "{}"', ("محمد الهادي", "محمد السالمي")),
    ('{} told reporters that "{}"', ("Peter Quill", "Police spokesman Omar Reed")),
    (
        'وقال {}: "{}"',
        (
            "الدكتور سامي نعمة وكيل وزارة الأشغال بالمحافظة",
            "المحافظ اللواء جابر السالمي",
            "النائبة هدى سلمان",
            "الناطق الرسمي باسم الهيئة محمد التليلي الزغبي",
        ),
    ),
    (
        'وأعلن {} أن العمل يبدأ في الربيع المقبل بعد وصول المعدات من الخارج، مشيرا إلى أن "{}"',
        ("سالم الحداد", "وزير الأشغال كريم زيدان"),
    ),
    ('"{1}," said {0}.', ("the mayor of Westport, Ruth Lane", "Mr. Quill", "Carl Stone")),
]
SPEECHES = {
    True: "nobody warned us that the water would rise within two hours",
    False: "سنفتح الرصيف الجديد قبل نهاية الشتاء ولن نغلق القديم",
}
BEFORE = {
    True: "The authority announced that repairs in the old harbour would take two full months.",
    False: "أعلنت الهيئة أن أعمال الصيانة في الميناء القديم تستمر شهرين كاملين",
}


def _spoken(frame: str, speaker: str) -> str:
    english = speaker.isascii()
    return f"{BEFORE[english]}\n{frame.format(speaker, SPEECHES[english])}"


def _verdicts(left: str, right: str) -> list[str]:
    pair = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
    sides = [read_article(Article(name, text)) for name, text in (("left", left), ("right", right))]
    return [change.verdict for change in compare_articles(*sides, pair, 8).quotes]


@pytest.mark.parametrize(("frame", "speakers"), PLANTED)
def test_words_given_to_somebody_else(frame: str, speakers: tuple[str, ...]) -> None:
    for one in speakers:
        for other in speakers:
            expected = "same" if one == other else "speaker_changed"
            assert _verdicts(_spoken(frame, one), _spoken(frame, other)) == [expected]


def test_parts_of_one_name_are_one_speaker() -> None:
    full = "وزار زيد بن رعد الحداد الميناء صباح الثلاثاء"
    one, other = (_spoken('وقال {}: "{}"', name) for name in ("زيد", "بن رعد الحداد"))
    assert _verdicts(f"{one}\n{full}", f"{other}\n{full}") == ["same"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("نعود إلى المرفأ (القديم) قبل الشتاء", "نعود إلى المرفأ قبل الشتاء", "same"),
        ("نعود إلى المرفأ القديم قبل الشتاء", "نعود إلى المرفأ قبل الشتاء", "altered"),
        ("We lost [the boats] because nobody came", "We lost because nobody came", "same"),
        ("We lost (the boats) because nobody came", "We won because nobody came", "altered"),
    ],
)
def test_what_an_outlet_adds_in_brackets_alters_no_quotation(
    one: str, other: str, verdict: str
) -> None:
    frame = {True: 'The mayor said: "{}".', False: 'وقال رئيس البلدية: "{}".'}[one.isascii()]
    start = f"{BEFORE[one.isascii()]}\n"
    assert _verdicts(start + frame.format(one), start + frame.format(other)) == [verdict]


TWO_NAMES = [
    ("وزير الأشغال", "كريم زيدان", "same"),
    ("وزير الأشغال كريم سعد زيدان", "وزير الأشغال كريم زيدان", "same"),
    ("بوتين", "بوتن", "same"),
    ("دوجاريك", "المتحدث دوغاريك", "same"),
    ("فالفيردي", "بالبيردي", "same"),
    ("هونغ", "هونج", "same"),
    ("ماكرون", "ميركل", "speaker_changed"),
    ("لافروف", "لافارج", "speaker_changed"),
    ("حسن", "حسين", "speaker_changed"),
    ("省长陈建华", "省交通厅厅长李国强", "speaker_changed"),
    ("省长陈建华", "陈建华", "same"),
    ("省长", "省交通厅厅长李国强", "same"),
    ("la maire Anne Morel", "le chef du port, Paul Rivet", "speaker_changed"),
    ("la maire Anne Morel", "Anne Morel", "same"),
    ("le porte-parole de la Banque Centrale", "Paul Rivet", "same"),
    ("M. Morel lors d'une visite au port", "le Premier ministre, Paul Rivet", "speaker_changed"),
    ("M. Rivet lors d'une visite au port", "le Premier ministre, Paul Rivet", "same"),
    ("le Premier ministre", "M. Rivet", "same"),
    ("مصدر عسكري لفرانس برس", "مصدر عسكري", "same"),
    ("le maire de Brest, Paul Rivet", "la maire Anne Morel", "speaker_changed"),
    ("le maire de Brest, Bretagne", "la maire Anne Morel", "same"),
    ("мэр Анна Лесная", "глава порта Иван Речной", "speaker_changed"),
]  # fmt: skip
FRAMES = {
    "arabic": 'أعلنت الهيئة أن أعمال الصيانة في الميناء القديم تستمر شهرين كاملين\n'
    'وقال {}: "سنفتح الرصيف الجديد قبل نهاية الشتاء ولن نغلق القديم"',
    "han": "连接东西两岸的云岭大桥三日通车，结束了靠摆渡过江的历史。\n{}说：“大桥将促进两岸发展。”",
    "latin": "Les travaux du vieux port dureront deux mois, selon la région.\n"
    "« Nous rouvrirons le quai avant la fin de cet hiver », a déclaré {}.",
    "cyrillic": "Работы в старом порту продлятся два месяца, сообщили в области.\n"
    "«Мы откроем причал до конца этой зимы», - заявил {}.",
}  # fmt: skip


@pytest.mark.parametrize(("one", "other", "verdict"), TWO_NAMES)
def test_two_names_of_one_speaker_or_of_two(one: str, other: str, verdict: str) -> None:
    scripts = {"a": "latin", "а": "cyrillic", "ا": "arabic", "一": "han"}
    frame = FRAMES[scripts[max(letter for letter in scripts if letter <= max(one))]]
    assert _verdicts(frame.format(one), frame.format(other)) == [verdict]


def test_a_family_name_alone_is_who_bears_it_elsewhere() -> None:
    named = "وأعلن ذلك الناطق باسم الهيئة عادل الحمداني صباح الثلاثاء."
    frame = 'وقال {}: "{}"'
    names = "الحمداني", "محافظ المرفأ جابر السالمي"
    one, other = (_spoken(frame, name) for name in names)
    assert _verdicts(f"{named}\n{one}", f"{named}\n{other}") == ["speaker_changed"]
    assert _verdicts(one, other) == ["same"]


def test_a_piece_of_a_longer_quotation_is_quoted_on_both_sides(compare: Compare) -> None:
    whole = "الرصيف القديم لن يغلق هذا العام، وسنعيد بناء الجسر الصغير قبل أن يأتي الشتاء المقبل"
    first, second = whole.split("، ")
    left = LEAD + f"\nوقال سامي نعمة: «{whole}»."
    right = LEAD + f"\nوقال سامي نعمة: «{first}»، وأضاف: «{second}»."
    assert verdicts(compare(left, right)) == ["same", "same"]


@pytest.mark.parametrize("words", [("will", "could"), ("لن نغلق", "نغلق")])
def test_a_small_word_that_turns_the_speech_is_no_particle(words: tuple[str, str]) -> None:
    text = {
        True: "The authority repaired the old harbour for two months.\n"
        "“This {} be the quay that we all lost on that night in March,” said Nina West.",
        False: BEFORE[False] + "\nوقال سالم الحداد: «{} الرصيف القديم قبل نهاية هذا الشتاء».",
    }[words[0].isascii()]
    pair = Pair("left", "right", "partial", 0.0, 0.0, 0.0, 0, 0, ())
    sides = [read_article(Article(word, text.format(word))) for word in words]
    (change,) = compare_articles(*sides, pair, 8).quotes
    assert (change.verdict, change.reason.template == SMALL_WORDS) == ("altered", False)


@pytest.mark.parametrize(
    ("text", "speaker", "verb"),
    [
        (
            'وقال سالم الهادي، وفق ما نشرت وكالة الميناء، "لن نغلق الرصيف القديم أمام السفن".',
            "سالم الهادي",
            "وقال",
        ),
        (
            'وبقي الرصيف وفقا لما نقلته وكالة الميناء "مفتوحا أمام السفن كلها حتى الشتاء المقبل".',
            "وكالة الميناء",
            "وفقا",
        ),
        ('The board said it would seek ways "to build a quay that lasts."', "The board", "said"),
        (
            'Jane Hale, the mayor of Port, told the board "we shall build it again."',
            "Jane Hale",
            "told",
        ),
        ('He gave the board credit, adding "the quay was never ours to lose."', None, "adding"),
        ('"We lost the quay," Hale said. "We shall build it again."', "Hale", "said"),
        ('The ships came late, but said that "our quay was good."', None, "said"),
        ("وأفاد الهادي لوكالة المرفأ بأن «الرصيف القديم لن يغلق هذا العام»", "الهادي", "وأفاد"),
        ("وقال إن التعاون بين المرفأ والمدينة «سيستمر كما كان في الأعوام الماضية»", None, "وقال"),
    ],
)
def test_who_speaks_in_running_text(text: str, speaker: str | None, verb: str) -> None:
    quote = find_quotes(text)[-1]
    assert (quote.speaker and quote.speaker.cut(text)) == speaker
    assert quote.verb is not None
    assert quote.verb.cut(text) == verb


def test_a_short_speech_with_its_verb_behind_it() -> None:
    for text in (
        "«Мы откроем причал зимой», — сказал мэр.",
        "« Le quai ouvrira bientôt », a déclaré le maire.",
    ):
        assert len(find_quotes(text)) == 1
    assert find_quotes("The crew of the “Hope of the Seas” said that it would wait.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "وقالت «مرافئ الساحل القديم» إنه سيتم بناء الرصيف في الربيع",
        "أعلنت شركة «مرافئ الساحل القديم» بناء الرصيف في الربيع",
    ],
)
def test_a_marked_name_of_who_speaks_is_no_quotation(text: str) -> None:
    assert find_quotes(text) == ()


def test_a_sentence_that_changed_places_and_lost_its_marks_is_unquoted(compare: Compare) -> None:
    first = "The harbour board met on Monday in the old hall beside the customs house and talked."
    second = "The two cranes on the western quay will be painted before the first snow of the year."
    said = "We shall never close the old quay while ships still come"
    left = f"{first}\n{second}\nThe mayor said: “{said}.”"
    right = f"{said}, as everybody knows.\n{first}\n{second}"
    (change,) = compare(left, right).quotes
    assert change.verdict == "unquoted"
    assert change.right is not None
    assert change.right.cut(right).startswith(said)


@pytest.mark.parametrize(
    ("one", "other", "small"),
    [
        ("We will open the gate in May", "We will not open the gate in May", False),
        ("We will open the gate in May", "We shall open the gate in May", True),
        ("سنفتح الجسر الجديد قبل الشتاء", "لن نفتح الجسر الجديد قبل الشتاء", False),
        ("ستفتح المدينة الجسر قبل الشتاء", "قد تفتح المدينة الجسر قبل الشتاء", False),
    ],
)
def test_a_negation_or_a_doubt_between_the_marks_is_no_particle(
    one: str, other: str, small: bool
) -> None:
    frame = "قالت نادية فر على الرصيف: «{}» حين كان المد منخفضا والقوارب راسية في الميناء القديم."
    sides = (read_article(Article(name, frame.format(name))) for name in (one, other))
    pair = Pair(one, other, "partial", 0.0, 0.0, 0.0, 0, 0, ())
    (change,) = compare_articles(*sides, pair, 8).quotes
    assert change.verdict == "altered"
    assert (change.reason.template == SMALL_WORDS) is small
