"""A lane whose steps stand one below the other, and what they lead to beside them.

The answer that goes on to the next step runs straight down. An outcome, or another pathway, stands
at the right of the last step that reaches it: others join a line around it. What leaps ahead or
leads back runs in a margin at the left. No line has more than two bends, and none crosses another,
but for one that leads back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.layout.body import Body
from generator.layout.content import Content, height_at, natural_width, place
from generator.layout.geometry import Answer, Path, PlacedArrow, PlacedBox, Point, Rect
from generator.layout.lines import arrow, notch, path, plate, plate_size
from generator.layout.spine_rows import (
    EDGE,
    ROOMS,
    WIDE,
    Exit,
    Frame,
    Row,
    frame_of,
    lane_key,
    rows_of,
)
from generator.layout.style import Style
from generator.views.chart import ChartArrow

_LOWER = 0.7  # sizes of the text: a label that is read after another at its right


@dataclass(slots=True)
class _Drawn:
    """What has been placed so far."""

    boxes: dict[str, PlacedBox] = field(default_factory=dict)
    ways: list[tuple[Exit, tuple[Path, ...], Answer | None]] = field(default_factory=list)
    below: float = 0.0  # y below what stands at the right


def spine(
    items: Sequence[Content],
    arrows: Sequence[ChartArrow],
    width: float,
    style: Style,
    *,
    is_strict: bool,
) -> Body | None:
    """Return the layout, at most ``width`` px wide. None: the lane is not of that kind.

    ``is_strict``: it reads as well as it can, see ``rows_of``.
    """
    rows = rows_of(items, arrows, is_strict=is_strict)
    if rows is None:
        return None
    on_spine = {row.item.box.id for row in rows}
    ends = [item for item in items if item.box.id not in on_spine]
    tried = (frame_of(rows, ends, room, width, style) for room in ROOMS)
    frame = next((each for each in tried if each is not None), None)
    if frame is None:
        return None
    last = {e.arrow.target: number for number, row in enumerate(rows) for e in row.along("right")}
    drawn, top = _Drawn(), 0.0
    by_id = {item.box.id: item for item in ends}
    for number, row in enumerate(rows):
        own = {id: by_id[id] for id, at in last.items() if at == number}
        top = _place_row(row, own, top, frame, drawn)
    placed = tuple(_arrive(way, paths, answer, frame, drawn) for way, paths, answer in drawn.ways)
    boxes = tuple(drawn.boxes[item.box.id] for item in items)
    labels = [each.answer.frame.bottom for each in placed if each.answer]
    bottom = max([*(box.frame.bottom for box in boxes), *labels])
    right = max([frame.right, *(b.frame.right for b in boxes), *frame.around.values()])
    return Body(right + (EDGE if frame.around else 0.0), bottom, boxes, placed)


def _place_row(
    row: Row,
    own: Mapping[str, Content],
    top: float,
    frame: Frame,
    drawn: _Drawn,
) -> float:
    """Place a row with its labels and what stands at its right. Returns where the next begins."""
    style = frame.style
    rights = row.along("right")
    item = row.item
    is_wide = item.box.kind in WIDE
    wide = frame.width if is_wide else min(frame.width, natural_width(item, style))
    height = height_at(item, wide, style)
    if rights:
        first = _slot_height(rights[0], own, frame)
        top = max(top, drawn.below + (style.side if drawn.below else 0.0) + (first - height) / 2)
    box = place(item, Rect(frame.left, top, wide, height), style)
    drawn.boxes[item.box.id] = box
    plates = _plates_below(row, box.frame, frame)
    lowest = _place_rights(row, own, box.frame, plates, frame, drawn)
    if plates and lowest is not None:
        moved = max(0.0, lowest - min(each.y for each in plates.values()) + 1)
        plates = {k: Rect(p.x, p.y + moved, p.width, p.height) for k, p in plates.items()}
    for each in (*row.along("left"), *row.along("down")):
        middle = max([box.frame.middle.x, *(p.right + style.stub for p in plates.values())])
        drawn.ways.append((each, *_leave(each, box.frame, plates.get(each), middle, frame)))
    bottom = max([box.frame.bottom, *(each.bottom for each in plates.values())])
    down = row.along("down")
    if down and not plates:
        return bottom + style.step
    if down:
        return bottom + style.stub + style.head
    return bottom + style.side + (style.stub if plates else 0.0)


def _plates_below(row: Row, box: Rect, frame: Frame) -> dict[Exit, Rect]:
    """Return the places of the labels below a box: each that leads to the left is one row lower
    than the one before, so that its line passes below that. The one straight down is the rightmost;
    where it is read first, it is the uppermost as well."""
    style = frame.style
    x, y = box.x + style.stub, box.bottom + style.stub
    answers = [e.way for e in row.exits if e.way != "right" and not e.leads_back]
    is_first = "left" in answers[answers.index("down") :] if "down" in answers else False
    y += _LOWER * style.size if is_first else 0.0
    found: dict[Exit, Rect] = {}
    for each in (e for e in row.along("left") if e.arrow.label):
        width, height = plate_size(each.arrow.label or "", frame.most, style)
        found[each] = Rect(x, y, width, height)
        x, y = x + width + style.stub, y + height + 0.4 * style.size
    lowest = [each.y for each in found.values() if not is_first]
    upper = max([box.bottom + style.stub, *lowest])
    for each in (e for e in row.along("down") if e.arrow.label):
        width, height = plate_size(each.arrow.label or "", frame.most, style)
        found[each] = Rect(max(x, box.middle.x - width / 2), upper, width, height)
    return found


def _slot_height(way: Exit, own: Mapping[str, Content], frame: Frame) -> float:
    """Return the height that what leads to the right takes there: a box, or a line with a label."""
    item = own.get(way.arrow.target)
    if item is not None:
        return height_at(item, frame.end_width, frame.style)
    if way.arrow.label:
        return plate_size(way.arrow.label, frame.most, frame.style)[1]
    return frame.style.size


def _place_rights(
    row: Row,
    own: Mapping[str, Content],
    box: Rect,
    plates: Mapping[Exit, Rect],
    frame: Frame,
    drawn: _Drawn,
) -> float | None:
    """Place what a row leads to at the right, in the author's order. Returns the y of the last
    label that comes before one below the box; None: there is none."""
    style = frame.style
    y = box.middle.y
    before = None
    placed: set[str] = set()
    is_first = True
    for each in row.exits:
        if each.way != "right":
            if each in plates and not each.leads_back:
                y = max(y, plates[each].middle.y)
            continue
        tall = 0.0 if each.arrow.target in placed else _slot_height(each, own, frame)
        label = _slot_height(each, {}, frame)
        tall = max(tall, label)
        middle = y if is_first else max(y, drawn.below + style.side + tall / 2)
        middle = max(middle, drawn.below + (style.side if drawn.below else 0.0) + tall / 2)
        is_first = False
        item = own.get(each.arrow.target)
        if item is not None and each.arrow.target not in placed:
            high = height_at(item, frame.end_width, style)
            end = Rect(frame.ends, middle - high / 2, frame.end_width, high)
            drawn.boxes[item.box.id] = place(item, end, style)
        placed.add(each.arrow.target)
        drawn.below = middle + tall / 2
        drawn.ways.append((each, *_to_right(each, box, middle, frame)))
        comes_before = any(
            e in plates and not e.leads_back for e in row.exits[row.exits.index(each) + 1 :]
        )
        if comes_before and each.arrow.label:
            before = middle - label / 2
        y = middle
    return before


def _to_right(
    way: Exit, box: Rect, y: float, frame: Frame
) -> tuple[tuple[Path, ...], Answer | None]:
    """Lead from a box's right side to the column at the right, past a label."""
    style = frame.style
    start = Point(box.right, box.middle.y)
    turn = Point(frame.branch, box.middle.y), Point(frame.branch, y)
    if not way.arrow.label:
        return (path(start, *turn, Point(frame.ends, y)),), None
    width, height = plate_size(way.arrow.label, frame.most, style)
    left = frame.branch + style.stub + (frame.label - width) / 2
    place_of = Rect(left, y - height / 2, width, height)
    first = path(start, *turn, Point(place_of.x, y))
    second = (Point(place_of.right, y), Point(frame.ends, y))
    return (first, second), plate(way.arrow.label, place_of, style)


