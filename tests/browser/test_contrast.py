"""Contrast as a browser paints it: words and lines of charts, and the words around them."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tests.browser.states import charted
from tests.browser.watch import reused
from tests.product import EXAMPLE_IDS

pytestmark = pytest.mark.browser

SCHEMES = ("light", "dark")
LEAST = {"text": 7.0, "line": 3.0, "words": 7.0}
FORCED = 4.5  # where the reader's own colours replace ours
DIMMED = 4.5  # words that are dimmed on purpose while something else is shown

_MEASURE = Path(__file__).with_name("contrast.js").read_text("utf-8")


def contrasts(page: Any) -> list[dict[str, Any]]:
    """Return the contrast of everything in sight, once no colour is changing any more."""
    page.evaluate("() => document.getAnimations().forEach(each => each.finish())")
    return list(page.evaluate(_MEASURE))


def too_low(page: Any, most: float = 21) -> list[str]:
    """Return what has too little contrast, each once, after a look that there is something.

    No more than ``most`` is asked for.
    """
    found = contrasts(page)
    assert found
    low = [each for each in found if each["ratio"] < min(most, LEAST[each["kind"]])]
    return sorted({f"{each['kind']} {each['what']}: {each['ratio']:.2f}" for each in low})


def too_low_forced(page: Any) -> list[str]:
    """Return what has too little contrast in the reader's own colours, dark and light."""
    found: list[str] = []
    for scheme in SCHEMES:
        page.emulate_media(forced_colors="active", color_scheme=scheme)
        found += [f"forced {scheme}: {each}" for each in too_low(page, FORCED)]
    page.emulate_media(forced_colors="none")
    return found


@pytest.fixture
def page(browser: Any) -> Any:
    return reused(browser).page


def site_of(request: pytest.FixtureRequest, path: str) -> Path:
    """Return the site that has a page."""
    is_example = path.split("/")[0] in EXAMPLE_IDS
    return Path(request.getfixturevalue("example_site" if is_example else "real_site"))


@pytest.mark.parametrize("folder", ["csec", *EXAMPLE_IDS])
def test_words_and_lines_of_charts(page: Any, request: pytest.FixtureRequest, folder: str) -> None:
    """Also the words of steps, which axe cannot tell from what lies around them."""
    place = site_of(request, folder) / folder
    found: list[str] = []
    for path in sorted([*place.glob("*.html"), *place.glob("charts/*.svg")]):
        page.set_viewport_size({"width": 360, "height": 800})
        page.goto(path.as_uri())
        for width in (360, 1280) if path.suffix == ".html" else (1280,):
            page.set_viewport_size({"width": width, "height": 800})
            if width == 1280:
                charted(page)
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                found += [f"{path.name} at {width}, {scheme}: {each}" for each in too_low(page)]
        found += [f"{path.name}, {each}" for each in too_low_forced(page)]
    assert found == []


LABELS = {
    "csec/screen.html": (".leave", "[data-does=go]"),
    "csec/present.html#at-risk": (".tool--next",),
    "csec/confirmed-victim.html": (".call--button",),
    "score/index.html": (".status",),
}
"""What is filled in a dark colour, by page."""


WORDS = """(label) => {
  const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (walker.nextNode()) {
    if (walker.currentNode.data.trim()) range.selectNode(walker.currentNode);
  }
  const { x, y, width, height } = range.getBoundingClientRect();
  return { x: x + 2, y: y + 4, width: width - 4, height: height - 8 };
}"""


