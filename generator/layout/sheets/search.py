"""The largest text in which the blocks of a sheet find room, and on how many pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise
from math import ceil, floor, inf, sqrt
from typing import TypeAlias

from generator.layout.measure import CAPITALS
from generator.layout.sheets.foot import Foot
from generator.layout.sheets.grid import Grid, balanced, look_for, lowest
from generator.layout.sheets.units import Unit, sections_in

Group: TypeAlias = "tuple[Unit, ...]"
"""A block with those that follow from it."""

LEAD = 2.6  # sizes of the text: the telling words of a head
_STEP = 0.1  # pt, between the sizes tried
_NEARLY = 1.12  # how much higher than its room what columns of other widths may still lower
_GUESSES = 4  # from heights that were found, before sizes are halved
_LUCK = 4  # steps beyond the largest size that is found
_MANY = 12  # blocks that all arrangements are tried of
_WORTH = 1.1  # how much larger text must be for another page
_PERMUTED = 1.03  # and for another order of pathways
_APART = 1.2  # how much larger the text of one page may be than that of another


@dataclass(frozen=True, slots=True)
class Place:
    """What there is room for, in pt. ``room`` returns the height of a page's blocks, by its number
    and how many pages there are."""

    width: float
    height: Callable[[int, int], float]
    smallest: float
    largest: float
    comfortable: float
    capitals: float  # least height of the capitals of the telling words
    least: float  # the smallest print
    columns: int = 4
    pages: int = 3  # at most, of whole pathways

    def wanted(self, size: float) -> float:
        """Return how large telling words should be above text of a size."""
        return max(LEAD * size, self.capitals / CAPITALS)


Feet: TypeAlias = "Callable[[int, int], Foot]"
"""The foot of a page, by its number and the number of pages."""


def grids(groups: Sequence[Group], place: Place, foot: Feet) -> tuple[Grid, ...] | None:
    """Return the pages of a sheet whose pathways all stay whole; None where the text would be too
    small, or there are too many for a look at all arrangements."""
    if sum(map(len, groups)) > _MANY:
        return None
    found: tuple[Grid, ...] | None = None
    for count in range(1, min(place.pages, len(groups)) + 1):
        least = max(place.smallest, _WORTH * _score(found)) if found else place.smallest
        if found and min(page.look.size for page in found) >= place.comfortable:
            break
        better = _in_pages(groups, count, place, foot, least)
        found = better or found
    return found


def _score(pages: Sequence[Grid]) -> float:
    return min(page.score for page in pages)


def _in_pages(
    groups: Sequence[Group], count: int, place: Place, foot: Feet, least: float
) -> tuple[Grid, ...] | None:
    """Return a sheet of so many pages: in the author's order, unless another gives clearly larger
    text."""
    best: tuple[Grid, ...] | None = None
    for order in _orders(groups):
        size = max(least, _PERMUTED * _score(best)) if best else least
        for parts in _partitions(order, count):
            pages = _evened(parts, place, foot, size)
            if pages is not None and (best is None or _score(pages) >= size):
                best, size = pages, max(size, _score(pages) + _STEP)
    return best


def _orders(groups: Sequence[Group]) -> Iterator[list[Group]]:
    """Yield the author's order, and that with the longest pathways first."""
    yield list(groups)
    pathways = [group for group in groups if any(True for _ in sections_in(group))]
    in_turn = iter(sorted(pathways, key=lambda group: -_length(group)))
    longest = [next(in_turn) if group in pathways else group for group in groups]
    if longest != list(groups):
        yield longest


def _length(group: Group) -> int:
    return sum(len(each.steps) or 99 for each in sections_in(group))


def _partitions(groups: Sequence[Group], count: int) -> Iterator[list[list[Group]]]:
    for cuts in combinations(range(1, len(groups)), count - 1):
        yield [list(groups[a:b]) for a, b in pairwise((0, *cuts, len(groups)))]


