"""What is done: pathways, their steps, where each leads, and how it can end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.diagnostics.span import Span
from generator.model.text import Sentence

Urgency = Literal["emergency", "urgent", "soon", "routine"]
Hue = Literal["red", "orange", "yellow", "green", "teal", "blue", "purple", "grey"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a path can end other than in a pathway of its own."""

    id: str
    title: Sentence
    text: Sentence | None
    hue: Hue | None  # None: its colour says nothing
    span: Span
    lead: str | None = None  # the telling words of its title
    urgency: Urgency | None = None  # None: the author states none


@dataclass(frozen=True, slots=True)
class StepTarget:
    """A step of the same pathway."""

    step: str


@dataclass(frozen=True, slots=True)
class PathwayTarget:
    """The start of another pathway."""

    pathway: str


@dataclass(frozen=True, slots=True)
class OutcomeTarget:
    """An outcome of the protocol."""

    outcome: str


Target: TypeAlias = StepTarget | PathwayTarget | OutcomeTarget


@dataclass(frozen=True, slots=True)
class Transition:
    """An arrow out of a step: to the next one, along an answer, or back for another round."""

    kind: Literal["next", "answer", "back"]
    target: Target
    label: Sentence | None  # an answer's label; None for the others
    limit: Sentence | None  # how often a way back may be taken, in the author's words
    span: Span
    points: Sentence | None = None  # what the document lists under an answer


@dataclass(frozen=True, slots=True)
class Step:
    """One box of a pathway.

    An action has words and at most one ``next`` lead (and perhaps a ``back``); a decision has one
    ``answer`` lead per answer; a parallel step has branches that are done at the same time, and
    then goes on as an action does. No leads: the pathway ends here. A list of the document is lines
    of the text that it stands under.
    """

    id: str
    kind: Literal["action", "decision", "parallel"]
    label: str  # the step's number as printed, such as "STEP 1"; branches read "STEP 1a"
    text: Sentence
    transitions: tuple[Transition, ...]
    branches: tuple[Step, ...]
    note: Sentence | None  # ours
    ends: bool  # the author said that the pathway ends here
    span: Span
    who: tuple[Sentence, ...] = ()  # whose it is to do, in the document's words
    within: Sentence | None = None  # how soon, in the document's words
    more: Sentence | None = None  # what the document says under a decision's question
    screening: str | None = None  # the screening that is asked in this step


@dataclass(frozen=True, slots=True)
class Pathway:
    """One response pathway: its steps in the order of the list."""

    id: str
    title: Sentence
    hue: Hue | None  # None: its colour says nothing
    note: Sentence | None
    steps: tuple[Step, ...]
    span: Span
    is_entry: bool = True  # a situation to pick; else others lead to it
    at_any_point: tuple[Transition, ...] = ()  # answers that lead there from every step
    lead: str | None = None  # the telling words of its title
    urgency: Urgency | None = None  # None: the author states none

    @property
    def leads(self) -> tuple[Transition, ...]:
        """All arrows of the pathway, those at any point last."""
        return (*(lead for step in self.steps for lead in step.transitions), *self.at_any_point)

    def step(self, id: str) -> Step:
        """Return the step with this identifier."""
        return next(step for step in self.steps if step.id == id)
