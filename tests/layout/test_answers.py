"""Answers stand in charts as the author wrote them: the first is the leftmost or topmost."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.layout.fit import fit, whole
from generator.layout.geometry import ChartLayout, PlacedArrow
from generator.views.chart import Chart
from tests.charts import WIDTHS, all_charts, arrow, box, chart


def fan(*labels: str) -> Chart:
    """A decision with an answer to a box each, in this order."""
    names = [f"to-{n}" for n in range(len(labels))]
    boxes = (box("ask", kind="decision"), *map(box, names), box("end", kind="outcome"))
    arrows = [arrow(f"ask>{name}", label) for name, label in zip(names, labels, strict=True)]
    arrows += [arrow(f"{name}>end") for name in names]
    return chart(boxes, tuple(arrows))


def leaping(*labels: str) -> Chart:
    """A decision whose answers lead to boxes the other way round."""
    names = [f"to-{n}" for n in range(len(labels))]
    boxes = (box("ask", kind="decision"), *map(box, names), box("end", kind="outcome"))
    ends = zip(reversed(names), labels, strict=True)
    arrows = [arrow(f"ask>{name}", label) for name, label in ends]
    return chart(boxes, (*arrows, *(arrow(f"{name}>end") for name in names)))


MADE = {
    "two": fan("Yes", "No"),
    "four": fan("Yes", "No", "Not sure", "Nobody knows"),
    "long": fan("Yes, and somebody was told about it today", "No, or nobody was told"),
    "long-first": fan("Yes, and somebody was told about it today", "No"),
    "leaping": leaping("Yes", "No", "Not sure"),
}


def answers_of(drawing: ChartLayout) -> list[list[PlacedArrow]]:
    """The answers of each box that lead on, in the author's order."""
    found: dict[tuple[str, str], list[PlacedArrow]] = {}
    for lane in drawing.lanes:
        written = {each: number for number, each in enumerate(lane.lane.arrows)}
        for each in sorted(lane.arrows, key=lambda each: written[each.arrow]):
            if each.answer is not None and not each.leads_back:
                found.setdefault((lane.lane.id, each.arrow.source), []).append(each)
    return list(found.values())


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", [*MADE, *all_charts()])
def test_answers_are_read_in_the_order_written(name: str, width: int) -> None:
    shown = MADE[name] if name in MADE else all_charts()[name]
    for drawing in (*fit(shown, width), whole(shown, width)):
        for answers in answers_of(drawing):
            places = [each.answer.frame for each in answers if each.answer]
            for one, other in pairwise(places):
                is_right = other.x >= one.right and other.bottom > one.y
                is_below = other.y >= one.y + 1 and other.bottom >= one.bottom
                assert is_right or is_below, [each.arrow.label for each in answers]
