"""The table of character widths is the shipped font's own."""

from __future__ import annotations

import json

from fontTools.ttLib import TTFont

from generator.layout import measure


def from_the_font() -> dict[str, object]:
    """Read the widths from the font's own tables."""
    table: dict[str, object] = {}
    for weight in ("regular", "bold"):
        font = TTFont(measure.font_path(weight), lazy=True)
        widths = font["hmtx"].metrics
        codes = sorted(font.getBestCmap().items())
        table["units"] = font["head"].unitsPerEm
        table[weight] = {str(code): widths[glyph][0] for code, glyph in codes}
    return table


def test_the_table_is_the_font_s(update_goldens: bool) -> None:
    path = measure.Path(measure.__file__).with_name("advances.json")
    if update_goldens:
        path.write_text(json.dumps(from_the_font(), indent=0) + "\n", "utf-8")
    assert json.loads(path.read_text("utf-8")) == from_the_font()
