"""Wording → its lines: paragraphs, and points of a list with the mark that stands before each.

Only a text of several lines has points. Dashes are shown as bullets; an author's own bullets,
numbers and letters stay as they are written.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from generator.model import Part, Sentence, Words
from generator.source.words import BULLET as BULLET  # painters take it from here
from generator.source.words import INNER_BULLET, POINT

_DASHES = frozenset("-*\u2010\u2011\u2012\u2013\u2014\u2015\u2043")  # written for want of a bullet


@dataclass(frozen=True, slots=True)
class Block:
    """One line of a text. ``mark`` stands before a point of a list: a bullet, or its number."""

    mark: str | None
    words: Sentence
    inner: tuple[Block, ...] = ()  # points of this point, in ``runs``

    @property
    def is_point(self) -> bool:
        """Whether it is a point of a list."""
        return self.mark is not None

    @property
    def is_inner(self) -> bool:
        """Whether it is a point of the point before it."""
        return self.mark == INNER_BULLET

    @property
    def number(self) -> str | None:
        """The mark of a point, unless it is a bullet as all lists have it."""
        return None if self.mark == BULLET else self.mark

    @property
    def text(self) -> str:
        """The plain words behind the mark."""
        return self.words.text


@lru_cache(maxsize=4096)
def blocks(text: Sentence) -> tuple[Block, ...]:
    """Return the lines of a text in order. A text of one line is one paragraph as it stands."""
    if "\n" not in text.text:
        return (Block(None, text),)
    return tuple(_block(replace(text, parts=parts)) for parts in _lines(text))


def runs(text: Sentence) -> tuple[tuple[Block, ...], ...]:
    """Return the lines of a text so that points that make up one list are together, and those of
    a point are in it."""
    folded: list[Block] = []
    for block in blocks(text):
        if block.is_inner and folded and folded[-1].is_point:
            folded[-1] = replace(folded[-1], inner=(*folded[-1].inner, block))
        else:
            folded.append(block)
    alike = groupby(folded, key=lambda block: (block.is_point, block.number is None))
    return tuple(tuple(found) for _, found in alike)


def _lines(text: Sentence) -> list[tuple[Part, ...]]:
    lines: list[list[Part]] = [[]]
    for part in text.parts:
        if not isinstance(part, Words):
            lines[-1].append(part)
            continue
        for number, words in enumerate(part.text.split("\n")):
            if number:
                lines.append([])
            if words:
                lines[-1].append(Words(words))
    return [tuple(line) for line in lines if line]


def _block(line: Sentence) -> Block:
    first = line.parts[0]
    found = POINT.match(f"{first.text}{'.' * (len(line.parts) > 1)}")
    if found is None or not isinstance(first, Words):
        return Block(None, line)
    behind = first.text[found.end() :]
    parts = (Words(behind), *line.parts[1:]) if behind else line.parts[1:]
    return Block(BULLET if found[1] in _DASHES else found[1], replace(line, parts=parts))
