"""The ways of arrows through ranks, before anything has a height.

A route is a list of stops. A stop's x is known; its y is a *level*: an edge or the middle of a
knot, or a track in the channel between two ranks, which decides how high the channel must be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from generator.layout.style import Style
from generator.layout.tree import Knot, Tree, Way
from generator.views.chart import ChartArrow

_APART = 2.5  # sizes of the text: between two arrow heads on one box


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
    leads_back: bool = False


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


def onward(tree: Tree, spans: Mapping[Knot, Span], style: Style) -> list[Routed]:
    """Route the arrows that lead on: straight down where a box is wide enough for that."""
    exits = straight_exits(tree, spans)
    ends = _ends(tree, spans, _APART * style.size)
    return [_onward(way, spans, exits.get(way[1][0], ()), ends) for way in tree.onward]


def _onward(
    way: Way, spans: Mapping[Knot, Span], taken: Collection[float], ends: Mapping[Knot, float]
) -> Routed:
    arrow, knots = way
    routes: list[list[Stop]] = [[]]
    for above, below in pairwise(knots[:-1]):
        routes[-1].extend(hop(above, below, spans, taken))
        if below.kind == "label":
            routes.append([])
    routes[-1].extend(_link(knots[-2], knots[-1], spans[knots[-2]].middle, ends[knots[-2]]))
    label = next((knot for knot in knots if knot.kind == "label"), None)
    return Routed(arrow, tuple(map(tuple, routes)), label)


def _ends(tree: Tree, spans: Mapping[Knot, Span], apart: float) -> dict[Knot, float]:
    """Return where the line below each last knot of a way meets its box.

    Straight below where the box is wide enough, in its middle otherwise. Lines that would come in
    side by side, less than ``apart`` px from each other, come in together.
    """
    ends: dict[Knot, float] = {}
    arriving: dict[Knot, list[Knot]] = {}
    for _, way in tree.onward:
        arriving.setdefault(way[-1], []).append(way[-2])
    for box, knots in arriving.items():
        span = spans[box]
        at = {k: spans[k].middle if span.meets(spans[k].middle) else span.middle for k in knots}
        # A labelled line is the one that keeps its place.
        for knot in sorted(knots, key=lambda k: (k.kind != "label", abs(at[k] - span.middle))):
            near = [ends[k] for k in knots if k in ends and abs(ends[k] - at[knot]) < apart]
            ends[knot] = near[0] if near else at[knot]
    return ends


def straight_exits(tree: Tree, spans: Mapping[Knot, Span]) -> dict[Knot, list[float]]:
    """Return where lines leave each box straight down, in px."""
    exits: dict[Knot, list[float]] = {}
    for _, way in (*tree.onward, *tree.back):
        x = spans[way[1]].middle
        if way[1].kind != "box" and spans[way[0]].meets(x):
            exits.setdefault(way[0], []).append(x)
    return exits


def hop(
    above: Knot,
    below: Knot,
    spans: Mapping[Knot, Span],
    taken: Collection[float],
    leads_back: bool = False,
) -> list[Stop]:
    """Lead down to a label or a passage: straight where the knot above is wide enough.

    ``taken`` says where other lines leave the upper box straight down. A line that leads back is
    drawn unlike the others, so it shares no part of their way.
    """
    span, end = spans[above], spans[below].middle
    start = span.middle
    if above.kind == "box" and span.meets(end):
        start = end
    elif above.kind == "box" and (
        leads_back or any(min(start, end) < x < max(start, end) for x in taken)
    ):
        # From the middle, the line would cross or cover that of a neighbour.
        start = span.left + span.cut if end < start else span.right - span.cut
    return _link(above, below, start, end)


def _link(above: Knot, below: Knot, start: float, end: float) -> list[Stop]:
    """Lead from one x down to another, with two bends in the channel unless they are the same."""
    first, last = Stop(start, AtKnot(above, "bottom")), Stop(end, AtKnot(below, "top"))
    if start == end:
        return [first, last]
    # Lines that leave one box at one place share a track, and so do lines that come together.
    key = f"from-{above.id}-{start}" if above.kind == "box" else f"to-{below.id}-{end}"
    level = InChannel(above.rank, key)
    return [first, Stop(start, level), Stop(end, level), last]
