"""Conditions in a form of three kinds: a sum of weights in a range, some of several, the opposite.

Every condition of the language is one of these. A count is a sum whose weights are 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias, assert_never

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)


@dataclass(frozen=True, slots=True)
class Sum:
    """True when the weights of the items answered yes add up to ``low`` to ``high``."""

    items: tuple[str, ...]
    weights: tuple[int, ...]  # one for each item, none of them 0
    low: int
    high: int | None  # inclusive; None: no upper end


@dataclass(frozen=True, slots=True)
class Some:
    """True when ``at_least`` of the parts are."""

    at_least: int
    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Opposite:
    """True when the part is false."""

    part: Node


Node: TypeAlias = Sum | Some | Opposite


def as_sums(screening: Screening, condition: Condition) -> Node:
    """Return a condition of a screening in the form of sums."""
    match condition:
        case ItemHolds(item=item):
            return Sum((item,), (1,), 1, None)
        case GroupMet(group=name):
            group = screening.group(name)
            items = tuple(item.id for item in group.items)
            return Sum(items, (1,) * len(items), group.at_least or 0, None)
        case ScoreWithin(groups=names, low=low, high=high):
            scored = [i for name in names for i in screening.group(name).items if i.points]
            return Sum(tuple(i.id for i in scored), tuple(i.points for i in scored), low, high)
        case Negated(condition=inner):
            return Opposite(as_sums(screening, inner))
        case Combined(at_least=at_least, conditions=conditions):
            alone = [each.item for each in conditions if isinstance(each, ItemHolds)]
            if alone and len(alone) == len(set(alone)) == len(conditions):
                return Sum(tuple(alone), (1,) * len(alone), at_least, None)
            return Some(at_least, tuple(as_sums(screening, each) for each in conditions))
        case _:
            assert_never(condition)


def sums_in(node: Node) -> Iterator[Sum]:
    """Yield every sum in a condition, in the order written."""
    return (each for each in _nodes(node) if isinstance(each, Sum))


def size(node: Node) -> int:
    """Return how many items and conditions one reading of a condition looks at."""
    return sum(1 + len(each.items if isinstance(each, Sum) else ()) for each in _nodes(node))


def _nodes(node: Node) -> Iterator[Node]:
    """Yield a condition and everything in it, in the order written."""
    yield node
    match node:
        case Sum():
            pass
        case Opposite(part=part):
            yield from _nodes(part)
        case Some(parts=parts):
            for part in parts:
                yield from _nodes(part)
        case _:
            assert_never(node)


def holds(node: Node, totals: Mapping[Sum, int]) -> bool:
    """Say whether a condition is true, given what the weights of each of its sums add up to."""
    match node:
        case Sum(low=low, high=high):
            return low <= totals[node] and (high is None or totals[node] <= high)
        case Opposite(part=part):
            return not holds(part, totals)
        case Some(at_least=at_least, parts=parts):
            return sum(holds(part, totals) for part in parts) >= at_least
        case _:
            assert_never(node)
