"""Easier to read: boxes in their order, and lines that run straight where there is room."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from generator.layout.style import Style
from generator.layout.tree import Knot, Tree


def in_reading_order(tree: Tree, middles: Mapping[Knot, float]) -> dict[Knot, float]:
    """Return the middles of all knots, mirrored if then more boxes are in order.

    Not where ways part: those are in order already.
    """
    sources = [way[0] for _, way in tree.onward]
    if len(set(sources)) < len(sources):
        return dict(middles)
    beside: dict[int, list[float]] = {}
    for knot in tree.knots:
        if knot.kind == "box":
            beside.setdefault(knot.rank, []).append(middles[knot])
    pairs = [pair for xs in beside.values() for pair in pairwise(xs)]
    rightward = sum((first < second) - (second < first) for first, second in pairs)
    return {knot: -x if rightward < 0 else x for knot, x in middles.items()}


def straighten(
    tree: Tree, middles: Mapping[Knot, float], widths: Mapping[Knot, float], style: Style
) -> dict[Knot, float]:
    """Return the middles of all knots, with fewer bends between them.

    From each arrow's end upwards, a passage goes above what comes next, unless something in its
    rank stands in between. Lines to one box may come together.
    """
    placed = dict(middles)
    ranks: dict[int, list[Knot]] = {}
    for knot in tree.knots:
        ranks.setdefault(knot.rank, []).append(knot)
    ends = {knot: way[-1] for _, way in tree.onward for knot in way[1:-1]}
    for _, way in tree.onward:
        for above, below in reversed(list(pairwise(way[1:]))):
            if above.kind == "label" and abs(placed[below] - placed[above]) > 3 * style.size:
                continue
            others = [
                other
                for other in ranks[above.rank]
                if other is not above
                and not (above.kind == other.kind == "passage" and ends[other] is ends[above])
            ]
            if _is_free(above, placed[below], others, placed, widths, style.track):
                placed[above] = placed[below]
    return placed


def _is_free(
    knot: Knot,
    x: float,
    others: list[Knot],
    placed: Mapping[Knot, float],
    widths: Mapping[Knot, float],
    gap: float,
) -> bool:
    """Say whether a knot may move to ``x`` without touching or passing another one."""
    low, high = sorted((placed[knot], x))
    half = widths[knot] / 2
    return all(
        placed[other] + widths[other] / 2 + gap <= low - half
        or placed[other] - widths[other] / 2 - gap >= high + half
        for other in others
    )
