"""Blocks in rows of columns: at a size of text, the arrangement that is lowest.

Blocks stay in their order: down a column, then the next column of the row, then the next row. The
heads of a row are level, and equally high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import inf
from typing import TypeAlias

from generator.layout.geometry import Rect
from generator.layout.sheets.head import lead_size
from generator.layout.sheets.items import Item
from generator.layout.sheets.units import Look, Section, Unit, sections_in

COLUMNS = 0.8  # sizes of the text: between two columns
_ROWS = 1.0  # and between two rows
_NARROWEST = 15.0  # a column that reads well
_EASY, _COUNTS = 20.0, 0.2  # a column that reads easily; how much it counts if one is narrower
_SHIFTS = (0.04, 0.02, 0.01)  # of the width: what one column gives another in a try

Cells: TypeAlias = "tuple[tuple[int, int], ...]"


@dataclass(frozen=True, slots=True)
class Row:
    """A row: which blocks stand in each column, and how wide and high all of it is."""

    cells: Cells
    widths: tuple[float, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of columns in a room, from its top."""

    units: tuple[Unit, ...]
    rows: tuple[Row, ...]
    look: Look

    @property
    def score(self) -> float:
        """The size of its text, less where lines are short: what reads best is highest."""
        narrow = min(min(row.widths) for row in self.rows) / self.look.size
        return float(self.look.size * min(1.0, narrow / _EASY) ** _COUNTS)

    @property
    def columns(self) -> int:
        """The most columns that stand in a row."""
        return max(len(row.cells) for row in self.rows)

    @property
    def height(self) -> float:
        """The height of all rows."""
        return sum(row.height for row in self.rows) + (len(self.rows) - 1) * _ROWS * self.look.size


def lowest(units: Sequence[Unit], width: float, look: Look, most: int) -> Grid | None:
    """Return the lowest arrangement in rows of at most ``most`` columns that are equally wide.

    None: a word is too long for any.
    """
    gap = COLUMNS * look.size
    measures = [
        _Measured(units, (width - count * gap + gap) / count, look)
        for count in range(1, most + 1)
        if count == 1 or (width - count * gap + gap) / count >= _NARROWEST * look.size
    ]
    best: list[tuple[float, tuple[tuple[int, Cells], ...]]] = [(0.0, ())]
    for end in range(1, len(units) + 1):
        found: tuple[float, tuple[tuple[int, Cells], ...]] = (inf, ())
        for start in range(end):
            before, rows = best[start]
            if before == inf or (start and not units[start].begins and end - start > 1):
                continue
            before += _ROWS * look.size if start else 0.0
            for count, measured in enumerate(measures, 1):
                if count > end - start:
                    break
                high, cells = measured.even(start, end, count)
                if before + high < found[0] - 0.01:
                    found = (before + high, (*rows, (count, cells)))
        best.append(found)
    height, chosen = best[-1]
    if height == inf:
        return None
    found_rows = tuple(
        Row(cells, (measures[count - 1].width,) * count, measures[count - 1].high(cells))
        for count, cells in chosen
    )
    return Grid(tuple(units), found_rows, look)


class _Measured:
    """The heights of blocks in columns of a width."""

    def __init__(self, units: Sequence[Unit], width: float, look: Look) -> None:
        self.width = width
        heads = [each.head_height(width, look) for each in sections_in(units)]
        tall = max(heads, default=0.0)
        self._heights = [_height(unit, width, look, tall) for unit in units]
        self._gaps = [unit.gap * look.size for unit in units]
        self._resumed = [unit.resumed_height(width, look) for unit in units]
        self._groups = list(accumulate(int(unit.begins) for unit in units))
        self._found: dict[tuple[int, int, int], tuple[float, Cells]] = {}

    def stack(self, start: int, end: int) -> float:
        """Return the height of a column of blocks."""
        below = sum(self._heights[start:end]) + sum(self._gaps[start + 1 : end])
        return self._resumed[start] + below

    def high(self, cells: Cells) -> float:
        """Return the height of a row."""
        return max(self.stack(*cell) for cell in cells)

    def even(self, start: int, end: int, count: int) -> tuple[float, Cells]:
        """Return the lowest row of ``count`` columns, and its height."""
        key = (start, end, count)
        if key not in self._found:
            self._found[key] = self._even(start, end, count)
        return self._found[key]

    def _even(self, start: int, end: int, count: int) -> tuple[float, Cells]:
        if count == 1:
            return self.stack(start, end), ((start, end),)
        found: tuple[float, Cells] = (inf, ())
        for cut in range(start + 1, end - count + 2):
            first = self.stack(start, cut)
            if first >= found[0]:
                break
            # What goes on in the next column belongs to what this column begins with.
            if self._groups[cut] == self._groups[cut - 1] != self._groups[start]:
                continue
            rest, cells = self.even(cut, end, count - 1)
            high = max(first, rest)
            if high < found[0] - 0.01:
                found = (high, ((start, cut), *cells))
        return found


