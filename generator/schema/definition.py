"""The keys of a definition, section by section, as pydantic models.

Each model keeps the span of the mapping it was read from. ``extra="forbid"`` refuses unknown keys.
"""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeAlias

from pydantic import (
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    PrivateAttr,
    Tag,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.diagnostics.span import Span
from generator.schema.scalars import (
    Colour,
    Date,
    Dial,
    Flag,
    Hue,
    Identifier,
    Label,
    Language,
    Mark,
    Name,
    NotePlace,
    Pattern,
    Reading,
    Reference,
    Region,
    Remark,
    Text,
    Title,
    WholeNumber,
    one_of,
)
from generator.source.tree import Mapping

MAX_ANSWERS = 60
"""Answers of all decisions of one pathway: arrows for a chart to route and a person to follow."""


class Section(BaseModel):
    """A mapping of the definition. ``span`` is where it stands."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True
    )
    _span: Span = PrivateAttr()

    @property
    def span(self) -> Span:
        """Where the mapping stands."""
        return self._span

    @classmethod
    def keys(cls) -> set[str]:
        """Return the keys as an author writes them."""
        return {field.alias or name for name, field in cls.model_fields.items()}

    @model_validator(mode="wrap")
    @classmethod
    def _keep_span(
        cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not isinstance(value, Mapping):
            keys = ", ".join(field.alias or name for name, field in cls.model_fields.items())
            raise PydanticCustomError("wrong-shape", f"expected keys here, such as {keys}")
        assert isinstance(info.context, Reading)  # whoever validates wants to know, for the hints
        info.context.keys[id(value)] = cls.keys
        section = handler(value)
        section._span = value.span
        return section


class PublisherSection(Section):
    """``publisher:``"""

    name: Name
    address: Text | None = None
    link: Reference | None = None
    logo: Reference | None = None
    accent: Colour | None = None


class ReleaseSection(Section):
    """``release:``, as its owner counts them"""

    date: Date


class ContactSection(Section):
    """One entry of ``contacts:``"""

    name: Name
    phone: Name | None = None
    dial: Dial | None = None
    role: Name | None = None
    verified: Date | None = None


class CitationSection(Section):
    """One entry of ``citations:``"""

    text: Name
    link: Reference | None = None


class NumberingSection(Section):
    """``numbering:``"""

    step: Pattern | None = None
    item: Pattern | None = None


class OutcomeSection(Section):
    """One of ``outcomes:``"""

    id: Identifier
    title: Title
    text: Text | None = None
    hue: Hue | None = None


class TargetSection(Section):
    """A target outside the pathway: ``{pathway: …}`` or ``{outcome: …}``"""

    pathway: Identifier | None = None
    outcome: Identifier | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if (self.pathway is None) == (self.outcome is None):
            raise PydanticCustomError("wrong-shape", "expected either `pathway` or `outcome`")
        return self


def _name_or_keys(value: Any) -> str:
    return "<keys>" if isinstance(value, Mapping) else "<name>"


TargetField: TypeAlias = Annotated[
    Annotated[Identifier, Tag("<name>")] | Annotated[TargetSection, Tag("<keys>")],
    Discriminator(_name_or_keys),
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


class BranchSection(Section):
    """A step that is done: its own ``text``, or ``use`` of a shared wording."""

    id: Identifier
    text: Text | None = None
    use: Identifier | None = None
    note: Text | None = None

    @model_validator(mode="after")
    def _one_wording(self) -> Self:
        if (self.text is None) == (self.use is None):
            raise PydanticCustomError("wrong-shape", "a step has either `text` or `use`")
        return self


class ActionSection(BranchSection):
    """A step of the list, which may say where it goes on."""

    next: TargetField | None = None
    back: BackSection | None = None
    ends: Flag | None = None


class DecisionSection(Section):
    """A question with labelled answers."""

    id: Identifier
    decision: Text
    answers: Annotated[list[AnswerSection], Field(min_length=2, max_length=12)]
    note: Text | None = None


class ParallelSection(Section):
    """Steps that are done at the same time."""

    id: Identifier
    parallel: Text
    steps: Annotated[list[BranchSection], Field(min_length=2, max_length=30)]
    next: TargetField | None = None
    back: BackSection | None = None
    ends: Flag | None = None
    note: Text | None = None


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
    hue: Hue | None = None
    note: Text | None = None
    steps: Annotated[list[StepField], Field(min_length=1, max_length=120)]

    @model_validator(mode="after")
    def _few_answers(self) -> Self:
        answers = sum(len(s.answers) for s in self.steps if isinstance(s, DecisionSection))
        if answers > MAX_ANSWERS:
            message = f"a pathway has at most {MAX_ANSWERS} answers in all"
            raise PydanticCustomError("too-many-entries", message)
        return self


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
    Discriminator(_name_or_keys),
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

    @model_validator(mode="after")
    def _some_reading(self) -> Self:
        short = [form for form in (self.any, self.all) if form is not None]
        if len(short) > 1 or bool(short) != (self.outcome is not None):
            message = "a rule in short is `any` or `all`, together with `outcome`"
            raise PydanticCustomError("wrong-shape", message)
        if self.fingerprint is not None and self.table is not None:
            message = "`table` is the old name of `fingerprint`: leave it out"
            raise PydanticCustomError("wrong-shape", message)
        if self.score is not None and self.bands is None:
            raise PydanticCustomError("wrong-shape", "`score` needs `bands` to read it")
        if not short and not self.rules and not self.bands:
            message = "a screening needs `any` or `all` with `outcome`, or `rules`, or `bands`"
            raise PydanticCustomError("wrong-shape", message)
        return self


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
    publisher: PublisherSection
    numbering: NumberingSection | None = None
    contacts: dict[Identifier, ContactSection] = Field(default_factory=dict)
    citations: dict[Identifier, CitationSection] = Field(default_factory=dict)
    wording: dict[Identifier, Text] = Field(default_factory=dict)
    outcomes: list[OutcomeSection] = Field(default_factory=list)
    pathways: Annotated[list[PathwaySection], Field(min_length=1, max_length=40)]
    screening: list[ScreeningSection] = Field(default_factory=list)
    notes: list[NoteSection] = Field(default_factory=list)
    queries: list[QuerySection] = Field(default_factory=list)
