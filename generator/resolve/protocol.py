"""The whole definition → the whole protocol."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.diagnostics.diagnostic import Diagnostic, error, has_errors
from generator.diagnostics.nearest import nearest_hint
from generator.diagnostics.span import Span
from generator.model import (
    Moved,
    Numbering,
    Outcome,
    Pathway,
    Protocol,
    Publisher,
    Query,
    Sentence,
    SiteNote,
    Wording,
)
from generator.resolve.contacts import link, resolve_contacts
from generator.resolve.corrections import resolve_corrections
from generator.resolve.names import Names
from generator.resolve.passages import resolve_passage
from generator.resolve.pathways import resolve_pathway
from generator.resolve.screenings import resolve_screening
from generator.resolve.sentences import sentence, with_points
from generator.resolve.titles import lead_of
from generator.schema.definition import Definition, QuerySection, UrgentSection
from generator.schema.pathways import OutcomeSection
from generator.source.logo import Logo
from generator.source.official import OfficialText
from generator.source.tree import Scalar
from generator.words.catalogue import ENGLISH, site_words

_FRONT = "index"


def resolve(
    definition: Definition, official: OfficialText | None, logo: Logo | None
) -> tuple[Protocol | None, tuple[Diagnostic, ...]]:
    """Resolve every name of a definition.

    ``official`` is the wording it is held to, ``logo`` the file that the publisher names. Returns
    the protocol, or ``None`` where a name stands for nothing, and all problems met. A query about
    nothing is an error too, but the checks can go on without it.
    """
    names = _names(definition)
    protocol = _protocol(definition, official, logo, names)
    is_whole = not has_errors(names.problems)
    places = _places(protocol)
    queries = tuple(_query(query, places, names) for query in definition.queries)
    if is_whole:
        before = len(names.problems)  # a query about nothing is an error, too, and stops no check
        protocol = resolve_corrections(protocol, definition.corrections, names)
        is_whole = not has_errors(names.problems[before:])
    return (replace(protocol, queries=queries) if is_whole else None), tuple(names.problems)


def _names(definition: Definition) -> Names:
    names = Names(
        wording=definition.wording,
        pathways=frozenset(str(pathway.id) for pathway in definition.pathways),
        outcomes=frozenset(str(outcome.id) for outcome in definition.outcomes),
        screenings=frozenset(str(screening.id) for screening in definition.screening),
    )
    numbering = definition.numbering
    of_site = site_words(str(definition.language or ENGLISH)).step_pattern
    names.step_pattern = str(numbering.step if numbering and numbering.step else of_site)
    if numbering and numbering.item:
        names.item_pattern = str(numbering.item)
    names.items_restart = not (numbering and numbering.restart == "no")
    resolve_contacts(definition, names)
    names.unique("pathway", [pathway.id for pathway in definition.pathways])
    names.unique("outcome", [outcome.id for outcome in definition.outcomes])
    names.unique("screening", [screening.id for screening in definition.screening])
    names.unique("passage", [passage.id for passage in definition.passages])
    names.unique("note", [note.id for note in definition.notes])
    names.unique("correction", [each.id for each in definition.corrections])
    names.unique("query", [query.id for query in definition.queries])
    return names


def _protocol(
    definition: Definition, official: OfficialText | None, logo: Logo | None, names: Names
) -> Protocol:
    title = sentence(definition.title, "official", names)
    pathways = tuple(resolve_pathway(section, names) for section in definition.pathways)
    screenings = tuple(resolve_screening(section, names) for section in definition.screening)
    contacts, citations = tuple(names.contacts.values()), tuple(names.citations.values())
    return Protocol(
        id=str(definition.protocol),
        title=title,
        short_title=str(definition.short_title) if definition.short_title else title.text,
        status=str(definition.status),  # type: ignore[arg-type]  # the schema allows only these
        language=str(definition.language or "en"),
        region=names.region,
        release=date.fromisoformat(definition.release.date) if definition.release else None,
        publisher=_publisher(definition, logo, names),
        contacts=contacts,
        citations=citations,
        wordings=_wordings(definition, names),
        pathways=pathways,
        outcomes=tuple(_outcome(section, names) for section in definition.outcomes),
        screenings=screenings,
        passages=tuple(resolve_passage(section, names) for section in definition.passages),
        notes=_notes(definition, names),
        queries=(),  # they are about what stands above
        urgent=_urgent(definition, names),
        numbering=Numbering(names.step_pattern, names.item_pattern, names.items_restart),
        official=official,
        span=definition.protocol.span,
        moved=_moved(definition, pathways, names),
        review_by=date.fromisoformat(definition.review_by) if definition.review_by else None,
    )


def _moved(
    definition: Definition, pathways: tuple[Pathway, ...], names: Names
) -> tuple[Moved, ...]:
    """Return the addresses that moved; each leads to a page that is there."""
    steps = [
        f"{pathway.id}.{each.id}"
        for pathway in pathways
        for step in pathway.steps
        for each in (step, *step.branches)
    ]
    there = [*(each.id for each in pathways), *steps, _FRONT]
    there += ["screening"] if definition.screening else []
    for new in definition.moved.values():
        if str(new) not in there:
            hints = nearest_hint(str(new), there)
            message = f"`{new}` is no page or step of this protocol"
            names.problems.append(error("unresolved-name", message, new.span, hints=hints))
    return tuple(Moved(str(old), str(new), old.span) for old, new in definition.moved.items())


def _urgent(definition: Definition, names: Names) -> Sentence | None:
    written = definition.urgent
    if isinstance(written, UrgentSection):
        return sentence(written.text, "ours" if written.ours == "yes" else "official", names)
    return sentence(written, "official", names) if written else None


def _publisher(definition: Definition, logo: Logo | None, names: Names) -> Publisher:
    section = definition.publisher
    return Publisher(
        name=str(section.name),
        address=sentence(section.address, "official", names) if section.address else None,
        link=link(section.link),
        logo=logo,
        accent=str(section.accent).lower() if section.accent else None,
        span=section.name.span,
    )


def _outcome(section: OutcomeSection, names: Names) -> Outcome:
    title = sentence(section.title, "official", names)
    return Outcome(
        str(section.id),
        title,
        with_points(section.text, section.points, names),
        str(section.hue) if section.hue else None,  # type: ignore[arg-type]
        section.id.span,
        lead_of(section.lead, title, names),
        str(section.urgency) if section.urgency else None,  # type: ignore[arg-type]
    )


def _notes(definition: Definition, names: Names) -> tuple[SiteNote, ...]:
    return tuple(
        SiteNote(
            str(section.id),
            tuple(str(place) for place in section.on),  # type: ignore[misc]  # as the schema allows
            sentence(section.text, "ours", names),
            section.id.span,
        )
        for section in definition.notes
    )


def _wordings(definition: Definition, names: Names) -> tuple[Wording, ...]:
    for id, text in definition.wording.items():
        if id not in names.uses:  # the used ones were resolved with their steps
            sentence(text, "official", names)
    return tuple(Wording(str(id), names.uses.get(str(id), 0), id.span) for id in definition.wording)


def _places(protocol: Protocol) -> dict[str, Span]:
    """Return what a query can be about: qualified name → where it stands."""
    places = {contact.id: contact.span for contact in protocol.contacts}
    places |= {citation.id: citation.span for citation in protocol.citations}
    places |= {f"outcome.{outcome.id}": outcome.span for outcome in protocol.outcomes}
    places |= {f"passage.{passage.id}": passage.span for passage in protocol.passages}
    for pathway in protocol.pathways:
        places[pathway.id] = pathway.span
        for step in pathway.steps:
            for part in (step, *step.branches):
                places[f"{pathway.id}.{part.id}"] = part.span
    for screening in protocol.screenings:
        places[f"screening.{screening.id}"] = screening.span
        for group in screening.groups:
            places[f"screening.{screening.id}.{group.id}"] = group.span
            for item in group.items:
                places[f"screening.{screening.id}.{item.id}"] = item.span
    return places


def _query(section: QuerySection, places: dict[str, Span], names: Names) -> Query:
    known: list[Scalar] = []
    for name in section.about:
        if name in places:
            known.append(name)
        else:
            names.unknown("step, item, contact or pathway", name, places)
    spans = tuple(places[name] for name in known)
    about = tuple(str(name) for name in known)
    return Query(str(section.id), str(section.text), about, spans, section.id.span)
