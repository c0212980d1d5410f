"""axe-core finds nothing wrong: on every page, narrow and wide, light and dark."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import EXPLAINED, complaints
from tests.browser.states import LAPTOP, search_in_vain
from tests.browser.watch import reused
from tests.product import EXAMPLE_IDS, PROJECT

pytestmark = pytest.mark.browser

WIDTHS = (1280, 768, 320)
SCHEMES = ("light", "dark")


@pytest.fixture
def page(browser: Any) -> Any:
    return reused(browser).page


def site_of(request: pytest.FixtureRequest, path: str) -> Path:
    """Return the site that has a page."""
    is_example = path.split("/")[0] in EXAMPLE_IDS
    return Path(request.getfixturevalue("example_site" if is_example else "real_site"))


def everywhere() -> Iterator[Any]:
    """Every folder in every width: protocols where there is least room, the pages around them where
    there is most. The rest is left to the long tests."""
    for folder in ("", "csec", *EXAMPLE_IDS):
        for width in WIDTHS:
            is_long = width != WIDTHS[-1] if folder else width != WIDTHS[0]
            yield pytest.param(folder, width, marks=[pytest.mark.long] if is_long else [])


@pytest.mark.parametrize(("folder", "width"), [*everywhere()])
def test_every_page_as_it_opens(
    page: Any, request: pytest.FixtureRequest, folder: str, width: int
) -> None:
    found: list[str] = []
    paths = sorted((site_of(request, folder) / folder).glob("*.html"))
    assert paths
    page.set_viewport_size({"width": width, "height": 800})
    for path in paths:
        if path.name == "404.html":  # knows its addresses only on a server
            page.goto(f"{request.getfixturevalue('served')}/404.html")
        else:
            page.goto(path.as_uri())
        # Dark once: in all widths ``test_contrast`` measures what axe only looks for.
        for scheme in SCHEMES if width == WIDTHS[0] else SCHEMES[:1]:
            page.emulate_media(color_scheme=scheme)
            again = complaints(page, colours_alone=scheme != SCHEMES[0])
            found += [f"{path.name}, {scheme}: {complaint}" for complaint in again]
    assert found == []


SPOILED = {
    "button-name": "<button></button>",
    "image-alt": "<img src='data:,'>",
    "color-contrast": "<p style='color: #999; background: #fff'>Hard to read</p>",
    "heading-order": "<h6>Too deep</h6>",
    "link-name": "<a href='#_page'></a>",
    "label": "<input>",
    "list": "<ul><p>Not an entry</p></ul>",
}  # fmt: skip


def test_a_spoiled_page_is_caught(page: Any, real_site: Path) -> None:
    page.goto((real_site / "csec" / "at-risk.html").as_uri())
    assert complaints(page) == []
    page.evaluate(
        """markup => {
          const at = document.querySelector('article');
          at.insertAdjacentHTML('beforeend', markup);
          // The page's policy allows no style in markup; from a script it may be set.
          for (const each of at.querySelectorAll('[style]'))
            each.style.cssText = each.getAttribute('style');
        }""",
        "".join(SPOILED.values()),
    )
    assert {complaint.partition(": ")[0] for complaint in complaints(page)} == {*SPOILED}


def test_a_search_in_vain_says_so(page: Any, real_site: Path) -> None:
    page.set_viewport_size({"width": LAPTOP, "height": 800})
    page.goto((real_site / "index.html").as_uri())
    search_in_vain(page)
    assert page.locator(".md-search-result__meta").is_visible()
    assert page.locator(".md-search-result__list > *").count() == 0


@pytest.mark.parametrize("entry", EXPLAINED, ids=lambda entry: entry.why)
def test_what_axe_cannot_decide_is_tested_elsewhere(entry: Any) -> None:
    path, _, name = entry.instead.partition("::")
    assert f"def {name}(" in (PROJECT / path).read_text("utf-8")
