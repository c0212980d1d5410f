"""Thresholds that can be reached, and that ask for something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.model import Combined, Condition, Group, Negated, Protocol, ScoreWithin
from generator.screening.answers import MAX_SCORE

_WORDS = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {word: number for number, word in enumerate(_WORDS.split(), start=1)}
_NUMBER = rf"({'|'.join(NUMBERS)}|[0-9]{{1,3}})"
_THRESHOLD = re.compile(
    rf"\b(?:at least|minimum of|no fewer than) {_NUMBER}\b"
    rf"|\b{_NUMBER} (?:or more|of (?:the|these))\b",
    re.IGNORECASE,
)


def check_thresholds(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report thresholds of zero or beyond what there is, backward ranges, scores too large."""
    for screening in protocol.screenings:
        for group in screening.groups:
            if group.at_least is not None:
                size = len(group.items)
                what = "item" if size == 1 else "items"
                yield from _threshold(group.at_least, size, what, group.span)
                yield from _in_words(group)
                yield from _of_levels(group)
        conditions = [item.ask_if for item in screening.items if item.ask_if is not None]
        for condition in (*conditions, *(rule.when for rule in screening.rules)):
            yield from _of_condition(condition)
        highest = sum(max(map(abs, item.weights)) for item in screening.items)
        if highest > MAX_SCORE:
            message = f"the points of this screening add up to {highest}"
            hint = f"at most {MAX_SCORE} can be read: give smaller points"
            yield error("score-too-large", message, screening.span, hints=[hint])


def _of_condition(condition: Condition) -> Iterator[Diagnostic]:
    if isinstance(condition, Negated):
        yield from _of_condition(condition.condition)
    elif isinstance(condition, Combined):
        if condition.word == "at_least":
            size = len(condition.conditions)
            yield from _threshold(condition.at_least, size, "conditions", condition.span)
        elif not condition.conditions:
            message = f"`{condition.word}` names no condition"
            hint = f"name what has to hold, as in `{condition.word}: [q1, q2]`"
            yield error("empty-condition", message, condition.span, hints=[hint])
        for each in condition.conditions:
            yield from _of_condition(each)
    elif isinstance(condition, ScoreWithin):
        high = condition.high
        if high is not None and high < condition.low:
            message = f"the range from {condition.low} to {high} holds no number"
            hint = f"the smaller number comes first: `from: {high}, to: {condition.low}`"
            yield error("empty-range", message, condition.span, hints=[hint])


def _threshold(at_least: int, size: int, what: str, span: Span) -> Iterator[Diagnostic]:
    if at_least > size:
        message = f"at least {at_least} of {size} {what} can never hold"
        hint = f"write `at_least: {size}` if all are needed, or a smaller number"
        hints = [hint] if size else ["name what is counted"]
        yield error("threshold-too-large", message, span, hints=hints)
    elif at_least == 0:
        message = "at least 0 always holds"
        yield error("threshold-zero", message, span, hints=["the smallest threshold is 1"])


def _of_levels(group: Group) -> Iterator[Diagnostic]:
    """Report a threshold of items that are not answered yes or no: nobody could count them."""
    item = next((item for item in group.items if item.levels), None)
    if item is not None:
        message = f"`at_least` counts a yes, and `{item.id}` is not answered yes or no"
        hint = "name the answers that count in a rule, or add up the points with `score`"
        yield error("threshold-of-levels", message, group.span, hints=[hint])


def _in_words(group: Group) -> Iterator[Diagnostic]:
    """Report a threshold that its own statement says differently. Numbers are read in English."""
    said = {
        NUMBERS.get(word.lower()) or int(word)
        for match in _THRESHOLD.finditer(group.statement.text)
        for word in match.groups()
        if word is not None
    }
    if said and group.at_least not in said:
        message = f"`at_least` is {group.at_least}, but the statement says {said.pop()}"
        hint = "let both say the same; the statement is the document's"
        yield error("threshold-differs", message, group.span, hints=[hint])
