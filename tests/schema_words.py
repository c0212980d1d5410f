"""What the schema says of each key, in the words of the reference."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Annotated, Any, Union, get_args, get_origin

from annotated_types import MaxLen, MinLen
from pydantic.fields import FieldInfo

from generator.schema import scalars
from generator.schema.definition import Definition
from generator.schema.editors import section_name
from generator.schema.section import Section

SCALARS = {
    "Text": f"text of at most {scalars.MAX_TEXT:,} characters, on several lines if need be",
    "Name": f"text of at most {scalars.MAX_TEXT:,} characters",
    "Remark": f"text of at most {scalars.MAX_TEXT:,} characters, on several lines if need be",
    "Reference": "the name of a file, or a name in the definition",
    "Address": "an address of the web or of mail",
    "Answer": "one of its levels, yes or no, or a number",
    "Called": "one number to call, as it is to be printed",
    "Label": f"text of at most {scalars.MAX_LABEL} characters",
    "Numbered": f"the number as the document prints it, at most {scalars.MAX_NUMBER} characters",
    "Brief": f"text of at most {scalars.MAX_BRIEF} characters",
    "Title": f"text of at most {scalars.MAX_TITLE} characters",
    "Identifier": "an identifier",
    "AnswerName": "an identifier",
    "Mark": "eight digits or letters from a to f",
    "WholeNumber": "a whole number from 0 to 9999",
    "Points": "a whole number from -9999 to 9999",
    "Quantity": "a number such as 12 or 36.5",
    "Flag": "`yes` or `no`",
    "Date": "a date such as 2026-11-23",
    "Dial": "2 to 15 digits, perhaps with a + before them",
    "Press": "keys of a telephone, such as 2, or 2, 3 for one after the other",
    "Colour": 'a dark colour such as "#0c4a4e"',
    "Language": "the tag of a language, such as en or es-MX",
    "Region": "the two capitals of a country, such as US",
    "Pattern": f"text of at most {scalars.MAX_IDENTIFIER} characters with {{n}} in it",
}
"""Types of ``schema/scalars.py`` → what the reference says that such a key takes."""

_TYPED = {id(get_args(vars(scalars)[name])[1]): words for name, words in SCALARS.items()}


def section_of(model: type[Section]) -> str:
    """Return the name of the section that a model describes."""
    return section_name(model.__name__)


def models() -> dict[str, type[Section]]:
    """Return the models that a definition is made of, by the names of their sections."""
    found: dict[str, type[Section]] = {}
    waiting: list[type[Section]] = [Definition]
    while waiting:
        model = waiting.pop()
        known = found.get(section_of(model))
        if known is not None and len(known.model_fields) >= len(model.model_fields):
            continue
        found[section_of(model)] = model
        waiting += [each for _, hint in hints(model) for each in _sections_in(hint)]
    return found


def hints(model: type[Section]) -> Iterator[tuple[str, Any]]:
    """Yield each key of a model as it is written, with its type."""
    types_of = typing.get_type_hints(model, include_extras=True)
    for name, field in model.model_fields.items():
        yield field.alias or name, types_of[name]


def takes(hint: Any) -> str:
    """Say what a key of some type takes."""
    return "; or ".join(dict.fromkeys(_kinds(hint, None, None)))


def needed(model: type[Section]) -> set[str]:
    """Return the keys that must be there."""
    fields = model.model_fields.items()
    return {field.alias or name for name, field in fields if field.is_required()}


def stands() -> dict[str, set[str]]:
    """Return the keys under which each section stands, as section.key."""
    found: dict[str, set[str]] = {name: set() for name in models()}
    for name, model in models().items():
        for key, hint in hints(model):
            for each in _sections_in(hint):
                found[section_of(each)].add(f"{name}.{key}")
    return found


def _kinds(hint: Any, least: int | None, most: int | None) -> Iterator[str]:
    origin, arguments = get_origin(hint), get_args(hint)
    if hint is type(None):
        return
    if origin is Annotated:
        for meta in arguments[1:]:
            parts = meta.metadata if isinstance(meta, FieldInfo) else [meta]
            least = next((p.min_length for p in parts if isinstance(p, MinLen)), least)
            most = next((p.max_length for p in parts if isinstance(p, MaxLen)), most)
            if isinstance(meta, scalars._Typed):
                yield _scalar(meta)
                return
        yield from _kinds(arguments[0], least, most)
    elif origin in (Union, types.UnionType):
        for each in arguments:
            yield from _kinds(each, least, most)
    elif origin is list:
        entries = " or ".join(dict.fromkeys(_kinds(arguments[0], None, None)))
        yield f"a list{_count(least, most)}: {entries}"
    elif origin is dict:
        names = "names of items" if arguments[1] == scalars.Answer else "names of your own"
        yield f"{names}, each with {takes(arguments[1])}"
    elif isinstance(hint, type) and issubclass(hint, Section):
        yield f"`{section_of(hint)}`"
    else:
        raise AssertionError(f"the reference has no words for {hint}: see SCALARS")


def _scalar(meta: Any) -> str:
    choices = meta.json_schema.get("enum", ())
    if choices and id(meta) not in _TYPED:
        return "one of " + ", ".join(f"`{each}`" for each in choices)
    assert id(meta) in _TYPED, f"SCALARS has no words for {meta}"
    return _TYPED[id(meta)]


def _count(least: int | None, most: int | None) -> str:
    if most is not None:
        return f" of {least or 0} to {most}"
    return f" of {least} or more" if least else ""


def _sections_in(hint: Any) -> Iterator[type[Section]]:
    if isinstance(hint, type) and get_origin(hint) is None and issubclass(hint, Section):
        yield hint
    for each in get_args(hint):
        yield from _sections_in(each)
