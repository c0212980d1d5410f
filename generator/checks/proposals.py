"""An example that stands at a boundary of a rule: answers that come to just those points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import TypeAlias

from generator.model import Condition, Item, Screening
from generator.screening.sums import Sum, Weights, as_sums
from generator.screening.table import asked_items

MAX_TRIED = 20_000
"""Sums that are looked at for one example."""

MAX_TAKEN_BACK = 60
"""Items that are tried one by one."""

MAX_LENGTH = 400
"""Characters of an example that is still worth reading in a message."""

_Path: TypeAlias = "tuple[str, str, _Path] | None"
"""An item with its answer, and those before it."""


@dataclass(frozen=True, slots=True)
class Case:
    """Answers, with the items that are asked then."""

    answers: dict[str, str]
    asked: frozenset[str]

    def points(self, screening: Screening, condition: Condition) -> int:
        """Return the points of a score, the items of a group that hold, or whether one does."""
        return sum(
            weights[item.answers.index(self.answers[item.id])]
            for item, weights in _read(screening, condition)
            if item.id in self.asked
        )


def _read(screening: Screening, condition: Condition) -> list[tuple[Item, Weights]]:
    """Return the items that a condition reads, with what each answer adds to it."""
    found = as_sums(screening, condition)
    assert isinstance(found, Sum)  # what joins conditions has no boundary of its own
    weights = dict(zip(found.items, found.weights, strict=True))
    return [(item, weights[item.id]) for item in screening.items if item.id in weights]


def proposed(screening: Screening, condition: Condition, edge: int) -> str | None:
    """Return an example, as it is written, in which a condition has some points; None: none is
    found soon. What it reads as is for the author to say."""
    zeros = {item.id: _least(item) for item in screening.items}
    for base in (zeros, *_bases(screening)):
        chosen = _chosen(screening, condition, edge, base)
        if chosen is None:
            continue
        if _stands(screening, condition, edge, chosen):
            plain = _plainer(screening, condition, edge, chosen, zeros)
            example = _written(asked_items(screening, plain), plain)
            return example if len(example) <= MAX_LENGTH else None
    return None


def _least(item: Item) -> str:
    """Return the answer that says least: the one with the fewest points, or the first of them."""
    weights = [abs(weight) for weight in item.weights]
    return item.answers[weights.index(min(weights))]


def _stands(screening: Screening, condition: Condition, edge: int, answers: dict[str, str]) -> bool:
    asked = frozenset(item.id for item in asked_items(screening, answers))
    return Case(answers, asked).points(screening, condition) == edge


def _plainer(
    screening: Screening,
    condition: Condition,
    edge: int,
    answers: dict[str, str],
    zeros: dict[str, str],
) -> dict[str, str]:
    """Take back each answer that the points do not need."""
    for item in islice(screening.items, MAX_TAKEN_BACK):
        other = {**answers, item.id: zeros[item.id]}
        if other != answers and _stands(screening, condition, edge, other):
            answers = other
    return answers


def _bases(screening: Screening) -> Iterator[dict[str, str]]:
    """Yield answers to start from where the plainest ones ask too little."""
    for position in (0, -1, 1):
        yield {item.id: item.answers[position] for item in screening.items}


def _chosen(
    screening: Screening, condition: Condition, edge: int, base: dict[str, str]
) -> dict[str, str] | None:
    """Return answers that come to some points, if everything that is read is asked."""
    read = [
        (item.id, list(zip(item.answers, weights, strict=True)))
        for item, weights in _read(screening, condition)
    ]
    least, most = (sum(end(p for _, p in each) for _, each in read) for end in (min, max))
    sums: dict[int, _Path] = {0: None}
    tried = 0
    for id, answers in read:
        least -= min(points for _, points in answers)
        most -= max(points for _, points in answers)
        further: dict[int, _Path] = {}
        for total, path in sums.items():
            for answer, points in answers:
                if least <= edge - total - points <= most:  # what is left can still come to it
                    further.setdefault(total + points, (id, answer, path))
        tried += len(sums) * len(answers)
        if tried > MAX_TRIED:
            return None
        sums = further
    if edge not in sums:
        return None
    found, path = dict(base), sums[edge]
    while path is not None:
        name, answer, path = path
        found[name] = answer
    return found


def _written(asked: tuple[Item, ...], answers: dict[str, str]) -> str:
    """Return answers as an example; a no is not written."""
    yes = [item.id for item in asked if not item.levels and answers[item.id] == "yes"]
    said = [f"{item.id}: {_said(item, answers[item.id])}" for item in asked if item.levels]
    parts = ["case: …"]
    parts += [f"yes: [{', '.join(yes)}]"] if yes else []
    parts += [f"answers: {{{', '.join(said)}}}"] if said else []
    return f"- {{{', '.join(parts)}, outcome: …}}"


def _said(item: Item, answer: str) -> str:
    """Return an answer as an author writes it: of a range, its least number."""
    level = item.levels[item.answers.index(answer)]
    if item.number is None or level.low is None:
        return answer
    return item.number.written(level.low)
