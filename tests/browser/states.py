"""What a page can look like once somebody uses it: each state, how to get there, and where.

A state begins at a page just opened. To add one, add an entry.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.browser.asking import answer, press, tick, view

PHONE, LAPTOP = 360, 1280
WIDTHS = (320, 768, 1280)
"""Widths in px that every state of charts, presenter and questionnaire is held to."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of one page. ``reach`` brings it about and waits until it is there."""

    name: str
    page: str  # its address below the site's folder
    widths: tuple[int, ...]
    reach: Callable[[Any], None]


def _search(page: Any) -> None:
    opener = page.locator("button[data-toggle=__search]")
    if opener.is_visible():
        opener.click()
    page.locator("input[name=query]").press_sequentially("victim advocate")
    page.locator(".md-search-result__link").first.wait_for(state="visible", timeout=15000)


def search_in_vain(page: Any) -> None:
    """Search for what no page has."""
    page.locator("input[name=query]").press_sequentially("zzzz")
    page.locator(".md-search-result__meta", has_text="No").wait_for(timeout=15000)


def _drawer(page: Any) -> None:
    page.locator("button[data-toggle=__drawer]").click()
    page.locator(".site-nav__link").first.wait_for(state="visible")


def charted(page: Any) -> None:
    """Show the chart where a page has the choice."""
    view = page.locator(".views__one[data-view=chart]")
    if view.count():
        view.press("Enter")  # what has the focus afterwards shows it, as with a keyboard


def _focus(page: Any) -> None:
    charted(page)
    page.locator(".box__link:visible").nth(1).focus()


def _hover(page: Any) -> None:
    charted(page)
    page.locator(".box--linked:visible").nth(1).hover()


def _step_opened(page: Any) -> None:
    charted(page)
    page.locator(".box__link:visible").nth(1).click()


def _tool(name: str) -> Callable[[Any], None]:
    def reach(page: Any) -> None:
        charted(page)
        page.locator(f"[data-tool={name}]:visible").first.click()

    return reach


def _walked(answers: int) -> Callable[[Any], None]:
    """Walk on by the first answer, so many times or to the end."""

    def reach(page: Any) -> None:
        _tool("walk")(page)
        for _ in range(answers):
            way = page.locator(".walk__way").first
            if not way.is_visible():
                return
            way.click()

    return reach


def _link_copied(page: Any) -> None:
    page.locator(".step__link:visible").first.click()
    page.locator(".said:not(:empty)").first.wait_for(state="visible")


def _keys(*keys: str) -> Callable[[Any], None]:
    def reach(page: Any) -> None:
        for key in keys:
            page.keyboard.press(key)

    return reach


def _full_walk(page: Any) -> None:
    _tool("full")(page)
    _walked(1)(page)


def _asked(*buttons: str) -> Callable[[Any], None]:
    """Press buttons of the questionnaire, one after the other."""

    def reach(page: Any) -> None:
        for name in buttons:
            press(page, name)

    return reach


def _ticked(page: Any) -> None:
    tick(page, "Confirmed Victim", "Suspected Victim")


def _situations(page: Any) -> None:
    _ticked(page)
    press(page, "go")


def _one_answered(page: Any) -> None:
    press(page, "none")
    answer(page, 0, "yes")


def _answered(way: str) -> Callable[[Any], None]:
    """Answer every question in one way, and look at the result."""

    def reach(page: Any) -> None:
        if view(page) == "situations":
            press(page, "none")
        for place in range(page.locator(".question").count()):
            answer(page, place, way)
        press(page, "result")

    return reach


CHART = "csec/suspected-victim.html"
DECISIONS = "branching/lights-out.html"
SHOW = "csec/present.html"

ASK = "csec/screen.html"

