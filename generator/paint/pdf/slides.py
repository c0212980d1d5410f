"""Slides as a PDF file: the same slides as in the PowerPoint file, to show and to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from generator.diagnostics.diagnostic import Diagnostic
from generator.layout.geometry import ChartLayout, Rect
from generator.layout.measure import ASCENT, DESCENT
from generator.layout.slides.flow import AFTER_NUMBER, BULLET, GAP, LEADING
from generator.layout.slides.stage import (
    CARD_BORDER,
    CELL_PAD,
    CODE_LABEL,
    DOT,
    FOOT,
    HEAD_RULE,
    HEIGHT,
    MARGIN,
    NAME,
    NOTE_BORDER,
    ROLE,
    ROW_RULE,
    RULE,
    SMALL,
    WIDTH,
    WRITE_RULE,
    Body,
    Card,
    PlacedSlide,
    Scene,
    SlideMark,
    Table,
    Title,
)
from generator.layout.slides.titles import footer
from generator.layout.strokes import BUILD_UP
from generator.model import CitationText, ContactPhone
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.placed import Plain, placed, sign_data
from generator.paint.pdf.typesetting import mark_shapes, typeset
from generator.views.imprint import Imprint
from generator.views.slides import Passage, Piece, SlideShow


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
        "stage": {"width": WIDTH, "height": HEIGHT, "margin": MARGIN, "foot": FOOT},
        "type": _type(),
        "drawings": [placed(drawing) for drawing in drawings],
        "slides": [_slide(slide, drawings) for slide in slides],
        "imprint": imprint_data(imprint),
        "marks": mark_shapes(),
        "words": imprint.words.as_data(),
    }
    return typeset("slides.typ", data, show, imprint, attachment)


def _slide(slide: PlacedSlide, drawings: Sequence[ChartLayout]) -> Plain:
    tables: list[Plain] = [_table(slide.table)] if slide.table else []
    return {
        "kind": slide.kind,
        "begins": slide.section is not None,
        "hue": sign_data(slide.hue),
        "title": _title(slide.title),
        "scene": _scene(slide.scene, drawings) if slide.scene else None,
        "tables": tables,
        "cards": [_card(card) for card in slide.cards],
        "bodies": [_body(body) for body in slide.bodies],
        "code": _frame(slide.code) if slide.code else None,
        "marks": [_mark(each) for each in slide.marks],
        "rule": _frame(slide.rule) if slide.rule else None,
        "logo": _frame(slide.logo) if slide.logo else None,
    }


def _type() -> Plain:
    """Return sizes and lengths that are the same on all slides."""
    return {
        "ascent": ASCENT,
        "descent": DESCENT,
        "leading": LEADING,
        "gap": GAP,
        "after_number": AFTER_NUMBER,
        "bullet": BULLET,
        "dot": DOT,
        "small": SMALL,
        "name": NAME,
        "role": ROLE,
        "code_label": CODE_LABEL,
        "cell_pad": CELL_PAD,
        "card": asdict(CARD_BORDER),
        "note": asdict(NOTE_BORDER),
        "rule": RULE,
        "head_rule": HEAD_RULE,
        "row_rule": ROW_RULE,
        "write_rule": WRITE_RULE,
        "build_up": asdict(BUILD_UP),
    }


def _mark(mark: SlideMark) -> Plain:
    return {
        "hue": sign_data(mark.hue),
        "x": mark.centre.x,
        "y": mark.centre.y,
        "radius": mark.radius,
    }


def _title(title: Title) -> Plain:
    return {
        "name": _pieces(title.name),
        "more": _pieces(title.more),
        "frame": _frame(title.frame),
        "size": title.size,
        "stacked": title.is_stacked,
    }


def _scene(scene: Scene, drawings: Sequence[ChartLayout]) -> Plain:
    """Name what is there: the drawing, its boxes and its arrows, all by their place in a list."""
    lanes: list[Plain] = []
    for lane in scene.drawing.lanes:
        boxes: list[Plain] = [
            [number, box.box.id == scene.current]
            for number, box in enumerate(lane.boxes)
            if box.box.id in scene.shown
        ]
        arrows: list[Plain] = [
            [number, scene.current in (arrow.arrow.source, arrow.arrow.target)]
            for number, arrow in enumerate(lane.arrows)
            if {arrow.arrow.source, arrow.arrow.target} <= scene.shown
        ]
        lanes.append({"boxes": boxes, "arrows": arrows})
    found = next(n for n, each in enumerate(drawings) if each is scene.drawing)
    return {
        "drawing": found,
        "x": scene.x,
        "y": scene.y,
        "whole": scene.current is None,
        "lanes": lanes,
    }


def _table(table: Table) -> Plain:
    rows: list[Plain] = [[_pieces(cell.pieces) for cell in row] for row in table.rows]
    return {
        "frame": _frame(table.frame),
        "size": table.size,
        "widths": list(table.widths),
        "heights": list(table.heights),
        "rows": rows,
    }


def _card(card: Card) -> Plain:
    contact = card.contact
    phone: Plain = None
    if contact.phone is not None:
        phone = {"written": contact.phone.written, "dial": contact.phone.dial}
    return {
        "frame": _frame(card.frame),
        "size": card.size,
        "words": _frame(card.words),
        "number": _frame(card.number),
        "line": _frame(card.line) if card.line else None,
        "name": contact.name,
        "role": contact.role,
        "phone": phone,
    }


def _body(body: Body) -> Plain:
    return {
        "look": body.look,
        "frame": _frame(body.frame),
        "inset": _frame(body.inset),
        "edge": _frame(body.edge) if body.edge else None,
        "size": body.size,
        "indent": body.indent,
        "passages": [_passage(passage) for passage in body.passages],
    }


def _passage(passage: Passage) -> Plain:
    return {
        "pieces": _pieces(passage.pieces),
        "item": passage.is_item,
        "number": passage.number,
    }


def _pieces(pieces: Sequence[Piece]) -> Plain:
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> Plain:
    found: dict[str, Plain] = {
        "text": piece.text,
        "bold": piece.is_bold,
        "ours": piece.is_ours,
    }
    match piece.part:
        case ContactPhone(phone=phone):
            found["to"] = f"tel:{phone.dial}"
        case CitationText(citation=citation) if citation.link:
            found["to"] = citation.link.url
    return found


def _frame(rect: Rect) -> Plain:
    return [rect.x, rect.y, rect.width, rect.height]
