"""Protocol → what each page of the site shows: resolved values, in reading order, no markup.

Addresses are relative to the protocol's own folder; ``base`` leads there from the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace

from generator.model import (
    Contact,
    ContactName,
    ContactPhone,
    Lead,
    Link,
    Outcome,
    OutcomeTarget,
    Pathway,
    PathwayTarget,
    Protocol,
    Screening,
    Sentence,
    SiteNote,
    Step,
    StepTarget,
    Words,
)
from generator.views import words
from generator.views.downloads import DownloadGroup
from generator.views.links import (
    SCREENING,
    outcome_anchor,
    pathway_page,
    target_href,
)
from generator.views.pathway_chart import target_title
from generator.views.signs import Sign, pathway_sign, result_sign, rules_sign


@dataclass(frozen=True, slots=True)
class Situation:
    """A large link to a pathway or to the screening rule."""

    title: Sentence | str
    more: str
    href: str
    hue: Sign


@dataclass(frozen=True, slots=True)
class Way:
    """Where a step leads, where that is not simply the next step of the list."""

    label: str | None  # the answer; None: there is no choice
    is_back: bool
    target: str
    href: str
    limit: Sentence | None
    way_number: int | None = None  # among all ways of its step, from 0; None: nobody asks for it


@dataclass(frozen=True, slots=True)
class Onward:
    """That a step goes on to the next entry of the list, as the way with this number."""

    step: str
    way_number: int


@dataclass(frozen=True, slots=True)
class StepEntry:
    """A step as an entry of the list."""

    anchor: str
    label: str
    text: Sentence
    ways: tuple[Way, ...]
    branches: tuple[StepEntry, ...]
    ends: bool  # said aloud where the pathway branches
    onward: Onward | None = None  # None: nothing simply goes on from here
    note: Sentence | None = None  # ours


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """An outcome as an entry of the list."""

    anchor: str
    title: Sentence
    text: Sentence | None
    hue: Sign


@dataclass(frozen=True, slots=True)
class About:
    """Who publishes the protocol, and what it cites."""

    publisher: str
    address: Sentence | None
    link: Link | None
    citations: tuple[tuple[str, Link | None], ...]


@dataclass(frozen=True, slots=True)
class PageHead:
    """What every page of a protocol says above its title: whose page it is, and if it is in use."""

    protocol: str
    publisher: str
    status: str | None  # None while the protocol is in use


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
    downloads: tuple[DownloadGroup, ...]
    about: About


@dataclass(frozen=True, slots=True)
class PathwayPage:
    """A pathway's page."""

    title: Sentence
    head: PageHead
    hue: Sign
    length: str  # how many steps
    chart: str
    steps: tuple[StepEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]
    notes: tuple[SiteNote, ...]
    note: Sentence | None
    screenings: tuple[Situation, ...]
    contacts: tuple[Contact, ...]
    others: tuple[Situation, ...]
    downloads: tuple[DownloadGroup, ...]


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
    """Return what every page of a protocol says above its title."""
    status = None if protocol.status == "active" else words.STATUSES[protocol.status]
    return PageHead(protocol.short_title, protocol.publisher.name, status)


def protocol_page(protocol: Protocol, downloads: tuple[DownloadGroup, ...]) -> ProtocolPage:
    """Return a protocol's own page."""
    return ProtocolPage(
        protocol.title,
        page_head(protocol),
        situations(protocol),
        screening_links(protocol, protocol.screenings),
        protocol.contacts,
        protocol.notes_for("contacts"),
        protocol.notes_for("front"),
        downloads,
        about(protocol),
    )


def situations(protocol: Protocol) -> tuple[Situation, ...]:
    """Return a large link to each pathway."""
    return tuple(
        Situation(
            pathway.title,
            words.steps(len(pathway.steps)),
            pathway_page(pathway.id),
            pathway_sign(protocol, pathway.id),
        )
        for pathway in protocol.pathways
    )


def screening_links(protocol: Protocol, screenings: tuple[Screening, ...]) -> tuple[Situation, ...]:
    """Return a large link to the rule of each screening."""
    found = []
    for screening in screenings:
        title = words.screening_name(protocol, screening)
        counts = ", ".join(f"{group.title}: {len(group.items)}" for group in screening.groups)
        href = SCREENING if screening is protocol.screenings[0] else f"{SCREENING}#{screening.id}"
        found.append(Situation(title, counts, href, rules_sign(protocol, screening.rules)))
    return tuple(found)


