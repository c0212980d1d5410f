"""How wide text is in the font that ships, never in a font of the machine.

Widths are the sum of the characters' advances. Kerning and ligatures are switched off wherever a
chart is shown, which makes that sum exact and saves reading the font's larger tables.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal
from unicodedata import category

Weight = Literal["regular", "bold"]

FAMILY = "Atkinson Hyperlegible"
ASCENT = 0.95  # of the text size: how far the font's letters reach above their base line
DESCENT = 0.29  # and below it

_FILES: Mapping[Weight, str] = {
    "regular": "AtkinsonHyperlegible-Regular.ttf",
    "bold": "AtkinsonHyperlegible-Bold.ttf",
}

# A character that the font lacks is drawn by another font. A full em is wider than what other
# fonts give nearly all letters, so that a box is rather too wide than too narrow.
FALLBACK_WIDTH = 1.0

# Marks that stand on the letter before them, and invisible characters, take no room.
_INVISIBLE = frozenset({"Cf", "Cc"})
_WITHOUT_WIDTH = _INVISIBLE | {"Mn", "Me"}
_VARIANTS = range(0xFE00, 0xFE10)  # that only choose how the character before them looks


@dataclass(frozen=True, slots=True)
class _Face:
    units: int  # font units in an em
    advances: Mapping[int, int]  # code point → advance in font units


def font_path(weight: Weight) -> Path:
    """Return the shipped font's TrueType file for a weight."""
    package = find_spec("fontpkg_atkinson_hyperlegible")
    assert package is not None and package.submodule_search_locations  # a dependency, installed
    return Path(package.submodule_search_locations[0], "files", _FILES[weight])


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
        if category(character) not in _INVISIBLE
        and ord(character) not in _VARIANTS
        and any(ord(character) not in face.advances for face in faces)
    }


def _fallback(character: str, units: int) -> float:
    return 0 if category(character) in _WITHOUT_WIDTH else FALLBACK_WIDTH * units


@cache
def _face(weight: Weight) -> _Face:
    # Read from the font once and kept beside this module, held to it by a test: to open the font
    # itself takes longer than all charts take to lay out.
    table = json.loads(Path(__file__).with_name("advances.json").read_text("utf-8"))
    advances = {int(code): advance for code, advance in table[weight].items()}
    return _Face(table["units"], advances)
