"""Published questionnaires answered in a real browser: each set of answers, as it is published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.asking import PHONE, press, view
from tests.browser.watch import reused
from tests.product import site_of
from tests.screeners import FOLDER, SCREENERS, Screener

pytestmark = pytest.mark.browser

EVERY = pytest.mark.parametrize("screener", SCREENERS, ids=lambda each: each.id)

IS_ASKED = """controls => controls.some((each) => each.checkVisibility())"""
CHOOSE = """control => (control.labels[0] ?? control).click()"""
SHOWN = """parts => parts.map((each) => each.dataset.part)"""


@pytest.fixture(scope="session")
def screeners_site() -> Path:
    return site_of(FOLDER)


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A phone; what goes wrong on it fails the test."""
    watch = reused(browser, viewport=PHONE)
    yield watch.page
    assert watch.complaints == []


def controls(page: Any, screener: Screener, item: str) -> Any:
    return page.locator(f"[name='_{screener.screening}_{item}']")


def give(page: Any, screener: Screener, item: str, answer: str) -> None:
    """Tick an answer, or type a number."""
    found = controls(page, screener, item)
    assert found.evaluate_all(IS_ASKED), f"{item} is not asked"
    if item in screener.numbers:
        found.and_(page.locator("input[inputmode]")).fill(answer)
    else:
        (way,) = found.and_(page.locator(f"[value='{answer}']")).all()
        way.evaluate(CHOOSE)


def begin(page: Any) -> None:
    if view(page) == "situations":
        press(page, "none")
    assert view(page) == "items"


def shown(page: Any) -> set[str]:
    return set(page.locator("[data-part]:not([hidden])").evaluate_all(SHOWN))


@EVERY
def test_published_answer_sets_read_as_published(
    page: Any, screeners_site: Path, screener: Screener
) -> None:
    page.goto((screeners_site / screener.id / "screen.html").as_uri())
    for case in screener.cases:
        begin(page)
        for item, answer in case.given.items():  # in the order asked, so that it can be asked
            give(page, screener, item, answer)
        for item in screener.answers.keys() - case.given.keys():
            assert not controls(page, screener, item).evaluate_all(IS_ASKED), case.line
        press(page, "result")
        assert shown(page) == case.parts, case.line
        press(page, "again")


@EVERY
def test_one_answer_short_nothing_is_shown_that_it_could_change(
    page: Any, screeners_site: Path, screener: Screener
) -> None:
    """A number that nobody can have, such as 4000, is no answer."""
    page.goto((screeners_site / screener.id / "screen.html").as_uri())
    for case in screener.cases[:4]:
        begin(page)
        *others, last = case.given
        known = {item: case.given[item] for item in others}
        for item, answer in known.items():
            give(page, screener, item, answer)
        if last in screener.numbers:
            give(page, screener, last, "4000")
        press(page, "result")
        if view(page) == "items":
            press(page, "asIs")
        assert shown(page) == frozenset.intersection(*screener.results(known)), case.line
        press(page, "again")
