"""A chart drawn apart: where a sheet is higher than its chart, rows stand farther from each other.

Only the bands in which nothing but arrows' lines runs become higher, so that every box, label and
head stays as it is and no line bends otherwise than before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.layout.body import Shift, Transform
from generator.layout.geometry import Answer, ChartLayout, PlacedBox, PlacedLane, Point, Rect

_MOST = 2.2  # in sizes of the text: how much higher a band becomes; rows farther apart fall apart
_LEAST = 0.2  # bands that are lower are none


@dataclass(frozen=True, slots=True)
class _Bands(Transform):
    """Bands from above, each with its upper and lower edge, and how much higher each becomes."""

    edges: tuple[tuple[float, float], ...]
    extra: float

    def moved(self, y: float) -> float:
        """Return where a height comes to be."""
        shares = (min(max((y - top) / (end - top), 0.0), 1.0) for top, end in self.edges)
        return y + sum(shares) * self.extra

    def point(self, point: Point) -> Point:
        return Point(point.x, round(self.moved(point.y), 1))

    def length(self, length: float) -> float:
        return length

    def rect(self, rect: Rect) -> Rect:
        return self._shift(rect).rect(rect)

    def box(self, box: PlacedBox) -> PlacedBox:
        return self._shift(box.frame).box(box)

    def answer(self, answer: Answer) -> Answer:
        return self._shift(answer.frame).answer(answer)

    def _shift(self, frame: Rect) -> Shift:
        """Return where something comes to be that keeps its height."""
        return Shift(0.0, self.moved(frame.y) - frame.y)


def spread(drawing: ChartLayout, height: float) -> ChartLayout:
    """Return a drawing of one lane without a panel so that it fills more of a height."""
    if len(drawing.lanes) != 1 or drawing.lanes[0].frame is not None:
        return drawing
    lane = drawing.lanes[0]
    edges = tuple(_free(lane, _LEAST * drawing.size))
    if not edges or height <= drawing.height:
        return drawing
    extra = min((height - drawing.height) / len(edges), _MOST * drawing.size)
    bands = _Bands(edges, extra)
    apart = replace(
        lane,
        boxes=tuple(bands.box(box) for box in lane.boxes),
        arrows=tuple(bands.arrow(arrow) for arrow in lane.arrows),
    )
    return replace(drawing, height=round(drawing.height + extra * len(edges), 1), lanes=(apart,))


def _free(lane: PlacedLane, least: float) -> Iterator[tuple[float, float]]:
    """Yield the bands, at least ``least`` high, between things that cannot be stretched."""
    taken = [(box.frame.y, box.frame.bottom) for box in lane.boxes]
    for arrow in lane.arrows:
        heights = [point.y for point in arrow.head]
        taken.append((min(heights), max(heights)))
        if arrow.answer is not None:
            taken.append((arrow.answer.frame.y, arrow.answer.frame.bottom))
    end = min(top for top, _ in taken)
    for top, bottom in sorted(taken):
        if top - end >= least:
            yield end, top
        end = max(end, bottom)
