"""Protocol → what its handout shows: a front page, then each pathway and the screening rule.

The parts are those of the site's pages, so that paper and screen say the same. Addresses are those
of the site too; on paper they name the place that a reference leads to.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics.span import Span
from generator.model import Contact, Front, Protocol, Sentence, SiteNote
from generator.views.content import (
    about_content,
    anywhere_content,
    contacts_content,
    group_content,
    notes_content,
    outcomes_content,
    steps_content,
    table_content,
    text_content,
    texts_content,
    urgency_content,
    urgent_content,
    versioned,
    with_passages,
)
from generator.views.document import Json
from generator.views.pages import (
    About,
    Situation,
    about,
    page_head,
    pathway_page_view,
    screening_links,
)
from generator.views.passage import PassageEntry, passage_entries
from generator.views.pathway import PathwayEntry
from generator.views.screening_page import ScreeningPage, ScreeningSection, screening_page
from generator.views.urgent import UrgentLine, urgent_line

HANDOUT = "handout"


@dataclass(frozen=True, slots=True)
class HandoutPathway:
    """A pathway's part, with the rules that lead to it."""

    pathway: PathwayEntry
    screenings: tuple[Situation, ...]
    more: str  # how many steps


@dataclass(frozen=True, slots=True)
class HandoutScreening:
    """The screening rules. ``entries``, one for each section of the page, name their places."""

    entries: tuple[Situation, ...]
    page: ScreeningPage
    notes: tuple[SiteNote, ...]


@dataclass(frozen=True, slots=True)
class Handout:
    """A whole protocol for paper. ``span`` is the definition's, for problems met while painting."""

    title: Sentence
    short_title: str
    status: str | None  # None while the protocol is in use
    language: str
    about: About
    contacts: tuple[Contact, ...]
    contact_notes: tuple[SiteNote, ...]
    notes: tuple[SiteNote, ...]  # for the front page
    passages: tuple[PassageEntry, ...]  # on it, too
    pathways: tuple[HandoutPathway, ...]
    screening: HandoutScreening | None  # None: the protocol has no screening
    span: Span
    urgent: UrgentLine | None = None  # over everything


def handout(protocol: Protocol) -> Handout:
    """Return a protocol's handout."""
    return Handout(
        title=protocol.title,
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        about=about(protocol),
        contacts=protocol.contacts,
        contact_notes=protocol.notes_for("contacts"),
        notes=tuple(n for n in protocol.notes_for("front", "print") if "contacts" not in n.places),
        passages=passage_entries(protocol, Front()),
        pathways=tuple(
            HandoutPathway(page.pathway, page.screenings, page.length)
            for page in (pathway_page_view(protocol, each, None) for each in protocol.pathways)
        ),
        screening=_screening(protocol),
        span=protocol.span,
        urgent=urgent_line(protocol),
    )


def _screening(protocol: Protocol) -> HandoutScreening | None:
    if not protocol.screenings:
        return None
    entries = screening_links(protocol, protocol.screenings)
    notes = protocol.notes_for("screening", "below-threshold")
    return HandoutScreening(entries, screening_page(protocol), notes)


def handout_content(handout: Handout) -> Json:
    """Return what a handout says, part by part."""
    content = versioned(
        **urgent_content(handout.urgent),
        title=text_content(handout.title),
        protocol=handout.short_title,
        status=handout.status,
        about=about_content(handout.about),
        contacts=contacts_content(handout.contacts),
        contact_notes=notes_content(handout.contact_notes),
        notes=notes_content(handout.notes),
        pathways=[_handout_pathway(each) for each in handout.pathways],
        screening=_handout_screening(handout.screening) if handout.screening else None,
    )
    return with_passages(content, handout.passages)


def _handout_pathway(part: HandoutPathway) -> Json:
    content: Json = {
        "title": text_content(part.pathway.title),
        **urgency_content(part.pathway.urgency),
        **anywhere_content(part.pathway.at_any_point),
        "note": text_content(part.pathway.note),
        "steps": steps_content(part.pathway.steps),
        "outcomes": outcomes_content(part.pathway.outcomes),
        "contacts": contacts_content(part.pathway.contacts),
        "notes": texts_content(part.pathway.notes),
    }
    return with_passages(content, part.pathway.passages)


def _handout_screening(part: HandoutScreening) -> Json:
    return {
        "sections": [_screening_section(section) for section in part.page.sections],
        "outcomes": outcomes_content(part.page.outcomes),
        "notes": notes_content(part.notes),
    }


def _screening_section(section: ScreeningSection) -> Json:
    groups = [group_content(group, section.named) for group in section.groups]
    content: Json = {
        "title": section.title,
        "groups": groups,
        "table": table_content(section.table),
    }
    return with_passages(content, section.passages)