STATES = (
    State("search with results", "index.html", (PHONE, LAPTOP), _search),
    State("search without results", "index.html", (LAPTOP,), search_in_vain),
    State("menu drawer open", "csec/index.html", (PHONE,), _drawer),
    State("a box in focus", CHART, WIDTHS, _focus),
    State("a box under the pointer", CHART, WIDTHS, _hover),
    State("a step opened from the chart", CHART, WIDTHS, _step_opened),
    State("a step's link followed", CHART, WIDTHS, _link_copied),
    State("a decision in focus", DECISIONS, WIDTHS, _focus),
    State("a chart over the whole window", CHART, WIDTHS, _tool("full")),
    State("the first step of a walk", DECISIONS, WIDTHS, _walked(0)),
    State("in the middle of a walk", DECISIONS, WIDTHS, _walked(2)),
    State("the end of a walk", DECISIONS, WIDTHS, _walked(30)),
    State("a walk through steps at a time", "parallel/closing.html", WIDTHS, _walked(1)),
    State("the presenter's menu", SHOW, WIDTHS, _keys()),
    State("the presenter's first step", f"{SHOW}#suspected-victim", WIDTHS, _keys()),
    State("the presenter's third step", f"{SHOW}#at-risk", WIDTHS, _keys(*["PageDown"] * 2)),
    State("the presenter's last step", f"{SHOW}#at-risk", WIDTHS, _keys("End")),
    State("the presenter's notes", f"{SHOW}#suspected-victim", WIDTHS, _keys("n")),
    State("the presenter's keys", f"{SHOW}#at-risk", WIDTHS, _keys("?")),
    State("the presenter's blank screen", f"{SHOW}#at-risk", WIDTHS, _keys("b")),
    State("a decision presented", "branching/present.html#lights-out", WIDTHS, _keys("PageDown")),
    State("an ending presented", "branching/present.html#lights-out", WIDTHS, _keys("1")),
    State(
        "notes on a decision", "branching/present.html#lights-out", WIDTHS, _keys("PageDown", "n")
    ),
    State("a walk over the whole window", DECISIONS, WIDTHS, _full_walk),
    State("the keys of another protocol", "score/present.html#guardar", WIDTHS, _keys("?")),
    State("the questionnaire", ASK, WIDTHS, _asked()),
    State("situations ticked", ASK, WIDTHS, _ticked),
    State("no situation ticked", ASK, WIDTHS, _asked("go")),
    State("situations answered", ASK, WIDTHS, _situations),
    State("questions", ASK, WIDTHS, _asked("none")),
    State("a question answered", ASK, WIDTHS, _one_answered),
    State("one question at a time", ASK, WIDTHS, _asked("none", "mode")),
    State("questions without an answer", ASK, WIDTHS, _asked("none", "result")),
    State("an open result", ASK, WIDTHS, _asked("none", "result", "asIs")),
    State("a result that is met", ASK, WIDTHS, _answered("yes")),
    State("a result that is not met", ASK, WIDTHS, _answered("no")),
    State("a result of several rules", "classify/screen.html", WIDTHS, _answered("yes")),
    State("a result of points", "score/screen.html", WIDTHS, _answered("yes")),
    State("a page that tells nothing", "blank.html", WIDTHS, _keys()),
)


def reach(page: Any, site: Path, state: State, width: int) -> None:
    """Open the page of a state afresh and bring the state about."""
    page.goto("about:blank")  # out of a full screen, which has a size of its own
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site.as_uri()}/{state.page}")
    state.reach(page)


ALIKE = {
    "a box under the pointer",
    "a decision in focus",
    "the first step of a walk",
    "the presenter's third step",
    "the presenter's last step",
    "an ending presented",
    "situations answered",
    "the presenter's menu",
    "the questionnaire",
    "a page that tells nothing",
    "the presenter's blank screen",
    "notes on a decision",
    "a walk over the whole window",
    "the keys of another protocol",
    "situations ticked",
    "no situation ticked",
    "questions without an answer",
}
"""States that are made of what others show, or that pages are in as they open."""


def in_use() -> Iterator[Any]:
    """Yield every state with each of its widths, as parameters of a test. In turns, one is for the
    narrow and the next for the wide window; the other widths are left to the long tests, and so are
    states that are alike."""
    for number, state in enumerate(STATES):
        ends = (state.widths[0], state.widths[-1])
        for width in state.widths:
            is_long = width != ends[number % 2] or state.name in ALIKE
            marks = [pytest.mark.long] if is_long else []
            yield pytest.param(state, width, marks=marks, id=f"{state.name}-{width}")
