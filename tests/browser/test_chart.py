"""Charts that answer, in a real browser: light, arrow keys, links to copy, full screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.browser.watch import CHARTS, EITHER_WAY, Watch, reused, wait_until
from tests.product import EXAMPLE_IDS

pytestmark = pytest.mark.browser

LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 360, "height": 780}
ARROWS = ("ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft")

BOXES = (
    """window.boxes = () => [...document.querySelectorAll('figure.chart .box')]
  .filter((box) => box.getClientRects().length > 0);
window.at = () => boxes().indexOf(document.activeElement.closest('.box'));
window.stepAt = () => document.activeElement.closest('.box')?.dataset.step;
window.frameAt = () => document.activeElement.closest('.box').getBoundingClientRect().toJSON();
window.focusBox = (place) => {
  const box = boxes()[place];
  (box.querySelector(':scope > .box__link') ?? box).focus();
};
window.taken = [];
addEventListener('keydown', (event) => taken.push(event.defaultPrevented));
"""
    + CHARTS
)


@pytest.fixture(scope="module")
def sites(real_site: Path, example_site: Path) -> dict[str, Path]:
    """Each protocol's published folder."""
    return {"csec": real_site / "csec"} | {name: example_site / name for name in EXAMPLE_IDS}


@pytest.fixture
def watch(browser: Any) -> Iterator[Watch]:
    """A page of a laptop without motion. Whatever it complains about fails the test."""
    watch = reused(browser, BOXES, viewport=LAPTOP, reduced_motion="reduce")
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(watch: Watch) -> Any:
    return watch.page


def step(name: str) -> str:
    return f'.box[data-step="{name}"]:visible'


# Arrow keys


def pages_with_charts(folder: Path) -> list[Path]:
    others = ("present.html", "current.html", "screen.html")
    pages = (path for path in sorted(folder.glob("*.html")) if path.name not in others)
    return [path for path in pages if '<figure class="chart' in path.read_text("utf-8")]


EXPLORE = """(keys) => {
  const ways = new Map([[0, []]]);
  for (const [box, way] of ways) {
    for (const key of keys) {
      focusBox(box);
      const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
      document.activeElement.dispatchEvent(event);
      if (!ways.has(at())) ways.set(at(), [...way, key]);
    }
  }
  return boxes().map((_, box) => ways.get(box) ?? null);
}"""
"""Returns, for each box, the keys that lead to it from the first one. Keys made by a script are
quicker than those of a keyboard, and the page hears both alike."""


@pytest.mark.parametrize("protocol", ["csec", *EXAMPLE_IDS])
def test_arrow_keys_reach_every_box(page: Any, sites: dict[str, Path], protocol: str) -> None:
    for path in pages_with_charts(sites[protocol]):
        page.goto(path.as_uri())
        assert page.locator("figure.chart").count() == 1, path
        for width in (360, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            walk_by_arrow_keys(page, path)


def walk_by_arrow_keys(page: Any, path: Path) -> None:
    count = page.evaluate("boxes().length")
    assert count > 0, path
    ways = page.evaluate(EXPLORE, ARROWS)
    assert None not in ways, path
    page.evaluate("focusBox(0)")
    for key in ways[-1]:
        page.keyboard.press(key)
    assert page.evaluate("at()") == count - 1, path
    page.keyboard.press("Home")
    assert page.evaluate("at()") == 0
    page.keyboard.press("End")
    assert page.evaluate("at()") == count - 1
    box = page.evaluate("frameAt()")
    assert box["bottom"] <= 800 or box["height"] > 700, path


def walked(page: Any, *keys: str) -> list[str]:
    """Press keys and return the step that each leads to."""
    steps = []
    for key in keys:
        page.keyboard.press(key)
        steps.append(page.evaluate("stepAt()"))
    return steps


def test_columns_are_followed_down_and_on_to_the_next(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "confirmed-victim.html").as_uri())
    page.evaluate("focusBox(0)")
    tops = page.evaluate("boxes().map((box) => Math.round(box.getBoundingClientRect().top))")
    keys = ["ArrowDown" if b > a else "ArrowRight" for a, b in pairwise(tops)]
    assert keys.count("ArrowRight") >= 1
    there = walked(page, *keys)
    assert there == page.evaluate("boxes().slice(1).map((box) => box.dataset.step)")
    other = {"ArrowDown": "ArrowUp", "ArrowRight": "ArrowLeft"}
    back = walked(page, *(other[key] for key in reversed(keys)))
    assert back == [*reversed(there[:-1]), "law-enforcement"]


