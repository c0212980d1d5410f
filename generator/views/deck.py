"""Protocol → what the presenter shows: each pathway, and each screening's rule, step by step.

Everything stands in one page, so every address is an anchor in it: a deck's is its identifier, a
slide's begins with its deck's. The boxes of the charts lead to the slides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.model import (
    OutcomeTarget,
    Pathway,
    PathwayTarget,
    Protocol,
    Screening,
    Sentence,
    Step,
)
from generator.views import words
from generator.views.chart import Chart, ChartBox, Lane, Paragraph
from generator.views.pages import PageHead, StepEntry, Way, page_head, screening_links, step_entries
from generator.views.pathway_chart import box_id, pathway_chart
from generator.views.screening_chart import screening_chart
from generator.views.signs import Sign, pathway_sign


@dataclass(frozen=True, slots=True)
class Branch:
    """One of the things that are done at the same time."""

    anchor: str
    label: str
    text: Sentence


@dataclass(frozen=True, slots=True)
class Onward:
    """Where a slide leads when nothing is asked: a slide, or another deck."""

    anchor: str
    way_number: int | None = None  # of its arrow among those that leave the box; None: it has none


@dataclass(frozen=True, slots=True)
class Slide:
    """One box of the chart in words. ``lane`` and ``box`` name it in the drawing."""

    anchor: str
    lane: str
    box: str
    label: str | None
    text: Sentence
    items: tuple[Paragraph, ...]  # what a group counts, or what a rule joins
    branches: tuple[Branch, ...]
    ways: tuple[Way, ...]  # addresses are anchors; the answers of a decision are among them
    notes: tuple[Paragraph, ...]  # with a label where they are about one branch
    is_ours: bool  # words of this site, not of the document
    is_end: bool  # outside the order of the list: reached only from a step that leads to it
    onward: Onward | None = None  # None: answers lead on, or nothing does
    is_question: bool = False  # only an answer leads on
    ends: bool = False  # said aloud where the pathway branches


@dataclass(frozen=True, slots=True)
class Deck:
    """A pathway or a screening's rule. ``length`` says how long it is, for the menu."""

    id: str
    title: Sentence | str
    hue: Sign
    length: str
    chart: Chart
    slides: tuple[Slide, ...]
    notes: tuple[Sentence, ...]
    is_rule: bool  # of a screening


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
        _step_slide(pathway, step, entry, here)
        for step, entry in zip(pathway.steps, entries, strict=True)
    )
    outside = lane.boxes[len(steps) :]
    ends = tuple(_end_slide(protocol, pathway.id, lane, box, is_end=True) for box in outside)
    own = (pathway.note,) if pathway.note else ()
    return Deck(
        pathway.id,
        pathway.title,
        pathway_sign(protocol, pathway.id),
        words.steps(len(steps)),
        _led_here(pathway.id, chart),
        (*steps, *ends),
        (*own, *(note.text for note in protocol.notes_for("pathway"))),
        is_rule=False,
    )


def _screening_deck(protocol: Protocol, screening: Screening) -> Deck:
    chart = screening_chart(protocol, screening)
    id = f"_screening-{screening.id}"  # a pathway may have the same identifier
    boxes = [(lane, box) for lane in chart.lanes for box in (*lane.asides, *lane.boxes)]
    following = [Onward(_anchor(id, box, lane)) for lane, box in boxes[1:]]
    slides = tuple(
        # A rule is told from box to box: its arrows join, and nobody chooses among them.
        replace(_screening_slide(protocol, id, lane, box), onward=onward)
        for (lane, box), onward in zip(boxes, (*following, None), strict=True)
    )
    notes = (*protocol.notes_for("screening"), *protocol.notes_for("below-threshold"))
    (link,) = screening_links(protocol, (screening,))
    return Deck(
        id,
        link.title,
        link.hue,
        link.more,
        _led_here(id, chart),
        slides,
        tuple(dict.fromkeys(note.text for note in notes)),
        is_rule=True,
    )


