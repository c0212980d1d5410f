"""Protocol → its card: whom to call, and every pathway in short, to carry along."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.model import Contact, Link, Pathway, Protocol, Sentence, SiteNote
from generator.views.pages import (
    OutcomeEntry,
    StepEntry,
    outcome_entries,
    page_head,
    step_entries,
)
from generator.views.signs import Sign, pathway_sign

CARD = "card"


@dataclass(frozen=True, slots=True)
class CardPathway:
    """A pathway: its title, its steps in their own words, and where it can end."""

    title: Sentence
    hue: Sign
    note: Sentence | None  # ours
    steps: tuple[StepEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A whole protocol in a pocket."""

    title: Sentence
    short_title: str
    status: str | None  # None while the protocol is in use
    language: str
    publisher: str
    link: Link | None  # the publisher's
    contacts: tuple[Contact, ...]
    notes: tuple[SiteNote, ...]
    pathways: tuple[CardPathway, ...]
    span: Span


def card(protocol: Protocol) -> Card:
    """Return a protocol's card."""
    return Card(
        title=protocol.title,
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        publisher=protocol.publisher.name,
        link=protocol.publisher.link,
        contacts=protocol.contacts,
        notes=protocol.notes_for("print", "contacts", "pathway"),
        pathways=tuple(_pathway(protocol, pathway) for pathway in protocol.pathways),
        span=protocol.span,
    )


def _pathway(protocol: Protocol, pathway: Pathway) -> CardPathway:
    return CardPathway(
        pathway.title,
        pathway_sign(protocol, pathway.id),
        pathway.note,
        step_entries(protocol, pathway),
        outcome_entries(protocol, pathway),
    )
