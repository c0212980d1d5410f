"""Which letters the shipped typefaces have, and how wide they are.

A letter is drawn by the first face of the chain that has it: the typeface of all words, then the
marks. The marks are those that word processors put in, taken from DejaVu Sans 2.37 and set to the
measures of the typeface, so that no line grows higher for them. They have one weight.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Literal

Weight = Literal["regular", "bold", "office", "office-bold"]
"""What ships, and the face that programs of offices have in its place."""

FAMILY = "IBM Plex Sans"
MARKS = "Protocol Press Marks"
OFFICE = "Arial"
"""The face of slides to edit: every office has it, or one with the same widths."""

UNITS = 1000
"""Units of an em, in both faces."""

_HERE = Path(__file__).parent
_FILES: Mapping[Weight, str] = {
    "regular": "IBMPlexSans-Regular.ttf",
    "bold": "IBMPlexSans-Bold.ttf",
}
_INVISIBLE = frozenset({"Cf", "Cc"})
_ACCENTS = frozenset({"Mn", "Me"})


def font_path(weight: Weight) -> Path:
    """Return the typeface's TrueType file for a weight."""
    return _HERE / _FILES[weight]


def font_folders() -> tuple[Path, ...]:
    """Return the folders that hold the files of the chain's faces, and of no others."""
    return (_HERE,)


@cache
def advances(weight: Weight) -> Mapping[str, int]:
    """Return how wide each letter of the chain is, in units of an em."""
    table = _table()
    own = table["marks"] | table["bold" if weight.endswith("bold") else "regular"]
    if weight.startswith("office"):
        own |= json.loads((_HERE / "office.json").read_text("utf-8"))[weight]
    return {chr(int(code)): advance for code, advance in own.items()}


def lacking(text: str) -> str:
    """Return the letters of a text that no face of the chain has, each once, in their order.

    A letter with an accent may be drawn as the letter and the accent, where the face says how the
    two stand together.
    """
    if text.isascii():
        return ""
    known, bases = _known(), _bases()
    found: dict[str, None] = {}
    base = ""
    for letter in text:
        category = unicodedata.category(letter)
        if category in _ACCENTS:
            fits = letter in known and base in bases
            fits = fits or unicodedata.normalize("NFC", base + letter) in known
        else:
            parts = unicodedata.normalize("NFD", letter)
            fits = letter in known or (parts[0] in bases and known.issuperset(parts))
            base = letter
        if not fits and category not in _INVISIBLE:
            found[letter] = None
    return "".join(found)


@cache
def _known() -> frozenset[str]:
    return frozenset(advances("regular").keys() & advances("bold").keys())


@cache
def _bases() -> frozenset[str]:
    """Return the letters on which the typeface can put an accent that stands by itself."""
    return frozenset(_table()["bases"])


@cache
def _table() -> Any:
    # Read from the fonts once and kept beside this module, held to them by a test: to open a font
    # itself takes longer than all charts take to lay out.
    return json.loads((_HERE / "advances.json").read_text("utf-8"))
