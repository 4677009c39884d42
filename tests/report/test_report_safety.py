"""Nothing from an article works as markup, and a page asks for nothing from outside."""

from __future__ import annotations

import hashlib
import re
from base64 import b64encode
from dataclasses import replace
from pathlib import Path

import pytest

from dedup.model import (
    Evidence,
    Finding,
    Message,
    Origin,
    Report,
    Skip,
    Span,
    Stock,
)  # fmt: skip
from report.page import Page, index
from report.sample import REPORT

PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7 * 7 }}{% raw %}",
    "</script><!--",
    "javascript:alert(1)",
)


def poisoned(payload: str) -> Report:
    """The sample with a payload in every field that comes from outside."""
    articles = tuple(
        replace(
            record,
            article=replace(
                record.article,
                title=payload,
                outlet=payload,
                published=payload,
                url=payload if payload.startswith("java") else f"http://e.example/{payload}",
                origin=Origin(payload, 1, payload, payload, (payload,), payload),
            ),
        )
        for record in REPORT.articles
    )
    finding = Finding(
        "only_in", "high", Message("%(x)s and more", {"x": payload}),
        (Evidence(articles[0].article.id, Span(0, 5), payload),), "F9",
    )  # fmt: skip
    story = replace(
        REPORT.stories[0],
        ledger=tuple(replace(row, label=payload) for row in REPORT.stories[0].ledger),
    )
    return replace(
        REPORT,
        articles=articles,
        findings=(*REPORT.findings, finding),
        stories=(story, REPORT.stories[1]),
        options={payload: payload},
        tool={"name": payload},
        stock=(Stock(articles[0].article.id, Span(0, 3), payload, 3),),
        skipped=(Skip(Origin(payload), payload),),
        notices=(Message("%(x)s", {"x": payload}),),
    )


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_field_adds_an_element_or_an_attribute(payload: str) -> None:
    harmless = re.sub(r"[^\w\s]", "x", payload)
    poisonous = Page(index(poisoned(payload), title=payload)).shape()
    plain = Page(index(poisoned(harmless), title=harmless)).shape()
    addresses = [item for item in plain if item == ("a", ("href", "rel"))]
    assert [item for item in poisonous if item not in addresses] == [
        item for item in plain if item not in addresses
    ]
    assert not any(
        name.startswith("on") or name == "style" for _, names in poisonous for name in names
    )


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "http://a b/", "file:///etc"]
)
def test_only_web_addresses_become_links(url: str) -> None:
    articles = (replace(REPORT.articles[0], article=replace(REPORT.articles[0].article, url=url)),)
    html = index(replace(REPORT, articles=(*articles, *REPORT.articles[1:])))
    assert f'href="{url}"' not in html
    assert 'href="https://gazette.example/park"' in html


def test_an_article_text_with_markup_is_shown_as_text() -> None:
    record = REPORT.articles[2]
    text = record.article.text.replace("council", "<b>&amp;")
    changed = replace(record, article=replace(record.article, text=text))
    page = Page(index(replace(REPORT, articles=(*REPORT.articles[:2], changed))))
    assert any("<b>&amp;" in shown for shown in page.paragraphs.values())


def test_the_policy_allows_exactly_our_style_and_script() -> None:
    html = index(REPORT)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)[1]  # type: ignore[index]
    for tag in ("style", "script"):
        blocks = re.findall(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert len(blocks) == 1
        digest = b64encode(hashlib.sha256(blocks[0].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in policy or f"'sha256-{digest}'" in policy
    assert "default-src" in policy
    assert "unsafe" not in policy
    assert html.index("Content-Security-Policy") < html.index("<style>")


def test_nothing_is_loaded_from_outside() -> None:
    html = index(REPORT)
    tags = {tag for tag, _ in Page(html).elements}
    assert not tags & {"link", "img", "iframe", "object", "embed", "form", "base", "audio", "video"}
    style = (Path(__file__).parents[2] / "dedup/report/static/report.css").read_text()
    assert "url(" not in style
    assert "@import" not in style


def test_the_stylesheet_knows_no_left_and_right() -> None:
    style = (Path(__file__).parents[2] / "dedup/report/static/report.css").read_text()
    physical = (
        r"(margin|padding|border)-(left|right)|[;{\s](left|right)\s*:|text-align:\s*(left|right)"
    )
    assert not re.search(physical, style)
    marks = re.findall(r"(?:^|[},])\s*(?:del|ins|\.o|\.fg)(?![\w-])[^{]*\{([^}]*)\}", style)
    inside = [rule for rule in marks if not rule.startswith("position:absolute")]
    assert inside
    assert not any(
        re.search(r"padding|margin|border|display|isolat|spacing", rule) for rule in inside
    )
