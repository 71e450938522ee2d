"""Takes the README's picture of the real site: `python docs/screenshot.py [SITE] [PICTURE]`.

SITE is site/ and PICTURE docs/timeline.png where they are not given.

Needs Chromium at /usr/bin/chromium and playwright. The site is opened from its files, as a reader opens it, on a fixed day.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", "--hide-scrollbars"]
WIDTH, HEIGHT = 1180, 1080
# The day of the committed site's build; what lies ahead is told from it.
DAY = "2026-11-22T12:00:00"


def main(site: Path, picture: Path) -> None:
    """The picture shows the top of the timeline, in the light scheme."""
    index = site / "index.html"
    if not index.is_file():
        sys.exit(f"{index}: no such file; `make site` writes it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        page.clock.set_fixed_time(DAY)
        page.goto(index.resolve().as_uri())
        page.screenshot(path=picture)
        browser.close()


if __name__ == "__main__":
    main(*(Path(given) for given in (*sys.argv[1:], *("site", "docs/timeline.png")[len(sys.argv) - 1 :])))
