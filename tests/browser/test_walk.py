"""Walking through a chart, in a real browser: every way to every end, and nothing of it is kept."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.browser.watch import CHARTS, reused
from tests.product import EXAMPLE_IDS

pytestmark = pytest.mark.browser

BRANCHING = [
    "branching/leave-gym", "branching/lights-out", "forty/tour",
    "parallel/closing", "parallel/opening",
]  # fmt: skip

EDGES = """() => [...document.querySelectorAll('.chart__narrow .arrow')].map((arrow) => {
  const name = (step) => {
    const box = document.querySelector(`.chart__narrow [data-step="${step}"]`);
    const title = box.querySelector('.box__step, .box__label') ?? box;
    return title.textContent.replace(/\\s+/g, ' ').trim();
  };
  const { from, to } = arrow.dataset;
  const label = arrow.getAttribute('aria-label').match(/^(.*): (back )?from/)?.[1] ?? '';
  return [from, to, label, name(from), name(to)];
})"""
MARKED = """(layout) => ({
  boxes: [...document.querySelectorAll(`.chart__${layout} .box.is-on`)].map((b) => b.dataset.step),
  now: [...document.querySelectorAll(`.chart__${layout} .box.is-now`)].map((b) => b.dataset.step),
  arrows: [...document.querySelectorAll(`.chart__${layout} .arrow.is-on`)]
    .map(({ dataset }) => `${dataset.from} ${dataset.to}`),
})"""


class Edge(NamedTuple):
    """An arrow of the chart, with the names of both its boxes."""

    source: str
    target: str
    label: str
    source_name: str
    target_name: str


@pytest.fixture
def phone(browser: Any) -> Iterator[Any]:
    size = {"width": 360, "height": 780}
    watch = reused(
        browser, CHARTS, viewport=size, has_touch=True, is_mobile=True, reduced_motion="reduce"
    )
    yield watch.page
    assert watch.complaints == []


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    watch = reused(
        browser, CHARTS, viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
    )
    yield watch.page
    assert watch.complaints == []


def address(site: Path, name: str) -> str:
    return f"{(site / name).as_uri()}.html"


def edges(page: Any) -> list[Edge]:
    return [Edge(*each) for each in page.evaluate(EDGES)]


def ways_to_ends(found: list[Edge], first: str) -> dict[str, list[Edge]]:
    """Return a way with the fewest arrows to each box that no arrow leaves."""
    ways: dict[str, list[Edge]] = {first: []}
    waiting = deque([first])
    while waiting:
        box = waiting.popleft()
        for edge in found:
            if edge.source == box and edge.target not in ways:
                ways[edge.target] = [*ways[box], edge]
                waiting.append(edge.target)
    sources = {edge.source for edge in found}
    return {end: way for end, way in ways.items() if end not in sources}


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower()))


def answer(page: Any, edge: Edge) -> Any:
    """Return the button for an arrow: it says the arrow's label, limit and target.

    A box may say more than its title, which is all that the button says of it.
    """
    label, target = words(edge.label or "Next"), words(edge.target_name)

    def leads_there(button: Any) -> bool:
        said = words(button.inner_text())
        return label <= said and bool((said - label) & target)

    (button,) = filter(leads_there, page.locator(".walk__way").all())
    return button


@pytest.mark.parametrize("name", BRANCHING)
def test_every_end_is_reached_by_touch(phone: Any, example_site: Path, name: str) -> None:
    phone.goto(address(example_site, name))
    found = edges(phone)
    first = phone.locator("ol.steps [id]").first.get_attribute("id")
    ends = ways_to_ends(found, first)
    assert ends
    title = phone.locator(".walk h2")
    phone.locator("[data-tool=walk]").tap()
    for end, way in ends.items():
        phone.locator("[data-tool=again]").tap()
        for place, edge in enumerate(way):
            assert title.inner_text() == edge.source_name
            assert title.evaluate("(each) => each === document.activeElement")
            leaving = [each for each in found if each.source == edge.source]
            assert phone.locator(".walk__way").count() == len(leaving)
            # Not twice in one place, which would be a double tap.
            answer(phone, edge).tap(position={"x": 20 + 60 * (place % 2), "y": 20})
        assert words(title.inner_text()) & words(way[-1].target_name)
        assert words(way[-1].target_name) <= words(phone.locator(".walk__now").inner_text())
        assert phone.locator(".walk__way").count() == 0
        if end.startswith("_pathway-"):
            href = title.locator("a").get_attribute("href")
            assert href == f"{end.removeprefix('_pathway-')}.html"
        else:
            assert "It ends here" in phone.locator(".walk__now").inner_text()
        for layout in ("narrow", "medium", "wide"):
            marked = phone.evaluate(MARKED, layout)
            assert set(marked["boxes"]) == {first, *(edge.target for edge in way)}
            assert marked["now"] == [end]
            assert sorted(marked["arrows"]) == sorted(f"{e.source} {e.target}" for e in way)
    assert phone.evaluate("document.documentElement.scrollWidth") == 360


def test_an_outcome_says_what_it_says_in_the_list(page: Any, example_site: Path) -> None:
    page.goto(address(example_site, "branching/lights-out"))
    page.locator("[data-tool=walk]").click()
    page.get_by_role("button", name="Next: Box 2").click()
    page.get_by_role("button", name="Yes: go to The game goes on").click()
    lines = filter(None, page.locator(".walk").inner_text().split("\n"))
    assert list(lines)[:3] == [
        "It ends here:",
        "The game goes on",
        "Note the time on the score sheet",
    ]
    page.locator(".walk h2 a").click()
    assert page.url.endswith("#_outcome-game-goes-on")


def test_limits_are_said_and_not_enforced(page: Any, example_site: Path) -> None:
    page.goto(address(example_site, "branching/lights-out"))
    page.locator("[data-tool=walk]").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="No: go to Box 5").click()
    for _ in range(4):
        page.get_by_role("button", name="Next: Box 6").click()
        again = page.locator(".walk__way", has_text="No, first or second try")
        assert again.inner_text() == "No, first or second try: back to Box 5 (at most twice)"
        again.click()
    assert page.locator(".walk h2").inner_text() == "Box 5"


def test_back_again_and_close(page: Any, example_site: Path) -> None:
    page.goto(address(example_site, "branching/lights-out"))
    walk, title = page.locator("[data-tool=walk]"), page.locator(".walk h2")
    assert walk.get_attribute("aria-expanded") == "false"
    walk.click()
    region = page.get_by_role("region", name="Walk through")
    assert region.get_by_role("button", name="Back").is_disabled()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert title.inner_text() == "Box 2"
    region.get_by_role("button", name="Cannot tell").press("Enter")
    assert title.inner_text() == "Box 3"
    region.get_by_role("button", name="Back").click()
    assert title.inner_text() == "Box 2"
    assert page.evaluate(MARKED, "wide")["boxes"] == ["stop-game", "daylight"]
    region.get_by_role("button", name="Start again").click()
    assert title.inner_text() == "Box 1"
    region.get_by_role("button", name="Close").click()
    assert not region.is_visible()
    assert page.evaluate("document.activeElement.dataset.tool") == "walk"
    assert page.evaluate(MARKED, "wide") == {"boxes": [], "now": [], "arrows": []}


def test_a_double_click_answers_once(page: Any, example_site: Path) -> None:
    page.goto(address(example_site, "branching/lights-out"))
    page.locator("[data-tool=walk]").click()
    page.locator(".walk__way").dblclick()
    assert page.locator(".walk h2").inner_text() == "Box 2"


def test_what_runs_side_by_side_is_shown_with_its_step(page: Any, example_site: Path) -> None:
    page.goto(address(example_site, "parallel/opening"))
    page.locator("[data-tool=walk]").click()
    page.get_by_role("button", name="Next: Step 2").click()
    words = page.locator(".walk__now").inner_text()
    assert "Open the windows" in words and "Set the clocks" in words
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    ways = page.locator(".walk__way").all_inner_texts()
    assert ways == ["back to Step 1 (until all are back)", "Next: Step 3"]


def with_charts(folder: Path) -> list[Path]:
    paths = sorted(folder.glob("*.html"))
    return [path for path in paths if '<figure class="chart' in path.read_text("utf-8")]


def test_charts_without_a_choice_have_no_walk(page: Any, real_site: Path) -> None:
    for path in with_charts(real_site / "csec"):
        page.goto(path.as_uri())
        assert page.locator("[data-tool=walk], .walk").count() == 0, path.name


@pytest.mark.parametrize("protocol", EXAMPLE_IDS)
def test_charts_with_a_choice_have_one(page: Any, example_site: Path, protocol: str) -> None:
    for path in with_charts(example_site / protocol):
        if '<ol class="steps' in path.read_text("utf-8") and path.name != "screen.html":
            page.goto(path.as_uri())
            sources = [edge.source for edge in edges(page)]
            has_choice = len(set(sources)) < len(sources)
            assert page.locator("[data-tool=walk]").is_visible() == has_choice, path.name
            assert (f"{protocol}/{path.stem}" in BRANCHING) == has_choice


def test_a_walk_in_full_screen(page: Any, example_site: Path) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address(example_site, "forty/tour"))
    page.locator("[data-tool=full]").click()
    page.locator("[data-tool=walk]").click()
    for _ in range(12):
        page.locator(".walk__way", has_text="No: go to").first.click()
        panel = page.locator(".walk").bounding_box()
        box = page.locator(".box.is-now:visible").bounding_box()
        assert panel["x"] + panel["width"] <= box["x"] or panel["y"] + panel["height"] <= box["y"]
        assert 0 <= box["y"] <= box["y"] + box["height"] <= 900
    page.locator(".walk h2 a").click()  # leads to the list, so the window closes
    assert page.locator("dialog").count() == 0
    assert page.url.endswith("#_outcome-later")


@pytest.mark.parametrize("name", BRANCHING)
@pytest.mark.parametrize(
    "size",
    [
        pytest.param((1280, 800), marks=pytest.mark.long),
        (1024, 768),
        pytest.param((768, 1024), marks=pytest.mark.long),
        (360, 780),
    ],
)
def test_words_and_way_are_in_sight(
    page: Any, example_site: Path, name: str, size: tuple[int, int]
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address(example_site, name))
    page.locator("[data-tool=walk]").click()
    for _ in range(6):
        panel = page.locator(".walk").bounding_box()
        title = page.locator(".walk h2").bounding_box()
        box = page.locator(".box.is-now:visible").bounding_box()
        assert 0 <= title["y"] <= title["y"] + title["height"] <= size[1]
        is_beside = panel["x"] + panel["width"] <= box["x"]
        assert is_beside == (size[0] >= 1024)
        foot = size[1] if is_beside else panel["y"]
        assert 0 <= box["y"] < foot
        # Steps done at the same time may be taller than what a phone shows of the chart.
        assert box["y"] + box["height"] <= foot + 1 or box["height"] > foot - 90
        assert is_beside or panel["height"] <= 0.45 * size[1] + 1
        assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
        ways = page.locator(".walk__way")
        if not ways.count():
            break
        ways.last.click()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_sheet_hides_what_it_lies_on(phone: Any, example_site: Path, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.goto(address(example_site, "branching/lights-out"))
    phone.locator("[data-tool=walk]").tap()
    found = phone.evaluate(
        """() => {
          const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
          const sheet = document.querySelector(".walk");
          const { backgroundColor: ground, opacity } = getComputedStyle(sheet);
          const contrasts = [...sheet.querySelectorAll("h2, p")].map((each) => {
            const pair = [light(getComputedStyle(each).color), light(ground)];
            return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
          });
          return { isOpaque: opacity === "1" && ground.startsWith("rgb("), contrasts };
        }"""
    )
    assert found["isOpaque"]
    assert min(found["contrasts"]) >= 7


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_off_the_way_can_be_read(page: Any, example_site: Path, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address(example_site, "branching/lights-out"))
    page.locator("[data-tool=walk]").click()
    off = page.evaluate(
        """() => {
          const light = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
            .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
            .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
          const page = light(getComputedStyle(document.body).backgroundColor);
          const texts = '.chart__wide :is(.box, .arrow):not(.is-on) text';
          return [...document.querySelectorAll(texts)].map((text) => {
            const style = getComputedStyle(text);
            const [low, high] = [light(style.fill), page].sort((a, b) => a - b);
            return [(high + 0.05) / (low + 0.05), style.opacity];
          });
        }"""
    )
    assert len(off) > 20
    assert min(contrast for contrast, _ in off) >= 4.5
    assert {opacity for _, opacity in off} == {"1"}


def test_the_way_differs_by_weight(page: Any, example_site: Path) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(address(example_site, "branching/lights-out"))
    page.locator("[data-tool=walk]").click()
    page.get_by_role("button", name="Next").click()
    width = "(shape) => parseFloat(getComputedStyle(shape).strokeWidth)"
    shape = '.chart__wide .box[data-step="{}"] .box__shape'
    widths = [
        page.locator(shape.format(step)).evaluate(width)
        for step in ("daylight", "stop-game", "switch")
    ]
    assert widths == sorted(widths, reverse=True) and len(set(widths)) == 3
    page.get_by_role("button", name="Yes").click()  # what simply leads on has a notch, and no line
    lines = page.locator(".chart__wide .arrow.is-on .arrow__line")
    assert lines.first.evaluate(width) >= 3


def test_answers_are_gone_when_the_page_was_left(browser: Any, example_site: Path) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    page.goto(address(example_site, "branching/lights-out"))
    before = page.evaluate("[location.href, history.length]")
    page.locator("[data-tool=walk]").click()
    page.get_by_role("button", name="Next").click()
    page.get_by_role("button", name="Yes").click()
    assert page.evaluate("[location.href, history.length]") == before
    page.goto(address(example_site, "branching/leave-gym"))
    page.go_back()
    assert not page.locator(".walk").is_visible()
    assert page.locator(".walk h2").count() == 0
    assert page.evaluate(MARKED, "wide")["boxes"] == []
    page.close()


@pytest.mark.parametrize("moment", ["pagehide", "pageshow"])
def test_a_page_that_the_browser_keeps_forgets(page: Any, example_site: Path, moment: str) -> None:
    page.goto(address(example_site, "branching/lights-out"))
    page.locator("[data-tool=walk]").click()
    page.get_by_role("button", name="Next").click()
    page.evaluate(f"() => {{ dispatchEvent(new PageTransitionEvent('{moment}')) }}")
    assert not page.locator(".walk").is_visible()
    assert page.evaluate(MARKED, "wide") == {"boxes": [], "now": [], "arrows": []}
    page.locator("[data-tool=walk]").click()
    assert page.locator(".walk h2").inner_text() == "Box 1"
