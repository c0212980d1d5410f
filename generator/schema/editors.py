"""The JSON Schema of a definition, which editors complete and check with."""

from __future__ import annotations

import json
from typing import Any

from generator.reference.entries import section, section_names
from generator.reference.lookup import keys_of
from generator.schema.definition import Definition

SCHEMA = "definition.schema.json"
"""The name of its file, beside the folders of definitions."""

_STEPS = {"ActionSection", "BranchSection"}


def schema_text() -> str:
    """Return the JSON Schema of a definition, with what the reference says of its keys."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Definition.model_json_schema()
    for name, part in (("Definition", schema), *schema["$defs"].items()):  # type: ignore[attr-defined]
        _explain(part, section_name(name))
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def section_name(model: str) -> str:
    """Return how the reference calls the section that a model describes."""
    return "step" if model in _STEPS else model.removesuffix("Section").lower()


def _explain(schema: dict[str, Any], name: str) -> None:
    """Say beside a section and its keys what they mean: editors show it where somebody types."""
    if name not in section_names():
        return
    schema["description"] = section(name).title
    means = {key.name: " ".join(key.means.split()) for key in keys_of(section(name))}
    for key, value in schema["properties"].items():
        value |= {"description": means[key]} if key in means else {}
