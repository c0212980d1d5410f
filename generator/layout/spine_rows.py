"""What a spine is made of: its rows with their ways out, and where its columns stand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from generator.layout.content import (
    Content,
    least_common_width,
    natural_width,
    widest_box,
    widest_sides,
)
from generator.layout.layered import closing
from generator.layout.lines import plate_size, tracks
from generator.layout.style import Style
from generator.views.chart import ChartArrow

Way = Literal["down", "left", "right"]

STEPS = frozenset({"action", "decision", "parallel"})
WIDE = STEPS | {"group"}
ROOMS = ((16.0, 10.0), (13.0, 7.5), (10.0, 6.0))
"""Sizes of the text: how wide what stands at the right may be, and a label: the first that fits."""
EDGE = 2.0  # px beside the outermost line
_TRACK = 0.75  # sizes of the text: between two lines in a margin


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a row, and on which side it leaves."""

    arrow: ChartArrow
    way: Way
    leads_back: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A step, or a box that nothing leads to, with its ways out."""

    item: Content
    exits: tuple[Exit, ...]

    def along(self, way: Way) -> tuple[Exit, ...]:
        """Return the ways out of one kind, in the author's order, but for those that lead back."""
        found = [each for each in self.exits if each.way == way]
        return tuple(sorted(found, key=lambda each: not each.leads_back))


@dataclass(frozen=True, slots=True)
class Frame:
    """The columns of the lane, from left to right: x, and widths."""

    left: float  # of the steps
    width: float
    most: float  # the widest label, but for a long word
    branch: float  # x at which what leads to the right divides
    label: float  # the room for labels there
    ends: float  # of what stands at the right
    end_width: float
    style: Style
    lanes: Mapping[str, float]  # x of the lines in the left margin, by what they lead to
    around: Mapping[str, float]  # and of those around what stands at the right

    @property
    def right(self) -> float:
        """The right edge of the steps."""
        return self.left + self.width


def rows_of(
    items: Sequence[Content], arrows: Sequence[ChartArrow], *, is_strict: bool
) -> tuple[Row, ...] | None:
    """Return steps in their order, then other boxes that lead on. None: it makes no spine.

    ``is_strict``: there are steps, and no answer stands left of one that is read before it.
    """
    leaving, reached = {each.source for each in arrows}, {each.target for each in arrows}
    steps = [item for item in items if item.box.kind in STEPS]
    sources = [i for i in items if i.box.kind not in STEPS and i.box.id in leaving]
    ids = {item.box.id for item in items if item.box.kind not in STEPS}
    if not (steps or (sources and not is_strict)) or ids - leaving - reached:
        return None
    index = {item.box.id: number for number, item in enumerate((*steps, *sources))}
    boxes = [item.box.id for item in items]
    back = {arrows[number] for number in closing(boxes, arrows)}
    rows = []
    for number, item in enumerate((*steps, *sources)):
        exits: list[Exit] = []
        for each in (a for a in arrows if a.source == item.box.id):
            target = index.get(each.target)
            is_down = target == number + 1 and all(e.way != "down" for e in exits)
            way: Way = "right" if target is None else "down" if is_down else "left"
            leads_back = each in back or (target is not None and target <= number)
            is_late = way == "left" and not leads_back and any(e.way == "down" for e in exits)
            if is_late and is_strict:
                return None
            exits.append(Exit(each, way, leads_back))
        if sum(each.way == "left" and not each.arrow.label for each in exits) > 1:
            return None
        rows.append(Row(item, tuple(exits)))
    return tuple(rows)


def frame_of(
    rows: Sequence[Row],
    ends: Sequence[Content],
    room_for: tuple[float, float],
    width: float,
    style: Style,
) -> Frame | None:
    """Return the columns. None: there is not the room for them."""
    most_end, most = (each * style.size for each in room_for)
    index = {row.item.box.id: number for number, row in enumerate(rows)}
    margin = _margin(rows, index, style)
    labels = [e.arrow.label for row in rows for e in row.along("right") if e.arrow.label]
    label = max((plate_size(each, most, style)[0] for each in labels), default=0.0)
    gutter = 2 * style.stub + style.stub + label + style.head if ends else 0.0
    around = _around(rows, style)
    outer = style.track + style.head + max(around.values()) + EDGE if around else 0.0
    end_width = 0.0
    if ends:
        natural = max(natural_width(item, style) for item in ends)
        capped = most_end + 2 * style.pad
        end_width = max(least_common_width(ends, style), min(natural, capped))
    steps = [row.item for row in rows]
    pads = widest_sides(steps, style)
    room = width - margin - gutter - end_width - outer
    narrowest = (1.0 if style.is_tight else 1.4) * style.narrowest + pads
    if room < max(narrowest, least_common_width(steps, style)):
        return None
    wide = min(room, widest_box(steps, style.widest + pads, room, style))
    if any(_labels_width(row, most, style) > wide for row in rows):
        return None
    branch = margin + wide + style.stub
    left = branch + style.stub
    end = margin + wide + gutter
    lanes = _lanes(rows, index)
    near = margin - style.track - style.head
    beyond = end + end_width + style.track + style.head
    return (
        Frame(
            margin,
            wide,
            most,
            branch,
            label,
            end,
            end_width,
            style,
            {key: near - number * _TRACK * style.size for key, number in lanes.items()},
            {key: beyond + x for key, x in around.items()},
        )
        if left <= end or not ends
        else None
    )


def _lanes(rows: Sequence[Row], index: Mapping[str, int]) -> dict[str, int]:
    """Return the track of each line in the left margin, one for all that lead to the same place."""
    spans: dict[str, tuple[float, float]] = {}
    for number, row in enumerate(rows):
        for each in row.along("left"):
            key = lane_key(each)
            low, high = sorted((number + 0.5, float(index[each.arrow.target])))
            before = spans.get(key, (low, high))
            spans[key] = (min(low, before[0]), max(high, before[1]))
    return tracks(spans)


def lane_key(way: Exit) -> str:
    """Return by what a line in the left margin is known: all of one kind share it."""
    return f"{way.arrow.target}{'<' if way.leads_back else '>'}"


def _margin(rows: Sequence[Row], index: Mapping[str, int], style: Style) -> float:
    lanes = _lanes(rows, index)
    if not lanes:
        return 0.0
    return style.track + style.head + max(lanes.values()) * _TRACK * style.size + EDGE


def _around(rows: Sequence[Row], style: Style) -> dict[str, float]:
    """Return how far out the lines run that lead around to what several answers reach."""
    spans: dict[str, tuple[float, float]] = {}
    for number, row in enumerate(rows):
        for each in row.along("right"):
            is_first = each.arrow.target not in spans
            low, high = spans.get(each.arrow.target, (number, number))
            # Two answers to one question stand one below the other in its row.
            end = number if is_first or low != number else number + 0.5
            spans[each.arrow.target] = (min(low, number), max(high, end))
    shared = {key: span for key, span in spans.items() if span[0] != span[1]}
    return {key: number * _TRACK * style.size for key, number in tracks(shared).items()}


def _labels_width(row: Row, most: float, style: Style) -> float:
    """Return how wide the labels below a row's box are, side by side."""
    below = [e.arrow.label for e in (*row.along("left"), *row.along("down")) if e.arrow.label]
    widths = [plate_size(each, most, style)[0] for each in below]
    return sum(widths) + (len(widths) + 1) * style.stub
