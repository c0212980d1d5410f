"""What two accessibility checkers say of a PDF file, without what is explained here."""

from __future__ import annotations

from pathlib import Path

EXPLAINED = {
    # ISO 14289-1, 7.18.5 asks that links be tagged. An address among an author's words is text, as
    # the definition has it, and no link is there; the checker calls it its own judgement.
    "LNK-010",
    # ISO 14289-1, 7.8: running heads are artifacts. A box that stands at the same place on several
    # pages is none: it is the part of the chart that was there before.
    "PAG-001",
    # ISO 14289-1, 7.5 with ISO 32000-1, 14.8.4.3.4: cells may hold figures. The checker counts
    # words, and takes cells with boxes to tick, which have alternative text (7.3), for empty.
    "TBL-012",
}
"""Warnings, by rule, that are none for these sheets, each with its clause. No error is excused."""


def complaints(pdf: bytes, folder: Path) -> list[str]:
    """Return everything that is wrong with a file and that nothing explains."""
    import outloud
    import pdfua

    path = folder / "heard.pdf"
    path.write_bytes(pdf)
    found = [
        f"{each.rule} ({each.severity}): {each}"
        for each in outloud.check(str(path)).findings
        if each.severity == "error" or (each.severity != "info" and each.rule not in EXPLAINED)
    ]
    return [*found, *map(str, pdfua.validate(path).findings)]
