"""Agencies and writers credited, and what became of the credit in another print."""

from __future__ import annotations

import pytest
from compare.found import BODY, HARBOUR, found, kinds, read

from dedup.compare.speech.credit import find_credits
from dedup.model import Article
from dedup.pipeline import scan


def test_a_credit_to_an_agency_that_the_other_print_drops() -> None:
    body = BODY.format("45 مليون دولار", "في الربيع")
    (item,) = [f for f in found({"a": "بيروت (رويترز) - " + body, "b": body}) if "credit" in f.kind]
    assert item.text.values == {"agency": "Reuters", "article": "a", "other": "b"}
    assert item.evidence[0].text == "رويترز"


def test_several_that_drop_a_credit_are_told_together() -> None:
    body = BODY.format("45 مليون دولار", "في الربيع")
    texts = {"a": "بيروت (رويترز) - " + body, "b": body, "c": body}
    (item,) = [finding for finding in found(texts) if "credit" in finding.kind]
    assert item.text.values == {"agency": "Reuters", "article": "a", "other": "b, c"}


def test_an_agency_that_no_table_has_is_credited_by_its_own_name() -> None:
    body = BODY.format("45 مليون دولار", "في الربيع")
    texts = {"a": "بيروت (وكالة أنباء السهل) - " + body, "b": body}
    (item,) = [finding for finding in found(texts) if "credit" in finding.kind]
    assert item.text.values["agency"] == item.evidence[0].text == "وكالة أنباء السهل"


def test_an_agency_named_in_a_copied_sentence_of_one_print_only() -> None:
    body = BODY.format("45 مليون دولار", "في الربيع")
    cited = body.replace("القادم.", "القادم، بحسب ما نقلت وكالة رويترز.")
    (item,) = [f for f in found({"a": cited, "b": body}) if "credit" in f.kind]
    assert (item.text.values["article"], item.evidence[0].text) == ("a", "رويترز")


def test_a_print_that_names_the_agency_elsewhere_dropped_nothing() -> None:
    body = BODY.format("45 مليون دولار", "في الربيع")
    texts = {
        "a": "بيروت (رويترز) - " + body,
        "b": body + "وذكرت وكالة رويترز أن الفحص سيتأخر.",
    }
    assert "credit_removed" not in kinds(found(texts))


@pytest.mark.parametrize(
    ("head", "agency"),
    [
        ("الرياض (و.ا.س) -", "SPA"),
        ("واس - الرياض:", "SPA"),
        ("القاهرة - د ب أ\n", "dpa"),
        ("باريس (أ ف ب) -", "AFP"),
        ("LONDON (Reuters) -", "Reuters"),
        ("PARIS, May 3 (AFP) -", "AFP"),
        ("الدوحة/قنا/", "QNA"),
        ("МОСКВА, 27 окт — ТАСС. ", "TASS"),
        ("МОСКВА, 1 июня - РИА Новости. ", "RIA"),
        ("新华社北京2月29日电 ", "Xinhua"),
        ("【熊本共同】", "Kyodo"),
        ("(서울=연합뉴스) 김민수 기자 = ", "Yonhap"),
        ("देहरादून, 12 जुलाई (भाषा) ", "PTI"),
        ("کوئٹہ (اے پی پی) ", "APP"),
        ("تهران - تسنیم: ", "Tasnim"),
        ("الساحل - 3 - 5 (وكالة السهل) --", "وكالة السهل"),
        ("HARBOUR CITY (Plain News Agency) -", "Plain News Agency"),
        ("BAHÍA (Agencia Llanura) -", "Agencia Llanura"),
        ("المرفأ – «صحيفة الساحل»:", "صحيفة الساحل"),
        ("طرابلس (الوكالة الوطنية للإعلام) -", "NNA"),
    ],
)
def test_agencies_as_outlets_print_them(head: str, agency: str) -> None:
    reading = read("a", f"{head} {BODY}")
    assert [credit.agency for credit in find_credits(reading)] == [agency]


@pytest.mark.parametrize(
    "head", ["31 أغسطس (آب) 2015", "قال أب لثلاثة أطفال", "وفا الرجل بوعده", "قال سالم: «المرفأ»:"]
)
def test_words_that_look_like_a_sign_are_no_credit(head: str) -> None:
    assert find_credits(read("a", f"{head} {BODY}")) == ()


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("PORT (Reuters) -", "PORT -"),
        ("By The Associated Press", "By Staff"),
        ("المرفأ - أ ف ب", "المرفأ"),
        ("(واس)", "(رويترز)"),
    ],
)
def test_a_credit_removed_or_replaced_is_told_once(left: str, right: str) -> None:
    report = scan([Article("x", left + HARBOUR), Article("y", right + HARBOUR)])
    assert [finding.kind for finding in report.findings].count("credit_removed") == 1


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("By Jane Hale\n", "By Carl Ode, Port Gazette\n", "medium"),
        ("By Jane Hale\n", "", "low"),
        ("By Jane Hale\n", "BY JANE HALE\n", None),
        ("By Jane Hale\n", "Jane Hale | Port Gazette\n", None),
        ("By Staff Reporter\n", "", None),
        ("كتب: سالم الهادي\n", "كتب: طارق النجار\n", "medium"),
        ("سالم الهادي – المرفأ\n", "صحيفة المرفأ – الساحل\n", "low"),
        ("صحيفة المرفأ – الساحل\n", "المرفأ اليوم – الساحل\n", None),
        ("إعداد: قسم التحرير\n", "", None),
    ],
)
def test_the_writer_of_a_text_kept_dropped_or_replaced(
    left: str, right: str, told: str | None
) -> None:
    report = scan([Article("x", left + HARBOUR), Article("y", right + HARBOUR)])
    found = [item for item in report.findings if item.kind == "credit_removed"]
    assert [item.severity for item in found] == ([told] if told else [])
