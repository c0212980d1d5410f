"""Rules → tables: what a rule reads for every combination of sums that it tells apart.

A table is exact for answers that are not known, too: what they can still become is a box of cells,
and the reading is open when the cells of the box differ. The questionnaire's script interprets the
same table in the same way and holds no rule of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import product
from math import prod

from generator.model import Rule, Screening
from generator.screening.answers import Answers, Truth
from generator.screening.dimensions import Dimension, shares
from generator.screening.states import Space, sum_from
from generator.screening.sums import Sum, as_sums, holds, size, sums_in

MAX_CELLS = 20_000
"""The largest table made. What a rule does not tell apart is one cell, so that this is far beyond
any screening a person could fill in."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One cell of a table with its place: a range of sums in each dimension, and the reading."""

    ranges: tuple[tuple[int, int], ...]
    answer_sets: int
    is_met: bool


@dataclass(frozen=True, slots=True)
class RuleTable:
    """What one rule reads, for every set of answers."""

    rule: str
    dimensions: tuple[Dimension, ...]
    free: int  # how many items of the screening make no difference to the rule
    cells: tuple[bool, ...]  # one for each combination of ranges, the last dimension fastest

    def rows(self) -> Iterator[TableRow]:
        """Yield the cells with their places."""
        places = product(*(range(len(each.ranges)) for each in self.dimensions))
        for place, is_met in zip(places, self.cells, strict=True):
            at = list(zip(self.dimensions, place, strict=True))
            sets = prod(dimension.answer_sets[n] for dimension, n in at)
            ranges = tuple(dimension.ranges[n] for dimension, n in at)
            yield TableRow(ranges, sets << self.free, is_met)

    @property
    def answer_sets(self) -> int:
        """How many sets of yes and no there are: 2 to the number of items."""
        return sum(row.answer_sets for row in self.rows())

    @property
    def met(self) -> int:
        """How many sets of yes and no meet the rule."""
        return sum(row.answer_sets for row in self.rows() if row.is_met)

    def meeting(self, space: Space) -> int:
        """Return the states that meet the rule if what is not known counts as no."""
        inside = [[_within(each, *ends, space) for ends in each.ranges] for each in self.dimensions]
        met = 0
        for sets, is_met in zip(product(*inside), self.cells, strict=True):
            if is_met:
                met |= reduce(int.__and__, sets, space.everything)
        return met

    def read(self, answers: Answers) -> Truth:
        """Return what the rule reads: met, not met, or open while an answer could change it."""
        reached = [_reached(each, answers) for each in self.dimensions]
        found = {self.cells[_index(self.dimensions, place)] for place in product(*reached)}
        if len(found) == 2:
            return "open"
        return "met" if True in found else "not met"


def readings(screening: Screening, answers: Answers) -> dict[str, Truth]:
    """Read every rule of a screening: rule → truth."""
    return {rule.id: rule_table(screening, rule).read(answers) for rule in screening.rules}


def cell_count(screening: Screening, rule: Rule) -> int:
    """Return how many combinations of sums are tried to make a rule's table."""
    dimensions, _ = shares([item.id for item in screening.items], _sums(screening, rule))
    return prod(len(each.ranges) for each in dimensions)


def work(screening: Screening, rule: Rule) -> int:
    """Return how many items and conditions are looked at to make a rule's table."""
    return cell_count(screening, rule) * size(as_sums(screening, rule.when))


def _sums(screening: Screening, rule: Rule) -> list[Sum]:
    """Return every sum that a rule reads, each once."""
    return list(dict.fromkeys(sums_in(as_sums(screening, rule.when))))


@lru_cache(maxsize=256)
def rule_table(screening: Screening, rule: Rule) -> RuleTable:
    """Return the table of a rule.

    Raises ``ValueError`` beyond ``MAX_CELLS``; a check refuses such a rule first.
    """
    if cell_count(screening, rule) > MAX_CELLS:
        raise ValueError(f"more than {MAX_CELLS} cells")
    node, sums = as_sums(screening, rule.when), _sums(screening, rule)
    order = [item.id for item in screening.items]
    dimensions, factors = shares(order, sums)
    cells = []
    for values in product(*([low for low, _ in each.ranges] for each in dimensions)):
        totals = {
            each: sum(map(int.__mul__, among, values))
            for each, among in zip(sums, factors, strict=True)
        }
        cells.append(holds(node, totals))
    dimensions, cells = _merged(dimensions, cells)
    free = len(order) - sum(len(each.items) for each in dimensions)
    return RuleTable(rule.id, dimensions, free, tuple(cells))


def _merged(
    dimensions: tuple[Dimension, ...], cells: list[bool]
) -> tuple[tuple[Dimension, ...], list[bool]]:
    """Join neighbouring ranges that make no difference; drop dimensions that make none."""
    kept: list[Dimension] = []
    before, after = 1, len(cells)
    for dimension in dimensions:
        count = len(dimension.ranges)
        after //= count
        slices = [_slice(cells, before, count, after, n) for n in range(count)]
        firsts = [n for n in range(count) if n == 0 or slices[n] != slices[n - 1]]
        cells = [
            cells[(outer * count + n) * after + inner]
            for outer in range(before)
            for n in firsts
            for inner in range(after)
        ]
        if len(firsts) > 1:
            kept.append(_joined(dimension, firsts))
        before *= len(firsts)
    return tuple(kept), cells


def _slice(cells: list[bool], before: int, count: int, after: int, n: int) -> list[bool]:
    """Return the cells at one range of a dimension; ``before``: cells of those that run slower."""
    starts = ((outer * count + n) * after for outer in range(before))
    return [cell for start in starts for cell in cells[start : start + after]]


def _joined(dimension: Dimension, firsts: list[int]) -> Dimension:
    """Join the ranges of a dimension; each new one begins at one of ``firsts``."""
    ends = [*firsts[1:], len(dimension.ranges)]
    pairs = list(zip(firsts, ends, strict=True))
    return replace(
        dimension,
        ranges=tuple((dimension.ranges[a][0], dimension.ranges[b - 1][1]) for a, b in pairs),
        answer_sets=tuple(sum(dimension.answer_sets[a:b]) for a, b in pairs),
    )


def _within(dimension: Dimension, low: int, high: int, space: Space) -> int:
    """Return the states in which a dimension's sum is from ``low`` to ``high``."""
    held = [
        (space.yes[item], weight)
        for item, weight in zip(dimension.items, dimension.weights, strict=True)
    ]
    return sum_from(held, low, space) & ~sum_from(held, high + 1, space)


def _reached(dimension: Dimension, answers: Answers) -> list[int]:
    """Return the ranges that a dimension's sum can still fall into, whatever is answered next."""
    sums = {0}
    for item, weight in zip(dimension.items, dimension.weights, strict=True):
        answer = answers.get(item, "not answered")
        if answer == "yes":
            sums = {each + weight for each in sums}
        elif answer == "not answered":
            sums |= {each + weight for each in sums}
    return [
        n
        for n, (low, high) in enumerate(dimension.ranges)
        if any(low <= each <= high for each in sums)
    ]


def _index(dimensions: Sequence[Dimension], place: Sequence[int]) -> int:
    index = 0
    for dimension, n in zip(dimensions, place, strict=True):
        index = index * len(dimension.ranges) + n
    return index
