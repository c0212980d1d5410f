"""Measures how well a typeface tells digits and letters apart when they are seen unclearly.

``make typeface FONTS="FILE..."`` takes fonts, variable ones too; without a file, those that ship.
Each sign is drawn with capitals of one height and blurred with a sigma of a sixth of it: about what
is left at the distance where a print can just be read. Blurred by a third, every sign of every
typeface is the same spot. The figures are the correlations of two signs in the square of a capital,
at the shift where they are most alike: 1 is the same picture.
"""

from __future__ import annotations

import math
import sys
from operator import mul
from pathlib import Path
from statistics import fmean

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from generator.typeface.faces import font_path

PAIRS = [tuple(pair) for pair in ("08", "68", "38", "56", "1l", "1I", "Il", "0O")]
TEXT = "If child abuse or neglect is suspected, submit mandated report to Child Welfare Services"
CAPITAL = 60
SIGMA = CAPITAL / 6
SHIFTS = [(x, y) for x in range(-12, 13, 3) for y in range(-6, 7, 3)]
_HALF, _SIDE = 150, 2 * 150
_EM = 1000


def font_of(path: Path, weight: int, size: int) -> ImageFont.FreeTypeFont:
    """Return a font in a size; a variable one is set to a weight, and to its plain width."""
    font = ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)
    try:
        axes = font.get_variation_axes()
    except OSError:
        return font
    plain = {"Weight": weight, "Width": 100, "Optical Size": 14}
    font.set_variation_by_axes([plain.get(_name(each), each["default"] or 0) for each in axes])
    return font


def _name(axis: ImageFont.Axis) -> str:
    name = axis["name"]
    return name.decode() if isinstance(name, bytes) else str(name)


def height(font: ImageFont.FreeTypeFont, letter: str) -> float:
    """Return how high a letter stands above the base line."""
    return -font.getbbox(letter, anchor="ls")[1]


def blurred(font: ImageFont.FreeTypeFont, sign: str) -> Image.Image:
    """Return a sign as it is seen unclearly, white on black, in the middle of a picture."""
    image = Image.new("L", (_SIDE, _SIDE))
    place = (_HALF, _HALF + CAPITAL / 2)
    ImageDraw.Draw(image).text(place, sign, font=font, fill=255, anchor="ms")
    return image.filter(ImageFilter.GaussianBlur(SIGMA))


def alike(one: Image.Image, other: Image.Image) -> float:
    """Return how alike two pictures are, at the shift where they are most alike."""
    first = _square(one, 0, 0)
    return max(_correlation(first, _square(other, x, y)) for x, y in SHIFTS)


def _square(image: Image.Image, x: int, y: int) -> list[float]:
    start, end = _HALF - CAPITAL // 2, _HALF + CAPITAL // 2
    part = image.crop((start + x, start + y, end + x, end + y)).resize(
        (CAPITAL // 2, CAPITAL // 2), Image.Resampling.BOX
    )
    values = list(part.tobytes())
    middle = fmean(values)
    return [value - middle for value in values]


def _correlation(one: list[float], other: list[float]) -> float:
    return _product(one, other) / math.sqrt(_product(one, one) * _product(other, other))


def _product(one: list[float], other: list[float]) -> float:
    return math.fsum(map(mul, one, other))


def row(path: Path, weight: int) -> str:
    """Return the figures of a font: each pair, then what a letter of text is wide, how high small
    letters are, both in capitals' heights, and whether all digits have one width."""
    large = font_of(path, weight, _EM)
    capital = height(large, "H")
    font = font_of(path, weight, round(CAPITAL * _EM / capital))
    seen = {sign: blurred(font, sign) for pair in PAIRS for sign in pair}
    pairs = "  ".join(f"{alike(seen[a], seen[b]):5.3f}" for a, b in PAIRS)
    wide = large.getlength(TEXT) / len(TEXT) / capital
    digits = "one" if len({large.getlength(each) for each in "0123456789"}) == 1 else "own"
    small = height(large, "x") / capital
    return f"{path.stem[:28]:28} {weight}  {pairs}  {wide:5.3f}  {small:5.3f}  {digits}"


def main() -> None:
    """Print a row for each font."""
    heads = "  ".join(f"{a}/{b}  " for a, b in PAIRS)
    print(f"{'':34}{heads}  width  small  digits")
    for name in sys.argv[1:]:
        is_variable = "[" in name
        for weight in (400, 700) if is_variable else (700 if "Bold" in name else 400,):
            print(row(Path(name), weight))
    if not sys.argv[1:]:
        print(row(font_path("regular"), 400))
        print(row(font_path("bold"), 700))


if __name__ == "__main__":
    main()
