"""Screenings: what is asked, the rules that read it, and examples of both."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model import Combined, Condition, Group, Negated, Rule, RuleLock, Screening
from generator.resolve.conditions import Conditions
from generator.resolve.examples import resolve_examples
from generator.resolve.items import resolve_groups
from generator.resolve.names import Names
from generator.resolve.sentences import sentence
from generator.schema.pathways import TargetSection
from generator.schema.screenings import ScreeningSection
from generator.source.tree import Scalar

OTHERWISE = "otherwise"
"""The name of the rule that is met when no other one is."""


def resolve_screening(section: ScreeningSection, names: Names) -> Screening:
    """Resolve one screening; problems go to ``names``."""
    title = sentence(section.title, "official", names) if section.title else None
    groups = resolve_groups(section, names)
    rules = tuple(_rules(section, groups, names))
    named = [section.id] if section.outcome else []  # a rule in short is called as the screening
    named += [*(rule.id for rule in section.rules or []), *(b.id for b in section.bands or [])]
    names.unique("rule", named)
    for id in named if section.otherwise else ():
        if id == OTHERWISE:
            message = f"`{OTHERWISE}` stands for what is met when no rule is"
            hint = "give the rule another name"
            names.report("reserved-identifier", message, id.span, hints=[hint])
    written = section.fingerprint or section.table
    lock = RuleLock(str(written), written.span) if written else None
    return Screening(
        str(section.id),
        title,
        groups,
        rules,
        section.id.span,
        lock,
        is_first=section.first == "yes",
        examples=resolve_examples(section, groups, names),
    )


def _rules(section: ScreeningSection, groups: tuple[Group, ...], names: Names) -> Iterator[Rule]:
    """Yield the rule in short, the rules, the bands of the score, and what holds otherwise."""
    conditions = Conditions(groups, names)

    def rule(
        id: Scalar,
        title: Scalar | None,
        when: Condition | None,
        reads: Scalar | None,
        target: TargetSection,
        *,
        is_band: bool = False,
    ) -> Iterator[Rule]:
        outcome = names.outside(target)
        if when is not None and outcome is not None:
            called = sentence(title, "official", names) if title else None
            said = sentence(reads, "official", names) if reads else None
            yield Rule(str(id), called, when, outcome, is_band, id.span, said)

    if section.outcome is not None:
        when = conditions.joint(section.all, section.any, section.id.span)
        yield from rule(section.id, None, when, section.reads, section.outcome)
    found: list[Rule] = []
    for each in section.rules or ():
        when = conditions.resolve(each.when)
        found += rule(each.id, each.title, when, each.reads, each.outcome)
    yield from found
    scored = section.score if section.score is not None else [g.id for g in section.groups]
    for band in section.bands or ():
        when = conditions.score(scored, band.low, band.high, band.id.span)
        yield from rule(band.id, band.title, when, band.reads, band.outcome, is_band=True)
    if section.otherwise is not None and found:
        span = section.otherwise.span
        outcome = names.outside(section.otherwise)
        any_other = Combined(1, tuple(each.when for each in found), "any", span)
        if outcome is not None:
            when = Negated(any_other, span)
            yield Rule(OTHERWISE, None, when, outcome, False, span, is_otherwise=True)
