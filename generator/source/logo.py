"""The owner's logo: a PNG or SVG file that any program draws alike, and that does nothing else."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Literal

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.source.drawing import check_drawing
from generator.source.png import SIGNATURE, read_png
from generator.source.unfit import UnfitLogoError

MAX_LOGO = 200_000
"""Bytes of a logo: it travels inside every sheet."""


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo's file. ``repr`` names it by its digest, so that a model stays light to look at."""

    kind: Literal["png", "svg"]
    digest: str  # SHA-256 of the content, in hex
    content: bytes = field(repr=False, compare=False)
    span: Span = field(repr=False, compare=False)  # the file


def read_logo(name: str, raw: bytes) -> tuple[Logo | None, tuple[Diagnostic, ...]]:
    """Return the logo in a file's bytes, or why they are none; ``name`` is the file's, as shown."""
    place = Span.point(name)
    try:
        if len(raw) > MAX_LOGO:
            message = f"is larger than the limit of {MAX_LOGO // 1000} kB for a logo"
            raise UnfitLogoError("file-too-large", message)
        kind = _kind(name)
        if raw.startswith(SIGNATURE) != (kind == "png"):
            message = f"is not the {kind.upper()} file that its name says"
            raise UnfitLogoError("bad-logo", message, f"save it anew as {kind.upper()}")
        if kind == "png":
            raw = read_png(raw)
        else:
            check_drawing(raw)
    except UnfitLogoError as found:
        return None, (error(found.code, found.message, place, hints=found.hints),)
    return Logo(kind, sha256(raw).hexdigest(), raw, place), ()


def _kind(name: str) -> Literal["png", "svg"]:
    for kind in ("png", "svg"):
        if name.lower().endswith(f".{kind}"):
            return kind
    raise UnfitLogoError("bad-logo", "a logo is a file whose name ends in .png or .svg")
