"""A chart on paper: which way the paper lies, what stands around the chart, and its parts.

Lengths are pt. What stands around a chart has a fixed height, so that the chart can have the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from generator.layout.fit import fit
from generator.layout.geometry import Drawing
from generator.layout.wrap import Line, Phrase, line_width, plain_phrase, wrap
from generator.views.chart import Chart
from generator.views.papers import Paper

_EM = 1000.0
_MARGIN = 25.0
_TITLE = 18.0
_LEADING = 1.2  # from one line of a title to the next
_ABOVE, _BELOW = 15.0, 11.0  # the line above the title; the rule below it, with room around
_CONTACT = 42.0  # height of a row of contacts, with room above
_CONTACT_WIDTH = 255.0
_MOST_ROWS = 3  # of contacts; more of them stand on a page of their own
_IMPRINT, _PLAIN_IMPRINT = 54.0, 28.0  # with a QR code, without one
_IMPRINT_WIDTH = 300.0
_NOTE = 10.0  # size of a note's text


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around the chart: its words, as far as their measure counts."""

    title: str
    has_mark: bool
    contacts: int
    notes: tuple[str, ...]
    has_code: bool  # a QR code in the imprint


@dataclass(frozen=True, slots=True)
class PaperLayout:
    """A chart on one paper. All pages have the same head and foot."""

    paper: Paper  # as it lies
    margin: float
    title: tuple[Line, ...]
    title_size: float
    head: float  # heights
    foot: float
    contact_columns: int  # 0: the contacts stand on a page of their own
    is_foot_shared: bool  # the imprint stands beside the contacts, not below
    pages: tuple[Drawing, ...]

    @property
    def smallest(self) -> float:
        """The smallest text of a step, in pt."""
        return min(page.size for page in self.pages)


def on_paper(chart: Chart, paper: Paper, around: Around) -> PaperLayout:
    """Lay out a chart on a paper, upright or turned: on fewest pages, then in largest text."""
    both = (_lay_out(chart, lying, around) for lying in (paper, paper.turned))
    return min(both, key=lambda found: (len(found.pages), -found.smallest))


def _lay_out(chart: Chart, paper: Paper, around: Around) -> PaperLayout:
    scale = paper.scale
    margin = _MARGIN * scale
    width = paper.width - 2 * margin
    size = _TITLE * scale
    title = _title(around, width, size)
    head = len(title) * size * _LEADING + (_ABOVE + _BELOW) * scale
    columns = max(1, int(width / (_CONTACT_WIDTH * scale)))
    rows = ceil(around.contacts / columns)
    columns = columns if rows <= _MOST_ROWS else 0
    imprint = (_IMPRINT if around.has_code else _PLAIN_IMPRINT) * scale
    contacts = (rows if columns else 0) * _CONTACT * scale
    # A single contact leaves room for the imprint beside it.
    together = around.contacts == 1 and width >= (_CONTACT_WIDTH + _IMPRINT_WIDTH) * scale
    foot = max(contacts, imprint) if together else contacts + imprint
    foot += notes_height(around.notes, width, scale)
    height = paper.height - 2 * margin - head - foot
    pages = fit(chart, width, height, paper.smallest, paper.largest)
    return PaperLayout(paper, margin, title, size, head, foot, columns, together, pages)


def _title(around: Around, width: float, size: float) -> tuple[Line, ...]:
    room = (width / size - (1.5 if around.has_mark else 0.0)) * _EM
    return wrap(plain_phrase(around.title, room), room)


def notes_height(notes: Sequence[str], width: float, scale: float) -> float:
    """Return the height of the frame that holds the site's notes, with room above."""
    if not notes:
        return 0.0
    size = _NOTE * scale
    room = (width / size - 3.0) * _EM
    lines = sum(len(wrap(_regular(note, room), room)) for note in notes)
    return (lines + 1) * 1.4 * size + len(notes) * 0.5 * size + 2.4 * size


def _regular(text: str, room: float) -> Phrase:
    # Bold is wider: what is measured so has room enough.
    return plain_phrase(text, room)


def widest(lines: Sequence[Line]) -> float:
    """Return the width of the widest line in 1/1000 em."""
    return max((line_width(line) for line in lines), default=0.0)
