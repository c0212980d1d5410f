"""Titles that look like markup, in a real browser: shown as they are written, and nothing live."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.product import built

pytestmark = pytest.mark.browser

TITLES = [
    "Child <!-- <textarea> A<B &lt;",
    'R <a href="tel:+16505550100">x</a> <plaintext>',
    "</title></script><script>document.title = 'live'</script> &amp; <i>so</i>",
    "<!-- --!><meta http-equiv=refresh content=0;url=about:blank> &lt;12",
]
DEFINITION = """\
protocol: example
title: {title}
short_title: {title}
status: draft
publisher: {{name: {title}}}
pathways:
  - id: worry
    title: {title}
    steps:
      - {{id: tell, text: Tell a zebra}}
"""


def definitions(folder: Path, title: str) -> Path:
    """Write two protocols that use one title everywhere, so that the menu has sections, too."""
    for name in ("example", "other"):
        (folder / name).mkdir(parents=True)
        text = DEFINITION.format(title=json.dumps(title))
        (folder / name / "protocol.yaml").write_text(text.replace(": example", f": {name}", 1))
    return folder


@pytest.fixture(scope="module", params=range(len(TITLES)))
def case(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """A title and the site that is full of it."""
    title, folder = TITLES[request.param], tmp_path_factory.mktemp("titles")
    return title, built(definitions(folder / "source", title), folder / "site")


def texts(page: Any, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(selector).all_text_contents()]


def live(page: Any) -> int:
    """Count elements that only a title can have brought in."""
    return int(
        page.evaluate(
            "() => document.querySelectorAll('textarea, plaintext, a[href^=tel], b, i:not([class]),"
            " meta[http-equiv=refresh]').length"
        )
    )


def test_titles_are_shown_as_written(browser: Any, case: tuple[str, Path]) -> None:
    title, site = case
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    failures: list[str] = []
    page.on("pageerror", lambda failure: failures.append(str(failure)))
    page.goto((site / "example/worry.html").as_uri())
    assert page.title() == f"{title} - Protocols for Educators"
    assert texts(page, "h1") == [title]
    assert texts(page, ".site-nav__section") == [title, title]
    assert texts(page, ".site-nav__link").count(title) == 2
    assert page.locator("footer.site-footer").is_visible()
    assert page.locator("#tell ~ p").inner_text() == "Tell a zebra"
    page.goto((site / "index.html").as_uri())
    assert texts(page, ".situation__title") == [title, title]
    assert (live(page), failures) == (0, [])


def test_titles_are_found_as_written(browser: Any, case: tuple[str, Path]) -> None:
    title, site = case
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    for query in ("draft", "zebra"):
        page.goto((site / "index.html").as_uri())
        page.locator("input[name=query]").press_sequentially(query)
        page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)
        assert title in texts(page, ".md-search-result__article h1")
        assert live(page) == 0
