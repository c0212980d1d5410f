"""Boxes as a single column in the order of their steps: all of a narrow lane, or a part of one.

What goes on to the next box goes straight down. What leaps ahead runs down a margin on the left,
what leads back runs up a margin on the right. Labels hang on a trunk below the box they leave.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.layout.body import Body
from generator.layout.content import (
    Content,
    height_at,
    least_common_width,
    place,
    widest_box,
    widest_sides,
)
from generator.layout.geometry import Answer, Path, PlacedBox, Point, Rect
from generator.layout.layered import in_flow
from generator.layout.lines import arrow, path, plate, plate_size, tracks
from generator.layout.style import Style
from generator.views.chart import ChartArrow

Side = Literal["down", "ahead", "back"]

_TRACK = 0.75  # sizes of the text: between two lines in a margin
_SHORT = 6  # sizes of the text: an answer's label that never wraps
_ROUNDS = 4  # in which the column's width and its margins' settle


@dataclass(frozen=True, slots=True)
class _Exit:
    arrow: ChartArrow
    side: Side
    target: int


@dataclass(frozen=True, slots=True)
class _Frame:
    """What every arrow has to know: where the column stands, and the margins' tracks."""

    left: float
    width: float
    middle: float  # x of the trunks
    ahead: dict[int, float]  # target → x of its track
    back: dict[int, float]
    style: Style


@dataclass(frozen=True, slots=True)
class OpenEdge:
    """An arrow without its head: the last of its paths ends where the head's tip will be."""

    arrow: ChartArrow
    paths: tuple[Path, ...]
    answer: Answer | None
    leads_back: bool


@dataclass(frozen=True, slots=True)
class ColumnLayout:
    """A column from its own upper left corner. Arrows to ``after`` end at ``foot``."""

    width: float
    boxes: tuple[PlacedBox, ...]
    arrows: tuple[OpenEdge, ...]
    foot: Point  # below all boxes, on the trunk


def column(
    items: Sequence[Content], arrows: Sequence[ChartArrow], width: float, style: Style
) -> Body:
    """Set a lane's boxes below each other, what leads to a box above it.

    The lane is wider than ``width`` only where a word is, or where very many arrows run beside it.
    """
    flow = in_flow([item.box.id for item in items], arrows)
    ordered = sorted(items, key=lambda item: flow.index(item.box.id))
    found = column_layout(ordered, arrows, width, style)
    headed = tuple(arrow(a.arrow, a.paths, style, a.answer, a.leads_back) for a in found.arrows)
    ends = [p.y for each in found.arrows for line in each.paths for p in line]
    ends += [each.answer.frame.bottom for each in found.arrows if each.answer]
    bottom = max(found.boxes[-1].frame.bottom, *ends, 0)
    return Body(found.width, bottom, found.boxes, headed)


def column_layout(
    items: Sequence[Content],
    arrows: Sequence[ChartArrow],
    width: float,
    style: Style,
    after: str | None = None,
) -> ColumnLayout:
    """Set boxes below each other in the order given.

    ``after`` is the box that the next column begins with: arrows may lead on to it.
    """
    exits = _exits(items, arrows, after, style)
    frame, full = _frame(items, exits, width, style)
    boxes: list[PlacedBox] = []
    leaving: list[tuple[_Exit, Answer | None, tuple[Path, ...]]] = []
    top = 0.0
    for number, item in enumerate(items):
        box = Rect(frame.left, top, frame.width, height_at(item, frame.width, style))
        boxes.append(place(item, box, style))
        placed, top = _leave(exits[number], box, frame)
        leaving.extend(placed)
        goes_on = any(way.side == "down" for way in exits[number])
        top += style.gap if goes_on else style.side
    foot = Point(frame.middle, top)
    targets: list[Rect | Point] = [*(box.frame for box in boxes), foot]
    return ColumnLayout(
        full,
        tuple(boxes),
        tuple(
            OpenEdge(
                way.arrow,
                _arrive(
                    way, paths, targets[way.target] if way.target < len(boxes) else foot, frame
                ),
                answer,
                way.side == "back",
            )
            for way, answer, paths in leaving
        ),
        foot,
    )


