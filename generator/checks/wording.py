"""Wording held to the official document: every string stands in it, every word of it is used."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator.checks.sentences import official_sentences
from generator.diagnostics.diagnostic import Diagnostic, Related, error
from generator.diagnostics.span import Span
from generator.model import Protocol, Sentence
from generator.source.official import OfficialText, Word

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
    for sentence in coverage.missing:
        yield _not_official(sentence, official)
    yield from _unused(official.words, coverage)


def cover(protocol: Protocol, official: OfficialText) -> Coverage:
    """Find every official sentence in the document, each in a place of its own.

    The longest are placed first, with their printed number where that stands before them, and at
    the start of a line where there is a choice: a short wording must not take the place of the
    same words inside a longer one. A wording said more often than the document says it may share
    a place.
    """
    finder = _Finder(official)
    numbered = sorted(official_sentences(protocol), key=lambda pair: -len(pair[1].text))
    missing = []
    for label, sentence in numbered:
        texts = [f"{label} {sentence.text}"] if label else []
        if not any(finder.place(text) for text in (*texts, sentence.text)):
            if not finder.stands(sentence.text):
                missing.append(sentence)
    return Coverage(tuple(finder.used), tuple(missing))


class _Finder:
    """Finds runs of words in the document and marks them as used."""

    def __init__(self, official: OfficialText) -> None:
        texts = [word.text for word in official.words]
        self._words = official.words
        self._joined = " " + " ".join(texts) + " "
        self._starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
        self._exhausted: set[str] = set()
        self.used = [False] * len(texts)

    def stands(self, text: str) -> bool:
        return f" {' '.join(text.split())} " in self._joined

    def place(self, text: str) -> bool:
        """Mark the best free place of a text as used; say whether there was one."""
        if text in self._exhausted:
            return False
        size = len(text.split())
        fallback: int | None = None
        for first in self._occurrences(text):
            if any(self.used[first : first + size]):
                continue
            if self._words[first].starts_line:
                fallback = first
                break
            fallback = first if fallback is None else fallback
        if fallback is None or not size:
            self._exhausted.add(text)
            return False
        self.used[fallback : fallback + size] = [True] * size
        return True

    def _occurrences(self, text: str) -> Iterator[int]:
        wanted = f" {' '.join(text.split())} "
        at = self._joined.find(wanted)
        while at >= 0:
            yield bisect_left(self._starts, at)
            at = self._joined.find(wanted, at + 1)


def _not_official(sentence: Sentence, official: OfficialText) -> Diagnostic:
    message = f"these words do not stand in {official.name.rpartition('/')[2]}"
    words = sentence.text.split()
    at, alike = _closest(words, [word.text for word in official.words])
    if not alike or at + alike >= len(official.words):
        return error("wording-not-official", message, sentence.span)
    theirs = official.words[at + alike]
    ours = words[alike] if alike < len(words) else "nothing more"
    hint = f"after “{words[alike - 1]}” the document reads “{theirs.text}”, not “{ours}”"
    related = [Related("the document differs from here on", theirs.span)]
    return error("wording-not-official", message, sentence.span, related=related, hints=[hint])


def _closest(words: list[str], document: list[str]) -> tuple[int, int]:
    """Return where in the document the longest beginning of some words stands, and its length."""
    best = (0, 0)
    for at, word in enumerate(document):
        if word != words[0]:
            continue
        alike = 1
        while alike < len(words) and document[at + alike : at + alike + 1] == [words[alike]]:
            alike += 1
        best = max(best, (at, alike), key=lambda pair: pair[1])
    return best


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
