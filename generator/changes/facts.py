"""A protocol → every fact that it states, each under a path of names of fields and identifiers.

Fields are read off the model itself, so that one that is added to it is a fact from then on, and
nobody can forget it. Places in files are no facts. Neither is where a step goes on to that simply
leads to the next one of its list: the order of the list says so already.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TypeAlias

from generator.diagnostics.span import Span
from generator.model import (
    CitationText,
    Combined,
    Condition,
    ContactDetail,
    ContactName,
    ContactPhone,
    Front,
    GroupMet,
    ItemHolds,
    Negated,
    OnScreening,
    OutcomeTarget,
    Part,
    PathwayTarget,
    Protocol,
    ScoreWithin,
    Sentence,
    Step,
    StepTarget,
    Target,
    Transition,
)
from generator.source.official import OfficialText

Path: TypeAlias = tuple[str, ...]
"""Names of fields and identifiers, from the outside in. What has no identifier has its number."""

Value: TypeAlias = "str | int | tuple[str, ...] | None"

ORDER = "#order"
"""The last name of a path whose value is the identifiers of a list, in their order."""

ORIGIN = "#origin"
"""The last name of a path whose value is whose words a sentence is."""

FOLLOWING = "#following"
"""Stands for the step that comes next in a list."""

_UNSAID = frozenset({"content"})  # a logo's bytes, of which the digest is a fact
_NAMING = frozenset({"places"})  # lists of where something stands


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of a protocol in the order of the model, and what has an identifier, by path."""

    values: dict[Path, Value]
    things: dict[Path, object]


def facts_of(protocol: Protocol) -> Facts:
    """Return every fact of a protocol."""
    found = Facts({}, {})
    _add_fields(protocol, (), found)
    return found


def digest_of(official: OfficialText) -> str:
    """Return what the words of an official document are compared by."""
    text = "\n".join(f"{word.text} {word.starts_line}" for word in official.words)
    return sha256(text.encode()).hexdigest()


def _add_fields(thing: object, path: Path, found: Facts) -> None:
    assert is_dataclass(thing)
    for field in fields(thing):
        if field.name not in _UNSAID:
            _add(getattr(thing, field.name), (*path, field.name), found)


def _add(value: object, path: Path, found: Facts) -> None:
    match value:
        case Span():
            return
        case None | str() | int():
            found.values[path] = value
        case date():
            found.values[path] = value.isoformat()
        case Sentence():
            # What a reference reads as is a fact of what it refers to, and of nothing else.
            found.values[path] = "".join(map(_written, value.parts))
            found.values[(*path, ORIGIN)] = value.origin
        case OfficialText():
            found.values[path] = digest_of(value)
            found.values[(*path, "name")] = value.name
        case StepTarget() | PathwayTarget() | OutcomeTarget():
            found.values[path] = _target(value)
        case ItemHolds() | GroupMet() | Combined() | Negated() | ScoreWithin():
            found.values[path] = _condition(value)
        case tuple():
            _add_list(value, path, found)
        case _:
            _add_fields(value, path, found)


def _add_list(entries: tuple[object, ...], path: Path, found: Facts) -> None:
    if all(isinstance(entry, str) for entry in entries):
        found.values[path] = tuple(map(str, entries))
        return
    if all(isinstance(entry, Span) for entry in entries):
        return
    if path[-1] in _NAMING:
        found.values[path] = tuple(map(_place, entries))
        return
    if all(hasattr(entry, "id") for entry in entries):
        names = tuple(str(entry.id) for entry in entries)  # type: ignore[attr-defined]
        found.values[(*path, ORDER)] = names
        for name, entry, after in zip(names, entries, (*names[1:], None), strict=True):
            here = (*path, name)
            found.things[here] = entry
            _add_fields(_onward(entry, after), here, found)
        return
    found.values[(*path, ORDER)] = tuple(str(number) for number in range(1, len(entries) + 1))
    for number, entry in enumerate(entries, 1):
        _add(entry, (*path, str(number)), found)


def _onward(entry: object, after: str | None) -> object:
    """Return a step without the name of the step after it, where it leads on to that."""
    if not isinstance(entry, Step) or after is None:
        return entry
    return replace(entry, transitions=tuple(_lead(each, after) for each in entry.transitions))


def _lead(lead: Transition, after: str) -> Transition:
    if lead.kind == "next" and lead.target == StepTarget(after):
        return replace(lead, target=StepTarget(FOLLOWING))
    return lead


def _written(part: Part) -> str:
    """Return a part of a sentence as a definition writes it."""
    match part:
        case ContactName(contact=contact):
            return f"{{{contact.id}}}"
        case ContactPhone(contact=contact, phone=phone):
            number = contact.phones.index(phone) if phone in contact.phones else 0
            return f"{{{contact.id}.phone{number + 1 if number else ''}}}"
        case ContactDetail(contact=contact):
            return f"{{{contact.id}.{part.kind}}}"
        case CitationText(citation=citation):
            return f"{{{citation.id}}}"
    return part.text


def _target(target: Target) -> str:
    match target:
        case StepTarget(step=step):
            return step
        case PathwayTarget(pathway=pathway):
            return f"pathway {pathway}"
        case OutcomeTarget(outcome=outcome):
            return f"outcome {outcome}"


def _place(place: object) -> str:
    match place:
        case PathwayTarget() | OutcomeTarget():
            return _target(place)
        case OnScreening(screening=screening):
            return f"screening {screening}"
        case Front():
            return "front"
    return str(place)


def _condition(condition: Condition) -> str:
    """Return a condition as a line of names and numbers, complete enough to compare by."""
    match condition:
        case ItemHolds(item=item, answers=answers):
            return f"{item}: {' or '.join(answers)}"
        case GroupMet(group=group):
            return f"{group} met"
        case Negated(condition=inner):
            return f"not ({_condition(inner)})"
        case Combined(conditions=conditions):
            inside = "; ".join(map(_condition, conditions))
            return f"{condition.word} ({condition.at_least}) of ({inside})"
        case ScoreWithin(low=low, high=high):
            counted = ", ".join((*condition.groups, *condition.items))
            return f"points of {counted}: {low} to {'any' if high is None else high}"
