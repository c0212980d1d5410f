"""A lane from top to bottom in ranks, with arrows that run along the axes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.layout.body import Body, Shift
from generator.layout.content import Content, height_at, least_width, natural_width, place
from generator.layout.geometry import Path, PlacedArrow, Point
from generator.layout.graph import centres
from generator.layout.levels import Levels, levels
from generator.layout.lines import arrow, path, plate, plate_size
from generator.layout.margins import back, margin_width
from generator.layout.routes import Route, Routed, Span, onward
from generator.layout.straighten import in_reading_order, straighten
from generator.layout.style import Style
from generator.layout.tree import Knot, Tree, tree
from generator.views.chart import ChartArrow

# Widths of a box's text that are tried, in sizes of the text.
_WIDTHS = (21.0, 19.0, 17.5, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.2, 8.5)
_GROUP = 1.6  # a group of items is that much wider than a step
_STRETCHES = frozenset({"action", "group", "parallel", "decision"})  # to its rank's height


@dataclass(frozen=True, slots=True)
class _Size:
    width: float
    height: float


def ranks(
    items: Sequence[Content], arrows: Sequence[ChartArrow], width: float, style: Style
) -> Body | None:
    """Return the layout with the widest boxes that is at most ``width`` px wide. None: none is."""
    knots = tree([item.box.id for item in items], arrows)
    by_id = {item.box.id: item for item in items}
    room = width - (margin_width(knots, style) if knots.back else 0.0)
    for ems in _WIDTHS:
        sizes = {k: _size(k, by_id[k.box], ems * style.size, room, style) for k in knots.knots}
        # Asking Graphviz costs most; a rank that is too wide by itself spares it.
        if _widest_rank(sizes, style) <= room:
            body = _lay_out(by_id, knots, sizes, style)
            if body.width <= width:
                return body
    return None


def _widest_rank(sizes: Mapping[Knot, _Size], style: Style) -> float:
    widths: dict[int, float] = {}
    for knot, size in sizes.items():
        widths[knot.rank] = widths.get(knot.rank, -style.side) + style.side + size.width
    return max(widths.values())


def _lay_out(
    items: Mapping[str, Content], knots: Tree, sizes: Mapping[Knot, _Size], style: Style
) -> Body:
    spans = _spans(knots, items, sizes, style)
    routed = [*onward(knots, spans, style), *back(knots, spans, style)]
    stretched = {
        knot for knot in sizes if knot.kind == "box" and items[knot.box].box.kind in _STRETCHES
    }
    needed = {knot: size.height for knot, size in sizes.items()}
    heights = levels(knots, needed, stretched, routed, style)
    edges = [edge for span in spans.values() for edge in (span.left, span.right)]
    edges += [stop.x for each in routed for route in each.routes for stop in route]
    left = Shift(-min(edges), 0)
    return Body(
        max(edges) - min(edges),
        heights.bottom,
        tuple(
            left.box(place(items[knot.box], heights.frame(knot, spans[knot]), style))
            for knot in knots.knots
            if knot.kind == "box"
        ),
        tuple(left.arrow(_arrow(each, spans, heights, style)) for each in routed),
    )


def _size(knot: Knot, item: Content, text: float, width: float, style: Style) -> _Size:
    if knot.kind == "passage":
        return _Size(style.track, 0.0)
    if knot.kind == "label":
        return _Size(*plate_size(knot.label, max(text * 0.75, style.narrowest), style))
    wide = text + 2 * style.pad
    if item.box.kind == "group":
        wide = min(width, text * _GROUP + 2 * style.pad)
    elif item.box.kind == "rule":
        wide = min(wide, natural_width(item, style))
    elif item.branches:
        wide = min(width, len(item.branches) * (wide + style.pad) + style.pad)
    wide = max(wide, least_width(item, style))
    return _Size(wide, height_at(item, wide, style))


def _spans(
    knots: Tree, items: Mapping[str, Content], sizes: Mapping[Knot, _Size], style: Style
) -> dict[Knot, Span]:
    widths = {knot: size.width for knot, size in sizes.items()}
    middles = in_reading_order(knots, centres(knots, widths, style))
    middles = straighten(knots, middles, widths, style)
    spans = {}
    for knot, middle in middles.items():
        half = widths[knot] / 2
        is_decision = knot.kind == "box" and items[knot.box].box.kind == "decision"
        cut = style.slant + style.size if is_decision else 1.5 * style.size
        spans[knot] = Span(middle - half, middle + half, cut)
    return spans


def _arrow(
    routed: Routed, spans: Mapping[Knot, Span], heights: Levels, style: Style
) -> PlacedArrow:
    paths = tuple(_path(route, heights) for route in routed.routes)
    answer = None
    if routed.label is not None:
        frame = heights.frame(routed.label, spans[routed.label])
        answer = plate(routed.label.label, frame, style)
    return arrow(routed.arrow, paths, style, answer, routed.leads_back)


def _path(route: Route, heights: Levels) -> Path:
    return path(*(Point(stop.x, heights.y(stop.level)) for stop in route))
