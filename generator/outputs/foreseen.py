"""What a build would say of sheets, found without one: what has no room, what cannot be drawn.

Layouts take seconds. A sheet is left out only where a single box is larger than its paper, so that
only boxes of very much text are laid out here, each by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from generator.diagnostics.diagnostic import Diagnostic
from generator.model import Protocol
from generator.paint.native import not_drawn
from generator.views.chart import ChartBox, Lane
from generator.views.chart_sheet import ChartSheet, pathway_sheet, poster
from generator.views.pathway_chart import ANY_POINT

MUCH = 1_200
"""Letters in a box, or in the answers that leave it, that could be too much for a letter, whose
smallest text leaves room for twice as many; each paragraph and each answer counts for some more."""

_LINE = 40
_ENDS = ("outcome", "pathway")  # kinds of boxes that stand in each part that leads to them


def foreseen(protocol: Protocol, site_url: str | None) -> Iterator[Diagnostic]:
    """Yield what publishing a protocol without errors would say of its sheets."""
    logo = protocol.publisher.logo
    if logo is not None and logo.kind == "svg":
        from generator.paint.pptx.logo import logo_pixels

        if logo_pixels(logo) is None:
            yield not_drawn(logo)
    sheets = (poster(protocol), *(pathway_sheet(protocol, each) for each in protocol.pathways))
    if any(True for sheet in sheets for _ in _full_boxes(sheet)):
        from generator.outputs.printing import left_out

        yield from left_out(protocol, site_url, _parts)


def _parts(sheet: ChartSheet) -> Iterator[ChartSheet]:
    """Yield the parts of a sheet that could be too large for its paper."""
    from generator.layout.split import alone

    for lane, box in _full_boxes(sheet):
        yield replace(sheet, chart=alone(sheet.chart, lane, box))


def _full_boxes(sheet: ChartSheet) -> Iterator[tuple[Lane, ChartBox]]:
    for lane in sheet.chart.lanes:
        for box in (*lane.boxes, *lane.side_boxes):
            # What may happen at any step is divided among parts.
            leaving = 0 if box.id == ANY_POINT else _answered(lane, box)
            if max(_held(box), leaving) > MUCH:
                yield lane, box


def _held(box: ChartBox) -> int:
    own = sum(len(each.text.text) + _LINE for each in box.paragraphs)
    return own + sum(_held(branch) + _LINE for branch in box.branches)


def _answered(lane: Lane, box: ChartBox) -> int:
    leaving = [arrow for arrow in lane.arrows if arrow.source == box.id]
    ends = {arrow.target for arrow in leaving}
    ended = sum(_held(each) for each in lane.boxes if each.id in ends and each.kind in _ENDS)
    return ended + sum(len(arrow.label or "") + _LINE for arrow in leaving)
