"""Screenings: groups, items, conditions and the rules that read them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from generator.diagnostics.diagnostic import error
from generator.diagnostics.span import Span
from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    Item,
    ItemHolds,
    Negated,
    Rule,
    RuleLock,
    ScoreWithin,
    Screening,
)
from generator.resolve.names import Names, label
from generator.resolve.sentences import sentence
from generator.schema.pathways import TargetSection
from generator.schema.screenings import (
    ConditionSection,
    GroupSection,
    ScreeningSection,
)
from generator.source.tree import Scalar


def resolve_screening(section: ScreeningSection, names: Names) -> Screening:
    """Resolve one screening; problems go to ``names``."""
    items = [item for group in section.groups for item in group.items]
    names.unique("group or item", [*(g.id for g in section.groups), *(i.id for i in items)])
    title = sentence(section.title, "official", names) if section.title else None
    rules = tuple(_Rules(section, names).all())
    named = [section.id] if section.outcome else []  # a rule in short is called as the screening
    named += [*(rule.id for rule in section.rules or []), *(b.id for b in section.bands or [])]
    names.unique("rule", named)
    groups = tuple(_group(group, names) for group in section.groups)
    written = section.fingerprint or section.table
    lock = RuleLock(str(written), written.span) if written else None
    return Screening(str(section.id), title, groups, rules, section.id.span, lock)


def _group(section: GroupSection, names: Names) -> Group:
    items = tuple(
        Item(
            str(item.id),
            label(names.item_pattern, str(number)),
            sentence(item.text, "official", names),
            item.points or 0,
            item.id.span,
        )
        for number, item in enumerate(section.items, start=1)
    )
    statement = sentence(section.statement, "official", names)
    title = str(section.title) if section.title else statement.text.rstrip(" :.")
    return Group(str(section.id), title, statement, section.at_least, items, section.id.span)


class _Rules:
    """Resolves the rules of one screening against its own groups and items."""

    def __init__(self, section: ScreeningSection, names: Names) -> None:
        self.section = section
        self.names = names
        self.groups = {str(group.id): group for group in section.groups}
        self.items = {str(item.id) for group in section.groups for item in group.items}

    def all(self) -> Iterator[Rule]:
        """Yield the rule in short, the rules, and the bands of the score."""
        section = self.section
        if section.outcome is not None:
            when = self._joint(section, section.id.span)
            yield from self._rule(section.id, None, when, section.outcome)
        for rule in section.rules or ():
            yield from self._rule(rule.id, rule.title, self._condition(rule.when), rule.outcome)
        scored = section.score if section.score is not None else [g.id for g in section.groups]
        groups = self._scored(scored)
        for band in section.bands or ():
            within = ScoreWithin(groups, band.low, band.high, band.id.span)
            yield from self._rule(band.id, band.title, within, band.outcome, is_band=True)

    def _rule(
        self,
        id: Scalar,
        title: Scalar | None,
        when: Condition | None,
        target: TargetSection,
        *,
        is_band: bool = False,
    ) -> Iterator[Rule]:
        outcome = self.names.outside(target)
        if when is not None and outcome is not None:
            called = sentence(title, "official", self.names) if title else None
            yield Rule(str(id), called, when, outcome, is_band, id.span)

    def _scored(self, names: list[Scalar]) -> tuple[str, ...]:
        self.names.once(names)
        for name in names:
            if name not in self.groups:
                self.names.unknown("group", name, self.groups)
        return tuple(str(name) for name in names if name in self.groups)

    def _condition(self, written: Scalar | ConditionSection) -> Condition | None:
        """Resolve one condition, or return ``None`` where a name in it stands for nothing."""
        if isinstance(written, Scalar):
            return self._named(written)
        if written.negated is not None:
            inner = self._condition(written.negated)
            return Negated(inner, written.span) if inner is not None else None
        if written.score is not None:
            groups = self._scored(written.score)
            return ScoreWithin(groups, written.low or 0, written.high, written.span)
        if written.of is not None and written.at_least is not None:
            return self._combined("at_least", written.at_least, written.of, written.span)
        return self._joint(written, written.span)

    def _joint(self, section: ScreeningSection | ConditionSection, span: Span) -> Condition | None:
        if section.all is not None:
            return self._combined("all", len(section.all), section.all, span)
        return self._combined("any", 1, section.any or [], span)

    def _combined(
        self,
        word: Literal["all", "any", "at_least"],
        at_least: int,
        entries: list[Scalar | ConditionSection],
        span: Span,
    ) -> Condition | None:
        self.names.once(entry for entry in entries if isinstance(entry, Scalar))
        found = [self._condition(entry) for entry in entries]
        known = tuple(condition for condition in found if condition is not None)
        return Combined(at_least, known, word, span) if len(known) == len(found) else None

    def _named(self, name: Scalar) -> Condition | None:
        if name in self.items:
            return ItemHolds(str(name), name.span)
        group = self.groups.get(name)
        if group is None:
            self.names.unknown("group or item", name, [*self.groups, *self.items])
            return None
        if group.at_least is None:
            message = f"the group `{name}` has no threshold to be met"
            hint = "give the group `at_least`, or name its items"
            self.names.problems.append(
                error("group-without-threshold", message, name.span, hints=[hint])
            )
            return None
        return GroupMet(str(name), name.span)
