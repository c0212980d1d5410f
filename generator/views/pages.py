"""Protocol → what each page of the site shows: resolved values, in reading order, no markup.

Addresses are relative to the protocol's own folder; ``base`` leads there from the page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from generator.model import (
    Contact,
    Front,
    Link,
    Pathway,
    PathwayTarget,
    Protocol,
    Screening,
    Sentence,
    SiteNote,
    Words,
)
from generator.names import pathway_page
from generator.views.downloads import DownloadGroup
from generator.views.links import screening_href
from generator.views.names import screening_name
from generator.views.passage import PassageEntry, passage_entries
from generator.views.pathway import PathwayEntry, pathway_entry
from generator.views.review import Due, contacts_due, protocol_due
from generator.views.signs import Sign, pathway_sign, rules_sign
from generator.views.title import TitleRun, title_runs
from generator.views.urgency import UrgencyMark, urgency_mark
from generator.views.urgent import UrgentLine, urgent_line
from generator.words.catalogue import site_words

_GLANCE = 160
"""Letters of a first step that a list of situations has room for."""


@dataclass(frozen=True, slots=True)
class Situation:
    """A large link to a pathway or to the screening rule."""

    title: Sentence | str
    more: str
    href: str
    hue: Sign
    runs: tuple[TitleRun, ...] = ()  # of its title
    urgency: UrgencyMark | None = None
    first: tuple[str | None, str] | None = None  # its first step: the label, and how it begins


@dataclass(frozen=True, slots=True)
class About:
    """Who publishes the protocol, and what it cites."""

    publisher: str
    address: Sentence | None
    link: Link | None
    citations: tuple[tuple[str, Link | None], ...]


@dataclass(frozen=True, slots=True)
class PageHead:
    """What every page of a protocol says beside its title: whose it is, and if it is in use."""

    protocol: str
    publisher: str
    status: str | None  # None while the protocol is in use
    id: str  # of the protocol
    urgent: UrgentLine | None = None  # over everything


@dataclass(frozen=True, slots=True)
class ProtocolPage:
    """A protocol's own page, and the front page where it is the only one."""

    title: Sentence
    head: PageHead
    situations: tuple[Situation, ...]
    screenings: tuple[Situation, ...]
    contacts: tuple[Contact, ...]
    contact_notes: tuple[SiteNote, ...]
    notes: tuple[SiteNote, ...]
    passages: tuple[PassageEntry, ...]
    has_pathways: bool  # else there is a screening alone
    downloads: tuple[DownloadGroup, ...]
    about: About
    contacts_due: Mapping[str, Due]
    due: Due | None  # when the protocol is to be reviewed


@dataclass(frozen=True, slots=True)
class PathwayPage:
    """A pathway's page."""

    pathway: PathwayEntry
    head: PageHead
    length: str  # how many steps
    screenings: tuple[Situation, ...]  # whose rules lead to it
    others: tuple[Situation, ...]
    sheet: DownloadGroup | None  # its own, if it is published


def about(protocol: Protocol) -> About:
    """Return who publishes the protocol, and what it cites. A link without an address is one."""
    publisher = protocol.publisher
    address = publisher.address
    if address is None and publisher.link is not None:
        address = Sentence((Words(publisher.link.url),), "official", publisher.link.span)
    return About(
        publisher.name,
        address,
        publisher.link,
        tuple((citation.text, citation.link) for citation in protocol.citations),
    )


def page_head(protocol: Protocol) -> PageHead:
    """Return what every page of a protocol says beside its title."""
    statuses = site_words(protocol.language).tables["statuses"]
    status = None if protocol.status == "active" else statuses[protocol.status]
    urgent = urgent_line(protocol)
    return PageHead(protocol.short_title, protocol.publisher.name, status, protocol.id, urgent)


def protocol_page(
    protocol: Protocol, downloads: tuple[DownloadGroup, ...], day: date | None = None
) -> ProtocolPage:
    """Return a protocol's own page; ``day`` is that as of which its dates are judged."""
    return ProtocolPage(
        protocol.title,
        page_head(protocol),
        situations(protocol),
        screening_links(protocol, protocol.screenings),
        protocol.contacts,
        protocol.notes_for("contacts"),
        protocol.notes_for("front"),
        passage_entries(protocol, Front()),
        bool(protocol.pathways),
        downloads,
        about(protocol),
        contacts_due(protocol, day),
        protocol_due(protocol, day),
    )


def situations(protocol: Protocol) -> tuple[Situation, ...]:
    """Return a large link to each pathway that is a situation to pick."""
    words = site_words(protocol.language)
    return tuple(
        Situation(
            pathway.title,
            words.steps_in_all(len(pathway.steps)),
            pathway_page(pathway.id),
            pathway_sign(protocol, pathway.id),
            title_runs(pathway.title, pathway.lead),
            urgency_mark(protocol, pathway.urgency),
            _begun(pathway),
        )
        for pathway in protocol.pathways
        if pathway.is_entry
    )


def _begun(pathway: Pathway) -> tuple[str | None, str]:
    """Return the first step of a pathway: its label, and its first line, cut where it is long."""
    step = pathway.steps[0]
    return step.label, shorten(step.text.text.partition("\n")[0], _GLANCE, placeholder=" …")


def screening_links(protocol: Protocol, screenings: tuple[Screening, ...]) -> tuple[Situation, ...]:
    """Return a large link to the rule of each screening."""
    found = []
    for screening in screenings:
        title = screening_name(protocol, screening)
        counts = " · ".join(group.title for group in screening.groups)
        href = screening_href(protocol, screening)
        found.append(Situation(title, counts, href, rules_sign(protocol, screening.rules)))
    return tuple(found)


def pathway_page_view(
    protocol: Protocol, pathway: Pathway, sheet: DownloadGroup | None
) -> PathwayPage:
    """Return a pathway's page."""
    return PathwayPage(
        pathway_entry(protocol, pathway),
        page_head(protocol),
        site_words(protocol.language).steps_in_all(len(pathway.steps)),
        screening_links(protocol, screenings_leading_to(protocol, pathway)),
        tuple(s for s in situations(protocol) if s.href != pathway_page(pathway.id)),
        sheet,
    )


def screenings_leading_to(protocol: Protocol, pathway: Pathway) -> tuple[Screening, ...]:
    """Return the screenings of which a rule leads to a pathway."""
    return tuple(
        screening
        for screening in protocol.screenings
        if any(rule.outcome == PathwayTarget(pathway.id) for rule in screening.rules)
    )
