"""Asking native code to draw: what it gives up on is a value, whatever way it says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.source.logo import Logo


@dataclass(frozen=True, slots=True)
class Failure:
    """Why nothing was drawn, in the words of the program that was to draw."""

    reasons: tuple[str, ...]


def attempt(compile: Callable[[], object]) -> bytes | Failure:
    """Return what Typst makes, one file, or why it makes none."""
    import typst

    try:
        made = compile()
    except typst.TypstError as problem:
        return Failure((problem.message, *problem.hints))
    except BaseException as failure:
        # A drawing with absurd numbers makes Typst give up altogether; its binding has no name for
        # that which could be imported.
        if type(failure).__name__ != "PanicException":
            raise
        return Failure((str(failure),))
    assert isinstance(made, bytes)  # one file, and no path was given to write it to
    return made


def not_drawn(logo: Logo, failure: Failure | None = None) -> Diagnostic:
    """Say at a logo's file that it could be read, and yet not be drawn."""
    hint = "export it anew, as a simpler drawing or as PNG"
    hints = (*(failure.reasons if failure else ()), hint)
    return error("bad-logo", "cannot be drawn", logo.span, hints=hints)
