"""How thick the lines of a chart are, and how round its bends, on pages and in print.

Lengths are those of a drawing: px of a page, pt of a letter or a slide.
"""

from __future__ import annotations

from dataclasses import dataclass

BEND = 9.0  # radius of an arrow's bends


@dataclass(frozen=True, slots=True)
class Strokes:
    """Thicknesses of lines, and radii of the corners of what is no box."""

    box: float
    decision: float
    dashed: float  # around words of the site, not of the document
    arrow: float
    plate: float  # around an arrow's label
    plate_radius: float  # at most


PAGE = Strokes(1.75, 2.25, 1.75, 2.0, 1.5, 12.0)
PRINT = Strokes(1.6, 2.2, 1.4, 1.8, 1.3, 9.0)
