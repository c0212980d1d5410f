"""The nearest known name to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MAX_HINTED = 40
"""How many problems of a kind get such a hint: comparing names costs time, and after forty
misspelt names nobody reads on."""

MAX_COMPARED = 300
"""With more known names than this, only those that begin alike are compared."""


def nearest_hint(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return a hint that offers the most similar known name, or lists a few, or nothing."""
    names = sorted(set(known))
    alike = names
    if len(names) > MAX_COMPARED:
        alike = [each for each in names if each[:1] == name[:1]][:MAX_COMPARED]
    close = difflib.get_close_matches(name[:80], alike, n=1, cutoff=0.6)
    if close:
        return (f"did you mean `{close[0]}`?",)
    if 0 < len(names) <= 8:
        return (f"known here: {', '.join(names)}",)
    return ()
