"""A chart that no single drawing can show in readable text, cut into parts.

Lanes stay whole where they can. Where a lane is cut, a box at the end of an arrow says which step
of another part it leads to. What ends a way stands in every part that leads to it, as itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeAlias, TypeVar

from generator.layout.layered import in_flow
from generator.model import Sentence, Words
from generator.views.chart import ArrowKind, Chart, ChartArrow, ChartBox, Lane, Paragraph
from generator.views.pathway_chart import ANY_POINT
from generator.words.catalogue import SiteWords

Item = TypeVar("Item")
Fits: TypeAlias = Callable[[Chart], bool]


def in_parts(chart: Chart, fits: Fits, *, divides: bool = False) -> tuple[Chart, ...]:
    """Return as few parts as it takes until each fits, or holds a single box with its arrows.

    ``divides``: what may happen at any step stands in several parts, if need be, with some of its
    arrows in each.
    """

    def holds(*lanes: Lane) -> bool:
        return fits(replace(chart, lanes=lanes))

    groups: list[tuple[Lane, ...]] = []
    for lane in chart.lanes:
        if groups and holds(*groups[-1], lane):
            groups[-1] = (*groups[-1], lane)
        elif holds(lane):
            groups.append((lane,))
        else:
            groups.extend((piece,) for piece in _pieces(lane, holds, chart.words, divides=divides))
    return tuple(
        replace(chart, title=chart.words.part_of(chart.title, number, len(groups)), lanes=lanes)
        for number, lanes in enumerate(groups, 1)
    )


def alone(chart: Chart, lane: Lane, box: ChartBox) -> Chart:
    """Return the part of a chart that holds a single box with its arrows; no smaller one can be."""
    if box in lane.side_boxes:
        return replace(chart, lanes=(_beside(lane, [box]),))
    return replace(chart, lanes=(_piece(lane, [box.id], _ends(lane), chart.words),))


def _pieces(
    lane: Lane, holds: Callable[[Lane], bool], words: SiteWords, *, divides: bool
) -> Iterator[Lane]:
    """Cut a lane, in the order of its flow, into pieces as long as may be."""
    ends = _ends(lane)
    flow = [id for id in in_flow([b.id for b in lane.boxes], lane.arrows) if id not in ends]
    for ids in _runs(flow, lambda ids: holds(_piece(lane, ids, ends, words))):
        for part in _with_some_arrows(lane, ids, ends, holds, words) if divides else (lane,):
            yield _piece(part, ids, ends, words)
    for boxes in _runs(lane.side_boxes, lambda boxes: holds(_beside(lane, boxes))):
        yield _beside(lane, boxes)


def _with_some_arrows(
    lane: Lane,
    ids: Sequence[str],
    ends: frozenset[str],
    holds: Callable[[Lane], bool],
    words: SiteWords,
) -> Iterator[Lane]:
    """Yield a lane once for each piece that some boxes are drawn in.

    What may happen at any step is one list for many pieces, if need be; a decision is not, for
    whoever reads one piece takes its answers for all that there are.
    """
    if list(ids) != [ANY_POINT]:
        yield lane
        return
    leaving = [arrow for arrow in lane.arrows if arrow.source in ids]

    def with_arrows(arrows: Sequence[ChartArrow]) -> Lane:
        return replace(lane, arrows=tuple(arrows))

    for arrows in _runs(
        leaving, lambda arrows: holds(_piece(with_arrows(arrows), ids, ends, words))
    ):
        yield with_arrows(arrows)


def _runs(items: Sequence[Item], fits: Callable[[Sequence[Item]], bool]) -> list[Sequence[Item]]:
    """Cut a sequence into runs that fit, each as long as may be, but never without an item."""
    runs: list[Sequence[Item]] = []
    start = 0
    while start < len(items):
        length = _longest_run(items[start:], fits)
        runs.append(items[start : start + length])
        start += length
    return runs


def _longest_run(items: Sequence[Item], fits: Callable[[Sequence[Item]], bool]) -> int:
    """Return how many of the first items fit; one where no more do.

    To try out few items costs little, so their number is doubled until it is too large.
    """
    low, high = 1, min(2, len(items))  # `low` items fit, or must
    while high > low and fits(items[:high]):
        low, high = high, min(2 * high, len(items))
    while high - low > 1:
        middle = (low + high) // 2
        if fits(items[:middle]):
            low = middle
        else:
            high = middle
    return low


def _ends(lane: Lane) -> frozenset[str]:
    """Return the boxes that end a way: no steps, and no arrow leaves them."""
    leaving = {arrow.source for arrow in lane.arrows}
    arriving = {arrow.target for arrow in lane.arrows}
    return frozenset(
        box.id
        for box in lane.boxes
        if box.kind in ("outcome", "pathway") and box.id in arriving - leaving
    )


def _beside(lane: Lane, side_boxes: Sequence[ChartBox]) -> Lane:
    return replace(lane, boxes=(), arrows=(), side_boxes=tuple(side_boxes))


def _piece(lane: Lane, ids: Sequence[str], ends: frozenset[str], words: SiteWords) -> Lane:
    """Return a lane with some of its boxes, and one box for each step that they lead out to."""
    by_id = {box.id: box for box in lane.boxes}
    leaving = [arrow for arrow in lane.arrows if arrow.source in ids]
    reached = dict.fromkeys(arrow.target for arrow in leaving if arrow.target not in ids)
    arrows = [
        _leading_out(arrow) if arrow.target in reached.keys() - ends else arrow for arrow in leaving
    ]
    outside = (by_id[id] if id in ends else _stub(by_id[id], words) for id in reached)
    boxes = (*(by_id[id] for id in ids), *outside)
    return replace(lane, boxes=boxes, arrows=tuple(arrows), side_boxes=())


def _leading_out(arrow: ChartArrow) -> ChartArrow:
    """Lead to the stub instead, which stands ahead even where the box itself stands behind."""
    kind: ArrowKind = "next" if arrow.label is None else "answer"
    return replace(arrow, target=_stub_id(arrow.target), kind=kind)


def _stub_id(id: str) -> str:
    return f"_to-{id}"


def _stub(box: ChartBox, words: SiteWords) -> ChartBox:
    """Return the box that stands in for one of another part."""
    span = box.paragraphs[0].text.span
    text = Sentence((Words(words.continued.filled(name=box.name)),), "ours", span)
    return ChartBox(
        _stub_id(box.id), "pathway", None, (Paragraph(None, text),), (), box.href, box.hue, box.id
    )
