"""Sheets whose words flow by themselves: what of them is decided before they are set."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.views.papers import Paper
from generator.views.screening_sheet import ScreeningSheet

TICKED = (14.0, 13.5, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5)
"""Sizes in pt of the words of an item, and of a result, on a screening sheet: the first with which
it has one page, else two, the second for the result; else the last."""


@dataclass(frozen=True, slots=True)
class FlowingLayout:
    """How a sheet is set. ``measures`` are what its template is told; lengths are pt."""

    paper: Paper
    smallest: float  # no words of a step or an item are smaller
    measures: Mapping[str, Any]


def screening_sheet_layout(sheet: ScreeningSheet, paper: Paper) -> FlowingLayout:
    """Return how a screening sheet is set."""
    return FlowingLayout(paper, TICKED[-1], {"sizes": TICKED})
