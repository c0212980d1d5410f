"""Boxes that no arrow touches, which stand beside or below what a lane's arrows join."""

from __future__ import annotations

from collections.abc import Sequence

from generator.layout.body import Body, Shift
from generator.layout.content import Content, height_at, least_common_width, place
from generator.layout.geometry import PlacedBox, Rect
from generator.layout.style import Style


def extent_of_grid(
    items: Sequence[Content], columns: int, width: float, style: Style
) -> tuple[float, float]:
    """Return the width and height of what ``grid`` would return."""
    each = _each(items, columns, width, style)
    heights = _heights(items, columns, each, style)
    across = columns * (each + style.side) - style.side
    return across, sum(heights) + (len(heights) - 1) * style.side


def grid(
    items: Sequence[Content], columns: int, width: float, style: Style, height: float = 0.0
) -> Body:
    """Set boxes into rows of ``columns``, all equally wide; rows grow until ``height`` is filled.

    Wider than ``width`` only where a word is.
    """
    each = _each(items, columns, width, style)
    heights = _heights(items, columns, each, style)
    across, natural = extent_of_grid(items, columns, width, style)
    extra = max(0.0, height - natural) / len(heights)
    boxes: list[PlacedBox] = []
    top = 0.0
    for row, tall in enumerate(heights):
        for number, item in enumerate(items[row * columns : (row + 1) * columns]):
            frame = Rect(number * (each + style.side), top, each, tall + extra)
            boxes.append(place(item, frame, style))
        top += tall + extra + style.side
    return Body(across, max(natural, height), tuple(boxes), ())


def _each(items: Sequence[Content], columns: int, width: float, style: Style) -> float:
    least = least_common_width(items, style)
    return max(least, (width - (columns - 1) * style.side) / columns)


def _heights(items: Sequence[Content], columns: int, each: float, style: Style) -> list[float]:
    rows = (items[first : first + columns] for first in range(0, len(items), columns))
    return [max(height_at(item, each, style) for item in row) for row in rows]


def beside(left: Body, right: Body, gap: float) -> Body:
    """Put one part right of another, their upper edges level."""
    return _joined(left, right, Shift(left.width + gap, 0.0))


def stacked(upper: Body, lower: Body, gap: float) -> Body:
    """Put one part below another."""
    return _joined(upper, lower, Shift(0.0, upper.height + gap))


def _joined(first: Body, second: Body, shift: Shift) -> Body:
    return Body(
        max(first.width, second.width + shift.dx),
        max(first.height, second.height + shift.dy),
        (*first.boxes, *(shift.box(box) for box in second.boxes)),
        first.arrows,
    )
