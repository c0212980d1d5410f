"""Letters as somebody else sets them: spaced as WCAG 1.4.12 says, very large, in another typeface.

No words may be cut or lie on others. A chart cannot follow: then the page shows the steps.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.test_site import PAGES
from tests.browser.watch import COME, reused, wait_until

pytestmark = pytest.mark.browser

SPACED = """* {
  line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important;
}
p { margin-block-end: 2em !important; }"""
FACES = ("DejaVu Sans", "serif", "monospace")
WAYS = {
    "spaced": SPACED,
    **{face: f"* {{ font-family: {face!r} !important; }}".replace("'serif'", "serif").replace(
        "'monospace'", "monospace") for face in FACES},
    "large": "",
}  # fmt: skip

FAULTS = (Path(__file__).parent / "faults.js").read_text("utf-8").partition("\n")[2]


def settled(page: Any, way: str, css: str) -> None:
    page.evaluate(COME)
    if way == "large":
        page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate(
        """(css) => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets = [sheet];
          return new Promise((done) => setTimeout(done, 120));
        }""",
        css,
    )


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("way", WAYS)
def test_words_are_neither_cut_nor_on_each_other(
    browser: Any, real_site: Path, example_site: Path, way: str, width: int
) -> None:
    page = reused(browser, viewport={"width": width, "height": 800}).page
    names = [real_site / each for each in PAGES]
    names += [example_site / "branching/lights-out.html", example_site / "parallel/opening.html"]
    for path in names:
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(path.as_uri())
        settled(page, way, WAYS[way])
        assert page.evaluate(FAULTS) == [], path.name


@pytest.mark.parametrize("css", [SPACED, "* { font-family: monospace !important; }"])
def test_a_chart_that_cannot_follow_gives_way_to_the_steps(
    browser: Any, example_site: Path, css: str
) -> None:
    page = reused(browser, viewport={"width": 1280, "height": 800}).page
    page.goto((example_site / "branching/lights-out.html").as_uri())
    page.evaluate(COME)
    assert page.locator(".pathway > figure.chart").is_visible()
    settled(page, "", css)
    wait_until(page, "document.querySelector('.pathway').dataset.shows === 'steps'")
    assert page.locator("ol.steps").is_visible()
    assert page.locator("[data-view=chart]").is_disabled()
    assert "does not fit" in page.locator(".chart__why:visible").first.inner_text()
    page.evaluate("document.adoptedStyleSheets = []")
    wait_until(page, "document.querySelector('.pathway').dataset.shows === 'chart'")


def test_a_chart_without_steps_beside_it_says_why_it_is_gone(browser: Any, real_site: Path) -> None:
    page = reused(browser, viewport={"width": 1280, "height": 800}).page
    page.goto((real_site / "csec/index.html").as_uri())
    settled(page, "", SPACED)
    page.locator("figure.chart .chart__why:visible").wait_for()
    assert page.locator("figure.chart .drawing:visible").count() == 0
