"""A condition read for every set of answers at once.

A set of answers is a *state*: a number in base 3, whose digit for an item is 0 for no, 1 for not
known and 2 for yes. A whole number stands for a set of states: its bit at a state's number is set
when the state is in it. So one operation on two numbers reads half a million states.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Literal, assert_never

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)


@dataclass(frozen=True, slots=True)
class Space:
    """All states of some items. ``no``, ``unknown`` and ``yes``: item → the states so answered."""

    items: tuple[str, ...]
    everything: int
    complete: int  # the states in which every item is known
    no: Mapping[str, int]
    unknown: Mapping[str, int]
    yes: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Readings:
    """The states in which a condition is met, and those in which it can still be."""

    met: int
    possible: int


def space_of(items: tuple[str, ...], base: Literal[2, 3] = 3) -> Space:
    """Return all states of some items: 3 to their number, or in base 2 those without unknowns."""
    size = base ** len(items)
    no: dict[str, int] = {}
    unknown: dict[str, int] = {}
    yes: dict[str, int] = {}
    everything = complete = (1 << size) - 1
    for position, item in enumerate(items):
        step = base**position
        no[item] = _repeated((1 << step) - 1, base * step, size)
        unknown[item] = no[item] << step if base == 3 else 0
        yes[item] = no[item] << (base - 1) * step
        complete &= ~unknown[item]
    return Space(items, everything, complete, no, unknown, yes)


def _repeated(pattern: int, period: int, size: int) -> int:
    """Repeat a pattern of bits to ``size`` bits, a multiple of ``period``."""
    while period < size:
        pattern |= pattern << period
        period *= 2
    return pattern & ((1 << size) - 1)


def scattered(items: tuple[str, ...], count: int) -> Space:
    """Return some of the states without unknowns: from hardly any yes to nearly all, scattered."""
    everything, nothing = (1 << count) - 1, dict.fromkeys(items, 0)
    yes = {
        item: sum(
            1 << number
            for number in range(count)
            if sha256(f"{number} {item}".encode()).digest()[0] * count < number * 256
        )
        for item in items
    }
    no = {item: everything & ~held for item, held in yes.items()}
    return Space(items, everything, everything, no, nothing, yes)


def readings_of(screening: Screening, condition: Condition, space: Space) -> Readings:
    """Read a condition in every state of base 3."""
    return lifted(meeting(screening, condition, space) & space.complete, space)


def lifted(complete: int, space: Space) -> Readings:
    """Read every state of base 3 as all ways read in which what is unknown can be answered.

    ``complete``: the states without unknowns that meet a condition.
    """
    met = possible = complete
    for position, item in enumerate(space.items):
        step = 3**position
        no, yes = space.no[item], space.yes[item]
        met |= ((met & no) << step) & ((met & yes) >> step)
        possible |= (possible & no) << step | (possible & yes) >> step
    return Readings(met, possible)


def falling(readings: Readings, space: Space) -> tuple[str, ...]:
    """Return the items of which a higher answer can lower the reading: no, not known, yes.

    It is lowered from met to open or not met, and from open to not met.
    """
    return tuple(
        item
        for position, item in enumerate(space.items)
        if _falls(readings.met, space.no[item], 3**position)
        or _falls(readings.possible, space.no[item], 3**position)
    )


def _falls(states: int, no: int, step: int) -> bool:
    unknown, yes = states >> step, states >> 2 * step
    return bool(no & (states & ~unknown | unknown & ~yes))


def meeting(screening: Screening, condition: Condition, space: Space) -> int:
    """Return the states that meet a condition if what is not known counts as no."""
    match condition:
        case ItemHolds(item=item):
            return space.yes[item]
        case Negated(condition=inner):
            return space.everything & ~meeting(screening, inner, space)
        case GroupMet(group=name):
            group = screening.group(name)
            held = [(space.yes[item.id], 1) for item in group.items]
            return sum_from(held, group.at_least or 0, space)
        case Combined(at_least=at_least, conditions=conditions):
            parts = [(meeting(screening, each, space), 1) for each in conditions]
            return sum_from(parts, at_least, space)
        case ScoreWithin(groups=names, low=low, high=high):
            scored = [item for name in names for item in screening.group(name).items]
            points = [(space.yes[item.id], item.points) for item in scored]
            found = sum_from(points, low, space)
            return found if high is None else found & ~sum_from(points, high + 1, space)
        case _:
            assert_never(condition)


def sum_from(weighted: list[tuple[int, int]], low: int, space: Space) -> int:
    """Return the states in which the weights of the sets that hold it add up to ``low`` or more.

    ``weighted``: sets of states, each with its weight.
    """
    digits: list[int] = []  # the sum in binary: for each digit, the states that have a 1 there
    for states, weight in weighted:
        for place in range(weight.bit_length()):
            if weight >> place & 1:
                _add(digits, states, place)
    if low.bit_length() > len(digits):
        return 0  # more than any of these sums
    above, level = 0, space.everything
    for place in reversed(range(len(digits))):
        if low >> place & 1:
            level &= digits[place]
        else:
            above |= level & digits[place]
            level &= ~digits[place]
    return above | level


def _add(digits: list[int], carry: int, place: int) -> None:
    """Add 2 to the power ``place`` to the sum of some states."""
    while carry:
        digits.extend([0] * (place + 1 - len(digits)))
        digits[place], carry = digits[place] ^ carry, digits[place] & carry
        place += 1
