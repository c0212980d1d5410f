"""What has the focus is in sight: no bar that stays on the screen hides it, forward or backward."""

from __future__ import annotations

from typing import Any

import pytest

from tests.browser.states import STATES, State, reach
from tests.browser.test_contrast import site_of
from tests.browser.watch import reused, wait_until

pytestmark = pytest.mark.browser

SIZES = {"phone": (360, 740), "laptop": (1280, 720), "400 %": (320, 180)}
NAMES = (
    "a step opened from the chart",
    "situations ticked",
    "questions",
    "questions without an answer",
    "in the middle of a walk",
    "the presenter's first step",
)
USED = [state for state in STATES if state.name in NAMES]

# Whether some point of what has the focus can be seen, or null where nothing has it.
SEEN = """() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const target = element.closest(".choice, .pick, .check") || element;
  const shares = [0.05, 0.25, 0.5, 0.75, 0.95];
  const points = shares.flatMap((across) => shares.map((down) => [across, down]));
  const isSeen = [...target.getClientRects()].some((box) => points.some(([across, down]) => {
    // null outside of the window
    const top = document.elementFromPoint(box.x + across * box.width, box.y + down * box.height);
    return top && (target.contains(top) || top.contains(target));
  }));
  const { top, bottom } = target.getBoundingClientRect();
  const words = target.textContent.trim().slice(0, 30);
  return { isSeen, what: `${element.tagName} ${words} ${top}-${bottom}` };
}"""
LAST = """() => [...document.querySelectorAll("a[href], button, input")]
  .filter((each) => each.checkVisibility() && each.tabIndex >= 0).at(-1).focus()"""


def comes_into_sight(page: Any) -> bool:
    """Whether what has the focus is seen once the page has scrolled to it."""
    try:
        wait_until(page, f"({SEEN})()?.isSeen")
    except AssertionError:
        return False
    return True


def hidden(page: Any, key: str) -> list[str]:
    """Press a key until the focus has left the page; return what could not be seen."""
    found, count = [], 0
    for _ in range(120):
        page.keyboard.press(key)
        focus = page.evaluate(SEEN)
        if focus is None:
            break
        count += 1
        if not focus["isSeen"] and not comes_into_sight(page):
            found.append(f"{key}: {focus['what']}")
    assert count > 1
    return found


# The least room is where most is hidden; of what has more room, the long tests see the rest.
IN_TURNS = [
    pytest.param(
        state,
        size,
        id=f"{state.name}-{size}",
        marks=[] if size == "400 %" or number % 3 == turn else pytest.mark.long,
    )
    for number, state in enumerate(USED)
    for turn, size in enumerate(SIZES)
]


@pytest.mark.parametrize(("state", "size"), IN_TURNS)
def test_what_is_in_focus_is_in_sight(
    browser: Any, request: pytest.FixtureRequest, state: State, size: str
) -> None:
    width, height = SIZES[size]
    page = reused(browser, reduced_motion="reduce").page
    reach(page, site_of(request, state.page), state, width)
    page.set_viewport_size({"width": width, "height": height})
    found = hidden(page, "Tab")
    page.evaluate(LAST)
    found += hidden(page, "Shift+Tab")
    assert found == []


def test_what_is_gone_to_is_below_the_bar(browser: Any, request: pytest.FixtureRequest) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740})
    path = "csec/confirmed-victim.html#referral"
    page.goto(f"{site_of(request, path).as_uri()}/{path}")
    bar = page.locator(".md-header").bounding_box()
    heading = page.locator("#referral").bounding_box()
    assert bar["y"] + bar["height"] <= heading["y"] <= bar["y"] + bar["height"] + 60
    page.close()
