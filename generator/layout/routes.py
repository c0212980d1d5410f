"""The ways of arrows through ranks, before anything has a height.

A route is a list of stops. A stop's x is known; its y is a *level*: an edge or the middle of a
knot, or a track in the channel between two ranks, which decides how high the channel must be.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from generator.layout.tree import Knot, Tree, Way
from generator.views.chart import ChartArrow

_STRAIGHT = 3.0  # px off the straight line that are taken up by moving the line's end


@dataclass(frozen=True, slots=True)
class AtKnot:
    """A level of a knot."""

    knot: Knot
    place: Literal["top", "middle", "bottom"]


@dataclass(frozen=True, slots=True)
class InChannel:
    """A track of the channel below a rank. Lines with the same key share it."""

    rank: int
    key: str


@dataclass(frozen=True, slots=True)
class Stop:
    """A bend or an end of a route."""

    x: float
    level: AtKnot | InChannel


Route: TypeAlias = tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Routed:
    """An arrow with its routes: one, or two with the label's knot between them."""

    arrow: ChartArrow
    routes: tuple[Route, ...]
    label: Knot | None


@dataclass(frozen=True, slots=True)
class Span:
    """From where to where a knot reaches, in px from left to right."""

    left: float
    right: float
    cut: float  # no line meets a knot nearer than this to its corners

    @property
    def middle(self) -> float:
        """The x of the middle."""
        return (self.left + self.right) / 2

    def meets(self, x: float) -> bool:
        """Say whether a line straight down at ``x`` meets the knot well."""
        return self.left + self.cut <= x <= self.right - self.cut


def onward(tree: Tree, spans: Mapping[Knot, Span]) -> list[Routed]:
    """Route the arrows that lead on: straight down where a box is wide enough for that."""
    return [_onward(way, spans) for way in tree.onward]


def _onward(way: Way, spans: Mapping[Knot, Span]) -> Routed:
    arrow, knots = way
    routes: list[list[Stop]] = [[]]
    for above, below in pairwise(knots):
        if above.kind == "label":
            routes.append([])
        routes[-1].extend(hop(above, below, spans))
    label = next((knot for knot in knots if knot.kind == "label"), None)
    return Routed(arrow, tuple(map(tuple, routes)), label)


def hop(above: Knot, below: Knot, spans: Mapping[Knot, Span]) -> list[Stop]:
    """Lead from one rank to the next: straight down, or with two bends in the channel."""
    start, end = spans[above].middle, spans[below].middle
    if above.kind == "box" and spans[above].meets(end):
        start = end
    elif below.kind == "box" and (spans[below].meets(start) or abs(start - end) < _STRAIGHT):
        end = start
    first, last = Stop(start, AtKnot(above, "bottom")), Stop(end, AtKnot(below, "top"))
    if start == end:
        return [first, last]
    # Lines that leave one box share a track, and so do lines that come together in one.
    key = f"from-{above.id}" if above.kind == "box" else f"to-{below.id}"
    level = InChannel(above.rank, key)
    return [first, Stop(start, level), Stop(end, level), last]
