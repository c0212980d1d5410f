"""Sheets → PDF, set by Typst: tagged for PDF/UA-1, kept for PDF/A-3a, the same bytes everywhere.

Words reach Typst as data and are never read as its markup. Only the fonts that ship are used.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.layout import measure
from generator.layout.geometry import Circle, Point
from generator.layout.marks import mark
from generator.model import CitationText, ContactPhone, Part, Sentence
from generator.views import words
from generator.views.handout import Handout

if TYPE_CHECKING:
    import typst

Paper = Literal["letter", "a4"]
Json: TypeAlias = "str | int | None | list[Json] | dict[str, Json]"

_TEMPLATES = Path(__file__).parent.parent / "templates"
_TYPST_PAPERS: Mapping[Paper, str] = {"letter": "us-letter", "a4": "a4"}
_MARKS = 6
_WORDS = {name.lower(): text for name, text in vars(words).items() if isinstance(text, str)}


def paint_handout(
    handout: Handout, paper: Paper, attachment: bytes | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a protocol's handout as a PDF file, or why there is none.

    ``attachment`` is the definition in UTF-8, which travels in the file; None leaves it out. Text
    that none of the fonts can draw is a diagnostic: PDF/UA-1 forbids a box in its place.
    """
    inputs = {"sheet": json.dumps(_data(handout, paper), ensure_ascii=False)}
    if attachment is not None:
        inputs["attachment"] = attachment.decode("utf-8")
    return _compile("handout.typ", inputs, handout.span)


def _data(handout: Handout, paper: Paper) -> Json:
    return {
        "paper": _TYPST_PAPERS[paper],
        "view": _plain(handout),
        "words": dict(_WORDS),
        "marks": [_mark(number) for number in range(1, _MARKS + 1)],
    }


def _compile(
    template: str, inputs: dict[str, str], span: Span
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    import typst

    try:
        pdf = _compiler().compile(
            str(_TEMPLATES / template),
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=["ua-1", "a-3a"],
        )
    except typst.TypstError as problem:
        hints = (problem.message, *problem.hints)
        message = "the printed sheet cannot be set"
        return None, (error("print-failed", message, span, hints=hints),)
    assert isinstance(pdf, bytes)  # one file, for it was asked for a PDF
    return pdf, ()


@cache
def _compiler() -> typst.Compiler:
    """Return one compiler for all sheets: it keeps the fonts and what sheets have in common."""
    import typst

    fonts = typst.Fonts(
        include_system_fonts=False, font_paths=[measure.font_path("regular").parent]
    )
    return typst.Compiler(root=_TEMPLATES, font_paths=fonts, ignore_system_fonts=True)


def _plain(value: object) -> Json:
    """Return a view as plain data: fields by name, a sentence as the list of its parts."""
    match value:
        case None | str() | int():
            return value
        case tuple():
            return [_plain(each) for each in value]
        case Sentence(parts=parts):
            return [_part(part) for part in parts]
    assert is_dataclass(value)
    named = {field.name: getattr(value, field.name) for field in fields(value)}
    return {name: _plain(each) for name, each in named.items() if not isinstance(each, Span)}


def _part(part: Part) -> Json:
    match part:
        case ContactPhone(phone=phone):
            return {"text": part.text, "tel": phone.dial}
        case CitationText(citation=citation) if citation.link:
            return {"text": part.text, "url": citation.link.url}
    return {"text": part.text}


def _mark(number: int) -> Json:
    """Return the shape that charts use for a number, in thousandths of its half width."""
    shape = mark(number, Point(0.0, 0.0), 1000.0)
    if isinstance(shape, Circle):
        return round(shape.radius)
    return [[round(corner.x), round(corner.y)] for corner in shape.corners]
