"""The marks that tell pathways apart without colour: a shape for each number."""

from __future__ import annotations

from itertools import chain
from math import cos, pi, sin

from generator.layout.geometry import Circle, Mark, Point, Polygon

NAMES = ("circle", "square", "triangle", "diamond", "hexagon", "cross", "star")


def mark(number: int, centre: Point, radius: float) -> Mark:
    """Return the mark with a number that counts from 1; after the last name it starts again.

    All marks look about equally large; none reaches farther than ``radius`` from the centre.
    """
    name = NAMES[(number - 1) % len(NAMES)]
    if name == "circle":
        return Circle(centre, round(radius * 0.9, 1))
    corners = {
        "square": _regular(4, 1.0, turn=0.5),
        "triangle": _regular(3, 1.0),
        "diamond": _regular(4, 1.0),
        "hexagon": _regular(6, 0.98, turn=0.5),
        "cross": _cross(0.92, 0.33),
        "star": _star(1.0, 0.45),
    }[name]
    # A triangle's centre of gravity lies below the middle of its height.
    lower = 0.12 * radius if name == "triangle" else 0.0
    return Polygon(
        tuple(
            Point(round(centre.x + radius * x, 1), round(centre.y + lower + radius * y, 1))
            for x, y in corners
        )
    )


def _regular(count: int, radius: float, turn: float = 0.0) -> list[tuple[float, float]]:
    """Return a regular polygon's corners; ``turn`` is in steps from corner to corner."""
    angles = [2 * pi * (corner + turn) / count for corner in range(count)]
    return [(radius * sin(angle), -radius * cos(angle)) for angle in angles]


def _star(outer: float, inner: float) -> list[tuple[float, float]]:
    pairs = zip(_regular(5, outer), _regular(5, inner, turn=0.5), strict=True)
    return list(chain.from_iterable(pairs))


def _cross(reach: float, half: float) -> list[tuple[float, float]]:
    quarter = [(-half, -reach), (half, -reach), (half, -half)]
    corners = []
    for _ in range(4):
        corners.extend(quarter)
        quarter = [(-y, x) for x, y in quarter]
    return corners
