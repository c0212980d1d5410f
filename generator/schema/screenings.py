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

from generator.schema.pathways import TargetSection, name_or_keys, name_or_list
from generator.schema.scalars import (
    Answer,
    Expectation,
    Flag,
    Identifier,
    Label,
    Mark,
    Name,
    Points,
    Quantity,
    Text,
    Title,
    WholeNumber,
)
from generator.schema.section import Section


class LevelSection(Section):
    """One of an item's ``levels:``, of which one is chosen"""

    id: Identifier
    text: Text
    points: Points | None = None


class RangeSection(Section):
    """One of a number's ``ranges:``, up to ``to``; the last one has none"""

    to: Quantity | None = None
    points: Points | None = None


class NumberSection(Section):
    """An item's ``number:``, which is entered"""

    unit: Label | None = None
    low: Quantity = Field(alias="from")
    high: Quantity = Field(alias="to")
    ranges: Annotated[list[RangeSection], Field(min_length=1, max_length=20)] | None = None


class ItemSection(Section):
    """One of a group's ``items:``, answered yes or no, with one of its levels, or with a number"""

    id: Identifier
    text: Text
    points: Points | None = None
    levels: Annotated[list[LevelSection], Field(min_length=2, max_length=12)] | None = None
    number: NumberSection | None = None
    ask_if: ConditionField | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.levels is not None and self.number is not None:
            message = "an item has either `levels` or a `number`"
            raise PydanticCustomError("wrong-shape", message)
        if self.points is not None and (self.levels or self.number):
            where = "levels" if self.levels else "ranges"
            message = f"the points of this item stand at its {where}"
            raise PydanticCustomError("wrong-shape", message)
        return self


class GroupSection(Section):
    """One of a screening's ``groups:``"""

    id: Identifier
    title: Title | None = None
    statement: Text
    at_least: WholeNumber | None = None
    items: Annotated[list[ItemSection], Field(min_length=1)]


_FORMS = (
    "a condition is one of all, any, not, at_least with of, score with from or to, item with is, "
    "from or to"
)


class ConditionSection(Section):
    """``all``, ``any``, ``not``, ``at_least`` + ``of``, ``score`` + ``from`` / ``to``, or ``item``
    + ``is`` or ``from`` / ``to``"""

    all: list[ConditionField] | None = None
    any: list[ConditionField] | None = None
    negated: ConditionField | None = Field(default=None, alias="not")
    at_least: WholeNumber | None = None
    of: list[ConditionField] | None = None
    score: list[Identifier] | None = None
    item: Identifier | None = None
    answers: NamesField | None = Field(default=None, alias="is")
    low: Quantity | None = Field(default=None, alias="from")
    high: Quantity | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _one_form(self) -> Self:
        forms = [self.all, self.any, self.negated, self.of, self.score, self.item]
        one_form = sum(form is not None for form in forms) == 1
        has_range = self.low is not None or self.high is not None
        ranged = has_range == (self.score is not None) or (has_range and self.item is not None)
        asks = self.answers is None or (self.item is not None and not has_range)
        if not (one_form and ranged and asks):
            raise PydanticCustomError("wrong-shape", _FORMS)
        if (self.at_least is None) != (self.of is None):
            raise PydanticCustomError("wrong-shape", "`at_least` and `of` go together")
        ends = (end for end in (self.low, self.high) if self.score is not None and end is not None)
        if any(end != int(end) for end in ends):
            raise PydanticCustomError("bad-number", "a score is a whole number")
        return self


NamesField: TypeAlias = Annotated[
    Annotated[Identifier, Tag("<name>")]
    | Annotated[list[Identifier], Tag("<list>"), Field(min_length=1)],
    Discriminator(name_or_list),
]
ConditionField: TypeAlias = Annotated[
    Annotated[Identifier, Tag("<name>")] | Annotated[ConditionSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]


class RuleSection(Section):
    """One of a screening's ``rules:``"""

    id: Identifier
    title: Title | None = None
    when: ConditionField
    reads: Text | None = None
    outcome: TargetSection


class BandSection(Section):
    """One of the ``bands:`` of a score; without ``to`` it has no upper end."""

    id: Identifier
    title: Title | None = None
    low: Points = Field(alias="from")
    high: Points | None = Field(default=None, alias="to")
    reads: Text | None = None
    outcome: TargetSection


def _expectation(value: Any) -> str:
    return "<list>" if isinstance(value, list) else name_or_keys(value)


ExpectationField: TypeAlias = Annotated[
    Annotated[Expectation, Tag("<name>")]
    | Annotated[TargetSection, Tag("<keys>")]
    | Annotated[list[TargetSection], Tag("<list>"), Field(min_length=1)],
    Discriminator(_expectation),
]


class ExampleSection(Section):
    """One of a screening's ``examples:``: answers, and what they are to read as"""

    case: Name
    yes: list[Identifier] = Field(default_factory=list)
    unknown: list[Identifier] = Field(default_factory=list)
    answers: dict[Identifier, Answer] = Field(default_factory=dict)
    outcome: ExpectationField


class ScreeningSection(Section):
    """One of ``screening:``. ``any`` or ``all`` with ``outcome`` is one rule written in short."""

    id: Identifier
    title: Title | None = None
    groups: Annotated[list[GroupSection], Field(min_length=1)]
    any: list[ConditionField] | None = None
    all: list[ConditionField] | None = None
    reads: Text | None = None
    outcome: TargetSection | None = None
    rules: list[RuleSection] | None = None
    first: Flag | None = None
    otherwise: TargetSection | None = None
    score: list[Identifier] | None = None
    bands: list[BandSection] | None = None
    examples: Annotated[list[ExampleSection], Field(max_length=200)] = Field(default_factory=list)
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
        if self.reads is not None and not short:
            message = "`reads` stands beside `any` or `all`, or in the rule that it words"
            raise PydanticCustomError("wrong-shape", message)
        if self.rules is None and (self.first is not None or self.otherwise is not None):
            raise PydanticCustomError("wrong-shape", "`first` and `otherwise` go with `rules`")
        if self.score is not None and self.bands is None:
            raise PydanticCustomError("wrong-shape", "`score` needs `bands` to read it")
        if not short and not self.rules and not self.bands:
            message = "a screening needs `any` or `all` with `outcome`, or `rules`, or `bands`"
            raise PydanticCustomError("wrong-shape", message)
        return self
