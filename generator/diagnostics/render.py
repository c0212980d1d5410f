"""Diagnostics as text: for people, for one line each, and for programs."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Literal

from generator.diagnostics.diagnostic import Diagnostic
from generator.diagnostics.span import Span

Format = Literal["human", "short", "json"]
LineOf = Callable[[str, int], str | None]
"""(file, line) → that line's text, or ``None`` where the file could not be read."""

MAX_WIDTH = 100
_SHOWN = {"\t": "→", "\u00a0": "·", "\u202f": "·", "\u2007": "·", "\u3000": "··"}
"""Characters that an author can type by mistake → what shows where they stand."""


def render(diagnostics: Iterable[Diagnostic], form: Format, line_of: LineOf) -> str:
    """Render diagnostics in the order given; the text ends with a line end unless it is empty."""
    if form == "json":
        # Plain ASCII: what reads it may be a terminal, whatever its encoding.
        return json.dumps([_record(d) for d in diagnostics], indent=2) + "\n"
    if form == "short":
        return "".join(f"{headline(d)}\n" for d in diagnostics)
    return "".join(f"{_human(d, line_of)}\n" for d in diagnostics)


def headline(diagnostic: Diagnostic) -> str:
    """Return the one line that every text form starts with."""
    kind = f"{diagnostic.severity}[{diagnostic.code}]"
    return f"{visible(str(diagnostic.span))}: {kind}: {visible(diagnostic.message)}"


def summary(diagnostics: Iterable[Diagnostic]) -> str:
    """Count the diagnostics by severity: ``2 errors, 1 warning``."""
    counts = Counter(diagnostic.severity for diagnostic in diagnostics)
    parts = [
        f"{counts[severity]} {severity}{'' if counts[severity] == 1 else 's'}"
        for severity in ("error", "warning")
        if counts[severity]
    ]
    return ", ".join(parts) or "no problems"


def _human(diagnostic: Diagnostic, line_of: LineOf) -> str:
    parts = [headline(diagnostic), *_excerpt(diagnostic.span, line_of)]
    for related in diagnostic.related:
        parts.append(f"  {visible(str(related.span))}: {visible(related.message)}")
        parts.extend(_excerpt(related.span, line_of))
    parts.extend(f"  hint: {visible(hint)}" for hint in diagnostic.hints)
    return "\n".join([*parts, ""])


def _excerpt(span: Span, line_of: LineOf) -> list[str]:
    """Return the source line and a line of carets under the span, cut to a readable width."""
    line = line_of(span.path, span.line)
    if line is None or not line.strip():
        return []
    start = max(0, span.column - 1 - MAX_WIDTH // 2) if len(line) > MAX_WIDTH else 0
    end = len(line) + 1 if span.end_line > span.line else span.end_column
    cut = line[start : start + MAX_WIDTH]
    marked = line[span.column - 1 : min(end - 1, start + len(cut))]
    before, after = "…" if start else "", "…" if start + len(cut) < len(line) else ""
    gutter = " " * len(str(span.line))
    pad = " " * (len(before) + _cells(line[start : span.column - 1]))
    return [
        f"  {span.line} | {before}{visible(cut)}{after}",
        f"  {gutter} | {pad}{'^' * max(1, _cells(marked))}",
    ]


def _cells(text: str) -> int:
    """Return how many columns of a terminal a text takes, as :func:`visible` shows it."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    return len(text) + wide - sum(unicodedata.combining(char) > 0 for char in text)


def visible(text: str) -> str:
    """Replace characters that a terminal would act on, each by one that it shows."""
    return "".join(
        char if char.isprintable() else _SHOWN.get(char, "\N{REPLACEMENT CHARACTER}")
        for char in text
    )


def _record(diagnostic: Diagnostic) -> dict[str, object]:
    return {
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
        **asdict(diagnostic.span),
        "related": [{"message": each.message, **asdict(each.span)} for each in diagnostic.related],
        "hints": list(diagnostic.hints),
    }
