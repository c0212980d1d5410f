"""Titles that look like markup, in a real browser: shown as they are written, and nothing live."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watch import reused
from tests.product import built, made_once

pytestmark = pytest.mark.browser

TITLES = [
    "Child <!-- <textarea> A<B &lt;",
    'R <a href="tel:+16505550100">x</a> <plaintext>',
    "</title></script><script>document.title = 'live'</script> &amp; <i>so</i>",
    "<!-- --!><meta http-equiv=refresh content=0;url=about:blank> &lt;12",
]
DEFINITION = """\
protocol: example-{number}
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


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a protocol for each title, which uses it everywhere."""

    def make(site: Path) -> None:
        source = tmp_path_factory.mktemp("titles")
        for number, title in enumerate(TITLES):
            folder = source / f"example-{number}"
            folder.mkdir()
            text = DEFINITION.format(number=number, title=json.dumps(title))
            (folder / "protocol.yaml").write_text(text)
        built(source, site)

    return made_once("site-titles", make)


every_title = pytest.mark.parametrize("number", range(len(TITLES)))


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


@every_title
def test_titles_are_shown_as_written(browser: Any, site: Path, number: int) -> None:
    title = TITLES[number]
    watch = reused(browser, viewport={"width": 1280, "height": 900})
    page = watch.page
    page.goto((site / f"example-{number}/worry.html").as_uri())
    assert page.title() == f"{title} - Protocols for Educators"
    assert texts(page, "h1") == [title]
    assert texts(page, ".site-nav__section") == TITLES
    assert texts(page, ".site-nav__link").count(title) == 1
    assert page.locator("footer.site-footer").is_visible()
    assert page.locator("#tell ~ .step__body").inner_text() == "Tell a zebra"
    assert (live(page), watch.complaints) == (0, [])


def test_titles_are_found_as_written(browser: Any, site: Path) -> None:
    watch = reused(browser, viewport={"width": 1280, "height": 900})
    page = watch.page
    page.goto((site / "index.html").as_uri())
    assert texts(page, ".situation__title") == TITLES
    page.locator("input[name=query]").press_sequentially("zebra")
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)
    assert {*TITLES} <= {*texts(page, ".md-search-result__article h1")}
    assert (live(page), watch.complaints) == (0, [])
