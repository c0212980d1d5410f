"""Prints nothing and writes ``protocol_source/definition.schema.json``, for editors."""

from __future__ import annotations

import json
from pathlib import Path

from generator.schema.definition import Definition

PATH = Path(__file__).resolve().parents[2] / "protocol_source" / "definition.schema.json"


def schema_text() -> str:
    """Return the JSON Schema of a definition."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= Definition.model_json_schema()
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    PATH.write_text(schema_text(), encoding="utf-8")
