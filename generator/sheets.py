"""Everything of one protocol that is printed: views → geometry → PDF, with fingerprints."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol
from generator.paint.json import canonical_json
from generator.paint.pdf.handout import paint_handout
from generator.views.content import handout_content
from generator.views.data import Json
from generator.views.handout import handout
from generator.views.papers import HAND_PAPERS


@dataclass(frozen=True, slots=True)
class Sheet:
    """A published file that people keep, with the fingerprint of what it says."""

    content: bytes
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Sheets:
    """Sheets by their path in the protocol's folder, and what was amiss with any."""

    files: dict[str, Sheet]
    diagnostics: tuple[Diagnostic, ...]


def fingerprint(content: Json) -> str:
    """Return eight hex digits that stand for what a sheet says."""
    return sha256(canonical_json(content)).hexdigest()[:8]


def sheets_of(protocol: Protocol, definition: bytes) -> Sheets:
    """Return what is printed of a protocol. ``definition`` is its source, which travels inside."""
    view = handout(protocol)
    said = fingerprint(handout_content(view))
    files: dict[str, Sheet] = {}
    problems: dict[Diagnostic, None] = {}  # each once, though several papers meet it
    for paper in HAND_PAPERS:
        printed, found = paint_handout(view, paper, definition)
        problems |= dict.fromkeys(found)
        if printed is not None:
            files[f"print/handout-{paper.id}.pdf"] = Sheet(printed, said)
    return Sheets(files, tuple(problems))
