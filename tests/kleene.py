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
        case ItemHolds(item=item, answers=wanted):
            return _holds(screening, item, wanted, answers)
        case GroupMet(group=name):
            group = screening.group(name)
            found = [_holds(screening, item.id, ("yes",), answers) for item in group.items]
            met = found.count("met")
            return _at_least(group.at_least or 0, met, met + found.count("open"))
        case Negated(condition=inner):
            return _opposite(evaluate(screening, inner, answers))
        case Combined(at_least=at_least, conditions=conditions):
            found = [evaluate(screening, each, answers) for each in conditions]
            met = found.count("met")
            return _at_least(at_least, met, met + found.count("open"))
        case ScoreWithin():
            return _within(condition, _scores(screening, condition, answers))
        case _:
            assert_never(condition)


def _asked(screening: Screening, name: str, answers: Answers) -> Truth:
    gate = screening.item(name).ask_if
    return "met" if gate is None else evaluate(screening, gate, answers)


def _holds(screening: Screening, name: str, wanted: tuple[str, ...], answers: Answers) -> Truth:
    answer = answers.get(name, "not answered")
    asked = _asked(screening, name, answers)
    if asked == "not met" or (answer != "not answered" and answer not in wanted):
        return "not met"
    return "open" if answer == "not answered" or asked == "open" else "met"


def _scores(screening: Screening, score: ScoreWithin, answers: Answers) -> set[int]:
    """Return every score that the items can still have, whatever is answered next."""
    scores = {0}
    for item in screening.scored(score):
        answer, asked = answers.get(item.id, "not answered"), _asked(screening, item.id, answers)
        points = dict(zip(item.answers, item.weights, strict=True))
        more = set(points.values()) if answer == "not answered" else {points[answer]}
        if asked != "met":
            more = more | {0} if asked == "open" else {0}
        scores = {score + each for score in scores for each in more}
    return scores


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
