"""Conditions: what a rule, or the asking of an item, depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span


@dataclass(frozen=True, slots=True)
class ItemHolds:
    """True when one item is answered yes, or with one of the answers named."""

    item: str
    span: Span
    answers: tuple[str, ...] = ("yes",)


@dataclass(frozen=True, slots=True)
class GroupMet:
    """True when a group reaches its threshold."""

    group: str
    span: Span


@dataclass(frozen=True, slots=True)
class Combined:
    """True when ``at_least`` of the conditions or more are: for ``all`` each one, for ``any`` 1."""

    at_least: int
    conditions: tuple[Condition, ...]
    word: Literal["all", "any", "at_least"]
    span: Span


@dataclass(frozen=True, slots=True)
class Negated:
    """True when the condition is false."""

    condition: Condition
    span: Span


@dataclass(frozen=True, slots=True)
class ScoreWithin:
    """True when the points of the answers to some items add up to a number in the range."""

    groups: tuple[str, ...]  # all items of these count
    low: int
    high: int | None  # inclusive; None: no upper end
    span: Span
    items: tuple[str, ...] = ()  # and these


Condition: TypeAlias = ItemHolds | GroupMet | Combined | Negated | ScoreWithin


def conditions_in(condition: Condition) -> Iterator[Condition]:
    """Yield a condition and all that it joins, from the outside in."""
    yield condition
    match condition:
        case Negated(condition=inner):
            yield from conditions_in(inner)
        case Combined(conditions=conditions):
            for each in conditions:
                yield from conditions_in(each)
