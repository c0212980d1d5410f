"""One digest for all that the rules of a screening read, and for where they lead."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from math import prod
from typing import TypeAlias, assert_never

from generator.model import YES_NO, Item, OutcomeTarget, PathwayTarget, Rule, Screening, StepTarget
from generator.screening.dimensions import Dimension
from generator.screening.states import Readings
from generator.screening.table import RuleTable

Json: TypeAlias = "str | int | list[Json] | None"


def digest_of_states(screening: Screening, read: Sequence[Readings]) -> str:
    """Return the SHA-256, in hex, of what the rules of a screening read in all states, and of
    where they lead.

    ``read`` has an entry for each rule. Whatever medium shows the rules, its readings of all states
    give the same digest.
    """
    items = list(screening.items)
    leads = [_leads(rule) for rule in screening.rules]
    digest = sha256(_canonical([[_asked(item) for item in items], leads]))
    width = prod(len(item.answers) + 1 for item in items) // 8 + 1
    for each in read:
        digest.update(each.met.to_bytes(width, "little"))
        digest.update(each.possible.to_bytes(width, "little"))
    return digest.hexdigest()


def digest_of_tables(screening: Screening, tables: Sequence[RuleTable]) -> str:
    """Return the SHA-256, in hex, of the tables of a screening's rules, and of where they lead."""
    plain = [
        [_leads(rule), [_plain(each) for each in table.dimensions], table.cells]
        for rule, table in zip(screening.rules, tables, strict=True)
    ]
    return sha256(_canonical([[_asked(item) for item in screening.items], plain])).hexdigest()


def _asked(item: Item) -> Json:
    """Return the name of an item; with its answers, where these are not yes and no."""
    if not item.levels:
        return item.id
    return [item.id, [[level.id, level.low, level.high] for level in item.levels]]


def _plain(dimension: Dimension) -> Json:
    """Return a dimension; of an item that is counted, the weight of a yes stands for both."""
    weights: list[Json] = [
        each[1] if known == YES_NO and not each[0] else list(each)
        for each, known in zip(dimension.weights, dimension.answers, strict=True)
    ]
    return [list(dimension.items), weights, [list(ends) for ends in dimension.ranges]]


def _leads(rule: Rule) -> Json:
    """Return a rule's name, and the kind and the name of what it leads to."""
    match rule.outcome:
        case PathwayTarget(pathway=name):
            return [rule.id, "pathway", name]
        case OutcomeTarget(outcome=name):
            return [rule.id, "outcome", name]
        case StepTarget(step=name):
            return [rule.id, "step", name]
        case _:
            assert_never(rule.outcome)


def _canonical(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode()
