"""Screenings: groups, items, conditions and the rules that read them."""

from __future__ import annotations

from collections.abc import Iterable

from generator.diagnostics.diagnostic import Related, error
from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    Item,
    ItemHolds,
    Negated,
    OutcomeTarget,
    PathwayTarget,
    Pin,
    Rule,
    ScoreWithin,
    Screening,
)
from generator.resolve.names import Names, label
from generator.resolve.sentences import sentence
from generator.schema.definition import (
    BandSection,
    ConditionSection,
    GroupSection,
    RuleSection,
    ScreeningSection,
)
from generator.source.tree import Scalar


def resolve_screening(section: ScreeningSection, names: Names) -> Screening:
    """Resolve one screening; problems go to ``names``."""
    items = [item for group in section.groups for item in group.items]
    names.unique("group or item", [*(g.id for g in section.groups), *(i.id for i in items)])
    conditions = _Conditions(section, names)
    title = sentence(section.title, "official", names) if section.title else None
    rules = [*_rule_in_short(section, conditions), *conditions.rules(), *conditions.bands()]
    named = [section.id] if section.outcome else []  # a rule in short is called as the screening
    named += [*(rule.id for rule in section.rules or []), *(b.id for b in section.bands or [])]
    names.unique("rule", named)
    groups = tuple(_group(group, names) for group in section.groups)
    pin = Pin(str(section.table), section.table.span) if section.table else None
    return Screening(str(section.id), title, groups, tuple(rules), section.id.span, pin)


def _group(section: GroupSection, names: Names) -> Group:
    items = tuple(
        Item(
            str(item.id),
            label(names.item_pattern, str(number)),
            sentence(item.text, "official", names),
            item.points.value if item.points else 0,
            item.id.span,
        )
        for number, item in enumerate(section.items, start=1)
    )
    at_least = section.at_least.value if section.at_least else None
    statement = sentence(section.statement, "official", names)
    title = str(section.title) if section.title else statement.text.rstrip(" :.")
    return Group(str(section.id), title, statement, at_least, items, section.id.span)


def _rule_in_short(section: ScreeningSection, conditions: _Conditions) -> list[Rule]:
    entries = section.any if section.any is not None else section.all
    if entries is None or section.outcome is None:
        return []
    outcome = conditions.names.outside(section.outcome)
    word = "any" if section.any is not None else "all"
    when = conditions.combined(word, entries, section.id)
    if outcome is None or when is None:
        return []
    return [Rule(str(section.id), None, when, outcome, False, section.id.span)]


class _Conditions:
    """Resolves the conditions of one screening against its own groups and items."""

    def __init__(self, section: ScreeningSection, names: Names) -> None:
        self.section = section
        self.names = names
        self.groups = {str(group.id): group for group in section.groups}
        self.items = {str(item.id) for group in section.groups for item in group.items}

    def rules(self) -> list[Rule]:
        found = []
        for entry in self.section.rules or []:
            when, outcome = self.condition(entry.when), self.names.outside(entry.outcome)
            if when is not None and outcome is not None:
                found.append(self._rule(entry, when, outcome, False))
        return found

    def bands(self) -> list[Rule]:
        scored = self.section.score
        names = scored if scored is not None else [group.id for group in self.section.groups]
        groups = self._scored(names)
        found = []
        for band in self.section.bands or []:
            outcome = self.names.outside(band.outcome)
            high = band.high.value if band.high else None
            when = ScoreWithin(groups, band.low.value, high, band.id.span)
            if outcome is not None:
                found.append(self._rule(band, when, outcome, True))
        return found

    def _rule(
        self,
        entry: RuleSection | BandSection,
        when: Condition,
        outcome: PathwayTarget | OutcomeTarget,
        is_band: bool,
    ) -> Rule:
        title = sentence(entry.title, "official", self.names) if entry.title else None
        return Rule(str(entry.id), title, when, outcome, is_band, entry.id.span)

    def _scored(self, names: list[Scalar]) -> tuple[str, ...]:
        self._once(names)
        for name in names:
            if name not in self.groups:
                self.names.unknown("group", name, self.groups)
        return tuple(str(name) for name in names if name in self.groups)

    def condition(self, written: Scalar | ConditionSection) -> Condition | None:
        """Resolve one condition, or return ``None`` where a name in it stands for nothing."""
        if isinstance(written, Scalar):
            return self._named(written)
        if written.negated is not None:
            inner = self.condition(written.negated)
            return Negated(inner, written.span) if inner is not None else None
        if written.score is not None:
            low = written.low.value if written.low else 0
            high = written.high.value if written.high else None
            return ScoreWithin(self._scored(written.score), low, high, written.span)
        if written.of is not None and written.at_least is not None:
            found = self._each(written.of)
            if found is None:
                return None
            return Combined(written.at_least.value, found, "at_least", written.span)
        if written.all is not None:
            return self.combined("all", written.all, written)
        return self.combined("any", written.any or [], written)

    def combined(
        self, word: str, entries: list[Scalar | ConditionSection], at: Scalar | ConditionSection
    ) -> Condition | None:
        found = self._each(entries)
        if found is None:
            return None
        if word == "all":
            return Combined(len(found), found, "all", at.span)
        return Combined(1, found, "any", at.span)

    def _once(self, names: Iterable[Scalar]) -> None:
        """Report names that one list holds twice: they would count twice."""
        first: dict[str, Scalar] = {}
        for name in names:
            if name in first:
                related = [Related("it is first named here", first[name].span)]
                message = f"`{name}` is named twice in one list"
                self.names.problems.append(
                    error("named-twice", message, name.span, related=related)
                )
            first.setdefault(name, name)

    def _each(self, entries: list[Scalar | ConditionSection]) -> tuple[Condition, ...] | None:
        self._once(entry for entry in entries if isinstance(entry, Scalar))
        found = [self.condition(entry) for entry in entries]
        known = tuple(condition for condition in found if condition is not None)
        return known if len(known) == len(found) else None

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
