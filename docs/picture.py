"""Take the picture of README.md from the committed report: a finding, a map, a passage.

python docs/picture.py
"""

from __future__ import annotations

import shutil
from base64 import b64encode
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
WIDTH = 1180


def main() -> None:
    """Write docs/images/report.png with the Chromium of the system, else of playwright."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as player:
        browser = player.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": 900})
        page.goto((ROOT / "reports/seeds/index.html").as_uri())
        parts = [
            _cut(page, "body", 616),
            _cut(page, "#p1", 480),
            _cut(page, "#p1r3", 264),
        ]
        page = browser.new_page(viewport={"width": WIDTH, "height": 100})
        page.set_content("<style>body {margin: 0} img {display: block}</style>" + "".join(parts))
        page.wait_for_function("[...document.images].every(image => image.complete)")
        page.screenshot(path=ROOT / "docs/images/report.png", full_page=True)
        browser.close()


def _cut(page: Page, place: str, height: int) -> str:
    """A band of the page, from ``place`` down, as an image element."""
    box = page.locator(place).first.bounding_box()
    top = box["y"] if box else 0
    clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
    image = page.screenshot(full_page=True, clip=clip)
    return f'<img src="data:image/png;base64,{b64encode(image).decode()}">'


if __name__ == "__main__":
    main()
