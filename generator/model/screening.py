"""What is asked, and the rules that read the answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span
from generator.model.pathway import Target
from generator.model.text import Sentence


@dataclass(frozen=True, slots=True)
class Item:
    """One statement of a screening group that a person answers yes, no or not known."""

    id: str
    label: str  # its number as printed, such as "1."
    text: Sentence
    points: int
    span: Span


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
class ItemHolds:
    """True when one item is answered yes."""

    item: str
    span: Span


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
    """True when the points of the groups' items answered yes add up to a number in the range."""

    groups: tuple[str, ...]
    low: int
    high: int | None  # inclusive; None: no upper end
    span: Span


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


@dataclass(frozen=True, slots=True)
class Rule:
    """When the condition is met, the screening reads as ``outcome``."""

    id: str
    title: Sentence | None  # what this reading is called; None: the outcome's own title
    when: Condition
    outcome: Target
    is_band: bool  # one of the bands of a score, of which exactly one is to hold
    span: Span


@dataclass(frozen=True, slots=True)
class RuleLock:
    """The fingerprint of what the rules of a screening read when that was last agreed."""

    fingerprint: str  # eight hex digits
    span: Span


@dataclass(frozen=True, slots=True)
class Screening:
    """A screening: groups of items and the rules that read the answers. Several rules can hold."""

    id: str
    title: Sentence | None  # None: it is called as what it leads to
    groups: tuple[Group, ...]
    rules: tuple[Rule, ...]
    span: Span
    lock: RuleLock | None = None  # None: the rules are held to no fingerprint

    @property
    def items(self) -> Iterator[Item]:
        """All items in the order written."""
        return (item for group in self.groups for item in group.items)

    def group(self, id: str) -> Group:
        """Return the group with this identifier."""
        return next(group for group in self.groups if group.id == id)
