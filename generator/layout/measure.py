"""How wide text is in the fonts that ship, never in a font of the machine.

Widths are the sum of the characters' advances. Kerning and ligatures are switched off wherever a
chart is shown, which makes that sum exact and saves reading the fonts' larger tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from unicodedata import category, normalize

from generator.typeface.faces import UNITS, Weight, advances

ASCENT = 1.025  # of the text size: how far the font's letters reach above their base line
DESCENT = 0.275  # and below it
CAPITALS = 0.698  # how high its capitals and numerals are

# No text that is published holds a letter that no font has. A full em is what most would take.
FALLBACK_WIDTH = 1.0

# Marks that stand on the letter before them, and invisible characters, take no room.
_WITHOUT_WIDTH = frozenset({"Cf", "Cc", "Mn", "Me"})


def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """Return the width of ``text`` on one line, in the unit that ``size`` is in (px, pt)."""
    widths = advances(weight)
    units = sum(widths.get(c) or _fallback(c, widths) for c in text)
    return units * size / UNITS


def _fallback(character: str, widths: Mapping[str, int]) -> float:
    if category(character) in _WITHOUT_WIDTH:
        return 0
    bare = normalize("NFD", character)[0]  # the accent is drawn above it
    return widths.get(bare, FALLBACK_WIDTH * UNITS)
