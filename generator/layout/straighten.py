"""Easier to read: lines that run straight where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from generator.layout.layered import LayeredGraph, Node
from generator.layout.style import Style


def straighten(
    graph: LayeredGraph, middles: Mapping[Node, float], widths: Mapping[Node, float], style: Style
) -> dict[Node, float]:
    """Return the middles of all nodes, with fewer bends between them.

    From each arrow's end upwards, a dummy node goes above what comes next, unless something in its
    rank stands in between. Lines to one box may come together.
    """
    placed = dict(middles)
    ranks: dict[int, list[Node]] = {}
    for node in graph.nodes:
        ranks.setdefault(node.rank, []).append(node)
    ends = {node: way[-1] for _, way in graph.ways for node in way[1:-1]}
    for _, way in graph.ways:
        for above, below in reversed(list(pairwise(way[1:]))):
            if above.kind == "label" and abs(placed[below] - placed[above]) > 3 * style.size:
                continue
            others = [
                other
                for other in ranks[above.rank]
                if other is not above
                and not (above.kind == other.kind == "dummy" and ends[other] is ends[above])
            ]
            if _is_free(above, placed[below], others, placed, widths, style.track):
                placed[above] = placed[below]
    return placed


def _is_free(
    node: Node,
    x: float,
    others: list[Node],
    placed: Mapping[Node, float],
    widths: Mapping[Node, float],
    gap: float,
) -> bool:
    """Say whether a node may move to ``x`` without touching or passing another one."""
    low, high = sorted((placed[node], x))
    half = widths[node] / 2
    return all(
        placed[other] + widths[other] / 2 + gap <= low - half
        or placed[other] - widths[other] / 2 - gap >= high + half
        for other in others
    )
