"""The sizes of everything in a chart, all in proportion to the size of its text."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = 1.2  # size of a lane's title, in sizes of the text
ANSWER = 0.94  # and of an arrow's label
WORD, NUMERAL = 0.6, 1.9  # and in a step's tab: of the word for a step, and of its numeral
LEADING, TIGHT_LEADING = 1.34, 1.2
"""From one base line to the next, in sizes of the text."""


@dataclass(frozen=True, slots=True)
class Style:
    """Lengths in px for a text size in px.

    ``is_tight``: the height is given, as on a sheet, so that every saving gives larger text.
    Otherwise what reads more easily may take more of it, and boxes have more room.
    ``is_bare``: only the room that boxes take is asked for, and none of their lines is set.
    """

    size: float
    is_tight: bool = False
    is_bare: bool = False

    @property
    def line(self) -> float:
        """From one base line to the next."""
        return (TIGHT_LEADING if self.is_tight else LEADING) * self.size

    @property
    def pad(self) -> float:
        """Between a box's edge and its text."""
        return (0.52 if self.is_tight else 0.95) * self.size

    @property
    def corner(self) -> float:
        """How round a box's corners are."""
        return 0.35 * self.size

    @property
    def step(self) -> float:
        """Between a step and the next in a column, which its tab points at."""
        return (0.23 if self.is_tight else 0.65) * self.size

    @property
    def around_tab(self) -> float:
        """Above and below the words of a tab, at least."""
        return (0.28 if self.is_tight else 0.45) * self.size

    @property
    def beside_tab(self) -> float:
        """Above and below the text of a step, at least."""
        return (0.15 if self.is_tight else 0.7) * self.size

    @property
    def gap(self) -> float:
        """Between two boxes that an arrow joins."""
        return (1.6 if self.is_tight else 2.1) * self.size

    @property
    def side(self) -> float:
        """Between boxes that stand side by side without an arrow between them."""
        return (1.0 if self.is_tight else 1.3) * self.size

    @property
    def track(self) -> float:
        """Between two lines that run side by side."""
        return 0.95 * self.size

    @property
    def stub(self) -> float:
        """Of a line before its first bend."""
        return 0.85 * self.size

    @property
    def head(self) -> float:
        """Length of an arrow's head."""
        return 0.62 * self.size

    @property
    def narrowest(self) -> float:
        """The narrowest column of text that reads well."""
        return 8.5 * self.size

    @property
    def panel(self) -> float:
        """The narrowest panel that stands beside another."""
        return 13 * self.size

    @property
    def widest(self) -> float:
        """The widest one."""
        return 21 * self.size
