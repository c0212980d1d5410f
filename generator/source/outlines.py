"""How far the outlines of a drawing reach, and how much work they are to fill.

A program that fills outlines takes time with the square of the lines in one path, and gives up
on numbers that are too large for it. Both are known here before any of them reads the drawing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

Matrix: TypeAlias = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f of SVG: x becomes ax + cy + e, and y becomes bx + dy + f."""

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_LENGTH = re.compile(rf"\s*({_NUMBER.pattern})\s*(px|pt|mm|cm|in|pc|%)?\s*")
_UNITS = {None: 1.0, "px": 1.0, "pt": 4 / 3, "mm": 3.78, "cm": 37.8, "in": 96.0, "pc": 16.0}
_COMMAND = re.compile(r"\s*,?\s*([MmZzLlHhVvCcSsQqTtAa])")
_NEXT = re.compile(rf"\s*,?\s*({_NUMBER.pattern})")
_FLAG = re.compile(r"\s*,?\s*([01])")
_ARGUMENTS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_FUNCTION = re.compile(r"\s*,?\s*(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^()]*)\)")
_CURVES = "CSQTA"
_MOST_PIECES = 16.0  # lines that a curve is drawn as


@dataclass(frozen=True, slots=True)
class Outline:
    """One path in its own units: how far from the origin, the way along it, its lines."""

    reach: tuple[float, float]
    way: tuple[float, float]
    lines: int
    curves: int


def numbers(text: str) -> list[float]:
    """Return the numbers of a list, whatever stands between them."""
    return [float(each) for each in _NUMBER.findall(text)]


def length(text: str, whole: float) -> float:
    """Return a length in px; per cent are those of ``whole``. Raises ValueError for another."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    value = float(found[1])
    return value * whole / 100 if found[2] == "%" else value * _UNITS[found[2]]


def outline(shape: str, attributes: Mapping[str, str], size: float) -> Outline:
    """Return the outline of a path or a basic shape. Raises ValueError for no length."""
    if shape == "path":
        return _path(attributes.get("d", ""))
    if shape in ("polyline", "polygon"):
        return _path(f"M{attributes.get('points', '')}Z")

    def of(*names: str) -> list[float]:
        return [abs(length(attributes[each], size)) for each in names if each in attributes]

    x, y = sum(of("x", "cx", "x1", "x2")), sum(of("y", "cy", "y1", "y2"))
    wide, high = sum(of("width", "r", "rx", "x1", "x2")), sum(of("height", "r", "ry", "y1", "y2"))
    way = (4 * wide, 4 * high) if shape in ("circle", "ellipse") else (2 * wide, 2 * high)
    return Outline((x + wide, y + high), way, 4, 4 if shape in ("circle", "ellipse") else 0)


def _path(data: str) -> Outline:
    """Follow a path; control points count as points, so that no curve is longer than its way."""
    points = [(0.0, 0.0)]
    lines = curves = 0
    for command, corners in _segments(data):
        points += corners
        lines += 1
        curves += command in _CURVES
    reach = (max(abs(x) for x, _ in points), max(abs(y) for _, y in points))
    across = sum(abs(b[0] - a[0]) for a, b in pairwise(points))
    along = sum(abs(b[1] - a[1]) for a, b in pairwise(points))
    return Outline(reach, (across, along), lines, curves)


def _segments(data: str) -> Iterator[tuple[str, list[tuple[float, float]]]]:
    """Yield each segment's command and its points, absolute, as far as the path can be read."""
    at = start = (0.0, 0.0)
    for letter, given in _commands(data):
        command, origin = letter.upper(), at if letter.islower() else (0.0, 0.0)
        if command == "Z":
            corners = [start]
        elif command == "H":
            corners = [(origin[0] + given[0], at[1])]
        elif command == "V":
            corners = [(at[0], origin[1] + given[0])]
        elif command == "A":
            end = (origin[0] + given[5], origin[1] + given[6])
            around = max(abs(given[0]), abs(given[1])) * (math.pi if given[3] else 0.5)
            corners = [(end[0] + around, end[1] + around), end]
        else:
            pairs = zip(given[::2], given[1::2], strict=True)
            corners = [(origin[0] + x, origin[1] + y) for x, y in pairs]
        at = corners[-1]
        if command == "M":
            start = at
        yield command, corners


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    data, position, letter = " ".join(data.split()), 0, ""  # patterns are slow on many spaces
    while found := _COMMAND.match(data, position) or (
        _NEXT.match(data, position) if letter else None
    ):
        if found.re is _COMMAND:
            letter, position = found[1], found.end()
        given: list[float] = []
        for index in range(_ARGUMENTS[letter.upper()]):
            flags = letter in "Aa" and index in (3, 4)
            value = (_FLAG if flags else _NEXT).match(data, position)
            if value is None:
                return
            given.append(float(value[1]))
            position = value.end()
        yield letter, given
        if letter in "Zz":
            letter = ""
        letter = {"M": "L", "m": "l"}.get(letter, letter)