def painted(page: Any, label: str) -> float:
    """Return the contrast between the lightest and the darkest point of a label's words."""
    from PIL import Image

    element = page.locator(f"{label}:visible").first
    element.scroll_into_view_if_needed()
    picture = Image.open(io.BytesIO(page.screenshot(clip=element.evaluate(WORDS))))
    colours = picture.convert("RGB").getcolors(picture.width * picture.height)
    lights = [_luminance(colour) for _, colour in colours]
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def _luminance(colour: tuple[int, int, int]) -> float:
    parts = [value / 255 for value in colour]
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_labels_are_seen_in_the_colours_of_the_reader(
    browser: Any, request: pytest.FixtureRequest, scheme: str
) -> None:
    """In pixels: what browsers lay behind words is in no computed style."""
    page = browser.new_page(forced_colors="active", color_scheme=scheme)
    for path, labels in LABELS.items():
        page.goto(f"{site_of(request, path).as_uri()}/{path}")
        for label in labels:
            assert painted(page, label) >= FORCED, (path, label)
    page.goto("about:blank")  # away from the policy
    page.set_content('<p style="color: Canvas; background: LinkText">Words on a plate</p>')
    assert painted(page, "p") < FORCED  # else this test would see nothing
    page.close()


def test_the_search_field(page: Any, real_site: Path) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        page.goto((real_site / "index.html").as_uri())
        fields = [each for each in contrasts(page) if each["what"].startswith("placeholder ")]
        assert fields
        assert min(each["ratio"] for each in fields) >= LEAST["words"]


@pytest.mark.parametrize("width", [1280, 360])
def test_what_hangs_at_a_step_is_not_over_words(
    page: Any, real_site: Path, example_site: Path, width: int
) -> None:
    """The notch below a step, and the link over its tab, which is empty until it is used."""
    page.set_viewport_size({"width": width, "height": 800})
    names = ("parallel/opening.html", "forty/tour.html")
    for path in (
        *(example_site / each for each in names),
        real_site / "csec/confirmed-victim.html",
    ):
        page.goto(path.as_uri())
        page.locator(".views__one[data-view=steps]").click()
        rooms = page.evaluate(
            """() => [...document.querySelectorAll('.step--on')].flatMap((step) => {
              const { height, insetInlineStart, width } = getComputedStyle(step, '::after');
              const { left, bottom } = step.getBoundingClientRect();
              const from = left + parseFloat(insetInlineStart);
              const words = [...document.querySelectorAll('.step__tab > span, .step__body > *')];
              return words.map((each) => each.getBoundingClientRect())
                .filter((one) => one.right > from && one.left < from + parseFloat(width))
                .filter((one) => one.width && one.bottom > bottom)
                .map((one) => one.top - bottom - parseFloat(height));
            })"""
        )
        assert rooms
        assert min(rooms) > 0
        assert page.locator(".step__link").all_inner_texts() == [""] * page.locator(".step").count()


FAINT = [
    (".drawing .box__text { fill: #999 }", "text "),
    (".drawing .box__shape { stroke: #ddd }", "line box__shape"),
    (".drawing .arrow__line { opacity: 0.2 }", "line arrow__line"),
    (".drawing .box { opacity: 0.5 }", "text "),
    (".drawing .arrow__plate { fill: #333; } .drawing .arrow__label { fill: #000 }", "text "),
    (".drawing .box--parallel > .box__link > .box__shape { fill: #777 }", "text Do these"),
    (".drawing .box__tab { fill: #999 }", "text "),
    (".step__body > p { color: #888 }", "words "),
    (".step__body { background: linear-gradient(#555, #fff) }", "words "),
]


def test_faint_colours_are_caught(page: Any, example_site: Path) -> None:
    page.goto((example_site / "parallel/opening.html").as_uri())
    for view in ("steps", "chart"):
        page.locator(f".views__one[data-view={view}]").click()
        assert too_low(page) == []
    for sheet, complaint in FAINT:
        view = "steps" if complaint == "words " else "chart"
        page.locator(f".views__one[data-view={view}]").click()
        page.evaluate(
            """text => {
              const sheet = new CSSStyleSheet();
              sheet.replaceSync(text);
              document.adoptedStyleSheets = [sheet];
            }""",
            sheet,
        )
        assert any(each.startswith(complaint) for each in too_low(page)), sheet
