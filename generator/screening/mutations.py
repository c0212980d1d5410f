"""Small changes to a rule: each part left out, each joint flipped, each threshold moved by one.

A rule of which a small change makes no difference says more than it means.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, assert_never

from generator.diagnostics.span import Span
from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
    conditions_in,
)

Kind = Literal["left out", "flipped", "moved up", "moved down"]


@dataclass(frozen=True, slots=True)
class Mutation:
    """A change to one part of a screening's condition, and the condition after it."""

    kind: Kind
    what: str  # the name of an item or group, or a word of the language such as ``any``
    screening: Screening
    condition: Condition
    span: Span


def mutations(screening: Screening, condition: Condition) -> Iterator[Mutation]:
    """Yield every small change to a condition and to the groups that it reads.

    An item of 0 points is written down so as not to count: leaving it out of a score is no change.
    """
    parts = list(conditions_in(condition))
    counted = {part.group for part in parts if isinstance(part, GroupMet)}
    scores = [part for part in parts if isinstance(part, ScoreWithin)]
    scored = {item.id for score in scores for item in screening.scored(score)}
    named = {part.item for part in parts if isinstance(part, ItemHolds)}
    for group in screening.groups:
        if group.id in counted or scored & {item.id for item in group.items}:
            is_counted = group.id in counted
            apart = (
                named if is_counted else named | {i.id for i in group.items if i.id not in scored}
            )
            for kind, what, other, span in _of_group(group, is_counted, apart):
                groups = tuple(other if each is group else each for each in screening.groups)
                yield Mutation(kind, what, replace(screening, groups=groups), condition, span)
    is_signed = any(weight < 0 for item in screening.items for weight in item.weights)
    for kind, what, changed, span in _of_condition(condition, is_signed=is_signed):
        yield Mutation(kind, what, screening, changed, span)


def _of_group(
    group: Group, is_counted: bool, apart: set[str]
) -> Iterator[tuple[Kind, str, Group, Span]]:
    """Change a group; ``apart``: items that the condition reads by their names, or not at all."""
    for item in group.items:
        if item.id in apart or not (is_counted or any(item.weights)):
            continue  # a named item is left out with its name
        others = tuple(each for each in group.items if each is not item)
        yield "left out", item.id, replace(group, items=others), item.span
    if is_counted and group.at_least is not None:
        for kind, at_least in _moved(group.at_least):
            yield kind, group.id, replace(group, at_least=at_least), group.span


def _of_condition(
    condition: Condition, *, is_signed: bool
) -> Iterator[tuple[Kind, str, Condition, Span]]:
    span = condition.span
    match condition:
        case Negated(condition=inner):
            yield "left out", "not", inner, span
            for kind, what, changed, at in _of_condition(inner, is_signed=is_signed):
                yield kind, what, replace(condition, condition=changed), at
        case ScoreWithin(low=low, high=high):
            for kind, moved in _moved(low, is_signed=is_signed):
                yield kind, "from", replace(condition, low=moved), span
            if high is not None:
                for kind, moved in _moved(high, is_signed=is_signed):
                    yield kind, "to", replace(condition, high=moved), span
        case Combined(at_least=at_least, conditions=parts, word=word):
            yield from _of_joint(condition, is_signed=is_signed)
            if word == "at_least":
                for kind, moved in _moved(at_least):
                    yield kind, "at_least", replace(condition, at_least=moved), span
            elif len(parts) > 1:
                flipped = 1 if word == "all" else len(parts)
                yield "flipped", word, replace(condition, at_least=flipped), span


def _of_joint(joint: Combined, *, is_signed: bool) -> Iterator[tuple[Kind, str, Condition, Span]]:
    """Leave out each part of a joint, and change each part within itself."""
    for position, part in enumerate(joint.conditions):
        before, after = joint.conditions[:position], joint.conditions[position + 1 :]
        if before or after:
            needed = joint.at_least - (joint.word == "all")  # all that are left
            rest = replace(joint, at_least=needed, conditions=(*before, *after))
            yield "left out", _name(part), rest, part.span
        for kind, what, changed, at in _of_condition(part, is_signed=is_signed):
            yield kind, what, replace(joint, conditions=(*before, changed, *after)), at


def _moved(threshold: int, *, is_signed: bool = False) -> Iterator[tuple[Kind, int]]:
    """Yield a threshold moved by one either way; below 0 nothing can be told apart, unless points
    are taken away, too."""
    yield "moved up", threshold + 1
    if threshold or is_signed:
        yield "moved down", threshold - 1


def _name(condition: Condition) -> str:
    match condition:
        case ItemHolds(item=name) | GroupMet(group=name):
            return name
        case Negated():
            return "not"
        case ScoreWithin():
            return "score"
        case Combined(word=word):
            return word
        case _:
            assert_never(condition)