def pieces(found: Outline, matrix: Matrix, size: tuple[float, float]) -> float:
    """Return as how many lines an outline is drawn: long curves are many."""
    way = way_across(found, matrix, size)
    each = min(_MOST_PIECES, 1 + 40 * way / max(found.lines, 1))
    return found.lines - found.curves + found.curves * each


def way_across(found: Outline, matrix: Matrix, size: tuple[float, float]) -> float:
    """Return how often the way along an outline crosses the drawing, in its widths and heights."""
    a, b, c, d, _, _ = map(abs, matrix)
    (x, y), (width, height) = found.way, size
    return (a * x + c * y) / width + (b * x + d * y) / height


def reach_of(found: Outline, matrix: Matrix) -> float:
    """Return how far from the drawing's origin an outline reaches."""
    a, b, c, d, e, f = map(abs, matrix)
    x, y = found.reach
    return max(a * x + c * y + e, b * x + d * y + f)


def transform(text: str) -> Matrix:
    """Return what ``transform`` says as one matrix. Raises ValueError for anything else."""
    text, matrix, position = " ".join(text.split()), IDENTITY, 0
    while found := _FUNCTION.match(text, position):
        matrix = multiplied(matrix, _function(found[1], numbers(found[2])))
        position = found.end()
    if text[position:].strip():
        raise ValueError(text)
    return matrix


def multiplied(m: Matrix, n: Matrix) -> Matrix:
    """Return the matrix that applies ``n`` first and then ``m``."""
    return (
        m[0] * n[0] + m[2] * n[1],
        m[1] * n[0] + m[3] * n[1],
        m[0] * n[2] + m[2] * n[3],
        m[1] * n[2] + m[3] * n[3],
        m[0] * n[4] + m[2] * n[5] + m[4],
        m[1] * n[4] + m[3] * n[5] + m[5],
    )


def _function(name: str, given: list[float]) -> Matrix:
    match name, given:
        case "matrix", [a, b, c, d, e, f]:
            return (a, b, c, d, e, f)
        case "translate", [x, *rest] if len(rest) <= 1:
            return (1.0, 0.0, 0.0, 1.0, x, rest[0] if rest else 0.0)
        case "scale", [x, *rest] if len(rest) <= 1:
            return (x, 0.0, 0.0, rest[0] if rest else x, 0.0, 0.0)
        case "rotate", [angle, *rest] if len(rest) in (0, 2):
            turn = math.radians(angle)
            sin, cos = math.sin(turn), math.cos(turn)
            x, y = rest or (0.0, 0.0)
            return (cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y)
        case (("skewX" | "skewY"), [angle]):
            slant = math.tan(math.radians(angle))
            return (1.0, 0.0, slant, 1.0, 0.0, 0.0) if name == "skewX" else (1, slant, 0, 1, 0, 0)
    raise ValueError(name)
