"""``protocol.json`` keeps to the schema that is published beside it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from generator.load import load
from generator.paint.json import paint_json
from generator.views.document import SCHEMA, protocol_data, schema
from tests.product import EXAMPLES, REAL, tree_of

VALIDATOR = Draft202012Validator(json.loads(schema()), format_checker=FormatChecker())
FOLDERS = [REAL, *sorted(path for path in EXAMPLES.iterdir() if path.is_dir())]


def document(folder: Path) -> Any:
    (protocol,) = load(folder).protocols
    return json.loads(paint_json(protocol_data(protocol)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(VALIDATOR.schema)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_every_protocol_keeps_to_it(folder: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(document(folder))] == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda data: data.update(extra=1),
        lambda data: data.pop("numbering"),
        lambda data: data.update(format=2),
        lambda data: data["pathways"][0]["steps"][0].update(kind="other"),
        lambda data: data["pathways"][0]["steps"][0]["leads"][0].update(target={"nowhere": "x"}),
        lambda data: data["screenings"][0]["rules"][0]["when"].update(at_least="1"),
        lambda data: data["contacts"][0].update(phone="650-555-0100"),
        lambda data: data.update(release="soon"),
    ],
)
def test_another_document_does_not(spoil: Any) -> None:
    data = document(REAL)
    spoil(data)
    assert [*VALIDATOR.iter_errors(data)]


def test_it_is_published_where_the_document_says() -> None:
    tree = tree_of(REAL)
    assert json.loads(tree["csec/protocol.json"])["$schema"] == f"../{SCHEMA}"
    assert tree[SCHEMA] == schema()
