"""Geometry → SVG path data: the outlines of boxes, the lines of arrows, and marks.

The kinds of boxes differ in their outlines, so that nothing depends on colour.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from generator.layout.geometry import Circle, Mark, PlacedBox, Point, Rect
from generator.layout.geometry import Path as Route
from generator.layout.strokes import BAR, BEND, CORNER
from generator.views.chart import BoxKind

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


def _rounded(rect: Rect, upper: float, lower: float) -> str:
    """Return path data for a rectangle with rounded corners; the radii are in px."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    parts = [f"M{_at(x, y + upper)}"]
    for radius, end, corner, after in (
        (upper, None, (x, y), (x + upper, y)),
        (upper, (right - upper, y), (right, y), (right, y + upper)),
        (lower, (right, bottom - lower), (right, bottom), (right - lower, bottom)),
        (lower, (x + lower, bottom), (x, bottom), (x, bottom - lower)),
    ):
        parts.append(f"L{_at(*end)}" if end else "")
        parts.append(f"Q{_at(*corner)} {_at(*after)}" if radius else f"L{_at(*corner)}")
    return "".join(parts) + "Z"


def _action(box: PlacedBox) -> Shapes:
    return (("box__shape", _rounded(box.frame, CORNER, CORNER)),)


def _decision(box: PlacedBox) -> Shapes:
    frame, slant, y = box.frame, box.slant, box.frame.middle.y
    points = (
        Point(frame.x, y),
        Point(frame.x + slant, frame.y),
        Point(frame.right - slant, frame.y),
        Point(frame.right, y),
        Point(frame.right - slant, frame.bottom),
        Point(frame.x + slant, frame.bottom),
    )
    return (("box__shape", corners(points)),)


def _parallel(box: PlacedBox) -> Shapes:
    frame = box.frame
    upper = Rect(frame.x, frame.y, frame.width, BAR)
    lower = Rect(frame.x, frame.bottom - BAR, frame.width, BAR)
    return (
        ("box__shape", _rounded(frame, 0, 0)),
        ("box__bar", _rounded(upper, 0, 0)),
        ("box__bar", _rounded(lower, 0, 0)),
    )


def _outcome(box: PlacedBox) -> Shapes:
    frame, radius = box.frame, box.corner
    gap = radius / 6
    return (
        ("box__shape", _rounded(frame, radius, radius)),
        ("box__inner", _rounded(frame.inset(gap), radius - gap, radius - gap)),
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


def _group(box: PlacedBox) -> Shapes:
    frame = box.frame
    bar = Rect(frame.x, frame.y, frame.width, BAR)
    return (
        ("box__shape", _rounded(frame, BAR, CORNER)),
        ("box__bar", _rounded(bar, BAR, 0)),
    )


def _rule(box: PlacedBox) -> Shapes:
    return (("box__shape", _rounded(box.frame, box.corner, box.corner)),)


_SHAPES: Mapping[BoxKind, Callable[[PlacedBox], Shapes]] = {
    "action": _action,
    "decision": _decision,
    "parallel": _parallel,
    "outcome": _outcome,
    "pathway": _pathway,
    "group": _group,
    "rule": _rule,
    "note": _rule,
}


def shapes(box: PlacedBox) -> Shapes:
    """Return what a box is drawn with, the outline first."""
    return _SHAPES[box.box.kind](box)
