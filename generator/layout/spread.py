"""A chart drawn apart: where a sheet is higher than its chart, rows stand farther from each other.

Only the bands in which nothing but arrows' lines runs become higher, so that every box, label and
head stays as it is and no line bends otherwise than before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.layout.body import Shift, Transform
from generator.layout.geometry import (
    Answer,
    ChartLayout,
    PlacedArrow,
    PlacedBox,
    PlacedLane,
    Point,
    Rect,
)

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
    if len(drawing.lanes) != 1 or drawing.lanes[0].band is not None:
        return drawing
    lane = drawing.lanes[0]
    columns = _columns(lane)
    free = [tuple(_free(boxes, arrows, _LEAST * drawing.size)) for boxes, arrows in columns]
    most = max(map(len, free))
    if not most or height <= drawing.height:
        return drawing
    # One distance for all columns, that of the one with the most boxes: steps keep their rhythm.
    extra = min((height - drawing.height) / most, _MOST * drawing.size)
    bands_of = {
        box.box.id: _Bands(edges, extra)
        for (boxes, _), edges in zip(columns, free, strict=True)
        for box in boxes
    }
    apart = replace(
        lane,
        boxes=tuple(bands_of[box.box.id].box(box) for box in lane.boxes),
        arrows=tuple(_apart(arrow, bands_of) for arrow in lane.arrows),
    )
    bottom = max(box.frame.bottom for box in lane.boxes)
    lower = max(box.frame.bottom for box in apart.boxes) - bottom
    grown = lower if len(columns) > 1 else extra * most
    return replace(drawing, height=round(drawing.height + grown, 1), lanes=(apart,))


_Column = tuple[tuple[PlacedBox, ...], tuple[PlacedArrow, ...]]


def _columns(lane: PlacedLane) -> list[_Column]:
    """Return the columns that one way leads through, with the arrows in each; else all as one."""
    starts = list(dict.fromkeys(box.frame.x for box in lane.boxes))
    found = [tuple(box for box in lane.boxes if box.frame.x == x) for x in starts]
    apart = all(a[0].frame.right < b[0].frame.x for a, b in pairwise(found))
    ids = [box.box.id for box in lane.boxes]
    joined = [(a.arrow.source, a.arrow.target) for a in lane.arrows if len(a.paths) == 1]
    if not apart or joined != list(pairwise(ids)) or len(joined) < len(lane.arrows):
        return [(lane.boxes, lane.arrows)]
    columns = []
    for boxes in found:
        names = {box.box.id for box in boxes}
        inside = (a for a in lane.arrows if {a.arrow.source, a.arrow.target} <= names)
        columns.append((boxes, tuple(inside)))
    return columns


def _apart(arrow: PlacedArrow, bands_of: Mapping[str, _Bands]) -> PlacedArrow:
    """Draw an arrow apart; one between columns leaves with the one and arrives with the other."""
    source, target = bands_of[arrow.arrow.source], bands_of[arrow.arrow.target]
    if source == target:
        return target.arrow(arrow)
    (line,) = arrow.paths
    half = len(line) // 2
    tip, left, right = arrow.head
    down = Shift(0.0, target.moved(tip.y) - tip.y)
    return replace(
        arrow,
        paths=((*source.path(line[:half]), *target.path(line[half:])),),
        head=(down.point(tip), down.point(left), down.point(right)),
    )


def _free(
    boxes: Iterable[PlacedBox], arrows: Iterable[PlacedArrow], least: float
) -> Iterator[tuple[float, float]]:
    """Yield the bands, at least ``least`` high, between things that cannot be stretched."""
    taken = [(box.frame.y, box.frame.bottom) for box in boxes]
    for arrow in arrows:
        heights = [point.y for point in arrow.head]
        taken.append((min(heights), max(heights)))
        if arrow.answer is not None:
            taken.append((arrow.answer.frame.y, arrow.answer.frame.bottom))
    end = min(top for top, _ in taken)
    for top, bottom in sorted(taken):
        if top - end >= least:
            yield end, top
        end = max(end, bottom)
