"""What the rules of a screening say for every possible set of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import inf

from generator.checks.asking import asks_ahead
from generator.checks.joints import beyond, extents, joints, way_out
from generator.diagnostics.diagnostic import Diagnostic, error
from generator.diagnostics.span import Span
from generator.model import (
    Combined,
    Condition,
    GroupMet,
    Negated,
    Protocol,
    Rule,
    ScoreWithin,
    Screening,
)
from generator.screening.answers import MAX_SCORE
from generator.screening.table import (
    MAX_CELLS,
    RuleTable,
    cell_count,
    condition_table,
    rule_table,
    scores,
    work,
)

_OF_RULES = {
    "band-overlap": "or put the stricter rule first, and write `first: yes` beside `rules:`",
    "band-gap": "or write `otherwise:` beside `rules:`: where it leads when no rule holds",
}

_MOVE_UP = "the rules before it match whatever it could: move it up, before them"

MAX_WORK = 1_000_000
"""How many items and conditions are evaluated for one protocol, so that a hostile definition is
answered soon; the tables of a real one take some dozens."""


def check_rules(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report rules that always or never hold, items that always or never are asked, and bands and
    rules of scores that leave a gap or overlap."""
    left: float = MAX_WORK
    for screening in protocol.screenings:
        if not _is_readable(screening):
            continue  # reported with the thresholds, or with what is asked
        faults = list(_bands(screening))
        yield from faults
        for rule in screening.rules:
            if not _is_sound(screening, rule.when) or (rule.is_band and faults):
                continue
            cost = _cost(screening, screening.deciding(rule))
            if cost > left:
                yield _not_proved(f"the rule `{rule.id}` has", rule.span)
                continue
            left -= cost
            if not rule.is_band:
                yield from _always_or_never(screening, rule, rule_table(screening, rule))
        for item in screening.items:
            cost = _cost(screening, item.ask_if) if item.ask_if is not None else 0
            if cost > left:
                yield _not_proved(f"what decides if `{item.id}` is asked has", item.span)
            left -= cost if cost <= left else 0
        if not faults:
            yield from _printed(screening)
        yield from _rules_of_scores(screening)
        if is_provable(screening):
            yield from _asked(screening)


def _cost(screening: Screening, condition: Condition) -> float:
    """Return how much work the table of a condition is; more than there is for one too large."""
    too_large = cell_count(screening, condition) > MAX_CELLS
    return inf if too_large else work(screening, condition)


def _not_proved(what: str, span: Span) -> Diagnostic:
    hint = "name groups with a threshold rather than single items"
    return error(
        "rule-not-proved", f"{what} too many combinations to be proved", span, hints=[hint]
    )


def is_provable(screening: Screening) -> bool:
    """Say whether every rule of a screening is sound and has a table, and all are soon made."""
    if not _is_readable(screening) or any(_bands(screening)):
        return False
    conditions = [screening.deciding(rule) for rule in screening.rules]
    conditions += [item.ask_if for item in screening.items if item.ask_if is not None]
    left: float = MAX_WORK
    for condition in conditions:
        left -= _cost(screening, condition) if _is_sound(screening, condition) else inf
        if left < 0:
            return False
    return True


def _is_readable(screening: Screening) -> bool:
    """Say whether scores are small enough, and it is clear when each item is asked."""
    highest = sum(max(map(abs, item.weights)) for item in screening.items)
    gates = (item.ask_if for item in screening.items if item.ask_if is not None)
    are_sound = all(_is_sound(screening, gate) for gate in gates)
    return highest <= MAX_SCORE and are_sound and not any(asks_ahead(screening))


def _always_or_never(screening: Screening, rule: Rule, table: RuleTable) -> Iterator[Diagnostic]:
    if not any(table.cells):
        hints = [_MOVE_UP] if screening.is_first else way_out(screening, rule.when)
        message = f"no set of answers meets the rule `{rule.id}`"
        if rule.is_otherwise:
            message, hints = "no set of answers is left for `otherwise`", ["leave it out"]
        yield error("never-true", message, rule.span, hints=hints)
    elif all(table.cells):
        message = f"every set of answers meets the rule `{rule.id}`"
        yield error("always-true", message, rule.span, hints=way_out(screening, rule.when, "all"))


