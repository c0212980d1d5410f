"""The site of a protocol that says everything once, with passages and what happens at any point."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import complaints
from tests.browser.watch import reused
from tests.product import PROJECT, built, made_once

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder() -> Path:
    source = PROJECT / "tests" / "cases" / "every-word"
    return made_once("site-every-word", lambda site: built(source, site)) / "every-word"


@pytest.fixture
def page(browser: Any) -> Any:
    return reused(browser).page


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_wrong_and_nothing_is_too_wide(
    page: Any, folder: Path, width: int
) -> None:
    found = []
    page.set_viewport_size({"width": width, "height": 800})
    for path in sorted(folder.glob("*.html")):
        page.goto(path.as_uri())
        # What it cannot decide, mostly below the bar of the questionnaire, `test_axe` explains.
        sure = (each for each in complaints(page) if not each.endswith("(not decided)"))
        found += [f"{path.name}: {each}" for each in sure]
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name
    assert found == []


def test_the_presenter_goes_where_something_leads_at_any_point(page: Any, folder: Path) -> None:
    page.set_viewport_size({"width": 1000, "height": 900})
    page.goto(f"{(folder / 'present.html').as_uri()}#leak__any-point")
    assert complaints(page) == []
    assert "ends" not in page.locator("#_position").inner_text()
    page.keyboard.press("1")
    assert page.locator(".slide.is-current").get_attribute("id") == "leak_tell"
    page.goto(f"{(folder / 'present.html').as_uri()}#leak_tap")
    page.locator(".slide.is-current .anywhere a").nth(1).click()
    assert page.locator(".slide.is-current").get_attribute("id") == "leak__outcome-closed"


def test_a_warning_needs_no_colour(page: Any, folder: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.goto((folder / "alarm.html").as_uri())
    warning = page.locator(".passage--warning")
    assert warning.locator("svg").bounding_box()["width"] > 10
    assert warning.inner_text().startswith("Warning:")
    assert warning.evaluate("each => getComputedStyle(each).borderTopWidth") == "2px"
    page.emulate_media(forced_colors="none")
