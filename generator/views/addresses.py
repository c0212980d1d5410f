"""A protocol → the pages that are published of it, each with the anchors that links may name."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Protocol, Step
from generator.names import (
    CHANGES_PAGE,
    CURRENT_PAGE,
    PRESENTER_PAGE,
    QUESTIONNAIRE_PAGE,
    RULE_PAGE,
    SCREENING_PAGE,
)
from generator.views.links import pathway_page


def addresses(protocol: Protocol) -> dict[str, tuple[str, ...]]:
    """Return the pages of a protocol, relative to its folder, each with its anchors."""
    found: dict[str, tuple[str, ...]] = {"index.html": ()}
    for pathway in protocol.pathways:
        found[pathway_page(pathway.id)] = tuple(_anchors(pathway.steps))
    if protocol.pathways:
        found[PRESENTER_PAGE] = ()
    if protocol.screenings:
        found[SCREENING_PAGE] = tuple(each.id for each in protocol.screenings)
        found[RULE_PAGE] = ()
    return found | {QUESTIONNAIRE_PAGE: (), CURRENT_PAGE: (), CHANGES_PAGE: ()}


def _anchors(steps: Iterable[Step]) -> Iterable[str]:
    for step in steps:
        yield step.id
        yield from _anchors(step.branches)
