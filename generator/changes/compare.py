"""The facts of two protocols → what was added, removed, moved, renumbered or changed.

Everything that differs is named. What was added or removed is named once, with all that is in it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from generator.changes.facts import ORDER, Facts, Path, Value, facts_of
from generator.model import Protocol

How: TypeAlias = Literal["added", "removed", "moved", "renumbered", "changed"]

_NUMBERED = frozenset({"steps", "branches", "items"})  # lists whose entries the document numbers
OFFICIAL, LOGO = ("official",), ("publisher", "logo")
"""Paths of what lies in files beside a definition."""
_LABEL = "label"
_FORMS = frozenset({"dial", "number", "address"})  # how machines write what people read


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. ``path`` leads to the thing or the field that it is about.

    ``things`` are those that the path passes, from the outside in, as they are now; what was
    removed as it was.
    """

    how: How
    path: Path
    things: tuple[object, ...]
    before: Value
    after: Value


def compare(before: Protocol, after: Protocol) -> tuple[Change, ...]:
    """Return what differs between two protocols, what decides most first."""
    return compare_facts(facts_of(before), facts_of(after))


def compared(before: Protocol, after: Protocol) -> tuple[Change, ...]:
    """Return what differs in the definitions alone: of files beside them, the past has none."""
    return tuple(each for each in compare(before, after) if not is_beside(each.path))


def is_beside(path: Path) -> bool:
    """Say whether a fact is one of a file beside the definition: the document, or the logo."""
    return path[:1] == OFFICIAL or path[:2] == LOGO


def compare_facts(old: Facts, new: Facts) -> tuple[Change, ...]:
    """Return what differs between the facts of two protocols; see ``compare``."""
    found = [*_appeared(old, new), *_moved(old, new)]
    found += _renumbered(_changed(old, new, [each.path for each in found]))
    places = {path: number for number, path in enumerate((*new.values, *old.values))}
    return tuple(sorted(found, key=lambda each: (weight(each), places.get(each.path, -1))))


def weight(change: Change) -> int:
    """Return how early a change is told: what decides on a child first, then whom to call."""
    path = change.path
    deciding = {"at_least", "rules", "points", "levels", "number"}
    if path[0] == "screenings" and deciding & set(path[2::2]):  # fields, not identifiers
        return 0
    order = ("screenings", "contacts", "citations", "pathways", "outcomes", "urgent", "passages")
    return order.index(path[0]) + 1 if path[0] in order else len(order) + 1


def _appeared(old: Facts, new: Facts) -> Iterator[Change]:
    for path in new.things:
        if path not in old.things and _outermost(path, new, old):
            yield Change("added", path, _passed(path, new), None, path[-1])
    for path in old.things:
        if path not in new.things and _outermost(path, old, new):
            yield Change("removed", path, _passed(path, old), path[-1], None)


def _outermost(path: Path, own: Facts, other: Facts) -> bool:
    """Say whether all that a thing stands in is in both protocols."""
    around = (path[:end] for end in range(1, len(path)))
    return all(each in other.things for each in around if each in own.things)


def _moved(old: Facts, new: Facts) -> Iterator[Change]:
    for path, order in new.values.items():
        if path[-1] != ORDER or not isinstance(order, tuple):
            continue
        was = old.values.get(path)
        if not isinstance(was, tuple):
            continue
        before = [name for name in was if name in order]
        after = [name for name in order if name in was]
        for name in out_of_order([before.index(name) for name in after]):
            here = (*path[:-1], before[name])
            at = was.index(before[name]) + 1, order.index(before[name]) + 1
            yield Change("moved", here, _passed(here, new), *at)


def out_of_order(numbers: Sequence[int]) -> list[int]:
    """Return the fewest numbers without which the others ascend."""
    tails: list[int] = []  # the least number that a rising row of each length ends with
    lengths = []
    for number in numbers:
        place = bisect_left(tails, number)
        tails[place : place + 1] = [number]
        lengths.append(place + 1)
    rising, wanted, last = set(), len(tails), float("inf")
    for number, length in zip(reversed(numbers), reversed(lengths), strict=True):
        if length == wanted and number < last:
            rising.add(number)
            wanted, last = wanted - 1, number
    return [number for number in numbers if number not in rising]


def _changed(old: Facts, new: Facts, told: Sequence[Path]) -> Iterator[Change]:
    """Yield the fields that differ of what is in both protocols."""
    gone = {path for path in told if path not in old.things or path not in new.things}
    for path in (*new.values, *(path for path in old.values if path not in new.values)):
        before, after = old.values.get(path), new.values.get(path)
        if before == after or not (_is_said(before) or _is_said(after)):
            continue
        if any(path[:end] in gone for end in range(1, len(path))):
            continue
        if path[-1] == ORDER and _is_told(path, old, new):
            continue
        yield Change("changed", path, _passed(path, new), before, after)


def _is_said(value: Value) -> bool:
    """Say whether a fact is one: what is not there, or is an empty list, says nothing."""
    return value is not None and value != ()


def _is_told(path: Path, old: Facts, new: Facts) -> bool:
    """Say whether the entries of a list are things: then each that came, went or moved is told."""
    names = [old.values.get(path) or (), new.values.get(path) or ()]
    own = {(*path[:-1], name) for each in names if isinstance(each, tuple) for name in each}
    return bool(own) and all(each in old.things or each in new.things for each in own)


def _renumbered(changes: Iterator[Change]) -> list[Change]:
    """Put the labels of a list's entries that only follow from others together into one change."""
    found: list[Change] = []
    lists: dict[Path, list[Change]] = {}
    for change in changes:
        path = change.path
        if path[-1] == _LABEL and len(path) > 2 and path[-3] in _NUMBERED:
            lists.setdefault(path[:-2], []).append(change)
        else:
            found.append(change)
    found = [each for each in found if not _follows(each, found)]
    for path, labels in lists.items():
        before, after = (tuple(str(v) for v in each) for each in zip(*_ends(labels), strict=True))
        found.append(Change("renumbered", path, labels[0].things[:-1], before, after))
    return found


def _follows(change: Change, others: Sequence[Change]) -> bool:
    """Say whether a change is only another one in a second form: a number as it is dialled."""
    written = (*change.path[:-1], "written")
    return change.path[-1] in _FORMS and any(each.path == written for each in others)


def _ends(changes: Sequence[Change]) -> list[tuple[Value, Value]]:
    return [(change.before, change.after) for change in changes]


def _passed(path: Path, facts: Facts) -> tuple[object, ...]:
    """Return the things that a path passes, from the outside in."""
    found = (facts.things.get(path[:end]) for end in range(1, len(path) + 1))
    return tuple(thing for thing in found if thing is not None)
