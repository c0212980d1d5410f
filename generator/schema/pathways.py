"""What an author may write of pathways, their steps, and how they can end."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.scalars import Flag, Hue, Identifier, Label, Name, Text, Title, Urgency
from generator.schema.section import Section
from generator.source.tree import Mapping

MAX_ANSWERS = 60
"""Answers of all decisions of one pathway: arrows for a chart to route and a person to follow."""


def name_or_list(value: Any) -> str:
    """Tell a name from a list of them, for fields that take either."""
    return "<list>" if isinstance(value, list) else "<name>"


def name_or_keys(value: Any) -> str:
    """Tell a name from keys, for fields that take either."""
    return "<keys>" if isinstance(value, Mapping) else "<name>"


def name_keys_or_list(value: Any) -> str:
    """Tell a name, keys and a list apart, for fields that take any of them."""
    return "<list>" if isinstance(value, list) else name_or_keys(value)


class PointSection(Section):
    """A point of a ``list:`` that has points of its own"""

    text: Name
    points: Annotated[list[Name], Field(alias="list", min_length=1, max_length=30)]


PointField: TypeAlias = Annotated[
    Annotated[Name, Tag("<name>")] | Annotated[PointSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]
ListField: TypeAlias = Annotated[list[PointField], Field(min_length=1, max_length=30)]
WhoField: TypeAlias = Annotated[
    Annotated[Label, Tag("<name>")]
    | Annotated[list[Label], Tag("<list>"), Field(min_length=1, max_length=8)],
    Discriminator(name_or_list),
]


class OutcomeSection(Section):
    """One of ``outcomes:``"""

    id: Identifier
    title: Title
    lead: Title | None = None
    text: Text | None = None
    points: ListField | None = Field(default=None, alias="list")
    hue: Hue | None = None
    urgency: Urgency | None = None


class TargetSection(Section):
    """A target outside the pathway: ``{pathway: …}`` or ``{outcome: …}``"""

    pathway: Identifier | None = None
    outcome: Identifier | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.pathway is None) == (self.outcome is None):
            hint = "write `{pathway: …}` or `{outcome: …}`, with the name of one that there is"
            hint = "it leads to one of them: take the other out" if self.pathway else hint
            message = "expected either `pathway` or `outcome`"
            raise PydanticCustomError("wrong-shape", message, {"needed": hint})
        return self


TargetField: TypeAlias = Annotated[
    Annotated[Identifier, Tag("<name>")] | Annotated[TargetSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]


class BackSection(Section):
    """``back:`` another round, from an earlier step on, at most so often"""

    to: Identifier
    limit: Label


class AnswerSection(Section):
    """One of a decision's ``answers:``"""

    label: Label
    to: TargetField
    limit: Label | None = None
    points: ListField | None = Field(default=None, alias="list")


class AnyPointSection(Section):
    """One of ``at_any_point:``: what may happen at any step, and where that leads"""

    label: Label
    to: TargetField


class StepKeys(Section):
    """What may be said of any step: who does it and within what time, and what else it says."""

    id: Identifier
    who: WhoField | None = None
    within: Label | None = None
    points: ListField | None = Field(default=None, alias="list")
    screening: Identifier | None = None
    note: Text | None = None


class BranchSection(StepKeys):
    """A step that is done: its own ``text``, or ``use`` of a shared wording."""

    text: Text | None = None
    use: Identifier | None = None

    @model_validator(mode="after")
    def _one_wording(self) -> Self:
        if (self.text is None) == (self.use is None):
            hint = "take one of the two out" if self.text else "say with `text:` what is done"
            message = "a step has either `text` or `use`"
            raise PydanticCustomError("wrong-shape", message, {"needed": hint})
        return self


class ActionSection(BranchSection):
    """A step of the list, which may say where it goes on."""

    next: TargetField | None = None
    back: BackSection | None = None
    ends: Flag | None = None


class DecisionSection(StepKeys):
    """A question with labelled answers; ``text`` says more of it."""

    decision: Text
    text: Text | None = None
    answers: Annotated[list[AnswerSection], Field(min_length=2, max_length=12)]


class ParallelSection(StepKeys):
    """Steps that are done at the same time."""

    parallel: Text
    steps: Annotated[list[BranchSection], Field(min_length=2, max_length=30)]
    next: TargetField | None = None
    back: BackSection | None = None
    ends: Flag | None = None


def _step_kind(value: Any) -> str:
    if isinstance(value, Mapping):
        if "decision" in value or "answers" in value:
            return "<decision>"
        if "parallel" in value or "steps" in value:
            return "<parallel>"
    return "<action>"


StepField: TypeAlias = Annotated[
    Annotated[ActionSection, Tag("<action>")]
    | Annotated[DecisionSection, Tag("<decision>")]
    | Annotated[ParallelSection, Tag("<parallel>")],
    Discriminator(_step_kind),
]


class PathwaySection(Section):
    """One of ``pathways:``"""

    id: Identifier
    title: Title
    lead: Title | None = None
    entry: Flag | None = None
    hue: Hue | None = None
    urgency: Urgency | None = None
    note: Text | None = None
    at_any_point: Annotated[list[AnyPointSection], Field(min_length=1, max_length=8)] | None = None
    steps: Annotated[list[StepField], Field(min_length=1, max_length=120)]

    @model_validator(mode="after")
    def _few_answers(self) -> Self:
        answers = sum(len(s.answers) for s in self.steps if isinstance(s, DecisionSection))
        answers += len(self.at_any_point or ())
        if answers > MAX_ANSWERS:
            message = f"a pathway has at most {MAX_ANSWERS} answers in all"
            raise PydanticCustomError("too-many-entries", message)
        return self
