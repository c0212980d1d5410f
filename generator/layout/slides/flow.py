"""Passages in a column: how many lines they take, and what stands on each page of it.

Lines are full ones, in the typeface that ships or in that of offices, whichever needs more of them.
Painters may break them at more places, so that they never need more than are counted here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import ceil
from typing import TypeAlias

from generator.layout.measure import text_width
from generator.layout.wrap import Phrase, full_lines, line_count, line_width, phrase_of
from generator.model import Words
from generator.typeface.faces import Weight
from generator.views.blocks import BULLET
from generator.views.paragraphs import Piece, SlideParagraph

LEADING = 1.28  # from one line to the next, in sizes of the text
GAP = 0.5  # between two paragraphs
AFTER_NUMBER = 0.5  # in sizes of the text
_NEAR = 0.9  # of the largest size that fits: what may be chosen instead
_SHORT = 0.18  # of a column's width: a last line that looks lost
_UNEVEN = 0.4  # of it: one that looks lost where all could be even
_WIDTHS = (1.0, 0.96, 0.92, 0.88, 0.84, 0.8, 0.76, 0.72, 0.68, 0.64)
_SPARE = 0.97  # of a column's width: other fonts and kernings are a little wider
BOLD: tuple[Weight, ...] = ("bold", "office-bold")
_Weights: TypeAlias = tuple[Weight, Weight]
_OWN: _Weights = ("regular", "bold")
_OFFICE: _Weights = ("office", "office-bold")
_BOTH = (_OWN, _OFFICE)
_CUT = 0.9  # of that: where painters cut a word that is wider, they cut it every few letters


@dataclass(frozen=True, slots=True)
class Column:
    """A place for paragraphs. Lengths are pt."""

    width: float
    height: float
    size: float

    @property
    def line(self) -> float:
        """From one line to the next."""
        return self.size * LEADING


def bold_width(text: str) -> float:
    """Return how wide bold words are on one line, in sizes of their text."""
    return max(text_width(text, 1.0, each) for each in BOLD)


def indent(paragraphs: Sequence[SlideParagraph], size: float) -> float:
    """Return how far the entries of a list stand in: room for the widest number or bullet."""
    marks = [paragraph.number or BULLET for paragraph in paragraphs if paragraph.is_item]
    if not marks:
        return 0.0
    return max(text_width(mark, size, "bold") for mark in marks) + AFTER_NUMBER * size


def height_of(paragraphs: Sequence[SlideParagraph], width: float, size: float) -> float:
    """Return how high a column with these paragraphs is."""
    column = Column(width, 0.0, size)
    inside = indent(paragraphs, size)
    lines = sum(_height(paragraph, column, inside) for paragraph in paragraphs)
    return lines + sum(gap(*pair, size) for pair in pairwise(paragraphs))


def best_size(
    paragraphs: Sequence[SlideParagraph], width: float, height: float, sizes: Sequence[float]
) -> float:
    """Return the largest of ``sizes`` in which paragraphs have room, or one not much smaller in
    which fewer of them end in a word or two on a line of its own. Nothing fits: the smallest."""
    found = chosen(
        sizes,
        lambda size: height_of(paragraphs, width, size) <= height,
        lambda size: faults(paragraphs, width, size, _SHORT),
    )
    return sizes[-1] if found is None else found


def chosen(
    sizes: Sequence[float], fits: Callable[[float], bool], faulty: Callable[[float], int]
) -> float | None:
    """Return the largest size that fits, or one not much smaller with fewer faults, if any fits."""
    largest = next((size for size in sizes if fits(size)), None)
    if largest is None:
        return None
    near = [size for size in sizes if _NEAR * largest <= size <= largest]
    return min(near, key=lambda size: (faulty(size), -size))


def faults(
    paragraphs: Sequence[SlideParagraph], width: float, size: float, short: float = 0.0
) -> int:
    """Count the last lines shorter than a share of a column, twice in the typeface that ships, and
    the paragraphs that need fewer lines there than are counted: a gap is below them."""
    column, inside, found = Column(width, 0.0, size), indent(paragraphs, size), 0
    for paragraph in paragraphs:
        room = _room(paragraph, column, inside) / _SPARE
        own, office = (full_lines(_phrase(paragraph, room, each), room) for each in _BOTH)
        found += len(own) != _line_count(paragraph, column, inside)
        for lines, weight in ((own, 2), (office, 1)):
            found += weight * (len(lines) > 1 and line_width(lines[-1]) < short * room)
    return found


def balanced(paragraphs: Sequence[SlideParagraph], width: float, size: float) -> tuple[float, int]:
    """Return a width in which paragraphs need no more lines and end in none that is short, and how
    many faults are left."""
    height = height_of(paragraphs, width, size)
    widths = (share * width for share in _WIDTHS)
    enough = [each for each in widths if height_of(paragraphs, each, size) <= height]
    found, least = min((faults(paragraphs, each, size, _UNEVEN), each) for each in enough)
    return least, found


def gap(above: SlideParagraph, below: SlideParagraph, size: float) -> float:
    """Return how far two paragraphs are apart: as far as suits the smaller one."""
    return GAP * size * min(above.scale, below.scale)


def pages(paragraphs: Sequence[SlideParagraph], column: Column) -> list[tuple[SlideParagraph, ...]]:
    """Cut paragraphs into pages. A paragraph is cut itself only where no page could hold it."""
    inside = indent(paragraphs, column.size)
    most = max(int(column.height / column.line), 1)
    found: list[list[SlideParagraph]] = [[]]
    used = 0.0
    for paragraph in paragraphs:
        for piece in _pieces(paragraph, column, inside, most):
            height = _height(piece, column, inside)
            apart = gap(found[-1][-1], piece, column.size) if found[-1] else 0.0
            if found[-1] and used + apart + height > column.height:
                found.append([])
                used, apart = 0.0, 0.0
            found[-1].append(piece)
            used += apart + height
    return [tuple(page) for page in found]


def line_starts(
    paragraph: SlideParagraph, width: float, size: float, inside: float
) -> frozenset[int]:
    """Return the places of the characters that begin a line in an office's typeface, but for the
    first line."""
    return frozenset(_line_ends(paragraph, Column(width, 0.0, size), inside, _OFFICE)[:-1])


def _pieces(
    paragraph: SlideParagraph, column: Column, inside: float, most: int
) -> Iterator[SlideParagraph]:
    """Yield a paragraph, cut after every ``most`` lines."""
    ends = _line_ends(paragraph, column, inside)
    if len(ends) <= most:
        yield paragraph
        return
    # Even pieces: a last page with one line would look like a mistake.
    each = ceil(len(ends) / ceil(len(ends) / most))
    start = 0
    for last in [*range(each - 1, len(ends) - 1, each), len(ends) - 1]:
        part = _cut(paragraph, start, ends[last])
        yield part if start == 0 else replace(part, number=None, is_item=False)
        start = ends[last]


def _height(paragraph: SlideParagraph, column: Column, inside: float) -> float:
    return _line_count(paragraph, column, inside) * column.line * paragraph.scale


def _line_count(paragraph: SlideParagraph, column: Column, inside: float) -> int:
    room = _room(paragraph, column, inside)
    return max(1, *(line_count(_phrase(paragraph, room, each), room) for each in _BOTH))


def _line_ends(
    paragraph: SlideParagraph, column: Column, inside: float, weights: _Weights | None = None
) -> list[int]:
    """Return at which character each line ends and the next one begins."""
    room = _room(paragraph, column, inside)
    letters = [place for place, each in enumerate(paragraph.text) if not each.isspace()]
    phrases = [_phrase(paragraph, room, each) for each in ((weights,) if weights else _BOTH)]
    begun = accumulate(
        sum(len("".join(run.text.split())) for run in line)
        for line in max((full_lines(each, room) for each in phrases), key=len)
    )
    return [*(letters[count] for count in begun if count < len(letters)), len(paragraph.text)]


def _room(paragraph: SlideParagraph, column: Column, inside: float) -> float:
    """Return the width of a paragraph's lines in 1/1000 em."""
    width = column.width - (inside if paragraph.is_item else 0.0)
    return width * _SPARE * 1000 / (column.size * paragraph.scale)


def _phrase(paragraph: SlideParagraph, room: float, weights: _Weights) -> Phrase:
    pieces = tuple((piece.part, weights[piece.is_bold]) for piece in paragraph.pieces)
    return phrase_of(pieces, room * _CUT)


def _cut(paragraph: SlideParagraph, start: int, end: int) -> SlideParagraph:
    """Return a paragraph's characters from ``start`` to ``end``; a cut reference is plain words."""
    kept: list[Piece] = []
    place = 0
    for piece in paragraph.pieces:
        first, last = max(start - place, 0), min(end - place, len(piece.text))
        if first < last:
            whole = first == 0 and last == len(piece.text)
            kept.append(piece if whole else replace(piece, part=Words(piece.text[first:last])))
        place += len(piece.text)
    return replace(paragraph, pieces=tuple(kept))
