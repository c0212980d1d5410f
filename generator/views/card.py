"""Protocol → its card: whom to call, and every pathway in short, to carry along."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.model import Contact, Link, Protocol, Sentence, SiteNote
from generator.views.pages import page_head
from generator.views.pathway import PathwayEntry, pathway_entry
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
    link: Link | None  # the publisher's
    contacts: tuple[Contact, ...]
    notes: tuple[SiteNote, ...]
    pathways: tuple[PathwayEntry, ...]
    span: Span


def card(protocol: Protocol) -> Card:
    """Return a protocol's card."""
    return Card(
        title=protocol.title,
        words=site_words(protocol.language),
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        publisher=protocol.publisher.name,
        link=protocol.publisher.link,
        contacts=protocol.contacts,
        notes=protocol.notes_for("print", "contacts", "pathway"),
        pathways=tuple(pathway_entry(protocol, pathway) for pathway in protocol.pathways),
        span=protocol.span,
    )
