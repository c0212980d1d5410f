"""Lanes → drawing: one below the other, or side by side where that saves height."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.layout.arrange import Prepared, arrange, extent
from generator.layout.body import Body, Shift
from generator.layout.geometry import ChartLayout, PlacedLane, Point, Rect
from generator.layout.heading import EDGE, Heading, heading, place_heading
from generator.layout.style import Style
from generator.views.chart import Chart

# How panels may share a row's width.
_SHARES: tuple[tuple[float, ...], ...] = (
    (1.0,),
    (0.5, 0.5),
    (2 / 3, 1 / 3),
    (1 / 3, 2 / 3),
    (1 / 3, 1 / 3, 1 / 3),
)
_SHARED = 1.15  # how much higher a row seems whose panels have to be told apart
_EMPTY = 0.3  # how much a px of height that a panel leaves empty counts against one of the drawing


@dataclass(frozen=True, slots=True)
class _Panel:
    """A lane's panel in a row of panels: its outer width, and the height its boxes need."""

    lane: Prepared
    width: float
    title: Heading
    height: float


@dataclass(frozen=True, slots=True)
class _Row:
    panels: tuple[_Panel, ...]

    @property
    def height(self) -> float:
        return max(panel.height for panel in self.panels)

    @property
    def cost(self) -> float:
        empty = sum(self.height - panel.height for panel in self.panels)
        return self.height * (_SHARED if len(self.panels) > 1 else 1.0) + _EMPTY * empty


def drawing(
    chart: Chart, lanes: Sequence[Prepared], width: float, style: Style, height: float = 0.0
) -> ChartLayout:
    """Lay out a chart in text of one size; wider than ``width`` only where a word is too long.
    Steps that simply follow each other grow until the drawing is about ``height`` px high."""
    inner = width - 2 * EDGE
    if len(lanes) == 1 and lanes[0].lane.title is None:
        body = arrange(lanes[0], inner, style, height)
        lane = _lane(lanes[0], body, Shift(EDGE, EDGE))
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
) -> ChartLayout:
    full = (round(width + 2 * EDGE, 1), round(height + 2 * EDGE, 1))
    return ChartLayout(chart, *full, style, lanes)


def _best_rows(lanes: Sequence[Prepared], width: float, style: Style) -> list[_Row]:
    """Divide the lanes, in their order, into the rows of panels that read best: one panel a row
    where that does not waste much height."""
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
    across, down = extent(lane, width, style)
    title = heading(lane.lane.title or "", width, style)
    return _Panel(lane, max(width, across), title, title.height + style.step + down)


def _panel(panel: _Panel, frame: Rect, style: Style) -> PlacedLane:
    head = panel.title.height + style.step
    body = arrange(panel.lane, frame.width, style)
    edge = Shift(EDGE, EDGE)
    corner = Point(frame.x, frame.y)
    sign, title = place_heading(panel.title, panel.lane.lane.hue, corner, style)
    return replace(
        _lane(panel.lane, body, Shift(frame.x + EDGE, frame.y + head + EDGE)),
        band=edge.rect(replace(frame, height=panel.title.height)),
        mark=edge.mark(sign),
        title=edge.lines(title),
    )


def _lane(prepared: Prepared, body: Body, shift: Shift) -> PlacedLane:
    return PlacedLane(
        prepared.lane,
        tuple(shift.box(box) for box in body.boxes),
        tuple(shift.arrow(arrow) for arrow in body.arrows),
    )
