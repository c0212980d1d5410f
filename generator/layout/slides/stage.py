"""What stands where on a slide: the values that both painters of slides paint. Lengths are pt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from generator.layout.geometry import ChartLayout, Mark, Rect
from generator.views.paragraphs import SlideParagraph
from generator.views.signs import Sign

WIDTH, HEIGHT = 960.0, 540.0
MARGIN = 24.0
ROOM = WIDTH - 2 * MARGIN
FOOT = 519.0  # where the footer begins
SMALL = 12.0  # its size: the smallest text on a slide

_NUMBER_WIDTH = 70.0
FOOTER = Rect(MARGIN, FOOT + 1.0, ROOM - 80.0, 18.0)
NUMBER = replace(FOOTER, x=WIDTH - MARGIN - _NUMBER_WIDTH, width=_NUMBER_WIDTH)
"""Where whose slides these are stands, and a slide's number."""

TITLE, BODY = (MARGIN, 0.0, ROOM, 62.0), (MARGIN, 78.0, ROOM, 432.0)
"""Where title and text stand on slides that somebody adds."""

TIGHT = 0.92
"""From one line to the next where lines are tight, in sizes of the text."""

CODE_LABEL = 13.0  # size of what stands below the QR code
CELL_PAD = 8.0  # between a table's lines and its words
LOGO_WIDTH, LOGO_HEIGHT = 180.0, 72.0
"""Room for the publisher's logo on the first slide."""

HEAD_RULE, ROW_RULE = 2.0, 1.0
"""How thick lines are: above a table's head, and below its rows."""

SlideKind = Literal["title", "step", "chart", "list", "end"]
Role = Literal["title", "text", "label", "box", "ornament"]
"""What a panel is: the slide's title, its text, the label of a step, a box that
is read like text, or something that is not read."""

Colour = Literal["ink", "white", "line", "solid", "on", "tint", "soft", "none"]
"""The last but one are those of a panel's hue, ``tint`` its ink; without a hue, the site's own."""

Align = Literal["start", "center"]
Anchor = Literal["top", "middle"]


@dataclass(frozen=True, slots=True)
class Edge:
    """The line around a panel, and how round its corners are."""

    colour: Colour
    width: float
    radius: float = 0.0
    is_dashed: bool = False


NO_EDGE = Edge("none", 0.0)


@dataclass(frozen=True, slots=True)
class Panel:
    """A rectangle with or without words in it. ``inset`` is the place of the words."""

    role: Role
    frame: Rect
    inset: Rect
    size: float = 0.0
    paragraphs: tuple[SlideParagraph, ...] = ()
    indent: float = 0.0  # of entries of lists
    hue: Sign | None = None
    fill: Colour = "none"
    edge: Edge = NO_EDGE
    colour: Colour = "ink"
    align: Align = "start"
    anchor: Anchor = "top"
    is_tight: bool = False  # lines are as high as their capitals
    name: str = ""  # in the file of slides to edit
    mark: Mark | None = None  # that of a pathway, in its band
    to: int | None = None  # number of the slide that it leads to

    @property
    def text(self) -> str:
        """The plain words."""
        return " ".join(each.text for each in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Scene:
    """A chart at its place. ``scale``: how much smaller its text is in an office's typeface, which
    may take ``spare`` sizes of the text from the room at the right of each box."""

    drawing: ChartLayout
    x: float
    y: float
    scale: float = 1.0
    spare: float = 0.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose first row is its head."""

    frame: Rect
    size: float
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    rows: tuple[tuple[SlideParagraph, ...], ...]


@dataclass(frozen=True, slots=True)
class SlidePart:
    """A part of a section, named in the slide's title behind the first ``at`` of its pieces."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class PlacedSlide:
    """One slide, in reading order: title, chart, table, panels, code.

    ``step`` is what it is called beside its title, which all steps of a pathway share.
    """

    kind: SlideKind
    hue: Sign | None
    title: Panel
    section: str | None = None  # the section of the show that begins here; None: it goes on
    part: SlidePart | None = None
    step: str | None = None
    scene: Scene | None = None
    table: Table | None = None
    panels: tuple[Panel, ...] = ()
    code: Rect | None = None  # place of the QR code
    logo: Rect | None = None  # room for the publisher's logo, which stands at its upper right
    spoken: tuple[SlideParagraph, ...] = ()  # for the speaker alone

    @property
    def smallest(self) -> float | None:
        """The size of what a step or an item says on it. None: it says none."""
        if self.scene is not None:
            return self.scene.drawing.size
        sizes = [each.size for each in self.panels if each.role == "text"]
        return min(sizes, default=None) if self.kind in ("step", "list") else None
