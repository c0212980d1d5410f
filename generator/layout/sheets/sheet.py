"""A sheet on a paper: its blocks in the largest text, and what stands around them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from math import inf

from generator.layout.arrange import forget
from generator.layout.geometry import Rect
from generator.layout.sheets.blocks import blocks_of, few_contacts, heads_of, parts_of
from generator.layout.sheets.flow import Column, largest_flow, place_column
from generator.layout.sheets.foot import Foot, foot_of
from generator.layout.sheets.furniture import SMALL, Frame
from generator.layout.sheets.grid import COLUMNS, place_grid
from generator.layout.sheets.items import Item, Page, SheetLayout
from generator.layout.sheets.search import Feet, Place, grids, groups_of
from generator.layout.sheets.units import Look, Unit
from generator.views.chart_sheet import HANDOUT, ChartSheet
from generator.views.imprint import Imprint
from generator.views.papers import Paper

_LEAST = 0.7  # of the least size of text, where a box is larger than a page
_SIDES, _SHEETS = 2, 3  # of a handout; of a poster that hangs side by side


def lay_out(sheet: ChartSheet, paper: Paper, imprint: Imprint) -> SheetLayout | None:
    """Return a sheet on a paper; None where a single box is larger than the paper.

    The paper of a pathway that branches lies as its chart is larger.
    """
    papers = [paper]
    if sheet.hue is not None and not sheet.chart.lanes[0].is_linear:
        papers.append(paper.turned)
    try:
        found = [each for each in (_lay_out(sheet, each, imprint) for each in papers) if each]
        if not found and sheet.name == HANDOUT:  # all is said on it: rather small than nowhere
            return _lay_out(sheet, replace(paper, smallest=_LEAST * paper.smallest), imprint)
        return min(found, key=lambda each: (len(each.pages), -each.smallest), default=None)
    finally:
        forget()


def _lay_out(sheet: ChartSheet, paper: Paper, imprint: Imprint) -> SheetLayout | None:
    heads = heads_of(sheet)
    own = sheet.hue is not None  # of a single pathway
    head = heads[sheet.chart.lanes[0].id] if own else None
    frame = Frame(sheet, paper, imprint, head, list(heads.values()))
    place = Place(
        frame.width,
        lambda number, count: frame.height - frame.top(number, count).height,
        paper.smallest,
        paper.largest,
        inf if sheet.name == HANDOUT else paper.comfortable,
        paper.capitals,
        SMALL * paper.scale,
        pages=_SIDES if sheet.name == HANDOUT else _SHEETS,
    )
    units = blocks_of(sheet, has_head=not own)
    feet = _feet(sheet, frame)
    found = grids(groups_of(units), place, feet)
    if found is None:
        return _flowing(units, frame, place, feet)
    pages = [
        partial(place_grid, grid, _room(frame, number, len(found)))
        for number, grid in enumerate(found)
    ]
    return _layout(pages, frame, min(grid.look.size for grid in found))


def _feet(sheet: ChartSheet, frame: Frame) -> Feet:
    """Return the foot of each page; a code stands on the last one."""
    called = sheet.protocol if sheet.protocol != sheet.title.text else None
    size, contacts = SMALL * frame.paper.scale, few_contacts(sheet)
    bare = foot_of(frame.imprint, called, contacts, 0.0, size)
    last = foot_of(frame.imprint, called, contacts, frame.paper.code, size)
    return lambda number, count: last if number == count - 1 else bare


def _room(frame: Frame, number: int, count: int) -> Rect:
    top = frame.top(number, count).height
    return Rect(frame.margin, frame.margin + top, frame.width, frame.height - top)


def _layout(
    pages: Sequence[Callable[[], list[Item]]], frame: Frame, smallest: float
) -> SheetLayout:
    count = len(pages)
    found = []
    for number, page in enumerate(pages):
        top = frame.top(number, count).items
        items = tuple(page())
        found.append(Page((*top, *items)) if number == 0 else Page(items, top))
    return SheetLayout(frame.paper.width, frame.paper.height, tuple(found), smallest)


def _flowing(units: Sequence[Unit], frame: Frame, place: Place, feet: Feet) -> SheetLayout | None:
    """Return a sheet that is filled column by column, its foot across each page."""
    look = Look(place.smallest, place.wanted(place.smallest), place.least)

    def foot(number: int) -> Foot:
        return feet(number, number + 1)

    def height(page: int, _: int) -> float:
        gap = 1.5 * look.size
        return place.height(page, 99) - foot(page).height(frame.width, look) - gap

    found = largest_flow(units, place, height, parts_of(frame.sheet.chart))
    if not found.holds_all:
        return None
    rooms = [_room(frame, number, len(found.pages)) for number in range(len(found.pages))]
    pages = [
        partial(_page_of, columns, found.width, found.look, foot(number), rooms[number])
        for number, columns in enumerate(found.pages)
    ]
    return _layout(pages, frame, found.look.size)


def _page_of(
    columns: Sequence[Column], width: float, look: Look, foot: Foot, room: Rect
) -> list[Item]:
    found: list[Item] = []
    for number, column in enumerate(columns):
        x = room.x + number * (width + COLUMNS * look.size)
        found += place_column(column, x, room.y, width, look)
    high = foot.height(room.width, look)
    found += foot.place(Rect(room.x, room.bottom - high, room.width, high), look)
    return found
