"""Words of a protocol that are no step, such as its purpose or a warning."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span
from generator.model.pathway import OutcomeTarget, PathwayTarget
from generator.model.text import Sentence

PassageKind = Literal["info", "warning"]


@dataclass(frozen=True, slots=True)
class Front:
    """The protocol as a whole."""


@dataclass(frozen=True, slots=True)
class OnScreening:
    """A screening of the protocol."""

    screening: str


PassagePlace: TypeAlias = Front | PathwayTarget | OnScreening | OutcomeTarget


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the document, or of ours, that belong to one thing or to several and are no step.

    A list of the document is lines of the text that it stands under.
    """

    id: str
    places: tuple[PassagePlace, ...]
    kind: PassageKind
    title: Sentence | None
    text: Sentence
    span: Span
