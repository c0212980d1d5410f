"""Items that a rule reads only together: by the sum of their weights, cut where it matters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import gcd, prod
from typing import TypeAlias

from generator.model import Item
from generator.screening.sums import Sum, Weights

MAX_RANGES = 20_000
"""The most sums of one dimension that are told apart."""

Rows: TypeAlias = tuple[Weights, ...]
"""What the answers to an item add to each of several sums: a row for each sum."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Items of which only the sum of the weights counts, and the ranges that are told apart."""

    items: tuple[str, ...]
    weights: tuple[Weights, ...]  # one for each item
    ranges: tuple[tuple[int, int], ...]  # first and last sum of each, which can both be reached
    answer_sets: tuple[int, ...]  # for each range: how many sets of answers fall into it
    answers: tuple[tuple[str, ...], ...]  # of each item, in the order of its weights


@dataclass(frozen=True, slots=True)
class Share:
    """A dimension, what its items are asked on, and what each of its ranges adds to each sum."""

    dimension: Dimension
    gate: int | None  # the number of the condition on which they are asked; None: always
    adds: tuple[Weights, ...]  # for each sum, what each range adds to it


class TooManyRangesError(ValueError):
    """More sums of one dimension would have to be told apart than any rule needs."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What items have in common that share a dimension."""

    gate: int | None
    factors: Weights | None  # for each sum: how it weighs them; None: in no proportion
    added: tuple[int, ...]  # the numbers of the sums that they add to


def shares(
    items: Sequence[Item],
    sums: Sequence[Sum],
    gates: Sequence[int | None],
    *,
    is_cut: bool = True,
) -> list[Share]:
    """Divide the items of some sums into dimensions; ``gates`` has an entry for each item.

    Two items share a dimension when they are asked on the same condition and every sum weighs them
    in the same proportion. Items whose answers no proportion fits share one where they add to the
    same sums. Unless they are cut, every sum is a range by itself. Raises ``TooManyRangesError``.
    """
    weights = [dict(zip(each.items, each.weights, strict=True)) for each in sums]
    members: dict[_Kind, list[tuple[Item, Rows]]] = {}
    for item, gate in zip(items, gates, strict=True):
        none = (0,) * len(item.answers)
        rows = tuple(each.get(item.id, none) for each in weights)
        added = tuple(n for n, row in enumerate(rows) if any(row))
        if added:
            own, factors = _proportion(tuple(rows[n] for n in added))
            found = (own,) if factors else tuple(rows[n] for n in added)
            members.setdefault(_Kind(gate, factors, added), []).append((item, found))
    among = [sum(n in kind.added for kind in members) for n in range(len(sums))]
    cut = [n for n, dimensions in enumerate(among) if is_cut and dimensions == 1]
    return [_share(kind, found, sums, cut) for kind, found in members.items()]


