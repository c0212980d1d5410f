"""Numbers that the document prints before the points of a list, which are marks and no words.

An author writes such points under ``list:``, where every point has the same mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.checks.finder import Finder
from generator.checks.sentences import official_sentences
from generator.model import Protocol
from generator.source.official import OfficialText
from generator.source.words import BULLET, INNER_BULLET, words_of

_NUMERALS = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv"
_ROMAN = tuple(_NUMERALS.split())

Style = Callable[[int], str]


def _letter(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[number % 26]


def _roman(number: int) -> str:
    return _ROMAN[number % len(_ROMAN)]


_STYLES: tuple[Style | None, ...] = (
    None,
    lambda n: f"{n + 1}.", lambda n: f"{n + 1})", lambda n: f"({n + 1})", lambda n: f"{n + 1}",
    lambda n: f"{_letter(n)}.", lambda n: f"{_letter(n)})", lambda n: f"({_letter(n)})",
    lambda n: f"{_letter(n).upper()}.", lambda n: f"{_roman(n)}.", lambda n: f"({_roman(n)})",
    lambda n: "o",
)  # fmt: skip
"""How the points of a list are numbered: by number from 0. None: they are not."""


def without_point_numbers(protocol: Protocol, official: OfficialText) -> OfficialText:
    """Return the document without the numbers of points that stand under a ``list:``."""
    finder = Finder(official)
    gone: set[int] = set()
    for _, sentence in official_sentences(protocol):
        if f"{BULLET} " not in sentence.text or finder.places(words_of(sentence.text)):
            continue
        for words, marks in _numbered(sentence.text):
            found = finder.places(words)
            gone |= {at + mark for at in found for mark in marks}
            if found:
                break
    if not gone:
        return official
    kept = (word for position, word in enumerate(official.words) if position not in gone)
    return replace(official, words=tuple(kept))


def _numbered(text: str) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the words of a list with numbers before its points, and where those stand."""
    lines = text.split("\n")
    has_inner = any(line.startswith(INNER_BULLET) for line in lines)
    for style in _STYLES:
        for inner in _STYLES if has_inner else (None,):
            if style is not None or inner is not None:
                yield _written(lines, style, inner)


def _written(
    lines: list[str], style: Style | None, inner: Style | None
) -> tuple[list[str], list[int]]:
    words: list[str] = []
    marks: list[int] = []
    count = below = 0
    for line in lines:
        number = None
        if line.startswith(BULLET):
            number, count, below = style and style(count), count + 1, 0
        elif line.startswith(INNER_BULLET):
            number, below = inner and inner(below), below + 1
        if number:
            marks.append(len(words))
            words.append(number)
        words += words_of(line)
    return words, marks
