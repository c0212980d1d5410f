"""Drawing → SVG: real text in the shipped font, boxes that are links, colours by class only.

Inline, the page's style sheets colour the drawing, and nothing in it needs an inline style. As a
file of its own it carries the same style sheets inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from itertools import pairwise
from math import hypot
from typing import TypeAlias

from jinja2 import Template
from markupsafe import Markup

from generator.layout.geometry import (
    Circle,
    Drawing,
    Mark,
    PlacedArrow,
    PlacedBox,
    PlacedRun,
    Point,
    Rect,
)
from generator.layout.geometry import Path as Route
from generator.layout.marks import mark
from generator.layout.measure import FAMILY
from generator.layout.style import ANSWER, TITLE
from generator.model import ContactPhone
from generator.paint.templates import environment, hue_class
from generator.views import words
from generator.views.chart import BoxKind, ChartBox, Lane

_BEND = 9.0  # px: radius of an arrow's bends
_CORNER = 10.0  # and of a box's corners
_BAR = 6.0  # px: height of the bars that mark groups and parallel steps
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Shapes: TypeAlias = tuple[tuple[str, str], ...]  # (class, path data), the outline first


def paint_svg(drawing: Drawing, prefix: str, base: str = "", stylesheet: str | None = None) -> str:
    """Return the drawing as SVG text.

    ``prefix`` begins every identifier, so that several drawings can stand in one page. ``base``
    leads from the SVG to the folder that the boxes' links are relative to. With
    ``stylesheet`` (CSS) the result is a file of its own.
    """
    painted = _template().render(
        drawing=drawing,
        prefix=prefix,
        base=base,
        stylesheet=stylesheet,
        family=FAMILY,
        names=_names(drawing),
    )
    # A blank line would end the drawing where it stands inside Markdown.
    lines = (line.strip() for line in painted.split("\n"))
    return "\n".join(line for line in lines if line) + "\n"


def mark_svg(number: int) -> str:
    """Return a pathway's mark alone, as ornament beside its title in a page."""
    path = _mark_path(mark(number, Point(12, 12), 10))
    return f'<svg class="mark" viewBox="0 0 24 24" aria-hidden="true"><path d="{path}"/></svg>'


@cache
def _template() -> Template:
    drawn = environment(finalize=_printable)
    drawn.filters.update(
        n=_number,
        route=_route,
        corners=_corners,
        shapes=_shapes,
        mark=_mark_path,
        hue=hue_class,
        call=_call,
    )
    drawn.globals.update(sizes={"title": TITLE, "answer": ANSWER}, spoken=_spoken)
    return drawn.get_template("chart.svg.j2")


def _printable(value: object) -> object:
    """Put a replacement character for what no XML file may hold, escaped or not."""
    if not isinstance(value, str) or isinstance(value, Markup):  # a macro's markup is clean
        return value
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _at(x: float, y: float) -> str:
    return f"{_number(x)},{_number(y)}"


def _call(run: PlacedRun) -> str | None:
    """Return the address that calls a run's number. None: the run is no number."""
    return f"tel:{run.part.phone.dial}" if isinstance(run.part, ContactPhone) else None


def _names(drawing: Drawing) -> dict[tuple[str, str], str]:
    """Return how each box is called, by lane and identifier: its label, or else its words."""
    lanes: list[Lane] = [placed.lane for placed in drawing.lanes]
    return {(lane.id, box.id): _name(box) for lane in lanes for box in lane.boxes}


def _name(box: ChartBox) -> str:
    return box.label or " ".join(paragraph.text.text for paragraph in box.paragraphs)


def _spoken(placed: PlacedArrow, lane: Lane, names: Mapping[tuple[str, str], str]) -> str:
    """Return what an arrow says to somebody who does not see it."""
    arrow = placed.arrow
    source, target = names[lane.id, arrow.source], names[lane.id, arrow.target]
    return words.arrow(arrow.label, source, target, is_back=placed.leads_back)


def _route(points: Route) -> str:
    """Return path data for a path whose bends are rounded."""
    parts = [f"M{_at(points[0].x, points[0].y)}"]
    for (before, bend), (_, after) in pairwise(pairwise(points)):
        start, end = _towards(bend, before), _towards(bend, after)
        parts.append(f"L{_at(start.x, start.y)}Q{_at(bend.x, bend.y)} {_at(end.x, end.y)}")
    parts.append(f"L{_at(points[-1].x, points[-1].y)}")
    return "".join(parts)


