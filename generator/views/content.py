"""What each sheet says: the content that its fingerprint stands for, written out one by one.

It holds the words in their order and what structures them: nothing about layout, colours, anchors
or dates, and no name of the code. A view may gain, lose and rename fields: what stands here
decides. Keys and order are a contract with every print on a wall; whoever changes them raises
``VERSION``, and all prints are outdated. The site's own words for headings are no part of it: to
reword them makes no print outdated.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.model import Contact, Group, Sentence, SiteNote
from generator.views.blocks import blocks
from generator.views.card import Card
from generator.views.chart import Chart, ChartBox, Lane
from generator.views.chart_sheet import ChartSheet
from generator.views.document import Json
from generator.views.handout import Handout, HandoutPathway, HandoutScreening
from generator.views.pages import About
from generator.views.pathway import OutcomeEntry
from generator.views.screening_page import RuleTable, ScreeningSection
from generator.views.screening_sheet import ScreeningSheet, SheetSection
from generator.views.slides import Passage, PathwayShow, ScreeningShow, SlideShow
from generator.views.step import StepEntry, Transition

VERSION = 2
"""Of the contract. 1 was what the code's own names made of the views."""


def chart_content(chart: Chart) -> Json:
    """Return what a chart says: its lanes with their boxes and, by position, their arrows."""
    return _versioned(lanes=_lanes(chart))


def chart_sheet_content(sheet: ChartSheet) -> Json:
    """Return what a poster or a pathway's sheet says: its chart, and what stands around it."""
    return _versioned(
        title=_text(sheet.title),
        protocol=sheet.protocol,
        publisher=sheet.publisher,
        status=sheet.status,
        contacts=_contacts(sheet.contacts),
        notes=_texts(sheet.notes),
        lanes=_lanes(sheet.chart),
    )


def handout_content(handout: Handout) -> Json:
    """Return what a handout says, part by part."""
    return _versioned(
        title=_text(handout.title),
        protocol=handout.short_title,
        status=handout.status,
        about=_about(handout.about),
        contacts=_contacts(handout.contacts),
        contact_notes=_notes(handout.contact_notes),
        notes=_notes(handout.notes),
        pathways=[_handout_pathway(each) for each in handout.pathways],
        screening=_handout_screening(handout.screening) if handout.screening else None,
    )


def screening_sheet_content(sheet: ScreeningSheet) -> Json:
    """Return what a screening sheet says."""
    return _versioned(
        title=_text(sheet.title),
        protocol=sheet.short_title,
        status=sheet.status,
        about=_about(sheet.about),
        sections=[_sheet_section(section) for section in sheet.sections],
        outcomes=_outcomes(sheet.outcomes),
        notes=_notes(sheet.notes),
        notes_below=_notes(sheet.notes_below),
        pathway_notes=_texts(sheet.pathway_notes),
    )


def card_content(card: Card) -> Json:
    """Return what a card says."""
    return _versioned(
        title=_text(card.title),
        protocol=card.short_title,
        status=card.status,
        publisher=card.publisher,
        contacts=_contacts(card.contacts),
        notes=_notes(card.notes),
        pathways=[
            {
                "title": _text(pathway.title),
                "note": _text(pathway.note),
                "steps": _steps(pathway.steps),
                "outcomes": _outcomes(pathway.outcomes),
            }
            for pathway in card.pathways
        ],
    )


def slides_content(show: SlideShow) -> Json:
    """Return what the slides say."""
    return _versioned(
        title=_text(show.title),
        status=show.status,
        about=_about(show.about),
        pathways=[_slide_pathway(pathway) for pathway in show.pathways],
        screenings=[_slide_screening(screening) for screening in show.screenings],
        contacts=_contacts(show.contacts),
        notes=_notes(show.notes),
        screening_notes=_notes(show.screening_notes),
        contact_notes=_notes(show.contact_notes),
    )


def _versioned(**content: Json) -> Json:
    return {"version": VERSION, **content}


def _text(text: Sentence | None) -> Json:
    """Return what a text says; lines and the points of a list say something by themselves."""
    if text is None:
        return None
    lines = blocks(text)
    if len(lines) == 1:
        return text.text
    return [[line.mark, line.text] for line in lines]


