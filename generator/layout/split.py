"""A chart that no single drawing can show in readable text, cut into parts.

Lanes stay whole where they can. Where a lane is cut, a box at the end of an arrow says which step
of another part it leads to. What ends a way stands in every part that leads to it, as itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from generator.layout.tree import in_flow
from generator.model import Sentence, Words
from generator.views import words
from generator.views.chart import ArrowKind, Chart, ChartArrow, ChartBox, Lane, Paragraph

Item = TypeVar("Item")


def in_parts(chart: Chart, fits: Callable[[Chart], bool]) -> tuple[Chart, ...]:
    """Return as few parts as it takes until each fits, or holds a single box with its arrows."""

    def may_hold(lanes: Sequence[Lane]) -> bool:
        return fits(replace(chart, lanes=tuple(lanes)))

    groups: list[tuple[Lane, ...]] = []
    for lane in chart.lanes:
        if groups and may_hold((*groups[-1], lane)):
            groups[-1] = (*groups[-1], lane)
        elif may_hold((lane,)):
            groups.append((lane,))
        else:
            groups.extend((piece,) for piece in _pieces(lane, may_hold))
    return tuple(
        replace(chart, title=words.part_of(chart.title, number, len(groups)), lanes=lanes)
        for number, lanes in enumerate(groups, 1)
    )


def _pieces(lane: Lane, may_hold: Callable[[Sequence[Lane]], bool]) -> list[Lane]:
    """Cut a lane, in the order of its flow, into pieces as long as may be."""
    ends = _ends(lane)
    flow = [id for id in in_flow([b.id for b in lane.boxes], lane.arrows) if id not in ends]
    pieces = [
        _piece(lane, ids, ends)
        for ids in _runs(flow, lambda ids: may_hold([_piece(lane, ids, ends)]))
    ]
    asides = _runs(lane.asides, lambda boxes: may_hold([_beside(lane, boxes)]))
    return [*pieces, *(_beside(lane, boxes) for boxes in asides)]


def _runs(items: Sequence[Item], fits: Callable[[Sequence[Item]], bool]) -> list[Sequence[Item]]:
    """Cut a sequence into runs that fit, each as long as may be, but never without an item."""
    runs: list[Sequence[Item]] = []
    start = 0
    while start < len(items):
        # `low` items fit, or there is only one; `high` do not, or there are no more.
        low, high = 1, len(items) - start + 1
        while high - low > 1:
            middle = (low + high) // 2
            if fits(items[start : start + middle]):
                low = middle
            else:
                high = middle
        runs.append(items[start : start + low])
        start += low
    return runs


def _ends(lane: Lane) -> frozenset[str]:
    """Return the boxes that end a way: no steps, and no arrow leaves them."""
    leaving = {arrow.source for arrow in lane.arrows}
    arriving = {arrow.target for arrow in lane.arrows}
    return frozenset(
        box.id
        for box in lane.boxes
        if box.kind in ("outcome", "pathway") and box.id in arriving - leaving
    )


def _beside(lane: Lane, asides: Sequence[ChartBox]) -> Lane:
    return replace(lane, boxes=(), arrows=(), asides=tuple(asides))


def _piece(lane: Lane, ids: Sequence[str], ends: frozenset[str]) -> Lane:
    """Return a lane with some of its boxes, and one box for each step that they lead out to."""
    by_id = {box.id: box for box in lane.boxes}
    leaving = [arrow for arrow in lane.arrows if arrow.source in ids]
    reached = dict.fromkeys(arrow.target for arrow in leaving if arrow.target not in ids)
    arrows = [
        _leading_out(arrow) if arrow.target in reached.keys() - ends else arrow for arrow in leaving
    ]
    outside = (by_id[id] if id in ends else _stub(by_id[id]) for id in reached)
    boxes = (*(by_id[id] for id in ids), *outside)
    return replace(lane, boxes=boxes, arrows=tuple(arrows), asides=())


def _leading_out(arrow: ChartArrow) -> ChartArrow:
    """Lead to the stub instead, which stands ahead even where the box itself stands behind."""
    kind: ArrowKind = "next" if arrow.label is None else "answer"
    return replace(arrow, target=_stub_id(arrow.target), kind=kind)


def _stub_id(id: str) -> str:
    return f"_to-{id}"


def _stub(box: ChartBox) -> ChartBox:
    """Return the box that stands in for one of another part."""
    span = box.paragraphs[0].text.span
    text = Sentence((Words(words.continued(box.name)),), "ours", span)
    return ChartBox(
        _stub_id(box.id), "pathway", None, (Paragraph(None, text),), (), box.href, box.id
    )
