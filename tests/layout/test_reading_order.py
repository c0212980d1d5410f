"""A step never stands to the left of the one before it in its row, nor above it in its column."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.layout.fit import fit
from generator.layout.geometry import PlacedBox, Rect
from tests.charts import WIDTHS, all_charts, drawing

NAMES = tuple(all_charts())


def is_backwards(one: Rect, other: Rect) -> bool:
    """Whether a box that follows stands where nobody looks for it."""
    in_one_row = one.y < other.bottom and other.y < one.bottom
    in_one_column = one.x < other.right and other.x < one.right
    if in_one_row and not in_one_column:
        return other.x < one.x
    return in_one_column and other.y < one.y


def out_of_order(boxes: tuple[PlacedBox, ...]) -> list[str]:
    """The boxes that stand before the one that they follow."""
    found = [
        f"{one.box.id} > {other.box.id}"
        for one, other in pairwise(boxes)
        if is_backwards(one.frame, other.frame)
    ]
    return found + [each for box in boxes for each in out_of_order(box.branches)]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", NAMES)
def test_steps_are_read_forwards(name: str, width: int) -> None:
    for lane in drawing(name, width).lanes:
        steps = tuple(b for b in lane.boxes if b.box.kind in ("action", "decision", "parallel"))
        assert out_of_order(steps) == [], lane.lane.id


@pytest.mark.parametrize("room", [(562.0, 640.0), (742.0, 1010.0), (1010.0, 742.0), (900.0, 420.0)])
@pytest.mark.parametrize("name", NAMES)
def test_steps_are_read_forwards_on_paper_and_slides(name: str, room: tuple[float, float]) -> None:
    parts = fit(all_charts()[name], *room, 6.0, 40.0)
    assert len(parts) == 1 or name.startswith(("forty.", "branching."))
    for lane in (lane for part in parts for lane in part.lanes):
        steps = tuple(b for b in lane.boxes if b.box.kind in ("action", "decision", "parallel"))
        assert out_of_order(steps) == [], lane.lane.id
