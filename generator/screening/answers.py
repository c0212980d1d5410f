"""Answers and readings, and the scores that there can be.

An item is answered yes, no, or not yet. A rule is *met* or *not met* when the answers given decide
it, and *open* while they do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from generator.model import Screening

Answer = Literal["yes", "no", "not answered"]
Truth = Literal["met", "not met", "open"]
Answers = Mapping[str, Answer]
"""Item → answer; an item that is missing is not answered."""

MAX_SCORE = 100_000
"""The largest sum of points of one screening; it bounds how many scores there can be."""


def reachable_scores(screening: Screening, groups: tuple[str, ...]) -> frozenset[int]:
    """Return every score that the groups can have."""
    scores = 1  # bit n is set: the score n is reachable
    for item in (item for name in groups for item in screening.group(name).items):
        scores |= scores << item.points
    return frozenset(score for score, bit in enumerate(reversed(bin(scores))) if bit == "1")
