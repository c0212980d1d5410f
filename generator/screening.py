"""Evaluating a screening: three-valued answers in, readings and truth tables out. Pure.

An item is answered yes, no, or not yet. A condition is *met* or *not met* when the answers given
decide it, and *open* while they do not. This is Kleene's strong logic: a condition that names the
same item twice can stay open although every completion agrees.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import comb, prod
from typing import Literal

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

Answer = Literal["yes", "no", "not answered"]
Truth = Literal["met", "not met", "open"]
Answers = Mapping[str, Answer]
"""Item → answer; an item that is missing is not answered."""

MAX_ROWS = 20_000
"""The largest truth table made. Interchangeable items are counted together, so that this is far
beyond any screening a person could fill in."""

MAX_SCORE = 100_000
"""The largest sum of points of one screening; it bounds how many scores there can be."""


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
            return _within(condition, reachable_scores(screening, condition.groups, answers))


def readings(screening: Screening, answers: Answers) -> dict[str, Truth]:
    """Evaluate every rule: rule → truth."""
    return {rule.id: evaluate(screening, rule.when, answers) for rule in screening.rules}


def reachable_scores(
    screening: Screening, groups: tuple[str, ...], answers: Answers
) -> frozenset[int]:
    """Return every score that the groups can still have, whatever is answered next."""
    scores = 1  # bit n is set: the score n is reachable
    for item in (item for name in groups for item in screening.group(name).items):
        answer = answers.get(item.id, "not answered")
        if answer == "yes":
            scores <<= item.points
        elif answer == "not answered":
            scores |= scores << item.points
    return frozenset(score for score, bit in enumerate(reversed(bin(scores))) if bit == "1")


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


def _within(condition: ScoreWithin, scores: frozenset[int]) -> Truth:
    inside = [condition.low <= score and _below(condition, score) for score in scores]
    if all(inside):
        return "met"
    return "open" if any(inside) else "not met"


def _below(condition: ScoreWithin, score: int) -> bool:
    return condition.high is None or score <= condition.high


@dataclass(frozen=True, slots=True)
class Block:
    """Items that no rule tells apart: of one group, named by no rule, alike in any score."""

    group: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a truth table: how many items of each block hold, and what the rules then say."""

    counts: tuple[int, ...]  # one for each block
    answer_sets: int  # how many sets of yes / no answers have these counts
    met: tuple[bool, ...]  # one for each rule


@dataclass(frozen=True, slots=True)
class TruthTable:
    """What a screening says for every set of yes / no answers, by counts."""

    blocks: tuple[Block, ...]
    rows: tuple[Row, ...]

    @property
    def answer_sets(self) -> int:
        """How many sets of yes / no answers there are: 2 to the number of items."""
        return sum(row.answer_sets for row in self.rows)

    def met(self, rule: int) -> int:
        """How many sets of answers meet a rule, given by its position."""
        return sum(row.answer_sets for row in self.rows if row.met[rule])


def blocks(screening: Screening) -> tuple[Block, ...]:
    """Group the items that no rule tells apart."""
    named = {name for rule in screening.rules for name in _named_items(rule.when)}
    scored = {name for rule in screening.rules for name in _scored_groups(rule.when)}
    found: list[Block] = []
    for group in screening.groups:
        alike: dict[object, list[Item]] = {}
        for item in group.items:
            points = item.points if group.id in scored else None
            alike.setdefault(item.id if item.id in named else points, []).append(item)
        found.extend(Block(group.id, tuple(items)) for items in alike.values())
    return tuple(found)


def row_count(screening: Screening) -> int:
    """Return how many rows the truth table has."""
    return prod(len(block.items) + 1 for block in blocks(screening))


def work(screening: Screening) -> int:
    """Return how many items and conditions are looked at to make the truth table."""
    items = sum(len(group.items) for group in screening.groups)
    read = sum(_size(screening, rule.when) for rule in screening.rules)
    return row_count(screening) * (items + read)


def _size(screening: Screening, condition: Condition) -> int:
    """Return how many items and conditions one evaluation looks at."""
    match condition:
        case ItemHolds():
            return 1
        case GroupMet(group=name):
            return 1 + len(screening.group(name).items)
        case Negated(condition=inner):
            return 1 + _size(screening, inner)
        case Combined(conditions=conditions):
            return 1 + sum(_size(screening, each) for each in conditions)
        case ScoreWithin(groups=names):
            return 1 + sum(len(screening.group(name).items) for name in names)


def truth_table(screening: Screening) -> TruthTable:
    """Evaluate every set of yes / no answers, interchangeable ones together.

    Raises ``ValueError`` beyond ``MAX_ROWS`` rows; a check refuses such a screening first.
    """
    if row_count(screening) > MAX_ROWS:
        raise ValueError(f"more than {MAX_ROWS} rows")
    groups = blocks(screening)
    rows = []
    for counts in product(*(range(len(block.items) + 1) for block in groups)):
        answers = _answers(groups, counts)
        met = tuple(evaluate(screening, rule.when, answers) == "met" for rule in screening.rules)
        weight = prod(comb(len(b.items), count) for b, count in zip(groups, counts, strict=True))
        rows.append(Row(counts, weight, met))
    return TruthTable(groups, tuple(rows))


def _answers(groups: tuple[Block, ...], counts: tuple[int, ...]) -> dict[str, Answer]:
    return {
        item.id: "yes" if position < count else "no"
        for block, count in zip(groups, counts, strict=True)
        for position, item in enumerate(block.items)
    }


def _named_items(condition: Condition) -> Iterator[str]:
    match condition:
        case ItemHolds(item=item):
            yield item
        case Negated(condition=inner):
            yield from _named_items(inner)
        case Combined(conditions=conditions):
            for each in conditions:
                yield from _named_items(each)


def _scored_groups(condition: Condition) -> Iterator[str]:
    match condition:
        case ScoreWithin(groups=names):
            yield from names
        case Negated(condition=inner):
            yield from _scored_groups(inner)
        case Combined(conditions=conditions):
            for each in conditions:
                yield from _scored_groups(each)
