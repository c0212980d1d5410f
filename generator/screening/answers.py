"""Answers and readings.

An item is answered with one of its answers, such as yes or no, or not yet. A rule is *met* or *not
met* when the answers given decide it, and *open* while they do not.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

NOT_ANSWERED = "not answered"

Truth = Literal["met", "not met", "open"]
Answers = Mapping[str, str]
"""Item → answer; an item that is missing is not answered."""

MAX_SCORE = 100_000
"""The largest sum of points of one screening; it bounds how many scores there can be."""
