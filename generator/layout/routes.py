"""The ways of arrows through ranks, before anything has a height.

A way is a row of links, each from a node down to one in the next rank. Between them lies a channel;
the links that bend run along tracks there, which decide how high the channel must be.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeAlias

from generator.layout.layered import LayeredGraph, Node
from generator.layout.style import Style

_APART = 2.5  # sizes of the text: between two arrow heads on one box
_CORNER = 1.5  # sizes of the text: no line meets a box nearer than this to its corners


@dataclass(frozen=True, slots=True)
class Extent:
    """From where to where a node reaches, in px from left to right."""

    left: float
    right: float

    @property
    def middle(self) -> float:
        """The x of the middle."""
        return (self.left + self.right) / 2


Extents: TypeAlias = Mapping[Node, Extent]


@dataclass(frozen=True, slots=True)
class Link:
    """A line from a node down to one in the next rank: straight, or with two bends."""

    above: Node
    below: Node
    start: float  # x
    end: float

    @property
    def track(self) -> str | None:
        """The name of its track in the channel. None: it runs straight down.

        Lines that leave one box at one place share a track, and so do lines that come together.
        """
        if self.start == self.end:
            return None
        if self.above.kind == "box":
            return f"from-{self.above.id}-{self.start}"
        return f"to-{self.below.id}-{self.end}"


def links(graph: LayeredGraph, extents: Extents, style: Style) -> list[tuple[Link, ...]]:
    """Route each arrow: straight down where a box is wide enough for that."""
    corner = _CORNER * style.size
    exits = _straight_exits(graph, extents, corner)
    ends = _ends(graph, extents, style)
    routed = []
    for _, nodes in graph.ways:
        *onward, last, box = nodes
        found = [
            Link(a, b, _start(a, b, extents, exits.get(a, ()), corner), extents[b].middle)
            for a, b in pairwise((*onward, last))
        ]
        routed.append((*found, Link(last, box, extents[last].middle, ends[last])))
    return routed


def _ends(graph: LayeredGraph, extents: Extents, style: Style) -> dict[Node, float]:
    """Return where the line below each last node of a way meets its box.

    Straight below where the box is wide enough, in its middle otherwise. Lines that would come in
    side by side, nearer to each other than two heads may be, come in together.
    """
    ends: dict[Node, float] = {}
    arriving: dict[Node, list[Node]] = {}
    for _, way in graph.ways:
        arriving.setdefault(way[-1], []).append(way[-2])
    for box, nodes in arriving.items():
        extent = extents[box]
        at = {
            k: x if _meets(extent, x := extents[k].middle, _CORNER * style.size) else extent.middle
            for k in nodes
        }
        # A labelled line is the one that keeps its place.
        for node in sorted(nodes, key=lambda k: (k.kind != "label", abs(at[k] - extent.middle))):
            placed = [ends[k] for k in nodes if k in ends]
            near = [x for x in placed if abs(x - at[node]) < _APART * style.size]
            ends[node] = near[0] if near else at[node]
    return ends


def _meets(extent: Extent, x: float, corner: float) -> bool:
    """Say whether a line straight down at ``x`` meets a box well."""
    return extent.left + corner <= x <= extent.right - corner


def _straight_exits(
    graph: LayeredGraph, extents: Extents, corner: float
) -> dict[Node, list[float]]:
    """Return where lines leave each box straight down, in px."""
    exits: dict[Node, list[float]] = {}
    for _, way in graph.ways:
        x = extents[way[1]].middle
        if _meets(extents[way[0]], x, corner):
            exits.setdefault(way[0], []).append(x)
    return exits


def _start(
    above: Node, below: Node, extents: Extents, taken: Collection[float], corner: float
) -> float:
    """Return where a line leaves a node: straight above the next where the node is wide enough.

    ``taken`` says where other lines leave it straight down.
    """
    extent, end = extents[above], extents[below].middle
    if above.kind != "box":
        return extent.middle
    if _meets(extent, end, corner):
        return end
    if any(min(extent.middle, end) < x < max(extent.middle, end) for x in taken):
        # From the middle, the line would cross or cover that of a neighbour.
        return extent.left + corner if end < extent.middle else extent.right - corner
    return extent.middle
