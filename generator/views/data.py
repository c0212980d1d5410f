"""Values of the model or of a view → plain data for JSON: the words and the logic, no places."""

from __future__ import annotations

from collections.abc import Callable, Container
from dataclasses import fields, is_dataclass
from datetime import date
from typing import TypeAlias

from generator.diagnostics.span import Span
from generator.model import Link, Protocol, Sentence

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_UNPUBLISHED = frozenset({"queries", "official", "wordings", "logo"})
"""Questions to the owner, what the wording was held to, and a picture: no data for others."""


def _text(sentence: Sentence) -> Json:
    return sentence.text


def plain(
    value: object,
    sentence: Callable[[Sentence], Json] = _text,
    without: Container[str] = frozenset(),
    *,
    has_defaults: bool = True,
) -> Json:
    """Return a value as plain data: dataclasses as objects without spans, links as addresses,
    dates as in 2026-11-23.

    ``sentence`` says what becomes of a sentence; if nothing else is given, its text. ``without``
    names fields that are left out; unless ``has_defaults``, so are fields that have their default.
    """
    if isinstance(value, Sentence):
        return sentence(value)
    if isinstance(value, Link):
        return value.url
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, (str, int, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [plain(each, sentence, without, has_defaults=has_defaults) for each in value]
    if is_dataclass(value):
        named = {
            f.name: getattr(value, f.name)
            for f in fields(value)
            if f.name not in without and (has_defaults or getattr(value, f.name) != f.default)
        }
        return {
            name: plain(each, sentence, without, has_defaults=has_defaults)
            for name, each in named.items()
            if not isinstance(each, Span)
        }
    raise TypeError(f"no plain form for {type(value).__name__}")


def protocol_data(protocol: Protocol) -> Json:
    """Return the compiled definition as it is published."""
    data = plain(protocol, without=_UNPUBLISHED)
    assert isinstance(data, dict)
    return {"format": 1, **data}