def _towards(bend: Point, other: Point) -> Point:
    """Return where a bend's curve meets the line to the next point, at most half way to it."""
    length = hypot(other.x - bend.x, other.y - bend.y) or 1.0
    share = min(_BEND / length, 0.5)
    return Point(bend.x + (other.x - bend.x) * share, bend.y + (other.y - bend.y) * share)


def _corners(points: tuple[Point, ...]) -> str:
    return "M" + "L".join(_at(point.x, point.y) for point in points) + "Z"


def _mark_path(shape: Mark) -> str:
    if not isinstance(shape, Circle):
        return _corners(shape.corners)
    left, width, radius = shape.centre.x - shape.radius, 2 * shape.radius, _number(shape.radius)
    arc = f"a{radius},{radius} 0 1 0"
    return f"M{_at(left, shape.centre.y)}{arc} {_at(width, 0)}{arc} {_at(-width, 0)}Z"


def _rounded(rect: Rect, upper: float, lower: float) -> str:
    """Return path data for a rectangle with rounded corners; the radii are in px."""
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    parts = [f"M{_at(x, y + upper)}"]
    for radius, end, corner, after in (
        (upper, None, (x, y), (x + upper, y)),
        (upper, (right - upper, y), (right, y), (right, y + upper)),
        (lower, (right, bottom - lower), (right, bottom), (right - lower, bottom)),
        (lower, (x + lower, bottom), (x, bottom), (x, bottom - lower)),
    ):
        parts.append(f"L{_at(*end)}" if end else "")
        parts.append(f"Q{_at(*corner)} {_at(*after)}" if radius else f"L{_at(*corner)}")
    return "".join(parts) + "Z"


def _action(box: PlacedBox) -> Shapes:
    return (("box__shape", _rounded(box.frame, _CORNER, _CORNER)),)


def _decision(box: PlacedBox) -> Shapes:
    frame, slant, y = box.frame, box.slant, box.frame.middle.y
    points = (
        Point(frame.x, y),
        Point(frame.x + slant, frame.y),
        Point(frame.right - slant, frame.y),
        Point(frame.right, y),
        Point(frame.right - slant, frame.bottom),
        Point(frame.x + slant, frame.bottom),
    )
    return (("box__shape", _corners(points)),)


def _parallel(box: PlacedBox) -> Shapes:
    frame = box.frame
    upper = Rect(frame.x, frame.y, frame.width, _BAR)
    lower = Rect(frame.x, frame.bottom - _BAR, frame.width, _BAR)
    return (
        ("box__shape", _rounded(frame, 0, 0)),
        ("box__bar", _rounded(upper, 0, 0)),
        ("box__bar", _rounded(lower, 0, 0)),
    )


def _outcome(box: PlacedBox) -> Shapes:
    frame, radius = box.frame, min(box.frame.height / 2, 24.0)
    inner = Rect(frame.x + 4, frame.y + 4, frame.width - 8, frame.height - 8)
    return (
        ("box__shape", _rounded(frame, radius, radius)),
        ("box__inner", _rounded(inner, radius - 4, radius - 4)),
    )


def _pathway(box: PlacedBox) -> Shapes:
    frame = box.frame
    cut = min(14.0, frame.height / 3)
    points = (
        Point(frame.x, frame.y),
        Point(frame.right - cut, frame.y),
        Point(frame.right, frame.middle.y),
        Point(frame.right - cut, frame.bottom),
        Point(frame.x, frame.bottom),
    )
    return (("box__shape", _corners(points)),)


def _group(box: PlacedBox) -> Shapes:
    frame = box.frame
    bar = Rect(frame.x, frame.y, frame.width, _BAR)
    return (
        ("box__shape", _rounded(frame, _BAR, _CORNER)),
        ("box__bar", _rounded(bar, _BAR, 0)),
    )


def _rule(box: PlacedBox) -> Shapes:
    radius = min(box.frame.height / 2, 18.0)
    return (("box__shape", _rounded(box.frame, radius, radius)),)


_SHAPES: Mapping[BoxKind, Callable[[PlacedBox], Shapes]] = {
    "action": _action,
    "decision": _decision,
    "parallel": _parallel,
    "outcome": _outcome,
    "pathway": _pathway,
    "group": _group,
    "rule": _rule,
}


def _shapes(box: PlacedBox) -> Shapes:
    return _SHAPES[box.box.kind](box)
