"""What stands where on a slide: the values that both painters of slides paint. Lengths are pt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.layout.geometry import ChartLayout, Point, Rect
from generator.model import Contact
from generator.views.contacts import Way
from generator.views.paragraphs import Piece, SlideParagraph
from generator.views.signs import Sign

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 40.0
TOP = 22.0  # of the title
FOOT = 510.0  # where the footer begins
SMALL = 12.0  # its size: the smallest text on a slide

_ABOVE_FOOT, _NUMBER_WIDTH = 2.0, 70.0
FOOTER = Rect(MARGIN, FOOT + _ABOVE_FOOT, WIDTH - 2 * MARGIN - 80.0, HEIGHT - FOOT - 6.0)
NUMBER = replace(FOOTER, x=WIDTH - MARGIN - _NUMBER_WIDTH, width=_NUMBER_WIDTH)
"""Where whose slides these are stands, and a slide's number."""

NAME, ROLE = 24.0, 18.0
"""Sizes of a contact's name and role, in pt."""
CODE_LABEL = 13.0  # size of what stands below the QR code
CELL_PAD = 8.0  # between a table's lines and its words
LOGO_WIDTH, LOGO_HEIGHT = 180.0, 72.0
"""Room for the publisher's logo on the first slide."""

DOT = " · "  # between the parts of a title that stand on one line

SlideKind = Literal["title", "step", "chart", "list", "end"]
Look = Literal["band", "plain", "note", "warning"]


@dataclass(frozen=True, slots=True)
class Title:
    """A slide's title: what it is a part of, and what is special about it.

    No two slides of a file have the same. ``more`` stands on the last line by itself where
    ``is_stacked``, else behind ``name`` with a dot between them.
    """

    name: tuple[Piece, ...]
    more: tuple[Piece, ...]
    frame: Rect
    size: float
    is_stacked: bool

    @property
    def name_text(self) -> str:
        """The plain words of the first part."""
        return "".join(piece.text for piece in self.name)

    @property
    def text(self) -> str:
        """The plain words."""
        more = "".join(piece.text for piece in self.more)
        return f"{self.name_text}{DOT}{more}" if more else self.name_text


@dataclass(frozen=True, slots=True)
class Border:
    """The line around a frame: how thick it is, and how round its corners are."""

    width: float
    radius: float = 0.0


CARD_BORDER, NOTE_BORDER = Border(1.75, 8.0), Border(1.0, 6.0)
WARNING_BORDER = Border(3.0, 8.0)
RULE, HEAD_RULE, ROW_RULE, WRITE_RULE = 3.0, 2.0, 1.0, 1.25
"""How thick lines are: below the first title, above a table's head, below its rows, to write on."""


@dataclass(frozen=True, slots=True)
class SlideMark:
    """The mark of a pathway, before its title or among those of all pathways."""

    hue: Sign
    centre: Point
    radius: float


@dataclass(frozen=True, slots=True)
class Body:
    """A column of text. ``frame`` is what it is painted on, ``inset`` the room around its text."""

    look: Look
    frame: Rect
    inset: Rect  # the text's own place
    size: float
    indent: float
    paragraphs: tuple[SlideParagraph, ...]
    edge: Rect | None = None  # the strong edge of a band


@dataclass(frozen=True, slots=True)
class Scene:
    """A drawing at its place. ``shown`` names the boxes that are there already.

    ``current`` is the one that is new; None: the whole chart is shown as it is elsewhere.
    """

    drawing: ChartLayout
    x: float
    y: float
    shown: frozenset[str]
    current: str | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table."""

    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is its head."""

    frame: Rect
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """Somebody to call."""

    contact: Contact
    frame: Rect
    words: Rect  # the place of name and what is said below it
    number: Rect  # that of the number; without one, of what asks to write it
    size: float  # of the number
    line: Rect | None  # to write a number on
    facts: tuple[str, ...] = ()
    way: Way | None = None  # the one that stands out
    below: Body | None = None  # the others


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """One slide, in reading order: title, scene, bodies, table, cards."""

    kind: SlideKind
    section: str | None  # the part of the show that begins here; None: it goes on
    hue: Sign | None
    title: Title
    scene: Scene | None = None
    bodies: tuple[Body, ...] = ()
    table: Table | None = None
    cards: tuple[Card, ...] = ()
    code: Rect | None = None  # place of the QR code
    marks: tuple[SlideMark, ...] = ()
    rule: Rect | None = None  # the line below the first title
    logo: Rect | None = None  # room for the publisher's logo, which stands at its lower right
    spoken: tuple[SlideParagraph, ...] = ()  # for the speaker alone
