"""A card: a paper that folds in three, printed on both sides. No pathway crosses a fold."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.layout.arrange import forget
from generator.layout.geometry import Rect
from generator.layout.sheets.blocks import blocks_of, few_contacts, parts_of
from generator.layout.sheets.contacts import ContactGrid
from generator.layout.sheets.flow import Flow, flow, place_column
from generator.layout.sheets.foot import Foot, SmallPrint, foot_of
from generator.layout.sheets.grid import look_for
from generator.layout.sheets.items import Item, Line, Logo, Page, SheetLayout
from generator.layout.sheets.units import Listing, Look, NoteUnit, Section, Unit
from generator.layout.sheets.urgent import Over, OverUnit
from generator.layout.sheets.words import Said, bold, regular, said_height, set_said
from generator.views.chart_sheet import ChartSheet
from generator.views.imprint import Imprint
from generator.views.papers import Paper

PANELS = 3
SMALLEST, LARGEST = 8.5, 15.0
"""Sizes in pt of the words of a step."""

_LEAST = 6.5  # where a box is larger than a panel

_EDGE, _GUTTER = 18.0, 26.0  # what printers leave white; from panel to panel, a fold in its middle
_SMALL, _TITLE, _OVER, _DIALLED = 8.0, 13.0, 12.0, 27.0
_LARGER = 2.45  # of a number, in sizes of the words around it
_LEAD = 2.05  # sizes of the text
_STEP = 0.1
_APART = 8.0
_TICK = 16.0  # length of the marks where it folds
_LOGO = (90.0, 30.0)
_ON_BACK = 1.25  # how much larger words on the back may be
_PLAIN = Look(_SMALL, _SMALL)


@dataclass(frozen=True, slots=True, eq=False)
class Cover(Unit):
    """What stands outside when the card is folded: what it is, and whom to call."""

    title: Said
    status: Said | None
    contacts: ContactGrid | None
    has_logo: bool

    begins = True

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        above = (_LOGO[1] + _APART if self.has_logo else 0.0) + said_height(self._said, width)
        if self.contacts is None:
            return above
        return above + _APART + self.contacts.height(width, self._look(width, look))

    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it into a frame."""
        top, found = frame.y, list[Item]()
        if self.has_logo:
            found.append(Logo(Rect(frame.right - _LOGO[0], top, *_LOGO)))
            top += _LOGO[1] + _APART
        found += set_said(self._said, Rect(frame.x, top, frame.width, 0), is_heading=True)
        top += said_height(self._said, frame.width) + _APART
        if self.contacts is not None:
            large = self._look(frame.width, look)
            high = self.contacts.height(frame.width, large)
            found += self.contacts.place(Rect(frame.x, top, frame.width, high), large)
        return tuple(found)

    @property
    def _said(self) -> tuple[Said, ...]:
        return (self.title,) if self.status is None else (self.title, self.status)

    def _look(self, width: float, look: Look) -> Look:
        """Return the look of the contacts, whose numbers are read when the card is folded."""
        return Look(min(_DIALLED / _LARGER, 0.05 * width), look.lead, look.least)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a card, or several that hold the same kind of thing: what stands there, and the
    feet of its first and its last panel."""

    paper: Paper
    units: tuple[Unit, ...]
    first: Foot | None
    last: Foot | None

    @property
    def width(self) -> float:
        return self.paper.width - 2 * _EDGE

    @property
    def panel(self) -> float:
        """The width of the words of a panel."""
        return (self.width - (PANELS - 1) * _GUTTER) / PANELS

    def foot(self, page: int, panel: int) -> Foot | None:
        """Return the foot of a panel."""
        if panel == PANELS - 1 and page == 0 and self.last is not None:
            return self.last
        return self.first if panel == 0 else None

    def height(self, page: int, panel: int) -> float:
        """Return the room for words in a panel."""
        foot = self.foot(page, panel)
        taken = foot.height(self.panel, _PLAIN) + _APART if foot else 0.0
        return self.paper.height - 2 * _EDGE - taken


def card_layout(sheet: ChartSheet, paper: Paper, imprint: Imprint) -> SheetLayout | None:
    """Return a card, lying on its side, in the largest text that takes the fewest pages."""
    front, back = _sides(sheet, paper, imprint)
    try:
        found = _largest(front, sheet, LARGEST)
        behind = _largest(back, sheet, _ON_BACK * found.look.size) if back.units else None
        sides = [(front, found)] + ([(back, behind)] if behind else [])
        if not all(each.holds_all for _, each in sides):
            return None
        pages = [
            _page(number, each, side) for side, each in sides for number in range(len(each.pages))
        ]
        smallest = min(each.look.size for _, each in sides)
        return SheetLayout(front.paper.width, front.paper.height, tuple(pages), smallest)
    finally:
        forget()


def _sides(sheet: ChartSheet, paper: Paper, imprint: Imprint) -> tuple[_Side, _Side]:
    """Return the front, with the pathways, and the back, with lists and notes."""
    units = blocks_of(sheet, has_head=True)
    status = Said(bold(sheet.status), 10.0, above=3.0, is_ours=True) if sheet.status else None
    title = Said(bold(sheet.title.text), _TITLE, leading=1.1)
    few = few_contacts(sheet)
    contacts = few.larger(_LARGER) if few else None
    cover = Cover(title, status, contacts, imprint.logo is not None)
    behind = tuple(unit for unit in units if isinstance(unit, Listing | NoteUnit))
    before = tuple(unit for unit in units if unit not in behind)
    code = foot_of(imprint, None, None, paper.code, _SMALL)
    whole = replace(code, small=code.small[1:], code=0.0) if behind and imprint.check else code
    fold = SmallPrint((regular(imprint.words.card_fold),), is_ours=True)
    whole = replace(whole, small=(*whole.small, fold))
    mark = replace(code, small=code.small[1:], code=0.0)
    over = (OverUnit(Over(sheet.urgent, _OVER)),) if sheet.urgent else ()
    front = _Side(paper.turned, (*over, cover, *before), whole, None)
    back = (*over, *behind) if behind else ()
    return front, _Side(paper.turned, back, mark, code if imprint.check else None)


def _largest(side: _Side, sheet: ChartSheet, most: float) -> Flow:
    parts = parts_of(sheet.chart)

    def tried(size: float) -> Flow:
        look = look_for(side.units, side.width, size, _LEAD * size, PANELS, _SMALL)
        return flow(_in_order(side, look), side.width, side.height, look, PANELS, parts, _GUTTER)

    best = tried(SMALLEST)
    if not best.holds_all:  # rather small than nowhere
        return tried(_LEAST)
    low, high = 0, round((most - SMALLEST) / _STEP) + 1
    count, cuts = len(best.pages), _cuts(best)
    while high - low > 1:
        middle = (low + high) // 2
        found = tried(round(SMALLEST + middle * _STEP, 2))
        if found.holds_all and len(found.pages) <= count and _cuts(found) <= cuts:
            best, low = found, middle
        else:
            high = middle
    return best


def _cuts(found: Flow) -> int:
    """Return how many pathways go on in another panel."""
    units = (unit for page in found.pages for column in page for unit, _ in column.units)
    return sum(isinstance(unit, Section) and not unit.begins for unit in units)


def _in_order(side: _Side, look: Look) -> list[Unit]:
    """Return the blocks in the order of panels: short pathways below whom to call, then long ones,
    each by itself."""
    pathways = [unit for unit in side.units if isinstance(unit, Section)]
    others = [unit for unit in side.units if not isinstance(unit, Section)]
    room = side.height(0, 0) - sum(_taken(unit, side, look) for unit in others)
    short = []
    for unit in sorted(pathways, key=lambda unit: unit.height(side.panel, look)):
        room -= _taken(unit, side, look)
        if room < 0:
            break
        short.append(unit)
    return [*others, *sorted(pathways, key=lambda unit: unit not in short)]


def _taken(unit: Unit, side: _Side, look: Look) -> float:
    return unit.height(side.panel, look) + unit.gap * look.size


def _page(number: int, found: Flow, side: _Side) -> Page:
    paper, items = side.paper, list[Item]()
    for panel in range(PANELS):
        x = _EDGE + panel * (found.width + _GUTTER)
        if panel < len(found.pages[number]):
            items += place_column(found.pages[number][panel], x, _EDGE, found.width, found.look)
        foot = side.foot(number, panel)
        if foot is not None:
            high = foot.height(found.width, _PLAIN)
            at = Rect(x, paper.height - _EDGE - high, found.width, high)
            items += foot.place(at, _PLAIN)
        if panel:
            fold = x - _GUTTER / 2
            items.append(Line(Rect(fold, 0, 0, _TICK)))
            items.append(Line(Rect(fold, paper.height - _TICK, 0, _TICK)))
    return Page(tuple(items))
