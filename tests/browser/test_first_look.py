"""What somebody who is frightened sees first, measured, and how many taps a number is away."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watch import reused, wait_until

pytestmark = pytest.mark.browser

PHONE, TABLET, LAPTOP = (
    {"width": 360, "height": 740},
    {"width": 768, "height": 1000},
    {"width": 1280, "height": 800},
)
PATHWAYS = ("confirmed-victim", "at-risk", "student-recruitment", "suspected-victim")
TOPS = """(selector) => [...document.querySelectorAll(selector)]
  .map((each) => each.getBoundingClientRect().toJSON())"""


@pytest.fixture
def phone(browser: Any) -> Any:
    return reused(browser, viewport=PHONE, has_touch=True, is_mobile=True).page


@pytest.fixture
def laptop(browser: Any) -> Any:
    return reused(browser, viewport=LAPTOP).page


@pytest.mark.parametrize("name", ["index.html", "csec/index.html"])
def test_all_situations_are_in_sight(phone: Any, real_site: Path, name: str) -> None:
    phone.goto(f"{real_site.as_uri()}/{name}")
    wait_until(phone, "document.fonts.status === 'loaded'")
    hrefs = phone.locator("a.situation:not(.situations--rules *)").evaluate_all(
        "(all) => all.map((each) => each.getAttribute('href').replace(/.*\\//, ''))"
    )
    assert hrefs == [f"{each}.html" for each in PATHWAYS]
    for text in phone.locator(".situation__first").all_inner_texts():
        assert text.startswith("STEP 1 ")
    ends = phone.evaluate(TOPS, "a.situation:not(.situations--rules *), a.ask-link")
    assert len(ends) == 5
    assert max(each["bottom"] for each in ends) <= PHONE["height"]
    assert phone.locator("a.ask-link").inner_text().strip() == "Not sure which?"


@pytest.mark.parametrize("name", PATHWAYS)
def test_the_first_step_begins_high_up(phone: Any, real_site: Path, name: str) -> None:
    phone.goto(f"{real_site.as_uri()}/csec/{name}.html")
    wait_until(phone, "document.fonts.status === 'loaded'")
    (bar,) = phone.evaluate(TOPS, ".md-header")
    (band,) = phone.evaluate(TOPS, ".band")
    step = phone.evaluate(TOPS, ".step")[0]
    assert bar["bottom"] <= 48.5
    assert band["bottom"] - band["top"] <= 80
    assert band["left"] == 0
    assert step["top"] <= 140
    assert phone.evaluate("document.documentElement.scrollHeight") <= 2400


def test_two_taps_dial_the_advocate(phone: Any, real_site: Path) -> None:
    phone.goto(f"{real_site.as_uri()}/index.html")
    phone.locator("a.situation").first.tap()
    call = phone.locator("#advocate ~ .step__body a.call")
    assert call.get_attribute("href") == "tel:+16506927273"
    box = call.bounding_box()
    assert box["height"] >= 44
    words = phone.locator("#advocate ~ .step__body b").bounding_box()
    assert box["y"] >= words["y"] + words["height"]  # a line of its own


@pytest.mark.parametrize("name", ["confirmed-victim", "suspected-victim"])
def test_columns_are_read_downwards(laptop: Any, real_site: Path, name: str) -> None:
    laptop.goto(f"{real_site.as_uri()}/csec/{name}.html")
    steps = laptop.evaluate(TOPS, ".steps > .step")
    lefts = [each["left"] for each in steps]
    assert lefts == sorted(lefts)
    assert len(set(lefts)) == 2
    for one, other in pairwise(steps):
        assert other["left"] > one["left"] or other["top"] >= one["bottom"]


def shown(page: Any) -> list[bool]:
    return [page.locator(each).is_visible() for each in ("ol.steps", ".pathway > figure.chart")]


@pytest.mark.parametrize(
    ("name", "size", "first"),
    [
        ("lights-out", PHONE, "steps"),
        ("lights-out", TABLET, "chart"),
        ("lights-out", LAPTOP, "chart"),
    ],
)
def test_a_pathway_that_branches_opens_with_its_chart_where_there_is_room(
    browser: Any, example_site: Path, name: str, size: dict[str, int], first: str
) -> None:
    page = reused(browser, viewport=size).page
    page.goto(f"{example_site.as_uri()}/branching/{name}.html")
    assert shown(page) == [first == "steps", first == "chart"]


def test_steps_and_chart_take_each_others_place(laptop: Any, real_site: Path) -> None:
    laptop.goto(f"{real_site.as_uri()}/csec/at-risk.html")
    assert shown(laptop) == [True, False]
    laptop.get_by_role("button", name="Chart", exact=True).focus()
    laptop.keyboard.press("Enter")
    assert shown(laptop) == [False, True]
    pressed = "(all) => all.map((each) => each.getAttribute('aria-pressed'))"
    assert laptop.locator(".views__one").evaluate_all(pressed) == ["false", "true"]
    laptop.emulate_media(media="print")
    assert shown(laptop) == [True, False]
    laptop.emulate_media(media="screen")
    laptop.locator(".box__link:visible").nth(2).click()
    assert shown(laptop) == [True, False]
    assert laptop.url.endswith("#action-plan")


def test_a_link_to_a_step_shows_the_list(laptop: Any, example_site: Path) -> None:
    laptop.goto(f"{example_site.as_uri()}/branching/lights-out.html#wait")
    assert shown(laptop) == [True, False]
    box = laptop.locator("#wait").bounding_box()
    assert 0 <= box["y"] <= LAPTOP["height"]


def test_a_sign_behind_a_number_does_not_stand_alone(browser: Any, example_site: Path) -> None:
    page = reused(browser, viewport=PHONE).page
    page.goto(f"{example_site.as_uri()}/branching/lights-out.html")
    for dial in page.locator(".step__body .dial").all():
        call = dial.locator("a").bounding_box()
        assert dial.bounding_box()["height"] <= call["height"] + 12


def test_the_menu_has_the_colours_of_the_pathways(laptop: Any, real_site: Path) -> None:
    laptop.goto(f"{real_site.as_uri()}/csec/at-risk.html")
    bars = laptop.locator(".site-nav__link[class*=hue-]").evaluate_all(
        "(all) => all.map((each) => getComputedStyle(each).borderInlineStartColor)"
    )
    assert len({*bars}) == 4
    current = laptop.locator(".site-nav__link[aria-current=page]")
    assert current.inner_text() == "“At-Risk” Factors"
    assert laptop.locator(".site-name__publisher").inner_text() == (
        "San Mateo County Office of Education"
    )
