"""What is asked, and the rules that read the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics.span import Span
from generator.model.condition import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    conditions_in,
)
from generator.model.pathway import Target
from generator.model.text import Sentence

YES_NO = ("no", "yes")
"""The answers to an item that is neither one of several levels nor a number."""


@dataclass(frozen=True, slots=True)
class Level:
    """One of the answers that an item can have; of a number, a range that is read alike."""

    id: str
    text: Sentence | None  # None: a range of numbers, which speaks for itself
    points: int
    span: Span
    low: int | None = None  # the least number of a range, in units of the last decimal
    high: int | None = None  # and the largest


@dataclass(frozen=True, slots=True)
class Number:
    """What a number to be entered measures. Its ends are in units of the last decimal."""

    unit: Sentence | None
    low: int
    high: int
    decimals: int

    @property
    def scale(self) -> int:
        """How many units of the last decimal are 1."""
        return int(10**self.decimals)

    def written(self, end: int) -> str:
        """Return an end as an author writes it."""
        return f"{end / self.scale:g}"

    def printed(self, end: int) -> str:
        """Return an end as it is read, with all its decimals."""
        return f"{end / self.scale:.{self.decimals}f}"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing of a screening group that a person answers: yes or no, a level, or a number."""

    id: str
    label: str  # its number as printed, such as "1."
    text: Sentence
    points: int  # of a yes
    span: Span
    levels: tuple[Level, ...] = ()  # its answers in the order written, where not yes and no
    number: Number | None = None  # what is entered, where ``levels`` are ranges of it
    ask_if: Condition | None = None  # None: it is always asked

    @property
    def answers(self) -> tuple[str, ...]:
        """What it can be answered with."""
        return tuple(level.id for level in self.levels) or YES_NO

    @property
    def weights(self) -> tuple[int, ...]:
        """The points of each of its answers."""
        return tuple(level.points for level in self.levels) or (0, self.points)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one statement. ``at_least``: how many must hold; None: no threshold."""

    id: str
    title: str  # ours, for table headings: what the items are called, such as "Factors"
    statement: Sentence
    at_least: int | None
    items: tuple[Item, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Rule:
    """When the condition is met, the screening reads as ``outcome``."""

    id: str
    title: Sentence | None  # what this reading is called; None: the outcome's own title
    when: Condition
    outcome: Target
    is_band: bool  # one of the bands of a score, of which exactly one is to hold
    span: Span
    reads: Sentence | None = None  # the condition as the document words it
    is_otherwise: bool = False  # met when no other rule is


@dataclass(frozen=True, slots=True)
class RuleLock:
    """The fingerprint of what the rules of a screening read when that was last agreed."""

    fingerprint: str  # eight hex digits
    span: Span


@dataclass(frozen=True, slots=True)
class Example:
    """Answers, and what they are to read as: a test of the rules in words."""

    case: Sentence  # who that is, in the owner's words
    answers: tuple[tuple[str, str], ...]  # item and answer; of yes and no, others are a no
    unknown: tuple[str, ...]  # items whose answer is not known
    reads: tuple[Target, ...] | Literal["none", "open"]
    span: Span


@dataclass(frozen=True, slots=True)
class Screening:
    """A screening: groups of items and the rules that read the answers. Several rules can hold,
    unless it is the first one that counts."""

    id: str
    title: Sentence | None  # None: it is called as what it leads to
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    span: Span
    lock: RuleLock | None = None  # None: the rules are held to no fingerprint
    is_first: bool = False  # of several rules that match, the first counts alone
    examples: tuple[Example, ...] = ()

    @property
    def items(self) -> Iterator[Item]:
        """All items in the order written."""
        return (item for group in self.groups for item in group.items)

    def group(self, id: str) -> Group:
        """Return the group with this identifier."""
        return next(group for group in self.groups if group.id == id)

    def item(self, id: str) -> Item:
        """Return the item with this identifier."""
        return next(item for item in self.items if item.id == id)

    def group_of(self, item: str) -> Group:
        """Return the group that an item stands in."""
        return next(group for group in self.groups if any(i.id == item for i in group.items))

    def scored(self, score: ScoreWithin) -> Iterator[Item]:
        """Yield the items whose points a score adds up."""
        yield from (item for name in score.groups for item in self.group(name).items)
        yield from (item for item in self.items if item.id in score.items)

    def answered(self, example: Example) -> dict[str, str]:
        """Return the answers of an example: item → answer. What it does not name is a no."""
        nos = (item for item in self.items if not item.levels and item.id not in example.unknown)
        return {item.id: YES_NO[0] for item in nos} | dict(example.answers)

    def read_by(self, condition: Condition) -> set[str]:
        """Return the identifiers of all items that a condition reads."""
        found: set[str] = set()
        for each in conditions_in(condition):
            if isinstance(each, ItemHolds):
                found.add(each.item)
            elif isinstance(each, GroupMet):
                found.update(item.id for item in self.group(each.group).items)
            elif isinstance(each, ScoreWithin):
                found.update(item.id for item in self.scored(each))
        return found

    def deciding(self, rule: Rule, when: Condition | None = None) -> Condition:
        """Return what decides on a rule: its condition, or another in its place, and that no rule
        before it counts."""
        when = when or rule.when
        if not self.is_first or rule.is_otherwise or rule is self.rules[0]:
            return when
        before = tuple(each.when for each in self.rules[: self.rules.index(rule)])
        earlier = Negated(Combined(1, before, "any", rule.span), rule.span)
        return Combined(2, (when, earlier), "all", rule.span)
