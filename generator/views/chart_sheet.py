"""A chart for paper: the poster of all pathways, or the sheet of one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.diagnostics.span import Span
from generator.model import Contact, Front, Pathway, PathwayTarget, Place, Protocol, Sentence
from generator.views.chart import Chart, Lane
from generator.views.content import (
    contacts_content,
    lanes_content,
    text_content,
    texts_content,
    urgency_content,
    versioned,
    with_passages,
)
from generator.views.document import Json
from generator.views.names import screening_name
from generator.views.overview_chart import is_said_beside, lists_beside, overview_chart
from generator.views.pages import page_head
from generator.views.passage import PassageEntry, passage_entries
from generator.views.pathway import named_contacts
from generator.views.pathway_chart import pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.signs import Sign, pathway_sign
from generator.views.title import TitleRun, title_runs
from generator.views.urgency import UrgencyMark, urgency_mark

POSTER = "poster"


@dataclass(frozen=True, slots=True)
class HeadText:
    """The title of a lane, as its head shows it: in runs, if some of its words are telling."""

    title: str
    runs: tuple[TitleRun, ...]
    hue: Sign
    urgency: UrgencyMark | None = None


@dataclass(frozen=True, slots=True)
class ChartSheet:
    """What a sheet says around its chart and in it.

    ``heads`` are those of the chart's lanes, by their identifiers; on a pathway's sheet, which has
    one, those of all pathways: the sheets of a set have equally large ones.
    """

    name: str  # as in the names of files
    title: Sentence
    protocol: str  # the short title of the protocol that the sheet is a part of
    publisher: str
    hue: Sign | None  # None: of all pathways
    status: str | None  # None while the protocol is in use
    language: str
    chart: Chart
    contacts: tuple[Contact, ...]
    notes: tuple[Sentence, ...]  # ours
    passages: tuple[PassageEntry, ...]
    urgency: UrgencyMark | None  # of its pathway
    heads: Mapping[str, HeadText]
    span: Span


def poster(protocol: Protocol) -> ChartSheet:
    """Return the sheet of all pathways and rules, with everybody to call."""
    chart = overview_chart(protocol)
    chart = replace(chart, lanes=(*chart.lanes, *_rule_lanes(protocol)))
    notes = _texts(protocol, "print", "pathway", "contacts")
    return _sheet(protocol, None, chart, protocol.contacts, notes)


def pathway_sheet(protocol: Protocol, pathway: Pathway) -> ChartSheet:
    """Return the sheet of one pathway: those to call whom it names, the lists that lead to it."""
    chart, contacts = pathway_chart(protocol, pathway), named_contacts(protocol, pathway)
    lists = lists_beside(protocol, pathway)
    chart = replace(chart, lanes=tuple(replace(lane, side_boxes=lists) for lane in chart.lanes))
    own = (pathway.note,) if pathway.note else ()
    notes = (*own, *_texts(protocol, "print", "pathway"))
    return _sheet(protocol, pathway, chart, contacts, notes)


def _texts(protocol: Protocol, *places: Place) -> tuple[Sentence, ...]:
    return tuple(note.text for note in protocol.notes_for(*places))


def _rule_lanes(protocol: Protocol) -> Iterator[Lane]:
    """Yield the lanes of the screenings that the lists beside the pathways do not say whole."""
    for screening in protocol.screenings:
        if is_said_beside(screening):
            continue
        for lane in screening_chart(protocol, screening).lanes:
            is_named = screening.title is not None or lane.title is None
            named = screening_name(protocol, screening) if is_named else None
            yield replace(
                lane,
                id=f"_screening-{screening.id}_{lane.id}",  # a pathway may have the same name
                title=": ".join(each for each in (named, lane.title) if each),
            )


def _sheet(
    protocol: Protocol,
    pathway: Pathway | None,
    chart: Chart,
    contacts: tuple[Contact, ...],
    notes: tuple[Sentence, ...],
) -> ChartSheet:
    """Return the sheet of a pathway, or the poster."""
    return ChartSheet(
        name=pathway.id if pathway else POSTER,
        title=pathway.title if pathway else protocol.title,
        protocol=protocol.short_title,
        publisher=protocol.publisher.name,
        hue=pathway_sign(protocol, pathway.id) if pathway else None,
        status=page_head(protocol).status,
        language=protocol.language,
        chart=chart,
        contacts=contacts,
        notes=notes,
        passages=passage_entries(protocol, PathwayTarget(pathway.id) if pathway else Front()),
        urgency=urgency_mark(protocol, pathway.urgency) if pathway else None,
        heads=_heads(protocol, chart),
        span=protocol.span,
    )


def _heads(protocol: Protocol, chart: Chart) -> dict[str, HeadText]:
    found = {
        each.id: HeadText(
            each.title.text,
            title_runs(each.title, each.lead),
            pathway_sign(protocol, each.id),
            urgency_mark(protocol, each.urgency),
        )
        for each in protocol.pathways
    }
    others = (lane for lane in chart.lanes if lane.id not in found)
    return found | {lane.id: HeadText(lane.title or "", (), lane.hue) for lane in others}


def chart_sheet_content(sheet: ChartSheet) -> Json:
    """Return what a poster or a pathway's sheet says: its chart, and what stands around it."""
    content = versioned(
        title=text_content(sheet.title),
        protocol=sheet.protocol,
        publisher=sheet.publisher,
        status=sheet.status,
        contacts=contacts_content(sheet.contacts),
        notes=texts_content(sheet.notes),
        lanes=lanes_content(sheet.chart),
        **urgency_content(sheet.urgency),
    )
    return with_passages(content, sheet.passages)