def _proportion(rows: Rows) -> tuple[Weights, Weights | None]:
    """Return the weights of which each row is a multiple, and the factor of each row.

    None for the factors: there are no such weights.
    """
    common = gcd(*rows[0])
    base = tuple(weight // common for weight in rows[0])
    place = next(n for n, weight in enumerate(base) if weight)
    factors = tuple(row[place] // base[place] for row in rows)
    if any(row != tuple(f * w for w in base) for row, f in zip(rows, factors, strict=True)):
        return (), None
    shared = gcd(*factors)
    return tuple(w * shared for w in base), tuple(f // shared for f in factors)


def _share(
    kind: _Kind, members: list[tuple[Item, Rows]], sums: Sequence[Sum], cut: list[int]
) -> Share:
    """Return one dimension; ``cut``: the sums that nothing else adds to."""
    items = [item for item, _ in members]
    if kind.factors is None:
        rows = [found for _, found in members]
        weights, spans = _packed(rows)
        reachable, counts = _sums_in_turn(weights)
        ranges = tuple((each, each) for each in reachable)
        totals = [_unpacked(each, rows, spans) for each in reachable]
        added = list(zip(*totals, strict=True))
    else:
        weights = tuple(own for _, (own,) in members)
        reachable, sets = _sums_of(weights)
        read = [(sums[n], f) for n, f in zip(kind.added, kind.factors, strict=True)]
        alone = all(n in cut for n in kind.added)
        low = reachable[0]
        ranges = _cut(reachable, _cuts(low, read) if alone else None)
        counts = tuple(sets[last - low + 1] - sets[first - low] for first, last in ranges)
        added = [tuple(factor * first for first, _ in ranges) for factor in kind.factors]
    by_sum = dict(zip(kind.added, added, strict=True))
    adds = tuple(by_sum.get(n, (0,) * len(ranges)) for n in range(len(sums)))
    names, answers = tuple(i.id for i in items), tuple(i.answers for i in items)
    return Share(Dimension(names, weights, ranges, counts, answers), kind.gate, adds)


@lru_cache(maxsize=64)
def _sums_of(weights: tuple[Weights, ...]) -> tuple[list[int], list[int]]:
    """Return the sums that can be reached, and how many sets reach less than each sum from the
    least on."""
    # All counts stand side by side in one integer: adding an item adds copies of it, moved on.
    width = (prod(map(len, weights)).bit_length() + 7) // 8
    packed, total, least = 1, 1, 0
    for each in weights:
        low = min(each)
        packed = sum(packed << (8 * width * (weight - low)) for weight in each)
        least += low
        total += max(each) - low
    content = packed.to_bytes(width * total, "little")
    sets = [
        int.from_bytes(content[at : at + width], "little") for at in range(0, len(content), width)
    ]
    return [least + n for n, count in enumerate(sets) if count], [0, *accumulate(sets)]


def reachable_sums(weights: tuple[Weights, ...]) -> list[int]:
    """Return every sum of some weights, one of each item, in order."""
    return _sums_of(weights)[0]


def _packed(rows: Sequence[Rows]) -> tuple[tuple[Weights, ...], list[int]]:
    """Return one weight for the weights of several sums, such that no two totals get mixed up, and
    how many totals each sum can have."""
    sums = range(len(rows[0]))
    spans = [sum(max(own[n]) - min(own[n]) for own in rows) + 1 for n in sums]
    places = [prod(spans[:n]) for n in sums]
    weights = tuple(
        tuple(
            sum((own[n][answer] - min(own[n])) * places[n] for n in sums)
            for answer in range(len(own[0]))
        )
        for own in rows
    )
    return weights, spans


def _unpacked(packed: int, rows: Sequence[Rows], spans: list[int]) -> list[int]:
    """Return the totals that a packed one stands for."""
    totals = []
    for n, span in enumerate(spans):
        packed, above = divmod(packed, span)
        totals.append(above + sum(min(own[n]) for own in rows))
    return totals


def _sums_in_turn(weights: tuple[Weights, ...]) -> tuple[list[int], tuple[int, ...]]:
    """Return the sums that can be reached, and how many sets of answers reach each."""
    counts = {0: 1}
    for each in weights:
        more: dict[int, int] = {}
        for total, count in counts.items():
            for weight in each:
                more[total + weight] = more.get(total + weight, 0) + count
        if len(more) > MAX_RANGES:
            raise TooManyRangesError
        counts = more
    return sorted(counts), tuple(counts[total] for total in sorted(counts))


def _cuts(least: int, read: Iterable[tuple[Sum, int]]) -> list[int]:
    """Return where a dimension's sum begins to matter to the sums that it is a factor of."""
    cuts = {least}
    for each, factor in read:
        ends = [each.low] if each.high is None else [each.low, each.high + 1]
        # Where the sum rises as the total falls, it begins to matter one further on.
        cuts |= {-(-end // factor) if factor > 0 else end // factor + 1 for end in ends}
    return sorted(cuts)


def _cut(reachable: list[int], cuts: list[int] | None) -> tuple[tuple[int, int], ...]:
    """Cut sums into ranges at some places, or each by itself."""
    if cuts is None:
        return tuple((each, each) for each in reachable)
    places = [bisect_left(reachable, cut) for cut in cuts] + [len(reachable)]
    return tuple(
        (reachable[first], reachable[end - 1]) for first, end in pairwise(places) if first < end
    )
