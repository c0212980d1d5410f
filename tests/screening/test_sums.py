"""Conditions in the form of sums, and what is no condition."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from screenings import HERE, TWO, both

from generator.model import GroupMet
from generator.screening.changes import changes
from generator.screening.evaluate import evaluate
from generator.screening.states import meeting, space_of
from generator.screening.sums import as_sums, holds, size, sums_in


@pytest.mark.parametrize(
    "read",
    [
        lambda other: evaluate(TWO, other, {}),
        lambda other: meeting(TWO, other, space_of(("a",))),
        lambda other: as_sums(TWO, other),
        lambda other: list(sums_in(other)),
        lambda other: holds(other, {}),
        lambda other: size(other),
        lambda other: list(changes(TWO, both("all", GroupMet("g", HERE), other))),
    ],
    ids=["evaluate", "meeting", "as_sums", "sums_in", "holds", "size", "changes"],
)
def test_what_is_no_condition_is_refused_by_name(read: Callable[[Any], object]) -> None:
    with pytest.raises(AssertionError, match="perhaps"):
        read("perhaps")
