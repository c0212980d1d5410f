"""Slides as a PDF file: the same slides as in the PowerPoint file, to show and to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.geometry import ChartLayout, Circle, Polygon, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.slides import flow, stage
from generator.layout.slides.around import footer, height_over
from generator.layout.slides.stage import PlacedSlide
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.placed import Plain, mark_data, placed, sign_data
from generator.paint.pdf.typesetting import typeset
from generator.source.words import BULLET
from generator.views.contacts import is_number
from generator.views.imprint import Imprint
from generator.views.paragraphs import Piece
from generator.views.signs import Sign
from generator.views.slides import SlideShow

_SHOWN = (
    "kind", "hue", "section", "part", "title", "logo", "scene", "table", "panels", "code",
)  # fmt: skip
"""Fields of a slide that its page shows as they are."""

_LENGTHS = (
    "WIDTH", "HEIGHT", "MARGIN", "FOOT", "SMALL", "CODE_LABEL", "CELL_PAD", "HEAD_RULE", "ROW_RULE",
)  # fmt: skip
"""What is the same on all slides."""


def paint_slides(
    show: SlideShow,
    slides: Sequence[PlacedSlide],
    imprint: Imprint,
    attachment: bytes | None = None,
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return slides as a PDF file, or why there is none; see ``typeset``."""
    data = {
        "view": {
            "title": show.title.text,
            "footer": footer(show),
            "publisher": show.about.publisher,
            "language": show.language,
            "status": show.status,
        },
        "type": {
            "ascent": ASCENT,
            "descent": DESCENT,
            "leading": flow.LEADING,
            "gap": flow.GAP,
            "after_number": flow.AFTER_NUMBER,
            "bullet": BULLET,
            "over": height_over(show),
            **{name.lower(): _plain(getattr(stage, name)) for name in _LENGTHS},
        },
        "slides": [_slide(slide) for slide in slides],
        "imprint": imprint_data(imprint),
        "words": imprint.words.as_data(),
    }
    return typeset("slides.typ", data, show, imprint, attachment)


def _slide(slide: PlacedSlide) -> Plain:
    return {name: _plain(getattr(slide, name)) for name in _SHOWN}


def _plain(value: object) -> Plain:
    """Return what stands on a slide by the names of its fields; a place is a list of lengths."""
    match value:
        case None | str() | float() | int():
            return value
        case Rect():
            return [value.x, value.y, value.width, value.height]
        case Sign():
            return sign_data(value)
        case ChartLayout():
            return placed(value)
        case Circle() | Polygon():
            return mark_data(value)
        case Piece():
            return _piece(value)
        case tuple():
            return [_plain(each) for each in value]
    assert is_dataclass(value)
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _piece(piece: Piece) -> Plain:
    found: dict[str, Plain] = {
        "text": piece.text,
        "bold": piece.is_bold,
        "ours": piece.is_ours,
        "scale": round(piece.scale, 4),
    }
    if piece.address is not None:
        found["to"] = piece.address
        found["whole"] = is_number(piece.part)
    return found
