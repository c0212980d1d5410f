"""Blocks that are too many for pages of whole pathways: filled into columns, one after the other.

A pathway is cut between its steps only where no column holds all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.layout.geometry import Rect
from generator.layout.sheets.contacts import ContactGrid
from generator.layout.sheets.grid import COLUMNS, look_for
from generator.layout.sheets.items import Item
from generator.layout.sheets.search import Place
from generator.layout.sheets.units import Look, Section, Unit, sections_in

_COLUMNS_OF_CHARTS = 3
_EVENED = (0.04, 0.1, 0.18)  # of a column: what pages may have left that are filled alike
_GROWTH = 1.5  # how much larger than the least the text of charts that are cut may be

Parts = Callable[[Section, float, float, Look], "Sequence[Section]"]
"""Cuts a chart into parts, each of which a column of a width and height holds."""


class Column:
    """A column that is being filled, with what stands in it."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self.units: list[tuple[Unit, float]] = []
        self.used = 0.0

    def put(self, unit: Unit, high: float, look: Look) -> None:
        """Put a block below the others."""
        self.used += self._above(unit, look)
        self.units.append((unit, high))
        self.used += high

    def left(self, unit: Unit, look: Look) -> float:
        """Return the height that a block could have below the others."""
        return self.height - self.used - self._above(unit, look)

    def _above(self, unit: Unit, look: Look) -> float:
        return unit.gap * look.size if self.units else unit.resumed_height(self.width, look)


@dataclass(frozen=True, slots=True)
class Flow:
    """Pages of columns."""

    width: float  # of a column
    look: Look
    pages: tuple[tuple[Column, ...], ...]
    columns: int  # of a page

    @property
    def holds_all(self) -> bool:
        """Whether nothing reaches out of its column."""
        return all(c.used <= c.height + 0.1 for page in self.pages for c in page)

    @property
    def used(self) -> float:
        """How much of the pages' columns is filled, on the whole."""
        columns = [column for page in self.pages for column in page]
        most = len(self.pages) * self.columns * max(column.height for column in columns)
        return sum(column.used for column in columns) / most


def flow(
    units: Sequence[Unit],
    width: float,
    height: Callable[[int, int], float],
    look: Look,
    columns: int,
    parts: Parts,
    gutter: float | None = None,
) -> Flow:
    """Fill columns, in the order of the blocks. ``height`` is that of a column, by the number of
    its page and of itself."""
    gap = COLUMNS * look.size if gutter is None else gutter
    each = (width - (columns - 1) * gap) / columns
    pages: list[list[Column]] = []

    def following() -> Column:
        if not pages or len(pages[-1]) == columns:
            pages.append([])
        pages[-1].append(Column(each, height(len(pages) - 1, len(pages[-1]))))
        return pages[-1][-1]

    column = following()
    waiting = list(units)
    while waiting:
        unit = waiting.pop(0)
        high = unit.height(each, look)
        if high <= column.left(unit, look) + 0.01:
            column.put(unit, high, look)
            continue
        if isinstance(unit, ContactGrid) and len(unit.contacts) > 1:
            waiting[:0] = unit.divided()
            continue
        fresh = height(len(pages), 0)
        if isinstance(unit, Section) and high > fresh:
            divided = unit.divided(each, column.left(unit, look), look)
            if divided is not None:
                waiting[:0] = divided
                continue
            if unit.chart is not None and not column.units:
                found = parts(unit, each, column.left(unit, look), look)
                if len(found) > 1:
                    waiting[:0] = found
                    continue
        if not column.units:
            column.put(unit, high, look)
            continue
        column = following()
        waiting.insert(0, unit)
    return Flow(each, look, tuple(map(tuple, pages)), columns)


def place_column(column: Column, x: float, y: float, width: float, look: Look) -> list[Item]:
    """Place the blocks of a column from its top."""
    found: list[Item] = []
    for number, (unit, high) in enumerate(column.units):
        if number:
            y += unit.gap * look.size
        else:
            found += unit.place_resumed(Rect(x, y, width, 0.0), look)
            y += unit.resumed_height(width, look)
        found += unit.place(Rect(x, y, width, high), look)
        y += high
    return found


def largest_flow(
    units: Sequence[Unit], place: Place, height: Callable[[int, int], float], parts: Parts
) -> Flow:
    """Return the fewest pages in text of the smallest size, then the largest text for so many."""

    def tried(size: float, columns: int, share: float = 1.0) -> Flow:
        look = look_for(units, place.width, size, place.wanted(size), columns, place.least)

        def room(page: int, number: int) -> float:
            return share * height(page, number)

        return flow(units, place.width, room, look, columns, parts)

    smallest, most = place.smallest, place.largest
    # Charts that are cut take long: fewer columns and sizes are tried of them.
    has_charts = any(unit.chart is not None for unit in sections_in(units))
    counts = range(1, (_COLUMNS_OF_CHARTS if has_charts else place.columns) + 1)
    found = {count: tried(smallest, count) for count in counts}
    found = {count: each for count, each in found.items() if each.holds_all} or {1: found[1]}
    fewest = min(len(each.pages) for each in found.values())
    found = {count: each for count, each in found.items() if len(each.pages) == fewest}
    best_count = max(found) if has_charts else 0
    best = found.get(best_count) or next(iter(found.values()))

    def is_as_good(each: Flow) -> bool:
        return each.holds_all and len(each.pages) <= fewest

    for count in (best_count,) if has_charts else tuple(found):
        low, high = 0, int((min(most, _GROWTH * smallest) if has_charts else most) - smallest) + 1
        while high - low > 1:
            middle = (low + high) // 2
            each = tried(smallest + middle, count)
            if is_as_good(each):
                low, best = middle, max(best, each, key=lambda one: one.look.size)
            else:
                high = middle
    for more in _EVENED:
        if (share := best.used + more) >= 1.0:
            break
        each = tried(best.look.size, best.columns, share)
        if is_as_good(each):
            return each
    return best
