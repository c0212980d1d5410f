"""A chart on paper: which way the paper lies, what stands around the chart, and its parts.

Lengths are pt. What stands around a chart has a fixed height, so that the chart can have the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from generator.layout.contact_row import NARROWEST, ContactText, contact_rows
from generator.layout.fit import fit_parts, fit_whole
from generator.layout.geometry import ChartLayout
from generator.layout.passages import NO_PASSAGES, PassageRows, passage_pages, passage_rows
from generator.layout.spread import spread
from generator.layout.wrap import Line, plain_phrase, wrap
from generator.views.chart import Chart, Lane
from generator.views.contacts import contact_of
from generator.views.papers import Paper

_EM = 1000.0
_MARGIN = 25.0
SMALL = 10.0  # the line above the title
_TITLE = 18.0  # or more: a title stands out from the text that it heads
_STANDING_OUT = 1.4  # size of a title, at least, in sizes of the steps' words
LOGO_WIDTH, LOGO_HEIGHT = 96.0, 34.0
"""Room for the publisher's logo at the end of the title, with some to the left of it."""
_BESIDE_LOGO = 12.0
_MARK_ROOM = 1.5  # sizes of a title: for the mark before it
LEADING = 1.2  # from one line of a title to the next
_ABOVE, _BELOW = 15.0, 11.0  # the line above the title; the rule below it, with room around
ABOVE_CONTACTS = 8.0
_FEW_CONTACTS = 130.0  # height, up to which they stand on every page
_MOST_OF_PAGE = 0.4  # more contacts than that stand on a page of their own
_MOST_SAID = 0.25  # of a page, that passages take above a chart; more have pages of their own
_HEADING = 38.0  # of such a page
_IMPRINT, _PLAIN_IMPRINT = 54.0, 28.0  # with a QR code, without one
_IMPRINT_WIDTH = 300.0
_UNEVEN = 1.2  # sheets that hang side by side may differ so much in their text; more stands out
NOTE = 10.0  # size of a note's text
_MARKED = 2.0  # sizes of the text: how far the points of a list stand in at most


@dataclass(frozen=True, slots=True)
class PageFurniture:
    """What stands around the chart: its words, as far as their measure counts."""

    above: str  # the line above the title, which wraps where it is long
    title: str
    has_mark: bool
    contacts: tuple[ContactText, ...]
    notes: tuple[str, ...]
    has_code: bool  # a QR code in the imprint
    has_logo: bool = False  # beside the title
    passages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Foot:
    """What stands below the chart on one page, and the passages above it."""

    contacts: tuple[ContactText, ...]
    columns: int
    rows: tuple[float, ...]  # heights of the contacts' boxes, row by row
    is_shared: bool  # the imprint stands beside the contacts, not below
    height: float
    above: PassageRows = NO_PASSAGES


