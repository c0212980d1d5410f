"""Typst, for every sheet: tagged for PDF/UA-1, kept for PDF/A-3a, the same bytes everywhere.

Words reach Typst as data and are never read as its markup. Only the fonts that ship are used.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.model import CitationText, ContactDetail, ContactPhone, Link, Part, Sentence
from generator.paint.native import Failure, attempt, not_drawn
from generator.paint.pdf.imprint import brand, imprint_data
from generator.typeface.faces import font_folders
from generator.views.blocks import Block, blocks, runs
from generator.views.document import Json
from generator.views.imprint import Imprint

if TYPE_CHECKING:
    import typst


class Printed(Protocol):
    """A view of what is printed."""

    @property
    def span(self) -> Span:
        """Where the definition stands, for problems that no single text causes."""


_TEMPLATES = Path(__file__).parents[2] / "templates"
_LARGE = 105_000  # characters of a sheet's data from which on Typst takes hundreds of MB
_RUNS_KEPT = 11
_OWN = threading.local()
_ONE_LARGE = threading.Lock()


def typeset(
    template: str,
    data: Mapping[str, object],
    view: Printed,
    imprint: Imprint,
    attachment: bytes | None = None,
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a sheet as a PDF file, or why there is none.

    ``data`` is what the template shows, ``view`` where its words come from, for a failure.
    ``imprint`` says in whose colour and with whose logo.
    ``attachment`` is the definition in UTF-8, which travels in the file; None leaves it out.
    """
    sheet = json.dumps(data, ensure_ascii=False)
    if len(sheet) <= _LARGE:
        return _typeset(template, sheet, view, imprint, attachment)
    with _ONE_LARGE:  # two at once could take more memory than there is
        _forget()
        return _typeset(template, sheet, view, imprint, attachment)


def set_sheet(
    template: str,
    view: Printed,
    imprint: Imprint,
    attachment: bytes | None,
    data: Mapping[str, object],
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a sheet that shows a view, as ``typeset`` does; ``data`` is what else it shows."""
    shared = {
        "view": view_data(view),
        "imprint": imprint_data(imprint),
        "words": imprint.words.as_data(),
    }
    return typeset(template, {**shared, **data}, view, imprint, attachment)


def _typeset(
    template: str, sheet: str, view: Printed, imprint: Imprint, attachment: bytes | None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    inputs = {"sheet": sheet}
    if attachment is not None:
        inputs["attachment"] = attachment.decode("utf-8")
    made = _compile(template, {**inputs, **brand(imprint)})
    if isinstance(made, bytes):
        return made, ()
    if imprint.logo is not None:
        without = _compile(template, {**inputs, **brand(replace(imprint, logo=None))})
        if isinstance(without, bytes):
            return None, (not_drawn(imprint.logo, made),)
    message = "the printed sheet cannot be set"
    return None, (error("print-failed", message, view.span, hints=made.reasons),)


def _forget() -> None:
    """Make Typst drop what it keeps of earlier sheets: what its last ten runs had no use for."""
    for _ in range(_RUNS_KEPT):
        _compiler().compile(b"", format="pdf")


def _compile(template: str, inputs: Mapping[str, str]) -> bytes | Failure:
    path = _TEMPLATES / template
    path.open("rb").close()  # as the system names a file that is missing: Typst does not
    return attempt(
        lambda: _compiler().compile(
            str(path),
            format="pdf",
            sys_inputs=dict(inputs),
            pdf_standards=["ua-1", "a-3a"],
        )
    )


def _compiler() -> typst.Compiler:
    """Return this thread's compiler, as one sets a sheet at a time. All share what they keep."""
    import typst

    found: typst.Compiler | None = getattr(_OWN, "compiler", None)
    if found is None:
        found = typst.Compiler(root=_TEMPLATES, font_paths=_fonts(), ignore_system_fonts=True)
        _OWN.compiler = found
    return found


@cache
def _fonts() -> typst.Fonts:
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=list(font_folders())
    )


def parts(sentence: Sentence) -> Json:
    """Return a sentence as the list of its parts, with what a number or a citation leads to.

    One of several lines is given as its lines, those together that make up one list.
    """
    if len(blocks(sentence)) == 1:
        return [_part(part) for part in sentence.parts]
    return {
        "runs": [
            [{**_line(line), "inner": [_line(each) for each in line.inner]} for line in run]
            for run in runs(sentence)
        ]
    }


def _line(line: Block) -> dict[str, Json]:
    return {"mark": line.mark, "parts": parts(line.words)}


def _part(part: Part) -> Json:
    match part:
        case ContactPhone() | ContactDetail(kind="text"):
            return {"text": part.text, "call": part.href}
        case ContactDetail(href=str(href)):
            return {"text": part.text, "url": href, "bold": True}
        case CitationText(citation=citation) if citation.link:
            return {"text": part.text, "url": citation.link.url}
    return {"text": part.text}


def view_data(value: object) -> Json:
    """Return a view as a template reads it: its fields by name, without places in the source."""
    if isinstance(value, Sentence):
        return parts(value)
    if isinstance(value, Link):
        return value.url
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [view_data(each) for each in value]
    if is_dataclass(value):
        found = {f.name: getattr(value, f.name) for f in fields(value)}
        return {name: view_data(each) for name, each in found.items() if not isinstance(each, Span)}
    raise TypeError(f"no plain form for {type(value).__name__}")
