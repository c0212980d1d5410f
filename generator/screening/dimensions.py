"""Items that a rule reads only together: by the sum of their weights, cut where it matters."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from math import gcd

from generator.screening.sums import Sum


@dataclass(frozen=True, slots=True)
class Dimension:
    """Items of which only the sum of the weights counts, and the ranges that are told apart."""

    items: tuple[str, ...]
    weights: tuple[int, ...]  # one for each item, from 1
    ranges: tuple[tuple[int, int], ...]  # first and last sum of each, which can both be reached
    answer_sets: tuple[int, ...]  # for each range: how many sets of yes and no fall into it


def shares(
    order: Sequence[str], sums: Sequence[Sum]
) -> tuple[tuple[Dimension, ...], tuple[tuple[int, ...], ...]]:
    """Divide the items of some sums into dimensions; ``order`` is that of the screening's items.

    Two items share a dimension when every sum weighs them in the same proportion. Returns the
    dimensions, and for each sum a factor for each of them: sum = Σ factor × dimension's sum.
    """
    weights = [dict(zip(each.items, each.weights, strict=True)) for each in sums]
    members: dict[tuple[int, ...], list[tuple[str, int]]] = {}
    for item in order:
        profile = tuple(each.get(item, 0) for each in weights)
        common = gcd(*profile)
        if common:
            key = tuple(weight // common for weight in profile)
            members.setdefault(key, []).append((item, common))
    keys = list(members)
    found = []
    for key, items in members.items():
        names, own = zip(*items, strict=True)
        reachable, sets = _sums_of(own)
        ranges = _cut(reachable, _cuts(key, sums, keys))
        counts = tuple(sets[high + 1] - sets[low] for low, high in ranges)
        found.append(Dimension(names, own, ranges, counts))
    return tuple(found), tuple(tuple(key[n] for key in keys) for n in range(len(sums)))


@lru_cache(maxsize=64)
def _sums_of(weights: tuple[int, ...]) -> tuple[list[int], list[int]]:
    """Return the sums that can be reached, and how many sets reach less than each sum from 0."""
    # All counts stand side by side in one integer: adding an item adds a copy of it, moved on.
    width = (len(weights) + 8) // 8
    packed = 1
    for weight in weights:
        packed += packed << (8 * width * weight)
    total = sum(weights) + 1
    content = packed.to_bytes(width * total, "little")
    sets = [
        int.from_bytes(content[at : at + width], "little") for at in range(0, len(content), width)
    ]
    return [sum for sum, count in enumerate(sets) if count], [0, *accumulate(sets)]


def _cuts(
    key: tuple[int, ...], sums: Sequence[Sum], keys: list[tuple[int, ...]]
) -> list[int] | None:
    """Return where a dimension's sum begins to matter; None where others add to the same sums."""
    cuts = {0}
    for each, factor, among in zip(sums, key, zip(*keys, strict=True), strict=True):
        if not factor:
            continue
        if sum(map(bool, among)) > 1:
            return None
        ends = [each.low] if each.high is None else [each.low, each.high + 1]
        cuts |= {-(-end // factor) for end in ends}
    return sorted(cuts)


def _cut(reachable: list[int], cuts: list[int] | None) -> tuple[tuple[int, int], ...]:
    """Cut sums into ranges at some places, or each by itself."""
    if cuts is None:
        return tuple((each, each) for each in reachable)
    places = [bisect_left(reachable, cut) for cut in cuts] + [len(reachable)]
    return tuple(
        (reachable[first], reachable[end - 1]) for first, end in pairwise(places) if first < end
    )
