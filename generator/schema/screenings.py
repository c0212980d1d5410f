"""What an author may write of screenings: items, groups, and the rules that read them."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeAlias

from pydantic import (
    Discriminator,
    Field,
    Tag,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.schema.pathways import TargetSection, name_or_keys
from generator.schema.scalars import (
    Identifier,
    Mark,
    Text,
    Title,
    WholeNumber,
)
from generator.schema.section import Section


class ItemSection(Section):
    """One of a group's ``items:``"""

    id: Identifier
    text: Text
    points: WholeNumber | None = None


class GroupSection(Section):
    """One of a screening's ``groups:``"""

    id: Identifier
    title: Title | None = None
    statement: Text
    at_least: WholeNumber | None = None
    items: Annotated[list[ItemSection], Field(min_length=1)]


class ConditionSection(Section):
    """``all``, ``any``, ``not``, ``at_least`` + ``of``, or ``score`` + ``from`` / ``to``"""

    all: list[ConditionField] | None = None
    any: list[ConditionField] | None = None
    negated: ConditionField | None = Field(default=None, alias="not")
    at_least: WholeNumber | None = None
    of: list[ConditionField] | None = None
    score: list[Identifier] | None = None
    low: WholeNumber | None = Field(default=None, alias="from")
    high: WholeNumber | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [self.all, self.any, self.negated, self.of, self.score]
        one_form = sum(form is not None for form in forms) == 1
        has_range = self.low is not None or self.high is not None
        if not one_form or has_range != (self.score is not None):
            message = "a condition is one of all, any, not, at_least with of, score with from or to"
            raise PydanticCustomError("wrong-shape", message)
        if (self.at_least is None) != (self.of is None):
            raise PydanticCustomError("wrong-shape", "`at_least` and `of` go together")
        return self


ConditionField: TypeAlias = Annotated[
    Annotated[Identifier, Tag("<name>")] | Annotated[ConditionSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]


class RuleSection(Section):
    """One of a screening's ``rules:``"""

    id: Identifier
    title: Title | None = None
    when: ConditionField
    outcome: TargetSection


class BandSection(Section):
    """One of the ``bands:`` of a score; without ``to`` it has no upper end."""

    id: Identifier
    title: Title | None = None
    low: WholeNumber = Field(alias="from")
    high: WholeNumber | None = Field(default=None, alias="to")
    outcome: TargetSection


class ScreeningSection(Section):
    """One of ``screening:``. ``any`` or ``all`` with ``outcome`` is one rule written in short."""

    id: Identifier
    title: Title | None = None
    groups: Annotated[list[GroupSection], Field(min_length=1)]
    any: list[ConditionField] | None = None
    all: list[ConditionField] | None = None
    outcome: TargetSection | None = None
    rules: list[RuleSection] | None = None
    score: list[Identifier] | None = None
    bands: list[BandSection] | None = None
    fingerprint: Mark | None = None
    table: Mark | None = None  # what `fingerprint` was called before

    @field_validator("table", mode="after")
    @classmethod
    def _one_name(cls, value: Any, info: ValidationInfo) -> Any:
        if value is not None and info.data.get("fingerprint") is not None:
            message = "`table` is the old name of `fingerprint`: leave it out"
            raise PydanticCustomError("wrong-shape", message)
        return value

    @model_validator(mode="after")
    def _some_reading(self) -> Self:
        short = [form for form in (self.any, self.all) if form is not None]
        if len(short) > 1 or bool(short) != (self.outcome is not None):
            message = "a rule in short is `any` or `all`, together with `outcome`"
            raise PydanticCustomError("wrong-shape", message)
        if self.score is not None and self.bands is None:
            raise PydanticCustomError("wrong-shape", "`score` needs `bands` to read it")
        if not short and not self.rules and not self.bands:
            message = "a screening needs `any` or `all` with `outcome`, or `rules`, or `bands`"
            raise PydanticCustomError("wrong-shape", message)
        return self
