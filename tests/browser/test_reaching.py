"""Ways to reach a contact on pages: large enough for a finger, and inside the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.definitions import HEAD
from tests.paint.test_ways import FULL
from tests.product import built, made_once

STEP = """\
pathways:
  - id: worry
    title: A worry
    steps:
      - {id: tell, text: "Write to {c0.email} or see {c0.link}; text {c0.text}"}
"""
PAGES = ("index.html", "full/worry.html", "full/screen.html")


@pytest.fixture(scope="module")
def full_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a protocol whose contact can be reached in every way."""

    def make(site: Path) -> None:
        folder = tmp_path_factory.mktemp("ways") / "full"
        folder.mkdir()
        head = HEAD.replace("protocol: example", "protocol: full")
        (folder / "protocol.yaml").write_text(f"{head}contacts:\n{FULL.format(n=0)}{STEP}", "utf-8")
        built(folder.parent, site)

    return made_once("site-ways", make)


@pytest.mark.parametrize("width", [320, 360, 1280])
@pytest.mark.parametrize("page", PAGES)
def test_every_way_can_be_tapped(browser: Any, full_site: Path, page: str, width: int) -> None:
    view = browser.new_page(viewport={"width": width, "height": 800})
    view.goto(f"{full_site.as_uri()}/{page}")
    view.evaluate("document.querySelectorAll('[hidden]').forEach(each => each.hidden = false)")
    sizes = view.eval_on_selector_all(
        "a.call--button",
        "all => all.map(each => { const box = each.getBoundingClientRect();"
        " return [box.height, box.width, each.scrollWidth - each.clientWidth] })",
    )
    assert len(sizes) == 5
    assert all(height >= 44 and wide >= 44 and over <= 0 for height, wide, over in sizes)
    assert view.evaluate("document.documentElement.scrollWidth") <= width


def test_an_address_is_one_word_though_it_may_break(browser: Any, full_site: Path) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 800})
    page.goto(f"{full_site.as_uri()}/full/worry.html")
    link = page.locator("ol.steps a.call--email")
    assert link.inner_text() == "student.services.number00@schools.example.org"
    assert link.get_attribute("href") == f"mailto:{link.inner_text()}"
