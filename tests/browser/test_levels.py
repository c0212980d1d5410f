"""Questions with levels and numbers, and what is asked only if: as somebody answers them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.browser.asking import PHONE, heading, parts, press, traces, view
from tests.browser.watch import reused
from tests.product import site_of
from tests.screeners import FOLDER

pytestmark = pytest.mark.browser

NEWS2 = {
    "respiration": "18", "spo2": "97", "systolic": "120", "pulse": "80", "temperature": "37.0",
}  # fmt: skip


@pytest.fixture
def opened(browser: Any) -> Iterator[Any]:
    """Opens a questionnaire on a phone at its questions; what goes wrong fails the test."""
    watch = reused(browser, viewport=PHONE)

    def at(protocol: str) -> Any:
        watch.page.goto((site_of(FOLDER) / protocol / "screen.html").as_uri())
        if view(watch.page) == "situations":
            press(watch.page, "none")
        return watch.page

    yield at
    assert watch.complaints == []


def names(page: Any) -> list[str]:
    """The items that are asked, by the names of their controls."""
    return page.evaluate(
        """() => [...document.querySelectorAll(".question:not([hidden])")].map(
          (each) => each.querySelector("input").name.split("_")[2])"""
    )


def pick(page: Any, screening: str, item: str, answer: str) -> None:
    page.locator(f"label:has([name=_{screening}_{item}][value={answer}])").click()


def enter(page: Any, item: str, number: str) -> Any:
    found = page.locator(f"[name=_score_{item}][inputmode]")
    found.fill(number)
    found.press("Tab")
    return found


def test_news2_is_seven_questions(opened: Any) -> None:
    page = opened("news2")
    assert len(names(page)) == 7
    assert page.locator("#_count").inner_text() == "0 of 7 answered"
    for item, number in NEWS2.items():
        enter(page, item, number)
    pick(page, "score", "oxygen", "air")
    pick(page, "score", "consciousness", "alert")
    press(page, "result")
    assert page.locator(".score:visible").inner_text() == "Points: 0"
    assert heading(page) == "Low clinical risk: ward-based response"
    page.locator("#_with-answers").check()
    given = page.locator("#_given").inner_text()
    assert "18 per minute" in given and "37.0 °C" in given


@pytest.mark.parametrize("wrong", ["7,5,5", "abc", "-1", "9999", "12.5", "1e1", "0x10", "٣"])
def test_a_number_that_is_none_is_said_so_and_is_no_answer(opened: Any, wrong: str) -> None:
    page = opened("news2")
    entry = enter(page, "respiration", wrong)
    assert entry.get_attribute("aria-invalid") == "true"
    assert page.locator("#_count").inner_text() == "0 of 7 answered"
    hint = page.locator(f"#{entry.get_attribute('aria-describedby')}")
    assert hint.inner_text().startswith("Enter a number from ")
    entry.fill("12")
    assert entry.get_attribute("aria-invalid") is None
    assert page.locator("#_count").inner_text() == "1 of 7 answered"


@pytest.mark.parametrize(
    ("written", "points"), [("36,1", 0), ("36.0", 1), (" 35 ", 3), ("39.1", 2)]
)
def test_decimals_are_read_as_they_are_written(opened: Any, written: str, points: int) -> None:
    page = opened("news2")
    for item, number in (NEWS2 | {"temperature": written}).items():
        enter(page, item, number)
    pick(page, "score", "oxygen", "air")
    pick(page, "score", "consciousness", "alert")
    press(page, "result")
    assert page.locator(".score:visible").inner_text() == f"Points: {points}"


def test_not_known_takes_the_place_of_a_number_and_the_other_way_round(opened: Any) -> None:
    page = opened("news2")
    entry = enter(page, "pulse", "80")
    known = entry.locator("xpath=ancestor::fieldset").locator("[type=radio]")
    known.check()
    assert entry.input_value() == "" and known.is_checked()
    assert page.locator("#_count").inner_text() == "1 of 7 answered"
    entry.fill("80")
    assert not known.is_checked()


def test_what_is_not_known_leaves_a_score_open_with_what_it_can_become(opened: Any) -> None:
    page = opened("news2")
    for item, number in NEWS2.items():
        if item != "pulse":
            enter(page, item, number)
    pick(page, "score", "oxygen", "oxygen")
    pick(page, "score", "consciousness", "alert")
    press(page, "result")
    press(page, "asIs")
    assert parts(page) == []
    assert page.locator(".score:visible").inner_text() == "Points: 2, can become 5"
    assert "Pulse" in page.locator(".could:visible").inner_text()


def test_questions_are_asked_as_the_answers_before_them_say(opened: Any) -> None:
    page = opened("cssrs")
    every = names(page)
    assert "q3" not in every and "q1" in every
    pick(page, "screener", "q2", "yes")
    assert {"q3", "q4", "q5"} <= set(names(page))
    pick(page, "screener", "q3", "yes")
    pick(page, "screener", "q2", "no")
    assert not {"q3", "q4", "q5"} & set(names(page))
    press(page, "result")
    links = page.locator("#_gaps li").all_inner_texts()
    assert links and not any("how you might" in each for each in links)
    pick(page, "screener", "q2", "unknown")  # not known is not no
    assert {"q3", "q4", "q5"} <= set(names(page))


def test_one_at_a_time_goes_past_what_is_not_asked(opened: Any) -> None:
    page = opened("cssrs")
    press(page, "mode")
    seen = []
    for _ in range(len(names(page))):
        (current,) = page.locator(".question:visible").all()
        name = str(current.locator("input").first.get_attribute("name"))
        seen.append(name.split("_")[2])
        current.locator("[value=no]").check()
        if page.locator("[data-does=following]:visible").count():
            press(page, "following")
    assert seen == names(page) and "q3" not in seen


def test_a_number_leaves_no_trace(opened: Any) -> None:
    page = opened("news2")
    enter(page, "respiration", "abc")
    enter(page, "pulse", "80")
    assert traces(page)
    press(page, "result")
    page.evaluate("clear()")
    assert traces(page) == []
    assert page.locator("[aria-invalid]").count() == 0


AS_IT_IS = """() => [...document.querySelectorAll("[class], [data-rule]")].map(
  (each) => `${each.className.baseVal ?? each.className} ${each.dataset.rule ?? ""}`)"""


def test_nothing_in_the_page_tells_what_was_asked_and_read(opened: Any) -> None:
    """Neither the question that somebody was at nor the order of what was read."""
    page = opened("cssrs")
    page.evaluate("clear()")
    before = page.evaluate(AS_IT_IS)
    if view(page) == "situations":
        press(page, "none")
    pick(page, "screener", "q2", "yes")
    pick(page, "screener", "q4", "yes")
    press(page, "mode")
    press(page, "following")
    press(page, "result")
    press(page, "again")
    assert page.evaluate(AS_IT_IS) == before
