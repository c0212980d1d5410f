"""A packet → the paragraphs of a document to edit. Writer and reader share them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from generator.docx.ties import Tie, label_tie, tie
from generator.views.packet import Packet
from generator.views.packet_entries import ReviewEntry
from generator.words.catalogue import site_words

Style = Literal[
    "Title", "Heading1", "Heading2", "Place", "PlaceOfHead", "Wording", "SiteNote", "Normal"
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: a text to edit, tied to its ``entry``, or what only says what stands there."""

    style: Style
    text: str
    entry: ReviewEntry | None = None
    of: ReviewEntry | None = None  # the text below, whose label this is
    is_ours: bool = False  # words of the site, in its language

    def tie(self, protocol: str) -> Tie:
        """Return what ties the paragraph to what it is."""
        if self.entry is not None:
            return tie(protocol, self.entry.id, self.entry.text)
        of = self.of
        what = tie(protocol, of.id if of else f"{self.style}/{self.text}", self.text).what
        return label_tie(what, self.text)


def paragraphs(packet: Packet, mark: str) -> tuple[Paragraph, ...]:
    """Return all paragraphs. ``mark`` says which packet it is."""
    return tuple(_paragraphs(packet, mark))


def _paragraphs(packet: Packet, mark: str) -> Iterator[Paragraph]:
    words = site_words(packet.language)
    yield Paragraph("Title", packet.short_title)
    yield Paragraph("Normal", f"{words.review} · {mark}", is_ours=True)
    yield Paragraph("Normal", words.review_how, is_ours=True)
    yield Paragraph("Heading1", words.review_wording, is_ours=True)
    for section in packet.wording:
        if section.head is None:
            yield Paragraph("Heading2", section.title)
        else:
            yield from _tied(section.head, packet, "Heading2")
        for entry in section.entries:
            yield from _tied(entry, packet)
    for entry in packet.citations:
        yield from _tied(entry, packet)
    ours = (*packet.ours, *packet.cases)
    if ours:
        yield Paragraph("Heading1", words.review_ours, is_ours=True)
    for entry in ours:
        yield from _tied(entry, packet, "SiteNote")
    if packet.queries:
        yield Paragraph("Heading1", words.review_queries, is_ours=True)
    for query in packet.queries:
        yield from _tied(query.said, packet, about=query.about)
    if packet.contacts:
        yield Paragraph("Heading1", words.contacts, is_ours=True)
    for contact in packet.contacts:
        for entry in contact.entries:
            about = (contact.name,) if entry.text != contact.name else ()
            yield from _tied(entry, packet, about=about)


def _tied(
    entry: ReviewEntry, packet: Packet, style: Style = "Wording", about: tuple[str, ...] = ()
) -> Iterator[Paragraph]:
    place = (f"{packet.document}:{entry.lines}",) if entry.lines else ()
    above: Style = "PlaceOfHead" if style == "Heading2" else "Place"
    yield Paragraph(above, " · ".join((entry.label, *about, *place)), of=entry)
    yield Paragraph(style, entry.text, entry)
