"""The packet for whoever signs, as a PDF file."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.paint.pdf.imprint import imprint_data
from generator.paint.pdf.typesetting import set_sheet
from generator.views.imprint import Imprint
from generator.views.packet import Packet
from generator.views.papers import Paper


def paint_review(
    packet: Packet, imprint: Imprint, paper: Paper, definition: bytes
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a packet as a PDF file, or why there is none; the definition travels in it."""
    said = imprint_data(imprint)
    assert isinstance(said, dict)
    # It is no print of which a site could tell if it is current.
    said["print"] = imprint.words.review_mark.filled(fingerprint=imprint.fingerprint)
    data: dict[str, object] = {"paper": [paper.width, paper.height], "imprint": said}
    return set_sheet("review.typ", packet, imprint, definition, data)
