"""One lane in its best arrangement for a width: rows that snake, ranks, or columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.layout.body import Body
from generator.layout.column import column
from generator.layout.content import Content, content
from generator.layout.fold import folded
from generator.layout.ranks import least_height, ranks
from generator.layout.rows import columns_that_fit, extent_in_rows, rows
from generator.layout.style import Style
from generator.layout.tree import Tree, tree
from generator.views.chart import ChartArrow, Lane

# Ranks show at a glance what a single column shows only step by step, so they may be that much
# higher before the column takes their place.
_PATIENCE = 1.3
_FOLDS = (2, 3)  # columns that a long lane may be folded into
_FOLDED_FROM = 60  # sizes of the text: a lane lower than that is seen in one look
_WORTH = 0.8  # of the height: what folding must leave at most


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A lane with its texts cut into words. Compared by identity: made once for each layout."""

    lane: Lane
    items: tuple[Content, ...]
    links: tuple[ChartArrow, ...] | None  # from each box to the next; None: the lane cannot snake
    knots: Tree | None  # None: the lane snakes, or its ways are too many for ranks


def prepare(lane: Lane, longest: float) -> Prepared:
    """Cut a lane's texts into words and see whether its boxes may stand in rows.

    ``longest`` (1/1000 em) is the longest word that any box could hold.
    """
    items = tuple(content(box, longest) for box in lane.boxes)
    by_ends = {(a.source, a.target): a for a in lane.arrows if a.label is None}
    ids = [box.id for box in lane.boxes]
    links = tuple(by_ends[ends] for ends in pairwise(ids) if ends in by_ends)
    snakes = lane.is_linear and len(links) == len(lane.arrows) == len(ids) - 1
    if snakes and not any(item.branches for item in items):
        return Prepared(lane, items, links, None)
    return Prepared(lane, items, None, tree(ids, lane.arrows))


def extent(lane: Prepared, width: float, style: Style) -> tuple[float, float]:
    """Return the width and height of what ``arrange`` would return."""
    if lane.links is not None and lane.items:
        return extent_in_rows(lane.items, _columns(lane, width, style), width, style)
    body = arrange(lane, width, style)
    return body.width, body.height


@lru_cache(maxsize=1024)
def arrange(lane: Prepared, width: float, style: Style, height: float = 0.0) -> Body:
    """Return the lowest arrangement that is at most ``width`` px wide.

    Where not even a single column is that narrow because of a long word, the lane is wider. Rows
    are stretched until the lane is ``height`` px high.
    """
    if not lane.items:
        return Body(0.0, 0.0, (), ())
    if lane.links is not None:
        return rows(lane.items, lane.links, _columns(lane, width, style), width, style, height)
    best = _in_columns(lane, width, style)
    knots = lane.knots
    if knots is None or least_height(lane.items, knots, style) > _PATIENCE * best.height:
        return best
    ranked = ranks(lane.items, knots, width, style)
    return best if ranked is None or ranked.height > _PATIENCE * best.height else ranked


def _in_columns(lane: Prepared, width: float, style: Style) -> Body:
    """Return the lane as a single column, or folded where that makes it much lower."""
    best = column(lane.items, lane.lane.arrows, width, style)
    for count in _FOLDS:
        if best.height > _FOLDED_FROM * style.size:
            found = folded(lane.items, lane.lane.arrows, width, count, style)
            if found is not None and found.width <= width and found.height < _WORTH * best.height:
                best = found
    return best


def _columns(lane: Prepared, width: float, style: Style) -> int:
    fitting = columns_that_fit(lane.items, width, style)
    return min(fitting, key=lambda count: extent_in_rows(lane.items, count, width, style)[1])
