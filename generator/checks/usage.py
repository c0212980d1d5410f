"""What is written and never used.

A contact that no sentence names is no fault: it stands in the list of people to call.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.checks.sentences import all_sentences
from generator.diagnostics.diagnostic import Diagnostic, warning
from generator.model import CitationText, OutcomeTarget, Protocol

_OUT = "take it out"


def check_usage(protocol: Protocol) -> Iterator[Diagnostic]:
    """Report shared wordings, citations and outcomes that nothing refers to."""
    for wording in protocol.wordings:
        if not wording.uses:
            message = f"no step uses the wording `{wording.id}`"
            hint = f"use it with `use: {wording.id}`, or {_OUT}"
            yield warning("unused-wording", message, wording.span, hints=[hint])
    cited = {
        part.citation.id
        for sentence in all_sentences(protocol)
        for part in sentence.parts
        if isinstance(part, CitationText)
    }
    for citation in protocol.citations:
        if citation.id not in cited:
            message = f"no sentence names the citation `{citation.id}`"
            hint = f"name it as {{{citation.id}}}, or {_OUT}"
            yield warning("unused-citation", message, citation.span, hints=[hint])
    reached = _outcomes_reached(protocol)
    for outcome in protocol.outcomes:
        if outcome.id not in reached:
            message = f"nothing leads to the outcome `{outcome.id}`"
            hint = f"lead there with `{{outcome: {outcome.id}}}`, or {_OUT}"
            yield warning("unreachable-outcome", message, outcome.span, hints=[hint])


def _outcomes_reached(protocol: Protocol) -> set[str]:
    leads = [lead.target for pathway in protocol.pathways for lead in pathway.leads]
    rules = [rule.outcome for screening in protocol.screenings for rule in screening.rules]
    return {target.outcome for target in (*leads, *rules) if isinstance(target, OutcomeTarget)}
