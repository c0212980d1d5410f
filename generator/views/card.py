"""Protocol → its card: whom to call, and every pathway in short, to carry along."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.model import Contact, Protocol, Sentence, SiteNote
from generator.views.content import (
    anywhere_content,
    contacts_content,
    notes_content,
    outcomes_content,
    steps_content,
    text_content,
    urgency_content,
    urgent_content,
    versioned,
)
from generator.views.document import Json
from generator.views.pages import page_head
from generator.views.pathway import PathwayEntry, pathway_entry
from generator.views.urgent import UrgentLine, urgent_line
from generator.words.catalogue import SiteWords, site_words

CARD = "card"


@dataclass(frozen=True, slots=True)
class Card:
    """A whole protocol in a pocket."""

    title: Sentence
    words: SiteWords
    short_title: str
    status: str | None  # None while the protocol is in use
    language: str
    publisher: str
    contacts: tuple[Contact, ...]
    notes: tuple[SiteNote, ...]
    pathways: tuple[PathwayEntry, ...]
    span: Span
    urgent: UrgentLine | None = None  # over everything


def card(protocol: Protocol) -> Card:
    """Return a protocol's card."""
    return Card(
        title=protocol.title,
        words=site_words(protocol.language),
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        publisher=protocol.publisher.name,
        contacts=protocol.contacts,
        notes=protocol.notes_for("print", "contacts", "pathway"),
        pathways=tuple(pathway_entry(protocol, pathway) for pathway in protocol.pathways),
        span=protocol.span,
        urgent=urgent_line(protocol),
    )


def card_content(card: Card) -> Json:
    """Return what a card says."""
    return versioned(
        **urgent_content(card.urgent),
        title=text_content(card.title),
        protocol=card.short_title,
        status=card.status,
        publisher=card.publisher,
        contacts=contacts_content(card.contacts),
        notes=notes_content(card.notes),
        pathways=[
            {
                "title": text_content(pathway.title),
                **urgency_content(pathway.urgency),
                **anywhere_content(pathway.at_any_point),
                "note": text_content(pathway.note),
                "steps": steps_content(pathway.steps),
                "outcomes": outcomes_content(pathway.outcomes),
            }
            for pathway in card.pathways
        ],
    )