def _evened(
    parts: Sequence[Sequence[Group]], place: Place, foot: Feet, least: float
) -> tuple[Grid, ...] | None:
    """Return the pages of a partition, each in the largest text; none in much larger text than
    another. None: one has no room in text of the least size."""
    count = len(parts)
    blocks = []
    for number, groups in enumerate(parts):
        units = [unit for group in groups for unit in group]
        units.append(foot(number, count))
        if not has_room(units, place, place.height(number, count), least):
            return None
        blocks.append(units)
    pages = []
    for number, units in enumerate(blocks):
        found = largest(units, place, place.height(number, count), least, place.largest)
        if found is None:
            return None
        pages.append(found)
    most = _APART * min(page.look.size for page in pages)
    for number, page in enumerate(pages):
        if page.look.size > most:
            smaller = largest(page.units, place, place.height(number, count), least, most)
            pages[number] = smaller or page
    return tuple(_with_lead(page, min(each.look.lead for each in pages)) for page in pages)


def _with_lead(page: Grid, lead: float) -> Grid:
    """Return a page whose heads are as large as those of the others."""
    if page.look.lead == lead:
        return page
    return Grid(page.units, page.rows, replace(page.look, lead=lead))


def has_room(units: Sequence[Unit], place: Place, height: float, size: float) -> bool:
    """Tell whether blocks find room in text of a size, in any number of columns."""
    counts = range(1, min(place.columns, len(units)) + 1)
    return any(_fitting(units, place, height, size, count)[0] for count in counts)


def largest(
    units: Sequence[Unit], place: Place, height: float, least: float, most: float
) -> Grid | None:
    """Return the arrangement of a page with the largest text of at least ``least`` pt."""
    best: Grid | None = None
    columns = min(place.columns, len(units))
    for count in range(1, columns + 1):
        low = max(best.score, least) if best else least
        found = _largest_in(units, place, height, low, most, count)
        if found is not None and (best is None or found.score > best.score):
            best = found
    return best


def _largest_in(
    units: Sequence[Unit], place: Place, height: float, least: float, most: float, columns: int
) -> Grid | None:
    """Return the arrangement in at most so many columns with the largest text."""

    def tried(step: int) -> tuple[Grid | None, float]:
        size = round(step * _STEP, 1)
        found, high = _fitting(units, place, height, size, columns)
        # The area that words take grows with the square of their size.
        return found, step * sqrt(height / high) if high else step

    low, last = ceil(least / _STEP - 1e-6), floor(most / _STEP + 1e-6)  # in steps
    best, guess = tried(low) if low <= last else (None, 0.0)
    if best is None:
        return None
    high, tries = last + 1, 0
    while high - low > 1:
        middle = (low + high) // 2 if tries > _GUESSES else round(guess)
        middle = max(low + 1, min(middle, high - 1))
        found, guess = tried(middle)
        tries += 1
        if found is not None:
            best, low = found, middle
        else:
            high = middle
    # Words that happen to break well may fit in a size that is a little larger.
    for more in range(low + 2, min(low + _LUCK, last + 1)):
        best = tried(more)[0] or best
    return best


def _fitting(
    units: Sequence[Unit], place: Place, height: float, size: float, most: int
) -> tuple[Grid | None, float]:
    """Return an arrangement in at most so many columns that a page has room for, and how high the
    columns are if all are equally wide."""
    look = look_for(units, place.width, size, place.wanted(size), most, place.least)
    grid = lowest(units, place.width, look, most)
    if grid is None:
        return None, inf
    high = grid.height
    if high > _NEARLY * height or grid.columns < most:
        return None, high
    if high > height:
        grid = balanced(grid)
    return (grid if grid.height <= height + 0.01 else None), high


def groups_of(units: Sequence[Unit]) -> list[Group]:
    """Return blocks in groups: those that begin something, each with what follows from it."""
    groups: list[list[Unit]] = []
    for unit in units:
        if unit.begins or not groups:
            groups.append([])
        groups[-1].append(unit)
    return [tuple(group) for group in groups]
