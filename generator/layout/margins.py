"""The ways of arrows that lead back: out of the ranks, up a margin, and into the box from there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.layout.layered import LayeredGraph, Node, Way
from generator.layout.lines import tracks
from generator.layout.routes import (
    AtNode,
    Extent,
    InChannel,
    Route,
    Routed,
    Stop,
    route_down,
    straight_exits,
)
from generator.layout.style import Style

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class _Plan:
    way: Way
    side: Side
    leaves_clear: bool  # nothing but passing lines between the start and the margin
    enters_clear: bool

    @property
    def start(self) -> Node:
        """The label, or the box where there is none."""
        return self.way[1][-2]

    @property
    def target(self) -> Node:
        """The box that the arrow leads back to."""
        return self.way[1][-1]


def margin_width(graph: LayeredGraph, style: Style) -> float:
    """Return the most room that arrows which lead back can take beside the ranks."""
    targets = {way[-1] for _, way in graph.back}
    return style.track + style.head + (len(targets) - 1) * style.track + 2


def back(graph: LayeredGraph, extents: Mapping[Node, Extent], style: Style) -> list[Routed]:
    """Route the arrows that lead back, each around the side that has less in the way."""
    plans = [_plan(way, graph, extents) for way in graph.back]
    margins: dict[tuple[Side, Node], tuple[float, float]] = {}
    for plan in plans:
        low, high = margins.get((plan.side, plan.target), (plan.target.rank, 0))
        margins[plan.side, plan.target] = (low, max(high, plan.start.rank + 0.5))
    near = style.track + style.head
    x: dict[tuple[Side, Node], float] = {}
    for side in ("left", "right"):
        mine = {key: extent for key, extent in margins.items() if key[0] == side}
        for key, number in tracks(mine).items():
            far = near + number * style.track
            if side == "left":
                x[key] = min(extent.left for extent in extents.values()) - far
            else:
                x[key] = max(extent.right for extent in extents.values()) + far
    exits = straight_exits(graph, extents)
    return [_routed(plan, x[plan.side, plan.target], extents, exits) for plan in plans]


def _plan(way: Way, graph: LayeredGraph, extents: Mapping[Node, Extent]) -> _Plan:
    start, target = way[1][-2], way[1][-1]

    def on(side: Side) -> _Plan:
        return _Plan(
            way,
            side,
            _is_clear(start, side, graph, extents),
            _is_clear(target, side, graph, extents),
        )

    left, right = on("left"), on("right")
    left_is_better = (left.leaves_clear + left.enters_clear) > (
        right.leaves_clear + right.enters_clear
    )
    return left if left_is_better else right


def _is_clear(node: Node, side: Side, graph: LayeredGraph, extents: Mapping[Node, Extent]) -> bool:
    sign = 1 if side == "right" else -1
    return not any(
        other.rank == node.rank
        and other.kind != "dummy"
        and sign * (extents[other].middle - extents[node].middle) > 0
        for other in graph.nodes
    )


def _routed(
    plan: _Plan,
    margin: float,
    extents: Mapping[Node, Extent],
    exits: Mapping[Node, Collection[float]],
) -> Routed:
    arrow, nodes = plan.way
    label = plan.start if plan.start.kind == "label" else None
    out = (*_leave(plan, margin, extents), *_enter(plan, margin, extents))
    if label is None:
        return Routed(arrow, (out,), None, leads_back=True)
    to_label = route_down(nodes[0], label, extents, exits.get(nodes[0], ()), leads_back=True)
    return Routed(arrow, (tuple(to_label), out), label, leads_back=True)


def _leave(plan: _Plan, margin: float, extents: Mapping[Node, Extent]) -> Route:
    start, extent = plan.start, extents[plan.start]
    if plan.leaves_clear and start.kind == "label":
        edge = extent.right if plan.side == "right" else extent.left
        middle = AtNode(start, "middle")
        return Stop(edge, middle), Stop(margin, middle)
    # A box's sides are for what comes in, so that no line starts where another one ends.
    level = InChannel(start.rank, f"back-{start.id}-{plan.target.id}")
    x = extent.middle if start.kind == "label" else _quarter(extent, plan.side)
    return Stop(x, AtNode(start, "bottom")), Stop(x, level), Stop(margin, level)


def _enter(plan: _Plan, margin: float, extents: Mapping[Node, Extent]) -> Route:
    target, extent = plan.target, extents[plan.target]
    if plan.enters_clear:
        edge = extent.right if plan.side == "right" else extent.left
        middle = AtNode(target, "middle")
        return Stop(margin, middle), Stop(edge, middle)
    level = InChannel(target.rank - 1, f"home-{target.id}-{plan.side}")
    x = _quarter(extent, plan.side)
    return Stop(margin, level), Stop(x, level), Stop(x, AtNode(target, "top"))


def _quarter(extent: Extent, side: Side) -> float:
    """Return the x of a place between a box's middle and its corner."""
    share = 0.25 if side == "left" else 0.75
    return extent.left + share * (extent.right - extent.left)
