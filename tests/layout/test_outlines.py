"""No text crosses the outline of its box, whatever its kind, its words and their size."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from generator.layout.content import content, height_at, least_width, natural_width, place
from generator.layout.geometry import PlacedBox, Point, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.style import Style
from generator.paint.shapes import shapes
from generator.views.chart import BoxKind, ChartBox, Paragraph
from tests.charts import sentence

KINDS: tuple[BoxKind, ...] = (
    "action",
    "decision",
    "parallel",
    "outcome",
    "pathway",
    "group",
    "rule",
)
TEXTS = (
    "FEVER – MALARIA UNLIKELY",
    "WWWWWWWW MMMMMMMM " * 6,
    "Tell the dispatcher:\n- name\n- place of the student, as it was known last\n10) time",
    "https://www.example.org/a/very/long/address/that/does/not/end/anywhere/near/" + "w" * 60,
    "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft",
    "I",
)
LONGEST = 30_000.0


def outline(placed: PlacedBox) -> list[Point]:
    """Return the corners of the innermost outline, curves as many short lines."""
    drawn = {name: path for name, path in shapes(placed) if name != "box__bar"}
    found: list[Point] = []
    path = drawn.get("box__inner", drawn["box__shape"])
    for command, numbers in re.findall("([MLQ])([^MLQZ]*)", path):
        values = [float(each) for each in re.split("[ ,]+", numbers.strip())]
        points = [Point(x, y) for x, y in zip(values[::2], values[1::2], strict=True)]
        if command == "Q":
            start, (bend, end) = found[-1], points
            points = [
                Point(
                    (1 - t) ** 2 * start.x + 2 * t * (1 - t) * bend.x + t * t * end.x,
                    (1 - t) ** 2 * start.y + 2 * t * (1 - t) * bend.y + t * t * end.y,
                )
                for t in (number / 12 for number in range(1, 13))
            ]
        found += points
    return found


def distance(corners: list[Point], at: Point) -> float:
    """Return how far a point is inside of a convex outline; below 0: outside of it."""
    reach = []
    for first, second in pairwise([*corners, corners[0]]):
        dx, dy = second.x - first.x, second.y - first.y
        length = (dx * dx + dy * dy) ** 0.5
        if length > 0.05:
            reach.append((dx * (at.y - first.y) - dy * (at.x - first.x)) / length)
    return min(reach) if sum(reach) > 0 else min(-each for each in reach)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("is_tight", [True, False])
def test_texts_stay_within_the_outline(kind: BoxKind, is_tight: bool) -> None:
    tried = 0
    for size in (6.0, 14.0, 44.0):
        style = Style(size, is_tight)
        for text in TEXTS:
            label = "STEP 1" if kind in ("action", "parallel") else None
            told = Paragraph("1.", sentence("More:\n- of it\n- and again of it"))
            box = ChartBox("b", kind, label, (Paragraph(None, sentence(text)), told), (), None)
            item = content(box, LONGEST)
            least, natural = least_width(item, style), natural_width(item, style)
            for width in (least, min((least + natural) / 2, 30 * size + least)):
                for extra in (0.0, 3 * size):
                    frame = Rect(3, 3, width, height_at(item, width, style) + extra)
                    placed = place(item, frame, style)
                    corners = outline(placed)
                    for line in placed.lines:
                        tried += 1
                        for x in (line.x, line.x + line.width):
                            for y in (
                                line.baseline - ASCENT * size,
                                line.baseline + DESCENT * size,
                            ):
                                inside = distance(corners, Point(x, y))
                                assert inside > -0.06, (size, line.text, inside)
    assert tried > 300
