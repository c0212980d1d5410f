"""Where things are published, relative to a protocol's own folder: the contract in one place."""

from __future__ import annotations

from generator.model import OutcomeTarget, PathwayTarget, Protocol, Screening, StepTarget, Target
from generator.names import SCREENING_PAGE, pathway_page


def screening_href(protocol: Protocol, screening: Screening) -> str:
    """Return the address of a screening's rule."""
    anchor = "" if screening is protocol.screenings[0] else f"#{screening.id}"
    return f"{SCREENING_PAGE}{anchor}"


def step_anchor(pathway: str, step: str) -> str:
    """Return the address of a step's entry in the list."""
    return f"{pathway}.html#{step}"


def outcome_anchor(outcome: str) -> str:
    """Return an outcome's anchor on each page that shows it. No identifier has an underscore."""
    return f"_outcome-{outcome}"


def target_href(target: Target, page: str) -> str:
    """Return the address of a target, seen from a page that shows its own outcomes."""
    match target:
        case StepTarget(step=step):
            return f"{page}#{step}"
        case PathwayTarget(pathway=pathway):
            return pathway_page(pathway)
        case OutcomeTarget(outcome=outcome):
            return f"{page}#{outcome_anchor(outcome)}"
