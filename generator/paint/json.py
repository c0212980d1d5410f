"""Plain data → JSON bytes: readable for people, canonical for fingerprints."""

from __future__ import annotations

import json

from generator.views.document import Json


def paint_json(data: Json) -> bytes:
    """Return data as indented UTF-8 JSON in the order given, with a line end."""
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def canonical_json(data: Json) -> bytes:
    """Return data as the one JSON text that equal data has: sorted keys, no space, UTF-8."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode()
