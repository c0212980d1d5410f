"""Two texts → their words, marked as staying, going or coming."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORD = re.compile(r"\s*\S+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words that follow each other and fare alike."""

    how: Literal["same", "removed", "added"]
    text: str


def marked(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the words of two texts in one row. Those that stay, read with those that come, are
    the new text; with those that go, the old one."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    found: list[Stretch] = []
    matcher = SequenceMatcher(None, [*map(str.strip, old)], [*map(str.strip, new)], autojunk=False)
    for how, a, b, c, d in matcher.get_opcodes():
        if how == "equal":
            found.append(Stretch("same", "".join(new[c:d])))
            continue
        if a < b:
            found.append(Stretch("removed", "".join(old[a:b])))
        if c < d:
            found.append(Stretch("added", "".join(new[c:d])))
    # Words that follow without a space would be read as one.
    return tuple(
        each if not number or each.text[:1].isspace() else Stretch(each.how, f" {each.text}")
        for number, each in enumerate(found)
    )
