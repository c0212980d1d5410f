"""A pathway as pages, handout, card and questionnaire say it: its steps, where it can end, whom to
call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass

from generator.model import (
    Contact,
    Outcome,
    OutcomeTarget,
    PassagePlace,
    Pathway,
    PathwayTarget,
    Protocol,
    Sentence,
)
from generator.names import pathway_page
from generator.views.contacts import contact_of
from generator.views.links import outcome_anchor
from generator.views.passage import PassageEntry, passage_entries
from generator.views.signs import Sign, pathway_sign, result_sign
from generator.views.step import Exit, StepEntry, at_any_point, step_entries
from generator.views.title import TitleRun, title_runs
from generator.views.urgency import UrgencyMark, urgency_mark


@dataclass(frozen=True, slots=True)
class OutcomeEntry:
    """An outcome as an entry of a list."""

    anchor: str
    title: Sentence
    text: Sentence | None
    hue: Sign
    passages: tuple[PassageEntry, ...] = ()
    runs: tuple[TitleRun, ...] = ()  # of its title
    urgency: UrgencyMark | None = None


@dataclass(frozen=True, slots=True)
class PathwayEntry:
    """A pathway with all that is said of it. ``hue`` tells it from the others."""

    id: str
    title: Sentence
    hue: Sign
    href: str
    note: Sentence | None  # ours, on this pathway
    steps: tuple[StepEntry, ...]
    outcomes: tuple[OutcomeEntry, ...]
    notes: tuple[Sentence, ...]  # ours, on all pathways
    contacts: tuple[Contact, ...]
    is_entry: bool  # a situation to pick; else others lead to it
    passages: tuple[PassageEntry, ...] = ()
    runs: tuple[TitleRun, ...] = ()  # of its title
    urgency: UrgencyMark | None = None
    at_any_point: tuple[Exit, ...] = ()

    @property
    def all_notes(self) -> tuple[Sentence, ...]:
        """Its own note first, then those on all pathways."""
        return ((self.note,) if self.note else ()) + self.notes


def pathway_entry(protocol: Protocol, pathway: Pathway) -> PathwayEntry:
    """Return a pathway with all that is said of it."""
    return PathwayEntry(
        pathway.id,
        pathway.title,
        pathway_sign(protocol, pathway.id),
        pathway_page(pathway.id),
        pathway.note,
        step_entries(protocol, pathway),
        tuple(outcome_entry(protocol, each) for each in _outcomes(protocol, pathway)),
        tuple(note.text for note in protocol.notes_for("pathway")),
        named_contacts(protocol, pathway),
        pathway.is_entry,
        passage_entries(protocol, PathwayTarget(pathway.id)),
        title_runs(pathway.title, pathway.lead),
        urgency_mark(protocol, pathway.urgency),
        at_any_point(protocol, pathway),
    )


def outcome_entry(protocol: Protocol, outcome: Outcome) -> OutcomeEntry:
    """Return an outcome as an entry of a list."""
    target = OutcomeTarget(outcome.id)
    return OutcomeEntry(
        outcome_anchor(outcome.id),
        outcome.title,
        outcome.text,
        result_sign(protocol, target),
        passage_entries(protocol, target),
        title_runs(outcome.title, outcome.lead),
        urgency_mark(protocol, outcome.urgency),
    )


def _outcomes(protocol: Protocol, pathway: Pathway) -> tuple[Outcome, ...]:
    """Return the outcomes that a pathway leads to, in the order of the definition."""
    reached = {lead.target for lead in pathway.leads}
    return tuple(each for each in protocol.outcomes if OutcomeTarget(each.id) in reached)


def named_contacts(protocol: Protocol, pathway: Pathway) -> tuple[Contact, ...]:
    """Return the contacts that the pathway names, in its steps, its notes, its passages or where it
    ends: no others, or a page would tell more than the document does."""
    outcomes = _outcomes(protocol, pathway)
    places: tuple[PassagePlace, ...] = (
        PathwayTarget(pathway.id),
        *(OutcomeTarget(each.id) for each in outcomes),
    )
    return contacts_in(protocol, (pathway, *outcomes, *protocol.passages_on(*places)))


def contacts_in(protocol: Protocol, value: object) -> tuple[Contact, ...]:
    """Return the contacts that sentences of a part of the model name."""
    parts = [part for sentence in _sentences(value) for part in sentence.parts]
    named = {each.id for each in map(contact_of, parts) if each is not None}
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
