"""What an author may write of screenings: items, groups, and the rules that read them."""

from __future__ import annotations

from math import ceil, floor
from typing import Annotated, Any, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, ValidationInfo, field_validator, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.forms import form, misformed
from generator.schema.pathways import TargetSection, name_keys_or_list, name_or_keys, name_or_list
from generator.schema.scalars import (
    Answer,
    AnswerName,
    Expectation,
    Flag,
    Identifier,
    Label,
    Mark,
    Name,
    Numbered,
    Points,
    Quantity,
    Text,
    Title,
    WholeNumber,
)
from generator.schema.section import Section
from generator.schema.shapes import written


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
    label: Numbered | None = None
    text: Text
    points: Points | None = None
    levels: Annotated[list[LevelSection], Field(min_length=2, max_length=12)] | None = None
    number: NumberSection | None = None
    ask_if: ConditionField | None = None

    @model_validator(mode="after")
    def _one_kind(self) -> Self:
        if self.levels is not None and self.number is not None:
            hint = "take one out: of `levels` one is chosen, and a `number` is entered"
            raise _slip("an item has either `levels` or a `number`", hint, "number")
        if self.points is not None and self.levels:
            first = self.levels[0]
            example = f"- {{id: {first.id}, text: {written(first.text)}, points: {self.points}}}"
            hint = f"write them there instead, as in `{example}`"
            raise _slip("the points of this item stand at its levels", hint, "points")
        if self.points is not None and self.number:
            middle = floor((self.number.low + self.number.high) / 2)
            ranges = f"ranges: [{{to: {middle}}}, {{points: {self.points}}}]"
            hint = f"write them there instead, as in `{ranges}` inside of `number:`"
            raise _slip("the points of this item stand at its ranges", hint, "points")
        return self


class GroupSection(Section):
    """One of a screening's ``groups:``"""

    id: Identifier
    title: Title | None = None
    statement: Text
    at_least: WholeNumber | None = None
    items: Annotated[list[ItemSection], Field(min_length=1)]


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
        counts = (self.at_least is None) == (self.of is None)
        if not (one_form and ranged and asks and counts):
            raise _slip(*misformed(self.filled()))
        for key, end in (("from", self.low), ("to", self.high)):
            if self.score is not None and end is not None and end != int(end):
                # What is at most 7.5 is at most 7; what is at least 7.5, at least 8.
                whole = ceil(end) if key == "from" else floor(end)
                message = f"`{key}` of a score takes a whole number, not {end}"
                raise _slip(message, f"write `{key}: {whole}`", key, "bad-number")
        return self


NamesField: TypeAlias = Annotated[
    Annotated[AnswerName, Tag("<name>")]
    | Annotated[list[AnswerName], Tag("<list>"), Field(min_length=1)],
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


ExpectationField: TypeAlias = Annotated[
    Annotated[Expectation, Tag("<name>")]
    | Annotated[TargetSection, Tag("<keys>")]
    | Annotated[list[TargetSection], Tag("<list>"), Field(min_length=1)],
    Discriminator(name_keys_or_list),
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
            raise _slip("a rule in short is `any` or `all`, together with `outcome`", self._short())
        if self.reads is not None and not short:
            hint = "move it into the rule that it words, beside its `when:`"
            hint = "move it into the band that it words" if self.bands else hint
            message = "`reads` stands beside `any` or `all`, or in the rule that it words"
            raise _slip(message, hint, "reads")
        for key, value in (("first", self.first), ("otherwise", self.otherwise)):
            if value is not None and self.rules is None:
                raise _slip("`first` and `otherwise` go with `rules`", self._ruled(key), key)
        if self.score is not None and self.bands is None:
            scored = form({"score": self.score, "from": 1})
            hint = f"add `bands:`, or take it out and write in a rule `when: {scored}`"
            raise _slip("`score` needs `bands` to read it", hint, "score")
        if not short and not self.rules and not self.bands:
            message = "a screening needs `any` or `all` with `outcome`, or `rules`, or `bands`"
            hint = f"write `any: [{self._first()}]` and `outcome: {{outcome: …}}` below its groups"
            raise _slip(message, hint)
        return self

    def _first(self) -> str:
        """Return the name of something that can be a condition."""
        group = self.groups[0]
        return str(group.id if group.at_least else group.items[0].id)

    def _short(self) -> str:
        """Say how the rule in short is completed."""
        if self.any is not None and self.all is not None:
            joined = form({"all": [*self.all, form({"any": self.any})]})[1:-1].replace('"', "")
            return f"if all of it is needed, write `{joined}` alone"
        if self.outcome is None:
            return "say where it leads: `outcome: {pathway: …}` or `outcome: {outcome: …}`"
        if self.rules or self.bands:
            return "each rule and band has its own `outcome`: take this one out"
        return f"say what has to hold, as in `any: [{self._first()}]`"

    def _ruled(self, key: str) -> str:
        """Say what is done with a key that goes with rules where there are none."""
        if self.bands is not None:
            return f"take `{key}` out: every score lies in exactly one of the bands"
        word, short = ("any", self.any) if self.any is not None else ("all", self.all)
        when = form({word: short or [self._first()]})
        rule = f"- {{id: first-one, when: {when}, outcome: {{…}}}}"
        return f"write the rule as one of `rules:`: `{rule}`"


def _slip(
    message: str, hint: str, key: str | None = None, code: str = "wrong-shape"
) -> PydanticCustomError:
    """Return a mismatch with its way out; ``key``: where it stands."""
    context = {"needed": hint} | ({"key": key} if key else {})
    return PydanticCustomError(code, message, context)
