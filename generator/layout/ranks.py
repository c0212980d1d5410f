"""A lane from top to bottom in ranks, with arrows that run along the axes between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from generator.layout.body import Body, Shift
from generator.layout.content import Content, height_at, least_width, natural_width, place, sides
from generator.layout.geometry import PlacedArrow
from generator.layout.graph import centres
from generator.layout.layered import LayeredGraph, Node
from generator.layout.levels import Levels, levels
from generator.layout.lines import arrow, plate, plate_size
from generator.layout.routes import Extent, Link, links
from generator.layout.straighten import straighten
from generator.layout.style import Style
from generator.views.chart import ChartArrow

# Widths of a box's text that are tried, in sizes of the text.
_WIDTHS = (21.0, 19.0, 17.5, 16.0, 15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.2, 8.5)
_GROUP = 1.6  # a group of items is that much wider than a step
_STRETCHES = frozenset({"action", "group", "parallel", "decision"})  # to its rank's height


def ranks(items: Sequence[Content], graph: LayeredGraph, width: float, style: Style) -> Body | None:
    """Return the layout with the widest boxes that is at most ``width`` px wide. None: none is."""
    by_id = {item.box.id: item for item in items}
    for ems in _WIDTHS:
        widths = {k: _width(k, by_id[k.box], ems * style.size, width, style) for k in graph.nodes}
        # Asking Graphviz costs most; a rank that is too wide by itself spares it.
        if _widest_rank(widths, style) <= width:
            labels = _label_width(ems * style.size, style)
            heights = {k: _height(k, by_id[k.box], labels, widths[k], style) for k in widths}
            body = _lay_out(by_id, graph, widths, heights, style)
            if body.width <= width:
                return body
    return None


def _widest_rank(widths: Mapping[Node, float], style: Style) -> float:
    ranks: dict[int, float] = {}
    for node, width in widths.items():
        ranks[node.rank] = ranks.get(node.rank, -style.side) + style.side + width
    return max(ranks.values())


def _lay_out(
    items: Mapping[str, Content],
    graph: LayeredGraph,
    widths: Mapping[Node, float],
    needed: Mapping[Node, float],
    style: Style,
) -> Body:
    extents = _extents(graph, widths, style)
    routed = links(graph, extents, style)
    stretched = {
        node for node in widths if node.kind == "box" and items[node.box].box.kind in _STRETCHES
    }
    found = levels(graph, extents, needed, stretched, chain.from_iterable(routed), style)
    left = min(extent.left for extent in extents.values())
    shift = Shift(-left, 0)
    return Body(
        max(extent.right for extent in extents.values()) - left,
        found.bottom,
        tuple(
            shift.box(place(items[node.box], found.frames[node], style))
            for node in graph.nodes
            if node.kind == "box"
        ),
        tuple(
            shift.arrow(_arrow(joins, each, found, style))
            for (joins, _), each in zip(graph.ways, routed, strict=True)
        ),
    )


def _label_width(text: float, style: Style) -> float:
    """Return how wide a label may be beside boxes whose text is ``text`` px wide."""
    return max(text * 0.75, style.narrowest)


def _width(node: Node, item: Content, text: float, width: float, style: Style) -> float:
    if node.kind == "dummy":
        return style.track
    if node.kind == "label":
        return plate_size(node.label, _label_width(text, style), style)[0]
    wide = text + sides(item, style)
    if item.box.kind == "group":
        wide = min(width, text * _GROUP + sides(item, style))
    elif item.box.kind == "rule":
        wide = min(wide, natural_width(item, style))
    elif item.branches:
        wide = min(width, len(item.branches) * (wide + style.pad) + sides(item, style))
    return max(wide, least_width(item, style))


def _height(node: Node, item: Content, label: float, width: float, style: Style) -> float:
    if node.kind == "dummy":
        return 0.0
    if node.kind == "label":
        return plate_size(node.label, label, style)[1]
    return height_at(item, width, style)


def _extents(graph: LayeredGraph, widths: Mapping[Node, float], style: Style) -> dict[Node, Extent]:
    middles = straighten(graph, centres(graph, widths, style), widths, style)
    extents = {}
    for node, middle in middles.items():
        half = widths[node] / 2
        extents[node] = Extent(middle - half, middle + half)
    return extents


def _arrow(joins: ChartArrow, way: Sequence[Link], found: Levels, style: Style) -> PlacedArrow:
    """Return an arrow; only the first node on its way may be its label."""
    label = way[0].below
    if label.kind != "label":
        return arrow(joins, (found.path(way),), style)
    answer = plate(label.label, found.frames[label], style)
    return arrow(joins, (found.path(way[:1]), found.path(way[1:])), style, answer)