def _asked(screening: Screening) -> Iterator[Diagnostic]:
    """Report items that no set of answers asks for, or every one."""
    for item in screening.items:
        if item.ask_if is None:
            continue
        table = condition_table(screening, item.ask_if)
        if not any(table.cells):
            message = f"no set of answers asks for `{item.id}`"
            hints = [*way_out(screening, item.ask_if), "or leave the item out"]
            yield error("never-true", message, item.ask_if.span, hints=hints)
        elif all(table.cells):
            message = f"every set of answers asks for `{item.id}`"
            yield error("always-true", message, item.ask_if.span, hints=["leave out `ask_if`"])


def _is_sound(screening: Screening, condition: Condition) -> bool:
    """Say whether the condition's own thresholds are; if not, that is reported and explains it."""
    match condition:
        case GroupMet(group=name):
            group = screening.group(name)
            is_counted = not any(item.levels for item in group.items)
            return is_counted and 0 < (group.at_least or 0) <= len(group.items)
        case Negated(condition=inner):
            return _is_sound(screening, inner)
        case Combined(at_least=at_least, conditions=conditions):
            fits = 0 < at_least <= len(conditions)
            return fits and all(_is_sound(screening, each) for each in conditions)
        case ScoreWithin(low=low, high=high):
            return high is None or low <= high
        case _:
            return True


def _bands(screening: Screening) -> Iterator[Diagnostic]:
    """Report bands that no score reaches, that leave a gap, or that overlap."""
    bands = [(rule, when) for rule, when in _scored(screening) if rule.is_band]
    if not bands or any(w.high is not None and w.high < w.low for _, w in bands):
        return  # what ends before it begins is reported with the thresholds
    scored = scores(screening, bands[0][1])
    reached = list(extents(scored, bands))
    for rule, _ in bands:
        if all(rule is not each for _, _, each in reached):
            message = f"no set of answers reaches the band `{rule.id}`"
            hint = f"the scores go from {scored[0]} to {scored[-1]}"
            yield error("never-true", message, rule.span, hints=[hint])
    yield from joints(screening, scored, reached, "band")


def _printed(screening: Screening) -> Iterator[Diagnostic]:
    """Warn of bands that say what cannot be, where points are given to levels or numbers.

    A band alone reads whatever there is.
    """
    bands = [(rule, when) for rule, when in _scored(screening) if rule.is_band]
    if len(bands) > 1 and any(item.levels for item in screening.scored(bands[0][1])):
        yield from beyond(scores(screening, bands[0][1]), bands)


def _rules_of_scores(screening: Screening) -> Iterator[Diagnostic]:
    """Report rules that read the same points, but overlap or leave a gap between or above them.

    It is no error: several rules may hold. A score below all of them simply meets none.
    """
    left = MAX_WORK
    by_items: dict[frozenset[str], list[tuple[Rule, ScoreWithin]]] = {}
    for rule, within in _scored(screening):
        if not rule.is_band:
            by_items.setdefault(frozenset(screening.read_by(within)), []).append((rule, within))
    for rules in by_items.values():
        if len(rules) < 2:
            continue
        left -= sum(max(map(abs, item.weights)) for item in screening.items)
        if left < 0:
            return
        lowest = min(within.low for _, within in rules)
        scored = [score for score in scores(screening, rules[0][1]) if score >= lowest]
        for found in joints(screening, scored, list(extents(scored, rules)), "rule"):
            if not _is_settled(screening, found):
                settled = _OF_RULES[found.code]
                yield replace(found, severity="warning", hints=(*found.hints, settled))


def _is_settled(screening: Screening, found: Diagnostic) -> bool:
    """Say whether the screening says itself what counts where rules overlap, or leave a gap."""
    if found.code == "band-overlap":
        return screening.is_first
    return any(rule.is_otherwise for rule in screening.rules)


def _scored(screening: Screening) -> Iterator[tuple[Rule, ScoreWithin]]:
    for rule in screening.rules:
        if isinstance(rule.when, ScoreWithin):
            yield rule, rule.when
