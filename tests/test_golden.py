"""Goldens: a definition and what comes of it, one case a file.

A file holds the purpose, then sections that start with ``=== NAME``: ``protocol.yaml``, perhaps
``official.txt``, and ``expected``. In ``bad/`` that is the diagnostics in their short form; in
``good/`` a digest of the protocol. ``pytest --update-goldens`` writes the last section anew; read
the difference before keeping it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    OutcomeTarget,
    PathwayTarget,
    Protocol,
    ScoreWithin,
    Screening,
    Step,
    StepTarget,
    Target,
    Transition,
)
from generator.screening.table import rule_table
from tests.definitions import ROOT, load_text, short

FOLDER = ROOT / "tests" / "golden"
CASES = sorted(FOLDER.glob("*/*.txt"))


def sections(path: Path) -> tuple[str, dict[str, str]]:
    """Return a golden's purpose and its sections by name."""
    purpose, *parts = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return purpose, dict(part.split("\n", 1) for part in parts)  # type: ignore[misc]


def digest(protocol: Protocol) -> Iterator[str]:
    """Say what a protocol means, in few lines."""
    yield f"{protocol.id} ({protocol.status}, {protocol.language}): {protocol.title.text}"
    for contact in protocol.contacts:
        dial = contact.phone.dial if contact.phone else "no phone"
        yield f"contact {contact.id}: {contact.name}, {dial}"
    for outcome in protocol.outcomes:
        yield f"outcome {outcome.id}: {outcome.title.text}"
    for pathway in protocol.pathways:
        yield f"pathway {pathway.id}: {pathway.title.text}"
        for step in pathway.steps:
            yield from _step(step)
    for screening in protocol.screenings:
        yield from _screening(screening)
    for note in protocol.notes:
        yield f"note {note.id} on {', '.join(note.places)}: {note.text.text}"
    for query in protocol.queries:
        yield f"query {query.id} about {', '.join(query.about) or 'nothing'}: {query.text}"


def _step(step: Step) -> Iterator[str]:
    yield f"  {step.label} {step.id} ({step.kind}): {step.text.text}"
    for branch in step.branches:
        yield f"    {branch.label} {branch.id}: {branch.text.text}"
    for lead in step.transitions:
        yield f"    {_lead(lead)}"


def _lead(lead: Transition) -> str:
    label = f" “{lead.label.text}”" if lead.label else ""
    limit = f" ({lead.limit.text})" if lead.limit else ""
    return f"{lead.kind}{label} -> {_target(lead.target)}{limit}"


def _target(target: Target) -> str:
    match target:
        case StepTarget(step=name):
            return name
        case PathwayTarget(pathway=name):
            return f"pathway {name}"
        case OutcomeTarget(outcome=name):
            return f"outcome {name}"


def _screening(screening: Screening) -> Iterator[str]:
    yield f"screening {screening.id}: {screening.title.text if screening.title else None}"
    for group in screening.groups:
        yield f"  group {group.id} at least {group.at_least}: {group.statement.text}"
        for item in group.items:
            yield f"    {item.label} {item.id} ({item.points}): {item.text.text}"
    for rule in screening.rules:
        table = rule_table(screening, rule)
        count = f"{table.met} of {table.answer_sets}"
        yield f"  {rule.id}: {_condition(rule.when)} -> {_target(rule.outcome)} ({count})"


def _condition(condition: Condition) -> str:
    match condition:
        case ItemHolds(item=name) | GroupMet(group=name):
            return name
        case Negated(condition=inner):
            return f"not {_condition(inner)}"
        case Combined(at_least=at_least, conditions=conditions, word=word):
            inside = ", ".join(_condition(each) for each in conditions)
            return (
                f"{word} {at_least} of ({inside})" if word == "at_least" else f"{word} ({inside})"
            )
        case ScoreWithin(groups=names, low=low, high=high):
            return f"score of {' + '.join(names)} from {low} to {high}"


@pytest.mark.parametrize("path", CASES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_golden(path: Path, update_goldens: bool) -> None:
    purpose, parts = sections(path)
    assert purpose.strip(), "say what the case shows"
    loaded = load_text(parts["protocol.yaml"], parts.get("official.txt"))
    if path.parent.name == "bad":
        result = short(loaded)
        assert result, "a bad case has diagnostics"
    else:
        assert short(loaded) == ""
        result = "".join(f"{line}\n" for line in digest(loaded.protocols[0]))
    if update_goldens:
        inputs = "".join(
            f"=== {name}\n{text}" for name, text in parts.items() if name != "expected"
        )
        path.write_text(f"{purpose}{inputs}=== expected\n{result}", encoding="utf-8")
    else:
        assert result == parts["expected"]


def test_most_cases_are_bad_input() -> None:
    bad = [path for path in CASES if path.parent.name == "bad"]
    assert len(bad) * 3 >= len(CASES) * 2
