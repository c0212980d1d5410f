"""The layout of one lane before the lane has its place in the drawing, and how geometry moves."""

from __future__ import annotations

from abc import ABC, abstractmethod
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
        scale = Scale(factor)
        return Body(
            scale.length(self.width),
            scale.length(self.height),
            tuple(scale.box(box) for box in self.boxes),
            tuple(scale.arrow(arrow) for arrow in self.arrows),
        )


class Transform(ABC):
    """Moves geometry, all parts of a thing alike."""

    __slots__ = ()

    @abstractmethod
    def point(self, point: Point) -> Point:
        """Move a point."""

    @abstractmethod
    def length(self, length: float) -> float:
        """Return what a length becomes."""

    @abstractmethod
    def rect(self, rect: Rect) -> Rect:
        """Move a rectangle."""

    def lines(self, lines: tuple[PlacedLine, ...]) -> tuple[PlacedLine, ...]:
        """Move lines of text."""
        starts = (self.point(Point(line.x, line.baseline)) for line in lines)
        return tuple(
            PlacedLine(a.role, a.runs, at.x, at.y, self.length(a.width), a.paragraph)
            for a, at in zip(lines, starts, strict=True)
        )

    def box(self, box: PlacedBox) -> PlacedBox:
        """Move a box with its lines and branches."""
        return PlacedBox(
            box.box,
            self.rect(box.frame),
            self.lines(box.lines),
            tuple(self.box(branch) for branch in box.branches),
            self.length(box.corner),
            self.rect(box.tab) if box.tab else None,
        )

    def answer(self, answer: Answer) -> Answer:
        """Move an arrow's label."""
        return Answer(self.rect(answer.frame), self.lines(answer.lines))

    def arrow(self, arrow: PlacedArrow) -> PlacedArrow:
        """Move an arrow with its label."""
        tip, left, right = self.path(arrow.head)
        answer = self.answer(arrow.answer) if arrow.answer else None
        paths = tuple(self.path(path) for path in arrow.paths)
        return PlacedArrow(arrow.arrow, paths, (tip, left, right), answer, arrow.leads_back)

    def path(self, path: Path) -> Path:
        """Move a path."""
        return tuple(self.point(point) for point in path)

    def mark(self, mark: Mark) -> Mark:
        """Move a lane's mark."""
        if isinstance(mark, Circle):
            return Circle(self.point(mark.centre), self.length(mark.radius))
        return Polygon(self.path(mark.corners))


@dataclass(frozen=True, slots=True)
class Scale(Transform):
    """Makes everything larger or smaller."""

    factor: float

    def point(self, point: Point) -> Point:
        """Move a point."""
        return Point(point.x * self.factor, point.y * self.factor)

    def length(self, length: float) -> float:
        """Return what a length becomes."""
        return length * self.factor

    def rect(self, rect: Rect) -> Rect:
        """Scale a rectangle."""
        sides = (rect.x, rect.y, rect.width, rect.height)
        return Rect(*(side * self.factor for side in sides))


@dataclass(frozen=True, slots=True)
class Shift(Transform):
    """Moves geometry to its final place and rounds it there, to 0.1 px."""

    dx: float
    dy: float

    def point(self, point: Point) -> Point:
        """Move a point."""
        return Point(round(point.x + self.dx, 1), round(point.y + self.dy, 1))

    def length(self, length: float) -> float:
        """Return a length that only becomes a round one."""
        return round(length, 1)

    def rect(self, rect: Rect) -> Rect:
        """Move a rectangle. Its edges are rounded, so that edges that met still meet."""
        start = self.point(Point(rect.x, rect.y))
        end = self.point(Point(rect.right, rect.bottom))
        return Rect(start.x, start.y, self.length(end.x - start.x), self.length(end.y - start.y))
