"""Passages on a chart's sheet: side by side in rows, between the title and the chart.

Lengths are those of the paper, in pt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.layout.wrap import plain_phrase, wrap

TEXT = 12.0
"""Size of their words on a letter: they are the document's, as those of the steps are."""

BESIDE, BELOW = 10.0, 6.0
"""Between two of them, on a letter."""

_NARROWEST = 180.0
_EM = 1000.0
_AROUND = 2.2  # sizes of the text: its frame, with what is around it
_IN_FRAME = 2.4  # at both sides together
_MARKED = 2.0  # how far the points of a list stand in at most, and a warning's mark


@dataclass(frozen=True, slots=True)
class PassageRows:
    """Some passages of a sheet, by their numbers among all."""

    numbers: tuple[int, ...]
    columns: int
    heights: tuple[float, ...]

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(self.heights)


NO_PASSAGES = PassageRows((), 1, ())


def passage_rows(
    texts: Sequence[str], numbers: Sequence[int], width: float, scale: float
) -> PassageRows:
    """Put passages side by side, so many that they are as low as can be."""
    most = max(1, min(len(numbers), int(width / scale / _NARROWEST)))
    found = (_in_columns(texts, numbers, width, scale, count) for count in range(1, most + 1))
    return min(found, key=lambda rows: rows.height)


def _in_columns(
    texts: Sequence[str], numbers: Sequence[int], width: float, scale: float, columns: int
) -> PassageRows:
    room = (width - (columns - 1) * BESIDE * scale) / columns
    heights = [_height(texts[number], room / scale) * scale for number in numbers]
    rows = tuple(max(heights[at : at + columns]) for at in range(0, len(heights), columns))
    return PassageRows(tuple(numbers), columns, rows)


def passage_pages(
    texts: Sequence[str], width: float, height: float, scale: float
) -> Iterator[PassageRows]:
    """Yield passages page by page, as many on each as its height has room for."""
    chosen: list[int] = []
    for number in range(len(texts)):
        if chosen and passage_rows(texts, [*chosen, number], width, scale).height > height:
            yield passage_rows(texts, chosen, width, scale)
            chosen = []
        chosen.append(number)
    if chosen:
        yield passage_rows(texts, chosen, width, scale)


def _height(text: str, width: float) -> float:
    room = (width / TEXT - _IN_FRAME) * _EM
    blocks = text.split("\n")
    narrow = room - (_MARKED * _EM if len(blocks) > 2 else 0.0)  # there is a list
    lines = sum(len(wrap(plain_phrase(block, narrow), narrow)) for block in blocks)
    return (lines * 1.22 + len(blocks) * 0.45 + _AROUND) * TEXT + BELOW
