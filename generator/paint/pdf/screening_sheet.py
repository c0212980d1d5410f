"""The screening sheet: items with boxes to tick by hand, and how to read what was ticked."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.paint.pdf.typesetting import set_sheet
from generator.views.imprint import Imprint
from generator.views.papers import Paper
from generator.views.screening_sheet import ScreeningSheet

ITEM = 10.5
"""Size of the words of an item and of a result, in pt."""


def paint_screening_sheet(
    sheet: ScreeningSheet, paper: Paper, imprint: Imprint, attachment: bytes | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a protocol's screening sheet as a PDF file, or why there is none; see ``typeset``."""
    data: dict[str, object] = {
        "paper": [paper.width, paper.height],
        "name": f"{sheet.short_title}: {imprint.words.screening_sheet}",
        "size": ITEM,
    }
    link = sheet.about.link
    return set_sheet("screening-sheet.typ", sheet, imprint, attachment, data, link=link)
