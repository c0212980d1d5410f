"""What a page can look like once somebody uses it: each state, how to get there, and where.

A state begins at a page just opened. To add one, add an entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

PHONE, LAPTOP = 360, 1280


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


def _focus(page: Any) -> None:
    page.locator(".box__link:visible").nth(1).focus()


def _hover(page: Any) -> None:
    page.locator(".box--linked:visible").nth(1).hover()


def _step_opened(page: Any) -> None:
    page.locator(".box__link:visible").nth(1).click()


def _tool(name: str) -> Callable[[Any], None]:
    return lambda page: page.locator(f"[data-tool={name}]:visible").first.click()


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
    page.locator("main .step").first.hover()
    page.locator(".step__link:visible").first.click()
    page.locator(".said:not(:empty)").first.wait_for(state="visible")


def _keys(*keys: str) -> Callable[[Any], None]:
    def reach(page: Any) -> None:
        for key in keys:
            page.keyboard.press(key)

    return reach


CHART = "csec/suspected-victim.html"
DECISIONS = "branching/lights-out.html"
SHOW = "csec/present.html"

STATES = (
    State("search with results", "index.html", (PHONE, LAPTOP), _search),
    State("search without results", "index.html", (LAPTOP,), search_in_vain),
    State("menu drawer open", "csec/index.html", (PHONE,), _drawer),
    State("a box in focus", CHART, (PHONE, LAPTOP), _focus),
    State("a box under the pointer", CHART, (LAPTOP,), _hover),
    State("a step opened from the chart", CHART, (LAPTOP,), _step_opened),
    State("a step's link followed", CHART, (PHONE, LAPTOP), _link_copied),
    State("a decision in focus", DECISIONS, (PHONE, LAPTOP), _focus),
    State("a chart over the whole window", CHART, (PHONE, LAPTOP), _tool("full")),
    State("the first step of a walk", DECISIONS, (PHONE, LAPTOP), _walked(0)),
    State("in the middle of a walk", DECISIONS, (PHONE, LAPTOP), _walked(2)),
    State("the end of a walk", DECISIONS, (PHONE, LAPTOP), _walked(30)),
    State("a walk through steps at a time", "parallel/closing.html", (LAPTOP,), _walked(1)),
    State("the presenter's menu", SHOW, (PHONE, LAPTOP), _keys()),
    State("the presenter's first step", f"{SHOW}#suspected-victim", (PHONE, LAPTOP), _keys()),
    State("the presenter's third step", f"{SHOW}#at-risk", (LAPTOP,), _keys(*["PageDown"] * 2)),
    State("the presenter's last step", f"{SHOW}#at-risk", (LAPTOP,), _keys("End")),
    State("the presenter's notes", f"{SHOW}#suspected-victim", (PHONE, LAPTOP), _keys("n")),
    State("the presenter's keys", f"{SHOW}#at-risk", (PHONE, LAPTOP), _keys("?")),
    State("the presenter's blank screen", f"{SHOW}#at-risk", (LAPTOP,), _keys("b")),
    State(
        "a decision presented", "branching/present.html#lights-out", (LAPTOP,), _keys("PageDown")
    ),
)


def reach(page: Any, site: Path, state: State, width: int) -> None:
    """Open the page of a state afresh and bring the state about."""
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("about:blank")
    page.goto(f"{site.as_uri()}/{state.page}")
    state.reach(page)
