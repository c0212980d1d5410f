"""Where everything of a chart is: the one result of layout, which every painter paints.

Lengths are px of the page (painters for paper scale them), x grows to the right and y downwards,
and the origin is the drawing's upper left corner. All numbers are multiples of 0.1.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.layout.style import ANSWER, NUMERAL, TITLE, WORD, Style
from generator.model import Part
from generator.typeface.faces import Weight
from generator.views.chart import Chart, ChartArrow, ChartBox, Lane

LineRole = Literal["word", "numeral", "label", "text", "number", "answer", "title"]
"""A word and a numeral stand in a step's tab; a label above a text, and a number before it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A place."""

    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Rect:
    """An upright rectangle; ``x`` and ``y`` are its upper left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def middle(self) -> Point:
        """The centre."""
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def inset(self, pad: float) -> Rect:
        """Return what is left within, ``pad`` from every edge."""
        return Rect(self.x + pad, self.y + pad, self.width - 2 * pad, self.height - 2 * pad)


@dataclass(frozen=True, slots=True)
class PlacedRun:
    """Characters of one line with one look. ``part`` tells whether they are a number to call."""

    text: str
    part: Part | None
    weight: Weight


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One line of text, from its left end; the runs follow each other without a gap."""

    role: LineRole
    runs: tuple[PlacedRun, ...]
    x: float
    baseline: float
    width: float
    paragraph: int = 0  # which text of its box it belongs to, its number with it

    @property
    def text(self) -> str:
        """The line's words."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box with its lines. The branches of a parallel step stand inside its frame."""

    box: ChartBox
    frame: Rect
    lines: tuple[PlacedLine, ...]
    branches: tuple[PlacedBox, ...]
    corner: float  # how round the corners are, or how far they are cut
    tab: Rect | None = None  # of a step, at the left within the frame


@dataclass(frozen=True, slots=True)
class Answer:
    """An arrow's label: a small plate with its lines, which no arrow crosses."""

    frame: Rect
    lines: tuple[PlacedLine, ...]


Path: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PlacedArrow:
    """An arrow. Its paths run along the axes and end where the head's three points begin.

    With a label there are two paths: to the label's plate, and from it on. Without a path it is
    but a head at the foot of a step's tab, which points at the next step.
    """

    arrow: ChartArrow
    paths: tuple[Path, ...]
    head: tuple[Point, Point, Point]  # the tip, then both ends of the base
    answer: Answer | None
    leads_back: bool  # to a box on the way to where it starts, whatever its kind


@dataclass(frozen=True, slots=True)
class Circle:
    """A round mark."""

    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Polygon:
    """A mark with corners."""

    corners: tuple[Point, ...]


Mark: TypeAlias = Circle | Polygon


@dataclass(frozen=True, slots=True)
class PlacedLane:
    """A lane. ``band`` is the ground of its title. None: it has no title, and stands alone."""

    lane: Lane
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[PlacedArrow, ...]
    band: Rect | None = None
    mark: Mark | None = None
    title: tuple[PlacedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """A chart laid out. ``style`` holds the sizes of everything, the same for all of its boxes."""

    chart: Chart
    width: float
    height: float
    style: Style
    lanes: tuple[PlacedLane, ...]

    @property
    def size(self) -> float:
        """The text's size in px."""
        return self.style.size

    @property
    def title_size(self) -> float:
        """The size of the lanes' titles in px."""
        return TITLE * self.style.size

    @property
    def answer_size(self) -> float:
        """The size of the arrows' labels in px."""
        return ANSWER * self.style.size

    @property
    def word_size(self) -> float:
        """The size of the words in the steps' tabs in px."""
        return WORD * self.style.size

    @property
    def numeral_size(self) -> float:
        """The size of their numerals in px."""
        return NUMERAL * self.style.size
