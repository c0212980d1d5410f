"""What a chart or sheet says, and nothing about how: the content that a fingerprint stands for.

Two prints with the same content say the same, whatever their layout, colours, anchors, or the
order in which other pathways are listed. The site's own words for headings are no part of it: to
reword them makes no print on a wall outdated.
"""

from __future__ import annotations

from generator.model import Sentence
from generator.views.blocks import blocks
from generator.views.card import Card
from generator.views.chart import Chart, ChartBox, Lane
from generator.views.chart_sheet import ChartSheet
from generator.views.data import Json, plain
from generator.views.handout import Handout
from generator.views.screening_sheet import ScreeningSheet

_NOT_SAID = frozenset(
    {
        "id",
        "hue",
        "href",
        "anchor",
        "chart",
        "places",
        "verified",
        "dial",
        "flows",
        "downloads",
        "way_number",
        "onward",
    }
)
"""Fields of views that decide how and where something is shown, or that are not shown at all."""


def _said(text: Sentence) -> Json:
    """Return what a text says; lines and the points of a list say something by themselves."""
    lines = blocks(text)
    if len(lines) == 1:
        return text.text
    return [[line.mark, line.text] for line in lines]


def chart_content(chart: Chart) -> Json:
    """Return what a chart says: its lanes with their boxes and, by position, their arrows."""
    return [_lane_content(lane) for lane in chart.lanes]


def _lane_content(lane: Lane) -> Json:
    positions = {box.id: position for position, box in enumerate(lane.boxes)}
    arrows: list[Json] = [
        [positions[arrow.source], positions[arrow.target], arrow.kind, arrow.label]
        for arrow in lane.arrows
    ]
    boxes = [_box_content(box) for box in (*lane.boxes, *lane.asides)]
    return {"title": lane.title, "boxes": boxes, "arrows": arrows}


def _box_content(box: ChartBox) -> Json:
    said: list[Json] = [box.kind, box.label]
    said += [[paragraph.label, _said(paragraph.text)] for paragraph in box.paragraphs]
    return [*said, *(_box_content(branch) for branch in box.branches)]


def chart_sheet_content(sheet: ChartSheet) -> Json:
    """Return what a poster or a pathway's sheet says: its chart, and what stands around it."""
    around, drawn = _shown(sheet, "name", "link"), chart_content(sheet.chart)
    content: dict[str, Json] = {"around": around, "chart": drawn}
    # Whom the chart names counts once.
    named = [each.name for each in sheet.contacts if each.name not in repr(drawn)]
    return content | {"contacts": list(named)} if named else content


def handout_content(handout: Handout) -> Json:
    """Return what a handout says, part by part."""
    return _shown(handout)


def screening_sheet_content(sheet: ScreeningSheet) -> Json:
    """Return what a screening sheet says."""
    return _shown(sheet)


def card_content(card: Card) -> Json:
    """Return what a card says."""
    return _shown(card, "link")


def _shown(view: object, *silent: str) -> Json:
    """Return what a view says. A field with its default says nothing, so that a view can gain one
    and prints on walls stay current."""
    return plain(view, _said, _NOT_SAID | set(silent), has_defaults=False)
