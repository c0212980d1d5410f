"""The nearest known name to one that is not known."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

MAX_HINTED = 40
"""How many problems of a kind get such a hint: comparing names costs time, and after forty
misspelt names nobody reads on."""

MAX_COMPARED = 300
"""With more known names than this, only those that begin alike are compared."""


_CUTOFF, _CUTOFF_SHORT = 0.7, 0.6
"""How alike names are that may be meant: `version` and `region` are not, `rde` and `red` are."""

_SHORT = 4
"""Letters of a short name, in which a slip of one letter is much."""

MAX_LISTED = 20
"""As many names are listed where none is similar."""


def nearest(name: str, known: Iterable[str]) -> str | None:
    """Return the most similar known name, if one is similar at all."""
    names = sorted(set(known))
    alike = names
    if len(names) > MAX_COMPARED:
        alike = [each for each in names if each[:1] == name[:1]][:MAX_COMPARED]
    cutoff = _CUTOFF_SHORT if len(name) <= _SHORT else _CUTOFF
    return next(iter(difflib.get_close_matches(name[:80], alike, n=1, cutoff=cutoff)), None)


def nearest_hint(name: str, known: Iterable[str]) -> tuple[str, ...]:
    """Return a hint that offers the most similar known name, or lists a few, or nothing."""
    names = list(dict.fromkeys(known))
    close = nearest(name, names)
    if close is not None:
        return (f"did you mean `{close}`?",)
    if 0 < len(names) <= MAX_LISTED:
        return (f"known here: {', '.join(sorted(names))}",)
    return ()
