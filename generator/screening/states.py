"""A condition read for every set of answers at once.

A set of answers is a *state*: a number with a digit for each item, which is 0 for its first answer,
1 for not known, and 2 and more for its other answers: no, not known, yes. A whole number stands for
a set of states: its bit at a state's number is set when the state is in it. So one operation on two
numbers reads half a million states.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from itertools import pairwise
from math import prod
from typing import assert_never

from generator.model import (
    Combined,
    Condition,
    GroupMet,
    Item,
    ItemHolds,
    Negated,
    ScoreWithin,
    Screening,
)


@dataclass(frozen=True, slots=True)
class Space:
    """All states of some items. An item's ``answered`` are the states of each of its answers, and
    ``answers`` names these: item → one entry for each answer."""

    answers: Mapping[str, tuple[str, ...]]
    everything: int
    complete: int  # the states in which every item is known
    answered: Mapping[str, tuple[int, ...]]
    unknown: Mapping[str, int]
    asked: Mapping[str, int]  # the states in which an item is asked, where not in all


@dataclass(frozen=True, slots=True)
class Readings:
    """The states in which a condition is met, and those in which it can still be."""

    met: int
    possible: int


def space_of(answers: Mapping[str, tuple[str, ...]], *, with_unknown: bool = True) -> Space:
    """Return all states of some items with their answers, or those without unknowns."""
    digits = {item: len(each) + with_unknown for item, each in answers.items()}
    size = prod(digits.values())
    answered: dict[str, tuple[int, ...]] = {}
    unknown: dict[str, int] = {}
    everything = complete = (1 << size) - 1
    step = 1
    for item, base in digits.items():
        first = _repeated((1 << step) - 1, base * step, size)
        later = range(1 + with_unknown, base)
        answered[item] = (first, *(first << digit * step for digit in later))
        unknown[item] = first << step if with_unknown else 0
        complete &= ~unknown[item]
        step *= base
    return Space(answers, everything, complete, answered, unknown, {})


def _repeated(pattern: int, period: int, size: int) -> int:
    """Repeat a pattern of bits to ``size`` bits, a multiple of ``period``."""
    while period < size:
        pattern |= pattern << period
        period *= 2
    return pattern & ((1 << size) - 1)


def scattered(answers: Mapping[str, tuple[str, ...]], count: int) -> Space:
    """Return some of the states without unknowns: from nearly all first answers to hardly any."""
    everything, nothing = (1 << count) - 1, dict.fromkeys(answers, 0)
    answered = {}
    for item, each in answers.items():
        states = [0] * len(each)
        for number in range(count):
            digest = sha256(f"{number} {item}".encode()).digest()
            is_first = digest[0] * count >= number * 256
            states[0 if is_first else 1 + digest[1] % (len(each) - 1)] |= 1 << number
        answered[item] = tuple(states)
    return Space(answers, everything, everything, answered, nothing, {})


def with_asked(screening: Screening, space: Space) -> Space:
    """Return a space in which an item that is not asked has no answer.

    Items ask for those behind them.
    """
    answered, asked = dict(space.answered), dict(space.asked)
    for item in screening.items:
        if item.ask_if is not None:
            so_far = replace(space, answered=answered, asked=asked)
            asked[item.id] = meeting(screening, item.ask_if, so_far)
            answered[item.id] = tuple(each & asked[item.id] for each in answered[item.id])
    return replace(space, answered=answered, asked=asked)


def given(screening: Screening, space: Space) -> int:
    """Return the states that can be: what is not asked is not known, or its first answer stands
    for that where everything is known."""
    can_be = space.everything
    for item, asked in with_asked(screening, space).asked.items():
        if space.unknown[item]:
            can_be &= lifted(asked & space.complete, space).possible | space.unknown[item]
        else:
            can_be &= asked | space.answered[item][0]
    return can_be


def readings_of(screening: Screening, condition: Condition, space: Space) -> Readings:
    """Read a condition in every state."""
    asked = with_asked(screening, space)
    return lifted(meeting(screening, condition, asked) & space.complete, space)


def lifted(complete: int, space: Space) -> Readings:
    """Read every state as all ways read in which what is unknown can be answered.

    ``complete``: the states without unknowns that meet a condition.
    """
    met = possible = complete
    step = 1
    for first, *others in space.answered.values():
        all_met, any_possible = (met & first) << step, (possible & first) << step
        for n, answered in enumerate(others):
            all_met &= (met & answered) >> (n + 1) * step
            any_possible |= (possible & answered) >> (n + 1) * step
        met |= all_met
        possible |= any_possible
        step *= len(others) + 2
    return Readings(met, possible)


def falling(readings: Readings, space: Space, items: Sequence[Item]) -> tuple[str, ...]:
    """Return the items of which a higher answer can lower the reading: no, not known, yes; or an
    answer with more points.

    It is lowered from met to open or not met, and from open to not met.
    """
    found, step = [], 1
    for item in items:
        first = space.answered[item.id][0]
        if any(
            _falls(states, first, [digit * step for digit in chain])
            for states in (readings.met, readings.possible)
            for chain in _chains(item)
        ):
            found.append(item.id)
        step *= len(item.answers) + 1
    return tuple(found)


def _chains(item: Item) -> list[tuple[int, ...]]:
    """Return the digits of an item's answers from the lowest up."""
    if not item.levels:
        return [(0, 1, 2)]
    ranked = sorted(zip(item.weights, (0, *range(2, len(item.levels) + 1)), strict=True))
    return [
        (digit, higher)
        for place, (points, digit) in enumerate(ranked)
        for more, higher in ranked[place + 1 :]
        if more > points
    ]


