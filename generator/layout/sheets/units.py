"""The blocks of a sheet: what they take of a column's height, and how they are placed."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from generator.layout.arrange import Prepared, arrange, extent
from generator.layout.body import Shift
from generator.layout.content import Content, height_at, least_width, place
from generator.layout.geometry import PlacedArrow, PlacedBox, PlacedLane, Rect
from generator.layout.lines import notch
from generator.layout.sheets.head import Head, HeadLook, again, head_height, place_head
from generator.layout.sheets.items import Item, Note, NoteLook, Steps
from generator.layout.style import Style
from generator.views.chart import ChartArrow, Lane

BELOW_HEAD = 0.33  # sizes of the text
BETWEEN_LISTS = 0.4
BETWEEN_PATHWAYS = 0.8
NOTE = 0.85  # size of a note's words, in sizes of the steps'
_FEWEST = 2  # steps that stand alone at the foot or at the head of a column


@dataclass(frozen=True, slots=True)
class Look:
    """The sizes of a sheet: of its text, and of the telling words of its heads."""

    size: float
    lead: float
    least: float = 0.0  # small print is never smaller, in pt

    @property
    def style(self) -> Style:
        """The measures of charts."""
        return Style(self.size, is_tight=True)

    @property
    def head(self) -> HeadLook:
        """The sizes of heads."""
        return HeadLook(self.lead, self.size)


class Unit(ABC):
    """What stays together. Compared by identity: made once for a sheet."""

    __slots__ = ()

    @property
    def gap(self) -> float:
        """The room above it where something stands there, in sizes of the text."""
        return BETWEEN_LISTS

    @property
    def begins(self) -> bool:
        """Whether it is no part of what stands before it."""
        return False

    @property
    def resumed(self) -> Head | None:
        """The head that says whose it is where it begins a column, apart from its pathway."""
        return None

    def resumed_height(self, width: float, look: Look) -> float:
        """Return the height of that head, with the room below it."""
        if self.resumed is None:
            return 0.0
        return head_height(self.resumed, width, look.head) + BELOW_HEAD * look.size

    def place_resumed(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place that head at the top of a column."""
        if self.resumed is None:
            return ()
        high = head_height(self.resumed, frame.width, look.head)
        return (place_head(self.resumed, Rect(frame.x, frame.y, frame.width, high), look.head),)

    @abstractmethod
    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column; infinite where a word is too long for it."""

    @abstractmethod
    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it into a frame that is as high as ``height`` says, or higher."""


@dataclass(frozen=True, slots=True, eq=False)
class Section(Unit):
    """A pathway, or a part of one: its head, then its steps one below the other, or its chart."""

    lane: Lane
    head: Head | None
    steps: tuple[Content, ...]
    links: tuple[ChartArrow, ...]
    chart: Prepared | None = None

    gap = BETWEEN_PATHWAYS

    @property
    def begins(self) -> bool:
        """Whether it is no part of what stands before it."""
        return self.head is None or not self.head.is_again

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        top = self.head_height(width, look)
        if top:
            top += BELOW_HEAD * look.size
        return top + _below_head(self, width, look.size)

    def head_height(self, width: float, look: Look) -> float:
        """Return the height of its head alone."""
        return head_height(self.head, width, look.head) if self.head else 0.0

    def place(self, frame: Rect, look: Look, tall: float = 0.0) -> tuple[Item, ...]:
        """Place it; its head is at least ``tall``, as those beside it are."""
        found: list[Item] = []
        top, style = frame.y, look.style
        if self.head is not None:
            tall = max(tall, self.head_height(frame.width, look))
            found.append(place_head(self.head, Rect(frame.x, top, frame.width, tall), look.head))
            top += tall + BELOW_HEAD * look.size
        room = Rect(frame.x, top, frame.width, frame.bottom - top)
        if self.chart is not None:
            body = arrange(self.chart, frame.width, style)
            shift = Shift(frame.x + (frame.width - body.width) / 2, top)
            boxes = tuple(shift.box(box) for box in body.boxes)
            arrows = tuple(shift.arrow(each) for each in body.arrows)
        else:
            boxes, arrows = self._stacked(room, style)
        return (*found, Steps(PlacedLane(self.lane, boxes, arrows), look.size))

    def _stacked(
        self, room: Rect, style: Style
    ) -> tuple[tuple[PlacedBox, ...], tuple[PlacedArrow, ...]]:
        """Set the steps one below the other; boxes grow where there is more room."""
        heights = [height_at(item, room.width, style) for item in self.steps]
        natural = sum(heights) + (len(heights) - 1) * style.step
        extra = max(0.0, room.height - natural) / len(heights)
        extra = min(extra, 0.8 * style.size)
        top, boxes = room.y, []
        exact = Shift(0.0, 0.0)
        for item, tall in zip(self.steps, heights, strict=True):
            frame = Rect(room.x, top, room.width, tall + extra)
            boxes.append(exact.box(place(item, frame, style)))
            top += tall + extra + style.step
        ends = (*boxes[1:], None)
        pairs = zip(self.links, boxes, ends, strict=False)
        arrows = tuple(notch(each, start, end, style) for each, start, end in pairs)
        return tuple(boxes), arrows

    def divided(self, width: float, room: float, look: Look) -> tuple[Section, Section] | None:
        """Return as many of its steps as a room's height holds, and the rest of them. None: too
        few, or a chart that cannot be cut so."""
        if self.chart is not None:
            return None
        count, style = 0, look.style
        top = self.head_height(width, look) + BELOW_HEAD * look.size - style.step
        for item in self.steps:
            top += style.step + height_at(item, width, style)
            if top > room + 0.01:
                break
            count += 1
        count = min(count, len(self.steps) - _FEWEST)
        if count < _FEWEST:
            return None
        return self._part(0, count), self._part(count, len(self.steps))

    def _part(self, start: int, end: int) -> Section:
        head = self.head if start == 0 or self.head is None else again(self.head)
        return replace(
            self, head=head, steps=self.steps[start:end], links=self.links[start : end - 1]
        )


