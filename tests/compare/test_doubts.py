"""What is told as an error, and what only as two figures that may both be right."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dedup.compare.findings.doubts import (
    ANOTHER_DAY,
    OF_OTHERS,
    ONE_OF_MANY,
    REWRITTEN,
    SAME_DIGITS,
    UPDATED,
    WITHIN,
)
from dedup.model import Article, Finding
from dedup.options import ScanOptions
from dedup.pipeline import report_pair, scan

FIRE = (
    "A fire broke out early in the morning in the old textile market of the harbour town."
    " Officials at the town hall said that %s people were killed in the blaze near the fountain"
    " and that the cause was still being investigated by a team from the capital."
    " The market has %s shops and was built in 1954 by the trading company of the town."
)


def told(left: Article, right: Article) -> Finding:
    """The first finding about a changed figure."""
    found = report_pair(left, right, ScanOptions()).findings
    return next(f for f in found if f.kind == "figure_changed")


def article(name: str, text: str, **given: str) -> Article:
    return Article(name, text, language="en", **given)


def test_one_figure_that_differs_in_a_verbatim_copy_is_told_first() -> None:
    finding = told(
        article("a", FIRE % ("14", "230"), outlet="one"),
        article("b", FIRE % ("9", "230"), outlet="two"),
    )
    assert finding.severity == "high"


@pytest.mark.parametrize(("left", "right"), [("1", "12"), ("2", "72")])
def test_a_figure_is_not_printed_where_its_digits_stand_in_two_numbers(
    left: str, right: str
) -> None:
    fire = FIRE.replace("%s people", "%s people and 2 dogs")
    finding = told(
        article("a", fire % (left, "230"), outlet="one"),
        article("b", fire % (right, "230"), outlet="two"),
    )
    assert finding.severity == "high"


def test_a_greater_count_of_the_same_outlet_hours_later_is_an_update() -> None:
    left = article("a", FIRE % ("9", "230"), outlet="one", published="2021-03-04T08:00:00")
    right = article("b", FIRE % ("14", "230"), outlet="one", published="2021-03-04T13:00:00")
    finding = told(left, right)
    assert (finding.severity, finding.text.template) == ("medium", UPDATED)
    assert told(left, replace(right, outlet="two")).severity == "high"
    assert told(left, replace(right, published="2021-03-04T08:10:00")).severity == "high"
    earlier = replace(left, published="2021-03-04T18:00:00")
    assert told(earlier, right).severity == "high"


def test_digits_that_changed_places_are_an_update_of_the_same_outlet_only() -> None:
    more = (
        "\n\nThe traders told the paper that the stalls by the fountain stay closed until May." * 2
    )
    left = article("a", FIRE % ("14", "230"), outlet="one", published="2021-03-04")
    right = article("b", FIRE % ("14", "320") + more, outlet="two", published="2021-03-05")
    assert told(left, right).severity == "high"
    assert told(left, replace(right, outlet="one")).text.template == UPDATED
    year = replace(right, text=left.text.replace("1954", "1945") + more)
    assert told(left, year).severity == "high"
    month = " It opens again on 14 %s."
    spring = replace(left, text=left.text + month % "April")
    assert told(spring, replace(right, text=left.text + month % "May" + more)).severity == "high"


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("LONDON — ", "PARIS — "),
        ("New York, March 3 - ", "Saint Petersburg, March 4 - "),
        ("LONDON: ", "PARIS: "),
        ("LONDON (Reuters) - ", "PARIS (AFP) - "),
    ],
)
def test_where_and_when_it_was_written_makes_no_other_subject(left: str, right: str) -> None:
    finding = told(
        article("a", left + FIRE % ("14", "230"), outlet="one"),
        article("b", right + FIRE % ("9", "230"), outlet="two"),
    )
    assert (finding.severity, finding.text.values["first"]) == ("high", "14 people")


def test_two_firms_that_announce_alike_are_two_subjects() -> None:
    left = article("a", "Acme Corp says " + FIRE % ("14", "230"), outlet="one")
    right = article("b", "Borax Inc says " + FIRE % ("9", "230"), outlet="two")
    assert told(left, right).severity == "low"


@pytest.mark.parametrize(
    ("left", "right"), [("40 steps", "400 steps"), ("3 miles", "3 kilometres")]
)
def test_no_event_explains_another_scale_or_unit(left: str, right: str) -> None:
    walk = FIRE % ("9", "230") + " The fountain is %s from the quay, an old map of the town shows."
    more = " The traders told the paper that the stalls by the fountain stay closed until May."
    finding = told(
        article("a", walk % left, outlet="one", published="2021-03-04"),
        article("b", walk % right + more, outlet="one", published="2021-03-06"),
    )
    assert finding.severity == "high"


def test_nobody_rounds_a_few_persons() -> None:
    finding = told(
        article("a", FIRE % ("72", "230"), outlet="one"),
        article("b", FIRE % ("70", "230"), outlet="two"),
    )
    assert finding.severity == "high"


def test_parts_on_one_side_do_not_deny_their_sum_on_the_other() -> None:
    raid = FIRE % ("9", "230") + " Guards at the quay found %s in a shed behind the mill on Monday."
    parts = "10 old pistols and 8 small pistols with 12 long pistols"
    right = article("b", raid % "30 pistols of several kinds, old and new, small and long,")
    finding = told(article("a", raid % parts), right)
    assert (finding.severity, finding.text.template) == ("medium", WITHIN)


def test_digits_of_one_print_read_otherwise_are_no_change() -> None:
    text = "تقدم النادي بعرض رسمي خلال الفترة %s 1436هـ ثم وصلت الموافقة الرسمية من الإدارة العليا"
    finding = told(
        Article("a", text % "19 – 21 / 10 /", outlet="one", language="ar"),
        Article("b", text % "من 19 إلى 21 / 10 /", outlet="two", language="ar"),
    )
    assert (finding.severity, finding.text.template) == ("low", SAME_DIGITS)


@pytest.mark.parametrize(("right", "template"), [("more than 9", WITHIN), ("more than 20", "")])
def test_a_bound_that_the_other_keeps_denies_nothing(right: str, template: str) -> None:
    finding = told(
        article("a", FIRE % ("14", "230"), outlet="one"),
        article("b", FIRE % (right, "230"), outlet="two"),
    )
    assert (finding.text.template == WITHIN) == bool(template)
    assert finding.severity == ("medium" if template else "high")


def test_what_is_counted_behind_the_number_tells_the_fact() -> None:
    index = FIRE % ("14", "230") + "\nFrom the diary of its keeper (%s): %s"
    finding = told(
        article("a", index % ("3", "a great storm"), outlet="one"),
        article("b", index % ("4", "wedding bells"), outlet="two"),
    )
    assert (finding.severity, finding.text.template) == ("medium", REWRITTEN)


def test_a_range_whose_ends_were_read_one_by_one_is_no_change() -> None:
    frame = "The school of the harbour takes pupils whose age lies %s years, as it has since 1954."
    finding = told(
        article("a", frame % "between 13 and 16", outlet="one"),
        article("b", frame % "between 13 (thirteen) and 16", outlet="two"),
    )
    assert (finding.severity, finding.text.template) == ("low", SAME_DIGITS)


def test_two_values_beside_each_other_are_another_report() -> None:
    price = (
        "Traders at the exchange of the port said that demand from the mills was weaker."
        " Copper for delivery in the spring fell %s cents to %s dollars a pound on the day,"
        " after dealers from abroad had stayed away from the floor because of the holiday."
        " The exchange opened in 1954 and has 230 members and 12 clerks."
    )
    finding = told(
        article("a", price % ("35", "54.92"), outlet="one"),
        article("b", price % ("28", "54.17"), outlet="two"),
    )
    assert (finding.severity, finding.text.template) == ("medium", ONE_OF_MANY)


def test_two_firms_of_one_wire_are_told_apart_by_their_headlines() -> None:
    text = "Qtly div %s cts vs 6.8 cts prior. Pay March 31 to holders on the register of the bank."
    left = article("a", text % "6.5", outlet="wire", title="ALDERMOOR FUND SETS PAYOUT")
    right = article("b", text % "7.9", outlet="wire", title="BRACKENRIDGE TRUST CUTS PAYOUT")
    finding = told(left, right)
    assert (finding.severity, finding.text.template) == ("medium", OF_OTHERS)
    assert told(left, replace(right, title=left.title)).severity == "high"


def test_a_date_cut_by_the_reader_is_no_change() -> None:
    text = "تقدم النادي بعرض رسمي السبت %s ثاني أيام العيد ثم وصلت الموافقة الرسمية من الإدارة"
    finding = told(
        Article("a", text % "٢ / ١٠", outlet="one", language="ar"),
        Article("b", text % "٢-١٠", outlet="two", language="ar"),
    )
    assert (finding.severity, finding.text.template) == ("low", SAME_DIGITS)


BULLETIN = (
    "Surface winds over the northern gulf will be easterly%s at a speed of %s kilometres an hour"
    " and the height of the waves from one to two metres%s with a moderate sea, while rain is"
    " expected%s over the hills and on the roads, the weather office of the coast said in its"
    " bulletin for sailors and fishermen, which it reads in the harbours every evening."
)


def test_a_bulletin_of_another_day_is_not_the_same_one_misprinted() -> None:
    left = article("a", BULLETIN % ("", "35", "", ""), outlet="one", published="2021-03-04")
    right = article(
        "b",
        BULLETIN % (" and gusty", "28", " beyond the reef", " before midnight"),
        outlet="two",
        published="2021-03-05",
    )
    finding = told(left, right)
    assert (finding.severity, finding.text.template) == ("medium", ANOTHER_DAY)
    assert told(left, replace(right, published=left.published)).severity == "high"


def test_a_thousand_times_as_much_stays_an_error_on_another_day() -> None:
    left = article("a", FIRE % ("14", "230"), outlet="one", published="2021-03-04")
    right = article("b", FIRE % ("14", "230,000"), outlet="two", published="2021-03-06")
    assert told(left, right).severity == "high"


def test_words_rewritten_together_with_the_figure_are_of_another_fact() -> None:
    frame = (
        "The mining house of the coast said that it will sell its holding in the venture on the"
        " great island, %s, to its partners before the end of the season and keep the mill."
    )
    left = frame % "a wooded ridge about 15 miles southwest of the ferry town"
    right = frame % "whose veins hold about 3,500,000 tons of ore with silver and zinc in them"
    found = report_pair(article("a", left), article("b", right), ScanOptions()).findings
    assert not [f for f in found if f.kind.startswith("figure")]
    scaled = frame % "a wooded ridge about 15,000 miles southwest of the ferry town"
    assert told(article("a", left), article("b", scaled)).severity == "high"


def test_a_qualifier_on_one_side_is_quoted() -> None:
    left = article("a", FIRE % ("more than 14", "230"), outlet="one")
    finding = told(left, article("b", FIRE % ("14", "230"), outlet="two"))
    values = finding.text.values
    assert "more than 14" in values["first"]
    assert "more" not in values["second"]


def test_each_print_is_named_with_its_own_unit() -> None:
    said = (
        'قال السفير: "سيكون هذا الاثنين أحد أحلك الأيام في تاريخ مؤتمر المرافئ'
        ' مع تولي الجزيرة رئاسته لمدة %s".'
    )
    opening = "انسحب وفد الساحل من القاعة احتجاجا على الدور الجديد للجارة."
    other = "عم الغضب أروقة المبنى الأبيض حين تبدلت مقاعد الجلسة."
    finding = told(
        Article("a", f"{opening}\n{said % 'أربعة أسابيع'}", language="ar"),
        Article("b", f"{other}\n{said % 'أربع سنوات'}", language="ar"),
    )
    assert (finding.text.values["first_articles"], finding.text.values["second_articles"]) == (
        "a",
        "b",
    )


@pytest.mark.parametrize("headline", ["", "Blaze at a textile market by the harbour\n"])
def test_the_first_word_behind_a_headline_and_a_dateline_is_no_name(headline: str) -> None:
    report = (
        "%sHAMDAL (%s) - %s swept through the old textile market of the harbour town on Tuesday,"
        " killing %s people, officials said.\nThe market has 230 shops, and the cause was still"
        " being investigated by a team from the capital late in the evening."
    )
    finding = told(
        article("a", report % (headline, "Reuters", "Fire", "14"), outlet="one"),
        article("b", report % (headline, "AFP", "Flames", "41"), outlet="two"),
    )
    assert (finding.severity, finding.text.template != OF_OTHERS) == ("high", True)


def test_an_agency_between_brackets_and_a_full_stop_is_no_name() -> None:
    report = (
        "RABAT (%s).- %s de 300 personas murieron el martes en un terremoto que sacudió el norte"
        " del país, informaron las autoridades. Unas %s casas quedaron dañadas en la zona."
    )
    finding = told(
        Article("a", report % ("EFE", "Más", "12.500"), language="es", outlet="one"),
        Article("b", report % ("AP", "Menos", "13.700"), language="es", outlet="two"),
    )
    assert (finding.severity, finding.text.template != OF_OTHERS) == ("high", True)


@pytest.mark.parametrize(
    ("frame", "left", "right", "severity"),
    [
        (
            "Rabat (dpa) - Ein %s hat am Dienstag den Norden des Landes getroffen und %s Tote und"
            " 250 Verletzte gefordert, teilten die Behörden mit.",
            ("Erdbeben", "14"),
            ("Beben", "41"),
            "high",
        ),
        (
            "Rabat (dpa) - Die %s hat am Dienstag ein Programm angekündigt und will %s neue"
            " Stellen in den Werken des Nordens schaffen, teilte der Vorstand mit.",
            ("Orbis AG", "140"),
            ("Zenta SE", "970"),
            "low",
        ),
    ],
)
def test_a_german_noun_is_no_name_and_a_firm_is(
    frame: str, left: tuple[str, str], right: tuple[str, str], severity: str
) -> None:
    finding = told(
        Article("a", frame % left, language="de", outlet="one"),
        Article("b", frame % right, language="de", outlet="two"),
    )
    assert finding.severity == severity


def test_of_several_values_the_slip_between_two_is_named() -> None:
    frame = FIRE % ("14", "230") + " The town has set aside %s for those who lost their shops."
    sums = "350 million euros", "350 billion euros", "350 million dollars"
    articles = [article(name, frame % own) for name, own in zip("abc", sums, strict=True)]
    (finding,) = (f for f in scan(articles).findings if f.kind == "figure_changed")
    assert "two of them the same digits in another scale" in str(finding.text)
    assert all(own in str(finding.text) for own in sums)


@pytest.mark.parametrize(
    ("language", "frame", "words"),
    [
        ("en", FIRE % ("14", "230") + " %s than 300 people marched later.", ("More", "Fewer")),
        (
            "ar",
            "قال رئيس البلدية يوم الاثنين إن الطريق الساحلي الجديد سيفتح أمام السيارات قريبا."
            " وسار في الموكب %s من 300 شخص حتى الميناء.",
            ("أكثر", "أقل"),
        ),
    ],
)
def test_a_figure_qualified_in_two_ways_is_told_once(
    language: str, frame: str, words: tuple[str, str]
) -> None:
    one, other = (Article(name, frame % name, language=language) for name in words)
    kinds = [f.kind for f in report_pair(one, other, ScanOptions()).findings]
    assert ("figure_changed" in kinds, "claim_changed" in kinds) == (True, False)


def test_what_only_a_qualifier_tells_apart_is_told_with_it() -> None:
    march = "%s than 300 people marched against the new coastal road on Sunday"
    articles = [
        article("a", f"The road is ready, the ministry said. {march % 'More'}."),
        article("b", f"{march % 'Fewer'}, police in the harbour town reported."),
    ]
    text = str(next(f for f in scan(articles).findings if f.kind.startswith("figure")).text)
    assert "More than 300" in text
    assert "Fewer than 300" in text
