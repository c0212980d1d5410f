"""The papers that sheets are printed on, and how large text is at least on each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

PaperId = Literal["letter", "tabloid", "tabloid-landscape", "24x36", "a4", "a3"]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper, upright. Lengths and sizes of text are in pt."""

    id: PaperId  # as in the names of files
    width: float
    height: float
    smallest: float  # least size of the words of a step: for a hand, a wall, a corridor
    largest: float  # beyond it text gains nothing
    code: float  # side of a QR code: what a hand, a wall, a corridor asks for
    capitals: float = 0.0  # least height of the capitals of a head, which are read from afar
    comfortable: float = 0.0  # text below this is worth a second sheet

    @property
    def scale(self) -> float:
        """How much larger than on a letter everything is that is not a step's words."""
        return self.smallest / LETTER.smallest

    @property
    def turned(self) -> Paper:
        """The same paper lying on its side."""
        return replace(self, width=self.height, height=self.width)


_MM = 72 / 25.4

LETTER = Paper("letter", 612.0, 792.0, 10.0, 30.0, 20 * _MM, comfortable=12.5)
TABLOID = Paper("tabloid", 792.0, 1224.0, 14.0, 42.0, 28 * _MM, capitals=9.6 * _MM)
LANDSCAPE = Paper("tabloid-landscape", 1224.0, 792.0, 12.5, 42.0, 28 * _MM, capitals=9.6 * _MM)
WALL = Paper("24x36", 1728.0, 2592.0, 24.0, 93.0, 60 * _MM, capitals=19 * _MM)
A4 = Paper("a4", 595.28, 841.89, 10.0, 30.0, 20 * _MM, comfortable=12.5)
A3 = Paper("a3", 841.89, 1190.55, 14.0, 42.0, 28 * _MM, capitals=9.6 * _MM)

PAPERS = (LETTER, TABLOID, WALL, A4, A3)
POSTER_PAPERS = (LETTER, TABLOID, LANDSCAPE, WALL, A4, A3)
HAND_PAPERS = (LETTER, A4)
_ON_LETTER = frozenset(
    ("BZ", "CA", "CL", "CO", "CR", "GT", "MX", "NI", "PA", "PH", "PR", "SV", "US", "VE")
)
"""Countries whose offices print on letter paper."""

TICKED = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5)
"""Sizes in pt of the words of an item, and of a result, on a screening sheet: the first with which
it has one page, else two, the second for the result; else the last."""

BLEED_PAPERS = (WALL,)
"""Too large for an office: print shops set these, and cut them from larger paper."""

BLEED = 9.0
"""How far a print runs on beyond where it is cut, in pt: an eighth of an inch."""


def office_paper(region: str) -> Paper:
    """Return the paper that the offices of a country print on."""
    return LETTER if region in _ON_LETTER else A4
