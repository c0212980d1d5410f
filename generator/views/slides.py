"""Protocol → what its slides say: each pathway step by step, the screenings, whom to call.

What stands on which slide is decided where lengths are known (``layout/slides/``); here is what
there is to say, in order, and what is for the speaker alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from generator.diagnostics.span import Span
from generator.model import (
    Contact,
    Front,
    OnScreening,
    OutcomeTarget,
    Protocol,
    Screening,
    Sentence,
    SiteNote,
)
from generator.views.chart import Chart
from generator.views.content import (
    about_content,
    contacts_content,
    lanes_content,
    notes_content,
    table_content,
    text_content,
    urgency_content,
    urgent_content,
    versioned,
    with_passages,
)
from generator.views.document import Json
from generator.views.pages import About, about, page_head, screening_links
from generator.views.paragraphs import (
    Piece,
    SlideParagraph,
    note_paragraphs,
    paragraphs_of,
    pieces,
    protocol_text,
    site_text,
)
from generator.views.passage import PassageEntry, in_a_box, passage_entries
from generator.views.pathway import OutcomeEntry, outcome_entry
from generator.views.presenter import Deck, PresentedStep, presentation
from generator.views.questions import GroupEntry, group_entries, statement_of, whole_item
from generator.views.screening_chart import screening_chart
from generator.views.screening_page import PrintedTable, printed_table
from generator.views.signs import Sign
from generator.views.step import Detail, Exit, StepEntry
from generator.views.title import TitleRun
from generator.views.urgency import UrgencyMark
from generator.views.urgent import UrgentLine, urgent_line
from generator.words.catalogue import SiteWords, site_words

SLIDES, STEP_SLIDES = "slides", "slides-steps"


@dataclass(frozen=True, slots=True)
class StepSlide:
    """One box of a pathway's chart in words. ``label`` None: it is an end."""

    box: str
    label: str | None
    facts: tuple[SlideParagraph, ...]  # whose it is to do, and how soon
    text: tuple[SlideParagraph, ...]
    more: tuple[SlideParagraph, ...]  # what it lists, and what is done at the same time
    ways: tuple[SlideParagraph, ...]  # where it leads: what somebody answers, or that it ends
    beside: tuple[SlideParagraph, ...]  # what is said under a label of the site's
    notes: tuple[SlideParagraph, ...]  # for the speaker
    is_end: bool

    @property
    def paragraphs(self) -> tuple[SlideParagraph, ...]:
        """Everything that it says, in order."""
        return (*self.facts, *self.text, *self.more, *self.ways, *self.beside)


@dataclass(frozen=True, slots=True)
class PathwaySlides:
    """A pathway, box by box."""

    title: Sentence
    hue: Sign
    chart: Chart
    steps: tuple[StepSlide, ...]
    notes: tuple[SlideParagraph, ...]  # for the speaker
    passages: tuple[PassageEntry, ...] = ()  # before its steps
    urgency: UrgencyMark | None = None
    runs: tuple[TitleRun, ...] = ()  # of its title


@dataclass(frozen=True, slots=True)
class GroupSlides:
    """A screening's group: its statement, and its items as a list."""

    title: str
    paragraphs: tuple[SlideParagraph, ...]


@dataclass(frozen=True, slots=True)
class ScreeningSlides:
    """A screening: its groups, how they are read together, and what follows."""

    title: str
    hue: Sign
    groups: tuple[GroupSlides, ...]
    chart: Chart
    table: PrintedTable
    outcomes: tuple[SlideParagraph, ...]  # those of which there is more to say than their title
    passages: tuple[PassageEntry, ...] = ()  # before its groups


@dataclass(frozen=True, slots=True)
class SlideShow:
    """All slides of a protocol. ``span`` is the definition's, for problems met while painting."""

    title: Sentence
    words: SiteWords
    short_title: str
    status: str | None  # None while the protocol is in use
    language: str
    about: About
    pathways: tuple[PathwaySlides, ...]
    screenings: tuple[ScreeningSlides, ...]
    screening_notes: tuple[SiteNote, ...]
    contacts: tuple[Contact, ...]
    contact_notes: tuple[SiteNote, ...]
    notes: tuple[SiteNote, ...]  # at the start
    passages: tuple[PassageEntry, ...]  # there, too
    span: Span
    urgent: UrgentLine | None = None  # on each slide
    is_by_step: bool = False  # a slide for each step, instead of all on one


