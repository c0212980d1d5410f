"""A chart for paper: the poster of all pathways, or the sheet of one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.diagnostics.span import Span
from generator.model import Contact, Link, OutcomeTarget, Pathway, Protocol, Sentence, SiteNote
from generator.views import words
from generator.views.chart import Chart, Lane, Paragraph
from generator.views.overview_chart import is_said_beside, lists_beside, overview_chart
from generator.views.pages import named_contacts, page_head
from generator.views.pathway_chart import box_id, pathway_chart
from generator.views.screening_chart import group_box, screening_chart
from generator.views.signs import Sign, pathway_sign

POSTER = "poster"


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """What a sheet says around its chart and in it."""

    name: str  # as in the names of files
    title: Sentence
    protocol: str  # the short title of the protocol that the sheet is a part of
    publisher: str
    link: Link | None  # where the publisher's address leads
    hue: Sign | None  # None: of all pathways
    status: str | None  # None while the protocol is in use
    language: str
    chart: Chart
    contacts: tuple[Contact, ...]
    notes: tuple[SiteNote, ...]
    span: Span


def poster(protocol: Protocol) -> ChartSheet:
    """Return the sheet of all pathways and rules, with everybody to call."""
    chart = overview_chart(protocol)
    lanes = (*chart.lanes, *_rule_lanes(protocol))
    chart = replace(chart, lanes=tuple(_with_outcomes_told(protocol, lane) for lane in lanes))
    return _sheet(protocol, POSTER, protocol.title, None, chart, protocol.contacts)


def pathway_sheet(protocol: Protocol, pathway: Pathway) -> ChartSheet:
    """Return the sheet of one pathway: those to call whom its steps name, the lists that lead to
    it."""
    sign = pathway_sign(protocol, pathway.id)
    chart, contacts = pathway_chart(protocol, pathway), named_contacts(protocol, pathway)
    lists = lists_beside(protocol, pathway)
    chart = replace(chart, lanes=tuple(replace(lane, asides=lists) for lane in chart.lanes))
    return _sheet(protocol, pathway.id, pathway.title, sign, chart, contacts)


def _rule_lanes(protocol: Protocol) -> Iterator[Lane]:
    """Yield the lanes of the screenings that the lists beside the pathways do not say whole."""
    for screening in protocol.screenings:
        if is_said_beside(screening):
            continue
        lanes = screening_chart(protocol, screening).lanes
        drawn = {box.id for lane in lanes for box in lane.boxes}
        left = [group for group in screening.groups if group.id not in drawn]
        lists = tuple(group_box(screening, group) for group in left)
        for number, lane in enumerate(lanes):
            yield replace(
                lane,
                id=f"_screening-{screening.id}_{lane.id}",  # a pathway may have the same name
                title=lane.title or words.screening_name(protocol, screening),
                asides=() if number else lists,
            )


def _with_outcomes_told(protocol: Protocol, lane: Lane) -> Lane:
    """Add what outcomes say further to their boxes: on the wall there is no page to turn to."""
    texts = {box_id(OutcomeTarget(each.id)): each.text for each in protocol.outcomes if each.text}
    boxes = (
        replace(box, paragraphs=(*box.paragraphs, Paragraph(None, texts[box.id])))
        if box.id in texts
        else box
        for box in lane.boxes
    )
    return replace(lane, boxes=tuple(boxes))


def _sheet(
    protocol: Protocol,
    name: str,
    title: Sentence,
    sign: Sign | None,
    chart: Chart,
    contacts: tuple[Contact, ...],
) -> ChartSheet:
    return ChartSheet(
        name=name,
        title=title,
        protocol=protocol.short_title,
        publisher=protocol.publisher.name,
        link=protocol.publisher.link,
        hue=sign,
        status=page_head(protocol).status,
        language=protocol.language,
        chart=chart,
        contacts=contacts,
        notes=protocol.notes_for("print"),
        span=protocol.span,
    )
