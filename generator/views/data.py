"""Values of the model or of a view → plain data for JSON: the words and the logic, no places."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TypeAlias

from generator.diagnostics.span import Span
from generator.model import Link, Protocol, Sentence

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_UNPUBLISHED = frozenset({"queries", "official", "wordings"})
"""Questions to the owner, and what the wording was held to: no part of what is published."""


def _text(sentence: Sentence) -> Json:
    return sentence.text


def plain(value: object, sentence: Callable[[Sentence], Json] = _text) -> Json:
    """Return a value as plain data: dataclasses as objects without spans, links as addresses.

    ``sentence`` says what becomes of a sentence; if nothing else is given, its text.
    """
    if isinstance(value, Sentence):
        return sentence(value)
    if isinstance(value, Link):
        return value.url
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [plain(each, sentence) for each in value]
    if is_dataclass(value):
        named = {field.name: getattr(value, field.name) for field in fields(value)}
        return {
            name: plain(each, sentence)
            for name, each in named.items()
            if not isinstance(each, Span)
        }
    raise TypeError(f"no plain form for {type(value).__name__}")


def protocol_data(protocol: Protocol) -> Json:
    """Return the compiled definition as it is published."""
    named = {field.name: getattr(protocol, field.name) for field in fields(protocol)}
    published = {
        name: plain(value)
        for name, value in named.items()
        if name not in _UNPUBLISHED and not isinstance(value, Span)
    }
    return {"format": 1, **published}