@dataclass(frozen=True, slots=True)
class SheetPage:
    """One page: a part of the chart, or what has no room beside it: contacts, or passages."""

    drawing: ChartLayout | None  # in the lengths of a letter; the paper's scale enlarges it
    foot: Foot
    listed: tuple[ContactText, ...] = ()
    columns: int = 1  # of those
    rows: tuple[float, ...] = ()
    said: PassageRows = NO_PASSAGES


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A chart on one paper. All pages have the same head."""

    paper: Paper  # as it lies
    margin: float
    title: tuple[Line, ...]
    title_size: float
    indent: float  # of the title, behind its mark
    above: float  # height of what stands above the title
    head: float  # height
    pages: tuple[SheetPage, ...]

    def room(self, foot: Foot) -> tuple[float, float]:
        """The width and height that the chart can have, as on a letter: a sheet is a larger one."""
        furniture, scale = 2 * self.margin, self.paper.scale
        height = self.paper.height - furniture - self.head - foot.height - foot.above.height
        return (self.paper.width - furniture) / scale, height / scale

    @property
    def smallest(self) -> float:
        """The smallest text of a step, in pt."""
        return min(each.drawing.size for each in self.pages if each.drawing) * self.paper.scale

    @property
    def holds_all(self) -> bool:
        """Whether nothing reaches out of its page. A single box may be too large for any."""
        for page in self.pages:
            width, height = self.room(page.foot)
            drawing = page.drawing
            if page.said.height > height * self.paper.scale:
                return False
            if drawing and (drawing.width > width + 0.1 or drawing.height > height + 0.1):
                return False
        return True


def on_paper(chart: Chart, paper: Paper, furniture: PageFurniture) -> PaperLayout:
    """Lay out a chart on a paper, upright or turned, in the largest text that one page can have.

    What does not fit on one page is split, and all pages are upright.
    """
    found = [
        layout
        for turned in (paper, paper.turned)
        for layout in [_whole(chart, turned, furniture)]
        if layout is not None
    ]
    if found:
        return max(found, key=lambda layout: layout.smallest)
    place = _place(paper, furniture, _TITLE)
    divided = _in_parts(chart, place, furniture)
    if divided.holds_all or not furniture.passages:
        return divided
    return _in_parts(chart, place, furniture, has_passages_above=False)


def _whole(chart: Chart, paper: Paper, furniture: PageFurniture) -> PaperLayout | None:
    """Lay out a chart on one page, under a title that is larger than the steps' words."""
    place = _place(paper, furniture, _TITLE)
    foot = foot_of(furniture, furniture.contacts, paper)
    if foot.contacts != furniture.contacts or not _are_passages_above(furniture, foot):
        return None
    least, largest = paper.text
    drawing = fit_whole(chart, *place.room(foot), least, largest)
    if drawing is not None and drawing.size * _STANDING_OUT > _TITLE:
        # A larger title leaves the chart less room, so that its words can only become smaller.
        place = _place(paper, furniture, drawing.size * _STANDING_OUT)
        drawing = fit_whole(chart, *place.room(foot), least, drawing.size)
    if drawing is None:
        return None
    page = SheetPage(spread(drawing, place.room(foot)[1]), foot)
    return replace(place, pages=(page,))


def _in_parts(
    chart: Chart, place: PaperLayout, furniture: PageFurniture, *, has_passages_above: bool = True
) -> PaperLayout:
    """Lay out a chart on as few pages as it takes, then the contacts that no foot has room for.

    Few contacts stand on every page, and of many those whom the page's own steps name. Passages
    stand on the first page, or on pages of their own behind the chart.
    """
    paper = place.paper
    bare = foot_of(furniture, (), paper)
    everybody = foot_of(furniture, furniture.contacts, paper)
    are_few = everybody.contacts == furniture.contacts and everybody.height - bare.height <= (
        _FEW_CONTACTS * paper.scale
    )
    named = {id for lane in chart.lanes for id in _named(lane)}

    are_above = has_passages_above and _are_passages_above(furniture, bare)

    def foot(part: Chart) -> Foot:
        is_first = part.lanes[0].boxes[:1] == chart.lanes[0].boxes[:1]
        above = bare.above if are_above and is_first else NO_PASSAGES
        if are_few:
            return replace(everybody, above=above)
        ids = {id for lane in part.lanes for id in _named(lane)}
        if is_first:  # it names the others
            ids |= {each.id for each in furniture.contacts} - named
        shown = tuple(c for c in furniture.contacts if c.id in ids)
        return replace(foot_of(furniture, shown, paper), above=above)

    def room(part: Chart) -> tuple[float, float]:
        return place.room(foot(part))

    parts = fit_parts(chart, room, *paper.text, _UNEVEN)
    feet = [foot(part.chart) for part in parts]
    pages = [SheetPage(part, each) for part, each in zip(parts, feet, strict=True)]
    shown = {contact for each in feet for contact in each.contacts}
    left = tuple(contact for contact in furniture.contacts if contact not in shown)
    alone = replace(bare, above=NO_PASSAGES)
    said = () if are_above else _passage_pages(furniture, place, alone)
    return replace(place, pages=(*pages, *said, *_contact_pages(left, place, alone)))


def _are_passages_above(furniture: PageFurniture, foot: Foot) -> bool:
    """Say whether the passages stand above the chart: they are not too many for that."""
    return len(foot.above.numbers) == len(furniture.passages)


def _passage_pages(furniture: PageFurniture, place: PaperLayout, bare: Foot) -> Iterator[SheetPage]:
    """Yield pages that hold passages alone."""
    scale = place.paper.scale
    width, height = (length * scale for length in place.room(bare))
    for said in passage_pages(furniture.passages, width, height, scale):
        yield SheetPage(None, bare, said=said)


