"""A lane from top to bottom in ranks, with arrows that run along the axes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.layout.body import Body, Shift
from generator.layout.content import Content, height_at, least_width, natural_width, place
from generator.layout.geometry import Path, PlacedArrow, Point, Rect
from generator.layout.graph import centres
from generator.layout.levels import Levels, levels
from generator.layout.lines import arrow, path, plate, plate_size
from generator.layout.margins import back
from generator.layout.routes import Route, Routed, Span, onward
from generator.layout.style import Style
from generator.layout.tree import Knot, Tree, tree
from generator.views.chart import ChartArrow

_WIDTHS = (21.0, 18.0, 15.5, 13.5, 11.5, 10.0, 8.5)  # of a box's text, in sizes of the text
_GROUP = 1.6  # a group of items is that much wider than a step


def ranks(
    items: Sequence[Content], arrows: Sequence[ChartArrow], width: float, style: Style
) -> Body | None:
    """Return the lowest layout that is at most ``width`` px wide. None: there is none."""
    knots = tree([item.box.id for item in items], arrows)
    tried = (_lay_out(items, knots, ems * style.size, width, style) for ems in _WIDTHS)
    fitting = [body for body in tried if body.width <= width]
    return min(fitting, key=lambda body: body.height, default=None)


def _lay_out(
    items: Sequence[Content], knots: Tree, text: float, width: float, style: Style
) -> Body:
    by_id = {item.box.id: item for item in items}
    sizes = {knot: _size(knot, by_id[knot.box], text, width, style) for knot in knots.knots}
    spans = _spans(knots, by_id, sizes, style)
    routed = [*onward(knots, spans), *back(knots, spans, style)]
    heights = levels(knots, {knot: size[1] for knot, size in sizes.items()}, routed, style)
    boxes = tuple(
        place(by_id[knot.box], heights.frame(knot, spans[knot]), style)
        for knot in knots.knots
        if knot.kind == "box"
    )
    edges = [span.left for span in spans.values()] + [span.right for span in spans.values()]
    edges += [stop.x for each in routed for route in each.routes for stop in route]
    arrows = tuple(_arrow(each, spans, heights, style) for each in routed)
    left = Shift(-min(edges), 0)
    return Body(
        max(edges) - min(edges),
        heights.bottom,
        tuple(left.box(box) for box in boxes),
        tuple(left.arrow(each) for each in arrows),
    )


def _size(
    knot: Knot, item: Content, text: float, width: float, style: Style
) -> tuple[float, float]:
    if knot.kind == "passage":
        return style.track, 0.0
    if knot.kind == "label":
        return plate_size(knot.label, max(text * 0.75, style.narrowest), style)
    wide = text + 2 * style.pad
    if item.box.kind == "group":
        wide = min(width, text * _GROUP + 2 * style.pad)
    elif item.box.kind == "rule":
        wide = min(wide, natural_width(item, style))
    elif item.branches:
        wide = min(width, len(item.branches) * (wide + style.pad) + style.pad)
    wide = max(wide, least_width(item, style))
    return wide, height_at(item, wide, style)


def _spans(
    knots: Tree,
    items: Mapping[str, Content],
    sizes: Mapping[Knot, tuple[float, float]],
    style: Style,
) -> dict[Knot, Span]:
    middles = centres(knots, {knot: size[0] for knot, size in sizes.items()}, style)
    spans = {}
    for knot, middle in middles.items():
        half = sizes[knot][0] / 2
        is_decision = knot.kind == "box" and items[knot.box].box.kind == "decision"
        cut = style.slant + style.size if is_decision else 1.5 * style.size
        spans[knot] = Span(middle - half, middle + half, cut)
    return spans


def _arrow(
    routed: Routed, spans: Mapping[Knot, Span], heights: Levels, style: Style
) -> PlacedArrow:
    paths = tuple(_path(route, heights) for route in routed.routes)
    if routed.label is None:
        return arrow(routed.arrow, paths, style)
    frame = heights.frame(routed.label, spans[routed.label])
    return arrow(routed.arrow, paths, style, plate(routed.label.label, frame, style))


def _path(route: Route, heights: Levels) -> Path:
    return path(*(Point(stop.x, heights.y(stop.level)) for stop in route))
