"""Lanes → drawing: one below the other, or side by side where that saves height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.layout.arrange import Prepared, arrange, extent
from generator.layout.body import Body, Shift
from generator.layout.content import set_lines
from generator.layout.geometry import Drawing, PlacedLane, PlacedLine, Point, Rect
from generator.layout.marks import mark
from generator.layout.style import TITLE, Style
from generator.layout.wrap import Line, plain_phrase, wrap
from generator.views.chart import Chart

_EM = 1000.0
_EDGE = 2.0  # px around the drawing, so that no line is cut off

# How panels may share a row's width.
_SHARES: tuple[tuple[float, ...], ...] = (
    (1.0,),
    (0.5, 0.5),
    (2 / 3, 1 / 3),
    (1 / 3, 2 / 3),
    (1 / 3, 1 / 3, 1 / 3),
)
_EMPTY = 0.3  # how much a px of height that a panel leaves empty counts against one of the drawing


@dataclass(frozen=True, slots=True)
class _Panel:
    """A lane's panel in a row of panels: its outer width, and the height its boxes need."""

    lane: Prepared
    width: float
    title: tuple[Line, ...]
    height: float


@dataclass(frozen=True, slots=True)
class _Row:
    panels: tuple[_Panel, ...]

    @property
    def height(self) -> float:
        return max(panel.height for panel in self.panels)

    @property
    def cost(self) -> float:
        return self.height + _EMPTY * sum(self.height - panel.height for panel in self.panels)


def drawing(chart: Chart, lanes: Sequence[Prepared], width: float, style: Style) -> Drawing:
    """Lay out a chart in text of one size; wider than ``width`` only where a word is too long."""
    inner = width - 2 * _EDGE
    if len(lanes) == 1 and lanes[0].lane.title is None:
        body = arrange(lanes[0], inner, style)
        lane = _lane(lanes[0], body, Shift(_EDGE, _EDGE))
        return _drawing(chart, body.width, body.height, style, (lane,))
    placed: list[PlacedLane] = []
    top = right = 0.0
    for row in _best_rows(lanes, inner, style):
        left = 0.0
        for panel in row.panels:
            frame = Rect(left, top, panel.width, row.height)
            placed.append(_panel(panel, frame, style))
            left += panel.width + style.side
        right = max(right, left - style.side)
        top += row.height + style.side
    return _drawing(chart, right, top - style.side, style, tuple(placed))


def _drawing(
    chart: Chart, width: float, height: float, style: Style, lanes: tuple[PlacedLane, ...]
) -> Drawing:
    full = (round(width + 2 * _EDGE, 1), round(height + 2 * _EDGE, 1))
    return Drawing(chart, *full, style.size, lanes)


def _best_rows(lanes: Sequence[Prepared], width: float, style: Style) -> list[_Row]:
    """Divide the lanes, in their order, into the rows of panels that cost the least."""
    best: list[tuple[float, list[_Row]]] = [(0.0, [])]
    for end in range(1, len(lanes) + 1):
        found: list[tuple[float, list[_Row]]] = []
        for shares in _SHARES:
            start = end - len(shares)
            row = _row(lanes[start:end], shares, width, style) if start >= 0 else None
            if row is not None:
                cost, before = best[start]
                found.append((cost + row.cost + style.side, [*before, row]))
        best.append(min(found, key=lambda each: each[0]))
    return best[-1][1]


def _row(
    lanes: Sequence[Prepared], shares: Sequence[float], width: float, style: Style
) -> _Row | None:
    """Return a row of panels. None: its lanes do not fit side by side."""
    room = width - (len(shares) - 1) * style.side
    if len(shares) > 1 and room * min(shares) < style.panel:
        return None
    panels = []
    for lane, share in zip(lanes, shares, strict=True):
        panel = _measured(lane, room * share, style)
        if len(shares) > 1 and panel.width > room * share + 0.01:
            return None
        panels.append(panel)
    return _Row(tuple(panels))


def _measured(lane: Prepared, width: float, style: Style) -> _Panel:
    across, down = extent(lane, width - 2 * style.pad, style)
    title = _title(lane, width, style)
    height = _head(title, style) + down + style.pad
    return _Panel(lane, max(width, across + 2 * style.pad), title, height)


def _title(lane: Prepared, width: float, style: Style) -> tuple[Line, ...]:
    room = width - 2 * style.pad - _mark_room(style)
    text = plain_phrase(lane.lane.title or "", room * _EM / (TITLE * style.size))
    return wrap(text, room * _EM / (TITLE * style.size))


def _mark_room(style: Style) -> float:
    return 2.3 * style.size


def _head(title: Sequence[Line], style: Style) -> float:
    """Return the height of a panel above its boxes."""
    if not title:
        return style.pad
    return max(len(title) * Style(TITLE * style.size).line, 1.8 * style.size) + 1.7 * style.pad


def _panel(panel: _Panel, frame: Rect, style: Style) -> PlacedLane:
    head = _head(panel.title, style)
    room = frame.width - 2 * style.pad
    # Without a height to reach, what was measured is not laid out a second time.
    taller = frame.height > panel.height
    body = arrange(panel.lane, room, style, frame.height - head - style.pad if taller else 0.0)
    across = style.pad + (room - body.width) / 2
    shift = Shift(frame.x + across + _EDGE, frame.y + head + _EDGE)
    lines = len(panel.title) * Style(TITLE * style.size).line
    top = frame.y + 0.85 * style.pad + max(0.0, (1.8 * style.size - lines) / 2)
    left = frame.x + style.pad + _mark_room(style)
    title = set_lines(panel.title, "title", Rect(left, top, 0, 0), TITLE * style.size)
    return _lane(panel.lane, body, shift, frame, title, style)


def _lane(
    prepared: Prepared,
    body: Body,
    shift: Shift,
    frame: Rect | None = None,
    title: Sequence[PlacedLine] = (),
    style: Style | None = None,
) -> PlacedLane:
    edge = Shift(_EDGE, _EDGE)
    sign = None
    if title and frame is not None and style is not None:
        y = frame.y + 0.85 * style.pad + 0.9 * style.size
        centre = Point(frame.x + style.pad + 0.9 * style.size, y)
        sign = edge.mark(mark(prepared.lane.hue, centre, 0.85 * style.size))
    return PlacedLane(
        prepared.lane,
        edge.rect(frame) if frame is not None else None,
        sign,
        edge.lines(tuple(title)),
        tuple(shift.box(box) for box in body.boxes),
        tuple(shift.arrow(arrow) for arrow in body.arrows),
    )
