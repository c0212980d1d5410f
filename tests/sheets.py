"""Sheets set as the catalogue says."""

from __future__ import annotations

from typing import Any

from generator.diagnostics.diagnostic import Diagnostic
from generator.outputs.catalogue import CATALOGUE
from generator.outputs.kind import Form
from generator.views.imprint import Imprint
from generator.views.papers import Paper


def paint_sheet(
    kind: str, view: Any, paper: Paper, imprint: Imprint, definition: bytes | None = None
) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Set a sheet of a kind, as the catalogue says it is set."""
    row = next(each for each in CATALOGUE if each.name == kind)
    paint, _ = row.prepare(view, Form(paper, ".pdf"), imprint, definition, False)  # type: ignore[arg-type]
    return paint()
