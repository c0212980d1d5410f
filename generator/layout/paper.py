"""A chart on paper: which way the paper lies, what stands around the chart, and its parts.

Lengths are pt. What stands around a chart has a fixed height, so that the chart can have the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.layout.contact_row import NARROWEST, Called, contact_rows
from generator.layout.fit import fit, fit_whole
from generator.layout.geometry import Drawing
from generator.layout.spread import spread
from generator.layout.wrap import Line, plain_phrase, wrap
from generator.views.chart import Chart
from generator.views.papers import Paper

_EM = 1000.0
_MARGIN = 25.0
_SMALL = 10.0  # the line above the title
_TITLE = 18.0  # or more: a title stands out from the text that it heads
_STANDING_OUT = 1.4  # size of a title, at least, in sizes of the steps' words
LOGO_WIDTH, LOGO_HEIGHT = 96.0, 34.0
"""Room for the publisher's logo at the end of the title, with some to the left of it."""
_BESIDE_LOGO = 12.0
_LEADING = 1.2  # from one line of a title to the next
_ABOVE, _BELOW = 15.0, 11.0  # the line above the title; the rule below it, with room around
_ABOVE_CONTACTS = 8.0
_MOST_CONTACTS = 130.0  # height; more of them stand on a page of their own
_IMPRINT, _PLAIN_IMPRINT = 54.0, 28.0  # with a QR code, without one
_IMPRINT_WIDTH = 300.0
_UNEVEN = 1.2  # sheets that hang side by side may differ so much in their text; more stands out
_NOTE = 10.0  # size of a note's text


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the chart: its words, as far as their measure counts."""

    above: str  # the line above the title, which wraps where it is long
    title: str
    has_mark: bool
    contacts: tuple[Called, ...]
    notes: tuple[str, ...]
    has_code: bool  # a QR code in the imprint
    has_logo: bool = False  # beside the title


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A chart on one paper. All pages have the same head and foot."""

    paper: Paper  # as it lies
    margin: float
    title: tuple[Line, ...]
    title_size: float
    above: float  # height of what stands above the title
    head: float  # heights
    foot: float
    contact_columns: int  # 0: the contacts stand on a page of their own
    contact_height: float  # of the box of one
    is_foot_shared: bool  # the imprint stands beside the contacts, not below
    pages: tuple[Drawing, ...]  # in the lengths of a letter; the paper's scale enlarges them

    @property
    def room(self) -> tuple[float, float]:
        """The width and height that the chart can have, as on a letter: a sheet is a larger one."""
        around, scale = 2 * self.margin, self.paper.scale
        height = self.paper.height - around - self.head - self.foot
        return (self.paper.width - around) / scale, height / scale

    @property
    def smallest(self) -> float:
        """The smallest text of a step, in pt."""
        return min(page.size for page in self.pages) * self.paper.scale

    @property
    def holds_all(self) -> bool:
        """Whether nothing reaches out of its page. A single box may be too large for any."""
        width, height = self.room
        return all(p.width <= width + 0.1 and p.height <= height + 0.1 for p in self.pages)


def on_paper(chart: Chart, paper: Paper, around: Around) -> PaperLayout:
    """Lay out a chart on a paper, upright or turned, in the largest text that one page can have.

    What does not fit on one page is split, and all pages are upright.
    """
    found = [
        layout
        for turned in (paper, paper.turned)
        for layout in [_whole(chart, turned, around)]
        if layout is not None
    ]
    if found:
        return max(found, key=lambda layout: layout.smallest)
    place = _place(paper, around, _TITLE)
    return replace(place, pages=fit(chart, *place.room, *paper.text, _UNEVEN))


def _whole(chart: Chart, paper: Paper, around: Around) -> PaperLayout | None:
    """Lay out a chart on one page, under a title that is larger than the steps' words."""
    place = _place(paper, around, _TITLE)
    least, largest = paper.text
    drawing = fit_whole(chart, *place.room, least, largest)
    if drawing is not None and drawing.size * _STANDING_OUT > _TITLE:
        # A larger title leaves the chart less room, so that its words can only become smaller.
        place = _place(paper, around, drawing.size * _STANDING_OUT)
        drawing = fit_whole(chart, *place.room, least, drawing.size)
    if drawing is None:
        return None
    return replace(place, pages=(spread(drawing, place.room[1]),))


def _place(paper: Paper, around: Around, title_size: float) -> PaperLayout:
    """Return the layout of a paper before there is a chart on it. ``title_size``: on a letter."""
    scale = paper.scale
    margin = _MARGIN * scale
    width = paper.width - 2 * margin
    size = title_size * scale
    beside = width - ((LOGO_WIDTH + _BESIDE_LOGO) * scale if around.has_logo else 0.0)
    title = _title(around, beside, size)
    room = beside / (_SMALL * scale) * _EM
    above = (_ABOVE + (len(wrap(plain_phrase(around.above, room), room)) - 1) * 12.5) * scale
    head = len(title) * size * _LEADING + above + _BELOW * scale
    if around.has_logo:
        head = max(head, (LOGO_HEIGHT + _BELOW) * scale)
    imprint = (_IMPRINT if around.has_code else _PLAIN_IMPRINT) * scale
    # A single contact leaves room for the imprint beside it.
    together = len(around.contacts) == 1 and width >= (NARROWEST + _IMPRINT_WIDTH) * scale
    rows = contact_rows(around.contacts, NARROWEST if together else width / scale)
    columns = rows.columns if rows.full_height <= _MOST_CONTACTS else 0
    contacts = (rows.full_height + _ABOVE_CONTACTS) * scale if columns and around.contacts else 0.0
    if not columns:
        rows = contact_rows(around.contacts, width / scale, most=1)
        together = False
    foot = max(contacts, imprint) if together else contacts + imprint
    tall = rows.height * scale
    foot += notes_height(around.notes, width, scale)
    return PaperLayout(paper, margin, title, size, above, head, foot, columns, tall, together, ())


def _title(around: Around, width: float, size: float) -> tuple[Line, ...]:
    room = (width / size - (1.5 if around.has_mark else 0.0)) * _EM
    return wrap(plain_phrase(around.title, room), room)


def notes_height(notes: Sequence[str], width: float, scale: float) -> float:
    """Return the height of the frame that holds the site's notes, with room above."""
    if not notes:
        return 0.0
    size = _NOTE * scale
    room = (width / size - 3.0) * _EM
    lines = sum(len(wrap(plain_phrase(note, room), room)) for note in notes)
    return (lines + 1) * 1.4 * size + len(notes) * 0.5 * size + 2.4 * size
