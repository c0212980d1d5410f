"""What each sheet says: the content that its fingerprint stands for, written out one by one.

It holds the words in their order and what structures them: nothing about layout, colours, anchors
or dates, and no name of the code. A view may gain, lose and rename fields: what stands here
decides. Keys and order are a contract with every print on a wall; whoever changes them raises
``VERSION``, and all prints are outdated. The site's own words for headings are no part of it: to
reword them makes no print outdated.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Contact, Sentence, SiteNote
from generator.views.blocks import blocks
from generator.views.chart import Chart, ChartBox, Lane
from generator.views.document import Json
from generator.views.pages import About
from generator.views.passage import PassageEntry
from generator.views.pathway import OutcomeEntry
from generator.views.questions import GroupEntry, ItemEntry
from generator.views.screening_page import PrintedTable
from generator.views.step import Exit, StepEntry
from generator.views.urgency import UrgencyMark
from generator.views.urgent import UrgentLine

VERSION = 2
"""Of the contract. 1 was what the code's own names made of the views."""


def chart_content(chart: Chart) -> Json:
    """Return what a chart says: its lanes with their boxes and, by position, their arrows."""
    return versioned(lanes=lanes_content(chart))


def versioned(**content: Json) -> Json:
    """Return the content of a sheet with the version of the contract."""
    return {"version": VERSION, **content}


def text_content(text: Sentence | None) -> Json:
    """Return what a text says; lines and the points of a list say something by themselves."""
    if text is None:
        return None
    lines = blocks(text)
    if len(lines) == 1:
        return text.text
    return [[line.mark, line.text] for line in lines]


def texts_content(texts: Iterable[Sentence]) -> Json:
    """Return what some texts say."""
    return [text_content(text) for text in texts]


def notes_content(notes: Iterable[SiteNote]) -> Json:
    """Return what notes of ours say."""
    return [text_content(note.text) for note in notes]


def contacts_content(contacts: Iterable[Contact]) -> Json:
    """Return whom to call: name, role, number; and what else there is of a contact."""
    return [_contact(contact) for contact in contacts]


def _contact(contact: Contact) -> Json:
    phone, texting, email = contact.phone, contact.texting, contact.email
    more: dict[str, Json] = {
        "label": phone.label if phone else None,
        "press": phone.press if phone else None,
        "phones": [[each.label, each.written, each.press] for each in contact.more_phones],
        "text": [texting.say, texting.written] if texting else None,
        "email": email.written if email else None,
        "link": contact.link.printed if contact.link else None,
        "hours": contact.hours,
        "languages": list(contact.languages),
    }
    used: Json = {key: value for key, value in more.items() if value}
    said: list[Json] = [contact.name, contact.role, phone.written if phone else None]
    return [*said, used] if used else said


def about_content(about: About) -> Json:
    """Return who publishes a sheet and what it cites: addresses as far as they are printed."""
    citations: list[Json] = [[text, link.url if link else None] for text, link in about.citations]
    return {
        "publisher": about.publisher,
        "address": text_content(about.address),
        "link": about.link.url if about.link else None,
        "citations": citations,
    }


def steps_content(entries: Iterable[StepEntry]) -> Json:
    """Return what steps say, and where each leads."""
    return [_step(entry) for entry in entries]


def _step(entry: StepEntry) -> Json:
    return {
        "label": entry.label,
        "text": text_content(entry.text),
        "note": None,
        **{each.kind: text_content(each.text) for each in (*entry.before, *entry.details)},
        "ways": [_way(way) for way in entry.ways],
        "branches": steps_content(entry.branches),
        "goes_on": entry.onward is not None,
        "ends": entry.ends,
    }


def _way(way: Exit) -> Json:
    said: list[Json] = [way.label, "back" if way.is_back else "on", way.target]
    points = [text_content(way.points)] if way.points else []
    return [*said, text_content(way.limit), *points]


def outcomes_content(entries: Iterable[OutcomeEntry]) -> Json:
    """Return what outcomes say."""
    return [
        [
            text_content(entry.title),
            text_content(entry.text),
            *urgency_content(entry.urgency).values(),
            *passages_content(entry.passages),
        ]
        for entry in entries
    ]


def urgency_content(mark: UrgencyMark | None) -> dict[str, Json]:
    """Return how soon something is to be done, if its author states that."""
    return {"urgency": mark.urgency} if mark else {}


def urgent_content(line: UrgentLine | None) -> dict[str, Json]:
    """Return the line over everything, if there is one, and whether it is the document's."""
    if line is None:
        return {}
    said: dict[str, Json] = {"text": text_content(line.text)}
    return {"urgent": {**said, "ours": True} if line.label else said}


def passages_content(entries: Iterable[PassageEntry]) -> list[Json]:
    """Return what passages say, which are warnings, and which are not the document's words."""
    return [
        {
            **({"ours": True} if entry.is_ours else {}),
            "kind": "warning" if entry.is_warning else "info",
            "title": text_content(entry.title),
            "text": text_content(entry.text),
        }
        for entry in entries
    ]


def with_passages(content: Json, entries: Iterable[PassageEntry]) -> Json:
    """Return the content of something with that of its passages, if it has any."""
    passages = passages_content(entries)
    assert isinstance(content, dict)
    return {**content, "passages": passages} if passages else content


def lanes_content(chart: Chart) -> Json:
    """Return what the lanes of a chart say; arrows name boxes by their position."""
    return [_lane(lane) for lane in chart.lanes]


def _lane(lane: Lane) -> Json:
    positions = {box.id: position for position, box in enumerate(lane.boxes)}
    return {
        "title": lane.title,
        "boxes": [_box(box) for box in lane.boxes],
        "arrows": [
            [positions[arrow.source], positions[arrow.target], arrow.kind, arrow.label]
            for arrow in lane.arrows
        ],
        "beside": [_box(box) for box in lane.side_boxes],
    }


def _box(box: ChartBox) -> Json:
    return {
        "kind": box.kind,
        "label": box.label,
        "paragraphs": [[each.label, text_content(each.text)] for each in box.paragraphs],
        "branches": [_box(branch) for branch in box.branches],
    }


def group_content(group: GroupEntry, titled: Iterable[str]) -> Json:
    """Return what a group of items says; its title where it is ``titled``."""
    return {
        "title": group.title if group.title in titled else None,
        "statement": text_content(group.statement),
        "at_least": group.at_least,
        "items": [_item(item) for item in group.items],
    }


def _item(item: ItemEntry) -> Json:
    said: list[Json] = [item.label, text_content(item.text), item.points]
    if item.answers:
        unit = text_content(item.number.unit) if item.number else None
        said.append([unit, *([_said(each.text), each.points] for each in item.answers)])
    return [*said, item.asked] if item.asked else said


def table_content(table: PrintedTable) -> Json:
    """Return what a rule's table says."""
    return {
        "columns": list(table.columns),
        "rows": [
            [
                [_said(cell) for cell in row.cells],
                [[each.text, each.leads_to] for each in row.readings],
            ]
            for row in table.rows
        ],
    }


def _said(text: Sentence | str) -> Json:
    return text if isinstance(text, str) else text_content(text)
