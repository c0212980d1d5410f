"""The schema that editors use is the one that definitions are read with."""

from __future__ import annotations

from generator.schema.editors import SCHEMA, schema_text
from tests.product import PROJECT

PATH = PROJECT / "protocol_source" / SCHEMA


def test_the_file_is_current() -> None:
    assert PATH.read_text("utf-8") == schema_text(), "run `make schema`"