def _boxes(lane: Lane) -> Iterator[ChartBox]:
    for box in lane.boxes:
        yield box
        yield from box.branches


def _anchor(deck: str, box: ChartBox, lane: Lane | None = None) -> str:
    """Return a slide's identifier; the lane is part of it where several have the same boxes."""
    return "_".join(part for part in (deck, lane.id if lane and lane.title else "", box.id) if part)


def _led_here(deck: str, chart: Chart) -> Chart:
    """Return the chart with boxes that lead to the slides of this page."""
    return replace(chart, lanes=tuple(_lane_led_here(deck, lane) for lane in chart.lanes))


def _lane_led_here(deck: str, lane: Lane) -> Lane:
    def led(box: ChartBox) -> ChartBox:
        branches = tuple(led(branch) for branch in box.branches)
        return replace(box, href=f"#{_anchor(deck, box, lane)}", branches=branches)

    boxes, asides = (tuple(led(box) for box in each) for each in (lane.boxes, lane.asides))
    return replace(lane, href=None, boxes=boxes, asides=asides)


def _step_slide(pathway: Pathway, step: Step, entry: StepEntry, here: Mapping[str, str]) -> Slide:
    return Slide(
        f"{pathway.id}_{step.id}",
        pathway.id,
        step.id,
        step.label,
        step.text,
        (),
        tuple(Branch(f"{pathway.id}_{b.id}", b.label, b.text) for b in step.branches),
        tuple(replace(way, href=f"#{here[way.href]}") for way in entry.ways),
        _notes(step),
        is_ours=False,
        is_end=False,
        onward=_onward(pathway, step),
        is_question=step.kind == "decision",
        ends=entry.ends,
    )


def _onward(pathway: Pathway, step: Step) -> Onward | None:
    """Return the one way on; a way back is for another round, and an answer for who answers."""
    ways = (
        Onward(f"{pathway.id}_{box_id(lead.target)}", number)
        for number, lead in enumerate(step.leads)
        if lead.kind == "next"
    )
    return next(ways, None)


def _notes(step: Step) -> tuple[Paragraph, ...]:
    own = (Paragraph(None, step.note),) if step.note else ()
    return (*own, *(Paragraph(each.label, each.note) for each in step.branches if each.note))


def _end_slide(protocol: Protocol, deck: str, lane: Lane, box: ChartBox, *, is_end: bool) -> Slide:
    """Return the slide of an outcome, or of another pathway, which has a deck to go on with."""
    outcomes = {box_id(OutcomeTarget(each.id)): each.text for each in protocol.outcomes}
    more = outcomes.get(box.id)
    title = box.paragraphs[0].text
    ways = tuple(
        Way(None, False, title.text, f"#{each.id}", None)
        for each in protocol.pathways
        if box.id == box_id(PathwayTarget(each.id))
    )
    onward = next((Onward(way.href.removeprefix("#")) for way in ways), None)
    items = (Paragraph(None, more),) if more else ()
    return Slide(
        _anchor(deck, box, lane), lane.id, box.id, lane.title, title, items, (), ways, (),
        is_ours=False, is_end=is_end, onward=onward,
    )  # fmt: skip


def _screening_slide(protocol: Protocol, deck: str, lane: Lane, box: ChartBox) -> Slide:
    if box.kind in ("outcome", "pathway"):
        return _end_slide(protocol, deck, lane, box, is_end=False)
    named = {each.id: each for each in lane.boxes}
    ways = tuple(
        Way(
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
    label = ": ".join(each for each in (lane.title, box.label) if each) or None
    return Slide(
        _anchor(deck, box, lane), lane.id, box.id, label, first.text, tuple(items), (), ways,
        (), is_ours=first.text.origin == "ours", is_end=False,
    )  # fmt: skip
