"""Every drawing as a browser shows it: words in their boxes, readable, and nothing on top of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.typeface.faces import FAMILY
from tests.browser.drawings import faults, measured
from tests.browser.watch import CHARTS, reused, wait_until
from tests.product import EXAMPLE_IDS

pytestmark = pytest.mark.browser

LEAST = {320: 14, 360: 15, 768: 15, 1280: 15}
"""Text in px of the screen that is never undercut, by the screen's width. A column on the narrowest
screen is a little narrower than the narrowest drawing, which the browser then scales down."""

IDS = ["csec", *EXAMPLE_IDS]


@pytest.fixture
def page(browser: Any) -> Any:
    return reused(browser, CHARTS).page


@pytest.fixture
def folder(request: pytest.FixtureRequest, real_site: Path) -> Path:
    """A protocol's published folder."""
    name = str(request.param)
    site = real_site if name == "csec" else request.getfixturevalue("example_site")
    return Path(site) / name


EVERY_PART = "() => showResult(all('[data-part]').map((each) => each.dataset.part))"
"""Shows every pathway that the questionnaire can lead to."""


def pages_with_charts(folder: Path) -> list[Path]:
    found = [path for path in sorted(folder.glob("*.html")) if path.name != "present.html"]
    return [path for path in found if 'class="drawing"' in path.read_text("utf-8")]


@pytest.mark.parametrize("folder", IDS, indirect=True)
def test_the_charts_of_the_pages(page: Any, folder: Path) -> None:
    found: list[str] = []
    paths = pages_with_charts(folder)
    assert folder / "index.html" in paths
    for path in paths:
        page.goto(path.as_uri())
        if path.name == "screen.html":
            page.evaluate(EVERY_PART)
        for width, least in LEAST.items():
            page.set_viewport_size({"width": width, "height": 800})
            drawings = measured(page)
            figures = page.locator("figure.chart").count()
            layouts = {drawing["name"].split("_")[0].split("-")[0] for drawing in drawings}
            assert len(drawings) >= figures > 0
            assert len(layouts) == 1, "one layout at a time is in sight"
            across = page.evaluate("document.documentElement.scrollWidth")
            assert across <= width, (path.name, width, across)
            found += [
                f"{path.name} at {width}: {f}" for each in drawings for f in faults(each, least)
            ]
    assert found == []


@pytest.mark.parametrize("folder", IDS, indirect=True)
def test_the_charts_that_are_files(page: Any, folder: Path) -> None:
    found: list[str] = []
    page.set_viewport_size({"width": 1280, "height": 800})
    for path in sorted((folder / "charts").glob("*.svg")):
        page.goto(path.as_uri())
        (drawing,) = measured(page)
        found += [f"{path.name}: {fault}" for fault in faults(drawing, LEAST[1280])]
    assert found == []


@pytest.mark.parametrize("folder", ["csec"], indirect=True)
@pytest.mark.parametrize("path", ["confirmed-victim.html", "charts/confirmed-victim.svg"])
def test_the_typeface_is_the_shipped_one(page: Any, folder: Path, path: str) -> None:
    page.goto((folder / path).as_uri())
    wait_until(page, "document.fonts.status === 'loaded'")
    loaded = page.evaluate(
        "() => [...document.fonts].filter(f => f.status === 'loaded')"
        ".map(f => [f.family, f.weight])"
    )
    assert {tuple(each) for each in loaded} >= {(FAMILY, "400"), (FAMILY, "700")}


BREAK = {
    "longer words": (
        "line.textContent = line.textContent + ' and ' + line.textContent",
        "reaches out of",
    ),
    "another typeface": ("line.style.fontFamily = 'serif'", "is set in serif"),
    "wider letters": ("line.setAttribute('letter-spacing', '2px')", "wide, more than"),
    "narrower letters": ("line.setAttribute('letter-spacing', '-1px')", "wide, less than"),
    "small print": ("svg.setAttribute('font-size', '12')", "12.0 px large"),
    "a box that moved": (
        "box.querySelector('.box__shape').setAttribute('d', 'M5,5L300,5L300,999L5,999Z')",
        "overlap",
    ),
    "words that moved": ("line.setAttribute('y', '600')", "reaches out of"),
    "words on words": ("line.setAttribute('y', other.getAttribute('y'))", "overlap"),
    "a smaller sheet": ("svg.setAttribute('viewBox', '0 0 256 300')", "reaches out of the drawing"),
    "an arrow through words": (
        "document.querySelector('.arrow__line').setAttribute('d', `M0,${y}L300,${y}`)",
        "runs through",
    ),
    "a cut corner": (
        "const { x, y: top, width, height } = shape.getBBox(); shape.setAttribute('d',"
        " `M${x},${top + height}l${width / 2},${-height}l${width / 2},${height}Z`)",
        "reaches out of",
    ),
}  # fmt: skip


def test_a_drawing_that_is_broken_is_caught(page: Any, example_site: Path) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto((example_site / "branching" / "leave-gym.html").as_uri())
    (whole,) = measured(page)
    assert faults(whole, LEAST[360]) == []
    for change, complaint in BREAK.values():
        spoil(page, change)
        (broken,) = measured(page)
        assert complaint in "\n".join(faults(broken, LEAST[360])), change


def spoil(page: Any, change: str) -> None:
    """Change the drawing in sight, as it was before anything was changed."""
    page.evaluate(
        """change => {
          const shown = [...document.querySelectorAll('svg.drawing')].find(s => s.clientWidth);
          globalThis.sound ??= shown.cloneNode(true);
          const svg = globalThis.sound.cloneNode(true);
          shown.replaceWith(svg);
          const box = svg.querySelectorAll('.box')[1];
          const shape = box.querySelector('.box__shape');
          const [line, other] = box.querySelectorAll('.box__text > tspan');
          const y = line.getAttribute('y') - 5;
          new Function('svg', 'box', 'shape', 'line', 'other', 'y', change)(
            svg, box, shape, line, other, y);
        }""",
        change,
    )
