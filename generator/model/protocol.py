"""A whole protocol, who publishes it, and what is ours in it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from generator.diagnostics.span import Span
from generator.model.passage import Passage, PassagePlace
from generator.model.pathway import Outcome, Pathway
from generator.model.screening import Screening
from generator.model.text import Citation, Contact, Link, Sentence, Wording
from generator.source.logo import Logo
from generator.source.official import OfficialText

Status = Literal["draft", "active", "retired"]
Place = Literal[
    "front", "pathway", "screening", "below-threshold", "questionnaire", "contacts", "print"
]


@dataclass(frozen=True, slots=True)
class SiteNote:
    """A sentence of ours that stands beside official wording and is marked as ours everywhere."""

    id: str
    places: tuple[Place, ...]
    text: Sentence
    span: Span


@dataclass(frozen=True, slots=True)
class Query:
    """An oddity of the official text, recorded for its owner and never silently mended."""

    id: str
    text: str
    about: tuple[str, ...]  # qualified names such as "suspected-victim.inform-parent"
    places: tuple[Span, ...]  # where those stand in the definition, in the same order
    span: Span


@dataclass(frozen=True, slots=True)
class Publisher:
    """Who owns the protocol."""

    name: str
    address: Sentence | None  # as the document prints it
    link: Link | None
    logo: Logo | None  # for sheets
    accent: str | None  # such as "#0c4a4e", for sheets; dark enough for words on white
    span: Span


@dataclass(frozen=True, slots=True)
class Numbering:
    """How the document numbers things; ``{n}`` stands for the number."""

    step: str
    item: str
    restarts: bool = True  # items are numbered anew in each group


@dataclass(frozen=True, slots=True)
class Correction:
    """Words that are published in place of what the document prints, once somebody approved it."""

    id: str
    at: tuple[str, ...]  # qualified names of steps, items and pathways that have the words
    printed: str
    published: str
    why: str
    approved_by: str | None
    approved_on: str | None  # an ISO date
    span: Span

    @property
    def is_approved(self) -> bool:
        """Whether it holds; until then the printed words stand."""
        return self.approved_by is not None and self.approved_on is not None


@dataclass(frozen=True, slots=True)
class Moved:
    """An address that was published, and where it leads now. Both are a pathway, a step as in
    ``pathway.step``, or another page without its ending, such as ``index``."""

    old: str
    new: str
    span: Span


@dataclass(frozen=True, slots=True)
class Protocol:
    """A whole protocol, resolved."""

    id: str
    title: Sentence
    short_title: str  # ours, for navigation; the title itself where none is given
    status: Status
    language: str
    region: str  # by whose rules numbers are dialled, and on whose paper offices print
    release: date | None  # given by its owner; None: no release is named
    publisher: Publisher
    contacts: tuple[Contact, ...]
    citations: tuple[Citation, ...]
    wordings: tuple[Wording, ...]
    pathways: tuple[Pathway, ...]
    outcomes: tuple[Outcome, ...]
    screenings: tuple[Screening, ...]
    passages: tuple[Passage, ...]
    notes: tuple[SiteNote, ...]
    queries: tuple[Query, ...]
    numbering: Numbering
    urgent: Sentence | None  # a line over everything, such as whom to call in danger
    official: OfficialText | None  # None: the wording is held to no document
    span: Span
    moved: tuple[Moved, ...] = ()
    corrections: tuple[Correction, ...] = ()
    review_by: date | None = None  # by when its owner is to review it

    def pathway(self, id: str) -> Pathway:
        """Return the pathway with this identifier."""
        return next(pathway for pathway in self.pathways if pathway.id == id)

    def outcome(self, id: str) -> Outcome:
        """Return the outcome with this identifier."""
        return next(outcome for outcome in self.outcomes if outcome.id == id)

    def is_overdue(self, day: date | None) -> bool:
        """Say whether it was to be reviewed before a day. None: nobody says which day it is."""
        return bool(day and self.review_by and self.review_by < day)

    def passages_on(self, *places: PassagePlace) -> tuple[Passage, ...]:
        """Return the passages that stand at any of some places, in the order written."""
        return tuple(each for each in self.passages if set(places) & set(each.places))

    def notes_for(self, *places: Place) -> tuple[SiteNote, ...]:
        """Return the site notes that stand at any of some places, in the order written."""
        return tuple(note for note in self.notes if set(places) & set(note.places))
