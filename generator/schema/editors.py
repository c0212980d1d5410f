"""The JSON Schema of a definition, which editors complete and check with."""

from __future__ import annotations

import json

from generator.schema.definition import Definition

SCHEMA = "definition.schema.json"
"""The name of its file, beside the folders of definitions."""


def schema_text() -> str:
    """Return the JSON Schema of a definition."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Definition.model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
