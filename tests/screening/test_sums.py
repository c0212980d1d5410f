"""Conditions in the form of sums, and what is no condition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from generator.model import YES_NO, Condition, GroupMet, ItemHolds, Negated, ScoreWithin
from generator.screening.mutations import mutations
from generator.screening.states import meeting, space_of
from generator.screening.sums import as_sums, holds, size, sums_in
from tests.kleene import evaluate
from tests.screenings import HERE, TWO, both


@pytest.mark.parametrize(
    "read",
    [
        lambda other: evaluate(TWO, other, {}),
        lambda other: meeting(TWO, other, space_of({"a": YES_NO})),
        lambda other: as_sums(TWO, other),
        lambda other: list(sums_in(other)),
        lambda other: holds(other, {}),
        lambda other: size(other),
        lambda other: list(mutations(TWO, both("all", GroupMet("g", HERE), other))),
    ],
    ids=["evaluate", "meeting", "as_sums", "sums_in", "holds", "size", "changes"],
)
def test_what_is_no_condition_is_refused_by_name(read: Callable[[Any], object]) -> None:
    with pytest.raises(AssertionError, match="perhaps"):
        read("perhaps")


G = GroupMet("g", HERE)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (ItemHolds("g0", HERE), 1 + 1),
        (G, 1 + 2),
        (ScoreWithin(("g", "h"), 1, 2, HERE), 1 + 4),  # one item has no points
        (Negated(G, HERE), 1 + 3),
        (both("any", G, Negated(G, HERE)), 1 + 3 + 4),
    ],
)
def test_one_reading_looks_at_each_item_and_condition(condition: Condition, expected: int) -> None:
    assert size(as_sums(TWO, condition)) == expected
