"""The handout: a whole protocol to read, to hang up and to photocopy."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.paint.pdf.typesetting import set_sheet
from generator.views.handout import Handout
from generator.views.imprint import Imprint
from generator.views.papers import Paper

STEP, ITEM = 14.0, 12.0
"""Sizes in pt of the words of a step, and of an item of a screening rule."""


def paint_handout(
    handout: Handout, paper: Paper, imprint: Imprint, attachment: bytes | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a protocol's handout as a PDF file, or why there is none; see ``typeset``."""
    words = imprint.words
    checked = (words.use_check,) if imprint.check is not None else ()
    source = words.use_source.filled(publisher=handout.about.publisher)
    data = {
        "paper": [paper.width, paper.height],
        "sizes": {"step": STEP, "item": ITEM},
        "use": [words.use_steps, words.use_marks, *checked, source],
    }
    return set_sheet("handout.typ", handout, imprint, attachment, data)


def handout_text_size(handout: Handout) -> float:
    """Return the smallest size of the words of a step or an item, in pt."""
    return STEP if handout.screening is None else min(STEP, ITEM)
