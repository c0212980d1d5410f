"""The handout: a whole protocol to read, to hang up and to photocopy."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.typesetting import mark_shapes, typeset, view_data
from generator.views import words
from generator.views.handout import Handout
from generator.views.imprint import Imprint
from generator.views.papers import Paper

STEP, ITEM = 14.0, 12.0
"""Sizes in pt of the words of a step, and of an item of a screening rule."""

_WORDS = {
    "back_to": words.BACK_TO,
    "citation": words.CITATION,
    "contacts": words.CONTACTS,
    "data_file": words.DATA_FILE,
    "done_together": words.DONE_TOGETHER,
    "ends": words.ENDS,
    "every_situation": words.EVERY_SITUATION,
    "go_to": words.GO_TO,
    "how_to_use": words.HOW_TO_USE,
    "outcomes": words.OUTCOMES,
    "page": words.PAGE,
    "page_of": words.PAGE_OF,
    "points": words.POINTS,
    "result": words.RESULT,
    "screening_table": words.SCREENING_TABLE,
    "site_note": words.SITE_NOTE,
    "write_number": words.WRITE_NUMBER,
}


def paint_handout(
    handout: Handout, paper: Paper, imprint: Imprint, attachment: bytes | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a protocol's handout as a PDF file, or why there is none; see ``typeset``."""
    checked = (words.USE_CHECK,) if imprint.check is not None else ()
    source = words.use_source(handout.about.publisher)
    data = {
        "paper": [paper.width, paper.height],
        "sizes": {"step": STEP, "item": ITEM},
        "use": [words.USE_STEPS, words.USE_MARKS, *checked, source],
        "view": view_data(handout),
        "imprint": imprint_data(imprint),
        "words": dict(_WORDS),
        "marks": mark_shapes(),
    }
    return typeset("handout.typ", data, handout, imprint, attachment)


def handout_text_size(handout: Handout) -> float:
    """Return the smallest size of the words of a step or an item, in pt."""
    return STEP if handout.screening is None else min(STEP, ITEM)
