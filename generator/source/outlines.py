"""How far the outlines of a drawing can reach, and how much work they are to fill, at most.

A program that fills outlines takes time with the square of the points in one path, and gives up on
numbers that are too large for it. No point of a path lies further off than all its numbers add up
to, whatever its commands are, so that nobody needs to follow it; but for arcs whose radii are too
small: both are made larger then, until the arc fits.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass

_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_ARCS = re.compile(r"[Aa][\s,]*([^MmLlHhVvCcSsQqTtAaZz]*)")
_BETWEEN = r"[\s,]*+"
_ONE = rf"(?>{_NUMBER.pattern})"
_ARC = re.compile(
    rf"({_ONE}){_BETWEEN}({_ONE}){_BETWEEN}{_ONE}{_BETWEEN}[01]{_BETWEEN}[01]{_BETWEEN}"
    rf"{_ONE}{_BETWEEN}{_ONE}{_BETWEEN}"
)
"""Two radii, an angle, two flags, a point. Nothing is tried twice, however long it is."""

_LENGTH = re.compile(rf"\s*({_NUMBER.pattern})\s*(px|pt|mm|cm|in|pc|%)?\s*")
_UNITS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "mm": 3.78, "cm": 37.8, "in": 96.0, "pc": 16.0}
_LENGTHS = ("x", "cx", "x1", "x2", "y", "cy", "y1", "y2", "width", "height", "r", "rx", "ry")
_FUNCTION = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")


@dataclass(frozen=True, slots=True)
class Moved:
    """How far a transform can take what it moves: how much larger, and how far away."""

    scale: float = 1.0
    shift: float = 0.0

    def then(self, inner: Moved) -> Moved:
        """Return how far things can get that another transform moves first."""
        return Moved(self.scale * inner.scale, self.reach(inner.shift))

    def reach(self, distance: float) -> float:
        """Return how far from the origin a point can get that was at some distance from it."""
        return self.scale * distance + self.shift


def numbers(text: str) -> list[float]:
    """Return the numbers of a list, whatever stands between them."""
    return [float(each) for each in _NUMBER.findall(text)]


def outline(shape: str, attributes: Mapping[str, str], size: float) -> tuple[int, float]:
    """Return how many numbers draw a path or a basic shape, and how far from its origin it reaches.

    Raises ValueError for no length.
    """
    if shape == "path":
        data = attributes.get("d", "")
        found = numbers(data)
        closed = data.lower().count("z")  # each draws a line without any number
        return len(found) + closed, sum(map(abs, found)) * _flatness(data)
    if shape in ("polyline", "polygon"):
        found = numbers(attributes.get("points", ""))
    else:
        found = [_length(attributes[name], size) for name in _LENGTHS if name in attributes]
    return len(found), sum(map(abs, found))


def _flatness(data: str) -> float:
    """Return how often the short radius of an arc goes into the long one, at most."""
    flattest = 1.0
    for arcs in _ARCS.findall(data):
        position = 0
        while found := _ARC.match(arcs, position):
            short, long = sorted(abs(float(radius)) for radius in found.groups())
            if short:  # else the arc is a line
                flattest = max(flattest, long / short)
            position = found.end()
        if position < len(arcs.rstrip()):
            raise ValueError(arcs)
    return flattest


def _length(text: str, whole: float) -> float:
    """Return a length in px; per cent are those of ``whole``. Raises ValueError for another."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    value = float(found[1])
    return value * whole / 100 if found[2] == "%" else value * _UNITS[found[2]]


def transform(text: str) -> Moved:
    """Return how far ``transform`` moves things. Raises ValueError for anything else."""
    text, moved, position = " ".join(text.split()), Moved(), 0  # patterns are slow on many spaces
    while found := _FUNCTION.match(text, position):
        moved = moved.then(_function(found[1], numbers(found[2])))
        position = found.end()
    if text[position:].strip():
        raise ValueError(text)
    return moved


def _function(name: str, given: list[float]) -> Moved:
    match name, list(map(abs, given)):
        case "matrix", [a, b, c, d, e, f]:
            return Moved(max(a + c, b + d), max(e, f))
        case "translate", [x, *rest] if len(rest) <= 1:
            return Moved(shift=max(x, *rest, 0.0))
        case "scale", [x, *rest] if len(rest) <= 1:
            return Moved(max(x, *rest, 0.0))
        case "rotate", [_, *centre] if len(centre) in (0, 2):
            return Moved(math.sqrt(2), 3 * sum(centre))
        case (("skewX" | "skewY"), [angle]):
            return Moved(1 + abs(math.tan(math.radians(angle))))
    raise ValueError(name)
