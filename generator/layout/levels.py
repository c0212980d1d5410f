"""How high ranks and the channels between them are, and with that the place of everything."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.layout.geometry import Path, Point, Rect
from generator.layout.layered import LayeredGraph, Node
from generator.layout.lines import path, tracks
from generator.layout.routes import Extents, Link
from generator.layout.style import Style


@dataclass(frozen=True, slots=True)
class Levels:
    """Where the nodes stand, and the y of each track, by the rank above it and its name."""

    frames: Mapping[Node, Rect]
    tracks: Mapping[tuple[int, str], float]
    bottom: float

    def path(self, links: Sequence[Link]) -> Path:
        """Return the line that some links make one below the other."""
        points: list[Point] = []
        for link in links:
            points.append(Point(link.start, self.frames[link.above].bottom))
            if link.track is not None:
                y = self.tracks[link.above.rank, link.track]
                points += [Point(link.start, y), Point(link.end, y)]
            points.append(Point(link.end, self.frames[link.below].y))
        return path(*points)


def levels(
    graph: LayeredGraph,
    extents: Extents,
    heights: Mapping[Node, float],
    stretched: Collection[Node],
    links: Iterable[Link],
    style: Style,
) -> Levels:
    """Stack ranks and channels. A channel is as high as its tracks and arrow heads need.

    ``heights`` are what the nodes need at least; those ``stretched`` are as high as their rank, and
    others stand in its middle.
    """
    ranks: dict[int, float] = {}
    for node in graph.nodes:
        ranks[node.rank] = max(ranks.get(node.rank, 0.0), heights[node])
    used = _channels(links)
    tops: dict[int, float] = {}
    lines: dict[tuple[int, str], float] = {}
    y, last = 0.0, max(ranks)
    for rank in range(last + 1):
        tops[rank] = y
        y += ranks[rank]
        numbers = tracks(used.get(rank, {}))
        above, below = _room(rank, style)
        for name, number in numbers.items():
            lines[rank, name] = y + above + number * style.track
        if numbers:
            y += above + max(numbers.values()) * style.track + below
        elif rank < last:
            y += above + below - 0.2 * style.size
    frames = {}
    for node, extent in extents.items():
        full = ranks[node.rank]
        tall = full if node in stretched else heights[node]
        top = tops[node.rank] + (full - tall) / 2
        frames[node] = Rect(extent.left, top, extent.right - extent.left, tall)
    return Levels(frames, lines, y)


def _room(rank: int, style: Style) -> tuple[float, float]:
    """Return the room above and below a channel's tracks. Above boxes there are arrow heads."""
    if rank % 2:
        return 0.75 * style.size, 1.3 * style.size
    return 0.5 * style.size, 0.5 * style.size


def _channels(links: Iterable[Link]) -> dict[int, dict[str, tuple[float, float]]]:
    """Return for each channel from where to where each of its lines reaches."""
    found: dict[int, dict[str, tuple[float, float]]] = {}
    for link in links:
        if link.track is not None:
            channel = found.setdefault(link.above.rank, {})
            low, high = sorted((link.start, link.end))
            before = channel.get(link.track, (low, high))
            channel[link.track] = (min(low, before[0]), max(high, before[1]))
    return found