def _exits(
    items: Sequence[Content], arrows: Sequence[ChartArrow], after: str | None, style: Style
) -> list[list[_Exit]]:
    """Return each box's ways out: answers in the author's order, and straight down comes last.

    Where another answer follows the one to the next box, what is straight down would be read last.
    Then it runs down the margin as others do, or one short answer hangs beside it.
    """
    index = {item.box.id: number for number, item in enumerate(items)}
    if after is not None:
        index[after] = len(items)
    exits: list[list[_Exit]] = [[] for _ in items]
    downward: set[int] = set()
    for each in arrows:
        source, target = index[each.source], index[each.target]
        side: Side = "ahead" if target > source else "back"
        if target == source + 1 and source not in downward:
            downward.add(source)
            side = "down"
        exits[source].append(_Exit(each, side, target))
    return [_in_order(ways, style) for ways in exits]


def _in_order(ways: list[_Exit], style: Style) -> list[_Exit]:
    down = next((way for way in ways if way.side == "down"), None)
    if down is None:
        return ways
    later = [way for way in ways[ways.index(down) + 1 :] if _is_answer(way.arrow)]
    if not _is_answer(down.arrow) or not later:
        return sorted(ways, key=lambda way: way is down)
    if len(ways) == 2 and _can_hang(later[0], down, style):
        return ways
    return [replace(way, side="ahead") if way is down else way for way in ways]


def _is_answer(arrow: ChartArrow) -> bool:
    return arrow.label is not None and arrow.kind != "back"


def _can_hang(way: _Exit, down: _Exit, style: Style) -> bool:
    """Say whether a line passes the label on the trunk and meets that of the other answer."""
    widths = [plate_size(each.arrow.label or "", 0, style)[0] for each in (way, down)]
    is_short = max(widths) <= _SHORT * style.size
    return is_short and widths[0] / 2 + style.stub >= widths[1] / 2 + 0.5 * style.size


def _frame(
    items: Sequence[Content], exits: Sequence[Sequence[_Exit]], width: float, style: Style
) -> tuple[_Frame, float]:
    """Return the column's frame, and the width of the lane with its margins."""
    ahead: dict[int, tuple[float, float]] = {}
    back: dict[int, tuple[float, float]] = {}
    for source, ways in enumerate(exits):
        for way in ways:
            if way.side == "ahead":
                ahead[way.target] = (min(source, *ahead.get(way.target, (source,))), way.target)
            elif way.side == "back":
                back[way.target] = (way.target, max(source + 1, *back.get(way.target, (0,))))
    numbers: dict[Side, dict[int, int]] = {"ahead": tracks(ahead), "back": tracks(back)}
    labels = {side: _narrowest_plate(exits, side, style) for side in numbers}
    least = least_common_width(items, style)
    most = widest_box(items, style.widest * 1.25 + widest_sides(items, style), width, style)
    margins = dict.fromkeys(numbers, 0.0)
    for _ in range(_ROUNDS):
        wide = max(least, min(width - sum(margins.values()), most))
        # A label wider than half of the column reaches into the margin, inside of all tracks.
        over = {side: max(0.0, labels[side] - wide / 2) for side in numbers}
        margins = {side: _margin(numbers[side], over[side], style) for side in numbers}
    left, right = margins["ahead"], margins["ahead"] + wide
    near = _near(style)
    apart = _TRACK * style.size
    frame = _Frame(
        left,
        wide,
        left + wide / 2,
        {to: left - over["ahead"] - near - n * apart for to, n in numbers["ahead"].items()},
        {to: right + over["back"] + near + n * apart for to, n in numbers["back"].items()},
        style,
    )
    return frame, right + margins["back"]