def test_only_keys_that_move_are_taken(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "confirmed-victim.html").as_uri())
    page.evaluate("focusBox(0)")
    idle = ["ArrowLeft", "ArrowUp", "ArrowRight", "Home", "a", "Control+ArrowRight", "Shift+End"]
    assert set(walked(page, *idle)) == {"law-enforcement"}
    assert set(page.evaluate("taken")) == {False}
    assert walked(page, "ArrowDown") == ["report"]
    assert page.evaluate("taken.at(-1)") is True
    page.locator("body").evaluate("(body) => document.activeElement.blur()")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("taken.at(-1)") is False


def test_answers_lie_in_the_direction_of_their_key(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["branching"] / "lights-out.html").as_uri())
    page.locator(step("daylight") + " > .box__link").focus()
    found = set()
    for key in ("ArrowDown", "ArrowRight", "ArrowLeft"):
        page.locator(step("daylight") + " > .box__link").focus()
        found |= {*walked(page, key)}
    assert found == {"count-lamps", "switch", "_outcome-game-goes-on"}


def test_boxes_without_a_link_are_passed_through(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "rule.html").as_uri())
    page.evaluate("focusBox(0)")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("stepAt()") == "_rule-at-risk"
    page.get_by_role("group", name="Any one of these").and_(page.locator(":focus")).wait_for()
    assert page.evaluate("document.activeElement.tabIndex") == -1


def test_keys_go_on_from_a_number_in_a_box(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "confirmed-victim.html").as_uri())
    page.locator(step("advocate") + " .box__call").first.focus()
    assert walked(page, "ArrowUp") == ["campus-impact"]


# Links to steps


def said(page: Any) -> str:
    wait_until(page, "document.querySelector('.said').textContent")
    return str(page.locator(".said[role=status]").inner_text())


def test_a_link_is_followed_and_copied(browser: Any, served: str) -> None:
    allowed = ["clipboard-read", "clipboard-write"]
    context = browser.new_context(viewport=LAPTOP, permissions=allowed)
    page = context.new_page()
    page.goto(f"{served}/csec/confirmed-victim.html")
    height = page.evaluate("document.body.offsetHeight")
    link = page.get_by_role("link", name="Link to STEP 3", exact=True)
    link.click()
    assert said(page) == "Link copied"
    assert page.url.endswith("confirmed-victim.html#campus-impact")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.evaluate("document.body.offsetHeight") == height
    page.locator(".said:empty").wait_for(state="attached", timeout=15000)
    context.close()


@pytest.mark.parametrize(
    "missing",
    [
        "navigator.clipboard.writeText = () => Promise.reject(new Error('refused'))",
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})",
    ],
)
def test_a_refused_clipboard_is_said_plainly(
    page: Any, sites: dict[str, Path], missing: str
) -> None:
    page.goto((sites["csec"] / "at-risk.html").as_uri())
    page.evaluate(f"() => {{ {missing} }}")
    page.locator("[data-view=steps]").click()
    page.get_by_role("link", name="Link to STEP 2", exact=True).click()
    assert said(page) == "The link was not copied. The address bar shows it."
    assert page.url.endswith("#meet-student")


@pytest.mark.parametrize("touch", [True, False])
def test_targets_are_large_enough(browser: Any, sites: dict[str, Path], touch: bool) -> None:
    context = browser.new_context(viewport=PHONE, has_touch=touch, is_mobile=touch)
    page = context.new_page()
    page.goto((sites["branching"] / "lights-out.html").as_uri())
    targets = ".step__link, .views__one, .dial > .call, .chart__tool, .walk__way"
    measured = """(targets) => [...document.querySelectorAll(targets)]
      .map((each) => each.getBoundingClientRect()).filter((box) => box.width > 0)
      .map((box) => Math.min(box.width, box.height))"""
    sizes = page.evaluate(measured, targets)
    page.locator("[data-view=chart]").click()
    page.locator("[data-tool=walk]").click()
    sizes += page.evaluate(measured, targets)
    assert len(sizes) > 12
    assert min(sizes) >= (44 if touch else 36)
    context.close()


