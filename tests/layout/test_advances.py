"""The table of character widths is the shipped fonts' own."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from playwright.sync_api import Browser

from generator.typeface import faces
from tests.definitions import ROOT

MARKS = Path(faces.__file__).with_name("marks.ttf")
PARTS = ("Pi", "Latin3", "Latin2", "Latin1")
FILES = {"regular": faces.font_path("regular"), "bold": faces.font_path("bold"), "marks": MARKS}

MEASURED = """async ([letters, weight]) => {
  const font = `${weight === "bold" ? 700 : 400} 1000px "IBM Plex Sans", monospace`;
  await document.fonts.load(font, letters);
  const canvas = document.createElement("canvas").getContext("2d");
  canvas.font = font;
  return [...letters].map((each) => canvas.measureText(each).width);
}"""


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
    assert (font["head"].unitsPerEm, *heights) == (faces.UNITS, 1025, -275, 0)


def test_the_marks_take_no_letter_from_the_typeface() -> None:
    table = json.loads(Path(faces.__file__).with_name("advances.json").read_text("utf-8"))
    assert not set(table["marks"]) & set(table["regular"]) & set(table["bold"])


def asked_for() -> dict[str, set[int]]:
    """Return the letters that pages ask each font file for, in the order of the faces."""
    style = (ROOT / "generator" / "assets" / "fonts.css").read_text("utf-8")
    found: dict[str, set[int]] = {}
    for name, said in re.findall(r"fonts/([\w-]+)\.woff2.*?unicode-range:([^;]*);", style, re.S):
        found.pop(name, None)  # the marks come once for each weight
        found[name] = set()
        for part in said.split(","):
            first, _, last = part.strip().removeprefix("U+").partition("-")
            found[name] |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def test_pages_ask_for_each_letter_where_it_is() -> None:
    asked = asked_for()
    files = {path.stem for path in (ROOT / "generator" / "assets" / "fonts").glob("*.woff2")}
    assert asked.keys() == files
    letters, marks = (set(TTFont(FILES[n], lazy=True).getBestCmap()) for n in ("regular", "marks"))
    assert marks <= asked["Marks"] and not asked["Marks"] & letters
    for style in ("Regular", "Bold"):
        whole = asked[f"IBMPlexSans-{style}"]
        assert letters <= whole and not whole & marks
        parts = [asked[f"IBMPlexSans-{style}-{part}"] for part in PARTS]
        assert set().union(*parts) <= letters
        assert sum(map(len, parts)) == len(set().union(*parts))
        # A later face is asked first.
        order = [name for name in asked if name == "Marks" or style in name]
        last = [f"IBMPlexSans-{style}-{part}" for part in PARTS]
        assert order == [f"IBMPlexSans-{style}", "Marks", *last]


def test_english_words_need_the_first_part_alone() -> None:
    words = (ROOT / "protocol_source" / "csec" / "protocol.yaml").read_text("utf-8")
    assert {ord(letter) for letter in words if letter != "\n"} <= asked_for()[
        "IBMPlexSans-Regular-Latin1"
    ]
    for name in ("Regular", "Bold"):
        path = ROOT / "generator" / "assets" / "fonts" / f"IBMPlexSans-{name}-Latin1.woff2"
        assert path.stat().st_size < 22_000


@pytest.mark.browser
@pytest.mark.parametrize("weight", ["regular", "bold"])
def test_files_of_the_site_hold_the_letters_that_are_asked_of_them(
    browser: Browser, weight: faces.Weight, tmp_path: Path
) -> None:
    widths = {
        letter: width
        for letter, width in faces.advances(weight).items()
        if unicodedata.category(letter)[0] in "LNPS"
    }
    style = (ROOT / "generator" / "assets" / "fonts.css").as_uri()
    page = browser.new_page()
    (tmp_path / "page.html").write_text(f'<!doctype html><link rel="stylesheet" href="{style}">')
    page.goto((tmp_path / "page.html").as_uri())
    measured = page.evaluate(MEASURED, ["".join(widths), weight])
    page.close()
    wrong = {
        letter: (width, found)
        for (letter, width), found in zip(widths.items(), measured, strict=True)
        if abs(width - found) > 1
    }
    assert not wrong
