"""How answers are written: levels, numbers and their ranges, conditions, answers of examples.

What is found in another shape is shown as it is meant, with the author's own words.
"""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any

from generator.schema.forms import COMPARED, CONDITIONS, ends_of, form, holds
from generator.schema.scalars import as_identifier
from generator.schema.shapes import Loc, key_of, quoted, written
from generator.source.tree import Mapping, Scalar, Sequence, Tree

_FROM_TO = re.compile(r"(-?\d{1,5}(?:\.\d{1,2})?) ?(?:-|–|to|\.\.+) ?(\d{1,5}(?:\.\d{1,2})?)\D*")
_LAST_NUMBER = re.compile(r"-?\d{1,5}(?:\.\d{1,2})?(?=\D*$)")
_WHOLE = re.compile(r"-?\d{1,4}")
_NAMED = {
    "rules": ("id", "when"), "bands": ("id", "title"), "groups": ("id", "statement"),
    "items": ("id", "text"), "outcomes": ("id", "title"), "examples": ("case", "outcome"),
    "pathways": ("id", "title"), "screening": ("id", "title"), "steps": ("id", "text"),
    "passages": ("id", "text"), "notes": ("id", "text"), "queries": ("id", "text"),
    "corrections": ("id", "printed"),
}  # fmt: skip
"""Lists whose entries have names → the key of the name, and that of what is said most."""

_JOINTS = re.compile(r",| and | or ")
_POINTS = ("points", "point", "value", "weight", "worth")
_YES_NO = ("yes", "no")
_MOST = 3
"""Entries that a hint writes out."""


def shown(loc: Loc, place: Tree, wanted: str) -> str | None:
    """Return a hint that shows a value in the shape that is wanted, where that is known."""
    key = key_of(loc)
    if wanted == "keys" and isinstance(place, Scalar) and place:
        return _with_keys(key, place, loc)
    if wanted == "list_type":
        return _listed(key, place)
    if wanted == "dict_type" and key == "answers" and not isinstance(place, Mapping):
        return "write each item with its answer: `answers: {first-item: yes, second-item: no}`"
    if wanted == "text" and key == "points":
        yes = place.get("yes") if isinstance(place, Mapping) else None  # type: ignore[call-overload]
        if isinstance(yes, Scalar):
            return f"write the points of a yes alone: `points: {yes}`"
        return "each of several answers has its own: `levels: [{id: no, text: No, points: 0}, …]`"
    if wanted == "keys" and key == "outcome" and isinstance(place, Sequence):
        return "it leads to one of them: write a rule for each"
    if wanted == "text" and isinstance(place, Sequence):
        listed = form({"any": place})
        if key in CONDITIONS and not isinstance(loc[-1], int):
            either = form({"all": place})
            return f"write `{key}: {listed}` if one is enough, `{either}` if all are needed"
        if key == "at_least":
            return f"write `{form({'at_least': 1, 'of': place})[1:-1]}`, with their number for 1"
    return None


def odd_key(
    section: str | None, name: str, keys: Mapping, named: Container[str] = ()
) -> str | None:
    """Return a hint for a key that is a name or a text of the author's; ``named``: the groups."""
    value: Tree = keys[name]  # type: ignore[index]
    if section == "ConditionSection":
        item = keys.get("item")  # type: ignore[call-overload]
        if item is not None and name.lower() in _POINTS:
            return f"write `{form({'score': [item], 'from': value})}` for the points of `{item}`"
        if name in named and isinstance(value, Scalar):
            scored = _WHOLE.fullmatch(value)
            return f"write `{{score: [{name}], from: {value}}}`" if scored else f"write `{name}`"
        if isinstance(value, Scalar) and value:
            return f"write `{holds(as_identifier(name), value)}`"
        if isinstance(value, Sequence):
            return f"write `{form({'item': as_identifier(name), 'is': value})}`"
    if not isinstance(value, Scalar):
        return None
    if section == "TargetSection":
        return f"write `{{outcome: {name}}}` or `{{pathway: {name}}}`, as it is one of the two"
    if section == "LevelSection":
        return f"write `- {level(name, value)}`"
    if section == "RangeSection" and _LAST_NUMBER.search(name):
        return f"write `- {_range(name, value)}`"
    if section == "ExampleSection":
        return f"write `answers: {form({as_identifier(name): value})}`"
    return None


def answer(said: str, to: str) -> str:
    """Return an answer that is written as what is said with where it leads."""
    return f"{{label: {quoted(said)}, to: {as_identifier(to) or '…'}}}"


def level(name: str, value: str) -> str:
    """Return a level that is written as a name with its points or its text."""
    is_points = bool(_WHOLE.fullmatch(value))
    text, points = (name[:1].upper() + name[1:], value) if is_points else (value or name, "0")
    return f"{{id: {_called(name)}, text: {written(text)}, points: {points}}}"


