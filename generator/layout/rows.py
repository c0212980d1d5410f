"""A lane with one way through, in rows that snake: the second row runs from right to left.

No box holds others. All are equally wide, but for one that is left over in the last row: it takes
two places, so that it does not stand lost in a corner.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from generator.layout.body import Body
from generator.layout.content import (
    EM,
    Content,
    ems,
    height_in_ems,
    least_common_width,
    place,
    widest_box,
)
from generator.layout.geometry import PlacedBox, Point, Rect
from generator.layout.lines import arrow
from generator.layout.style import Style
from generator.views.chart import ChartArrow

_STRETCH = 4.0  # sizes of the text: how much a box may grow to fill its lane


def columns_that_fit(items: Sequence[Content], width: float, style: Style) -> range:
    """Return the numbers of columns in which no word is too long and the text reads well."""
    least = least_common_width(items, style)
    least = max(least, style.narrowest + 2 * style.pad)
    most = int((width + style.gap) / (least + style.gap))
    return range(1, max(1, min(most, len(items))) + 1)


def extent_in_rows(
    items: Sequence[Content], columns: int, width: float, style: Style
) -> tuple[float, float]:
    """Return the width and height of what ``rows`` would return."""
    each = _box_width(items, columns, width, style)
    heights = _heights(items, columns, each, style)
    across = columns * (each + style.gap) - style.gap
    return across, sum(heights) + (len(heights) - 1) * style.gap


def rows(
    items: Sequence[Content],
    arrows: Sequence[ChartArrow],
    columns: int,
    width: float,
    style: Style,
    height: float = 0.0,
) -> Body:
    """Set boxes into rows, all of a row equally high; ``arrows[n]`` joins box n and the next.

    Boxes grow taller until the lane is ``height`` px high. The lane is as wide as its boxes are,
    at most ``width``.
    """
    each = _box_width(items, columns, width, style)
    heights = _heights(items, columns, each, style)
    across, natural = extent_in_rows(items, columns, width, style)
    # Boxes much taller than their words would look as if something were missing in them.
    extra = min(max(0.0, height - natural) / len(heights), _STRETCH * style.size)
    boxes: list[PlacedBox] = []
    top = 0.0
    for row, tall in enumerate(heights):
        in_row = items[row * columns : (row + 1) * columns]
        wide = _width_in_row(len(in_row), columns, each, style)
        for position, item in enumerate(in_row):
            left = position * (each + style.gap)
            left = across - left - wide if row % 2 else left
            boxes.append(place(item, Rect(left, top, wide, tall + extra), style))
        top += tall + extra + style.gap
    placed = tuple(
        arrow(a, (_between(start.frame, end.frame),), style)
        for a, start, end in zip(arrows, boxes[:-1], boxes[1:], strict=True)
    )
    return Body(across, natural + extra * len(heights), tuple(boxes), placed)


def _box_width(items: Sequence[Content], columns: int, width: float, style: Style) -> float:
    equal = (width - (columns - 1) * style.gap) / columns
    most = widest_box(items, style.widest + 2 * style.pad, equal, style)
    return max(least_common_width(items, style), min(most, equal))


def _width_in_row(count: int, columns: int, each: float, style: Style) -> float:
    """Return how wide the boxes of a row of ``count`` are."""
    return 2 * each + style.gap if count == 1 < columns else each


def _heights(items: Sequence[Content], columns: int, each: float, style: Style) -> list[float]:
    last = _width_in_row(len(items) % columns, columns, each, style)
    widths = ems(each, style), ems(last, style)
    found = _heights_in_ems(tuple(items), columns, *widths, style.is_tight)
    return [height * style.size / EM for height in found]


@lru_cache(maxsize=4096)
def _heights_in_ems(
    items: tuple[Content, ...], columns: int, each: float, last: float, is_tight: bool
) -> tuple[float, ...]:
    """Return the height of each row; boxes are ``each`` wide, and ``last`` in the last row.

    Lengths are 1/1000 em: sizes and papers share what is found so.
    """
    full = len(items) - len(items) % columns
    heights = [height_in_ems(item, each, is_tight) for item in items[:full]]
    found = [max(heights[start : start + columns]) for start in range(0, full, columns)]
    if full < len(items):
        found.append(max(height_in_ems(item, last, is_tight) for item in items[full:]))
    return tuple(found)


def _between(start: Rect, end: Rect) -> tuple[Point, Point]:
    """Return the straight line between neighbours in a row, or from a row's end to the next row."""
    if start.y != end.y:
        return Point(start.middle.x, start.bottom), Point(start.middle.x, end.y)
    if start.x < end.x:
        return Point(start.right, start.middle.y), Point(end.x, end.middle.y)
    return Point(start.x, start.middle.y), Point(end.right, end.middle.y)
