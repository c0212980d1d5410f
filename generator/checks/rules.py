"""What the rules of a screening say for every possible set of answers."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, Related, error
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
from generator.screening.evaluate import MAX_SCORE, reachable_scores
from generator.screening.table import MAX_CELLS, RuleTable, cell_count, rule_table, work

MAX_WORK = 1_000_000
"""How many items and conditions are evaluated for one protocol, so that a hostile definition is
answered soon; the tables of a real one take some dozens."""


def check_rules(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report rules that always or never hold, and bands that leave a gap or overlap."""
    left = MAX_WORK
    for screening in protocol.screenings:
        if sum(item.points for item in screening.items) > MAX_SCORE:
            continue  # reported with the thresholds
        faults = list(_bands(screening))
        yield from faults
        for rule in screening.rules:
            if not _is_sound(screening, rule.when) or (rule.is_band and faults):
                continue
            cost = work(screening, rule)
            if cell_count(screening, rule) > MAX_CELLS or cost > left:
                message = f"the rule `{rule.id}` has too many combinations to be proved"
                hint = "name groups with a threshold rather than single items"
                yield error("rule-not-proved", message, rule.span, hints=[hint])
                continue
            left -= cost
            if not rule.is_band:
                yield from _always_or_never(rule_table(screening, rule), rule)


def is_provable(screening: Screening) -> bool:
    """Say whether every rule of a screening is sound and has a table, and all are soon made."""
    if sum(item.points for item in screening.items) > MAX_SCORE or any(_bands(screening)):
        return False
    left = MAX_WORK
    for rule in screening.rules:
        if not _is_sound(screening, rule.when) or cell_count(screening, rule) > MAX_CELLS:
            return False
        left -= work(screening, rule)
        if left < 0:
            return False
    return True


def _always_or_never(table: RuleTable, rule: Rule) -> Iterator[Diagnostic]:
    if not any(table.cells):
        message = f"no set of answers meets the rule `{rule.id}`"
        yield error("never-true", message, rule.span)
    elif all(table.cells):
        message = f"every set of answers meets the rule `{rule.id}`"
        yield error("always-true", message, rule.span)


def _is_sound(screening: Screening, condition: Condition) -> bool:
    """Say whether the condition's own thresholds are; if not, that is reported and explains it."""
    match condition:
        case GroupMet(group=name):
            group = screening.group(name)
            return 0 < (group.at_least or 0) <= len(group.items)
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
    bands = [(rule, rule.when) for rule in screening.rules if isinstance(rule.when, ScoreWithin)]
    bands = [(rule, within) for rule, within in bands if rule.is_band]
    if not bands:
        return
    scores = sorted(reachable_scores(screening, bands[0][1].groups, {}))
    extents: list[tuple[int, int, Rule]] = []  # positions in the scores
    for rule, within in bands:
        first = bisect_left(scores, within.low)
        end = len(scores) if within.high is None else bisect_right(scores, within.high)
        if first < end:
            extents.append((first, end, rule))
        elif within.high is None or within.low <= within.high:
            message = f"no set of answers reaches the band `{rule.id}`"
            hint = f"the scores go from {scores[0]} to {scores[-1]}"
            yield error("never-true", message, rule.span, hints=[hint])
    extents.sort(key=lambda extent: extent[:2])
    yield from _joints(screening, scores, extents)


def _joints(
    screening: Screening, scores: list[int], extents: list[tuple[int, int, Rule]]
) -> Iterator[Diagnostic]:
    """Report where bands, in the order of their scores, overlap or leave scores out."""
    read, last = 0, None
    for first, end, rule in extents:
        if first > read:
            yield _gap(screening, scores[read:first])
        elif first < read and last is not None:
            related = [Related("the other band is here", last.span)]
            message = f"the bands `{last.id}` and `{rule.id}` overlap"
            yield error("band-overlap", message, rule.span, related=related)
        if end > read:
            read, last = end, rule
    if read < len(scores):
        yield _gap(screening, scores[read:])


def _gap(screening: Screening, scores: list[int]) -> Diagnostic:
    what = f"a score of {scores[0]}"
    if len(scores) > 1:
        what = f"the scores from {scores[0]} to {scores[-1]}"
    return error("band-gap", f"no band reads {what}", screening.span)
