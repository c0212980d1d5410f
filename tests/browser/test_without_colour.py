"""Nothing is told by colour alone: shapes, dashes and widths differ, and forced colours work."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from tests.browser.states import STATES, reach
from tests.browser.test_contrast import site_of
from tests.browser.watch import CHARTS, reused
from tests.product import EXAMPLE_IDS

pytestmark = pytest.mark.browser

IDS = ["csec", *EXAMPLE_IDS]
WITH_ALL_KINDS = ("csec", "branching", "parallel")
KINDS = {"action", "decision", "parallel", "outcome", "pathway", "group", "rule", "note"}

# Points along each mark's outline, in shares of its height from its upper left.
MARKS = """() => [...document.querySelectorAll('.lane')].filter(l => l.getClientRects().length)
  .map(lane => {
    const mark = lane.querySelector('.lane__mark');
    const { x, y, height } = mark.getBBox();
    const length = mark.getTotalLength();
    return { hue: [...lane.classList].find(name => name.startsWith('hue-')),
      outline: Array.from({ length: 48 }, (_, at) => {
        const point = mark.getPointAtLength(length * at / 48);
        return [(point.x - x) / height, (point.y - y) / height];
      }) };
  })"""

# How the boxes of each kind are drawn: tab, boxes inside, dashes, width of the line, whether it is
# filled in the colour of its line, and whether points near each corner belong to the shape.
OUTLINES = """() => [...document.querySelectorAll('.box[data-step]')]
  .filter(box => box.getClientRects().length)
  .map(box => {
    const parts = name => box.querySelectorAll(`:scope > .${name}, :scope > a > .${name}`);
    const [shape] = parts('box__shape');
    const { x, y, width, height } = shape.getBBox();
    const near = [2, 8].flatMap(far => [x + far, x + width - far].flatMap(across =>
      [y + far, y + height - far].map(down => shape.isPointInFill(new DOMPoint(across, down)))));
    const kind = [...box.classList].find(n => n.startsWith('box--') && n !== 'box--linked');
    const { fill, stroke, strokeDasharray, strokeWidth } = getComputedStyle(shape);
    return [kind.slice(5), [parts('box__tab').length, box.querySelector('.box') !== null,
      strokeDasharray !== 'none', strokeWidth, fill === stroke, near].join()];
  })"""

DASHES = """() => [...document.querySelectorAll('.arrow')].filter(a => a.getClientRects().length)
  .flatMap(arrow => [...arrow.querySelectorAll('.arrow__line')].map(line =>
    [arrow.classList.contains('arrow--back'),
      getComputedStyle(line).strokeDasharray !== 'none']))"""

# Text that is not painted in a colour of the reader's, and boxes without an outline.
FORCED = """() => {
  const probe = document.body.appendChild(document.createElement('i'));
  const named = new Set(['CanvasText', 'LinkText', 'VisitedText', 'ActiveText', 'ButtonText',
    'FieldText', 'HighlightText', 'GrayText', 'MarkText'].map(name => {
      probe.style.color = name;
      return getComputedStyle(probe).color;
    }));
  probe.style.color = 'Canvas';
  const page = getComputedStyle(probe).color;
  probe.remove();
  const foreign = [...document.querySelectorAll('svg.drawing text, svg.drawing text tspan')]
    .filter(text => text.getClientRects().length && !named.has(getComputedStyle(text).fill));
  const bare = [...document.querySelectorAll('.box__shape')].filter(shape => {
    const { stroke, strokeWidth } = getComputedStyle(shape);
    return shape.getClientRects().length
      && (stroke === 'none' || stroke === page || parseFloat(strokeWidth) < 1);
  });
  return { foreign: foreign.map(text => text.textContent),
           bare: bare.map(shape => shape.closest('.box').dataset.step) };
}"""


@pytest.fixture
def page(browser: Any) -> Any:
    return reused(browser, CHARTS, viewport={"width": 1280, "height": 800}).page


@pytest.fixture
def forced(browser: Any) -> Any:
    size = {"width": 1280, "height": 800}
    return reused(browser, CHARTS, forced_colors="active", viewport=size).page


def pages(site: Path, folder: str) -> list[Path]:
    """The pages with charts. Those of the real pathways are drawn as the first of them is."""
    paths = sorted((site / folder).glob("*.html"))
    alike = ("student-recruitment.html", "suspected-victim.html", "confirmed-victim.html")
    drawn = [path for path in paths if 'class="drawing"' in path.read_text("utf-8")]
    return [path for path in drawn if path.name not in alike]


def apart(one: list[list[float]], other: list[list[float]]) -> float:
    """Return how far two outlines are from each other where they differ most."""
    pairs = zip(one, other, strict=True)
    return max(max(abs(a - c), abs(b - d)) for (a, b), (c, d) in pairs)


@pytest.mark.parametrize("folder", IDS)
def test_pathways_have_marks_of_different_shapes(
    page: Any, request: pytest.FixtureRequest, folder: str
) -> None:
    page.goto((site_of(request, folder) / folder / "index.html").as_uri())
    marks = {mark["hue"]: mark["outline"] for mark in page.evaluate(MARKS)}
    assert marks
    for one, other in combinations(marks, 2):
        assert apart(marks[one], marks[other]) > 0.1, (one, other)


def test_kinds_of_boxes_have_outlines_and_arrows_back_have_dashes_of_their_own(
    page: Any, request: pytest.FixtureRequest
) -> None:
    kinds_of: dict[str, set[str]] = {}
    arrows: set[tuple[bool, bool]] = set()
    for folder in WITH_ALL_KINDS:
        for path in pages(site_of(request, folder), folder):
            page.goto(path.as_uri())
            for kind, outline in page.evaluate(OUTLINES):
                kinds_of.setdefault(outline, set()).add(kind)
            arrows |= {(is_back, is_dashed) for is_back, is_dashed in page.evaluate(DASHES)}
    assert {kind for kinds in kinds_of.values() for kind in kinds} == KINDS
    # Rules' joints and notes are both words of the site, and dashed.
    assert [kinds for kinds in kinds_of.values() if len(kinds - {"note"}) > 1] == []
    assert arrows == {(True, True), (False, False)}


@pytest.mark.parametrize("folder", IDS)
def test_forced_colours(forced: Any, request: pytest.FixtureRequest, folder: str) -> None:
    for path in pages(site_of(request, folder), folder):
        forced.goto(path.as_uri())
        for width in (1280, 360):
            forced.set_viewport_size({"width": width, "height": 800})
            assert forced.evaluate(FORCED) == {"foreign": [], "bare": []}, path.name


@pytest.mark.parametrize(
    ("name", "marked", "others"),
    [
        ("a box in focus", ".box:has(> .box__link:focus)", ".box:not(:has(:focus))"),
        ("in the middle of a walk", ".box.is-on", ".box:not(.is-on)"),
        ("in the middle of a walk", ".arrow.is-on", ".arrow:not(.is-on)"),
    ],
)
@pytest.mark.parametrize("kind", ["page", "forced"])
def test_a_state_is_told_by_width(
    request: pytest.FixtureRequest, kind: str, name: str, marked: str, others: str
) -> None:
    shown = request.getfixturevalue(kind)
    state = next(each for each in STATES if each.name == name)
    reach(shown, site_of(request, state.page), state, 1280)
    shapes = ":is(.box__shape, .arrow__line)"
    strong, weak = (
        shown.evaluate(
            """selector => [...document.querySelectorAll(selector)]
              .filter(shape => shape.checkVisibility({ visibilityProperty: true }))
              .map(shape => parseFloat(getComputedStyle(shape).strokeWidth))""",
            f"svg.drawing {selector} {shapes}",
        )
        for selector in (marked, others)
    )
    assert strong
    assert weak
    assert min(strong) >= max(weak) + 0.75


@pytest.mark.parametrize("kind", ["page", "forced"])
def test_the_step_that_is_shown_has_a_ring(request: pytest.FixtureRequest, kind: str) -> None:
    shown = request.getfixturevalue(kind)
    state = next(each for each in STATES if each.name == "the presenter's third step")
    reach(shown, site_of(request, state.page), state, 1280)
    rings = shown.locator(".strip__cell:visible").evaluate_all(
        """(all) => all.map((each) => {
          const { boxShadow, outlineStyle } = getComputedStyle(each);
          return [each.ariaCurrent, boxShadow !== 'none' || outlineStyle !== 'none'];
        })"""
    )
    assert len(rings) > 3
    assert [has_ring for _, has_ring in rings] == [current is not None for current, _ in rings]


@pytest.mark.parametrize(
    ("sheet", "test"),
    [
        (".box__shape { stroke: Canvas !important }", "bare"),
        (".box__shape { stroke: none !important }", "bare"),
        (".drawing text { fill: #123456 !important; forced-color-adjust: none }", "foreign"),
    ],
)
def test_lost_outlines_and_foreign_colours_are_caught(
    forced: Any, real_site: Path, sheet: str, test: str
) -> None:
    forced.goto((real_site / "csec" / "index.html").as_uri())
    forced.evaluate(
        """text => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(text);
          document.adoptedStyleSheets = [sheet];
        }""",
        sheet,
    )
    assert forced.evaluate(FORCED)[test] != []


def test_shapes_that_are_alike_are_caught(page: Any, real_site: Path) -> None:
    page.goto((real_site / "csec" / "index.html").as_uri())
    page.evaluate(
        """() => {
          const [first, ...marks] = document.querySelectorAll('.lane__mark');
          for (const mark of marks) mark.setAttribute('d', first.getAttribute('d'));
        }"""
    )
    one, other, *_ = page.evaluate(MARKS)
    assert apart(one["outline"], other["outline"]) == 0
