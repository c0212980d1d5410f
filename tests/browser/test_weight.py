"""What a first visit to a pathway loads, as a server that compresses sends it."""

from __future__ import annotations

import gzip
from typing import Any

import pytest

from tests.browser.watch import COME

pytestmark = pytest.mark.browser

MOST, MOST_SCRIPT = 120, 6  # KB


def loaded(browser: Any, address: str) -> dict[str, int]:
    """Return the bytes of each file that a page asks for."""
    page = browser.new_page(viewport={"width": 360, "height": 740})
    answers: list[Any] = []
    page.on("response", lambda one: answers.append(one))
    page.goto(address, wait_until="load")
    page.evaluate(COME)
    sizes = {}
    for answer in answers:
        body, name = answer.body(), answer.url.rpartition("/")[2]
        sizes[name] = len(body) if name.endswith((".woff2", ".png")) else len(gzip.compress(body))
    page.close()
    return sizes


@pytest.mark.parametrize("name", ["index", "csec/confirmed-victim", "csec/suspected-victim"])
def test_a_first_visit_is_light(browser: Any, served: str, name: str) -> None:
    sizes = loaded(browser, f"{served}/{name}.html")
    scripts = {each: size for each, size in sizes.items() if each.endswith(".js")}
    assert scripts.keys() == {"chart.js", "forget.js", "keyboard.js"}
    assert sum(scripts.values()) <= MOST_SCRIPT * 1024, scripts
    assert sum(sizes.values()) <= MOST * 1024, sizes


def test_what_searches_comes_when_somebody_searches(browser: Any, served: str) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{served}/csec/at-risk.html", wait_until="load")
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url.rpartition("/")[2]))
    page.locator("input[name=query]").focus()
    page.locator("input[name=query]").press_sequentially("couch")
    page.locator(".md-search-result__link").first.wait_for(state="visible")
    assert asked == ["search.js", "search_index.js"]
    page.close()
