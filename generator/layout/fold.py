"""A long lane folded into columns side by side, as a newspaper's text is.

It is cut only where everything goes on to one box: from below the last box of a column, one line
leads to the top of the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from generator.layout.body import Body, Shift
from generator.layout.column import ColumnLayout, OpenEdge, column_layout
from generator.layout.content import Content, height_at
from generator.layout.geometry import Path, PlacedArrow, Point
from generator.layout.layered import in_flow
from generator.layout.lines import arrow, path
from generator.layout.partition import even_cuts
from generator.layout.style import Style
from generator.views.chart import ChartArrow

_GUTTER = 2.6  # sizes of the text: between two columns, with the line that runs up there
_LABELLED = 2.2  # sizes of the text: about what an arrow's label takes of a column's height


@dataclass(frozen=True, slots=True)
class _Placed:
    """A column in its place. Its boxes begin at ``drop``, below the line that leads to it."""

    layout: ColumnLayout
    left: float
    drop: float

    @property
    def shift(self) -> Shift:
        """From the column's own corner to the lane's."""
        return Shift(self.left, self.drop)

    @property
    def right(self) -> float:
        """The x of its right edge, margin included."""
        return self.left + self.layout.width


def folded(
    items: Sequence[Content], arrows: Sequence[ChartArrow], width: float, count: int, style: Style
) -> Body | None:
    """Set a lane into ``count`` columns of about equal height. None: it cannot be cut so."""
    flow = in_flow([item.box.id for item in items], arrows)
    ordered = sorted(items, key=lambda item: flow.index(item.box.id))
    gutter = _GUTTER * style.size
    each = (width - (count - 1) * gutter) / count
    if each < style.panel:
        return None
    cuts = _best_cuts(ordered, arrows, flow, each, count, style)
    if cuts is None:
        return None
    columns: list[_Placed] = []
    left = 0.0
    for start, end in pairwise((0, *cuts, len(flow))):
        mine = [a for a in arrows if a.source in flow[start:end]]
        after = flow[end] if end < len(flow) else None
        found = column_layout(ordered[start:end], mine, each, style, after)
        columns.append(_Placed(found, left, _drop(style) if start else 0.0))
        left += found.width + gutter
    return _joined(columns, style)


def _best_cuts(
    items: Sequence[Content],
    arrows: Sequence[ChartArrow],
    flow: Sequence[str],
    width: float,
    count: int,
    style: Style,
) -> tuple[int, ...] | None:
    """Return where columns begin, so that the highest of them is as low as can be."""
    labels = [sum(a.source == box and a.label is not None for a in arrows) for box in flow]
    heights = (
        height_at(item, width, style) + style.gap + number * _LABELLED * style.size
        for item, number in zip(items, labels, strict=True)
    )
    return even_cuts([0.0, *accumulate(heights)], _clean_cuts(arrows, flow), count)


def _clean_cuts(arrows: Sequence[ChartArrow], flow: Sequence[str]) -> list[int]:
    """Return the places in the flow over which all arrows go, and only to the box behind them."""
    index = {box: number for number, box in enumerate(flow)}
    ends = [(index[a.source], index[a.target]) for a in arrows]
    return [
        place
        for place in range(1, len(flow))
        if any(start < place == end for start, end in ends)
        and all(end == place for start, end in ends if start < place <= end)
        and not any(end < place <= start for start, end in ends)
    ]


def _drop(style: Style) -> float:
    return 1.7 * style.size


def _joined(columns: Sequence[_Placed], style: Style) -> Body:
    bottom = max(c.drop + max(c.layout.foot.y, c.layout.boxes[-1].frame.bottom) for c in columns)
    return Body(
        columns[-1].right,
        bottom,
        tuple(c.shift.box(box) for c in columns for box in c.layout.boxes),
        tuple(
            column.shift.arrow(_headed(edge, column, after, style))
            for column, after in zip(columns, (*columns[1:], None), strict=True)
            for edge in column.layout.arrows
        ),
    )


def _headed(edge: OpenEdge, column: _Placed, after: _Placed | None, style: Style) -> PlacedArrow:
    """Give an arrow its head, and before that its way to the next column if it leads there."""
    *body, last = edge.paths
    if after is not None and last[-1] == column.layout.foot:
        last = path(*last, *_over(column, after))
    return arrow(edge.arrow, (*body, last), style, edge.answer, edge.leads_back)


def _over(column: _Placed, after: _Placed) -> Path:
    """Lead from below a column up between the two, and into the next one from above.

    In px from the column's own corner.
    """
    first = after.layout.boxes[0].frame
    across = (column.layout.width + after.left - column.left) / 2
    into = after.left - column.left + first.middle.x
    level = 1.0 - column.drop
    return (
        Point(across, column.layout.foot.y),
        Point(across, level),
        Point(into, level),
        Point(into, after.drop - column.drop),
    )
