"""The ways of arrows through ranks, before anything has a height.

A route is a list of stops. A stop's x is known; its y is a *level*: an edge or the middle of a
node, or a track in the channel between two ranks, which decides how high the channel must be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, TypeAlias

from generator.layout.layered import LayeredGraph, Node, Way
from generator.layout.style import Style
from generator.views.chart import ChartArrow

_APART = 2.5  # sizes of the text: between two arrow heads on one box


@dataclass(frozen=True, slots=True)
class AtNode:
    """A level of a node."""

    node: Node
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
    level: AtNode | InChannel


Route: TypeAlias = tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Routed:
    """An arrow with its routes: one, or two with the label's node between them."""

    arrow: ChartArrow
    routes: tuple[Route, ...]
    label: Node | None
    leads_back: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a node reaches, in px from left to right."""

    left: float
    right: float
    cut: float  # no line meets a node nearer than this to its corners

    @property
    def middle(self) -> float:
        """The x of the middle."""
        return (self.left + self.right) / 2

    def meets(self, x: float) -> bool:
        """Say whether a line straight down at ``x`` meets the node well."""
        return self.left + self.cut <= x <= self.right - self.cut


def onward(graph: LayeredGraph, extents: Mapping[Node, Extent], style: Style) -> list[Routed]:
    """Route the arrows that lead on: straight down where a box is wide enough for that."""
    exits = straight_exits(graph, extents)
    ends = _ends(graph, extents, _APART * style.size)
    return [_onward(way, extents, exits.get(way[1][0], ()), ends) for way in graph.onward]


def _onward(
    way: Way, extents: Mapping[Node, Extent], taken: Collection[float], ends: Mapping[Node, float]
) -> Routed:
    arrow, nodes = way
    routes: list[list[Stop]] = [[]]
    for above, below in pairwise(nodes[:-1]):
        routes[-1].extend(route_down(above, below, extents, taken))
        if below.kind == "label":
            routes.append([])
    routes[-1].extend(_link(nodes[-2], nodes[-1], extents[nodes[-2]].middle, ends[nodes[-2]]))
    label = next((node for node in nodes if node.kind == "label"), None)
    return Routed(arrow, tuple(map(tuple, routes)), label)


def _ends(graph: LayeredGraph, extents: Mapping[Node, Extent], apart: float) -> dict[Node, float]:
    """Return where the line below each last node of a way meets its box.

    Straight below where the box is wide enough, in its middle otherwise. Lines that would come in
    side by side, less than ``apart`` px from each other, come in together.
    """
    ends: dict[Node, float] = {}
    arriving: dict[Node, list[Node]] = {}
    for _, way in graph.onward:
        arriving.setdefault(way[-1], []).append(way[-2])
    for box, nodes in arriving.items():
        extent = extents[box]
        at = {
            k: extents[k].middle if extent.meets(extents[k].middle) else extent.middle
            for k in nodes
        }
        # A labelled line is the one that keeps its place.
        for node in sorted(nodes, key=lambda k: (k.kind != "label", abs(at[k] - extent.middle))):
            near = [ends[k] for k in nodes if k in ends and abs(ends[k] - at[node]) < apart]
            ends[node] = near[0] if near else at[node]
    return ends


def straight_exits(graph: LayeredGraph, extents: Mapping[Node, Extent]) -> dict[Node, list[float]]:
    """Return where lines leave each box straight down, in px."""
    exits: dict[Node, list[float]] = {}
    for _, way in (*graph.onward, *graph.back):
        x = extents[way[1]].middle
        if way[1].kind != "box" and extents[way[0]].meets(x):
            exits.setdefault(way[0], []).append(x)
    return exits


def route_down(
    above: Node,
    below: Node,
    extents: Mapping[Node, Extent],
    taken: Collection[float],
    leads_back: bool = False,
) -> list[Stop]:
    """Lead down to a label or a dummy node: straight where the node above is wide enough.

    ``taken`` says where other lines leave the upper box straight down. A line that leads back is
    drawn unlike the others, so it shares no part of their way.
    """
    extent, end = extents[above], extents[below].middle
    start = extent.middle
    if above.kind == "box" and extent.meets(end):
        start = end
    elif above.kind == "box" and (
        leads_back or any(min(start, end) < x < max(start, end) for x in taken)
    ):
        # From the middle, the line would cross or cover that of a neighbour.
        start = extent.left + extent.cut if end < start else extent.right - extent.cut
    return _link(above, below, start, end)


def _link(above: Node, below: Node, start: float, end: float) -> list[Stop]:
    """Lead from one x down to another, with two bends in the channel unless they are the same."""
    first, last = Stop(start, AtNode(above, "bottom")), Stop(end, AtNode(below, "top"))
    if start == end:
        return [first, last]
    # Lines that leave one box at one place share a track, and so do lines that come together.
    key = f"from-{above.id}-{start}" if above.kind == "box" else f"to-{below.id}-{end}"
    level = InChannel(above.rank, key)
    return [first, Stop(start, level), Stop(end, level), last]
