"""The publisher's logo as a picture on the first slide.

Programs that edit slides know pixels everywhere and SVG only in part, so that a drawing is set as
pixels, fine enough for any projector.
"""

from __future__ import annotations

from functools import lru_cache

from generator.layout.geometry import Rect
from generator.layout.slides import stage
from generator.paint.picture import paint_picture, picture_size
from generator.paint.pptx.xml import Part, place, preset
from generator.source.logo import Logo

MEDIA, RELATION = "ppt/media/logo.png", "rIdLogo"
"""The picture's place in the package, and its name among what a slide refers to."""

_SHARPNESS = 4  # pixels to a point


@lru_cache(maxsize=4)
def logo_pixels(logo: Logo) -> bytes | None:
    """Return a logo as PNG; a file in pixels stays as it is. None: it cannot be shown."""
    if logo.kind == "png":
        return logo.content
    return paint_picture(
        logo.content, "svg", (stage.LOGO_WIDTH, stage.LOGO_HEIGHT), _SHARPNESS, is_clear=True
    )


def logo_shape(part: Part, pixels: bytes, room: Rect, publisher: str) -> str:
    """Return the picture at the lower right of its room, as large as fits there."""
    width, height = picture_size(pixels)
    scale = min(room.width / width, room.height / height)
    size = (width * scale, height * scale)
    frame = Rect(room.right - size[0], room.bottom - size[1], *size)
    return (
        f"<p:pic><p:nvPicPr>{part.shape('Logo', publisher)}<p:cNvPicPr><a:picLocks "
        f'noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr><p:blipFill><a:blip '
        f'r:embed="{RELATION}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f"<p:spPr>{place(frame)}{preset('rect')}</p:spPr></p:pic>"
    )
