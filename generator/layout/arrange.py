"""One lane in its best arrangement for a width: columns, or ranks where ways divide."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import floor

from generator.layout.body import Body
from generator.layout.column import column
from generator.layout.columns import best_count, extent_in_columns, in_columns
from generator.layout.content import Content, alike, content
from generator.layout.layered import LayeredGraph, layered_graph
from generator.layout.ranks import least_height, ranks
from generator.layout.side_boxes import beside, extent_of_grid, grid, stacked
from generator.layout.spine import spine
from generator.layout.style import Style
from generator.views.chart import ChartArrow, Lane

# Ranks show at a glance what a single column shows only step by step, so they may be that much
# higher before the column takes their place.
_PATIENCE = 1.3
_RANKED = 14  # boxes: more in ranks show nothing at a glance
_SHARES = (0.62, 0.5, 0.38)  # of the width that the rest may take beside a lane's side boxes
_BELOW = 1.2  # how much higher side boxes seem below the rest, farther from where they belong
_UNIT = 16.0  # px: the size of text that whole ems are laid out in


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A lane with its texts cut into words. Compared by identity: made once for each layout."""

    lane: Lane
    items: tuple[Content, ...]
    links: tuple[ChartArrow, ...] | None  # from each box to the next; None: ways divide or meet
    graph: LayeredGraph | None  # None: one way leads through, or there are too many for ranks
    side_boxes: tuple[Content, ...]


@lru_cache(maxsize=128)
def prepare(lane: Lane, longest: float) -> Prepared:
    """Cut a lane's texts into words and see whether one way leads through its boxes.

    ``longest`` (1/1000 em) is the longest word that any box could hold.
    """
    items = alike([content(box, longest) for box in lane.boxes])
    side_boxes = tuple(content(box, longest) for box in lane.side_boxes)
    by_ends = {(a.source, a.target): a for a in lane.arrows if a.label is None}
    ids = tuple(box.id for box in lane.boxes)
    links = tuple(by_ends[ends] for ends in pairwise(ids) if ends in by_ends)
    is_one_way = lane.is_linear and len(links) == len(lane.arrows) == len(ids) - 1
    if is_one_way and not any(item.branches for item in items):
        return Prepared(lane, items, links, None, side_boxes)
    return Prepared(lane, items, None, layered_graph(ids, lane.arrows), side_boxes)


def extent(lane: Prepared, width: float, style: Style) -> tuple[float, float]:
    """Return the width and height of what ``arrange`` would return."""
    if not lane.side_boxes:
        return _flow_extent(lane, width, style)
    return _best_plan(lane, width, style).extent(lane, width, style)


def arrange(lane: Prepared, width: float, style: Style, height: float = 0.0) -> Body:
    """Return the lowest arrangement that is at most ``width`` px wide.

    Where not even a single column is that narrow because of a long word, the lane is wider. Boxes
    are stretched until the lane is ``height`` px high.
    """
    if not lane.side_boxes:
        return _flow(lane, width, style, height)
    plan = _best_plan(lane, width, style)
    room, rest = plan.rooms(lane, width, style)
    if plan.share is None:
        flow = _flow(lane, room, style)
        return stacked(flow, grid(lane.side_boxes, plan.columns, rest, style), style.gap)
    height = max(height, plan.extent(lane, width, style)[1])
    flow = _flow(lane, room, style, height)
    return beside(flow, grid(lane.side_boxes, plan.columns, rest, style, height), style.gap)


def forget() -> None:
    """Forget what was tried: of no use once a drawing is done, and large."""
    _branching.cache_clear()
    _branching_in_ems.cache_clear()
    _extent_in_ems.cache_clear()
    _flow_extent.cache_clear()
    _best_plan.cache_clear()


