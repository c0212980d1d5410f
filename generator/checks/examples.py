"""Whether examples of a screening read as they say, and which boundaries none of them stands at."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.checks.rules import is_provable
from generator.diagnostics.diagnostic import Diagnostic, error, warning
from generator.model import (
    Condition,
    Example,
    GroupMet,
    Item,
    ItemHolds,
    OutcomeTarget,
    PathwayTarget,
    Protocol,
    Rule,
    ScoreWithin,
    Screening,
    Target,
    conditions_in,
)
from generator.screening.sums import Sum, as_sums
from generator.screening.table import asked_items, condition_table, readings, scores


@dataclass(frozen=True, slots=True)
class _Case:
    """An example with what of it is asked."""

    answers: dict[str, str]
    asked: frozenset[str]

    def points(self, screening: Screening, condition: Condition) -> int:
        """Return the points of a score, the items of a group that hold, or whether one does."""
        sum_ = as_sums(screening, condition)
        assert isinstance(sum_, Sum)  # what joins conditions has no boundary of its own
        return sum(
            weights[screening.item(name).answers.index(self.answers[name])]
            for name, weights in zip(sum_.items, sum_.weights, strict=True)
            if name in self.asked
        )


def check_examples(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report examples that read otherwise than they say, and boundaries without one.

    Boundaries are reported once an author has begun to write examples.
    """
    for screening in protocol.screenings:
        if not screening.examples or not is_provable(screening):
            continue
        cases, are_sound = [], True
        for example in screening.examples:
            answers = screening.answered(example)
            asked = frozenset(item.id for item in asked_items(screening, answers))
            faults = list(_faults(screening, example, answers, asked))
            yield from faults
            are_sound = are_sound and not faults
            if not faults and not example.unknown:
                cases.append(_Case(answers, asked))
        if are_sound:
            yield from _boundaries(screening, cases)


def _faults(
    screening: Screening, example: Example, answers: dict[str, str], asked: frozenset[str]
) -> Iterator[Diagnostic]:
    missing = sorted(asked - set(answers) - set(example.unknown))
    if missing:
        message = f"this example does not say what `{missing[0]}` is answered with"
        hint = f"say it under `answers`, or name `{missing[0]}` under `unknown`"
        yield error("example-incomplete", message, example.span, hints=[hint])
        return
    idle = next(
        (name for name in (*dict(example.answers), *example.unknown) if name not in asked), None
    )
    if idle is not None and not _waits(screening, idle, answers):
        message = f"this example answers `{idle}`, which is not asked then"
        yield error("example-not-asked", message, example.span, hints=["leave that answer out"])
        return
    truths = readings(screening, answers)
    met = tuple(dict.fromkeys(r.outcome for r in screening.rules if truths[r.id] == "met"))
    found = met or ("open" if "open" in truths.values() else "none")
    wanted = example.reads
    same = set(found) == set(wanted) if isinstance(wanted, tuple) else found == wanted
    if not same:
        message = f"this example reads as {_said(found)}, and says {_said(wanted)}"
        hint = "mend the rule, or the example: one of them is not meant"
        yield error("example-differs", message, example.span, hints=[hint])


def _waits(screening: Screening, name: str, answers: dict[str, str]) -> bool:
    """Say whether it hangs on an answer that is not known if an item is asked."""
    gate = screening.item(name).ask_if
    return gate is not None and condition_table(screening, gate).read(answers) == "open"


def _said(reads: tuple[Target, ...] | str) -> str:
    if isinstance(reads, str):
        return f"`{reads}`"
    names = [
        each.pathway if isinstance(each, PathwayTarget) else each.outcome
        for each in reads
        if isinstance(each, (PathwayTarget, OutcomeTarget))
    ]
    return ", ".join(f"`{name}`" for name in names)


def _boundaries(screening: Screening, cases: list[_Case]) -> Iterator[Diagnostic]:
    """Report where a rule begins or ceases to hold and no example stands on one of the sides."""
    seen: set[tuple[frozenset[str], str, int]] = set()
    for rule in screening.rules:
        for condition in () if rule.is_otherwise else conditions_in(rule.when):
            for edge in _edges(screening, condition):
                key = (frozenset(screening.read_by(condition)), type(condition).__name__, edge)
                points = (case.points(screening, condition) for case in cases)
                if key not in seen and edge not in points:
                    yield _without(screening, rule, condition, edge)
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
        what = f"a score of {edge}"
    elif isinstance(condition, GroupMet):
        what = f"{edge} of `{condition.group}`"
    elif isinstance(condition, ItemHolds):
        answered = _either(screening.item(condition.item), condition.answers)
        what = f"`{condition.item}` answered {answered if edge else 'otherwise'}"
    message = f"no example has {what}, where the rule `{rule.id}` changes"
    hint = "add one: a rule is best tried at its boundaries"
    return warning("boundary-without-example", message, condition.span, hints=[hint])


def _either(item: Item, answers: tuple[str, ...]) -> str:
    """Return some answers to an item as an author writes them."""
    if item.number is None:
        return " or ".join(f"`{answer}`" for answer in answers)
    ends = [end for each in item.levels if each.id in answers for end in (each.low, each.high)]
    low, high = (item.number.written(end or 0) for end in (ends[0], ends[-1]))
    return f"with a number from {low} to {high}"
