"""What stands where on a slide: the values that both painters of slides paint. Lengths are pt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from generator.layout.geometry import ChartLayout, Rect
from generator.model import Contact
from generator.views.signs import Sign
from generator.views.slides import Passage, Piece

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 40.0
TOP = 22.0  # of the title
FOOT = 510.0  # where the footer begins
SMALL = 12.0  # its size: the smallest text on a slide

DOT = " · "  # between the parts of a title that stand on one line

SlideKind = Literal["title", "step", "chart", "list", "end"]
Look = Literal["band", "plain", "note"]


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
class Body:
    """A column of text. ``frame`` is what it is painted on, ``inset`` the room around its text."""

    look: Look
    frame: Rect
    inset: Rect  # the text's own place
    size: float
    indent: float
    passages: tuple[Passage, ...]


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
    size: float  # of the number
    words: float  # width of the name's place


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
    spoken: tuple[Passage, ...] = ()  # for the speaker alone
