"""The report in a browser: silent console, no request, nothing for axe, no sideways scroll."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from report.sample import REPORT, many

from dedup.options import RenderOptions
from dedup.report.folder import write_report
from dedup.report.html import html_files

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

LOOKS = [
    pytest.param(code, width, scheme, id=f"{code}-{width}-{scheme}")
    for code in ("en", "ar")
    for width in (1280, 400)
    for scheme in ("light", "dark")
]
LOOKS += [
    pytest.param("one", 1280, "light", id="one-story"),
    pytest.param("sixty", 1280, "dark", id="sixty-outlets-1280"),
    pytest.param("sixty", 400, "light", id="sixty-outlets-400"),
    pytest.param("list", 400, "light", id="index-400"),
]


@contextmanager
def opened(browser: Browser, path: Path, **options: Any) -> Iterator[tuple[Page, list[str]]]:
    """A page, and everything it said or asked for beyond itself."""
    width = options.pop("width", 1280)
    page = browser.new_page(viewport={"width": width, "height": 900}, **options)
    noise: list[str] = []
    page.on("console", lambda message: noise.append(message.text))
    page.on("pageerror", lambda error: noise.append(str(error)))
    page.on("request", lambda request: noise.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_timeout(250)
    noise.remove(path.as_uri())
    try:
        yield page, noise
    finally:
        page.close()


@pytest.mark.parametrize(("code", "width", "scheme"), LOOKS)
def test_silent_accessible_and_as_wide_as_the_screen(
    browser: Browser, reports: dict[str, Path], code: str, width: int, scheme: Any
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    with opened(browser, reports[code], width=width, color_scheme=scheme) as (page, noise):
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        page.wait_for_timeout(250)
        assert noise == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    # axe adds a script of its own, which the policy of the page would rightly refuse
    with opened(browser, reports[code], width=width, color_scheme=scheme, bypass_csp=True) as (
        page,
        _,
    ):
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_what_is_injected_does_not_run(browser: Browser, tmp_path: Path) -> None:
    write_report(REPORT, tmp_path / "r", RenderOptions())
    path = tmp_path / "r" / "index.html"
    evil = (
        "<script>window.owned=1</script><img src=x onerror='window.owned=1'>"
        "<p id=styled style='color:rgb(1,2,3)'>x</p><link rel=stylesheet href=http://e.example/x>"
    )
    path.write_text(path.read_text().replace("</main>", evil + "</main>"))
    page = browser.new_page()
    asked: list[str] = []
    page.on("requestfinished", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    page.wait_for_timeout(250)
    assert page.evaluate("window.owned") is None
    assert page.evaluate("getComputedStyle(styled).color") != "rgb(1, 2, 3)"
    assert asked == [path.as_uri()]
    page.close()


def test_payloads_in_the_data_stay_silent(browser: Browser, tmp_path: Path) -> None:
    payload = "</script><img src=x onerror=alert(1)>\u202e"
    articles = tuple(
        replace(record, article=replace(record.article, title=payload, outlet=payload))
        for record in REPORT.articles
    )
    write_report(replace(REPORT, articles=articles), tmp_path / "r", RenderOptions(title=payload))
    with opened(browser, tmp_path / "r" / "index.html") as (page, noise):
        assert noise == []
        assert page.evaluate("document.images.length") == 0


def test_filters_work_without_script(browser: Browser, reports: dict[str, Path]) -> None:
    with opened(browser, reports["en"], java_script_enabled=False) as (page, _):
        rows = page.locator(".row")
        visible = [rows.nth(n).is_visible() for n in range(rows.count())]
        assert all(visible)
        page.uncheck("#f-on")
        page.uncheck("#f-bo")
        kept = [rows.nth(n) for n in range(rows.count()) if rows.nth(n).is_visible()]
        assert 0 < len(kept) < len(visible)
        assert all("k-al" in (row.get_attribute("class") or "") for row in kept)


def test_keys_are_off_until_asked_for(browser: Browser, reports: dict[str, Path]) -> None:
    with opened(browser, reports["en"]) as (page, _):
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.tagName") == "BODY"
        page.check("#t-keys")
        page.keyboard.press("j")
        assert page.evaluate("document.activeElement.className").startswith("row")
        assert page.inner_text("#live").startswith("1 / ")


def test_next_and_previous_pass_over_what_is_folded_or_filtered_away(
    browser: Browser, tmp_path: Path
) -> None:
    write_report(many(5), tmp_path / "r", RenderOptions())
    with opened(browser, tmp_path / "r" / "index.html") as (page, noise):
        unfolded = page.locator("details.pair[open] .row").count()
        assert 0 < unfolded < page.locator(".row").count()
        page.click("#next")
        assert page.inner_text("#live").startswith(f"1 / {unfolded} ")
        first = page.evaluate("document.activeElement.id")
        page.click("#next")
        second = page.evaluate("document.activeElement.id")
        page.click("#prev")
        assert page.evaluate("document.activeElement.id") == first != second
        page.uncheck("#f-on")
        page.click("#next")
        left = int(page.inner_text("#live").split()[2])
        assert 0 < left < unfolded
        assert noise == []


def test_every_control_of_the_view_does_what_it_says(
    browser: Browser, reports: dict[str, Path]
) -> None:
    def style(selector: str, name: str) -> str:
        script = f"e => getComputedStyle(e).{name}"
        return str(page.locator(f"details[open] {selector}").first.evaluate(script))

    with opened(browser, reports["en"]) as (page, _):
        before = {
            name: style(*rule)
            for name, rule in {
                "t-orth": (".o", "textDecorationLine"),
                "t-fig": (".row .fg", "backgroundColor"),
                "t-focus": (".row.k-al .cell p", "color"),
                "t-stack": (".cols", "gridTemplateColumns"),
            }.items()
        }
        for name in before:
            page.click(f"#{name}")
        assert style(".o", "textDecorationLine") == "none" != before["t-orth"]
        assert style(".row .fg", "backgroundColor") == "rgba(0, 0, 0, 0)" != before["t-fig"]
        assert style(".row.k-al .cell p", "color") != before["t-focus"]
        columns = [
            len(w.split()) for w in (before["t-stack"], style(".cols", "gridTemplateColumns"))
        ]
        assert columns == [2, 1]


def test_the_minimap_marks_what_stands_open_and_no_more(browser: Browser, tmp_path: Path) -> None:
    write_report(many(5), tmp_path / "r", RenderOptions())
    with opened(browser, tmp_path / "r" / "index.html") as (page, _):
        marks = ":is(.row del, .row ins, .row .fg)"
        page.locator("#map i").first.wait_for(state="attached")
        drawn = page.locator("#map i").count()
        assert drawn == page.locator(f"details.pair[open] {marks}").count()
        page.locator("details.pair:not([open]) > summary").first.click()
        page.locator("#map i").nth(drawn).wait_for(state="attached")
        tops = page.evaluate("[...document.querySelectorAll('#map i')].map(i => i.style.top)")
        assert all(0 <= float(top.rstrip("%")) <= 100 for top in tops)


def test_a_permalink_leads_to_its_row_again_after_a_reload(
    browser: Browser, reports: dict[str, Path]
) -> None:
    with opened(browser, reports["ar"]) as (page, _):
        link = page.locator(".perma").nth(3)
        target = link.get_attribute("href") or ""
        link.click()
        page.reload()
        page.wait_for_timeout(250)
        assert page.url.endswith(target)
        assert page.locator(target).evaluate("e => e.matches(':target')")
        top = page.locator(target).evaluate("e => e.getBoundingClientRect().top")
        assert 0 <= top < 900


def test_the_keyboard_alone_reaches_everything(browser: Browser, reports: dict[str, Path]) -> None:
    """Tab goes through every link, control and scroller, each with a focus ring, and gets out."""
    with opened(browser, reports["en"]) as (page, _):
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        wanted = page.evaluate(
            """[...document.querySelectorAll('a[href],button,input,summary,[tabindex="0"]')]
               .filter(e => e.checkVisibility()).length"""
        )
        seen = set()
        for _ in range(wanted + 5):
            page.keyboard.press("Tab")
            seen.add(
                page.evaluate(
                    """() => { const e = document.activeElement;
                      if (e === document.body) return '';
                      const ring = getComputedStyle(e).outlineStyle;
                      if (ring === 'none') return 'no ring: ' + e.outerHTML;
                      return String([...document.querySelectorAll('*')].indexOf(e)); }"""
                )
            )
        seen.discard("")
        assert not {name for name in seen if name.startswith("no ring")}
        assert len(seen) == wanted


def test_a_link_opens_the_pair_it_leads_into(browser: Browser, tmp_path: Path) -> None:
    write_report(many(5), tmp_path / "r", RenderOptions())
    with opened(browser, tmp_path / "r" / "index.html") as (page, noise):
        assert not page.locator("#p5A2").is_visible()
        page.evaluate("location.hash = '#p5A2'")
        page.wait_for_timeout(250)
        assert page.locator("#p5A2").is_visible()
        assert noise == []


def test_marks_do_not_break_arabic_words(browser: Browser, tmp_path: Path) -> None:
    """A word under a mark is exactly as wide as the same word without one: its joins hold."""
    write_report(REPORT, tmp_path / "r", RenderOptions())
    with opened(browser, tmp_path / "r" / "index.html") as (page, _):
        widths = page.evaluate(
            """() => {
              const p = document.querySelector('#p1A2').cloneNode();
              p.removeAttribute('id');
              document.querySelector('#p1A2').parentElement.append(p);
              const wide = () => { const r = document.createRange(); r.selectNodeContents(p);
                return r.getBoundingClientRect().width; };
              p.textContent = 'المستقبل';
              const plain = wide(), found = [];
              for (const tag of ['del', 'ins', 'span']) {
                p.textContent = '';
                const mark = document.createElement(tag);
                if (tag === 'span') mark.className = 'o';
                mark.textContent = 'قبل';
                p.append('المست', mark);
                found.push(wide());
              }
              return [plain, ...found];
            }"""
        )
        assert max(widths) - min(widths) < 0.6


def test_it_prints_on_few_pages(browser: Browser, reports: dict[str, Path]) -> None:
    with opened(browser, reports["en"]) as (page, _):
        sheet = page.pdf(prefer_css_page_size=True)
    assert sheet.startswith(b"%PDF")
    assert len(re.findall(rb"/Type\s*/Page\b", sheet)) <= 7


def test_an_index_of_ten_thousand_pairs_opens_in_a_second(browser: Browser, tmp_path: Path) -> None:
    name, parts = next(html_files(many(10_000), RenderOptions(inline_pairs=200)))
    path = tmp_path / name
    path.write_text("".join(parts), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    meter = page.context.new_cdp_session(page)
    # the page's own work: the clock on the wall would measure what else the machine does
    meter.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(path.as_uri())
    metrics = {
        item["name"]: item["value"] for item in meter.send("Performance.getMetrics")["metrics"]
    }
    assert page.locator("#index tbody tr").count() == 10_000
    assert 0 < metrics["TaskDuration"] < 1
    page.close()
