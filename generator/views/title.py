"""A title in runs: its telling words, and what stands around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from unicodedata import category

from generator.model import Part, Sentence, Words


@dataclass(frozen=True, slots=True)
class TitleRun:
    """Some words of a title. ``is_lead``: they are the telling ones."""

    words: Sentence
    is_lead: bool


def title_runs(title: Sentence, lead: str | None) -> tuple[TitleRun, ...]:
    """Return a title in runs; none where no words of it are the telling ones."""
    found = re.search(rf"(?<!\w){re.escape(lead)}(?!\w)", title.text) if lead else None
    if found is None:
        return ()
    ends = (0, *_with_marks(title.text, *found.span()), len(title.text))
    runs = (tuple(_between(title, start, end)) for start, end in pairwise(ends))
    return tuple(
        TitleRun(replace(title, parts=parts), number == 1)
        for number, parts in enumerate(runs)
        if parts
    )


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Return from where to where words go with the brackets, quotes and stops that touch them."""
    while start and (category(text[start - 1]) in {"Ps", "Pi"} or text[start - 1] in "\"'¿¡"):
        start -= 1
    while end < len(text) and (category(text[end]) in {"Pe", "Pf"} or text[end] in "\"'.,:;!?"):
        end += 1
    return start, end


def _between(title: Sentence, start: int, end: int) -> Iterator[Part]:
    """Yield what of a title begins between two letters. Only plain words are divided."""
    at = 0
    for part in title.parts:
        text, first = part.text, at
        at += len(text)
        if isinstance(part, Words):
            words = text[max(start - first, 0) : max(end - first, 0)]
            if words:
                yield Words(words)
        elif start <= first < end:
            yield part
