"""Protocol → what the presenter shows: each pathway, and each screening's rule, step by step.

Everything stands in one page, so every address is an anchor in it: a deck's is its identifier, a
slide's begins with its deck's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import (
    OnScreening,
    Pathway,
    PathwayTarget,
    Protocol,
    Screening,
    Sentence,
    Step,
)
from generator.views.chart import Chart, ChartBox, Lane, Paragraph
from generator.views.pages import PageHead, page_head, screening_links
from generator.views.passage import PassageEntry, passage_entries
from generator.views.pathway_chart import ANY_POINT, box_id, pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.signs import Sign, pathway_sign
from generator.views.step import Exit, NextStep, StepEntry, at_any_point, step_entries
from generator.views.title import TitleRun, title_runs
from generator.views.urgency import UrgencyMark, urgency_mark
from generator.words.catalogue import site_words


@dataclass(frozen=True, slots=True)
class PresentedStep:
    """One box of the chart in words. ``lane`` and ``box`` name it in the drawing.

    All addresses of its entry are anchors of the page.
    """

    entry: StepEntry
    lane: str
    box: str
    items: tuple[Paragraph, ...] = ()  # what a group counts, or what a rule joins
    is_ours: bool = False  # words of this site, not of the document
    is_end: bool = False  # outside the order of the list: reached only from a step that leads to it


@dataclass(frozen=True, slots=True)
class Deck:
    """A pathway or a screening's rule. ``length`` says how long it is, for the menu; ``chart`` is
    what its steps are the boxes of."""

    id: str
    title: Sentence | str
    hue: Sign
    length: str
    chart: Chart
    steps: tuple[PresentedStep, ...]
    notes: tuple[Sentence, ...]
    is_rule: bool  # of a screening
    passages: tuple[PassageEntry, ...] = ()
    runs: tuple[TitleRun, ...] = ()  # of its title
    urgency: UrgencyMark | None = None
    at_any_point: tuple[Exit, ...] = ()


@dataclass(frozen=True, slots=True)
class Presentation:
    """Everything that can be presented of a protocol: its pathways first, then its screenings."""

    title: Sentence
    head: PageHead
    decks: tuple[Deck, ...]


def presentation(protocol: Protocol) -> Presentation:
    """Return what the presenter shows of a protocol."""
    pathways = tuple(_pathway_deck(protocol, pathway) for pathway in protocol.pathways)
    screenings = tuple(_screening_deck(protocol, each) for each in protocol.screenings)
    return Presentation(protocol.title, page_head(protocol), (*pathways, *screenings))


def _pathway_deck(protocol: Protocol, pathway: Pathway) -> Deck:
    chart = pathway_chart(protocol, pathway)
    (lane,) = chart.lanes
    here = {box.href: _anchor(pathway.id, box) for box in _boxes(lane) if box.href}
    entries = step_entries(protocol, pathway)
    steps = tuple(
        _presented(pathway, step, entry, here)
        for step, entry in zip(pathway.steps, entries, strict=True)
    )
    outside = [box for box in lane.boxes[len(steps) :] if box.id != ANY_POINT]
    led_to = {arrow.target for arrow in lane.arrows if arrow.source != ANY_POINT}
    # Where only that leads which may happen at any step, its own slide comes first.
    outside.sort(key=lambda box: box.id not in led_to)
    ends = tuple(_end(protocol, pathway.id, lane, box, is_end=True) for box in outside)
    count = sum(box.id in led_to for box in outside)
    anywhere = _anywhere(protocol, pathway, lane, here)
    own = (pathway.note,) if pathway.note else ()
    return Deck(
        pathway.id,
        pathway.title,
        pathway_sign(protocol, pathway.id),
        site_words(protocol.language).steps_in_all(len(steps)),
        chart,
        (*steps, *ends[:count], *anywhere, *ends[count:]),
        (*own, *(note.text for note in protocol.notes_for("pathway"))),
        is_rule=False,
        passages=passage_entries(protocol, PathwayTarget(pathway.id)),
        runs=title_runs(pathway.title, pathway.lead),
        urgency=urgency_mark(protocol, pathway.urgency),
        at_any_point=tuple(way for each in anywhere for way in each.entry.ways),
    )


def _anywhere(
    protocol: Protocol, pathway: Pathway, lane: Lane, here: Mapping[str, str]
) -> tuple[PresentedStep, ...]:
    """Return the slide of what may happen at any step, if anything may."""
    ways = tuple(replace(way, href=f"#{here[way.href]}") for way in at_any_point(protocol, pathway))
    return tuple(
        PresentedStep(
            StepEntry(
                _anchor(pathway.id, box), None, box.paragraphs[0].text, ways=ways, is_question=True
            ),
            lane.id,
            box.id,
            is_ours=True,
            is_end=True,
        )
        for box in lane.boxes
        if box.id == ANY_POINT
    )


def _screening_deck(protocol: Protocol, screening: Screening) -> Deck:
    chart = screening_chart(protocol, screening)
    id = f"_screening-{screening.id}"  # a pathway may have the same identifier
    boxes = [(lane, box) for lane in chart.lanes for box in (*lane.side_boxes, *lane.boxes)]
    following = [NextStep(_anchor(id, box, lane)) for lane, box in boxes[1:]]
    slides = tuple(
        # A rule is told from box to box: its arrows join, and nobody chooses among them.
        _leading_on(_screening_step(protocol, id, lane, box), onward)
        for (lane, box), onward in zip(boxes, (*following, None), strict=True)
    )
    notes = (*protocol.notes_for("screening"), *protocol.notes_for("below-threshold"))
    (link,) = screening_links(protocol, (screening,))
    return Deck(
        id,
        link.title,
        link.hue,
        link.more,
        chart,
        slides,
        tuple(dict.fromkeys(note.text for note in notes)),
        is_rule=True,
        passages=passage_entries(protocol, OnScreening(screening.id)),
    )


def _leading_on(step: PresentedStep, onward: NextStep | None) -> PresentedStep:
    return replace(step, entry=replace(step.entry, onward=onward))


def _boxes(lane: Lane) -> Iterator[ChartBox]:
    for box in lane.boxes:
        yield box
        yield from box.branches


def _anchor(deck: str, box: ChartBox, lane: Lane | None = None) -> str:
    """Return a slide's identifier; the lane is part of it where several have the same boxes."""
    return "_".join(part for part in (deck, lane.id if lane and lane.title else "", box.id) if part)


