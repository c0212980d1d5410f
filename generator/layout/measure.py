"""How wide text is in the font that ships, never in a font of the machine.

Widths are the sum of the characters' advances. Kerning and ligatures are switched off wherever a
chart is shown, which makes that sum exact and saves reading the font's larger tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import category

import fontpkg_atkinson_hyperlegible

Weight = Literal["regular", "bold"]

FAMILY = "Atkinson Hyperlegible"
ASCENT = 0.95  # of the text size: how far the font's letters reach above their base line
DESCENT = 0.29  # and below it
CAPITAL = 0.668  # height of a capital letter

_FILES: Mapping[Weight, str] = {
    "regular": "AtkinsonHyperlegible-Regular.ttf",
    "bold": "AtkinsonHyperlegible-Bold.ttf",
}

# A character that the font lacks is drawn by another font. A full em is wider than what other
# fonts give nearly all letters, so that a box is rather too wide than too narrow.
FALLBACK_WIDTH = 1.0

# Marks that stand on the letter before them, and invisible characters, take no room.
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc"})


@dataclass(frozen=True, slots=True)
class _Face:
    units: int  # font units in an em
    advances: Mapping[int, int]  # code point → advance in font units


def font_path(weight: Weight) -> Path:
    """Return the shipped font's TrueType file for a weight."""
    return Path(fontpkg_atkinson_hyperlegible.ROOT, "files", _FILES[weight])


def text_width(text: str, size: float, weight: Weight = "regular") -> float:
    """Return the width of ``text`` on one line, in the unit that ``size`` is in (px, pt)."""
    face = _face(weight)
    advances = face.advances
    units = sum(advances.get(ord(c)) or _fallback(c, face.units) for c in text)
    return units * size / face.units


def missing_characters(text: str) -> set[str]:
    """Return the characters that the shipped font cannot draw in both of its weights."""
    faces = (_face("regular"), _face("bold"))
    return {
        character
        for character in set(text)
        if category(character) not in _WITHOUT_WIDTH
        and any(ord(character) not in face.advances for face in faces)
    }


def _fallback(character: str, units: int) -> float:
    return 0 if category(character) in _WITHOUT_WIDTH else FALLBACK_WIDTH * units


@cache
def _face(weight: Weight) -> _Face:
    # fontTools takes longer to import than the rest of the layout takes to run.
    from fontTools.ttLib import TTFont

    with TTFont(font_path(weight), lazy=True) as font:
        widths = font["hmtx"].metrics
        advances = {code: widths[glyph][0] for code, glyph in font.getBestCmap().items()}
        return _Face(font["head"].unitsPerEm, advances)
