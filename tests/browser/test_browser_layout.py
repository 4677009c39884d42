"""The page as it is laid out: its regions and headings, their order, and where each stands.

A screenshot compared pixel by pixel changes with every font; what must not change is the structure.
Each region is a line: its depth, its place in twelfths of the page's width counted from the side
where reading starts (of a heading, whose words set its length, only where it starts), how it stands
to the region before it, and the words of a heading. After a
change that was meant: ``PYTHONPATH=tests python tests/browser/test_browser_layout.py``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

Outlines = dict[tuple[str, int], list[str]]

WANTED = Path(__file__).parent / "layout"
LANGUAGES = ("en", "ar")
WIDTHS = (1280, 400)
REGIONS = (
    "header.top, nav, main > section, footer, h1, h2, h3:not(.vh), h4, .hero, .hero > *, .fl > li,"
    " .tools, .heat, .outs > li, table.led, .pairhead > div, svg.pm, .row, .cell, .empty, .texts"
)
OUTLINE = """regions => {
  const page = document.documentElement.clientWidth;
  const mirrored = getComputedStyle(document.documentElement).direction === 'rtl';
  const open = [], lines = [];
  for (const e of document.querySelectorAll(regions)) {
    if (!e.checkVisibility({visibilityProperty: true})) continue;
    const r = e.getBoundingClientRect();
    const [start, end] = mirrored ? [page - r.right, page - r.left] : [r.left, r.right];
    const box = {e, start, end, top: r.top, bottom: r.bottom};
    let last = null;
    while (open.length && !open.at(-1).e.contains(e)) last = open.pop();
    const stands = !last ? 'inside'
      : box.top >= last.bottom - 1 ? 'below'
      : box.bottom <= last.top + 1 ? 'above'
      : box.start >= last.end - 1 ? 'beside'
      : box.end <= last.start + 1 ? 'before' : 'over';
    const twelfth = x => Math.round(12 * x / page);
    const heading = /^H[1-6]$/.test(e.tagName);
    const classes = heading ? [] : [...e.classList].map(name => '.' + name);
    const place = `${twelfth(start)}-${heading ? '' : twelfth(end)} ${stands}`;
    const words = heading ? ' | ' + e.innerText.replace(/\\s+/g, ' ').trim() : '';
    const name = [e.tagName.toLowerCase(), ...classes].join('');
    lines.push('  '.repeat(open.length) + name + ' ' + place + words);
    open.push(box);
  }
  return lines;
}"""


def outline(browser: Browser, path: Path, width: int) -> list[str]:
    """The lines of a page that is ``width`` pixels wide, with every part unfolded."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    try:
        page.goto(path.as_uri())
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        lines: list[str] = page.evaluate(OUTLINE, REGIONS)
        return lines
    finally:
        page.close()


def wanted(code: str, width: int) -> Path:
    return WANTED / f"{code}-{width}.txt"


@pytest.fixture(scope="module")
def outlines(browser: Browser, reports: dict[str, Path]) -> Outlines:
    """The lines of each page by language and width."""
    return {
        (code, width): outline(browser, reports[code], width)
        for code in LANGUAGES
        for width in WIDTHS
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_is_laid_out_as_it_was(outlines: Outlines, code: str, width: int) -> None:
    assert outlines[code, width] == wanted(code, width).read_text().splitlines()


@pytest.mark.parametrize("width", WIDTHS)
def test_the_arabic_page_mirrors_the_english_one(outlines: Outlines, width: int) -> None:
    one, other = ([line.partition(" |")[0] for line in outlines[code, width]] for code in LANGUAGES)
    assert one == other


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_lies_over_its_neighbour_or_leaves_the_page(outlines: Outlines, width: int) -> None:
    lines = outlines["en", width]
    assert len(lines) > 50
    for line in lines:
        start, end, stands = re.findall(r" (-?\d+)-(-?\d*) (\w+)", line)[0]
        assert 0 <= int(start) < int(end or 12) <= 12, line
        assert stands not in {"over", "above"}, line


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    from report.sample import REPORT

    from browser.conftest import chromium
    from dedup.options import RenderOptions
    from dedup.report.folder import write_report

    with TemporaryDirectory() as place, chromium() as system:
        for language in LANGUAGES:
            write_report(REPORT, Path(place) / language, RenderOptions(ui_lang=language))
            for size in WIDTHS:
                lines = outline(system, Path(place) / language / "index.html", size)
                wanted(language, size).write_text("\n".join(lines) + "\n")
