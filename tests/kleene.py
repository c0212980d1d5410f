"""One condition evaluated for one set of answers, straight from what the author wrote.

An item is answered yes, no, or not yet. A condition is *met* or *not met* when the answers given
decide it, and *open* while they do not. This is Kleene's strong logic: a condition that names the
same item twice can stay open although every completion agrees. Tables are exact there too.
"""

from __future__ import annotations

from typing import assert_never

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)
from generator.screening.answers import Answers, Truth


def evaluate(screening: Screening, condition: Condition, answers: Answers) -> Truth:
    """Evaluate a condition of a screening for some answers."""
    match condition:
        case ItemHolds(item=item):
            return _count([item], 1, answers)
        case GroupMet(group=name):
            group = screening.group(name)
            return _count([item.id for item in group.items], group.at_least or 0, answers)
        case Negated(condition=inner):
            return _opposite(evaluate(screening, inner, answers))
        case Combined(at_least=at_least, conditions=conditions):
            found = [evaluate(screening, each, answers) for each in conditions]
            met = found.count("met")
            return _at_least(at_least, met, met + found.count("open"))
        case ScoreWithin():
            return _within(condition, _scores(screening, condition.groups, answers))
        case _:
            assert_never(condition)


def _scores(screening: Screening, groups: tuple[str, ...], answers: Answers) -> set[int]:
    """Return every score that the groups can still have, whatever is answered next."""
    scores = {0}
    for item in (item for name in groups for item in screening.group(name).items):
        answer = answers.get(item.id, "not answered")
        more = {score + item.points for score in scores}
        scores = {"yes": more, "no": scores, "not answered": scores | more}[answer]
    return scores


def _count(items: list[str], at_least: int, answers: Answers) -> Truth:
    given = [answers.get(item, "not answered") for item in items]
    yes = given.count("yes")
    return _at_least(at_least, yes, yes + given.count("not answered"))


def _at_least(wanted: int, certain: int, possible: int) -> Truth:
    if certain >= wanted:
        return "met"
    return "open" if possible >= wanted else "not met"


def _opposite(truth: Truth) -> Truth:
    opposites: dict[Truth, Truth] = {"met": "not met", "not met": "met", "open": "open"}
    return opposites[truth]


def _within(condition: ScoreWithin, scores: set[int]) -> Truth:
    high = condition.high
    inside = [condition.low <= score and (high is None or score <= high) for score in scores]
    if all(inside):
        return "met"
    return "open" if any(inside) else "not met"
