"""What a page can look like once somebody uses it: each state, how to get there, and where.

A state begins at a page just opened. To add one, add an entry.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

PHONE, LAPTOP = 360, 1280


@dataclass(frozen=True, slots=True)
class State:
    """A state of one page. ``reach`` brings it about and waits until it is there."""

    name: str
    page: str  # below the site's folder
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


STATES = (
    State("search with results", "index.html", (PHONE, LAPTOP), _search),
    State("search without results", "index.html", (LAPTOP,), search_in_vain),
    State("menu drawer open", "csec/index.html", (PHONE,), _drawer),
    State("a box in focus", "csec/suspected-victim.html", (PHONE, LAPTOP), _focus),
    State("a box under the pointer", "csec/suspected-victim.html", (LAPTOP,), _hover),
    State("a step opened from the chart", "csec/confirmed-victim.html", (LAPTOP,), _step_opened),
    State("a decision in focus", "branching/lights-out.html", (PHONE, LAPTOP), _focus),
)
