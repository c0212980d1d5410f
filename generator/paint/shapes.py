"""Geometry → SVG path data: the outlines of boxes, the lines of arrows, and marks.

A step has a tab, an end is filled, another pathway points on: nothing depends on a hue.
"""

from __future__ import annotations

from itertools import pairwise
from math import hypot
from typing import TypeAlias

from generator.layout.geometry import Circle, Mark, PlacedBox, Point, Rect
from generator.layout.geometry import Path as Route
from generator.layout.strokes import BEND

Shapes: TypeAlias = tuple[tuple[str, str], ...]  # (class, path data), the outline first


def number(value: float) -> str:
    """Write a length in px, to a tenth."""
    return f"{value:.1f}".removesuffix(".0")


def _at(x: float, y: float) -> str:
    return f"{number(x)},{number(y)}"


def route(points: Route) -> str:
    """Return path data for a path whose bends are rounded."""
    parts = [f"M{_at(points[0].x, points[0].y)}"]
    for (before, bend), (_, after) in pairwise(pairwise(points)):
        start, end = _towards(bend, before), _towards(bend, after)
        parts.append(f"L{_at(start.x, start.y)}Q{_at(bend.x, bend.y)} {_at(end.x, end.y)}")
    parts.append(f"L{_at(points[-1].x, points[-1].y)}")
    return "".join(parts)


def _towards(bend: Point, other: Point) -> Point:
    """Return where a bend's curve meets the line to the next point, at most half way to it."""
    length = hypot(other.x - bend.x, other.y - bend.y) or 1.0
    share = min(BEND / length, 0.5)
    return Point(bend.x + (other.x - bend.x) * share, bend.y + (other.y - bend.y) * share)


def corners(points: tuple[Point, ...]) -> str:
    """Return path data for a polygon."""
    return "M" + "L".join(_at(point.x, point.y) for point in points) + "Z"


def mark_path(shape: Mark) -> str:
    """Return path data for a mark."""
    if not isinstance(shape, Circle):
        return corners(shape.corners)
    left, width, radius = shape.centre.x - shape.radius, 2 * shape.radius, number(shape.radius)
    arc = f"a{radius},{radius} 0 1 0"
    return f"M{_at(left, shape.centre.y)}{arc} {_at(width, 0)}{arc} {_at(-width, 0)}Z"


def _rounded(rect: Rect, radius: float) -> str:
    """Return path data for a rectangle with rounded corners; the radius is in px."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    parts = [f"M{_at(x, y + radius)}"]
    for end, corner, after in (
        (None, (x, y), (x + radius, y)),
        ((right - radius, y), (right, y), (right, y + radius)),
        ((right, bottom - radius), (right, bottom), (right - radius, bottom)),
        ((x + radius, bottom), (x, bottom), (x, bottom - radius)),
    ):
        parts.append(f"L{_at(*end)}" if end else "")
        parts.append(f"Q{_at(*corner)} {_at(*after)}" if radius else f"L{_at(*corner)}")
    return "".join(parts) + "Z"


def _box(box: PlacedBox) -> Shapes:
    outline = ("box__shape", _rounded(box.frame, box.corner))
    if box.tab is None:
        return (outline,)
    # The tab is drawn last, over the frame's edge.
    return outline, ("box__tab", _tab(box.tab, box.corner))


def _tab(tab: Rect, radius: float) -> str:
    """Return path data for a tab, whose corners at the left are round."""
    start = Point(tab.right, tab.y)
    return (
        f"M{_at(start.x, start.y)}L{_at(tab.right, tab.bottom)}L{_at(tab.x + radius, tab.bottom)}"
        f"Q{_at(tab.x, tab.bottom)} {_at(tab.x, tab.bottom - radius)}"
        f"L{_at(tab.x, tab.y + radius)}Q{_at(tab.x, tab.y)} {_at(tab.x + radius, tab.y)}Z"
    )


def _pathway(box: PlacedBox) -> Shapes:
    frame, cut = box.frame, box.corner
    points = (
        Point(frame.x, frame.y),
        Point(frame.right - cut, frame.y),
        Point(frame.right, frame.middle.y),
        Point(frame.right - cut, frame.bottom),
        Point(frame.x, frame.bottom),
    )
    return (("box__shape", corners(points)),)


def shapes(box: PlacedBox) -> Shapes:
    """Return what a box is drawn with, the outline first. Another pathway is an arrow's shape."""
    return _pathway(box) if box.box.kind == "pathway" else _box(box)