def _texts(texts: Iterable[Sentence]) -> Json:
    return [_text(text) for text in texts]


def _notes(notes: Iterable[SiteNote]) -> Json:
    return [_text(note.text) for note in notes]


def _contacts(contacts: Iterable[Contact]) -> Json:
    return [
        [contact.name, contact.role, contact.phone.written if contact.phone else None]
        for contact in contacts
    ]


def _about(about: About) -> Json:
    """Return who publishes a sheet and what it cites: addresses as far as they are printed."""
    citations: list[Json] = [[text, link.url if link else None] for text, link in about.citations]
    return {
        "publisher": about.publisher,
        "address": _text(about.address),
        "link": about.link.url if about.link else None,
        "citations": citations,
    }


def _steps(entries: Iterable[StepEntry]) -> Json:
    return [_step(entry) for entry in entries]


def _step(entry: StepEntry) -> Json:
    return {
        "label": entry.label,
        "text": _text(entry.text),
        "note": None,
        **{each.kind: _text(each.text) for each in entry.details},
        "ways": [_way(way) for way in entry.ways],
        "branches": _steps(entry.branches),
        "goes_on": entry.onward is not None,
        "ends": entry.ends,
    }


def _way(way: Transition) -> Json:
    return [way.label, "back" if way.is_back else "on", way.target, _text(way.limit)]


def _outcomes(entries: Iterable[OutcomeEntry]) -> Json:
    return [[_text(entry.title), _text(entry.text)] for entry in entries]


def _lanes(chart: Chart) -> Json:
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
        "beside": [_box(box) for box in lane.asides],
    }


def _box(box: ChartBox) -> Json:
    return {
        "kind": box.kind,
        "label": box.label,
        "paragraphs": [[each.label, _text(each.text)] for each in box.paragraphs],
        "branches": [_box(branch) for branch in box.branches],
    }


def _handout_pathway(part: HandoutPathway) -> Json:
    return {
        "title": _text(part.pathway.title),
        "note": _text(part.pathway.note),
        "steps": _steps(part.pathway.steps),
        "outcomes": _outcomes(part.pathway.outcomes),
        "contacts": _contacts(part.pathway.contacts),
        "notes": _texts(part.pathway.notes),
    }


def _handout_screening(part: HandoutScreening) -> Json:
    return {
        "sections": [_screening_section(section) for section in part.page.sections],
        "outcomes": _outcomes(part.page.outcomes),
        "notes": _notes(part.notes),
    }


def _screening_section(section: ScreeningSection) -> Json:
    groups = [_group(group, section.named) for group in section.groups]
    return {"title": section.title, "groups": groups, "table": _table(section.table)}


def _sheet_section(section: SheetSection) -> Json:
    titled = [each.group.title for each in section.groups if each.is_titled]
    return {
        "title": _text(section.title),
        "groups": [_group(each.group, titled) for each in section.groups],
        "table": _table(section.table),
    }


def _group(group: Group, titled: Iterable[str]) -> Json:
    return {
        "title": group.title if group.title in titled else None,
        "statement": _text(group.statement),
        "at_least": group.at_least,
        "items": [[item.label, _text(item.text), item.points] for item in group.items],
    }


def _table(table: RuleTable) -> Json:
    return {
        "columns": list(table.columns),
        "rows": [
            [list(row.cells), [[each.text, each.leads_to] for each in row.readings]]
            for row in table.rows
        ],
    }


def _slide_pathway(pathway: PathwayShow) -> Json:
    return {
        "title": _text(pathway.title),
        "lanes": _lanes(pathway.chart),
        "slides": [[_passages(each.passages), _passages(each.notes)] for each in pathway.builds],
        "notes": _passages(pathway.notes),
    }


def _slide_screening(screening: ScreeningShow) -> Json:
    return {
        "title": screening.title,
        "groups": [[group.title, _passages(group.passages)] for group in screening.groups],
        "lanes": _lanes(screening.chart),
        "table": _table(screening.table),
        "outcomes": _passages(screening.outcomes),
    }


def _passages(passages: Iterable[Passage]) -> Json:
    return [[passage.number, passage.text] for passage in passages]
