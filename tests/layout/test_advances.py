"""The table of character widths is the shipped fonts' own."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.typeface import faces
from tests.definitions import ROOT

MARKS = Path(faces.__file__).with_name("marks.ttf")
FILES = {"regular": faces.font_path("regular"), "bold": faces.font_path("bold"), "marks": MARKS}


def from_the_fonts() -> dict[str, object]:
    """Read the widths from the fonts' own tables."""
    table: dict[str, object] = {}
    for name, path in FILES.items():
        font = TTFont(path, lazy=True)
        widths = font["hmtx"].metrics
        codes = sorted(font.getBestCmap().items())
        table[name] = {str(code): widths[glyph][0] for code, glyph in codes}
    table["bases"] = "".join(sorted(carriers(FILES["regular"]) & carriers(FILES["bold"])))
    return table


def carriers(path: Path) -> set[str]:
    """Return the letters on which a font can put an acute accent."""
    font = TTFont(path, lazy=True)
    names = font.getBestCmap()
    found: set[str] = set()
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in (getattr(each, "ExtSubTable", each) for each in lookup.SubTable):
            if table.LookupType != 4 or names[0x301] not in table.MarkCoverage.glyphs:
                continue
            mark = table.MarkCoverage.glyphs.index(names[0x301])
            kind = table.MarkArray.MarkRecord[mark].Class
            records = zip(table.BaseCoverage.glyphs, table.BaseArray.BaseRecord, strict=True)
            found |= {glyph for glyph, record in records if record.BaseAnchor[kind]}
    return {chr(code) for code, name in names.items() if name in found}


def test_the_table_is_the_fonts_own(update_goldens: bool) -> None:
    path = Path(faces.__file__).with_name("advances.json")
    if update_goldens:
        path.write_text(json.dumps(from_the_fonts(), indent=0) + "\n", "utf-8")
    assert json.loads(path.read_text("utf-8")) == from_the_fonts()


@pytest.mark.parametrize("name", FILES)
def test_the_fonts_have_the_same_measures(name: str) -> None:
    font = TTFont(FILES[name], lazy=True)
    heights = (font["hhea"].ascent, font["hhea"].descent, font["hhea"].lineGap)
    assert (font["head"].unitsPerEm, *heights) == (faces.UNITS, 950, -290, 0)


def test_the_marks_take_no_letter_from_the_typeface() -> None:
    table = json.loads(Path(faces.__file__).with_name("advances.json").read_text("utf-8"))
    assert not set(table["marks"]) & set(table["regular"]) & set(table["bold"])


def test_pages_ask_for_the_marks_that_the_font_has_and_no_others() -> None:
    style = (ROOT / "generator" / "assets" / "fonts.css").read_text("utf-8")
    said = re.findall(r"unicode-range: ([^;]*);", style)
    assert len(said) == 4 and len(set(said)) == 1  # a weight and a slant each
    asked = set()
    for part in said[0].split(","):
        first, _, last = part.strip().removeprefix("U+").partition("-")
        asked |= set(range(int(first, 16), int(last or first, 16) + 1))
    words = set(TTFont(FILES["regular"], lazy=True).getBestCmap())
    assert set(TTFont(MARKS, lazy=True).getBestCmap()) <= asked
    assert not asked & words