def _height(unit: Unit, width: float, look: Look, tall: float) -> float:
    high = unit.height(width, look)
    if isinstance(unit, Section) and unit.head is not None and not unit.head.is_again:
        high += tall - unit.head_height(width, look)
    return high


def balanced(grid: Grid) -> Grid:
    """Return a grid whose rows are lower, as their columns are as wide as what they hold needs."""
    return Grid(grid.units, tuple(_balanced(row, grid) for row in grid.rows), grid.look)


def _balanced(row: Row, grid: Grid) -> Row:
    if len(row.cells) == 1:
        return row
    total, least = sum(row.widths), _NARROWEST * grid.look.size
    for share in _SHIFTS:
        for _ in range(8):
            heights = _cell_heights(row.cells, row.widths, grid)
            high, low = heights.index(max(heights)), heights.index(min(heights))
            widths = list(row.widths)
            widths[high] += share * total
            widths[low] -= share * total
            if widths[low] < least:
                break
            tall = max(_cell_heights(row.cells, widths, grid))
            if tall >= row.height - 0.01:
                break
            row = Row(row.cells, tuple(widths), tall)
    return row


def _cell_heights(cells: Cells, widths: Sequence[float], grid: Grid) -> list[float]:
    """Return the heights of columns; the heads that are level in a row are equally high."""
    look = grid.look
    tall = _head(cells, widths, grid)
    return [
        grid.units[start].resumed_height(width, look)
        + sum(_height(unit, width, look, tall) for unit in grid.units[start:end])
        + sum(unit.gap * look.size for unit in grid.units[start + 1 : end])
        for (start, end), width in zip(cells, widths, strict=True)
    ]


def _head(cells: Cells, widths: Sequence[float], grid: Grid) -> float:
    return max(
        (
            each.head_height(width, grid.look)
            for (start, end), width in zip(cells, widths, strict=True)
            for each in sections_in(grid.units[start:end])
            if each.begins
        ),
        default=0.0,
    )


def look_for(
    units: Sequence[Unit], width: float, size: float, wanted: float, most: int, least: float
) -> Look:
    """Return the look of a size of text: heads are as large as they can be in the narrowest column
    of ``most``."""
    heads = [each.head for each in sections_in(units) if each.head and not each.head.is_again]
    narrow = (width - (most - 1) * COLUMNS * size) / most
    lead = lead_size(heads, narrow, wanted, size) if heads else wanted
    return Look(size, lead, least)


def place_grid(grid: Grid, room: Rect) -> list[Item]:
    """Place all blocks; the last one stands at the foot of the room, the others from its top."""
    found: list[Item] = []
    look = grid.look
    top = room.y
    spare = max(0.0, room.height - grid.height)
    apart = _ROWS * look.size + min(spare / max(len(grid.rows), 1), 0.8 * look.size)
    last = len(grid.units) - 1
    for row in grid.rows:
        left = room.x
        tall = _head(row.cells, row.widths, grid)
        for (start, end), width in zip(row.cells, row.widths, strict=True):
            y = top + grid.units[start].resumed_height(width, look)
            found += grid.units[start].place_resumed(Rect(left, top, width, 0.0), look)
            for number in range(start, end):
                unit = grid.units[number]
                y += unit.gap * look.size if number > start else 0.0
                high = _height(unit, width, look, tall)
                frame = Rect(left, y, width, high)
                if number == last and last:
                    frame = Rect(left, room.bottom - high, width, high)
                if isinstance(unit, Section):
                    found += unit.place(frame, look, tall if unit.begins else 0.0)
                else:
                    found += unit.place(frame, look)
                y += high
            left += width + COLUMNS * look.size
        top += row.height + apart
    return found