def pathway_page_view(
    protocol: Protocol, pathway: Pathway, downloads: tuple[DownloadGroup, ...]
) -> PathwayPage:
    """Return a pathway's page."""
    leading_here = tuple(
        screening
        for screening in protocol.screenings
        if any(rule.outcome == PathwayTarget(pathway.id) for rule in screening.rules)
    )
    return PathwayPage(
        title=pathway.title,
        head=page_head(protocol),
        hue=pathway_sign(protocol, pathway.id),
        length=words.steps(len(pathway.steps)),
        chart=pathway.id,
        steps=step_entries(protocol, pathway),
        outcomes=outcome_entries(protocol, pathway),
        notes=protocol.notes_for("pathway"),
        note=pathway.note,
        screenings=screening_links(protocol, leading_here),
        contacts=named_contacts(protocol, pathway),
        others=tuple(s for s in situations(protocol) if s.href != pathway_page(pathway.id)),
        downloads=downloads,
    )


def named_contacts(protocol: Protocol, pathway: Pathway) -> tuple[Contact, ...]:
    """Return the contacts that the pathway names, in its steps, its notes or where it ends: no
    others, or a page would tell more than the document does."""
    return contacts_in(protocol, (pathway, *_outcomes(protocol, pathway)))


def contacts_in(protocol: Protocol, value: object) -> tuple[Contact, ...]:
    """Return the contacts that sentences of a part of the model name."""
    parts = [part for sentence in _sentences(value) for part in sentence.parts]
    named = {part.contact.id for part in parts if isinstance(part, (ContactName, ContactPhone))}
    return tuple(contact for contact in protocol.contacts if contact.id in named)


def _sentences(value: object) -> Iterator[Sentence]:
    """Yield every sentence of a part of the model, whatever holds it."""
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, tuple):
        yield from (found for each in value for found in _sentences(each))
    elif is_dataclass(value):
        yield from (
            found for each in fields(value) for found in _sentences(getattr(value, each.name))
        )


def step_entries(protocol: Protocol, pathway: Pathway) -> tuple[StepEntry, ...]:
    """Return the steps of a pathway as entries of a list, with every way out of each."""
    following = [step.id for step in pathway.steps[1:]] + [""]
    branching = any(step.kind == "decision" for step in pathway.steps)
    return tuple(
        _entry(protocol, pathway, step, after, branching)
        for step, after in zip(pathway.steps, following, strict=True)
    )


def _entry(
    protocol: Protocol, pathway: Pathway, step: Step, following: str, branching: bool
) -> StepEntry:
    ways = tuple(
        replace(_way(protocol, pathway, step, lead), way_number=number)
        for number, lead in enumerate(step.leads)
        if not _goes_on(lead, following)
    )
    branches = tuple(_entry(protocol, pathway, branch, "", False) for branch in step.branches)
    ends = branching and not any(lead.kind != "back" for lead in step.leads)
    goes_on = [n for n, lead in enumerate(step.leads) if _goes_on(lead, following)]
    onward = Onward(following, goes_on[0]) if goes_on else None
    return StepEntry(step.id, step.label, step.text, ways, branches, ends, onward, step.note)


def _goes_on(lead: Lead, following: str) -> bool:
    """Say whether a way is simply the one to the next entry of the list."""
    return lead.kind == "next" and lead.target == StepTarget(following)


def _way(protocol: Protocol, pathway: Pathway, step: Step, lead: Lead) -> Way:
    label = lead.label.text if lead.label else None
    href = target_href(lead.target, pathway_page(pathway.id))
    if isinstance(lead.target, StepTarget):
        ids = [each.id for each in pathway.steps]
        is_back = ids.index(lead.target.step) <= ids.index(step.id)
        name = pathway.step(lead.target.step).label
    else:
        is_back = False
        name = target_title(protocol, lead.target).text
    return Way(label, is_back, name, href, lead.limit)


def outcome_entries(protocol: Protocol, pathway: Pathway) -> tuple[OutcomeEntry, ...]:
    """Return the outcomes that a pathway leads to, in the order of the definition."""
    return tuple(
        OutcomeEntry(
            outcome_anchor(outcome.id),
            outcome.title,
            outcome.text,
            result_sign(protocol, OutcomeTarget(outcome.id)),
        )
        for outcome in _outcomes(protocol, pathway)
    )


def _outcomes(protocol: Protocol, pathway: Pathway) -> tuple[Outcome, ...]:
    reached = {lead.target for step in pathway.steps for lead in step.leads}
    return tuple(each for each in protocol.outcomes if OutcomeTarget(each.id) in reached)