def _narrowest_plate(exits: Sequence[Sequence[_Exit]], side: Side, style: Style) -> float:
    """Return how far from the trunk the labels on one side reach at least."""
    labels = [w.arrow.label for ways in exits for w in ways if w.side == side and w.arrow.label]
    return max((style.stub + plate_size(label, 0, style)[0] for label in labels), default=0.0)


def _near(style: Style) -> float:
    """Return the room between the column and the first track beside it."""
    return style.track + style.head


def _margin(numbers: dict[int, int], over: float, style: Style) -> float:
    if not numbers:
        return 0.0
    return over + _near(style) + max(numbers.values()) * _TRACK * style.size + 2


def _leave(
    ways: Sequence[_Exit], box: Rect, frame: _Frame
) -> tuple[list[tuple[_Exit, Answer | None, tuple[Path, ...]]], float]:
    """Draw each way out of a box as far as the margin, or to below its label.

    Returns them with the y below them all.
    """
    style = frame.style
    placed: list[tuple[_Exit, Answer | None, tuple[Path, ...]]] = []
    first: Path
    second: Path
    foot = Point(frame.middle, box.bottom)
    y = box.bottom
    for way in ways:
        margin = {"down": frame.middle, "ahead": -1.0, "back": 1.0}[way.side]
        if way.side != "down":
            margin = (frame.ahead if way.side == "ahead" else frame.back)[way.target]
        if way.arrow.label is None:
            y += 0.0 if way.side == "down" else style.stub
            turn = Point(frame.middle, y)
            placed.append((way, None, (path(foot, turn, Point(margin, y)),)))
            continue
        y += style.stub
        plate_box = _plate_box(way, y, frame)
        sign = plate(way.arrow.label, plate_box, style)
        middle = plate_box.middle.y
        if way.side == "down":
            ends = (Point(frame.middle, y), Point(frame.middle, plate_box.bottom))
            first, second = (foot, ends[0]), (ends[1],)
        else:
            inner, outer = plate_box.right, plate_box.x
            if way.side == "back":
                inner, outer = outer, inner
            first = path(foot, Point(frame.middle, middle), Point(inner, middle))
            is_first_back = way.side == "back" and y == box.bottom + style.stub
            if is_first_back or ways[0].side == "down":
                # The way back is drawn unlike the others, so it does not share the trunk; nor does
                # an answer after the one that goes straight down: it would seem to follow from it.
                hang = plate_box.middle.x
                first = (Point(hang, box.bottom), Point(hang, plate_box.y))
            second = path(Point(outer, middle), Point(margin, middle))
        placed.append((way, sign, (first, second)))
        y = plate_box.bottom
    return placed, y


def _plate_box(way: _Exit, top: float, frame: _Frame) -> Rect:
    """Return the place of a label: on the trunk, or between it and the margin."""
    assert way.arrow.label is not None
    style = frame.style
    if way.side == "down":
        width, height = plate_size(way.arrow.label, frame.width, style)
        return Rect(frame.middle - width / 2, top, width, height)
    width, height = plate_size(way.arrow.label, frame.width / 2 - style.stub, style)
    if way.side == "ahead":
        return Rect(frame.middle - style.stub - width, top, width, height)
    return Rect(frame.middle + style.stub, top, width, height)


def _arrive(
    way: _Exit, paths: tuple[Path, ...], target: Rect | Point, frame: _Frame
) -> tuple[Path, ...]:
    """Lead a way out to where it goes: from above, or from the side of its margin.

    A point is reached on the trunk, below all boxes.
    """
    *body, last = paths
    if isinstance(target, Point):
        return *body, path(*last, Point(last[-1].x, target.y), target)
    if way.side == "down":
        return *body, path(*last, Point(frame.middle, target.y))
    edge = target.x if way.side == "ahead" else target.right
    y = target.middle.y
    return *body, path(*last, Point(last[-1].x, y), Point(edge, y))