def test_a_link_shows_where_it_is_needed(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "at-risk.html").as_uri())
    page.locator("[data-view=steps]").click()
    sign = "(link) => getComputedStyle(link, '::after').content"
    link = page.get_by_role("link", name="Link to STEP 2", exact=True)
    assert link.evaluate(sign) == "none"
    link.hover()
    assert link.evaluate(sign) != "none"
    page.locator("h1").hover()
    page.keyboard.press("Tab")
    link.focus()
    assert link.evaluate(sign) != "none"


def test_the_search_learns_no_words_of_tools(sites: dict[str, Path]) -> None:
    for folder in sites.values():
        index = json.loads((folder.parent / "search" / "search_index.json").read_text("utf-8"))
        words = json.dumps(index["docs"])
        for ours in ("Link to", "copied", "Walk through", "Full screen", "Start again"):
            assert ours not in words


# Full screen

LARGE = """() => {
  const svg = boxes()[0].ownerSVGElement;
  const box = svg.getBoundingClientRect();
  const { width, height } = svg.viewBox.baseVal;
  const scale = Math.min(box.width / width, box.height / height);
  return { size: parseFloat(getComputedStyle(svg).fontSize) * scale, bottom: box.bottom };
}"""


@pytest.mark.parametrize(
    ("name", "viewport"),
    [
        ("csec/confirmed-victim", PHONE),
        ("csec/confirmed-victim", LAPTOP),
        ("branching/index", {"width": 800, "height": 600}),
        ("forty/tour", PHONE),
        ("forty/tour", LAPTOP),
        ("forty/tour", {"width": 800, "height": 600}),
    ],
)
def test_full_screen(
    page: Any, sites: dict[str, Path], viewport: dict[str, int], name: str
) -> None:
    protocol, file = name.split("/")
    page.set_viewport_size(viewport)
    page.goto((sites[protocol] / f"{file}.html").as_uri())
    page.locator("[data-tool=full]").scroll_into_view_if_needed()
    before, scrolled = page.evaluate(LARGE), page.evaluate("scrollY")
    page.locator("[data-tool=full]").click()
    dialog = page.get_by_role("dialog", name="Full screen")
    window = page.evaluate("() => [innerWidth, innerHeight]")
    frame = dialog.bounding_box()
    assert [frame[key] for key in ("x", "y", "width", "height")] == [0, 0, *window]
    assert page.evaluate(LARGE)["size"] >= before["size"]
    drawings = page.locator(".chart__drawings")
    assert drawings.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    drawings.evaluate("(each) => each.scrollTo(0, each.scrollHeight)")
    assert page.evaluate("boxes().at(-1).getBoundingClientRect().bottom") <= window[1]
    close = page.locator("[data-tool=close]").bounding_box()
    assert 0 <= close["y"] <= window[1] - close["height"]
    page.locator("[data-tool=zoom]").click()
    assert page.evaluate(LARGE)["bottom"] <= window[1]
    assert page.locator("[data-tool=zoom]").inner_text() == "Fit width"
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    page.locator("[data-tool=close]").click()
    assert page.evaluate("document.activeElement.dataset.tool") == "full"
    assert page.locator("dialog").count() == 0
    assert page.evaluate("scrollY") == scrolled
    assert page.evaluate(LARGE) == before


def test_escape_closes_and_can_open_again(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "confirmed-victim.html").as_uri())
    for _ in range(2):
        page.locator("[data-tool=full]").click()
        page.locator("dialog[open]").wait_for()
        page.keyboard.press("Escape")
        page.locator("dialog").wait_for(state="detached")
        assert page.evaluate("document.activeElement.dataset.tool") == "full"
        wait_until(page, "document.fullscreenElement === null")


@pytest.mark.parametrize("refusal", ["() => Promise.reject(new TypeError('refused'))", "undefined"])
def test_a_browser_without_full_screen(page: Any, sites: dict[str, Path], refusal: str) -> None:
    page.goto((sites["csec"] / "confirmed-victim.html").as_uri())
    page.evaluate(f"() => {{ Element.prototype.requestFullscreen = {refusal} }}")
    page.locator("[data-tool=full]").click()
    assert page.locator("dialog[open]").bounding_box()["height"] == LAPTOP["height"]
    page.locator(step("report") + " > .box__link").focus()
    assert walked(page, "ArrowDown") == ["campus-impact"]
    page.locator("[data-tool=close]").click()
    assert page.locator("dialog").count() == 0


