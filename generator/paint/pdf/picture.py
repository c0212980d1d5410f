"""A sheet's first page as a small picture, for the list of what can be downloaded."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import typst

_SHARPNESS = 2  # pixels of the picture to one of the page: screens that are finer are common
_POINTS = 72  # to the inch
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#let side = int(sys.inputs.side) * 1pt
#let sheet = bytes(json(bytes(sys.inputs.sheet)))
#context {
  let size = measure(image(sheet, format: "pdf"))
  image(sheet, format: "pdf", width: side * calc.min(1, size.width / size.height))
}
"""


def paint_picture(sheet: bytes, side: int) -> bytes | None:
    """Return the first page of a PDF file as PNG, or None where it cannot be shown.

    The longer side is ``side`` px on the page, and twice as many in the file.
    """
    import typst

    inputs = {"sheet": json.dumps(list(sheet)), "side": str(side)}
    try:
        png = _compiler().compile(
            _PAGE, format="png", ppi=float(_POINTS * _SHARPNESS), sys_inputs=inputs
        )
    except typst.TypstError:
        return None
    assert isinstance(png, bytes)  # one page, and no path was given to write it to
    return png


def picture_size(picture: bytes) -> tuple[int, int]:
    """Return width and height in px that a picture has on the page."""
    width, height = (int.from_bytes(picture[start : start + 4], "big") for start in (16, 20))
    return round(width / _SHARPNESS), round(height / _SHARPNESS)


@cache
def _compiler() -> typst.Compiler:
    """Return a compiler that needs no font: a sheet's own are inside it."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
