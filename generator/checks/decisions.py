"""Decisions: answers that can be told apart and that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, Related, error, warning
from generator.model import Protocol, Step, StepTarget, Target, Transition


def check_decisions(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report labels alike, answers that lead back to their question, and pointless questions."""
    for pathway in protocol.pathways:
        for step in pathway.steps:
            if step.kind == "decision":
                yield from _labels_alike(step)
                yield from _nowhere(step)
                yield from _pointless(step)


def _labels_alike(step: Step) -> Iterator[Diagnostic]:
    first: dict[str, Transition] = {}
    for lead in step.transitions:
        assert lead.label is not None  # every answer has a label
        label = lead.label.text.casefold().strip(" .!?")
        if label in first:
            related = [Related("the first one is here", first[label].span)]
            message = "two answers of this decision have the same label"
            yield error("labels-alike", message, lead.span, related=related)
        first.setdefault(label, lead)


def _nowhere(step: Step) -> Iterator[Diagnostic]:
    for lead in step.transitions:
        if lead.target == StepTarget(step.id):
            message = "this answer leads back to its own question"
            hint = "lead it to the step that is to be done next"
            yield error("answer-leads-nowhere", message, lead.span, hints=[hint])


def _pointless(step: Step) -> Iterator[Diagnostic]:
    targets: set[Target] = {lead.target for lead in step.transitions}
    if len(targets) == 1 and len(step.transitions) > 1 and targets != {StepTarget(step.id)}:
        message = "every answer of this decision leads to the same place"
        yield warning("pointless-decision", message, step.span)
