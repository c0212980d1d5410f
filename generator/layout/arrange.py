"""One lane in its best arrangement for a width: columns, or ranks where ways divide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import floor

from generator.layout.body import Body, Shift
from generator.layout.column import column
from generator.layout.columns import in_columns
from generator.layout.content import (
    Content,
    alike,
    content,
    height_at,
    least_common_width,
    place,
)
from generator.layout.geometry import PlacedBox, Rect
from generator.layout.layered import LayeredGraph, layered_graph
from generator.layout.ranks import ranks
from generator.layout.spine import spine
from generator.layout.style import Style
from generator.views.chart import ChartArrow, Lane

# Ranks show at a glance what a single column shows only step by step, so they may be that much
# higher before the column takes their place.
_PATIENCE = 1.3
_SHARES = (0.62, 0.5, 0.38)  # of the width that the rest may take beside a lane's side boxes
_BELOW = 1.2  # how much higher side boxes seem below the rest, farther from where they belong
_UNIT = 16.0  # px: the size of text that whole ems are laid out in


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A lane with its texts cut into words. Compared by identity: made once for each layout."""

    lane: Lane
    items: tuple[Content, ...]
    links: tuple[ChartArrow, ...] | None  # from each box to the next; None: ways divide or meet
    graph: LayeredGraph | None  # None: one way leads through, or ranks cannot show it
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
    body = arrange(lane, width, replace(style, is_bare=True))
    return body.width, body.height


@lru_cache(maxsize=4096)
def arrange(lane: Prepared, width: float, style: Style, height: float = 0.0) -> Body:
    """Return the lowest arrangement that is at most ``width`` px wide.

    Where not even a single column is that narrow because of a long word, the lane is wider. Steps
    that simply follow each other, with nothing beside them, grow until it is ``height`` px high.
    """
    if not lane.side_boxes:
        return _flow(lane, width, style, height)
    found = [_above(lane, width, style), *_beside(lane, width, style)]
    fitting = [body for body in found if body.width <= width + 0.1]
    return min(
        fitting or found[:1], key=lambda body: body.height * (_BELOW if body is found[0] else 1.0)
    )


def forget() -> None:
    """Forget what was tried: of no use once a drawing is done, and large."""
    arrange.cache_clear()
    _in_ems.cache_clear()


def _above(lane: Prepared, width: float, style: Style) -> Body:
    """Return what arrows join, and the side boxes below it."""
    flow = _flow(lane, width, style)
    return _joined(flow, _pile(lane.side_boxes, width, style), 0.0, flow.height + style.gap)


def _beside(lane: Prepared, width: float, style: Style) -> Iterator[Body]:
    """Yield what arrows join in a share of the width, and the side boxes at its right."""
    for share in _SHARES:
        room = (width - style.gap) * share
        if min(room, width - style.gap - room) >= style.panel:
            flow = _flow(lane, room, style)
            left = flow.width + style.gap
            yield _joined(flow, _pile(lane.side_boxes, width - left, style), left, 0.0)


def _pile(items: Sequence[Content], width: float, style: Style) -> Body:
    """Set boxes one below the other; they are wider than ``width`` only where a word is."""
    wide = max(width, least_common_width(items, style))
    boxes: list[PlacedBox] = []
    top = 0.0
    for item in items:
        frame = Rect(0.0, top, wide, height_at(item, wide, style))
        boxes.append(place(item, frame, style))
        top = frame.bottom + style.side
    return Body(wide, top - style.side, tuple(boxes), ())


def _joined(first: Body, second: Body, dx: float, dy: float) -> Body:
    boxes = (*first.boxes, *map(Shift(dx, dy).box, second.boxes))
    width = max(first.width, second.width + dx)
    return Body(width, max(first.height, second.height + dy), boxes, first.arrows)


def _flow(lane: Prepared, width: float, style: Style, height: float = 0.0) -> Body:
    """Return the lowest arrangement of what arrows join."""
    if not lane.items:
        return Body(0.0, 0.0, (), ())
    if lane.links is not None:
        return in_columns(lane.items, lane.links, width, style, height)
    if not style.is_tight:
        return _branching(lane, width, style)
    # Sheets are tried in many sizes of text. To lay out in whole ems makes most of them the same.
    whole = floor(width / style.size + 0.001) * _UNIT
    return _in_ems(lane, whole, style.is_bare).scaled(style.size / _UNIT)


@lru_cache(maxsize=4096)
def _in_ems(lane: Prepared, width: float, is_bare: bool) -> Body:
    found = _branching(lane, width, Style(_UNIT, is_tight=True, is_bare=is_bare))
    return replace(found, boxes=(), arrows=()) if is_bare else found


def _branching(lane: Prepared, width: float, style: Style) -> Body:
    """Return boxes that do not simply follow each other: at a glance, or else as a column."""
    alone = column(lane.items, lane.lane.arrows, width, style)
    most = _PATIENCE * alone.height
    tried = _at_a_glance(lane, width, style)
    found = (each for each in tried if each and each.width <= width and each.height <= most)
    return next(found, alone)


def _at_a_glance(lane: Prepared, width: float, style: Style) -> Iterator[Body | None]:
    """Yield a lane as a spine that reads well, in ranks, and as any spine."""
    items, arrows = lane.items, lane.lane.arrows
    yield spine(items, arrows, width, style, is_strict=True)
    if lane.graph is not None:
        yield ranks(items, lane.graph, width, style)
    yield spine(items, arrows, width, style, is_strict=False)
