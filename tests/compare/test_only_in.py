"""What only one outlet has: one finding an outlet, whatever the number of prints."""

from __future__ import annotations

from dedup.compare.findings.only_in import _in_all
from dedup.model import Article, Finding, Span
from dedup.pipeline import scan

LINES = [
    "The ferry company cancelled all crossings on Friday because of fog over the northern strait.",
    "Passengers with valid tickets may travel on any day next week at no further cost to them.",
    "A spokeswoman said that the radar of two ships is being replaced before the winter season.",
    "The union of seamen had warned in spring that the old devices failed in thick fog.",
]
OWN = {
    "a": "Our reporter counted 140 lorries that waited in the rain before the gates of the pier.",
    "b": "The mayor of the island offered beds in the school to 35 families and 12 drivers.",
    "c": "",
    "d": "",
}


def only(texts: dict[str, str]) -> list[Finding]:
    report = scan([Article(name, text) for name, text in texts.items()])
    return [finding for finding in report.findings if finding.kind == "only_in"]


def test_one_finding_for_each_outlet_that_has_something_of_its_own() -> None:
    texts = {name: "\n".join([*LINES, *([own] if own else [])]) for name, own in OWN.items()}
    found = only(texts)
    assert [finding.text.values["article"] for finding in found] == ["a", "b"]
    for finding in found:
        values = finding.text.values
        assert (values["paragraphs"], values["others"]) == ("5", "3")
        assert values["figures"] == ("1" if values["article"] == "a" else "2")
        assert "in none of 3 other prints" in str(finding.text)
        own = OWN[values["article"]]
        assert all(proof.text.rstrip(" …") in own for proof in finding.evidence)


def test_what_a_third_has_too_is_no_ones_own() -> None:
    extra = OWN["a"]
    texts = {name: "\n".join(LINES) for name in "cd"}
    texts |= {name: "\n".join([*LINES, extra]) for name in "ab"}
    assert only(texts) == []


def test_the_outlet_with_most_of_its_own_comes_first() -> None:
    texts = {name: "\n".join([*LINES, OWN[name]]) for name in "abc"}
    texts["c"] = "\n".join([*LINES, OWN["a"][4:], OWN["b"][4:], "And more was said at the quay."])
    texts["a"] = "\n".join([*LINES, "Nobody was hurt, the harbour office told callers on Friday"
                            " evening at eight."])  # fmt: skip
    texts["b"] = "\n".join(LINES)
    assert [finding.text.values["article"] for finding in only(texts)] == ["c", "a"]


def test_stretches_in_every_list() -> None:
    first = [Span(0, 10), Span(20, 40)]
    assert _in_all([first]) == first
    assert _in_all([first, [Span(5, 25), Span(30, 60)]]) == [
        Span(5, 10),
        Span(20, 25),
        Span(30, 40),
    ]
    assert _in_all([first, [Span(10, 20)]]) == []
