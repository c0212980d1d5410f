"""A chart that no single drawing can show in readable text, cut into parts.

Lanes stay whole where they can. Where a lane is cut, a box at the end of an arrow says which step
of another part it leads to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from generator.layout.tree import in_flow
from generator.model import Sentence, Words
from generator.views import words
from generator.views.chart import ArrowKind, Chart, ChartArrow, ChartBox, Lane, Paragraph


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
    flow = in_flow([box.id for box in lane.boxes], lane.arrows)
    pieces: list[Lane] = []
    start = 0
    while start < len(flow):
        # `low` boxes fit, or there is only one; `high` do not, or there are no more.
        low, high = 1, len(flow) - start + 1
        while high - low > 1:
            middle = (low + high) // 2
            if may_hold([_piece(lane, flow[start : start + middle])]):
                low = middle
            else:
                high = middle
        pieces.append(_piece(lane, flow[start : start + low]))
        start += low
    if lane.asides:
        pieces.append(replace(lane, boxes=(), arrows=()))
    return pieces


def _piece(lane: Lane, ids: Sequence[str]) -> Lane:
    """Return a lane with some of its boxes, and one box for each step that they lead out to."""
    by_id = {box.id: box for box in lane.boxes}
    leaving = [arrow for arrow in lane.arrows if arrow.source in ids]
    outside = dict.fromkeys(a.target for a in leaving if a.target not in ids)
    arrows = [_leading_out(arrow) if arrow.target in outside else arrow for arrow in leaving]
    boxes = (*(by_id[id] for id in ids), *(_stub(by_id[id]) for id in outside))
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