def _falls(states: int, first: int, shifts: Sequence[int]) -> bool:
    """Say whether a state is read and not the same one with a higher answer."""
    moved = [states >> shift for shift in shifts]
    lost = [lower & ~higher for lower, higher in pairwise(moved)]
    return any(first & each for each in lost)


def meeting(screening: Screening, condition: Condition, space: Space) -> int:
    """Return the states that meet a condition if what is not known counts as no answer."""
    match condition:
        case ItemHolds(item=item, answers=answers):
            found = 0
            for answer, states in zip(space.answers[item], space.answered[item], strict=True):
                found |= states if answer in answers else 0
            return found
        case Negated(condition=inner):
            return space.everything & ~meeting(screening, inner, space)
        case GroupMet(group=name):
            group = screening.group(name)
            held = [(space.answered[item.id][1], 1) for item in group.items]
            return sum_from(held, group.at_least or 0, space)
        case Combined(at_least=at_least, conditions=conditions):
            parts = [(meeting(screening, each, space), 1) for each in conditions]
            return sum_from(parts, at_least, space)
        case ScoreWithin(low=low, high=high):
            points, least = _points(screening, condition, space)
            found = sum_from(points, low - least, space)
            return found if high is None else found & ~sum_from(points, high + 1 - least, space)
        case _:
            assert_never(condition)


def _points(
    screening: Screening, score: ScoreWithin, space: Space
) -> tuple[list[tuple[int, int]], int]:
    """Return the states in which answers add points, above the least sum that there can be."""
    points, least = [], 0
    for item in screening.scored(score):
        lowest = min(0, *item.weights)
        least += lowest
        none = space.everything
        for states, weight in zip(space.answered[item.id], item.weights, strict=True):
            points.append((states, weight - lowest))
            none &= ~states if lowest else 0
        points.append((none, -lowest))
    return points, least


def sum_from(weighted: list[tuple[int, int]], low: int, space: Space) -> int:
    """Return the states in which the weights of the sets that hold it add up to ``low`` or more.

    ``weighted``: sets of states, each with its weight.
    """
    if low <= 0:
        return space.everything
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