def test_a_step_in_full_screen_closes_it_and_is_gone_to(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["csec"] / "confirmed-victim.html").as_uri())
    page.locator("[data-tool=full]").click()
    page.locator(step("placement") + " > .box__link").click()
    assert page.locator("dialog").count() == 0
    assert page.url.endswith("#placement")
    wait_until(page, "document.fullscreenElement === null")
    place = page.locator("#placement").bounding_box()
    assert 0 < place["y"] < LAPTOP["height"]


# All of it together


def test_the_first_box_is_in_sight_on_a_phone(page: Any, sites: dict[str, Path]) -> None:
    page.set_viewport_size(PHONE)
    for path in pages_with_charts(sites["csec"]):
        if '<ol class="steps' in path.read_text("utf-8"):
            page.goto(path.as_uri())
            page.evaluate("scrollTo(0, 0)")
            box = page.locator(".box:visible").first.bounding_box()
            assert box["y"] + box["height"] <= PHONE["height"], path.name


@pytest.mark.parametrize("protocol", sorted({"csec", *EXAMPLE_IDS}))
def test_every_box_of_a_straight_chart_can_be_tapped(
    browser: Any, sites: dict[str, Path], protocol: str
) -> None:
    page = reused(
        browser, CHARTS, viewport=PHONE, has_touch=True, is_mobile=True, reduced_motion="reduce"
    ).page
    for path in pages_with_charts(sites[protocol]):
        if '<ol class="steps' not in path.read_text("utf-8"):
            continue
        page.goto(path.as_uri())
        if page.locator("[data-tool=walk]").count():  # there is a choice
            continue
        links = page.locator(".chart__narrow .box__link")
        assert links.count() >= page.locator("ol.steps > li").count()
        for number in range(links.count()):
            place = links.nth(number).get_attribute("href").partition("#")[2]
            page.locator("[data-view=chart]").tap()
            links.nth(number).locator(".box__shape").first.tap(position={"x": 20, "y": 12})
            assert page.evaluate("location.hash") == f"#{place}"
            entry = page.evaluate(
                """(id) => {
                  const {top, bottom} = document.getElementById(id).getBoundingClientRect();
                  return [top, innerHeight - bottom];
                }""",
                place,
            )
            assert min(entry) >= 0, place


def test_there_are_no_buttons_without_javascript(browser: Any, sites: dict[str, Path]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=LAPTOP)
    page = context.new_page()
    for protocol, file in (("branching", "lights-out"), ("csec", "index"), ("csec", "screening")):
        page.goto((sites[protocol] / f"{file}.html").as_uri())
        assert page.locator("figure.chart button:visible").count() == 0
    assert page.locator(":is(.chart__tools, .views):visible").count() == 0
    page.goto((sites["csec"] / "at-risk.html").as_uri())
    assert page.locator("ol.steps").is_visible()
    assert page.locator("figure.chart .drawing:visible").count() == 1
    assert page.locator(".chart__present").get_attribute("href") == "present.html#at-risk"
    page.get_by_role("link", name="Link to STEP 3", exact=True).click()
    assert page.url.endswith("#action-plan")
    context.close()


@EITHER_WAY
def test_nothing_is_kept_and_nothing_is_fetched(browser: Any, base: str) -> None:
    watch = Watch(browser, viewport=LAPTOP)
    page = watch.page
    watch.open(f"{base}/csec/confirmed-victim.html")
    page.locator("[data-view=chart]").click()
    pages = page.evaluate("history.length")
    page.locator(step("report")).hover()
    page.locator(step("report") + " > .box__link").focus()
    page.keyboard.press("ArrowDown")
    page.locator("[data-tool=full]").click()
    page.locator("[data-tool=zoom]").click()
    page.locator("[data-tool=close]").click()
    assert page.evaluate("[history.length, location.hash]") == [pages, ""]
    assert watch.requests == []
    assert page.evaluate("document.cookie") == ""
    stored = "location.protocol === 'file:' ? 0 : localStorage.length + sessionStorage.length"
    assert page.evaluate(stored) == 0
    assert watch.complaints == []
    page.close()


def test_motion_is_calm_where_it_is_asked_for(page: Any, sites: dict[str, Path]) -> None:
    page.goto((sites["forty"] / "tour.html").as_uri())
    page.evaluate("focusBox(0)")
    page.keyboard.press("End")
    box = page.evaluate("frameAt()")
    assert box["top"] >= 0  # at once: nothing has scrolled for a while yet
    assert box["bottom"] <= LAPTOP["height"]
