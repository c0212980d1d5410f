"""What stands on a sheet, placed: the one result of its layout. Lengths are pt from the upper left
corner of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.layout.geometry import Mark, PlacedBox, PlacedLane, PlacedLine, Rect
from generator.views.signs import Sign
from generator.views.urgency import UrgencyMark

Shade = Literal["ink", "muted", "on"]
NoteLook = Literal["ours", "warning", "passage"]


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of one size. ``is_ours``: the site's words, in its language."""

    lines: tuple[PlacedLine, ...]
    size: float
    shade: Shade = "ink"
    is_ours: bool = False
    is_heading: bool = False  # the one of its sheet, or of its band
    to: str | None = None  # where they lead


@dataclass(frozen=True, slots=True)
class Bars:
    """The mark of an urgency: its bars, as high as ``size``, from a corner."""

    x: float
    y: float
    size: float
    urgency: UrgencyMark


@dataclass(frozen=True, slots=True)
class Band:
    """The head of a pathway. ``words`` are one title, in its order."""

    frame: Rect
    sign: Sign | None  # None: black
    mark: Mark | None
    words: tuple[Words, ...]
    bars: Bars | None = None
    is_again: bool = False  # its pathway began in another column


@dataclass(frozen=True, slots=True)
class Bar:
    """The line over everything, white on black."""

    frame: Rect
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Steps of a pathway, or its chart, or a list that leads to it."""

    lane: PlacedLane
    size: float


@dataclass(frozen=True, slots=True)
class Note:
    """Words that are no step, in a frame of their own."""

    box: PlacedBox
    size: float
    look: NoteLook


@dataclass(frozen=True, slots=True)
class Card:
    """Whom to call. ``rule``: a line to write a number on."""

    frame: Rect
    words: tuple[Words, ...]
    rule: Rect | None = None


@dataclass(frozen=True, slots=True)
class Code:
    """The QR code of a print, quiet zone included."""

    frame: Rect
    caption: Words


@dataclass(frozen=True, slots=True)
class Logo:
    """The publisher's logo."""

    frame: Rect


@dataclass(frozen=True, slots=True)
class Line:
    """A line to cut or fold along."""

    frame: Rect


Item: TypeAlias = Words | Band | Bar | Steps | Note | Card | Code | Logo | Line


@dataclass(frozen=True, slots=True)
class Page:
    """A page. What ``again`` holds was read aloud on an earlier one."""

    items: tuple[Item, ...]
    again: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class SheetLayout:
    """A sheet on one paper, in the order in which it is read."""

    width: float
    height: float
    pages: tuple[Page, ...]
    smallest: float  # the smallest words of a step or an item