def step_show(protocol: Protocol) -> SlideShow:
    """Return the same with a slide for each step."""
    return replace(slide_show(protocol), is_by_step=True)


def slide_show(protocol: Protocol) -> SlideShow:
    """Return everything that a protocol's slides say."""
    decks = [deck for deck in presentation(protocol).decks if not deck.is_rule]
    both = (*protocol.notes_for("screening"), *protocol.notes_for("below-threshold"))
    words = site_words(protocol.language)
    return SlideShow(
        title=protocol.title,
        words=words,
        short_title=protocol.short_title,
        status=page_head(protocol).status,
        language=protocol.language,
        about=about(protocol),
        pathways=tuple(_pathway(deck, words) for deck in decks),
        screenings=tuple(_screening(protocol, screening) for screening in protocol.screenings),
        screening_notes=tuple(dict.fromkeys(both)),
        contacts=protocol.contacts,
        contact_notes=protocol.notes_for("contacts"),
        notes=tuple(dict.fromkeys((*protocol.notes_for("front"), *protocol.notes_for("print")))),
        passages=passage_entries(protocol, Front()),
        span=protocol.span,
        urgent=urgent_line(protocol),
    )


def _pathway(deck: Deck, words: SiteWords) -> PathwaySlides:
    assert isinstance(deck.title, Sentence)  # only rules are called by words of ours
    notes = tuple(each for note in deck.notes for each in note_paragraphs(note, words))
    return PathwaySlides(
        deck.title,
        deck.hue,
        deck.chart,
        tuple(_step(step, words) for step in deck.steps),
        notes,
        deck.passages,
        deck.urgency,
        deck.runs,
    )


def _step(step: PresentedStep, words: SiteWords) -> StepSlide:
    entry = step.entry
    more = [each for detail in entry.details if not detail.label for each in _detail(detail)]
    more += [each for item in step.items for each in paragraphs_of(item.text)]
    for branch in entry.branches:
        facts = tuple(_facts(branch, branch.label))
        shown = None if facts else branch.label
        more += [*facts, *paragraphs_of(branch.text, is_item=not facts, number=shown)]
    is_told = not step.is_end or step.is_ours
    ways = [each for way in entry.ways if is_told for each in _way(way, words)]
    ways += [SlideParagraph((site_text(words.ends),), is_item=True)] if entry.ends else []
    return StepSlide(
        step.box,
        entry.label,
        tuple(_facts(entry)),
        paragraphs_of(entry.text),
        tuple(more),
        tuple(ways),
        tuple(_details(entry)),
        tuple(_details(entry, only_ours=True)),
        step.is_end,
    )


def _details(entry: StepEntry, *, only_ours: bool = False) -> Iterator[SlideParagraph]:
    """Yield what is said beside a step's text, then what is beside each of its branches."""
    for label, step in ((None, entry), *((branch.label, branch) for branch in entry.branches)):
        for each in step.details:
            if each.label is not None and (each.is_ours or not only_ours):
                yield from _detail(each, label)


def _facts(entry: StepEntry, number: str | None = None) -> Iterator[SlideParagraph]:
    """Yield whose a step is to do, and how soon, in one line behind its number."""
    runs: list[Piece] = []
    for each in entry.before:
        runs += [site_text(f"{' · ' if runs else ''}{each.label}: ", bold=True), *pieces(each.text)]
    if runs:
        yield SlideParagraph(tuple(runs), number is not None, number)


def _detail(detail: Detail, label: str | None = None) -> tuple[SlideParagraph, ...]:
    about_step = (protocol_text(f"{label}: ", bold=True),) if label else ()
    if detail.label is None:
        return paragraphs_of(detail.text, about_step)
    return paragraphs_of(detail.text, (site_text(f"{detail.label}: ", bold=True), *about_step))


