"""The title of a lane with the mark of its hue: in a panel, or above a drawing without one."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.layout.body import Shift
from generator.layout.content import set_lines
from generator.layout.geometry import ChartLayout, Mark, PlacedLine, Point, Rect
from generator.layout.marks import mark
from generator.layout.measure import text_width
from generator.layout.style import TITLE, Style
from generator.layout.wrap import Line, Phrase, line_count, plain_phrase, wrap
from generator.views.signs import Sign

_EM = 1000.0
EDGE = 2.0  # px around a drawing, so that no line is cut off
_DOT = "· "
_TALL = 1.8  # sizes of the text: height of a mark


@dataclass(frozen=True, slots=True)
class Heading:
    """A title that is ``room`` wide, with the height of the band that it stands in."""

    words: Phrase
    room: float  # 1/1000 em
    height: float

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines of the title.

        A dot between two parts of it is left out where a new line tells them apart.
        """
        lines = wrap(self.words, self.room)
        return lines[:1] + tuple(_without_dot(line) for line in lines[1:])


def heading(title: str, width: float, style: Style) -> Heading:
    """Measure a title for a panel that is ``width`` px wide, and has ``style.step`` below it."""
    room = (width - 2 * style.pad - _mark_room(style)) * _EM / (TITLE * style.size)
    words = plain_phrase(title, room)
    tall = max(_height(line_count(words, room), style), _TALL * style.size) + 1.2 * style.pad
    return Heading(words, room, tall)


def place_heading(
    heading: Heading, hue: Sign, corner: Point, style: Style
) -> tuple[Mark, tuple[PlacedLine, ...]]:
    """Set a title and its mark into a panel's upper left corner."""
    lines = heading.lines
    lower = max(0.0, (_TALL * style.size - _height(len(lines), style)) / 2)
    top = corner.y + 0.6 * style.pad
    left = corner.x + style.pad
    words = Rect(left + _mark_room(style), top + lower, 0, 0)
    centre = Point(left + 0.9 * style.size, top + 0.9 * style.size)
    title = set_lines(lines, "title", words, Style(TITLE * style.size))
    return mark(hue.mark, centre, 0.85 * style.size), tuple(title)


def headed(drawn: ChartLayout) -> ChartLayout:
    """Put a drawing's title above it, for where no page around it says what it is of.

    A drawing whose lanes have titles is returned as it is.
    """
    if any(lane.title for lane in drawn.lanes):
        return drawn
    style, lane, edge = drawn.style, drawn.lanes[0], EDGE
    found = heading(drawn.chart.title, drawn.width - 2 * edge, style)
    sign, title = place_heading(found, lane.lane.hue, Point(edge, edge), style)
    exact, down = Shift(0.0, 0.0), Shift(0.0, round(found.height + style.step, 1))
    right = max(line.x + line.width + style.pad for line in title)
    width = max(drawn.width - 2 * edge, right)
    placed = replace(
        lane,
        band=exact.rect(Rect(edge, edge, width, found.height)),
        mark=exact.mark(sign),
        title=exact.lines(title),
        boxes=tuple(down.box(box) for box in lane.boxes),
        arrows=tuple(down.arrow(arrow) for arrow in lane.arrows),
    )
    return replace(
        drawn,
        width=round(width + 2 * edge, 1),
        height=round(drawn.height + down.dy, 1),
        lanes=(placed,),
    )


def _without_dot(line: Line) -> Line:
    (run,) = line
    text = run.text.removeprefix(_DOT)
    return (replace(run, text=text, width=text_width(text, _EM, run.weight)),)


def _mark_room(style: Style) -> float:
    return 2.3 * style.size


def _height(lines: int, style: Style) -> float:
    return lines * Style(TITLE * style.size).line
