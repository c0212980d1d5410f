"""The screening sheet: items with boxes to tick by hand, and how to read what was ticked."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.typesetting import mark_shapes, typeset, view_data
from generator.views import words
from generator.views.imprint import Imprint
from generator.views.papers import Paper
from generator.views.screening_sheet import ScreeningSheet

ITEM = 10.5
"""Size of the words of an item and of a result, in pt."""

_WORDS = {
    "count_of_yes": words.COUNT_OF_YES,
    "data_file": words.DATA_FILE,
    "date": words.SHEET_DATE,
    "go_to": words.GO_TO,
    "no": words.NO,
    "no_names": words.NO_NAMES,
    "not_known": words.NOT_KNOWN,
    "not_known_is_open": words.NOT_KNOWN_IS_OPEN,
    "outcomes": words.OUTCOMES,
    "page_of": words.PAGE_OF,
    "points": words.POINTS,
    "points_in_all": words.POINTS_IN_ALL,
    "points_of_yes": words.POINTS_OF_YES,
    "read_result": words.READ_RESULT,
    "result": words.RESULT,
    "screening_sheet": words.SCREENING_SHEET,
    "site_note": words.SITE_NOTE,
    "tick_box": words.TICK_BOX,
    "yes": words.YES,
}


def paint_screening_sheet(
    sheet: ScreeningSheet, paper: Paper, imprint: Imprint, attachment: bytes | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a protocol's screening sheet as a PDF file, or why there is none; see ``typeset``."""
    link = sheet.about.link
    data: dict[str, object] = {
        "paper": [paper.width, paper.height],
        "view": view_data(sheet),
        "name": f"{sheet.short_title}: {words.SCREENING_SHEET}",
        "size": ITEM,
        "imprint": imprint_data(imprint, link.url if link else None),
        "words": dict(_WORDS),
        "marks": mark_shapes(),
    }
    return typeset("screening-sheet.typ", data, sheet, imprint, attachment)
