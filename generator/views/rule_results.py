"""What a screening's rules come to, as its page and its sheet say it: when, and what then."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import (
    Combined,
    Condition,
    Group,
    GroupMet,
    OutcomeTarget,
    PathwayTarget,
    Protocol,
    Rule,
    Screening,
    Sentence,
)
from generator.names import SCREENING_PAGE
from generator.views.conditions import rule_in_words
from generator.views.links import target_href
from generator.views.names import target_title
from generator.views.passage import PassageEntry, passage_entries
from generator.views.screening_chart import is_titled
from generator.views.signs import Sign, result_sign
from generator.views.step import StepEntry, label_parts, step_entries
from generator.views.title import TitleRun, title_runs
from generator.views.urgency import UrgencyMark, urgency_mark
from generator.words.catalogue import SiteWords, site_words


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule: when it is met, and what that leads to. ``title`` is that of where it leads."""

    when: Sentence | str
    name: Sentence | None  # the rule's own, where it is called otherwise than where it leads
    title: Sentence
    href: str
    hue: Sign
    runs: tuple[TitleRun, ...]  # of the title
    urgency: UrgencyMark | None
    first: StepEntry | None  # the step that a pathway begins with
    tab: tuple[str | None, str | None]  # of that step: the word for one, and its numeral
    text: Sentence | None = None  # of an outcome
    passages: tuple[PassageEntry, ...] = ()  # of an outcome


def rule_results(protocol: Protocol, screening: Screening) -> tuple[RuleResult, ...]:
    """Return what each rule of a screening comes to, in the order of the rules."""
    return tuple(_result(protocol, screening, rule) for rule in screening.rules)


def may_meet_none(screening: Screening) -> bool:
    """Say whether somebody can answer everything so that no rule is met: bands leave no gap."""
    return not any(rule.is_otherwise for rule in screening.rules) and not all(
        rule.is_band for rule in screening.rules
    )


def _result(protocol: Protocol, screening: Screening, rule: Rule) -> RuleResult:
    target = rule.outcome
    title = target_title(protocol, target)
    when = _when(screening, rule, site_words(protocol.language))
    name = rule.title if rule.title and rule.title.text != title.text else None
    href, sign = target_href(target, SCREENING_PAGE), result_sign(protocol, target)
    if isinstance(target, PathwayTarget):
        pathway = protocol.pathway(target.pathway)
        runs, urgency = title_runs(title, pathway.lead), urgency_mark(protocol, pathway.urgency)
        first = step_entries(protocol, pathway)[0]
        tab = label_parts(first.label) if first.label else (None, None)
        return RuleResult(when, name, title, href, sign, runs, urgency, first, tab)
    assert isinstance(target, OutcomeTarget)  # a rule leads to no single step
    outcome = protocol.outcome(target.outcome)
    runs, urgency = title_runs(title, outcome.lead), urgency_mark(protocol, outcome.urgency)
    said = passage_entries(protocol, target)
    return RuleResult(
        when, name, title, href, sign, runs, urgency, None, (None, None), outcome.text, said
    )


def _when(screening: Screening, rule: Rule, words: SiteWords) -> Sentence | str:
    """Say when a rule is met: ``Factors: 1 or more, or Indicators: 2 or more``."""
    counted = () if rule.is_otherwise or rule.reads else _counted(rule.when)
    groups = [screening.group(each.group) for each in counted]
    if not groups or not all(map(is_titled, groups)):
        return rule_in_words(screening, rule, words)
    said = [f"{each.title}: {threshold_in_words(each, words)}" for each in groups]
    is_every = isinstance(rule.when, Combined) and rule.when.word == "all"
    return (words.and_then if is_every else words.or_then).join(said)


def threshold_in_words(group: Group, words: SiteWords) -> str:
    """Say how many items of a group are to hold: ``2 or more``; ``3`` where that is all."""
    least = group.at_least or 0
    return words.range_of(least, None if least < len(group.items) else least)


def _counted(condition: Condition) -> tuple[GroupMet, ...]:
    """Return the groups whose thresholds are a condition, all of them or any; else none."""
    parts: tuple[Condition, ...] = (condition,)
    if isinstance(condition, Combined) and condition.word in ("any", "all"):
        parts = condition.conditions
    found = tuple(each for each in parts if isinstance(each, GroupMet))
    return found if len(found) == len(parts) else ()
