"""What stands at the head of each page: the title of the sheet, or the band of its pathway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.layout.geometry import Rect
from generator.layout.measure import CAPITALS
from generator.layout.sheets.head import Head, HeadLook, head_height, lead_size, place_head
from generator.layout.sheets.items import Item, Logo
from generator.layout.sheets.urgent import Over
from generator.layout.sheets.words import Said, bold, lines_in, natural_width, said_height, set_said
from generator.views.chart_sheet import ChartSheet
from generator.views.imprint import Imprint
from generator.views.papers import Paper

MARGIN = 18.0
"""On a letter, as all lengths here are."""

SMALL = 8.5
_TITLE, _STATE = 13.0, 9.5
_TITLE_LEADING = 1.1
_OVER = 12.0
_SMALLER = 0.84  # of a title's size
_LOGO = (96.0, 34.0)
_BESIDE = 12.0
_BELOW = 6.0
_LEAD, _TEXT = 0.0505, 14.0  # of a paper's width, of a letter: a head that is across all of it


@dataclass(frozen=True, slots=True)
class Top:
    """What stands at the head of a page, and its height with the room below."""

    items: tuple[Item, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A sheet's paper, and what stands around its blocks."""

    sheet: ChartSheet
    paper: Paper
    imprint: Imprint
    head: Head | None  # of a pathway's own sheet
    set_heads: Sequence[Head]  # all of the set, which are equally large

    @property
    def margin(self) -> float:
        """The room at the edges."""
        return MARGIN * self.paper.scale

    @property
    def width(self) -> float:
        """The width between them."""
        return self.paper.width - 2 * self.margin

    @property
    def height(self) -> float:
        """The height between them."""
        return self.paper.height - 2 * self.margin

    def top(self, number: int, count: int) -> Top:
        """Return the head of a page."""
        state = self._state(number, count)
        logo = self.imprint.logo is not None
        wide, high = (length * self.paper.scale for length in _LOGO)
        room = self.width - (wide + _BESIDE * self.paper.scale if logo else 0.0)
        over = self._over()
        begin = self.margin + over.height
        at = Rect(self.margin, begin, room, 0)
        found = self._title(at, state) if self.head is None else self._band(at, state, high)
        if not logo:
            return Top((*over.items, *found.items), over.height + found.height)
        corner = Rect(self.margin + self.width - wide, begin, wide, high)
        height = max(found.height, high + _BELOW * self.paper.scale)
        return Top((*over.items, *found.items, Logo(corner)), over.height + height)

    def _over(self) -> Top:
        """Return the line over everything, with the room below it."""
        if self.sheet.urgent is None:
            return Top((), 0.0)
        over = Over(self.sheet.urgent, _OVER * self.paper.scale)
        bar = over.place(Rect(self.margin, self.margin, self.width, 0))
        return Top((bar,), bar.frame.height + _BELOW * self.paper.scale)

    def _state(self, number: int, count: int) -> Said | None:
        """Return what a page says of itself beside its title: if it is a draft, which part."""
        part = self.imprint.words.part_number(number + 1, count) if count > 1 else None
        said = " · ".join(each for each in (self.sheet.status, part) if each)
        return Said(bold(said), _STATE * self.paper.scale, is_ours=True) if said else None

    def _title(self, room: Rect, state: Said | None) -> Top:
        scale = self.paper.scale
        title = self._title_in(room.width)
        beside = natural_width(state.words, state.size) + 0.5 if state else 0.0
        left = room.width - (beside + _BESIDE * scale if state else 0.0)
        if left < 0.5 * room.width and state:
            high = said_height([state], room.width)
            words = (
                *set_said([state], room),
                *set_said([title], replace(room, y=room.y + high), is_heading=True),
            )
            return Top(words, high + said_height([title], room.width) + _BELOW * scale)
        words = set_said([title], replace(room, width=left), is_heading=True)
        tall = said_height([title], left)
        if state:
            low = room.y + tall - 1.3 * state.size
            words = (*words, *set_said([state], replace(room, y=low), at_right=True))
        return Top(words, tall + _BELOW * scale)

    def _title_in(self, width: float) -> Said:
        """Return the title, a little smaller where that saves a line."""
        words, size = bold(self.sheet.title.text), _TITLE * self.paper.scale
        smaller = _SMALLER * size
        is_shorter = lines_in(words, width, smaller) < lines_in(words, width, size)
        return Said(words, smaller if is_shorter else size, leading=_TITLE_LEADING)

    def _band(self, room: Rect, state: Said | None, least: float) -> Top:
        assert self.head is not None
        scale = self.paper.scale
        high = said_height([state], room.width) + 3 * scale if state else 0.0
        text = _TEXT * scale
        wanted = max(_LEAD * self.paper.width, self.paper.capitals / CAPITALS)
        look = HeadLook(lead_size(self.set_heads, room.width, wanted, text), text)
        tall = max(head_height(head, room.width, look) for head in self.set_heads)
        if self.imprint.logo is not None:
            tall = max(tall, least)
        band = place_head(self.head, Rect(room.x, room.y + high, room.width, tall), look)
        words = set_said([state], room) if state else ()
        return Top((*words, band), high + tall + _BELOW * scale)
