"""The publisher's logo as a picture on the first slide.

Programs that edit slides know pixels everywhere and SVG only in part, so that a drawing is set as
pixels, fine enough for any projector.
"""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

from generator.layout.geometry import Rect
from generator.paint.pptx.xml import Part, place, preset
from generator.source.logo import Logo

if TYPE_CHECKING:
    import typst

MEDIA, RELATION = "ppt/media/logo.png", "rIdLogo"
"""The picture's place in the package, and its name among what a slide refers to."""

WIDTH, _HEIGHT = 180.0, 72.0  # pt: the room for it
_SHARPNESS = 288.0  # pixels to the inch: four times those of the room
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let (width, height) = json(bytes(sys.inputs.room))
#let drawing = bytes(json(bytes(sys.inputs.logo)))
#context {
  let size = measure(image(drawing, format: "svg"))
  let scale = calc.min(width * 1pt / size.width, height * 1pt / size.height)
  image(drawing, format: "svg", width: size.width * scale, height: size.height * scale)
}
"""


def logo_pixels(logo: Logo) -> bytes:
    """Return a logo as PNG. A file in pixels stays as it is."""
    if logo.kind == "png":
        return logo.content
    inputs = {"logo": json.dumps(list(logo.content)), "room": json.dumps([WIDTH, _HEIGHT])}
    png = _compiler().compile(_PAGE, format="png", ppi=_SHARPNESS, sys_inputs=inputs)
    assert isinstance(png, bytes)  # one page, and no path was given to write it to
    return png


def logo_shape(part: Part, pixels: bytes, right: float, bottom: float, publisher: str) -> str:
    """Return the picture with its lower right corner at a place, as large as there is room for."""
    width, height = (int.from_bytes(pixels[start : start + 4], "big") for start in (16, 20))
    scale = min(WIDTH / width, min(_HEIGHT, bottom - 20) / height)
    size = (width * scale, height * scale)
    frame = Rect(right - size[0], bottom - size[1], *size)
    return (
        f"<p:pic><p:nvPicPr>{part.shape('Logo', publisher)}<p:cNvPicPr><a:picLocks "
        f'noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip '
        f'r:embed="{RELATION}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{place(frame)}{preset('rect')}</p:spPr></p:pic>"
    )


@cache
def _compiler() -> typst.Compiler:
    """Return a compiler that needs no font: a logo has no words that are text."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    return typst.Compiler(font_paths=fonts, ignore_system_fonts=True)