@lru_cache(maxsize=8192)
def _below_head(section: Section, width: float, size: float) -> float:
    """Return the height of what stands below a head; sizes that are tried again share it."""
    style = Style(size, is_tight=True)
    if section.chart is not None:
        across, down = extent(section.chart, width, style)
        return down if across <= width + 0.1 else inf
    heights = [_box_height(item, width, size) for item in section.steps]
    return sum(heights) + (len(heights) - 1) * style.step


@lru_cache(maxsize=8192)
def _box_height(item: Content, width: float, size: float) -> float:
    """Return the height of a box; infinite where a word is too long for it."""
    style = Style(size, is_tight=True)
    return height_at(item, width, style) if least_width(item, style) <= width + 0.1 else inf


def _lone_box(item: Content, frame: Rect, style: Style) -> PlacedBox:
    """Place a box at the top of a frame, as high as its words are."""
    tall = _box_height(item, frame.width, style.size)
    return Shift(0.0, 0.0).box(place(item, replace(frame, height=tall), style))


@dataclass(frozen=True, slots=True, eq=False)
class Listing(Unit):
    """A list that leads to a pathway, in a tint of the pathway's colour."""

    lane: Lane
    item: Content
    head: Head | None = None  # of that pathway

    @property
    def resumed(self) -> Head | None:
        """The head that says whose it is where it begins a column, apart from its pathway."""
        return again(self.head) if self.head else None

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        return _box_height(self.item, width, look.size)

    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it into a frame."""
        box = _lone_box(self.item, frame, look.style)
        return (Steps(PlacedLane(self.lane, (box,), ()), look.size),)


@dataclass(frozen=True, slots=True, eq=False)
class NoteUnit(Unit):
    """Words that are no step: a passage, or notes of ours."""

    item: Content
    look: NoteLook
    is_of_sheet: bool = True  # not of the pathway before it

    @property
    def gap(self) -> float:
        """The room above it, in sizes of the text."""
        return 0.8 if self.is_of_sheet else BETWEEN_LISTS

    @property
    def begins(self) -> bool:
        """Whether it is no part of what stands before it."""
        return self.is_of_sheet

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        return _box_height(self.item, width, self._style(look).size)

    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it into a frame."""
        style = self._style(look)
        return (Note(_lone_box(self.item, frame, style), style.size, self.look),)

    def _style(self, look: Look) -> Style:
        share = NOTE if self.look == "ours" else 1.0
        return Style(max(share * look.size, min(look.least, look.size)), is_tight=True)


def sections_in(units: Sequence[Unit]) -> Iterator[Section]:
    """Yield the pathways among some blocks."""
    return (unit for unit in units if isinstance(unit, Section))
