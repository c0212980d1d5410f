"""Drawings as pictures in pixels: a sheet's first page beside its link, a logo on a slide."""

from __future__ import annotations

import json
import threading
from functools import cache
from typing import TYPE_CHECKING, Literal

from generator.paint.native import attempt

if TYPE_CHECKING:
    import typst

_POINTS = 72  # to the inch
_PAGE = b"""
#let ground = if sys.inputs.ground == "clear" { none } else { white }
#set page(width: auto, height: auto, margin: 0pt, fill: ground)
#let (width, height) = json(bytes(sys.inputs.room))
#let drawing = bytes(json(bytes(sys.inputs.drawing)))
#context {
  let size = measure(image(drawing, format: sys.inputs.kind))
  let scale = calc.min(width * 1pt / size.width, height * 1pt / size.height)
  image(drawing, format: sys.inputs.kind, width: size.width * scale)
}
"""
_ONE = threading.Lock()  # a compiler makes a picture at a time


def paint_picture(
    drawing: bytes,
    kind: Literal["pdf", "svg"],
    room: tuple[float, float],
    sharpness: int,
    *,
    is_clear: bool = False,
) -> bytes | None:
    """Return a drawing, or the first page of a file, as PNG. None: it cannot be shown.

    ``room`` is the width and height, in px of a page or pt of a slide, that it fills as far as its
    shape allows; the picture has ``sharpness`` times as many pixels. ``is_clear``: what lies behind
    it shines through.
    """
    inputs = {
        "drawing": json.dumps(list(drawing)),
        "kind": kind,
        "room": json.dumps(room),
        "ground": "clear" if is_clear else "white",
    }
    with _ONE:
        made = attempt(
            lambda: _compiler().compile(
                _PAGE, format="png", ppi=float(_POINTS * sharpness), sys_inputs=inputs
            )
        )
    return made if isinstance(made, bytes) else None


def picture_size(picture: bytes) -> tuple[int, int]:
    """Return width and height of a PNG file in its pixels."""
    width, height = (int.from_bytes(picture[start : start + 4], "big") for start in (16, 20))
    return width, height


@cache
def _compiler() -> typst.Compiler:
    """Return a compiler that needs no font: what is drawn has its own inside it, or none."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
