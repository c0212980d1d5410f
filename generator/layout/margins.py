"""The ways of arrows that lead back: out of the ranks, up a margin, and into the box from there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

from generator.layout.lines import tracks
from generator.layout.routes import (
    AtKnot,
    InChannel,
    Route,
    Routed,
    Span,
    Stop,
    hop,
    straight_exits,
)
from generator.layout.style import Style
from generator.layout.tree import Knot, Tree, Way

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class _Plan:
    way: Way
    side: Side
    leaves_clear: bool  # nothing but passing lines between the start and the margin
    enters_clear: bool

    @property
    def start(self) -> Knot:
        """The label, or the box where there is none."""
        return self.way[1][-2]

    @property
    def target(self) -> Knot:
        """The box that the arrow leads back to."""
        return self.way[1][-1]


def margin_width(tree: Tree, style: Style) -> float:
    """Return the most room that arrows which lead back can take beside the ranks."""
    targets = {way[-1] for _, way in tree.back}
    return style.track + style.head + (len(targets) - 1) * style.track + 2


def back(tree: Tree, spans: Mapping[Knot, Span], style: Style) -> list[Routed]:
    """Route the arrows that lead back, each around the side that has less in the way."""
    plans = [_plan(way, tree, spans) for way in tree.back]
    margins: dict[tuple[Side, Knot], tuple[float, float]] = {}
    for plan in plans:
        low, high = margins.get((plan.side, plan.target), (plan.target.rank, 0))
        margins[plan.side, plan.target] = (low, max(high, plan.start.rank + 0.5))
    near = style.track + style.head
    x: dict[tuple[Side, Knot], float] = {}
    for side in ("left", "right"):
        mine = {key: span for key, span in margins.items() if key[0] == side}
        for key, number in tracks(mine).items():
            far = near + number * style.track
            if side == "left":
                x[key] = min(span.left for span in spans.values()) - far
            else:
                x[key] = max(span.right for span in spans.values()) + far
    exits = straight_exits(tree, spans)
    return [_routed(plan, x[plan.side, plan.target], spans, exits) for plan in plans]


def _plan(way: Way, tree: Tree, spans: Mapping[Knot, Span]) -> _Plan:
    start, target = way[1][-2], way[1][-1]

    def on(side: Side) -> _Plan:
        return _Plan(
            way, side, _is_clear(start, side, tree, spans), _is_clear(target, side, tree, spans)
        )

    left, right = on("left"), on("right")
    left_is_better = (left.leaves_clear + left.enters_clear) > (
        right.leaves_clear + right.enters_clear
    )
    return left if left_is_better else right


def _is_clear(knot: Knot, side: Side, tree: Tree, spans: Mapping[Knot, Span]) -> bool:
    sign = 1 if side == "right" else -1
    return not any(
        other.rank == knot.rank
        and other.kind != "passage"
        and sign * (spans[other].middle - spans[knot].middle) > 0
        for other in tree.knots
    )


def _routed(
    plan: _Plan,
    margin: float,
    spans: Mapping[Knot, Span],
    exits: Mapping[Knot, Collection[float]],
) -> Routed:
    arrow, knots = plan.way
    label = plan.start if plan.start.kind == "label" else None
    out = (*_leave(plan, margin, spans), *_enter(plan, margin, spans))
    if label is None:
        return Routed(arrow, (out,), None, leads_back=True)
    to_label = hop(knots[0], label, spans, exits.get(knots[0], ()), leads_back=True)
    return Routed(arrow, (tuple(to_label), out), label, leads_back=True)


def _leave(plan: _Plan, margin: float, spans: Mapping[Knot, Span]) -> Route:
    start, span = plan.start, spans[plan.start]
    if plan.leaves_clear and start.kind == "label":
        edge = span.right if plan.side == "right" else span.left
        middle = AtKnot(start, "middle")
        return Stop(edge, middle), Stop(margin, middle)
    # A box's sides are for what comes in, so that no line starts where another one ends.
    level = InChannel(start.rank, f"back-{start.id}-{plan.target.id}")
    x = span.middle if start.kind == "label" else _quarter(span, plan.side)
    return Stop(x, AtKnot(start, "bottom")), Stop(x, level), Stop(margin, level)


def _enter(plan: _Plan, margin: float, spans: Mapping[Knot, Span]) -> Route:
    target, span = plan.target, spans[plan.target]
    if plan.enters_clear:
        edge = span.right if plan.side == "right" else span.left
        middle = AtKnot(target, "middle")
        return Stop(margin, middle), Stop(edge, middle)
    level = InChannel(target.rank - 1, f"home-{target.id}-{plan.side}")
    x = _quarter(span, plan.side)
    return Stop(margin, level), Stop(x, level), Stop(x, AtKnot(target, "top"))


def _quarter(span: Span, side: Side) -> float:
    """Return the x of a place between a box's middle and its corner."""
    share = 0.25 if side == "left" else 0.75
    return span.left + share * (span.right - span.left)
