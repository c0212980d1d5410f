"""A sheet's view → the blocks that stand on it, in the author's order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.layout.arrange import prepare
from generator.layout.content import Content, content
from generator.layout.sheets.contacts import ContactGrid, contact_text
from generator.layout.sheets.flow import Parts
from generator.layout.sheets.head import Head, again, head_of
from generator.layout.sheets.items import NoteLook
from generator.layout.sheets.units import Listing, Look, NoteUnit, Section, Unit
from generator.layout.sheets.words import LONGEST
from generator.layout.split import in_parts
from generator.model import Sentence, Words
from generator.views.chart import Chart, ChartBox, Lane, Paragraph
from generator.views.chart_sheet import ChartSheet, HeadText
from generator.views.passage import PassageEntry
from generator.views.passage import head_of as passage_head

_APART = 0.1  # sizes of the text: between the items of a list

FEW = 2
"""So many contacts stand at the foot of each page; more stand together behind the pathways."""


def blocks_of(sheet: ChartSheet, *, has_head: bool) -> list[Unit]:
    """Return the blocks of a sheet. ``has_head``: each lane has its own head."""
    units: list[Unit] = [passage_unit(each) for each in sheet.passages if each.is_warning]
    units += [passage_unit(each) for each in sheet.passages if not each.is_warning]
    for lane in sheet.chart.lanes:
        passages = [passage_unit(each, of_sheet=False) for each in sheet.of_lanes.get(lane.id, ())]
        units += _lane_units(lane, _head(sheet.heads[lane.id]) if has_head else None)
        units += passages
    if len(sheet.contacts) > FEW:
        units.append(_contacts(sheet))
    if sheet.notes:
        units.append(NoteUnit(_told(sheet.chart.words.site_note, sheet.notes), "ours"))
    if sheet.citations:
        units.append(citations_unit(sheet))
    return units


def few_contacts(sheet: ChartSheet) -> ContactGrid | None:
    """Return the contacts that stand at the foot of each page."""
    return _contacts(sheet) if 0 < len(sheet.contacts) <= FEW else None


def _contacts(sheet: ChartSheet) -> ContactGrid:
    return ContactGrid(tuple(contact_text(each, sheet.chart.words) for each in sheet.contacts))


def _head(text: HeadText) -> Head:
    return head_of(text.title, text.runs, text.hue, text.urgency)


def heads_of(sheet: ChartSheet) -> dict[str, Head]:
    """Return all heads of a sheet, or of the set that it belongs to."""
    return {name: _head(text) for name, text in sheet.heads.items()}


def _lane_units(lane: Lane, head: Head | None) -> Iterator[Unit]:
    """Yield a pathway's steps, then the lists and notes beside them."""
    bare = replace(lane, side_boxes=())
    if lane.boxes:
        yield section(bare, head)
    for box in lane.side_boxes:
        item = content(box, LONGEST)
        yield (
            NoteUnit(item, "ours", is_of_sheet=False)
            if box.kind == "note"
            else Listing(bare, _closer(item), head)
        )


def _closer(item: Content) -> Content:
    """Return a list whose items stand closer to each other: their numbers tell them apart."""
    return replace(
        item, texts=tuple(replace(each, above=min(each.above, _APART)) for each in item.texts)
    )


def section(lane: Lane, head: Head | None) -> Section:
    """Return a lane as a block: its steps, or the chart of one that branches."""
    found = prepare(lane, LONGEST)
    if found.links is not None:
        return Section(lane, head, found.items, found.links)
    return Section(lane, head, (), (), found)


def parts_of(chart: Chart) -> Parts:
    """Return what cuts the chart of a section into parts that a column holds."""

    def parts(unit: Section, width: float, height: float, look: Look) -> Sequence[Section]:
        rest = again(unit.head) if unit.head else None

        def fits(part: Chart) -> bool:
            (lane,) = part.lanes
            heads = (unit.head, rest)  # the first part has the one, all others the other
            return max(section(lane, head).height(width, look) for head in heads) <= height

        cut = in_parts(replace(chart, lanes=(unit.lane,)), fits, divides=True)
        lanes = [lane for part in cut for lane in part.lanes]
        return [
            section(lane, unit.head if number == 0 else rest) for number, lane in enumerate(lanes)
        ]

    return parts


def passage_unit(entry: PassageEntry, *, of_sheet: bool = True) -> NoteUnit:
    """Return a passage as a block."""
    look: NoteLook = "ours" if entry.is_ours else "warning" if entry.is_warning else "passage"
    return NoteUnit(_told(passage_head(entry), (entry.text,)), look, of_sheet)


def citations_unit(sheet: ChartSheet) -> NoteUnit:
    """Return what is cited, with its addresses, as one block."""
    said = (Words(f"{text}: {url}") for text, url in sheet.citations)
    texts = [Sentence((each,), "official", sheet.span) for each in said]
    return NoteUnit(_told(sheet.chart.words.citation, texts), "passage")


def _told(title: str, texts: Sequence[Sentence]) -> Content:
    """Return texts below what they are called, if they are called anything."""
    said = tuple(Paragraph(None, each) for each in texts)
    if not title:
        return content(ChartBox("_told", "action", None, said, (), None), LONGEST)
    head = Paragraph(None, Sentence((Words(title),), "ours", texts[0].span))
    return content(ChartBox("_told", "note", None, (head, *said), (), None), LONGEST)
