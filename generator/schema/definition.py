"""The keys of a definition, section by section, as pydantic models.

Each model keeps the span of the mapping it was read from. ``extra="forbid"`` refuses unknown keys.
"""

from __future__ import annotations

from typing import Annotated, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.contacts import ContactSection
from generator.schema.passages import PassageSection
from generator.schema.pathways import OutcomeSection, PathwaySection, name_or_keys
from generator.schema.scalars import (
    Address,
    Colour,
    Date,
    Flag,
    Identifier,
    Label,
    Language,
    Name,
    NotePlace,
    Pattern,
    Reference,
    Region,
    Remark,
    Text,
    Title,
    one_of,
)
from generator.schema.screenings import ScreeningSection
from generator.schema.section import Section


class PublisherSection(Section):
    """``publisher:``"""

    name: Name
    address: Text | None = None
    link: Address | None = None
    logo: Reference | None = None
    accent: Colour | None = None


class ReleaseSection(Section):
    """``release:``, as its owner counts them"""

    date: Date


class CitationSection(Section):
    """One entry of ``citations:``"""

    text: Name
    link: Address | None = None


class NumberingSection(Section):
    """``numbering:``"""

    step: Pattern | None = None
    item: Pattern | None = None
    restart: Flag | None = None


class NoteSection(Section):
    """One of ``notes:``, a sentence of ours"""

    id: Identifier
    on: Annotated[list[NotePlace], Field(min_length=1)]
    text: Text


class QuerySection(Section):
    """One of ``queries:``, a question to the owner of the wording"""

    id: Identifier
    about: list[Reference] = Field(default_factory=list)
    text: Remark


class CorrectionSection(Section):
    """One of ``corrections:``, words to publish in place of what the document prints"""

    id: Identifier
    at: Annotated[list[Reference], Field(min_length=1)]
    printed: Title
    published: Title
    why: Remark
    approved_by: Label | None = None
    approved_on: Date | None = None


class UrgentSection(Section):
    """``urgent:`` with what else is said of it"""

    text: Title
    ours: Flag | None = None


UrgentField: TypeAlias = Annotated[
    Annotated[Title, Tag("<name>")] | Annotated[UrgentSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]


class Definition(Section):
    """A whole definition file."""

    protocol: Identifier
    title: Title
    short_title: Title | None = None
    status: one_of("draft", "active", "retired")  # type: ignore[valid-type]
    language: Language | None = None
    region: Region | None = None
    official: Reference | None = None
    release: ReleaseSection | None = None
    review_by: Date | None = None
    urgent: UrgentField | None = None
    publisher: PublisherSection
    numbering: NumberingSection | None = None
    contacts: dict[Identifier, ContactSection] = Field(default_factory=dict)
    citations: dict[Identifier, CitationSection] = Field(default_factory=dict)
    wording: dict[Identifier, Text] = Field(default_factory=dict)
    outcomes: list[OutcomeSection] = Field(default_factory=list)
    pathways: Annotated[
        list[PathwaySection], Field(default_factory=list, min_length=1, max_length=40)
    ]
    screening: list[ScreeningSection] = Field(default_factory=list)
    passages: list[PassageSection] = Field(default_factory=list)
    notes: list[NoteSection] = Field(default_factory=list)
    queries: list[QuerySection] = Field(default_factory=list)
    corrections: list[CorrectionSection] = Field(default_factory=list)
    moved: dict[Reference, Reference] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _something_to_do(self) -> Self:
        if not self.pathways and not self.screening:
            message = "there are neither `pathways` nor a `screening`"
            hint = "a protocol has pathways, or a screening that leads to outcomes, or both"
            raise PydanticCustomError("missing-key", message, {"needed": hint})
        return self