def _with_keys(key: str, text: Scalar, loc: Loc) -> str | None:
    """Show a text as the keys of a level, a range, a number or a condition."""
    place = next((step for step in reversed(loc) if isinstance(step, int)), 0)
    if key == "levels" and text.lower() in _YES_NO:
        return "leave `levels` out: an item without them is answered yes or no"
    if key == "levels":
        return f"write `- {level(text, str(place))}`"
    if key == "ranges":
        return f"write `- {_range(text, str(place))}`; the last range has no `to`"
    ends = _FROM_TO.fullmatch(text)
    if key == "bands":
        low, high = ends.groups() if ends else (_number(text) or "0", None)
        to = f", to: {high}" if high else ""
        return f"write `- {{id: band-{place + 1}, from: {low}{to}, outcome: {{outcome: …}}}}`"
    if key == "number":
        ends = _FROM_TO.fullmatch(text)
        low, high = ends.groups() if ends else ("0", _number(text) or "100")
        hint = f"write the least and the greatest: `number: {{from: {low}, to: {high}}}`"
        is_own = re.fullmatch(r"\W?\d{0,2}[a-z]?\W{0,2}", text)
        return f"{hint}; its number in the document is `label: {text}`" if is_own else hint
    return None


def _listed(key: str, place: Tree) -> str | None:
    """Show keys or a text as the entries of a list."""
    if key == "levels":
        return _levels(place)
    if key == "ranges":
        pairs = [(place, "0")] if isinstance(place, Scalar) else [("20", "0")]
        if isinstance(place, Mapping) and len(place) > 1:
            pairs = [(n, v if isinstance(v, Scalar) else "0") for n, v in place.items()][:-1]
        entries = [_range(name, points) for name, points in pairs[:_MOST]]
        return f"write `ranges: [{', '.join(entries)}, {{points: 1}}]`; the last one has no `to`"
    if key in ("yes", "unknown") and isinstance(place, Mapping):
        return f"write `{key}: [{', '.join(place)}]`, and other answers under `answers:`"
    if key == "score":
        return _scored(place)
    if key in ("answers", "at_any_point") and isinstance(place, Mapping):
        entries = [answer(n, v) for n, v in place.items() if isinstance(v, Scalar)][:_MOST]
        listed = ", ".join(f"`- {each}`" for each in entries)
        return f"write each on a line of its own: {listed}" if entries else None
    if key in _NAMED and isinstance(place, Mapping):
        return _with_names(key, place)
    if key in CONDITIONS and isinstance(place, Mapping):
        parts = [holds(n, v) for n, v in place.items() if isinstance(v, Scalar)]
        known = {"item", "is", "from", "to", "score", *CONDITIONS} & set(place)
        return f"write `{key}: [{', '.join(parts)}]`" if parts and not known else None
    if key in CONDITIONS and isinstance(place, Scalar) and _JOINTS.search(place):
        names = (as_identifier(part) for part in _JOINTS.split(place) if part.strip())
        return f"write `{key}: [{', '.join(names)}]`"
    return None


def _scored(place: Tree) -> str | None:
    """Show the groups of a score, with what it is compared with behind them."""
    names: list[str] = []
    end = ""
    for name, value in place.items() if isinstance(place, Mapping) else ():
        names.append(name)
        end = f", from: {value}" if isinstance(value, Scalar) and _WHOLE.fullmatch(value) else end
    compared = COMPARED.fullmatch(place) if isinstance(place, Scalar) else None
    if compared and ends_of(*compared.groups()[1:]):
        names, end = [compared[1]], f", {ends_of(*compared.groups()[1:])}"
    listed = ", ".join(map(as_identifier, names))
    return f"write `score: [{listed}]{end}`" if names else None


def _with_names(key: str, place: Mapping) -> str | None:
    """Show keys that are names of entries as the entries of a list."""
    name, value = next(iter(place.items()), ("", None))
    first, wording = _NAMED[key]
    if first in place:  # one entry without its hyphen
        return None
    known: dict[str, Any] = {first: name if key == "examples" else as_identifier(name)}
    if isinstance(value, Mapping):
        if any(isinstance(each, Sequence) for each in value.values()) and "id" in known:
            below = "and its keys below `id`, at the same place"
            return f"write `- id: {known['id']}` in place of `{name}:`, {below}"
        return f"write each as an entry, as in `- {form(known | dict(value))}`"
    ends = _FROM_TO.fullmatch(value) if isinstance(value, Scalar) else None
    if key == "bands" and ends:
        known |= {"from": ends[1], "to": ends[2], "outcome": {"outcome": "…"}}
    elif isinstance(value, Scalar) and value:
        known |= {wording: value}
    else:
        return None
    return f"write each as an entry, as in `- {form(known)}`"


def _levels(place: Tree) -> str | None:
    """Show levels as a list."""
    ends = _FROM_TO.fullmatch(place) if isinstance(place, Scalar) else None
    if ends:
        number = f"number: {{from: {ends[1]}, to: {ends[2]}}}"
        return f"write `{number}` for a number; levels are words, of which one is chosen"
    if isinstance(place, Mapping):
        pairs = [(name, v if isinstance(v, Scalar) else "0") for name, v in place.items()]
    else:
        names = place.split(",") if isinstance(place, Scalar) and place else ["Never", "Often"]
        pairs = [(Scalar(n.strip(), place.span), str(i)) for i, n in enumerate(names)]
    entries = [f"`- {level(name, value)}`" for name, value in pairs[:_MOST] if name]
    return f"write each on a line of its own: {', '.join(entries)}"


def _range(text: str, points: str) -> str:
    worth = points if _WHOLE.fullmatch(points) else "0"
    number = _number(text)
    return f"{{to: {number}, points: {worth}}}" if number else f"{{points: {worth}}}"


def _number(text: str) -> str | None:
    ends = _FROM_TO.fullmatch(text)
    found = None if ends else _LAST_NUMBER.search(text)
    return ends[2] if ends else found and found[0]


def _called(text: str) -> str:
    return as_identifier(text).replace("step-", "level-") or "name"
