"""The packet for whoever signs, as a PDF file."""

from __future__ import annotations

from generator.diagnostics.diagnostic import Diagnostic
from generator.paint.pdf.typesetting import set_sheet
from generator.views.imprint import Imprint
from generator.views.packet import Packet
from generator.views.papers import Paper


def paint_review(
    packet: Packet, imprint: Imprint, paper: Paper, definition: bytes
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Return a packet as a PDF file, or why there is none; the definition travels in it."""
    data = {"paper": [paper.width, paper.height]}
    return set_sheet("review.typ", packet, imprint, definition, data)
