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
from generator.layout.geometry import Path, PlacedArrow, PlacedBox, Point, Rect
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


def column(
    items: Sequence[Content], arrows: Sequence[ChartArrow], width: float, style: Style
) -> Body:
    """Set a lane's boxes below each other, what leads to a box above it.

    The lane is wider than ``width`` only where a word is, or where very many arrows run beside it.
    """
    flow = in_flow([item.box.id for item in items], arrows)
    ordered = sorted(items, key=lambda item: flow.index(item.box.id))
    exits = _exits(flow, arrows, style)
    frame, full = _frame(ordered, exits, width, style)
    boxes: list[PlacedBox] = []
    spots: list[list[Rect]] = []
    top = bottom = 0.0
    for item, ways in zip(ordered, exits, strict=True):
        box = Rect(frame.left, top, frame.width, height_at(item, frame.width, style))
        boxes.append(place(item, box, style))
        spots.append(_below(ways, box, frame))
        bottom = max([box.bottom, *(spot.bottom for spot in spots[-1])])
        goes_on = any(way.side == "down" for way in ways)
        top = bottom + (style.gap if goes_on else style.side)
    drawn = tuple(
        _line(
            way,
            box.frame,
            spot,
            boxes[way.target].frame,
            frame,
            shares=_shares_trunk(way, number, ways),
        )
        for box, ways, places in zip(boxes, exits, spots, strict=True)
        for number, (way, spot) in enumerate(zip(ways, places, strict=True))
    )
    return Body(full, bottom, tuple(boxes), drawn)


def _exits(flow: Sequence[str], arrows: Sequence[ChartArrow], style: Style) -> list[list[_Exit]]:
    """Return each box's ways out: answers in the author's order, and straight down comes last.

    Where another answer follows the one to the next box, what is straight down would be read last.
    Then it runs down the margin as others do, or one short answer hangs beside it.
    """
    index = {box: number for number, box in enumerate(flow)}
    exits: list[list[_Exit]] = [[] for _ in flow]
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


def _below(ways: Sequence[_Exit], box: Rect, frame: _Frame) -> list[Rect]:
    """Return the places of the labels below a box; those of ways without one have no height."""
    style, y = frame.style, box.bottom
    found = []
    for way in ways:
        if way.arrow.label is not None:
            y += style.stub
            found.append(_plate_box(way, way.arrow.label, y, frame))
        else:
            y += 0.0 if way.side == "down" else style.stub
            found.append(Rect(frame.middle, y, 0.0, 0.0))
        y = found[-1].bottom
    return found


def _plate_box(way: _Exit, label: str, top: float, frame: _Frame) -> Rect:
    """Return the place of a label: on the trunk, or between it and the margin."""
    style = frame.style
    if way.side == "down":
        width, height = plate_size(label, frame.width, style)
        return Rect(frame.middle - width / 2, top, width, height)
    width, height = plate_size(label, frame.width / 2 - style.stub, style)
    if way.side == "ahead":
        return Rect(frame.middle - style.stub - width, top, width, height)
    return Rect(frame.middle + style.stub, top, width, height)


def _line(
    way: _Exit, box: Rect, spot: Rect, target: Rect, frame: _Frame, *, shares: bool
) -> PlacedArrow:
    """Lead a way out of a box past its label to where it goes: from above, or from the side of its
    margin. ``shares``: it leaves the box on the trunk."""
    label, foot = way.arrow.label, Point(frame.middle, box.bottom)
    y, end = spot.middle.y, target.middle.y
    if way.side == "down":
        into = Point(frame.middle, spot.y)
        out: Path = (Point(frame.middle, spot.bottom), Point(frame.middle, target.y))
    else:
        is_ahead = way.side == "ahead"
        margin = (frame.ahead if is_ahead else frame.back)[way.target]
        inner, outer = (spot.right, spot.x) if is_ahead else (spot.x, spot.right)
        into = Point(inner, y)
        edge = target.x if is_ahead else target.right
        out = path(Point(outer, y), Point(margin, y), Point(margin, end), Point(edge, end))
    turn = Point(frame.middle, into.y)
    if label is None:
        return arrow(way.arrow, (path(foot, turn, *out),), frame.style, None, way.side == "back")
    first = path(foot, turn, into)
    if not shares:
        hang = spot.middle.x
        first = (Point(hang, box.bottom), Point(hang, spot.y))
    sign = plate(label, spot, frame.style)
    return arrow(way.arrow, (first, out), frame.style, sign, way.side == "back")


def _shares_trunk(way: _Exit, number: int, ways: Sequence[_Exit]) -> bool:
    """Tell whether a way out leaves the box where others do.

    The way back is drawn unlike the others; an answer after the one that goes straight down would
    seem to follow from it.
    """
    return way.side == "down" or not (ways[0].side == "down" or (way.side == "back" and not number))
