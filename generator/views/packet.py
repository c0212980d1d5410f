"""Protocol → the packet for whoever signs: all that is said, where it is from, what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from generator.diagnostics.span import Span
from generator.model import Correction, Protocol, Query
from generator.views.changes import ChangeEntry, SheetEntry
from generator.views.document import Json
from generator.views.names import screening_name
from generator.views.packet_entries import (
    Places,
    ReviewEntry,
    ReviewSection,
    contact_entries,
    lines_of,
    review_entries,
)
from generator.views.pages import About, about, page_head
from generator.views.rule_page import RulePage, rule_page
from generator.views.urgent import UrgentLine, urgent_line
from generator.words.catalogue import SiteWords, site_words
from generator.words.text import SiteText

Find = Callable[[str], tuple[Span, ...]]
"""Returns where the document holds some words inside its sentences."""


@dataclass(frozen=True, slots=True)
class Since:
    """What changed since the last release, and the prints that say something else for it."""

    release: int
    day: str
    note: str
    changes: tuple[ChangeEntry, ...]
    sheets: tuple[SheetEntry, ...]


@dataclass(frozen=True, slots=True)
class QueryEntry:
    """A question to the owner, and what it is about: names, each with its place in its section."""

    said: ReviewEntry
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewContact:
    """A contact with every way to reach it. ``verified`` says when its owner checked it, if so."""

    name: str
    entries: tuple[ReviewEntry, ...]
    verified: SiteText
    is_verified: bool
    overdue: SiteText | None  # the word for it, on the day that is given; no part of the mark


@dataclass(frozen=True, slots=True)
class CorrectionEntry:
    """Words to publish in place of printed ones: where, why, and whether somebody approved it."""

    at: tuple[str, ...]
    printed: str
    published: str
    why: str
    state: SiteText


@dataclass(frozen=True, slots=True)
class Packet:
    """All that somebody signs for."""

    id: str
    title: str
    short_title: str
    status: str | None  # None while the protocol is in use
    language: str
    about: About
    urgent: UrgentLine | None
    document: str | None  # the name of the official document's file
    since: Since | None  # None: no release was made yet
    wording: tuple[ReviewSection, ...]
    ours: tuple[ReviewEntry, ...]
    queries: tuple[QueryEntry, ...]
    corrections: tuple[CorrectionEntry, ...]
    rule: RulePage | None  # None: there is no screening
    cases: tuple[ReviewEntry, ...]  # the examples of rules, in words of ours
    contacts: tuple[ReviewContact, ...]
    citations: tuple[ReviewEntry, ...]
    span: Span

    @property
    def entries(self) -> tuple[ReviewEntry, ...]:
        """Every text once, in the order of the packet."""
        heads = ((each.head,) if each.head else () for each in self.wording)
        sections = zip(heads, self.wording, strict=True)
        return (
            *(entry for head, each in sections for entry in (*head, *each.entries)),
            *self.citations,
            *self.ours,
            *self.cases,
            *(query.said for query in self.queries),
            *(entry for contact in self.contacts for entry in contact.entries),
        )


def review_packet(
    protocol: Protocol, places: Places, find: Find, since: Since | None, day: date | None
) -> Packet:
    """Return the packet. ``places`` and ``find`` know the official document; ``day`` says which
    contacts are overdue, None: nobody asks."""
    words = site_words(protocol.language)
    sections, ours = review_entries(protocol, places)
    official = protocol.official
    return Packet(
        id=protocol.id,
        title=protocol.title.text,
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        about=about(protocol),
        urgent=urgent_line(protocol),
        document=official.name.rpartition("/")[2] if official else None,
        since=since,
        wording=sections,
        ours=ours,
        queries=tuple(
            _query(protocol, each, f"{words.tables['review_parts']['query']} {number}")
            for number, each in enumerate(protocol.queries, 1)
        ),
        corrections=tuple(_correction(protocol, each, words) for each in protocol.corrections),
        rule=rule_page(protocol) if protocol.screenings else None,
        cases=tuple(_cases(protocol, words)),
        contacts=tuple(_contacts(protocol, words, find, day)),
        citations=tuple(
            ReviewEntry(
                f"citations/{each.id}/text",
                words.tables["review_parts"]["citation"],
                each.text,
                each.span,
                False,
                lines_of(find(each.text)),
            )
            for each in protocol.citations
        ),
        span=protocol.span,
    )


def review_content(packet: Packet) -> Json:
    """Return what the mark of a packet stands for: all that a signature is to hold for."""
    rules = packet.rule.sections if packet.rule else ()
    return {
        "protocol": packet.id,
        "status": packet.status,
        "publisher": packet.about.publisher,
        "texts": [
            [each.id, each.label, each.text, each.is_ours, each.lines] for each in packet.entries
        ],
        "about": [list(each.about) for each in packet.queries],
        "corrections": [
            [list(each.at), each.printed, each.published, each.why, each.state]
            for each in packet.corrections
        ],
        "rules": [[each.id, each.proof.fingerprint] for each in rules],
        "contacts": [[each.name, each.verified] for each in packet.contacts],
        "since": packet.since.release if packet.since else None,
    }


def _query(protocol: Protocol, query: Query, label: str) -> QueryEntry:
    said = ReviewEntry(f"queries/{query.id}/text", label, query.text, query.span, True)
    return QueryEntry(said, tuple(_named(protocol, each) for each in query.about))


def _correction(protocol: Protocol, correction: Correction, words: SiteWords) -> CorrectionEntry:
    state = words.correction_open
    if correction.is_approved:
        by, on = correction.approved_by, correction.approved_on
        state = words.correction_approved.filled(name=by, date=on)
    at = tuple(_named(protocol, each) for each in correction.at)
    said = correction.printed, correction.published, correction.why
    return CorrectionEntry(at, *said, state)


def _named(protocol: Protocol, name: str) -> str:
    """Return what people call a part that a query names; the name where nothing calls it."""
    return _names(protocol).get(name, name)


def _names(protocol: Protocol) -> dict[str, str]:
    """Return what people call all that a query can be about, as far as it is called anything."""
    found = {each.id: each.text for each in protocol.citations}
    found |= {each.id: each.name for each in protocol.contacts}
    found |= {f"outcome.{each.id}": each.title.text for each in protocol.outcomes}
    for pathway in protocol.pathways:
        title = pathway.lead or pathway.title.text
        found[pathway.id] = title
        for step in (part for each in pathway.steps for part in (each, *each.branches)):
            found[f"{pathway.id}.{step.id}"] = f"{title}, {step.label}"
    for screening in protocol.screenings:
        here = f"screening.{screening.id}"
        found[here] = screening_name(protocol, screening)
        for group in screening.groups:
            found[f"{here}.{group.id}"] = group.title
            for item in group.items:
                found[f"{here}.{item.id}"] = f"{group.title} {item.label.rstrip('.')}"
    return found


def _cases(protocol: Protocol, words: SiteWords) -> list[ReviewEntry]:
    label = words.tables["review_parts"]["example"]
    return [
        ReviewEntry(
            f"screenings/{screening.id}/examples/{number}/case",
            f"{label} {number}",
            example.case.text,
            example.case.span,
            True,
        )
        for screening in protocol.screenings
        for number, example in enumerate(screening.examples, 1)
    ]


def _contacts(
    protocol: Protocol, words: SiteWords, find: Find, today: date | None
) -> list[ReviewContact]:
    found = []
    for contact in protocol.contacts:
        day = contact.verified
        said = words.review_verified.filled(date=day) if day else words.review_not_verified
        more = [contact.verified_by] if day and contact.verified_by else []
        more += [words.check_by.filled(date=contact.review_by)] if contact.review_by else []
        said = SiteText(" · ".join((said, *more)), words.language)
        entries = contact_entries(contact, words.tables["review_parts"], find)
        overdue = words.overdue if contact.is_overdue(today) else None
        checked = contact.name, tuple(entries), said, day is not None
        found.append(ReviewContact(*checked, overdue))
    return found
