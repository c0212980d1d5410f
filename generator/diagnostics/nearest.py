"""The nearest known name to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable


def nearest_hint(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return a hint that offers the most similar known name, or lists a few, or nothing."""
    names = sorted(set(known))
    close = difflib.get_close_matches(name[:80], names, n=1, cutoff=0.6)
    if close:
        return (f"did you mean `{close[0]}`?",)
    if 0 < len(names) <= 8:
        return (f"known here: {', '.join(names)}",)
    return ()
