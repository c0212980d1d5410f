"""One digest for all that the rules of a screening read, and for where they lead."""

from __future__ import annotations

import json
from collections.abc import Sequence
from hashlib import sha256
from typing import assert_never

from generator.model import OutcomeTarget, PathwayTarget, Rule, Screening, StepTarget
from generator.screening.states import Readings
from generator.screening.table import RuleTable


def digest_of_states(screening: Screening, read: Sequence[Readings]) -> str:
    """Return the SHA-256, in hex, of what the rules of a screening read in all states, and of
    where they lead.

    ``read`` has an entry for each rule. Whatever medium shows the rules, its readings of all states
    give the same digest.
    """
    items = [item.id for item in screening.items]
    digest = sha256(_canonical([items, [_leads(rule) for rule in screening.rules]]))
    width = 3 ** len(items) // 8 + 1
    for each in read:
        digest.update(each.met.to_bytes(width, "little"))
        digest.update(each.possible.to_bytes(width, "little"))
    return digest.hexdigest()


def digest_of_tables(screening: Screening, tables: Sequence[RuleTable]) -> str:
    """Return the SHA-256, in hex, of the tables of a screening's rules, and of where they lead."""
    items = [item.id for item in screening.items]
    plain = [
        [_leads(rule), [[d.items, d.weights, d.ranges] for d in table.dimensions], table.cells]
        for rule, table in zip(screening.rules, tables, strict=True)
    ]
    return sha256(_canonical([items, plain])).hexdigest()


def _leads(rule: Rule) -> list[str]:
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
