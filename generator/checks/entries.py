"""Ways in: somebody can pick a pathway, or something leads to it."""

from __future__ import annotations

from collections.abc import Iterator

from generator.diagnostics.diagnostic import Diagnostic, error
from generator.model import PathwayTarget, Protocol


def check_entries(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report pathways that nobody can pick and nothing leads to."""
    led = {lead.target for pathway in protocol.pathways for lead in pathway.leads}
    led |= {rule.outcome for screening in protocol.screenings for rule in screening.rules}
    for pathway in protocol.pathways:
        if not pathway.is_entry and PathwayTarget(pathway.id) not in led:
            message = f"`entry: no`, and nothing leads to the pathway `{pathway.id}`"
            hint = "take out `entry: no`, or lead to it from a step, an answer or a rule"
            yield error("pathway-without-entry", message, pathway.span, hints=[hint])
