"""Conditions of rules, and of what is asked: names → what they read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from generator.diagnostics.span import Span
from generator.model import (
    YES_NO,
    Combined,
    Condition,
    Group,
    GroupMet,
    Item,
    ItemHolds,
    Negated,
    ScoreWithin,
)
from generator.resolve.names import Names
from generator.schema.named import EVERYTHING
from generator.schema.screenings import ConditionSection
from generator.schema.shapes import FLAGS
from generator.source.tree import Scalar

_MOST = 6
"""Items that a hint names."""


class Conditions:
    """Resolves conditions against the groups and items of one screening."""

    def __init__(self, groups: Iterable[Group], names: Names) -> None:
        self.names = names
        self.groups = {group.id: group for group in groups}
        self.items = {item.id: item for group in self.groups.values() for item in group.items}

    def resolve(self, written: Scalar | ConditionSection) -> Condition | None:
        """Resolve one condition, or return ``None`` where a name in it stands for nothing."""
        if isinstance(written, Scalar):
            return self._named(written)
        if written.negated is not None:
            inner = self.resolve(written.negated)
            return Negated(inner, written.span) if inner is not None else None
        if written.score is not None:
            high = None if written.high is None else int(written.high)
            low = None if written.low is None else int(written.low)
            return self.score(written.score, low, high, written.span)
        if written.item is not None:
            return self._answered(written.item, written)
        if written.of is not None and written.at_least is not None:
            return self._combined("at_least", written.at_least, written.of, written.span)
        return self.joint(written.all, written.any, written.span)

    def joint(
        self,
        all: list[Scalar | ConditionSection] | None,
        any: list[Scalar | ConditionSection] | None,
        span: Span,
    ) -> Condition | None:
        """Resolve ``all`` or ``any``."""
        if all is not None:
            return self._combined("all", len(all), all, span)
        return self._combined("any", 1, any or [], span)

    def score(
        self, named: list[Scalar], low: int | None, high: int | None, span: Span
    ) -> ScoreWithin:
        """Resolve a score of groups and items in a range."""
        self.names.once(named)
        for name in named:
            if name not in self.groups and name not in self.items:
                self._not_scored(name)
        self._counted_twice(named)
        groups = tuple(str(name) for name in named if name in self.groups)
        items = tuple(str(name) for name in named if name in self.items)
        if low is None:  # the least that there can be
            counted = [item for id in groups for item in self.groups[id].items]
            counted += [self.items[id] for id in items]
            low = sum(min(0, *item.weights) for item in counted)
        return ScoreWithin(groups, low, high, span, items)

    def _counted_twice(self, named: list[Scalar]) -> None:
        """Report items of a score that stand in a group of it, too."""
        group_of = {item.id: group for group in self.groups.values() for item in group.items}
        for name in named:
            group = group_of.get(name)
            if group is not None and group.id in named:
                message = f"`{name}` would count twice: it is an item of `{group.id}`"
                hints = [f"leave `{name}` out, or name the items of `{group.id}` that count"]
                self.names.report("named-twice", message, name.span, hints)

    def _not_scored(self, name: Scalar) -> None:
        """Report a name in a score that is no group and no item."""
        if name in EVERYTHING:
            hint = f"name the groups: `score: [{', '.join(self.groups)}]`; bands need no `score`"
            self.names.refuse("group or item", name, [hint])
        else:
            self.names.unknown("group or item", name, [*self.groups, *self.items])

    def _combined(
        self,
        word: Literal["all", "any", "at_least"],
        at_least: int,
        entries: list[Scalar | ConditionSection],
        span: Span,
    ) -> Condition | None:
        self.names.once(entry for entry in entries if isinstance(entry, Scalar))
        found = [self.resolve(entry) for entry in entries]
        known = tuple(condition for condition in found if condition is not None)
        return Combined(at_least, known, word, span) if len(known) == len(found) else None

    def _named(self, name: Scalar) -> Condition | None:
        if name in self.items:
            return self._yes(name)
        group = self.groups.get(name)
        if group is None:
            self.names.unknown("group or item", name, [*self.groups, *self.items])
            return None
        if group.at_least is None:
            message = f"the group `{name}` has no threshold to be met"
            items = ", ".join(item.id for item in group.items[:_MOST])
            more = ", …" if len(group.items) > _MOST else ""
            hint = f"give the group `at_least: 1`, or name its items: `{{any: [{items}{more}]}}`"
            if any(item.levels for item in group.items):
                hint = f"add up its points, as in `{{score: [{name}], from: 1}}`, or name its items"
            self.names.report("group-without-threshold", message, name.span, hints=[hint])
            return None
        return GroupMet(str(name), name.span)

    def _yes(self, name: Scalar) -> Condition | None:
        if self.names.is_refused(name):
            return None
        item = self.items[name]
        if not item.levels:
            return ItemHolds(str(name), name.span)
        message = f"`{name}` is not answered yes or no"
        hint = f"say which answers count: `{{item: {name}, {_example(item)}}}`"
        self.names.report("answer-not-said", message, name.span, hints=[hint])
        return None

    def _answered(self, name: Scalar, written: ConditionSection) -> Condition | None:
        if name in self.groups and name not in self.items:
            alone = f"write `{name}` without `item:`"
            is_met = self.groups[name].at_least is not None
            scored = f"write `{{score: [{name}], from: 1}}` for its points"
            self.names.refuse("item", name, [f"it is a group: {alone if is_met else scored}"])
            return None
        if name not in self.items:
            self.names.unknown("item", name, self.items)
            return None
        if self.names.is_refused(name):
            return None
        item = self.items[name]
        if written.low is not None or written.high is not None:
            return self._within(item, written)
        if written.answers is None:
            return self._yes(name)
        listed = written.answers if isinstance(written.answers, list) else [written.answers]
        self.names.once(listed)
        for answer in listed:
            if item.number or answer not in item.answers:
                self._no_answer(item, answer)
                return None
        return ItemHolds(str(name), written.span, tuple(str(answer) for answer in listed))

    def _no_answer(self, item: Item, answer: Scalar) -> None:
        """Report an answer that the item cannot have."""
        what, kind = f"answer to `{item.id}` called", _kind(item)
        example = f"write `{{item: {item.id}, {_example(item)}}}`"
        flag = FLAGS.get(answer.lower(), answer)
        if flag in item.answers:
            example = f"write `{{item: {item.id}, is: {flag}}}`"
        if item.number or flag in item.answers or answer in YES_NO or not item.levels:
            self.names.refuse(what, answer, [f"`{item.id}` is answered with {kind}: {example}"])
        else:
            self.names.unknown(what, answer, item.answers)

    def _within(self, item: Item, written: ConditionSection) -> Condition | None:
        if item.number is None:
            message = f"`{item.id}` is no number"
            example = f"write `{{item: {item.id}, {_example(item)}}}`"
            hint = f"it is answered with {_kind(item)}: {example}"
            self.names.report("answer-not-said", message, written.span, hints=[hint])
            return None
        scale = item.number.scale
        low = item.number.low if written.low is None else int(written.low * scale)
        high = item.number.high if written.high is None else int(written.high * scale)
        inside = tuple(
            level.id
            for level in item.levels
            if level.low is not None and level.high is not None
            if low <= level.low and level.high <= high
        )
        if not inside:
            message = f"no answer to `{item.id}` lies in this range"
            least, greatest = map(item.number.written, (item.number.low, item.number.high))
            hint = f"`{item.id}` goes from {least} to {greatest}"
            if written.low is not None and written.high is not None and written.high < written.low:
                turned = f"from: {written.high}, to: {written.low}"
                hint = f"the smaller number comes first: `{{item: {item.id}, {turned}}}`"
            self.names.report("empty-range", message, written.span, hints=[hint])
            return None
        return ItemHolds(item.id, written.span, inside)


def _kind(item: Item) -> str:
    """Say what an item is answered with."""
    if item.number is not None:
        return "a number"
    return ", ".join(level.id for level in item.levels[:12]) or "yes or no"


def _example(item: Item) -> str:
    """Return how an answer to an item is named in a condition."""
    if item.number is None:
        return f"is: {(item.levels and item.levels[-1].id) or YES_NO[1]}"
    level = item.levels[-1]
    assert level.low is not None  # ranges have ends
    return f"from: {item.number.written(level.low)}"
