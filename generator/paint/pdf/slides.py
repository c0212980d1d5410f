"""Slides as a PDF file: the same slides as in the PowerPoint file, to show and to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.geometry import ChartLayout, Circle, Polygon, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.slides import flow, stage
from generator.layout.slides.around import footer, height_over
from generator.layout.slides.stage import PlacedSlide, Scene
from generator.model import CitationText
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.placed import Plain, mark_data, placed, sign_data
from generator.paint.pdf.typesetting import typeset
from generator.source.words import BULLET
from generator.views.contacts import address_of, is_number
from generator.views.imprint import Imprint
from generator.views.paragraphs import Piece
from generator.views.signs import Sign
from generator.views.slides import SlideShow

_SHOWN = ("kind", "section", "part", "title", "logo", "table", "panels", "code")
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
    drawings: list[ChartLayout] = []
    for slide in slides:
        if slide.scene is not None and not any(each is slide.scene.drawing for each in drawings):
            drawings.append(slide.scene.drawing)
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
        "drawings": [placed(drawing) for drawing in drawings],
        "slides": [_slide(slide, drawings) for slide in slides],
        "imprint": imprint_data(imprint),
        "words": imprint.words.as_data(),
    }
    return typeset("slides.typ", data, show, imprint, attachment)


def _slide(slide: PlacedSlide, drawings: Sequence[ChartLayout]) -> Plain:
    return {
        "hue": sign_data(slide.hue),
        "scene": _scene(slide.scene, drawings) if slide.scene else None,
        **{name: _plain(getattr(slide, name)) for name in _SHOWN},
    }


def _plain(value: object) -> Plain:
    """Return what stands on a slide by the names of its fields; a place is a list of lengths."""
    match value:
        case None | str() | float() | int():
            return value
        case Rect():
            return [value.x, value.y, value.width, value.height]
        case Sign():
            return sign_data(value)
        case Circle() | Polygon():
            return mark_data(value)
        case Piece():
            return _piece(value)
        case tuple():
            return [_plain(each) for each in value]
    assert is_dataclass(value)
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _scene(scene: Scene, drawings: Sequence[ChartLayout]) -> Plain:
    """Name the drawing by its place in a list."""
    found = next(n for n, each in enumerate(drawings) if each is scene.drawing)
    return {"drawing": found, "x": scene.x, "y": scene.y}


def _piece(piece: Piece) -> Plain:
    found: dict[str, Plain] = {
        "text": piece.text,
        "bold": piece.is_bold,
        "ours": piece.is_ours,
        "scale": round(piece.scale, 4),
    }
    part = piece.part
    cited = part.citation.link if isinstance(part, CitationText) else None
    address = cited.url if cited else address_of(part)
    if address is not None:
        found["to"] = address
        found["whole"] = is_number(part)
    return found
