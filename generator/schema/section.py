"""What every section of a definition has: strict keys, and the place it was read from."""

from __future__ import annotations

from typing import Any, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)
from pydantic_core import PydanticCustomError

from generator.diagnostics.span import Span
from generator.schema.scalars import Reading
from generator.source.tree import Mapping


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

    def filled(self) -> dict[str, Any]:
        """Return what is written, by the keys as an author writes them."""
        fields = type(self).model_fields.items()
        found = {field.alias or name: getattr(self, name) for name, field in fields}
        return {key: value for key, value in found.items() if value is not None}

    @model_validator(mode="wrap")
    @classmethod
    def _keep_span(
        cls, value: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo
    ) -> Self:
        if not isinstance(value, Mapping):
            fields = {field.alias or name: field for name, field in cls.model_fields.items()}
            needed = [name for name, field in fields.items() if field.is_required()]
            found = {"wanted": "keys", "keys": list(fields), "needed": needed}
            raise PydanticCustomError("wrong-shape", "expected keys here", found)
        assert isinstance(info.context, Reading)  # whoever validates wants to know, for the hints
        info.context.keys[id(value)] = cls.keys
        info.context.sections[id(value)] = cls.__name__
        section = handler(value)
        section._span = value.span
        return section
