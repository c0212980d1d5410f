"""What stands on paper: all pathways on a poster, a handout or a card, or one on its own sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from generator.diagnostics.span import Span
from generator.model import (
    Contact,
    Front,
    OnScreening,
    Pathway,
    PathwayTarget,
    Place,
    Protocol,
    Sentence,
)
from generator.views.chart import Chart, Lane
from generator.views.content import (
    contacts_content,
    lanes_content,
    passages_content,
    text_content,
    texts_content,
    urgency_content,
    urgent_content,
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
from generator.views.urgent import UrgentLine, urgent_line

POSTER, HANDOUT, CARD, BADGE = "poster", "handout", "card", "badge"


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
    of_lanes: Mapping[str, tuple[PassageEntry, ...]] = field(default_factory=dict)  # by their names
    citations: tuple[tuple[str, str], ...] = ()  # with the addresses that they lead to
    urgent: UrgentLine | None = None  # over everything


def poster(protocol: Protocol) -> ChartSheet:
    """Return the sheet of all pathways and rules, with everybody to call."""
    return _sheet(
        protocol, None, _all_lanes(protocol), _texts(protocol, "print", "pathway", "contacts")
    )


def handout(protocol: Protocol) -> ChartSheet:
    """Return a sheet of all there is to say, to read and to copy."""
    places: tuple[Place, ...] = (
        "front", "print", "contacts", "pathway", "screening", "below-threshold",
    )  # fmt: skip
    found = _sheet(protocol, None, _all_lanes(protocol), _texts(protocol, *places), HANDOUT)
    screenings = (OnScreening(each.id) for each in protocol.screenings)
    of_lanes = {
        each.id: passage_entries(protocol, PathwayTarget(each.id)) for each in protocol.pathways
    }
    return replace(
        found,
        passages=passage_entries(protocol, Front(), *screenings),
        of_lanes={name: entries for name, entries in of_lanes.items() if entries},
        citations=tuple((c.text, c.link.url) for c in protocol.citations if c.link),
    )


def card(protocol: Protocol) -> ChartSheet:
    """Return a sheet of all pathways, to fold and carry along."""
    notes = _texts(protocol, "print", "contacts", "pathway")
    return replace(_sheet(protocol, None, _all_lanes(protocol), notes, CARD), passages=())


def badge(protocol: Protocol) -> ChartSheet:
    """Return a sheet of small cards: each situation with its first step, and whom to call."""
    lanes = tuple(
        replace(lane, boxes=lane.boxes[:1], arrows=(), side_boxes=(), is_linear=True)
        for lane, pathway in zip(overview_chart(protocol).lanes, protocol.pathways, strict=True)
        if pathway.is_entry
    )
    chart = replace(overview_chart(protocol), lanes=lanes)
    return replace(_sheet(protocol, None, chart, (), BADGE), passages=())


def pathway_sheet(protocol: Protocol, pathway: Pathway) -> ChartSheet:
    """Return the sheet of one pathway: those to call whom it names, the lists that lead to it."""
    chart = pathway_chart(protocol, pathway)
    lists = lists_beside(protocol, pathway)
    chart = replace(chart, lanes=tuple(replace(lane, side_boxes=lists) for lane in chart.lanes))
    own = (pathway.note,) if pathway.note else ()
    return _sheet(protocol, pathway, chart, (*own, *_texts(protocol, "print", "pathway")))


def _all_lanes(protocol: Protocol) -> Chart:
    chart = overview_chart(protocol)
    return replace(chart, lanes=(*chart.lanes, *_rule_lanes(protocol)))


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
    notes: tuple[Sentence, ...],
    name: str = POSTER,
) -> ChartSheet:
    """Return the sheet of a pathway, or one of all of them."""
    return ChartSheet(
        name=pathway.id if pathway else name,
        title=pathway.title if pathway else protocol.title,
        protocol=protocol.short_title,
        publisher=protocol.publisher.name,
        hue=pathway_sign(protocol, pathway.id) if pathway else None,
        status=page_head(protocol).status,
        language=protocol.language,
        chart=chart,
        contacts=named_contacts(protocol, pathway) if pathway else protocol.contacts,
        notes=notes,
        passages=passage_entries(protocol, PathwayTarget(pathway.id) if pathway else Front()),
        urgency=urgency_mark(protocol, pathway.urgency) if pathway else None,
        heads=_heads(protocol, chart),
        span=protocol.span,
        urgent=urgent_line(protocol),
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
    """Return what a sheet says: its chart, and what stands around it."""
    content = versioned(
        **urgent_content(sheet.urgent),
        title=text_content(sheet.title),
        protocol=sheet.protocol,
        publisher=sheet.publisher,
        status=sheet.status,
        contacts=contacts_content(sheet.contacts),
        notes=texts_content(sheet.notes),
        lanes=lanes_content(sheet.chart),
        **urgency_content(sheet.urgency),
    )
    of_lanes: Json = {
        name: list(passages_content(entries)) for name, entries in sheet.of_lanes.items()
    }
    more: dict[str, Json] = {"passages_of_pathways": of_lanes} if of_lanes else {}
    if sheet.citations:
        more["citations"] = [list(each) for each in sheet.citations]
    content = with_passages(content, sheet.passages)
    assert isinstance(content, dict)
    return {**content, **more}
