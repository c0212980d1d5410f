"""What an author may write of passages: words of the document that are no step."""

from __future__ import annotations

from typing import Annotated, Any, Self, TypeAlias

from pydantic import Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from generator.schema.pathways import ListField, name_or_keys
from generator.schema.scalars import Flag, FrontPlace, Identifier, Text, Title, one_of
from generator.schema.section import Section


class PlaceSection(Section):
    """A place of a passage: ``{pathway: …}``, ``{screening: …}`` or ``{outcome: …}``"""

    pathway: Identifier | None = None
    screening: Identifier | None = None
    outcome: Identifier | None = None

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        if sum(each is not None for each in (self.pathway, self.screening, self.outcome)) != 1:
            message = "expected one of `pathway`, `screening` and `outcome`"
            hint = "several places are a list, each behind a hyphen"
            raise PydanticCustomError("wrong-shape", message, {"needed": hint})
        return self


PlaceField: TypeAlias = Annotated[
    Annotated[FrontPlace, Tag("<name>")] | Annotated[PlaceSection, Tag("<keys>")],
    Discriminator(name_or_keys),
]


def _place_or_list(value: Any) -> str:
    return "<list>" if isinstance(value, list) else "<place>"


class PassageSection(Section):
    """One of ``passages:``"""

    id: Identifier
    on: Annotated[
        Annotated[PlaceField, Tag("<place>")]
        | Annotated[list[PlaceField], Tag("<list>"), Field(min_length=1)],
        Discriminator(_place_or_list),
    ]
    kind: one_of("info", "warning") | None = None  # type: ignore[valid-type]
    title: Title | None = None
    text: Text
    points: ListField | None = Field(default=None, alias="list")
    ours: Flag | None = None