@dataclass(frozen=True, slots=True)
class _Plan:
    """Where a lane's side boxes stand. ``share`` is what the rest takes of the width; None: all."""

    share: float | None
    columns: int  # of side boxes

    def rooms(self, lane: Prepared, width: float, style: Style) -> tuple[float, float]:
        """Return the width that there is for the rest, and for the side boxes."""
        if self.share is None:
            return width, width
        room = (width - style.gap) * self.share
        return room, width - style.gap - _flow_extent(lane, room, style)[0]

    def extent(self, lane: Prepared, width: float, style: Style) -> tuple[float, float]:
        """Return the width and height of both together."""
        room, rest = self.rooms(lane, width, style)
        flow = _flow_extent(lane, room, style)
        grid = extent_of_grid(lane.side_boxes, self.columns, rest, style)
        if self.share is None:
            return max(flow[0], grid[0]), flow[1] + style.gap + grid[1]
        return flow[0] + style.gap + grid[0], max(flow[1], grid[1])


@lru_cache(maxsize=64)
def _best_plan(lane: Prepared, width: float, style: Style) -> _Plan:
    plans = [_Plan(None, 1)]
    for columns in range(1, len(lane.side_boxes) + 1):
        least = columns * (style.panel + style.side) - style.side
        plans += [_Plan(None, columns)] if columns > 1 and least <= width else []
        for share in _SHARES:
            room = (width - style.gap) * share
            if room >= style.panel and width - style.gap - room >= least:
                plans.append(_Plan(share, columns))
    sizes = {plan: plan.extent(lane, width, style) for plan in plans}
    fitting = [plan for plan in plans if sizes[plan][0] <= width + 0.1]
    return min(
        fitting or plans[:1],
        key=lambda plan: sizes[plan][1] * (_BELOW if plan.share is None else 1.0),
    )


@lru_cache(maxsize=4096)
def _flow_extent(lane: Prepared, width: float, style: Style) -> tuple[float, float]:
    if lane.links is not None and lane.items:
        count = best_count(lane.items, width, style)
        return extent_in_columns(lane.items, count, width, style)
    if lane.items and style.is_tight:
        across, down = _extent_in_ems(lane, _whole_ems(width, style))
        return across * style.size / _UNIT, down * style.size / _UNIT
    body = _flow(lane, width, replace(style, is_bare=True))
    return body.width, body.height


def _flow(lane: Prepared, width: float, style: Style, height: float = 0.0) -> Body:
    """Return the lowest arrangement of what arrows join."""
    if not lane.items:
        return Body(0.0, 0.0, (), ())
    if lane.links is not None:
        count = best_count(lane.items, width, style)
        return in_columns(lane.items, lane.links, count, width, style, height)
    if not style.is_tight:
        return _branching(lane, width, style)
    # Sheets are tried in many sizes of text. To lay out in whole ems makes most of them the same.
    return _branching_in_ems(lane, _whole_ems(width, style)).scaled(style.size / _UNIT)


def _whole_ems(width: float, style: Style) -> float:
    return floor(width / style.size + 0.001) * _UNIT


@lru_cache(maxsize=1024)
def _branching(lane: Prepared, width: float, style: Style) -> Body:
    """Return boxes that do not simply follow each other: at a glance, or else as a column."""
    alone = column(lane.items, lane.lane.arrows, width, style)
    most = _PATIENCE * alone.height
    tried = _at_a_glance(lane, width, most, style)
    found = (each for each in tried if each and each.width <= width and each.height <= most)
    return next(found, alone)


def _at_a_glance(lane: Prepared, width: float, most: float, style: Style) -> Iterator[Body | None]:
    """Yield a lane as a spine that reads well, in ranks, and as any spine."""
    items, arrows = lane.items, lane.lane.arrows
    yield spine(items, arrows, width, style, is_strict=True)
    graph = lane.graph if len(items) <= _RANKED else None
    if graph is not None and least_height(items, graph, style) <= most:
        yield ranks(items, graph, width, style)
    yield spine(items, arrows, width, style, is_strict=False)


@lru_cache(maxsize=256)
def _branching_in_ems(lane: Prepared, width: float) -> Body:
    return _branching(lane, width, Style(_UNIT, is_tight=True))


@lru_cache(maxsize=16384)  # of a chart with many lanes, in all the widths that are tried
def _extent_in_ems(lane: Prepared, width: float) -> tuple[float, float]:
    body = _branching(lane, width, Style(_UNIT, is_tight=True, is_bare=True))
    return body.width, body.height