def _leave(
    way: Exit, box: Rect, below: Rect | None, middle: float, frame: Frame
) -> tuple[tuple[Path, ...], Answer | None]:
    """Lead from a box to the left margin, or straight down, past its label or in the middle."""
    style = frame.style
    if way.way == "left":
        x = frame.lanes[lane_key(way)]
        if below is None:
            y = box.middle.y + (0.5 * style.size if way.leads_back else 0.0)
            return ((Point(box.x, y), Point(x, y)),), None
        hang, y = below.middle.x, below.middle.y
        first = (Point(hang, box.bottom), Point(hang, below.y))
        second = (Point(below.x, y), Point(x, y))
        return (first, second), plate(way.arrow.label or "", below, style)
    if below is None:
        foot = Point(middle, box.bottom)
        return ((foot, foot),), None
    x = below.middle.x
    first = (Point(x, box.bottom), Point(x, below.y))
    second = (Point(x, below.bottom), Point(x, below.bottom))
    return (first, second), plate(way.arrow.label or "", below, style)


def _arrive(
    way: Exit, paths: tuple[Path, ...], answer: Answer | None, frame: Frame, drawn: _Drawn
) -> PlacedArrow:
    """Lead a way out to where it goes, and give it its head."""
    style = frame.style
    target = drawn.boxes[way.arrow.target].frame
    *body, last = paths
    end = last[-1]
    if way.way == "down":
        source = drawn.boxes[way.arrow.source]
        if answer is None and target.y - source.frame.bottom <= style.step + 0.01:
            return notch(way.arrow, source, drawn.boxes[way.arrow.target], style)
        last = (last[0], Point(end.x, target.y))
    elif way.way == "left":
        low = 0.25 * style.size
        y = target.middle.y + (low if way.leads_back else -low)
        last = path(*last, Point(end.x, y), Point(target.x, y))
    elif abs(target.middle.y - end.y) > 0.05:
        x = frame.around[way.arrow.target]
        last = path(last[0], *last[1:-1], Point(x, end.y), Point(x, target.middle.y))
        last = path(*last, Point(target.right, target.middle.y))
    return arrow(way.arrow, (*body, last), style, answer, way.leads_back)
