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
from generator.words.catalogue import SiteWords

_APART = 0.1  # sizes of the text: between the items of a list

FEW = 2
"""So many contacts stand at the foot of each page; more stand together behind the pathways."""


def blocks_of(sheet: ChartSheet, *, has_head: bool) -> list[Unit]:
    """Return the blocks of a sheet. ``has_head``: each lane has its own head."""
    words = sheet.chart.words
    units: list[Unit] = [passage_unit(each) for each in sheet.passages if each.is_warning]
    units += [passage_unit(each) for each in sheet.passages if not each.is_warning]
    for lane in sheet.chart.lanes:
        passages = [passage_unit(each, of_sheet=False) for each in sheet.of_lanes.get(lane.id, ())]
        units += _lane_units(lane, _head(sheet.heads[lane.id]) if has_head else None)
        units += passages
    if len(sheet.contacts) > FEW:
        units.append(ContactGrid(tuple(contact_text(each, words) for each in sheet.contacts)))
    if sheet.notes:
        units.append(notes_unit(sheet.notes, words))
    if sheet.citations:
        units.append(citations_unit(sheet))
    return units


def few_contacts(sheet: ChartSheet) -> ContactGrid | None:
    """Return the contacts that stand at the foot of each page."""
    if not sheet.contacts or len(sheet.contacts) > FEW:
        return None
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
            else Listing(bare, closer(item), head)
        )


def closer(item: Content) -> Content:
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
        def fits(part: Chart) -> bool:
            head = again(unit.head) if unit.head else None
            high = (section(lane, head).height(width, look) for lane in part.lanes)
            return sum(high) <= height

        cut = in_parts(replace(chart, lanes=(unit.lane,)), fits, divides=True)
        lanes = [lane for part in cut for lane in part.lanes]
        rest = again(unit.head) if unit.head else None
        return [
            section(lane, unit.head if number == 0 else rest) for number, lane in enumerate(lanes)
        ]

    return parts


def passage_unit(entry: PassageEntry, *, of_sheet: bool = True) -> NoteUnit:
    """Return a passage as a block."""
    said, label = Paragraph(None, entry.text), passage_head(entry)
    look: NoteLook = "ours" if entry.is_ours else "warning" if entry.is_warning else "passage"
    if not label:
        plain = ChartBox("_passage", "action", None, (said,), (), None)
        return NoteUnit(content(plain, LONGEST), look, of_sheet)
    title = Paragraph(None, Sentence((Words(label),), "ours", entry.text.span))
    box = ChartBox("_passage", "note", None, (title, said), (), None)
    return NoteUnit(content(box, LONGEST), look, of_sheet)


def notes_unit(notes: Sequence[Sentence], words: SiteWords) -> NoteUnit:
    """Return the notes of the site as one block."""
    mark = Sentence((Words(words.site_note),), "ours", notes[0].span)
    said = tuple(Paragraph(None, note) for note in notes)
    box = ChartBox("_notes", "note", None, (Paragraph(None, mark), *said), (), None)
    return NoteUnit(content(box, LONGEST), "ours")


def citations_unit(sheet: ChartSheet) -> NoteUnit:
    """Return what is cited, with its addresses, as one block."""
    span = sheet.span
    title = Paragraph(None, Sentence((Words(sheet.chart.words.citation),), "ours", span))
    said = (f"{text}: {url}" for text, url in sheet.citations)
    paragraphs = (Paragraph(None, Sentence((Words(each),), "official", span)) for each in said)
    box = ChartBox("_citations", "note", None, (title, *paragraphs), (), None)
    return NoteUnit(content(box, LONGEST), "passage")
