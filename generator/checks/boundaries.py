"""Boundaries of the rules of a screening at which no example stands, each with one that would."""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.proposals import Case, proposed
from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.model import (
    Condition,
    GroupMet,
    Item,
    ItemHolds,
    Rule,
    ScoreWithin,
    Screening,
    conditions_in,
)
from generator.screening.table import scores

MAX_SHOWN = 6
"""Boundaries of one screening that are named; of more than these the others are counted."""

_FEW = 3  # names that a message lists


def boundaries(screening: Screening, cases: list[Case]) -> Iterator[Diagnostic]:
    """Report where a rule begins or ceases to hold and no example stands on one of the sides.

    After a few of them the others are counted.
    """
    missing = list(_missing(screening, cases))
    shown = MAX_SHOWN if len(missing) > MAX_SHOWN + 1 else len(missing)
    for rule, condition, edge in missing[:shown]:
        yield _without(screening, rule, condition, edge)
    others = len(missing) - shown
    if others > 0:
        message = f"{others} more boundaries of the rules of `{screening.id}` have no example"
        hint = "they are named once those before them have one"
        yield warning("boundary-without-example", message, missing[-1][1].span, hints=[hint])


def _missing(screening: Screening, cases: list[Case]) -> Iterator[tuple[Rule, Condition, int]]:
    """Yield each side of a boundary at which no example stands."""
    seen: set[tuple[frozenset[str], str, int]] = set()
    for rule in screening.rules:
        for condition in () if rule.is_otherwise else conditions_in(rule.when):
            for edge in _edges(screening, condition):
                key = (frozenset(screening.read_by(condition)), type(condition).__name__, edge)
                points = (case.points(screening, condition) for case in cases)
                if key not in seen and edge not in points:
                    yield rule, condition, edge
                seen.add(key)


def _edges(screening: Screening, condition: Condition) -> tuple[int, ...]:
    """Return what stands last before and first behind each boundary of a condition."""
    match condition:
        case ScoreWithin(low=low, high=high):
            scored = scores(screening, condition)
            cuts = [low] if high is None else [low, high + 1]
            sides = [([s for s in scored if s < c], [s for s in scored if s >= c]) for c in cuts]
            return tuple(
                edge for below, above in sides if below and above for edge in (below[-1], above[0])
            )
        case GroupMet(group=name):
            at_least = screening.group(name).at_least or 1
            return (at_least - 1, at_least)
        case ItemHolds():
            return (0, 1)
    return ()


def _without(screening: Screening, rule: Rule, condition: Condition, edge: int) -> Diagnostic:
    if isinstance(condition, ScoreWithin):
        what = f"a score of {edge} {_of(screening, condition)}"
    elif isinstance(condition, GroupMet):
        what = f"{edge} of `{condition.group}`"
    elif isinstance(condition, ItemHolds):
        answered = _either(screening.item(condition.item), condition.answers)
        what = f"`{condition.item}` answered {answered if edge else 'otherwise'}"
    message = f"no example has {what}, where the rule `{rule.id}` changes"
    example = proposed(screening, condition, edge)
    hint = "add one: a rule is best tried at its boundaries"
    if example is not None:
        hint = f"add one, and say what it is to read as: `{example}`"
    return warning("boundary-without-example", message, condition.span, hints=[hint])


def _either(item: Item, answers: tuple[str, ...]) -> str:
    """Return some answers to an item as an author writes them."""
    if item.number is None:
        return " or ".join(f"`{answer}`" for answer in answers)
    ends = [end for each in item.levels if each.id in answers for end in (each.low, each.high)]
    low, high = (item.number.written(end or 0) for end in (ends[0], ends[-1]))
    return f"with a number from {low} to {high}"


def _of(screening: Screening, score: ScoreWithin) -> str:
    """Say what a score is of."""
    named = [f"`{name}`" for name in (*score.groups, *score.items)]
    if len(named) > _FEW and len(score.groups) == len(screening.groups):
        return "of all groups"
    more = ["…"] if len(named) > _FEW else []
    return f"of {', '.join([*named[:_FEW], *more])}"
