"""How high ranks and the channels between them are, and with that the y of every level."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.layout.geometry import Rect
from generator.layout.layered import LayeredGraph, Node
from generator.layout.lines import tracks
from generator.layout.routes import AtNode, Extent, InChannel, Routed
from generator.layout.style import Style


@dataclass(frozen=True, slots=True)
class Levels:
    """The y of everything that routes refer to."""

    tops: Mapping[int, float]  # rank → y of its upper edge
    ranks: Mapping[int, float]  # rank → height
    nodes: Mapping[Node, float]  # height of each node, which stands in the middle of its rank
    tracks: Mapping[InChannel, float]  # → y
    bottom: float

    def frame(self, node: Node, extent: Extent) -> Rect:
        """Return the place of a box or a label."""
        top = self._top(node)
        return Rect(extent.left, top, extent.right - extent.left, self.nodes[node])

    def y(self, level: AtNode | InChannel) -> float:
        """Return the y of a level."""
        if isinstance(level, InChannel):
            return self.tracks[level]
        height = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[level.place] * self.nodes[level.node]
        return self._top(level.node) + height

    def _top(self, node: Node) -> float:
        return self.tops[node.rank] + (self.ranks[node.rank] - self.nodes[node]) / 2


def levels(
    graph: LayeredGraph,
    heights: Mapping[Node, float],
    stretched: Collection[Node],
    routed: Sequence[Routed],
    style: Style,
) -> Levels:
    """Stack ranks and channels. A channel is as high as its tracks and arrow heads need.

    ``heights`` are what the nodes need at least; those ``stretched`` are as high as their rank.
    """
    ranks: dict[int, float] = {}
    for node in graph.nodes:
        ranks[node.rank] = max(ranks.get(node.rank, 0.0), heights[node])
    used = _channels(routed)
    outermost = _to_labels_back(routed)
    tops: dict[int, float] = {}
    lines: dict[InChannel, float] = {}
    y = 0.0
    last = max(ranks)
    for rank in range(-1, last + 1):
        if rank >= 0:
            tops[rank] = y
            y += ranks[rank]
        numbers = tracks(used.get(rank, {}), outermost)
        above, below = _room(rank, style)
        for key, number in numbers.items():
            lines[InChannel(rank, key)] = y + above + number * style.track
        if numbers:
            y += above + max(numbers.values()) * style.track + (below if rank < last else 2)
        elif 0 <= rank < last:
            y += above + below - 0.2 * style.size
    final = {k: ranks[k.rank] if k in stretched else height for k, height in heights.items()}
    return Levels(tops, ranks, final, lines, y)


def _room(rank: int, style: Style) -> tuple[float, float]:
    """Return the room above and below a channel's tracks. Above boxes there are arrow heads."""
    if rank % 2:
        return 0.75 * style.size, 1.3 * style.size
    return 0.5 * style.size, 0.5 * style.size


def _channels(routed: Sequence[Routed]) -> dict[int, dict[str, tuple[float, float]]]:
    """Return for each channel from where to where each of its lines reaches."""
    found: dict[int, dict[str, tuple[float, float]]] = {}
    routes = (route for each in routed for route in each.routes)
    for start, end in (pair for route in routes for pair in pairwise(route)):
        if isinstance(start.level, InChannel) and start.level == end.level:
            channel = found.setdefault(start.level.rank, {})
            low, high = sorted((start.x, end.x))
            before = channel.get(start.level.key, (low, high))
            channel[start.level.key] = (min(low, before[0]), max(high, before[1]))
    return found


def _to_labels_back(routed: Sequence[Routed]) -> set[str]:
    """Return the lines to labels of arrows that lead back.

    They leave their box beside all others, so they run above them: then nothing crosses.
    """
    routes = (each.routes[0] for each in routed if each.leads_back and each.label is not None)
    levels = (stop.level for route in routes for stop in route)
    return {level.key for level in levels if isinstance(level, InChannel)}