def _presented(
    pathway: Pathway, step: Step, entry: StepEntry, here: Mapping[str, str]
) -> PresentedStep:
    def anchored(each: StepEntry) -> StepEntry:
        branches = tuple(anchored(branch) for branch in each.branches)
        return replace(each, anchor=f"{pathway.id}_{each.anchor}", branches=branches)

    ways = tuple(replace(way, href=f"#{here[way.href]}") for way in entry.ways)
    entry = replace(anchored(entry), ways=ways, onward=_onward(pathway, step))
    return PresentedStep(entry, pathway.id, step.id)


def _onward(pathway: Pathway, step: Step) -> NextStep | None:
    """Return the one way on; a way back is for another round, and an answer for who answers."""
    ways = (
        NextStep(f"{pathway.id}_{box_id(lead.target)}", number)
        for number, lead in enumerate(step.transitions)
        if lead.kind == "next"
    )
    return next(ways, None)


def _end(
    protocol: Protocol, deck: str, lane: Lane, box: ChartBox, *, is_end: bool
) -> PresentedStep:
    """Return an outcome, or another pathway, which has a deck to go on with."""
    title, *more = box.paragraphs
    ways = tuple(
        Exit(None, False, title.text.text, f"#{each.id}", None)
        for each in protocol.pathways
        if box.id == box_id(PathwayTarget(each.id))
    )
    onward = next((NextStep(way.href.removeprefix("#")) for way in ways), None)
    entry = StepEntry(_anchor(deck, box, lane), lane.title, title.text, ways=ways, onward=onward)
    return PresentedStep(entry, lane.id, box.id, tuple(more), is_end=is_end)


def _screening_step(protocol: Protocol, deck: str, lane: Lane, box: ChartBox) -> PresentedStep:
    if box.kind in ("outcome", "pathway"):
        return _end(protocol, deck, lane, box, is_end=False)
    named = {each.id: each for each in lane.boxes}
    ways = tuple(
        Exit(
            arrow.label,
            False,
            named[arrow.target].paragraphs[0].text.text,
            f"#{_anchor(deck, named[arrow.target], lane)}",
            None,
        )
        for arrow in lane.arrows
        if arrow.source == box.id and arrow.label
    )
    first, *items = box.paragraphs
    labels = [each for each in (lane.title, box.label) if each]
    # Joined, a title of the site's would no longer know its language.
    label = labels[0] if len(labels) == 1 else ": ".join(labels) or None
    entry = StepEntry(_anchor(deck, box, lane), label, first.text, ways=ways)
    is_ours = first.text.origin == "ours"
    return PresentedStep(entry, lane.id, box.id, tuple(items), is_ours)