def _named(lane: Lane) -> Iterator[str]:
    """Yield the identifiers of the contacts whom the words of a lane name."""
    boxes = (part for box in (*lane.boxes, *lane.side_boxes) for part in (box, *box.branches))
    for box in boxes:
        for paragraph in box.paragraphs:
            for part in paragraph.text.parts:
                contact = contact_of(part)
                if contact is not None:
                    yield contact.id


def _contact_pages(
    contacts: Sequence[ContactText], place: PaperLayout, bare: Foot
) -> Iterator[SheetPage]:
    """Yield pages that hold contacts alone, all about equally full."""
    if not contacts:
        return
    width, height = place.room(bare)
    rows = contact_rows(contacts, width)
    count = ceil(rows.full_height / (height - _HEADING))
    while True:
        each = ceil(len(rows.heights) / count) * rows.columns
        pages = [contacts[start : start + each] for start in range(0, len(contacts), each)]
        found = [contact_rows(page, width) for page in pages]
        if each == rows.columns or all(f.full_height <= height - _HEADING for f in found):
            break
        count += 1
    for page, row in zip(pages, found, strict=True):
        heights = tuple(tall * place.paper.scale for tall in row.heights)
        yield SheetPage(None, bare, tuple(page), row.columns, heights)


def foot_of(furniture: PageFurniture, contacts: tuple[ContactText, ...], paper: Paper) -> Foot:
    """Return the foot of a page with some contacts; without any where they are too many for it."""
    scale = paper.scale
    width = paper.width - 2 * _MARGIN * scale
    imprint = (_IMPRINT if furniture.has_code else _PLAIN_IMPRINT) * scale
    notes = notes_height(furniture.notes, width, scale)
    # A single contact leaves room for the imprint beside it.
    is_shared = len(furniture.contacts) == 1 and width >= (NARROWEST + _IMPRINT_WIDTH) * scale
    above = passage_rows(furniture.passages, range(len(furniture.passages)), width, scale)
    if above.height > _MOST_SAID * paper.height:
        above = NO_PASSAGES
    rows = contact_rows(contacts, NARROWEST if is_shared else width / scale)
    if not contacts or rows.full_height * scale > _MOST_OF_PAGE * paper.height:
        return Foot((), 1, (), False, imprint + notes, above)
    tall = (rows.full_height + ABOVE_CONTACTS) * scale
    height = notes + (max(tall, imprint) if is_shared else tall + imprint)
    heights = tuple(tall * scale for tall in rows.heights)
    return Foot(contacts, rows.columns, heights, is_shared, height, above)


def _place(paper: Paper, furniture: PageFurniture, title_size: float) -> PaperLayout:
    """Return the layout of a paper before there is a chart on it. ``title_size``: on a letter."""
    scale = paper.scale
    margin = _MARGIN * scale
    width = paper.width - 2 * margin
    size = title_size * scale
    beside = width - ((LOGO_WIDTH + _BESIDE_LOGO) * scale if furniture.has_logo else 0.0)
    title = _title(furniture, beside, size)
    room = beside / (SMALL * scale) * _EM
    above = (_ABOVE + (len(wrap(plain_phrase(furniture.above, room), room)) - 1) * 12.5) * scale
    head = len(title) * size * LEADING + above + _BELOW * scale
    if furniture.has_logo:
        head = max(head, (LOGO_HEIGHT + _BELOW) * scale)
    indent = _MARK_ROOM * size if furniture.has_mark else 0.0
    return PaperLayout(paper, margin, title, size, indent, above, head, ())


def _title(furniture: PageFurniture, width: float, size: float) -> tuple[Line, ...]:
    room = (width / size - (_MARK_ROOM if furniture.has_mark else 0.0)) * _EM
    return wrap(plain_phrase(furniture.title, room), room)


def notes_height(notes: Sequence[str], width: float, scale: float) -> float:
    """Return the height of the frame that holds the site's notes, with room above."""
    if not notes:
        return 0.0
    size = NOTE * scale
    room = (width / size - 3.0) * _EM
    blocks = [block for note in notes for block in note.split("\n")]
    narrow = room - (_MARKED * _EM if len(blocks) > len(notes) else 0.0)
    lines = sum(len(wrap(plain_phrase(block, narrow), narrow)) for block in blocks)
    return (lines + 1) * 1.4 * size + len(blocks) * 0.5 * size + 2.4 * size