def _way(way: Exit, words: SiteWords) -> Iterator[SlideParagraph]:
    """Yield where a step leads: ``Yes: go to STEP 4``."""
    answer = (protocol_text(way.label, bold=True), site_text(": ")) if way.label else ()
    verb = site_text(f"{words.back_to if way.is_back else words.go_to} ")
    limit = (site_text(", "), *pieces(way.limit)) if way.limit else ()
    yield SlideParagraph((*answer, verb, protocol_text(way.target), *limit), is_item=True)
    if way.points:
        yield from paragraphs_of(way.points)


def _screening(protocol: Protocol, screening: Screening) -> ScreeningSlides:
    (link,) = screening_links(protocol, (screening,))
    reached = {rule.outcome for rule in screening.rules}
    assert isinstance(link.title, str)
    chart = screening_chart(protocol, screening)
    return ScreeningSlides(
        link.title,
        link.hue,
        tuple(_group(each) for each in group_entries(screening, site_words(protocol.language))),
        # Lists that stand beside it have slides of their own.
        replace(chart, lanes=tuple(replace(lane, side_boxes=()) for lane in chart.lanes)),
        printed_table(protocol, screening),
        tuple(
            paragraph
            for each in protocol.outcomes
            if OutcomeTarget(each.id) in reached
            for paragraph in _outcome(outcome_entry(protocol, each))
        ),
        passage_entries(protocol, OnScreening(screening.id)),
    )


def _outcome(entry: OutcomeEntry) -> Iterator[SlideParagraph]:
    """Yield what there is to say of an outcome beside its title, behind that."""
    mark = entry.urgency
    soon = (site_text(f" · {mark.word}", bold=True),) if mark else ()
    named = (*pieces(entry.title, bold=True), *soon)
    more = [text for each in entry.passages for text in in_a_box(each)]
    if entry.text:
        yield from paragraphs_of(entry.text, (*named, site_text(": ")), is_item=True)
    elif more or mark:
        yield SlideParagraph(named, is_item=True)
    for text in more:
        yield from paragraphs_of(text)


def _group(group: GroupEntry) -> GroupSlides:
    found = [*paragraphs_of(statement_of(group), bold=True)]
    for item in group.items:
        *before, last = paragraphs_of(whole_item(group, item), is_item=True, number=item.label)
        if item.points:
            last = replace(last, pieces=(*last.pieces, site_text(f" (+{item.points})", bold=True)))
        found += [*before, last]
    return GroupSlides(group.title, tuple(found))


def slides_content(show: SlideShow) -> Json:
    """Return what the slides say."""
    content = versioned(
        **urgent_content(show.urgent),
        title=text_content(show.title),
        status=show.status,
        about=about_content(show.about),
        pathways=[_slide_pathway(pathway) for pathway in show.pathways],
        screenings=[_slide_screening(screening) for screening in show.screenings],
        contacts=contacts_content(show.contacts),
        notes=notes_content(show.notes),
        screening_notes=notes_content(show.screening_notes),
        contact_notes=notes_content(show.contact_notes),
    )
    return with_passages(content, show.passages)


def _slide_pathway(pathway: PathwaySlides) -> Json:
    content: Json = {
        "title": text_content(pathway.title),
        **urgency_content(pathway.urgency),
        "lanes": lanes_content(pathway.chart),
        "slides": [
            [
                _paragraphs((*each.paragraphs, *(() if number else pathway.notes))),
                _paragraphs(each.notes),
            ]
            for number, each in enumerate(pathway.steps)
        ],
        "notes": _paragraphs(pathway.notes),
    }
    return with_passages(content, pathway.passages)


def _slide_screening(screening: ScreeningSlides) -> Json:
    content: Json = {
        "title": screening.title,
        "groups": [[group.title, _paragraphs(group.paragraphs)] for group in screening.groups],
        "lanes": lanes_content(screening.chart),
        "table": table_content(screening.table),
        "outcomes": _paragraphs(screening.outcomes),
    }
    return with_passages(content, screening.passages)


def _paragraphs(paragraphs: Iterable[SlideParagraph]) -> Json:
    return [[each.number, each.text] for each in paragraphs]
