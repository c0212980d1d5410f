"""Wording held to the official document: every string stands in it, every word of it is used."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.sentences import official_sentences
from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.diagnostics.span import Span
from generator.model import Protocol, Sentence
from generator.source.official import OfficialText, Word

MAX_WORK = 3_000_000
"""How many words are compared for one protocol, so that a document that repeats itself without end
is answered soon; the real one takes some thousands."""

MAX_GAPS = 20
"""How many unused stretches of the document are reported one by one."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the words of the document are used. ``missing``: wordings that do not stand in it."""

    used: tuple[bool, ...]  # one for each word of the document
    missing: tuple[Sentence, ...]

    def __str__(self) -> str:
        return f"{sum(self.used)} of {len(self.used)} words"


def check_wording(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report wordings that the document does not hold, and words of it that nothing uses."""
    official = protocol.official
    if official is None:
        return
    coverage = cover(protocol, official)
    if coverage is None:
        message = "the same words stand here too often for the wording to be held to them"
        yield error("wording-not-proved", message, Span.point(official.name))
        return
    finder = _Finder(official)
    for sentence in coverage.missing:
        yield _not_official(sentence, official, finder)
    yield from _unused(official.words, coverage)


def cover(protocol: Protocol, official: OfficialText) -> Coverage | None:
    """Find every official sentence in the document, each in a place of its own.

    The longest are placed first, with their printed number where that stands before them, and at
    the start of a line where there is a choice: a short wording must not take the place of the
    same words inside a longer one. A wording said more often than the document says it may share
    a place. ``None``: the document says the same words so often that this would take too long.
    """
    finder = _Finder(official)
    numbered = sorted(official_sentences(protocol), key=lambda pair: -len(pair[1].text))
    missing = []
    for label, sentence in numbered:
        words = sentence.text.split()
        if not words or (label and finder.place([*label.split(), *words])) or finder.place(words):
            continue
        if not finder.places(words):
            missing.append(sentence)
    return None if finder.tired else Coverage(tuple(map(bool, finder.used)), tuple(missing))


class _Finder:
    """Finds runs of words in the document and marks them as used."""

    def __init__(self, official: OfficialText) -> None:
        self._words = [word.text for word in official.words]
        self._starts_line = [word.starts_line for word in official.words]
        self._positions: dict[str, list[int]] = {}
        for position, word in enumerate(self._words):
            self._positions.setdefault(word, []).append(position)
        self._free: dict[tuple[str, ...], list[int]] = {}
        self._left = MAX_WORK
        self.used = bytearray(len(self._words))

    @property
    def tired(self) -> bool:
        """Whether the search was given up."""
        return self._left <= 0

    def places(self, words: list[str]) -> list[int]:
        """Return where some words stand: the positions of the first of them, ascending."""
        known = [(len(self._positions.get(word, ())), at) for at, word in enumerate(words)]
        count, rarest = min(known)
        self._left -= count * (len(words) + 8)  # a look at a place costs a little by itself
        if not count or self.tired:
            return []
        starts = (position - rarest for position in self._positions[words[rarest]])
        size = len(words)
        return [at for at in starts if at >= 0 and self._words[at : at + size] == words]

    def place(self, words: list[str]) -> bool:
        """Mark the best free place of some words as used; say whether there was one."""
        key, size = tuple(words), len(words)
        if key not in self._free:  # best last; a place that is taken once stays taken
            found = self.places(words)
            self._free[key] = sorted(found, key=lambda at: (self._starts_line[at], -at))
        free = self._free[key]
        while free:
            at = free.pop()
            if not any(self.used[at : at + size]):
                self.used[at : at + size] = b"\1" * size
                return True
        return False

    def longest_beginning(self, words: list[str]) -> tuple[int, int]:
        """Return where the longest beginning of some words stands, and how many words it has."""
        document, starts = self._words, self._positions.get(words[0], [])
        best = (0, 0)
        for offset, word in enumerate(words):
            self._left -= len(starts)
            if self.tired:
                break
            inside = len(document) - offset
            starts = [at for at in starts if at < inside and document[at + offset] == word]
            if not starts:
                break
            best = (starts[0], offset + 1)
        return best


def _not_official(sentence: Sentence, official: OfficialText, finder: _Finder) -> Diagnostic:
    message = f"these words do not stand in {official.name.rpartition('/')[2]}"
    words = sentence.text.split()
    at, alike = finder.longest_beginning(words)
    if not alike or at + alike >= len(official.words):
        return error("wording-not-official", message, sentence.span)
    theirs = official.words[at + alike]
    ours = f"“{words[alike]}”" if alike < len(words) else "nothing more"
    hint = f"after “{words[alike - 1]}” the document reads “{theirs.text}”, not {ours}"
    related = [Related("the document differs from here on", theirs.span)]
    return error("wording-not-official", message, sentence.span, related=related, hints=[hint])


def _unused(words: tuple[Word, ...], coverage: Coverage) -> Iterator[Diagnostic]:
    reported = 0
    start: int | None = None
    for position, used in enumerate((*coverage.used, True)):
        if not used and start is None:
            start = position
        elif used and start is not None:
            if reported < MAX_GAPS:
                yield _gap(words[start:position], coverage)
            reported, start = reported + 1, None


def _gap(words: tuple[Word, ...], coverage: Coverage) -> Diagnostic:
    first, last = words[0].span, words[-1].span
    end_line, end_column = last.end_line, last.end_column
    span = Span(first.path, first.line, first.column, end_line, end_column)
    count = "one word is" if len(words) == 1 else f"{len(words)} words are"
    message = f"{count} used by nothing in the definition ({coverage} are used)"
    return error("wording-unused", message, span)
