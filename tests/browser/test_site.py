"""The published site in a real browser: private, whole without a network, searchable, narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watch import COME, EITHER_WAY, Watch, wait_until

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "csec/index.html",
    "csec/confirmed-victim.html",
    "csec/at-risk.html",
    "csec/student-recruitment.html",
    "csec/suspected-victim.html",
    "csec/screening.html",
]


@EITHER_WAY
def test_every_page_keeps_to_itself(browser: Any, base: str) -> None:
    watch = Watch(browser)
    for name in PAGES:
        watch.page.goto(f"{base}/{name}", wait_until="load")
        watch.page.evaluate(COME)
    stored = watch.page.evaluate(
        "() => document.cookie + (location.protocol === 'file:' ? '' : "
        "JSON.stringify(localStorage) + JSON.stringify(sessionStorage))"
    )
    assert watch.complaints == []
    assert [url for url in watch.requests if not url.startswith((base, "data:", "blob:"))] == []
    assert stored in ("", "{}{}")


@EITHER_WAY
@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("couch surfing", "screening.html#at-risk_indicators"),
        pytest.param("victim advocate", "#advocate", marks=pytest.mark.long),
        pytest.param("school placement", "confirmed-victim.html#placement", marks=pytest.mark.long),
    ],
)
def test_search_finds_a_step_by_its_words(browser: Any, base: str, query: str, target: str) -> None:
    watch = Watch(browser, viewport={"width": 1280, "height": 900})
    watch.page.goto(f"{base}/index.html")
    watch.page.locator("input[name=query]").press_sequentially(query)  # the theme hears keys
    found = watch.page.locator(f'.md-search-result__link[href*="{target}"]').first
    found.wait_for(state="visible", timeout=15000)
    found.click()
    watch.page.wait_for_url(f"**{target}*")


def scrolls_sideways(browser: Any, site: Path, names: list[str]) -> Iterator[str]:
    """Yield which pages scroll sideways, in windows of all widths."""
    page = browser.new_page()
    for name in names:
        page.goto(f"{site.as_uri()}/{name}")
        for width in (1280, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 800})
            try:  # a chart takes another form once the window has its new width
                wait_until(page, f"document.documentElement.scrollWidth <= {width}")
            except AssertionError:
                yield f"{name} at {width}"
    page.close()


def without_charts(site: Path) -> list[str]:
    """Pages without charts: ``test_the_charts_of_the_pages`` looks at those that have one."""
    pages = sorted(site.rglob("*.html"))
    seen = [path for path in pages if 'class="drawing"' not in path.read_text("utf-8")]
    return [path.relative_to(site).as_posix() for path in seen]


def test_nothing_scrolls_sideways(browser: Any, real_site: Path, example_site: Path) -> None:
    names = without_charts(real_site)
    assert {"index.html", "csec/current.html"} <= {*names}
    assert [*scrolls_sideways(browser, real_site, names)] == []
    found = scrolls_sideways(browser, example_site, without_charts(example_site)[::2])
    assert [*found] == []


def test_numbers_can_be_called(browser: Any, real_site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{real_site.as_uri()}/csec/confirmed-victim.html")
    links = page.locator("#advocate ~ .step__body a")
    assert links.get_attribute("href") == "tel:+16506927273"
    assert links.inner_text() == "650-692-7273"


def test_every_word_is_there_without_javascript(browser: Any, real_site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{real_site.as_uri()}/csec/suspected-victim.html")
    text = page.locator("ol.steps").inner_text()
    assert "contact parent of guardian" in text
    assert text.count("STEP") == 7
    context.close()


@pytest.mark.long  # as ``test_the_charts_of_the_pages`` finds by other means
@pytest.mark.parametrize("width", [360, 768, 1280])
def test_text_of_charts_is_large_and_inside_its_box(
    browser: Any, real_site: Path, width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 800})
    for name in PAGES[1:]:
        page.goto(f"{real_site.as_uri()}/{name}")
        wait_until(page, "document.fonts.status === 'loaded'")
        found = page.evaluate(
            """() => [...document.querySelectorAll('figure.chart svg')]
              .filter(svg => svg.getBoundingClientRect().width > 0)
              .flatMap(svg => {
                const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
                return [...svg.querySelectorAll('[data-step]')].flatMap(box => {
                  const frame = box.querySelector('.box__shape').getBoundingClientRect();
                  return [...box.querySelectorAll('text')].map(text => {
                    const line = text.getBoundingClientRect();
                    return {
                      words: text.textContent,
                      size: parseFloat(getComputedStyle(text).fontSize) * scale,
                      inside: line.left >= frame.left - 0.5 && line.right <= frame.right + 0.5
                        && line.top >= frame.top - 0.5 && line.bottom <= frame.bottom + 0.5,
                    };
                  });
                });
              })"""
        )
        assert found, name
        assert all(line["inside"] for line in found), (name, [x for x in found if not x["inside"]])
        assert min(line["size"] for line in found) >= 15, name
