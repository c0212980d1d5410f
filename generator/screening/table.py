"""Rules → tables: what a rule reads for every combination of sums that it tells apart.

A table is exact for answers that are not known, too: what they can still become is a box of cells,
and the reading is open when the cells of the box differ. The questionnaire's script interprets the
same table in the same way and holds no rule of its own.

Whether an item is asked is a condition like any other, and decided within the table: an answer to
what is not asked makes no difference.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, reduce
from itertools import product
from math import prod

from generator.model import Condition, Item, Rule, ScoreWithin, Screening
from generator.screening.answers import NOT_ANSWERED, Answers, Truth
from generator.screening.dimensions import (
    Dimension,
    Share,
    TooManyRangesError,
    reachable_sums,
    shares,
)
from generator.screening.states import Space, sum_from
from generator.screening.sums import Node, Sum, as_sums, holds, size, sums_in

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
    """What one condition reads, for every set of answers."""

    dimensions: tuple[Dimension, ...]
    cells: tuple[bool, ...]  # one for each combination of ranges, the last dimension fastest
    sets: tuple[int, ...]  # for each cell: how many sets of answers there are that can be given

    def rows(self) -> Iterator[TableRow]:
        """Yield the cells with their places."""
        places = product(*(each.ranges for each in self.dimensions))
        for ranges, sets, is_met in zip(places, self.sets, self.cells, strict=True):
            yield TableRow(ranges, sets, is_met)

    @property
    def answer_sets(self) -> int:
        """How many sets of answers there are to what is asked."""
        return sum(self.sets)

    @property
    def met(self) -> int:
        """How many sets of answers meet the rule."""
        return sum(row.answer_sets for row in self.rows() if row.is_met)

    def meeting(self, space: Space) -> int:
        """Return the states that meet the rule if what is not known counts as the first answer."""
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


@dataclass(frozen=True, slots=True)
class _Parts:
    """A condition with the conditions on which items are asked, in the form of sums."""

    items: tuple[Item, ...]
    node: Node
    gates: tuple[Node, ...]  # each may depend on items that those before it ask for
    gate_of: tuple[int | None, ...]  # for each item
    sums: tuple[Sum, ...]  # of all these, each once

    def shares(self, *, is_cut: bool = True) -> list[Share]:
        return shares(self.items, self.sums, self.gate_of, is_cut=is_cut)


def _parts(screening: Screening, condition: Condition) -> _Parts:
    items = tuple(screening.items)
    node = as_sums(screening, condition)
    asked = [None if i.ask_if is None else as_sums(screening, i.ask_if) for i in items]
    gates = tuple(dict.fromkeys(each for each in asked if each is not None))
    gate_of = tuple(None if each is None else gates.index(each) for each in asked)
    sums = tuple(dict.fromkeys(each for part in (node, *gates) for each in sums_in(part)))
    return _Parts(items, node, gates, gate_of, sums)


class _Cells:
    """All combinations of the ranges of some dimensions, and what they come to."""

    def __init__(self, parts: _Parts, found: Sequence[Share]) -> None:
        self.gates, self.found = parts.gates, found
        self.adds = {
            each: [(n, share) for n, share in enumerate(found) if any(share.adds[number])]
            for number, each in enumerate(parts.sums)
        }
        self.number = {each: number for number, each in enumerate(parts.sums)}
        read = {name for share in found for name in share.dimension.items}
        asked = zip(parts.items, parts.gate_of, strict=True)
        self.others = [(gate, len(item.answers)) for item, gate in asked if item.id not in read]

    def __iter__(self) -> Iterator[_Cell]:
        for places in product(*(range(len(each.dimension.ranges)) for each in self.found)):
            yield _Cell(self, places)


class _Cell(dict[Sum, int]):
    """What each sum adds up to in one cell; what is not asked adds nothing."""

    def __init__(self, cells: _Cells, places: Sequence[int]) -> None:
        self.cells, self.places = cells, places
        self.asked: dict[int | None, bool] = {None: True}

    def __missing__(self, sum: Sum) -> int:
        total, number = 0, self.cells.number[sum]
        for n, share in self.cells.adds[sum]:
            if share.gate is None or self.is_asked(share.gate):
                total += share.adds[number][self.places[n]]
        self[sum] = total
        return total

    def is_asked(self, gate: int | None) -> bool:
        if gate is not None and gate not in self.asked:
            self.asked[gate] = holds(self.cells.gates[gate], self)
        return self.asked[gate]

    def sets(self) -> int:
        """Return how many sets of answers lie here; what is not asked has no answer."""
        count = prod(answers for gate, answers in self.cells.others if self.is_asked(gate))
        for share, place in zip(self.cells.found, self.places, strict=True):
            if share.gate is None or self.is_asked(share.gate):
                count *= share.dimension.answer_sets[place]
            else:
                count *= int(place == 0)
        return count


def readings(screening: Screening, answers: Answers) -> dict[str, Truth]:
    """Read every rule of a screening: rule → truth."""
    return {rule.id: rule_table(screening, rule).read(answers) for rule in screening.rules}


def asked_items(screening: Screening, answers: Answers) -> tuple[Item, ...]:
    """Return the items that are asked, as far as the answers given decide it."""
    return tuple(
        item
        for item in screening.items
        if item.ask_if is None or condition_table(screening, item.ask_if).read(answers) == "met"
    )


def cell_count(screening: Screening, condition: Condition) -> int:
    """Return how many combinations of sums are tried to make a table, or more than are made."""
    try:
        found = _parts(screening, condition).shares()
    except TooManyRangesError:
        return MAX_CELLS + 1
    return prod(len(each.dimension.ranges) for each in found)


def work(screening: Screening, condition: Condition) -> int:
    """Return how many items and conditions are looked at to make a table."""
    parts = _parts(screening, condition)
    looked_at = sum(size(each) for each in (parts.node, *parts.gates))
    return cell_count(screening, condition) * looked_at


def rule_table(screening: Screening, rule: Rule) -> RuleTable:
    """Return the table of a rule."""
    return condition_table(screening, screening.deciding(rule))


@lru_cache(maxsize=256)
def condition_table(screening: Screening, condition: Condition) -> RuleTable:
    """Return the table of a condition.

    Raises ``ValueError`` beyond ``MAX_CELLS``; a check refuses such a rule first.
    """
    if cell_count(screening, condition) > MAX_CELLS:
        raise ValueError(f"more than {MAX_CELLS} cells")
    parts = _parts(screening, condition)
    found = parts.shares()
    cells, sets = [], []
    for cell in _Cells(parts, found):
        cells.append(holds(parts.node, cell))
        sets.append(cell.sets())
    return _merged([share.dimension for share in found], cells, sets)


def scores(screening: Screening, score: ScoreWithin) -> list[int]:
    """Return every sum that a score can have, in order."""
    parts = _parts(screening, score)
    if not parts.gates:
        return reachable_sums(parts.sums[0].weights)
    found = parts.shares(is_cut=False)
    if prod(len(each.dimension.ranges) for each in found) > MAX_CELLS:
        return reachable_sums(
            parts.sums[0].weights
        )  # those that no set of answers has are among them
    return sorted({cell[parts.sums[0]] for cell in _Cells(parts, found)})


def _merged(dimensions: list[Dimension], cells: list[bool], sets: list[int]) -> RuleTable:
    """Join neighbouring ranges that make no difference; drop dimensions that make none."""
    kept: list[Dimension] = []
    before, after = 1, len(cells)
    for dimension in dimensions:
        count = len(dimension.ranges)
        after //= count
        slices = [_slice(cells, before, count, after, n) for n in range(count)]
        firsts = [n for n in range(count) if n == 0 or slices[n] != slices[n - 1]]
        ends = [*firsts[1:], count]
        places = [
            [(outer * count + n) * after + inner for n in range(first, end)]
            for outer in range(before)
            for first, end in zip(firsts, ends, strict=True)
            for inner in range(after)
        ]
        cells = [cells[joined[0]] for joined in places]
        sets = [sum(sets[place] for place in joined) for joined in places]
        if len(firsts) > 1:
            kept.append(_joined(dimension, firsts))
        before *= len(firsts)
    return RuleTable(tuple(kept), tuple(cells), tuple(sets))


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
    held, least = [], 0
    for item, weights in zip(dimension.items, dimension.weights, strict=True):
        least += min(weights)
        for states, weight in zip(space.answered[item], weights, strict=True):
            held.append((states, weight - min(weights)))
    return sum_from(held, low - least, space) & ~sum_from(held, high - least + 1, space)


def _reached(dimension: Dimension, answers: Answers) -> list[int]:
    """Return the ranges that a dimension's sum can still fall into, whatever is answered next."""
    sums = {0}
    for item, weights, known in zip(
        dimension.items, dimension.weights, dimension.answers, strict=True
    ):
        answer = answers.get(item, NOT_ANSWERED)
        added = set(weights) if answer == NOT_ANSWERED else {weights[known.index(answer)]}
        sums = {each + weight for each in sums for weight in added}
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
