"""Every field of a model, changed by itself: what a comparison has to name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Any

from generator.diagnostics.span import Span
from generator.model import Protocol, Sentence, Words

DERIVED = {"content", "span"}
"""Bytes that a digest stands for, and places in files."""

_FEW = 40  # entries of a list that are changed one by one


def mutations(protocol: Protocol) -> Iterator[tuple[str, Protocol]]:
    """Yield copies of a protocol in each of which one field says something else, and where."""
    yield from _of(protocol, "")


def _of(value: Any, place: str) -> Iterator[tuple[str, Any]]:
    """Yield other values in place of one: each differs in one field of the model."""
    match value:
        case Span():
            return
        case bool():
            yield place, not value
        case int():
            yield place, value + 1
        case str():
            yield place, f"{value} x"
        case date():
            yield place, value + timedelta(1)
        case None:
            return  # what is not there is put there by the mutations of what is
        case Sentence():
            yield place, replace(value, parts=(*value.parts, Words(" x")))
            other = "ours" if value.origin == "official" else "official"
            yield f"{place}.origin", replace(value, origin=other)
        case tuple():
            yield from _of_list(value, place)
        case _ if is_dataclass(value):
            yield from _of_fields(value, place)


def _of_list(entries: tuple[Any, ...], place: str) -> Iterator[tuple[str, Any]]:
    if all(isinstance(entry, Span) for entry in entries):
        return
    if entries:
        yield f"{place}: one less", entries[:-1]
    if len(entries) > 1 and len(set(map(id, entries))) > 1:
        yield f"{place}: turned", entries[::-1]
    for number, entry in enumerate(entries):
        if _FEW < number < len(entries) - 1:  # words of a document, all of one kind
            continue
        for inner, changed in _of(entry, f"{place}[{number}]"):
            yield inner, (*entries[:number], changed, *entries[number + 1 :])


def _of_fields(thing: Any, place: str) -> Iterator[tuple[str, Any]]:
    for field in fields(thing):
        if field.name in DERIVED:
            continue
        value = getattr(thing, field.name)
        here = f"{place}.{field.name}" if place else field.name
        if value is not None and _may_be_none(field.type):
            yield f"{here}: gone", replace(thing, **{field.name: None})
        for inner, changed in _of(value, here):
            yield inner, replace(thing, **{field.name: changed})


def _may_be_none(kind: Any) -> bool:
    return "None" in str(kind)
