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
    known = {word.text for word in official.words}
    gone: set[int] = set()
    for _, sentence in official_sentences(protocol):
        if f"{BULLET} " not in sentence.text or finder.places(words_of(sentence.text)):
            continue
        for words, marks in _numbered(sentence.text, known):
            found = finder.places(words)
            gone |= {at + mark for at in found for mark in marks}
            if found:
                break
    if not gone:
        return official
    kept = (word for position, word in enumerate(official.words) if position not in gone)
    return replace(official, words=tuple(kept))


def _numbered(text: str, known: set[str]) -> Iterator[tuple[list[str], list[int]]]:
    """Yield the words of a list with numbers before its points, and where those stand.

    ``known`` are the words of the document: it has the first number of a style, or not the style.
    """
    lines = [(line[:1], words_of(line)) for line in text.split("\n")]
    has_inner = any(mark == INNER_BULLET for mark, _ in lines)
    styles = [each for each in _STYLES if each is None or each(0) in known]
    for style in styles:
        for inner in styles if has_inner else (None,):
            if style is not None or inner is not None:
                yield _written(lines, style, inner)


def _written(
    lines: list[tuple[str, list[str]]], style: Style | None, inner: Style | None
) -> tuple[list[str], list[int]]:
    words: list[str] = []
    marks: list[int] = []
    count = below = 0
    for mark, own in lines:
        number = None
        if mark == BULLET:
            number, count, below = style and style(count), count + 1, 0
        elif mark == INNER_BULLET:
            number, below = inner and inner(below), below + 1
        if number:
            marks.append(len(words))
            words.append(number)
        words += own
    return words, marks
