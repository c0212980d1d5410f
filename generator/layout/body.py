"""The layout of one lane before the lane has its place in the drawing."""

from __future__ import annotations

from dataclasses import dataclass

from generator.layout.geometry import (
    Answer,
    Circle,
    Mark,
    Path,
    PlacedArrow,
    PlacedBox,
    PlacedLine,
    Point,
    Polygon,
    Rect,
)


@dataclass(frozen=True, slots=True)
class Body:
    """Boxes and arrows of a lane, measured from the lane's own upper left corner."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[PlacedArrow, ...]

    def scaled(self, factor: float) -> Body:
        """Return the same layout with everything larger or smaller."""
        if factor == 1.0:
            return self
        return Body(
            self.width * factor,
            self.height * factor,
            tuple(_scaled_box(box, factor) for box in self.boxes),
            tuple(_scaled_arrow(arrow, factor) for arrow in self.arrows),
        )


def _scaled_point(point: Point, factor: float) -> Point:
    return Point(point.x * factor, point.y * factor)


def _scaled_rect(rect: Rect, factor: float) -> Rect:
    return Rect(rect.x * factor, rect.y * factor, rect.width * factor, rect.height * factor)


def _scaled_lines(lines: tuple[PlacedLine, ...], factor: float) -> tuple[PlacedLine, ...]:
    return tuple(
        PlacedLine(
            each.role,
            each.runs,
            each.x * factor,
            each.baseline * factor,
            each.width * factor,
            each.paragraph,
        )
        for each in lines
    )


def _scaled_box(box: PlacedBox, factor: float) -> PlacedBox:
    return PlacedBox(
        box.box,
        _scaled_rect(box.frame, factor),
        _scaled_lines(box.lines, factor),
        tuple(_scaled_box(branch, factor) for branch in box.branches),
        box.slant * factor,
        box.corner * factor,
    )


def _scaled_arrow(arrow: PlacedArrow, factor: float) -> PlacedArrow:
    tip, left, right = (_scaled_point(point, factor) for point in arrow.head)
    answer = arrow.answer
    return PlacedArrow(
        arrow.arrow,
        tuple(tuple(_scaled_point(point, factor) for point in path) for path in arrow.paths),
        (tip, left, right),
        Answer(_scaled_rect(answer.frame, factor), _scaled_lines(answer.lines, factor))
        if answer
        else None,
        arrow.leads_back,
    )


@dataclass(frozen=True, slots=True)
class Shift:
    """Moves geometry to its final place and rounds it there, to 0.1 px."""

    dx: float
    dy: float

    def point(self, point: Point) -> Point:
        """Move a point."""
        return Point(round(point.x + self.dx, 1), round(point.y + self.dy, 1))

    def rect(self, rect: Rect) -> Rect:
        """Move a rectangle. Its edges are rounded, so that edges that met still meet."""
        start = self.point(Point(rect.x, rect.y))
        end = self.point(Point(rect.right, rect.bottom))
        return Rect(start.x, start.y, round(end.x - start.x, 1), round(end.y - start.y, 1))

    def lines(self, lines: tuple[PlacedLine, ...]) -> tuple[PlacedLine, ...]:
        """Move lines of text."""
        dx, dy = self.dx, self.dy
        return tuple(
            PlacedLine(
                line.role,
                line.runs,
                round(line.x + dx, 1),
                round(line.baseline + dy, 1),
                round(line.width, 1),
                line.paragraph,
            )
            for line in lines
        )

    def box(self, box: PlacedBox) -> PlacedBox:
        """Move a box with its lines and branches."""
        return PlacedBox(
            box.box,
            self.rect(box.frame),
            self.lines(box.lines),
            tuple(self.box(branch) for branch in box.branches),
            round(box.slant, 1),
            round(box.corner, 1),
        )

    def arrow(self, arrow: PlacedArrow) -> PlacedArrow:
        """Move an arrow with its label."""
        tip, left, right = arrow.head
        answer = arrow.answer
        return PlacedArrow(
            arrow.arrow,
            tuple(self.path(path) for path in arrow.paths),
            (self.point(tip), self.point(left), self.point(right)),
            Answer(self.rect(answer.frame), self.lines(answer.lines)) if answer else None,
            arrow.leads_back,
        )

    def path(self, path: Path) -> Path:
        """Move a path."""
        return tuple(self.point(point) for point in path)

    def mark(self, mark: Mark) -> Mark:
        """Move a lane's mark."""
        if isinstance(mark, Circle):
            return Circle(self.point(mark.centre), round(mark.radius, 1))
        return Polygon(self.path(mark.corners))
