"""The value every phase reports its problems as."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics.span import Span

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that explains a diagnostic, such as the first of two definitions."""

    message: str
    span: Span


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, at one place, with a way out.

    ``message`` is one sentence in lower case without a full stop; it holds no position and does
    not quote the source line. ``code`` is kebab-case and has an entry in the catalogue.
    """

    severity: Severity
    code: str
    message: str
    span: Span
    related: tuple[Related, ...] = ()
    hints: tuple[str, ...] = ()


def error(
    code: str,
    message: str,
    span: Span,
    *,
    related: Iterable[Related] = (),
    hints: Iterable[str] = (),
) -> Diagnostic:
    """Return a diagnostic that stops the next phase."""
    return Diagnostic("error", code, message, span, tuple(related), tuple(hints))


def warning(
    code: str,
    message: str,
    span: Span,
    *,
    related: Iterable[Related] = (),
    hints: Iterable[str] = (),
) -> Diagnostic:
    """Return a diagnostic that is reported but stops nothing."""
    return Diagnostic("warning", code, message, span, tuple(related), tuple(hints))


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Say whether a phase's diagnostics forbid running the next phase."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics by place, then code, each one once."""
    once = dict.fromkeys(diagnostics)  # unlike a set it keeps an order, so that ties are stable
    return tuple(sorted(once, key=lambda d: (d.span, d.code, d.message)))
