"""Finding runs of words in the official document."""

from __future__ import annotations

import re

from generator.source.official import OfficialText
from generator.source.words import words_of

MAX_WORK = 3_000_000
"""How many words are compared for one protocol, so that a document that repeats itself without end
is answered soon; the real one takes some thousands."""


class Finder:
    """Finds runs of words in the document and marks them as used."""

    def __init__(self, official: OfficialText) -> None:
        self._words = [word.text for word in official.words]
        self._starts_line = [word.starts_line for word in official.words]
        self._positions: dict[str, list[int]] = {}
        for position, word in enumerate(self._words):
            self._positions.setdefault(word, []).append(position)
        self._joined = " ".join(self._words)
        self._free: dict[tuple[str, ...], list[int]] = {}
        self._left = MAX_WORK
        self.used = bytearray(len(self._words))

    @property
    def budget_spent(self) -> bool:
        """Whether the search was given up."""
        return self._left <= 0

    def places(self, words: list[str]) -> list[int]:
        """Return where some words stand: the positions of the first of them, ascending."""
        known = [(len(self._positions.get(word, ())), at) for at, word in enumerate(words)]
        count, rarest = min(known)
        self._left -= count * (len(words) + 8)  # a look at a place costs a little by itself
        if not count or self.budget_spent:
            return []
        starts = (position - rarest for position in self._positions[words[rarest]])
        size = len(words)
        return [at for at in starts if at >= 0 and self._words[at : at + size] == words]

    def stands_at(self, words: tuple[str, ...], edge: int, side: str) -> bool:
        """Say whether some words begin at a position (``right``) or end before it (``left``)."""
        at = edge if side == "right" else edge - len(words)
        self._left -= 1
        return at >= 0 and tuple(self._words[at : at + len(words)]) == words

    def place(self, words: list[str]) -> int | None:
        """Mark the best free place of some words as used, and return it; None: there was none."""
        key, size = tuple(words), len(words)
        if key not in self._free:  # best last; a place that is taken once stays taken
            found = self.places(words)
            self._free[key] = sorted(found, key=lambda at: (self._starts_line[at], -at))
        free = self._free[key]
        while free:
            at = free.pop()
            if not any(self.used[at : at + size]):
                self.used[at : at + size] = b"\1" * size
                return at
        return None

    def holds(self, text: str) -> bool:
        """Say whether some text stands in the document, not as a part of longer words."""
        pattern = rf"(?<!\w){re.escape(' '.join(words_of(text)))}(?!\w)"
        return re.search(pattern, self._joined) is not None

    def longest_beginning(self, words: list[str]) -> tuple[int, int]:
        """Return where the longest beginning of some words stands, and how many words it has."""
        document, starts = self._words, self._positions.get(words[0], [])
        best = (0, 0)
        for offset, word in enumerate(words):
            self._left -= len(starts)
            if self.budget_spent:
                break
            inside = len(document) - offset
            starts = [at for at in starts if at < inside and document[at + offset] == word]
            if not starts:
                break
            best = (starts[0], offset + 1)
        return best
