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
    Item,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)

COUNTED = (0, 1)
"""The weights of no and yes where items are counted."""

Weights: TypeAlias = tuple[int, ...]
"""What each answer to an item adds, in the order of its answers."""


@dataclass(frozen=True, slots=True)
class Sum:
    """True when the weights of what the items are answered with add up to ``low`` to ``high``.

    An item that is not asked adds nothing.
    """

    items: tuple[str, ...]
    weights: tuple[Weights, ...]  # one for each item, none of them all 0
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
            return Sum((item,), (_marks(screening, condition),), 1, None)
        case GroupMet(group=name):
            group = screening.group(name)
            items = tuple(item.id for item in group.items)
            return Sum(items, (COUNTED,) * len(items), group.at_least or 0, None)
        case ScoreWithin(low=low, high=high):
            scored = [item for item in screening.scored(condition) if any(item.weights)]
            weights = tuple(item.weights for item in scored)
            return Sum(tuple(item.id for item in scored), weights, low, high)
        case Negated(condition=inner):
            return Opposite(as_sums(screening, inner))
        case Combined(at_least=at_least, conditions=conditions):
            marked = [_marked(screening, each) for each in conditions]
            found = [each for each in marked if each is not None]
            names = tuple(item for item, _ in found)
            if found and len(names) == len(set(names)) == len(conditions):
                return Sum(names, tuple(marks for _, marks in found), at_least, None)
            return Some(at_least, tuple(as_sums(screening, each) for each in conditions))
        case _:
            assert_never(condition)


def _marked(screening: Screening, condition: Condition) -> tuple[str, Weights] | None:
    """Return the item that a condition reads alone, and which of its answers meet it, as 1.

    None: it reads several, or what is always true or always false.
    """
    if isinstance(condition, ItemHolds):
        return condition.item, _marks(screening, condition)
    if not isinstance(condition, ScoreWithin):
        return None
    items: list[Item] = list(screening.scored(condition))
    if len(items) != 1 or not items[0].levels or (items[0].ask_if and condition.low <= 0):
        return None  # what is not asked has no points, and that may meet the condition
    low, high = condition.low, condition.high
    marks = tuple(
        int(low <= points and (high is None or points <= high)) for points in items[0].weights
    )
    return (items[0].id, marks) if any(marks) else None


def _marks(screening: Screening, condition: ItemHolds) -> Weights:
    """Return a 1 for each answer that meets a condition."""
    answers = screening.item(condition.item).answers
    return tuple(int(answer in condition.answers) for answer in answers)


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
