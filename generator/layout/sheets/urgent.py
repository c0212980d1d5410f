"""The line over everything: white on black, at the head of each page, or of each side of a card."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.layout.geometry import Rect
from generator.layout.sheets.items import Bar, Item
from generator.layout.sheets.units import Look, Unit
from generator.layout.sheets.words import LONGEST, Said, said_height, set_said
from generator.layout.wrap import phrase_of
from generator.model import Words as PlainWords
from generator.views.urgent import UrgentLine

_SIDE, _PAD = 0.7, 0.4  # around the words, in sizes of theirs


@dataclass(frozen=True, slots=True)
class Over:
    """The line in a size of text."""

    line: UrgentLine
    size: float

    def height(self, width: float) -> float:
        """Return how high its bar is."""
        return said_height([self._said], width - 2 * _SIDE * self.size) + 2 * _PAD * self.size

    def place(self, at: Rect) -> Bar:
        """Place its bar, as wide as ``at``, at its top."""
        frame = replace(at, height=self.height(at.width))
        side, pad = _SIDE * self.size, _PAD * self.size
        room = Rect(frame.x + side, frame.y + pad, frame.width - 2 * side, 0.0)
        return Bar(frame, set_said([self._said], room))

    @property
    def _said(self) -> Said:
        label = ((PlainWords(f"{self.line.label}: "), "regular"),) if self.line.label else ()
        words = (*label, *((part, "bold") for part in self.line.text.parts))
        return Said(phrase_of(words, LONGEST), self.size, "on")


@dataclass(frozen=True, slots=True, eq=False)
class OverUnit(Unit):
    """The line at the head of a column."""

    over: Over

    begins = True

    def height(self, width: float, look: Look) -> float:
        """Return the least height in a column."""
        return self.over.height(width)

    def place(self, frame: Rect, look: Look) -> tuple[Item, ...]:
        """Place it into a frame."""
        return (self.over.place(frame),)
