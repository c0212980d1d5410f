"""What editors say of a definition: nothing where it is right, also of numbers without quotes."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.schema.editors import schema_text

SCHEMA = json.loads(schema_text())
CONTACT = Draft202012Validator({"$ref": "#/$defs/ContactSection", "$defs": SCHEMA["$defs"]})


@pytest.mark.parametrize(
    "keys",
    [
        {"phone": 988},
        {"phone": "988", "dial": 988},
        {"phone": {"number": 988, "press": 2}},
        {"phone": [{"label": "Day", "number": 988}, {"label": "Night", "number": "650-555-0100"}]},
        {"text": 741741},
        {"text": {"to": 741741, "say": "HOME"}},
        {"languages": ["English", "Spanish"], "hours": "By day"},
    ],
)
def test_contacts_as_people_write_them(keys: dict[str, Any]) -> None:
    assert [*CONTACT.iter_errors({"name": "D", **keys})] == []


@pytest.mark.parametrize(
    "keys",
    [
        {"phone": {"label": "Day"}},
        {"phone": []},
        {"phone": {"number": 988, "press": "two"}},
        {"text": {"say": "HOME"}},
        {"text": [988]},
        {"mail": "a@example.org"},
    ],
)
def test_contacts_that_are_none(keys: dict[str, Any]) -> None:
    assert [*CONTACT.iter_errors({"name": "D", **keys})]
