"""What things are called that have no name of their own, or one that something else gives them."""

from __future__ import annotations

from generator.model import OutcomeTarget, PathwayTarget, Protocol, Screening, Sentence, Target
from generator.words.catalogue import site_words


def target_title(protocol: Protocol, target: Target) -> Sentence:
    """Return what a target outside a pathway is called."""
    if isinstance(target, OutcomeTarget):
        return protocol.outcome(target.outcome).title
    assert isinstance(target, PathwayTarget)  # steps are named by their label
    return protocol.pathway(target.pathway).title


def screening_name(protocol: Protocol, screening: Screening) -> str:
    """Name a screening: by its own title, else by what it leads to or by what it is."""
    if screening.title:
        return screening.title.text
    pathways = [r.outcome for r in screening.rules if isinstance(r.outcome, PathwayTarget)]
    if len(protocol.screenings) > 1 and pathways:
        return protocol.pathway(pathways[0].pathway).title.text
    return site_words(protocol.language).screening
